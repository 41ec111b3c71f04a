"""Compare the program's quality with the pinned floors, and fail where it fell.

    python -m benchmarks.gate [--update] [--corpus-only]

The corpus is read through the command line into a temporary store and scored against its gold, for each language and
metric. The same is done with the material in ``../shared`` where that is there. ``--update`` raises floors to better
figures and pins the corpus's checksum; it lowers none.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import corpus, shared
from benchmarks.floors import Floors, Line, Verdict, checksum, compare, load, raised, save
from benchmarks.program import RunError

FLOORS = Path(__file__).with_name("floors.toml")
DETAIL = (".claim_of.", ".field.")
"""Measures that are printed only where there is something to say about them."""

CHANGED = """corpus/ or its gold has changed since the floors were pinned. If that was meant, run
    python tools/annotate.py && python -m benchmarks.gate --update
  and say in the commit what changed; a floor that the new corpus does not reach is lowered by hand."""


def measure(groups: Sequence[str]) -> dict[str, float]:
    """Return the measures of some groups (``corpus``, ``shared``) by name.

    Raises:
        RunError: the program fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        measures = {"corpus": corpus.measure, "shared": shared.measure}
        return {name: value for group in groups for name, value in measures[group](Path(folder, group)).items()}


def report(lines: Sequence[Line], *, everything: bool) -> str:
    """Return a table of measures and floors."""
    shown = [line for line in lines if everything or line.verdict is not Verdict.HOLDS or not _detail(line.measure)]
    width = max((len(line.measure) for line in shown), default=0)
    rows = [f"{line.measure:{width}}  {_number(line.value)}  {_number(line.floor)}  {line.verdict}" for line in shown]
    return "\n".join([f"{'measure':{width}}  measured   floor", *rows])


def _detail(name: str) -> bool:
    return any(part in name for part in DETAIL)


def _number(value: float | None) -> str:
    return " " * 8 if value is None else f"{value:8.4f}"


def fallen(lines: Sequence[Line]) -> list[str]:
    """Return a sentence for each floor that does not hold."""
    sentences = {
        Verdict.FELL: "{0.measure} fell to {0.value:.4f}, its floor is {0.floor:.4f}",
        Verdict.MISSING: "{0.measure} was not measured, its floor is {0.floor:.4f}",
    }
    return [sentences[line.verdict].format(line) for line in lines if line.verdict in sentences]


def changed(floors: Floors, found: str) -> list[str]:
    """Return a sentence when the corpus is not the one that the floors were measured on."""
    if floors.checksum == found:
        return []
    return [CHANGED]


def judge(floors: Floors, measured: Mapping[str, float], *, groups: Sequence[str], found: str, everything: bool) -> int:
    """Print the measures beside the floors and what fell; return the exit code."""
    lines = compare(floors, measured, groups=groups)
    print(report(lines, everything=everything))
    complaints = [*changed(floors, found), *fallen(lines)]
    for complaint in complaints:
        print(f"gate: {complaint}", file=sys.stderr)
    print(f"{len(lines)} measures, {len(complaints)} complaints")
    return 1 if complaints else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate and return its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise floors and pin the corpus's checksum")
    parser.add_argument("--corpus-only", action="store_true", help="leave out the material in ../shared")
    parser.add_argument("--all", action="store_true", help="print every measure, not only the main ones")
    options = parser.parse_args(arguments)
    groups = ["corpus"]
    if not shared.available():
        print(f"skipped: seeds and statements, {shared.NAME} is not there; only the corpus is measured")
    elif not options.corpus_only:
        groups.append("shared")
    try:
        measured = measure(groups)
    except RunError as error:
        print(f"gate: {error}", file=sys.stderr)
        return 1
    found = checksum((*corpus.FOLDERS, corpus.GOLD))
    if options.update:
        save(raised(load(FLOORS), measured, checksum=found, groups=groups), FLOORS)
    return judge(load(FLOORS), measured, groups=groups, found=found, everything=options.all)


if __name__ == "__main__":
    sys.exit(main())
