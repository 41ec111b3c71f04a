"""Companies that no table holds: capitalised words of which the text says what is said of companies.

"Brightloaf, which bakes for supermarkets, said sales rose 9%": a figure of theirs is nobody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from nlp.names import common
from nlp.names.evidence import is_label, opens_sentence, placed
from nlp.names.turns import LINE, MATE_AFTER, MATE_BEFORE, Turns, turns
from nlp.phrases import either
from nlp.reading import Mention

PREFIX = "?"
"""What the identifier of a stranger begins with; the claim contract has none for it."""

PAPER = f"{PREFIX}bond:"
"""That of a bond with a name of its own."""
_ODD = re.compile(r"[a-zñ][A-Z]|[A-Z]-|-[A-Z]|\d|&| ")
_CODE = re.compile(r"[A-Z]{1,6}[a-z]?\d+|.*['’]s?")  # "U.S. crude CLc1 fell 3%", "a stake in Anna Reed's firm"
_ENUMERATED = re.compile(r"(?:[,;:(–—] |\b(?:and|while|y|e|mientras|que) |\n[-*• ]*)$")
_OWNED = re.compile(r"['’]s?$")
_OF = re.compile(r" (?:de|of|at) $")
# "Bristol-based Brightloaf", "Canada's Brightloaf"
_BASED = re.compile(r"[A-ZÁÉÍÓÚÑ][\w.]*(?:-(?:based|listed|headquartered|owned)|['’]s|s['’]) ")
_AND = re.compile(r" (?:y|e|and) $")
_BESIDE = 160
"""How far from a listed company with a figure of its own a list may name one that no table holds."""
_CAPITAL_BEFORE = re.compile(
    r"[A-ZÁÉÍÓÚÑ][\w’'&.-]*(?<!['’]s)(?<!s['’])(?: (?:de|del|al|of|for|y|e|and|&)(?: la| las| los| the)?)?[ -]$"
)


def is_company(identifier: str) -> bool:
    """Return whether an identifier is that of a security, or of a company that no table holds."""
    market = identifier.partition(":")[0]
    return (len(market) == 4 and market.isupper()) or identifier.startswith(PREFIX)


def listed(identifier: str | None) -> str | None:
    """Return an identifier of the contract, null for a company that no table holds."""
    return None if identifier is None or identifier.startswith(PREFIX) else identifier


def find(text: str, lang: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the companies that a text names and no table holds, with made-up identifiers.

    ``mentions`` are the known names. Where one is told of once it is meant wherever its name stands.
    """
    taken = [(mention.start, mention.end) for mention in mentions]
    listed = [(mention.start, mention.end) for mention in mentions if mention.type == "security"]
    firms = {mention.text: mention.id for mention in mentions if mention.type in ("security", "cb")}
    names = {*_told(text, lang, taken, listed), *_coded(text, lang, taken)}
    meant = {name: _meant(name, firms, names) for name in names}
    names = {name for name, identifier in meant.items() if identifier}
    gauges = (*_gauges(text, lang, taken), *_papers(text, lang, taken))
    taken += [(gauge.start, gauge.end) for gauge in gauges]
    if not names:
        return gauges
    anywhere = re.compile(rf"(?<![\w’'&])(?<![^-]-)(?:{either(names)})(?![\w&$€])")
    spans = (match.span() for match in anywhere.finditer(text))
    free = [(start, end) for start, end in spans if not _meets(taken, start, end)]
    told = (Mention(a, b, text[a:b], meant[text[a:b]], "security", lang, _rule(meant[text[a:b]]), 0.5) for a, b in free)
    return (*gauges, *told)


def _meant(name: str, firms: Mapping[str, str], names: AbstractSet[str]) -> str:
    """Return what a name stands for: a company named in full elsewhere, a stranger, nothing (a part of such a name).

    "Harlow Mutual made an offer. Harlow rose 2%."
    """
    full = sorted(each for each in names if each.startswith(f"{name} "))
    known = next((identifier for firm, identifier in firms.items() if firm.startswith(f"{name} ")), "")
    if known.partition(":")[0].isupper():
        return known
    if any(re.search(rf"\b{re.escape(name)}\b", firm) for firm in firms):
        return ""
    return PREFIX + (full[0] if full else name)


