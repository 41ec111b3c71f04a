"""Names that a text defines itself: behind "Brightloaf (NYSE: BRLF)" every "Brightloaf" is that company."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlp.names import common, tickers
from nlp.names.candidate import Candidate
from nlp.phrases import either

_DEFINED = frozenset({"name_with_tag", "name_before_tag"})
_CONFIDENCE = 0.85
_SHORTEST = 4


def retold(text: str, lang: str, chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield where a text uses the very name again that it has set before a tag.

    A word of the language is none: behind "Target (NYSE: TGT)" a line may still begin with "Target prices".
    """
    names: dict[str, str] = {}
    for each in chosen:
        if each.rule in _DEFINED:
            # The form of a company is left out later: "Brightloaf Inc. (BRLF) … Brightloaf said".
            name = tickers.FORM.sub("", text[each.start : each.end])
            if len(name) >= _SHORTEST and not name.isupper() and _is_own(name, lang):
                names.setdefault(name, each.id)
    if not names:
        return
    taken = {each.start for each in chosen}
    for match in re.finditer(rf"(?<![\w’'&/-])(?:{either(names)})(?![\w&/$€-])", text):
        if match.start() not in taken:
            yield Candidate(match.start(), match.end(), names[match.group()], "name_again", _CONFIDENCE)


def _is_own(name: str, lang: str) -> bool:
    """Return whether a name is more than one word that the language has."""
    return " " in name or "/" in name or name.lower() not in common.words(lang)
