"""Names of markets and companies that somebody bears: "Brent Sherwood said", "Susannah Marriott wrote"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlp.names import common
from nlp.names.gazetteer import Found
from nlp.tables import language_table

_NO_GIVEN = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri)day|(?:The|An?|In|On|At|For|And|But|While|When|If|With|By|From|As"
    r"|El|La|Los|Las|En|De|Del|Para|Por|Con|Si)\b"
)
_GIVEN = re.compile(rf"(?<![.!?:;] )(?<!^)\b(?!{_NO_GIVEN})[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+ $")
_SURNAME = re.compile(r" ([A-ZÁÉÍÓÚÑ][a-záéíóúñ]+)\b")


def is_person(text: str, each: Found, lang: str, persons: set[str], found: Iterable[Found]) -> bool:
    """Return whether a name is somebody's; ``persons`` keeps the surnames that a text has given a given name."""
    data = language_table(lang, "names")
    written = text[each.start : each.end]
    if written in data["surnames"]:
        given = _GIVEN.search(text, max(0, each.start - 20), each.start)
        if given is not None and _is_given(given, each, lang, found):
            persons.add(written)
        return written in persons
    surname = _SURNAME.match(text, each.end)
    return written in data["given_names"] and surname is not None and surname[1] not in data["followers"]


def _is_given(given: re.Match[str], each: Found, lang: str, found: Iterable[Found]) -> bool:
    """Return whether a word before a surname is a given name: not "Why Ford", nor "Eli" in "Eli Lilly"."""
    if given.group().strip().lower() in common.words(lang):
        return False
    return not any(f.start == given.start() and f.end >= each.end for f in found)
