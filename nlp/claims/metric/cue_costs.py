"""What it costs to take a cue for the metric of a figure: how far it stands, over what, and who needs it more."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.claims.metric.behind import described, past_conversion
from nlp.claims.metric.vocabulary import OF, Cue, metrics, unit_class
from nlp.claims.scene import Actor, Figure, Scene, remembered
from nlp.claims.subject.candidates import linked

_WEAK_COST = 3.0
_SHADOW_COST = 2.5
_AFTER_COST = 0.9
_ASIDE_COST = 5.0
_APART_COST = 4.0
_OBJECT_BONUS = 1.5
_OWNER_REACH = 5
_VERB_REACH = 6
_LONG_REACH = 18
_FIGURE_COST = 2.0
_TOKEN_BONUS = 0.25
_LARGEST_BONUS = 0.75
_NEXT = 0.5
_FAR = 3.5
_SUPPORTED = -0.3
_OUTRUN_COST = 1.5
_RIGHT_BEFORE = 1.75
_HEAD = 2
_COPULAS = frozenset({"was", "were", "is", "are", "fue", "fueron", "es", "son", "era", "eran", "será", "serán"})
_LONG_SUBJECT = 1.5
_INSIDE = OF | {"en", "in"}
_ARTICLES = frozenset({"el", "la", "los", "las", "the", "su", "sus", "its", "their"})
_SHARES_OF_OUTPUT = frozenset({"debt_to_gdp", "deficit_to_gdp"})
_PARTING = ("and", "versus", "contrast")
_PARTED_COST = 5.0
_TENTHS_COST = 1.5
_MOST_POINTS = 20.0
_STEP_REACH = 7
_POINTS = frozenset({"pp", "pts"})
_BLOCKED_COST = 2.5
_CLAUSE_BONUS = 2.0


def cue_cost(scene: Scene, figure: Figure, cue: Cue) -> float:
    """Return the cost of taking a cue for the metric of a figure."""
    return sum(cost for _, cost in cue_terms(scene, figure, cue))


def cue_terms(scene: Scene, figure: Figure, cue: Cue) -> tuple[tuple[str, float], ...]:
    """Return the parts of the cost of taking a cue for the metric of a figure, each with what it is for."""
    return (
        *_place_terms(scene, figure, cue),
        ("weak word", _WEAK_COST * weakness(scene, cue, figure)),
        ("inside a longer cue", _SHADOW_COST * (cue.shadowed and _shaded(scene, figure, cue))),
        ("what is moved", -_OBJECT_BONUS * _is_object(scene, figure, cue)),
        ("apart behind", _APART_COST * (metrics()[cue.metric].adjacent and cue.start > figure.end + 1)),
        ("in an aside", _ASIDE_COST * scene.set_aside(cue.start, figure)),
        ("opens the sentence", -_opening_bonus(scene, figure, cue)),
        ("length of the cue", -min(_TOKEN_BONUS * (cue.end - cue.start - 1), _LARGEST_BONUS)),
    )


def _opening_bonus(scene: Scene, figure: Figure, cue: Cue) -> float:
    """Return what a specific cue at the head of a sentence gains on the way to its first figure.

    "La prima de riesgo que se exige a los bonos de la región, tras la subasta de ayer, cerró en 519 puntos": however
    long the subject, it is the subject.
    """
    opens = scene.start <= cue.start <= scene.start + _HEAD and specific(cue, unit_class(figure.quantity.unit))
    if not opens or cue.end > figure.start or scene.figures_between(cue.end, figure.start):
        return 0.0
    if any(
        o.start > cue.start and o.end <= figure.start and specific(o, unit_class(figure.quantity.unit))
        for o in scene.cues
        if o.metric != cue.metric or metrics()[cue.metric].listed
    ):
        return 0.0
    return max(0.0, scene.marks.cost(cue.end, figure.start) - _LONG_SUBJECT) / 2


def _shaded(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether the longer cue around a cue fits a figure itself.

    In "la utilidad de operación creció 3% a 500 mdp" that of the growth fits the 3% alone.
    """
    unit = unit_class(figure.quantity.unit)
    if cue.metric in _SHARES_OF_OUTPUT and of_output(scene, figure):
        return False
    size = cue.end - cue.start
    longer = [o for o in scene.cues if o.start <= cue.start and cue.end <= o.end and o.end - o.start > size]
    return not longer or any(unit in metrics()[o.metric].units or unit in metrics()[o.metric].move for o in longer)


