"""One sentence laid out in tokens: its quantities, subjects and cues, and the topics it inherits."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from nlp.claims.syntax import Marks

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp.claims.metric.vocabulary import Cue
    from nlp.reading import Mention, Quantity


class Spanned(Protocol):
    """Anything with a half-open character interval."""

    @property
    def start(self) -> int:
        """First character."""
        ...

    @property
    def end(self) -> int:
        """One past the last character."""
        ...


_Item = TypeVar("_Item", bound=Spanned)
_Answer = TypeVar("_Answer")
_ARRIVAL_STEPS = 3
_TOKENS = "cotejo_tokens"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity and the tokens that it covers."""

    start: int
    end: int
    quantity: Quantity

    def counts(self) -> bool:
        """Return whether it is a bare number in words, which counts what follows: "dos de los cinco miembros"."""
        return self.quantity.unit is None and not any(char.isdigit() for char in self.quantity.text)


@dataclass(frozen=True, slots=True)
class Actor:
    """What a figure may be about: an identifier, its type, and where the sentence names it (token interval)."""

    start: int
    end: int
    id: str
    type: str
    rule: str = "mention"


class Topic(NamedTuple):
    """A subject that a sentence inherits, and how far it is fetched (a cost)."""

    id: str
    type: str
    cost: float
    rule: str


@dataclass(frozen=True, slots=True)
class Carried:
    """The metric that an earlier sentence ended with, the unit and size of its figure, and how many sentences ago.

    The size is null where a heading named the metric and stated no figure: "**Inflation.** The office put it at 2.1%".
    ``beside`` is what it measured in other units: "la tasa en 6,50 % y el dólar en 18,75 pesos. Alba ve un 6,25 %".
    ``cue`` is the word for it where that tells whose it is: "El euríbor subió al 2,19 %. El día 8 llegó al 2,20 %".
    """

    metric: str
    unit: str | None
    size: float | None
    age: int = 0
    beside: tuple[Carried, ...] = ()
    cue: Cue | None = None


class Said(NamedTuple):
    """The metrics that the heading over a sentence names, and the last sentence before it that names any."""

    heading: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


