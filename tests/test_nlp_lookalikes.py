"""Words, places and people that bear a company's name, and the companies themselves, in both languages."""

from __future__ import annotations

import pytest
import spacy

from nlp.names.mentions import find

PIPELINES = {lang: spacy.blank(lang) for lang in ("en", "es")}


def securities(lang: str, text: str) -> list[str]:
    return [m.id for m in find(PIPELINES[lang].make_doc(text)) if m.type == "security"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The Target was missed, and the Gap between them grew."),
        ("es", "El Target fijado no se cumplió y el Gap creció."),
        ("en", "The Meta question is why; her Visa expired."),
        ("es", "La Meta era clara; le negaron la Visa."),
        ("en", "Cable news showed the Sol rising."),
        ("es", "El Cable se cortó y el Sol salió."),
        ("en", "Grandma's Apple pie won; an Apple a day."),
        ("es", "Una Apple pie y un pastel."),
        ("en", "A Shell company; Shell Beach was closed."),
        ("es", "Cerraron Shell Beach por el temporal."),
        ("en", "Harrison Ford spoke after President Ford."),
        ("es", "Harrison Ford habló tras el presidente Ford."),
        ("en", "Flights to Santander resumed; rain in Santander."),
        ("es", "En Santander llueve; el alcalde de la ciudad de Santander calla."),
        ("en", "Corona cases rose in Queens' Corona neighborhood."),
        ("es", "La Corona calló; bebió una cerveza Corona."),
        ("en", "He ate Bimbo bread."),
        ("es", "Comió pan Bimbo con mantequilla."),
        ("en", "Éxito was her first novel; Argos was a dog."),
        ("es", "El Éxito de la obra; Argos era el perro de Ulises."),
        ("en", "Enel Martin wrote to the Oracle of Delphi."),
        ("es", "Enel Martínez consultó al Oráculo de Delfos."),
        ("en", "The Delta variant; Southwest winds; a Block party; United we stand."),
        ("es", "El Delta del Paraná; la Pampa húmeda; Galicia aprobó la ley."),
        ("en", "A T-shirt, plan B, vitamin C and the letter F."),
        ("es", "La letra F, el plan B, la vitamina C y una camiseta V."),
        ("en", "Orange is a color, Vinci a town and Leonardo a painter."),
        ("es", "Orange es un color, Vinci un pueblo y Leonardo un pintor."),
    ],
)
def test_words_places_and_people_are_no_companies(lang: str, text: str) -> None:
    assert securities(lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "Shares of Target and Gap fell.", ["XNYS:TGT", "XNYS:GAP"]),
        ("es", "Las acciones de Target y Gap cayeron.", ["XNYS:TGT", "XNYS:GAP"]),
        ("en", "Meta +2.1%, Visa -0.3%, Ford +1%", ["XNAS:META", "XNYS:V", "XNYS:F"]),
        ("es", "Meta +2,1 %, Visa -0,3 %, Ford +1 %", ["XNAS:META", "XNYS:V", "XNYS:F"]),
        ("en", "Apple fell 2% and Shell rose.", ["XNAS:AAPL", "XLON:SHEL"]),
        ("es", "Apple cayó un 2 % y Shell subió.", ["XNAS:AAPL", "XLON:SHEL"]),
        ("en", "A stake in Santander; Santander rose 1%.", ["XMAD:SAN", "XMAD:SAN"]),
        ("es", "Su participación en Santander; el Santander sube un 1 %.", ["XMAD:SAN", "XMAD:SAN"]),
        ("en", "Bimbo shares rose.", ["XMEX:BIMBOA"]),
        ("en", "Target Q3: thin margins", ["XNYS:TGT"]),
        ("en", "Delta sees a record\n\nDelta Air Lines (NYSE: DAL) spoke.", ["XNYS:DAL", "XNYS:DAL", "XNYS:DAL"]),
        ("es", "Meta prevé un récord\n\nMeta Platforms lo dijo ayer.", ["XNAS:META", "XNAS:META"]),
        ("es", "Bimbo 3T25: márgenes con levadura", ["XMEX:BIMBOA"]),
        ("es", "Las acciones de Bimbo subieron y CAP se hundió un 4 %.", ["XMEX:BIMBOA", "XSGO:CAP"]),
        ("en", "Cementos Argos rose; Argos said why.", ["XBOG:CEMARGOS", "XBOG:CEMARGOS"]),
        ("es", "Cementos Argos subió; Argos dijo por qué.", ["XBOG:CEMARGOS", "XBOG:CEMARGOS"]),
        ("en", "$F and (NYSE: T) and $C", ["XNYS:F", "XNYS:T", "XNYS:C"]),
        ("es", "$F y (NYSE: T) y $C", ["XNYS:F", "XNYS:T", "XNYS:C"]),
        ("es", "Nutresa, Argos y Sura", ["XBOG:NUTRESA", "XBOG:CEMARGOS", "XBOG:GRUPOSURA"]),
        ("en", "Nutresa, Argos and Sura", ["XBOG:NUTRESA", "XBOG:CEMARGOS", "XBOG:GRUPOSURA"]),
    ],
)
def test_evidence_tells_the_company(lang: str, text: str, wanted: list[str]) -> None:
    assert securities(lang, text) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "the Russell", ["index:RUT"]),
        ("es", "el selectivo y el Ibex", ["index:IBEX", "index:IBEX"]),
        ("en", "the Peru General and the IGBVL", ["index:SPBLPGPT", "index:SPBLPGPT"]),
        ("es", "el Igbvl, el Ipsa y el Colcap", ["index:SPBLPGPT", "index:IPSA", "index:COLCAP"]),
        ("en", "S&P Merval", ["index:MERV"]),
        ("es", "el Merval porteño", ["index:MERV"]),
        ("en", "the Hang Seng Tech and the FTSE BIVA", ["index:HSTECH", "index:FTSEBIVA"]),
        ("es", "el Hang Seng Tech y el FTSE BIVA", ["index:HSTECH", "index:FTSEBIVA"]),
        ("en", "the U.S. central bank and Banxico", ["cb:FED", "cb:BANXICO"]),
        ("es", "la Fed, el banco central estadounidense y Banxico", ["cb:FED", "cb:FED", "cb:BANXICO"]),
        ("en", "the Chilean central bank", ["cb:BCCH"]),
        ("es", "el instituto emisor peruano y el Emisor", ["cb:BCRP", "cb:BANREP"]),
        ("en", "UK gilts and German bunds", ["bond:GB10Y", "bond:DE10Y"]),
        ("es", "el bono español, el gilt británico y el Bund", ["bond:ES10Y", "bond:GB10Y", "bond:DE10Y"]),
        ("en", "the 10-year Treasury and the two-year yielded less", ["bond:US10Y", "bond:US2Y"]),
        ("es", "el bono estadounidense a 10 años y las letras del Tesoro a 12 meses", ["bond:US10Y", "bond:ES12M"]),
        ("en", "the red metal and Brent crude", ["commodity:COPPER", "commodity:BRENT"]),
        ("es", "el metal rojo y el barril de referencia en Europa", ["commodity:COPPER", "commodity:BRENT"]),
        ("en", "the greenback, sterling and dollar/yen", ["currency:USD", "currency:GBP", "fx:USDJPY"]),
        ("es", "el billete verde, la moneda nipona y el dólar/yen", ["currency:USD", "currency:JPY", "fx:USDJPY"]),
        ("en", "bank stocks", ["sector:financials"]),
        ("es", "el sector bancario", ["sector:financials"]),
    ],
)
def test_markets_are_found_by_what_both_languages_call_them(lang: str, text: str, wanted: list[str]) -> None:
    assert [m.id for m in find(PIPELINES[lang].make_doc(text))] == wanted
