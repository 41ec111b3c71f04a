"""Names in a row: "Brent and WTI", "S&P 500, Dow y Nasdaq"; a figure said of one is said of each."""

from __future__ import annotations

from itertools import pairwise

from nlp.claims.attachment import Attachment
from nlp.claims.scene import Actor, Figure, Scene
from nlp.claims.subject.candidates import is_yardstick
from nlp.names.crowds import KIND
from nlp.names.strangers import PREFIX

_FILLERS = frozenset({",", "(", ")", ":", "the", "el", "la", "los", "las", "both", "tanto", "como", "del", "de", "its"})
_OF = frozenset({"of", "de"})
_A = frozenset({"a", "un", "una"})
_ARTICLES = frozenset({"a", "by", "un", "una", "el", "del", "los"})
_MOVES = frozenset({"return", "price_change", "index_change"})
_SEPARATORS = 2
_BOTH = frozenset({"both", "ambas", "ambos", "all", "todas", "todos"})
_BOTH_REACH = 3
_MARKET = frozenset({"index", "sector", KIND})
"""Types that a company is set beside together: "the technology sector and the S&P 500 lost 9% and 6%"."""
_MARKETS = frozenset({"NASDAQ", "NYSE", "BME", "BMV", "NYSEARCA"})
_FORMS = frozenset({"corp", "inc", "co", "ltd", "plc", "nv", "sa", "ag", "se", "group", "holdings", "sab"})
"""What a company is in law, which no name of ours holds: "Schlumberger NV and Exxon Mobil"."""


def row_of(scene: Scene, actor: Actor) -> tuple[Actor, ...]:
    """Return the names coordinated with one in its row, itself among them, in the order of the text.

    Names of the same type belong to a row while only commas, articles and "and" part them, and an "and" is there.
    """
    kin = _MARKET if actor.type in _MARKET else {actor.type}
    peers = [other for other in scene.actors if other.type in kin]
    at = peers.index(actor) if actor in peers else -1
    if at < 0:
        return (actor,)
    first = last = at
    while first > 0 and _joined(scene, peers[first - 1], peers[first]):
        first -= 1
    while last + 1 < len(peers) and _joined(scene, peers[last], peers[last + 1]):
        last += 1
    row = peers[first : last + 1]
    inside = range(row[0].end, row[-1].start)
    both = range(row[-1].end, min(row[-1].end + _BOTH_REACH, scene.end))  # "Elgar, Brahms: both up about 2%"
    if not any(scene.marks.has("and", place) for place in inside) and not any(scene.word(p) in _BOTH for p in both):
        return (actor,)
    return tuple({other.id: other for other in row}.values())


def _joined(scene: Scene, left: Actor, right: Actor) -> bool:
    words = [place for place in range(_past_place(scene, left), right.start) if place not in scene.marks.blanks]
    return len(words) <= 4 and all(
        scene.word(place) in _FILLERS
        or scene.marks.has("and", place)
        or scene.doc[place].text in _MARKETS
        or scene.word(place).rstrip(".") in _FORMS
        or _is_code(scene, place)
        for place in words
    )


def _is_code(scene: Scene, place: int) -> bool:
    """Return whether a word is a code in brackets behind its name: "Cardano (ADA) and Solana (SOL)"."""
    return scene.doc[place].is_upper and scene.word(place - 1) == "(" and scene.word(place + 1) == ")"


def _past_place(scene: Scene, actor: Actor) -> int:
    """Return where a sentence goes on behind a name and the place that it is of: "el Cac de París y el Dax"."""
    placed = scene.word(actor.end) in _OF and actor.end + 1 < scene.end and scene.doc[actor.end + 1].is_title
    return actor.end + 2 if placed else actor.end


def _run(scene: Scene, figures: list[Figure]) -> bool:
    """Return whether figures stand in one list, so that each is of its own name: "A and B lost 3.1% and 2.4%".

    Spanish repeats the article: "A y B ganaron un 3,1 % y un 2,4 %".
    """
    return len(figures) > 1 and all(
        _listed(scene, left, right) or _dealt(scene, left, right) for left, right in pairwise(figures)
    )


def _opening_run(scene: Scene, figures: list[Figure], many: int) -> list[Figure]:
    """Return the first figures where they are a list of so many: "A y B caen un 0,3 % y un 0,1 %, y C sube un 1 %"."""
    first = figures[:many]
    whole = len(figures) > many and _run(scene, first) and not _listed(scene, figures[many - 1], figures[many])
    return first if whole else figures


def _listed(scene: Scene, left: Figure, right: Figure) -> bool:
    words = [place for place in range(left.end, right.start) if scene.word(place) not in _ARTICLES]
    marked = all(scene.word(place) == "," or scene.marks.has("and", place) for place in words)
    return marked and 0 < len(words) <= _SEPARATORS


