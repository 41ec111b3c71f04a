"""Compile public tables of listings into ``nlp/data/securities.tsv``, the securities that mentions are resolved to.

    python tools/compile_securities.py TICKERS_FOLDER PARALLEL_TEXT [--output FILE]

``TICKERS_FOLDER`` holds the tables named in its ``PROVENANCE.json``; ``PARALLEL_TEXT`` is a tab-separated text, perhaps
xz-compressed, from which the words of general language are counted: a short name that is also such a word ("Target",
"Gap", "Ventas") never stands for a company without evidence. Short names that no table holds, and listings of markets
without a table, are written by hand in ``tools/securities/``.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tools.crosslisting import pairs, share
from tools.table_header import header

HERE = Path(__file__).parent / "securities"
OUTPUT = Path(__file__).parent.parent / "nlp" / "data" / "securities.tsv"

OTHER_MARKETS = {"N": "XNYS", "P": "ARCX", "A": "XASE", "Z": "BATS", "V": "IEXG"}
SEC_MARKETS = {"Nasdaq": "XNAS", "NYSE": "XNYS", "CBOE": "BATS", "OTC": "OOTC"}
AMERICAN = frozenset({*OTHER_MARKETS.values(), *SEC_MARKETS.values()})
MEMBERS = {"dax": "XETR", "ftse100": "XLON", "ftsemib": "XMIL", "hsi": "XHKG"}

# What a security's name says after the company's: "Alcoa Corporation Common Stock".
_CLASS = re.compile(
    r"(?:\s+-\s+|\s*,?\s+)(?:(?:New\s+)?(?:Class|Series)\s+[A-Z0-9]{1,2}\s+|Sponsored\s+|Non-?Voting\s+|Subordinate\s+Voting\s+|Voting\s+"
    r"|Limited\s+Voting\s+|Registered\s+|New\s+York\s+Registry\s+|Exchangeable\s+|Multiple\s+Voting\s+|par\s+value.*|\(.*)*"
    r"(?:Common|Ordinary|American\s+Deposit[ao]ry|ADRs?|ADSs?|ADR\b|Depositary|Capital\s+Stock|Shares?\s+of|Closed\s+End|Limited\s+Partner"
    r"|Registry|Shares?\b|Units?\b|Trust\s+Units).*$",
    re.IGNORECASE,
)
# Paper of a company that commentary does not speak of by the company's name: warrants, rights, notes, preferred shares.
_OTHER_PAPER = re.compile(
    r"\b(?:Warrants?|Rights?|Units?,|Units?$|Preferred|Preference|Notes?\s+due|Notes\b|Debentures?|Subordinated"
    r"|Bonds?\s+due|Trust\s+Preferred|Perpetual|1/[\d,]+(?:th|rd))\b",
    re.IGNORECASE,
)
# The preferred shares of a foreign company are its shares: "Grupo Cibest S.A. … representing four Preferred Shares".
_DEPOSITARY = re.compile(
    r"\b(?:American Depositary|ADR|ADS)\b.*\brep(?:resenting|stg)?\b[^%]*Preferred Shares", re.IGNORECASE
)
# Preferred shares ("KIM$N"), units and warrants ("AAC.U", "ACHR.W") by their symbols.
_OTHER_SYMBOL = re.compile(r"\$|\.(?:U|W|WS|R|RT)$")
WORDS = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
_LEGAL = re.compile(rf"[\s,]+(?:{'|'.join(WORDS['legal'])})\.?$")
_LEGAL_ENDS = tuple(f" {form}" for form in WORDS["legal_ends"])
_TRADE = frozenset(WORDS["trade"])
_ORDINARY = frozenset(WORDS["ordinary"])
# What is no identifier is the note at the end of a table ("File Creation Time").
_IDENTIFIER = re.compile(r"[A-Z]{4}:[A-Z0-9&.$-]{1,14}")
# A word seen this often in running text is one of general language, or a place or person's name.
COMMON = 4
RARE = 3
# A member of a main index that is seen this often with a capital is rather a person or a place: "Cooper", "Phoenix".
PROPER = 12
# A single word that a text of this size hardly holds, of this length at least, is a coined one: "Winnebago".
COINED = 2
LONG = 4


@dataclass
class Listing:
    """One listed security as it is being put together; ``kind`` is ``share``, ``fund`` or ``other``."""

    id: str
    kind: str
    names: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    member: bool = False


def company_name(text: str) -> str:
    """Return the company's name out of a security's: ``Alcoa Corporation`` of ``Alcoa Corporation Common Stock``."""
    return _CLASS.sub("", text.split(" - ", maxsplit=1)[0].strip().rstrip(",")).strip(" ,.-")


def shortened(name: str) -> Iterator[str]:
    """Yield the name without its legal form, step by step: ``Ford Motor Company``, ``Ford Motor``."""
    name = name.strip(" ,.")
    name = re.sub(r"\s*\[.*?\]", "", name)
    name = re.sub(r"^The\s+", "", name)
    while True:
        yield name
        cut = _LEGAL.sub("", name).strip(" ,.&-")
        if cut == name or not cut:
            return
        name = cut


def cased(name: str) -> str:
    """Return a name of capitals only ("MICROSOFT CORP") as it is written in text."""
    if not name.isupper() or len(name) <= 5:
        return name
    return " ".join(w if len(w) <= 2 or not w.isalpha() else w.capitalize() for w in name.split())


def read_csv(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of the folder."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        yield from csv.DictReader(handle)


def fund_names(title: str) -> Iterator[str]:
    """Yield what a fund is called: "State Street SPDR S&P China ETF" is the "SPDR S&P China ETF" to most.

    "iShares MSCI Japan Index Fund" is the "iShares MSCI Japan ETF".
    """
    for name in (title, title.replace("U.S.", "US"), title.removeprefix("State Street ")):
        yield name
        if name.startswith("iShares"):
            yield re.sub(r" Index Fund$", " ETF", name)


def listing(identifier: str, title: str, *, fund: bool) -> Listing:
    """Return the listing of a security by its title; one that is neither share nor fund goes by its ticker alone."""
    if fund:
        return Listing(identifier, "fund", list(dict.fromkeys(fund_names(title))))
    if (_OTHER_PAPER.search(title) and not _DEPOSITARY.search(title)) or _OTHER_SYMBOL.search(identifier):
        return Listing(identifier, "other")
    name = company_name(title)
    return Listing(identifier, "share", list(dict.fromkeys((*([] if " " in name else [name]), cased(name)))))


def nasdaq(folder: Path) -> Iterator[Listing]:
    """Yield the securities that Nasdaq lists."""
    for row in read_csv(folder / "nasdaq-listed-symbols.csv"):
        if row["Test Issue"] != "Y":
            yield listing(f"XNAS:{row['Symbol']}", row["Security Name"], fund=row["ETF"] == "Y")


def others(folder: Path) -> Iterator[Listing]:
    """Yield the securities of NYSE, NYSE Arca, NYSE American and Cboe BZX."""
    for row in read_csv(folder / "other-listed.csv"):
        if row["Test Issue"] != "Y":
            identifier = f"{OTHER_MARKETS[row['Exchange']]}:{row['ACT Symbol']}"
            yield listing(identifier, row["Security Name"].strip(), fund=row["ETF"] == "Y")


def sec(folder: Path, *, known: set[str]) -> Iterator[Listing]:
    """Yield the filers whose ticker no listing holds any more or that are traded over the counter."""
    data = json.loads((folder / "company_tickers_exchange.json").read_text(encoding="utf-8"))
    for _, name, ticker, exchange in data["data"]:
        if exchange not in SEC_MARKETS or not re.fullmatch(r"[A-Z]{1,5}", ticker) or ticker in known:
            continue
        # Nasdaq adds a letter to a company's ticker for its preferred shares and notes: FITBI beside FITB.
        if exchange != "OTC" and len(ticker) > LONG and ticker[:-1] in known:
            yield Listing(f"{SEC_MARKETS[exchange]}:{ticker}", "other")
            continue
        # The names of over-the-counter shells are anything; commentary names such a share by its ticker.
        names = [] if exchange == "OTC" else [cased(name)]
        yield Listing(f"{SEC_MARKETS[exchange]}:{ticker}", "share", names)


def europe(folder: Path) -> Iterator[Listing]:
    """Yield the members of the European and Hong Kong indices and of the IBEX 35."""
    for key, market in MEMBERS.items():
        for row in read_csv(folder / "index-constituents" / f"constituents-{key}.csv"):
            ticker = re.sub(r"/$", "", row["Symbol"].rsplit(".", 1)[0]).replace("/A", "").lstrip("0")
            yield Listing(f"{market}:{ticker}", "share", [row["Name"]], member=True)
    for row in read_csv(folder / "ibex-components.csv"):
        ticker = row["Ticker"].removesuffix(".MC").removesuffix("b")
        yield Listing(f"XMAD:{ticker}", "share", [row["Company"]], member=True)


def mexico(folder: Path) -> Iterator[Listing]:
    """Yield the members of the S&P/BMV IPC."""
    for line in (folder / "bmv_ipc.md").read_text(encoding="utf-8").splitlines():
        if match := re.match(r"\|\s*(?P<name>[^|(]+?)\s*\((?P<ticker>[A-Z][^)]*)\)\s*\|", line):
            ticker = match["ticker"].replace("\\", "").replace("KIMBERA/B", "KIMBERA")
            ticker = {"BBAJIO": "BBAJIOO", "BOLSA": "BOLSAA"}.get(ticker, ticker)
            if ticker != "ticker BMV":
                yield Listing(f"XMEX:{ticker}", "share", [match["name"]], member=True)


def by_hand(path: Path) -> Iterator[Listing]:
    """Yield the rows of a hand-written table."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            identifier, strong, weak, *_ = [*line.split("\t"), "", ""]
            market = identifier.split(":")[0]
            kind = "fund" if market == "ARCX" or "ETF" in strong else "share"
            yield Listing(identifier, kind, [n for n in strong.split("|") if n], [n for n in weak.split("|") if n])


