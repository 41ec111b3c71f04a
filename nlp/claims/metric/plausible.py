"""What a figure cannot be, by its size and by the words around it."""

from __future__ import annotations

import re
from itertools import pairwise

from nlp.claims.metric.vocabulary import MULTIPLES, OF, Metric, metrics
from nlp.claims.metric.widths import is_width
from nlp.claims.scene import Figure, Scene, remembered
from nlp.tables import shared_table

_SIZES = 5.0
_LIKE_SIZES = 10.0
_CARRIED_SIZES = 3.0
_NEAR_RATE = 3.0
_PARTS = frozenset({"of", "in", "out", "de"})
_DE, _NOT = frozenset({"de"}), frozenset({"no", "did"})
_ARTICLES = frozenset({"the", "los", "las", "la", "el", "all", "its", "sus", "su", "todos"})
_SHARES = frozenset({"%", "bp", "pp"})
_PRICES = frozenset({"price", "price_change", "price_target", "fx_rate"})
_TECHNICAL = frozenset({"support_level", "resistance_level"})
_SMALLEST_MARK = 10.0
_MOVES = frozenset({"price_change", "index_change"})
_LARGEST_PRICE = 1e7
_LARGEST_LEAD = 200.0
_PER_SHARE = frozenset({"eps", "dividend"})
_LARGEST_PER_SHARE = 1e6
_LARGEST_MULTIPLE = 1e4
_SMALLEST_LEVEL = 50.0
_LEAST_POINTS = 1.0
_COARSE = 1e5
_SMALLEST_RATE = 100.0
_NO_CHANGE = 50.0
_LEAST_SHARE, _MOST_SHARE = 25.0, 75.0
_LARGEST_STEP = 100.0
_LARGEST_SPREAD = 3000.0
_AIM_REACH = 9
_CHART_REACH = 5
_THEN_REACH = 5
_WITHIN = frozenset(
    {"by", "in", "within", "over", "at", "before", "this", "next", "para", "en", "a", "dentro", "antes"}
)
_THEN = frozenset(
    {"year-end", "yearend", "year", "years", "month", "months", "quarter", "año", "años", "mes", "meses", "trimestre"}
)
_CASES = frozenset({"case", "scenario", "recession", "caso", "escenario", "recesión"})
_NUMBER = re.compile(r"\d*[.,]?\d+")
_SIGNS = frozenset("$€£")
_SAME = 1e-9
_YEAR = re.compile(r"20[2-9]\d")
_CLAUSE_REACH = 10
_SMALLEST_TOTAL = 1e4
_SMALLEST_COUNT = 1e3
_SMALLEST_HIRED = 100.0
_SMALLEST_BARE_TOTAL = 1e6
_HIGHEST_RATE = 20.0
_TALLIED = 1000.0
_TALLY_REACH = 5
_TELLING = frozenset({"source", "source_after"})
_SET = frozenset({"policy_rate", "policy_rate_change", "terminal_rate"})
_STOOD = frozenset({"where", "pre", "levels", "level", "peak", "nivel", "niveles", "máximo", "pico", "prepandemia"})
_OVER, _THAN = frozenset({"above", "below", "por"}), frozenset({"than", "que", "the", "del", "de", "its"})


def implausible(name: str, figure: Figure) -> bool:
    """Return whether a figure cannot be what it would be by default.

    "$57 billion" is no price; "10 of the last 11 days" is no index level; nor is "half of the losses".
    """
    size = magnitude(figure)
    levelled = metrics()[name].sized or name in _MOVES or name == "price_target"
    if levelled and figure.quantity.unit is None and size < _SMALLEST_LEVEL and _in_words(figure):
        return True
    if name in _TECHNICAL and figure.quantity.unit is None and figure.quantity.step >= 1 and size < _SMALLEST_MARK:
        return True  # "routers that support Wi-Fi 6"
    if (name in _PRICES and size >= _LARGEST_PRICE) or (name == "volatility" and size >= _TALLIED):
        return True
    if name == "relative_return" and figure.quantity.unit in ("pts", "pp") and size >= _LARGEST_LEAD:
        return True  # "ha superado los 7.500 puntos": where an index stands
    return _is_bound(name, figure, size) or _is_oversized(name, figure, size)


