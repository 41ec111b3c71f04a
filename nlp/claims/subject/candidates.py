"""Who a figure can be about: names in its sentence, words that stand for them, and inherited topics."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from nlp.claims.metric.vocabulary import MULTIPLES, Cue, Metric
from nlp.claims.scene import Actor, Figure, Scene, Topic, remembered
from nlp.claims.subject.economies import economy, fits, is_firm, meant
from nlp.claims.subject.exchange import is_rate
from nlp.claims.subject.holders import claims_it, dealt_in, left_behind
from nlp.tables import shared_table

_OTHER_COST = 1.5
_FIGURE_COST = 2.5
_FIGURE_COST_ALONE = 1.0
_AFTER_COST = 2.0
_LINKED_COST = 0.4
_VERSUS_COST = 6.0
_VIA_CUE_COST = 0.8
_OWN_CUE_COST = -0.5
_FIRST_COST = 2.0
_NAMED_COST = 4.0
_MODIFIER_COST = 2.0
_OPENING_BONUS = 1.0
_APPOSITION_COST = 2.0
_APPOSITION_REACH = 6
_HELD_BONUS = 2.0
_HELD_REACH = 3
_HEAD_REACH = 2
_ASIDE_COST = 5.0
_ADJUNCT_COST = 3.0
_ADJUNCT_REACH = 12
_ADJECTIVE_COST = 3.0
_LISTED_COST = 0.3
_SHORTEST_LIST = 2
_LIST_WORDS = frozenset({",", ";", "un", "una", "el", "del", "de", "a", "al", "the", "by"})
_IN = frozenset({"in", "en"})
_DOLLAR = "currency:USD"
_HEADS = frozenset({"the", "el", "la", "los", "las"})
UNLIKE_PAPER = frozenset({"group", "index", "fx", "currency", "commodity", "crypto"})
"""What papers of a kind, told of after it, are not: "bank shares fell 2%", behind a sentence on the dollar."""
_ARTICLES = frozenset({"the", "a", "an", "el", "la", "los", "las", "un", "una", "its", "su", "sus"})


class Candidate(NamedTuple):
    """A possible subject (null: none is named), its cost, how it was found and where it stands."""

    id: str | None
    cost: float
    rule: str
    actor: Actor | None = None


def candidates(scene: Scene, figure: Figure, metric: Metric, cue: Cue | None) -> Iterator[Candidate]:
    """Yield the subjects that fit a metric, from the sentence itself and from what it inherits."""
    fitting, topics = _in_view(scene, figure, metric)
    if (only := _in_list(scene, figure, fitting)) is not None:
        yield only
        return
    for actor in fitting:
        if actor.rule == "elided" and actor.start >= figure.end:
            continue  # "the Bono at 3.2% and that of the German one at 2.8%": it is for what follows
        cost = _cost(scene, figure, actor, fitting)
        if cue is not None:
            through = _VIA_CUE_COST + _via_cue(scene, figure, cue, actor, fitting)
            across = metric.relative and cue.end <= figure.start
            cost = _relative_cost(actor, cue, fitting, through) if across else min(cost, through)
            if _opens(metric, cue, actor, fitting):
                cost = min(cost, _FIRST_COST)
            cost = min(cost, _OWN_CUE_COST) if not metric.relative and _is_own(figure, cue, actor) else cost
            held = metric.held and _is_held(scene, figure, cue, actor)
            cost = min(cost, _FIRST_COST) - _HELD_BONUS if held else cost
        if actor.end <= figure.start and not (cue is not None and cue.end <= actor.start):
            cost += _place_cost(scene, actor, fitting)
        if actor.type == "currency" and _counter(scene, actor):
            cost += _VERSUS_COST
        cost += _VERSUS_COST * is_yardstick(metric, actor.id)
        cost = min(cost, _FIRST_COST) if _is_its_rate(scene, figure, metric, actor) else cost
        cost = _as_adjective(scene, metric, cue, actor, cost)
        cost += _ASIDE_COST * scene.set_aside(actor.start, figure)
        role = _circumstance(scene, actor)
        if _excluded(figure, metric, actor, role):
            continue
        cost = min(cost, _LINKED_COST) if claims_it(scene, figure, actor) else cost
        cost += _ADJUNCT_COST * (role == "adjunct" or (role == "blame" and left_behind(scene, actor)))
        yield Candidate(*economy(actor.id, cost, metric), actor.rule, actor)
    named = (actor for actor in fitting if actor.end <= figure.start and not is_yardstick(metric, actor.id))
    before = {meant(actor.id, metric)[0] for actor in named}
    for near, fetched in _inherited(topics, metric):
        yield fetched if before - {near.id} else near


def _in_view(scene: Scene, figure: Figure, metric: Metric) -> tuple[list[Actor], tuple[Topic, ...]]:
    """Return the names of a sentence that fit a metric, and what it inherits, but whom it only deals in."""
    fitting, topics = _fitting(scene, metric), _topics(scene, figure)
    if dealt := dealt_in(scene, figure):
        fitting = [actor for actor in fitting if actor.id not in dealt]
        topics = tuple(topic for topic in topics if topic.id not in dealt)
    if blamed := {a.id for a in scene.actors if a.start >= figure.end and _circumstance(scene, a) == "blame"}:
        topics = tuple(topic for topic in topics if topic.rule != "document" or topic.id not in blamed)
    return fitting, topics


def _is_own(figure: Figure, cue: Cue, actor: Actor) -> bool:
    """Return whether a cue is a word of a name: "(el barril de Brent perdía un 3 %)" tells a price of Brent's."""
    named = actor.type == "commodity" and actor.rule != "anaphora" and actor.end <= figure.start
    return named and actor.start < cue.end and cue.start < actor.end