def _meant(figures: list[Figure], said: int, many: int) -> list[Figure]:
    """Return those of some figures that "respectively" deals out: the ones before it, else those that follow.

    "A and B added 0.4% and 1.0% respectively, while C lost 1.0%."
    """
    before = [figure for figure in figures if figure.end <= said]
    return before[-many:] if before else figures[:many]


def _one_each(scene: Scene, figure: Figure, actor: Actor) -> tuple[Actor, ...]:
    """Return the names that figures are dealt out to where more than "and" stands between them, none elsewhere.

    "Elgar, a brewer, and the retailer Brahms gained 5.5% and 4.9%, respectively": as many names as figures.
    """
    alike = [other for other in scene.figures if other.quantity.unit == figure.quantity.unit]
    said = next((p for p in range(figure.end, scene.end) if scene.marks.has("respectively", p)), None)
    if said is None or figure not in alike:
        return ()
    dealt = [other for other in alike if other.end <= said and not scene.figures_between(said, other.start)]
    named = [a for a in scene.actors if a.type == actor.type and a.end <= dealt[0].start and a not in scene.tellers]
    rows = tuple({other.id: other for other in named}.values())
    many = len(rows) == len(dealt) > 1 and _run(scene, dealt) and figure in dealt and actor.id in {a.id for a in rows}
    parted = any(scene.marks.has("and", place) for place in range(rows[0].end, rows[-1].start)) if many else False
    return rows if parted else ()


def _dealt_out(scene: Scene, figure: Figure, actor: Actor, metric: str) -> bool:
    """Return whether figures are dealt out to a name and to one beside it that nobody knows.

    "Toys and Elgar fell 2.4% and 2.6%, respectively": which of the two is Elgar's, the text alone does not tell.
    """
    figures = [other for other in scene.figures if other.quantity.unit == figure.quantity.unit]
    said = any(scene.marks.has("respectively", place) for place in range(figure.end, scene.end))
    if metric not in _MOVES or not said or figure not in figures or not figure.start >= actor.end:
        return False
    place = actor.start - 1
    while scene.word(place) in _FILLERS - {","}:
        place -= 1
    # "Over 3, 6, and 12 months, it sees gains of 3%, 6% and 11%": numbers are nobody's names.
    joints = (at for at in (place, *range(actor.end, figures[0].start)) if not scene.word(at + 1)[:1].isdigit())
    beside = any(scene.marks.has("and", at) for at in joints)
    return beside and any(_dealt(scene, *pair) for pair in pairwise(figures) if figure in pair)


def _dealt(scene: Scene, left: Figure, right: Figure) -> bool:
    """Return whether only "and" and an article stand between two figures."""
    between = range(left.end, right.start)
    led = any(scene.marks.has("and", place) for place in between)
    return led and all(scene.marks.has("and", at) or scene.word(at) in _FILLERS | _A for at in between)


def shares(scene: Scene, figure: Figure, reading: Attachment) -> tuple[str, ...]:
    """Return the subjects of a figure that its reading's subject shares it with (that subject alone otherwise).

    "Brent and WTI rose 2% and 3%, respectively": each figure has its own. "Brent and WTI both rose 2%": one claim each.
    A figure inside a row ("the S&P 500, up 2%, and the Dow") belongs to its neighbour only.
    """
    # "<Fund> holds 3% of <utility> and <bank> 5%": what is held is no row with the next holder.
    if reading.subject is None or reading.actor is None or reading.metric.relative or reading.metric.held:
        return (reading.subject,) if reading.subject else ()
    # "The gap between Italian and German yields": it is counted over the German one.
    row = tuple(actor for actor in row_of(scene, reading.actor) if not is_yardstick(reading.metric, actor.id))
    row = row or (reading.actor,)
    if len(row) == 1:
        row = _one_each(scene, figure, reading.actor) or row
    if len(row) == 1:
        return (PREFIX if _dealt_out(scene, figure, reading.actor, reading.metric.name) else reading.subject,)
    figures = [f for f in scene.figures if f.quantity.unit == figure.quantity.unit and f.start >= row[-1].end]
    every = [f for f in scene.figures if f.start >= row[-1].end]
    if len(figures) < len(row) == len(every) and _run(scene, every):
        figures = every  # "trade at 28, 31 and 36 times earnings"
    figures = _opening_run(scene, figures, len(row))
    said = next((p for p in range(row[0].start, scene.end) if scene.marks.has("respectively", p)), None)
    figures = figures if said is None else _meant(figures, said, len(row))
    told = said is not None or _run(scene, figures)
    if told and len(figures) == len(row) and figure in figures:
        return (row[figures.index(figure)].id,)
    if reading.actor.start >= figure.end and not all(other.start >= figure.end for other in row):
        return (reading.subject,)
    return tuple(other.id for other in row)
