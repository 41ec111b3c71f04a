"""What the headers, labels and captions of a table say: metric, subject, unit, scale, time, and what is left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from nlp.claims.metric.vocabulary import Cue, metrics
from nlp.claims.scene import Actor, Tokens
from nlp.grids import moments
from nlp.grids.grid import Cell
from nlp.grids.lines import is_span
from nlp.grids.moments import Moment
from nlp.grids.vocabulary import BASES, LENGTHS, SCALES, SPANS, Vocabulary, vocabulary
from nlp.numbers import unit_table
from nlp.numbers.convention import Convention
from nlp.times.basis import basis_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORD = re.compile(r"[^\W\d_][\w'’&./-]*")
_MARKS = " \t%()[]{},;:*†‡$€£¥#·-–—/"
_BASIS = re.compile(r"(?<!\w)[^\W\d_][-/][^\W\d_](?:$|[-)\s])")
_NAMES = frozenset({"security", "index"})
_LEVELS = frozenset({"open", "high", "low", "close"})
"""What the word for a level may say beside it, which is no basis: "Close" is the last price."""


class Kind(Enum):
    """What a header says of the figures under it beside a metric."""

    LEVEL = "level"
    CHANGE = "change"
    SKIPPED = "skipped"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Head:
    """What one header, label or caption says.

    Attributes:
        cues: the best words for a metric in it; several where they name several metrics.
        names: the things named, each with its text.
        unit: a unit of the claim contract that is no money; ``money`` is a currency.
        span: the length of time of a return ("1M").
        forecast: whether it marks its figures as forecasts; null where it does not say.
        rest: its words that none of this explains.
    """

    cell: Cell
    cues: tuple[Cue, ...] = ()
    names: tuple[tuple[Actor, str], ...] = ()
    unit: str | None = None
    money: str | None = None
    scale: float | None = None
    kind: Kind = Kind.NONE
    span: str | None = None
    bases: frozenset[str] = frozenset()
    forecast: bool | None = None
    moment: Moment | None = None
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeadReader:
    """Reads the headers of a document; intervals of cues and names are tokens."""

    doc: Doc
    lang: str
    text: str
    tokens: Tokens
    cues: Sequence[Cue]
    actors: Sequence[Actor]
    convention: Convention
    doc_date: str | None

    def read(self, cell: Cell) -> Head:
        """Return what a cell says."""
        words = vocabulary(self.lang)
        first, last = self.tokens.span(cell.start, cell.end)
        named = [a for a in self.actors if first <= a.start and a.end <= last and a.rule != "anaphora"]
        named = [] if is_span(cell.text) else named
        cues = _best([c for c in self.cues if first <= c.start and c.end <= last and not _inside(c, named)])
        told = _Told(cell.text, words)
        told.units(self.lang, self.convention)
        for cue in cues:
            if not metrics()[cue.metric].generic:
                told.blank(*self._span(cue, cell))
        for actor in named:
            told.blank(*self._span(actor, cell))
        moment = moments.read(cell.text, self.lang, self.doc_date)
        kind, span, bases = told.kind()
        for start, end in moment.spans if moment else ():
            told.blank(start, end)
        return Head(
            cell=cell,
            cues=tuple(cues),
            names=tuple((actor, self.text[slice(*self._chars(actor))]) for actor in named),
            unit=told.unit,
            money=told.money,
            scale=told.scale,
            kind=kind,
            span=span,
            bases=bases | self._bases(cell),
            forecast=told.forecast() if moment is None or moment.marked is None else moment.marked,
            moment=moment,
            rest=told.rest(),
        )

    def _bases(self, cell: Cell) -> frozenset[str]:
        found = basis_of(self.doc, cell.end, cell.end, cell.start, cell.end)
        return frozenset(found.split("+")) - _LEVELS if found else frozenset()

    def _chars(self, each: Cue | Actor) -> tuple[int, int]:
        return self.tokens.starts[each.start], self.tokens.ends[each.end - 1]

    def _span(self, each: Cue | Actor, cell: Cell) -> tuple[int, int]:
        start, end = self._chars(each)
        return max(0, start - cell.start), max(0, end - cell.start)


def amounts_of(text: str, lang: str, convention: Convention) -> tuple[float | None, str | None]:
    """Return the scale and the currency that words for a unit tell: "in millions of dollars"."""
    told = _Told(text, vocabulary(lang))
    told.units(lang, convention)
    return told.scale, told.money


def _inside(cue: Cue, names: Sequence[Actor]) -> bool:
    """Say whether a cue is part of a name: the "Target" of a company is no target."""
    return any(name.start <= cue.start and cue.end <= name.end and name.type in _NAMES for name in names)


def _best(cues: Iterable[Cue]) -> list[Cue]:
    """Return the cues that name their metric most plainly: full ones before weak ones, specific before general ones."""
    ranked = [((metrics()[cue.metric].generic, cue.weak), cue) for cue in cues if not cue.shadowed]
    best = min((rank for rank, _ in ranked), default=None)
    return [cue for rank, cue in ranked if rank == best]


def _resolved(code: str, convention: Convention) -> str | None:
    """Return the currency that a sign stands for in a document."""
    if code == "$":
        return convention.currency or "USD"
    return convention.peso if code == "peso" else code


@dataclass(slots=True)
class _Told:
    """The text of a header, from which what is understood is blanked."""

    text: str
    words: Vocabulary
    left: str = ""
    unit: str | None = None
    money: str | None = None
    scale: float | None = None

    def __post_init__(self) -> None:
        self.left = self.text

    def blank(self, start: int, end: int) -> None:
        """Take a stretch of the text as understood."""
        self.left = self.left[:start] + " " * (end - start) + self.left[end:]

    def units(self, lang: str, convention: Convention) -> None:
        """Find the units: "(US$ mn)", "Millones de euros", "Var. %", "Net debt/EBITDA (x)"."""
        table = unit_table.load(lang)
        for pattern in (table.signs, table.words):
            for match in pattern.finditer(self.text):
                if self._stands(match):
                    self._unit(match, table, convention)
        for currency in ("MXN", "USD"):
            if both := self.words.phrases[currency].search(self.text):
                self.money, self.scale = currency, SCALES["million"]
                self.blank(*both.span())
        self._scale()
        for measure in self.words.phrases["measures"].finditer(self.text) if self.money else ():
            if self.text[: measure.start()].rstrip().endswith("/"):
                self.blank(*measure.span())
        if self.unit is None and (ratio := self._marked("ratio_marks")):
            self.unit = "x"
            self.blank(*ratio.span())

    def _stands(self, match: re.Match[str]) -> bool:
        """Say whether a unit is a word of its own."""
        start = match.start()
        return not (match[0][0].isalnum() and start and self.text[start - 1].isalnum())

    def _unit(self, match: re.Match[str], table: unit_table.Units, convention: Convention) -> None:
        label, name = match.lastgroup or "", match[0]
        if label == "money":
            code = table.money.get(name) or table.money[unit_table.key(name)]
            self.money = _resolved(code, convention)
        elif label == "scaled":
            self.scale, code = table.scaled[name]
            self.money = _resolved(code, convention)
        elif label in ("percent", "basis_points", "percentage_points"):
            self.unit = unit_table.UNITS[label]
        else:
            return
        self.blank(*match.span())

    def _scale(self) -> None:
        for name, factor in SCALES.items():
            match = self.words.phrases[f"{name}s"].search(self.text) or self._marked(f"{name}_marks")
            if match and self.scale is None:
                self.scale = factor
                self.blank(*match.span())

    def _marked(self, label: str) -> re.Match[str] | None:
        """Return a mark that counts only in brackets, behind a comma, beside a currency or alone."""
        for match in self.words.phrases[label].finditer(self.text):
            if _BASIS.search(self.text, max(0, match.start() - 2), match.end() + 2):
                continue  # "M-o-M", "m/m"
            before = self.text[: match.start()].rstrip()
            if not before or before[-1] in "(,[/$€£¥" or re.search(r"[(,]\s*[A-Z]{3}$", before):
                return match
        glued = re.search(r"(?<=[$€£¥])[^\W\d_]{1,3}(?!\w)", self.text)
        return glued if glued and self.words.whole(label, glued[0]) else None

    def kind(self) -> tuple[Kind, str | None, frozenset[str]]:
        """Return what the header says beside its metric, and take the words for it as understood."""
        core, words = self._core(), self.words
        bases = frozenset(basis for basis in BASES if words.says(basis, self.left))
        if self.unit == "%" and words.whole("years", core):
            bases |= {"ytd"}  # "% año" beside "% día"
        span = next((each for each in SPANS if words.whole(each, core)), None)
        levels = {"open": "opens", "high": "highs", "low": "lows"}
        day = next((basis for basis, label in levels.items() if words.whole(label, core)), None)
        whole = self.text.strip(_MARKS)
        kind = Kind.NONE
        if words.whole("skipped", core) or words.whole("skipped", whole) or words.whole("skipped", self.text.strip()):
            kind = Kind.SKIPPED
        elif day or words.whole("levels", core) or words.whole("levels", whole):
            kind = Kind.LEVEL
        elif words.says("changes", self.left) or "+/-" in self.text or words.whole("ytd", core) or "ytd" in bases:
            kind = Kind.CHANGE
        if kind is Kind.CHANGE and span is None:
            self._blank_all(("changes",))
            span = next((each for each in SPANS if words.whole(each, self._core())), None)  # "Var. día", "Chg 1M"
        if kind is not Kind.NONE or span:
            labels = {Kind.LEVEL: ("levels",), Kind.CHANGE: ("changes", "years", *SPANS)}.get(kind, SPANS)
            self._blank_all((*labels, *levels.values()))
        ended = (f"ended_{count}" for count in LENGTHS)
        self._blank_all((*BASES, "forecasts", "actuals", *ended) if kind is not Kind.SKIPPED else ())
        return kind, span, bases | ({day} if day else set())

    def _core(self) -> str:
        return " ".join(self.left.split()).strip(_MARKS)

    def _blank_all(self, labels: Iterable[str]) -> None:
        for label in labels:
            for match in self.words.phrases[label].finditer(self.left):
                self.blank(*match.span())

    def forecast(self) -> bool | None:
        """Return whether the header speaks of what is expected or of what is reported."""
        if self.words.says("forecasts", self.text):
            return True
        return False if self.words.says("actuals", self.text) else None

    def rest(self) -> tuple[str, ...]:
        """Return the words that are not understood."""
        found = (match[0].strip("./-'’") for match in _WORD.finditer(self.left))
        return tuple(word for word in found if word and not self.words.whole("qualifiers", word))
