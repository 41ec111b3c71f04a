"""Whether a figure is the amount of a move ("rose $32") or a level ("to $4,142"), and which way the move went."""

from __future__ import annotations

from enum import Enum

from nlp.claims.amounts import amount_of_move, is_paid, is_size, of_noun, points_moved
from nlp.claims.metric.abreast import joins_another
from nlp.claims.metric.steps import is_step, steps_rate
from nlp.claims.rated import below_zero, in_brackets_behind, is_held_at, leaves, moves_rate, names_rate, told_behind
from nlp.claims.scene import Figure, Scene, remembered

_REACH, _LEVEL_REACH, _CLAUSE_REACH, _JOIN_REACH = 5, 3, 18, 3
_LIST_REACH = 6
_PRICE_TO_MOVE = 5
_JOINS = frozenset({",", "and", "y", "e", "or", "o", "un", "una", "del", "de", "el", "los"})
_RESTATES = frozenset({",", "or", "o", "u", "un", "una"})
_GAP_FILLERS = _JOINS | {";", "by", "the", "el", "la", "los", "las", "con", "cada", "each"}
_EQUIVALENT = frozenset({"equivalent", "equivalente", "equivalentes", "equal"})
_ARTICLES = frozenset({"a", "an", "the", "this", "un", "una", "el", "la"})
_ARTICLE, _PREPOSITIONS = frozenset({"a", "an"}), frozenset({"to", "at"})
_OR, _AS, _DE = frozenset({"or", "o"}), frozenset({"as"}), frozenset({"de"})
_PLURALS, _POINTS = frozenset({"los", "las"}), frozenset({"bp", "pp"})
_TO = frozenset({"to", "al", "a", "el"})
_UP_TO = frozenset({"to"})
_A, _TOWARDS, _PLACES = frozenset({"un", "una"}), frozenset({"a", "hasta"}), frozenset({"country", "region"})
_TRADED = frozenset({"security", "index", "commodity", "crypto"})
_WHEN, _WITH, _OF = frozenset({"when", "cuando"}), frozenset({"with", "con"}), frozenset({"de", "del"})


class Role(Enum):
    """The part that a figure plays in the statement of a move."""

    AMOUNT = "amount"
    LEVEL = "level"
    NONE = "none"
    ANY = "any"


@remembered
def role_of(scene: Scene, figure: Figure) -> Role:
    """Return the role that the words around a figure give it.

    "Gold fell 3%": the direction stands next to the figure. "fell to 3%": a level word stands between them.
    "a 3% gain", "3% higher": the direction follows.
    """
    if figure.quantity.signed or names_rate(scene, figure):
        return Role.AMOUNT if figure.quantity.signed and not below_zero(scene, figure) else Role.LEVEL
    partner = coordinated(scene, figure)
    joined = partner is not None and not _priced(scene, figure, partner)
    if joined and partner is not None and (role := role_of(scene, partner)) is Role.AMOUNT:
        return role
    sized = _stands_beside(scene, figure) or moves_rate(scene, figure) or steps_rate(scene, figure)
    beside = figure.quantity.unit == "%" and sized
    if beside or _named(scene, figure) or _restated(scene, figure) or is_step(scene, figure):
        return Role.AMOUNT
    before = Role.LEVEL if _moved_up_to(scene, figure) else _before(scene, figure)
    if before is not Role.NONE:
        return before
    if figure.quantity.unit in ("%", "pts") and _told_of_next(scene, figure):
        return Role.AMOUNT
    for place in range(figure.end, min(figure.end + 2, scene.end)):
        if scene.marks.words[place] == "," and (scene.marks.has("compared", place + 1) or _leads(scene, place + 1)):
            break  # "should land around 25%, down from 29%"; "fetched 156.85 yen, down 0.7%"
        if scene.marks.direction(place) or scene.marks.comparison(place):
            return Role.AMOUNT
    return _as_partner(scene, figure, partner if joined else None)


def _as_partner(scene: Scene, figure: Figure, partner: Figure | None) -> Role:
    """Return the role that a figure has of the one that it is set beside or joined to: "easing to 1.9% and 1.8%"."""
    if (restated := in_brackets_behind(scene, figure)) is not None:
        return role_of(scene, restated)
    alike = partner is not None and partner.quantity.unit == figure.quantity.unit
    levelled = alike and partner is not None and role_of(scene, partner) is Role.LEVEL
    return Role.LEVEL if levelled else Role.NONE


