from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

import cotejo
from index.search.people import bearers, capitalised
from index.search.postings import invert
from index.search.words import terms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

TEXTS = (
    ("en", "Shares on Wall Street rose."),
    ("es", "Las bolsas de Wall Street subieron."),
    ("en", "Waller would cut rates."),
    ("es", "Según Waller, habrá recortes."),
    ("en", "It is Waller\u2019s view, and the Wallers agree."),
    ("en", "Metals rose, and so did silver."),
    ("es", "Los metales subieron. Metales como la plata, más."),
    ("es", "Nadie dijo nada."),
    ("es", "Rebaja de tipos en Lima."),
    ("es", "Van a rebajar los tipos."),
)


def found(names: Sequence[str], sure: Sequence[str] = ()) -> tuple[list[int], bool] | None:
    tokens = [terms(text, lang) for lang, text in TEXTS]
    owners = np.repeat(np.arange(len(TEXTS), dtype=np.int32), [len(each) for each in tokens])
    langs = np.array([lang == "es" for lang, _ in TEXTS], dtype=np.uint8)
    postings = invert(np.array([each for own in tokens for each in own], dtype=np.uint32), owners, langs)

    def read(places: NDArray[np.int64]) -> list[str]:
        return [TEXTS[place][1] for place in places.tolist()]

    people = bearers(names, sure, postings, read)
    return None if people is None else (people.places.tolist(), people.alike)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Waller", ("waller",)),
        ("Waller on rates", ("waller",)),
        ("qué dijo Muñoz de los tipos", ("munoz",)),
        ("Pero Waller", ()),  # capitals of all words tell nothing
        ("The Waller speech on rates", ("waller",)),
        ("waller", ()),
    ],
)
def test_capitals_may_be_names(text: str, names: tuple[str, ...]) -> None:
    assert capitalised(text) == names


def test_a_name_is_found_as_it_is_written_and_not_by_its_stem() -> None:
    assert found(["waller"]) == ([2, 3, 4], True)


def test_what_texts_write_small_is_no_name() -> None:
    assert found(["metales"]) is None
    assert found(["rebaja"]) is None  # it begins a sentence, and nothing tells that it is a name
    assert found(["metales"], sure=["metales"]) == (
        [5, 6],
        False,
    )  # no language has it as a word


def test_several_names_are_found_together_and_none_that_no_text_has() -> None:
    assert found(["waller", "wall"]) == ([0, 1, 2, 3, 4], True)
    assert found(["kashkari"], sure=["kashkari"]) is None


@pytest.mark.parametrize("query", ["Waller", "Fed's Waller on rates", "Waller sobre los tipos"])
def test_who_looks_for_a_governor_is_not_shown_a_street(tmp_path: Path, query: str) -> None:
    texts = {f"street-{day}.txt": f"Wall Street cerró al alza el día {day} y subió un {day} %." for day in range(1, 9)}
    texts |= {f"bolsa-{day}.txt": f"La Fed habló el día {day} de los tipos en Wall Street." for day in range(1, 9)}
    texts["governor.txt"] = "El gobernador Waller habló de recortes en una conferencia, y el mercado no lo esperaba."
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with cotejo.open(tmp_path / "store", mode="write", encoder="lexical") as archive:
        archive.ingest([str(tmp_path / name) for name in texts], workers=1)
        assert [hit.doc for hit in archive.search(query, limit=1)] == ["governor.txt"]