def _is_oversized(name: str, figure: Figure, size: float) -> bool:
    """Return whether a figure is too large, or too small, for what it would measure."""
    if _is_too_few(name, figure, size):
        return True
    if metrics()[name].total:
        return size < (_SMALLEST_TOTAL if figure.quantity.unit else _SMALLEST_BARE_TOTAL)
    if name in _PER_SHARE and size >= _LARGEST_PER_SHARE:
        return True
    if name in MULTIPLES and size >= _LARGEST_MULTIPLE:
        return True
    if name == "price" and figure.quantity.unit is None and figure.quantity.step >= 1:
        return size < _SMALLEST_LEVEL
    if name == "fx_rate" and figure.quantity.unit is None and figure.quantity.step >= 1:
        return size < _SMALLEST_RATE
    if name == "index_change" and figure.quantity.unit is None and figure.quantity.step >= 1:
        return not figure.quantity.text[-1].isalpha() or _in_words(figure)  # but "el Ibovespa restó 636 unidades"
    if figure.quantity.unit == "bp" and name in ("index_level", "index_change"):
        # "Cerró en 9.300 puntos básicos": those of an index, told by mistake.
        return name == "index_change" or size < _LARGEST_SPREAD
    if name == "index_level" and figure.quantity.unit is None and figure.quantity.step >= _COARSE:
        return True  # "el número de vacantes subió hasta 5,4 millones, su nivel más alto"
    smallest = _SMALLEST_LEVEL if figure.quantity.step >= 1 else _LEAST_POINTS  # "a cushion of 0.4 points"
    return name == "index_level" and size < smallest


def _is_too_few(name: str, figure: Figure, size: float) -> bool:
    """Return whether a count is too small for people at work or out of it.

    "Claims came in below the forecast in a survey of 42 economists"; "la tasa de ocupados de 16 y más años".
    """
    if name == "jobless_claims":
        return size < _SMALLEST_COUNT
    return name == "payrolls" and figure.quantity.unit is None and size < _SMALLEST_HIRED


def _is_bound(name: str, figure: Figure, size: float) -> bool:
    """Return whether a figure only parts two states, or is no step of a rate.

    "Below the 50 points that part growth from contraction"; "el selectivo sufrió un recorte de 120 puntos".
    """
    if name == "pmi" and figure.quantity.unit == "%":
        return not _LEAST_SHARE <= size <= _MOST_SHARE  # "the PMI registered 55.4 percent", and "the PMI rose 2%"
    if name == "pmi":
        return size == _NO_CHANGE and figure.quantity.step >= 1
    return name == "policy_rate_change" and figure.quantity.unit == "pts" and size > _LARGEST_STEP


def unset(name: str, subject: str | None) -> bool:
    """Return whether a rate is given to a bank that sets none: "el Banco de España prevé que baje al 10,5 %"."""
    return name in _SET and subject in shared_table("economies")["rateless"]


def magnitude(figure: Figure) -> float:
    """Return the larger of a figure's ends, without its sign."""
    return max(abs(figure.quantity.low or 0.0), abs(figure.quantity.high or 0.0))


def in_cents(figure: Figure) -> bool:
    """Return whether a sum below one is written as more, and so in cents: "9.49 centavos", "cinco centavos"."""
    written = _NUMBER.search(figure.quantity.text)
    size = float(written[0].replace(",", ".")) if written else 0.0
    return figure.quantity.unit != "%" and 0 < magnitude(figure) < 1 and abs(size - magnitude(figure)) > _SAME


def _in_words(figure: Figure) -> bool:
    return not any(char.isdigit() for char in figure.quantity.text)


def counted(scene: Scene, figure: Figure) -> bool:
    """Return whether a small bare number counts what follows it: "resistance has held 3 times", "con 2 intentos".

    So does one that did something, or not: "280 bajaron y 22 no presentaron cambios en su precio".
    """
    bare = figure.quantity.unit is None and figure.quantity.step >= 1 and magnitude(figure) < _SMALLEST_LEVEL
    return bare and (followed(scene, figure.end) or scene.word(figure.end) in _NOT)


def counts(scene: Scene, figure: Figure) -> bool:
    """Return whether a bare number counts what follows it, however large: "495,000 vehicles"."""
    return figure.quantity.unit in (None, "count") and (figure.quantity.unit == "count" or followed(scene, figure.end))


def members(scene: Scene, figure: Figure) -> bool:
    """Return whether a bare number counts what is in an index: "las otras 493 empresas", "500 de las mayores"."""
    if figure.quantity.unit is not None or figure.quantity.step < 1:
        return False
    if scene.word(figure.end) in OF and scene.word(figure.end + 1) in _ARTICLES:
        return True
    return scene.word(figure.end).endswith("s") and scene.word(figure.end).islower() and followed(scene, figure.end)


