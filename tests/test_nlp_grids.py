"""Claims of tables in texts, with every field that headers, labels and captions give them; all tables are invented."""

from __future__ import annotations

import pytest

from ingest.reader import from_text
from nlp.reader import read

Row = tuple[str, str | None, str, float, str | None, str]
"""Value, subject, metric, low, unit, and the other fields that are not empty, as ``name=value`` joined by blanks."""

DATE = "2026-02-10"


def claims(text: str) -> list[Row]:
    """Return the claims of a text that stand in its tables, and check that each is a slice of it."""
    document = from_text(text, name="note.md", date=DATE)
    found: list[Row] = []
    for claim in read(document).claims:
        assert document.text[claim.start : claim.end] == claim.value_text
        if claim.metric is None or not claim.rule.startswith("cell"):
            continue
        assert claim.low is not None
        fields = {"part": claim.part, "basis": claim.basis, "period": claim.period, "as_of": claim.as_of}
        told = [f"{name}={value}" for name, value in fields.items() if value]
        told += [f"status={claim.status.value}"] if claim.status.value != "actual" else []
        found.append((claim.value_text, claim.subject, claim.metric, claim.low, claim.unit, " ".join(told)))
    return found


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

SECTIONS_EN = """Apple (NASDAQ: AAPL), first fiscal quarter, in millions of dollars

                         Q1 2026     Q1 2025
Net sales:
  Products                98,200      97,960
  Services                30,110      26,340
  Total net sales        128,310     124,300
Operating expenses        17,200      15,443
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

STATEMENT_TWO_ES = """Inditex (BME: ITX) acelera.

Cuenta (M€)              9M 2025     9M 2024     Var.
Ventas                   28.171      27.422      +2,7 %
Margen bruto (%)          59,7        59,4       +27 pb
EBITDA                    8.269       7.996      +3,4 %
Resultado neto            4.622       4.449      +3,9 %
"""

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
            ("-0,35", "fx:USDMXN", "return", -0.35, "%", ""),
            ("1,1910", "fx:EURUSD", "fx_rate", 1.191, "USD", ""),
            ("0,12", "fx:EURUSD", "return", 0.12, "%", ""),
            ("68,04", "commodity:BRENT", "price", 68.04, "usd/bbl", ""),
            ("1,10", "commodity:BRENT", "return", 1.1, "%", ""),
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
    "statement_en",
    "statement_es",
    "forecasts_en",
    "forecasts_es",
    "segments_en",
    "segments_es",
    "peers_en",
    "peers_es",
    "columns_en",
    "columns_es",
    "markets_en",
    "markets_es",
    "sections_en",
    "currencies_en",
    "consensus_en",
    "consensus_es",
    "months_en",
    "months_es",
    "facts_en",
    "facts_es",
    "statement_two_es",
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
def test_cells_are_claims_with_all_that_their_table_says(text: str, rows: list[Row]) -> None:
    assert claims(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "S&P 500:   6,812.40 (+1.1%)\nNasdaq Composite:   22,950.18 (+1.4%)\n",
        "-  S&P 500   6,812.40 (+1.1%)\n-  Nasdaq Composite   22,950.18 (+1.4%)\n",
    ],
    ids=["labels", "bullets"],
)
def test_a_list_is_no_table(text: str) -> None:
    assert claims(text) == []
