"""Figures that were not understood, in groups of one context."""

from __future__ import annotations

import pytest

from cotejo.extraction import extract
from index.sourced import SourcedClaim
from queries.unresolved import context, unresolved


def figures(*texts: str, lang: str) -> list[SourcedClaim]:
    return [each for text in texts for each in extract(text, lang=lang).claims]


@pytest.mark.parametrize(
    ("lang", "text", "contexts"),
    [
        ("en", "Of the 52 analysts who follow it, few sell.", ["# analysts"]),
        ("es", "De los 52 analistas que la siguen, pocos venden.", ["# analistas"]),
        ("en", "We did not lose 2% of our volume.", ["% volume"]),
        ("es", "No perdimos el 2 % de nuestro volumen.", ["% volumen"]),
        ("en", "The odds of that were put at 70%.", ["put %"]),
        ("es", "La probabilidad de eso se puso en el 70 %.", ["puso %"]),
        ("en", "Nobody spoke; 70%.", ["spoke %"]),
        ("es", "Nadie habló; 70 %.", ["habló %"]),
    ],
)
def test_a_context_is_the_word_that_tells_what_a_figure_is_of(lang: str, text: str, contexts: list[str]) -> None:
    assert [context(figure) for figure in figures(text, lang=lang)] == contexts


@pytest.mark.parametrize(
    ("lang", "texts", "groups"),
    [
        (
            "en",
            (
                "He asked 41 brokers.",
                "We asked 7 dealers.",
                "Some 9 Dealers came; the DAX rose 1%.",
                "One dealer of 3 dealers left.",
            ),
            [("# dealers", "metric", ["7", "9", "3"]), ("# brokers", "metric", ["41"])],
        ),
        (
            "es",
            ("Preguntó a 41 corredores.", "Preguntamos a 7 agentes.", "Vinieron 9 agentes; el DAX subió un 1 %."),
            [("# agentes", "metric", ["7", "9"]), ("# corredores", "metric", ["41"])],
        ),
    ],
)
def test_figures_of_one_context_are_one_group_and_the_largest_comes_first(
    lang: str, texts: tuple[str, ...], groups: list[tuple[str, str, list[str]]]
) -> None:
    found = [
        (each.context, each.lacks, [figure.claim.value_text for figure in each.figures])
        for each in unresolved(figures(*texts, lang=lang))
    ]

    assert found == groups


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Economists expect payrolls of 45,000 new jobs."),
        ("es", "Se espera un superávit fiscal del 1,2 % del PIB."),
    ],
)
def test_a_figure_that_nobody_is_named_for_lacks_its_subject(lang: str, text: str) -> None:
    (group,) = unresolved(figures(text, lang=lang))

    assert (group.lacks, group.figures[0].claim.subject) == ("subject", None)
    assert group.context.startswith(f"{group.figures[0].claim.metric} ")