def alike(scene: Scene, figure: Figure, metric: Metric) -> bool:
    """Return whether a figure may measure what the one before it does: the same unit, and a level of the same size."""
    last = scene.last_before(figure) or figure
    before, here = abs(last.quantity.low or 0.0), abs(figure.quantity.low or 0.0)
    aside = last.quantity.unit is None and scene.word(last.start - 1) == "("  # "1.7% (1.6) in 2026 and 1.9% in 2027"
    if figure.quantity.unit not in (None, last.quantity.unit) and not (aside and figure.quantity.unit in metric.units):
        return False
    if counted(scene, figure) and (
        "count" not in metric.units or not before / _LIKE_SIZES <= here <= before * _LIKE_SIZES
    ):
        return False  # "above the 215,000 forecast in a survey of 42 economists"
    if metric.name in _SET and here > max(_HIGHEST_RATE, before * _LIKE_SIZES):
        return False  # "took the cash rate to 3.85 per cent, with bets on another rise at 78 per cent"
    levelled = metric.sized or (metric.name in MULTIPLES and figure.quantity.unit is None)
    return not levelled or before / _SIZES <= here <= before * _SIZES


def same_size(other: Figure, figure: Figure) -> bool:
    """Return whether two figures in one unit may measure the same thing at two times; shares and moves always may."""
    if figure.quantity.unit in _SHARES:
        return True
    before, here = (abs(f.quantity.low or f.quantity.high or 0.0) for f in (other, figure))
    return before / _LIKE_SIZES <= here <= before * _LIKE_SIZES


def of_like_size(figure: Figure, size: float) -> bool:
    """Return whether a figure may go on with a measure of a given size; small rates may differ by more."""
    here = abs(figure.quantity.low or figure.quantity.high or 0.0)
    if (figure.quantity.unit in _SHARES or (figure.quantity.unit is None and figure.quantity.step < 1)) and abs(
        here - size
    ) <= _NEAR_RATE:
        return True
    return size / _CARRIED_SIZES <= here <= size * _CARRIED_SIZES


