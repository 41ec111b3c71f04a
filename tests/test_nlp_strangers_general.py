"""Tests of unlisted companies in the turns of a market page: their figures are nobody else's."""

from __future__ import annotations

import pytest

from nlp.names import common, strangers
from nlp.pipeline import load


def subjects(lang: str, text: str) -> list[tuple[str | None, str]]:
    """Return the subject and metric of each claim of a text."""
    return [(claim.subject, claim.metric) for claim in load(lang)(text)._.cotejo_claims if claim.metric is not None]


@pytest.mark.parametrize(
    ("lang", "name", "told"),
    [
        ("en", "Brightloaf", True),
        ("en", "Deliveries", False),
        ("en", "Brightloaf Foods", True),
        ("es", "Panalba", True),
        ("es", "Remesas", False),
    ],
)
def test_a_name_has_a_word_that_is_none_of_general_language(lang: str, name: str, told: bool) -> None:
    assert common.coined(name, lang) is told


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        # A word that opens a sentence, and moves.
        ("en", "Apple rose 2%. Brightloaf fell 1.7% to $31.", ["Brightloaf"]),
        ("es", "Repsol subió un 2 %. Panalba cayó un 1,7 %.", ["Panalba"]),
        ("en", "Apple rose 2%. Deliveries fell 1.7%.", []),
        ("es", "Repsol subió un 2 %. Remesas cayeron un 1,7 %.", []),
        # What moves without a verb of its own.
        ("en", "Miners fell, with Fresnillo down 4p and Brightloaf up 9.9p at 398p.", ["Brightloaf"]),
        ("es", "Cayó la banca, con Panalba perdiendo un 2 %.", ["Panalba"]),
        ("en", "The bakery giant Brightloaf was the biggest faller, down 3%.", ["Brightloaf"]),
        # Its place in a list beside a company that is known.
        ("en", "Alphabet, Brightloaf and Meta spent heavily.", ["Brightloaf"]),
        ("es", "Repsol, Panalba y Acerinox cayeron.", ["Panalba"]),
        ("en", "Winners:\n- Brightloaf: 3.2%\n- Inflation: 2.9%\n", ["Brightloaf"]),
        # What a company does.
        ("en", "Brightloaf raised its full-year guidance.", ["Brightloaf"]),
        ("es", "Panalba elevó su previsión de ventas.", ["Panalba"]),
        ("en", "Brightloaf trimmed its 2026 sales guidance.", ["Brightloaf"]),
        ("en", "Rivals are dearer: Brightloaf is on 21x.", ["Brightloaf"]),
        ("en", "Brightloaf Foods Co. shares, however, fell 27 cents.", ["Brightloaf Foods"]),
        ("en", "Brightloaf was 0.9 per cent better at $20.81.", ["Brightloaf"]),
        ("es", "Panalba cerró un 0,9 % arriba.", ["Panalba"]),
        ("en", "Bristol-based Brightloaf climbed 23p to 1,508p.", ["Brightloaf"]),
        ("en", "Canada's Brightloaf, which paid a dividend, fell.", ["Brightloaf"]),
        # A division of the company in view.
        ("en", "Kroger fell 2%. Sales at Pharmacy rose 1.7%.", []),
        ("es", "Femsa cayó un 2 %. Las ventas de Hogar subieron un 1,7 %.", []),
        # Persons, offices and what is part of a name that is known.
        ("en", "SpaceX CEO Ann Reed, who owns 3%, left.", []),
        ("es", "El banco que preside Ana Rey anunció un beneficio de 3 millones.", []),
        ("es", "El INE informó una suba de 0,4 %.", []),
        # What is measured, by its letters.
        ("en", "The effective CPM is 30% lower on phones.", []),
        ("es", "El CPM efectivo bajó un 30 % en los teléfonos.", []),
        ("es", "Banco Sabadell ganó 3 millones. Sabadell elevó su dividendo.", []),
    ],
)
def test_names_are_told_by_the_turns_of_market_pages(lang: str, text: str, expected: list[str]) -> None:
    mentions = load(lang)(text)._.cotejo_mentions
    assert [mention.text for mention in strangers.find(text, lang, mentions)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            "Barclays rose 2%. Brightloaf was under pressure after an inquiry. The group's shares fell 5.5p.",
            [("XLON:BARC", "return"), (None, "price_change")],
        ),
        (
            "es",
            "Repsol subió un 2 %. Panalba elevó su dividendo. Las acciones de la compañía cayeron un 3 %.",
            [("XMAD:REP", "return"), (None, "return")],
        ),
    ],
)
def test_the_figures_of_an_unlisted_company_are_nobody_elses(
    lang: str, text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert subjects(lang, text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "subject"),
    [
        ("en", "Hargreaves Lansdown rose on Monday. On Tuesday Hargreaves climbed 23p to 1,508p.", "XLON:HL"),
        ("en", "Harlow Mutual Foods, which bakes, is big. Harlow Mutual rose 2%.", None),
    ],
)
def test_a_short_name_stands_for_the_company_named_in_full(lang: str, text: str, subject: str | None) -> None:
    assert subjects(lang, text)[-1][0] == subject
