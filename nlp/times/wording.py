"""Lists of regular expressions over words, searched as one.

Python's ``re`` is three times as fast on text in small letters as it is when told to ignore case, so that both the text
and the expressions are lowered; an expression that tells capitals apart, as ``(?-i:[a-z]+ían)`` does so as not to find
"Afganistán", sees the text as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nlp.folding import flat, lowered
from nlp.phrases import alternation

_CASED = "(?-i"
_ESCAPE_OR_CAPITAL = re.compile(r"\\.|\(\?P<\w+>|[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Wording:
    """The expressions of one label, as a pattern for text in small letters and one for text as written."""

    lowered: re.Pattern[str] | None
    cased: re.Pattern[str] | None

    @classmethod
    def of(cls, expressions: Iterable[str], template: str = r"(?<!\w)(?:{})(?!\w)") -> Wording:
        """Compile expressions that begin and end at a word; ``template`` is what is around their alternatives."""
        listed = list(expressions)
        free = [in_small(each) for each in listed if _CASED not in each]
        cased = [each for each in listed if _CASED in each]
        return cls(
            re.compile(template.replace("{}", alternation(free))) if free else None,
            re.compile(template.replace("{}", "|".join(cased)), re.IGNORECASE) if cased else None,
        )

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in ``text``, any blank of which counts as a space, those that tell capitals apart last."""
        if self.lowered is not None:
            yield from self.lowered.finditer(lowered(text))
        if self.cased is not None:
            yield from self.cased.finditer(flat(text))

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return a match in ``text[start:end]``, null for none."""
        last = len(text) if end is None else end
        found = self.lowered.search(lowered(text), start, last) if self.lowered is not None else None
        return found or (self.cased.search(flat(text), start, last) if self.cased is not None else None)


def in_small(expression: str) -> str:
    """Return an expression for text in small letters: its own lowered, but for those of escapes and groups' names."""
    return _ESCAPE_OR_CAPITAL.sub(lambda part: part[0] if len(part[0]) > 1 else part[0].lower(), expression)