def _opens(metric: Metric, cue: Cue, actor: Actor, rivals: list[Actor]) -> bool:
    """Return whether a name before a cue is whose it is, however far it stands.

    "The Bono yielded 3.2% and the Bund 2.7%, a premium of 52 points"; "en obligaciones a 10 años con cupón del 1,95 %,
    por 1.172 millones, con un tipo marginal del 1,7 %".
    """
    if actor.end > cue.start:
        return False
    if metric.name == "spread":
        return not is_yardstick(metric, actor.id)
    return metric.name == "bond_yield" and not cue.weak and {rival.id for rival in rivals} == {actor.id}


def _as_adjective(scene: Scene, metric: Metric, cue: Cue | None, actor: Actor, cost: float) -> float:
    """Return the cost of a name as it is told: an adjective is far from what securities have, unless it ends its cue.

    "La prima de riesgo española, que mide lo que separa al bono del alemán, cae a 54 puntos".
    """
    if actor.rule != "adjective" or "security" not in metric.subjects:
        return cost
    owned = cue is not None and cue.end == actor.start and not scene.doc[cue.end - 1].is_stop
    return min(cost, _VIA_CUE_COST) if owned else cost + _ADJECTIVE_COST


def _excluded(figure: Figure, metric: Metric, actor: Actor, role: str | None) -> bool:
    """Return whether a name that only tells the circumstances cannot be whose a figure is."""
    if role == "blame" and actor.start >= figure.end:
        return True  # "La Bolsa cede un 0,3 % lastrada por Inditex": whose figure it is, is not named
    # "The best performer in the FTSE 100, giving it a market value of $3bn": that of a company.
    return metric.total and actor.type == "index" and (role == "adjunct" or actor.rule == "anaphora")


@remembered
def _topics(scene: Scene, figure: Figure) -> tuple[Topic, ...]:
    """Return what a figure's sentence inherits; no company, group or index where it is about those of a kind.

    "Small banks trade at 0.8 times book value", behind a paragraph on one bank; "Bond funds took in $8bn".
    """
    if scene.marks.tokens["many"].isdisjoint(range(scene.start, figure.start)):
        return scene.topics
    return tuple(topic for topic in scene.topics if not (is_firm(topic.id) or topic.type in ("group", "index")))


