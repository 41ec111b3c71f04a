"""What a user means by a subject."""

from __future__ import annotations

import re

import pytest

from index.subjects import Subjects
from queries.subject import UnknownSubjectError, identifier

KNOWN = Subjects(
    figures={"XMAD:ITX": 3, "cb:FED": 5, "cb:ECB": 0, "XNYS:BAC": 2, "XTSE:BAC": 1, "XLON:BP": 0},
    names={
        "Inditex": frozenset({"XMAD:ITX"}),
        "la Fed": frozenset({"cb:FED"}),
        "Bank": frozenset({"XNYS:BAC", "XTSE:BAC"}),
        "BP": frozenset({"XLON:BP"}),
    },
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("XMAD:ITX", "XMAD:ITX"),
        ("xmad:itx", "XMAD:ITX"),
        ("ITX", "XMAD:ITX"),
        ("itx", "XMAD:ITX"),
        ("inditex", "XMAD:ITX"),
        ("Fed", "cb:FED"),
        ("la  fed", "cb:FED"),
        ("Federal Reserve", "cb:FED"),
        ("Reserva Federal", "cb:FED"),
        ("BP", "XLON:BP"),
    ],
)
def test_identifiers_codes_and_names_are_known(typed: str, expected: str) -> None:
    assert identifier(typed, KNOWN) == expected


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Inditx", "no text is about 'Inditx'; did you mean Inditex (XMAD:ITX)?"),
        ("cb:FDE", "no text is about 'cb:FDE'; did you mean cb:FED?"),
        ("Bank", "several subjects are called 'Bank'; name one of them: XNYS:BAC, XTSE:BAC"),
        ("zzzz", "no text is about 'zzzz'; most figures are about cb:FED, XMAD:ITX, XNYS:BAC, XTSE:BAC, XLON:BP"),
    ],
)
def test_what_is_unknown_or_two_things_is_said(typed: str, said: str) -> None:
    with pytest.raises(UnknownSubjectError, match=re.escape(said)):
        identifier(typed, KNOWN)


def test_an_empty_store_says_so() -> None:
    with pytest.raises(UnknownSubjectError, match="the store holds no figures yet"):
        identifier("zzzz", Subjects({}, {}))
