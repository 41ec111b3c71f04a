"""spaCy's tokenizer of a language, which looks for marks to cut off only in words that hold any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

NAME = "cotejo_tokenizer"
"""What a pipeline's configuration calls it."""

_LONGEST = 1000
"""No word has as many characters, and hardly an address."""
_GLUED = (
    r"(?<=[^\W\d_]{3}s)(?=\d(?!\w))",
    r"(?<=[^\W\d_]{3})(?=[$€£])",
    r"(?<=[^\W_])\((?=[A-Z]{1,5}[):])",
)
"""Where a page lost what parted a word from what follows: "outflows2", "Brent$/bbl", "Elgar(ELG)"."""


def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return what makes the tokenizer of a pipeline, of the rules that spaCy has for its language."""
    return _tokenizer


def _tokenizer(nlp: Language) -> Tokenizer:
    rules: Any = nlp.Defaults
    before, behind = compile_prefix_regex(rules.prefixes).search, compile_suffix_regex(rules.suffixes).search
    inside = compile_infix_regex([*rules.infixes, *_GLUED]).finditer
    # Most words are of letters alone, none of which any of these expressions is about. One that never ends ("((((…") is
    # cut inside in one go: mark by mark it would be copied as often as it has marks.
    return Tokenizer(
        nlp.vocab,
        rules=rules.tokenizer_exceptions,
        prefix_search=lambda word: None if word.isalpha() or len(word) > _LONGEST else before(word),
        suffix_search=lambda word: None if word.isalpha() or len(word) > _LONGEST else behind(word),
        infix_finditer=lambda word: () if word.isalpha() else inside(word),
        token_match=rules.token_match,
        url_match=lambda word: None if len(word) > _LONGEST else rules.url_match(word),
    )


registry.tokenizers(NAME, func=make_tokenizer)