def _stands_beside(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage stands behind a name or in brackets, or before a comparison: "0.5% higher"."""
    restates = _bracketed(scene, figure) and in_brackets_behind(scene, figure) is None
    if restates or _listed(scene, figure) or bool(_compared(scene, figure)):
        return True
    return _told_first(scene, figure)


def _told_first(scene: Scene, figure: Figure) -> bool:
    """Return whether a verb before a list moves each of its names: "Bajaron Elgar, el 1,2 %; y Mirador, el 0,3 %"."""
    owner = next((actor for actor in scene.actors if actor.end in (figure.start - 2, figure.start - 3)), None)
    traded = owner is not None and owner.type in _TRADED
    return traded and _elided(scene, figure) and direction_of(scene, figure) != 0


def _leads(scene: Scene, place: int) -> bool:
    """Return whether a word of rise or fall is that of a figure behind it."""
    behind = range(place + 1, place + 1 + _LEVEL_REACH)
    return bool(scene.marks.direction(place)) and any(other.start in behind for other in scene.figures)


def _named(scene: Scene, figure: Figure) -> int:
    """Return the way of a move that is named right behind its size: "recovered from the $40 sell-off"."""
    article = scene.word(figure.start - 1) in _ARTICLES
    if figure.quantity.unit == "%" and scene.word(figure.end) in _DE and figure.end + 1 < scene.end:
        return scene.marks.direction(figure.end + 1)  # "más del 3 % de subida", and no "el 3 % de la subida"
    return scene.marks.direction(figure.end) if article and figure.end < scene.end else 0


def _priced(scene: Scene, figure: Figure, partner: Figure) -> bool:
    """Return whether an amount behind a signed percentage is the price: "Telefónica (+1,9 %, 4,43 euros)"."""
    signed = partner.quantity.signed and partner.quantity.unit == "%" and scene.word(partner.end) == ","
    return signed and figure.quantity.unit not in ("pts", *_POINTS, "%")


def _told_of_next(scene: Scene, figure: Figure) -> int:
    """Return the way that the last figure of a list goes: "were 2.2% and 0.4% higher", "0.4%, or 9 points, lower"."""
    last = figure
    for other in scene.figures:
        if other.start < last.end:
            continue
        between = [scene.word(place) for place in range(last.end, other.start) if place not in scene.marks.blanks]
        if len(between) > _JOIN_REACH:
            break  # and so it is with all that stand further behind
        same = other.quantity.unit == figure.quantity.unit or (
            bool(_OR & set(between)) and other.quantity.unit not in _POINTS
        )
        if between and set(between) <= _JOINS and same:
            last = other
    place = last.end + (scene.word(last.end) == ",")
    if last is figure or place >= scene.end:
        return 0
    # "Settled 82 points or 0.7% up at 11,762"
    led = scene.marks.direction(place) if place + 1 in scene.marks.first["level"] else 0
    return scene.marks.comparison(place) or led


def _restated(scene: Scene, figure: Figure) -> bool:
    """Return whether points or money tell a percentage once more: "un rebote del 0,3 % (47,9 puntos)"."""
    money = figure.quantity.unit not in (None, "%", "pts", *_POINTS) and _is_small(scene, figure)
    return (figure.quantity.unit == "pts" or money) and _bracketed(scene, figure, "%")


def _is_small(scene: Scene, figure: Figure) -> bool:
    """Return whether an amount is of cents, or far less than the price behind it: "0,4 % (US$ 2,1) a US$ 519"."""
    low, unit = figure.quantity.low or 0.0, figure.quantity.unit
    later = (other for other in scene.figures if other.start >= figure.end and other.quantity.unit == unit)
    return 0 < low < 1 or (low > 0 and any((other.quantity.low or 0.0) > _PRICE_TO_MOVE * low for other in later))


def _listed(scene: Scene, figure: Figure) -> bool:
    """Return whether a figure stands right behind a name, as in a list: "all lower: S&P 1.75%, Dow 1.4%".

    In brackets it is one where the sentence tells of a move before: "lideró las alzas, seguida de Copec (0,9 %)"; so it
    is behind "with": "la mayor suba fue para Copec con 0,9 %".
    """
    named = {actor.end for actor in scene.actors if actor.rule != "anaphora" and actor.type != "bond"}
    if figure.start in named:
        return True
    return _quoted(scene, figure, named) and any(
        scene.marks.direction(place) for place in range(scene.start, figure.start)
    )


def _quoted(scene: Scene, figure: Figure, named: set[int] | None = None) -> bool:
    """Return whether a figure stands in brackets behind a name, or is what it comes with: "Elgar con un 2 %"."""
    ends = {actor.end for actor in scene.actors} if named is None else named
    place = figure.start - 1
    if scene.marks.words[place] == "(":
        return place in ends
    while place > scene.start and (scene.marks.has("by", place) or scene.marks.has("soft", place)):
        place -= 1
    return scene.word(place) in _WITH and figure.quantity.unit == "%" and place - (scene.word(place - 1) == ",") in ends


def _bracketed(scene: Scene, figure: Figure, unit: str | None = None) -> bool:
    """Return whether a percentage restates an amount in brackets: "rose 12 points (0.4%)", "1486 $ (más del 50 %)"."""
    place = figure.start - 1
    while place > scene.start and scene.marks.has("soft", place):
        place -= 1
    restated = (other for other in scene.figures if unit is None or other.quantity.unit == unit)
    return scene.marks.words[place] == "(" and any(other.end == place for other in restated)


@remembered
def coordinated(scene: Scene, figure: Figure) -> Figure | None:
    """Return the figure that a figure is joined to: "rose 2% and 3%", "lost 0.42%, or 29 points"."""
    earlier = None
    near = _places_before(scene, figure)
    for other in scene.figures:
        if other.end not in near:
            continue
        between = [place for place in range(other.end, figure.start) if place not in scene.marks.blanks]
        same = other.quantity.unit == figure.quantity.unit
        words = {scene.word(place) for place in between}
        restates = words - _EQUIVALENT - (_TO if words & _EQUIVALENT else frozenset()) <= _RESTATES
        joined = bool(between) and len(between) <= _JOIN_REACH and (words <= _JOINS if same else restates)
        if joined:
            return other
        if other.end <= figure.start and same and _goes_on(scene, between):
            earlier = other
    return earlier


def _places_before(scene: Scene, figure: Figure) -> range:
    """Return the tokens before a figure that only a few words part from it."""
    place, words = figure.start, 0
    while place > scene.start and words <= _LIST_REACH:
        place -= 1
        words += place not in scene.marks.blanks
    return range(place, figure.start)


def _goes_on(scene: Scene, between: list[int]) -> bool:
    """Return whether "and" leads from one figure to the next over words that tell a time or a place.

    "24% this year and 40%"; "una caída de 5 % en México y de 4 % en Chile".
    """
    marks = scene.marks
    while between and (scene.word(between[-1]) in _OF or marks.has("soft", between[-1])):
        between = between[:-1]
    if not between or len(between) > _LIST_REACH or not marks.has("and", between[-1]):
        return False
    covered = scene.covered - {
        at for actor in scene.actors if actor.type in _PLACES for at in range(actor.start, actor.end)
    }
    plain = (place not in covered and not marks.direction(place) and marks.words[place] != "," for place in between)
    return all(plain) and not any(between[0] <= cue.start < between[-1] for cue in scene.cues if not cue.shadowed)


def _before(scene: Scene, figure: Figure) -> Role:
    marks, covered = scene.marks, scene.covered
    # "Subió este viernes más de un 5 %": words that only soften a figure do not part it from its verb.
    softened = next((at for at in range(figure.start, scene.start, -1) if not marks.has("soft", at - 1)), scene.start)
    for place in range(figure.start - 1, max(scene.start, softened - _REACH) - 1, -1):
        owned = marks.has("possessive", place)  # "raising its quarterly dividend 10 per cent"
        stops = scene.marks.words[place] in ",;:()" or (place in covered and not owned)
        if stops or joins_another(scene, place, figure):
            return Role.NONE
        as_low = scene.word(place) in _AS and place in marks.last["level"]  # "could fall to as low as 5,200"
        if as_low or _is_arrival(scene, figure, place) or is_held_at(scene, figure, place):
            return Role.LEVEL
        if marks.has("soft", place):
            continue
        steps = sum(not marks.has("soft", at) for at in range(place, figure.start))
        if (place in marks.last["by"] and steps <= _LEVEL_REACH) or amount_of_move(scene, place):
            return Role.LEVEL if leaves(scene, figure) or is_paid(scene, place) else Role.AMOUNT
        if points_moved(scene, figure, place) or is_size(scene, place):
            return Role.AMOUNT
        if place in marks.last["level"] and figure.start - place <= _LEVEL_REACH and not of_noun(scene, place, figure):
            return Role.LEVEL
        if marks.direction(place):
            return Role.AMOUNT
    return Role.NONE


def _moved_up_to(scene: Scene, figure: Figure) -> bool:
    """Return whether "up to" is where a rate went, and no bound: "the jobless rate shot up to 14%"."""
    point = figure.quantity.unit == "%" and figure.quantity.low == figure.quantity.high
    return point and scene.word(figure.start - 1) in _UP_TO and scene.marks.direction(figure.start - 2) > 0


def _is_arrival(scene: Scene, figure: Figure, place: int) -> bool:
    """Return whether an article leads to where a move ends: "cedieron a un 3,4 %", "rose to a $106.58 peak"."""
    if scene.word(place) in _A:  # "cayeron un 3,4 %" is a move
        return scene.word(place - 1) in _TOWARDS and not scene.marks.direction(figure.end)
    priced = figure.quantity.unit not in ("%", *_POINTS)
    return priced and scene.word(place) in _ARTICLE and scene.word(place - 1) in _PREPOSITIONS


@remembered
def direction_of(scene: Scene, figure: Figure) -> int:
    """Return 1 or -1 for the direction word that governs a figure, 0 where there is none.

    The nearest one before it in its clause, else one that follows within a few words: "a 3% drop", "un 3 % menos".
    """
    marks = scene.marks
    if (turn := _named(scene, figure)) != 0:
        return turn
    turn = _compared(scene, figure)
    if turn < 0 or (turn and marks.has("compared", figure.end + 1)):
        return turn  # "it earned 5 million, 12% less than a year ago"
    if turn and marks.direction(figure.end) == turn:
        return turn  # "fell 5% on Friday but ended 4.9% higher for the week"
    after = range(figure.end, min(figure.end + 3, scene.end))
    close = next((turn for place in after if (turn := marks.direction(place) or marks.comparison(place))), 0)
    # "Las bajas las encabezaron Elgar (1,2 %), … y Mirador (0,7 %)": the last of a list is as far as it is long.
    listed = _quoted(scene, figure) or _elided(scene, figure)
    reach = scene.start if listed else max(scene.start, figure.start - _CLAUSE_REACH)
    for place in range(figure.start - 1, reach - 1, -1):
        if marks.words[place] == ";" and not (_listed(scene, figure) or _gapped(scene, place, figure)):
            break
        if marks.direction(place) and not marks.has("soft", place):
            return marks.direction(place)
        if scene.word(place) in _WHEN or (marks.has("contrast", place) and close):
            break  # "a fall from October, when it had been 3.5%"
    return close or _told_of_next(scene, figure) or told_behind(scene, figure)


def _elided(scene: Scene, figure: Figure) -> bool:
    """Return whether a comma and an article part a figure from its name: "Elgar cedió un 0,5 %; Mirador, un 0,6 %"."""
    place = figure.start - 1
    while place > scene.start and (
        scene.marks.has("by", place) or scene.marks.has("by_move", place) or scene.word(place) in _ARTICLES
    ):
        place -= 1
    return scene.word(place) == "," and any(place - 1 <= actor.end <= place for actor in scene.actors)


def _gapped(scene: Scene, place: int, figure: Figure) -> bool:
    """Return whether a clause leaves out its verb, which is that of the one before it: "A fell 2%; B, by 1%"."""
    covered, marks = scene.covered, scene.marks
    named = {at for cue in scene.cues for at in range(cue.start, cue.end)}
    rest = [at for at in range(place + 1, figure.start) if at not in covered | named]
    return all(scene.word(at) in _GAP_FILLERS or marks.has("by", at) or marks.has("by_move", at) for at in rest)


def _compared(scene: Scene, figure: Figure) -> int:
    return scene.marks.comparison(figure.end) if figure.end < scene.end else 0


def is_lost(scene: Scene, figure: Figure) -> bool:
    """Return whether a word of loss stands shortly before a figure: "a loss of $8.15 per share".

    It holds for what restates the figure too: "a loss of $612 million, or 92 cents a share".
    """
    if not scene.marks.tokens["loss"].isdisjoint(range(max(scene.start, figure.start - _REACH), figure.start)):
        return True
    if scene.marks.has("loss", figure.end) and scene.word(figure.start - 1) in _ARTICLE:
        return True  # "worse than a $0.03 loss"
    partner = coordinated(scene, figure)
    return partner is not None and is_lost(scene, partner)


def moves(scene: Scene, figure: Figure) -> bool:
    """Return whether something moves by a figure: a sign, a word of rise or fall, or a list of quotes says so.

    "Las Siete Magníficas pesan un 34 %" is an amount, and no move.
    """
    if figure.quantity.signed or _listed(scene, figure):
        return True
    return direction_of(scene, figure) != 0 and not grows(scene, figure)


def grows(scene: Scene, figure: Figure) -> bool:
    """Return whether the move before a figure is growth, which no price has: "expects growth of 5% to 7%"."""
    for place in range(figure.start - 1, max(scene.start, figure.start - _REACH) - 1, -1):
        if scene.marks.direction(place) and not scene.marks.has("soft", place):
            return scene.marks.has("growth", place)
    return False
