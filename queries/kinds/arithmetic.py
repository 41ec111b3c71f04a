"""Findings of kind ``arithmetic``: a derived figure does not follow from the figures beside it.

The intervals of all inputs are carried through (the least and the most that their corners give) before anything is
said not to follow, and one derivation that gives the stated figure is enough to be silent.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.derivations import (
    BY_DIRECTION,
    BY_DOCUMENT,
    BY_MONEY,
    BY_POINTS,
    BY_TENTHS,
    BY_TIMES,
    BY_WORDS,
    RULES,
    Derivation,
)
from queries.derivations.derivation import same_sentence
from queries.derivations.direction import SET_BESIDE
from queries.finding import Finding, Severity, identity
from queries.intervals import Bounds, Figure, agree, figure, thousandfold
from queries.trust import HEARD, SURE, firm, usable
from queries.words import about, sources, values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.sourced import SourcedClaim
    from nlp.reading import Claim
    from queries.derivations.derivation import Rule
    from queries.finding import Side

ADJACENT = 3
"""Most characters between two sentences that follow each other (a space, a line end, an empty line)."""

RATE = "policy_rate"
"""What a text tells here and there, of one bank and mostly of now."""

POINTS = frozenset({"bp", "pp", "pts"})

_SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))

Miss = tuple["SourcedClaim", Derivation]


def find_arithmetic(claims: Sequence[SourcedClaim]) -> Iterator[Finding]:
    """Yield the findings; an error that was copied with its text is one of them."""
    copies: dict[tuple[object, ...], list[Miss]] = defaultdict(list)
    for sentences in _documents(claims):
        for stated, named, near in _neighbourhoods(sentences):
            for rules in (named, BY_DIRECTION):
                if (missed := _missed(stated, near, rules)) is not None:
                    copies[_key(stated, missed)].append((stated, missed))
    for alike in copies.values():
        yield _finding(alike)


def _documents(claims: Iterable[SourcedClaim]) -> Iterator[list[list[SourcedClaim]]]:
    """Yield each document's sentences, in order, as the claims that they state."""
    docs: dict[str, dict[int, list[SourcedClaim]]] = defaultdict(lambda: defaultdict(list))
    for sourced in claims:
        if not sourced.claim.negated and sourced.claim.status is not Status.HYPOTHETICAL:
            docs[sourced.doc][sourced.claim.sentence_start].append(sourced)
    for sentences in docs.values():
        yield [sorted(sentences[start], key=lambda s: s.claim.start) for start in sorted(sentences)]


def _neighbourhoods(
    sentences: Sequence[Sequence[SourcedClaim]],
) -> Iterator[tuple[SourcedClaim, tuple[Rule, ...], list[SourcedClaim]]]:
    """Yield each claim that can be derived, what derives it, and the claims of its sentence and of those next to it."""
    rates = [s for sentence in sentences for s in sentence if s.claim.metric == RATE]
    for number, sentence in enumerate(sentences):
        named = ((sourced, _rules(sourced)) for sourced in sentence)
        stated = [(sourced, rules) for sourced, rules in named if rules or sourced.claim.metric in SET_BESIDE]
        if not stated:
            continue
        near = [s for other in sentences[max(0, number - 1) : number + 2] if _adjacent(sentence, other) for s in other]
        for result, rules in stated:
            yield result, rules, near
            if wide := BY_DOCUMENT.get(result.claim.metric or ""):
                yield result, wide, rates


def _rules(sourced: SourcedClaim) -> tuple[Rule, ...]:
    """Return what may derive a figure: by its metric, and of percentages by the words around them."""
    claim = sourced.claim
    named = RULES.get(claim.metric or "", ())
    named = named if named and usable(sourced, unnamed=True) else ()
    if claim.unit == "%":
        return (*named, *BY_WORDS)
    if claim.metric is None and claim.unit is None:
        return BY_TENTHS if claim.low is not None and 0 < claim.low < 1 else named
    if (claim.metric is not None and claim.confidence >= HEARD) or claim.unit is None:
        return named
    if claim.unit in POINTS:
        return BY_POINTS
    return BY_TIMES if claim.unit == "x" else BY_MONEY if claim.unit.isupper() else named


def _adjacent(a: Sequence[SourcedClaim], b: Sequence[SourcedClaim]) -> bool:
    first, second = sorted((a[0].claim, b[0].claim), key=lambda claim: claim.sentence_start)
    return second.sentence_start - first.sentence_end <= ADJACENT