NOTHING_SAID = Said()


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence as attachment sees it; all intervals are tokens of ``doc``.

    Attributes:
        start, end: the tokens of the sentence.
        cues: the words of the sentence that name metrics.
        topics: what headings and earlier sentences are about, nearest first; none where it states no figure.
        carried: what the sentence before measured, where this one goes on in its paragraph.
        tellers: the actors that only give the figures.
        said: the metrics that were named before it.
        far: names of the text that are further away than what it inherits.
        before: the sentence before it, no row of a table.
        covered: the tokens that figures and names cover.
        known: what `remembered` rules have said of its figures and names.
    """

    doc: Doc
    marks: Marks
    start: int
    end: int
    figures: tuple[Figure, ...]
    actors: tuple[Actor, ...]
    cues: tuple[Cue, ...]
    topics: tuple[Topic, ...]
    carried: Carried | None = None
    tellers: frozenset[Actor] = frozenset()
    said: Said = NOTHING_SAID
    far: tuple[Actor, ...] = ()
    before: Scene | None = field(default=None, repr=False, compare=False)
    covered: frozenset[int] = field(init=False, repr=False, compare=False)
    known: dict[tuple[str, int], tuple[object, Any]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        """Work out once for all figures which tokens they cover."""
        spans = [(figure.start, figure.end) for figure in self.figures]
        spans += [(actor.start, actor.end) for actor in self.actors]
        covered = frozenset(place for start, end in spans for place in range(start, end))
        object.__setattr__(self, "covered", covered)

    def figures_between(self, start: int, end: int) -> int:
        """Count the figures that lie wholly between two token offsets."""
        return len([0 for figure in self.figures if start <= figure.start and figure.end <= end]) if start < end else 0

    def last_before(self, figure: Figure) -> Figure | None:
        """Return the figure before one, over counts in words: "a 6,75 %, y dos votaron por dejarla en 7,00 %"."""
        return next(
            (other for other in reversed(self.figures) if other.end <= figure.start and not other.counts()), None
        )

    def preceding(self, figure: Figure) -> Figure | None:
        """Return the figure right before one, counts in words too, null where it is the first."""
        return next((other for other in reversed(self.figures) if other.end <= figure.start), None)

    def following(self, figure: Figure) -> Figure | None:
        """Return the figure right behind one, null where it is the last."""
        return next((other for other in self.figures if other.start >= figure.end), None)

    def led_by(self, figure: Figure) -> int:
        """Return the place of the word that leads to a figure, over "by" and soft words: "rose by almost 3%"."""
        place = figure.start - 1
        while place > self.start and (self.marks.has("soft", place) or self.marks.has("by", place)):
            place -= 1
        return place

    def end_before(self, place: int, default: int) -> int:
        """Return where the last figure before a place ends, a default where there is none."""
        return max((figure.end for figure in self.figures if figure.end <= place), default=default)

    def left_by(self, figure: Figure) -> Figure | None:
        """Return the amount of the move that ends at a figure: the 4 of "rose 4 basis points to 4.37%".

        Only words that lead to where a move ends part the two: "cayó un 0,8 %, hasta los 14.300 puntos".
        """
        marks, place, steps = self.marks, figure.start, 0
        led: set[int] = set()
        while place > self.start:
            place -= 1
            if not (place in marks.blanks or marks.has("soft", place) or marks.words[place] == ","):
                if steps == _ARRIVAL_STEPS or not marks.has("arrival", place):
                    break
                steps += 1
            if steps:
                led.add(place)
        return next((other for other in self.figures if other.end in led), None)

    def crossed(self, start: int, figure: Figure) -> int:
        """Count the figures between a token offset and a figure, but for the amount of the move that ends at it."""
        left = self.left_by(figure)
        return self.figures_between(start, figure.start) - (left is not None and start <= left.start)

    def set_aside(self, place: int, figure: Figure) -> bool:
        """Return whether a token stands in a clause that only describes something, and a figure does not."""
        return place in self.marks.asides and figure.start not in self.marks.asides

    def word(self, place: int) -> str:
        """Return the lower-case text of a token of the sentence, empty outside it."""
        return self.marks.words[place] if self.start <= place < self.end else ""


def remembered(rule: Callable[[Scene, _Item], _Answer]) -> Callable[[Scene, _Item], _Answer]:
    """Let a scene keep what a rule says of a figure or a name: several rules ask the same of it.

    The rule must give the same answer each time. What was asked of is kept too, so that its identity stays its own.
    """
    name = f"{rule.__module__}.{rule.__qualname__}"

    @wraps(rule)
    def ask(scene: Scene, item: _Item) -> _Answer:
        key = name, id(item)
        kept = scene.known.get(key)
        if kept is None:
            kept = scene.known[key] = item, rule(scene, item)
        answer: _Answer = kept[1]
        return answer

    return ask


@dataclass(frozen=True, slots=True)
class Tokens:
    """Maps character offsets of a document to tokens."""

    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def from_doc(cls, doc: Doc) -> Tokens:
        """Index the tokens of a document, once for all who ask."""
        known: Tokens | None = doc.user_data.get(_TOKENS)
        if known is None or len(known.starts) != len(doc):
            starts = doc.to_array("IDX")
            known = cls(starts.tolist(), (starts + doc.to_array("LENGTH")).tolist())
            doc.user_data[_TOKENS] = known
        return known

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the tokens that a character interval touches, as a half-open interval."""
        return bisect_right(self.ends, start), max(bisect_left(self.starts, end), bisect_right(self.ends, start) + 1)


def within(items: Sequence[_Item], starts: Sequence[int], start: int, end: int) -> Sequence[_Item]:
    """Return the items (sorted by start, whose starts are ``starts``) that begin inside a character interval."""
    return items[bisect_left(starts, start) : bisect_left(starts, end)]


def figures(tokens: Tokens, quantities: Iterable[Quantity]) -> tuple[Figure, ...]:
    """Place quantities on tokens."""
    return tuple(Figure(*tokens.span(q.start, q.end), q) for q in quantities)


def actors(tokens: Tokens, mentions: Iterable[Mention]) -> tuple[Actor, ...]:
    """Place mentions on tokens."""
    return tuple(Actor(*tokens.span(m.start, m.end), m.id, m.type, m.rule) for m in mentions)
