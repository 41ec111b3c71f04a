"""Why a text was read as it was: what each sentence held, which readings its figures had, and why one won.

Everything here is told by the claimer itself (`nlp.claims.trace`): costs and confidences are those that it compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from nlp.claims.attachment import Attachment
from nlp.claims.claimer import claimer
from nlp.claims.metric.cue_costs import cue_terms
from nlp.claims.metric.vocabulary import Cue
from nlp.claims.scene import Actor, Scene
from nlp.claims.trace import Judged, Trace, Weighed
from nlp.names.own import OwnNames
from nlp.pipeline import load
from nlp.reader import NONE, runs
from nlp.reading import Claim, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ingest.document import Document, Overlay

Place: TypeAlias = Callable[[int, int], tuple[int, int]]
"""Maps an interval of the pipeline's text to the source."""

_PART = 0.005
"""The least part of a cost that is shown."""

_SUPPOSED = {
    "implicit": "supposed from the unit",
    "parallel": "as the figure before, of another subject",
    "again": "as the figure before",
    "served": "told to be one",
    "equation": "written as an equation",
    "moved": "the move of the figure before",
    "carried": "as the sentence before",
    "announced": "as announced before",
    "quote": "a row of quotes",
    "cell": "a cell of a table, by its headers",
}
_FETCHED = {
    "anaphora": "a word that stands for it",
    "implied": "implied by the cue",
    "continued": "the figure before's",
    "none": "none is named",
    "label": "opens the paragraph",
    "heading": "named in the heading",
    "recent": "named before in the paragraph",
    "earlier": "named in the paragraph before",
    "before": "named right before the sentence",
    "far": "named far before the sentence",
    "document": "whom the text is about",
    "header": "named in the header",
    "section": "named over the rows",
    "caption": "named over the table",
    "unknown": "named by no name that is known",
}
"""What offers a metric or a subject, in words; a subject that any other rule found is named in the sentence."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a sentence was seen to hold.

    Attributes:
        kind: ``mention``, ``anaphor`` (it stands for a name), ``topic`` (inherited, without a place of its own),
            ``quantity``, ``cue`` (words that name a metric) or ``time``.
        start, end: characters of the source; null for a topic.
        meaning: the identifier, unit, metric or date that it stands for.
        rule: what found it.
    """

    kind: str
    start: int | None
    end: int | None
    text: str
    meaning: str
    rule: str


