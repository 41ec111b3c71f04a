"""Subjects, metrics and sources in words, for the sentence that explains a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.sourced import SourcedClaim
    from queries.finding import Side

_METRICS = {
    "pe": "P/E",
    "pe_forward": "forward P/E",
    "pe_trailing": "trailing P/E",
    "pb": "price-to-book ratio",
    "ps": "price-to-sales ratio",
    "ev_ebitda": "EV/EBITDA",
    "peg": "PEG ratio",
    "eps": "earnings per share",
    "eps_growth": "growth of earnings per share",
    "aum": "assets under management",
    "gdp_growth": "GDP growth",
    "pmi": "PMI",
    "roe": "return on equity",
    "fx_rate": "exchange rate",
    "deficit_to_gdp": "deficit to GDP",
    "debt_to_gdp": "debt to GDP",
    "share_unprofitable": "share of unprofitable members",
    "ebitda": "EBITDA",
}

_SUBJECTS = {
    "index:SPX": "the S&P 500",
    "index:MID": "the S&P MidCap 400",
    "index:SML": "the S&P SmallCap 600",
    "index:RUT": "the Russell 2000",
    "index:RUI": "the Russell 1000",
    "index:RUA": "the Russell 3000",
    "index:NDX": "the Nasdaq-100",
    "index:IXIC": "the Nasdaq Composite",
    "index:DJI": "the Dow Jones Industrial Average",
    "index:IBEX": "the IBEX 35",
    "index:SX5E": "the Euro Stoxx 50",
    "index:SXXP": "the Stoxx Europe 600",
    "index:FTSE": "the FTSE 100",
    "index:N225": "the Nikkei 225",
    "index:HSI": "the Hang Seng",
    "index:SSEC": "the Shanghai Composite",
    "index:MXX": "the S&P/BMV IPC",
    "index:DXY": "the dollar index",
    "cb:FED": "the Federal Reserve",
    "cb:ECB": "the European Central Bank",
    "cb:BOE": "the Bank of England",
    "cb:BOJ": "the Bank of Japan",
    "cb:SNB": "the Swiss National Bank",
    "cb:BANXICO": "Banco de México",
    "cb:BDE": "Banco de España",
    "cb:BCCH": "the central bank of Chile",
    "cb:BCRP": "the central bank of Peru",
    "cb:BANREP": "Banco de la República",
    "cb:BCB": "the central bank of Brazil",
    "cb:BCRA": "the central bank of Argentina",
    "country:US": "the United States",
    "country:ES": "Spain",
    "country:MX": "Mexico",
    "country:AR": "Argentina",
    "country:CL": "Chile",
    "country:CO": "Colombia",
    "country:PE": "Peru",
    "country:BR": "Brazil",
    "country:EA": "the euro area",
    "commodity:BRENT": "Brent crude",
    "commodity:MXMIX": "Mexico's oil mix",
    "commodity:OPEC": "the OPEC basket",
    "commodity:NATGAS": "natural gas",
    "commodity:WTI": "WTI crude",
    "crypto:BTC": "bitcoin",
    "crypto:ETH": "ether",
    "group:US_SMALL_CAP": "U.S. small caps",
    "group:US_MID_CAP": "U.S. mid caps",
    "group:US_LARGE_CAP": "U.S. large caps",
    "group:MAG7": "the Magnificent Seven",
}


def metric_words(metric: str | None) -> str:
    """Return a metric as it is read aloud: ``forward P/E``, ``policy rate``."""
    return _METRICS.get(metric or "", (metric or "figure").replace("_", " "))


def subject_words(subject: str | None) -> str:
    """Return a subject as it is read aloud: ``the S&P 500``, ``NVDA``, ``the US 10Y bond``."""
    if subject is None:
        return "an unnamed subject"
    if subject in _SUBJECTS:
        return _SUBJECTS[subject]
    prefix, _, code = subject.partition(":")
    match prefix:
        case "fx":
            return f"{code[:3]}/{code[3:]}"
        case "bond":
            return f"the {code[:2]} {code[2:]} bond"
        case "sector":
            return code.replace("_", " ")
        case "commodity":
            return code.lower()
        case _:
            return code


def about(subject: str | None, metric: str | None) -> str:
    """Return what a figure is about: ``The forward P/E of the S&P 500``."""
    return f"The {metric_words(metric)} of {subject_words(subject)}"


def sources(side: Sequence[SourcedClaim], *, most: int = 2) -> str:
    """Return the documents of a side with their dates, copies and further ones counted."""
    first: dict[str, SourcedClaim] = {}
    for sourced in side:
        first.setdefault(sourced.cluster, sourced)
    named = [f"{s.doc} ({s.doc_date})" if s.doc_date else f"{s.doc} (undated)" for s in list(first.values())[:most]]
    docs = len({sourced.doc for sourced in side})
    more = docs - len(named)
    return ", ".join(named) + (f" and {more} more" if more > 0 else "")


def values(side: Sequence[SourcedClaim], *, most: int = 4) -> str:
    """Return the side's figures as written, each once; of many the first, and how many others there are."""
    written = list(dict.fromkeys(" ".join(sourced.claim.value_text.split()) for sourced in side))
    if len(written) <= most:
        return " or ".join(written)
    return f"{' or '.join(written[: most - 1])} or {len(written) - most + 1} other figures"


def against(sides: Sequence[Side]) -> str:
    """Return every side's figures with its sources: ``22x in a.txt (2026-01-08) against 23.1 in b.txt``."""
    return " against ".join(f"{values(side)} in {sources(side)}" for side in sides)