def _missed(stated: SourcedClaim, near: Sequence[SourcedClaim], rules: Sequence[Rule]) -> Derivation | None:
    """Return the nearest derivation when there are some and none gives the stated figure."""
    ways = [way for rule in rules for way in rule(stated, near)]
    meant = _meant(stated.claim) if ways else None
    if meant is None or any(_follows(meant, way) for way in ways) or _told_beside(stated, near, ways):
        return None
    return min(ways, key=lambda way: sum(abs(each.claim.start - stated.claim.start) for each in way.inputs))


def _meant(claim: Claim) -> Figure | None:
    """Return what a stated figure can mean; of a bare number that was not understood, points: "three tenths less"."""
    bare = claim.metric is None and claim.unit is None
    return figure(replace(claim, unit="pp") if bare else claim)


def _follows(meant: Figure, way: Derivation) -> bool:
    return any(agree(meant, _derived(bounds, meant.unit)) for bounds in (way.gives, *way.excuses))


def _told_beside(stated: SourcedClaim, near: Sequence[SourcedClaim], ways: Sequence[Derivation]) -> bool:
    """Whether the sentence gives what follows too, counted in its way: "up 6% in real terms, … 10% in nominal ones"."""
    others = [n for n in near if n is not stated and n.claim.unit == "%" == stated.claim.unit]
    given = {each for way in ways for each in way.inputs}
    told = [figure(n.claim) for n in others if same_sentence(n, stated) and n not in given and n.claim.metric]
    return any(each is not None and _follows(each, way) for each in told for way in ways if way.side is None)


def _derived(bounds: Bounds, unit: str) -> Figure:
    return Figure(unit=unit, readings=(bounds,), spread=bounds.low != bounds.high, exact=bounds)


def _key(stated: SourcedClaim, missed: Derivation) -> tuple[object, ...]:
    figures = [(s.claim.subject, s.claim.metric, s.claim.low, s.claim.high) for s in (stated, *missed.inputs)]
    return (stated.cluster, *figures)


def _finding(alike: Sequence[Miss]) -> Finding:
    stated, missed = alike[0]
    results: Side = tuple(dict.fromkeys(result for result, _ in alike))
    inputs: Side = tuple(dict.fromkeys(each for _, way in alike for each in way.inputs))
    meant = _meant(stated.claim)
    claim = stated.claim
    expected = _expected(missed, claim, meant.unit if meant else "")
    sure = firm(stated) and all(firm(each, least=HEARD if missed.joined else SURE) for each in missed.inputs)
    given = " and ".join(values((each,)) for each in missed.inputs)
    what = f"A {missed.called}" if missed.called else about(claim.subject, claim.metric)
    kind = "scale" if meant is not None and _points_mistaken(meant, missed) else "arithmetic"
    return Finding(
        id=identity(kind, (results, inputs)),
        kind=kind,
        severity=Severity.ERROR if sure else Severity.WARNING,
        sides=(results, inputs),
        subject=claim.subject,
        metric=claim.metric,
        message=f"{what} is stated as {values(results)}, but {_reason(missed, given, expected)}: {sources(results)}.",
        expected=expected,
        stated=claim.value_text,
    )


def _expected(missed: Derivation, stated: Claim, unit: str) -> str:
    written = _written(missed.value, stated, unit)
    return f"{missed.side} {written}" if missed.side else written


def _reason(missed: Derivation, given: str, expected: str) -> str:
    return f"the words around put it {missed.side} {given}" if missed.side else f"{given} give {expected}"


def _points_mistaken(meant: Figure, way: Derivation) -> bool:
    """Whether points, per cent and basis points were taken for each other: "from 4% to 4.25%, a rise of 25%"."""
    points = meant.unit == "bp" or way.called == "step"
    return points and thousandfold(meant, _derived(Bounds(way.value, way.value), meant.unit), factors=(1e2,))


def _written(value: float, stated: Claim, unit: str) -> str:
    """The expected figure as a person would write it: 27.7%, −25 bp, 4.32 USD, 13.5 billion USD.

    A premium is a discount below nothing, and written without a sign.
    """
    if stated.metric == "valuation_discount" and (stated.low or 0.0) * value > 0:
        value = abs(value)
    scale, word = next(((s, w) for s, w in _SCALES if unit.isupper() and abs(value) >= s), (1.0, ""))
    if unit == "count":
        return f"{value:,.0f}"
    digits = f"{value / scale:.2f}" if scale == 1.0 and abs(value) < 10 and unit != "bp" else f"{value / scale:.1f}"
    digits = digits.removesuffix(".0")
    return f"{digits}%" if unit == "%" else f"{digits}{word} {unit}"
