"""On which side of another figure the words of a text put a figure."""

from __future__ import annotations

import pytest

from index.sourced import SourcedClaim
from nlp.reading import Status
from queries.findings import find
from stating import in_order

Fields = dict[str, object]


def stated(sentence: str, *facts: tuple[str, float, Fields], lang: str) -> list[SourcedClaim]:
    plain: Fields = {"subject": "XTST:ACME", "metric": "eps", "unit": "USD", "step": 0.01}
    return in_order(sentence, *((text, {"value": value} | more) for text, value, more in facts), lang=lang, **plain)


def told(claims: list[SourcedClaim]) -> list[tuple[str | None, str | None]]:
    return [(finding.stated, finding.expected) for finding in find(claims, kinds={"arithmetic"})]


FORECAST: Fields = {"status": Status.FORECAST}


@pytest.mark.parametrize(
    ("lang", "sentence", "came", "estimate", "result"),
    [
        ("en", "It earned {0} a share, beating the {1} that analysts expected.", 1.05, 1.10, "above 1.10 USD"),
        ("es", "Ganó {0} por acción y superó los {1} que esperaban.", 1.05, 1.10, "above 1.10 USD"),
        ("en", "It earned {0} a share, short of the {1} that analysts expected.", 1.15, 1.10, "below 1.10 USD"),
        ("es", "Ganó {0} por acción, por debajo de los {1} que esperaban.", 1.15, 1.10, "below 1.10 USD"),
        ("en", "It earned {0} a share, beating the {1} that analysts expected.", 1.15, 1.10, None),
        ("es", "Ganó {0} por acción y superó los {1} que esperaban.", 1.15, 1.10, None),
        ("en", "It earned {0} a share and did not beat the {1} that analysts expected.", 1.05, 1.10, None),
        ("es", "Ganó {0} por acción y no superó los {1} que esperaban.", 1.05, 1.10, None),
        ("en", "It earned {0} a share, beating the {1} that analysts expected.", -0.10, -0.05, None),
        ("es", "Ganó {0} por acción y superó los {1} que esperaban.", -0.10, -0.05, None),
        ("en", "It earned {0} a share against the {1} that analysts expected.", 1.05, 1.10, None),
        ("es", "Ganó {0} por acción frente a los {1} que esperaban.", 1.05, 1.10, None),
    ],
)
def test_a_result_is_on_the_side_of_its_estimate_that_the_words_say(
    lang: str, sentence: str, came: float, estimate: float, result: str | None
) -> None:
    words = (f"${came:.2f}", f"${estimate:.2f}")
    claims = stated(sentence.format(*words), (words[0], came, {}), (words[1], estimate, FORECAST), lang=lang)

    assert told(claims) == ([(words[0], result)] if result else [])


RATE: Fields = {"subject": "country:US", "metric": "inflation", "unit": "%", "step": 0.1}


@pytest.mark.parametrize(
    ("lang", "sentence", "first", "second", "result"),
    [
        ("en", "Inflation rose to {0} in January from {1} in December.", 2.4, 2.7, ("2.4%", "above 2.70%")),
        ("es", "La inflación subió al {0} en enero desde el {1} de diciembre.", 2.4, 2.7, ("2.4%", "above 2.70%")),
        ("en", "Inflation rose to {0} from {1}.", 2.4, 2.7, ("2.4%", "above 2.70%")),
        ("es", "La inflación subió al {0} desde el {1}.", 2.4, 2.7, ("2.4%", "above 2.70%")),
        ("en", "Inflation rose to {0} from {1}.", 2.7, 2.4, None),
        ("es", "La inflación subió al {0} desde el {1}.", 2.7, 2.4, None),
        ("en", "Inflation fell from {0} to {1}.", 2.4, 2.7, ("2.7%", "below 2.40%")),
        ("es", "La inflación bajó del {0} al {1}.", 2.4, 2.7, ("2.7%", "below 2.40%")),
        ("en", "Inflation fell from {0} to {1}.", 2.7, 2.4, None),
        ("es", "La inflación bajó del {0} al {1}.", 2.7, 2.4, None),
        ("en", "Inflation went from {0} to {1}.", 2.4, 2.7, None),
        ("es", "La inflación pasó del {0} al {1}.", 2.4, 2.7, None),
    ],
)
def test_a_figure_went_where_the_verb_says(
    lang: str, sentence: str, first: float, second: float, result: tuple[str, str] | None
) -> None:
    words = (f"{first}%", f"{second}%")
    claims = stated(sentence.format(*words), (words[0], first, RATE), (words[1], second, RATE), lang=lang)

    assert told(claims) == ([result] if result else [])


LEVEL: Fields = {"subject": "index:TST", "metric": "index_level", "unit": "pts", "step": 1.0}
MOVE: Fields = {"subject": "index:TST", "metric": "return", "unit": "%", "step": 0.1}


