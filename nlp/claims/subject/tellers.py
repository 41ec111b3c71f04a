"""Names that only tell a figure or rate a security, and so are not what the figure is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from nlp.claims.metric.vocabulary import Cue
from nlp.claims.scene import Actor
from nlp.claims.subject.houses import houses
from nlp.claims.syntax import Marks

_RATED_REACH = 14
_CLAUSE_REACH = 3
_ASIDE_REACH = 6
_RANKED_REACH = 12
_RANKING = frozenset({"index", "sector"})
_BY = frozenset({"by", "por"})
_EXPECTED_REACH, _GATHERED_REACH = 6, 8
_MARKETS = frozenset({"index", "commodity", "crypto", "fx", "bond"})
_STOPS = frozenset(".;:?!")
_ENDS = frozenset(".?!")
_PERFECT = (["has"], ["have"], ["had"])
_CENTRAL_BANK = "cb:"


def tellers(marks: Marks, cues: Sequence[Cue], actors: Iterable[Actor]) -> frozenset[Actor]:
    """Return the names of a text that only give its figures: brokers, polling agencies, vendors of data.

    "<Bank> cut its price target on the stock to $140"; "economists polled by <agency>"; "<vendor> data showed".
    """
    listed = list(actors)
    targets = [cue.start for cue in cues if cue.metric == "price_target"]
    before = (None, *listed)
    told = frozenset(
        actor
        for actor, last, following in zip(listed, before, (*listed[1:], None), strict=False)
        if _is_source(marks, actor)
        or _rates(marks, cues, actor)
        or _labelled(marks, actor, last)
        or _thinks(marks, cues, actor)
        or _gathers(marks, actor)
        or _is_owned(marks, actor, following)
        or _holds_ranks(marks, actor, last)
        or _issues(marks, cues, actor)
    ) | frozenset((*_graders(marks, targets, listed), *_judges(marks, listed)))
    told |= frozenset(_foreseers(marks, listed))
    return told | frozenset(houses(marks, listed, told, targets))


def _foreseers(marks: Marks, actors: Sequence[Actor]) -> Iterator[Actor]:
    """Yield the houses that move what they expect of a market: "<bank> raised its S&P 500 forecast to 6,900".

    A miner that "raised its copper output forecast" speaks of itself; a copper price is the market's.
    """
    for actor, following in pairwise(actors):
        if actor.type != "security" or following.type not in _MARKETS or not _rating(marks, actor):
            continue
        near = range(following.end, following.end + _CLAUSE_REACH)
        priced = following.type != "commodity" or marks.words[following.end : following.end + 1] != ["output"]
        led = following.start - actor.end <= _ASIDE_REACH and not _STOPS & {*marks.words[actor.end : following.start]}
        if led and priced and not marks.tokens["expectation"].isdisjoint(near):
            yield actor


def _is_owned(marks: Marks, actor: Actor, following: Actor | None) -> bool:
    """Return whether a name only tells what the company right behind it has: "Ladbrokes owner Entain"."""
    if following is None or actor.type != "security" or following.type != "security":
        return False
    return actor.end in marks.first["owner"] and following.start == actor.end + 1


def _holds_ranks(marks: Marks, actor: Actor, before: Actor | None) -> bool:
    """Return whether a market is only where the company before it ranks: "was the best performer on the S&P 500".

    "The stock was the second-worst among 81 firms in the S&P 500 Financials Index": a noun may stand for the company.
    """
    if actor.type not in _RANKING or (at := _ranked_at(marks, actor)) is None:
        return False
    opens = max((place for place in range(at) if marks.words[place] in _ENDS), default=-1) + 1
    firm = before is not None and before.type == "security" and opens <= before.start
    nouns = (each for each in marks.anaphors if opens <= each.start < at)
    return firm or any("security" in each.types for each in nouns)


def _ranked_at(marks: Marks, actor: Actor) -> int | None:
    """Return where words that rank stand before a market, right before it or over what is ranked; null for nowhere."""
    if actor.start - 1 in marks.last["ranked"]:
        return actor.start - 1
    first = max(0, actor.start - _RANKED_REACH)
    near = (at for at in range(actor.start - 2, first, -1) if at in marks.last["ranked"])
    at = next(near, None)
    return at if at is not None and _STOPS.isdisjoint(marks.words[at : actor.start]) else None


def _gathers(marks: Marks, actor: Actor) -> bool:
    """Return whether a vendor only gathers what analysts expect: "the FactSet 2027 EPS consensus is 88 cents"."""
    if actor.start not in marks.tokens["vendor"]:
        return False
    led = marks.words[actor.start - 1] if actor.start else ""
    if actor.start - 1 in marks.tokens["expectation"] or led in _BY:
        return True  # "el consenso FactSet", "the 38 cents estimated by LSEG"
    if marks.has("link", actor.start - 1):
        near = range(max(0, actor.start - _GATHERED_REACH), actor.start)  # "expectations of $1.58 from FactSet"
        stops = [place for place in near if marks.words[place] in _STOPS]
        if any(place in marks.tokens["expectation"] for place in near if not stops or place > stops[-1]):
            return True
    for place in range(actor.end, min(actor.end + _EXPECTED_REACH, len(marks.words))):
        if place in marks.tokens["expectation"]:
            return True
        if not marks.words[place][0].isalnum() or marks.direction(place):
            return False
    return False


def _graders(marks: Marks, targets: Sequence[int], actors: Sequence[Actor]) -> Iterator[Actor]:
    """Yield the houses that rate the name right behind their verb, or give a target in an aside.

    "<Broker> ups <company> to overweight, PT $46"; "says <broker>, whose target is $72".
    """
    for actor, following in zip(actors, (*actors[1:], None), strict=False):
        rated = following is not None and actor.end in marks.first["grades"] and following.start == actor.end + 1
        told = actor.start - 1 in marks.last["tells"] and marks.has("relative", actor.end + 1)
        near = _RATED_REACH if rated else _CLAUSE_REACH
        aimed = (rated or told) and any(actor.end <= start <= actor.end + near for start in targets)
        if aimed or (following is not None and _regrades(marks, actor, following)):
            yield actor


def _regrades(marks: Marks, actor: Actor, following: Actor) -> bool:
    """Return whether a house grades the company behind its verb: "<bank> upgraded shares of <company> to buy"."""
    if not (actor.type == following.type == "security") or actor.id == following.id:
        return False
    led = actor.end in marks.first["grades"] and following.start - actor.end <= _CLAUSE_REACH
    near = range(following.end, following.end + _RATED_REACH)
    graded = next((at for at in near if at in marks.tokens["grade"]), None)
    return led and graded is not None and _ENDS.isdisjoint(marks.words[actor.end : graded])


def _judges(marks: Marks, actors: Sequence[Actor]) -> Iterator[Actor]:
    """Yield the houses that say something of the company behind: "<broker> noted that <company> has $3bn"."""
    for actor, following in pairwise(actors):
        firms = actor.type == following.type == "security" and actor.id != following.id
        if firms and actor.end in marks.first["opines"] and following.start - actor.end <= _CLAUSE_REACH:
            yield actor


def _is_source(marks: Marks, actor: Actor) -> bool:
    if actor.type == "region":
        return False  # "sus previsiones de crecimiento mundial": of the world, which foresees nothing
    return actor.end in marks.first["source_after"] or actor.start - 1 in marks.last["source"]


def _thinks(marks: Marks, cues: Sequence[Cue], actor: Actor) -> bool:
    """Return whether a sentence opens with who thinks so: "Para <bróker>, el precio justo es de 12 euros"."""
    place = actor.start - 1
    while place in marks.last["thinks"] or (place >= 0 and place in marks.tokens["thinks"]):
        place -= 1
    opens = place < 0 or place in marks.blanks or marks.words[place] in _STOPS
    if place == actor.start - 1 or not opens or marks.words[actor.end : actor.end + 1] != [","]:
        return False
    near = range(actor.end, actor.end + _RATED_REACH)
    return any(cue.metric == "price_target" and cue.start in near for cue in cues)


def _issues(marks: Marks, cues: Sequence[Cue], actor: Actor) -> bool:
    """Return whether a target is told to be a house's: "una rebaja de precio objetivo por parte de <bróker>".

    "Its price target was raised by <broker> to 50"; a dividend "raised by <company>" is that company's own.
    """
    sets = actor.end in marks.first["sets"] and marks.has("relative", actor.start - 1)  # "at which <broker> puts"
    if actor.type != "security" or not (sets or actor.start - 1 in marks.last["issued"]):
        return False
    near = range(actor.start - _RATED_REACH, actor.end + _CLAUSE_REACH)
    targets = (cue.start for cue in cues if cue.metric == "price_target" and cue.start in near)
    return any(_ENDS.isdisjoint(marks.words[min(at, actor.start) : max(at, actor.end)]) for at in targets)


def _rates(marks: Marks, cues: Sequence[Cue], actor: Actor) -> bool:
    """Return whether a name does what rating houses do to a price target; a company raises its dividend alike.

    A central bank that "kept its target rate at 7%" rates no share.
    """
    if actor.id.startswith(_CENTRAL_BANK):
        return False
    start = _rating(marks, actor)
    graded = max((at for at in marks.tokens["grade"] if start < at < start + _RATED_REACH), default=start)
    near = range(start, graded + _RATED_REACH)  # "upgraded the shares to overweight from equal weight, with a target"
    targets = (cue.start for cue in cues if cue.metric == "price_target" and cue.start in near)
    return start > 0 and any(_ENDS.isdisjoint(marks.words[start:target]) for target in targets)


def _rating(marks: Marks, actor: Actor) -> int:
    """Return where the rating verb of a name stands, 0 where it has none.

    "<Bróker>, que mantiene su precio objetivo en 17 euros"; "<Bróker>, por su parte, lo deja en 17 euros".
    """
    end = _past_aside(marks, actor)
    end += marks.words[end : end + 1] in _PERFECT  # "<bank> has raised its target"
    if end in marks.first["rates"]:
        return end
    for place in range(actor.end, actor.end + _CLAUSE_REACH):
        if place in marks.first["rates"]:
            between = range(actor.end, place)
            return place if not between or any(marks.has("relative", at) for at in between) else 0
    return 0


def _past_aside(marks: Marks, actor: Actor) -> int:
    """Return where a sentence goes on behind a name and a few words between commas: ", por su parte,"."""
    words = marks.words[actor.end : actor.end + _ASIDE_REACH]
    if words[:1] != [","] or "," not in words[1:] or not _STOPS.isdisjoint(words):
        return actor.end
    return actor.end + words.index(",", 1) + 1


def _labelled(marks: Marks, actor: Actor, before: Actor | None) -> bool:
    """Return whether a house rates what the line is about: "IAG: <bróker> sube a 5,40 euros desde 5,10"."""
    return (
        before is not None
        and before.end in marks.tokens["colon"]
        and before.end + 1 == actor.start
        and (actor.end in marks.first["rates"])
    )
