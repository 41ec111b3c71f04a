"""Claims of the tables of markets and economies: peers, quotes, rates, what was expected; all tables are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str | None, str, float, str | None, str]
"""Value, subject, metric, low, unit, and the other fields that are not empty, as ``name=value`` joined by blanks."""

PEERS_EN = """How the chip makers compare.

| # | Company | Ticker | Price | Forward P/E | Dividend yield |
|--:|---|---|--:|--:|--:|
| 1 | Nvidia | NVDA | $188.20 | 27.4x | 0.02% |
| 2 | Intel | INTC | $45.10 | 61.0x | 0.00% |
| 3 | Broadcom | AVGO | $331.75 | 30.9x | 0.78% |
| | Average | | | 39.8x | 0.27% |
"""

PEERS_ES = """Las grandes de la bolsa española, frente a frente.

Valor        Precio (€)    Var. %     PER
Santander         10,42      -0,8    10,1
Iberdrola         18,95      +1,3    17,8
Inditex           55,60     (0,4)    26,2
"""

COLUMNS_EN = """Two central banks, two paths.

| | United States | Euro zone |
|---|---|---|
| Inflation (%) | 2.7 | 1.9 |
| Unemployment rate (%) | 4.4 | 6.3 |
| GDP growth, 2026E (%) | 2.2 | 1.2 |
"""

COLUMNS_ES = """Lo que espera el consenso.

| País | PIB 2026E (%) | Inflación dic. 2026 (%) | Tasa de desempleo (%) |
|---|---|---|---|
| México | 1,3 | 3,9 | 2,9 |
| Chile | 2,1 | 3,1 | 8,4 |
"""

METALS_EN = """What the pit paid.

| Settlement | Friday | Week |
|---|---|---|
| Copper, LME 3-month ($/t) | 13,310 | +3.9% |
| Silver ($/oz) | 80.15 | -1.2% |
"""

METALS_ES = """Lo que se pagó.

| Materia prima | Último | Semana |
|---|---|---|
| Cobre, LME (US$/t) | 13.310 | +3,9% |
| Oro (US$/oz) | 4.980,15 | -1,2% |
"""

MARKETS_EN = """Indices at the close

Index\tLast\tChange\t% Chg\tYTD\tVolume
S&P 500\t6,932.30\t-20.11\t−0.29%\t1.3%\t4,810,000
Nasdaq Composite\t23,102.47\t▲ 12.40\t+0.05%\t−0.6%\t7,402,000
"""

MARKETS_ES = """Divisas y materias primas

Activo;Último;Var. % día;En el año
USD/MXN;17,2450;-0,35;-4,21
EUR/USD;1,1910;0,12;1,45
Brent (US$);68,04;1,10;11,80
"""

CURRENCIES_EN = """What the deals are worth to their buyers.

| Company | Currency | Revenue (bn) | EPS |
|---|---|---|---|
| SAP | EUR | 36.8 | 6.15 |
| Toyota | USD | 312.4 | 18.90 |
"""

CONSENSUS_EN = """# Colgate-Palmolive (NYSE: CL) tops forecasts

| | Actual | Consensus | Prior |
|---|---|---|---|
| EPS, Q4 2025 | $0.95 | $0.91 | $0.91 |
| Revenue, Q4 2025 ($ bn) | 5.23 | 5.12 | 5.13 |
| Organic sales growth | 2.2% | 1.9% | 0.4% |
"""

CONSENSUS_ES = """Los precios, otra vez por encima de lo esperado.

| Indicador (México) | Dato | Esperado | Anterior |
|---|---|---|---|
| Inflación anual, enero | 3,57 % | 3,60 % | 3,76 % |
| Inflación subyacente, enero | 4,28 % | 4,25 % | 4,28 % |
"""

MONTHS_EN = """The year so far in the United States.

| Month | CPI y/y, % | Jobless claims (thousands) |
|---|---|---|
| Nov. 2025 | 2.7 | 221 |
| Dec. 2025 | 2.6 | 208 |
"""

MONTHS_ES = """El índice de las hipotecas no cede.

