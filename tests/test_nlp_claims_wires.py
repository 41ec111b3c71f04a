"""Claims told as the wires of Spain and Latin America tell them. Every sentence is this project's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

WIRES: list[tuple[str, str, list[Row]]] = [
    # A dollar counted in the pesos of the text's country, and a move that is that pair's.
    (
        "es",
        "El peso mexicano cedió 0.4% y el dólar spot terminó en 17.4825 unidades, dijo Banxico.",
        [
            ("0.4%", "currency:MXN", "return", -0.4, -0.4, "%"),
            ("17.4825 unidades", "fx:USDMXN", "fx_rate", 17.4825, 17.4825, "MXN"),
        ],
    ),
    (
        "es",
        "El dólar en Chile bajó: la divisa terminó en 897,40 pesos chilenos. Tocó un mínimo de $895,10.",
        [
            ("897,40 pesos chilenos", "fx:USDCLP", "fx_rate", 897.4, 897.4, "CLP"),
            ("$895,10", "fx:USDCLP", "fx_rate", 895.1, 895.1, "CLP"),
        ],
    ),
    (
        "es",
        "Los pesos chilenos ganaron: el dólar avanzó 0,6%, a $921.",
        [("0,6%", "fx:USDCLP", "return", 0.6, 0.6, "%"), ("$921", "fx:USDCLP", "fx_rate", 921, 921, "CLP")],
    ),
    (
        "en",
        "The dollar rose 0.6% to 921 Chilean pesos.",
        [
            ("0.6%", "fx:USDCLP", "return", 0.6, 0.6, "%"),
            ("921 Chilean pesos", "fx:USDCLP", "fx_rate", 921, 921, "CLP"),
        ],
    ),
    (
        "es",
        "El blue se vendió a $1.425, el MEP a $1.441,75 y el contado con liquidación, a $1.467,20.",
        [
            ("$1.425", "fx:USDARS", "fx_rate", 1425, 1425, "ARS"),
            ("$1.441,75", "fx:USDARS", "fx_rate", 1441.75, 1441.75, "ARS"),
            ("$1.467,20", "fx:USDARS", "fx_rate", 1467.2, 1467.2, "ARS"),
        ],
    ),
    # Ranges and steps of a policy rate.
    ("es", "La Fed mantuvo su rango en 4,25%-4,50%.", [("4,25%-4,50%", "cb:FED", "policy_rate", 4.25, 4.5, "%")]),
    ("en", "The Fed left it at 4.25%-4.50%.", [("4.25%-4.50%", "cb:FED", "policy_rate", 4.25, 4.5, "%")]),
    (
        "es",
        "Los analistas ven otro recorte de 25 puntos del BCE en junio.",
        [("25 puntos", "cb:ECB", "policy_rate_change", -25, -25, "bp")],
    ),
    (
        "en",
        "Analysts see another cut of a quarter point by the ECB in June.",
        [("a quarter point", "cb:ECB", "policy_rate_change", -0.25, -0.25, "pp")],
    ),
    (
        "es",
        "El BCE fija la meta en 2 %, más/menos un punto porcentual.",
        [("2 %", "cb:ECB", "inflation_target", 2, 2, "%"), ("menos un punto porcentual", None, None, -1, -1, "pp")],
    ),
    (
        "en",
        "The ECB aims at 2%, plus or minus one percentage point.",
        [("2%", "cb:ECB", "inflation_target", 2, 2, "%"), ("one percentage point", None, None, 1, 1, "pp")],
    ),
    (
        "es",
        "Banxico bajó la tasa de referencia a 6.75%, y dos votaron por dejarla en 7.00%.",
        [
            ("6.75%", "cb:BANXICO", "policy_rate", 6.75, 6.75, "%"),
            ("dos", None, None, 2, 2, None),
            ("7.00%", "cb:BANXICO", "policy_rate", 7, 7, "%"),
        ],
    ),
    (
        "en",
        "The Fed cut its key rate to 4.25%, and two voted to keep it at 4.5%.",
        [
            ("4.25%", "cb:FED", "policy_rate", 4.25, 4.25, "%"),
            ("two", None, None, 2, 2, None),
            ("4.5%", "cb:FED", "policy_rate", 4.5, 4.5, "%"),
        ],
    ),
    (
        "es",
        "El BCE bajó los tipos un cuarto de punto, hasta el 2 %.",
        [
            ("un cuarto de punto", "cb:ECB", "policy_rate_change", -0.25, -0.25, "pp"),
            ("2 %", "cb:ECB", "policy_rate", 2, 2, "%"),
        ],
    ),
    (
        "en",
        "The ECB cut rates by a quarter point to 2%.",
        [
            ("a quarter point", "cb:ECB", "policy_rate_change", -0.25, -0.25, "pp"),
            ("2%", "cb:ECB", "policy_rate", 2, 2, "%"),
        ],
    ),
    # Points that are short for points of percentage.
    (
        "es",
        "El Russell 2000 supera en 1,7 puntos al S&P 500 este año.",
        [("1,7 puntos", "index:RUT", "relative_return", 1.7, 1.7, "pp")],
    ),
    (
        "en",
        "The Russell 2000 has beaten the S&P 500 by 1.7 points this year.",
        [("1.7 points", "index:RUT", "relative_return", 1.7, 1.7, "pp")],
    ),
    # Who moves: not whom words like "the shares" or "its rival" stood for before.
    (
        "es",
        "Las acciones más castigadas en Madrid fueron Repsol, que cedió un 3,1 %, y Acerinox, con un 2,2 %.",
        [("3,1 %", "XMAD:REP", "return", -3.1, -3.1, "%"), ("2,2 %", "XMAD:ACX", "return", -2.2, -2.2, "%")],
    ),
    (
        "en",
        "The shares that fell most were Intel, which lost 3.1%, and Target, down 2.2%.",
        [("3.1%", "XNAS:INTC", "return", -3.1, -3.1, "%"), ("2.2%", "XNYS:TGT", "return", -2.2, -2.2, "%")],
    ),
    (
        "es",
        "CaixaBank cayó un 1 %. Su rival Sabadell, que publica en mayo, se revalorizaba un 0,8 %.",
        [("1 %", "XMAD:CABK", "return", -1, -1, "%"), ("0,8 %", "XMAD:SAB", "return", 0.8, 0.8, "%")],
    ),
    (
        "en",
        "PepsiCo fell 1%. Its rival Coca-Cola rose 0.8%.",
        [("1%", "XNAS:PEP", "return", -1, -1, "%"), ("0.8%", "XNYS:KO", "return", 0.8, 0.8, "%")],
    ),
    (
        "es",
        "Suben un 2,3 % Repsol, un 1,1 % Cellnex y un 0,9 % Acciona.",
        [
            ("2,3 %", "XMAD:REP", "return", 2.3, 2.3, "%"),
            ("1,1 %", "XMAD:CLNX", "return", 1.1, 1.1, "%"),
            ("0,9 %", "XMAD:ANA", "return", 0.9, 0.9, "%"),
        ],
    ),
    (
        "es",
        "Falabella y Cencosud cayeron. Para este último, la utilidad neta fue de $ 41.870 millones.",
        [("$ 41.870 millones", "XSGO:CENCOSUD", "net_income", 41870000000.0, 41870000000.0, "CLP")],
    ),
    (
        "en",
        "Intel and Boeing fell. For the latter, net income was $418 million.",
        [("$418 million", "XNYS:BA", "net_income", 418000000.0, 418000000.0, "USD")],
    ),
    (
        "es",
        "El S&P 500 subió. El beneficio por acción del índice creció un 13,8 %.",
        [("13,8 %", "index:SPX", "eps_growth", 13.8, 13.8, "%")],
    ),
    # Papers told in days, and those that one country calls its own.
    (
        "es",
        "Los Cetes a 28 días se colocaron en 6.95%, 5 puntos base menos; los de 91 días, en 7.10%.",
        [
            ("6.95%", "bond:MX1M", "bond_yield", 6.95, 6.95, "%"),
            ("5 puntos base", "bond:MX1M", "bond_yield_change", -5, -5, "bp"),
            ("7.10%", "bond:MX3M", "bond_yield", 7.1, 7.1, "%"),
        ],
    ),
    (
        "en",
        "28-day Cetes were sold at 6.95% and 91-day Cetes at 7.10%.",
        [("6.95%", "bond:MX1M", "bond_yield", 6.95, 6.95, "%"), ("7.10%", "bond:MX3M", "bond_yield", 7.1, 7.1, "%")],
    ),
    (
        "es",
        "La Bolsa de Santiago subió en Chile. La tasa de los BTP a 10 años descendió 6 puntos base, a 5,31%.",
        [
            ("6 puntos base", "bond:CL10Y", "bond_yield_change", -6, -6, "bp"),
            ("5,31%", "bond:CL10Y", "bond_yield", 5.31, 5.31, "%"),
        ],
    ),
    (
        "en",
        "The IPSA rose in Chile. The 10-year BTP yielded 5.31%.",
        [("5.31%", "bond:CL10Y", "bond_yield", 5.31, 5.31, "%")],
    ),
    ("en", "Italy's 10-year BTP yielded 3.31%.", [("3.31%", "bond:IT10Y", "bond_yield", 3.31, 3.31, "%")]),
    # What was measured before goes on with who expects another figure.
    (
        "es",
        "La inflación de Chile fue de 3,4%. Alba espera un 3,1%.",
        [("3,4%", "country:CL", "inflation", 3.4, 3.4, "%"), ("3,1%", "country:CL", "inflation", 3.1, 3.1, "%")],
    ),
    (
        "en",
        "Inflation in Chile was 3.4%. Alba sees 3.1%.",
        [("3.4%", "country:CL", "inflation", 3.4, 3.4, "%"), ("3.1%", "country:CL", "inflation", 3.1, 3.1, "%")],
    ),
    (
        "es",
        "Banxico recortó la tasa a 7.00%. Citi coloca la tasa en 6.50% y el dólar en 18.75 pesos. Banorte ve 6.25%.",
        [
            ("7.00%", "cb:BANXICO", "policy_rate", 7, 7, "%"),
            ("6.50%", "cb:BANXICO", "policy_rate", 6.5, 6.5, "%"),
            ("18.75 pesos", "fx:USDMXN", "fx_rate", 18.75, 18.75, "MXN"),
            ("6.25%", "cb:BANXICO", "policy_rate", 6.25, 6.25, "%"),
        ],
    ),
    # A teller, and a price that a target is held against.
    (
        "es",
        "Para Barclays, el precio objetivo de Repsol debe subir a 17 euros.",
        [("17 euros", "XMAD:REP", "price_target", 17, 17, "EUR")],
    ),
    (
        "en",
        "In the view of Barclays, the price target for Intel should be $31.",
        [("$31", "XNAS:INTC", "price_target", 31, 31, "USD")],
    ),
    (
        "es",
        "El precio objetivo de Grifols es de 14 euros, frente a los 10 euros actuales.",
        [("14 euros", "XMAD:GRF", "price_target", 14, 14, "EUR"), ("10 euros", "XMAD:GRF", "price", 10, 10, "EUR")],
    ),
    (
        "en",
        "The price target for Intel is $31, compared with $25 currently.",
        [("$31", "XNAS:INTC", "price_target", 31, 31, "USD"), ("$25", "XNAS:INTC", "price", 25, 25, "USD")],
    ),
    # A price in dollars is the receipt's, and so is the move to it.
    (
        "es",
        "El ADR de Banco Macro subió 3,2% a US$ 81.",
        [("3,2%", "XNYS:BMA", "return", 3.2, 3.2, "%"), ("US$ 81", "XNYS:BMA", "price", 81, 81, "USD")],
    ),
    (
        "en",
        "The ADR of Banco Macro rose 3.2% to US$81.",
        [("3.2%", "XNYS:BMA", "return", 3.2, 3.2, "%"), ("US$81", "XNYS:BMA", "price", 81, 81, "USD")],
    ),
    # Who holds is not what is held, and what represents sales is no weight in an index.
    (
        "es",
        "BlackRock tiene un 3,1 % de Repsol, y Vanguard, un 5,2 %.",
        [("3,1 %", "XMAD:REP", "stake", 3.1, 3.1, "%"), ("5,2 %", "XMAD:REP", "stake", 5.2, 5.2, "%")],
    ),
    (
        "en",
        "BlackRock holds 3.1% of Intel, and Vanguard 5.2%.",
        [("3.1%", "XNAS:INTC", "stake", 3.1, 3.1, "%"), ("5.2%", "XNAS:INTC", "stake", 5.2, 5.2, "%")],
    ),
    ("es", "El gasto en personal de Almirall representa el 12 % de las ventas.", [("12 %", None, None, 12, 12, "%")]),
    # Fifty points part growth from contraction.
    (
        "es",
        "El PMI de España bajó a 49,6, por debajo de los 50 puntos.",
        [("49,6", "country:ES", "pmi", 49.6, 49.6, "pts"), ("50 puntos", None, None, None, 50, "pts")],
    ),
    (
        "en",
        "Spain's PMI fell to 49.6, below the 50 points that mark growth.",
        [("49.6", "country:ES", "pmi", 49.6, 49.6, "pts"), ("50 points", None, None, 50, 50, "pts")],
    ),
    # The mark of a range of money stands at both its ends.
    (
        "es",
        "Cemex da como guía un Ebitda de US$3.250,5m a 3.350,5m.",
        [("US$3.250,5m a 3.350,5m", "XMEX:CEMEXCPO", "ebitda", 3250500000.0, 3350500000.0, "USD")],
    ),
    (
        "en",
        "Cemex guides to EBITDA of US$3,250.5m to 3,350.5m.",
        [("US$3,250.5m to 3,350.5m", "XMEX:CEMEXCPO", "ebitda", 3250500000.0, 3350500000.0, "USD")],
    ),
    # A fund that no table holds has no identifier.
    ("es", "El fondo Alcaudón rentó un 4,2 %.", [("4,2 %", None, "return", 4.2, 4.2, "%")]),
    ("en", "The fund Shrike returned 4.2%.", [("4.2%", None, "return", 4.2, 4.2, "%")]),
    # An aside that only describes lends no metric.
    (
        "es",
        "El euríbor a doce meses, referencia de la mayoría de las hipotecas, cierra mayo en el 2,318 %.",
        [("2,318 %", "country:EA", "interest_rate", 2.318, 2.318, "%")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), WIRES)
def test_reads_the_wires_of_two_worlds(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected
