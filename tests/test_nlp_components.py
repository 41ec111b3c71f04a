"""The spaCy components in pipelines of one's own."""

from __future__ import annotations

from importlib.metadata import entry_points

import pytest
import spacy

from nlp.pipeline import COMPONENTS, load


def test_the_factories_are_published_for_every_spacy_pipeline() -> None:
    published = {entry.name for entry in entry_points(group="spacy_factories")}
    assert set(COMPONENTS) <= published


@pytest.mark.parametrize(
    ("lang", "text", "ids", "claims"),
    [
        ("en", "The S&P 500 fell 2%.", ["index:SPX"], [("2%", "index:SPX", "return")]),
        ("es", "El Ibex 35 cayó un 2 %.", ["index:IBEX"], [("2 %", "index:IBEX", "return")]),
    ],
)
def test_the_components_work_in_a_pipeline_of_ones_own(
    lang: str, text: str, ids: list[str], claims: list[tuple[str, str, str]]
) -> None:
    nlp = spacy.blank(lang)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    doc = nlp(text)
    assert [span.label_ for span in doc.spans["cotejo_mentions"]] == ids
    assert [span.text for span in doc.spans["cotejo_quantities"]] == [claims[0][0]]
    assert [(c.value_text, c.subject, c.metric) for c in doc._.cotejo_claims] == claims


def test_pipelines_are_made_once() -> None:
    assert load("en") is load("en")
    assert load("es").pipe_names == list(COMPONENTS)
