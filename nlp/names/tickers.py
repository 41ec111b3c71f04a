"""Tickers: in market tags, as cashtags, with a suffix, in tables of quotes, and standing bare."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from nlp.names.gazetteer import Gazetteer
from nlp.phrases import either
from nlp.tables import shared_table

US_MARKETS = ("XNAS", "XNYS", "ARCX", "XASE", "BATS", "IEXG", "OOTC")
_RELISTING = ("XMEX", "XBUE")
"""Markets that trade the shares of others under their own tickers: "BMV: AAPL"; elsewhere a ticker is another's."""
_TICKER = r"[A-Z0-9][A-Z0-9&]{0,9}(?:[.\-/ ][A-C](?![A-Za-z0-9]))?\*?"
_CASHTAG = re.compile(r"(?<![\w$])\$([A-Z]{1,5}(?:\.[A-C])?)(?![\w$])")
# One letter after a dollar sign is rather a scale or an unknown: "$B", "$X".
_SCALES = frozenset("BKMTNXY")
_SUFFIXED = re.compile(r"([A-Z0-9](?<![\w.@/$-].)[A-Z0-9&-]{0,11})\.([A-Z]{1,2})(?![\w.]\w|\w|@)")
_TERMINAL = re.compile(r"([A-Z](?<![\w.$&/-].)[A-Z]{0,7}[0-9]?\*?) ([A-Z]{2})(?: (Equity))?(?!\w)")
_BARE = re.compile(r"[A-Z](?<![\w.$&/@#'’=-].)[A-Z0-9]{0,5}(?:\.[AB](?!\w))?(?![\w@&=]|-\w|/[A-Za-z]|\.\w)")
# A row of a table of quotes: a ticker at the start of the line, and nothing but figures after it.
_ROW = re.compile(
    r"^[ \t]*(?:\|[ \t]*)?\$?(?P<ticker>[A-Z][A-Z0-9]{0,5}(?:[.-][AB])?)(?:[ \t]*\|[ \t]*|\u00a0[ \u00a0]*|\t[ \t]*| +)"
    r"(?=[+\-−$€£]?\d[\d.,]*(?:[ \u00a0\t|()%+\-−$€£\d.,KMB]*)$)",
    re.MULTILINE,
)
# The same with the name of the security between, and at the end of the line a percentage with its sign.
_TITLED_ROW = re.compile(
    r"^[ \t]*(?:\|[ \t]*)?(?P<ticker>[A-Z][A-Z0-9]{0,5}(?:[.-][AB])?)[ \t|]+[A-Z][\w&'’., -]{1,50}?[ \t|]+"
    r"(?=[$€£]?\d[\d.,]*[ \t|]+(?:[+\-−]?[\d.,]+[ \t|]+)?[(]?[+\-−]\d+(?:[.,]\d+)?[ ]?%[)]?[ \t|]*$)",
    re.MULTILINE,
)
# "META +2.18%, ZM (−3.6 %)": a percentage with a sign, as only a quote has it.
_MOVE = re.compile(r"\s?\(?[+\-−]\s?\d+(?:[.,]\d+)?\s?%")
# Tickers in brackets and nothing beside: "leading retailers (COST, WMT, M)".
_BASKET = re.compile(r"[(\[][A-Z]{1,5}(?:\.[AB])?(?:,\s?[A-Z]{1,5}(?:\.[AB])?){2,}[)\]]")
# Between tickers that stand each behind its name: "American (AAL), United (UAL)".
_PAIRED_GAP = re.compile(r"\),? (?:and |y |e )?(?:[A-Z][\w&’'.-]*\s{1,2}){1,3}\(")
# The form of a company between its name and its ticker: "Brightloaf, Inc. (BRLF)".
FORM = re.compile(
    r",? (?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|Plc|PLC|plc|LLC|LP|L\.P|AG|SE|N\.V|NV|S\.A|SA)\.?$"
)
LIST_GAP = re.compile(r"(?:,? (?:and|or|y|e|o|&) |, ?(?:and |y |e )?| ?/ ?| \| )")

_NAME_BEFORE = re.compile(r"(?<![\w.])[A-ZÁÉÍÓÚÑ][\w&’'-]*[a-z]\w*\.? [(\[]?$")
_FUNDS = re.compile(r"\bETFs?\b|\bexchange-traded funds?\b|\bfondos? cotizados?\b")
_LONG = 4
_TITLE_REACH = 48


@dataclass(frozen=True, slots=True)
class Ticker:
    """A ticker found: its interval, its identifier, what showed it, and where its tag begins.

    ``opening`` is the start of the exchange's name in a tag, else ``start``.
    """

    start: int
    end: int
    id: str
    rule: str
    confidence: float
    opening: int


