from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.sentences import _CANDIDATE, split

SHARED = Path(__file__).resolve().parents[2] / "shared"


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. economy grew. It was fast.", ["The U.S. economy grew.", "It was fast."]),
        ("La economía de EE. UU. creció. Fue rápido.", ["La economía de EE. UU. creció.", "Fue rápido."]),
        ("Stocks fell in the U.S. The dollar rose.", ["Stocks fell in the U.S.", "The dollar rose."]),
        ("Cayó la bolsa en EE.UU. El dólar subió.", ["Cayó la bolsa en EE.UU.", "El dólar subió."]),
        ("Gold vs. silver: 3.5% up. Mr. Roe agreed.", ["Gold vs. silver: 3.5% up.", "Mr. Roe agreed."]),
        ("Oro vs. plata: 3,5 % más. El Sr. Roe asintió.", ["Oro vs. plata: 3,5 % más.", "El Sr. Roe asintió."]),
        ("See No. 5 and Fig. 2 there. Done.", ["See No. 5 and Fig. 2 there.", "Done."]),
        ("Véase núm. 5 y pág. 2 ahí. Listo.", ["Véase núm. 5 y pág. 2 ahí.", "Listo."]),
        ("Acme Inc. rose; so did Beta Corp. today.", ["Acme Inc. rose; so did Beta Corp. today."]),
        ("Acme S.A. de C.V. subió hoy.", ["Acme S.A. de C.V. subió hoy."]),
        ("Acme Research, Inc. (ACMR) rose.", ["Acme Research, Inc. (ACMR) rose."]),
        ("The index\nHBX,\n-0.17%\n\nended lower.", ["The index\nHBX,\n-0.17%\n\nended lower."]),
        ("El índice\nHBX,\n-0.17%\n\ncerró a la baja.", ["El índice\nHBX,\n-0.17%\n\ncerró a la baja."]),
        ("The index\n\nHBX, -0.17%\n\nended lower.", ["The index\n\nHBX, -0.17%\n\nended lower."]),
        ("El índice\n\nHBX, -0.17%\n\ncerró a la baja.", ["El índice\n\nHBX, -0.17%\n\ncerró a la baja."]),
        ("Gainers\n\nHBX, 0.17%\n\nThe index fell.", ["Gainers\n\nHBX, 0.17%", "The index fell."]),
        ("Jane Q. Roe spoke. He left.", ["Jane Q. Roe spoke.", "He left."]),
        ("It opened at 9 a.m. Traders slept.", ["It opened at 9 a.m.", "Traders slept."]),
        ("Cedió 0,3 p.p. Los bonos cedieron.", ["Cedió 0,3 p.p.", "Los bonos cedieron."]),
        ("It fell... Then it rose.", ["It fell...", "Then it rose."]),
        ("Bajó… Luego subió.", ["Bajó…", "Luego subió."]),
        ("“It fell.” “It rose.”", ["“It fell.”", "“It rose.”"]),
        ("Bajó. ¿Por qué? ¡Por nada!", ["Bajó.", "¿Por qué?", "¡Por nada!"]),
        ("Bajó.¿Y ahora qué pasa?", ["Bajó.", "¿Y ahora qué pasa?"]),
        ("Read https://acme.com/a.html?x=1. Then go.", ["Read https://acme.com/a.html?x=1.", "Then go."]),
        ("Yahoo! Finance has it.", ["Yahoo! Finance has it."]),
        ("A leaner balance sheet.The shares fell.", ["A leaner balance sheet.", "The shares fell."]),
        ("He fell (3.5%). She rose.[1] They met.", ["He fell (3.5%).", "She rose.[1]", "They met."]),
    ],
)
def test_full_stops_end_sentences_only_where_one_ends(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("One heading", "", "The text rose"), [("One heading",), ("The text rose",)]),
        (("# Oro", "Subió hoy"), [("# Oro",), ("Subió hoy",)]),
        (("- first item", "- second item", "Tail"), [("- first item",), ("- second item",), ("Tail",)]),
        (("| Oro | 5 |", "| Plata | 6 |"), [("| Oro | 5 |",), ("| Plata | 6 |",)]),
        (
            ("The board met for two days and it decided to keep the", "rate of interest where it was"),
            [("The board met for two days and it decided to keep the", "rate of interest where it was")],
        ),
        (
            ("The board of the central bank met for two days, and the governor of the U.S.", "Treasury came too."),
            [("The board of the central bank met for two days, and the governor of the U.S.", "Treasury came too.")],
        ),
        (("By Jane Roe", "Monday 5 min read"), [("By Jane Roe",), ("Monday 5 min read",)]),
    ],
)
def test_line_ends_end_sentences_outside_wrapped_prose(
    end: str, lines: tuple[str, ...], expected: list[tuple[str, ...]]
) -> None:
    assert sentences(end.join(lines)) == [end.join(sentence) for sentence in expected]


@given(st.text(alphabet="aB1 .!?…¿¡\n\r\t\"'()-#|,;:%$áÑ<>[]", max_size=120))
def test_spans_are_sorted_stripped_and_cover_the_text(text: str) -> None:
    spans = list(split(text))
    at, left = 0, ""
    for start, end in spans:
        assert at <= start < end
        assert text[start:end] == text[start:end].strip()
        left += text[at:start]
        at = end
    assert (left + text[at:]).strip() == ""


@pytest.mark.shared
def test_hard_wrapped_statements_keep_their_sentences_whole() -> None:
    folder = SHARED / "real" / "fomc" / "statements"
    if not folder.is_dir():
        pytest.skip(f"{folder} is absent: put the shared material beside the project")
    split_apart = [
        (path.name, text[start:end])
        for path in sorted(folder.glob("*.txt"))
        for text in [path.read_text(encoding="utf-8")]
        for start, end in split(text)
        if text[start:end].endswith((" the", " and", " of", ",", " for"))
    ]
    assert split_apart == []


@pytest.mark.parametrize("words", ["the rate was 3.4% and ", "la tasa fue del 3,4 % y "])
def test_what_never_ends_is_cut_at_its_blanks(words: str) -> None:
    text = (words * 2000).strip()
    found = sentences(text)
    assert max(map(len, found)) < 2100
    assert " ".join(found) == text
    assert sentences(text[:1900]) == [text[:1900].strip()]


@pytest.mark.parametrize("mark", [".", "!", "?", "…"])
def test_a_run_of_marks_is_tried_once(mark: str) -> None:
    run = f"Up{mark * 50} Then down."
    assert [at for at in range(2, 52) if _CANDIDATE.match(run, at)] == [2]
    assert sentences(run) == [f"Up{mark * 50}", "Then down."]
