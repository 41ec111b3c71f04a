"""Which of the names found in a text are mentions, and of what: a name that is ambiguous needs evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from nlp.names import monies, tickers
from nlp.names.candidate import Candidate, kind
from nlp.names.evidence import (
    acts,
    after_capital,
    borne,
    in_capitals,
    labels,
    moves,
    opens_row,
    opens_sentence,
    placed,
    shares_of,
    supported,
)
from nlp.names.gazetteer import Found, gazetteer
from nlp.names.persons import is_person
from nlp.names.tree import Name
from nlp.tables import language_table, shared_table

# Between a name and its tag: "Target Corp. (", "Acme (Buy; ", "Apple, ".
_TAG_GAP = re.compile(r"(?:,? [A-Z][\w.&]*){0,3}\s{0,2}[(\[]\s?(?:[\w ]{1,12}[;,] )?|,? ")
_FORM = r",? (?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|Plc|PLC|plc|AG|SE|N\.V|NV|S\.A|SA)\.?"
_OPENING = re.compile(rf"(?:{_FORM})?\s?\(\s?")
# "(AAPL)", with the series of its shares "(GISSA A)".
_BRACKETED = re.compile(r"([A-Z][A-Z0-9&]{0,9}(?:[. -][A-Z0-9-]{1,3})?)\s?[)\],;:]")
# The first line of a text, which names in short what the text then names in full: "Delta sees a record year".
_TITLE = re.compile(r"\s*([^\n]{1,200})(?=\n|$)")
_LIST_BEFORE = re.compile(r"(?:,? (?:and|or|y|e|o|&) |, |/)$")
# A list whose first name has its figure: "Robinhood fell 3.5%, and Target 2%".
_SHARE = r"[+\-−(]?\d+(?:[.,]\d+)?[\s\u00a0]?(?:%|per ?cent|por ciento)\)?"
_QUOTED_BEFORE = re.compile(
    rf"(?: [a-záéíóúñ]+){{0,2}} \(?{_SHARE}(?:,? (?:and|while|y|e|mientras) |, |; )(?:(?:los|las|el|la) del? )?$"
)
_QUOTED_AFTER = re.compile(rf"(?: by| about| nearly| some| almost| un| cerca de)? {_SHARE}| [—(]")
# "Crude" and "oil" do not say which.
_NEVER = -2
_LONGEST = 6
_FEW = 3
_UNSAID = frozenset({"commodity:WTI", "commodity:BRENT"})
_OIL_GAP = frozenset({" ", " de ", " del ", " tipo ", " of ", " grade "})


class Names:
    """Decides which of the names found in one text are mentions, and of what."""

    def __init__(
        self,
        text: str,
        lang: str,
        seen: AbstractSet[str],
        tagged: Sequence[tickers.Ticker],
        found: Sequence[Found],
    ) -> None:
        self.text, self.lang, self.seen, self.found = text, lang, seen, found
        self.tags = {each.opening: each for each in tagged if each.rule in ("tag", "cashtag", "suffix")}
        title = _TITLE.match(text)
        self.title = title.span() if title else (0, 0)
        self.first: dict[str, int] = {}
        self.latest: dict[str, int] = {}
        self.edges: dict[str, set[int]] = {}
        self.persons: set[str] = set()
        self.nations = monies.nations(found)

    def candidates(self) -> Iterator[Candidate]:
        """Yield a candidate for each name that has the evidence it needs, those of the whole text being known first."""
        sure: list[Candidate] = []
        doubtful: list[Found] = []
        for each in self.found:
            tag = self._tag_after(each)
            name = next((n for n in each.names if tag is not None and _same(n.id, tag.id)), None)
            name = name or (self._retagged(each, tag) if tag is not None else None)
            if name is not None and tag is not None:
                sure += _with_tag(each, tag, self.text[tag.start : tag.end])
            elif any(not n.id for n in each.names):
                sure.append(Candidate(each.start, each.end, "", "blocked", 1.0))
            else:
                doubtful.append(each)
        blocked = [(c.start, c.end) for c in sure if not c.id]
        doubtful = [f for f in doubtful if not any(start <= f.start and f.end <= end for start, end in blocked)]
        self.first = {c.id: c.start for c in sorted(sure, key=lambda c: -c.start) if c.id}
        for c in sure:
            self.edges.setdefault(kind(c.id), set()).update((c.start, c.end))
        for each in doubtful:
            strong = tuple(n for n in each.names if not n.needs_evidence)
            if len({n.id for n in strong}) == 1:
                self.first[strong[0].id] = min(each.start, self.first.get(strong[0].id, each.start))
            if strong:
                self.edges.setdefault(kind(strong[0].id), set()).update((each.start, each.end))
        yield from sure
        for each in sorted(doubtful, key=lambda found: (found.start, found.end)):
            if (made := self._judge(each)) is not None:
                self._keep(made)
                yield made

    def _keep(self, made: Candidate) -> None:
        """Remember what is named where; a place that bears a company's name is nothing."""
        if made.id:
            self.first.setdefault(made.id, made.start)
            self.latest[made.id] = made.start
            self.edges.setdefault(kind(made.id), set()).update((made.start, made.end))

    def _retagged(self, found: Found, tag: tickers.Ticker) -> Name | None:
        """Return the name of a company that a tag in brackets right behind lists elsewhere: "Li Ning Co (OTC: LNNGF)".

        A tag that is known for another company's is a slip: "Apple (NASDAQ: MSFT)".
        """
        if tag.id in gazetteer().securities:
            return None
        opens = tag.rule == "tag" and _OPENING.fullmatch(self.text, found.end, tag.opening) is not None
        firms = [name for name in found.names if kind(name.id) == "security"]
        single = len({name.id for name in firms}) == 1 == len({name.id for name in found.names})
        return firms[0] if opens and single and not firms[0].needs_evidence else None

    def _tag_after(self, each: Found) -> tickers.Ticker | None:
        """Return the tag right after a name: "Target Corp. (NYSE: TGT)", "Target (TGT)"."""
        if (match := _TAG_GAP.match(self.text, each.end)) is None:
            return None
        if (tag := self.tags.get(match.end())) is not None:
            return tag
        ticker = _BRACKETED.match(self.text, match.end()) if match.group().strip() == "(" else None
        code = ticker[1].replace(" ", "") if ticker else None
        own = next((n.id for n in each.names if ticker and n.id.partition(":")[2] in (ticker[1], code)), None)
        return tickers.Ticker(*ticker.span(1), own, "tag", 1.0, ticker.start(1)) if ticker and own else None

    def _judge(self, each: Found) -> Candidate | None:
        strong = tuple(n for n in each.names if not n.needs_evidence)
        chosen = self._nations(each, strong) if kind(each.names[0].id) == "currency" else None
        chosen = chosen or (self._choose(each, strong) if strong else self._supported(each))
        if chosen is None or is_person(self.text, each, self.lang, self.persons, self.found):
            return None
        if self._is_place(each, chosen[0].id):
            return None
        name, rule, confidence = chosen
        if kind(name.id) == "security" and self._is_abbreviation(each):
            return None
        if kind(name.id) == "security" and (longer := borne(self.text, each.start, each.end, self.lang)):
            return Candidate(*longer, "", "borne", 1.0)
        counts = kind(name.id) == "currency" and monies.is_unit(self.text, each.start, each.end, each.names[0].id)
        if counts or self._is_company(each, name.id):
            return None
        if kind(name.id) == "country" and self.text.startswith("$", each.end):  # "US$ 5.92"
            return None
        if name.id in _UNSAID and self._leads_to_oil(each, name.id):
            return None
        return Candidate(each.start, each.end, name.id, rule, confidence)

    def _leads_to_oil(self, each: Found, identifier: str) -> bool:
        """Return whether the oil that is meant follows a word for any: "el barril de petróleo West Texas cotiza"."""
        return any(
            {n.id for n in other.names} <= _UNSAID - {identifier} and self.text[each.end : other.start] in _OIL_GAP
            for other in self.found
            if each.end < other.start <= each.end + max(map(len, _OIL_GAP))
        )

    def _is_company(self, each: Found, identifier: str) -> bool:
        """Return whether a list of companies means the one that bears a commodity's name: "Elgar y Gas Natural"."""
        if kind(identifier) != "commodity" or not self.text[each.start].isupper():
            return False
        bears = (f for f in self.found if (f.start, f.end) == (each.start, each.end))
        own = any(kind(n.id) == "security" and self._exact(n, each) for f in bears for n in f.names)
        return own and (self._listed(each, "security") or self._is_among_shares(each, identifier))

    def _is_among_shares(self, each: Found, identifier: str) -> bool:
        """Return whether a text that names companies and no other commodity writes the name in capitals all through.

        "Repsol avanzó un 0,4 % y Telefónica cedió un 0,2 %. Gas Natural se dejó un 1,3 %".
        """
        words = self.text[each.start : each.end].split()
        if len(words) < 2 or not all(word[0].isupper() and word[1:].islower() for word in words):
            return False
        told = {n.id for found in self.found for n in found.names}
        others = any(kind(name) == "commodity" and name != identifier for name in told)
        firms = sum(kind(name) == "security" for name in self.first)
        return not others and firms >= _FEW and words[0] + " " + words[1].lower() not in self.text

    def _choose(self, each: Found, names: Sequence[Name]) -> tuple[Name, str, float] | None:
        """Choose among the things that a name can stand for: the one named last before, else the first."""
        plain = sorted(names, key=lambda n: n.adjective)
        if plain[0].adjective:
            return plain[0], "adjective", 0.6
        if len({n.id for n in plain}) == 1:
            return plain[0], "name", 0.9 if each.end - each.start < 4 else 0.95
        if kind(plain[0].id) in ("currency", "fx"):
            last = max((self._economy_seen(n.id), -place, n) for place, n in enumerate(plain))
            if last[0] == _NEVER:
                return self._named_later(plain)
            return last[2], "name_by_economy", 0.75
        named = [n for n in plain if n.id in self.seen or self.first.get(n.id, each.start) < each.start]
        if named:
            return max(named, key=lambda n: self.latest.get(n.id, -1)), "name_again", 0.8
        if kind(plain[0].id) == "index":
            # "el índice selectivo" under that of Lima
            at_home = max(plain, key=lambda n: (self._home_seen(n.id), self._is_market_named(n.id)))
            return at_home, "name", 0.85
        doubtful = plain[0].id in _UNSAID
        return plain[0], "name", 0.5 if doubtful else 0.85

    def _named_later(self, names: Sequence[Name]) -> tuple[Name, str, float] | None:
        """Return the one currency whose economy a text names later: "El peso cedió un 2 %, dijo el Banco de México"."""
        told = {each.id for found in self.found for each in found.names}
        known = [n for n in names if told & {f"country:{n.id[-3:][:2]}", *_speakers(n.id[-3:][:2])}]
        return (known[0], "name_by_economy", 0.7) if len({n.id for n in known}) == 1 else None

    def _supported(self, each: Found) -> tuple[Name, str, float] | None:
        """Choose among names that need evidence, if there is any."""
        if each.names[0].only_again:
            return self._again(each)
        others = tuple(n for n in each.names if kind(n.id) != "currency")
        if not others or (len(others) < len(each.names) and self._money(each)):
            return self._money(each)
        each = each._replace(names=others)  # "SOL" is a coin, too
        return self._company(each) if kind(others[0].id) == "security" else self._market(each)

    def _market(self, each: Found) -> tuple[Name, str, float] | None:
        """Choose among the things that are no companies and that a name needs evidence to stand for."""
        said = any(n.id in self.seen or self.first.get(n.id, each.start) < each.start for n in each.names)
        if said or self._is_other_oil(each) or moves(self.text, each.end, self.lang) or self._listed(each):
            chosen = self._choose(each, each.names)
            return None if chosen is None else (chosen[0], "name_with_cue", min(chosen[2], 0.7))
        return None

    def _company(self, each: Found) -> tuple[Name, str, float] | None:
        """Choose among the companies that a name needs evidence to stand for."""
        text, start, end = self.text, each.start, each.end
        named = [n for n in each.names if n.id in self.seen or self.first.get(n.id, start) < start]
        if named and (acts(text, end, self.lang) or not (opens_sentence(text, start) or after_capital(text, start))):
            return named[0], "name_again", 0.85
        if (named and labels(text, start, end)) or opens_row(text, start, end):
            return self._in_row((named or list(each.names))[0])
        if titled := [n for n in each.names if self.title[0] <= start < self.title[1] and n.id in self.first]:
            return titled[0], "name_in_title", 0.8
        within = in_capitals(text, start, end)
        best = min(named or each.names, key=lambda name: not self._exact(name, each))
        if supported(text, start, end, self.lang) and (named or not within):
            return best, "name_with_cue", 0.75
        if within:
            return None
        if self._listed(each):
            return best, "name_in_list", 0.75
        return (best, "coined_name", 0.7) if best.coined and not placed(text, start, end, self.lang) else None

    def _nations(self, each: Found, strong: Sequence[Name]) -> tuple[Name, str, float] | None:
        """Return the currency that its country tells from others of its name: "Pakistan's rupee".

        Where a text never speaks of the home of the best known one, it is that of the country of which it speaks:
        "El Cairo no toca los tipos. La libra cedió un 0,4 %".
        """
        if (name := monies.owned(self.text, each, *self.nations, self.lang)) is not None:
            return name, "name_by_economy", 0.85
        other = monies.of_another(self.text, each, {n.id for n in strong}, self._economy_seen)
        return None if other is None else (other, "name_by_economy", 0.75)

    def _money(self, each: Found) -> tuple[Name, str, float] | None:
        """Choose among the currencies that a noun may name, if there is evidence that it names any."""
        text, end, lang = self.text, each.end, self.lang
        each = each._replace(names=tuple(n for n in each.names if kind(n.id) == "currency"))
        names = [n for n in each.names if not n.coined]
        listed = self._listed(each) and not monies.describes(text, end, lang)
        shown = listed or monies.in_rows(text, each, self.found)
        if names and not shown:
            said = any(n.id in self.seen or self.first.get(n.id, each.start) < each.start for n in names)
            at_home = any(self._economy_seen(n.id) != _NEVER for n in names)
            shown = (said and not monies.describes(text, end, lang)) or monies.told(text, each, lang, at_home=at_home)
        chosen = self._choose(each, names or each.names) if shown else None
        return None if chosen is None else (chosen[0], "name_with_cue", min(chosen[2], 0.7))

    def _is_other_oil(self, each: Found) -> bool:
        """Return whether a name of several words is that of the other oil: "el Brent subió, y el de Texas, no"."""
        name = each.names[0]
        others = _UNSAID - {name.id} if name.id in _UNSAID else frozenset()
        return len(name.words) > 1 and any(self.first.get(other, each.start) < each.start for other in others)

    def _again(self, each: Found) -> tuple[Name, str, float] | None:
        """Choose among names that stand for a thing only behind its full name, a bank's also under its economy."""
        again = [n for n in each.names if n.id in self.seen or self.first.get(n.id, each.start) < each.start]
        if again:
            return max(again, key=lambda n: self.latest.get(n.id, -1)), "name_again", 0.7
        if kind(each.names[0].id) == "index" and (own := [n for n in each.names if self._is_market_named(n.id)]):
            return own[0], "name_by_market", 0.7  # "La Bolsa de Lima cayó. El índice general …"
        return self._at_home(each.names) if kind(each.names[0].id) == "cb" else None

    def _at_home(self, names: Sequence[Name]) -> tuple[Name, str, float] | None:
        """Choose the central bank of the economy that a text speaks of: "el Banco Central" under "en la Argentina"."""
        homes = shared_table("economies")["central_banks"]
        spoken = [self._times_spoken(homes.get(name.id.partition(":")[2], "")) for name in names]
        most = max(spoken)
        return (names[spoken.index(most)], "name_by_economy", 0.7) if most and spoken.count(most) == 1 else None

    def _times_spoken(self, country: str) -> int:
        """Return how often a text names a country, its currency, its stock market, or its central bank."""
        if not country:
            return 0
        signs = {f"country:{country}", *_speakers(country)}
        return sum(
            any(
                n.id in signs or n.id.startswith(f"currency:{country}")
                for n in f.names
                if not (n.only_again or n.coined)
            )
            for f in self.found
        )

    def _in_row(self, name: Name) -> tuple[Name, str, float]:
        """Return a name that opens a row: beside others of its market "CAF" is Madrid's, and no fund of New York."""
        market = name.id.partition(":")[0] + ":"
        beside = any(seen.startswith(market) for seen in self.first)
        return (name, "name_in_row", 0.92) if beside else (name, "name_in_list", 0.8)

    def _exact(self, name: Name, each: Found) -> bool:
        """Return whether a name has the capitals of the text: "GAP" is the airports' and "Gap" the retailer's."""
        return all(word in self.text[each.start : each.end] for word in name.words)

    def _listed(self, each: Found, of: str | None = None) -> bool:
        """Return whether a name stands in a list beside another of its kind: "Apple, Meta and Nvidia all fell"."""
        edges = self.edges.get(of or kind(each.names[0].id), set())
        before = _LIST_BEFORE.search(self.text, max(0, each.start - 6), each.start)
        if before and each.start - len(before.group()) in edges:
            return True
        quoted = _QUOTED_BEFORE.search(self.text, max(0, each.start - 48), each.start)
        if quoted and quoted.start() in edges and _QUOTED_AFTER.match(self.text, each.end):
            return True
        after = tickers.LIST_GAP.match(self.text, each.end)
        return after is not None and after.end() in edges

    def _is_place(self, each: Found, identifier: str) -> bool:
        """Return whether a name is that of the place that the company has it of: "flights to Santander"."""
        if self.text[each.start : each.end] not in language_table(self.lang, "names")["places"]:
            return False
        known = identifier in self.seen or self.first.get(identifier, each.start) < each.start
        if known or self._listed(each) or shares_of(self.text, each.start, each.end, self.lang):
            return False
        return placed(self.text, each.start, each.end, self.lang)

    def _is_abbreviation(self, each: Found) -> bool:
        """Return whether bracketed capitals abbreviate what stands before: "the Colonization Society (ACS)"."""
        text, start, end = self.text, each.start, each.end
        bracketed = text[max(0, start - 2) : start] == " (" and text[end : end + 1] == ")" and end - start < 5
        if not bracketed or not text[start:end].isupper():
            return False
        first = max(0, start - 24)
        return first + len(tickers.FORM.sub("", text[first : start - 2])) not in self.edges.get("security", ())

    def _economy_seen(self, identifier: str) -> int:
        """Return where the economy or the whole name of a currency was named last: -1 before this text, -2 never."""
        code = identifier[-3:]
        spoken = (f"currency:{code}", f"country:{code[:2]}", *_speakers(code[:2]))
        return max(self.latest.get(i, -1 if i in self.seen else -2) for i in spoken)

    def _home_seen(self, index: str) -> int:
        """Return where the market or the economy of an index was named last, -2 where it was not."""
        home = shared_table("economies")["indices"].get(index.partition(":")[2])
        if home is None:
            return -2
        spoken = (f"country:{home}", *_speakers(home))
        return max(self.latest.get(i, -1 if i in self.seen else -2) for i in spoken)

    def _is_market_named(self, index: str) -> bool:
        """Return whether a text names the exchange of an index anywhere: "la Bolsa de Valores de Lima"."""
        homes = shared_table("economies")["indices"]
        markets = language_table(self.lang, "names")["cities"]["market"]
        home = homes.get(index.partition(":")[2])
        return any(homes.get(code) == home and any(name in self.text for name in markets[code]) for code in markets)


@cache
def _speakers(country: str) -> tuple[str, ...]:
    """Return the central banks and the indices that stand for an economy: under "Banxico", "el peso" is Mexico's."""
    economies = shared_table("economies")
    kinds = (("cb", economies["central_banks"]), ("index", economies["indices"]))
    return tuple(f"{kind}:{code}" for kind, homes in kinds for code, home in homes.items() if home == country)


def _with_tag(each: Found, tag: tickers.Ticker, code: str) -> Iterator[Candidate]:
    """Yield a name with its tag, and the code of the tag where it is not found as a bare ticker.

    "Grupo Gicsa (GICSA B)", "Grupo Vasconia (VASCONI)".
    """
    yield Candidate(each.start, each.end, tag.id, "name_with_tag", 0.98)
    if " " in code or len(code) > _LONGEST:
        yield Candidate(tag.start, tag.end, tag.id, "ticker_after_name", 0.95)


def _same(named: str, tagged: str) -> bool:
    """Return whether a name's identifier is the security of a tag, perhaps on another market or of another class."""
    if kind(named) != "security":
        return False
    return named.partition(":")[2].partition(".")[0] == tagged.partition(":")[2].partition(".")[0]
