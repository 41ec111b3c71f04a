from __future__ import annotations

import pytest

from index.search.naming import Naming
from nlp.names.own import OwnNames

KNOWN = ("cb:BOE", "cb:BANXICO", "index:IBEX", "commodity:GOLD", "XNAS:NVDA", "XNYS:KO")


@pytest.fixture(scope="module")
def naming() -> Naming:
    return Naming(KNOWN, OwnNames())


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("decision of the Bank of England", ("cb:BOE",)),
        ("decisión del Banco de Inglaterra", ("cb:BOE",)),
        ("bank of england rate cut", ("cb:BOE",)),
        ("tasa del banco de méxico", ("cb:BANXICO",)),
        ("Nvidia lifts gold and the IBEX 35", ("XNAS:NVDA", "commodity:GOLD", "index:IBEX")),
        ("NVDA against KO", ("XNAS:NVDA", "XNYS:KO")),
        ("$NVDA", ("XNAS:NVDA",)),
        ("Apple and the Bank of Japan", ()),  # no passage of the store names them
        ("weak jobs report", ()),
        ("", ()),
    ],
)
def test_a_query_names_what_passages_name(naming: Naming, query: str, expected: tuple[str, ...]) -> None:
    assert naming.find(query) == expected
