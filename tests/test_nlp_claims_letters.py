"""Claims of those who write of markets as a whole: fund letters, outlooks, recaps, flows, wires; all invented."""

from __future__ import annotations

import pytest

import cotejo

Row = tuple[str, str | None, str | None, float | None, str | None]

LETTERS: list[tuple[str, str, list[Row]]] = [
    # Money that moves in and out of funds of a kind, whose footnote's mark is glued to them.
    (
        "en",
        "Loan funds2 had outflows of $910 million, and domestic stock funds withdrawals of $127 million.",
        [("$910 million", None, "fund_flow", -910e6, "USD"), ("$127 million", None, "fund_flow", -127e6, "USD")],
    ),
    (
        "es",
        "Los inversores retiraron 2.400 millones de euros de los fondos mixtos.",
        [("2.400 millones de euros", None, "fund_flow", -2.4e9, "EUR")],
    ),
    # What a portfolio is set beside has its own return; the portfolio's is nobody's.
    (
        "en",
        "The portfolio returned 2.1%, compared with 1.4% for the Russell 1000 Growth and 1.9% for the S&P 500.",
        [
            ("2.1%", None, None, 2.1, "%"),
            ("1.4%", "index:RLG", "return", 1.4, "%"),
            ("1.9%", "index:SPX", "return", 1.9, "%"),
        ],
    ),
    (
        "es",
        "La cartera subió un 2,1%, frente al 1,9% del S&P 500.",
        [("2,1%", None, "return", 2.1, "%"), ("1,9%", "index:SPX", "return", 1.9, "%")],
    ),
    # A level that is foreseen for a time is no multiple and no wish.
    (
        "en",
        "At a P/E of 22x, the S&P 500 could reach 6600 in 12 months.",
        [("22x", "index:SPX", "pe", 22.0, "x"), ("6600", "index:SPX", "index_level", 6600.0, "pts")],
    ),
    (
        "es",
        "A un PER de 22 veces, el S&P 500 podría alcanzar los 6.600 puntos en 12 meses.",
        [("22 veces", "index:SPX", "pe", 22.0, "x"), ("6.600 puntos", "index:SPX", "index_level", 6600.0, "pts")],
    ),
    # A move told twice, in points or in per cent.
    (
        "en",
        "The Dow ended down -88.2 or -0.9% for the week.",
        [("-88.2", "index:DJI", "index_change", -88.2, "pts"), ("-0.9%", "index:DJI", "return", -0.9, "%")],
    ),
    (
        "es",
        "El Ibex cerró con un descenso de -88,2 o -0,9 %.",
        [("-88,2", "index:IBEX", "index_change", -88.2, "pts"), ("-0,9 %", "index:IBEX", "return", -0.9, "%")],
    ),
    # A list goes on over codes and over what companies are in law.
    (
        "en",
        "Coins such as Ethereum (ETH), Cardano (ADA) and Solana (SOL) all lost 6%.",
        [("6%", f"crypto:{coin}", "return", -6.0, "%") for coin in ("ETH", "ADA", "SOL")],
    ),
    (
        "en",
        "Chevron Corp, Schlumberger NV and Exxon Mobil gained 2%.",
        [("2%", f"XNYS:{code}", "return", 2.0, "%") for code in ("CVX", "SLB", "XOM")],
    ),
    (
        "es",
        "Repsol SA, Naturgy SA y Enagás ganaron un 2%.",
        [("2%", f"XMAD:{code}", "return", 2.0, "%") for code in ("REP", "NTGY", "ENG")],
    ),
    # A market of another name is not the one that its name holds; some have no identifier.
    (
        "en",
        "The Global Dow rose 0.4% and the Dow 0.2%.",
        [("0.4%", "index:GDOW", "return", 0.4, "%"), ("0.2%", "index:DJI", "return", 0.2, "%")],
    ),
    (
        "en",
        "Gold stocks fell 2.5% and the Nikkei lost 1.0%.",
        [("2.5%", None, "return", -2.5, "%"), ("1.0%", "index:N225", "return", -1.0, "%")],
    ),
    (
        "es",
        "Las acciones de oro cayeron un 2,5% y el Nikkei perdió un 1,0%.",
        [("2,5%", None, "return", -2.5, "%"), ("1,0%", "index:N225", "return", -1.0, "%")],
    ),
    # A comparison beside a move is not what the move is.
    ("en", "The Russell 2000 (-0.3%) lagged.", [("-0.3%", "index:RUT", "return", -0.3, "%")]),
    ("en", "The Nasdaq did better than its peers, adding 1.1%.", [("1.1%", "index:IXIC", "return", 1.1, "%")]),
    (
        "en",
        "The house raised Broadcom's price target to $400, well above the consensus of $294.",
        [("$400", "XNAS:AVGO", "price_target", 400.0, "USD"), ("$294", "XNAS:AVGO", "price_target", 294.0, "USD")],
    ),
    # The slope of a curve may be negative; how far a yield is from its usual level is no move.
    (
        "en",
        "Treasury notes fell. The 2s10s curve is inverted (-37 basis points).",
        [("-37 basis points", "bond:US10Y", "spread", -37.0, "bp")],
    ),
    (
        "es",
        "La curva 2-10 está en -37 puntos básicos.",
        [("2-10", None, None, 2.0, None), ("-37 puntos básicos", "bond:US10Y", "spread", -37.0, "bp")],
    ),
    (
        "en",
        "The 10-year Treasury yields 4.6%, over 200 basis points higher than its average.",
        [("4.6%", "bond:US10Y", "bond_yield", 4.6, "%"), ("200 basis points", None, None, 200.0, "bp")],
    ),
    (
        "en",
        "Caterpillar rose. Prices for the 10-year Treasury gained, lowering yields to 4.07%.",
        [("4.07%", "bond:US10Y", "bond_yield", 4.07, "%")],
    ),
    # The forward multiple goes on as that; a length of time with a long dash is no figure.
    (
        "en",
        "The forward 12–month P/E of the S&P 500 is 15.5. This P/E is below its 5–year average (16.4).",
        [("15.5", "index:SPX", "pe_forward", 15.5, "x"), ("16.4", "index:SPX", "pe_forward", 16.4, "x")],
    ),
    # So many of the members are no measure of the index.
    ("en", "Some 77% of S&P 500 companies reported a positive EPS surprise.", [("77%", None, None, 77.0, "%")]),
    ("es", "El 77% de las empresas del S&P 500 superó las previsiones.", [("77%", None, None, 77.0, "%")]),
    # A name, a colon and a level.
    (
        "en",
        "- S&P 500: 4,155.86, down 0.1%",
        [("4,155.86", "index:SPX", "index_level", 4155.86, "pts"), ("0.1%", "index:SPX", "return", -0.1, "%")],
    ),
    (
        "es",
        "- Ibex 35: 14.207,84, sube 0,4%",
        [("14.207,84", "index:IBEX", "index_level", 14207.84, "pts"), ("0,4%", "index:IBEX", "return", 0.4, "%")],
    ),
    # A code glued to its name, and an aside between short dashes.
    (
        "en",
        "MicroStrategy(MSTR) – which holds a lot of bitcoin – rallied 3.9%.",
        [("3.9%", "XNAS:MSTR", "return", 3.9, "%")],
    ),
    # What is hoped for is a rise, whatever fell beside it.
    (
        "en",
        "It is down from a year ago, when strategists saw 14.5% upside for the S&P 500.",
        [("14.5%", "index:SPX", "return", 14.5, "%")],
    ),
    # Prices behind those of a commodity are that commodity's.
    (
        "en",
        "Gold futures settled at $1,254 an ounce. Prices were up 2.2% for the week.",
        [
            ("$1,254 an ounce", "commodity:GOLD", "price", 1254.0, "usd/oz"),
            ("2.2%", "commodity:GOLD", "return", 2.2, "%"),
        ],
    ),
    ("en", "Musk made a $54.20 per share bid for Twitter.", [("$54.20", "XNYS:TWTR", "price", 54.2, "USD")]),
]