@cache
def _markets(part: str) -> dict[str, tuple[str, ...]]:
    """Return a table of ``exchanges.toml`` as a map from what is written to market codes."""
    data = shared_table("exchanges")
    if part == "tags":
        return {name: (mic,) for mic, names in data["tags"].items() for name in names}
    return {code: tuple(mics) for code, mics in data[part].items()}


@cache
def acronyms() -> frozenset[str]:
    """Return the tickers that are far more often an abbreviation or a word."""
    return frozenset(shared_table("exchanges")["words"]["acronyms"])


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.$])(?=[A-Z])(?P<market>{either(_markets('tags'))})\s?:\s?(?P<tickers>{_TICKER}(?:\s?[,;]\s?{_TICKER}(?=[\s,;)]))*)(?![\w])"
    )


@cache
def _symbol() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?=[.^A-Z])(?:{either(shared_table('exchanges')['symbols'])})(?![\w=])")


def symbols(text: str) -> Iterator[Ticker]:
    """Yield the symbols of quote services for indices and the like: ``^GSPC``, ``.IXIC``."""
    ids = shared_table("exchanges")["symbols"]
    for match in _symbol().finditer(text):
        yield Ticker(match.start(), match.end(), ids[match.group()], "symbol", 0.95, match.start())


def resolve(ticker: str, markets: Collection[str], known: Gazetteer) -> tuple[str, float]:
    """Return the identifier of a ticker on a market as written, and how sure that is.

    The market of a tag is often wrong: "(NYSE: IWM)" is listed on NYSE Arca. A ticker that the market does not list is
    looked for on its sisters, then everywhere; else the tag is believed.
    """
    symbol = re.sub(r"[-/ ]([A-C])$", r".\1", ticker.rstrip("*"))
    symbol = symbol.lstrip("0") or symbol
    ids = known.tickers.get(symbol) or known.tickers.get(symbol.replace(".", "-"), ())  # Bombardier's "BBD.B"
    exact = [i for i in ids if i.partition(":")[0] in markets]
    if exact:
        return exact[0], 1.0
    market = next(iter(markets))
    if market in US_MARKETS:
        sisters = [i for i in ids if i.partition(":")[0] in US_MARKETS]
        if sisters:
            return sisters[0], 0.97
    if market == "XMEX" and len(symbol) >= 3:
        # The Mexican exchange adds the series: GMEXICO is listed as GMEXICOB.
        series = sorted(i for i in known.securities if i.startswith(f"XMEX:{symbol}"))
        if series:
            return series[0], 0.95
    if len(ids) == 1 and market not in US_MARKETS and (market in _RELISTING or not ids[0].startswith(US_MARKETS)):
        return ids[0], 0.8
    return f"{market}:{symbol}", 0.75


def tagged(text: str, known: Gazetteer) -> Iterator[Ticker]:
    """Yield the tickers that their market is written beside."""
    if ":" in text:
        for match in _tag().finditer(text):
            markets = _markets("tags")[match["market"]]
            for part in re.finditer(_TICKER, match["tickers"]):
                if part.group().isdigit() and markets[0] not in (
                    "XHKG",
                    "XTKS",
                    "XKRX",
                    "XTAI",
                    "XSHG",
                    "XSHE",
                    "XBOM",
                ):
                    continue
                identifier, sure = resolve(part.group(), markets, known)
                if not _bracketed(text, match.start()) and (sure < 0.9 or part.group() in acronyms()):
                    continue  # "led by the NASDAQ: DJ +0.3%"
                start = match.start("tickers") + part.start()
                opening = match.start() if part.start() == 0 else start
                yield Ticker(start, match.start("tickers") + part.end(), identifier, "tag", sure, opening)
    if "." in text:
        yield from _suffixed(text, known)
    yield from _terminal(text, known)


def _bracketed(text: str, start: int) -> bool:
    """Return whether a tag stands in brackets: "(NASDAQ: HBAN)", "(Buy; NYSE: GRC)"."""
    before = text[max(0, start - 60) : start]
    return max(before.rfind("("), before.rfind("[")) > max(before.rfind(")"), before.rfind("]"))


def _suffixed(text: str, known: Gazetteer) -> Iterator[Ticker]:
    for match in _SUFFIXED.finditer(text):
        ticker, suffix = match.groups()
        markets = _markets("suffixes").get(suffix, ())
        listed = [i for i in known.tickers.get(ticker.lstrip("0"), ()) if i.partition(":")[0] in markets]
        # "U.S" and "S.A" have the form of Reuters codes.
        if listed and len(ticker) > 1:
            yield Ticker(match.start(), match.end(), listed[0], "suffix", 0.95, match.start())
        elif suffix in shared_table("exchanges")["words"]["believed"] and _after_name(text, match.start()):
            yield Ticker(match.start(), match.end(), f"{markets[0]}:{ticker}", "suffix", 0.75, match.start())