@dataclass(frozen=True, slots=True)
class Option:
    """One reading of a figure.

    Attributes:
        cost: of metric and subject together; the cheapest reading wins.
        confidence: of the reading, given the best of its rivals.
        rule: what offers the metric, and what the subject.
        role: the part that the figure plays in a move: its amount, the level reached, or none.
        cue: the words that name the metric; null where it is supposed.
        terms: the parts of the cost, by what each is for.
    """

    metric: str
    subject: str | None
    cost: float
    confidence: float
    rule: str
    role: str
    cue: str | None
    terms: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class FigureReadings:
    """A figure, its readings with the best first, the claims that came of it, and in words why."""

    quantity: Quantity
    options: tuple[Option, ...]
    claims: tuple[Claim, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was seen in a sentence and what was made of its figures."""

    start: int
    end: int
    text: str
    lang: str
    seen: tuple[Seen, ...]
    figures: tuple[FigureReadings, ...]


def explain(document: Document, *, lang: str | None = None, names: OwnNames = NONE) -> Iterator[Explanation]:
    """Yield an explanation of each sentence of a document that states a figure; the options are those of `read`."""
    for run, doc, overlay in runs(document, lang=lang, names=names):
        yield from explain_doc(doc, partial(_to_source, overlay, run.start))


def explain_doc(doc: Doc, place: Place) -> Iterator[Explanation]:
    """Yield an explanation of each sentence of a processed ``Doc`` that states a figure."""
    own = doc._
    trace = claimer(load(doc.lang_)).explain(doc, own.cotejo_context, own.cotejo_mentions, own.cotejo_quantities)
    for judged in trace.sentences:
        if judged.scene.figures:
            yield _explanation(judged, trace, place)


def in_place(start: int, end: int) -> tuple[int, int]:
    """Leave an interval where it is: the ``Doc`` is the source."""
    return start, end


def _to_source(overlay: Overlay, shift: int, start: int, end: int) -> tuple[int, int]:
    return overlay.to_source(start + shift, end + shift)


def _explanation(judged: Judged, trace: Trace, place: Place) -> Explanation:
    scene = judged.scene
    span = scene.doc[scene.start : scene.end]
    text = span.text.strip()
    first = span.start_char + span.text.index(text)
    start, end = place(first, first + len(text))
    seen = sorted(_seen(scene, trace, place), key=lambda each: (each.start is None, each.start, each.end, each.kind))
    figures = tuple(_figure(scene, each, trace, place) for each in judged.weighed)
    return Explanation(start, end, text, scene.doc.lang_, tuple(seen), figures)


def _seen(scene: Scene, trace: Trace, place: Place) -> Iterator[Seen]:
    for actor in scene.actors:
        kind = "anaphor" if actor.rule == "anaphora" else "mention"
        yield _on_tokens(scene, actor, place, kind, actor.id, actor.rule)
    for cue in scene.cues:
        notes = (("weak", cue.weak), ("inside a longer one", cue.shadowed), ("negative", cue.negative))
        yield _on_tokens(scene, cue, place, "cue", cue.metric, ", ".join(name for name, holds in notes if holds))
    for figure in scene.figures:
        quantity = figure.quantity
        start, end = place(quantity.start, quantity.end)
        yield Seen("quantity", start, end, quantity.text, quantity.unit or "no unit", quantity.rule)
    first, last = scene.doc[scene.start].idx, scene.doc[scene.end - 1].idx + len(scene.doc[scene.end - 1])
    for time in trace.times:
        if first <= time.start < last:
            start, end = place(time.start, time.end)
            yield Seen("time", start, end, time.text, time.value or time.period or "not settled", time.rule)
    for topic in scene.topics:
        yield Seen("topic", None, None, "", topic.id, topic.rule)


def _on_tokens(scene: Scene, each: Actor | Cue, place: Place, kind: str, meaning: str, rule: str) -> Seen:
    span = scene.doc[each.start : each.end]
    return Seen(kind, *place(span.start_char, span.end_char), span.text, meaning, rule)


def _figure(scene: Scene, weighed: Weighed, trace: Trace, place: Place) -> FigureReadings:
    quantity = weighed.figure.quantity
    made = tuple(c for c in trace.claims if (c.start, c.end) == (quantity.start, quantity.end))
    options = tuple(_option(scene, weighed, reading) for reading in weighed.readings)
    start, end = place(quantity.start, quantity.end)
    return FigureReadings(replace(quantity, start=start, end=end), options, made, _verdict(weighed))


def _option(scene: Scene, weighed: Weighed, reading: Attachment) -> Option:
    best = weighed.readings[0]
    sure = weighed.read.confidence if weighed.read and reading is best else reading.confidence(best.cost)
    cue = scene.doc[reading.cue.start : reading.cue.end].text if reading.cue else None
    terms = tuple((name, round(cost, 2)) for name, cost in _terms(scene, weighed, reading) if abs(cost) >= _PART)
    name, role = reading.metric.name, reading.role.value
    return Option(name, reading.subject, round(reading.cost, 2), sure, reading.rule, role, cue, terms)


def _terms(scene: Scene, weighed: Weighed, reading: Attachment) -> Iterator[tuple[str, float]]:
    """Yield the parts of a reading's cost: its cue's, what is added to them, and the subject's."""
    offer, _, subject = reading.rule.partition("+")
    if reading.cue is not None and offer.startswith("cue:"):
        told = cue_terms(scene, weighed.figure, reading.cue)
        yield from told
        yield "a general word", reading.metric_cost - sum(cost for _, cost in told)
    else:
        yield _SUPPOSED.get(offer, offer), reading.metric_cost
    yield f"subject: {_FETCHED.get(subject, 'named')}", reading.cost - reading.metric_cost


def _verdict(weighed: Weighed) -> str:
    """Say why the reading won, or why there is none."""
    read, readings = weighed.read, weighed.readings
    if read is None and readings:
        return "no claim: the trained model takes the figure for none"
    if read is None:
        return f"no claim: no metric in reach fits {_unit(weighed)}"
    if read.confidence < read.least:
        return f"no claim: the best reading has confidence {read.confidence:.2f}, and {read.least:.2f} is the least"
    best = readings[0]
    if "model" in best.rule.replace(":", "+").split("+"):
        return f"the trained model speaks for it; confidence {read.confidence:.2f}"
    rival = next((r for r in readings[1:] if (r.metric, r.subject) != (best.metric, best.subject)), None)
    if rival is None:
        return f"the only reading in reach; confidence {read.confidence:.2f}"
    next_best = f"{rival.subject or '?'} {rival.metric.name}"
    return f"cheapest by {rival.cost - best.cost:.2f}, before {next_best}; confidence {read.confidence:.2f}"


def _unit(weighed: Weighed) -> str:
    unit = weighed.figure.quantity.unit
    return f"a figure in {unit}" if unit else "a figure without a unit"
