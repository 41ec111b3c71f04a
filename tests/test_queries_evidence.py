"""What a text has to say of a figure, whose it is and of when, before another may be held against it."""

from __future__ import annotations

from typing import Any

import pytest

from index.sourced import SourcedClaim
from queries.blocks import block
from queries.evidence import weighed, well_told
from stating import figure


def stated(sentence: str, text: str, metric: str, *, low: float = 4.0, **more: Any) -> SourcedClaim:
    plain: dict[str, Any] = {"subject": "XTST:ACM", "unit": "%", "as_of": "2026-02-03", "rule": "cue+name|test"}
    return figure(sentence, text, low, date="2026-02-03", metric=metric, **(plain | more))


@pytest.mark.parametrize(
    ("lang", "sentence", "rule", "told"),
    [
        ("en", "Acme lost 4% on Tuesday.", "cue+name|test", True),
        ("es", "Acme perdió un 4% el martes.", "cue+name|test", True),
        ("en", "Acme lost 4% to 31.20 euros.", "cue+name|test", True),
        ("es", "Acme perdió un 4% hasta 31,20 euros.", "cue+name|test", True),
        ("en", "Acme also lost 4%.", "cue+name|test", False),
        ("es", "Acme también perdió un 4%.", "cue+name|test", False),
        ("en", "Acme lost 4% by Friday, its worst week in a year.", "cue+name|test", False),
        ("es", "Acme perdió un 4% el viernes, su peor semana del año.", "cue+name|test", False),
        ("en", "On the news, the stock lost 4% on Tuesday.", "cue+anaphora|test", False),
        ("es", "Tras la noticia, la acción perdió un 4% el martes.", "cue+anaphora|test", False),
        ("en", "It lost 4% on Tuesday.", "model:return+before|test", False),
        ("es", "Perdió un 4% el martes.", "model:return+far|test", False),
    ],
)
def test_a_days_move_needs_its_owner_and_its_day(lang: str, sentence: str, rule: str, *, told: bool) -> None:
    move = stated(sentence, "4%", "return", lang=lang, rule=rule, period="P1D")
    assert well_told(move) is told


@pytest.mark.parametrize(
    ("lang", "sentence", "told"),
    [
        ("en", "Total net sales rose 4%.", True),
        ("es", "Las ventas netas subieron un 4%.", True),
        ("en", "However, revenue rose 4%.", True),
        ("es", "Por su parte, la facturación subió un 4%.", True),
        ("en", "North America market sales rose 4%.", False),
        ("es", "Vender coches dejó unas ventas un 4% mayores.", False),
        ("en", "The core business saw a revenue increase of 4%.", False),
        ("es", "Los márgenes mejoraron, también el de ingresos, un 4%.", False),
    ],
)
def test_sales_need_to_be_all_that_is_sold(lang: str, sentence: str, *, told: bool) -> None:
    sales = stated(sentence, "4%", "revenue_growth", lang=lang, rule="cue:revenue+document|test")
    assert well_told(sales) is told


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("cue:net_income+continued|test", True),
        ("model:earnings_growth+name|test", True),
        ("model:earnings_growth+recent|test", False),
        ("model:earnings_growth+before|test", False),
        ("model:earnings_growth+far|test", False),
        ("carried+anaphora|test", False),
    ],
)
def test_what_is_measured_and_whose_it_is_cannot_both_be_fetched(rule: str, *, told: bool) -> None:
    growth = stated("In all there was a loss of 4%.", "4%", "earnings_growth", rule=rule)
    assert well_told(growth) is told


@pytest.mark.parametrize(
    ("lang", "sentence", "figure", "year"),
    [
        ("en", "Acme trades at 25 times 2025 earnings.", "25 times", "2025"),
        ("es", "Acme cotiza a 25 veces los beneficios de 2025.", "25 veces", "2025"),
        ("en", "Acme trades at 22 times those of 2026.", "22 times", "2026"),
        ("es", "Acme cotiza a 22 veces los de 2026.", "22 veces", "2026"),
        ("en", "Acme trades at 22 times forward earnings, as in May 2026.", "22 times", None),
        ("es", "Acme cotiza a 22 veces los beneficios esperados, como en mayo de 2026.", "22 veces", None),
    ],
)
def test_multiples_of_two_years_earnings_are_two_figures(
    lang: str, sentence: str, figure: str, year: str | None
) -> None:
    found = block(stated(sentence, figure, "pe_forward", lang=lang, unit="x", low=22.0, as_of=None))
    assert found is not None
    assert found.market == year


def test_a_text_that_stands_on_three_sides_speaks_of_three_things() -> None:
    rates = [stated(f"The jobless rate was {n}%.", f"{n}%", "unemployment_rate", low=n) for n in (3.0, 4.0, 5.0)]
    assert weighed([(each,) for each in rates]) is None
    assert weighed([(each,) for each in rates[:2]]) is not None


@pytest.mark.parametrize(
    ("lang", "metric", "figure", "apart", "kept", "more"),
    [
        ("en", "operating_cash_flow", "$4", "Cash flow was up $4.", "Cash flow was $4.", {"unit": "USD"}),
        ("es", "operating_cash_flow", "$4", "El flujo aumentó en $4.", "El flujo fue de $4.", {"unit": "USD"}),
        ("en", "unemployment_rate", "4%", "It fell for men (4%).", "The jobless rate fell (4%).", {}),
        ("es", "unemployment_rate", "4%", "Bajó entre hombres (4%).", "Bajó la tasa de paro (4%).", {}),
        ("en", "inflation", "4%", "The preliminary estimate was 4%.", "The rate was 4%.", {"basis": "yoy"}),
        ("es", "inflation", "4%", "El dato preliminar fue del 4%.", "La tasa fue del 4%.", {"basis": "yoy"}),
        ("en", "revenue_growth", "4%", "It added 4% to the overall sales.", "Sales rose 4% to $9.", {}),
        ("es", "revenue_growth", "4%", "Aportó un 4% a las ventas.", "Las ventas subieron un 4%.", {}),
        ("en", "return", "4%", "Futures on the index fell 4%.", "The index fell 4%.", {"subject": "index:TST"}),
        ("es", "return", "4%", "Los futuros del índice caen un 4%.", "El índice cae un 4%.", {"subject": "index:TST"}),
    ],
)
def test_a_figure_of_something_else_meets_no_other(
    lang: str, metric: str, figure: str, apart: str, kept: str, more: dict[str, Any]
) -> None:
    fields = {"as_of": "2026-01" if metric in {"inflation", "unemployment_rate"} else "2025"} | more
    assert block(stated(apart, figure, metric, lang=lang, **fields)) is None
    assert block(stated(kept, figure, metric, lang=lang, **fields)) is not None