def _after_name(text: str, start: int) -> bool:
    """Return whether a capitalised word stands before a ticker: "Brightloaf Corp BRLF.TO"."""
    return _NAME_BEFORE.search(text, max(0, start - 24), start) is not None


def _terminal(text: str, known: Gazetteer) -> Iterator[Ticker]:
    for match in _TERMINAL.finditer(text):
        ticker, code, equity = match.groups()
        markets = _markets("terminal").get(code, ())
        listed = [i for i in known.tickers.get(ticker.rstrip("*"), ()) if i.partition(":")[0] in markets]
        sure = equity or code != "US" or (listed and known.securities[listed[0]].bare)
        if listed and sure and ticker not in (() if equity else acronyms()):
            yield Ticker(match.start(), match.end(2), listed[0], "terminal", 0.9, match.start())


def cashtags(text: str, known: Gazetteer) -> Iterator[Ticker]:
    """Yield the cashtags that name a listed security: ``$AAPL``."""
    if "$" not in text:
        return
    for match in _CASHTAG.finditer(text):
        ids = _us_first(known.tickers.get(match[1], ()))
        if ids and match[1] not in _SCALES:
            yield Ticker(match.start(1), match.end(1), ids[0], "cashtag", 0.95, match.start())


def quoted(text: str, known: Gazetteer) -> Iterator[Ticker]:
    """Yield the tickers that open a row of a table of quotes."""
    for match in _ROW.finditer(text):
        ids = _us_first(known.tickers.get(match["ticker"].replace("-", "."), ()))
        gap = text[match.end("ticker") : match.end()]
        known_alone = len(gap) > 1 or (ids and known.securities[ids[0]].bare)  # two blanks part columns
        if ids and (gap.strip(" ") or (known_alone and match["ticker"] not in acronyms())):
            yield Ticker(*match.span("ticker"), ids[0], "quote", 0.9, match.start("ticker"))
    for match in _TITLED_ROW.finditer(text):
        if ids := _us_first(known.tickers.get(match["ticker"].replace("-", "."), ())):
            yield Ticker(*match.span("ticker"), ids[0], "quote", 0.9, match.start("ticker"))


def bare(
    text: str, known: Gazetteer, seen: Collection[str], taken: Collection[int], beside: Mapping[int, str]
) -> Iterator[Ticker]:
    """Yield bare tickers that are famous, were named before, or stand beside their name or in a list with such a one.

    ``taken`` are the starts of tickers found otherwise: they support their neighbours in a list. ``beside`` maps the
    ends of the securities named to their identifiers.
    """
    baskets = list(_baskets(text, known)) if "," in text else []
    found: list[tuple[re.Match[str], Collection[str]]] = []
    sure: list[str] = []
    for match in _BARE.finditer(text):
        ids: Collection[str] = known.tickers.get(match.group(), ())
        own = _own(text, match.start(), ids, beside) if ids else ""
        if own:
            yield Ticker(*match.span(), own, "ticker_after_name", 0.95, match.start())
        elif ids and any(start < match.start() < end for start, end in baskets):
            yield Ticker(*match.span(), _us_first(ids)[0], "ticker_in_list", 0.8, match.start())
        if own or (ids and match.group() not in acronyms() and not _shouted(text, match.start(), match.end())):
            found.append((match, ids))
            sure.append(own or _sure(ids, known, seen, match.group()))
    yield from _among(text, known, found, sure, taken)


def _among(
    text: str,
    known: Gazetteer,
    found: Sequence[tuple[re.Match[str], Collection[str]]],
    sure: Sequence[str],
    taken: Collection[int],
) -> Iterator[Ticker]:
    """Yield those of some tickers that are sure, or that what stands around them shows."""
    held = [bool(name) or match.start() in taken for (match, _), name in zip(found, sure, strict=True)]
    for place, (match, ids) in enumerate(found):
        if sure[place]:
            yield Ticker(*match.span(), sure[place], "ticker", 0.85, match.start())
        elif len(match.group()) > 1 and _listed(text, found, held, place):
            yield Ticker(*match.span(), _us_first(ids)[0], "ticker_in_list", 0.7, match.start())
        elif len(match.group()) > 2 and (fund := _fund(text, match, ids, known)):
            yield Ticker(*match.span(), fund, "ticker_of_issuer", 0.75, match.start())
        elif shown := _shown(text, match):
            yield Ticker(*match.span(), _us_first(ids)[0], *shown, match.start())


def _shown(text: str, match: re.Match[str]) -> tuple[str, float] | None:
    """Return what stands beside a ticker and shows it, and how sure that is: its move, or a note in its brackets."""
    if len(match.group()) > 1 and _MOVE.match(text, match.end()) and not _counts(text, match.start()):
        return "ticker_with_move", 0.65
    noted = text[match.start() - 1 : match.start()] == "(" and text.startswith(_notes(), match.end())
    return ("ticker_with_note", 0.8) if noted else None


