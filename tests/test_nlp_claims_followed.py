"""Figures that a timeline must hold, or must not: how far prices lay apart, whose rate it is, of when it is."""

from __future__ import annotations

from typing import NamedTuple

import pytest

import cotejo


class Told(NamedTuple):
    """What a timeline stands on."""

    figure: str
    subject: str | None
    metric: str | None
    low: float | None
    status: str
    as_of: str | None


def told(text: str, lang: str) -> list[Told]:
    found = cotejo.extract(text, date="2026-02-17", lang=lang).claims
    return [
        Told(c.value_text, c.subject, c.metric, c.low, str(c.status), c.as_of) for c in (each.claim for each in found)
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Bitcoin: a quiet day within a narrow $2,700 range."),
        ("en", "Bitcoin: a quiet day within a trading range of $2.7K."),
        ("es", "Bitcoin: una jornada tranquila en un rango estrecho de 2.700 dólares."),
        ("es", "Bitcoin: una jornada tranquila dentro de un estrecho rango de negociación de más de $2,700."),
        ("en", "Bitcoin: buyers made a $2,700 move before lunch."),
        ("es", "Bitcoin: los compradores lograron un movimiento de 2.700 dólares antes de comer."),
    ],
)
def test_the_width_of_a_range_is_no_price(lang: str, text: str) -> None:
    assert [(each.subject, each.metric) for each in told(text, lang)] == [(None, None)]


@pytest.mark.parametrize(
    ("lang", "text", "low"),
    [
        ("en", "Gold was trading in a range of $4,780 to $4,850.", 4780),
        ("es", "El oro cotizaba en un rango de entre 4.780 y 4.850 dólares.", 4780),
        ("en", "Bitcoin: the price held in the $68K range.", 68_000),
        ("es", "El bitcoin cotizaba en el rango de los 68.000 dólares.", 68_000),
    ],
)
def test_the_ends_of_a_range_are_prices(lang: str, text: str, low: float) -> None:
    assert [(each.metric, each.low) for each in told(text, lang)] == [("price", low)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            "The Federal Reserve kept its rate at 3.75%. Friday's inflation report put the 12-month rate at 2.9%.",
            [("cb:FED", "policy_rate"), ("country:US", "inflation")],
        ),
        (
            "es",
            "La Reserva Federal mantuvo su tasa en 3,75%. El informe de inflación situó la tasa interanual en 2,9%.",
            [("cb:FED", "policy_rate"), ("country:US", "inflation")],
        ),
        (
            "en",
            "With inflation near 3%, the Federal Reserve left its rate at 3.75%.",
            [("country:US", "inflation"), ("cb:FED", "policy_rate")],
        ),
        (
            "es",
            "Con la inflación cerca del 3 %, la Reserva Federal dejó su tasa en el 3,75 %.",
            [("country:US", "inflation"), ("cb:FED", "policy_rate")],
        ),
    ],
)
def test_a_rate_behind_inflation_is_inflation(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.subject, each.metric) for each in told(text, lang)] == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "In December the Fed's median dot for the end of 2027 was 3.4%; ours is 2.9%."),
        (
            "es",
            "La mediana de los puntos de la Fed para finales de 2027 era del 3,4 %; la nuestra es del 2,9 %.",
        ),
    ],
)
def test_a_pronoun_tells_of_the_time_and_standing_of_the_figure_before(lang: str, text: str) -> None:
    assert [(each.subject, each.metric, each.low, each.status, each.as_of) for each in told(text, lang)] == [
        ("cb:FED", "policy_rate", 3.4, "forecast", "2027-Q4"),
        ("cb:FED", "policy_rate", 2.9, "forecast", "2027-Q4"),
    ]


@pytest.mark.parametrize(
    ("lang", "text", "month"),
    [
        ("en", "We look for the Fed to cut by 25 basis points in June.", "2026-06"),
        ("es", "Esperamos que la Fed recorte 25 puntos básicos en junio.", "2026-06"),
        ("en", "Futures imply 25 basis points of Fed cuts by November.", "2026-11"),
        ("es", "Los futuros asignan a la Fed recortes de 25 puntos básicos hasta noviembre.", "2026-11"),
        ("en", "The Fed cut its rate by 25 basis points in November.", "2025-11"),
        ("es", "La Fed recortó su tasa en 25 puntos básicos en noviembre.", "2025-11"),
    ],
)
def test_what_is_looked_for_is_of_the_month_to_come(lang: str, text: str, month: str) -> None:
    assert [(each.metric, each.low, each.as_of) for each in told(text, lang)] == [("policy_rate_change", -25, month)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "US jobs: December's gain was revised to 52,000 from 57,000, and November's to 38,000 from 49,000.",
        ),
        (
            "es",
            (
                "Empleo en EE. UU.: el dato de diciembre se revisó a 52.000 desde 57.000, "
                "y el de noviembre, a 38.000 desde 49.000."
            ),
        ),
    ],
)
def test_both_figures_of_a_revision_are_of_its_month(lang: str, text: str) -> None:
    assert [(each.low, each.as_of) for each in told(text, lang)] == [
        (52_000, "2025-12"),
        (57_000, "2025-12"),
        (38_000, "2025-11"),
        (49_000, "2025-11"),
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "WTI's discount to Brent narrowed to $3.81."),
        ("es", "El diferencial entre el WTI y el Brent se redujo a 3,81 dólares."),
        ("en", "The S&P 500 leaves a cushion over Treasuries of barely 0.3 points."),
        ("es", "El S&P 500 deja sobre los bonos un colchón de apenas 0,3 puntos."),
    ],
)
def test_how_far_two_things_lie_apart_is_no_level(lang: str, text: str) -> None:
    assert {each.metric for each in told(text, lang)} <= {None, "spread"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The Committee seeks maximum employment and inflation at the rate of 2 percent over the longer run."),
        ("es", "El Comité busca el máximo empleo y una inflación a la tasa del 2 por ciento a largo plazo."),
    ],
)
def test_what_a_bank_seeks_is_a_target(lang: str, text: str) -> None:
    assert [each.status for each in told(text, lang)] == ["target"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "In the base scenario abroad, the dollar slipped and gold rose 2% to $4,810."),
        ("es", "En el escenario externo, la Reserva Federal redujo su rango en 25 puntos base, a 3,50%-3,75%."),
    ],
)
def test_a_scenario_ends_where_something_was_done(lang: str, text: str) -> None:
    assert {each.status for each in told(text, lang)} == {"actual"}


@pytest.mark.parametrize(
    ("lang", "text", "basis"),
    [
        ("en", "Analysts see the Fed's rate at 3.25% at the close of December.", None),
        ("es", "Los analistas ven la tasa de la Fed en 3,25 % al cierre de diciembre.", None),
        ("en", "Gold was at $4,810 at the close.", "close"),
        ("es", "El oro estaba en 4.810 dólares al cierre.", "close"),
    ],
)
def test_the_close_of_a_month_is_no_closing_price(lang: str, text: str, basis: str | None) -> None:
    assert [each.claim.basis for each in cotejo.extract(text, date="2026-02-17", lang=lang).claims] == [basis]
