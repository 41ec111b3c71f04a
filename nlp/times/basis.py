"""The basis of a figure: what the same word can mean several ways, such as ``yoy``, ``core`` or ``close``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from nlp.tables import language_table
from nlp.times.clauses import crosses, text_of
from nlp.times.wording import Wording

if TYPE_CHECKING:
    from spacy.tokens import Doc

# In the contract's order, in which several are joined.
BASES = (
    *("yoy", "qoq", "mom", "ytd", "annualized", "cumulative", "core", "adjusted", "gaap", "constant_currency"),
    *("same_store", "official", "parallel", "open", "high", "low", "close", "average", "record"),
)
# What level of its day a price is stands beside it; the other cues may stand apart from their figure.
_LEVELS = frozenset({"open", "high", "low", "close", "average", "record"})
_REACH_BEFORE, _REACH_AFTER, _REACH_LEVEL = 60, 60, 20
# "3.1% year on year and 0.2%": the cue behind a figure is that one's.
_TAKEN = re.compile(r"\d[\d.,]*(?:\s?%| percent| por ciento| p\.p\.)?\s?$")
# "The Ibex 35 closed on Tuesday at 17,600": that number is part of a name.
_NAMED = re.compile(r"[A-ZÁÉÍÓÚÑ][\w&-]*[ -]\d{2,4}\s?$")
_NUMBER_NAMED = re.compile(r"(?<![\w&])[A-ZÁÉÍÓÚÑ][\w&/-]*[ -]\d{2,4}(?![\d.,]*[\d%])")
# "The official dollar closed at 1,400 and the parallel one at 1,450": what is behind the conjunction is another's.
_COORDINATED = re.compile(r"\s(?:and|y|e|while|mientras)\s")
# "El oficial cerró en 1.400 y el paralelo, en 1.450": the comma stands for the verb.
_ELIDED = re.compile(r",\s\w{1,3}\s\D{0,4}")
_JOINED = re.compile(r",?\s(?:and|y|e)\s(?:an?\s|un[ao]?\s)?")
_OPENING = 25
# "On a quarter-on-quarter basis, Q3 GDP rose 1.1%": no figure stands between.
_QUARTER = re.compile(r"(?<!\w)(?:[TQ][1-4]|[1-4][TQ])(?!\w)")
_OWN = 22
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    basis: str


def basis_of(doc: Doc, quantity_start: int, quantity_end: int, sentence_start: int, sentence_end: int) -> str | None:
    """Return the bases of a figure joined by ``+``, null for none.

    A cue counts where it plainly belongs to the figure: in the same clause, near, and with no other figure between.
    """
    sentence = text_of(doc, sentence_start, sentence_end)
    start, end = quantity_start - sentence_start, quantity_end - sentence_start
    found = {cue.basis for cue in _cues(sentence, doc.lang_) if _belongs(cue, sentence, doc.lang_, start, end)}
    if "ytd" in found:
        # "Accumulates a gain of 5% so far this year" is one basis said twice.
        found.discard("cumulative")
    return "+".join(basis for basis in BASES if basis in found) or None


def _belongs(cue: _Cue, sentence: str, lang: str, start: int, end: int) -> bool:
    if cue.start < end and start < cue.end:
        return True
    left, right = (cue.end, start) if cue.end <= start else (end, cue.start)
    gap = sentence[left:right]
    reach = _REACH_LEVEL if cue.basis in _LEVELS else _REACH_BEFORE if cue.end <= start else _REACH_AFTER
    if len(gap) > reach or _DIGIT.search(_QUARTER.sub("", _NUMBER_NAMED.sub("", gap))) or "(" in gap or ")" in gap:
        return False
    if "," in gap and not (cue.end <= start and (_ELIDED.fullmatch(gap) or _opens(cue, sentence, lang))):
        return False
    if cue.start >= end and _COORDINATED.search(gap):
        return False
    if cue.end <= start and _JOINED.fullmatch(gap) and _DIGIT.search(sentence, max(0, cue.start - _OWN), cue.start):
        # "Rose 0.2% in July from June and 2.7% from a year earlier": the cue is the first figure's.
        return False
    before = sentence[max(0, cue.start - 15) : cue.start]
    if cue.end <= start and _TAKEN.search(before) and not _NAMED.search(before):
        return False
    if cue.basis in _LEVELS and cue.start >= end:
        return not gap.strip() and cue.start - end <= 1
    return not crosses(sentence, left, right, lang)


def _opens(cue: _Cue, sentence: str, lang: str) -> bool:
    """Say whether a cue ends what opens the sentence: "Under GAAP, it earned", "On a quarter-on-quarter basis, …"."""
    return cue.start <= _OPENING and _comma(lang).match(sentence, cue.end) is not None


@lru_cache(maxsize=512)
def _cues(sentence: str, lang: str) -> tuple[_Cue, ...]:
    """Return every cue of a sentence; several figures of it ask in turn."""
    if _any_cue(lang).search(sentence) is None:
        return ()
    found = [match for pattern in _patterns(lang) for match in pattern.finditer(sentence)]
    never = [match.span() for match in _never(lang).finditer(sentence)] if found else []
    return tuple(
        _Cue(match.start(), match.end(), str(match.lastgroup))
        for match in found
        if not any(start < match.end() and match.start() < end for start, end in never)
    )


@cache
def _patterns(lang: str) -> tuple[Wording, ...]:
    """Return few patterns with a group for each basis; two in one pattern never stand for the same words."""
    cues = language_table(lang, "basis")["cues"]
    kinds = (frozenset(BASES) - _LEVELS, _LEVELS - {"record"}, frozenset({"record"}))
    return tuple(
        Wording.of(f"(?P<{basis}>{'|'.join(cues[basis])})" for basis in BASES if basis in kind) for kind in kinds
    )


@cache
def _any_cue(lang: str) -> Wording:
    """Return all cues without their names, which are slow to look for: most sentences hold none."""
    cues = language_table(lang, "basis")["cues"]
    return Wording.of(cue for basis in BASES for cue in cues[basis])


@cache
def _comma(lang: str) -> re.Pattern[str]:
    """Return the comma behind a cue, and the noun that may stand between: "On a quarter-on-quarter basis,"."""
    nouns = "|".join(map(re.escape, language_table(lang, "basis")["scope"]["nouns"]))
    return re.compile(rf"(?:\s(?:{nouns}))?,")


@cache
def _never(lang: str) -> Wording:
    return Wording.of(language_table(lang, "basis")["scope"]["never"])
