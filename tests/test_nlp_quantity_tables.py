"""The two languages hold the same tables under the same labels."""

from __future__ import annotations

from typing import Any

import pytest

from nlp.tables import language_table

WORDS = {
    "small",
    "tens",
    "hundreds",
    "multipliers",
    "scales",
    "compounds",
    "marks",
    "money_marks",
    "halves",
    "denominators",
    "parts",
    "unit_parts",
}
CODED = {"money", "cents", "scaled_money"}


def labels(value: Any, *, inside: str = "") -> Any:
    """Return the labels of a table without its words."""
    if not isinstance(value, dict) or inside in WORDS | CODED:
        return None
    return {label: labels(entry, inside=label) for label, entry in value.items() if label != "signs"}


@pytest.mark.parametrize("name", ["numbers", "units", "ranges", "exclusions"])
def test_both_languages_have_the_same_labels(name: str) -> None:
    assert labels(language_table("en", name)) == labels(language_table("es", name))


@pytest.mark.parametrize("name", ["numbers", "units", "ranges", "exclusions"])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_list_says_a_word_twice(lang: str, name: str) -> None:
    twice = [words for words in _lists(language_table(lang, name)) if len(words) != len(set(words))]
    assert twice == []


def _lists(value: Any) -> list[list[str]]:
    if isinstance(value, dict):
        return [words for entry in value.values() for words in _lists(entry)]
    return [value] if isinstance(value, list) and all(isinstance(word, str) for word in value) else []
