"""The trained model: what it sees, that it computes what transformers does, and where it decides."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from nlp.claims.claimer import claimer
from nlp.claims.scene import Scene
from nlp.context import Context
from nlp.learned.confidence import Scale, default_method, scale
from nlp.learned.judge import Judge
from nlp.learned.method import Method, UnknownMethodError
from nlp.learned.model import NAME, Model, pieces, shipped
from nlp.learned.view import BEFORE, kinds, view
from nlp.pipeline import load
from nlp.reading import Claim

MODEL = Path(str(files("nlp").joinpath("models", NAME)))


def scene(lang: str, text: str) -> Scene:
    """Return the first sentence with a figure."""
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(judge=Judge(Method.RULES))
    doc = nlp(doc)
    own = doc._
    trace = claimer(nlp).explain(doc, own.cotejo_context, own.cotejo_mentions, own.cotejo_quantities)
    return next(judged.scene for judged in trace.sentences if judged.weighed)


def claims(lang: str, text: str, method: Method) -> tuple[Claim, ...]:
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(judge=Judge(method))
    found: tuple[Claim, ...] = nlp(doc)._.cotejo_claims
    return found


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        (
            "en",
            "Nvidia fell 2.5% to $180 in 2025.",
            "[CLS] [security] [SEP] [security] fell [%:1] to [money:3] in 0000 . [SEP]",
        ),
        (
            "es",
            "Repsol cayó un 2,5 % hasta los 12 euros en 2025.",
            "[CLS] [security] [SEP] [security] cayó un [%:1] hasta los [money:2] en 0000 . [SEP]",
        ),
    ],
)
def test_the_model_sees_neither_names_nor_figures(lang: str, text: str, words: str) -> None:
    assert " ".join(view(scene(lang, text)).words) == words


@pytest.mark.parametrize(
    ("lang", "text", "word", "kind"),
    [
        ("en", "Unemployment in Spain was 11.2%.", "unemployment", "cue:unemployment_rate"),
        ("es", "El desempleo en España fue del 11,2 %.", "desempleo", "cue:unemployment_rate"),
    ],
)
def test_a_word_that_names_a_metric_says_so(lang: str, text: str, word: str, kind: str) -> None:
    seen = view(scene(lang, text))
    assert seen.kinds[seen.words.index(word)] == kind


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        (
            "en",
            "Quarterly dividend\n\nUnemployment is low. Chevron pays $1.63 in March.",
            [("[headed]", "cue:dividend"), ("[said]", "cue:unemployment_rate")],
        ),
        (
            "es",
            "Dividendo trimestral\n\nEl desempleo es bajo. Iberdrola paga 0,25 euros en marzo.",
            [("[headed]", "cue:dividend"), ("[said]", "cue:unemployment_rate")],
        ),
    ],
)
def test_what_was_named_before_a_sentence_stands_before_it(lang: str, text: str, said: list[tuple[str, str]]) -> None:
    seen = view(scene(lang, text))
    assert [pair for pair in zip(seen.words, seen.kinds, strict=True) if pair[0] in ("[headed]", "[said]")] == said


@pytest.mark.parametrize(
    ("lang", "text", "behind", "names"),
    [
        (
            "en",
            "Nvidia wins again.\n\nThe chip maker sells more than Intel. Revenue in Asia rose 4%.",
            "[security] wins again . [security] sells more than [security] . [SEP]",
            ["XNAS:NVDA", "XNAS:NVDA", "XNAS:INTC"],
        ),
        (
            "es",
            "Repsol gana otra vez.\n\nLa petrolera vende más que Naturgy. Los ingresos en Asia subieron un 4 %.",
            "[security] gana otra vez . [security] vende más que [security] . [SEP]",
            ["XMAD:REP", "XMAD:REP", "XMAD:NTGY"],
        ),
    ],
)
def test_the_text_before_a_sentence_stands_behind_it(lang: str, text: str, behind: str, names: list[str]) -> None:
    seen = view(scene(lang, text))
    ends = [place for place, word in enumerate(seen.words) if word == "[SEP]"]
    assert " ".join(seen.words[ends[1] + 1 :]) == behind
    assert [name.id for name in seen.names if name.rule == "before"] == names
    assert {seen.kinds[name.place] for name in seen.names if name.rule == "before"} == {"topic:before"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Gold was dear. " + "Nobody sold anything at all. " * 8 + "It rose 4%."),
        ("es", "El oro estaba caro. " + "Nadie vendía nada de nada. " * 8 + "Subió un 4 %."),
    ],
)
def test_of_the_text_before_a_sentence_only_the_last_words_are_seen(lang: str, text: str) -> None:
    seen = view(scene(lang, text))
    ends = [place for place, word in enumerate(seen.words) if word == "[SEP]"]
    assert ends[2] - ends[1] - 1 == BEFORE


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The ECB met. France was calm.\n\nGold was dear.\n\nOil was not.\n\nPayrolls rose 4%."),
        (
            "es",
            "Se reunió el BCE. Francia estaba tranquila.\n\nEl oro subía.\n\nEl petróleo, no.\n\nEl paro subió un 4 %.",
        ),
    ],
)
def test_what_was_named_far_before_a_sentence_is_in_sight(lang: str, text: str) -> None:
    assert "country:FR" in {name.id for name in view(scene(lang, text)).names if name.rule == "far"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Quenby Foods, a chain of bakeries, said sales rose 4%."),
        ("es", "Quenby Foods, una cadena de panaderías, dijo que las ventas subieron un 4 %."),
    ],
)
def test_a_company_that_no_table_holds_is_as_likely_as_nobody(lang: str, text: str) -> None:
    (opinion,) = shipped().read(scene(lang, text))
    assert opinion is not None
    assert {name.id[:1] for name in opinion.names} == {"?"}
    assert opinion.likelihoods("revenue_growth") == {None: pytest.approx(1.0, abs=1e-4)}


def test_the_model_knows_the_kinds_and_metrics_of_the_tables() -> None:
    assert set(kinds()) <= set(shipped().kinds)


@pytest.mark.parametrize(
    ("lang", "text", "numbers"),
    [
        ("en", "Boeing fell 2% and Airbus 3%, while Boeing's orders rose 4%.", [1, 1, 2, 1]),
        ("es", "Boeing cayó un 2 % y Airbus un 3 %, y los pedidos de Boeing subieron un 4 %.", [1, 1, 2, 1]),
    ],
)
def test_names_of_the_same_thing_share_a_number(lang: str, text: str, numbers: list[int]) -> None:
    seen = view(scene(lang, text))
    assert [number for _, number in sorted(seen.identities().items())] == numbers
    encoded = shipped().encode(seen)
    assert [number for number in encoded.names.tolist() if number] == numbers


@pytest.mark.parametrize(("word", "parts"), [("precio", 1), (",", 1), ("%", 1), ("[security]", 1), ("qzxw", 2)])
def test_a_word_is_written_in_pieces(word: str, parts: int) -> None:
    found = pieces(shipped().tokenizer, word)
    assert len(found) >= parts
    assert (len(found) == 1) == (parts == 1)


def test_an_opinion_is_three_distributions() -> None:
    (opinion,) = shipped().read(scene("en", "Inflation in Chile was 3.4%."))
    assert opinion is not None
    for logs in (opinion.metrics.values(), opinion.subjects, opinion.statuses.values()):
        assert sum(np.exp(list(logs))) == pytest.approx(1.0, abs=1e-4)


def test_a_figure_beyond_the_reach_of_the_model_is_left_to_the_rules() -> None:
    long = "Gold rose 2%, " + "and so on and so forth " * 80 + "while silver fell 3%."
    first, *_, last = shipped().read(scene("en", long))
    assert (first is None, last is None) == (False, True)
    assert claims("en", long, Method.BOTH)[-1].metric == claims("en", long, Method.RULES)[-1].metric


@pytest.mark.parametrize(
    ("lang", "text", "claim"),
    [
        ("en", "Exxon plans to spend $27 billion.", ("XNYS:XOM", "capex")),
        (
            "es",
            "El mercado valora Inditex en 150.000 millones de euros.",
            ("XMAD:ITX", "market_cap"),
        ),
    ],
)
def test_the_model_decides_where_no_rule_reads_the_figure(lang: str, text: str, claim: tuple[str, str]) -> None:
    (left,), (found,) = claims(lang, text, Method.RULES), claims(lang, text, Method.BOTH)
    assert (left.subject, left.metric) == (None, None)
    assert (found.subject, found.metric) == claim
    assert found.rule.startswith(f"model:{claim[1]}+")
    assert 0.5 < found.confidence < 1.0


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Apple's revenue was $102 billion and its net income $27 billion."),
        ("es", "La inflación de España fue del 3,4 %."),
        ("en", "The Russell 2000 trades at a 20% discount to the S&P 500."),
        ("es", "El Russell 2000 cotiza con un descuento del 20 % frente al S&P 500."),
    ],
)
def test_what_the_rules_are_sure_of_is_theirs(lang: str, text: str) -> None:
    assert claims(lang, text, Method.BOTH) == claims(lang, text, Method.RULES)


@pytest.mark.parametrize("method", list(Method))
def test_the_same_text_gives_the_same_claims(method: Method) -> None:
    text = "Pfizer earned $0.62 a share; Merck was up 2%. The company sees revenue of $61 billion."
    assert claims("en", text, method) == claims("en", text, method)


def test_the_model_is_read_from_its_folder_alone() -> None:
    found, expected = Model.from_folder(MODEL), shipped()
    seen = found.encode(view(scene("es", "El oro cerró en 4.000 dólares.")))
    given = seen.pieces, seen.kinds, seen.names, np.arange(len(seen.pieces))
    np.testing.assert_array_equal(found.encoder(*given), expected.encoder(*given))


def test_a_model_without_a_metric_offers_none_of_it() -> None:
    model = replace(shipped(), metrics=tuple(f"unknown {name}" for name in shipped().metrics))
    (opinion,) = model.read(scene("en", "Inflation in Chile was 3.4%."))
    assert opinion is not None
    assert list(opinion.metrics) == ["none"]


@pytest.mark.parametrize(("score", "confidence"), [(0.0, 0.2), (0.1, 0.2), (0.3, 0.4), (0.5, 0.6), (0.9, 0.6)], ids=str)
def test_confidence_lies_on_the_curve(score: float, confidence: float) -> None:
    assert Scale([0.1, 0.5], [0.2, 0.6], 0.0, 0.0).confidence(score) == pytest.approx(confidence)


def test_a_reading_without_a_subject_has_its_own_least_confidence() -> None:
    made = Scale([0.0, 1.0], [0.0, 1.0], least_named=0.3, least_unnamed=0.6)
    assert [made.least(subject) for subject in ("index:SPX", None)] == [0.3, 0.6]


def test_the_environment_chooses_the_method(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COTEJO_METHOD", "model")
    assert (default_method(), Judge().scale) == (Method.MODEL, scale(Method.MODEL))


def test_an_unknown_method_is_named_with_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COTEJO_METHOD", "oracle")
    with pytest.raises(UnknownMethodError, match="'oracle'; set it to one of rules, model, both"):
        default_method()
