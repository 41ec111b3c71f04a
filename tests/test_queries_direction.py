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
