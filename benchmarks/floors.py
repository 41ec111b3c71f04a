"""Floors: pinned figures below which quality must not fall, and the checksums of what they were measured on.

``floors.toml`` holds one number for each measure, all of them better when higher, and a checksum for each group of
measures (``corpus``, ``truth`` …: the first part of their names) whose material is kept in the repository. Floors are a
ratchet: `raised` takes a better figure and lowers none; `repinned` takes what was measured, and only of groups whose
material is another than it was.
"""

from __future__ import annotations

import hashlib
import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

TOLERANCE = 1e-9
DIGITS = 4
SCALE = 10.0**DIGITS


class Verdict(StrEnum):
    """What a floor says of a figure."""

    HOLDS = "ok"
    FELL = "BELOW"
    MISSING = "NOT MEASURED"
    NEW = "no floor"


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors by measure (``corpus.en.claim``), and by group the checksum of the material that they belong to."""

    checksums: Mapping[str, str]
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Line:
    """One measure beside its floor."""

    measure: str
    value: float | None
    floor: float | None

    @property
    def verdict(self) -> Verdict:
        """Whether the measure holds."""
        if self.value is None:
            return Verdict.MISSING
        if self.floor is None:
            return Verdict.NEW
        return Verdict.HOLDS if self.value >= self.floor - TOLERANCE else Verdict.FELL


def load(path: Path) -> Floors:
    """Read floors; none where the file is not there yet."""
    if not path.exists():
        return Floors({}, {})
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    values = {
        f"{section}.{name}": float(value) for section, rows in table["floors"].items() for name, value in rows.items()
    }
    return Floors(table["checksums"], values)


def save(floors: Floors, path: Path) -> None:
    """Write floors, a section for each group of measures (all but a measure's last part)."""
    lines = [
        "# Floors of `python -m benchmarks.gate`, raised by its --update. None is lowered silently: the commit",
        "# says what was gained for it. The checksums are those of the texts and gold that they were measured on.",
        "[checksums]",
        *(f'{group} = "{found}"' for group, found in sorted(floors.checksums.items())),
    ]
    section = ""
    for measure, value in sorted(floors.values.items(), key=lambda item: item[0].rsplit(".", 1)):
        group, name = measure.rsplit(".", 1)
        if group != section:
            lines += ["", f'[floors."{group}"]']
            section = group
        lines.append(f"{name} = {value:.{DIGITS}f}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def compare(floors: Floors, measured: Mapping[str, float], *, groups: Iterable[str]) -> tuple[Line, ...]:
    """Set measures beside their floors, sorted.

    Args:
        floors: what is pinned.
        measured: figures by measure.
        groups: first parts of the measures that were taken; floors of others are left out.
    """
    taken = tuple(groups)
    pinned = {measure for measure in floors.values if group_of(measure) in taken}
    names = sorted(pinned | set(measured), key=lambda measure: measure.rsplit(".", 1))
    return tuple(Line(name, measured.get(name), floors.values.get(name)) for name in names)


def raised(floors: Floors, measured: Mapping[str, float], *, checksums: Mapping[str, str]) -> Floors:
    """Return the floors with every better figure taken, cut to four digits; none is lowered.

    The checksum of a group that was measured for the first time is taken too.
    """
    better = {measure: max(_cut(value), floors.values.get(measure, 0.0)) for measure, value in measured.items()}
    return Floors({**checksums, **floors.checksums}, {**floors.values, **better})


def repinned(floors: Floors, measured: Mapping[str, float], *, checksums: Mapping[str, str]) -> Floors:
    """Return the floors with those of every group whose material has changed set to what was measured.

    Measures that are gone lose their floor, new ones get one; other groups stay as they are.
    """
    groups = changed(floors, checksums)
    kept = {measure: value for measure, value in floors.values.items() if group_of(measure) not in groups}
    taken = {measure: _cut(value) for measure, value in measured.items() if group_of(measure) in groups}
    return Floors({**floors.checksums, **checksums}, {**kept, **taken})


def changed(floors: Floors, checksums: Mapping[str, str]) -> list[str]:
    """Return the groups whose material is not the one that their floors were measured on."""
    return sorted(group for group, found in checksums.items() if floors.checksums.get(group) != found)


def group_of(measure: str) -> str:
    """Return the group of a measure, the first part of its name."""
    return measure.split(".", 1)[0]


def _cut(value: float) -> float:
    return math.floor(value * SCALE + TOLERANCE) / SCALE


def checksum(paths: Iterable[Path]) -> str:
    """Return one SHA-256 over the names and bytes of some files and of all files under some folders."""
    digest = hashlib.sha256()
    for root in paths:
        for path in [root] if root.is_file() else sorted(path for path in root.rglob("[!.]*") if path.is_file()):
            digest.update(f"{path.relative_to(root.parent).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"sha256:{digest.hexdigest()}"
