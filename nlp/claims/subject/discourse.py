"""What a sentence inherits from the text around it: headings, paragraph labels and the subjects before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from nlp.claims.scene import Actor, Carried, Topic
from nlp.claims.subject.economies import bank_of
from nlp.claims.syntax import Anaphor
from nlp.names.strangers import PREFIX
from nlp.tables import language_table

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PLACES = frozenset({"country", "region"})
_LABEL_COST = 2.0
_HEADING_COST = 2.6
_RECENT_COST = 3.2
_RECENT_STEP = 0.9
_DOCUMENT_COST = 4.4
_COMPANY_COST = 3.0
_EARLIER_COST = 7.0
_CONTINUED_COST = 2.2
_ELSEWHERE_COST = 9.0
_RECENT = 4
_OF_TWO = {"latter": -1, "former": -2}
"""Words for one of the last two names, and its place among all."""
_ORDINALS = {"first": 0, "second": 1}
"""Words for one of just two names in their order."""
_VERB_ENDS = ("ó", "ba", "ría", "rán", "rá", "ed", "sube", "cae", "cede", "gana", "baja", "rose", "fell", "lost")
_LONGEST_CARRIED = 3
_APPOSED, _CLOSED = 3, 6
_LEADS = frozenset({"of", "in", "by", "for", "with", "on", "from", "de", "del", "en", "por", "con", "a"})
_HEADING_TOKENS = 14
_PUNCTUATED_HEADING_TOKENS = 7
_LABEL_WORDS = 4
_ASKED_WORDS = 3
_GAUGES = frozenset({"indicador", "índice", "gauge", "indicator", "index"})
_OWN, _TURNS = frozenset({"su", "its"}), frozenset({"vez", "parte", "lado", "turn", "part"})
"""Words that stand for nobody together: "A su vez, los bancos cayeron un 2 %"."""
_THERE = frozenset({"En", "In"})
"""Words that open a sentence with the place that it tells of."""
_INDEX_OF = {"currency:USD": "index:DXY"}

_AGAINST = frozenset({"against", "versus", "frente", "contra"})


@dataclass(slots=True)
class Discourse:
    """The state of a text read so far, sentence by sentence.

    ``begun`` tells whether anything was read: a long heading before everything else is the title, and what it names
    counts only as whom the document is about. ``document`` is whom the whole text is about, ``label`` the name that
    opens the paragraph ("GOLD The metal fell …"), ``heading`` what the last heading names, ``recent`` the subjects of
    the paragraph's earlier sentences (latest first), ``earlier`` those of the paragraph before, ``last`` the last name
    of each type, ``named`` those of the last sentence that named any, ``carried`` what the sentence before measured,
    ``section`` the companies named since the last heading, ``ranks`` the place of each name among those that the text
    names most, ``alone`` whether the sentence before was about one subject, ``goes_on`` whether this one, which opens
    a paragraph and names nobody, goes on about it, ``heads`` whether it is a heading.
    """

    begun: bool = False
    document: tuple[Actor, ...] = ()
    label: tuple[Actor, ...] = ()
    heading: tuple[Actor, ...] = ()
    recent: list[Actor] = field(default_factory=list)
    earlier: list[Actor] = field(default_factory=list)
    last: dict[str, Actor] = field(default_factory=dict)
    named: tuple[Actor, ...] = ()
    carried: Carried | None = None
    section: set[str] = field(default_factory=set)
    ranks: Mapping[str, int] = field(default_factory=dict)
    opened: tuple[Actor, ...] = ()
    alone: bool = False
    goes_on: bool = False
    heads: bool = False

    def enter(
        self,
        doc: Doc,
        start: int,
        end: int,
        actors: tuple[Actor, ...],
        *,
        opens_paragraph: bool,
        goes_on: bool = False,
    ) -> None:
        """Take in a sentence (tokens ``[start, end)``) before its figures are attached."""
        self.section |= {actor.id for actor in actors if actor.type == "security"}
        self.goes_on = goes_on and opens_paragraph and self.alone and not actors
        self.heads = opens_paragraph and is_heading(doc, start, end)
        if not opens_paragraph:
            if asks_for(doc, start, end, actors):
                self.label = actors[:1]
            elif self._turns_to(doc, start, actors):
                self.label = ()  # "Lakebank rose 2%. Hillbank had a bad week. The lender's shares lost 4%."
            return
        self.earlier, self.recent = self.recent[:_RECENT] or self.earlier, []
        self.opened = tuple(actor for actor in self.label if actor.id.startswith(PREFIX))
        self.label = tuple(actor for actor in actors[:1] if _only_marks(doc, start, actor.start))
        if self.heads:
            self.heading, self.label, self.earlier = (() if self._is_title(doc, start, end) else actors), (), []
            self.opened = ()
            self.carried = None
            # "Canada" over a part of a company's report leads to no other company.
            self.section = {actor.id for actor in self.heading if actor.type not in _PLACES}
        elif self._leaves_heading():
            self.heading = ()
        self.begun = True

    def _leaves_heading(self) -> bool:
        r"""Return whether a paragraph opens with another company than the heading's, which then only was a caption.

        "Chart of Elgar's shares\n\nHarlow Barrel (HBRL) closed at $48.\n\nThe company's P/E is 13".
        """
        firms = {actor.id for actor in self.heading if actor.type == "security"}
        return bool(firms and self.label) and self.label[0].type == "security" and self.label[0].id not in firms

    def _turns_to(self, doc: Doc, start: int, actors: tuple[Actor, ...]) -> bool:
        """Return whether a sentence opens with another company than its paragraph."""
        firms = [actor for actor in (*self.label, *actors[:1]) if actor.type == "security"]
        return len({actor.id for actor in firms}) > 1 and _only_marks(doc, start, actors[0].start)

    def _is_title(self, doc: Doc, start: int, end: int) -> bool:
        return not self.begun and sum(token.is_alpha for token in doc[start:end]) > _LABEL_WORDS

    def leave(self, subjects: Iterable[Actor], actors: tuple[Actor, ...], carried: Carried | None) -> None:
        """Take in what the sentence turned out to be about, whom it named and what it measured last."""
        self.carried, self.named = carried or self._older(), actors or self.named
        told = [*subjects, *actors]
        self.alone = len({actor.id for actor in told[: len(told) - len(actors)]}) == 1
        fresh: dict[str, Actor] = {}
        for actor in told:
            fresh.setdefault(actor.id, actor)
        self.recent = [*fresh.values(), *(old for old in self.recent if old.id not in fresh)]
        for actor in actors:
            self.last[actor.type] = actor

    def _older(self) -> Carried | None:
        """Return what was carried, a sentence older, while it still is in mind."""
        if self.carried is None or self.carried.age >= _LONGEST_CARRIED:
            return None
        age = self.carried.age + 1
        return replace(self.carried, age=age, beside=tuple(replace(each, age=age) for each in self.carried.beside))

    def topics(self) -> tuple[Topic, ...]:
        """Return what a sentence without a fitting name of its own may be about."""
        found = [Topic(actor.id, actor.type, _LABEL_COST, "label") for actor in self.label]
        cost = _HEADING_COST + _RECENT_STEP * (len(self.heading) - 1)
        found += [Topic(actor.id, actor.type, cost, "heading") for actor in self.heading]
        found += [
            Topic(actor.id, actor.type, _RECENT_COST + _RECENT_STEP * place, "recent")
            for place, actor in enumerate(self.recent[:_RECENT])
        ]
        if self.goes_on:  # "El índice subió un 1 %.\n\nEn lo que va del mes acumula un 5 %"
            found += [Topic(actor.id, actor.type, _CONTINUED_COST, "recent") for actor in self.earlier[:1]]
        found += [
            Topic(actor.id, actor.type, _EARLIER_COST + _RECENT_STEP * place, "earlier")
            for place, actor in enumerate(self.earlier[:_RECENT])
        ]
        found += [Topic(actor.id, actor.type, self._document_cost(actor), "document") for actor in self.document]
        return tuple(found)

    def far(self) -> tuple[Actor, ...]:
        """Return the last name of each type so far, those that the text names most first."""
        return tuple(sorted(self.last.values(), key=lambda actor: self.ranks.get(actor.id, len(self.ranks))))

    def _document_cost(self, actor: Actor) -> float:
        """Return how far whom a text is about is fetched: a company is nearer than the economy that it stands in.

        Under a heading, behind another company, it is far.
        """
        if actor.type != "security":
            return _DOCUMENT_COST
        return _ELSEWHERE_COST if self.section and actor.id not in self.section else _COMPANY_COST

    def resolve(
        self,
        doc: Doc,
        anaphors: Iterable[Anaphor],
        actors: tuple[Actor, ...],
        asides: AbstractSet[int] = frozenset(),
    ) -> tuple[Actor, ...]:
        """Return the names that anaphors stand for, placed where the anaphors stand.

        "La compañía" is the paragraph's company, else the last one named before it. What names itself stands for
        nothing: "la economía de Estados Unidos", "el fondo Alcaudón". Nor does what follows an aside stand for whom
        that names: "Elgar, cuya filial Mirador ganó un contrato, cuenta con el apoyo de sus acreedores".
        """
        found: list[Actor] = []
        for anaphor in anaphors:
            if any(anaphor.start < actor.end and actor.start <= anaphor.end + 1 for actor in actors):
                continue
            if anaphor.types == ("index",) and self._measures_premium() and doc[anaphor.end - 1].lower_ in _GAUGES:
                continue
            if anaphor.end < len(doc) and doc[anaphor.end].lower_ in _TURNS and doc[anaphor.start].lower_ in _OWN:
                continue
            if _in_apposition(doc, anaphor, actors):
                continue
            if anaphor.types[0] in _ORDINALS and not _stands_alone(doc, anaphor.end):
                continue
            if _names_itself(doc, anaphor.end) and len(anaphor.types) == 1:
                continue
            named = doc[anaphor.end - 1].is_title  # "el Banco Nación"
            if anaphor.end < len(doc) and doc[anaphor.end].is_title and (named or len(anaphor.types) == 1):
                continue
            told = anaphor.start in asides
            near = tuple(a for a in actors if told or a.start not in asides)
            rated = "currency" in anaphor.types and _is_rated(doc, anaphor, near)
            meant = _bank_there(doc, anaphor, near)
            # "The company's P/E is 13 and its yield 4%": a stranger is meant by the next word for it too.
            strangers = [actor for actor in found if actor.id.startswith(PREFIX)]
            told_here = tuple(sorted((*near, *strangers), key=lambda actor: actor.start)) if strangers else near
            meant = meant or self._antecedent(replace(anaphor, types=("currency",)) if rated else anaphor, told_here)
            meant = meant or self._unnamed(doc, anaphor, actors)
            if meant is not None:
                found.append(Actor(anaphor.start, anaphor.end, meant.id, meant.type, "anaphora"))
        return tuple(found)

    def _measures_premium(self) -> bool:
        """Return whether the sentence before told a country's risk: "este indicador" is that one, and no index."""
        return self.carried is not None and self.carried.metric == "country_risk"

    def _of_two(self, here: Iterable[Actor], place: int) -> Actor | None:
        """Return one of the last two names: "Elgar and Mirador fell, the former by 2% and the latter by 5%"."""
        named = list({actor.id: actor for actor in here}.values()) or list(self.named)
        return named[place] if len(named) >= -place else None

    def _of_both(self, here: Iterable[Actor], place: int) -> Actor | None:
        """Return one of just two names in their order: "Elgar y Mirador: la primera sube un 2 % y la segunda cae"."""
        told = [actor for actor in here if actor.rule != "anaphora"]
        named = list({actor.id: actor for actor in told or self.named if actor.rule != "anaphora"}.values())
        return named[place] if len(named) == len(_ORDINALS) else None

    def as_topic(self, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Return a sentence's names as its section means them: under "USD INDEX" the dollar is the dollar index."""
        if not any(actor.id in _INDEX_OF for actor in actors):
            return actors
        topics = {actor.id for actor in (*self.label, *self.heading)}
        return tuple(
            replace(actor, id=_INDEX_OF[actor.id], type="index")
            if actor.id in _INDEX_OF and _INDEX_OF[actor.id] in topics
            else actor
            for actor in actors
        )

    def _antecedent(self, anaphor: Anaphor, actors: tuple[Actor, ...]) -> Actor | None:
        here = [actor for actor in actors if actor.end <= anaphor.start]
        for kind, place in _OF_TWO.items():
            if kind in anaphor.types:
                return self._of_two(here, place)
        for kind, place in _ORDINALS.items():
            if kind in anaphor.types:
                return self._of_both(here, place)
        if len(anaphor.types) > 1 and here:
            return next((actor for actor in reversed(here) if actor.type in anaphor.types), None)
        # A new paragraph speaks of the main one: "el índice creció" behind a list of Nasdaq and S&P 500.
        earlier: Sequence[Actor] = self.earlier
        if anaphor.types == ("index",):
            earlier = sorted(earlier, key=lambda actor: self.ranks.get(actor.id, len(self.ranks)))
        # "Con esto, el índice acumula": a noun with an article is the main one, and "its gain" that just told.
        before: list[Actor] = self.earlier[:1] if self.goes_on and len(anaphor.types) > 1 else []
        # "La aseguradora que dirige …", behind a paragraph that lists a dozen: none of them for sure.
        firms = {actor.id for actor in earlier if actor.type == "security"}
        crowded = anaphor.types == ("security",) and len(firms) > len(_OF_TWO)
        earlier = () if crowded else earlier
        last = (*self.label, *self.recent, *self.opened)  # "Harlow Barrel rose 2%.\n\nThe company …" is not the title's
        for actor in (*reversed(here), *before, *last, *self.heading, *self.document, *earlier):
            if actor.type in anaphor.types:
                return actor
        if crowded:
            return Actor(anaphor.start, anaphor.end, f"{PREFIX}?", "security")
        return next((self.last[kind] for kind in anaphor.types if kind in self.last), None)

    def _unnamed(self, doc: Doc, anaphor: Anaphor, actors: Iterable[Actor]) -> Actor | None:
        """Return a company that nothing names and that is told of beside an index: "The trust rose 2%, the FTSE 1%".

        The index is not what is meant. "Los títulos subieron" may be all of an index's, and a fund is no company.
        """
        nouns = language_table(doc.lang_, "strangers")["company_nouns"]
        if anaphor.types != ("security",) or doc[anaphor.end - 1].lower_ not in nouns:
            return None
        seen = any(actor.type == "index" for actor in (*actors, *self.recent, *self.document))
        return Actor(anaphor.start, anaphor.end, f"{PREFIX}?", "security") if seen else None


def _is_rated(doc: Doc, anaphor: Anaphor, actors: Iterable[Actor]) -> bool:
    """Return whether what a pronoun stands for is held against a currency: "It settled at 81.65 against the dollar"."""
    return any(
        actor.type == "currency"
        and anaphor.end <= actor.start
        and not _AGAINST.isdisjoint(token.lower_ for token in doc[max(anaphor.end, actor.start - 3) : actor.start])
        for actor in actors
    )


def _bank_there(doc: Doc, anaphor: Anaphor, actors: tuple[Actor, ...]) -> Actor | None:
    """Return the central bank of the place that opens a sentence: "In Chile, the central bank held its rate"."""
    here = [actor for actor in actors if actor.end <= anaphor.start]
    if anaphor.types != ("cb",) or not here or here[0].type != "country" or here[0].start == 0:
        return None
    if doc[here[0].start - 1].text not in _THERE or any(actor.type == "cb" for actor in here):
        return None
    bank = bank_of(here[0].id)
    return Actor(anaphor.start, anaphor.end, bank, "cb", "anaphora") if bank is not None else None


def _in_apposition(doc: Doc, anaphor: Anaphor, actors: Iterable[Actor]) -> bool:
    """Return whether words between commas only describe a name: "Brent crude, the international benchmark, fell".

    Behind "After the fall of Elgar, the index, which …" they stand for another.
    """
    place = anaphor.start
    while place > 0 and anaphor.start - place < _APPOSED and doc[place - 1].text != ",":
        place -= 1
    behind = list(doc[anaphor.end : anaphor.end + _CLOSED])
    closes = next((token.text == "," for token in behind if token.text == "," or token.text[0].isdigit()), False)
    if place == 0 or doc[place - 1].text != "," or not closes:
        return False
    return any(actor.end == place - 1 and doc[actor.start - 1].lower_ not in _LEADS for actor in actors)


def _stands_alone(doc: Doc, end: int) -> bool:
    """Return whether no noun follows an ordinal: "la primera ganó un 2 %", and not "la primera subida"."""
    if end >= len(doc):
        return False
    token = doc[end]
    return token.is_punct or token.is_stop or token.text[0].isdigit() or token.lower_.endswith(_VERB_ENDS)


def _names_itself(doc: Doc, end: int) -> bool:
    """Return whether an adjective leads from a noun to its own name: "el grupo financiero Alcaudón"."""
    if end + 1 >= len(doc) or not doc[end + 1].is_title or doc[end + 1].is_punct:
        return False
    return doc[end].is_alpha and doc[end].is_lower and not doc[end].is_stop


def is_heading(doc: Doc, start: int, end: int) -> bool:
    """Return whether a sentence looks like a heading: short, alone on its line, without a full stop ("### GOLD").

    A full stop is allowed on very short ones: "### GOLD."
    """
    if end != len(doc) and "\n" not in doc[end].text and "\n" not in doc[end - 1].text_with_ws:
        return False
    words = [token for token in doc[start:end] if not token.is_space and not token.is_punct]
    last = next((token.text for token in reversed(doc[start:end]) if not token.is_space), "")
    limit = _PUNCTUATED_HEADING_TOKENS if last in (".", ":") else _HEADING_TOKENS
    return 0 < len(words) <= limit and not any(_is_number(token.text, doc.lang_) for token in words[3:])


def asks_for(doc: Doc, start: int, end: int, actors: tuple[Actor, ...]) -> bool:
    """Return whether a sentence is a name and a question mark: "Wheat? Down 0.4%." goes on about it."""
    if len(actors) != 1 or "?" not in doc[start:end].text[-2:]:
        return False
    return sum(token.is_alpha for token in doc[start:end]) <= _ASKED_WORDS


def _only_marks(doc: Doc, start: int, end: int) -> bool:
    return not any(token.is_alpha or _is_number(token.text, doc.lang_) for token in doc[start:end])


@lru_cache(maxsize=4096)
def _is_number(word: str, lang: str) -> bool:
    """Return whether spaCy takes a word for a number; few words are asked, so that it is not worked out for all."""
    return bool(_number_test(lang)(word))


@cache
def _number_test(lang: str) -> Callable[[str], bool]:
    from spacy.attrs import LIKE_NUM
    from spacy.util import get_lang_class

    test: Callable[[str], bool] = get_lang_class(lang).Defaults.lex_attr_getters[LIKE_NUM]
    return test
