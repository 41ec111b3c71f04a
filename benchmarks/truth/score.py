"""Score the program on the annotated passages: ``python -m benchmarks.truth.score --lang en --part dev``.

Prints F1 of value, metric and claim, over all, by source and by group of metrics, and the share of right fields, each
with a 95% bootstrap interval: passages are drawn again with replacement, a thousand times from a fixed seed, and the
interval holds the middle 95% of the figures. The part ``test`` is there to be scored, not to be looked at. Mentions are
scored on the gold as it was committed, and once more with the errata on headings counted in.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks import program
from benchmarks.measures import of_claims
from benchmarks.scoring import HARD, SOFT, ClaimScores, Row, Score, document, score_claims, score_mentions
from benchmarks.truth.build import (
    FOLDER,
    FRESH_PARTS,
    LANGUAGES,
    PARTS,
    MaterialError,
    Source,
    build,
    evened,
    rows,
    sources,
)
from benchmarks.truth.draw import source_of
from benchmarks.truth.groups import group_of

SEED = 20261130
DRAWS = 1000
LEVELS = ("value", "metric", "claim")
EVENED = "mentions, headings evened out"


@dataclass(frozen=True, slots=True)
class Passage:
    """What was counted in one passage.

    Attributes:
        counts: by the name of a figure (``all claim``, ``posts value``, ``field as_of``): right, gold, system. Of a
            field, gold and system both count the claims that are asked for it.
    """

    counts: dict[str, Score]


@dataclass(frozen=True, slots=True)
class Figure:
    """A score with its bootstrap interval."""

    name: str
    score: Score
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Part:
    """The passages of a part, what they state and name (also with the errata), and what the program makes of them."""

    sources: list[Source]
    gold: list[Row]
    named: list[Row]
    evened: list[Row]
    claims: list[Row]
    mentions: list[Row]


def passages(lang: str, part: str, folder: Path) -> list[Passage]:
    """Build a language's part in an empty folder, read it, and count each passage.

    Raises:
        MaterialError: the material is not the one that was annotated.
        RunError: a passage cannot be read.
    """
    read = _read(lang, part, folder)
    return [_count(read, source) for source in read.sources]


def _read(lang: str, part: str, folder: Path) -> Part:
    build(lang, part, folder)
    claims, mentions = program.read(folder / "documents")
    gold, named = rows(folder / "claims.jsonl"), rows(folder / "mentions.jsonl")
    found = sources(lang, part)
    return Part(found, [*gold], [*named], [*evened(lang, part, found)], [*claims], [*mentions])


def _count(read: Part, source: Source) -> Passage:
    gold, named, even, claims, mentions = (
        [row for row in found if document(row) == source.name]
        for found in (read.gold, read.named, read.evened, read.claims, read.mentions)
    )
    counts = dict(_figures(score_claims(gold, claims), source_of(source.doc)))
    counts |= {"all mentions": score_mentions(named, mentions), EVENED: score_mentions(even, mentions)}
    return Passage(counts)


def _figures(scores: ClaimScores, source: str) -> Iterator[tuple[str, Score]]:
    for level in LEVELS:
        yield f"all {level}", getattr(scores, level)
        yield f"{source} {level}", getattr(scores, level)
    yield from _grouped(scores)
    for name, (right, of) in {**scores.hard, **scores.soft}.items():
        yield f"field {name}", Score(right, of, of)


def _grouped(scores: ClaimScores) -> Iterator[tuple[str, Score]]:
    """Yield the scores of the groups of metrics that a passage has."""
    for level, by_metric in (("value", scores.values), ("claim", scores.metrics)):
        sums: dict[str, Counter[str]] = {}
        for metric, score in by_metric.items():
            counted = {"right": score.right, "gold": score.gold, "system": score.system}
            sums.setdefault(group_of(metric), Counter()).update(counted)
        for group, total in sums.items():
            yield f"{group} {level}", Score(total["right"], total["gold"], total["system"])


def totals(counted: Sequence[Passage]) -> dict[str, Score]:
    """Return every score over all passages."""
    names = dict.fromkeys(name for passage in counted for name in passage.counts)
    found = {name: [passage.counts[name] for passage in counted if name in passage.counts] for name in names}
    return {
        name: Score(sum(it.right for it in mine), sum(it.gold for it in mine), sum(it.system for it in mine))
        for name, mine in found.items()
    }


def figures(counted: Sequence[Passage], *, draws: int = DRAWS, seed: int = SEED) -> list[Figure]:
    """Return every score with the middle 95% of its draws; a draw that has nothing of what it counts is left out."""
    whole, none = totals(counted), Score(0, 0, 0)
    table = [[passage.counts.get(name, none) for name in whole] for passage in counted]
    right = np.array([[2 * score.right for score in row] for row in table])
    size = np.array([[score.gold + score.system for score in row] for row in table])
    weights = np.random.default_rng(seed).multinomial(len(counted), [1 / len(counted)] * len(counted), size=draws)
    drawn = weights @ size
    f1 = np.where(drawn > 0, weights @ right / np.maximum(drawn, 1), np.nan)
    low, high = np.nanpercentile(f1, [2.5, 97.5], axis=0)
    return [Figure(name, score, float(low[i]), float(high[i])) for i, (name, score) in enumerate(whole.items())]


def report(found: Sequence[Figure]) -> str:
    """Return the figures as a table: over all, by source, by group of metrics, by field."""
    order = {name: place for place, name in enumerate(("all", "posts", "pages", "statements"))}
    fields = [f"field {name}" for name in (*HARD, *SOFT)]
    levels = (*LEVELS, "mentions", EVENED)

    def rank(figure: Figure) -> tuple[int, str]:
        if figure.name in fields:
            return 90 + fields.index(figure.name), ""
        head, _, level = ("all", "", EVENED) if figure.name == EVENED else figure.name.rpartition(" ")
        return order.get(head, 50), head + str(levels.index(level))

    lines = [f"{'':30} {'F1':>6}  {'95% interval':14} {'right':>6} {'gold':>6} {'system':>6}"]
    for figure in sorted(found, key=rank):
        score = figure.score
        counts = f"{score.right:6} {score.gold:6} {score.system:6}"
        lines.append(f"{figure.name:30} {score.f1:6.3f}  {figure.low:.3f}–{figure.high:.3f}    {counts}")
    return "\n".join(lines)


def measure(folder: Path) -> dict[str, float]:
    """Return the measures of the dev parts by name, without intervals.

    Raises:
        MaterialError: the material is not the one that was annotated.
        RunError: a passage cannot be read.
    """
    measures: dict[str, float] = {}
    for lang in LANGUAGES:
        read = _read(lang, "dev", folder / lang)
        measures |= of_claims(f"truth.{lang}", read.gold, read.claims)
        measures[f"truth.{lang}.mentions"] = score_mentions(read.named, read.mentions).f1
        for kind in sorted({source_of(source.doc) for source in read.sources}):
            names = {source.name for source in read.sources if source_of(source.doc) == kind}
            mine = [row for row in read.gold if document(row) in names]
            measures[f"truth.{lang}.{kind}.claim"] = score_claims(mine, read.claims).claim.f1
    return measures


def main() -> None:
    """Print the scores of each language and part asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", choices=LANGUAGES, action="append")
    parser.add_argument("--part", choices=(*PARTS, *FRESH_PARTS), default="dev")
    args = parser.parse_args()
    for lang in args.lang or LANGUAGES:
        if not (FOLDER / f"{lang}.{args.part}.claims.jsonl").exists():
            sys.exit(f"nobody has annotated the passages of {lang} {args.part} yet")
        try:
            with tempfile.TemporaryDirectory() as folder:
                counted = passages(lang, args.part, Path(folder))
        except (MaterialError, OSError, program.RunError) as error:
            sys.exit(f"{error}\nThe passages lie in the material of ../shared/real.")
        print(f"== {lang} {args.part}: {len(counted)} passages, {DRAWS} draws\n{report(figures(counted))}")


if __name__ == "__main__":
    main()