def word_counts(path: Path) -> tuple[Counter[str], Counter[str]]:
    """Count the words of a text: as written in lower case, and in any case."""
    lower: Counter[str] = Counter()
    total: Counter[str] = Counter()
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as handle:
        for line in handle:
            words = re.findall(r"[^\W\d_]+", line.rsplit("\t", 1)[0])
            lower.update(word for word in words if word.islower())
            total.update(word.lower() for word in words)
    return lower, total


def main_members(folder: Path) -> dict[str, str]:
    """Return ticker to plain name of the members of the main US indices."""
    names = {row["Symbol"]: row["Security"] for row in read_csv(folder / "constituents.csv")}
    for key in ("nasdaq100", "dowjones", "sp500"):
        for row in read_csv(folder / "index-constituents" / f"constituents-{key}.csv"):
            names.setdefault(row["Symbol"].replace("-", "."), row["Name"])
    return names


def gather(folder: Path) -> dict[str, Listing]:
    """Put the tables together; a listing met twice keeps all its names."""
    listings: dict[str, Listing] = {}
    hand = list(by_hand(HERE / "short_names.tsv"))
    tables = [*by_hand(HERE / "listings.tsv"), *nasdaq(folder), *others(folder), *europe(folder), *mexico(folder)]
    listed = {item.id for item in tables}
    tickers = [(market, ticker) for market, _, ticker in (each.partition(":") for each in listed)]
    known = {ticker for market, ticker in tickers if market in AMERICAN}
    tables += sec(folder, known=known)
    for item in hand:
        market, _, ticker = item.id.partition(":")
        if item.id in listed or market not in AMERICAN or ticker not in known:
            listings[item.id] = item
    members = main_members(folder)
    for item in tables:
        kept = listings.setdefault(item.id, Listing(item.id, item.kind))
        kept.kind = item.kind if item.kind == "fund" else kept.kind
        kept.names += item.names
        kept.weak += item.weak
        ticker = item.id.split(":")[1]
        kept.member |= item.member
        if item.id[:4] in ("XNAS", "XNYS") and ticker in members:
            kept.member = True
            kept.names.append(members[ticker])
    return {identifier: each for identifier, each in listings.items() if _IDENTIFIER.fullmatch(identifier)}


