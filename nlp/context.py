"""What a spaCy pipeline is told about the document around the text that it sees."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nlp.learned.judge import Judge
from nlp.names.own import OwnNames
from nlp.numbers.convention import Convention
from nlp.text import keep

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp.reading import Claim, Mention, Quantity


@dataclass(frozen=True, slots=True)
class Context:
    """The document's evidence that one stretch of its text is read with.

    Attributes:
        doc_date: publication date (ISO 8601, a day), null when unknown; relative dates are resolved against it.
        convention: how the document writes numbers.
        seen: identifiers named in full earlier in the document; they let a short name stand for them.
        title: a title that stands outside the text (in front matter, a page's head); ``titled`` is what it names.
        names: a user's own names, beside those of the package.
        judge: who decides what a figure is about.
    """

    doc_date: str | None = None
    convention: Convention = field(default_factory=Convention)
    seen: frozenset[str] = frozenset()
    title: str | None = None
    titled: tuple[Mention, ...] = ()
    names: OwnNames = field(default_factory=OwnNames)
    judge: Judge = field(default_factory=Judge)


def inform(doc: Doc, text: str, context: Context) -> Doc:
    """Tell a document, before a pipeline reads it, the text that it was made of and what is known around it."""
    doc._.cotejo_context = context
    keep(doc, text)
    return doc


def register() -> None:
    """Register the extension attributes ``doc._.cotejo_context``, ``_mentions``, ``_quantities`` and ``_claims``.

    Offsets in them are characters of that ``Doc``'s own text.
    """
    from spacy.tokens import Doc

    mentions: tuple[Mention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    for name, default in (
        ("cotejo_context", Context()),
        ("cotejo_mentions", mentions),
        ("cotejo_quantities", quantities),
        ("cotejo_claims", claims),
    ):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
