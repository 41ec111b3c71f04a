from __future__ import annotations

import pytest

from benchmarks.findings import draw
from queries.findings import find
from queries.touching import Shelf, find_touching

CLAIMS, PLANTED = draw(6_000, 11)


def of(doc: str) -> list[object]:
    return [sourced for sourced in CLAIMS if sourced.doc == doc]


@pytest.mark.parametrize("doc", sorted(PLANTED))
def test_a_document_is_checked_against_what_it_touches_as_against_everything(doc: str) -> None:
    shelf = Shelf()
    shelf.put(CLAIMS)
    own = [sourced for sourced in CLAIMS if sourced.doc == doc]
    everything = [f for f in find(CLAIMS) if any(cited.doc == doc for side in f.sides for cited in side)]

    assert (find_touching(own, shelf), len(everything) > 0) == (tuple(everything), True)
