"""Rules, model and both together: who reads best what a figure is about, and how fast.

    python -m benchmarks.attachment [--folds WORK] [--more DOCUMENTS GOLD]

For each group of annotated documents and each language it prints the claim F1 of the three methods, the share of gold
claims whose metric is right, of these the share whose subject is, and of the right claims the share whose status is.
``WORK`` holds ``fold-0`` or more, each a model that ``tools/train_attachment.py --fold`` made: a document is then read
by the model that has not seen it, and left out where there is none. Without ``WORK`` the shipped model reads all, and
has seen them. ``DOCUMENTS`` and ``GOLD`` are any other annotated texts.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.annotated import FOLDS, Annotated, annotated, documents, read_gold
from benchmarks.scoring import ClaimScores, Row, score_claims
from nlp.learned.judge import Judge
from nlp.learned.method import Method
from nlp.reader import read

if TYPE_CHECKING:
    from nlp.learned.model import Model

MEASURES = ("claim F1", "precision", "recall", "metric", "subject", "status")


@dataclass(frozen=True, slots=True)
class Figures:
    """What is printed of one method on one group."""

    values: Mapping[str, float]

    @classmethod
    def of(cls, scores: ClaimScores) -> Figures:
        """Take the figures from scores."""
        right, stated = scores.soft.get("status", (0, 0))
        return cls(
            {
                "claim F1": scores.claim.f1,
                "precision": scores.claim.precision,
                "recall": scores.claim.recall,
                "metric": _share(scores.metric.right, scores.value.gold),
                "subject": _share(scores.claim.right, scores.metric.right),
                "status": _share(right, stated),
            }
        )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def rows(each: Annotated, judge: Judge) -> list[Row]:
    """Return the claims of a document as rows."""
    text = each.document.text
    return [
        {
            "doc": each.name,
            "start": claim.start,
            "end": claim.end,
            "subject": claim.subject,
            "metric": claim.metric,
            "low": claim.low,
            "high": claim.high,
            "unit": claim.unit,
            "status": claim.status.value,
            "negated": claim.negated,
            "confidence": claim.confidence,
            "rule": claim.rule,
            "sentence": text[claim.sentence_start : claim.sentence_end],
        }
        for claim in read(each.document, judge=judge).claims
    ]


def judges(method: Method, folds: Path | None) -> dict[int, Judge]:
    """Return the judge of each fold: with the model that has not seen it, if there is one, or with the shipped one."""
    if folds is None:
        return dict.fromkeys(range(FOLDS), Judge(method))
    there = [fold for fold in range(FOLDS) if is_unseen(fold, folds)]
    return {fold: Judge(method, model_of(folds / f"fold-{fold}")) for fold in there}


def is_unseen(fold: int, folds: Path | None) -> bool:
    """Return whether there is a model that has not seen a fold's documents: not each fold needs to have one."""
    return folds is None or (folds / f"fold-{fold}").is_dir()


@cache
def model_of(folder: Path) -> Model:
    """Return the model of a folder, read once."""
    from nlp.learned.model import Model

    return Model.from_folder(folder)


def measure(group: Sequence[Annotated], method: Method, folds: Path | None) -> ClaimScores:
    """Return the scores of a method on some documents."""
    judge = judges(method, folds)
    unseen = [each for each in group if each.fold in judge]
    made = [row for each in unseen for row in rows(each, judge[each.fold])]
    return score_claims([dict(row, doc=each.name) for each in unseen for row in each.gold], made)


def speed(group: Sequence[Annotated], method: Method) -> float:
    """Return how many sentences a second are read, from text to claims, on one core."""
    started = time.process_time()
    sentences = sum(len(read(each.document, judge=Judge(method)).sentences) for each in group)
    return sentences / (time.process_time() - started)


def model_speed(group: Iterable[Annotated]) -> float:
    """Return how many sentences with figures a second the model alone reads."""
    from nlp.claims.claimer import claimer
    from nlp.learned.model import shipped
    from nlp.pipeline import load
    from nlp.reader import runs

    scenes = [
        judged.scene
        for each in group
        for run, doc, _ in runs(each.document, judge=Judge(Method.RULES))
        for judged in claimer(load(run.lang))
        .explain(doc, doc._.cotejo_context, doc._.cotejo_mentions, doc._.cotejo_quantities)
        .sentences
        if judged.weighed
    ]
    shipped().read(scenes[0])
    started = time.process_time()
    for scene in scenes:
        shipped().read(scene)
    return len(scenes) / (time.process_time() - started)


def _more(folder: Path, gold: Path) -> Iterator[Annotated]:
    claims = read_gold(gold)
    for document in documents([folder]):
        found = claims.get(document.name.rsplit("/", 1)[-1], [])
        lang = next((row["lang"] for row in found if "lang" in row), document.metadata.lang or "all")
        yield Annotated(document, found, folder.name, lang)


def _groups(every: Iterable[Annotated]) -> dict[str, list[Annotated]]:
    groups: dict[str, list[Annotated]] = defaultdict(list)
    for each in every:
        groups[f"{each.group} {each.lang}"].append(each)
    return dict(groups)


def _print(name: str, group: Sequence[Annotated], folds: Path | None) -> None:
    for method in Method:
        values = Figures.of(measure(group, method, folds)).values
        print(f"{name:14}  {method:6}  " + "  ".join(f"{values[measure]:9.3f}" for measure in MEASURES))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=Path, help="the folder of the models of each fold")
    parser.add_argument("--more", type=Path, nargs=2, metavar=("DOCUMENTS", "GOLD"), help="other annotated texts")
    options = parser.parse_args(arguments)
    groups = _groups(_more(*options.more) if options.more else annotated())
    if options.folds is None and not options.more:
        print("note: the shipped model was trained on these documents; give --folds for a fair comparison")
    print(f"{'group':14}  {'method':6}  " + "  ".join(f"{measure:>9}" for measure in MEASURES))
    for name, group in sorted(groups.items()):
        _print(name, group, options.folds)
    some = next(iter(groups.values()))
    print(json.dumps({"model alone, sentences/s": round(model_speed(some))}))
    print(json.dumps({f"text to claims, sentences/s, {method}": round(speed(some, method)) for method in Method}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
