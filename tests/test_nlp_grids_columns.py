"""Claims of tables that blanks or tabs alone part, of calendars, and of rows without headers; all are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = tuple[str, str | None, str, float, str | None, str]
"""Value, subject, metric, low, unit, and the other fields that are not empty, as ``name=value`` joined by blanks."""

QUOTES_EN = """Where things stood at the bell.

Equities   Last   Chg   % Chg
S&P 500   6,431.20   -38.40   -0.59%
Dow Jones   45,102.75   -96.10   -0.21%

Rates   Yield   Chg (bp)
US 2Y   3.61   -1.2
US 10Y   4.21   +2.3
"""

QUOTES_ES = """El cierre, de un vistazo.

Valor\tÚltimo\t% día\t% año\tTítulos
Acciona\t168,20\t−0,64\t41,3\t91.204
Fluidra\t22,14\t1,02\t0,9\t310.522
Zubiarte\t7,31\t−0,12\t3,4\t1.204
"""

HALF_EN = """Diageo plc reports its interim results.

\tHY 2025\tHY 2024\tChange
Revenue\t£2,310m\t£2,205m\t+5%
Operating margin – adjusted\t3.8%\t3.1%\t+70bps
"""

ADR_ES = """El tablero del mediodía.

Especie  Último (US$)  Var. día  Var. mes
GGAL  52,14  +0,7%  +4,3%
YPF  35,90  -1,1%  +2,4%
"""

CALENDAR_ES = """Lo publicado ayer.

País  Indicador  Dato  Esperado  Anterior
España  IPC dic. final (a/a)  2,8 %  2,9 %  3,0 %
Reino Unido  PIB nov. (m/m)  0,2 %  0,1 %  -0,1 %
"""

CALENDAR_EN = """What came out on Thursday.

Country  Indicator  Actual  Consensus  Previous
Spain  CPI Dec (y/y)  2.8%  2.9%  3.0%
Germany  Retail sales (Nov)  0.4%  0.2%  -0.1%
"""

DOTS_EN = """Projections of the Federal Reserve's policymakers (in brackets those of June)

\t2026\t2027
Real GDP\t1.8 [1.6]\t1.9 [1.8]
Unemployment\t4.4 [4.5]\t4.3 [4.4]
"""

SECTORS_EN = """The quarter's scorecard.

Sector  Revenue growth  Net margin
Materials  -4.9%  9.1%
Information technology  7.4%  25.2%
"""

MIXED_ES = """Precio, objetivo, PER y rentabilidad de cada una:

Acerinox\t10,62\t13,1\t11,4\t5,6\t−3,0
Vidrala\t92,4\t115\t13,5\t1,9\t−0,3
"""

RESULTS_ES = """Bebidas, cifras en mdp

