"""Marked texts: how marks are read and checked, what they are as gold, and how a reading is measured against them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("benchmarks", reason="the benchmarks are not installed with the package")

from benchmarks.annotated import of_marked
from benchmarks.marked.check import complaints
from benchmarks.marked.gold import FOLDER, LANGUAGES, PARTS, marked, part_of, rows
from benchmarks.marked.marks import MarkError, parse
from benchmarks.marked.measure import interval, measure, score
from nlp.learned.judge import Judge
from nlp.learned.method import Method
from nlp.reader import read

EN = """---
title: Caterpillar sells 3% more
date: 2026-02-04
lang: en
---
Caterpillar said revenue rose {8%|revenue_growth|Caterpillar} to {$17 billion|revenue|Caterpillar} in 2025.
Dunmore Quarries, a private supplier, booked sales of {$40 million|revenue|-}. The ASX 200 fell {0.4%|return|-}.
The dollar cost {?|?} yen. Some 120,000 people work there; margins were near {20%|?}.
"""
ES = """---
title: Repsol vende un 3 % más
date: 2026-02-04
lang: es
---
Repsol dijo que los ingresos subieron un {8 %|revenue_growth|Repsol}, hasta {17.000 millones de euros|revenue|Repsol}.
El BCE dejará los tipos de interés en el {2 %|policy_rate|cb:ECB|f}, según los analistas.

