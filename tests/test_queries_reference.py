"""Claims against a series that the user trusts, and the files that such series come in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import stating
from index.reference import Series
from index.sourced import SourcedClaim
from queries.findings import find, to_json
from queries.series_files import SeriesError, read_series

RATES = "date,low,high\n2025-03-05,4.25,4.50\n2025-06-04,4.00,4.25\n2025-09-03,3.75,4.00\n"


def series(folder: Path, text: str, metric: str = "policy_rate", **more: Any) -> Series:
    path = folder / "rates.csv"
    path.write_text(text, encoding="utf-8")
    return read_series(path, subject="cb:BOC", metric=metric, **more)


def claim(low: float, high: float, date: str, text: str = "4.00%–4.25%", **more: Any) -> SourcedClaim:
    fields: dict[str, Any] = {"subject": "cb:BOC", "metric": "policy_rate", "unit": "%", "step": 0.01}
    fields |= {"start": 8, "end": 8 + len(text), "value_text": text, "sentence_end": 80} | more
    return stating.sourced(stating.claim((low, high), **fields), f"Rate at {text}.", date=date)


@pytest.mark.parametrize(
    ("text", "observations"),
    [
        ("date,value\n2026-01-02,3.5\n2026-01-05,3.6\n", [("2026-01-02", 3.5, 3.5), ("2026-01-05", 3.6, 3.6)]),
        ("observation_date,DFF\n2026-01-02,.\n2026-01-05,3.6\n", [("2026-01-05", 3.6, 3.6)]),
        ("doc,doc_date,low,high\nx.txt,2026-01-05,3.5,3.75\n", [("2026-01-05", 3.5, 3.75)]),
        (
            "FREQ:Frequency,REF_AREA:Area,TIME_PERIOD:Time,OBS_VALUE:Value\nM: Monthly,MX: Mexico,2026-01,7\n",
            [("2026-01", 7.0, 7.0)],
        ),
        ("Frequency,Area,2025-12,2026-01\nMonthly,Chile,4.75,4.5\n", [("2025-12", 4.75, 4.75), ("2026-01", 4.5, 4.5)]),
        ("fecha;valor\n2026-01-05;3,6\n", [("2026-01-05", 3.6, 3.6)]),
    ],
)
def test_layouts_of_series(tmp_path: Path, text: str, observations: list[tuple[str, float, float]]) -> None:
    read = series(tmp_path, text)

    assert [(each.when, each.low, each.high) for each in read.observations] == observations
    assert all(text[each.start :].startswith(each.line) or each.line in text for each in read.observations)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("date,value\n", "holds no rows"),
        ("a,b\n1,2\n", "no column of dates"),
        ("date,value\n2026-02-30,1\n", "row 2 has no date"),
        ("date,value\n2026-02-03,x\n", "row 2 has no number"),
        ("date,a,b\n2026-02-03,1,2\n", "which column holds the figure"),
        ("TIME_PERIOD,REF_AREA,OBS_VALUE\n2026-01,MX,7\n2026-01,CL,4\n", "holds 2 series"),
    ],
)
def test_files_that_are_no_series(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SeriesError, match=message):
        series(tmp_path, text)


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        pytest.param(claim(4.0, 4.25, "2025-06-04"), 0, id="on the day"),
        pytest.param(claim(4.0, 4.25, "2025-08-20"), 0, id="it holds until the next row"),
        pytest.param(claim(4.0, 4.25, "2025-06-03"), 0, id="announced the day before"),
        pytest.param(claim(4.1, 4.1, "2025-06-20", "4,10 %", lang="es"), 0, id="dentro de la banda"),
        pytest.param(claim(4.0, 4.25, "2025-05-05", as_of="2025-07-01"), 0, id="of another time"),
        pytest.param(claim(3.0, 3.25, "2024-05-05"), 0, id="before the series"),
        pytest.param(claim(3.0, 3.25, "2026-05-05"), 0, id="after the series"),
        pytest.param(claim(3.0, 3.25, "2025-07-01", part="deposit"), 0, id="a part"),
        pytest.param(claim(4.25, 4.5, "2025-07-01", "4.25%–4.50%"), 1, id="the rate before"),
        pytest.param(claim(4.5, 4.5, "2025-07-01", "4,5 %", lang="es", step=0.1), 1, id="fuera de la banda"),
    ],
)
def test_a_rate_holds_until_the_next_row(tmp_path: Path, stated: SourcedClaim, found: int) -> None:
    assert len(find([stated], kinds={"reference"}, series=[series(tmp_path, RATES)])) == found


def test_a_finding_cites_the_row(tmp_path: Path) -> None:
    wrong = claim(4.25, 4.5, "2025-07-01", "4.25%–4.50%")
    (row,) = map(to_json, find([wrong], kinds={"reference"}, series=[series(tmp_path, RATES)]))

    assert [(c["doc"], c["value_text"]) for side in row["sides"] for c in side] == [
        ("a.txt", "4.25%–4.50%"),
        ("rates.csv", "2025-06-04,4.00,4.25"),
    ]
    assert (row["severity"], row["expected"], row["stated"]) == ("error", "4–4.25", "4.25%–4.50%")
    cited = row["sides"][1][0]
    assert RATES[cited["start"] : cited["end"]] == cited["value_text"]


JOBS = "observation_date,UNRATE\n2025-11-01,4.5\n2025-12-01,4.4\n2026-01-01,4.3\n2026-02-01,4.6\n"


@pytest.mark.parametrize(
    ("value", "date", "as_of", "found"),
    [
        pytest.param(4.4, "2026-02-03", None, 0, id="the latest release is of December"),
        pytest.param(4.3, "2026-02-12", None, 0, id="or of January"),
        pytest.param(4.9, "2026-02-12", None, 1, id="no release"),
        pytest.param(4.9, "2027-02-12", None, 0, id="long after the series"),
        pytest.param(4.4, "2026-02-12", "2026-01", 1, id="of a month that is named"),
    ],
)
def test_the_latest_release_is_of_a_month_before(
    tmp_path: Path, value: float, date: str, as_of: str | None, found: int
) -> None:
    held = series(tmp_path, JOBS, "unemployment_rate")
    stated = claim(value, value, date, f"{value}%", metric="unemployment_rate", step=0.1, as_of=as_of)

    assert len(find([stated], kinds={"reference"}, series=[held])) == found


@pytest.mark.parametrize(
    ("value", "date", "basis", "found"),
    [(1.3712, "2026-01-05", "close", 0), (1.3900, "2026-01-05", "close", 1), (1.3900, "2026-01-04", "close", 0)],
)
def test_a_level_holds_on_its_day_only(tmp_path: Path, value: float, date: str, basis: str, found: int) -> None:
    held = series(tmp_path, "date,value\n2026-01-05,1.3712\n2026-01-06,1.3800\n", "index_level")
    stated = claim(value, value, date, f"{value}", metric="index_level", unit="pts", step=0.0001, basis=basis)

    assert len(find([stated], kinds={"reference"}, series=[held])) == found