def _rule(identifier: str) -> str:
    """Return how a name was found: as a stranger's, or as the short form of one that is known."""
    return "stranger" if identifier.startswith(PREFIX) else "short"


def _coded(text: str, lang: str, taken: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the names behind which a code stands that no table holds: "Brightloaf, Inc. (BRLF) rose 5%".

    Initials are no code: "International Loaf Agency (ILA)".
    """
    known = turns(lang)
    for match in known.coded.finditer(text):
        start = _past_time(text, *match.span(1), known)
        name = text[start : match.end(1)]
        words = re.split(r"[ \-]", name)
        if _abbreviates(match[2], words) or _CAPITAL_BEFORE.search(text, max(0, start - 28), start):
            continue
        if words[0].casefold() in known.never or words[-1] in known.surveys or not known.institutions.isdisjoint(words):
            continue
        if not (_meets(taken, start, match.end(1)) or _meets(taken, *match.span(2))):
            yield name


def _meets(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether a stretch of the text overlaps one that is taken."""
    return any(first < end and start < last for first, last in taken)


def _abbreviates(code: str, words: Sequence[str]) -> bool:
    """Return whether a code in capitals holds the initials of several words in their order, and little beside.

    "Harlow Barrel (HBRL) trades at 13 times earnings" gives a ticker, "Harlow Loaf Agency (HLA)" none.
    """
    letters = iter(code)
    return 1 < len(words) >= len(code) - 1 and all(word[0] in letters for word in words if word)


def _gauges(text: str, lang: str, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Yield the indices that no table holds and that moved by a figure: "The Brightloaf 20 Index fell 0.5%"."""
    known = turns(lang)
    for match in known.gauge.finditer(text):
        start, end = match.span(1) if match[1] else match.span(2)
        start = _past_time(text, start, end, known)
        words = re.split(r"[ \-]", text[start:end])
        if not known.surveys.isdisjoint(words) or (match[2] and len(words) == 1):
            continue  # "The gauge rose 3%" names none
        if not _meets(taken, start, end):
            yield Mention(start, end, text[start:end], PREFIX + text[start:end], "index", lang, "stranger", 0.5)


def _papers(text: str, lang: str, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Yield the bonds that a text names one by one, for which there is no identifier: "el Bonar 2038 cayó un 2 %"."""
    for match in turns(lang).paper.finditer(text):
        if not _meets(taken, *match.span()):
            yield Mention(*match.span(), match[0], f"{PAPER}{match[0]}", "security", lang, "stranger", 0.5)


def _told(text: str, lang: str, taken: Sequence[tuple[int, int]], listed: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the names of which a text says what is said of companies; ``listed`` are where those stand that it knows.

    A word that opens a sentence has a capital anyway, so it has to look like a name, or stand as one elsewhere.
    """
    known = turns(lang)
    found, inside = _candidates(text, lang, listed)
    for opening, end in sorted(found.items()):
        start = _past_time(text, opening, end, known)
        name = _OWNED.sub("", text[start:end])
        words = re.split(r"[ \-]", name)
        first = words[0].casefold()
        if not known.institutions.isdisjoint((words[0], words[-1])) or not known.offices.isdisjoint(words):
            continue  # "Copper on the Harbour Metal Exchange rose 2%", "Elgar's CEO Ann Reed, who"
        if len(name) == 1 or first in known.never or name.casefold() in known.never or _CODE.fullmatch(name):
            continue
        if _meets(taken, start, start + len(name)):
            continue
        if start == opening and _goes_on(text, start, lang, taken):
            continue
        if text[max(0, start - 1) : start] == "/":
            continue  # "settled at $2.806/MMBtu Thursday, up 13 cents"
        lone = len(words) == 1 and not common.coined(name, lang)
        if lone and _OF.search(text, max(0, start - 4), start):
            continue  # a division of the company in view: "las ventas de Hogar subieron un 2 %"
        general = start == opening and not known.never.isdisjoint(word.casefold() for word in words)
        if start in inside or (_named(text, name, start, lang) and not (general and opens_sentence(text, start))):
            yield name


def _goes_on(text: str, start: int, lang: str, taken: Sequence[tuple[int, int]]) -> bool:
    """Return whether a name goes on another: not behind "Shares of", which opens a sentence, nor "Nike and"."""
    before = _CAPITAL_BEFORE.search(text, max(0, start - 28), start)
    if before is None:
        return False
    first = before.group().split()[0]
    last = before.start() + len(first)
    if _AND.search(before.group()) and any(one < last <= other for one, other in taken):
        return False
    return not (opens_sentence(text, before.start()) and first.lower() in common.words(lang))


def _candidates(text: str, lang: str, listed: Sequence[tuple[int, int]]) -> tuple[dict[int, int], set[int]]:
    """Return where names begin and end that may be companies', and which of them stand in a list behind a semicolon."""
    known = turns(lang)
    found: dict[int, int] = {}
    inside: set[int] = set()
    for match in known.told.finditer(text):
        if not placed(text, *match.span(1), lang):  # "sales in Oxfordshire fell 4%"
            found.setdefault(*match.span(1))
            inside |= _behind_semicolon(text, match.start(1))
    for match in known.lead.finditer(text):
        found.setdefault(*match.span(1 if match[1] else 2))
    for match in known.parted.finditer(text):
        opens = max(text.rfind(mark, 0, match.start()) for mark in (". ", "\n"))
        if not any(opens < start < match.start() for start, _ in listed):  # "Elgar said sales at Brightloaf fell"
            found.setdefault(*match.span(1))
    for span in (*_labels(text, lang), *_mates(text, lang, listed)):
        found.setdefault(*span)
    quoted = [end for _, end in listed if known.quote.match(text, end)]
    for match in known.quoted.finditer(text) if quoted else ():
        near = any(abs(match.start() - end) <= _BESIDE for end in quoted)
        bare = not text.startswith((",", "(", " ("), match.end(1))
        if near and not (bare and _ENUMERATED.search(text, max(0, match.start() - 12), match.start()) is None):
            found.setdefault(*match.span(1))
            inside |= _behind_semicolon(text, match.start(1))
    return found, inside


def _labels(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Yield the names that open a line on a share: "- Brightloaf: 3.2%", "**Brightloaf** — The baker fell 9%"."""
    known = turns(lang)
    for match in LINE.finditer(text):
        start, end = match.span(1)
        labelled = known.row.match(text, end) or is_label(text, start, end, lang)
        if labelled and common.coined(match[1], lang):
            yield start, end


def _mates(text: str, lang: str, listed: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the names beside that of a company in a list: "Apple, Brightloaf and Meta"."""
    for start, end in listed:
        before = MATE_BEFORE.search(text, max(0, start - 48), start)
        after = MATE_AFTER.match(text, end)
        for match in (before, after):
            if match is not None and common.coined(match[1], lang):
                yield match.span(1)


def _behind_semicolon(text: str, start: int) -> set[int]:
    """Return where a name starts if it stands in a list that semicolons part: a capital is its own there."""
    return {start} if text[max(0, start - 2) : start].rstrip()[-1:] == ";" else set()


def _named(text: str, name: str, start: int, lang: str) -> bool:
    """Say whether a capital is a name's, and not that of a sentence's first word."""
    if not opens_sentence(text, start) or _ODD.search(name):
        return True
    return common.coined(name, lang) or _stands_elsewhere(text, name, start)


def _past_time(text: str, start: int, end: int, known: Turns) -> int:
    """Return where a name begins behind words with a capital of their own: "On Tuesday Brightloaf's sales rose"."""
    while (gap := text.find(" ", start, end)) > 0 and text[start:gap].casefold() in known.never:
        start = gap + 1
    while based := _BASED.match(text, start, end):
        start = based.end()
    return start


def _stands_elsewhere(text: str, name: str, start: int) -> bool:
    """Return whether a name stands inside a sentence too, and never in small letters."""
    if re.search(rf"\b{re.escape(name.lower())}\b", text):
        return False
    return any(
        match.start() != start and not opens_sentence(text, match.start())
        for match in re.finditer(rf"\b{re.escape(name)}\b", text)
    )
