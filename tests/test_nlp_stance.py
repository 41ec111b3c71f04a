from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
import spacy

from nlp.reading import Status
from nlp.times.attribution import attribution
from nlp.times.basis import basis_of
from nlp.times.stance import negated, status

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def blank(lang: str) -> Language:
    return spacy.blank(lang)


@pytest.mark.parametrize(
    ("lang", "text", "value", "expected"),
    [
        ("en", "Midcaps change hands at 13x forward earnings.", "13x", Status.ACTUAL),
        ("es", "Las medianas cotizan a 13 veces beneficios futuros.", "13 veces", Status.ACTUAL),
        ("en", "Analysts expect sales of $7 billion.", "$7 billion", Status.FORECAST),
        ("es", "Los analistas esperan ventas de 7.000 millones.", "7.000 millones", Status.FORECAST),
        ("en", "Analysts polled by LSEG expected sales to hit $7 billion.", "$7 billion", Status.FORECAST),
        (
            "es",
            "Los analistas consultados por LSEG esperaban ventas de 7.000 millones.",
            "7.000 millones",
            Status.FORECAST,
        ),
        ("en", "Sales of $9 billion missed the consensus estimate of $7 billion.", "$9 billion", Status.ACTUAL),
        ("en", "Sales of $9 billion missed the consensus estimate of $7 billion.", "$7 billion", Status.FORECAST),
        ("es", "Las ventas de 9 millones batieron el consenso de 7 millones.", "7 millones", Status.FORECAST),
        ("en", "It beat projections, which called for profit of $7 million.", "$7 million", Status.FORECAST),
        ("en", "Sales fell short of the agency's $7 billion projection.", "$7 billion", Status.FORECAST),
        ("es", "Superó los 2 euros por acción que esperaban los analistas.", "2 euros", Status.FORECAST),
        ("es", "Ajustó su previsión, esperando que los precios suban 4%.", "4%", Status.FORECAST),
        # Who was asked, and how many, stands between an estimate and its figure.
        ("en", "The average estimate of 14 analysts was for 57 cents.", "57 cents", Status.FORECAST),
        ("es", "La estimación media de 14 analistas era de 57 centavos.", "57 centavos", Status.FORECAST),
        ("en", "It earned $2 a share where analysts had $3.", "$3", Status.FORECAST),
        ("en", "Acme made $2 against the $3 Wall Street was braced for.", "$3", Status.FORECAST),
        ("es", "El beneficio fue de 2 euros contra los 3 que esperábamos.", "3", Status.FORECAST),
        ("en", "Acme now plans $3 billion for the year.", "$3 billion", Status.FORECAST),
        ("es", "La inversión será de 300 millones.", "300 millones", Status.FORECAST),
        ("en", "The margin should land around 25%.", "25%", Status.FORECAST),
        ("es", "El banco no descarta ver un 25 %.", "25 %", Status.FORECAST),
        ("en", "The group wants debt of at most $14 billion.", "$14 billion", Status.FORECAST),
        ("en", "Analysts expect sales of $7 billion after they fell 4%.", "4%", Status.ACTUAL),
        ("es", "Se esperan ventas de 7.000 millones tras caer 4%.", "4%", Status.ACTUAL),
        ("en", "Prices rose 4% against the 5% expected.", "4%", Status.ACTUAL),
        ("en", "Prices rose 4% against the 5% expected.", "5%", Status.FORECAST),
        ("es", "Los precios subieron 4% frente al 5% esperado.", "4%", Status.ACTUAL),
        ("es", "Los precios subieron 4% frente al 5% esperado.", "5%", Status.FORECAST),
        ("en", "The shares gained 6% on expected cuts.", "6%", Status.ACTUAL),
        ("es", "La acción ganó 6% por los recortes esperados.", "6%", Status.ACTUAL),
        ("en", "It rose a bigger-than-expected 6%.", "6%", Status.ACTUAL),
        ("en", "Futures are pricing in a target of 3%.", "3%", Status.FORECAST),
        ("es", "El mercado descuenta un recorte de 50 puntos.", "50 puntos", Status.FORECAST),
        ("es", "El PIB crecería 2% en 2027.", "2%", Status.FORECAST),
        ("es", "El dólar llegará a 20 pesos.", "20 pesos", Status.FORECAST),
        ("es", "Irán vendió 2% más.", "2%", Status.ACTUAL),
        ("en", "The broker cut its price target to $90.", "$90", Status.TARGET),
        ("es", "La casa recortó el precio objetivo a 90 euros.", "90 euros", Status.TARGET),
        ("en", "The bank's 3% inflation target holds.", "3%", Status.TARGET),
        ("es", "La meta de inflación de 3% sigue.", "3%", Status.TARGET),
        ("en", "It voted to raise its target for the federal funds rate to 6 percent.", "6 percent", Status.ACTUAL),
        ("es", "Elevó la tasa objetivo a 6%.", "6%", Status.ACTUAL),
        ("en", "If profits rose 9%, the multiple would be 12x.", "12x", Status.HYPOTHETICAL),
        ("es", "Si la ganancia sube 9%, el múltiplo sería 12x.", "12x", Status.HYPOTHETICAL),
        ("en", "It closed at 554 points after touching 540.", "540", Status.ACTUAL),
        ("es", "Cerró en 554 puntos después de haber tocado los 540.", "540", Status.ACTUAL),
        ("en", "Analysts expect the rate at 11%.", "11%", Status.FORECAST),
        ("es", "Los analistas la ven en 11%.", "11%", Status.FORECAST),
        ("es", "Si bien ganó 9%, cerró mal.", "9%", Status.ACTUAL),
        (
            "en",
            "It posted revenue of $7 billion, above the $6 billion analysts expected.",
            "$6 billion",
            Status.FORECAST,
        ),
        ("en", "The bank raised its growth forecast from 1.8% to 2.2%.", "2.2%", Status.FORECAST),
        ("es", "El banco elevó su previsión de crecimiento del 1,8 % al 2,2 %.", "2,2 %", Status.FORECAST),
        ("en", "Her estimates, of 149 cents and 153 cents, are low.", "153 cents", Status.FORECAST),
        ("en", "May delivery settled 2% higher.", "2%", Status.ACTUAL),
        ("en", "Sellers will aim below $70 support.", "$70", Status.ACTUAL),
        ("es", "Los vendedores irán por debajo del soporte de 70 dólares.", "70 dólares", Status.ACTUAL),
    ],
)
def test_status_is_read_from_the_cues_that_reach_a_figure(lang: str, text: str, value: str, expected: Status) -> None:
    start = text.index(value)
    assert status(blank(lang)(text), 0, len(text), start, start + len(value)) is expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Wages did not rise 3%.", True),
        ("es", "El salario no subió 3%.", True),
        ("en", "It hasn't fallen below 3% since.", True),
        ("es", "Nunca ha bajado del 3%.", True),
        ("en", "It ended the week without gaining 3%.", True),
        ("es", "Terminó la semana sin ganar 3%.", True),
        ("en", "It rose not only 3% but more.", False),
        ("es", "No solo subió 3%.", False),
        ("en", "It was no more than 3%.", False),
        ("es", "Fue de no más de 3%.", False),
        ("es", "El empleo no agrícola subió 3%.", False),
        ("en", "It did not please, and shares lost 3%.", False),
        ("es", "No gustó, y la acción perdió 3%.", False),
    ],
)
def test_negated_tells_a_denial_from_what_looks_like_one(lang: str, text: str, expected: bool) -> None:
    start = text.index("3%")
    assert negated(blank(lang)(text), 0, len(text), start, start + 2) is expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "According to the Bank of Norland, growth was 3%.", "Bank of Norland"),
        ("es", "Según el Banco de Norlandia, el alza fue de 3%.", "Banco de Norlandia"),
        ("en", "Growth was 3%, according to data from Acme.", "Acme"),
        ("es", "El alza fue de 3%, de acuerdo con datos de Acme.", "Acme"),
        ("en", "But Acme Capital said growth was 3%.", "Acme Capital"),
        ("es", "Pero Acme Capital señaló un alza de 3%.", "Acme Capital"),
        ("en", "Strategists at Acme forecast 3%.", "Acme"),
        ("es", "Los estrategas de Acme prevén 3%.", "Acme"),
        ("en", "Growth may hit 3%, Jane Roe, head of research at Acme, told reporters.", "Jane Roe"),
        ("es", "El alza llegaría al 3%, dijo Juana Roa, de Acme.", "Juana Roa"),
        ("en", "Growth was 3% according to analysis.", None),
        ("es", "El alza fue de 3% según datos.", None),
        ("en", "Analysts expect 3%.", None),
        ("es", "Los analistas esperan 3%.", None),
        ("en", "According to Acme, it is up; Beta gained 3%.", None),
    ],
)
def test_attribution_is_the_name_of_the_source(lang: str, text: str, expected: str | None) -> None:
    start = text.index("3%")
    assert attribution(blank(lang)(text), 0, len(text), start, start + 2) == expected


