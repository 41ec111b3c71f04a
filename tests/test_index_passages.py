from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.passages import FEWEST_WORDS, MOST_WORDS, Window, encoded, key, windows
from index.passages import parts as parts_of
from ingest.document import Document, Edit, Label, Metadata, Overlay, Region
from nlp.reading import Reading, Sentence

PARTS = st.lists(
    st.tuples(
        st.sampled_from([Label.TITLE, Label.HEADING, Label.BODY, Label.TABLE, Label.NAVIGATION]),
        st.lists(st.integers(min_value=1, max_value=140), min_size=1, max_size=4),
    ),
    max_size=6,
)


def page(parts: list[tuple[Label, list[int]]], *, lang: str = "en") -> tuple[Document, Reading]:
    """Return a document of regions, each of sentences with so many words, and where its own sentences are."""
    text, regions, sentences = "", [], []
    for label, lengths in parts:
        start = len(text)
        for number, words in enumerate(lengths):
            at = len(text)
            text += " ".join(f"{label}{number}" for _ in range(words)) + "."
            if label is not Label.NAVIGATION:
                sentences.append(Sentence(at, len(text), lang))
            text += "\n"
        regions.append(Region(label, start, len(text) - 1))
    document = Document("/a", "a", text, "", metadata=Metadata(title="T"), regions=tuple(regions))
    return document, Reading(tuple(sentences), (), ())


def sizes(document: Document, reading: Reading) -> list[int]:
    return [len(document.text[window.start : window.end].split()) for window in windows(document, reading)]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([(Label.BODY, [30, 30, 30])], [60, 30]),
        ([(Label.BODY, [50, 80, 10])], [50, 80, 10]),
        ([(Label.BODY, [200, 10])], [200, 10]),
        ([(Label.BODY, [20]), (Label.BODY, [20]), (Label.TABLE, [20])], [60]),
        ([(Label.BODY, [20]), (Label.NAVIGATION, [5]), (Label.BODY, [20])], [20, 20]),
        ([(Label.TITLE, [5]), (Label.BODY, [20]), (Label.HEADING, [3]), (Label.BODY, [20])], [20, 20]),
        ([(Label.TITLE, [5])], [5]),
        ([(Label.NAVIGATION, [5])], []),
    ],
)
def test_windows_keep_to_sentences_and_sections(parts: list[tuple[Label, list[int]]], expected: list[int]) -> None:
    assert sizes(*page(parts)) == expected


@settings(max_examples=60)
@given(PARTS)
def test_windows_are_in_order_and_hold_all_of_the_body(parts: list[tuple[Label, list[int]]]) -> None:
    document, reading = page(parts)
    found = list(windows(document, reading))
    assert all(one.end <= other.start for one, other in pairwise(found))
    inside = [any(window.start <= at < window.end for window in found) for at in range(len(document.text))]
    body = [at for region in document.select({Label.BODY}) for at in range(region.start, region.end)]
    assert all(inside[at] or document.text[at].isspace() for at in body)
    for window in found:
        words = len(document.text[window.start : window.end].split())
        sentences = sum(1 for s in reading.sentences if window.start <= s.start and s.end <= window.end)
        assert words <= MOST_WORDS or sentences == 1
        assert words < FEWEST_WORDS + MOST_WORDS


def test_title_and_heading_are_context() -> None:
    document, reading = page([(Label.HEADING, [2]), (Label.BODY, [3])], lang="es")
    start = document.text.index("body")
    (window,) = windows(document, reading)
    end = len(document.text) - 1
    assert window == Window(start, end, "es", "T. heading0 heading0.", ((start, end),))
    assert parts_of(document, window) == ["T. heading0 heading0.", "body0 body0 body0."]
    assert encoded(document, window) == "T. heading0 heading0. body0 body0 body0."


def test_encoded_text_is_repaired() -> None:
    text = "El Ã­ndice subiÃ³."
    document = Document("/a", "a", text, "", overlay=Overlay((Edit(3, 5, "í"),)))
    assert encoded(document, Window(0, len(text), "es", "")) == "El índice subiÃ³."


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('<strong style="color: #2ca">1 - </strong> El oro subió.', "1 - El oro subió."),
        ("See [the minutes](https://example.org/x) for 3 < 4.", "See the minutes for 3 < 4."),
    ],
)
def test_markup_is_not_encoded(text: str, read: str) -> None:
    assert encoded(Document("/a", "a", text, ""), Window(0, len(text), "es", "")) == read


def test_keys_tell_documents_places_and_texts_apart() -> None:
    one, other = (Document(uri, "a", "", "") for uri in ("/a", "/b"))
    keys = [key(one, 0, "x"), key(one, 1, "x"), key(one, 0, "y"), key(other, 0, "x")]
    assert len(set(keys)) == 4
    assert key(one, 0, "x") == keys[0]
