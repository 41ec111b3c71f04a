"""How often readings are right that say how sure they are, and what follows from it.

    python -m benchmarks.calibration [--folds WORK]     print the curves of ``calibration.tsv``
    python -m benchmarks.calibration --measure --folds WORK    measure them again, and write what follows from them
    python -m benchmarks.calibration --weigh            fit anew what rules and model count, and leave the curves

``--measure`` reads the annotated documents with the model that has not seen them (``WORK`` holds ``fold-0`` or more,
each made by ``tools/train_attachment.py --fold``; with documents of other folds the rules are counted alone), fits what
rules and model count, and writes how many readings of each raw score there were and how many were right to
``calibration.tsv``. From it follow the calibration curves in ``nlp/data/confidence.toml``; a test derives them again.
``--weigh`` needs no folds: it fits on the marked texts that are kept from the shipped model.

Marked texts have a say in what rules and model count, and none in the curves: they are so much harder than other texts
(readings of which the rules are surest are right there in 81 of 100 cases, elsewhere in 97) that a confidence told by
them would doubt what most texts say plainly.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from benchmarks.annotated import annotated
from benchmarks.attachment import is_unseen
from benchmarks.readings import Outcome, Recorded, outcomes, recorded
from benchmarks.weighting import fitted
from nlp.learned.confidence import Scale, Weights
from nlp.learned.judge import Judge
from nlp.learned.method import Method

TABLE = Path(__file__).with_name("calibration.tsv")
CONFIDENCE = Path(__file__).resolve().parent.parent / "nlp" / "data" / "confidence.toml"
BINS = 50
NAMED = 0.35
"""What is asked of a reading that names its subject: half of the F1 of claims that unseen text may expect. One more
reading that is likelier right than that raises F1 (Lipton, Elkan and Narayanaswamy 2014)."""
UNNAMED = 0.7
"""What is asked of a reading that names no subject: few were annotated, and the text may not give one."""
POINTS = 12
"""The most points of a curve."""
FEWEST = 12
"""How many readings a point of a curve stands for, at least."""
RELIABILITY = 10
UNCOUNTED = frozenset({"marked"})
"""Groups of documents that the curves are not drawn from."""
HEAD = "method\tlang\tnamed\tbin\tcount\tright"


@dataclass(frozen=True, slots=True)
class Cell:
    """Readings of one raw score: a fiftieth of the scale, counted from 0."""

    method: Method
    lang: str
    named: bool
    bin: int
    count: int
    right: int

    @property
    def score(self) -> float:
        """The middle of the bin."""
        return (self.bin + 0.5) / BINS


def cells(found: Iterable[Outcome]) -> list[Cell]:
    """Count outcomes by raw score."""
    counts: Counter[tuple[Method, str, bool, int]] = Counter()
    right: Counter[tuple[Method, str, bool, int]] = Counter()
    for each in found:
        key = each.method, each.lang, each.named, min(BINS - 1, int(each.score * BINS))
        counts[key] += 1
        right[key] += each.right
    return [Cell(*key, count=counts[key], right=right[key]) for key in sorted(counts)]


def write_cells(found: Iterable[Cell], path: Path) -> None:
    """Write the table of counts."""
    rows = ["\t".join((c.method, c.lang, str(int(c.named)), str(c.bin), str(c.count), str(c.right))) for c in found]
    path.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")


def read_cells(path: Path) -> list[Cell]:
    """Read the table of counts."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return [Cell(Method(m), lang, named == "1", int(b), int(c), int(r)) for m, lang, named, b, c, r in rows]


def curve(found: Sequence[Cell]) -> tuple[list[float], list[float]]:
    """Return the points of a rising curve from raw scores to shares of right readings.

    Neighbouring bins are pooled until each pool is large enough and no share is below the one before it (the pool
    adjacent violators algorithm); one right and one wrong reading are added to each, for what was not seen.
    """
    pools: list[list[float]] = []
    for cell in sorted(found, key=lambda c: c.bin):
        pools.append([cell.score * cell.count, cell.count, cell.right])
        while len(pools) > 1 and (pools[-2][1] < FEWEST or _share(pools[-2]) >= _share(pools[-1])):
            last = pools.pop()
            pools[-1] = [one + other for one, other in zip(pools[-1], last, strict=True)]
    while len(pools) > POINTS:
        near = min(range(len(pools) - 1), key=lambda place: _share(pools[place + 1]) - _share(pools[place]))
        pools[near : near + 2] = [[a + b for a, b in zip(pools[near], pools[near + 1], strict=True)]]
    return [round(pool[0] / pool[1], 4) for pool in pools], [round(_share(pool), 4) for pool in pools]


def _share(pool: Sequence[float]) -> float:
    return (pool[2] + 1) / (pool[1] + 2)


