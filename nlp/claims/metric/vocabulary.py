"""What can be measured, and the words that name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from nlp.phrases import Match, Phrases
from nlp.tables import language_table, shared_table

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

OF = frozenset({"of", "de", "del"})
"""What ties a measure to what it is of, in both languages: "shares of", "ventas de"."""

MULTIPLES = frozenset({"pe", "pe_forward", "pe_trailing", "pb", "ps", "ev_ebitda", "peg", "leverage"})
_PLAIN_UNITS = frozenset({"x", "%", "bp", "pp", "pts", "count"})
_WEAK = ":weak"
_NEGATIVE = ":negative"
_PLAIN = ":plain"
_FORECAST = ":forecast"
_NEUTRAL = "neutral"
"""The label of words that only look like the name of a metric."""


@dataclass(frozen=True, slots=True, eq=False)
class Metric:
    """A metric of the claim contract, of which there is one; ``nlp/data/metrics.toml`` says what each field means."""

    name: str
    units: tuple[str, ...]
    subjects: frozenset[str]
    change: bool = False
    relative: bool = False
    move: Mapping[str, str] = field(default_factory=dict)
    amount: str | None = None
    support: frozenset[str] = frozenset()
    total: bool = False
    generic: bool = False
    loss: bool = False
    carries: bool = False
    named: bool = False
    sized: bool = False
    held: bool = False
    parted: bool = False
    aimed: bool = False
    listed: bool = True
    adjacent: bool = False
    company: bool = False
    fund: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that name a metric: token interval, how strongly, and what they carry beside it."""

    start: int
    end: int
    metric: str
    weak: bool = False
    negative: bool = False
    shadowed: bool = False
    plain: bool = False
    forecast: bool = False
    subject: str | None = None
    part: str | None = None


_Told: TypeAlias = tuple[str, bool, bool, bool, bool, bool, str | None, str | None]
"""What words tell wherever they stand: the fields of a cue without its place."""


@cache
def metrics() -> Mapping[str, Metric]:
    """Return the metrics of the contract by name."""
    return {
        name: Metric(
            name,
            units=tuple(row["units"]),
            subjects=frozenset(row["subjects"]),
            change=row.get("change", False),
            relative=row.get("relative", False),
            move=row.get("move", {}),
            amount=row.get("amount"),
            support=frozenset(row.get("support", ())),
            total=row.get("total", False),
            generic=row.get("generic", False),
            loss=row.get("loss", False),
            carries=row.get("carries", False),
            named=row.get("named", False),
            sized=row.get("sized", False),
            parted=row.get("parted", False),
            held=row.get("held", False),
            adjacent=row.get("adjacent", False),
            company=row.get("company", False),
            fund=row.get("fund", False),
            aimed=row.get("aimed", False),
            listed=row.get("listed", True),
        )
        for name, row in shared_table("metrics").items()
    }


def unit_class(unit: str | None) -> str:
    """Return the class of a unit: itself, ``money`` for currencies and prices per barrel or ounce, or ``bare``."""
    if unit is None:
        return "bare"
    return unit if unit in _PLAIN_UNITS else "money"


@dataclass(frozen=True, slots=True)
class Cues:
    """The compiled metric cues of one language; ``told`` keeps what words with some labels tell."""

    phrases: Phrases
    carried: Mapping[str, tuple[str | None, str | None]]
    told: dict[tuple[str, ...], list[_Told]] = field(default_factory=dict)

    @classmethod
    def from_language(cls, nlp: Language) -> Cues:
        """Compile ``rules/<lang>/metrics.toml`` for a pipeline's vocabulary."""
        patterns: dict[str, list[str]] = {}
        carried: dict[str, tuple[str | None, str | None]] = {}
        for name, row in language_table(nlp.lang, "metrics").items():
            patterns[name] = row.get("cues", [])
            patterns[name + _WEAK] = row.get("weak", [])
            patterns[name + _NEGATIVE] = row.get("negative", [])
            patterns[name + _PLAIN] = row.get("plain", [])
            patterns[name + _FORECAST] = row.get("forecast", [])
            for number, implied in enumerate(row.get("implied", [])):
                label = f"{name}:{number}"
                patterns[label] = implied["cues"]
                carried[label] = (implied.get("subject"), implied.get("part"))
        return cls(Phrases.from_table(nlp, patterns), carried)

    def find(self, doc: Doc) -> tuple[Cue, ...]:
        """Return the cues of a document, sorted by start; one span can name several metrics.

        A cue inside a longer one of another metric is shadowed by it: "P/E" in "forward P/E" counts only where the
        longer one does not fit the figure.
        """
        return tuple(self._found(_told(self.phrases.all(doc))))

    def _found(self, matches: Sequence[Match]) -> Iterator[Cue]:
        longest = max((match.end - match.start for match in matches), default=0)
        for place, match in enumerate(matches):
            covering = _covering(matches, place, longest)
            yield from (cue for plain in self._cues(match) if (cue := _shadow(plain, covering)) is not None)

    def _cues(self, match: Match) -> Iterator[Cue]:
        told = self.told.get(match.labels)
        if told is None:
            names = sorted({label.split(":")[0] for label in match.labels})
            told = self.told[match.labels] = [self._told(match.labels, name) for name in names]
        return (Cue(match.start, match.end, *each) for each in told)

    def _told(self, labels: tuple[str, ...], name: str) -> _Told:
        """Return what labels say of a metric, in the order of the fields of a cue."""
        own = [label for label in labels if label.split(":")[0] == name]
        subject, part = next((self.carried[label] for label in own if label in self.carried), (None, None))
        weak = all(label.endswith((_WEAK, _PLAIN)) for label in own) and name + _WEAK in own
        negative, plain, forecast = (
            any(label.endswith(mark) for label in own) for mark in (_NEGATIVE, _PLAIN, _FORECAST)
        )
        return name, weak, negative, False, plain, forecast, subject, part


def _covering(matches: Sequence[Match], place: int, longest: int) -> list[Match]:
    """Return the matches that hold a shorter one: sorted by start, the longest first, they all stand before it."""
    inner = matches[place]
    first = place
    while first > 0 and matches[first - 1].start >= inner.end - longest:
        first -= 1
    return [other for other in matches[first:place] if other.end >= inner.end and other[:2] != inner[:2]]


def _told(matches: list[Match]) -> list[Match]:
    """Return the matches that name a metric, none inside a neutral one: "rose 3% at constant exchange rates"."""
    neutral = [match for match in matches if _NEUTRAL in match.labels]
    return [match for match in matches if not any(o.start <= match.start and match.end <= o.end for o in neutral)]


def _shadow(cue: Cue, covering: list[Match]) -> Cue | None:
    """Return the cue, shadowed where a longer match covers it; null where that one names the same metric."""
    if any(label.split(":")[0] == cue.metric for other in covering for label in other.labels):
        return None
    return replace(cue, shadowed=True) if covering else cue