@pytest.mark.parametrize(
    ("lang", "text", "value", "expected"),
    [
        ("en", "Core prices rose 3% year on year and 1% month on month.", "3%", "yoy+core"),
        ("en", "Core prices rose 3% year on year and 1% month on month.", "1%", "mom"),
        ("es", "La subyacente subió 3% interanual y 1% intermensual.", "3%", "yoy+core"),
        ("es", "La subyacente subió 3% interanual y 1% intermensual.", "1%", "mom"),
        ("en", "It is up 7% so far this year.", "7%", "ytd"),
        ("es", "Sube 7% en lo que va de año.", "7%", "ytd"),
        ("en", "Output shrank at an annualized pace of 2%.", "2%", "annualized"),
        ("es", "El producto cayó a una tasa anualizada de 2%.", "2%", "annualized"),
        ("en", "It closed at 900 points after a low of 880.", "900 points", "close"),
        ("en", "It closed at 900 points after a low of 880.", "880", "low"),
        ("es", "Cerró en 900 puntos tras un mínimo de 880.", "900 puntos", "close"),
        ("es", "Cerró en 900 puntos tras un mínimo de 880.", "880", "low"),
        ("en", "The Nikkei 225 closed on Friday at 900 points.", "900 points", "close"),
        ("es", "El Nikkei 225 cerró el viernes en 900 puntos.", "900 puntos", "close"),
        ("en", "Prices rose 3% in the year to May.", "3%", "yoy"),
        ("es", "Los precios subieron 3% en doce meses.", "3%", "yoy"),
        ("en", "A record high of 910 came later.", "910", "high+record"),
        ("es", "Marcó un máximo histórico de 910.", "910", "high+record"),
        ("en", "It sits under its 200-day moving average of 870.", "870", None),
        ("es", "Está bajo su media móvil de 870.", "870", None),
        ("en", "The black-market rate is 1,500 pesos.", "1,500 pesos", "parallel"),
        ("es", "El dólar blue vale 1.500 pesos.", "1.500 pesos", "parallel"),
        ("en", "On a quarter-on-quarter basis, Q3 output rose 3%.", "3%", "qoq"),
        ("es", "En términos intertrimestrales, la producción del 3T subió 3%.", "3%", "qoq"),
        ("en", "Compared with the previous quarter, output rose 3%.", "3%", "qoq"),
        ("es", "Con relación al trimestre previo, la producción subió 3%.", "3%", "qoq"),
    ],
)
def test_basis_joins_the_cues_that_belong_to_a_figure(lang: str, text: str, value: str, expected: str | None) -> None:
    start = text.index(value)
    assert basis_of(blank(lang)(text), start, start + len(value), 0, len(text)) == expected