Emisora  Ventas  AaA  EBITDA
Arca Continental  62,140  +2.1%  12,610
Femsa  210,310  +8.4%  29,870
"""

CLAIMS: list[tuple[str, list[Row]]] = [
    (
        QUOTES_EN,
        [
            ("6,431.20", "index:SPX", "index_level", 6431.2, "pts", "as_of=2026-02-10"),
            ("-38.40", "index:SPX", "index_change", -38.4, "pts", "period=P1D as_of=2026-02-10"),
            ("-0.59%", "index:SPX", "return", -0.59, "%", "period=P1D as_of=2026-02-10"),
            ("45,102.75", "index:DJI", "index_level", 45102.75, "pts", "as_of=2026-02-10"),
            ("-96.10", "index:DJI", "index_change", -96.1, "pts", "period=P1D as_of=2026-02-10"),
            ("-0.21%", "index:DJI", "return", -0.21, "%", "period=P1D as_of=2026-02-10"),
            ("3.61", "bond:US2Y", "bond_yield", 3.61, "%", "as_of=2026-02-10"),
            ("-1.2", "bond:US2Y", "bond_yield_change", -1.2, "bp", "period=P1D as_of=2026-02-10"),
            ("4.21", "bond:US10Y", "bond_yield", 4.21, "%", "as_of=2026-02-10"),
            ("+2.3", "bond:US10Y", "bond_yield_change", 2.3, "bp", "period=P1D as_of=2026-02-10"),
        ],
    ),
    (
        QUOTES_ES,
        [
            ("168,20", "XMAD:ANA", "price", 168.2, "EUR", ""),
            ("−0,64", "XMAD:ANA", "return", -0.64, "%", "period=P1D"),
            ("41,3", "XMAD:ANA", "return", 41.3, "%", "basis=ytd"),
            ("22,14", "XMAD:FDR", "price", 22.14, "EUR", ""),
            ("1,02", "XMAD:FDR", "return", 1.02, "%", "period=P1D"),
            ("0,9", "XMAD:FDR", "return", 0.9, "%", "basis=ytd"),
            ("7,31", None, "price", 7.31, None, ""),
            ("−0,12", None, "return", -0.12, "%", "period=P1D"),
            ("3,4", None, "return", 3.4, "%", "basis=ytd"),
        ],
    ),
    (
        HALF_EN,
        [
            ("£2,310m", "XNYS:DEO", "revenue", 2310000000.0, "GBP", "period=P6M as_of=2025-01/2025-06"),
            ("£2,205m", "XNYS:DEO", "revenue", 2205000000.0, "GBP", "period=P6M as_of=2024-01/2024-06"),
            ("+5%", "XNYS:DEO", "revenue_growth", 5.0, "%", "as_of=2025-01/2025-06"),
            ("3.8%", "XNYS:DEO", "margin", 3.8, "%", "part=operating basis=adjusted as_of=2025-01/2025-06"),
            ("3.1%", "XNYS:DEO", "margin", 3.1, "%", "part=operating basis=adjusted as_of=2024-01/2024-06"),
            ("+70bps", "XNYS:DEO", "margin_change", 70.0, "bp", "part=operating basis=adjusted as_of=2025-01/2025-06"),
        ],
    ),
    (
        ADR_ES,
        [
            ("52,14", "XNAS:GGAL", "price", 52.14, "USD", ""),
            ("+0,7%", "XNAS:GGAL", "return", 0.7, "%", "period=P1D"),
            ("+4,3%", "XNAS:GGAL", "return", 4.3, "%", "period=P1M"),
            ("35,90", "XNYS:YPF", "price", 35.9, "USD", ""),
            ("-1,1%", "XNYS:YPF", "return", -1.1, "%", "period=P1D"),
            ("+2,4%", "XNYS:YPF", "return", 2.4, "%", "period=P1M"),
        ],
    ),
    (
        CALENDAR_ES,
        [
            ("2,8 %", "country:ES", "inflation", 2.8, "%", "basis=yoy as_of=2025-12"),
            ("2,9 %", "country:ES", "inflation", 2.9, "%", "basis=yoy as_of=2025-12 status=forecast"),
            ("0,2 %", "country:GB", "gdp_growth", 0.2, "%", "basis=mom as_of=2025-11"),
            ("0,1 %", "country:GB", "gdp_growth", 0.1, "%", "basis=mom as_of=2025-11 status=forecast"),
        ],
    ),
    (
        CALENDAR_EN,
        [
            ("2.8%", "country:ES", "inflation", 2.8, "%", "basis=yoy as_of=2025-12"),
            ("2.9%", "country:ES", "inflation", 2.9, "%", "basis=yoy as_of=2025-12 status=forecast"),
            ("0.4%", "country:DE", "retail_sales_growth", 0.4, "%", "as_of=2025-11"),
            ("0.2%", "country:DE", "retail_sales_growth", 0.2, "%", "as_of=2025-11 status=forecast"),
        ],
    ),
    (
        DOTS_EN,
        [
            ("1.8", "country:US", "gdp_growth", 1.8, "%", "as_of=2026 status=forecast"),
            ("1.6", "country:US", "gdp_growth", 1.6, "%", "as_of=2026 status=forecast"),
            ("1.9", "country:US", "gdp_growth", 1.9, "%", "as_of=2027 status=forecast"),
            ("1.8", "country:US", "gdp_growth", 1.8, "%", "as_of=2027 status=forecast"),
            ("4.4", "country:US", "unemployment_rate", 4.4, "%", "as_of=2026 status=forecast"),
            ("4.5", "country:US", "unemployment_rate", 4.5, "%", "as_of=2026 status=forecast"),
            ("4.3", "country:US", "unemployment_rate", 4.3, "%", "as_of=2027 status=forecast"),
            ("4.4", "country:US", "unemployment_rate", 4.4, "%", "as_of=2027 status=forecast"),
        ],
    ),
    (
        SECTORS_EN,
        [
            ("-4.9%", "sector:materials", "revenue_growth", -4.9, "%", ""),
            ("9.1%", "sector:materials", "margin", 9.1, "%", "part=net"),
            ("7.4%", "sector:information_technology", "revenue_growth", 7.4, "%", ""),
            ("25.2%", "sector:information_technology", "margin", 25.2, "%", "part=net"),
        ],
    ),
    (MIXED_ES, []),
    (
        RESULTS_ES,
        [
            ("62,140", "XMEX:AC", "revenue", 62140000000.0, "MXN", ""),
            ("+2.1%", "XMEX:AC", "revenue_growth", 2.1, "%", "basis=yoy"),
            ("12,610", "XMEX:AC", "ebitda", 12610000000.0, "MXN", ""),
            ("210,310", "XMEX:FEMSAUBD", "revenue", 210310000000.0, "MXN", ""),
            ("+8.4%", "XMEX:FEMSAUBD", "revenue_growth", 8.4, "%", "basis=yoy"),
            ("29,870", "XMEX:FEMSAUBD", "ebitda", 29870000000.0, "MXN", ""),
        ],
    ),
]

IDS = [
    "quotes_en",
    "quotes_es",
    "half_en",
    "adr_es",
    "calendar_es",
    "calendar_en",
    "dots_en",
    "sectors_en",
    "mixed_es",
    "results_es",
]


@pytest.mark.parametrize(("text", "rows"), CLAIMS, ids=IDS)
def test_cells_are_claims_with_all_that_their_table_says(
    text: str, rows: list[Row], cell_claims: Callable[[str], list[Row]]
) -> None:
    assert cell_claims(text) == rows
