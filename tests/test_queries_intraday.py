"""What of a session a text tells: its course, or how it ended."""

from __future__ import annotations

from typing import Any

import pytest

from index.sourced import SourcedClaim
from queries.findings import find
from queries.intraday import Sessions, settled
from stating import figure


def level(
    sentence: str, text: str, *, lang: str, doc: str = "a", at: int = 0, basis: str | None = None
) -> SourcedClaim:
    place: dict[str, Any] = {"doc": doc, "date": "2026-02-10", "at": at, "lang": lang}
    named: dict[str, Any] = {"subject": "index:SPX", "metric": "index_level", "unit": "pts", "basis": basis}
    return figure(sentence, text, float(text.replace(",", "")), **place, **named)


@pytest.mark.parametrize(
    ("lang", "sentence", "basis", "expected"),
    [
        ("en", "The index rose 0.4% to 6,940.", None, True),
        ("es", "El índice subió un 0,4 %, hasta 6,940.", None, True),
        ("en", "Wall Street ended mixed, the index 6,940.", None, True),
        ("es", "Wall Street acabó mixta, el índice 6,940.", None, True),
        ("en", "The index rose 0.4% to 6,940 at midday.", None, False),
        ("es", "El índice subía a media sesión un 0,4 %, hasta 6,940.", None, False),
        ("en", "It opened lower and closed at 6,940.", "close", True),
        ("es", "Abrió a la baja y cerró en 6,940.", "close", True),
        ("en", "The index stood, 6,940 by our count.", None, False),
        ("es", "El índice estaba, 6,940 según nuestra cuenta.", None, False),
    ],
)
def test_a_level_is_settled_where_the_words_end_a_session(
    lang: str, sentence: str, basis: str | None, expected: bool
) -> None:
    assert settled(level(sentence, "6,940", lang=lang, basis=basis)) is expected


@pytest.mark.parametrize(
    ("lang", "first", "expected"),
    [
        ("en", "At midday the index was at 6,931.", True),
        ("es", "A media sesión el índice estaba en 6,931.", True),
        ("en", "At midday it was at 6,931, below where it closed yesterday.", True),
        ("es", "A media sesión estaba en 6,931, por debajo de donde cerró ayer.", True),
        ("en", "It opened lower but closed at 6,931.", False),
        ("es", "Abrió a la baja pero cerró en 6,931.", False),
        ("en", "The index was at 6,931.", False),
        ("es", "El índice estaba en 6,931.", False),
    ],
)
def test_a_text_is_of_the_course_that_says_so_and_tells_no_close(lang: str, first: str, expected: bool) -> None:
    opening = level(first, "6,931", lang=lang)
    later = level("6,940", "6,940", lang=lang, at=100)

    assert Sessions([later, opening]).goes_on(later) is expected


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("en", "The index rose 0.4% to 6,940.", "The index closed at 6,904."),
        ("es", "El índice subió un 0,4 %, hasta 6,940.", "El índice cerró en 6,904."),
    ],
)
def test_two_digits_changed_over_are_told_of_what_a_session_ended_at(lang: str, one: str, other: str) -> None:
    claims = [
        level(one, "6,940", lang=lang, doc="a"),
        level(other, "6,904", lang=lang, doc="b", basis="close"),
    ]

    assert [(f.kind, len(f.sides)) for f in find(claims, kinds={"value"})] == [("value", 2)]
