"""Notices of a correction in a paragraph of their own, which explain how a copy differs."""

from __future__ import annotations

import pytest

from index.sourced import SourcedClaim, SourcedSentence
from ingest.reader import from_text
from nlp.reader import read
from queries.findings import find

NOTICES = {
    "en": "CORRECTION: an earlier version of this story gave a wrong margin.",
    "es": "CORRECCIÓN: una versión anterior de esta nota daba un margen equivocado.",
}
PLAIN = {"en": "The shares were firm.", "es": "Las acciones subían."}
BODIES = {
    "en": (
        "Falabella's revenue was 3.62 billion dollars in the quarter. "
        "The EBITDA margin of Falabella was {}%, its best since 2020."
    ),
    "es": (
        "Los ingresos de Falabella fueron de 3.620 millones de dólares. "
        "El margen EBITDA de Falabella fue del {} %, el mejor desde 2020."
    ),
}
FIGURES = {"en": ("14.8", "18.4"), "es": ("14,8", "18,4")}


def severities(lang: str, opening: str) -> list[str]:
    claims: list[SourcedClaim] = []
    sentences: list[SourcedSentence] = []
    for name, figure, first in zip("ab", FIGURES[lang], ("", f"{opening}\n\n"), strict=True):
        text = first + BODIES[lang].format(figure)
        reading = read(from_text(text, name=name, date="2026-02-25"))
        for each in reading.claims:
            told = text[each.sentence_start : each.sentence_end]
            claims.append(SourcedClaim(each, name, name, told, "2026-02-25", "one"))
        sentences += [
            SourcedSentence(text[each.start : each.end], each.start, lang, name, name, "2026-02-25", "one")
            for each in reading.sentences
        ]
    return [each.severity.value for each in find(claims, kinds={"copy"}, sentences=iter(sentences))]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_notice_explains_the_figure_that_differs(lang: str) -> None:
    assert severities(lang, NOTICES[lang]) == ["info"]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_without_a_notice_nothing_explains_it(lang: str) -> None:
    assert severities(lang, PLAIN[lang]) == ["error"]
