"""Claims: every figure of a text with its metric, subject, interval, time and stance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from nlp.claims.attach import attach
from nlp.claims.basket import part_of
from nlp.claims.cells import Cells
from nlp.claims.comparisons import Told
from nlp.claims.discourse import Discourse
from nlp.claims.ellipsis import as_before
from nlp.claims.exchange import as_crossed, as_pair, as_pairs, counts_one
from nlp.claims.groups import shares
from nlp.claims.listings import as_listings
from nlp.claims.metrics import Cue, Cues, metrics
from nlp.claims.protagonists import dateline, protagonists
from nlp.claims.quotes import quoted, read_quote
from nlp.claims.relative import counterpart_of, discount_of
from nlp.claims.rises import rises_by
from nlp.claims.roles import direction_of, is_lost
from nlp.claims.scales import Scales
from nlp.claims.scene import Actor, Carried, Figure, Scene, Tokens, actors, figures, within
from nlp.claims.segments import segment_of
from nlp.claims.subjects import linked
from nlp.claims.syntax import Syntax
from nlp.claims.tellers import tellers
from nlp.claims.trace import Judged, Read, Trace, Weighed
from nlp.claims.values import Value, is_point, value_of
from nlp.context import Context
from nlp.grids.finding import find as find_grids
from nlp.learned.judge import Ask, Choice, Judge
from nlp.names import crowds, strangers
from nlp.phrases import Phrases
from nlp.reading import Claim, Mention, Quantity, Status
from nlp.tables import shared_table
from nlp.text import whole
from nlp.times import attribution, horizon, stance, time
from nlp.times.basis import basis_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_UNKNOWN = "unresolved"
_NO_IDENTIFIER = "region:"
_ANNOUNCED_WORDS = 6
_RELEASED_WORDS = 16
_PLAINLY_TOLD = frozenset({"fx_rate", "gdp_growth"})
"""Metrics to go on with though no word named them: "El dólar terminó en $897. Tocó un mínimo de $895"."""
_OF_PAIRS = frozenset({"fx_rate", "price_change"})
"""Metrics that are a pair's where they are told of a currency."""


