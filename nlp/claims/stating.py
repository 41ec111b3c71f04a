"""Claims: what the reading of a figure states, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from nlp.claims.attachment import Attachment
from nlp.claims.metric.per_share import couples, unit_of_amount
from nlp.claims.roles import direction_of, is_lost
from nlp.claims.scene import Figure, Scene
from nlp.claims.setting import Setting
from nlp.claims.subject.basket import part_of
from nlp.claims.subject.branches import branch_of
from nlp.claims.subject.businesses import branch_of_company, business_of, place_of
from nlp.claims.subject.exchange import as_crossed, as_pair, sized
from nlp.claims.subject.groups import shares
from nlp.claims.subject.segments import segment_of
from nlp.claims.trace import Judged, Read, Weighed
from nlp.claims.values import Value, is_point, value_of
from nlp.learned.judge import Judge
from nlp.names.strangers import listed
from nlp.reading import Claim, Status
from nlp.text import leading
from nlp.times import attribution, stance, time
from nlp.times.basis import basis_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_UNKNOWN = "unresolved"
_YEAR = re.compile(r"(?:fy)?(?P<year>20\d\d)e?")
_NO_IDENTIFIER = "region:"
_OF_PAIRS = frozenset({"fx_rate", "price_change"})
"""Metrics that are a pair's where they are told of a currency."""


def claims_of(scene: Scene, figure: Figure, read: Read | None, setting: Setting) -> Iterator[Claim]:
    """Yield the claims that a figure of a sentence makes: one for every subject that it is said of.

    One whose reading is none, of no metric of the contract, or too unsure has no metric.
    """
    quantity = figure.quantity
    if read is None or not read.attachment.metric.listed or read.confidence < read.least:
        yield _claim(scene, figure, setting, Value.plain(quantity), None, None)
        return
    cue = read.attachment.cue
    # "Down from a forecast of a 7% decline": the way stands behind the figure.
    fallen = (cue is not None and scene.marks.direction(cue.start) < 0) or _names_fall(scene, figure)
    value = value_of(quantity, read.attachment, direction_of(scene, figure), lost=is_lost(scene, figure), fallen=fallen)
    if is_point(scene, figure, read.attachment, value):
        value = value.closed()
    value = replace(value, unit=unit_of_amount(scene, figure) or value.unit)
    for subject in shares(scene, figure, read.attachment) or (read.subject,):
        chosen = subject if read.subject == read.attachment.subject else read.subject
        if read.attachment.metric.name in _OF_PAIRS:
            rate = read.attachment.metric.name == "fx_rate"
            value = sized(value, chosen, setting.peso) if rate else value
            counted = _counted(read, value, setting)
            cross = as_crossed(scene, figure, chosen, value.unit, counted[1]) if rate else None
            chosen, unit = cross or as_pair(chosen, value.unit, *counted)
            value = replace(value, unit=unit)
        yield _claim(scene, figure, setting, value, read, chosen)


def _names_fall(scene: Scene, figure: Figure) -> bool:
    """Return whether the word right behind a percentage makes it a fall: "from a prior 7% decline".

    "Eased to 5% down from 8%" sets it against another.
    """
    led = figure.quantity.unit == "%" and figure.end not in scene.marks.first["compared"]
    return led and figure.end < scene.end and scene.marks.direction(figure.end) < 0


def _counted(read: Read, value: Value, setting: Setting) -> tuple[str | None, float]:
    """Return the peso in which a text may count an exchange rate that names none, and the size of the rate."""
    levelled = read.attachment.metric.name == "fx_rate"
    return (setting.peso if levelled else None, abs(value.low or value.high or 0.0))


def _metric(scene: Scene, reading: Attachment, doc_date: str | None) -> str:
    """Return what a figure measures: the earnings of a year that is not over make a multiple a forward one.

    "15 times 2026 earnings", said in 2026 or before.
    """
    name, cue = reading.metric.name, reading.cue
    if name != "pe" or cue is None or doc_date is None:
        return name
    years = (match["year"] for place in range(cue.start, cue.end) if (match := _YEAR.fullmatch(scene.word(place))))
    return "pe_forward" if any(year >= doc_date[:4] for year in years) else name


