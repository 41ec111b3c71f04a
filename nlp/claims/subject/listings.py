"""Shares with two listings: a price in dollars is the receipt's in New York, one in pence that of the share at home."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from nlp.claims.scene import Scene
from nlp.names.gazetteer import share_names
from nlp.reading import Claim
from nlp.tables import shared_table

_DOLLAR = "USD"
_PRICES = frozenset({"price", "price_change", "price_target", "support_level", "resistance_level"})
_MARKETS = ("XNYS", "XNAS")
_RECEIPTS = frozenset({"adr", "adrs", "ads", "adss"})
_NAMED = ("US", "ólar", "olar", "ollar")
"""What shows that dollars are meant: many a text writes its own pesos with a bare sign."""


def as_listings(claims: list[Claim], scene: Scene) -> list[Claim]:
    """Return a sentence's claims with prices in dollars as those of the listing in dollars, and the moves to them.

    "El ADR de Macro subió 3,2% a US$ 81": both figures are the receipt's. "Macro subió 2% a $9.300 y a US$ 81 en
    Nueva York" tells of both, and the move stays at home.
    """
    claims = _as_receipts(claims, scene)
    abroad = {claim.subject: listed for claim in claims if (listed := _abroad(claim)) is not None}
    if not abroad:
        return claims
    at_home = {claim.subject for claim in claims if claim.metric == "price" and _abroad(claim) is None}
    return [_settled(claim, abroad, at_home) for claim in claims]


def _as_receipts(claims: list[Claim], scene: Scene) -> list[Claim]:
    """Return the moves behind a word for receipts as theirs: "Los ADR de YPF subieron 2 %", "YPF's ADRs rose 2%".

    Behind a word for shares a sentence has left them: "y la acción, un 1 %".
    """
    places = [at for at in range(scene.start, scene.end) if scene.marks.words[at] in _RECEIPTS] if claims else []
    if not places:
        return claims
    doc, paper = scene.doc, scene.marks.tokens["paper"]
    left = next((at for at in range(places[-1] + 1, scene.end) if at in paper and at not in places), scene.end - 1)
    first, last = doc[places[0]].idx, doc[left].idx + len(doc[left])
    moved = (claim.metric == "return" and first < claim.start <= last for claim in claims)
    there = [_listings().get(claim.subject or "") for claim in claims]
    paired = zip(claims, moved, there, strict=True)
    return [replace(claim, subject=other) if move and other else claim for claim, move, other in paired]


def _settled(claim: Claim, abroad: Mapping[str | None, str], at_home: set[str | None]) -> Claim:
    if _abroad(claim) is not None or (
        claim.metric == "return" and claim.subject in abroad and claim.subject not in at_home
    ):
        return replace(claim, subject=abroad[claim.subject])
    return claim


def _abroad(claim: Claim) -> str | None:
    """Return the other listing that a price is of by its currency, null for everything else."""
    if claim.metric not in _PRICES or claim.subject is None:
        return None
    if claim.unit != _DOLLAR:
        return _at_home().get((claim.subject, claim.unit))
    currencies: Mapping[str, str] = shared_table("economies")["market_currencies"]
    if currencies.get(claim.subject.partition(":")[0], _DOLLAR) == _DOLLAR:
        return None
    return _listings().get(claim.subject) if any(word in claim.value_text for word in _NAMED) else None


@cache
def _at_home() -> Mapping[tuple[str, str | None], str]:
    """Return the listing at home of each share in New York, by the currency that it has there."""
    currencies: Mapping[str, str] = shared_table("economies")["home_currencies"]
    found: dict[tuple[str, str | None], str] = {}
    for shared in _by_name().values():
        homes = [each for each in shared if each.partition(":")[0] in currencies]
        abroad = [each for each in shared if each.partition(":")[0] in _MARKETS]
        for each in abroad if len(homes) == 1 else ():
            found[each, currencies[homes[0].partition(":")[0]]] = homes[0]
    return found


@cache
def _by_name() -> Mapping[str, list[str]]:
    """Return the shares that bear each full name."""
    ids: dict[str, list[str]] = defaultdict(list)
    for identifier, name in share_names():
        ids[name].append(identifier)
    return ids


@cache
def _listings() -> Mapping[str, str]:
    """Return the listings in New York that bear the name of a share listed at home."""
    found: dict[str, str] = {}
    for shared in _by_name().values():
        dollars = [each for each in shared if each.partition(":")[0] in _MARKETS]
        if len(dollars) == 1:
            found |= dict.fromkeys((each for each in shared if each not in dollars), dollars[0])
    return found
