"""The securities: every listing of the public tables, and the main ones of the markets that commentary cites."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy

from nlp.names.gazetteer import gazetteer
from nlp.names.mentions import find

TICKERS = Path(__file__).resolve().parents[2] / "shared" / "reference" / "tickers"
MARKETS = {"N": "XNYS", "P": "ARCX", "A": "XASE", "Z": "BATS", "V": "IEXG"}
MEMBERS = {"dax": ("XETR",), "ftse100": ("XLON",), "ftsemib": ("XMIL",), "hsi": ("XHKG",)}
AMERICAN = {"sp500", "nasdaq100", "dowjones"}


def table(name: str) -> Iterator[dict[str, str]]:
    with (TICKERS / name).open(encoding="utf-8-sig", newline="") as handle:
        yield from csv.DictReader(handle)


def listed() -> Iterator[tuple[str, str]]:
    """Yield the identifier and the kind of every security that the exchanges list, but the tests of their systems."""
    for row in table("nasdaq-listed-symbols.csv"):
        if row["Test Issue"] == "N":
            yield f"XNAS:{row['Symbol']}", "fund" if row["ETF"] == "Y" else "share"
    for row in table("other-listed.csv"):
        if row["Test Issue"] == "N":
            yield f"{MARKETS[row['Exchange']]}:{row['ACT Symbol']}", "fund" if row["ETF"] == "Y" else "share"


def members() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the ticker and the possible markets of the members of the indices."""
    for path in sorted((TICKERS / "index-constituents").glob("constituents-*.csv")):
        index = path.stem.removeprefix("constituents-")
        for row in table(f"index-constituents/{path.name}"):
            if index in AMERICAN:
                yield row["Symbol"].replace("-", "."), ("XNAS", "XNYS", "BATS")
            else:
                symbol = row["Symbol"].rsplit(".", 1)[0].rstrip("/").replace("/A", "").lstrip("0")
                yield symbol, MEMBERS[index]
    for row in table("constituents.csv"):
        yield row["Symbol"], ("XNAS", "XNYS", "BATS")
    for row in table("ibex-components.csv"):
        yield row["Ticker"].removesuffix(".MC").removesuffix("b"), ("XMAD",)


@pytest.mark.shared
def test_every_security_of_the_exchanges_is_known_as_share_or_fund() -> None:
    securities = gazetteer().securities
    wrong = {
        identifier: kind
        for identifier, kind in listed()
        if identifier not in securities or (securities[identifier].kind == "fund") != (kind == "fund")
    }

    assert wrong == {}


@pytest.mark.shared
def test_every_member_of_the_indices_is_known_with_a_name() -> None:
    names = named_securities()
    wrong = [
        (ticker, markets) for ticker, markets in members() if not any(f"{each}:{ticker}" in names for each in markets)
    ]

    assert wrong == []


@pytest.mark.shared
def test_every_member_of_the_mexican_index_is_known_with_a_name() -> None:
    text = (TICKERS / "bmv_ipc.md").read_text(encoding="utf-8").replace("\\", "")
    tickers = [ticker.split("/")[0] for ticker in re.findall(r"^\|[^|(]+\(([A-Z&0-9/-]+)\)", text, re.MULTILINE)]
    names = named_securities()

    assert len(tickers) == 35
    assert [each for each in tickers if not any(i.startswith(f"XMEX:{each}") for i in names)] == []


def named_securities() -> set[str]:
    """Return the securities that have a name."""
    return {name.id for name in gazetteer().names()}