@cache
def _notes() -> tuple[str, ...]:
    """Return what a page adds to a ticker in brackets: "(TGT - Free Report)"."""
    return tuple(f" {note}" for note in shared_table("exchanges")["words"]["notes"])


def _baskets(text: str, known: Gazetteer) -> Iterator[tuple[int, int]]:
    """Yield the brackets that hold tickers alone, most of them no abbreviation: not "(CPI, PPI, GDP)"."""
    for match in _BASKET.finditer(text):
        codes = re.findall(r"[A-Z.]+", match.group())
        listed = [code for code in codes if len(code) > 1 and code not in acronyms() and code in known.tickers]
        if 2 * len(listed) >= len(codes):
            yield match.span()


def _own(text: str, start: int, ids: Collection[str], beside: Mapping[int, str]) -> str:
    """Return the identifier whose name stands right before a bracketed ticker: "Lowe's (LOW)"."""
    first = max(0, start - 24)
    opened = text[first:start].removesuffix(" ")  # "Lowe's ( LOW)"
    if opened[-1:] not in ("(", "["):
        return ""
    before = opened[:-1].rstrip()
    named = beside.get(first + len(before), "") or beside.get(first + len(FORM.sub("", before)), "")
    code = named.partition(":")[2]
    return named if named in ids else next((i for i in ids if i.partition(":")[2] == code), "")


def _sure(ids: Collection[str], known: Gazetteer, seen: Collection[str], ticker: str) -> str:
    named = [i for i in ids if i in seen and len(ticker) > 1]
    famous = [i for i in ids if known.securities[i].bare]
    return next(iter(named or famous), "")


def _issued(text: str, start: int, ids: Collection[str], known: Gazetteer) -> str:
    """Return the fund whose house stands right before its ticker: "Fidelity's FBTC"."""
    if text[start - 3 : start] not in ("'s ", "’s "):
        return ""
    return next((each for each in ids if known.securities[each].kind == "fund"), "")


def _titled(text: str, start: int, ids: Collection[str], known: Gazetteer) -> str:
    """Return the fund whose title stands before its bracketed ticker: "The Ultra Financial ProShares (UYG) rose"."""
    bracket = text[max(0, start - 2) : start].rstrip()[-1:]
    if bracket not in ("(", "["):
        return ""
    before = text[max(0, start - _TITLE_REACH) : start]
    told = any(word in before for word in shared_table("exchanges")["words"]["funds"])
    return next((each for each in ids if told and known.securities[each].kind == "fund"), "")


def _fund(text: str, match: re.Match[str], ids: Collection[str], known: Gazetteer) -> str:
    """Return the fund that a ticker is of, by its house or, where no other paper has it, in a text on such funds.

    "Fidelity's FBTC"; "Bond ETFs were in demand: SGOV raked in $2 billion".
    """
    if issued := _issued(text, match.start(), ids, known) or _titled(text, match.start(), ids, known):
        return issued
    alone = len(match.group()) >= _LONG and all(known.securities[each].kind == "fund" for each in ids)
    return _us_first(ids)[0] if alone and _FUNDS.search(text) else ""


def _listed(text: str, found: Sequence[tuple[re.Match[str], Collection[str]]], held: list[bool], place: int) -> bool:
    """Return whether a neighbour in a list is sure: "TSLA, WBD and AMZN all rose"."""
    for step in (-1, 1):
        at = place
        while 0 <= at + step < len(found):
            first, second = sorted((found[at][0], found[at + step][0]), key=lambda match: match.start())
            gap = text[first.end() : second.start()]
            if not (LIST_GAP.fullmatch(gap) or _PAIRED_GAP.fullmatch(gap)):
                break
            at += step
            if held[at]:
                return True
    return False


def _shouted(text: str, start: int, end: int) -> bool:
    """Return whether the words around are in capitals too, as in a heading: "STOCKS KEY TO GAINS"."""
    around = (
        re.findall(r"[^\W\d_]{2,}", text[max(0, start - 25) : start])[-2:]
        + re.findall(r"[^\W\d_]{2,}", text[end : end + 25])[:2]
    )
    long = [word for word in around if len(word) > 4]
    return len(long) >= 2 and all(word.isupper() for word in long)


def _counts(text: str, start: int) -> bool:
    """Return whether a number stands right before what is then its unit: "stocks de 9.400 TM (-2,4 %)"."""
    return text[start - 2 : start - 1].isdigit() and text[start - 1 : start].isspace()


def _us_first(ids: Collection[str]) -> list[str]:
    return sorted(ids, key=lambda identifier: identifier.partition(":")[0] not in US_MARKETS)
