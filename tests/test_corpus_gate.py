from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.floors import Floors, Line, Verdict, checksum, compare, load, raised, save
from benchmarks.gate import judge

FLOORS = Floors("sha256:1", {"corpus.en.claim": 0.95, "corpus.es.claim": 0.94, "shared.seeds.claim": 0.97})


def test_measures_stand_beside_their_floors() -> None:
    lines = compare(FLOORS, {"corpus.en.claim": 0.96, "corpus.en.value": 0.99}, groups=["corpus"])

    assert [(line.measure, line.verdict) for line in lines] == [
        ("corpus.en.claim", Verdict.HOLDS),
        ("corpus.en.value", Verdict.NEW),
        ("corpus.es.claim", Verdict.MISSING),
    ]


@pytest.mark.parametrize(("value", "verdict"), [(0.95, Verdict.HOLDS), (0.9499, Verdict.FELL), (1.0, Verdict.HOLDS)])
def test_a_floor_holds_from_its_own_value_on(value: float, verdict: Verdict) -> None:
    assert Line("corpus.en.claim", value, 0.95).verdict is verdict


def test_floors_are_raised_and_never_lowered() -> None:
    measured = {"corpus.en.claim": 0.97126, "corpus.es.claim": 0.90, "corpus.en.value": 0.99}

    assert raised(FLOORS, measured, checksum="sha256:1", groups=["corpus"]).values == {
        "corpus.en.claim": 0.9712,
        "corpus.es.claim": 0.94,
        "corpus.en.value": 0.99,
        "shared.seeds.claim": 0.97,
    }


def test_a_measure_that_left_with_the_corpus_loses_its_floor() -> None:
    after = raised(FLOORS, {"corpus.en.claim": 0.96}, checksum="sha256:2", groups=["corpus"])

    assert after == Floors("sha256:2", {"corpus.en.claim": 0.96, "shared.seeds.claim": 0.97})


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    save(FLOORS, tmp_path / "floors.toml")

    assert load(tmp_path / "floors.toml") == FLOORS


@pytest.mark.parametrize(
    ("claim", "found", "code", "said"),
    [
        (0.96, "sha256:1", 0, ""),
        (0.90, "sha256:1", 1, "gate: corpus.en.claim fell to 0.9000, its floor is 0.9500"),
        (0.96, "sha256:2", 1, "gate: corpus/ or its gold has changed since the floors were pinned."),
    ],
)
def test_the_gate_says_what_fell(
    capsys: pytest.CaptureFixture[str], claim: float, found: str, code: int, said: str
) -> None:
    measured = {"corpus.en.claim": claim, "corpus.es.claim": 0.94}

    returned = judge(FLOORS, measured, groups=["corpus"], found=found, everything=False)

    assert (returned, capsys.readouterr().err.startswith(said)) == (code, True)


def test_the_checksum_knows_names_and_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    sums = []
    for name, content in [("a.txt", b"1\r\n"), ("a.txt", b"1\n"), ("b.txt", b"1\n")]:
        for path in folder.iterdir():
            path.unlink()
        (folder / name).write_bytes(content)
        sums.append(checksum([folder]))

    assert len(set(sums)) == 3