| | Hace un año | Dic. | Enero 2026 |
|---|---|---|---|
| Euríbor a 12 meses | 2,525 % | 2,267 % | 2,245 % |
"""

CLAIMS: list[tuple[str, list[Row]]] = [
    (
        PEERS_EN,
        [
            ("$188.20", "XNAS:NVDA", "price", 188.2, "USD", ""),
            ("27.4x", "XNAS:NVDA", "pe_forward", 27.4, "x", ""),
            ("0.02%", "XNAS:NVDA", "dividend_yield", 0.02, "%", ""),
            ("$45.10", "XNAS:INTC", "price", 45.1, "USD", ""),
            ("61.0x", "XNAS:INTC", "pe_forward", 61.0, "x", ""),
            ("0.00%", "XNAS:INTC", "dividend_yield", 0.0, "%", ""),
            ("$331.75", "XNAS:AVGO", "price", 331.75, "USD", ""),
            ("30.9x", "XNAS:AVGO", "pe_forward", 30.9, "x", ""),
            ("0.78%", "XNAS:AVGO", "dividend_yield", 0.78, "%", ""),
        ],
    ),
    (
        PEERS_ES,
        [
            ("10,42", "XMAD:SAN", "price", 10.42, "EUR", ""),
            ("-0,8", "XMAD:SAN", "return", -0.8, "%", ""),
            ("10,1", "XMAD:SAN", "pe", 10.1, "x", ""),
            ("18,95", "XMAD:IBE", "price", 18.95, "EUR", ""),
            ("+1,3", "XMAD:IBE", "return", 1.3, "%", ""),
            ("17,8", "XMAD:IBE", "pe", 17.8, "x", ""),
            ("55,60", "XMAD:ITX", "price", 55.6, "EUR", ""),
            ("0,4", "XMAD:ITX", "return", -0.4, "%", ""),
            ("26,2", "XMAD:ITX", "pe", 26.2, "x", ""),
        ],
    ),
    (
        COLUMNS_EN,
        [
            ("2.7", "country:US", "inflation", 2.7, "%", ""),
            ("1.9", "country:EA", "inflation", 1.9, "%", ""),
            ("4.4", "country:US", "unemployment_rate", 4.4, "%", ""),
            ("6.3", "country:EA", "unemployment_rate", 6.3, "%", ""),
            ("2.2", "country:US", "gdp_growth", 2.2, "%", "as_of=2026 status=forecast"),
            ("1.2", "country:EA", "gdp_growth", 1.2, "%", "as_of=2026 status=forecast"),
        ],
    ),
    (
        COLUMNS_ES,
        [
            ("1,3", "country:MX", "gdp_growth", 1.3, "%", "as_of=2026 status=forecast"),
            ("3,9", "country:MX", "inflation", 3.9, "%", "as_of=2026-12 status=forecast"),
            ("2,9", "country:MX", "unemployment_rate", 2.9, "%", ""),
            ("2,1", "country:CL", "gdp_growth", 2.1, "%", "as_of=2026 status=forecast"),
            ("3,1", "country:CL", "inflation", 3.1, "%", "as_of=2026-12 status=forecast"),
            ("8,4", "country:CL", "unemployment_rate", 8.4, "%", ""),
        ],
    ),
    (
        MARKETS_EN,
        [
            ("6,932.30", "index:SPX", "index_level", 6932.3, "pts", "as_of=2026-02-10"),
            ("-20.11", "index:SPX", "index_change", -20.11, "pts", "period=P1D as_of=2026-02-10"),
            ("−0.29%", "index:SPX", "return", -0.29, "%", "period=P1D as_of=2026-02-10"),
            ("1.3%", "index:SPX", "return", 1.3, "%", "basis=ytd"),
            ("23,102.47", "index:IXIC", "index_level", 23102.47, "pts", "as_of=2026-02-10"),
            ("12.40", "index:IXIC", "index_change", 12.4, "pts", "period=P1D as_of=2026-02-10"),
            ("+0.05%", "index:IXIC", "return", 0.05, "%", "period=P1D as_of=2026-02-10"),
            ("−0.6%", "index:IXIC", "return", -0.6, "%", "basis=ytd"),
        ],
    ),
    (
        MARKETS_ES,
        [
            ("17,2450", "fx:USDMXN", "fx_rate", 17.245, "MXN", ""),
            ("-0,35", "fx:USDMXN", "return", -0.35, "%", "period=P1D"),
            ("1,1910", "fx:EURUSD", "fx_rate", 1.191, "USD", ""),
            ("0,12", "fx:EURUSD", "return", 0.12, "%", "period=P1D"),
            ("68,04", "commodity:BRENT", "price", 68.04, "usd/bbl", ""),
            ("1,10", "commodity:BRENT", "return", 1.1, "%", "period=P1D"),
        ],
    ),
    (
        CURRENCIES_EN,
        [
            ("36.8", "XETR:SAP", "revenue", 36800e6, "EUR", ""),
            ("6.15", "XETR:SAP", "eps", 6.15, "EUR", ""),
            ("312.4", "XTKS:7203", "revenue", 312400e6, "USD", ""),
            ("18.90", "XTKS:7203", "eps", 18.9, "USD", ""),
        ],
    ),
    (
        CONSENSUS_EN,
        [
            ("$0.95", "XNYS:CL", "eps", 0.95, "USD", "period=P3M as_of=2025-Q4"),
            ("$0.91", "XNYS:CL", "eps", 0.91, "USD", "period=P3M as_of=2025-Q4 status=forecast"),
            ("5.23", "XNYS:CL", "revenue", 5230e6, "USD", "period=P3M as_of=2025-Q4"),
            ("5.12", "XNYS:CL", "revenue", 5120e6, "USD", "period=P3M as_of=2025-Q4 status=forecast"),
            ("2.2%", "XNYS:CL", "revenue_growth", 2.2, "%", ""),
            ("1.9%", "XNYS:CL", "revenue_growth", 1.9, "%", "status=forecast"),
        ],
    ),
    (
        CONSENSUS_ES,
        [
            ("3,57 %", "country:MX", "inflation", 3.57, "%", "basis=yoy as_of=2026-01"),
            ("3,60 %", "country:MX", "inflation", 3.6, "%", "basis=yoy as_of=2026-01 status=forecast"),
            ("4,28 %", "country:MX", "core_inflation", 4.28, "%", "basis=core as_of=2026-01"),
            ("4,25 %", "country:MX", "core_inflation", 4.25, "%", "basis=core as_of=2026-01 status=forecast"),
        ],
    ),
    (
        MONTHS_EN,
        [
            ("2.7", "country:US", "inflation", 2.7, "%", "basis=yoy as_of=2025-11"),
            ("221", "country:US", "jobless_claims", 221000.0, "count", "as_of=2025-11"),
            ("2.6", "country:US", "inflation", 2.6, "%", "basis=yoy as_of=2025-12"),
            ("208", "country:US", "jobless_claims", 208000.0, "count", "as_of=2025-12"),
        ],
    ),
    (
        MONTHS_ES,
        [
            ("2,525 %", "country:EA", "interest_rate", 2.525, "%", "part=euribor as_of=2025-02"),
            ("2,267 %", "country:EA", "interest_rate", 2.267, "%", "part=euribor as_of=2025-12"),
            ("2,245 %", "country:EA", "interest_rate", 2.245, "%", "part=euribor as_of=2026-01"),
        ],
    ),
    (
        METALS_EN,
        [
            ("13,310", "commodity:COPPER", "price", 13310.0, "USD", "as_of=2026-02-06"),
            ("+3.9%", "commodity:COPPER", "return", 3.9, "%", "period=P1W"),
            ("80.15", "commodity:SILVER", "price", 80.15, "usd/oz", "as_of=2026-02-06"),
            ("-1.2%", "commodity:SILVER", "return", -1.2, "%", "period=P1W"),
        ],
    ),
    (
        METALS_ES,
        [
            ("13.310", "commodity:COPPER", "price", 13310.0, "USD", ""),
            ("+3,9%", "commodity:COPPER", "return", 3.9, "%", "period=P1W"),
            ("4.980,15", "commodity:GOLD", "price", 4980.15, "usd/oz", ""),
            ("-1,2%", "commodity:GOLD", "return", -1.2, "%", "period=P1W"),
        ],
    ),
]

IDS = [
    "peers_en",
    "peers_es",
    "columns_en",
    "columns_es",
    "markets_en",
    "markets_es",
    "currencies_en",
    "consensus_en",
    "consensus_es",
    "months_en",
    "months_es",
    "metals_en",
    "metals_es",
]


@pytest.mark.parametrize(("text", "rows"), CLAIMS, ids=IDS)
def test_cells_are_claims_with_all_that_their_table_says(
    text: str, rows: list[Row], cell_claims: Callable[[str], list[Row]]
) -> None:
    assert cell_claims(text) == rows