def _place_terms(scene: Scene, figure: Figure, cue: Cue) -> tuple[tuple[str, float], ...]:
    """Return what a cue's place costs: before a figure, inside its words ("22x"), or behind it."""
    if cue.end <= figure.start:
        near = scene.marks.cost(cue.end, figure.start)
        if near > _TENTHS_COST and _by_tenths(scene, figure, cue):
            return (("distance", _TENTHS_COST),)
        return (
            ("distance", near),
            ("figures between", _FIGURE_COST * scene.crossed(cue.end, figure)),
            ("a nearer cue", _BLOCKED_COST * _blocked(scene, figure, cue)),
            ("another figure's cue", _BLOCKED_COST * _taken(scene, figure, cue)),
            ("what a clause is about", -_CLAUSE_BONUS * _heads_clause(scene, figure, cue)),
        )
    if cue.start < figure.end:
        return ()
    end = past_conversion(scene, figure, cue)
    gap = scene.marks.cost(end, cue.start)
    joined = any(scene.marks.has(mark, place) for place in range(end, cue.start) for mark in _PARTING)
    near = gap <= 2 * 0.25 and not joined
    if described(scene, figure, cue):
        return (("distance", min(gap, _AFTER_COST)),)
    beside = metrics()[cue.metric].adjacent and cue.start == figure.end  # "inflation above its 2% target"
    return (
        ("distance", gap if near else _AFTER_COST + 1.6 * gap),
        ("parted", 0.0 if near else _PARTED_COST * joined),
        ("figures between", 1.5 * _FIGURE_COST * scene.figures_between(end, cue.start)),
        ("a cue before the figure", _OUTRUN_COST * (cue.weak and not beside and _told_before(scene, figure))),
    )


