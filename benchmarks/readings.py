"""The readings that annotated figures have to choose from, and which of them are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from benchmarks.annotated import Annotated, Row
from benchmarks.attachment import model_of
from benchmarks.scoring import accepts
from ingest.document import Overlay
from nlp.claims.attachment import Attachment
from nlp.claims.claimer import claimer
from nlp.claims.scene import Figure, Scene
from nlp.claims.subject.exchange import as_pair
from nlp.learned.confidence import Weights
from nlp.learned.judge import Ask, Choice, Judge
from nlp.learned.method import Method
from nlp.learned.model import Opinion, shipped
from nlp.learned.weighing import Rival, weighed
from nlp.names.strangers import listed
from nlp.pipeline import load
from nlp.reader import runs
from nlp.reading import Status
from nlp.times import stance


@dataclass(frozen=True, slots=True)
class Recorded:
    """A figure of an annotated document, what it may be, and its gold rows (none: it is no claim).

    ``told`` is the status that the rules give it.
    """

    scene: Scene
    figure: Figure
    readings: Sequence[Attachment]
    opinion: Opinion
    gold: Sequence[Row]
    lang: str
    told: Status

    @property
    def is_claim(self) -> bool:
        """Whether gold has a claim here."""
        return bool(self.gold)

    def rivals(self) -> list[Rival]:
        """Return the readings with what speaks for them."""
        return list(weighed(self.scene, self.figure, self.readings, self.opinion))

    def is_right(self, reading: Attachment | None) -> bool:
        """Return whether gold takes a reading; null is right where there is no claim."""
        if reading is None or not reading.metric.listed:
            return not self.gold
        subject = listed(reading.subject)
        pair = as_pair(subject, self.figure.quantity.unit)[0] if reading.metric.name == "fx_rate" else subject
        return any(
            accepts(row["metric"], reading.metric.name)
            and any(accepts(row["subject"], each) for each in (subject, pair))
            for row in self.gold
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a method made of a figure: its raw score, whether the subject is named, and whether it is right."""

    method: Method
    lang: str
    named: bool
    score: float
    right: bool


@dataclass(frozen=True, slots=True)
class _Recorder(Judge):
    """Decides as the rules do and keeps what there was to decide."""

    kept: tuple[list[tuple[Scene, Figure, Sequence[Attachment], Opinion]], ...] = ()

    def choose(self, scene: Scene, figure: Figure, readings: Sequence[Attachment], ask: Ask) -> Choice | None:
        opinion = ask()
        if opinion is not None:
            self.kept[0].append((scene, figure, readings, opinion))
        return Judge(Method.RULES).choose(scene, figure, readings, ask)


def recorded(each: Annotated, folds: Path | None) -> Iterator[Recorded]:
    """Yield the figures of an annotated document that gold does not leave open."""
    model = model_of(folds / f"fold-{each.fold}") if folds else shipped()
    for run, doc, overlay in runs(each.document, judge=Judge(Method.RULES)):
        own, recorder = doc._, _Recorder(Method.BOTH, model, kept=([],))
        context = replace(own.cotejo_context, judge=recorder)
        claimer(load(run.lang)).explain(doc, context, own.cotejo_mentions, own.cotejo_quantities)
        for scene, figure, readings, opinion in recorder.kept[0]:
            here = _gold(each.gold, figure, run.start, overlay)
            if not any(row.get("ignore") for row in here):
                yield Recorded(scene, figure, readings, opinion, here, each.lang, _told(scene, figure, here))


def _told(scene: Scene, figure: Figure, gold: Sequence[Row]) -> Status:
    doc = scene.doc
    metric = gold[0]["metric"] if gold else None
    first = metric[0] if isinstance(metric, list) else metric
    sentence = doc[scene.start].idx, doc[scene.end - 1].idx + len(doc[scene.end - 1])
    return stance.status(doc, *sentence, figure.quantity.start, figure.quantity.end, metric=first)


def _gold(rows: Iterable[Row], figure: Figure, offset: int, overlay: Overlay) -> list[Row]:
    start, end = overlay.to_source(figure.quantity.start + offset, figure.quantity.end + offset)
    return [row for row in rows if row["start"] < end and start < row["end"]]


def _same(opinion: Opinion) -> Opinion:
    return opinion


def outcomes(figures: Iterable[Recorded], judge: Judge, by: Weights) -> Iterator[Outcome]:
    """Yield what a method makes of figures, where it makes a claim of them."""
    judge = replace(judge, weighting=by if judge.method is Method.BOTH else judge.weighting)
    for each in figures:
        choice = judge.choose(each.scene, each.figure, each.readings, partial(_same, each.opinion))
        # What the rules are sure of is on their scale, and counted there.
        if choice is not None and choice.by is judge.method and choice.attachment.metric.listed:
            reading = choice.attachment
            yield Outcome(judge.method, each.lang, reading.subject is not None, choice.score, each.is_right(reading))