@pytest.mark.parametrize(
    ("lang", "sentence", "first", "second", "wrong"),
    [
        ("en", "The index fell 0.6% to {0}, against {1} the day before.", 17420.0, 17310.0, True),
        ("es", "El índice cayó 0.6%, hasta {0} puntos, frente a {1} de la víspera.", 17420.0, 17310.0, True),
        ("en", "The index rose 0.6% to {0} on Monday, against {1}.", 17310.0, 17420.0, True),
        ("es", "El índice subió un 0.6% hasta los {0}, desde los {1}.", 17310.0, 17420.0, True),
        ("en", "The index fell 0.6% to {0}, against {1} the day before.", 17310.0, 17420.0, False),
        ("es", "El índice cayó 0.6%, hasta {0} puntos, frente a {1} de la víspera.", 17310.0, 17420.0, False),
        ("en", "The index fell 0.6% to {0}, against {1} expected.", 17420.0, 17310.0, False),
        ("es", "El índice cayó 0.6%, hasta {0} puntos, frente a los {1} previstos.", 17420.0, 17310.0, False),
        ("en", "The index, up 0.6% on the week, ended at {0}, against {1}.", 17310.0, 17420.0, False),
        ("es", "El índice, que gana un 0.6% en la semana, cerró en {0}, frente a {1}.", 17310.0, 17420.0, False),
    ],
)
def test_a_move_leads_where_its_verb_says(
    lang: str, sentence: str, first: float, second: float, *, wrong: bool
) -> None:
    words = (f"{first:.0f}", f"{second:.0f}")
    move = ("0.6%", 0.6, MOVE)
    claims = stated(sentence.format(*words), move, (words[0], first, LEVEL), (words[1], second, LEVEL), lang=lang)

    assert [each for each, _ in told(claims)] == ([words[0]] if wrong else [])


@pytest.mark.parametrize(
    ("lang", "pair", "sentence", "wrong"),
    [
        ("en", "fx:USDJPY", "The dollar fell to {0} yen from {1}.", True),
        ("es", "fx:USDJPY", "El dólar cayó a {0} yenes desde {1}.", True),
        ("en", "fx:USDJPY", "The yen fell to {0} per dollar from {1}.", False),
        ("es", "fx:USDJPY", "El yen cayó a {0} por dólar desde {1}.", False),
        ("en", "fx:USDJPY", "The yen fell against the dollar to {0} from {1}.", False),
        ("es", "fx:USDJPY", "El yen cayó frente al dólar a {0} desde {1}.", False),
        ("en", "fx:USDCAD", "The Canadian dollar fell to {0} from {1}.", False),
        ("es", "fx:USDCAD", "El dólar canadiense cayó a {0} desde {1}.", False),
    ],
)
def test_a_rate_goes_the_way_of_its_first_currency(lang: str, pair: str, sentence: str, *, wrong: bool) -> None:
    rate: Fields = {"subject": pair, "metric": "fx_rate", "unit": pair[-3:], "step": 0.1}
    claims = stated(sentence.format("157.4", "156.9"), ("157.4", 157.4, rate), ("156.9", 156.9, rate), lang=lang)

    assert [each for each, _ in told(claims)] == (["157.4"] if wrong else [])


@pytest.mark.parametrize(
    ("lang", "sentence", "apart", "result"),
    [
        ("en", "Inflation was 2.9%, {0} lower than the 3.0% of May.", 0.3, "0.10 pp"),
        ("es", "La inflación fue del 2.9%, {0} menos que el 3.0% de mayo.", 0.3, "0.10 pp"),
        ("en", "Inflation was 2.9%, {0} above the 2.4% of May.", 0.3, "0.50 pp"),
        ("es", "La inflación fue del 2.9%, {0} por encima del 2.4% de mayo.", 0.3, "0.50 pp"),
        ("en", "Inflation was 2.9%, {0} lower than the 3.0% of May.", 0.1, None),
        ("es", "La inflación fue del 2.9%, {0} menos que el 3.0% de mayo.", 0.1, None),
        ("en", "Inflation was 2.9% and rose {0} faster than in Spain; lower than the 3.0% of May.", 0.3, None),
        ("es", "La inflación fue del 2.9% y subió {0} en el mes; menos que el 3.0% de mayo.", 0.3, None),
    ],
)
def test_how_far_apart_two_rates_lie(lang: str, sentence: str, apart: float, result: str | None) -> None:
    own, other = "2.9%", "2.4%" if "2.4%" in sentence else "3.0%"
    points: Fields = {"subject": None, "metric": None, "unit": "pp", "step": 0.1}
    far = f"{apart} points" if lang == "en" else f"{apart} puntos"
    facts = ((own, 2.9, RATE), (far, apart, points), (other, float(other[:-1]), RATE))

    assert told(stated(sentence.format(far), *facts, lang=lang)) == ([(far, result)] if result else [])
