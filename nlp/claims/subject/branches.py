"""The branch of an economy that a survey or a count of jobs is about: "the services PMI", "12,000 in construction"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from nlp.reading import Claim
from nlp.tables import language_table

if TYPE_CHECKING:
    from nlp.claims.metric.vocabulary import Cue
    from nlp.claims.scene import Figure, Scene

_BRANCHED = ("pmi", "payrolls", "unemployment_rate")
_SURVEYS = frozenset({"pmi"})
"""What is told of branches alone, so that a word for one tells of which wherever it stands in the clause."""
_ONWARD = ("again", "carried", "compared", "parallel", "announced", "moved")
_LOOSE = ("again", "compared", "parallel")
_ASIDE = frozenset({"("})
_STOPS = frozenset({",", ";", ":"})
_BEHIND = 6
_ADJOINED = 3


@dataclass(frozen=True, slots=True)
class Branches:
    """The words of one language for the branches that each metric is told of, and those that lead to one."""

    nouns: Mapping[str, Mapping[str, str]]
    heads: frozenset[str]
    links: frozenset[str]
    counted: frozenset[str]
    openers: frozenset[str]
    gauges: frozenset[str]

    @classmethod
    @cache
    def of(cls, lang: str) -> Branches:
        """Return the table of a language."""
        table = language_table(lang, "branches")
        nouns = {name: {word: part for part, words in table[name].items() for word in words} for name in _BRANCHED}
        return cls(nouns, *(frozenset(table[key]) for key in ("heads", "links", "counted", "openers", "gauges")))


def branch_of(scene: Scene, figure: Figure, cue: Cue | None, metric: str) -> str | None:
    """Return the branch that a figure is told of, null for the whole.

    "El empleo creció en 12.000 personas en la industria y en 8.000 en el campo"; "the PMI for services rose to 52.1".
    """
    if metric not in _BRANCHED:
        return None
    known = Branches.of(scene.doc.lang_)
    nouns = known.nouns[metric]
    if not any(scene.word(place) in nouns for place in range(scene.start, scene.end)):
        return None
    told = _behind(scene, figure, nouns, known) or _before(scene, figure, cue, nouns, known)
    return told or (_beside(scene, cue, nouns, known) if cue is not None else None)


def _behind(scene: Scene, figure: Figure, nouns: Mapping[str, str], known: Branches) -> str | None:
    """Return the branch that is tied to a figure from behind: "30.000 personas en el sector público"."""
    place = figure.end
    while scene.word(place) in known.counted and place < figure.end + _BEHIND:
        place += 1
    if scene.word(place) not in known.links:
        return None
    for at in range(place + 1, min(scene.end, place + _BEHIND)):
        if scene.word(at) in nouns:
            return nouns[scene.word(at)]
        if scene.word(at) not in known.heads:
            return None
    return None


def _before(scene: Scene, figure: Figure, cue: Cue | None, nouns: Mapping[str, str], known: Branches) -> str | None:
    """Return the branch that leads to a figure: what opens its clause or is tied to it, nothing told by the way."""
    last = scene.end_before(figure.start, scene.start)
    for place in range(figure.start - 1, last - 1, -1):
        if scene.word(place) not in nouns or scene.set_aside(place, figure) or _in_brackets(scene, place, figure):
            continue
        if _of_survey(scene, place, nouns, known) or _leads(scene, place, last, cue, nouns, known):
            return nouns[scene.word(place)]
    return None


def _of_survey(scene: Scene, place: int, nouns: Mapping[str, str], known: Branches) -> bool:
    """Return whether a word for a branch stands beside one for a survey's figure: "the composite gauge climbed"."""
    beside = (scene.word(place - 1), scene.word(place + 1))
    return nouns is known.nouns["pmi"] and not known.gauges.isdisjoint(beside)


def _leads(scene: Scene, place: int, last: int, cue: Cue | None, nouns: Mapping[str, str], known: Branches) -> bool:
    """Return whether a word for a branch is tied to what is measured, and no subject of another clause.

    "Manufacturing was weak, and payrolls rose by 90,000" tells of all; "in manufacturing, payrolls fell by 9,000" not.
    """
    led = place - 1
    while led >= last and (scene.word(led) in known.heads or scene.word(led) in nouns):
        led -= 1
    tied = any(scene.word(at) in known.links for at in range(max(last, led), place))
    opened = led < last or scene.word(led) in _STOPS or scene.word(led) in known.openers
    if tied or opened or scene.marks.has("and", led):
        between = range(place + 1, cue.start) if cue is not None and place < cue.start else ()
        parted = any(scene.word(at) in _STOPS or scene.marks.has("and", at) for at in between)
        return tied or not parted
    return False


def _beside(scene: Scene, cue: Cue, nouns: Mapping[str, str], known: Branches) -> str | None:
    """Return the branch that a word beside or in the cue names: "PMI provisional compuesto", "construction PMI"."""
    for place in range(cue.start, cue.end):
        if scene.word(place) in nouns:
            return nouns[scene.word(place)]
    for step in (1, -1):
        place = cue.end if step > 0 else cue.start - 1
        for at in range(place, place + step * _ADJOINED, step):
            if scene.word(at) in nouns:
                return nouns[scene.word(at)]
            if scene.word(at) not in known.heads:
                break
    return None


def _in_brackets(scene: Scene, place: int, figure: Figure) -> bool:
    """Return whether a word stands in brackets that close before a figure: "the index (of services and trade)"."""
    depth = 0
    for at in range(place, figure.start):
        depth += (scene.word(at) in _ASIDE) - (scene.word(at) == ")")
    return depth < 0


def in_branch(claims: Sequence[Claim], earlier: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims of a sentence, those that go on with an earlier one with the branch of that.

    "The services PMI rose to 52.1. Economists had expected 51.5"; "el PMI manufacturero subió a 50,2 desde 49,1".
    """
    named = {claim.metric for claim in claims if claim.metric in _BRANCHED}
    if not named:
        yield from claims
        return
    told = {name: next((each for each in reversed(earlier) if each.metric == name), None) for name in named}
    last = {name: claim for name, claim in told.items() if claim is not None}
    first = claims[0].start
    for claim in claims:
        settled, before = claim, last.get(claim.metric or "")
        if claim.metric in _BRANCHED:
            here = before is not None and before.start >= first
            onward = claim.rule.startswith(_LOOSE if here else _ONWARD) and (here or claim.metric in _SURVEYS)
            if before is not None and claim.part is None and onward:
                settled = replace(claim, part=before.part)
            last[claim.metric] = settled
        yield settled
