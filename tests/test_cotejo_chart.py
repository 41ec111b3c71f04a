"""Timelines as charts, tables and Parquet files."""

from __future__ import annotations

import io
import json
import re
import struct
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from typer.testing import CliRunner, Result

import cotejo
import stating
from cotejo.commands import app
from cotejo.plot import PALETTE, REST, plot, specification
from cotejo.requiring import MissingPackageError, require
from index.sourced import SourcedClaim
from nlp.reading import Status
from queries.timeline import timeline

TEXTS = {
    "a.md": "---\ndate: 2026-01-08\n---\nThe S&P 500 trades at 22x forward earnings.\n",
    "b.md": "---\ndate: 2026-01-09\n---\nEl S&P 500 cotiza a 24,6 veces beneficios estimados.\n",
    "c.md": "---\ndate: 2026-01-12\n---\nStrategists put the S&P 500 at 22.4x forward earnings <again>.\n",
    "d.md": "---\ndate: 2026-01-12\n---\nThe Russell 2000 trades at 15x forward earnings.\n",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of four texts."""
    folder = tmp_path_factory.mktemp("chart")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with cotejo.open(folder / "store", mode="write", encoder="lexical") as archive:
        archive.ingest([str(folder / name) for name in TEXTS], workers=1)
    return folder / "store"


def run(*args: str, store: Path) -> Result:
    return CliRunner().invoke(app, [*args, "--store", str(store)], env={"COLUMNS": "80"})


def claim(doc: str, low: float, date: str | None = "2026-01-06", **more: Any) -> SourcedClaim:
    fields: dict[str, Any] = {"subject": "index:SPX", "metric": "pe_forward", "unit": "x", "step": 0.1}
    fields |= {"value_text": f"{low}x", "start": 6, "end": 7, "confidence": 1.0}
    return stating.sourced(stating.claim(low, **(fields | more)), f"It is {low}x.", doc=doc, date=date)


def test_a_picture_has_its_size(store: Path) -> None:
    data = run("timeline", "index:SPX", "pe_forward", "--format", "png", store=store).stdout_bytes
    width, height = struct.unpack(">II", data[16:24])

    assert (data[:8], width > 1500, height > 700) == (b"\x89PNG\r\n\x1a\n", True, True)


def test_a_drawing_says_what_it_shows(store: Path) -> None:
    drawn = run("compare", "index:SPX", "index:RUT", "--metric", "pe_forward", "--format", "svg", store=store).stdout

    assert [text in drawn for text in ("<svg", "Forward P/E", "S&amp;P 500", "Russell 2000", "24,6 veces")] == [
        True
    ] * 5
    assert "href" not in re.sub(r"xmlns:\w+=\S+", "", drawn)


def test_a_page_fetches_nothing_and_holds_every_sentence(store: Path) -> None:
    page = run("timeline", "index:SPX", "pe_forward", "--format", "html", store=store).stdout
    head, _, rest = page.partition('<script type="application/json" id="specification">')
    specified = json.loads(rest.partition("</script>")[0])

    assert re.findall(r"<(?:script|link|img|iframe|object)[^>]+(?:src|href)=|@import|url\(", page[: len(head)]) == []
    assert re.findall(r"<script[^>]*\bsrc=", page) == []
    assert re.findall(r'<li id="(s\d)"><p lang="(\w+)">([^/]+)</mark>', head) == [
        ("s0", "en", "The S&amp;P 500 trades at <mark>22x"),
        ("s1", "es", "El S&amp;P 500 cotiza a <mark>24,6 veces"),
        ("s2", "en", "Strategists put the S&amp;P 500 at <mark>22.4x"),
    ]
    assert "&lt;again&gt;" in head
    assert {str(layer["encoding"]["href"]["field"]) for layer in specified["layer"] if "href" in layer["encoding"]} == {
        "url"
    }
    assert [point["url"] for point in specified["datasets"]["points"]] == ["#s0", "#s1", "#s2"]


def test_the_same_store_gives_the_same_bytes(store: Path) -> None:
    for form in ("png", "svg", "html", "parquet"):
        once, again = (
            run("timeline", "index:SPX", "pe_forward", "--format", form, store=store).stdout_bytes for _ in range(2)
        )
        assert once == again != b""


def test_colours_tell_series_apart_and_the_rest_is_grey() -> None:
    claims = [claim(f"{n}.txt", 20 + n, basis=f"basis{n}") for n in range(len(PALETTE) + 2)]
    drawn = plot([timeline(claims, "index:SPX", "pe_forward")])
    (scale, *_) = [layer["encoding"]["color"]["scale"] for layer in specification(drawn)["layer"]]

    assert (len(set(scale["range"])), scale["domain"][-1]) == (len(PALETTE) + 1, REST)
    assert [point["series"] for point in drawn.points].count(REST) == 2


def test_a_few_figures_far_out_do_not_flatten_the_others() -> None:
    claims = [claim(f"{n}.txt", 20 + n / 10, f"2026-01-{n + 1:02}") for n in range(20)]
    drawn = plot([timeline([*claims, claim("odd.txt", 2_000)], "index:SPX", "pe_forward")])

    assert [(point["value"], point["shown"]) for point in drawn.points if point["beyond"]] == [(2_000, 21.9)]
    assert "triangles at the edge: 1 beyond it" in specification(drawn)["title"]["subtitle"]


def test_forecasts_are_drawn_apart() -> None:
    claims = [claim("a.txt", 20), claim("b.txt", 21, status=Status.TARGET), claim("c.txt", 22, None)]
    drawn = plot([timeline(claims, "index:SPX", "pe_forward")])

    assert [(point["value"], point["status"]) for point in drawn.points] == [(20, "actual"), (21, "forecast or target")]
    assert drawn.undated == 1


def test_a_parquet_file_holds_the_rows(store: Path) -> None:
    data = run("timeline", "index:SPX", "pe_forward", "--format", "parquet", store=store).stdout_bytes
    listed = run("timeline", "index:SPX", "pe_forward", "--format", "jsonl", store=store).stdout.splitlines()
    table = pyarrow.parquet.read_table(io.BytesIO(data))

    assert table.to_pylist() == [json.loads(line) for line in listed]
    assert str(table.schema.field("low").type) == "double"


def test_a_table_ends_with_the_consensus(store: Path) -> None:
    shown = run("timeline", "index:SPX", "pe_forward", store=store).stdout.splitlines()

    assert [line.split() for line in shown[-1:]] == [
        ["2026-01-01", "2026-01-31", "3", "22.4", "22.2", "to", "23.5", "x", "actual"]
    ]


def test_a_point_says_when_no_text_tells_what_time_it_is_of() -> None:
    claims = [claim("a.md", 22.0), claim("b.md", 23.0, as_of="2025-12")]
    drawn = plot([timeline(claims, "index:SPX", "pe_forward")])

    assert [(point["value"], point["about"]) for point in drawn.points] == [(23.0, "2025-12"), (22.0, "not told")]


def test_a_table_leaves_the_time_blank_that_no_text_gives(tmp_path: Path) -> None:
    text = "---\ndate: 2026-01-30\n---\nBanxico cut its policy rate on Thursday to 7.00%. It had been at 7.25%.\n"
    (tmp_path / "cut.md").write_text(text, encoding="utf-8")
    with cotejo.open(tmp_path / "store", mode="write", encoder="lexical") as archive:
        archive.ingest([str(tmp_path / "cut.md")], workers=1)

    rows = run("timeline", "cb:BANXICO", "policy_rate", store=tmp_path / "store").stdout.splitlines()[2:4]

    assert [row.split()[:3] for row in rows] == [
        ["2026-01-29", "2026-01-30", "7.00%"],
        ["2026-01-30", "7.25%", "actual"],
    ]


def test_several_subjects_are_listed_one_after_the_other(store: Path) -> None:
    listed = run("compare", "index:RUT", "index:SPX", "--metric", "pe_forward", "--format", "jsonl", store=store).stdout

    assert [json.loads(line)["subject"] for line in listed.splitlines()] == ["index:RUT", *["index:SPX"] * 3]


def test_a_file_is_written(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"
    result = run("timeline", "index:SPX", "pe_forward", "--format", "svg", "--output", str(path), store=store)

    assert (result.stdout, path.read_text(encoding="utf-8")[:4]) == ("", "<svg")


def test_a_missing_package_is_named_with_what_installs_it() -> None:
    with pytest.raises(MissingPackageError, match=r"nosuchpackage, .* pip install 'cotejo\[charts\]'"):
        require("nosuchpackage", "charts")


def test_a_table_of_several_says_whose_each_figure_is(store: Path) -> None:
    alone, both = (
        run(*words, store=store).output.splitlines()[0].split()
        for words in (
            ("timeline", "index:SPX", "pe_forward"),
            ("compare", "index:SPX", "index:RUT", "--metric", "pe_forward"),
        )
    )

    assert alone == ["applies", "said", "figure", "status", "document"]
    assert both == ["subject", *alone]


def test_a_file_that_cannot_be_written_is_named(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "line.svg"
    result = run("timeline", "index:SPX", "pe_forward", "--format", "svg", "--output", str(target), store=store)

    assert result.exit_code == 2
    assert "cannot be written" in result.output
    assert "name a file in a folder that is there" in result.output


def test_an_empty_table_says_so_and_rows_do_not(store: Path) -> None:
    asked = ("claims", "--until", "1990-01-01")

    assert run(*asked, store=store).output == "nothing found\n"
    assert run(*asked, "--format", "jsonl", store=store).output == ""
