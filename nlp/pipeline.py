"""The English and Spanish pipelines: blank ones with the project's components."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from nlp.absence import absent, deferred
from nlp.folding import lowered_word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spacy.language import Language
    from spacy.tokens import Doc

UNUSED = ("torch", "tensorflow", "mxnet", "cupy")
"""What spaCy imports where it is installed, and a pipeline without a network needs not."""

_PLAIN: Mapping[str, Callable[[str], str | bool]] = {
    "LOWER": lowered_word,
    "IS_ALPHA": str.isalpha,
    "IS_SPACE": str.isspace,
    "IS_TITLE": str.istitle,
    "IS_UPPER": str.isupper,
}
"""What components ask of a word and Python itself can tell, in place of spaCy's functions around it."""
_ASKED = ("IS_PUNCT", "IS_STOP", "LANG")
"""What else they ask: all that spaCy can tell of a word would be worked out for every new one of a text."""

RECOGNITION = ("cotejo_sentences", "cotejo_mentions", "cotejo_quantities")
"""What finds names and numbers, before anything is known of what the numbers are about."""
COMPONENTS = (*RECOGNITION, "cotejo_claims")


@cache
def load(lang: str) -> Language:
    """Return the pipeline of a language (``en`` or ``es``): a blank one with the project's components.

    Results are in ``doc._.cotejo_mentions``, ``cotejo_quantities`` and ``cotejo_claims``; what is known of the document
    goes into ``doc._.cotejo_context`` before the components run.
    """
    with absent(*UNUSED), deferred("spacy.cli.info", "info"):
        import spacy
        from spacy.attrs import IDS

        from nlp import components, tokenizing  # noqa: F401 - they register factories

    nlp = spacy.blank(lang, config={"nlp": {"tokenizer": {"@tokenizers": tokenizing.NAME}}})
    vocab: Any = nlp.vocab
    known = vocab.lex_attr_getters
    vocab.lex_attr_getters = {IDS[name]: _PLAIN.get(name, known[IDS[name]]) for name in (*_PLAIN, *_ASKED)}
    for lexeme in [each for each in nlp.vocab if not each.text.isascii()]:  # those that the tokenizer brings along
        lexeme.lower_ = lowered_word(lexeme.text)
    nlp.max_length = 50_000_000
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def recognize(doc: Doc) -> Doc:
    """Run the components that find names and numbers over a ``Doc`` that knows its context, and make no claims."""
    nlp = load(doc.lang_)
    for name in RECOGNITION:
        doc = nlp.get_pipe(name)(doc)
    return doc