def _heads_clause(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether a relative clause that moves by a figure is about a cue, and not about one named before it.

    "Afectó tanto a los ingresos como a las utilidades, las que cayeron un 23 %"; "hit sales and profit, which fell 9%".
    """
    place = cue.end + (scene.word(cue.end) == ",")
    if place not in scene.marks.first["relative"] or not any(other.end <= cue.start for other in scene.cues):
        return False
    between = range(place, figure.start)
    told: Iterator[Actor | Cue] = (other for row in (scene.cues, scene.actors) for other in row)
    parted = any(place <= other.start < figure.start for other in told)
    return len(between) <= _VERB_REACH and not parted and any(scene.marks.direction(at) for at in between)


def _by_tenths(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether the rate of an economy moves by tenths of a point to a figure, which is that rate however far.

    "La inflación suma tres meses de descensos después de que en agosto bajara tres décimas, hasta el 10,5 %".
    """
    metric = metrics()[cue.metric]
    if cue.weak or figure.quantity.unit != "%" or "country" not in metric.subjects or "%" not in metric.units:
        return False
    left = scene.left_by(figure) or _stepped(scene, figure)
    if left is None or left.quantity.unit not in _POINTS or (left.quantity.low or 0.0) > _MOST_POINTS:
        return False
    traded = metrics()["return"].subjects | {"cb"}
    return not any(
        cue.end <= other.start < figure.start and other.metric != cue.metric and not metrics()[other.metric].generic
        for other in scene.cues
        if "%" in metrics()[other.metric].units
        and not (other.shadowed or (other.weak and "cb" in metrics()[other.metric].subjects))
    ) and not any(actor.type in traded and cue.end <= actor.start < figure.start for actor in scene.actors)


def _stepped(scene: Scene, figure: Figure) -> Figure | None:
    """Return the tenths that a verb of its own leads on from: "ha avanzado una décima y se ha situado en el 2,5 %"."""
    last = scene.last_before(figure)
    if last is None or figure.start - last.end > _STEP_REACH or figure.start - 1 not in scene.marks.last["level"]:
        return None
    between = range(last.end, figure.start)
    plain = all(place not in scene.covered for place in between)
    return last if plain and scene.marks.has("and", last.end) else None


def _told_before(scene: Scene, figure: Figure) -> bool:
    """Return whether a specific cue stands right before a figure: "a dividend of 0.12 euros per share" is no EPS."""
    unit = unit_class(figure.quantity.unit)
    return any(
        cue.end <= figure.start and scene.marks.cost(cue.end, figure.start) <= _RIGHT_BEFORE and specific(cue, unit)
        for cue in scene.cues
    )


def _blocked(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether the cue of another metric that fits stands nearer: "the funds rate while joblessness is 6%"."""
    unit = unit_class(figure.quantity.unit)
    return any(
        cue.end <= other.start and other.end <= figure.start and other.metric != cue.metric
        for other in scene.cues
        if not other.weak
        and not other.shadowed
        and unit in metrics()[other.metric].units
        and not metrics()[other.metric].generic
        and not scene.set_aside(other.start, figure)  # "comparable sales, excluding sales of fuel, rose 3%"
    )


def _taken(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether a cue stands right behind another figure: "18.7 times past earnings and 9.8 times EBITDA"."""
    return any(
        other.start < cue.end
        and scene.marks.cost(other.end, cue.start) <= _NEXT
        and not _begins_clause(scene, cue, other)
        for other in scene.figures
        if other is not figure and other.end <= figure.start
    )


def _begins_clause(scene: Scene, cue: Cue, before: Figure) -> bool:
    """Return whether a cue behind a figure opens what is told next: "Brent rose 1% and the exchange rate was 3.4"."""
    joined = any(scene.marks.has("and", place) for place in range(before.end, cue.start))
    return joined and (cue.forecast or scene.word(cue.start - 1) in _ARTICLES)


def weakness(scene: Scene, cue: Cue, figure: Figure | None = None) -> float:
    """Return how far a cue is from naming its metric: 0 where another one backs it ("target" by "inflation").

    Some are backed only right beside their figure: "inflation was 4.3%, within the target range" states no target.
    """
    support = metrics()[cue.metric].support
    if not cue.weak or (figure is not None and (_is_object(scene, figure, cue) or _moves_by(scene, figure, cue))):
        return 0
    if figure is not None and cue.metric in _SHARES_OF_OUTPUT and cue.end <= figure.start and of_output(scene, figure):
        return 0
    if cue.start == scene.start and scene.word(cue.end) == ":":
        return 0  # "Yield: 6.3%."
    behind = metrics()[cue.metric].adjacent and figure is not None and _is_apart(scene, figure, cue)
    carried = scene.carried is not None and scene.carried.metric in support
    if not behind and (carried or any(other.metric in support for other in scene.cues)):
        return _SUPPORTED
    return 2 if support else 1


def _is_apart(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether a cue stands apart from a figure, behind it or in a clause before its own.

    "It will reach 2% in 2025, in line with the bank's goal, while next year it would fall to 1.6%".
    """
    if cue.end <= figure.start:
        parted = any(scene.marks.has(mark, place) for place in range(cue.end, figure.start) for mark in _PARTING)
        far = parted or scene.marks.cost(cue.end, figure.start) > _FAR
        return far and scene.end_before(cue.start, 0) > scene.start
    return cue.start > figure.end + 1


def _moves_by(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether what an economy's or a company's figure is called moves by a figure.

    "La economía, en tanto, se contrajo 0,3 %"; "el beneficio de 2026 se reduciría casi un 30 %".
    """
    metric = metrics()[cue.metric]
    told = metric.change and "country" in metric.subjects
    told = told or (metric.total and metric.loss and unit_class(figure.quantity.unit) == "%")
    if not told or cue.end > figure.start:
        return False
    reach = _LONG_REACH if _opens_clause(scene, cue) else _VERB_REACH
    between = range(cue.end, min(figure.start, cue.end + reach))
    if any(
        actor.type != "country" and cue.end <= actor.start < figure.start and not _owns(scene, actor, cue)
        for actor in scene.actors
    ):
        return False
    growing = cue.metric != "gdp_growth" or any(scene.marks.has("growth", place) for place in between)
    turned = any(scene.marks.direction(place) for place in between)
    return (growing and turned) or (metric.total and _is_higher(scene, figure))


def _is_higher(scene: Scene, figure: Figure) -> bool:
    """Return whether a sum is told to be so much more: "core earnings in the nine months were 4% higher"."""
    return scene.word(scene.led_by(figure)) in _COPULAS and bool(scene.marks.comparison(figure.end))


def _opens_clause(scene: Scene, cue: Cue) -> bool:
    """Return whether a cue is the head of its sentence, however long the phrase that it opens, with no comma in it.

    "El beneficio de la cadena en la primera mitad del ejercicio se desplomó un 32 %".
    """
    behind = range(cue.end, min(scene.end, cue.end + _LONG_REACH))
    turn = next((place for place in behind if scene.marks.direction(place)), None)
    whole = turn is not None and all(scene.word(place) not in ",;:()" for place in range(cue.end, turn))
    return whole and cue.start <= scene.start + _HEAD


def _owns(scene: Scene, actor: Actor, cue: Cue) -> bool:
    """Return whether a name right behind a cue tells whose it is: "el beneficio de Elgar experimentó un alza"."""
    return actor.start == cue.end + 1 and linked(scene, actor)


def of_output(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage is a share of an economy's output: "una deuda de 52.3 por ciento del PIB"."""
    behind = range(figure.end + 1, figure.end + 3)
    return (
        figure.quantity.unit == "%"
        and scene.word(figure.end) in OF
        and any(
            cue.metric in _SHARES_OF_OUTPUT and cue.start <= figure.end + 1 and cue.end in (*behind, figure.end + 3)
            for cue in scene.cues
        )
    )


def _is_object(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether a cue is what a verb moves by a figure.

    "Eleva un 22 % su beneficio", "una caída del 12 % de sus ingresos", "elevó su utilidad 42,9%".
    """
    if _follows_move(scene, figure, cue):
        return True
    ahead = scene.marks.has("possessive", cue.start - 1) or bool(scene.marks.direction(cue.start - 2))
    if cue.start >= figure.end:
        between = range(figure.end, cue.start - 1)
        return ahead and len(between) <= 1 and all(scene.marks.has("link", place) for place in between)
    between = range(cue.end, figure.start)
    return ahead and all(scene.marks.has("by", at) or scene.marks.has("soft", at) for at in between)


def _follows_move(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether a cue tells what a named move is one of: "la caída del 5 % en los ingresos"."""
    between = range(figure.end, cue.start)
    if figure.quantity.unit != "%" or not 1 <= len(between) <= _HEAD or scene.word(between[0]) not in _INSIDE:
        return False
    led = any(scene.marks.direction(place) for place in range(max(scene.start, figure.start - 3), figure.start))
    return led and (len(between) == 1 or scene.word(between[1]) in _ARTICLES)


def outdone(scene: Scene, figure: Figure, cue: Cue | None) -> bool:
    """Return whether a specific cue stands before a figure that a generic one, or none, would claim.

    "El Merval subió y el riesgo país quedó cerca de 500 puntos": "quedó cerca de" is said of the country risk. "Organic
    revenue, which strips out acquisitions, grew 5%" is no return. "Revenue rose 3%, and the shares fell 2%" is one.
    """
    if cue is not None and (cue.forecast or not metrics()[cue.metric].generic):
        return False  # "un objetivo de 11 euros, y un potencial del 3 %": what it may rise by
    return _follows_specific(scene, figure)


@remembered
def _follows_specific(scene: Scene, figure: Figure) -> bool:
    unit = unit_class(figure.quantity.unit)
    marks: tuple[Actor | Cue, ...] = (*scene.actors, *scene.cues)
    return any(
        not any(_takes_over(scene, mark, other, figure) for mark in marks)
        for other in scene.cues
        if other.end <= figure.start
        and (specific(other, unit) or _earned(scene, figure, other))
        and not scene.set_aside(other.start, figure)
    )


def _earned(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether what a company earns moves by a figure: "el beneficio experimentó un alza del 37 %" is no return.

    A word that says a move itself is none: "the losses grew, and the index fell 3%".
    """
    weakly = cue.weak and cue.metric == "net_income" and not scene.marks.direction(cue.start)
    return weakly and weakness(scene, cue, figure) <= 0


def specific(cue: Cue, unit: str) -> bool:
    """Return whether a cue names a metric by itself, and figures in a class of units can measure it or a move of it."""
    metric = metrics()[cue.metric]
    return not (cue.weak or cue.shadowed or cue.plain or metric.generic) and (
        unit in metric.units or unit in metric.move
    )


def _takes_over(scene: Scene, mark: Actor | Cue, cue: Cue, figure: Figure) -> bool:
    """Return whether a new subject, or a word for its price, stands between a cue and a figure."""
    if not (cue.end <= mark.start and mark.end <= figure.start):
        return False
    if isinstance(mark, Cue):
        inside = any(figure.start <= mark.start < figure.end for figure in scene.figures)  # "1.058 puntos básicos"
        told = scene.figures_between(cue.end, mark.start) > 0 and not inside
        return told and metrics()[mark.metric].generic and mark.metric != "return"
    if cue.metric == "spread" and mark.type == "bond":
        return False  # "the spread between two- and 10-year notes stood at 58 basis points"
    if scene.set_aside(mark.start, figure):
        return False  # "El riesgo país, que elabora <banco>, quedó al borde de 900 puntos"
    owns = linked(scene, mark) and mark.start - cue.end <= _OWNER_REACH  # "los ingresos por servicios de Apple"
    owns = owns or _of_owner(scene, cue, mark)
    return mark.rule != "anaphora" and not owns and mark.type in metrics()["return"].subjects


def _of_owner(scene: Scene, cue: Cue, mark: Actor) -> bool:
    """Return whether a name ends the phrase that tells whose a cue is: "la utilidad neta del grupo minero Alcaudón"."""
    between = range(cue.end, mark.start)
    if len(between) > _OWNER_REACH or not scene.marks.has("link", cue.end):
        return False
    return not any(scene.word(place) in ",;:()" or scene.marks.direction(place) for place in between)