def is_share(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage is a share of people or things: "38% of respondents", "el 12 % de los hogares"."""
    if figure.quantity.unit != "%" or scene.word(figure.end) not in OF:
        return False
    place = figure.end + 1
    if scene.word(figure.end) in _DE and scene.marks.direction(place):
        return False  # "se anima con un 1,2 % de revalorización": its move
    while scene.word(place) in _ARTICLES:
        place += 1
    named = (actor for actor in scene.actors if actor.rule != "anaphora")  # "el 100 % de la compañía"
    return not any(actor.start <= place < actor.end for actor in named) and scene.doc[place].is_alpha


def named_level(scene: Scene, figure: Figure) -> bool:
    """Return whether a level is one that somebody only wants or names, or the count of something.

    "Sellers will aim below $67"; "there were 212 new highs".
    """
    if figure.quantity.unit is None and followed(scene, figure.end):
        return True
    # "acabó en 15.310, cota que no pisaba desde 2008": a level that was reached.
    if _by_then(scene, figure) or _arrives(scene, figure):
        return False
    last = figure.end if scene.word(figure.end) == "," else min(scene.end, figure.end + 3)
    near = range(max(scene.start, figure.start - _AIM_REACH), last)
    return not scene.marks.tokens["aim"].isdisjoint(near)


def _by_then(scene: Scene, figure: Figure) -> bool:
    """Return whether a time or a case right behind a level makes it a forecast.

    "The index could reach 6,600 in 12 months", "it might fall to 4,800 in a recession".
    """
    if scene.word(figure.end) not in _WITHIN:
        return False
    behind = range(figure.end + 1, min(scene.end, figure.end + 1 + _THEN_REACH))
    if any(scene.word(place) in _THEN | _CASES or _YEAR.fullmatch(scene.word(place)) for place in behind):
        return True
    return scene.word(figure.end) != "at" and any(scene.marks.has("months", place) for place in behind)


def _arrives(scene: Scene, figure: Figure) -> bool:
    """Return whether a move in per cent ends at a level: "the index could rise another 9% to 5,900"."""
    last = scene.last_before(figure)
    if last is None or last.quantity.unit != "%":
        return False
    between = [place for place in range(last.end, figure.start) if scene.word(place) != ","]
    return bool(between) and all(scene.marks.has("level", at) or scene.marks.has("arrival", at) for at in between)


@remembered
def technical(scene: Scene, figure: Figure) -> bool:
    """Return whether a figure is read off a chart or a list, and no price: "an RSI of 73", "a narrow $2,500 range"."""
    near = range(max(scene.start, figure.start - _CHART_REACH), min(scene.end, figure.end + 2))
    if _tallied(scene, figure) or is_width(scene, figure):
        return True
    if serves(scene, figure) is not None:
        return False
    if _traded(scene, figure):
        return True
    if figure.quantity.text[0] in _SIGNS and _is_compounded(scene, figure):
        return True
    if figure.quantity.unit is None and figure.start - 1 in scene.marks.last["ranked"]:
        return True  # "the worst performer among 24 firms in the index"
    if figure.start - 1 in scene.marks.last["tolerance"]:
        return True  # "about $18.7 billion, plus or minus $400 million"
    told = not scene.marks.tokens["technical"].isdisjoint(near)
    return told or _read_off(scene, figure) or _band(scene, figure)


def _is_compounded(scene: Scene, figure: Figure) -> bool:
    """Return whether a hyphen glues a sum to the word before it: "its everything-for-$1 shops", not "Close - $52"."""
    dash = scene.word(figure.start - 1) == "-" and figure.start - 2 >= scene.start
    return dash and scene.doc[figure.start - 2 : figure.start].text_with_ws[-2:].strip(" ")[:1].isalpha()


def _traded(scene: Scene, figure: Figure) -> bool:
    """Return whether a sum is what changed hands: "la acción movilizó $80.000 millones"."""
    turnover = scene.marks.tokens["turnover"]
    near = (*range(max(scene.start, figure.start - _CHART_REACH), figure.start), figure.end, figure.end + 1)
    return bool(turnover) and magnitude(figure) >= _SMALLEST_BARE_TOTAL and not turnover.isdisjoint(near)


def serves(scene: Scene, figure: Figure) -> str | None:
    """Return the kind of level that a figure is told to be to prices: "the 50-day average at 6,020 acts as support"."""
    if not scene.marks.tokens["serves"]:
        return None
    ends = {place + 1 for place in scene.marks.last["serves"]}
    for cue in scene.cues:
        led = ends & {cue.start, cue.start - 1}
        if cue.metric in _TECHNICAL and led and cue.start > figure.end:
            return None if scene.figures_between(figure.end, cue.start) else cue.metric
    return None


def _band(scene: Scene, figure: Figure) -> bool:
    """Return whether a figure is the width of a band: "3 %, más/menos un punto porcentual", "plus or minus a point"."""
    near = range(max(scene.start, figure.start - 1), figure.start + 1)
    return figure.quantity.unit in ("bp", "pp") and any(scene.marks.has("tolerance", place) for place in near)


def _tallied(scene: Scene, figure: Figure) -> bool:
    """Return whether a number counts how many of so many: "in 9 of the past 10 quarters", "3 de cada 4 fondos"."""
    if figure.quantity.unit not in (None, "count") or figure.quantity.step < 1:
        return False
    return any(
        _of_so_many(scene, one, other)
        for one, other in pairwise(scene.figures)
        if figure in (one, other) and other.start - one.end <= _TALLY_REACH
    )


def _of_so_many(scene: Scene, one: Figure, other: Figure) -> bool:
    few, many = one.quantity, other.quantity
    bare = few.unit is None and many.unit in (None, "count") and few.step >= 1 and many.step >= 1
    words = [scene.word(place) for place in range(one.end, other.start)]
    linked = bool(words) and words[0] in _PARTS and all(word not in ",;:(" for word in words)
    return bare and linked and 0 < (few.low or 0.0) < (many.low or 0.0) <= _TALLIED


def _read_off(scene: Scene, figure: Figure) -> bool:
    """Return whether an oscillator's clause leads to the figure: "the ATR of the metal now stands well above $90"."""
    told = scene.marks.tokens["oscillator"]
    if not told:
        return False
    first = scene.end_before(figure.start, scene.start)
    for place in range(figure.start - 1, max(first, figure.start - _CLAUSE_REACH) - 1, -1):
        if place in told:
            return True
        if scene.doc[place].is_punct:
            return False
    return False


def followed(scene: Scene, place: int) -> bool:
    """Return whether a noun follows a bare number; words that go on with the sentence do not count."""
    if place >= scene.end or not scene.doc[place].is_alpha or scene.doc[place].is_stop:
        return False
    return not any(place in marked for mark, marked in scene.marks.tokens.items() if mark not in _TELLING)


def lies_off(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage tells how far output lies from where it was: "still 2.1 per cent below its peak"."""
    if figure.quantity.unit != "%" or scene.word(figure.end) not in _OVER:
        return False
    behind = {scene.word(place) for place in range(figure.end + 1, figure.end + 5)}
    return not behind.isdisjoint(_STOOD)


def held_against(scene: Scene, figure: Figure) -> bool:
    """Return whether points tell by how much one thing is above another: "20 basis points higher than in August".

    "Un punto por encima del pico anterior": it moves no rate.
    """
    compared = bool(scene.marks.comparison(figure.end)) or scene.word(figure.end) in _OVER
    behind = range(figure.end + 1, figure.end + 4)
    return compared and any(scene.word(place) in _THAN for place in behind)
