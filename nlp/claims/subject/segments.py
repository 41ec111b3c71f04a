"""The part of a company that a figure is about: product, business, region ("cloud revenue", "ventas en Chile")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from nlp.claims.metric.vocabulary import OF, Cue, metrics
from nlp.claims.scene import Figure, Scene
from nlp.names.strangers import listed
from nlp.tables import language_table

_LONGEST = 3
_PLACES = frozenset({"country", "region"})
_INSIDE = frozenset({"in", "en"})
_OPENS = frozenset({",", ";", "and", "y", "while", "mientras"})
_OWNS = frozenset({"'s", "’s"})
_HEADS = frozenset({"el", "la", "los", "las", "that", "those"})


@dataclass(frozen=True, slots=True)
class Segments:
    """The words of one language that tell a part of a company from the whole."""

    nouns: frozenset[str]
    links: frozenset[str]
    articles: frozenset[str]
    never: frozenset[str]
    openers: frozenset[str]
    heads: frozenset[str]
    leads: frozenset[str]
    adjectives: frozenset[str]
    denied: frozenset[str]

    @classmethod
    @cache
    def of(cls, lang: str) -> Segments:
        """Return the table of a language."""
        table, dates = language_table(lang, "segments"), language_table(lang, "exclusions")
        never = {word.casefold() for key in ("months", "weekdays") for word in dates[key]} | set(table["never"])
        nouns, links, articles, openers = (frozenset(table[key]) for key in ("nouns", "links", "articles", "openers"))
        rest = (frozenset(table[key]) for key in ("heads", "leads", "adjectives", "denied"))
        return cls(nouns, links, articles, frozenset(never), openers, *rest)


def segment_of(scene: Scene, figure: Figure, cue: Cue | None, *, subject: str | None) -> str | None:
    """Return the part of its subject that a cue speaks of, in small letters, null for the whole.

    What qualifies the cue before it ("iPhone sales", "data center revenue") or behind it ("sales in Greater China",
    "ingresos por servicios"). A word is one where it is a known business or region, or written as a name. Where no
    subject is known, a name that the cue is of is whose it is: "los ingresos de Elgar cayeron un 11 %".
    """
    if not is_parted(scene, cue) or cue is None:
        return None
    known = Segments.of(scene.doc.lang_)
    if halved := _by_halves(scene, figure, cue, known):
        return " ".join(halved)
    cue = _nearest(scene, figure, cue)
    # Before a verb stands who earned: "El banco que dirige Ana Sanz ganó 644 millones".
    words = [] if cue.plain else _before(scene, cue, known)
    words = words or _behind(scene, cue, known, subject) or _headed(scene, figure, known) or _placed(scene, cue, known)
    return " ".join(words) or None


def is_parted(scene: Scene, cue: Cue | None) -> bool:
    """Return whether a word of a sentence names what a part of a company may have: no part has a share price."""
    return cue is not None and metrics()[cue.metric].parted and scene.start < cue.end and cue.start < scene.end


def _placed(scene: Scene, cue: Cue, known: Segments) -> list[str]:
    """Return the country that a clause opens with: "In Brazil, profit rose 12%", "En España el beneficio alcanza …"."""
    for actor in scene.actors:
        link = actor.start - 1
        if actor.type not in _PLACES or not scene.start <= link < cue.start or scene.word(actor.end) in _OWNS:
            continue
        opens = link == scene.start or scene.word(link - 1) in _OPENS
        if opens and scene.word(link) in _INSIDE and not any(actor.end <= f.start < cue.start for f in scene.figures):
            return run(scene, actor.start, known)
    return []


def _headed(scene: Scene, figure: Figure, known: Segments) -> list[str]:
    """Return the part that a word for parts names before a figure, or the one that a list goes on with.

    "The Harbour Cranes segment saw a 3% drop in revenue to $548 million, and River Barges a 15% decline".
    """
    for head in range(figure.start - 1, scene.start, -1):
        if any(actor.start == head and actor.type == "security" for actor in scene.actors):
            return []
        if scene.word(head) not in known.heads:
            continue
        words = _names(scene, head - 1, known) or (
            run(scene, head + 2, known) if scene.word(head + 1) in known.links else []
        )
        return (_listed(scene, head, figure, known) or words) if words else []
    return []


def _names(scene: Scene, place: int, known: Segments) -> list[str]:
    """Return the capitalised words that end at a place: "Harbour Cranes"."""
    words: list[str] = []
    while (
        place > scene.start and len(words) < _LONGEST and scene.doc[place].is_title and qualifies(scene, place, known)
    ):
        words.insert(0, scene.word(place))
        place -= 1
    return words


def _listed(scene: Scene, head: int, figure: Figure, known: Segments) -> list[str]:
    """Return the capitalised words behind the last "and" between a part and a figure, which are the next part's."""
    for place in range(figure.start - 2, head, -1):
        if scene.marks.has("and", place) and scene.doc[place + 1].is_title and scene.word(place - 1) == ",":
            return run(scene, place + 1, known)
    return []


