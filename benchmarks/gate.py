"""Compare the program's quality with the pinned floors, and fail where it fell.

    python -m benchmarks.gate [--all] [--corpus-only] [--update | --repin]

The corpus is read through the command line into a temporary store and scored against its gold, for each language,
metric and field; so are the texts of the ``newsstand``, the ``marked`` ones that nothing is learnt from, and the
findings of the ``scenarios``, for each language and kind. The same is done with what needs the material in
``../shared``, where that is there: the seeds and the statements (``shared``), the annotated passages (``truth``, their
dev part) and the sentences that state no claim (``silent``).
``--update`` raises floors to better figures; it lowers none. ``--repin`` is for new or changed texts and gold: it sets
the floors of the groups that have changed to what is measured, prints which ones became lower, and raises the others.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks import corpus, shared, silent
from benchmarks.floors import Floors, Line, Verdict, changed, checksum, compare, load, raised, repinned, save
from benchmarks.marked import measure as marked
from benchmarks.newsstand import measure as newsstand
from benchmarks.program import RunError
from benchmarks.scenarios import measure as scenarios
from benchmarks.scenarios import scenario
from benchmarks.truth import score
from benchmarks.truth.build import FOLDER, LANGUAGES, MaterialError

FLOORS = Path(__file__).with_name("floors.toml")
DETAIL = ("_of.", ".field.")
"""Measures that are printed only where there is something to say about them."""

MEASURES: Mapping[str, Callable[[Path], dict[str, float]]] = {
    "corpus": corpus.measure,
    "newsstand": newsstand.measure,
    "marked": marked.held_out,
    "scenarios": scenarios.measure,
    "shared": shared.measure,
    "truth": score.measure,
    "silent": silent.measure,
}
"""How each group is measured, in an empty folder."""

OWN = ("corpus", "newsstand", "marked", "scenarios")
"""The groups that need nothing but what lies here."""

MATERIAL: Mapping[str, tuple[Path, ...]] = {
    "corpus": (*corpus.FOLDERS, corpus.GOLD),
    "newsstand": (*newsstand.TEXTS, *newsstand.GOLD),
    "marked": marked.TEXTS,
    "scenarios": tuple(
        scenario.FOLDER / f"{lang}.{part}.toml" for lang in scenario.LANGUAGES for part in scenario.PARTS
    ),
    "truth": tuple(FOLDER / f"{lang}.dev.{kind}.jsonl" for lang in LANGUAGES for kind in ("claims", "mentions")),
    "silent": tuple(FOLDER / f"silent.{lang}.jsonl" for lang in LANGUAGES),
}
"""What the floors of a group belong to, where that is kept here."""

CHANGED = """the texts or gold of {0} have changed since its floors were pinned. If that was meant, run
    {1}python -m benchmarks.gate --repin
  and say in the commit what changed and which floors became lower."""
FIRST = {"corpus": "python tools/annotate.py && "}


def measure(groups: Sequence[str]) -> dict[str, float]:
    """Return the measures of some groups by name.

    Raises:
        RunError: the program fails.
        MaterialError: the material in ``../shared`` is not the one that was annotated.
    """
    with tempfile.TemporaryDirectory() as folder:
        return {name: value for group in groups for name, value in MEASURES[group](Path(folder, group)).items()}


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


def lowered(before: Floors, after: Floors) -> Iterator[str]:
    """Yield a sentence for each floor that became lower or is gone."""
    for measure, floor in sorted(before.values.items()):
        now = after.values.get(measure)
        if now is None:
            yield f"{measure} has no floor any more, it was {floor:.4f}"
        elif now < floor:
            yield f"{measure} has the floor {now:.4f}, it was {floor:.4f}"


def repin(measured: Mapping[str, float], checksums: Mapping[str, str], path: Path) -> int:
    """Set the floors of changed groups to what was measured, raise the others, and print what became lower.

    Returns:
        The exit code: 2 where nothing has changed, since floors are no wish.
    """
    before = load(path)
    groups = changed(before, checksums)
    if not groups:
        print("gate: no text and no gold has changed; --update raises floors, and one is lowered by hand")
        return 2
    after = raised(repinned(before, measured, checksums=checksums), measured, checksums=checksums)
    save(after, path)
    print(f"pinned anew: {', '.join(groups)}", *lowered(before, after), sep="\n  ")
    return 0


def judge(
    floors: Floors, measured: Mapping[str, float], *, groups: Sequence[str], found: Mapping[str, str], everything: bool
) -> int:
    """Print the measures beside the floors and what fell; return the exit code."""
    lines = compare(floors, measured, groups=groups)
    print(report(lines, everything=everything))
    others = [CHANGED.format(group, FIRST.get(group, "")) for group in changed(floors, found)]
    complaints = [*others, *fallen(lines)]
    for complaint in complaints:
        print(f"gate: {complaint}", file=sys.stderr)
    print(f"{len(lines)} measures, {len(complaints)} complaints")
    return 1 if complaints else 0


def _groups(*, corpus_only: bool) -> list[str]:
    if not shared.available():
        skipped = [group for group in MEASURES if group not in OWN]
        print(f"skipped: {', '.join(skipped)}; {shared.NAME} is not there, only what lies here is measured")
        return list(OWN)
    return list(OWN) if corpus_only else list(MEASURES)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate and return its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    pins = parser.add_mutually_exclusive_group()
    pins.add_argument("--update", action="store_true", help="raise floors to better figures")
    pins.add_argument("--repin", action="store_true", help="set the floors of groups whose material has changed")
    parser.add_argument("--corpus-only", action="store_true", help="leave out the material in ../shared")
    parser.add_argument("--all", action="store_true", help="print every measure, not only the main ones")
    options = parser.parse_args(arguments)
    groups = _groups(corpus_only=options.corpus_only)
    try:
        measured = measure(groups)
    except (RunError, MaterialError) as error:
        print(f"gate: {error}", file=sys.stderr)
        return 1
    found = {group: checksum(paths) for group, paths in MATERIAL.items() if group in groups}
    if options.repin and (code := repin(measured, found, FLOORS)):
        return code
    if options.update:
        save(raised(load(FLOORS), measured, checksums=found), FLOORS)
    return judge(load(FLOORS), measured, groups=groups, found=found, everything=options.all)


if __name__ == "__main__":
    sys.exit(main())
