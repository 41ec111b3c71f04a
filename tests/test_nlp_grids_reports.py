"""Claims of the tables of companies' reports: statements, forecasts, segments; all tables are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str | None, str, float, str | None, str]
"""Value, subject, metric, low, unit, and the other fields that are not empty, as ``name=value`` joined by blanks."""

STATEMENT_EN = """# Microsoft posts a record quarter

Microsoft (NASDAQ: MSFT) reported its results on Tuesday.

Summary of results
(in millions, except per share data)

                              Three Months Ended        Six Months Ended
                                 December 31,             December 31,
                              2025         2024         2025         2024
Total revenue              $80,120      $69,630     $155,400     $135,220
Operating income            37,900       31,650       73,200       62,200
Net income                  30,010       24,110       57,760       48,770
Diluted EPS                  $4.02        $3.23        $7.73        $6.53
Research and development     8,600        7,920       16,700       15,460
"""

STATEMENT_ES = """# Repsol gana menos en el primer semestre

Repsol (BME: REP) presentó este martes sus cuentas.

| (Millones de euros) | 1S 2025 | 1S 2024 | Var. % |
|---|---:|---:|---:|
| Ingresos | 28.410,5 | 31.220,4 | (9,0) |
| EBITDA | 2.890,0 | 3.480,7 | (17,0) |
| Resultado neto | 603,2 | 1.626,1 | ▼ 62,9 |
| Deuda neta | 5.730,0 | 4.595,3 | +24,7 |
| Gastos de personal | 1.010,0 | 980,2 | 3,0 |
"""

STATEMENT_TWO_ES = """Inditex (BME: ITX) acelera.

Cuenta (M€)              9M 2025     9M 2024     Var.
Ventas                   28.171      27.422      +2,7 %
Margen bruto (%)          59,7        59,4       +27 pb
EBITDA                    8.269       7.996      +3,4 %
Resultado neto            4.622       4.449      +3,9 %
"""

FORECASTS_EN = """Walmart (NYSE: WMT): what we model

| FY to Jan | FY25A | FY26E | FY27E |
|---|---|---|---|
| Revenue ($ bn) | 680.9 | 712.4 | 744.0 |
| EPS ($)* | 2.51 | 2.63 | 2.98 |
| Gross margin (%) | 24.8 | 24.9 | 25.1 |
| EV/EBITDA (x) | 19.2 | 18.1 | 16.6 |
| Same-store sales, % | 4.5 | 4.3 | 3.9 |
"""

FORECASTS_ES = """Walmex (BMV: WALMEX): lo que modelamos

| | 2024 | 2025E | 2026E |
|---|---|---|---|
| Ventas (mdp) | 958,507 | 1,003,200 | 1,071,500 |
| UPA (MXN) | 3.08 | 3.02 | 3.41 |
| Margen EBITDA (%) | 10.6 | 10.3 | 10.5 |
"""

SEGMENTS_EN = """Alphabet (NASDAQ: GOOGL) broke down its quarter.

Revenue by segment, $ millions

| Segment | Q4 2025 | Q4 2024 | YoY |
|---|---|---|---|
| Google Cloud | 17,660 | 11,960 | +47.7% |
| Subscriptions | 13,500 | 11,630 | +16.1% |
| Total | 113,800 | 96,470 | +18.0% |
"""

SEGMENTS_ES = """Telefónica (BME: TEF) detalla sus cuentas del año.

Ingresos por mercado geográfico (millones de euros)

| Mercado geográfico | 2025 | 2024 |
|---|---|---|
| España | 12.950,1 | 12.760,3 |
| Brasil | 9.310,4 | 9.702,0 |
| Total | 35.120,0 | 36.050,9 |
"""

SECTIONS_EN = """Apple (NASDAQ: AAPL), first fiscal quarter, in millions of dollars

                         Q1 2026     Q1 2025
Net sales:
  Products                98,200      97,960
  Services                30,110      26,340
  Total net sales        128,310     124,300
Operating expenses        17,200      15,443
"""

FACTS_EN = """Kimberly-Clark (NASDAQ: KMB) in four figures.

Market cap     $33.9bn
Forward P/E      13.9x
Price target      $121
Founded           1872
"""

FACTS_ES = """Cellnex (BME: CLNX) en cuatro cifras.

