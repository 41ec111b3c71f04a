"""Moves that are no return: of a sum, a country, a measure or a neighbour, or what a price target is moved by."""

from __future__ import annotations

from nlp.claims.attachment import Attachment
from nlp.claims.metric.apart import OUTLOOKS
from nlp.claims.metric.benchmarks import of_other
from nlp.claims.metric.plausible import followed
from nlp.claims.metric.vocabulary import OF, Cue, metrics, unit_class
from nlp.claims.roles import Role
from nlp.claims.scene import Figure, Scene
from nlp.claims.subject.candidates import UNLIKE_PAPER
from nlp.names.strangers import PREFIX, listed

_PRICES = frozenset({"inflation", "core_inflation"})
_MARKET_CODE = 4
_IN, _OWN_REACH = frozenset({"en", "in"}), 4
_BY_YEAR = frozenset({"a", "/", "a/a", "y", "y/y"})
_MOVED_BY = frozenset({"by", "un"})
_VALUED = frozenset({"price_target", "pe"})
_LEAST_SUM = 1e6
_ARTICLES = frozenset({"the", "its", "their", "his", "her", "el", "la", "los", "las", "su", "sus"})
_PAIR = 2
_NAMED_REACH = 4
_PER_SHARE = frozenset({"acción", "título", "brutos", "netos", "share"})
_PAYOUT_REACH = 22
_PAID_OUT = frozenset({"dividend", "net_income"})
_OWN = frozenset({"its", "their", "his", "her", "su", "sus"})
_INSIDE = OF | {"en", "in"}
_VALUE = frozenset({"value", "worth", "valor", "cotización", "capitalización"})