@pytest.mark.parametrize(
    ("lang", "text", "value", "metric", "expected"),
    [
        ("en", "We raise our price target to $90 from $80.", "$80", "price_target", Status.TARGET),
        ("es", "Subimos el precio objetivo a 90 euros desde 80 euros.", "80 euros", "price_target", Status.TARGET),
        ("en", "That leaves upside of a fifth to Monday's close of $70.", "$70", "price", Status.ACTUAL),
        ("es", "Su potencial es de un quinto sobre el cierre de 70 euros.", "70 euros", "price", Status.ACTUAL),
        ("en", "Management guided to sales of $7 billion.", "$7 billion", "revenue", Status.FORECAST),
        ("en", "We model $7 billion and look for more.", "$7 billion", "revenue", Status.FORECAST),
        ("es", "Modelamos 7.000 millones.", "7.000 millones", "revenue", Status.FORECAST),
        ("en", "It earned $3, below the $4 that analysts had been looking for.", "$4", "eps", Status.FORECAST),
        ("es", "Ganó 3 euros, menos que los 4 euros que preveían los analistas.", "4 euros", "eps", Status.FORECAST),
        ("en", "The forecast was for growth of 2% in 2027 and for a rate of 4%.", "4%", None, Status.FORECAST),
        ("es", "El pronóstico era de un alza del 2% en 2027 y de un paro del 4%.", "4%", None, Status.FORECAST),
        ("en", "It expects growth from the $3 it earned in 2025.", "$3", "eps", Status.ACTUAL),
        ("es", "Espera crecer desde los 3 euros que ganó en 2025.", "3 euros", "eps", Status.ACTUAL),
        ("en", "If rates rose, a third of the 9% that analysts expect would go.", "9%", None, Status.FORECAST),
        (
            "es",
            "Si subieran los tipos, se perdería un tercio del 9% que esperan los analistas.",
            "9%",
            None,
            Status.FORECAST,
        ),
        ("en", "It trades at 15 times expected earnings and 2 times book.", "2 times", "pb", Status.ACTUAL),
        ("es", "Cotiza a 15 veces los beneficios esperados y a 2 veces su valor.", "2 veces", "pb", Status.ACTUAL),
        ("en", "Sales beat expectations by $2 billion.", "$2 billion", "surprise", Status.ACTUAL),
        ("es", "Las ventas superaron las previsiones en 2.000 millones.", "2.000 millones", "surprise", Status.ACTUAL),
        ("en", "Our forecast for the end of 2026 is $90.", "$90", "price", Status.FORECAST),
        ("es", "Nuestra previsión para el cierre de 2026 es de 90 dólares.", "90 dólares", "price", Status.FORECAST),
        ("en", "Elgar forecasts 7,600 for the index; Harlow & Sons 7,800.", "7,800", "index_level", Status.FORECAST),
        ("es", "Elgar prevé que el índice llegue a 7.600; Harlow, a 7.800.", "7.800", "index_level", Status.FORECAST),
        ("en", "Elgar forecasts 7,600 for the index; Harlow fell to 7,800.", "7,800", "index_level", Status.ACTUAL),
        ("es", "Elgar prevé que el índice llegue a 7.600; Harlow cayó a 7.800.", "7.800", "index_level", Status.ACTUAL),
    ],
)
def test_status_knows_what_a_metric_is(lang: str, text: str, value: str, metric: str | None, expected: Status) -> None:
    start = text.rindex(value)
    assert status(blank(lang)(text), 0, len(text), start, start + len(value), metric=metric) is expected


@pytest.mark.parametrize(
    ("lang", "text", "value", "expected"),
    [
        ("en", "Under GAAP, the maker lost $3 a share.", "$3", "gaap"),
        ("en", "The official rate is 1,400 and the parallel one 1,450.", "1,400", "official"),
        ("es", "El dólar oficial vale 1.400 y el paralelo, 1.450.", "1.400", "official"),
    ],
)
def test_basis_stays_with_its_noun(lang: str, text: str, value: str, expected: str | None) -> None:
    start = text.index(value)
    assert basis_of(blank(lang)(text), start, start + len(value), 0, len(text)) == expected
