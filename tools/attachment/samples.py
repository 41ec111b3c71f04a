"""Sentences with what is known of their figures, in the numbers that the model is trained on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from ingest.document import Document, Overlay
from nlp.claims.claimer import claimer
from nlp.claims.metric.vocabulary import metrics, unit_class
from nlp.claims.scene import Figure, Scene
from nlp.claims.subject.economies import stands_for
from nlp.claims.subject.exchange import as_pair
from nlp.claims.trace import Judged, Read
from nlp.learned.judge import Judge
from nlp.learned.method import Method
from nlp.learned.view import View, view
from nlp.names.strangers import listed
from nlp.pipeline import load
from nlp.reader import runs
from nlp.reading import Status
from tools.attachment.grammar import Made

NONE = "none"
STATUSES = tuple(status.value for status in Status)
GOLD, MADE, TAUGHT = 1.5, 1.0, 0.35
"""What a figure counts whose answer was annotated, made with it, or taken from the rules."""
_SURE = 0.6

Row = Mapping[str, Any]
Place = Callable[[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Target:
    """What is known of a figure; an empty set is no answer.

    Attributes:
        place: the figure's word.
        unit: the class of its unit, which limits what it can measure.
        metrics: the right metrics, ``none`` for no claim.
        subjects: the words of the right subjects; the first word of all stands for none in sight.
        statuses: the right statuses.
        weight: what it counts.
    """

    place: int
    unit: str
    metrics: frozenset[str]
    subjects: frozenset[int]
    statuses: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence as the model sees it, and what is known of its figures.

    Attributes:
        names: the words that figures may be about, each with the number of the thing that it names, 0 for none.
    """

    words: tuple[str, ...]
    kinds: tuple[str, ...]
    names: Mapping[int, int]
    targets: tuple[Target, ...]
    source: str


def told(document: Document, *, lang: str | None = None) -> Iterator[tuple[Judged, Place]]:
    """Yield the sentences of a document as the rules judge them, each with the map of offsets to its text."""
    rules = Judge(Method.RULES)
    for run, doc, overlay in runs(document, lang=lang, judge=rules):
        own = doc._
        context = replace(own.cotejo_context, judge=rules)
        trace = claimer(load(run.lang)).explain(doc, context, own.cotejo_mentions, own.cotejo_quantities)
        place = partial(_to_source, overlay, run.start)
        yield from ((judged, place) for judged in trace.sentences if judged.weighed)


def _to_source(overlay: Overlay, shift: int, start: int, end: int) -> tuple[int, int]:
    return overlay.to_source(start + shift, end + shift)


def from_gold(document: Document, gold: Sequence[Row], source: str, *, lang: str | None = None) -> Iterator[Sample]:
    """Yield the sentences of an annotated document; a figure without annotation is no claim."""
    for sentence, to_source in told(document, lang=lang):
        seen = view(sentence.scene)
        targets = []
        for figure, place in _placed(sentence.scene, seen):
            start, end = to_source(figure.quantity.start, figure.quantity.end)
            here = [row for row in gold if row["start"] < end and start < row["end"]]
            if not any(row.get("ignore") for row in here):
                targets.append(_target(figure, place, seen, here, GOLD))
        yield _sample(seen, targets, source)


def from_made(document: Document, made: Iterable[tuple[Made, int]], source: str, *, lang: str) -> Iterator[Sample]:
    """Yield the sentences of a document that was put together from made texts, each with its offset.

    A figure whose name the pipeline does not find keeps its metric and has no answer for its subject.
    """
    answers = {(a.start + by, a.end + by): (a, by) for each, by in made for a in each.answers}
    for sentence, to_source in told(document, lang=lang):
        seen = view(sentence.scene)
        named = [(*to_source(m.start, m.end), m.id) for m in sentence.scene.doc._.cotejo_mentions]
        targets = []
        for figure, place in _placed(sentence.scene, seen):
            start, end = to_source(figure.quantity.start, figure.quantity.end)
            found = next((known for span, known in answers.items() if span[0] < end and start < span[1]), None)
            if found is None:
                continue
            answer, by = found
            first, last = (answer.name[0] + by, answer.name[1] + by) if answer.name else (0, 0)
            ids = {identifier for begin, stop, identifier in named if begin < last and first < stop}
            row = {"metric": answer.metric, "subject": sorted(ids), "status": answer.status}
            targets.append(_target(figure, place, seen, [row], MADE))
        yield _sample(seen, targets, source)


def from_rules(document: Document, source: str) -> Iterator[Sample]:
    """Yield the sentences of a document with what the rules are sure of."""
    for sentence, _ in told(document):
        seen = view(sentence.scene)
        places = dict(_placed_by_number(seen))
        targets = [
            _taught(each.figure, places[number], seen, each.read)
            for number, each in enumerate(sentence.weighed)
            if number in places and (each.read is None or each.read.confidence >= _SURE)
        ]
        yield _sample(seen, targets, source)


def tested(sentence: Judged, seen: View, source: str) -> Sample:
    """Return a sentence of a test with what the rules make of its figures, which tests have found right."""
    targets = []
    for figure, place in _placed(sentence.scene, seen):
        here = [claim for claim in sentence.claims if claim.start == figure.quantity.start]
        rows: list[Row] = [
            {"metric": claim.metric, "subject": claim.subject, "status": claim.status.value}
            for claim in here
            if claim.metric is not None
        ]
        if here:
            targets.append(_target(figure, place, seen, rows, GOLD))
    return _sample(seen, targets, source)


def _taught(figure: Figure, place: int, seen: View, read: Read | None) -> Target:
    if read is None or not read.attachment.metric.listed:
        return _target(figure, place, seen, [], TAUGHT / 2)
    row: Row = {"metric": read.attachment.metric.name, "subject": read.attachment.subject, "status": []}
    return _target(figure, place, seen, [row], TAUGHT)


def _placed(scene: Scene, seen: View) -> Iterator[tuple[Figure, int]]:
    return ((scene.figures[number], place) for number, place in _placed_by_number(seen))


def _placed_by_number(seen: View) -> Iterator[tuple[int, int]]:
    return ((number, place) for number, place in enumerate(seen.figures) if place is not None)


def _target(figure: Figure, place: int, seen: View, rows: Sequence[Row], weight: float) -> Target:
    unit = unit_class(figure.quantity.unit)
    names = frozenset(name for row in rows for name in _several(row["metric"])) or {NONE}
    measured = frozenset(name for name in names if name == NONE or unit in metrics()[name].units)
    subjects = frozenset(word for row in rows for word in _words(figure, seen, row))
    statuses = frozenset(status for row in rows for status in _several(row.get("status", [])))
    claimed = NONE not in names
    return Target(
        place, unit, measured, subjects if claimed else frozenset(), statuses if claimed else frozenset(), weight
    )


def _words(figure: Figure, seen: View, row: Row) -> Iterator[int]:
    """Yield the words that stand for the right subjects of a figure."""
    wanted = _several(row["subject"])
    if None in wanted:
        yield 0
        yield from (name.place for name in seen.names if listed(name.id) is None)
    for metric in _several(row["metric"]):
        if metric == NONE:
            continue
        right = {stands_for(each, metrics()[metric]) for each in wanted if each is not None}
        for name in seen.names:
            meant = stands_for(name.id, metrics()[metric])
            if meant in right or as_pair(meant, figure.quantity.unit)[0] in right:
                yield name.place


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _sample(seen: View, targets: Iterable[Target], source: str) -> Sample:
    names = dict.fromkeys(sorted(name.place for name in seen.names), 0) | seen.identities()
    return Sample(seen.words, seen.kinds, names, tuple(targets), source)
