"""Cells of tables: what a figure is, by the headers over it, the label beside it and the caption of its table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from nlp.claims.attachment import Attachment
from nlp.claims.metric.vocabulary import metrics
from nlp.claims.scene import Figure, Scene, Tokens, actors
from nlp.claims.table.heads import HeadReader, Kind
from nlp.claims.table.measures import measure
from nlp.claims.table.owners import owner, quoted
from nlp.claims.table.places import Place, Table, table
from nlp.claims.trace import Read, Weighed
from nlp.grids.finding import find
from nlp.grids.moments import Moment
from nlp.learned.confidence import scale
from nlp.learned.method import Method
from nlp.reading import Claim, Mention, Status
from nlp.text import whole
from nlp.times import periods
from nlp.times.basis import BASES
from nlp.times.classes import BALANCES, CHANGES, FLOWS, LEVELS

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp.claims.metric.vocabulary import Cue
    from nlp.context import Context

_COST = 1.0
_FETCHED_COST = 2.0
_YEAR_DIGITS = 4
_FAR_RULES = frozenset({"document", "none", "unknown"})
_ALWAYS = {"price_target": Status.TARGET, "inflation_target": Status.TARGET, "inflation_expectation": Status.FORECAST}


@dataclass(slots=True)
class Cells:
    """The cells with figures of a text's tables, by the offset where their figure begins.

    Attributes:
        spans: where the tables stand.
        places: the cell of each figure.
        read: what each cell that is a claim turned out to measure; filled as the text is gone through.
    """

    lang: str
    doc_date: str | None
    spans: tuple[tuple[int, int], ...] = ()
    places: Mapping[int, Place] = field(default_factory=dict)
    read: dict[int, tuple[Place, str | None]] = field(default_factory=dict)

    @classmethod
    def of(cls, doc: Doc, context: Context, cues: Sequence[Cue], mentions: Sequence[Mention]) -> Cells:
        """Read the tables of a document; ``cues`` are those of its whole text."""
        tokens = Tokens.from_doc(doc)
        named = actors(tokens, mentions)
        reader = HeadReader(doc, doc.lang_, whole(doc), tokens, cues, named, context.convention, context.doc_date)
        tabled = [made for grid in find(whole(doc)) if _is_read(made := table(grid, reader))]
        places = {start: place for each in tabled for start, place in _places(each)}
        spans = tuple((each.grid.start, each.grid.end) for each in tabled)
        return cls(doc.lang_, context.doc_date, spans, places)

    def holds(self, offset: int) -> bool:
        """Say whether a character stands in a table that is read by its headers."""
        place = bisect_right([start for start, _ in self.spans], offset) - 1
        return place >= 0 and offset < self.spans[place][1]

    def weigh(self, scene: Scene, figure: Figure) -> Weighed:
        """Return the reading of a figure of a table, none where headers and labels do not say plainly what it is."""
        place = self._place(figure)
        found = measure(place, figure, quoted(place)) if place is not None else None
        if place is None or found is None:
            return Weighed(figure, (), None)
        implied = found.cue.subject if found.cue is not None else None
        whose = owner(place, found.metric, scene.topics, self.lang, implied)
        # A row names a thing whether anybody knows it or not.
        if whose is None or (whose.id is None and found.metric.named and whose.rule != "unknown"):
            return Weighed(figure, (), None)
        cost = _COST + _FETCHED_COST * (whose.rule in _FAR_RULES)
        rule = f"cell+{whose.rule}"
        reading = Attachment(found.metric, whose.id, cost, rule, found.role, found.cue, whose.actor, _COST)
        full = replace(figure, quantity=found.quantity)
        part = (found.cue.part if found.cue is not None else None) or whose.part
        self.read[found.quantity.start] = (place, part)
        return Weighed(
            full,
            (reading,),
            Read(reading, scale(Method.RULES).confidence(reading.confidence(cost + 6.0)), whose.id, None, whose.actor),
        )

    def _place(self, figure: Figure) -> Place | None:
        return self.places.get(figure.quantity.start)

    def settled(self, claim: Claim) -> Claim:
        """Return a claim of a cell with the time, status, basis and part that its table gives it."""
        known = self.read.get(claim.start)
        if known is None or claim.metric is None:
            return replace(claim, as_of=None)
        place, part = known
        moment = _moment(place)
        return replace(
            claim,
            part=part,
            basis=_basis(place),
            period=_period(place, claim.metric, moment),
            as_of=_as_of(claim.metric, moment),
            status=self._status(place, claim.metric, moment),
            negated=False,
            approx=claim.approx,
            attribution=None,
        )

    def _status(self, place: Place, metric: str, moment: Moment | None) -> Status:
        if metric in _ALWAYS:
            return _ALWAYS[metric]
        if place.table.houses:
            return Status.FORECAST
        if moment is not None and moment.marked is not None:
            return Status.FORECAST if moment.marked else Status.ACTUAL
        said = next((head.forecast for head in place.near if head.forecast is not None), None)
        if said is not None:
            return Status.FORECAST if said else Status.ACTUAL
        ahead = moment is not None and moment.value and self.doc_date and _is_ahead(moment.end, self.doc_date)
        if ahead and moment is not None and _looks_back(place, moment):
            return Status.ACTUAL
        return Status.FORECAST if ahead and metric not in LEVELS | CHANGES else Status.ACTUAL


def _is_ahead(end: str, doc_date: str) -> bool:
    """Say whether a day, month, quarter or year ends after a date: "2027", or "2026" in a note of January 2026.

    What is published of a month in that month is of the part of it that is over, and a company's first quarter may
    end with January.
    """
    if len(end) == _YEAR_DIGITS:
        return end >= doc_date[:_YEAR_DIGITS]
    if "Q" in end:
        return end > periods.quarter(int(doc_date[:4]), (int(doc_date[5:7]) + 2) // 3)
    return end > doc_date[: len(end)]


def _looks_back(place: Place, moment: Moment) -> bool:
    """Say whether a table sets a year beside the one before: the 2026 of "2026  2025  % change" is reported."""
    years = [other.end for other in place.table.moments if other is not None and other.value]
    changed = any(head.kind is Kind.CHANGE for heads in place.table.columns for head in heads)
    return changed and len(moment.end) == _YEAR_DIGITS and bool(years) and years[0] == max(years) == moment.end


def _is_read(made: Table) -> bool:
    """Say whether a table has headers, or labels or a caption that name metrics; else it is a list of quotes."""
    told = {cue.metric: cue for head in made.captions[:1] for cue in head.cues}
    single = made.grid.width == len(made.grid.labels) + 1  # several columns below one caption may be anything
    plain = not any(cue.weak or metrics()[cue.metric].generic for cue in told.values())
    named = single and len(told) == 1 and plain
    measured = sum(any(head.cues for head in heads) for heads in made.labels)
    return named or bool(made.grid.heads) or measured > len(made.labels) // 3


def _places(made: Table) -> list[tuple[int, Place]]:
    found = []
    for row, line in enumerate(made.grid.rows):
        for column, cell in enumerate(line.cells):
            if cell is not None and column not in made.grid.labels:
                found += [(offset, Place(made, row, column)) for offset in range(cell.start, cell.end)]
    return found


def _moment(place: Place) -> Moment | None:
    """Return the time of a cell: its column's, its label's, that of the periods compared, or its table's."""
    own = place.table.moments[place.column]
    if own is None and place.column:
        # The date in another column is that of something else: "Next meeting".
        own = next((head.moment for head in place.beside[:1] if head.moment), None)
        own = own or next((head.moment for head in place.beside if head.cues and head.moment), None)
    daily = any(head.span == "P1D" for head in place.over)
    if own is None and not daily and any(head.kind is Kind.CHANGE or head.bases for head in place.over):
        before = [moment for moment in place.table.moments[: place.column] if moment is not None and moment.value]
        own = max(before, key=lambda moment: moment.end, default=None)
    return own or next((head.moment for head in (*place.section, *place.around) if head.moment), None)


def _basis(place: Place) -> str | None:
    found = frozenset[str]().union(*(head.bases for head in (*place.over, *place.beside, *place.section)))
    return "+".join(basis for basis in BASES if basis in found) or None


def _period(place: Place, metric: str, moment: Moment | None) -> str | None:
    span = next((head.span for head in (*place.over, *place.beside) if head.span), None)
    if span is not None and metric in CHANGES:
        return span
    return moment.period if moment is not None and metric in FLOWS else None


def _as_of(metric: str, moment: Moment | None) -> str | None:
    """Return when a figure applies: what a company owes or holds is of the last day of what it reports."""
    if moment is None:
        return None
    return moment.end if metric in BALANCES and moment.value else moment.value
