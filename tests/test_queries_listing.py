"""Names, tickers and markets that do not belong together."""

from __future__ import annotations

import pytest

from index.sourced import SourcedMention
from ingest.reader import from_text
from nlp.reader import read
from queries.findings import find, to_json


def mentions(text: str, doc: str = "a.txt", cluster: str = "a") -> list[SourcedMention]:
    document = from_text(text, name=doc)
    reading = read(document)
    found = []
    for mention in reading.mentions:
        sentence = next(s for s in reading.sentences if s.start <= mention.start < s.end)
        said = text[sentence.start : sentence.end]
        found.append(SourcedMention(mention, doc, doc, said, sentence.start, "2026-03-03", cluster))
    return found


def listings(text: str) -> list[tuple[str, list[list[str]]]]:
    rows = map(to_json, find([], kinds={"listing"}, mentions=mentions(text)))
    return [(row["severity"], [[cited["value_text"] for cited in side] for side in row["sides"]]) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Small companies led on Monday, and the Russell 2000 Index (NYSE: IWM) rose for a third week.",
            ("info", [["Russell 2000"], ["(NYSE: IWM)"]]),
        ),
        (
            "Las tecnológicas cayeron el lunes y el índice Nasdaq-100 (NASDAQ: QQQ) cerró la semana en negativo.",
            ("info", [["Nasdaq-100"], ["(NASDAQ: QQQ)"]]),
        ),
        (
            "Shares of Caterpillar (NYSE: DE) rose on Monday after the company raised its guidance for the year.",
            ("error", [["Caterpillar"], ["(NYSE: DE)"]]),
        ),
        (
            "Las acciones de Caterpillar (NYSE: DE) subieron el lunes después de que la empresa mejorara su previsión.",
            ("error", [["Caterpillar"], ["(NYSE: DE)"]]),
        ),
        (
            "The Russell 2000 (IWM) has lagged the wider market since the start of the year.",
            ("info", [["Russell 2000"], ["(IWM)"]]),
        ),
        (
            "El Nasdaq-100 (QQQ) acumula una pérdida desde el inicio del año.",
            ("info", [["Nasdaq-100"], ["(QQQ)"]]),
        ),
        (
            "Shares of Deere (NYSE: DELL) rose on Monday after the company raised its guidance for the year.",
            ("error", [["Deere"], ["(NYSE: DELL)"]]),
        ),
        (
            "Las acciones de Deere (NYSE: DELL) subieron el lunes después de que la empresa mejorara su previsión.",
            ("error", [["Deere"], ["(NYSE: DELL)"]]),
        ),
        (
            "Visa (NYSE: MA) raised its dividend on Monday and said that spending held up.",
            ("error", [["Visa"], ["(NYSE: MA)"]]),
        ),
        (
            "Visa (NYSE: MA) elevó el lunes su dividendo y dijo que el gasto se mantiene.",
            ("error", [["Visa"], ["(NYSE: MA)"]]),
        ),
        (
            "Zions Bancorporation (NASDAQ: FITB) said on Monday that it would write off two loans.",
            ("error", [["Zions Bancorporation"], ["(NASDAQ: FITB)"]]),
        ),
        (
            "Huntington Bancshares (NASDAQ: HBAM) subió el lunes tras mejorar su previsión para el año.",
            ("warning", [["Huntington Bancshares"], ["(NASDAQ: HBAM)"]]),
        ),
        (
            "Dollar Tree (NYSE: DG) fell on Monday after it cut its guidance for the year.",
            ("error", [["Dollar Tree"], ["(NYSE: DG)"]]),
        ),
        (
            "General Motors (NYSE: GE) subió el lunes tras mejorar su previsión para el año.",
            ("error", [["General Motors"], ["(NYSE: GE)"]]),
        ),
        (
            "Shares of Microsoft (NYSE: MSFT) rose on Monday after the company raised its guidance for the year.",
            ("warning", [["Microsoft"], ["(NYSE: MSFT)"]]),
        ),
    ],
)
def test_a_ticker_that_is_not_the_name_s(text: str, expected: tuple[str, list[list[str]]]) -> None:
    assert listings(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Shares of Microsoft (NASDAQ: MSFT) and of Deere (NYSE: DE) rose on Monday as investors came back.",
        "Las acciones de Microsoft (NASDAQ: MSFT) y de Deere (NYSE: DE) subieron el lunes en Nueva York.",
        "The SPDR S&P 500 ETF Trust (NYSE: SPY) took in money for a fourth week, according to the provider.",
        "El fondo cotizado que replica el S&P 500 (NYSE: SPY) captó dinero por cuarta semana consecutiva.",
        "Alphabet (NASDAQ: GOOG) and Berkshire Hathaway (NYSE: BRK.B) report after the close on Thursday.",
        "Fox Corp. (NASDAQ: FOXA), News Corp (NASDAQ: NWS) and Under Armour (NYSE: UA) rose on Monday.",
        "Banco Santander (NYSE: SAN) y Bank of America (NYSE: BAC) subieron el lunes en Nueva York.",
        "Visa (NYSE: V) raised its dividend, and Microsoft (MSFT) kept its own, the companies said on Monday.",
        "Visa (NYSE: V) elevó su dividendo y Microsoft (MSFT) mantuvo el suyo, según dijeron el lunes.",
        "Quillfeather Widgets (NYSE: QXZW) said on Monday that it would open a plant in the north.",
        "Caterpillar fell, while its rival (NYSE: DE) rose on Monday after raising its guidance for the year.",
    ],
)
def test_tickers_that_are_left_alone(text: str) -> None:
    assert listings(text) == []


def test_a_mistake_that_is_copied_is_one_finding() -> None:
    text = "Shares of Caterpillar (NYSE: DE) rose on Monday after the company raised its guidance for the year."
    found = find([], kinds={"listing"}, mentions=[*mentions(text), *mentions(text, doc="b.txt")])

    assert [[len(side) for side in finding.sides] for finding in found] == [[2, 2]]