class Judge:
    """Decides which names stand alone and which need evidence."""

    def __init__(self, lower: Counter[str], total: Counter[str], hand: dict[str, set[str]]) -> None:
        self.lower, self.total, self.hand = lower, total, hand

    def weak(self, name: str, listing: Listing) -> bool:
        """Return whether a name by itself does not tell that the company is meant."""
        if name in self.hand.get(listing.id, ()):
            return False
        words = re.findall(r"[^\W\d_]+", name)
        if not words or len(name) < 3:
            return True
        if re.fullmatch(r"[^\W\d_]+['’]s", name):  # "Tilly's artillery", "Portillo's extradition"
            return True
        if len(words) > 1:
            floor = 400 if not listing.member else 4000
            return all(self.lower[word.lower()] > floor or len(word) < 3 for word in words)
        word = words[0].lower()
        if listing.member:
            return self.lower[word] >= COMMON or self.total[word] >= PROPER or len(name) < 4
        # "Hayward" and "Bristow" are towns, "Gannett" a family: only a coined spelling ("SoFi") speaks for itself.
        return (
            self.total[word] >= RARE
            or len(name) < 4
            or words[-1].isupper()
            or not any(c.isupper() for c in words[-1][1:])
        )

    def lone(self, name: str, listing: Listing) -> bool:
        """Return whether a name is one coined word, which needs no evidence where no capitalised word is beside it."""
        word = name.lower()
        return (
            listing.kind == "share"
            and name not in listing.weak
            and name.isalpha()
            and len(name) >= LONG
            and not name.isupper()
            and word not in _ORDINARY
            and not self.lower[word]
            and self.total[word] <= COINED
        )

    def useless(self, name: str) -> bool:
        """Return whether a name is so common a word ("New", "Research") that no evidence near it says anything."""
        words = re.findall(r"[^\W\d_]+", name.lower())
        return len(words) == 1 and (self.lower[words[0]] > 100 or self.total[words[0]] > 300)


