"""What commands say where something is missing, left out, misspelt or no day."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cotejo.commands import app

RATES = {
    "en.md": (
        "---\ntitle: ECB holds\ndate: 2026-02-05\n---\n"
        "The European Central Bank left its deposit facility rate at 2.00%. The Fed kept its policy rate at 3.75%.\n"
    ),
    "es.md": (
        "---\ntitle: El BCE no se mueve\nfecha: 2026-02-31\n---\n"
        "El BCE mantuvo la facilidad de depósito en el 2,00 %. Inditex subió un 2,3 %.\n"
    ),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    for name, text in RATES.items():
        (folder / name).write_text(text, encoding="utf-8")
    done = CliRunner().invoke(app, ["ingest", str(folder), "--store", str(folder / "store"), "--workers", "1"])
    assert done.exit_code == 0, done.output
    return folder


def run(desk: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--store", str(desk / "store")])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["FED", "policy_rate", "--part", "x"], "no figures of cb:FED policy_rate in the part 'x'; it has no parts\n"),
        (
            ["ECB", "policy_rate", "--part", "deposit"],
            "no figures of cb:ECB policy_rate in the part 'deposit'; did you mean deposit_facility?\n",
        ),
        (
            ["ECB", "policy_rate", "--part", "xyz"],
            "no figures of cb:ECB policy_rate in the part 'xyz'; its parts are deposit_facility\n",
        ),
        (
            ["ECB", "policy_rate"],
            "cb:ECB policy_rate: none as a whole; left out are its parts deposit_facility; name one with --part\n",
        ),
        (["FED", "policy_rate"], ""),
        (["ECB", "policy_rate", "--part", "deposit_facility"], ""),
        (["ITX", "pe"], "no figures of XMAD:ITX pe\n"),
    ],
)
def test_a_timeline_says_what_it_lacks(desk: Path, arguments: list[str], said: str) -> None:
    done = run(desk, "timeline", *arguments)

    assert (done.exit_code, done.stderr) == (0, said)


def test_a_comparison_says_whose_parts_it_leaves_out(desk: Path) -> None:
    done = run(desk, "compare", "FED", "ECB", "--metric", "policy_rate")

    assert done.stderr.splitlines() == [
        "cb:ECB policy_rate: none as a whole; left out are its parts deposit_facility; name one with --part"
    ]


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("cb:FEDD", 1, "no text names 'cb:FEDD'; did you mean cb:FED?"),
        ("Inditx", 1, "no text names 'Inditx'; did you mean Inditex (XMAD:ITX)?"),
        ("Inditex", 0, "XMAD:ITX"),
        ("itx", 0, "XMAD:ITX"),
    ],
)
def test_mentions_are_asked_for_as_subjects_are(desk: Path, typed: str, code: int, said: str) -> None:
    done = run(desk, "mentions", "--id", typed, "--lang", "es")

    assert (done.exit_code, said in (done.stdout or str(done.exception))) == (code, True)


@pytest.mark.parametrize("command", [["check"], ["ingest", "--store", "store"]])
def test_a_date_that_is_none_is_named_with_its_line(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("es.md").write_text(RATES["es.md"], encoding="utf-8")
    done = CliRunner().invoke(app, [*command, "es.md"])

    assert done.exit_code == 0
    assert (
        len([line for line in done.stderr.splitlines() if line.startswith("es.md:3: '2026-02-31' is not a day")]) == 1
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["claims", "--status", "nope"], "'nope' is not one of 'actual', 'forecast', 'target', 'hypothetical'."),
        (["extract", "--lang", "fr", "x"], "'fr' is not one of 'en', 'es'."),
        (["claims", "--metric", "zzz"], "no metric 'zzz'; cotejo metrics lists them"),
        (["reference", "list", "--format", "xml"], "'xml' is not one of 'table', 'jsonl', 'csv'."),
    ],
)
def test_what_is_wrong_with_an_option_is_said_plainly(arguments: list[str], said: str) -> None:
    done = CliRunner().invoke(app, arguments)

    assert (done.exit_code, done.stderr.splitlines()[-1].partition(": ")[2].partition(": ")[2]) == (2, said)


def test_the_metrics_are_listed_with_what_they_are_of() -> None:
    listed = CliRunner().invoke(app, ["metrics", "--format", "jsonl"]).stdout.splitlines()

    assert '{"metric": "eps_growth", "name": "growth of earnings per share", "units": ["%"]' in "\n".join(listed)
    assert [line for line in listed if '"neutral"' in line or '"other"' in line] == []
