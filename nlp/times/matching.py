"""Whether what looks like an expression of time is one where it stands."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from nlp.tables import language_table
from nlp.times.clauses import crosses
from nlp.times.timepatterns import Found

_FOR = frozenset({"for", "para"})
_TRADED_WORDS = 7
_WORDS, _CLAUSE = re.compile(r"[^\W\d_]+"), re.compile(r"[.,;:()\n]")
_WORD_BEFORE = re.compile(r"(?:([^\W\d_][\w.']*)[^\S\n]+)?([^\W\d_][\w.']*)[^\S\n]+$")
_WORD_AFTER = re.compile(r"['’]?s?[^\S\n]+([^\W\d_][\w-]*)")
_MONEY_BEFORE = re.compile(r"(?:[$€£¥%#]|\b(?:USD|EUR|MXN|GBP|JPY|CLP|ARS|COP|PEN))\s?$|[\d.,/-]$")
_UNIT_AFTER = re.compile(
    r"[^\S\n]?(?:[$€£¥%]|x\b|pts?\b|puntos?\b|points?\b|d[óo]lar|dollars?\b|euros?\b|pesos?\b|USD\b|bps?\b)",
    re.IGNORECASE,
)
# How far before and behind a month without a year a word that looks ahead may stand.
_AHEAD = (80, 40)
_HALF_YEAR = 6
# How far before a length of time a superlative may stand: "the smallest weekly gain in almost two years".
_RANKED = 48
# "3% next, and", but not "the next meeting".
_STANDS_ALONE = re.compile(r"\s*(?:[.,;)]|$)|\s(?:and|y|e)\s")
# "In 2024, 2025 and 2026".
_LISTED, _LISTS = re.compile(r"(?<!\d)(?:19|20)\d\d, $"), re.compile(r",? (?:and |y |e |& )?(?:19|20)\d\d(?!\d)")
# "A quarter point", "a quarter of a percentage point": no three months.
_OF_A_POINT = re.compile(r"[\s-](?:of a )?(?:percentage[\s-])?point", re.IGNORECASE)
_GENITIVE = re.compile(r"['’]s [a-z\d]")
_SURNAME_AFTER = re.compile(r" [A-ZÁÉÍÓÚÑ][a-záéíóúñ]")
_TWO_WORDS_AFTER = re.compile(r"[^\S\n]+([^\W\d_][\w-]*)[^\S\n]+([^\W\d_][\w-]*)")


_YARDSTICK = re.compile(r"(?:['’]s?|\b(?:average|consensus|than|lo)) $", re.IGNORECASE)
# "Fell to 3% in March and is expected to hold", "bajó al 3 % en marzo y se espera que siga": another verb looks ahead.
_COORDINATED = re.compile(
    r"(?:^|[\s,])(?:and|but|y|e|pero)\s(?:se\s|it\s|they\s|(?:is|are|was|were)\s(?:\w+\s)?)?$", re.IGNORECASE
)


def _compared(text: str, cue: re.Match[str]) -> bool:
    """Say whether a forecast is what a result is held against: "beat analysts’ forecasts", "more than expected"."""
    return _YARDSTICK.search(text, max(0, cue.start() - 12), cue.start()) is not None


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides whether a match is an expression of time where it stands, compiled for one language."""

    lang: str
    numeric: str
    capital_months: bool
    future: re.Pattern[str]
    baseline: re.Pattern[str]
    measured_from: re.Pattern[str]
    superlative: re.Pattern[str]
    words: dict[str, frozenset[str]]
    months: dict[str, int]

    @classmethod
    @cache
    def of(cls, lang: str) -> Rules:
        """Compile the table of a language."""
        rules = language_table(lang, "time")
        cues: dict[str, Any] = rules["cues"]
        return cls(
            lang=lang,
            numeric=rules["settings"]["numeric"],
            capital_months=rules["settings"]["capital_months"],
            future=re.compile(
                rf"(?<!\w)(?:{'|'.join([*map(re.escape, cues['future']), *cues['future_forms']])})(?!\w)", re.IGNORECASE
            ),
            baseline=re.compile(
                # "Less than in May" measures from May, "the bank, which in May had cut its rate" does not.
                rf"(?<!\w)(?:{'|'.join(map(re.escape, cues['baseline']))}|(?<!, )(?:{'|'.join(cues['relative'])}))"
                r"\s+(?:(?:the|its|their|el|la|su|sus)\s+)?$",
                re.IGNORECASE,
            ),
            measured_from=re.compile(
                r"(?<!\w)(?:" + "|".join(map(re.escape, cues["baseline"])) + r")(?!\w)", re.IGNORECASE
            ),
            # "Its best day in three years": how long nothing was like it, not how long it took.
            superlative=re.compile(
                rf"(?<!\w)(?:{'|'.join(cues['superlatives'])})(?:[^\S\n]+[^\W\d_]+){{0,3}}[^\S\n]+$", re.IGNORECASE
            ),
            words={key: frozenset(words) for key, words in cues.items()},
            months={form: int(number) for number, forms in rules["months"].items() for form in forms},
        )

    def stands(self, match: Found, text: str) -> bool:
        """Say whether the match is an expression of time, by the words around it."""
        if text[match.start].isdigit() and _MONEY_BEFORE.search(text, max(0, match.start - 5), match.start):
            return False
        if match.rule in {"year", "years"}:
            return self._is_year(match, text)
        if match.rule in {"month", "part_month"}:
            return self._is_month(match, text)
        if match.rule == "year_following":
            return _STANDS_ALONE.match(text, match.end) is not None
        if match.rule == "quarterly":
            return _OF_A_POINT.match(text, match.end) is None
        if match.rule == "length":
            return self.superlative.search(text, max(0, match.start - _RANKED), match.start) is None
        return True

    def looks_ahead(self, match: Found, text: str, start: int, end: int, date: dt.date | None) -> bool:
        """Say whether the clause of a day or a month without its year looks ahead.

        Of a month that a noun belongs to ("January inflation is due on Friday"), and of the last one past, it is the
        nearest in time that counts all the same.
        """
        led = self.future.finditer(text, max(start, match.start - _AHEAD[0]), match.start)
        before = [cue.end() for cue in led if not _compared(text, cue)]
        told = (cue for cue in self.future.finditer(text, match.end, end) if not _compared(text, cue))
        behind = next(told, None)
        if behind is not None and (
            behind.start() - match.end > _AHEAD[1] or _COORDINATED.search(text, match.end, behind.start())
        ):
            behind = None
        ahead = (before and not crosses(text, before[-1], match.start, self.lang)) or (
            behind is not None and not crosses(text, match.end, behind.start(), self.lang)
        )
        if not ahead or date is None or match.rule not in {"month", "part_month"}:
            return bool(ahead)
        back = (date.month - int(match.values.get("mon") or match.values["month"])) % 12
        word = _WORD_BEFORE.search(text[max(0, match.start - 60) : match.start])
        adverbial = word is not None and word.group(2).casefold() in self.words["month_ahead"]
        return back == 0 or (back > 1 and (adverbial or back > _HALF_YEAR))

    def _is_year(self, match: Found, text: str) -> bool:
        """Tell the year of "in 2025" and "2026 earnings" from the level of "support at 2025" and "a high of 2010"."""
        if _UNIT_AFTER.match(text, match.end):
            return False
        if _LISTED.search(text, max(0, match.start - 8), match.start) and _LISTS.match(text, match.end):
            return True
        before = _WORD_BEFORE.search(text[max(0, match.start - 60) : match.start])
        if before is not None and self._is_bound(before, match, text):
            return True
        if before is not None and (self._is_level(before) or self._is_name(before)):
            return False
        after = _WORD_AFTER.match(text, match.end)
        if after and after.group(1).casefold() in self.words["after_year"]:
            return True
        if before is None or before.group(2).casefold() not in self.words["before_year"]:
            return bool(text[match.end : match.end + 2] in {"'s", "’s"}) or match.rule == "years"
        return True

    def _is_bound(self, before: re.Match[str], match: Found, text: str) -> bool:
        """Say whether four digits are the year that something ended or began: "debt ended 2025 at $3 billion"."""
        after = _WORD_AFTER.match(text, match.end)
        said = after is not None and after.group(1).casefold() in self.words["after_bound"]
        return said and before.group(2).casefold() in self.words["bound_before_year"]

    def _is_name(self, before: re.Match[str]) -> bool:
        """Say whether the word before four digits makes them part of a name: "the Russell 2000's members"."""
        return before.group(2)[0].isupper() and before.group(2).casefold() not in self.words["before_year"]

    def _is_level(self, before: re.Match[str]) -> bool:
        """Say whether the two words before four digits make them a price: "support at", "a high of"."""
        noun, last = (before.group(1) or "").casefold(), before.group(2).casefold()
        levels = self.words["level_before"]
        return last in levels or (last in self.words["weak_before_year"] and noun in levels)

    def _is_contract(self, match: Found, text: str) -> bool:
        """Say whether a month is when something is to be delivered: "Brent futures for December"."""
        before = _WORD_BEFORE.search(text[max(0, match.start - 60) : match.start])
        after = _WORD_AFTER.match(text, match.end)
        words = (before.group(1) if before else None, after.group(1) if after else None)
        if any(word is not None and word.casefold() in self.words["contract"] for word in words):
            return True
        behind = _TWO_WORDS_AFTER.match(text, match.end)
        if behind is not None and self._is_named_contract(behind):
            return True
        if before is not None and before.group(2).casefold() in _FOR and self._is_traded(text, match.start):
            return True
        led = before is not None and before.group(2).casefold() in self.words["before_month"]
        return not led and after is not None and after.group(1).casefold() in self.words["delivered"]

    def _is_traded(self, text: str, end: int) -> bool:
        """Say whether one of the last words tells of a contract: "los futuros del petróleo Brent para mayo"."""
        words = _WORDS.findall(_CLAUSE.split(text[max(0, end - 60) : end])[-1])
        told = {word.casefold() for word in words[-_TRADED_WORDS:]}
        return not told.isdisjoint(self.words["contract"])

    def _is_named_contract(self, behind: re.Match[str]) -> bool:
        """Say whether two words behind a month are those of a contract: "the June gold contract"."""
        traded, contract = (word.casefold() for word in behind.groups())
        return traded in self.words["delivered"] and contract in self.words["contract"]

    def _is_month(self, match: Found, text: str) -> bool:
        if self._is_contract(match, text):
            return False
        if not self.capital_months:
            return _SURNAME_AFTER.match(text, match.end) is None or not text[match.start].isupper()  # "Julio Robles"
        words = text[match.start : match.end].split()
        if not words[-1][0].isupper():
            return False
        if len(words) > 1 or words[0].casefold() not in self.words["ambiguous_months"]:
            return True
        if _GENITIVE.match(text, match.end):
            return True  # "June eclipsed May's rate of 8.6%"
        before = _WORD_BEFORE.search(text[max(0, match.start - 60) : match.start])
        return before is not None and before.group(2).casefold() in self.words["before_month"]