| Capitalización bursátil | 19.400 millones de euros |
| Deuda neta | 17.250 millones de euros |
| Apalancamiento | 6,3x |
| Empleados | 2.500 |
"""

CLAIMS: list[tuple[str, list[Row]]] = [
    (
        STATEMENT_EN,
        [
            ("$80,120", "XNAS:MSFT", "revenue", 80120e6, "USD", "period=P3M as_of=2025-Q4"),
            ("$69,630", "XNAS:MSFT", "revenue", 69630e6, "USD", "period=P3M as_of=2024-Q4"),
            ("$155,400", "XNAS:MSFT", "revenue", 155400e6, "USD", "period=P6M as_of=2025-07/2025-12"),
            ("$135,220", "XNAS:MSFT", "revenue", 135220e6, "USD", "period=P6M as_of=2024-07/2024-12"),
            ("37,900", "XNAS:MSFT", "operating_income", 37900e6, "USD", "period=P3M as_of=2025-Q4"),
            ("31,650", "XNAS:MSFT", "operating_income", 31650e6, "USD", "period=P3M as_of=2024-Q4"),
            ("73,200", "XNAS:MSFT", "operating_income", 73200e6, "USD", "period=P6M as_of=2025-07/2025-12"),
            ("62,200", "XNAS:MSFT", "operating_income", 62200e6, "USD", "period=P6M as_of=2024-07/2024-12"),
            ("30,010", "XNAS:MSFT", "net_income", 30010e6, "USD", "period=P3M as_of=2025-Q4"),
            ("24,110", "XNAS:MSFT", "net_income", 24110e6, "USD", "period=P3M as_of=2024-Q4"),
            ("57,760", "XNAS:MSFT", "net_income", 57760e6, "USD", "period=P6M as_of=2025-07/2025-12"),
            ("48,770", "XNAS:MSFT", "net_income", 48770e6, "USD", "period=P6M as_of=2024-07/2024-12"),
            ("$4.02", "XNAS:MSFT", "eps", 4.02, "USD", "period=P3M as_of=2025-Q4"),
            ("$3.23", "XNAS:MSFT", "eps", 3.23, "USD", "period=P3M as_of=2024-Q4"),
            ("$7.73", "XNAS:MSFT", "eps", 7.73, "USD", "period=P6M as_of=2025-07/2025-12"),
            ("$6.53", "XNAS:MSFT", "eps", 6.53, "USD", "period=P6M as_of=2024-07/2024-12"),
        ],
    ),
    (
        STATEMENT_ES,
        [
            ("28.410,5", "XMAD:REP", "revenue", 28410.5e6, "EUR", "period=P6M as_of=2025-01/2025-06"),
            ("31.220,4", "XMAD:REP", "revenue", 31220.4e6, "EUR", "period=P6M as_of=2024-01/2024-06"),
            ("9,0", "XMAD:REP", "revenue_growth", -9.0, "%", "as_of=2025-01/2025-06"),
            ("2.890,0", "XMAD:REP", "ebitda", 2890e6, "EUR", "period=P6M as_of=2025-01/2025-06"),
            ("3.480,7", "XMAD:REP", "ebitda", 3480.7e6, "EUR", "period=P6M as_of=2024-01/2024-06"),
            ("603,2", "XMAD:REP", "net_income", 603.2e6, "EUR", "period=P6M as_of=2025-01/2025-06"),
            ("1.626,1", "XMAD:REP", "net_income", 1626.1e6, "EUR", "period=P6M as_of=2024-01/2024-06"),
            ("62,9", "XMAD:REP", "earnings_growth", -62.9, "%", "as_of=2025-01/2025-06"),
            ("5.730,0", "XMAD:REP", "debt", 5730e6, "EUR", "as_of=2025-06"),
            ("4.595,3", "XMAD:REP", "debt", 4595.3e6, "EUR", "as_of=2024-06"),
        ],
    ),
    (
        STATEMENT_TWO_ES,
        [
            ("28.171", "XMAD:ITX", "revenue", 28171e6, "EUR", "period=P9M as_of=2025-01/2025-09"),
            ("27.422", "XMAD:ITX", "revenue", 27422e6, "EUR", "period=P9M as_of=2024-01/2024-09"),
            ("+2,7 %", "XMAD:ITX", "revenue_growth", 2.7, "%", "as_of=2025-01/2025-09"),
            ("59,7", "XMAD:ITX", "margin", 59.7, "%", "part=gross as_of=2025-01/2025-09"),
            ("59,4", "XMAD:ITX", "margin", 59.4, "%", "part=gross as_of=2024-01/2024-09"),
            ("+27 pb", "XMAD:ITX", "margin_change", 27.0, "bp", "part=gross as_of=2025-01/2025-09"),
            ("8.269", "XMAD:ITX", "ebitda", 8269e6, "EUR", "period=P9M as_of=2025-01/2025-09"),
            ("7.996", "XMAD:ITX", "ebitda", 7996e6, "EUR", "period=P9M as_of=2024-01/2024-09"),
            ("4.622", "XMAD:ITX", "net_income", 4622e6, "EUR", "period=P9M as_of=2025-01/2025-09"),
            ("4.449", "XMAD:ITX", "net_income", 4449e6, "EUR", "period=P9M as_of=2024-01/2024-09"),
            ("+3,9 %", "XMAD:ITX", "earnings_growth", 3.9, "%", "as_of=2025-01/2025-09"),
        ],
    ),
    (
        FORECASTS_EN,
        [
            ("680.9", "XNAS:WMT", "revenue", 680900e6, "USD", "period=P1Y as_of=2025"),
            ("712.4", "XNAS:WMT", "revenue", 712400e6, "USD", "period=P1Y as_of=2026 status=forecast"),
            ("744.0", "XNAS:WMT", "revenue", 744000e6, "USD", "period=P1Y as_of=2027 status=forecast"),
            ("2.51", "XNAS:WMT", "eps", 2.51, "USD", "period=P1Y as_of=2025"),
            ("2.63", "XNAS:WMT", "eps", 2.63, "USD", "period=P1Y as_of=2026 status=forecast"),
            ("2.98", "XNAS:WMT", "eps", 2.98, "USD", "period=P1Y as_of=2027 status=forecast"),
            ("24.8", "XNAS:WMT", "margin", 24.8, "%", "part=gross as_of=2025"),
            ("24.9", "XNAS:WMT", "margin", 24.9, "%", "part=gross as_of=2026 status=forecast"),
            ("25.1", "XNAS:WMT", "margin", 25.1, "%", "part=gross as_of=2027 status=forecast"),
            ("19.2", "XNAS:WMT", "ev_ebitda", 19.2, "x", "as_of=2025"),
            ("18.1", "XNAS:WMT", "ev_ebitda", 18.1, "x", "as_of=2026 status=forecast"),
            ("16.6", "XNAS:WMT", "ev_ebitda", 16.6, "x", "as_of=2027 status=forecast"),
            ("4.5", "XNAS:WMT", "same_store_sales", 4.5, "%", "as_of=2025"),
            ("4.3", "XNAS:WMT", "same_store_sales", 4.3, "%", "as_of=2026 status=forecast"),
            ("3.9", "XNAS:WMT", "same_store_sales", 3.9, "%", "as_of=2027 status=forecast"),
        ],
    ),
    (
        FORECASTS_ES,
        [
            ("958,507", "XMEX:WALMEX", "revenue", 958507e6, "MXN", "period=P1Y as_of=2024"),
            ("1,003,200", "XMEX:WALMEX", "revenue", 1003200e6, "MXN", "period=P1Y as_of=2025 status=forecast"),
            ("1,071,500", "XMEX:WALMEX", "revenue", 1071500e6, "MXN", "period=P1Y as_of=2026 status=forecast"),
            ("3.08", "XMEX:WALMEX", "eps", 3.08, "MXN", "period=P1Y as_of=2024"),
            ("3.02", "XMEX:WALMEX", "eps", 3.02, "MXN", "period=P1Y as_of=2025 status=forecast"),
            ("3.41", "XMEX:WALMEX", "eps", 3.41, "MXN", "period=P1Y as_of=2026 status=forecast"),
            ("10.6", "XMEX:WALMEX", "margin", 10.6, "%", "part=ebitda as_of=2024"),
            ("10.3", "XMEX:WALMEX", "margin", 10.3, "%", "part=ebitda as_of=2025 status=forecast"),
            ("10.5", "XMEX:WALMEX", "margin", 10.5, "%", "part=ebitda as_of=2026 status=forecast"),
        ],
    ),
    (
        SEGMENTS_EN,
        [
            ("17,660", "XNAS:GOOGL", "revenue", 17660e6, "USD", "part=google cloud period=P3M as_of=2025-Q4"),
            ("11,960", "XNAS:GOOGL", "revenue", 11960e6, "USD", "part=google cloud period=P3M as_of=2024-Q4"),
            ("+47.7%", "XNAS:GOOGL", "revenue_growth", 47.7, "%", "part=google cloud basis=yoy as_of=2025-Q4"),
            ("13,500", "XNAS:GOOGL", "revenue", 13500e6, "USD", "part=subscriptions period=P3M as_of=2025-Q4"),
            ("11,630", "XNAS:GOOGL", "revenue", 11630e6, "USD", "part=subscriptions period=P3M as_of=2024-Q4"),
            ("+16.1%", "XNAS:GOOGL", "revenue_growth", 16.1, "%", "part=subscriptions basis=yoy as_of=2025-Q4"),
            ("113,800", "XNAS:GOOGL", "revenue", 113800e6, "USD", "period=P3M as_of=2025-Q4"),
            ("96,470", "XNAS:GOOGL", "revenue", 96470e6, "USD", "period=P3M as_of=2024-Q4"),
            ("+18.0%", "XNAS:GOOGL", "revenue_growth", 18.0, "%", "basis=yoy as_of=2025-Q4"),
        ],
    ),
    (
        SEGMENTS_ES,
        [
            ("12.950,1", "XMAD:TEF", "revenue", 12950.1e6, "EUR", "part=españa period=P1Y as_of=2025"),
            ("12.760,3", "XMAD:TEF", "revenue", 12760.3e6, "EUR", "part=españa period=P1Y as_of=2024"),
            ("9.310,4", "XMAD:TEF", "revenue", 9310.4e6, "EUR", "part=brasil period=P1Y as_of=2025"),
            ("9.702,0", "XMAD:TEF", "revenue", 9702e6, "EUR", "part=brasil period=P1Y as_of=2024"),
            ("35.120,0", "XMAD:TEF", "revenue", 35120e6, "EUR", "period=P1Y as_of=2025"),
            ("36.050,9", "XMAD:TEF", "revenue", 36050.9e6, "EUR", "period=P1Y as_of=2024"),
        ],
    ),
    (
        SECTIONS_EN,
        [
            ("98,200", "XNAS:AAPL", "revenue", 98200e6, "USD", "part=products period=P3M as_of=2026-Q1"),
            ("97,960", "XNAS:AAPL", "revenue", 97960e6, "USD", "part=products period=P3M as_of=2025-Q1"),
            ("30,110", "XNAS:AAPL", "revenue", 30110e6, "USD", "part=services period=P3M as_of=2026-Q1"),
            ("26,340", "XNAS:AAPL", "revenue", 26340e6, "USD", "part=services period=P3M as_of=2025-Q1"),
            ("128,310", "XNAS:AAPL", "revenue", 128310e6, "USD", "period=P3M as_of=2026-Q1"),
            ("124,300", "XNAS:AAPL", "revenue", 124300e6, "USD", "period=P3M as_of=2025-Q1"),
        ],
    ),
    (
        FACTS_EN,
        [
            ("$33.9bn", "XNAS:KMB", "market_cap", 33900e6, "USD", ""),
            ("13.9x", "XNAS:KMB", "pe_forward", 13.9, "x", ""),
            ("$121", "XNAS:KMB", "price_target", 121.0, "USD", "status=target"),
        ],
    ),
    (
        FACTS_ES,
        [
            ("19.400 millones de euros", "XMAD:CLNX", "market_cap", 19400e6, "EUR", ""),
            ("17.250 millones de euros", "XMAD:CLNX", "debt", 17250e6, "EUR", ""),
            ("6,3x", "XMAD:CLNX", "leverage", 6.3, "x", ""),
        ],
    ),
]

IDS = [
    "statement_en",
    "statement_es",
    "statement_two_es",
    "forecasts_en",
    "forecasts_es",
    "segments_en",
    "segments_es",
    "sections_en",
    "facts_en",
    "facts_es",
]


@pytest.mark.parametrize(("text", "rows"), CLAIMS, ids=IDS)
def test_cells_are_claims_with_all_that_their_table_says(
    text: str, rows: list[Row], cell_claims: Callable[[str], list[Row]]
) -> None:
    assert cell_claims(text) == rows
