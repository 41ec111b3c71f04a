from __future__ import annotations

import pytest

from index.search.naming import Naming, strangers
from nlp.names.own import OwnNames

KNOWN = (
    "cb:BOE",
    "cb:BANXICO",
    "index:IBEX",
    "commodity:GOLD",
    "currency:MXN",
    "XNAS:NVDA",
    "XNYS:KO",
    "XNYS:TGT",
    "XNAS:POWL",
    "XNAS:META",
    "XNYS:NOW",
)


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
        ("NVDA KO", ("XNAS:NVDA", "XNYS:KO")),
        ("NVDA FALLS, GOLD RISES NOW", ("XNAS:NVDA", "commodity:GOLD")),  # capitals of all words tell nothing
        ("CAE NVDA Y LA META DEL BANCO", ("XNAS:NVDA",)),
        ("$NVDA", ("XNAS:NVDA",)),
        ("Apple and the Bank of Japan", ()),  # no passage of the store names them
        ("weak jobs report", ()),
        ("what does Target expect", ("XNYS:TGT",)),
        ("¿qué espera Target este año?", ("XNYS:TGT",)),
        ("Target raised by brokers", ()),  # the first word of a sentence has its capital anyway
        ("inflation target", ()),
        ("what did Powell say", ()),
        ("qué dijo Powell", ()),
        ("Prices On Target For Brokers", ()),
        ("stocks and the peso in Bogotá", ()),  # whose peso the word does not say
        ("", ()),
    ],
)
def test_a_query_names_what_passages_name(naming: Naming, query: str, expected: tuple[str, ...]) -> None:
    assert naming.find(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("what did Powell say about growth", ("powell",)),
        ("qué dijo Lagarde del crecimiento", ("lagarde",)),
        ("Powell sobre la inflación", ("powell",)),
        ("prices in Target stores", ()),
        ("los precios del Banco", ()),
        ("Powell Sees Inflation Fall", ()),  # a title
        ("powell", ()),
        ("", ()),
    ],
)
def test_a_name_is_a_capital_word_of_no_language(query: str, expected: tuple[str, ...]) -> None:
    assert strangers(query) == expected
