from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.floors import Floors, Line, Verdict, checksum, compare, load, raised, repinned, save
from benchmarks.gate import MATERIAL, judge, repin

ONE = {"corpus": "sha256:1"}
OTHER = {"corpus": "sha256:2"}
FLOORS = Floors(ONE, {"corpus.en.claim": 0.95, "corpus.es.claim": 0.94, "shared.seeds.claim": 0.97})


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

    assert raised(FLOORS, measured, checksums=OTHER) == Floors(
        ONE,
        {
            "corpus.en.claim": 0.9712,
            "corpus.es.claim": 0.94,
            "corpus.en.value": 0.99,
            "shared.seeds.claim": 0.97,
        },
    )


def test_a_group_that_is_measured_first_is_pinned_with_its_checksum() -> None:
    after = raised(FLOORS, {"truth.en.claim": 0.9}, checksums=ONE | {"truth": "sha256:3"})

    assert after == Floors(ONE | {"truth": "sha256:3"}, {**FLOORS.values, "truth.en.claim": 0.9})


def test_new_texts_bring_new_floors_and_leave_other_groups_alone() -> None:
    measured = {"corpus.en.claim": 0.91, "corpus.en.claim_of.pe": 0.5, "shared.seeds.claim": 0.9}

    assert repinned(FLOORS, measured, checksums=OTHER) == Floors(
        OTHER, {"corpus.en.claim": 0.91, "corpus.en.claim_of.pe": 0.5, "shared.seeds.claim": 0.97}
    )


def test_nothing_is_pinned_anew_where_the_texts_are_the_same() -> None:
    assert repinned(FLOORS, {"corpus.en.claim": 0.91}, checksums=ONE) == FLOORS


@pytest.mark.parametrize(
    ("checksums", "code", "said", "floor"),
    [
        (ONE, 2, "gate: no text and no gold has changed", 0.95),
        (OTHER, 0, "corpus.en.claim has the floor 0.9100, it was 0.9500", 0.91),
        (OTHER, 0, "corpus.es.claim has no floor any more, it was 0.9400", 0.91),
    ],
)
def test_pinning_anew_says_what_became_lower(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    checksums: dict[str, str],
    code: int,
    said: str,
    floor: float,
) -> None:
    save(FLOORS, tmp_path / "floors.toml")

    returned = repin({"corpus.en.claim": 0.91}, checksums, tmp_path / "floors.toml")

    assert (returned, said in capsys.readouterr().out) == (code, True)
    assert load(tmp_path / "floors.toml").values["corpus.en.claim"] == floor


def test_what_floors_belong_to_is_there() -> None:
    assert [path for paths in MATERIAL.values() for path in paths if not path.exists()] == []


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    save(FLOORS, tmp_path / "floors.toml")

    assert load(tmp_path / "floors.toml") == FLOORS


@pytest.mark.parametrize(
    ("claim", "found", "code", "said"),
    [
        (0.96, ONE, 0, ""),
        (0.90, ONE, 1, "gate: corpus.en.claim fell to 0.9000, its floor is 0.9500"),
        (0.96, OTHER, 1, "gate: the texts or gold of corpus have changed since its floors were pinned."),
    ],
)
def test_the_gate_says_what_fell(
    capsys: pytest.CaptureFixture[str], claim: float, found: dict[str, str], code: int, said: str
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
    assert checksum([folder / "b.txt"]) != checksum([folder])
