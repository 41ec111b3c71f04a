"""Reading texts that go into no store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.sourced import SourcedClaim
from ingest.document import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.tokens import Doc

    from ingest.document import Document
    from nlp.explanation import Explanation
    from nlp.names.own import OwnNames
    from nlp.reading import Claim, Mention, Quantity


@dataclass(frozen=True, slots=True)
class Extract:
    """What one text states: its numbers, what they are about, and what it names.

    Attributes:
        quantities: every number with its unit, signed as written, before anything is known of what it is about.
        claims: every figure with its subject, metric and date; a metric that was not understood is null.
        mentions: the companies, indices, central banks and others, with identifiers.
    """

    quantities: tuple[Quantity, ...]
    claims: tuple[SourcedClaim, ...]
    mentions: tuple[Mention, ...]


def extract(
    text: str, *, lang: str | None = None, date: str | None = None, names: str | Path | OwnNames | None = None
) -> Extract:
    """Read a text as it stands: all of it is prose, nothing of it is a page around an article.

    Args:
        text: the text; offsets of what is found are its characters, end exclusive.
        lang: its language, ``en`` or ``es``; detected when not given.
        date: its publication date (ISO 8601); relative dates are resolved against it.
        names: a file of your own names (TOML or CSV).
    """
    doc = _processed(text, lang=lang, date=date, names=names)
    claims = (_sourced(claim, text, doc_date=date) for claim in doc._.cotejo_claims)
    return Extract(doc._.cotejo_quantities, tuple(claims), doc._.cotejo_mentions)


def quantities(
    text: str, *, lang: str | None = None, names: str | Path | OwnNames | None = None
) -> tuple[Quantity, ...]:
    """Return the numbers of a text with their units, as `extract` does, and spare the time of what they are about.

    The arguments are those of `extract`.
    """
    from nlp.pipeline import recognize

    found: tuple[Quantity, ...] = recognize(_begun(text, lang=lang, date=None, names=names))._.cotejo_quantities
    return found


def explain(
    text: str, *, lang: str | None = None, date: str | None = None, names: str | Path | OwnNames | None = None
) -> Iterator[Explanation]:
    """Yield, for each sentence of a text that states a figure, what was seen, what was weighed and why one won.

    The arguments are those of `extract`.
    """
    from nlp.explanation import explain_doc, in_place

    yield from explain_doc(_processed(text, lang=lang, date=date, names=names), in_place)


def explain_files(
    paths: Iterable[str], *, date: str | None = None, names: str | Path | OwnNames | None = None
) -> Iterator[tuple[str, Explanation] | Rejected]:
    """Read files as documents and yield the name of the document and the explanation of each sentence with a figure.

    The arguments are those of `extract_files`.
    """
    from nlp.explanation import explain as explain_document

    own = _own(names)
    for document in _documents(paths, date=date):
        if isinstance(document, Rejected):
            yield document
        else:
            yield from ((document.name, each) for each in explain_document(document, names=own))


def extract_files(
    paths: Iterable[str], *, date: str | None = None, names: str | Path | OwnNames | None = None
) -> Iterator[SourcedClaim | Rejected]:
    """Read files as documents, with regions and metadata, and yield their figures in order.

    Args:
        paths: files, folders or globs; ``-`` is standard input.
        date: publication date (ISO 8601) of documents that carry none.
        names: a file of your own names (TOML or CSV).
    """
    from nlp.reader import read

    own = _own(names)
    for document in _documents(paths, date=date):
        if isinstance(document, Rejected):
            yield document
            continue
        for claim in read(document, names=own).claims:
            yield _sourced(
                claim, document.text, doc=document.name, uri=document.uri, doc_date=document.metadata.doc_date
            )


def _documents(paths: Iterable[str], *, date: str | None) -> Iterator[Document | Rejected]:
    from ingest.reader import read as read_source
    from ingest.sources import find

    for source in find(paths):
        if isinstance(source, Rejected):
            yield source
        else:
            yield from read_source(source, date=date)


def _own(names: str | Path | OwnNames | None) -> OwnNames:
    from nlp.names.own import OwnNames

    return names if isinstance(names, OwnNames) else OwnNames.from_file(names) if names else OwnNames()


def _processed(text: str, *, lang: str | None, date: str | None, names: str | Path | OwnNames | None) -> Doc:
    from nlp.pipeline import load

    doc = _begun(text, lang=lang, date=date, names=names)
    return load(doc.lang_)(doc)


def _begun(text: str, *, lang: str | None, date: str | None, names: str | Path | OwnNames | None) -> Doc:
    """Return the words of a text with what is known of it, before any component has read it."""
    from nlp.context import Context, inform
    from nlp.language import detect
    from nlp.numbers.convention import decide
    from nlp.pipeline import load

    context = Context(doc_date=date, convention=decide(text), names=_own(names))
    return inform(load(lang or detect(text, default="en")).make_doc(text), text, context)


def _sourced(claim: Claim, text: str, *, doc: str = "", uri: str = "", doc_date: str | None) -> SourcedClaim:
    sentence = text[claim.sentence_start : claim.sentence_end]
    return SourcedClaim(claim=claim, doc=doc, uri=uri, sentence=sentence, doc_date=doc_date, cluster="")