def _nearest(scene: Scene, figure: Figure, cue: Cue) -> Cue:
    """Return the words for a metric that stand right before a figure: "cloud revenue rose 9% and ad sales 4%"."""
    last = scene.end_before(figure.start, scene.start)
    near = [other for other in scene.cues if other.metric == cue.metric and last <= other.start < figure.start]
    return near[-1] if near else cue


def _before(scene: Scene, cue: Cue, known: Segments) -> list[str]:
    words: list[str] = []
    place = cue.start - 1
    while place >= scene.start and len(words) < _LONGEST and qualifies(scene, place, known):
        words.insert(0, scene.word(place))
        place -= 1
    # "La inmobiliaria que dirige Ana Sanz ingresó 132 millones": who leads it.
    return [] if scene.word(place) in known.leads else words


def _behind(scene: Scene, cue: Cue, known: Segments, subject: str | None) -> list[str]:
    place = _past_owner(scene, cue.end)
    # "El beneficio del negocio bancario"
    of_business = scene.word(place) in OF and scene.word(place + 1) in known.heads
    if scene.word(place) not in known.links and not of_business:
        return _described(scene, cue.end, known)
    words = run(scene, place + 1, known)
    nobody = listed(subject) is None
    owner = nobody and scene.word(place) in OF and not known.nouns.issuperset(words)
    return [] if owner else words


def _described(scene: Scene, place: int, known: Segments) -> list[str]:
    """Return what kind of income a word right behind a cue tells: "ingresos no bancarios", "ventas digitales"."""
    denied = scene.word(place) in known.denied
    kind = scene.word(place + denied)
    return [scene.word(at) for at in range(place, place + denied + 1)] if kind in known.adjectives else []


def run(scene: Scene, place: int, known: Segments) -> list[str]:
    """Return the words of a part that stand at a place, over its article and the word for parts.

    "Los ingresos de los negocios no bancarios", "las ventas de la división de cemento".
    """
    while scene.word(place) in known.articles:
        place += 1
    if scene.word(place) in known.heads:
        place += 2 if scene.word(place + 1) in known.links else 1
    if described := _described(scene, place, known):
        return described
    words: list[str] = []
    while place < scene.end and len(words) < _LONGEST and qualifies(scene, place, known):
        words.append(scene.word(place))
        place += 1
    return words


def _by_halves(scene: Scene, figure: Figure, cue: Cue, known: Segments) -> list[str]:
    """Return the part that is named without the word for the metric, which an earlier part had.

    "Las ventas en México crecieron un 23 %; las de Chile, un 9 %".
    """
    last = scene.end_before(figure.start, scene.start)
    if cue.end > last:
        return []
    heads = (
        place
        for place in range(last, figure.start - 2)
        if scene.word(place) in _HEADS and scene.word(place + 1) in known.links
    )
    return next((words for place in heads if (words := run(scene, place + 2, known))), [])


def _past_owner(scene: Scene, place: int) -> int:
    """Return where the words behind a cue go on past its company: "ventas de Walmex en Centroamérica"."""
    return next((a.end for a in scene.actors if a.start == place + 1 and a.type == "security"), place)


def qualifies(scene: Scene, place: int, known: Segments) -> bool:
    """Return whether a token names a part: no company, no month, and a known noun or a capitalised word."""
    token = scene.doc[place]
    if any(actor.start <= place < actor.end and actor.type == "security" for actor in scene.actors):
        return False
    if any(figure.start <= place < figure.end for figure in scene.figures):
        return False
    if token.lower_ in known.nouns:
        return True
    name = any(char.isupper() for char in token.text) and token.text[0].isalpha() and token.lower_ not in known.never
    # "Keytruda sales grew 7%": a word at the head of a sentence, which any word there is written like.
    return name and (place > scene.start or token.lower_ not in known.openers)
