"""Whom a document is about as a whole: the company, economy and central bank that its sentences need not name again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from nlp.claims.scene import Actor
from nlp.claims.subject.economies import home_of
from nlp.reading import Mention
from nlp.tables import shared_table

_TYPES = ("security", "country", "cb", "crypto", "commodity")
_OPENING = 600
_LEAD = 300
_BY_THE_WAY = 2
_SHARE = 0.5
_FEWEST = 3
_TIMES = 2
"""How often, and how many times as often as any other, the company that a text begins with is named."""
_BEGINNING = 300
_LED = 2
_UNION = "country:EA"


def protagonists(mentions: Sequence[Mention], homes: Sequence[str] = ()) -> tuple[Actor, ...]:
    """Return at most one subject a type that dominates a document and is named in its opening.

    A release of one company, a statement of one central bank or a report on one economy leaves its subject out of most
    sentences ("Fourth-quarter revenue rose 28%"). Central banks and listed companies speak for their economies,
    and so do the offices that publish a country's figures (``homes``, identifiers).
    """
    leads = (_lead(kind, mentions, homes if kind == "country" else ()) for kind in _TYPES)
    return tuple(lead for lead in leads if lead is not None)


def dateline(text: str) -> tuple[str, ...]:
    """Return the economy of the news desk that a text is sent from, none or one.

    "BOGOTÁ, 4 de marzo (Redacción).- El Emisor dejó quieta la tasa": whose central bank it is, nothing else tells.
    """
    found = _datelines().search(text[:_OPENING])
    return () if found is None else (f"country:{found.lastgroup}",)


@cache
def _datelines() -> re.Pattern[str]:
    cities: dict[str, list[str]] = shared_table("economies")["datelines"]
    named = "|".join(rf"(?P<{code}>{'|'.join(sorted(names, key=len, reverse=True))})" for code, names in cities.items())
    return re.compile(
        rf"^[\W_]{{0,4}}(?:{named})(?:,\s(?:[A-Z]{{2}},\s)?[^.\n]{{0,24}}?\d|\s?\([^)\n]{{2,40}}\)|\.?\s?[-–—])",
        re.MULTILINE,
    )


def _lead(kind: str, mentions: Sequence[Mention], homes: Sequence[str]) -> Actor | None:
    votes = Counter([*_votes(kind, mentions), *homes])
    if not votes:
        return None
    opening = [*_votes(kind, [mention for mention in mentions if mention.start < _OPENING]), *homes]
    if _only_of_union(votes, homes):
        opening = [name for name in opening if name != _UNION]
        del votes[_UNION]
    if not opening:
        return None
    if kind == "security" and votes.total() == 1 and not any(m.type == kind and m.start < _BEGINNING for m in mentions):
        return None  # one company named at the end of a text on a market is not what the text is about
    # What a text names first weighs one mention more: "Wells Fargo reported … The lender earned …".
    votes[opening[0]] += 1
    places = {name: place for place, name in reversed(list(enumerate(opening)))}
    identifier, count = min(votes.items(), key=lambda item: (-item[1], places.get(item[0], len(opening))))
    few = count < _SHARE * votes.total()
    # A column on Spain names all its neighbours, and the union that they belong to.
    rivals = (number for name, number in votes.items() if name not in (identifier, _UNION))
    led = kind == "country" and count >= _LED * max(rivals, default=0)
    if identifier not in opening or (few and not led and not _stands_out(identifier, mentions, votes)):
        return None
    if kind == "security" and len(votes) > 1 and count <= _BY_THE_WAY and not _leads(identifier, mentions):
        return None  # "so no, it isn't just Nvidia": named once, by the way
    return Actor(0, 0, identifier, kind, "document")


def _only_of_union(votes: Counter[str], homes: Sequence[str]) -> bool:
    """Return whether a text on one economy names the union that it belongs to by the way, and no other economy.

    "El indicador adelantado del IPC armonizado, que se mide igual en toda la zona euro, subió al 2 %": that of Spain.
    """
    own = [home for home in homes if home != _UNION]
    members = set(votes) - {_UNION}
    return len(own) == len(homes) > 0 and members == set(own) and len(members) == 1 and votes[_UNION] <= _LED * len(own)


def _leads(identifier: str, mentions: Iterable[Mention]) -> bool:
    """Return whether a text begins with a name."""
    return any(mention.id == identifier and mention.start < _LEAD for mention in mentions)


def _stands_out(identifier: str, mentions: Sequence[Mention], votes: Counter[str]) -> bool:
    """Return whether a text begins with a company and names each of its many peers less often.

    "Lakebank reported a profit of … Its peers: Hillbank rose 1%, Dalebank 2%, Portbank 3%." A report on a market begins
    with the market.
    """
    first = min(mentions, key=lambda mention: mention.start, default=None)
    rivals = max((count for name, count in votes.items() if name != identifier), default=0)
    begins = first is not None and first.type == "security" and first.id == identifier
    return begins and votes[identifier] >= max(_FEWEST, _TIMES * rivals)


def _votes(kind: str, mentions: Iterable[Mention]) -> Iterator[str]:
    for mention in mentions:
        if mention.type == kind:
            yield mention.id
        elif kind == "country" and (home := home_of(mention.id)) is not None:
            yield home
