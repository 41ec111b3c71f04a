"""Currency pairs: ``EUR/USD``, ``USDMXN``, "euro-dollar"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from nlp.names.candidate import Candidate
from nlp.tables import shared_table

_PAIR = re.compile(r"([A-Z](?<![\w$/.-].)[A-Z]{2})(?:\s?[/–-]\s?)?([A-Z]{3})(?![\w/]|-[A-Z])")
# Which currency of a pair is quoted first when its name does not say: "peso-dollar" is USD/MXN.
_ORDER = ("EUR", "GBP", "AUD", "NZD", "USD")


@cache
def _codes() -> frozenset[str]:
    return frozenset(shared_table("currencies")["codes"])


def pairs(text: str) -> Iterator[Candidate]:
    """Yield the pairs written as two ISO codes."""
    for match in _PAIR.finditer(text):
        base, quote = match.groups()
        if base in _codes() and quote in _codes() and base != quote:
            yield Candidate(match.start(), match.end(), f"fx:{base}{quote}", "pair", 0.95)


def described(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Drop what only describes the index named right behind it: "el selectivo S&P 500" is not the one of Madrid.

    Where it does mean the same one, the name alone is the mention: "dentro del selectivo IBEX 35".
    """
    index = [each for each in candidates if each.id.startswith("index:")]
    heads = {
        one.start
        for one, other in pairwise(index)
        if other.start == one.end + 1 and (word := text[one.start : one.end]).islower()
        # "the dollar index DXY" has its name and its code
        if one.id != other.id or " " not in word
    }
    return [each for each in candidates if each.start not in heads or not each.id.startswith("index:")]


def joined(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Join two neighbouring currencies with a stroke or a hyphen between them into a pair: "euro-dollar"."""
    made: list[Candidate] = []
    for each in candidates:
        last = made[-1] if made else None
        if last and last.id[:9] == each.id[:9] == "currency:" and text[last.end : each.start] in ("/", "-", "–"):
            base, quote = sorted(
                (last.id[9:], each.id[9:]), key=lambda code: _ORDER.index(code) if code in _ORDER else 9
            )
            made[-1] = Candidate(last.start, each.end, f"fx:{base}{quote}", "pair", 0.9)
        else:
            made.append(each)
    return made
