"""Floors: pinned figures below which quality must not fall, and the checksum of what they were measured on.

``floors.toml`` holds a checksum and one number for each measure, all of them better when higher. Floors are a ratchet:
`raised` takes a better figure, and nothing here lowers one.
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
    """The floors by measure (``corpus.en.claim``), and the checksum of the corpus that they belong to."""

    checksum: str
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
        return Floors("", {})
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    values = {
        f"{section}.{name}": float(value) for section, rows in table["floors"].items() for name, value in rows.items()
    }
    return Floors(table["checksum"], values)


def save(floors: Floors, path: Path) -> None:
    """Write floors, a section for each group of measures (all but a measure's last part)."""
    lines = [
        "# Floors of `python -m benchmarks.gate`, raised by its --update. None is lowered silently: the commit",
        "# says what was gained for it. The checksum is that of the corpus and its gold.",
        f'checksum = "{floors.checksum}"',
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
    pinned = {measure for measure in floors.values if measure.split(".", 1)[0] in taken}
    names = sorted(pinned | set(measured), key=lambda measure: measure.rsplit(".", 1))
    return tuple(Line(name, measured.get(name), floors.values.get(name)) for name in names)


def raised(floors: Floors, measured: Mapping[str, float], *, checksum: str, groups: Iterable[str]) -> Floors:
    """Return the floors with every better figure taken, cut to four digits; none is lowered.

    A measure that is gone because the corpus has changed loses its floor.
    """
    taken, changed = tuple(groups), checksum != floors.checksum
    kept = {
        measure: value
        for measure, value in floors.values.items()
        if measure in measured or not changed or measure.split(".", 1)[0] not in taken
    }
    better = {measure: max(_cut(value), kept.get(measure, 0.0)) for measure, value in measured.items()}
    return Floors(checksum, kept | better)


def _cut(value: float) -> float:
    return math.floor(value * SCALE + TOLERANCE) / SCALE


def checksum(folders: Iterable[Path]) -> str:
    """Return one SHA-256 over the names and bytes of all files under some folders."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(path for path in folder.rglob("[!.]*") if path.is_file()):
            digest.update(f"{path.relative_to(folder.parent).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"sha256:{digest.hexdigest()}"