@pytest.mark.parametrize(("lang", "text", "rows"), LETTERS, ids=[text[:48] for _, text, _ in LETTERS])
def test_a_letter_is_read(lang: str, text: str, rows: list[Row]) -> None:
    found = [
        (c.claim.value_text, c.claim.subject, c.claim.metric, c.claim.low, c.claim.unit)
        for c in cotejo.extract(text, lang=lang, date="2025-07-18").claims
    ]
    assert found == rows


@pytest.mark.parametrize(
    ("lang", "text", "parts"),
    [
        (
            "en",
            "Corning reported results. The Harbour Cranes segment saw a 3% drop in revenue to $548 million.",
            ["harbour cranes", "harbour cranes"],
        ),
        (
            "es",
            "Walmex presentó resultados. El segmento de Farmacia registró un alza de 8% en sus ingresos.",
            ["farmacia"],
        ),
    ],
)
def test_the_word_for_a_part_names_it(lang: str, text: str, parts: list[str]) -> None:
    assert [c.claim.part for c in cotejo.extract(text, lang=lang, date="2025-07-18").claims] == parts


@pytest.mark.parametrize(
    ("lang", "text", "times"),
    [
        ("en", "For the week:\n\nThe S&P 500 rose 2.2%.\n\nThe Dow was up 1.1%.", [("P1W", None), ("P1W", None)]),
        ("es", "En la semana:\n\nEl S&P 500 subió un 2,2%.\n\nEl Dow ganó un 1,1%.", [("P1W", None), ("P1W", None)]),
        ("en", "Funds lost $3 billion in the week ended July 13.", [("P1W", "2025-07-07/2025-07-13")]),
        (
            "es",
            "Los fondos perdieron 3.000 millones de euros en la semana terminada el 13 de julio.",
            [("P1W", "2025-07-07/2025-07-13")],
        ),
        (
            "en",
            "Indices\n\nDJIA 42,544.22 45,479.60 1.56% 8.57%\nNASDAQ 19,310.79 22,204.43 2.14% 17.45%",
            [(None, None)] * 8,
        ),
    ],
)
def test_a_line_or_a_week_gives_moves_their_time(
    lang: str, text: str, times: list[tuple[str | None, str | None]]
) -> None:
    found = [c.claim for c in cotejo.extract(text, lang=lang, date="2025-07-18").claims if c.claim.metric]
    assert [(claim.period, claim.as_of) for claim in found] == times


