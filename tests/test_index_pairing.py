from __future__ import annotations

import numpy as np
import pytest

from index.matrix import quantise
from index.pairing import pair
from index.parallel import Likeness, Text, compare


def text(key: int, lang: str, day: int, seeds: list[int], figures: tuple[float, ...] = ()) -> Text:
    """Return a text whose sentences have random vectors: of the same seed the same one, whatever the language."""
    rows = np.stack([np.random.default_rng(seed).normal(size=32) for seed in seeds]).astype(np.float32)
    return Text(key, lang, day, quantise(rows), figures, frozenset())


TEXTS = (
    text(1, "en", 100, [1, 2, 3, 4], (22.0, 3.5, 7.0)),
    text(2, "es", 101, [1, 2, 3, 4], (22.0, 3.5, 9.0)),
    text(3, "es", 101, [1, 6, 7, 8], (1.0, 2.0)),
    text(4, "es", 150, [1, 2, 3, 4]),
    text(5, "en", 100, [1, 2, 3, 4]),
    text(6, "es", 0, [9, 2, 3, 4]),
    text(7, "es", 100, [1, 2]),
    text(8, "es", 100, list(range(1, 30))),
)


def test_texts_of_another_language_about_then_are_compared() -> None:
    found = {(each.document, each.other): each for each in compare(TEXTS, frozenset({1}))}
    assert set(found) == {(1, 2), (1, 3), (1, 6)}
    assert found[1, 2] == Likeness(1, 2, 1.0, 2 / 3, None)
    assert found[1, 3].figures is None
    assert found[1, 3].text < found[1, 6].text < found[1, 2].text


def test_what_is_found_does_not_hang_on_who_came_first() -> None:
    both = {(e.document, e.other): e for e in compare(TEXTS, frozenset(each.key for each in TEXTS))}
    (later,) = compare(TEXTS[:2], frozenset({2}))
    assert both[1, 2] == later


def like(document: int, other: int, value: float, *, figures: float | None = None) -> Likeness:
    return Likeness(document, other, value, figures, None)


@pytest.mark.parametrize(
    ("likenesses", "expected"),
    [
        ([like(1, 2, 0.75)], [(1, 2)]),
        ([like(1, 2, 0.55)], []),
        ([like(1, 2, 0.75), like(1, 3, 0.65), like(4, 3, 0.8)], [(4, 3), (1, 2)]),
        ([like(1, 2, 0.75), like(1, 3, 0.74)], []),
        ([like(1, 2, 0.75, figures=0.9), like(1, 3, 0.74, figures=0.1)], [(1, 2)]),
        ([like(1, 2, 0.75, figures=0.3)], []),
        ([like(1, 3, 0.75), like(2, 3, 0.9)], [(2, 3)]),
    ],
)
def test_the_likest_of_each_other_that_lead_are_translations(
    likenesses: list[Likeness], expected: list[tuple[int, int]]
) -> None:
    clusters = {key: f"c{key}" for key in range(1, 5)}
    assert [(each.document, each.other) for each in pair(likenesses, clusters)] == expected


def test_copies_are_one_text_that_has_one_translation() -> None:
    clusters = {1: "a", 2: "a", 3: "b"}
    found = pair([like(1, 3, 0.75), like(2, 3, 0.76)], clusters)
    assert [(each.document, each.other) for each in found] == [(2, 3)]