def is_no_return(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a move is that of something else than its reading says, or of nothing that is traded."""
    return (
        _of_sum(scene, figure)
        or _of_consumers(scene, reading)
        or _in_own(scene, figure)
        or _of_measure(scene, figure)
        or of_other(scene, figure, reading)
        or _is_foreseen(scene, figure, reading)
        or _of_country(scene, reading)
        or _of_neighbour(scene, figure)
        or _of_earnings(scene, figure, reading)
        or _of_kind(scene, figure, reading)
        or _is_beaten(scene, figure, reading)
    )


def _is_beaten(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a model gives a lead to what was beaten, by whom nobody knows: "the fund lagged the Dow by 5%"."""
    actor = reading.actor
    if actor is None or not reading.rule.startswith("model"):
        return False
    compared = (cue for cue in scene.cues if cue.metric == "relative_return" and cue.end <= actor.start)
    return any(not scene.figures_between(cue.end, figure.start) for cue in compared)


def of_target(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage is what a house moves its price target by, which is no return.

    "Recortó un 5 % el precio objetivo"; "de 9,4 a 11 euros, lo que supone un ajuste al alza del 17 %".
    """
    if figure.quantity.unit != "%":
        return False
    led = scene.word(figure.end) in _ARTICLES
    if led and any(cue.metric in _VALUED and cue.start == figure.end + 1 for cue in scene.cues):
        return True
    aimed = (cue for cue in scene.cues if cue.metric == "price_target" and not cue.weak)
    last = max((cue.end for cue in aimed if cue.end <= figure.start), default=None)
    if last is None:
        return False
    between = range(max(last, scene.end_before(figure.start, last)), figure.start)
    hoped = any(cue.metric == "return" and cue.forecast and cue.start in between for cue in scene.cues)
    if hoped:
        return False
    if scene.figures_between(last, figure.start):
        return not scene.marks.tokens["revises"].isdisjoint(between)
    moved = any(cue.metric == "return" and cue.start in between for cue in scene.cues)
    return not moved and scene.word(figure.start - 1) in _MOVED_BY and not any(map(scene.marks.direction, between))


def _is_foreseen(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a house foresees what an economy does: "Acme sees growth of 3.1%, while Bolt expects 1.0%"."""
    house = reading.actor
    if house is None or house.type != "security" or not house.end <= figure.start:
        return False
    told = any(cue.metric in OUTLOOKS and cue.end <= house.start for cue in scene.cues)
    return told and house.end in scene.marks.first["foresees"]


def _of_country(scene: Scene, reading: Attachment) -> bool:
    """Return whether a sentence is about a country's market, and a reading gives its move to an index told before.

    "Italia, la plaza más alcista del año, se anotó un 1,4 %", behind a sentence on the Dax.
    """
    first = scene.actors[0] if scene.actors else None
    if first is None or reading.actor is not None:
        return False
    opens = first.type == "country" and first.rule not in ("adjective", "anaphora") and first.start == scene.start
    return opens and (reading.subject or "").startswith("index:")


def _in_own(scene: Scene, figure: Figure) -> bool:
    """Return whether the move is one in something of whoever is named: "una caída del 27 % en su posición de caja"."""
    behind = range(figure.end, min(scene.end, figure.end + _OWN_REACH))
    place = next((at for at in behind if scene.word(at) in _IN), None)
    if place is None or scene.word(place + 1) not in _OWN or not followed(scene, place + 2):
        return False
    plain = all(scene.doc[at].is_alpha or scene.word(at) in _BY_YEAR for at in range(figure.end, place))
    priced = any(cue.start == place + 2 and metrics()[cue.metric].generic for cue in scene.cues)
    return plain and not priced and scene.word(place + 2) not in _VALUE


def _of_consumers(scene: Scene, reading: Attachment) -> bool:
    """Return whether something unlisted rises in a paragraph on an economy's prices: "El jitomate subió un 12 %"."""
    told = scene.carried is not None and scene.carried.metric in _PRICES
    nobody = listed(reading.subject) is None
    return told and nobody and (reading.actor is None or reading.actor.rule == "stranger")


def _of_sum(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage in brackets is that of a sum right before: "en servicios, 3.654 millones (+40 %)"."""
    if figure.quantity.unit != "%" or not (in_brackets(scene, figure) or _is_added(scene, figure)):
        return False
    last = next((other for other in scene.figures if figure.start - _PAIR <= other.end < figure.start), None)
    size = abs(last.quantity.low or last.quantity.high or 0.0) if last is not None else 0.0
    return last is not None and unit_class(last.quantity.unit) in ("money", "bare") and size >= _LEAST_SUM


def _is_added(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage behind a comma tells how much more that is: "41 millones, un 15 % por debajo"."""
    place = figure.start - 1 - (scene.word(figure.start - 1) in _MOVED_BY)
    compared = figure.end < scene.end and bool(scene.marks.comparison(figure.end))
    return compared and scene.word(place) == "," and any(other.end == place for other in scene.figures)


def _of_neighbour(scene: Scene, figure: Figure) -> bool:
    """Return whether a list gives each its own percentage in brackets, and this one to a word for nobody known.

    "El industrial (−2,3 %), consumo (−2,4 %) y construcción (0,1 %)": what no name stands before is nobody's.
    """
    if figure.quantity.unit != "%" or not in_brackets(scene, figure):
        return False
    place = figure.start - 2
    if any(other.end == place and other.quantity.unit in (None, "count") for other in scene.figures):
        return True  # "un descenso de 50.100 TM (−24,8 %)"
    ends = {actor.end for actor in scene.actors}
    if place + 1 in ends or not scene.word(place).isalpha() or not scene.doc[place].text.islower():
        return False
    if scene.marks.direction(place) or not followed(scene, place):
        return False
    return any(other.start - 1 in ends and in_brackets(scene, other) for other in scene.figures)


def _of_earnings(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether what a company earned moved, in a word that names the gains of its share, too.

    "Las ganancias de Elgar han subido un 9 %", "las ganancias habrían retrocedido un 11 %"; a market's are its moves.
    """
    cue, subject = reading.cue, reading.subject
    if cue is None or cue.end > figure.start or not is_paper(subject or PREFIX):
        return False
    if reading.role is not Role.AMOUNT or scene.word(cue.start - 1) not in _ARTICLES:
        return False
    if not any(other.metric == "net_income" and other.start == cue.start for other in scene.cues):
        return False
    behind = range(cue.start + 1, figure.start)
    turn = next((place for place in behind if scene.marks.direction(place)), None)
    return turn is not None and not any(
        scene.word(place) in ",;:()" or scene.marks.has("and", place) for place in range(cue.start + 1, turn)
    )


def _of_kind(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a move is that of papers of a kind, and a reading gives it to what was told before.

    "El dólar blue subió a $1.400. Los títulos públicos en dólares ganaron un 1 %": the dollar did not.
    """
    kind = (reading.subject or "").partition(":")[0]
    if reading.actor is not None or kind not in UNLIKE_PAPER:
        return False
    return not scene.marks.tokens["many"].isdisjoint(range(scene.start, figure.start))


def of_payout(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage tells how much more is paid or earned: "0,35 euros por acción, un 7 % más"."""
    place = figure.start - 1 - (scene.word(figure.start - 1) in _MOVED_BY)
    last = scene.last_before(figure)
    if last is None or scene.word(place) != "," or figure.end >= scene.end or not scene.marks.comparison(figure.end):
        return False
    between = range(last.end, place)
    told = {scene.word(at) for at in between} & _PER_SHARE
    paid = any(cue.metric in _PAID_OUT and cue.end <= figure.start for cue in scene.cues)
    return len(between) <= _PAYOUT_REACH and unit_class(last.quantity.unit) == "money" and bool(told) and paid


def _of_measure(scene: Scene, figure: Figure) -> bool:
    """Return whether the move is one of what a word right before names: "una subida de tipos del 0,5 %"."""
    place = figure.start - 1
    while place > scene.start and (scene.marks.has("soft", place) or scene.marks.has("by_move", place)):
        place -= 1
    named = [cue for cue in scene.cues if cue.end == place + 1 and is_led(scene, cue.start)]
    behind = figure.end + 1 if scene.word(figure.end) in _INSIDE else scene.end
    while scene.word(behind) in _ARTICLES:
        behind += 1
    moved = scene.marks.direction(place)
    if moved and not any(scene.word(at) in ",;:()" for at in range(figure.end, behind + _PAIR)):
        near = [cue for cue in scene.cues if behind <= cue.start <= behind + _PAIR and not cue.weak]
        named += [cue for cue in near if not metrics()[cue.metric].relative]
    named += _behind_turn(scene, figure)
    priced = any(cue.metric == "return" or "return" in metrics()[cue.metric].move.values() for cue in named)
    return bool(named) and not priced


def _behind_turn(scene: Scene, figure: Figure) -> list[Cue]:
    """Return what a word of rise or fall behind a percentage is one of: "a 20% yearly jump in North American sales"."""
    near = range(figure.end, min(scene.end, figure.end + _PAIR))
    turn = next((place for place in near if scene.marks.direction(place)), scene.end)
    if scene.word(turn + 1) not in _INSIDE:
        return []
    behind = turn + 2 + (scene.word(turn + 2) in _ARTICLES)
    named = (cue for cue in scene.cues if behind <= cue.start < behind + _NAMED_REACH and not cue.weak)
    led = (cue for cue in named if all(followed(scene, at) for at in range(behind, cue.start)))
    return [cue for cue in led if not metrics()[cue.metric].relative]


def in_brackets(scene: Scene, figure: Figure) -> bool:
    """Return whether brackets hold a figure and nothing else."""
    return scene.word(figure.start - 1) == "(" and scene.word(figure.end) == ")"


def is_paper(subject: str) -> bool:
    """Return whether a subject is a listed security, or a company that no table holds."""
    return subject.startswith(PREFIX) or len(subject.partition(":")[0]) == _MARKET_CODE


def is_led(scene: Scene, place: int) -> bool:
    """Return whether a word of rise or fall and "of" stand before a place."""
    return scene.word(place - 1) in OF and bool(scene.marks.direction(place - 2))
