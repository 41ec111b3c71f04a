"""Tables that state little or nothing, and lists that are no tables; all are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str | None, str, float, str | None, str]
"""Value, subject, metric, low, unit, and the other fields that are not empty, as ``name=value`` joined by blanks."""

DATES_EN = """Netflix (NASDAQ: NFLX) and others report soon.

| Company | Report date | Time | Last report |
|---|---|---|---|
| Netflix | 2026-04-16 | 16:01 | 20 Jan. 2026 |
| Tesla | 2026-04-22 | 16:05 | 28 Jan. 2026 |
"""

DATES_ES = """Banxico y la Fed publican su calendario.

| Banco central | Próxima reunión | Hora | Minutas |
|---|---|---|---|
| Banxico | 26 mar. 2026 | 13:00 | 09/04/2026 |
| Fed | 18 mar. 2026 | 12:00 | 08/04/2026 |
"""

RANKING_EN = """The busiest tickers of the day.

| Rank | Ticker | Volume | Trades | Score |
|---|---|---|---|---|
| 1 | NVDA | 181,204,300 | 1,204,118 | 8.1 |
| 2 | TSLA | 92,118,400 | 880,412 | 7.7 |
"""

RANKING_ES = """Los valores más negociados de la sesión.

| Puesto | Valor | Volumen (títulos) | Nota |
|---|---|---|---|
| 1 | Santander | 31.204.118 | 8,1 |
| 2 | BBVA | 12.880.412 | 7,7 |
"""

UNNAMED_EN = """What some firms nobody lists told us.

| Company | Revenue ($ mn) | Share price ($) |
|---|---|---|
| Larkfield Mills | 120.5 | 14.20 |
| Nvidia | 57,006.0 | 188.20 |
"""

UNKNOWN_ES = """Grifols (BME: GRF) publica su desglose.

| Concepto | 2025 | 2024 |
|---|---|---|
| Índice de satisfacción | 87,1 | 84,2 |
| Coste de ventas (millones de euros) | 4.120,0 | 3.980,5 |
| Centros de plasma | 395 | 390 |
"""

PROSE_EN = """# A long note

Exxon Mobil (NYSE: XOM) had a quiet quarter.  Its managers said so at length.  Oil fell.

Brent settled at $68.04 a barrel.  We expect little of the spring, and the summer is far.

    Guidance        2026
    Capex       $28.0 billion

Then again, the shares closed at $118.20 on Monday.  They trade at 15.1 times earnings.
"""

NAVIGATION_EN = """Markets | Stocks | Bonds | Funds
Home | About | Contact | Subscribe for $9

Gold rose 1.2% on Tuesday.
"""

CLAIMS: list[tuple[str, list[Row]]] = [
    (
        DATES_EN,
        [],
    ),
    (
        DATES_ES,
        [],
    ),
    (
        RANKING_EN,
        [],
    ),
    (
        RANKING_ES,
        [],
    ),
    (
        UNNAMED_EN,
        [
            ("120.5", None, "revenue", 120.5e6, "USD", ""),
            ("14.20", None, "price", 14.2, "USD", ""),
            ("57,006.0", "XNAS:NVDA", "revenue", 57006e6, "USD", ""),
            ("188.20", "XNAS:NVDA", "price", 188.2, "USD", ""),
        ],
    ),
    (
        UNKNOWN_ES,
        [],
    ),
    (
        PROSE_EN,
        [
            ("$28.0 billion", "XNYS:XOM", "capex", 28000e6, "USD", "period=P1Y as_of=2026 status=forecast"),
        ],
    ),
    (
        NAVIGATION_EN,
        [],
    ),
]

IDS = [
    "dates_en",
    "dates_es",
    "ranking_en",
    "ranking_es",
    "unnamed_en",
    "unknown_es",
    "prose_en",
    "navigation_en",
]


@pytest.mark.parametrize(("text", "rows"), CLAIMS, ids=IDS)
def test_cells_are_claims_with_all_that_their_table_says(
    text: str, rows: list[Row], cell_claims: Callable[[str], list[Row]]
) -> None:
    assert cell_claims(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "S&P 500:   6,812.40 (+1.1%)\nNasdaq Composite:   22,950.18 (+1.4%)\n",
        "-  S&P 500   6,812.40 (+1.1%)\n-  Nasdaq Composite   22,950.18 (+1.4%)\n",
    ],
    ids=["labels", "bullets"],
)
def test_a_list_is_no_table(text: str, cell_claims: Callable[[str], list[Row]]) -> None:
    assert cell_claims(text) == []