def _fitting(scene: Scene, metric: Metric) -> list[Actor]:
    """Return the names that a metric can be said of; who holds is none: "<Fondo> tiene un 9 % de <banco>"."""
    fitting = [a for a in scene.actors if fits(a.id, a.type, metric) and a not in scene.tellers]
    if metric.held and any(a.rule != "stranger" and linked(scene, a) for a in fitting):
        fitting = [a for a in fitting if a.rule != "stranger" or linked(scene, a)]
        # "Elgar vende el 8 % de su participación en Mirador": what is held stands behind the word for it
        held = [a for a in fitting if any(c.metric == metric.name and _in_which(scene, c, a) for c in scene.cues)]
        return held or fitting
    return fitting


def _in_which(scene: Scene, cue: Cue, actor: Actor) -> bool:
    return 0 < actor.start - cue.end <= _HEAD_REACH and scene.word(_word_before(scene, actor)) in _IN


def _is_held(scene: Scene, figure: Figure, cue: Cue, actor: Actor) -> bool:
    """Return whether a stake is one in a name behind it: "<Fund> and <bank> hold 6% and 5% of <company>"."""
    run = (f.end for f in scene.figures if figure.end < f.start <= figure.end + _HELD_REACH)
    behind = max(cue.end, figure.end, *run)
    return linked(scene, actor) and 0 <= actor.start - behind <= _HELD_REACH


def _in_list(scene: Scene, figure: Figure, fitting: list[Actor]) -> Candidate | None:
    """Return whose alone a figure of a list can be, null where its place in a list tells nothing."""
    if _quoted_stranger(scene, figure):
        return Candidate(None, _LISTED_COST, "stranger")
    listed = _listed_behind(scene, figure)
    return Candidate(listed.id, _LISTED_COST, listed.rule, listed) if listed is not None and listed in fitting else None


def _quoted_stranger(scene: Scene, figure: Figure) -> bool:
    """Return whether a list gives a figure in brackets to a name that nobody knows, and so to no other.

    "Lideran por ingresos Aguas del Alba (9 billones) y Ecopetrol (7 billones)".
    """
    place = figure.start - 2
    if scene.word(place + 1) != "(" or place < scene.start or not scene.doc[place].text[:1].isupper():
        return False
    taken = any(actor.start <= place < actor.end for actor in scene.actors)
    taken = taken or any(cue.start <= place < cue.end for cue in scene.cues)
    alike = (other for other in scene.figures if other is not figure and other.quantity.unit == figure.quantity.unit)
    return not taken and any(scene.word(other.start - 1) == "(" for other in alike)


@remembered
def _listed_behind(scene: Scene, figure: Figure) -> Actor | None:
    """Return whose a figure is in a list that names the owners behind: "un 2,3 % Repsol, un 1,1 % Cellnex".

    Markets stand there by their cities: "pérdidas del 1,6 % en Londres y del 1,3 % en París".
    """
    at = {actor.start: actor for actor in scene.actors if actor.rule != "anaphora"}
    at |= {start - 1: actor for start, actor in at.items() if scene.word(start - 1) in _IN and actor.type == "index"}
    at |= {start - 1: actor for start, actor in at.items() if scene.word(start - 1) in _HEADS}
    if figure.end not in at:
        return None
    pairs = [(f, at[f.end]) for f in scene.figures if f.end in at and f.quantity.unit == figure.quantity.unit]
    ends = {actor.end for actor in at.values()}
    if len(pairs) < _SHORTEST_LIST or ends & {pairs[0][0].start, pairs[0][0].start - 1}:
        return None
    joined = all(
        all(scene.word(place) in _LIST_WORDS or scene.marks.has("and", place) for place in range(a.end, f.start))
        for (_, a), (f, _) in pairwise(pairs)
    )
    return at[figure.end] if joined else None