FORESEEN = {
    "en": """Where they see the index.

| Firm | Strategist | 2025 S&P 500 | 2025 EPS |
|---|---|---|---|
| Barclays | A. Reed | 6,600 | $262 |
| Citi | B. Lowe | 6,300 | $260 |
| Average | 6,450 | $261 |
""",
    "es": """Dónde ven el índice.

| Casa | Estratega | S&P 500 2025 | BPA 2025 |
|---|---|---|---|
| Barclays | A. Reed | 6.600 | 262 $ |
| Citi | B. Lowe | 6.300 | 260 $ |
| Media | 6.450 | 261 $ |
""",
}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_who_foresees_is_not_what_a_table_is_about(lang: str) -> None:
    found = [c.claim for c in cotejo.extract(FORESEEN[lang], lang=lang, date="2025-02-03").claims if c.claim.metric]
    assert {(claim.subject, claim.status) for claim in found} == {("index:SPX", "forecast")}
    assert [(claim.metric, claim.low) for claim in found] == [
        ("index_level", 6600.0),
        ("eps", 262.0),
        ("index_level", 6300.0),
        ("eps", 260.0),
        ("index_level", 6450.0),
        ("eps", 261.0),
    ]


def test_a_kind_of_oil_that_no_name_covers_is_no_other() -> None:
    text = """Prices of the week.

| Commodity | Latest | MoM | 3-M |
|---|---|---|---|
| Crude oil, Brent$/bbl | 82.42 | ▲ +6.1% | ▼ -2.0% |
| Crude oil, Dubai$/bbl | 79.69 | ▲ +0.9% | ▼ -3.0% |
"""
    found = [c.claim for c in cotejo.extract(text, lang="en", date="2025-02-03").claims]
    assert [(c.subject, c.metric, c.low) for c in found] == [
        ("commodity:BRENT", "price", 82.42),
        ("commodity:BRENT", "return", 6.1),
        ("commodity:BRENT", "return", -2.0),
        (None, None, 79.69),
        (None, None, 0.9),
        (None, None, -3.0),
    ]