def variants(listing: Listing, judge: Judge) -> tuple[list[str], list[str]]:
    """Return the names of a listing that stand alone, and those that need evidence.

    The legal form ("Target Corporation") is kept only where the name without it needs evidence.
    """
    hand = judge.hand.get(listing.id, set())
    strong: dict[str, None] = {}
    weak: dict[str, None] = dict.fromkeys(listing.weak)
    for full in listing.names:
        steps = [full] if listing.kind == "fund" or full in hand else list(shortened(full))
        steps = [n for place, n in enumerate(steps) if n == steps[-1] or judge.weak(steps[-1], listing) or place]
        if not judge.weak(steps[-1], listing):
            steps = [n for n in steps if not n.rstrip(".").endswith(_LEGAL_ENDS)] or steps[-1:]
        for name in steps:
            (weak if name in weak or judge.weak(name, listing) else strong)[name.replace(", Inc", " Inc")] = None
        if listing.kind == "fund" or full in hand:
            continue
        words = steps[-1].split() if steps else []
        while len(words) > 1 and (words[-1].rstrip(",") in _TRADE or words[-1] in ("and", "&", "of")):
            words.pop()
        short = " ".join(words).strip(" ,&")
        if short and len(words) < 3 and short != steps[-1] and short not in strong:
            weak[short] = None
    kept = [
        n for n in weak if n in listing.weak or not (judge.useless(n) or len(n) < 2 or (n.isupper() and len(n) < 5))
    ]
    return [n for n in strong if n not in weak and n not in WORDS["not_names"]], [
        n for n in kept if n not in WORDS["not_names"]
    ]


def marked(listing: Listing, weak: Iterable[str], judge: Judge) -> Iterator[str]:
    """Mark the coined names among those that need evidence."""
    return ("^" + name if judge.lone(name, listing) else name for name in weak)


def only_once(rows: list[tuple[Listing, list[str], list[str]]]) -> None:
    """Drop weak names that several companies share and no hand wrote: "First", "American"."""
    owners: dict[str, set[str]] = {}
    for listing, strong, weak in rows:
        for name in (*strong, *weak):
            owners.setdefault(name.casefold(), set()).add(listing.id.split(":")[1][:3])
    for listing, _, weak in rows:
        weak[:] = [n for n in weak if n in listing.weak or (len(owners[n.casefold()]) == 1)]


def bare(listing: Listing, lower: Counter[str], total: Counter[str]) -> bool:
    """Return whether a ticker is known and strange enough to stand by itself."""
    ticker = listing.id.split(":")[1]
    if ticker in WORDS["famous"]:
        return True
    word = ticker.lower()
    known = listing.member and listing.id[:4] in ("XNAS", "XNYS", "XMEX")
    return known and len(ticker) >= 4 and ticker.isalpha() and lower[word] < COMMON and total[word] < 40


def crosslisted(listings: Iterable[Listing]) -> Iterator[tuple[str, str]]:
    """Return the American and the home listing of each company that has both."""
    titles = {
        item.id: [step for name in item.names for step in list(shortened(name))[-1:] if len(step) > LONG]
        for item in listings
        if item.kind == "share"
    }
    return pairs(HERE / "adrs.tsv", titles, AMERICAN)


def compile_rows(folder: Path, text: Path) -> Iterator[str]:
    """Yield the lines of the table, sorted by prominence and identifier."""
    listings = gather(folder)
    lower, total = word_counts(text)
    hand: dict[str, set[str]] = {}
    for path in (HERE / "short_names.tsv", HERE / "listings.tsv"):
        for item in by_hand(path):
            hand.setdefault(item.id, set()).update(item.names)
    judge = Judge(lower, total, hand)
    order = {identifier: place for place, identifier in enumerate(hand)}
    rows = [(item, *variants(item, judge)) for item in listings.values()]
    only_once(rows)
    abroad = share({item.id: (strong, weak) for item, strong, weak in rows}, crosslisted(listings.values()))
    rows.sort(key=lambda row: (row[0].id in abroad, order.get(row[0].id, len(order)), row[0].kind, row[0].id))
    for item, strong, weak in rows:
        flag = "bare" if bare(item, lower, total) else ""
        yield "\t".join([item.id, item.kind, flag, "|".join(strong), "|".join(marked(item, weak, judge))])


def main(arguments: Iterable[str] | None = None) -> None:
    """Compile the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder of the listings and PROVENANCE.json")
    parser.add_argument("text", type=Path, help="running text in which words are counted (tsv or tsv.xz)")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args(None if arguments is None else list(arguments))
    lines = [*header(options.folder), *compile_rows(options.folder, options.text)]
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{options.output}: {len(lines)} lines")


if __name__ == "__main__":
    main()