En España la inflación de los alimentos fue del {3 %|inflation|country:ES|part=alimentos}.
"""
ONE = "---\ntitle: A\ndate: 2026-02-04\nlang: en\n---\n"


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def gold(source: str, tmp_path: Path) -> list[dict[str, Any]]:
    ((document, text),) = marked(write(tmp_path, a=source))
    return rows(text, document.name, read(document, judge=Judge(Method.RULES)).mentions)


@pytest.mark.parametrize(
    ("mark", "row"),
    [
        ("{8%|return|index:SPX}", (("return",), ("index:SPX",), "actual", None)),
        ("{8%|pe/pe_forward|A or -|f}", (("pe", "pe_forward"), ("A", None), "forecast", None)),
        ("{8%|inflation|country:ES|t|part=food}", (("inflation",), ("country:ES",), "target", "food")),
        ("{8%|?}", ((), (), "actual", None)),
    ],
)
def test_a_mark_says_what_its_number_is(mark: str, row: tuple[Any, ...]) -> None:
    found = parse(f"Up {mark} today")
    (told,) = found.marks
    assert found.text == "Up 8% today"
    assert found.text[told.start : told.end] == told.value == "8%"
    assert (told.metrics, told.subjects, told.status, told.part) == row


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("a { b", "a brace that is no mark"),
        ("{ 8%|return|-}", "a space at an end"),
        ("{8%|return}", "needs a metric and a subject"),
        ("{8%|return|-|x}", "'x' is neither f, t, h nor part="),
    ],
)
def test_a_mark_that_cannot_be_read_is_refused(source: str, reason: str) -> None:
    with pytest.raises(MarkError, match=reason):
        parse(source)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("No front matter {1%|return|-}", "it does not begin with a front matter of title, date and lang"),
        (f"{ONE}{{1%|growth|-}}", "'growth' is no metric of the contract: 1%"),
        (f"{ONE}{{1%|return|Acme}}", "the text does not have 'Acme', whom 1% is about"),
        (f"{ONE}{{1%|return|-}}", "only 1 marks"),
    ],
)
def test_what_is_wrong_with_a_text_is_told(source: str, complaint: str) -> None:
    assert complaint in list(complaints(source))


@pytest.mark.parametrize(
    ("source", "subjects"),
    [
        (EN, [["XNYS:CAT"], ["XNYS:CAT"], [None], [None, "index:AXJO"]]),
        (ES, [["XMAD:REP"], ["XMAD:REP"], ["cb:ECB"], ["country:ES"]]),
    ],
)
def test_names_are_known_by_what_is_found_at_them(
    source: str, subjects: list[list[str | None]], tmp_path: Path
) -> None:
    assert [row["subject"] for row in gold(source, tmp_path) if not row.get("ignore")] == subjects


def test_numbers_of_the_title_and_undecided_ones_are_asked_of_nobody(tmp_path: Path) -> None:
    asked = [row for row in gold(EN, tmp_path) if row.get("ignore")]
    assert [row.get("value_text") for row in asked] == ["?", "20%", None]
    assert EN[asked[-1]["start"] : asked[-1]["end"]].endswith("lang: en\n---\n")


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        ("$4.2 billion", (42.0, 42.0)),
        ("3.50%–3.75%", (350.0, 375.0)),
        ("5 336 millones", (5336.0, 5336.0)),
        ("half", (None, None)),
    ],
)
def test_a_value_is_known_by_its_numerals(value: str, ends: tuple[float | None, float | None]) -> None:
    found = interval(value)
    assert (found["low"], found["high"]) == ends


def test_a_reading_is_measured_against_the_marks(tmp_path: Path) -> None:
    scores = score(write(tmp_path, a=ES), judge=Judge(Method.RULES))
    assert (scores.claim.right, scores.claim.gold, scores.claim.system) == (4, 4, 4)
    assert scores.soft == {"status": (4, 4), "part": (4, 4)}


def test_a_wrong_mark_is_seen(tmp_path: Path) -> None:
    wrong = ES.replace("revenue_growth|Repsol", "earnings_growth|Repsol").replace("cb:ECB|f", "cb:ECB")
    scores = score(write(tmp_path, a=wrong), judge=Judge(Method.RULES))
    assert (scores.value.right, scores.metric.right, scores.claim.right) == (4, 3, 3)
    assert scores.soft["status"] == (2, 3)


def test_a_figure_of_two_answers_a_mark_that_names_both_once(tmp_path: Path) -> None:
    text = f"{ONE}Pepsi and Coca-Cola each rose {{3%|return|Pepsi or Coca-Cola}} on the day."
    scores = score(write(tmp_path, a=text))
    assert (scores.claim.right, scores.claim.gold, scores.claim.system) == (1, 1, 1)


def test_measures_are_named_by_language_and_part(tmp_path: Path) -> None:
    for lang, text in zip(LANGUAGES, (EN, ES), strict=True):
        for part in PARTS:
            write(tmp_path / lang / part, a=text)
    found = measure(tmp_path)
    assert {name for name in found if name.endswith(".claim")} == {
        f"marked.{lang}.{part}.claim" for lang in LANGUAGES for part in PARTS
    }
    assert found["marked.es.test.claim"] == 1.0


def test_only_the_dev_part_is_learnt_from(tmp_path: Path) -> None:
    write(tmp_path / "es" / "dev", a=ES)
    write(tmp_path / "es" / "test", b=ES)
    (only,) = of_marked("es", tmp_path)
    assert (only.name, only.group, only.lang) == ("a.txt", "marked", "es")


def test_a_name_says_what_is_kept_from_the_model(tmp_path: Path) -> None:
    write(tmp_path / "es" / "dev", **{"a": ES, "k-a": ES})
    assert {each.name: each.is_kept for each in of_marked("es", tmp_path)} == {"a.txt": False, "k-a.txt": True}


def test_a_name_says_the_part() -> None:
    parts = [part_of(f"close-{number}.txt") for number in range(500)]
    assert set(parts) == set(PARTS)
    assert 70 < parts.count("test") < 130


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_is_sound_and_stands_in_its_part(lang: str) -> None:
    paths = [path for part in PARTS for path in (FOLDER / lang / part).glob("*.txt")]
    assert [path.name for path in paths if path.parent.name != part_of(path.name)] == []
    assert {path.name: list(complaints(path.read_text(encoding="utf-8"))) for path in paths} == {
        path.name: [] for path in paths
    }