@lru_cache(maxsize=4096)
def _inherited(topics: tuple[Topic, ...], metric: Metric) -> tuple[tuple[Candidate, Candidate], ...]:
    """Return the topics that fit a metric, each as it is and where the sentence names another before the figure.

    "The Bono yielded 3.1% and the Bund 2.6%. The risk premium was 51 points" is not the Bund's.
    """
    others = any(topic.type == "bond" and not is_yardstick(metric, topic.id) for topic in topics)
    return tuple(
        (
            Candidate(*economy(topic.id, topic.cost, metric), topic.rule),
            Candidate(*economy(topic.id, topic.cost + _NAMED_COST, metric), topic.rule),
        )
        for topic in topics
        # "a 12,9 veces beneficios, el selectivo …" is no multiple of the economy that a text is about
        if fits(topic.id, topic.type, metric)
        and not (topic.type == "country" and metric.name in MULTIPLES)
        # "La prima de riesgo se sitúa en 112 puntos" behind a list of shares is none of theirs.
        and not (topic.type == "security" and metric.name == "spread")
        and not (others and is_yardstick(metric, topic.id))
    )


def is_yardstick(metric: Metric, identifier: str) -> bool:
    """Return whether a spread is counted over this: of "the Bund at 2.6% and a risk premium of 58" not the Bund's."""
    return metric.name == "spread" and identifier in shared_table("economies")["yardsticks"]


@remembered
def _circumstance(scene: Scene, actor: Actor) -> str | None:
    """Return what a name tells beside the matter: an ``adjunct``, or what a move is put down to (``blame``).

    "The dollar closed at 947 despite a fall in copper", "lost 0.3%, weighed down by Inditex".
    """
    for place in range(actor.start - 1, max(scene.start, actor.start - _ADJUNCT_REACH) - 1, -1):
        if scene.marks.words[place] in ",;" or any(f.start <= place < f.end for f in scene.figures):
            return None
        if found := next((label for label in ("adjunct", "blame") if scene.marks.has(label, place)), None):
            return found
    return None


def _is_its_rate(scene: Scene, figure: Figure, metric: Metric, actor: Actor) -> bool:
    """Return whether pesos of the size of the dollar's rate stand behind the dollar, and nothing else is told of.

    "El dólar no deja de subir y, tras superar la barrera de los 950 pesos, ya va por los 970 pesos".
    """
    if metric.name != "fx_rate" or actor.id != _DOLLAR or actor.end > figure.start:
        return False
    told = (other for other in scene.actors if other.type not in ("country", "cb") and other.id != actor.id)
    size = abs(figure.quantity.low or figure.quantity.high or 0.0)
    return is_rate(figure.quantity.unit or "", size) and not any(other.end <= figure.start for other in told)


def _counter(scene: Scene, actor: Actor) -> bool:
    """Return whether a currency is the one that another is counted in: "versus the greenback at 108.55 per dollar"."""
    place = _word_before(scene, actor)
    return place in scene.marks.last["versus"] or place in scene.marks.last["per"]


def _relative_cost(actor: Actor, cue: Cue, rivals: list[Actor], through: float) -> float:
    """Cost of the subject of a comparison: the first name before the cue; a name behind it is what it compares with.

    "The Russell 2000 closed at 2,641 on Monday and has beaten the S&P 500 by 410 basis points."
    """
    if actor.start >= cue.end:
        return through + 2 * _VERSUS_COST
    return min(through, _FIRST_COST) if actor is rivals[0] else through


def _cost(scene: Scene, figure: Figure, actor: Actor, rivals: list[Actor]) -> float:
    start, end = (actor.end, figure.start) if actor.end <= figure.start else (figure.end, actor.start)
    between = scene.marks.cost(start, end)
    between_them = [rival for rival in rivals if start <= rival.start and rival.end <= end and rival.id != actor.id]
    others = {rival.id for rival in between_them if not scene.set_aside(rival.start, figure)}
    alone = actor.end <= figure.start and {rival.id for rival in rivals} == {actor.id}
    aside = sum(start <= f.start < end and scene.set_aside(f.start, figure) for f in scene.figures)
    crossed = (_FIGURE_COST_ALONE if alone else _FIGURE_COST) * (scene.figures_between(start, end) - aside)
    cost = between + _OTHER_COST * len(others) + crossed
    if actor.end <= figure.start:
        return cost
    if versus(scene, actor) or _has_its_own(scene, actor):
        return cost + _VERSUS_COST
    joined = any(scene.marks.has("and", place) for place in range(start, end))
    if joined and any(rival.end <= figure.start for rival in rivals):
        cost += _OTHER_COST  # "Nasdaq futures fall 1.1% and the VIX passes 22"
    return cost + (_LINKED_COST if linked(scene, actor) and between < 2.0 and not joined else _AFTER_COST + between)