LATIN = {
    "XBUE": "YPF:YPFD, Grupo Galicia:GGAL, Banco Macro:BMA, Pampa Energía:PAMP, Loma Negra:LOMA, Central Puerto:CEPU, "
    "Transportadora de Gas del Sur:TGSU2, Supervielle:SUPV, Edenor:EDN, Aluar:ALUA, Cresud:CRES, IRSA:IRSA, BYMA:BYMA",
    "XSGO": "SQM:SQM-B, Copec:COPEC, Falabella:FALABELLA, Cencosud:CENCOSUD, Enel Chile:ENELCHILE, CMPC:CMPC, "
    "Latam Airlines:LTM, Banco de Chile:CHILE, Santander Chile:BSANTANDER, Colbún:COLBUN, Entel:ENTEL, CCU:CCU, "
    "Aguas Andinas:AGUAS-A, Parque Arauco:PARAUCO, Mallplaza:MALLPLAZA, Quiñenco:QUINENCO, Concha y Toro:CONCHATORO",
    "XBOG": "Ecopetrol:ECOPETROL, Bancolombia:PFCIBEST, Grupo Cibest:PFCIBEST, Interconexión Eléctrica:ISA, "
    "Grupo Sura:GRUPOSURA, Nutresa:NUTRESA, Grupo Éxito:EXITO, Cementos Argos:CEMARGOS, Davivienda:PFDAVVNDA, "
    "Grupo Argos:GRUPOARGOS, Celsia:CELSIA, Grupo Aval:PFAVAL, Grupo Energía Bogotá:GEB, Canacol:CNEC",
    "XLIM": "Buenaventura:BVN, Alicorp:ALICORC1, Ferreycorp:FERREYC1, InRetail:INRETC1, Volcan:VOLCABC1, "
    "Cerro Verde:CVERDEC1, Minsur:MINSURI1, Intercorp:IFS, Unacem:UNACEMC1, Cementos Pacasmayo:CPACASC1",
    "XNYS": "Credicorp:BAP, Southern Copper:SCCO, Tenaris:TS, Ternium:TX, Globant:GLOB",
    "BVMF": "Petrobras:PETR4, Itaú Unibanco:ITUB4, Bradesco:BBDC4, Banco do Brasil:BBAS3, Ambev:ABEV3, Embraer:EMBR3, "
    "BTG Pactual:BPAC11, Sabesp:SBSP3, Eletrobras:ELET3, Lojas Renner:LREN3",
    "XMEX": "Walmex:WALMEX, Cemex:CEMEXCPO, Femsa:FEMSAUBD, América Móvil:AMXB, Grupo México:GMEXICOB, "
    "Televisa:TLEVISACPO, Banorte:GFNORTEO, Grupo Bimbo:BIMBOA, Volaris:VOLARA, Fibra Uno:FUNO11, "
    "Gentera:GENTERA, Asur:ASURB",
}
ABROAD = (
    "LVMH=XPAR:MC, TotalEnergies=XPAR:TTE, Airbus=XPAR:AIR, Adyen=XAMS:ADYEN, Heineken=XAMS:HEIA, Enel SpA=XMIL:ENEL, "
    "UniCredit=XMIL:UCG, Siemens=XETR:SIE, Rheinmetall=XETR:RHM, Lufthansa=XETR:LHA, Nestlé=XSWX:NESN, Roche=XSWX:ROG, "
    "HSBC=XLON:HSBA, Glencore=XLON:GLEN, Tesco=XLON:TSCO, Novo Nordisk=XCSE:NOVO-B, Equinor=XOSL:EQNR, "
    "Toyota=XTKS:7203, Nintendo=XTKS:7974, Mitsubishi Heavy=XTKS:7011, Tencent=XHKG:700, BYD=XHKG:1211, "
    "Samsung Electronics=XKRX:005930, Foxconn=XTAI:2317, CATL=XSHE:300750, "
    "BHP=XASX:BHP, Westpac=XASX:WBC, Bombardier=XTSE:BBD-B, Air Canada=XTSE:AC, "
    "Saudi Aramco=XSAU:2222, Gazprom=MISX:GAZP, Naspers=XJSE:NPN, Bharti Airtel=XNSE:BHARTIARTL, Galp=XLIS:GALP"
)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("market", [*LATIN, ""])
def test_main_listings_are_found_by_the_names_that_commentary_uses(lang: str, market: str) -> None:
    pairs = [each.rsplit(":" if market else "=", 1) for each in (LATIN[market] if market else ABROAD).split(", ")]
    nlp = spacy.blank(lang)
    found = {name: [(m.text, m.id) for m in find(nlp.make_doc(f"— {name} —"))] for name, _ in pairs}
    wanted = {name: f"{market}:{code}" if market else code for name, code in pairs}

    assert {name: ids for name, ids in found.items() if wanted[name] not in [i for _, i in ids]} == {}


@pytest.mark.parametrize(
    ("lang", "text", "identifier"),
    [
        ("en", "YPF (NYSE: YPF)", "XNYS:YPF"),
        ("es", "YPF (BCBA: YPFD)", "XBUE:YPFD"),
        ("en", "Ecopetrol (NYSE: EC)", "XNYS:EC"),
        ("es", "Ecopetrol (BVC: ECOPETROL)", "XBOG:ECOPETROL"),
        ("en", "Petrobras (NYSE: PBR)", "XNYS:PBR"),
        ("es", "Cemex (NYSE: CX)", "XNYS:CX"),
        ("en", "Sanofi (NASDAQ: SNY)", "XNAS:SNY"),
        ("es", "Bancolombia (NYSE: CIB)", "XNYS:CIB"),
    ],
)
def test_a_name_before_a_tag_means_the_listing_that_the_tag_names(lang: str, text: str, identifier: str) -> None:
    assert [m.id for m in find(spacy.blank(lang).make_doc(text))] == [identifier, identifier]
