"""How much is looked at to find the list that a figure stands in does not grow with the sentence."""

from __future__ import annotations

import pytest

from nlp.claims.claimer import claimer
from nlp.claims.roles import _told_of_next
from nlp.claims.scene import Scene
from nlp.context import Context
from nlp.pipeline import load


def _words_asked(lang: str, text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many words are asked for of the first figure of a sentence."""
    nlp = load(lang)
    doc = nlp(text)
    trace = claimer(nlp).explain(doc, Context(), doc._.cotejo_mentions, doc._.cotejo_quantities)
    scene = trace.sentences[0].scene
    word = Scene.word
    asked: list[int] = []

    def counted(self: Scene, place: int) -> str:
        asked.append(place)
        return word(self, place)

    with monkeypatch.context() as patch:
        patch.setattr(Scene, "word", counted)
        _told_of_next(scene, scene.figures[0])
    return len(asked)


@pytest.mark.parametrize(
    ("lang", "opening", "more"),
    [
        ("en", "The rates were 3%", " on the day of the vote, 4%"),
        ("es", "Las tasas fueron del 3 %", " en el día del voto, 4 %"),
    ],
)
def test_list_is_looked_for_beside_a_figure(
    lang: str, opening: str, more: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = (_words_asked(lang, f"{opening}{more * times}.", monkeypatch) for times in (2, 40))
    assert few == many


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "Sales were 2.2% and 0.4% higher."), ("es", "Las ventas fueron 2,2 % y 0,4 % más altas.")]
)
def test_list_still_has_the_way_of_its_last_figure(lang: str, text: str) -> None:
    nlp = load(lang)
    doc = nlp(text)
    trace = claimer(nlp).explain(doc, Context(), doc._.cotejo_mentions, doc._.cotejo_quantities)
    scene = trace.sentences[0].scene
    assert [_told_of_next(scene, figure) for figure in scene.figures] == [1, 0]
