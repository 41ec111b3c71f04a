"""The world's money, bonds, markets and banks in English and Spanish, and what only looks like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from ingest.reader import from_text
from nlp.names.mentions import find
from nlp.reader import read

if TYPE_CHECKING:
    from spacy.language import Language

PIPELINES: dict[str, Language] = {lang: spacy.blank(lang) for lang in ("en", "es")}


def named(lang: str, text: str) -> list[tuple[str, str]]:
    return [(m.text, m.id) for m in find(PIPELINES[lang].make_doc(text))]


def stated(lang: str, text: str) -> list[tuple[str, str | None, str | None, float | None, str | None]]:
    document = from_text(f"---\nlang: {lang}\ndate: 2026-03-02\n---\n{text}", name="world.md")
    return [(c.value_text, c.subject, c.metric, c.low, c.unit) for c in read(document).claims if c.metric]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en",
            "Indonesia's rupiah slid 0.8% to 16,640 a dollar.",
            [("0.8%", "currency:IDR", "return", -0.8, "%"), ("16,640", "fx:USDIDR", "fx_rate", 16640.0, "IDR")],
        ),
        (
            "es",
            "La rupia indonesia cedió un 0,8 % hasta 16.640 por dólar.",
            [("0,8 %", "currency:IDR", "return", -0.8, "%"), ("16.640", "fx:USDIDR", "fx_rate", 16640.0, "IDR")],
        ),
        ("en", "The forint was at 391.2 to the euro.", [("391.2", "fx:EURHUF", "fx_rate", 391.2, "HUF")]),
        ("es", "El forinto estaba a 391,2 por euro.", [("391,2", "fx:EURHUF", "fx_rate", 391.2, "HUF")]),
        ("en", "The zloty firmed to 4.2310.", [("4.2310", "fx:EURPLN", "fx_rate", 4.231, "PLN")]),
        ("es", "El esloti subió hasta 4,2310.", [("4,2310", "fx:EURPLN", "fx_rate", 4.231, "PLN")]),
        ("en", "The zloty firmed to 3.6010 per dollar.", [("3.6010", "fx:USDPLN", "fx_rate", 3.601, "PLN")]),
        ("es", "El esloti subió hasta 3,6010 por dólar.", [("3,6010", "fx:USDPLN", "fx_rate", 3.601, "PLN")]),
        (
            "en",
            "The koruna gained 0.3% to 24.28 against the euro.",
            [("0.3%", "currency:CZK", "return", 0.3, "%"), ("24.28", "fx:EURCZK", "fx_rate", 24.28, "CZK")],
        ),
        (
            "es",
            "La corona checa ganó un 0,3 % hasta 24,28 por euro.",
            [("0,3 %", "currency:CZK", "return", 0.3, "%"), ("24,28", "fx:EURCZK", "fx_rate", 24.28, "CZK")],
        ),
        ("en", "Pakistan's rupee closed at 280.6 per dollar.", [("280.6", "fx:USDPKR", "fx_rate", 280.6, "PKR")]),
        ("es", "La rupia de Pakistán cerró en 280,6 por dólar.", [("280,6", "fx:USDPKR", "fx_rate", 280.6, "PKR")]),
        (
            "en",
            "Egypt held its rates. The pound slid 0.5% to 47.9 per dollar.",
            [("0.5%", "currency:EGP", "return", -0.5, "%"), ("47.9", "fx:USDEGP", "fx_rate", 47.9, "EGP")],
        ),
        (
            "es",
            "Egipto mantuvo los tipos. La libra cedió un 0,5 % hasta 47,9 por dólar.",
            [("0,5 %", "currency:EGP", "return", -0.5, "%"), ("47,9", "fx:USDEGP", "fx_rate", 47.9, "EGP")],
        ),
        (
            "es",
            "El franco, 0,7910 por dólar y 0,9280 por euro.",
            [("0,7910", "fx:USDCHF", "fx_rate", 0.791, "CHF"), ("0,9280", "fx:EURCHF", "fx_rate", 0.928, "CHF")],
        ),
        ("en", "The two-year Schatz yields 2.04%.", [("2.04%", "bond:DE2Y", "bond_yield", 2.04, "%")]),
        ("es", "El Schatz a dos años rinde un 2,04 %.", [("2,04 %", "bond:DE2Y", "bond_yield", 2.04, "%")]),
        ("en", "Rome's ten-year bonds yield 3.45%.", [("3.45%", "bond:IT10Y", "bond_yield", 3.45, "%")]),
        ("es", "El bono de Roma a diez años rinde un 3,45 %.", [("3,45 %", "bond:IT10Y", "bond_yield", 3.45, "%")]),
        (
            "en",
            "Greece is upgraded again. Greece's ten-year debt yields 3.3%.",
            [("3.3%", "bond:GR10Y", "bond_yield", 3.3, "%")],
        ),
        ("en", "The IBC-Br rose 0.3% in May.", [("0.3%", "country:BR", "economic_activity", 0.3, "%")]),
        ("es", "El IBC-Br subió un 0,3 % en mayo.", [("0,3 %", "country:BR", "economic_activity", 0.3, "%")]),
        (
            "es",
            "El oro cayó. El WTI cedió 2 dólares. La onza ganó 45 dólares.",
            [
                ("2 dólares", "commodity:WTI", "price_change", -2.0, "USD"),
                ("45 dólares", "commodity:GOLD", "price_change", 45.0, "USD"),
            ],
        ),
    ],
)
def test_figures_of_the_world_have_their_subject(
    lang: str, text: str, wanted: list[tuple[str, str | None, str | None, float | None, str | None]]
) -> None:
    assert stated(lang, text) == wanted


@pytest.mark.parametrize(
    ("lang", "head", "rows"),
    [
        ("en", "\tlast\tday", ("Baht\t31.40\t+0.3%", "Won\t1,391\t-0.2%")),
        ("es", "\túltimo\tdía", ("Baht\t31,40\t+0,3%", "Won\t1.391\t-0,2%")),
    ],
)
def test_a_table_of_money_is_read_by_its_rows(lang: str, head: str, rows: tuple[str, str]) -> None:
    found = {(subject, metric, low) for _, subject, metric, low, _ in stated(lang, "\n".join(["", head, *rows, ""]))}
    assert found == {
        ("fx:USDTHB", "fx_rate", 31.4),
        ("currency:THB", "return", 0.3),
        ("fx:USDKRW", "fx_rate", 1391.0),
        ("currency:KRW", "return", -0.2),
    }


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "The Hang Seng Tech fell 1%.", [("Hang Seng Tech", "index:HSTECH")]),
        ("es", "El Hang Seng Tech cayó un 1 %.", [("Hang Seng Tech", "index:HSTECH")]),
        ("en", "The SET index and the OBX fell.", [("SET index", "index:SETI"), ("OBX", "index:OBX")]),
        ("en", "Bank Al-Maghrib held its rate.", [("Bank Al-Maghrib", "cb:BAM")]),
        ("es", "Bank Al-Maghrib mantuvo su tipo.", [("Bank Al-Maghrib", "cb:BAM")]),
        ("en", "Maltese wages rose.", [("Maltese", "country:MT")]),
        ("es", "Los salarios malteses subieron.", [("malteses", "country:MT")]),
        ("en", "Thai baht", [("Thai", "country:TH"), ("baht", "currency:THB")]),
        ("en", "South Korea's won rose.", [("South Korea", "country:KR"), ("won", "currency:KRW")]),
        ("es", "El won de Corea del Sur subió.", [("won", "currency:KRW"), ("Corea del Sur", "country:KR")]),
        (
            "en",
            "In London the pound fell, as did Egypt's shares.",
            [("pound", "currency:GBP"), ("Egypt", "country:EG")],
        ),
    ],
)
def test_names_of_the_world_are_found(lang: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert named(lang, text) == wanted


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "He won 3 seats and lost 2.4% of the vote."),
        ("en", "It was a real 2% gain, and the real problem lies elsewhere."),
        ("en", "A pound of flesh costs 3.5 times as much."),
        ("en", "The Rand Corporation asked Rand Paul."),
        ("en", "A colon and a kip before dinner; the dong of a bell, the kina of old."),
        ("en", "Won\t12\t3\nLost\t4\t1"),
        ("en", "Senator Schatz spoke for two years."),
        ("en", "The landlord issues ten-year paper at 5.1%."),
        ("es", "El sol salió a las 6.30."),
        ("es", "El sol cayó sobre la ciudad."),
        ("es", "El real decreto subió al Congreso."),
        ("es", "La corona perdió un 3 % de apoyo."),
        ("es", "El quetzal voló sobre el balboa plantado."),
    ],
)
def test_what_only_looks_like_money_or_a_bond_is_none(lang: str, text: str) -> None:
    assert named(lang, text) == []


def test_a_country_before_a_word_that_describes_has_no_money_there() -> None:
    assert named("en", "Brazil's real wages rose 2%.") == [("Brazil", "country:BR")]


def test_a_coin_keeps_its_name() -> None:
    assert named("en", "Solana rose. SOL hit 210.") == [("Solana", "crypto:SOL"), ("SOL", "crypto:SOL")]