def scale_of(found: Sequence[Cell], method: Method) -> Scale:
    """Return the calibration of a method that follows from the counts."""
    mine = _merged([cell for cell in found if cell.method is method])
    scores, right = curve(mine)
    # A figure whose subject the text does not give is a claim all the same, where what it measures is likely enough.
    return Scale(scores, right, NAMED, UNNAMED)


def _merged(found: Iterable[Cell]) -> list[Cell]:
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    method = Method.RULES
    for cell in found:
        method = cell.method
        counts[cell.bin][0] += cell.count
        counts[cell.bin][1] += cell.right
    return [Cell(method, "", named=True, bin=place, count=c, right=r) for place, (c, r) in sorted(counts.items())]


def written(default: Method, by: Weights, found: Sequence[Cell]) -> str:
    """Return the text of ``confidence.toml``."""
    lines = [
        "# Written by `python -m benchmarks.calibration`. How sure readings are: raw scores and how often such",
        "# readings are right, and the least with which one is a claim, with and without a named subject.",
        f'default = "{default}"',
        "",
        "[weights]",
        *(f"{each.name} = {getattr(by, each.name):.3f}" for each in fields(by)),
    ]
    for method in Method:
        scale = scale_of(found, method)
        lines += ["", f"[{method}]", *(f"{each.name} = {_list(getattr(scale, each.name))}" for each in fields(scale))]
    return "\n".join(lines) + "\n"


def _list(value: float | Sequence[float]) -> str:
    return str(value) if isinstance(value, float) else f"[{', '.join(map(str, value))}]"


def report(found: Sequence[Cell]) -> str:
    """Return reliability tables: for each method and language, confidence beside the share that is right."""
    lines = []
    for method in Method:
        scale = scale_of(found, method)
        lines.append(f"{method}: least named {scale.least_named}, unnamed {scale.least_unnamed}")
        for lang in sorted({cell.lang for cell in found}):
            lines += _reliability([c for c in found if c.method is method and c.lang == lang], scale, lang)
    return "\n".join(lines)


def _reliability(found: Sequence[Cell], scale: Scale, lang: str) -> list[str]:
    bins: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for cell in found:
        confidence = scale.confidence(cell.score)
        place = min(RELIABILITY - 1, int(confidence * RELIABILITY))
        for at, value in enumerate((cell.count, cell.count * confidence, cell.right)):
            bins[place][at] += value
    total = sum(count for count, _, _ in bins.values())
    error = sum(abs(said - right) for _, said, right in bins.values()) / max(1.0, total)
    rows = [
        f"  {lang}  {place / RELIABILITY:.1f}–{(place + 1) / RELIABILITY:.1f}  {count:5.0f}  said {said / count:.3f}"
        f"  right {right / count:.3f}"
        for place, (count, said, right) in sorted(bins.items())
    ]
    return [*rows, f"  {lang}  expected calibration error {error:.4f} over {total:.0f} readings"]


def measure(folds: Path | None) -> tuple[Weights, list[Cell], str]:
    """Return the fitted weights, the counts of all methods, and how many claims each gets right."""
    figures = [
        (each.group, unseen, figure)
        for each in annotated()
        for unseen in (is_unseen(each.fold, folds),)
        for figure in recorded(each, folds if unseen else None)
    ]
    by = fitted([figure for _, unseen, figure in figures if unseen])
    counted = [(unseen, figure) for group, unseen, figure in figures if group not in UNCOUNTED]
    found = [
        outcome
        for method in Method
        for unseen, figure in counted
        if unseen or method is Method.RULES
        for outcome in outcomes([figure], Judge(method), by)
    ]
    return by, cells(found), _summary([figure for _, figure in counted], found)


def weighed() -> Weights:
    """Return what rules and model count, fitted on the texts that the shipped model has not seen."""
    return fitted([figure for each in annotated() if each.is_kept for figure in recorded(each, None)])


def _summary(figures: Sequence[Recorded], found: Sequence[Outcome]) -> str:
    claims = sum(figure.is_claim for figure in figures)
    right = Counter(each.method for each in found if each.right)
    made = Counter(each.method for each in found)
    return "\n".join(f"{m}: {right[m]} right of {made[m]} readings, {claims} figures are claims" for m in Method)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure or print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", action="store_true", help="measure again, and write the table and the data file")
    parser.add_argument("--weigh", action="store_true", help="fit what rules and model count, and write the data file")
    parser.add_argument("--folds", type=Path, help="the folder of the models of each fold")
    parser.add_argument("--default", type=Method, default=Method.BOTH, help="the method that measures best")
    options = parser.parse_args(arguments)
    if options.measure:
        by, found, summary = measure(options.folds)
        write_cells(found, TABLE)
        CONFIDENCE.write_text(written(options.default, by, found), encoding="utf-8")
        print(summary)
    elif options.weigh:
        CONFIDENCE.write_text(written(options.default, weighed(), read_cells(TABLE)), encoding="utf-8")
    print(report(read_cells(TABLE)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
