"""What a user means by a subject: an identifier, the code in it, or a name that texts or the gazetteer know."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from ingest.errors import CotejoError
from nlp.tables import LANGUAGES

if TYPE_CHECKING:
    from index.subjects import Subjects

LISTED = 5
"""Subjects that a message names at most."""

LIKE = 0.7
"""Least likeness of what was typed and of a name that may have been meant (see ``difflib``)."""


class UnknownSubjectError(CotejoError):
    """A subject is not known, or several are called so; the message says what may have been meant."""


def identifier(typed: str, known: Subjects, *, named: bool = False) -> str:
    """Return the identifier of the subject that a user names: "XMAD:ITX", "ITX", "Inditex".

    Args:
        typed: what the user wrote.
        known: the subjects of the store.
        named: whether it is to be named by texts, rather than figures to be about it.

    Raises:
        UnknownSubjectError: nothing in the store is called so, or several things are.
    """
    if typed in known.figures:
        return typed
    for ways in (_coded, _named, _read):  # the last, which loads the gazetteer, only where the others find nothing
        found = ways(typed, known)
        if len(stated := {each for each in found if known.figures[each]} or found) == 1:
            return next(iter(stated))
        if stated:
            listed = ", ".join(sorted(stated, key=lambda each: (-known.figures[each], each))[:LISTED])
            raise UnknownSubjectError(f"several subjects are called {typed!r}; name one of them: {listed}")
    verb = "names" if named else "is about"
    raise UnknownSubjectError(f"no text {verb} {typed!r}; {_hint(typed, known)}")


def _coded(typed: str, known: Subjects) -> set[str]:
    """The identifiers that end in a code, or that are the one that was typed but for its case."""
    wanted = typed.casefold()
    return {each for each in known.figures if wanted in {each.casefold(), each.partition(":")[2].casefold()}}


def _named(typed: str, known: Subjects) -> set[str]:
    wanted = " ".join(typed.casefold().split())
    return {each for name, found in known.names.items() if name.casefold() == wanted for each in found}


def _read(typed: str, known: Subjects) -> set[str]:
    """The subjects that the gazetteer finds in what was typed, though no text calls them so."""
    from ingest.reader import from_text
    from nlp.reader import read

    document = from_text(typed, name="subject")
    readings = (read(document, lang=lang) for lang in LANGUAGES)
    return {mention.id for reading in readings for mention in reading.mentions if mention.id in known.figures}


def _hint(typed: str, known: Subjects) -> str:
    """Return what may have been meant, by its name or code, or else what most figures are about."""
    written = {each.casefold(): (each, {each}) for each in known.figures}
    written |= {each.partition(":")[2].casefold(): (each, {each}) for each in known.figures}
    written |= {name.casefold(): (name, set(found)) for name, found in known.names.items()}
    near = get_close_matches(typed.casefold(), written, n=1, cutoff=LIKE)
    if near:
        name, found = written[near[0]]
        first = max(sorted(found), key=lambda each: known.figures[each])
        return f"did you mean {first}?" if name == first else f"did you mean {name} ({first})?"
    most = sorted(known.figures, key=lambda each: (-known.figures[each], each))[:LISTED]
    return f"most figures are about {', '.join(most)}" if most else "the store holds no figures yet"
