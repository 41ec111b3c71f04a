"""The pipelines' tokenizer cuts texts into the words that spaCy's own does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import spacy

from nlp.pipeline import load

TEXTS = {
    "en": 'The "Harbour-20" (HBX) didn\'t fall: it rose 3.5% to $1,204.50/oz., while U.S. firms—e.g. Elgar—lost ½ pt…',
    "es": "¿El «Puerto-20» (PTX) cayó? Subió un 3,5% hasta 1.204,50€/oz., y EE.UU. —la 2ª y el 3.º— perdió ½ pto…",
}


@pytest.mark.parametrize(("lang", "text"), TEXTS.items())
def test_cuts_as_spacy_does(lang: str, text: str) -> None:
    assert [word.text for word in load(lang).make_doc(text)] == [word.text for word in spacy.blank(lang)(text)]


@pytest.mark.parametrize("lang", TEXTS)
def test_finds_nothing_to_cut_off_a_word_of_letters(lang: str) -> None:
    tokenizer: Any = spacy.blank(lang).tokenizer
    letters = filter(str.isalpha, map(chr, range(0x3000)))
    words = [word for letter in letters for word in (letter, f"a{letter}", f"{letter}a", f"A{letter}A")]
    assert not [
        word
        for word in words
        if tokenizer.prefix_search(word) or tokenizer.suffix_search(word) or [*tokenizer.infix_finditer(word)]
    ]


def _noting(search: Callable[[str], object], asked: list[str]) -> Callable[[str], object]:
    def ask(word: str) -> object:
        asked.append(word)
        return search(word)

    return ask


@pytest.mark.parametrize("lang", TEXTS)
@pytest.mark.parametrize("mark", ["(", ")", '"', "%", "$", "¿"])
def test_does_not_cut_what_never_ends_mark_by_mark(lang: str, mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tokenizer: Any = load(lang).tokenizer
    asked: list[str] = []
    for name in ("prefix_search", "suffix_search"):
        monkeypatch.setattr(tokenizer, name, _noting(getattr(tokenizer, name), asked))
    asked.clear()  # a tokenizer reads its exceptions anew when it is changed
    text = mark * 5000
    assert load(lang).make_doc(text).text == text
    assert len(asked) < 10