@dataclass(frozen=True, slots=True)
class Claimer:
    """Turns the quantities of one language's texts into claims."""

    cues: Cues
    syntax: Syntax
    offices: Phrases

    @classmethod
    def from_language(cls, nlp: Language) -> Claimer:
        """Compile the language's tables for a pipeline's vocabulary."""
        offices = Phrases.from_table(nlp, shared_table("economies")["offices"])
        return cls(Cues.from_language(nlp), Syntax.from_language(nlp), offices)

    def find(
        self, doc: Doc, context: Context, mentions: Sequence[Mention], quantities: Sequence[Quantity]
    ) -> tuple[Claim, ...]:
        """Return a claim for every quantity of ``doc``; ``metric`` is null where it was not understood.

        The document must have sentence boundaries. Offsets are characters of ``doc.text``. A figure that is said of
        several subjects gives a claim for each.
        """
        if not quantities:
            return ()
        setting = self._setting(doc, context, mentions)
        claims = [claim for each in self._judge(doc, mentions, quantities, setting) for claim in each.claims]
        return horizon.complete(claims, doc, setting.times, mentions, context.doc_date)

    def explain(self, doc: Doc, context: Context, mentions: Sequence[Mention], quantities: Sequence[Quantity]) -> Trace:
        """Return what `find` saw in each sentence, every reading that it weighed, and the claims that came of it."""
        setting = self._setting(doc, context, mentions)
        judged = tuple(self._judge(doc, mentions, quantities, setting))
        claims = [claim for each in judged for claim in each.claims]
        return Trace(judged, setting.times, horizon.complete(claims, doc, setting.times, mentions, context.doc_date))

    def _setting(self, doc: Doc, context: Context, mentions: Sequence[Mention]) -> Setting:
        text = whole(doc)
        tabled = bool(find_grids(text))
        cells = Cells.of(doc, context, self.cues.find(doc), mentions) if tabled else Cells(doc.lang_, context.doc_date)
        times, peso = time.find(doc, context.doc_date), context.convention.peso
        scales = Scales.of(text, doc.lang_, context.convention)
        return Setting(text, times, cells, context.judge, context.titled, scales, peso)

    def _judge(
        self, doc: Doc, mentions: Sequence[Mention], quantities: Sequence[Quantity], setting: Setting
    ) -> Iterator[Judged]:
        """Yield every sentence with the readings of its figures; `find` and `explain` both stand on this."""
        claims: list[Claim] = []
        discourse = Discourse()
        row: Actor | None = None
        for scene in self._scenes(doc, mentions, quantities, discourse, setting):
            if setting.cells.holds(doc[scene.start].idx):
                judged = _tabled(scene, setting)
                claims += judged.claims
                yield judged
                continue
            row = quoted(scene, row)
            weighed: list[Weighed] = []
            opinions = setting.judge.opinions(scene)
            for number, figure in enumerate(scene.figures):
                told = _accepted(weighed, setting.judge)
                ask = partial(opinions.of, number)
                weighed.append(_weigh(scene, figure, claims, row, told, ask, setting.judge))
            made = [claim for each in weighed for claim in _claims(scene, each.figure, each.read, setting)]
            made = list(as_before(as_listings(as_pairs(made)), setting.text))
            claims += made
            read = [each.read for each in weighed]
            subjects = [r.actor or _actor(r.subject) for r in read if r is not None and r.subject is not None]
            named = tuple(actor for actor in scene.actors if actor not in scene.tellers and not _passing(scene, actor))
            discourse.leave(
                [actor for actor in subjects if not _passing(scene, actor)], named, _carried(scene, weighed)
            )
            yield Judged(scene, tuple(weighed), tuple(made))

    def _scenes(
        self,
        doc: Doc,
        mentions: Sequence[Mention],
        quantities: Sequence[Quantity],
        discourse: Discourse,
        setting: Setting,
    ) -> Iterator[Scene]:
        cells = setting.cells
        text, tokens, cues = whole(doc), Tokens.from_doc(doc), self.cues.find(doc)
        mentions = crowds.with_unlisted(text, doc.lang_, mentions)
        named = actors(tokens, mentions)
        marks = self.syntax.mark(doc, frozenset(place for actor in named for place in range(actor.start, actor.end)))
        stated = setting.scales.settle(doc, marks, cues, figures(tokens, quantities), cells.holds)
        told_by = tellers(marks, cues, named)
        homes = [f"country:{code}" for match in self.offices.all(doc) for code in match.labels]
        homes += dateline(text)
        known = [mention for mention, actor in zip(mentions, named, strict=True) if actor not in told_by]
        discourse.document = protagonists([*setting.titled, *known], homes)
        most = Counter(actor.id for actor in named).most_common()
        discourse.ranks = {name: place for place, (name, _) in enumerate(most)}
        starts = [[item.start for item in items] for items in (named, stated, cues, marks.anaphors)]
        end_before = 0
        for sentence in doc.sents:
            start, end = sentence.start, sentence.end
            told = text[sentence.start_char : sentence.end_char]
            here = tuple(within(named, starts[0], start, end))
            gap = text[end_before : sentence.start_char + _leading(told)]
            offered = tuple(cue for cue in within(cues, starts[2], start, end) if not _inside(cue, here))
            about = tuple(actor for actor in here if actor not in told_by)
            if not cells.holds(sentence.start_char):
                discourse.enter(doc, start, end, about, opens_paragraph=start == 0 or "\n" in gap)
            here, about = discourse.as_topic(here), discourse.as_topic(about)
            end_before = sentence.start_char + len(told.rstrip())
            stands = discourse.resolve(doc, within(marks.anaphors, starts[3], start, end), about)
            yield Scene(
                doc,
                marks,
                start,
                end,
                tuple(within(stated, starts[1], start, end)),
                tuple(sorted((*here, *stands), key=lambda actor: (actor.start, actor.end))),
                offered,
                discourse.topics(),
                discourse.carried,
                told_by,
            )