def _claim(
    scene: Scene, figure: Figure, setting: Setting, value: Value, read: Read | None, subject: str | None
) -> Claim:
    doc, quantity = scene.doc, figure.quantity
    owner, subject = subject, listed(subject)
    start, end = doc[scene.start].idx, doc[scene.end - 1].idx + len(doc[scene.end - 1])
    span = (start, end, quantity.start, quantity.end)
    return Claim(
        start=quantity.start,
        end=quantity.end,
        value_text=quantity.text,
        sentence_start=start + leading(setting.text[start:end]),
        sentence_end=start + len(setting.text[start:end].rstrip()),
        lang=doc.lang_,
        subject=None if subject is not None and subject.startswith(_NO_IDENTIFIER) else subject,
        metric=_metric(scene, read.attachment, setting.doc_date) if read else None,
        low=value.low,
        high=value.high,
        unit=value.unit,
        step=value.step,
        confidence=read.confidence if read else 0.0,
        rule=f"{read.attachment.rule}|{quantity.rule}" if read else f"{_UNKNOWN}|{quantity.rule}",
        counterpart=listed(read.counterpart) if read else None,
        approx=quantity.approx,
        part=_part(scene, figure, read, owner) if read else None,
        basis=basis_of(doc, quantity.start, quantity.end, start, end) if read else None,
        period=_period(span, setting) if read else None,
        status=_status(doc, span, read, setting.judge),
        negated=read is not None and stance.negated(doc, *span),
        as_of=_as_of(scene, figure, span, setting),
        attribution=attribution.attribution(doc, *span) if read else None,
        readings=value.readings,
    )


def _part(scene: Scene, figure: Figure, read: Read, owner: str | None) -> str | None:
    cue, name = read.attachment.cue, read.attachment.metric.name
    named = branch_of(scene, figure, cue, name) or part_of(scene, figure, cue, name)
    named = named or place_of(scene, figure, cue) or business_of(scene, figure, cue, subject=owner)
    named = named or segment_of(scene, figure, cue, subject=owner)
    return named or branch_of_company(scene, figure, cue, subject=owner)


def _status(doc: Doc, span: tuple[int, int, int, int], read: Read | None, judge: Judge) -> Status:
    if read is None:
        return Status.ACTUAL
    told = stance.status(doc, *span, metric=read.attachment.metric.name)
    if told is Status.HYPOTHETICAL and read.attachment.metric.name in stance.VOTED:
        return told
    cue = read.attachment.cue
    told = Status.FORECAST if told is Status.ACTUAL and cue is not None and cue.forecast else told
    return judge.status(told, read.opinion)


def _as_of(scene: Scene, figure: Figure, span: tuple[int, int, int, int], setting: Setting) -> str | None:
    """Return the time of a figure; an amount and what it comes to per share are of one."""
    start, end, first, last = span
    joined = couples(scene)
    amount, share = joined.get(figure, (figure, figure))
    stated = [
        (each.quantity.start, each.quantity.end) for each in scene.figures if joined.get(each, (each,))[0] is each
    ]
    first, last = min(first, amount.quantity.start), max(last, share.quantity.end)
    found = time.as_of(setting.times, first, last, start, end, setting.text, figures=stated)
    return found.value if found is not None else None


def _period(span: tuple[int, int, int, int], setting: Setting) -> str | None:
    """Return the length of time that the sentence gives the figure."""
    start, end, first, last = span
    found = time.period_of(setting.times, first, last, start, end, setting.text)
    return found.period if found is not None else None


def judged_row(scene: Scene, setting: Setting) -> Judged:
    """Return a row of a table with its cells read by their headers; it leaves nothing to the text below."""
    weighed = tuple(setting.cells.weigh(scene, figure) for figure in scene.figures)
    claims = tuple(setting.cells.settled(_cell(scene, each, setting)) for each in weighed)
    return Judged(scene, weighed, claims)


def _cell(scene: Scene, each: Weighed, setting: Setting) -> Claim:
    quantity, read = each.figure.quantity, each.read
    if read is None:
        return _claim(scene, each.figure, setting, Value.plain(quantity), None, None)
    value, subject = value_of(quantity, read.attachment, 0, lost=False), read.subject
    if read.attachment.metric.name in _OF_PAIRS:
        subject, unit = as_pair(subject, value.unit)
        value = replace(value, unit=unit)
    return _claim(scene, each.figure, setting, value, read, subject)
