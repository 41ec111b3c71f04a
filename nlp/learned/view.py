"""A sentence as the model sees it: words, with figures and names behind markers that hide which ones they are.

"Fed officials left rates at 4.25%" is ``[cb] officials left rates at [%:1]``: what is learnt of one bank and one figure
holds for all. Beside each word stands its kind: the metric that the tables know it to name, or what a figure's
neighbours say of it. What the sentence inherits stands before it, one marker a topic; the last words of the text
before it stand behind it, where they are cut off first.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.claims.metric.vocabulary import Cue, metrics, unit_class
from nlp.claims.roles import Role, role_of
from nlp.claims.scene import Actor, Figure, Scene, Topic

START, END, PADDING, CARRIED = "[CLS]", "[SEP]", "[PAD]", "[carried]"
HEADED, SAID = "[headed]", "[said]"
UNITS = ("%", "bp", "pp", "x", "pts", "count", "money", "bare")
TYPES = (
    "security",
    "index",
    "cb",
    "country",
    "bond",
    "commodity",
    "fx",
    "currency",
    "crypto",
    "sector",
    "group",
)
"""The types of subject of the claim contract."""

PLAIN = "plain"
TOLD_APART = 20
"""How many things named in a sentence, and before it, are told apart."""
BEFORE = 24
"""How many words of the text before a sentence are seen."""
_FAR, _BEFORE = "far", "before"
_TOPICS = ("label", "heading", "recent", "earlier", "document", _FAR, _BEFORE)
_SIZES = 7
_IMPLIED = "implied"
_KIND_BEFORE = f"topic:{_BEFORE}"


@dataclass(frozen=True, slots=True)
class Name:
    """Something that a figure may be about, and the place of the word that stands for it."""

    place: int
    id: str
    type: str
    rule: str
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class View:
    """The words of a sentence with their kinds.

    Attributes:
        words: words and markers, the topics first.
        kinds: the kind of each word, one of :func:`kinds`.
        figures: the place of each figure of the scene, in its order; null where it shares its words with another.
        names: what the figures may be about.
    """

    words: tuple[str, ...]
    kinds: tuple[str, ...]
    figures: tuple[int | None, ...]
    names: tuple[Name, ...]

    def identities(self) -> dict[int, int]:
        """Return of each name's place a number that all names of the same thing share, the sentence's own first."""
        numbers: dict[str, int] = {}
        found = {}
        for name in sorted(self.names, key=lambda name: name.actor is None):
            if name.id in numbers or len(numbers) < TOLD_APART:
                found[name.place] = numbers.setdefault(name.id, len(numbers) + 1)
        return found


def markers() -> tuple[str, ...]:
    """Return the words that stand for something else."""
    figures = tuple(f"[{unit}:{size}]" for unit in UNITS for size in range(_SIZES))
    return (PADDING, START, END, "[MASK]", CARRIED, HEADED, SAID, *(f"[{kind}]" for kind in TYPES), *figures)


def kinds() -> tuple[str, ...]:
    """Return the kinds of word."""
    told = (f"{strength}:{name}" for strength in ("cue", "weak") for name in metrics())
    topics = (f"topic:{rule}" for rule in _TOPICS)
    return (PLAIN, "mention", "anaphora", *topics, *(f"role:{role.value}" for role in Role), "role:signed", *told)


def view(scene: Scene) -> View:
    """Return a scene as the model sees it."""
    return _Writer(scene).write()


class _Writer:
    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words: list[str] = [START]
        self._kinds: list[str] = [PLAIN]
        self._names: list[Name] = []

    def write(self) -> View:
        scene = self._scene
        for topic in self._topics():
            self._names.append(Name(len(self._words), topic.id, topic.type, topic.rule))
            self._add(f"[{topic.type}]", f"topic:{topic.rule}")
        for marker, names in zip((HEADED, SAID), scene.said, strict=True):
            for name in names:
                self._add(marker, f"cue:{name}")
        if scene.carried is not None:
            self._add(CARRIED, f"cue:{scene.carried.metric}")
        self._add(END, PLAIN)
        figures = self._sentence(scene, scene.start)
        self._add(END, PLAIN)
        if scene.before is not None:
            self._before(scene.before, BEFORE)
            self._add(END, PLAIN)
        return View(tuple(self._words), tuple(self._kinds), figures, tuple(self._names))

    def _add(self, word: str, kind: str) -> None:
        self._words.append(word)
        self._kinds.append(kind)

    def _topics(self) -> Iterator[Topic]:
        """Yield what the sentence inherits, once each, where it is nearest, and then what is further away."""
        seen: set[str] = set()
        far = (Topic(actor.id, actor.type, 0.0, _FAR) for actor in self._scene.far)
        for topic in (*self._scene.topics, *far):
            if topic.id not in seen and topic.type in TYPES:
                seen.add(topic.id)
                yield topic

    def _before(self, scene: Scene, most: int) -> None:
        """Write the last words of the text that ends with a sentence."""
        start = max(scene.start, scene.end - most)
        left = most - (scene.end - start)
        if left > 0 and scene.before is not None:
            self._before(scene.before, left)
        self._sentence(scene, start)

    def _sentence(self, scene: Scene, place: int) -> tuple[int | None, ...]:
        """Write a sentence from a token on; return the places of its figures."""
        cues = _cue_kinds(scene)
        stated = {figure.start: number for number, figure in reversed(list(enumerate(scene.figures)))}
        named = {actor.start: actor for actor in reversed(scene.actors) if actor.type in TYPES}
        figures: list[int | None] = [None] * len(scene.figures)
        while place < scene.end:
            if place in stated:
                figure = scene.figures[stated[place]]
                figures[stated[place]] = len(self._words)
                self._add(_marker(figure), _role(scene, figure) if scene is self._scene else _KIND_BEFORE)
                place = max(figure.end, place + 1)
            elif place in named:
                place = self._name(scene, named[place])
            else:
                self._word(scene, place, cues.get(place))
                place += 1
        return tuple(figures)

    def _name(self, scene: Scene, actor: Actor) -> int:
        """Write a name; it ends where a figure inside it begins."""
        if scene is self._scene:
            self._names.append(Name(len(self._words), actor.id, actor.type, actor.rule, actor))
            self._add(f"[{actor.type}]", "anaphora" if actor.rule == "anaphora" else "mention")
        else:
            self._names.append(Name(len(self._words), actor.id, actor.type, _BEFORE))
            self._add(f"[{actor.type}]", _KIND_BEFORE)
        inside = (figure.start for figure in scene.figures if actor.start < figure.start < actor.end)
        return max(min(inside, default=actor.end), actor.start + 1)

    def _word(self, scene: Scene, place: int, cue: Cue | None) -> None:
        marks = scene.marks
        if place in marks.blanks:
            return
        if cue is not None and cue.subject is not None and place == cue.start:
            kind, rule = cue.subject.partition(":")[0], _IMPLIED if scene is self._scene else _BEFORE
            self._names.append(Name(len(self._words), cue.subject, kind, rule))
        word = marks.words[place]
        text = word if word.isalpha() else "".join("0" if char.isdigit() else char for char in word)
        self._add(text, PLAIN if cue is None else f"{'weak' if cue.weak or cue.shadowed else 'cue'}:{cue.metric}")


def _cue_kinds(scene: Scene) -> dict[int, Cue]:
    """Return the cue that tells most of each token: a full one before a weak one, a longer one before a shorter."""
    found: dict[int, Cue] = {}
    for cue in sorted(scene.cues, key=lambda c: (c.weak or c.shadowed, c.start - c.end, c.start, c.metric)):
        for place in range(cue.start, cue.end):
            found.setdefault(place, cue)
    return found


def _marker(figure: Figure) -> str:
    """Return what stands for a figure: the class of its unit and its order of magnitude."""
    size = max(abs(figure.quantity.low or 0.0), abs(figure.quantity.high or 0.0))
    order = 0 if size < 1 else min(_SIZES - 1, 1 + int(math.log10(size)) // (1 if size < 1000 else 2))
    return f"[{unit_class(figure.quantity.unit)}:{order}]"


def _role(scene: Scene, figure: Figure) -> str:
    return "role:signed" if figure.quantity.signed else f"role:{role_of(scene, figure).value}"
