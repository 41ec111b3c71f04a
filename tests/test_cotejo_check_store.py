"""What a store knows when a draft is checked: the text that it translates, what was decided, what a baseline holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import cotejo
from cotejo.commands import app

ENGLISH = """\
---
date: 2026-02-10
---
The gold price closed at $4,980 an ounce on Tuesday after three quiet sessions.

Buyers defended the support of 4,900 dollars that has held since the middle of January.
The S&P 500 ended the day at 6,843.22 points, and the Nasdaq Composite at 22,578.38.
Brent crude gained 1.2% to $68.40 a barrel because of the talks in the Gulf.
Traders now wait for the inflation report, which is due on Friday morning.
"""
SPANISH = """\
---
date: 2026-02-10
---
El precio del oro cerró el martes en 4.980 dólares la onza tras tres sesiones tranquilas.

Los compradores defendieron el soporte de 4.900 dólares que aguanta desde mediados de enero.
El S&P 500 terminó el día en {index} puntos, y el Nasdaq Composite en 22.578,38.
El Brent ganó un 1,2 % hasta 68,40 dólares el barril por las conversaciones en el Golfo.
Los operadores esperan ahora el informe de inflación, que se publica el viernes por la mañana.
"""
ROUND = "The S&P 500 trades at 22x forward earnings, said the desk that morning."
DEAR = "The S&P 500 trades at 24.6x forward earnings, and nobody minds."


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def stored(folder: Path, *texts: str) -> Path:
    paths = [str(put(folder, f"stored-{number}.md", text)) for number, text in enumerate(texts)]
    with cotejo.open(folder / "store", mode="write") as archive:
        archive.ingest(paths, workers=1, date="2026-02-10")
    return folder / "store"


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(app, [*map(str, args)], env={"COTEJO_STORE": ""})


@pytest.mark.parametrize(("index", "kinds"), [("6.843,22", []), ("6.483,22", ["translation"])])
@pytest.mark.parametrize("dated", [True, False])
def test_a_draft_is_compared_with_the_text_that_it_translates(
    tmp_path: Path, index: str, kinds: list[str], *, dated: bool
) -> None:
    text = SPANISH.format(index=index)
    draft = put(tmp_path, "borrador.md", text if dated else text.partition("---\n")[2].partition("---\n")[2])
    with cotejo.open(stored(tmp_path, ENGLISH)) as archive:
        checked = archive.check([str(draft)])

    assert [each.finding.kind for each in checked.remarks] == kinds
    assert [draft.read_text("utf-8")[s.start : s.end] for r in checked.remarks for s in r.spots] == (
        ["6.483,22 puntos"] if kinds else []
    )


def test_the_stored_version_of_a_translation_gives_way_to_its_draft(tmp_path: Path) -> None:
    store = stored(tmp_path, ENGLISH, SPANISH.format(index="6.843,22"))
    draft = put(tmp_path, "stored-1.md", SPANISH.format(index="6.483,22"))
    with cotejo.open(store) as archive:
        checked = archive.check([str(draft)])

    assert [each.finding.kind for each in checked.remarks] == ["translation"]


def test_what_was_dismissed_is_silent_in_a_draft(tmp_path: Path) -> None:
    store, draft = stored(tmp_path, ROUND), put(tmp_path, "draft.md", DEAR)
    heard = run("check", draft, "--store", store, "--date", "2026-02-11")
    run("ingest", draft, "--store", store, "--date", "2026-02-11")
    with cotejo.open(store, mode="write") as archive:
        (finding,) = archive.findings(kind="value")
        archive.decide(finding.id, "dismissed", reason="two providers", day="2026-02-12")
    silent = run("check", draft, "--store", store, "--date", "2026-02-11")

    assert ("value warning" in heard.stdout, silent.stdout) == (True, "")


def test_a_baseline_silences_what_it_knows(tmp_path: Path) -> None:
    slip, known = "On Wednesday, 6 January 2026 gold rose 3%.\n", tmp_path / "known.json"
    draft = put(tmp_path, "draft.md", slip)
    written = run("check", draft, "--date", "2026-01-07", "--write-baseline", known)
    again = run("check", draft, "--date", "2026-01-07", "--baseline", known)
    put(tmp_path, "draft.md", f"{slip}\nOn Friday, 7 January 2026 gold fell 1%.\n")
    new = run("check", draft, "--date", "2026-01-07", "--baseline", known)

    assert (written.exit_code, again.exit_code, again.stdout, new.exit_code) == (1, 0, "", 1)
    assert [line.split(":")[1] for line in new.stdout.splitlines()] == ["3"]


def test_what_is_no_baseline_is_named(tmp_path: Path) -> None:
    draft = put(tmp_path, "draft.md", DEAR)
    missing = run("check", draft, "--baseline", tmp_path / "none.json")

    assert missing.exit_code != 0
    assert "none.json: no baseline there" in str(missing.exception or missing.output)
