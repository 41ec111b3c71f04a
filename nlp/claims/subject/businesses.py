"""Parts of a company that no word for a metric has beside it: a place behind a figure, a business that earns it.

"Ventas que crecieron un 6 % en España y un 9 % en México", "sus oficinas ingresaron 292 millones".
"""

from __future__ import annotations

from nlp.claims.metric.vocabulary import Cue
from nlp.claims.scene import Figure, Scene
from nlp.claims.subject.segments import Segments, is_parted, qualifies, run

_LONGEST = 3
_FARTHEST = 7
_RELATIVE = 7
_PLACES = frozenset({"country", "region"})
_INSIDE = frozenset({"in", "en"})
_ENDS = frozenset({",", ";", "and", "y", "e", "but", "pero", "while", "mientras", "after", "tras", "as", "que"})
_AMENDS = frozenset({",", "("})
_THAT = frozenset({"that", "which", "que"})


def place_of(scene: Scene, figure: Figure, cue: Cue | None) -> str | None:
    """Return the place right behind a figure: "creció un 6 % en España y un 9 % en México", "6% (7% in Paris)".

    What the figure moved by is of that place too: "ganó 300 millones en México, un 4 % más".
    """
    if not is_parted(scene, cue):
        return None
    known = Segments.of(scene.doc.lang_)
    words = _at(scene, figure.end, known) or _amended(scene, figure, known)
    return " ".join(words) or None


def business_of(scene: Scene, figure: Figure, cue: Cue | None, *, subject: str | None) -> str | None:
    """Return the business that a clause tells to earn or to move, by a word for one behind an article.

    "Los centros comerciales ingresaron 133 millones", "las tiendas retrocedieron un 4,8 %", "y sus hoteles (86
    millones)". Without a company it is a sector of the economy that does.
    """
    if subject is None or cue is None or not is_parted(scene, cue):
        return None
    known = Segments.of(scene.doc.lang_)
    last = scene.end_before(figure.start, scene.start)
    if scene.word(figure.start - 1) == "(" and (words := _listed(scene, figure.start - 2, known)):
        return " ".join(words)
    verb = cue.start if cue.plain and cue.start >= last else scene.led_by(figure) if cue.end <= last else None
    if verb is None:
        return _antecedent(scene, cue, known)
    moves = verb == cue.start or bool(scene.marks.direction(verb))
    return (" ".join(_doer(scene, verb - 1, known)) or _antecedent(scene, cue, known)) if moves else None


def branch_of_company(scene: Scene, figure: Figure, cue: Cue | None, *, subject: str | None) -> str | None:
    """Return the country right behind a company's name, of whose business there a figure is: "BBVA México ganó".

    A subsidiary that is listed there has an identifier of its own.
    """
    if subject is None or not is_parted(scene, cue):
        return None
    named = [actor for actor in scene.actors if actor.id == subject and actor.start < figure.start]
    behind = {actor.start: actor for actor in scene.actors if actor.type in _PLACES and actor.rule != "adjective"}
    places = [behind.get(actor.end) for actor in named]
    place = places[-1] if places else None
    return " ".join(scene.word(at) for at in range(place.start, place.end)) if place is not None else None


def _amended(scene: Scene, figure: Figure, known: Segments) -> list[str]:
    """Return the place of the figure before where the second only tells by how much it moved."""
    last = scene.last_before(figure)
    words = _at(scene, last.end, known) if last is not None else []
    if last is None or not words:
        return []
    between = range(last.end + 1 + len(words), figure.start)
    marks = scene.marks
    soft = all(
        p in marks.blanks or marks.has("soft", p) or marks.has("by", p) or marks.direction(p) for p in between[1:]
    )
    return words if between and scene.word(between[0]) in _AMENDS and soft else []


def _at(scene: Scene, place: int, known: Segments) -> list[str]:
    """Return the country, region or city that "in" at a token leads to, where its name ends what is said of it."""
    if scene.word(place) not in _INSIDE or place + 1 >= scene.end:
        return []
    start = place + 1 + (scene.word(place + 1) in known.articles)
    named = next((a for a in scene.actors if a.start == start and a.type in _PLACES), None)
    words = [scene.word(at) for at in range(start, named.end)] if named is not None else []
    while (
        (at := start + len(words)) < scene.end
        and named is None
        and len(words) < _LONGEST
        and _is_name(scene, at, known)
    ):
        words.append(scene.word(at))
    ended = at >= scene.end or not scene.doc[at].is_alpha or scene.word(at) in _ENDS
    return words if ended else []


def _is_name(scene: Scene, place: int, known: Segments) -> bool:
    actor = any(a.start <= place < a.end and a.type not in _PLACES for a in scene.actors)
    return not actor and scene.doc[place].is_title and qualifies(scene, place, known)


def _doer(scene: Scene, place: int, known: Segments) -> list[str]:
    """Return the business before a verb: "sus naves logísticas ingresaron", "las tiendas retrocedieron"."""
    for start in range(place, max(scene.start, place - _FARTHEST) - 1, -1):
        if scene.word(start) in known.articles:
            words = _business(scene, start + 1, known)
            if words:
                return words
        if not scene.doc[start].is_alpha or start in scene.covered or scene.marks.direction(start):
            return []
    return []


def _business(scene: Scene, start: int, known: Segments) -> list[str]:
    """Return the words of a part at a token that must be a known word for one."""
    first = scene.word(start)
    if first not in known.nouns and first not in known.heads:
        return []
    words = run(scene, start, known)
    return words if words and known.nouns.union(known.adjectives).intersection(words) else []


def _listed(scene: Scene, place: int, known: Segments) -> list[str]:
    """Return the business whose figure stands behind it in brackets: "y de centros comerciales (133 millones)"."""
    words: list[str] = []
    while place > scene.start and len(words) < _LONGEST and scene.word(place) in known.nouns:
        words.insert(0, scene.word(place))
        place -= 1
    return words


def _antecedent(scene: Scene, cue: Cue, known: Segments) -> str | None:
    """Return the business of which a relative clause tells: "los hoteles, que elevaron sus ventas un 13 %"."""
    that = next((at for at in range(cue.start - 1, cue.start - 1 - _RELATIVE, -1) if scene.word(at) in _THAT), None)
    if that is None or scene.word(that - 1) != ",":
        return None
    for start in range(that - 2, max(scene.start, that - 2 - _FARTHEST), -1):
        if scene.word(start) in known.articles and (words := _business(scene, start + 1, known)):
            return " ".join(words)
        if scene.word(start) in _ENDS:
            break
    return None
