"""Whom a figure is about, where several names stand near it. Every sentence is this project's own."""

from __future__ import annotations

import pytest

from nlp.context import Context
from nlp.pipeline import load
from nlp.reading import Claim

Pair = tuple[str, str | None]


def claims(lang: str, text: str) -> list[Claim]:
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(doc_date="2026-03-04")
    return [claim for claim in nlp(doc)._.cotejo_claims if claim.metric is not None]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        # Who rates a share, or tells a figure, is not what the figure is about.
        (
            "en",
            "Barclays lifted its price target on Intel to $31 from $27.",
            [("$31", "XNAS:INTC"), ("$27", "XNAS:INTC")],
        ),
        (
            "es",
            "Barclays elevó el precio objetivo de Telefónica a 4,6 euros desde 4,2 euros.",
            [("4,6 euros", "XMAD:TEF"), ("4,2 euros", "XMAD:TEF")],
        ),
        ("en", "Barclays cut its price target on the stock to $31.", []),
        # A clause that only describes a name lends its own names to nothing outside it.
        ("en", "The dollar index, which tracks the euro and five others, rose 0.2%.", [("0.2%", "index:DXY")]),
        (
            "en",
            "The 2-year Treasury yield, the most sensitive to Fed policy, fell 6 basis points.",
            [("6 basis points", "bond:US2Y")],
        ),
        # What a move is put down to does not move with it.
        ("es", "El Ibex 35 cedió un 0,4 % lastrado por Inditex.", [("0,4 %", "index:IBEX")]),
        ("en", "The FTSE 100 fell 0.4%, dragged down by Shell.", [("0.4%", "index:FTSE")]),
        # The company that is held is the subject of a stake.
        ("en", "UniCredit has built a 9.9% stake in Commerzbank.", [("9.9%", "XETR:CBK")]),
        ("es", "UniCredit controla el 9,9 % de Commerzbank.", [("9,9 %", "XETR:CBK")]),
        # An office stands for the economy whose figures it publishes, a noun for the company named before.
        ("es", "El INDEC informó que la inflación de enero fue de 2,9 %.", [("2,9 %", "country:AR")]),
        ("en", "Consumer prices rose 0.3%, the Labor Department said.", [("0.3%", "country:US")]),
        (
            "en",
            "Wells Fargo beat estimates.\n\nThe fourth-largest U.S. lender earned $5.4 billion.",
            [("$5.4 billion", "XNYS:WFC")],
        ),
        ("es", "Endesa batió previsiones.\n\nLa eléctrica ganó 1.700 millones.", [("1.700 millones", "XMAD:ELE")]),
    ],
)
def test_the_subject_is_who_the_figure_is_about(lang: str, text: str, expected: list[Pair]) -> None:
    assert [(claim.value_text, claim.subject) for claim in claims(lang, text)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Apple's services revenue rose 13% and iPhone sales climbed 6%.", ["services", "iphone"]),
        ("es", "Los ingresos por servicios de Apple subieron un 13 %.", ["servicios"]),
        ("en", "Nike's sales in Greater China fell 4%.", ["greater china"]),
        ("es", "Las ventas de Walmex en Centroamérica subieron 4%.", ["centroamérica"]),
        ("en", "Apple's revenue rose 8%.", [None]),
        ("es", "Los ingresos de Apple subieron un 8 %.", [None]),
        ("en", "Apple's gross margin was 46%, its operating margin 31%.", ["gross", "operating"]),
        ("es", "El margen bruto de Inditex fue del 58 %.", ["gross"]),
        # At the head of a sentence any word is written like a name.
        ("en", "Merck reported results.\n\nKeytruda sales grew 7%.", ["keytruda"]),
        ("en", "Merck reported results.\n\nHigher sales of $16 billion helped.", [None]),
        ("es", "Merck publicó resultados.\n\nMayores ventas, de 16.000 millones de dólares, ayudaron.", [None]),
    ],
)
def test_a_part_of_a_company_is_told_from_the_whole(lang: str, text: str, expected: list[str | None]) -> None:
    assert [claim.part for claim in claims(lang, text)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "U.S. consumer prices rose 2.7% from a year earlier, the Labor Department said on Tuesday.", None),
        ("es", "Los precios en España subieron un 2,7 % interanual, informó el martes el INE.", None),
        ("en", "The S&P 500 closed at 6,812.40 on Tuesday.", "2026-03-03"),
        ("es", "El Ibex 35 cerró el martes en 15.812,40 puntos.", "2026-03-03"),
    ],
)
def test_a_day_of_saying_is_no_day_of_the_figure(lang: str, text: str, expected: str | None) -> None:
    assert [claim.as_of for claim in claims(lang, text)] == [expected]