def _has_its_own(scene: Scene, actor: Actor) -> bool:
    """Return whether a name's own figure stands in brackets behind it: "Elgar, que ganó un 1,7 %, Mirador (+1,6 %)"."""
    return scene.word(actor.end) == "(" and any(figure.start == actor.end + 1 for figure in scene.figures)


def _place_cost(scene: Scene, actor: Actor, rivals: list[Actor]) -> float:
    """Cost of where a name stands before its figure: the first one is the subject, a prepositional one is not.

    "The Russell 2000, a benchmark for small-cap stocks, traded at 16.7 times earnings."
    """
    earlier = [rival for rival in rivals if rival.end <= actor.start]
    if linked(scene, actor) and (earlier or len({rival.id for rival in rivals}) > 1):
        return _MODIFIER_COST + _APPOSITION_COST * any(_in_apposition(scene, actor, rival) for rival in earlier)
    return -_OPENING_BONUS if all(rival.start >= actor.start for rival in rivals) else 0.0


def _in_apposition(scene: Scene, actor: Actor, head: Actor) -> bool:
    """Return whether a name stands in an apposition to another: "<head>, a benchmark for <actor> equities, …"."""
    opens = scene.word(head.end) == "," and scene.word(head.end + 1) in _ARTICLES
    return opens and any(scene.word(place) == "," for place in range(actor.end, actor.end + _APPOSITION_REACH))


def _via_cue(scene: Scene, figure: Figure, cue: Cue, actor: Actor, rivals: list[Actor]) -> float:
    """Cost of a subject that hangs on the cue: "inflation in Spain, which many had feared, was 3%"."""
    start, end = (actor.end, cue.start) if actor.end <= cue.start else (cue.end, actor.start)
    if start > end or (versus(scene, actor) and actor.start >= cue.end):
        return _VERSUS_COST
    others = {rival.id for rival in rivals if start <= rival.start and rival.end <= end and rival.id != actor.id}
    cost = scene.marks.cost(start, end) + _OTHER_COST * len(others) + _FIGURE_COST * scene.figures_between(start, end)
    first, last = sorted((cue.end, figure.start)) if cue.end <= figure.start else (figure.end, cue.start)
    if any(first <= rival.start and rival.end <= last and rival.id != actor.id for rival in rivals):
        cost += _OTHER_COST
    cost += _FIGURE_COST * scene.figures_between(first, last)
    if actor.start >= cue.end and not linked(scene, actor):
        cost += _AFTER_COST
    joined = any(scene.marks.has("and", place) for place in range(cue.end, actor.start))
    if joined and figure.start <= cue.start and any(rival.end <= figure.start for rival in rivals):
        cost += _OTHER_COST  # "oro a 3.280 dólares por onza y plata a 33"
    return cost


def linked(scene: Scene, actor: Actor) -> bool:
    """Return whether a preposition ties a name to what stands before it: "20% growth for small caps"."""
    return _word_before(scene, actor) in scene.marks.last["link"]


def versus(scene: Scene, actor: Actor) -> bool:
    """Return whether a name is what something is compared with: "compared to the S&P 500"."""
    place = _word_before(scene, actor)
    return place in scene.marks.last["versus"]


def _word_before(scene: Scene, actor: Actor) -> int:
    place = actor.start - 1
    while scene.start <= place and scene.word(place) in _ARTICLES and place not in scene.marks.last["versus"]:
        place -= 1
    return place
