"""Mentions in English and Spanish: what is named, what is not, and the contract's invariants."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from nlp.names.mentions import find

if TYPE_CHECKING:
    from spacy.language import Language

PIPELINES: dict[str, Language] = {lang: spacy.blank(lang) for lang in ("en", "es")}


def named(lang: str, text: str, *, seen: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    return [(m.text, m.id) for m in find(PIPELINES[lang].make_doc(text), seen)]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "Huntington Bancshares (NASDAQ: HBAN)", [("Huntington Bancshares", "XNAS:HBAN"), ("HBAN", "XNAS:HBAN")]),
        ("en", "Gorman-Rupp (NYSE: GRC)", [("Gorman-Rupp", "XNYS:GRC"), ("GRC", "XNYS:GRC")]),
        ("en", "Russell 2000 Index (NYSE: IWM)", [("Russell 2000", "index:RUT"), ("IWM", "ARCX:IWM")]),
        ("en", "Russell 2000 (IWM)", [("Russell 2000", "index:RUT"), ("IWM", "ARCX:IWM")]),
        ("en", "Lowe’s (LOW)", [("Lowe’s", "XNYS:LOW"), ("LOW", "XNYS:LOW")]),
        ("en", "It holds (NYSE: BRK.B).", [("BRK.B", "XNYS:BRK.B")]),
        ("en", "Blue Fjord Widgets (NASDAQ: QZZQX)", [("Blue Fjord Widgets", "XNAS:QZZQX"), ("QZZQX", "XNAS:QZZQX")]),
        ("es", "Banco Santander (BME: SAN)", [("Banco Santander", "XMAD:SAN"), ("SAN", "XMAD:SAN")]),
        ("es", "Walmex (BMV: WALMEX)", [("Walmex", "XMEX:WALMEX"), ("WALMEX", "XMEX:WALMEX")]),
        ("es", "la minera (BMV: GMEXICO)", [("GMEXICO", "XMEX:GMEXICOB")]),
        ("es", "Credicorp (NYSE: BAP)", [("Credicorp", "XNYS:BAP"), ("BAP", "XNYS:BAP")]),
    ],
)
def test_a_tagged_security_is_named_by_name_and_ticker(lang: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert named(lang, text) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "$AAPL rose", [("AAPL", "XNAS:AAPL")]),
        ("en", "AAPL.O rose", [("AAPL.O", "XNAS:AAPL")]),
        ("en", "AAPL US Equity rose", [("AAPL US", "XNAS:AAPL")]),
        ("en", "the index (^GSPC)", [("^GSPC", "index:SPX")]),
        ("en", "F\u00a0 12.50\n+0.10 (0.81%)", [("F", "XNYS:F")]),
        ("en", "TSLA, WBD and AMZN fell", [("TSLA", "XNAS:TSLA"), ("WBD", "XNAS:WBD"), ("AMZN", "XNAS:AMZN")]),
        ("es", "SAN.MC sube", [("SAN.MC", "XMAD:SAN")]),
        ("es", "WALMEX.MX cae", [("WALMEX.MX", "XMEX:WALMEX")]),
        ("es", "SAN SM sube", [("SAN SM", "XMAD:SAN")]),
        ("es", "ganaron META y NVDA", [("META", "XNAS:META"), ("NVDA", "XNAS:NVDA")]),
    ],
)
def test_tickers_are_found_in_every_notation(lang: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert named(lang, text) == wanted


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Target rates stay near 2% and the Gap widened."),
        ("en", "The Target was missed. Visa rules changed."),
        ("en", "AI spending and EV sales rose; CPI gained 0.3% and GDP +2.1%."),
        ("en", "We are fed up; the dow of old was a tao."),
        ("en", "Write to ann@apple.com or see https://www.nvidia.com/gold for more."),
        ("en", "The firm has been listed on the Nasdaq since 2010; S&P upgraded the issuer."),
        ("en", "Olive oil, gold medals and a silver lining in New Mexico."),
        ("en", "It cost 62 dollars or USD 35 million."),
        ("es", "La visa de trabajo y las ventas crecieron un 3%."),
        ("en", "Brent Sherwood led the mission, wrote Susannah Marriott of the Society (ACS)."),
        ("es", "El oro negro, la medalla de oro y el Río de la Plata."),
        ("es", "El IPC subió un 0,3% en junio."),
        ("en", "Prices had been rising since the war in Ukraine."),
        ("es", "Los precios subían desde la guerra en Ucrania."),
        ("es", "Costó 30 millones de dólares, a 18,20 pesos por dólar."),
        ("es", "La sociedad cotiza en el Nasdaq desde 2010."),
        ("en", "The county seat of Winnebago County is near Chegg Street; Mr. Chegg left."),
        ("en", "She sold her Apple Watch, her Amazon Prime and Microsoft Office. Photo: Getty Images"),
        ("es", "Vendió su Apple Watch, su Amazon Prime y su Microsoft Office. Foto: Getty Images"),
        ("en", "Tilly's house was photographed by the New York Times with a DJI Mavic."),
        ("es", "La casa de Tilly's salió en el New York Times, tomada con un DJI Mavic."),
        ("es", "Las necesidades energéticas y las innovaciones financieras, con mano de hierro."),
        ("es", "La partida se libra en los servicios públicos."),
        ("en", "It fetched US$ 5.92 a pound, or 592 cents a pound."),
        ("es", "Se pagó a US$ 5,92 la libra, o sea 592 centavos la libra."),
        ("en", "Its shares trade on the Nasdaq and on the Mexican Stock Exchange."),
        ("es", "Cotiza en la Bolsa Mexicana de Valores, en la Bolsa de Madrid y en el NYSE."),
        # A person, and the person again.
        ("en", "Superintendent Jennifer McCormick spoke. McCormick, who left, agreed."),
        ("es", "La consejera Ana McCormick habló. McCormick, que se fue, calló."),
    ],
)
def test_words_that_only_look_like_names_are_no_mentions(lang: str, text: str) -> None:
    assert named(lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "Target shares fell 3%", [("Target", "XNYS:TGT")]),
        ("en", "shares of Visa slipped", [("Visa", "XNYS:V")]),
        ("en", "Apple, Meta and Nvidia fell", [("Apple", "XNAS:AAPL"), ("Meta", "XNAS:META"), ("Nvidia", "XNAS:NVDA")]),
        ("es", "las acciones de Meta caen", [("Meta", "XNAS:META")]),
        ("es", "GM y Ford cayeron", [("GM", "XNYS:GM"), ("Ford", "XNYS:F")]),
        ("es", "y Sabadell cae un 3%", [("Sabadell", "XMAD:SAB")]),
        ("en", "Mixed day. Meta down 2.4%", [("Meta", "XNAS:META")]),
        ("es", "Día mixto. Meta baja un 2,4 %", [("Meta", "XNAS:META")]),
        ("es", "GAP, Asur y Volaris", [("GAP", "XMEX:GAPB"), ("Asur", "XMEX:ASURB"), ("Volaris", "XMEX:VOLARA")]),
        (
            "en",
            "It was backed by The Carlyle Group. Carlyle, which holds a stake, agreed.",
            [("Carlyle Group", "XNAS:CG"), ("Carlyle", "XNAS:CG")],
        ),
        (
            "es",
            "Lo respalda Carlyle Group. Carlyle, que tiene una participación, calló.",
            [("Carlyle Group", "XNAS:CG"), ("Carlyle", "XNAS:CG")],
        ),
        ("en", "Ford said fourth-quarter revenue fell.", [("Ford", "XNYS:F")]),
        ("en", "Companies in this story: (TSX:T)", [("T", "XTSE:T")]),
    ],
)
def test_evidence_lets_an_ambiguous_name_stand(lang: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert named(lang, text) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "The maker of campers Winnebago hired him.", [("Winnebago", "XNYS:WGO")]),
        ("en", "Etsy hired him.", [("Etsy", "XNYS:ETSY")]),
        ("es", "La plataforma Chegg lo contrató.", [("Chegg", "XNYS:CHGG")]),
        ("es", "Spotify e Inditex lo contrataron.", [("Spotify", "XNYS:SPOT"), ("Inditex", "XMAD:ITX")]),
    ],
)
def test_a_coined_name_stands_alone(lang: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert named(lang, text) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en",
            "The Dow (DJI) fell; Nikkei (N225)",
            [("Dow", "index:DJI"), ("DJI", "index:DJI"), ("Nikkei", "index:N225"), ("N225", "index:N225")],
        ),
        ("en", "ftse +0.1%, dax -0.2%", [("ftse", "index:FTSE"), ("dax", "index:DAX")]),
        ("es", "ftse +0,1%, dax -0,2%", [("ftse", "index:FTSE"), ("dax", "index:DAX")]),
        ("es", "cerró el ibex 35; DJI +1,1%", [("ibex 35", "index:IBEX"), ("DJI", "index:DJI")]),
        ("en", "LOW Lowe's Companies 113.40 -1.62 -1.41%", [("LOW", "XNYS:LOW"), ("Lowe's Companies", "XNYS:LOW")]),
        ("es", "HD Home Depot 225,86 -12,99 -5,44%", [("HD", "XNYS:HD"), ("Home Depot", "XNYS:HD")]),
    ],
)
def test_symbols_of_indices_and_rows_of_quotes(lang: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert named(lang, text) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "identifier"),
    [
        ("en", "Sales at Target were weak.", "XNYS:TGT"),
        ("en", "Huntington now trades at 11x.", "XNAS:HBAN"),
        ("es", "El negocio de Visa mejora.", "XNYS:V"),
        ("es", "El IPC ganó un 1,2%.", "index:MXX"),
    ],
)
def test_a_full_mention_earlier_in_the_document_is_evidence(lang: str, text: str, identifier: str) -> None:
    assert named(lang, text) == []
    assert [i for _, i in named(lang, text, seen=frozenset({identifier}))] == [identifier]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "the S&P 500’s gain", [("S&P 500", "index:SPX")]),
        ("en", "S&P500 and IBEX35", [("S&P500", "index:SPX"), ("IBEX35", "index:IBEX")]),
        ("en", "SmallCap 600's 15x", [("SmallCap 600", "index:SML")]),
        ("en", "the Nasdaq-100 and the Nasdaq", [("Nasdaq-100", "index:NDX"), ("Nasdaq", "index:IXIC")]),
        ("en", "the Federal Open Market Committee", [("Federal Open Market Committee", "cb:FED")]),
        ("en", "Magnificent Seven, Mag 7", [("Magnificent Seven", "group:MAG7"), ("Mag 7", "group:MAG7")]),
        ("en", "financials861076-- led", [("financials", "sector:financials")]),
        ("en", "USD INDEX", [("USD INDEX", "index:DXY")]),
        ("en", "GOLD", [("GOLD", "commodity:GOLD")]),
        ("es", "el selectivo español", [("selectivo español", "index:IBEX")]),
        ("es", "el S&P/BMV IPC", [("S&P/BMV IPC", "index:MXX")]),
        ("es", "la Fed y Banxico", [("Fed", "cb:FED"), ("Banxico", "cb:BANXICO")]),
        ("es", "el Banco Central de Chile", [("Banco Central de Chile", "cb:BCCH")]),
        ("es", "las siete magníficas", [("siete magníficas", "group:MAG7")]),
        ("es", "sector financiero", [("sector financiero", "sector:financials")]),
        ("es", "caen las financieras", [("financieras", "sector:financials")]),
        ("es", "Tecnológicas +1,2%", [("Tecnológicas", "sector:information_technology")]),
        ("es", "ÍNDICE USD", [("ÍNDICE USD", "index:DXY")]),
        ("es", "ACEITE BRENT", [("ACEITE BRENT", "commodity:BRENT")]),
    ],
)
def test_markets_banks_and_groups_are_found_by_nickname(lang: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert named(lang, text) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "U.S. inflation", [("U.S.", "country:US")]),
        ("en", "Spanish unemployment", [("Spanish", "country:ES")]),
        ("en", "the Mexican peso", [("Mexican peso", "currency:MXN")]),
        ("en", "the euro-dollar pair", [("euro-dollar", "fx:EURUSD")]),
        ("en", "EUR/USD and USDMXN", [("EUR/USD", "fx:EURUSD"), ("USDMXN", "fx:USDMXN")]),
        ("es", "EE. UU. creció", [("EE. UU.", "country:US")]),
        ("es", "la inflación española", [("española", "country:ES")]),
        ("es", "En Chile, el peso cae", [("Chile", "country:CL"), ("peso", "currency:CLP")]),
        ("es", "el euro-dólar", [("euro-dólar", "fx:EURUSD")]),
    ],
)
def test_economies_and_currencies(lang: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert named(lang, text) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "The 10-year Treasury yield rose", [("10-year Treasury", "bond:US10Y")]),
        ("en", "two-year Treasuries", [("two-year Treasuries", "bond:US2Y")]),
        ("en", "the German 10-year yield", [("German 10-year", "bond:DE10Y")]),
        ("en", "a 10-year low, and 30-year mortgage bonds", []),
        ("es", "el bono español a 10 años", [("bono español a 10 años", "bond:ES10Y")]),
        (
            "en",
            "The S&P 500 fell and so did the Dow. Poland's zloty was firm and ten-year bonds yielded 5.35%.",
            [
                ("S&P 500", "index:SPX"),
                ("Dow", "index:DJI"),
                ("Poland", "country:PL"),
                ("zloty", "currency:PLN"),
                ("ten-year bonds", "bond:PL10Y"),
            ],
        ),
        (
            "es",
            "El S&P 500 cayó y el Dow también. En Perú hubo alzas y el bono a diez años rindió un 6,35 %.",
            [
                ("S&P 500", "index:SPX"),
                ("Dow", "index:DJI"),
                ("Perú", "country:PE"),
                ("bono a diez años", "bond:PE10Y"),
            ],
        ),
        (
            "en",
            "The Bank of Korea held. Three-year treasury bonds",
            [("Bank of Korea", "cb:BOK"), ("Three-year treasury", "bond:KR3Y")],
        ),
        (
            "en",
            "The Bank of Korea held. Three-year Treasury yields",
            [("Bank of Korea", "cb:BOK"), ("Three-year Treasury", "bond:US3Y")],
        ),
        ("es", "los bonos estadounidenses a dos años", [("bonos estadounidenses a dos años", "bond:US2Y")]),
        ("es", "un mínimo de 10 años", []),
    ],
)
def test_bonds_are_read_by_their_tenor(lang: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert named(lang, text) == wanted


def test_crude_is_the_one_that_was_named_last() -> None:
    text = "Brent held steady. WTI rose. Oil fell to $60."
    assert named("en", text)[-1] == ("Oil", "commodity:WTI")
    assert named("en", "Brent held steady. Oil fell to $60.")[-1] == ("Oil", "commodity:BRENT")


_PARTS = st.sampled_from(
    [
        *(
            "Nvidia",
            " (NASDAQ: ",
            "NVDA",
            ")",
            "S&P 500",
            "’s ",
            " 10-year ",
            "Treasury",
            " la Fed ",
            "EUR/USD",
            "-",
            "$",
        ),
        *(
            "AAPL",
            "\n",
            "\u00a0",
            " EE. UU.",
            " el bono a 10 años",
            "Target",
            " and ",
            ", ",
            "USD ",
            "35 ",
            "oil",
            " fell ",
        ),
        *("İ", "🙂", "financials861076--"),
    ]
)


@given(lang=st.sampled_from(["en", "es"]), text=st.lists(_PARTS, max_size=12).map("".join))
def test_mentions_are_slices_of_the_text_sorted_and_disjoint(lang: str, text: str) -> None:
    found = find(PIPELINES[lang].make_doc(text))
    assert all(text[m.start : m.end] == m.text and m.text.strip() for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "The index S&P 500 rose.", [("S&P 500", "index:SPX")]),
        ("es", "El selectivo S&P 500 subió.", [("S&P 500", "index:SPX")]),
        (
            "es",
            "El índice compuesto del mercado Nasdaq subió.",
            [("índice compuesto del mercado Nasdaq", "index:IXIC")],
        ),
        ("es", "El S&P General de Lima cedió.", [("S&P General", "index:SPBLPGPT")]),
    ],
)
def test_what_describes_an_index_is_no_other(lang: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert named(lang, text) == wanted
