"""Sums per share that only tell an amount once more: "a net loss of $90 million, or 16 cents per share"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from nlp.claims.attachment import Attachment
from nlp.claims.metric.comparisons import Told
from nlp.claims.metric.plausible import magnitude
from nlp.claims.metric.vocabulary import Cue, metrics, unit_class
from nlp.claims.roles import Role
from nlp.claims.scene import Figure, Scene, remembered
from nlp.tables import language_table

_COST = 0.2
_LARGEST, _SMALLEST_AMOUNT = 1000.0, 1e4
_REACH, _BEHIND = 12, 3
_LEADS = frozenset({"or", "o", "u", "equivalent", "equivalente", "equivalentes"})
_APART = frozenset({"(", ","})
_OVER = frozenset({"to", "a", "about", "some"})
_EARNED = frozenset({"net_income", "operating_income"})
_PROFITS = _EARNED | {"eps"}
# What is no profit, of which a share has its part all the same: "charges of $12 million, or 3 cents a share".
_UNEARNED = frozenset(
    {"ebitda", "revenue", "capex", "operating_cash_flow", "free_cash_flow", "debt", "cash", "buyback"}
)


@remembered
def shared_out(scene: Scene, figure: Figure) -> Figure | None:
    """Return the amount that a sum per share tells once more, null where it tells none.

    "Net income of $90 million in the quarter, or 16 cents a share, up from $70 million, or 11 cents": the second sum
    names no share, and is one of the same kind.
    """
    if unit_class(figure.quantity.unit) != "money" or not 0 < magnitude(figure) < _LARGEST or not _per_share(scene):
        return None
    amount = scene.last_before(figure)
    if amount is None or unit_class(amount.quantity.unit) != "money" or magnitude(amount) < _SMALLEST_AMOUNT:
        return None
    between = [place for place in range(amount.end, figure.start) if place not in scene.marks.blanks]
    if not between or len(between) > _REACH or any(map(scene.marks.direction, between)):
        return None
    return amount if _leads(scene, figure, between) and not _named(scene, amount, figure) else None


def _leads(scene: Scene, figure: Figure, between: list[int]) -> bool:
    """Return whether "or" stands right before a figure, or only a bracket or a comma and a share right behind it."""
    place = len(between) - 1
    while place > 0 and (scene.marks.has("soft", between[place]) or scene.word(between[place]) in _OVER):
        place -= 1
    if scene.word(between[place]) in _LEADS:
        return True
    told = any(figure.end <= cue.start <= figure.end + _BEHIND for cue in _per_share(scene))
    return len(between) == 1 and scene.word(between[0]) in _APART and told


def _named(scene: Scene, amount: Figure, figure: Figure) -> bool:
    """Return whether words between the two name another measure: "revenue of $9 million, or a loss of $2 a share"."""
    return any(
        amount.end <= cue.start < figure.start and metrics()[cue.metric].listed and not metrics()[cue.metric].generic
        for cue in scene.cues
        if not (cue.weak and cue.metric == "eps")
    )


def _per_share(scene: Scene) -> tuple[Cue, ...]:
    return tuple(cue for cue in scene.cues if cue.metric == "eps" and cue.weak)


def told_again(scene: Scene, figure: Figure, told: Told) -> Attachment | None:
    """Return the reading of a sum per share by that of its amount, null where the amount does not settle it.

    A profit's is the profit of a share; that of a charge, of sales or of funds from operations is no metric's.
    """
    amount = shared_out(scene, figure)
    if amount is None:
        return None
    own = dict(told).get(amount)
    if own is None:
        profits = any(cue.metric in _PROFITS and not cue.shadowed and cue.end <= amount.start for cue in scene.cues)
        return None if profits else Attachment(metrics()["other"], None, _COST, "per share", Role.NONE)
    if own.metric.name in _EARNED:
        return replace(own, metric=metrics()["eps"], cost=_COST, rule="per share", role=Role.NONE)
    if own.metric.listed and own.metric.name not in _UNEARNED:
        return None
    return Attachment(metrics()["other"], None, _COST, "per share", Role.NONE)


def unit_of_amount(scene: Scene, figure: Figure) -> str | None:
    """Return the currency of a share's cents that name none: "C$362 million, or 56 cents a share"."""
    amount = shared_out(scene, figure)
    last = figure.quantity.text.split()[-1].lower()
    if amount is None or last not in language_table(scene.doc.lang_, "units")["cents"]["$"]:
        return None
    return amount.quantity.unit


def couples(scene: Scene) -> dict[Figure, tuple[Figure, Figure]]:
    """Return the amounts and the sums per share that tell them once more, each with both: they are of one time."""
    found: dict[Figure, tuple[Figure, Figure]] = {}
    for amount, figure in pairwise(scene.figures):
        if shared_out(scene, figure) is amount:
            found[amount] = found[figure] = amount, figure
    return found