@cache
def claimer(nlp: Language) -> Claimer:
    """Return the claimer of a pipeline, compiled once."""
    return Claimer.from_language(nlp)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the fields beside the figure are read from: the text and its times."""

    text: str
    times: tuple[time.TimeExpression, ...]
    cells: Cells
    judge: Judge
    titled: tuple[Mention, ...]
    scales: Scales
    peso: str | None = None


def _accepted(weighed: Sequence[Weighed], judge: Judge) -> Told:
    """Return the readings of the figures before that are sure enough to lean on."""
    reads = ((each.figure, each.read) for each in weighed)
    least = judge.scale.least_named
    return [(figure, read.attachment) for figure, read in reads if read is not None and read.confidence >= least]


def _passing(scene: Scene, actor: Actor) -> bool:
    """Return whether a company that no table holds is named by the way: "With a push from Elgar, which holds 3%"."""
    told = linked(scene, actor) or any(a.start < actor.start for a in scene.actors)
    return actor.type == crowds.KIND or (actor.rule == "stranger" and told)


def _carried(scene: Scene, weighed: Sequence[Weighed]) -> Carried | None:
    """Return what the last figure of a sentence measured, null where it was not told by the sentence itself."""
    if not weighed:
        return _announced(scene)
    last = next((each for each in reversed(weighed) if each.read is not None), weighed[-1])
    told = _told(last)
    if told is None:
        return None
    others = {each.unit: each for one in weighed[:-1] if (each := _told(one)) is not None and each.unit != told.unit}
    return replace(told, beside=tuple(others.values()))


def _announced(scene: Scene) -> Carried | None:
    """Return the one metric that a few words without a figure name: "Inflation.", "Friday brings GDP.".

    Words of its release may be more: "The statistics office publishes the consumer price index for June on Tuesday."
    """
    named = {cue.metric for cue in scene.cues if not cue.shadowed and metrics()[cue.metric].carries}
    words = sum(scene.doc[place].is_alpha for place in range(scene.start, scene.end))
    released = not scene.marks.tokens["announces"].isdisjoint(range(scene.start, scene.end))
    most = _RELEASED_WORDS if released else _ANNOUNCED_WORDS
    return Carried(named.pop(), None, None) if len(named) == 1 and words <= most else None


def _told(weighed: Weighed) -> Carried | None:
    read, quantity = weighed.read, weighed.figure.quantity
    if read is None or (read.attachment.cue is None and read.attachment.metric.name not in _PLAINLY_TOLD):
        return None
    return Carried(read.attachment.metric.name, quantity.unit, abs(quantity.low or 0.0))


def _inside(cue: Cue, names: Sequence[Actor]) -> bool:
    """Return whether a cue is part of a name: "IPC" of "S&P/BMV IPC" is no inflation."""
    return any(name.start <= cue.start and cue.end <= name.end and name.type == "index" for name in names)


def _leading(text: str) -> int:
    return len(text) - len(text.lstrip())


def _actor(identifier: str | None) -> Actor:
    kind = (identifier or "").split(":")[0]
    return Actor(0, 0, identifier or "", "security" if _is_security(kind) else kind, "claim")


def _is_security(kind: str) -> bool:
    return (len(kind) == 4 and kind.isupper()) or kind.startswith(strangers.PREFIX)


def _weigh(
    scene: Scene, figure: Figure, before: Sequence[Claim], row: Actor | None, told: Told, ask: Ask, judge: Judge
) -> Weighed:
    """Return the readings of a figure, the best first, and the one chosen with its confidence."""
    if counts_one(scene, figure):
        return Weighed(figure, (), None)
    cell = read_quote(figure, row) if row is not None else None
    # The figure right before lends its metric only where its own reading was sure.
    last = told[-1][1] if told and scene.last_before(figure) is told[-1][0] else None
    if last is not None and not last.metric.listed and len(told) > 1 and rises_by(scene, told[-1][0]):
        last = told[-2][1]  # "la deuda sube a 62 millones, un alza de 16 millones sobre los 46 de 2025"
    readings = [cell] if cell is not None else attach(scene, figure, last, told)
    choice = judge.choose(scene, figure, readings, ask if cell is None else _unasked)
    if choice is None:
        return Weighed(figure, tuple(readings), None)
    others = (reading for place, reading in enumerate(readings) if place != choice.place)
    return Weighed(figure, (choice.attachment, *others), _read(scene, figure, choice, before))


def _unasked() -> None:
    """Answer for the model where a row of quotes needs no opinion."""


def _tabled(scene: Scene, setting: Setting) -> Judged:
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


def _read(scene: Scene, figure: Figure, choice: Choice, before: Sequence[Claim]) -> Read:
    best = choice.attachment
    subject, counterpart = best.subject, counterpart_of(scene, figure, best)
    if best.metric.relative and (subject is None or counterpart is None):
        subject, counterpart = discount_of(best, subject, counterpart, before)
    sure, least = choice.confidence, choice.least(subject)
    return Read(best, sure, subject, counterpart, best.actor, least, choice.opinion)


def _claims(scene: Scene, figure: Figure, read: Read | None, setting: Setting) -> Iterator[Claim]:
    quantity = figure.quantity
    if read is None or not read.attachment.metric.listed or read.confidence < read.least:
        yield _claim(scene, figure, setting, Value.plain(quantity), None, None)
        return
    cue = read.attachment.cue
    fallen = cue is not None and scene.marks.direction(cue.start) < 0
    value = value_of(quantity, read.attachment, direction_of(scene, figure), lost=is_lost(scene, figure), fallen=fallen)
    if is_point(scene, figure, read.attachment, value):
        value = value.closed()
    for subject in shares(scene, figure, read.attachment) or (read.subject,):
        chosen = subject if read.subject == read.attachment.subject else read.subject
        if read.attachment.metric.name in _OF_PAIRS:
            counted = _counted(read, value, setting)
            rate = read.attachment.metric.name == "fx_rate"
            cross = as_crossed(scene, figure, chosen, value.unit, counted[1]) if rate else None
            chosen, unit = cross or as_pair(chosen, value.unit, *counted)
            value = replace(value, unit=unit)
        yield _claim(scene, figure, setting, value, read, chosen)


def _counted(read: Read, value: Value, setting: Setting) -> tuple[str | None, float]:
    """Return the peso in which a text may count an exchange rate that names none, and the size of the rate."""
    levelled = read.attachment.metric.name == "fx_rate"
    return (setting.peso if levelled else None, abs(value.low or value.high or 0.0))


def _claim(
    scene: Scene, figure: Figure, setting: Setting, value: Value, read: Read | None, subject: str | None
) -> Claim:
    doc, quantity = scene.doc, figure.quantity
    subject = _listed(subject)
    start, end = doc[scene.start].idx, doc[scene.end - 1].idx + len(doc[scene.end - 1])
    cue = read.attachment.cue if read else None
    span = (start, end, quantity.start, quantity.end)
    return Claim(
        start=quantity.start,
        end=quantity.end,
        value_text=quantity.text,
        sentence_start=start + _leading(setting.text[start:end]),
        sentence_end=start + len(setting.text[start:end].rstrip()),
        lang=doc.lang_,
        subject=None if subject is not None and subject.startswith(_NO_IDENTIFIER) else subject,
        metric=read.attachment.metric.name if read else None,
        low=value.low,
        high=value.high,
        unit=value.unit,
        step=value.step,
        confidence=read.confidence if read else 0.0,
        rule=f"{read.attachment.rule}|{quantity.rule}" if read else f"{_UNKNOWN}|{quantity.rule}",
        counterpart=_listed(read.counterpart) if read else None,
        approx=quantity.approx,
        part=(part_of(scene, figure, cue) or segment_of(scene, figure, cue)) if cue else None,
        basis=basis_of(doc, quantity.start, quantity.end, start, end) if read else None,
        period=_period(span, setting) if read else None,
        status=_status(doc, span, read, setting.judge),
        negated=read is not None and stance.negated(doc, *span),
        as_of=_as_of(scene, span, setting),
        attribution=attribution.attribution(doc, *span) if read else None,
        readings=value.readings,
    )


def _listed(identifier: str | None) -> str | None:
    """Return an identifier of the contract, null for a company that no table holds."""
    return None if identifier is None or identifier.startswith(strangers.PREFIX) else identifier


def _status(doc: Doc, span: tuple[int, int, int, int], read: Read | None, judge: Judge) -> Status:
    if read is None:
        return Status.ACTUAL
    told = stance.status(doc, *span, metric=read.attachment.metric.name)
    cue = read.attachment.cue
    told = Status.FORECAST if told is Status.ACTUAL and cue is not None and cue.forecast else told
    return judge.status(told, read.opinion)


def _as_of(scene: Scene, span: tuple[int, int, int, int], setting: Setting) -> str | None:
    start, end, first, last = span
    stated = [(figure.quantity.start, figure.quantity.end) for figure in scene.figures]
    found = time.as_of(setting.times, first, last, start, end, setting.text, figures=stated)
    return found.value if found is not None else None


def _period(span: tuple[int, int, int, int], setting: Setting) -> str | None:
    """Return the length of time that the sentence gives the figure."""
    start, end, first, last = span
    found = time.period_of(setting.times, first, last, start, end, setting.text)
    return found.period if found is not None else None
