"""Percentages that are a portion of an income, the growth of a thing, or how far a result is from another."""

from __future__ import annotations

from nlp.claims.attachment import Attachment
from nlp.claims.metric.vocabulary import OF, Cue, metrics, unit_class
from nlp.claims.scene import Figure, Scene
from nlp.times.basis import basis_of

_ARTICLES = frozenset({"the", "its", "their", "el", "la", "los", "las", "su", "sus", "total", "totales"})
_TO = frozenset({"to", "from", "al", "a"})
_REACH = 3
_LEAST_SUM = 1e6
_BRACKET_REACH = 6
_PLACES = frozenset({"country", "region"})
_MARKET = frozenset({"index", "fx", "currency", "crypto", "commodity", "bond"})


def is_portion(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a percentage is no growth and no return, but what its clause tells of something beside it."""
    name = reading.metric.name
    if figure.quantity.unit != "%":
        return reading.metric.total and (_of_part(scene, figure) or _is_surprise(scene, figure))
    if name == "return" and _is_counter(scene, figure, reading):
        return True
    if name.endswith("_growth") or name == "return":
        portion = _of_income(scene, figure) or _of_expected(scene, figure)
        return portion or (name == "return" and (_of_thing(scene, figure, reading) or _goes_on(scene, figure, reading)))
    return name == "relative_return" and (_of_result(scene, figure) or _overtakes(scene, figure, reading))


def _of_part(scene: Scene, figure: Figure) -> bool:
    """Return whether a sum is what a part puts into a result: "<empresa> aportó 62 millones al beneficio"."""
    led = range(max(scene.start, figure.start - _REACH), figure.start)
    if scene.word(figure.end) not in _TO or scene.marks.tokens["contributes"].isdisjoint(led):
        return False
    place = _past_articles(scene, figure.end + 1)
    return any(cue.start in (place, place + 1) and metrics()[cue.metric].total for cue in scene.cues)


def _past_articles(scene: Scene, place: int) -> int:
    while scene.word(place) in _ARTICLES:
        place += 1
    return place


def _is_surprise(scene: Scene, figure: Figure) -> bool:
    """Return whether a sum is by how much more was earned: "ganó 80 millones más de lo que esperaban los analistas".

    What "surpassed the estimate by 2%" is what was earned.
    """
    more = bool(scene.marks.comparison(figure.end)) or scene.marks.has("beyond", figure.end)
    return more and any(cue.metric == "surprise" and cue.start == figure.end for cue in scene.cues)


def _is_counter(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a currency is only what another one moved against: "una depreciación del 1 % frente al dólar"."""
    actor = reading.actor
    if actor is None or actor.type != "currency" or actor.start < figure.end:
        return False
    between = range(figure.end, actor.start)
    return len(between) <= _REACH and not scene.marks.tokens["compared"].isdisjoint(between)


def _of_income(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage is so much of an income: "equals 3% of revenue", "el 23 % de los ingresos".

    A word of rise or fall before it makes it growth: "an increase of 3% of its sales".
    """
    if scene.word(figure.end) not in OF:
        return False
    first = scene.end_before(figure.start, scene.start)
    if any(scene.marks.direction(place) for place in range(max(first, figure.start - _BRACKET_REACH), figure.start)):
        return False
    place = _past_articles(scene, figure.end + 1)
    owner = next((actor.end for actor in scene.actors if actor.start == place), place)
    near = range(place, max(place, owner) + _REACH)
    income = (cue for cue in scene.cues if cue.start in near and "money" in metrics()[cue.metric].units)
    return any(metrics()[cue.metric].total for cue in income)


def _of_thing(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a bracket tells how much more of a thing there is than a year ago, in a text of no share.

    "Growth in groceries (+6.1% y/y) and toys (-1.4% y/y)"; the shares of a list move by the day.
    """
    opened = figure.start - 1 - (scene.word(figure.start - 1) in OF)
    if scene.word(opened) != "(" or (reading.subject or "").partition(":")[0] in _MARKET:
        return False
    before = next((actor for actor in scene.actors if actor.end == opened), None)
    if before is not None and before.type in _PLACES and before.rule != "adjective":
        return True  # "las mayores caídas se dieron en Chile (del 11 %) y en Brasil (10 %)"
    supposed = reading.rule.startswith(("implicit", "model", "again", "parallel"))
    if before is not None or not supposed or _tells_of_shares(scene):
        return False
    doc, close = scene.doc, figure.end
    while close < min(scene.end, figure.end + _BRACKET_REACH) and scene.word(close) != ")":
        close += 1
    if close == figure.end or close >= scene.end:
        return False
    first, last = doc[figure.start - 1].idx, doc[close].idx
    return "yoy" in (basis_of(doc, figure.quantity.start, figure.quantity.end, first, last) or "")


def goes_on(scene: Scene, figure: Figure) -> bool:
    """Return whether a rise goes on about the sum that the sentence before told, and a sum behind it is what it was.

    "<Banco> ganó 600 millones. Con ello, registró un alza del 22 %, frente a los 490 millones de 2024": no share rose.
    """
    carried = scene.carried
    if carried is None or carried.age or not metrics()[carried.metric].total or _tells_of_shares(scene):
        return False
    if scene.last_before(figure) is not None or any(not metrics()[cue.metric].generic for cue in _told(scene, figure)):
        return False
    behind = scene.following(figure)
    money = behind is not None and unit_class(behind.quantity.unit) in ("money", "bare")
    return money and behind is not None and abs(behind.quantity.low or behind.quantity.high or 0.0) >= _LEAST_SUM


def _told(scene: Scene, figure: Figure) -> list[Cue]:
    """Return the strong words for a metric before a figure."""
    return [cue for cue in scene.cues if cue.end <= figure.start and not (cue.weak or cue.shadowed)]


def _goes_on(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    return (reading.subject or "").partition(":")[0] not in _MARKET and goes_on(scene, figure)


def _tells_of_shares(scene: Scene) -> bool:
    return not scene.marks.tokens["paper"].isdisjoint(range(scene.start, scene.end))


def _of_result(scene: Scene, figure: Figure) -> bool:
    """Return whether a result is so much above another one, which no return is.

    "Una cifra que supera en un 40 % la de hace un año", "8% above the $731 million that analysts expected".
    """
    earned = [cue for cue in scene.cues if cue.end <= figure.start and metrics()[cue.metric].total]
    sums = (other for other in scene.figures if other.end <= figure.start)
    # "Supera en un 2 % a los de 2024"
    likened = scene.word(figure.end) in _TO and scene.word(figure.end + 1) in _ARTICLES
    return bool(earned) and (likened or any(unit_class(other.quantity.unit) == "money" for other in sums))


def _overtakes(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a move is a name's own, which only then is told to beat another's: "rose 30%, beating Elgar"."""
    cue = reading.cue
    if cue is None or cue.start != figure.end + 1 or scene.word(figure.end) != ",":
        return False
    first = scene.end_before(figure.start, scene.start)
    return any(scene.marks.direction(place) for place in range(max(first, figure.start - _BRACKET_REACH), figure.start))


def _of_expected(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage tells by how much a sum behind it was beaten: "supera en un 8 % los 731 millones"."""
    place = _past_articles(scene, figure.end)
    led = place > figure.end
    return led and any(o.start == place and unit_class(o.quantity.unit) == "money" for o in scene.figures)


def is_restated(scene: Scene, figure: Figure) -> bool:
    """Return whether a bracket tells the percentage right before it anew: "un 3,3 % (2,5 % sin extraordinarios)"."""
    if figure.quantity.unit != "%" or scene.word(figure.start - 1) != "(":
        return False
    return any(other.end == figure.start - 1 and other.quantity.unit == "%" for other in scene.figures)
