"""Figures of things: what goods cost, shares of things, and moves of what is no name."""

from __future__ import annotations

import re

from nlp.claims.attachment import Attachment
from nlp.claims.metric.apart import apart
from nlp.claims.metric.estimates import is_no_growth
from nlp.claims.metric.movers import moves_itself
from nlp.claims.metric.plausible import (
    followed,
    held_against,
    implausible,
    in_cents,
    is_share,
    magnitude,
    members,
    unset,
)
from nlp.claims.metric.portions import is_portion
from nlp.claims.metric.proportions import no_rate
from nlp.claims.metric.unreturned import in_brackets, is_no_return, is_paper, of_payout, of_target
from nlp.claims.metric.vocabulary import OF, metrics, unit_class
from nlp.claims.metric.worth import is_no_value
from nlp.claims.scene import Figure, Scene
from nlp.names.strangers import PAPER
from nlp.tables import shared_table

_OF_PAPER = frozenset({"price", "price_change", "return", "support_level", "resistance_level", "price_target"})
_PRICED = frozenset({"price", "price_change"})
_YIELDS = frozenset({"bond_yield", "bond_yield_change"})
_YIELDED = frozenset({"return", "dividend_yield"})
_OF_GOODS = frozenset({"price", "return", "price_change"})
_STEPS = frozenset({"policy_rate_change", "bond_yield_change"})
_AVERAGES = frozenset({"average", "mean", "median", "averages", "norm", "promedio", "media", "mediana"})
_BY_CENTS = frozenset({"fx_rate", "price_change"})
_SHARED = frozenset({"share_unprofitable", "index_weight", "stake"})
_FIRMS = frozenset({"companies", "firms", "members", "constituents", "components", "stocks", "funds"})
_EMPRESAS = frozenset({"empresas", "compañías", "miembros", "valores", "componentes", "fondos"})
_ASKED = frozenset({"respondents", "investors", "economists", "analysts", "encuestados", "gestores", "analistas"})
_MEMBERS = _FIRMS | _EMPRESAS | _ASKED
_TALLIES = frozenset({"percentage", "share", "proportion", "number", "porcentaje", "proporción"})
_MEMBER_REACH, _TALLY_REACH = 7, 16
_LEAST_SCALE = 1e4
_LARGEST_RATE = 1e3
_LARGEST_STEP = 3.0
"""What no yield moves by, in points: more is a proportion of it."""
_LONG_TEXT = 90
"""A text of so many tokens that never speaks of shares tells no price of any."""
_REACH = 8
_LONG_REACH = 16
_OF_AN_ECONOMY = frozenset({"inflation", "core_inflation", "gdp_growth", "economic_activity"})
_TO = frozenset({"to", "from", "a", "al"})
_OBJECT_REACH = 4
_THAN = frozenset({"de", "que", "than"})
_BY = frozenset({"by", "en", "un"})
_ARTICLES = frozenset({"the", "its", "their", "his", "her", "el", "la", "los", "las", "su", "sus"})
_MEASURE = re.compile(r"[kmg]?(?:b(?:oe|p|pe)?d|boe|wh|kg|km|ha)|mtpa|tpd")
_OWN = frozenset({"its", "their", "his", "her", "su", "sus"})
_HAVE = frozenset({"have", "han", "hayan"})
_ONE = frozenset({"el", "un", "another"})
_BEAT = frozenset({"batió", "bate", "superó", "supera", "logró", "logra", "cumplió", "decepcionó", "beat", "topped"})
_VALUE = frozenset({"value", "worth", "valor", "cotización", "capitalización"})
_MORE = frozenset({"more", "fewer", "less", "más", "menos"})


def refused(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a figure cannot measure what a reading says: by its size, by whose it is, or as one of things."""
    name, subject = reading.metric.name, reading.subject
    listed = name == "index_level" and members(scene, figure)
    if implausible(name, figure) or unset(name, subject) or apart(scene, figure, name) or listed:
        return True
    if _grows_by(scene, figure, reading) or _is_unsold(scene, figure, name, subject):
        return True
    if is_no_value(scene, figure, reading) or _of_members(scene, figure, reading) or is_portion(scene, figure, reading):
        return True
    if name in _STEPS and held_against(scene, figure) and (name == "policy_rate_change" or _of_average(scene, figure)):
        return True
    if of_target(scene, figure) or (name == "return" and is_no_return(scene, figure, reading)):
        return True
    if (
        no_rate(scene, figure, reading)
        or _is_part_of_total(scene, figure, name)
        or _revises(scene, figure)
        or _contributes(scene, figure, reading)
        or _of_commodity(scene, figure, reading)
    ):
        return True
    if _is_unnamed(scene, figure, reading) or is_no_growth(scene, figure, reading):
        return True
    if name in _BY_CENTS and in_cents(figure) and _of_rate(scene, figure, name, subject):
        return True
    if figure.quantity.unit == "%" and (_is_no_growth(scene, figure, reading) or _against_price(scene, figure, name)):
        return True
    return of_goods(scene, figure, name, subject) or of_things(scene, figure, reading)


def _is_part_of_total(scene: Scene, figure: Figure, name: str) -> bool:
    """Return whether a percentage tells what share of a total something is: "en México (86 % de las ventas totales)".

    "Online accounted for 23% of sales"; but "a profit of 23% of sales" is a margin, and "23% de alza de las ventas"
    growth.
    """
    if scene.word(figure.end) not in OF or not (name.endswith("_growth") or name == "margin"):
        return False
    near = range(figure.end + 1, figure.end + _OBJECT_REACH)
    totals = [cue for cue in scene.cues if cue.start in near and "money" in metrics()[cue.metric].units]
    if name == "margin":
        led = [cue for cue in scene.cues if cue.end <= figure.start and scene.word(figure.start - 1) != "("]
        return bool(totals) and not any(cue.metric == name or metrics()[cue.metric].total for cue in led)
    first = max(scene.end_before(figure.start, scene.start), figure.start - _OBJECT_REACH)
    if any(map(scene.marks.direction, range(first, figure.start))):
        return False  # "un aumento del 3 % de las ventas"
    return any(not any(map(scene.marks.direction, range(figure.end, cue.start))) for cue in totals)


def _is_proportion(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a yield is told to be so much of itself lower: "marcó un 3,01 %, el 14 % menos que en mayo"."""
    of_yield = reading.metric.name in _YIELDS or (reading.subject or "").startswith("bond:")
    if figure.quantity.unit != "%" or not of_yield or magnitude(figure) <= _LARGEST_STEP:
        return False
    return reading.metric.name == "bond_yield_change" or bool(
        figure.end < scene.end and scene.marks.comparison(figure.end)
    )


def _grows_by(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a percentage tells how much more an amount beside it is, of which its reading is no growth."""
    paid = reading.metric.name in _YIELDED and of_payout(scene, figure)
    return paid or _of_price(scene, reading) or _is_proportion(scene, figure, reading)


def _of_price(scene: Scene, reading: Attachment) -> bool:
    """Return whether a share's price is what grows, and no earnings: "cerró a 15 euros por acción, un 3 % más"."""
    cue = reading.cue
    if reading.metric.name != "eps_growth" or cue is None or not cue.weak:
        return False
    return any(other.metric == "price" and not other.weak and other.end <= cue.start for other in scene.cues)


def _is_unnamed(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether nobody is named whose yield, price or debt a figure could be."""
    if reading.metric.name == "debt" and (reading.subject or "").startswith("country:"):
        return reading.actor is None and _of_firm(scene)
    if reading.metric.name == "dividend_yield":
        return (reading.subject or "").startswith(PAPER)
    return reading.metric.name == "price" and reading.actor is None and _of_currency(scene, figure)


def _of_firm(scene: Scene) -> bool:
    """Return whether a noun stands for a company that is not listed: "La petrolera estatal redujo su deuda"."""
    here = (each for each in scene.marks.anaphors if scene.start <= each.start < scene.end)
    return any("security" in each.types for each in here)


def _is_unsold(scene: Scene, figure: Figure, name: str, subject: str | None) -> bool:
    """Return whether a figure is no price nor a deal: so much of a thing, a price by the barrel, a bank's purchase."""
    if unit_class(figure.quantity.unit) == "bare" and _MEASURE.fullmatch(scene.word(figure.end)):
        return True  # "una carga récord de 429 kbpd"
    if name in _PRICED and "/" in (figure.quantity.unit or "") and not (subject or "commodity").startswith("commodity"):
        return True  # "un margen bruto de 14 dólares por barril": no share is sold by the barrel
    # "Heredamos un banco central sin reservas, que compró 18.500 millones"
    return name == "deal_value" and subject is None and any(actor.type == "cb" for actor in scene.actors)


def _revises(scene: Scene, figure: Figure) -> bool:
    """Return whether a figure tells by how much another was revised: "911,000 fewer jobs than first reported"."""
    told = scene.marks.tokens["revised"]
    if not told:
        return False
    last = min((other.start for other in scene.figures if other.start >= figure.end), default=scene.end)
    near = range(figure.end, min(last, figure.end + _LONG_REACH))
    compared = next((at for at in near[:_OBJECT_REACH] if scene.word(at) in _MORE), None)
    return compared is not None and not told.isdisjoint(near)


def _contributes(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a figure tells what something adds to a rate: "the levy could add 0.9% to core PCE"."""
    cue = reading.cue
    if cue is None or reading.metric.name not in _OF_AN_ECONOMY:
        return False
    if cue.start <= figure.end or scene.word(figure.end) not in _TO:
        return False
    led = range(max(scene.start, figure.start - _OBJECT_REACH), figure.start)
    between = range(figure.end + 1, cue.start)
    near = all(scene.word(place) in _ARTICLES for place in between)
    return near and any(scene.marks.direction(place) for place in led)


def _of_commodity(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether the prices that rise are those of a commodity: "los precios del petróleo en EE. UU."."""
    cue = reading.cue
    if reading.metric.name != "inflation" or cue is None or not cue.weak or cue.end > figure.start:
        return False
    if _goes_on_with_price(scene):
        return True
    behind = {cue.end, cue.end + 1} if scene.word(cue.end) in OF else set()
    return any(a.type == "commodity" and (a.start in behind or a.end == cue.start) for a in scene.actors)


def _goes_on_with_price(scene: Scene) -> bool:
    """Return whether "prices" are those of the goods just told of: "a US$ 12 por tonelada. Los precios subieron"."""
    carried = scene.carried
    if carried is None or carried.age or carried.metric not in _OF_GOODS:
        return False
    told = any(topic.type == "commodity" and topic.rule == "recent" for topic in scene.topics)
    return told and not any(actor.type in ("country", "region") for actor in scene.actors)


def _of_rate(scene: Scene, figure: Figure, name: str, subject: str | None) -> bool:
    """Return whether cents are what a rate in pesos moved by, told of no dollar: "el peso perdió 39.6 centavos".

    No rate is told in cents behind one of pesos: "en 21,30 pesos, con una variación de 12 centavos".
    """
    if name == "fx_rate":
        # A rate has a few whole units; an index is none: "rose 102 points, and the loonie was at 69 cents".
        told = (other.quantity for other in scene.figures if other.end <= figure.start)
        return any(unit_class(q.unit) in ("money", "bare") and 1 < abs(q.low or 0.0) < _LARGEST_RATE for q in told)
    if subject is None:
        return any(cue.metric == "fx_rate" for cue in scene.cues)
    return subject.startswith("currency:") and subject[-3:] in shared_table("economies")["per_dollar"]


def _of_currency(scene: Scene, figure: Figure) -> bool:
    """Return whether a sentence is about a currency: "el dólar baja a $744, debilitado por el cobre"."""
    named = [actor for actor in scene.actors if actor.rule != "adjective" and actor.type not in ("country", "region")]
    before = [actor for actor in named if actor.end <= figure.start] or named
    return bool(before) and all(actor.type in ("currency", "fx") for actor in before)


def _of_average(scene: Scene, figure: Figure) -> bool:
    """Return whether points tell how far something lies from its usual level: "40 basis points below the average"."""
    return any(scene.word(at) in _AVERAGES for at in range(figure.end, min(scene.end, figure.end + _REACH)))


def _is_no_growth(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a loss in per cent would be taken for the growth of earnings, which no loss has.

    "El índice sufrió una pérdida de 0,5 %": that of a price. A market's gains are none of a company's either.
    """
    cue = reading.cue
    if cue is None or not reading.rule.startswith("cue:net_income"):
        return False
    lost = scene.marks.has("loss", cue.start) or scene.marks.direction(cue.start) < 0
    if cue.negative and lost and all(scene.marks.has("soft", place) for place in range(cue.end, figure.start)):
        return True
    market = (reading.subject or "").partition(":")[0] == "index"
    # "El Ibex ha borrado las ganancias anuales tras una caída de casi el 4 %"
    return market and (cue.negative or any(scene.marks.direction(place) for place in range(cue.start, cue.end)))


def _against_price(scene: Scene, figure: Figure, name: str) -> bool:
    """Return whether a percentage tells how far one price is from another: "un 26 % por encima de los 6 euros"."""
    if name != "return" or figure.end >= scene.end or not scene.marks.comparison(figure.end):
        return False
    for other in scene.figures:
        place = other.start - 1
        while scene.word(place) in _ARTICLES:
            place -= 1
        near = figure.end < place <= figure.end + _OBJECT_REACH and scene.word(place) in _THAN
        if near and unit_class(other.quantity.unit) == "money":
            return True
    return False


def _of_members(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a percentage is so many of some: "75 percent have beaten estimates", "el 60 % batió en ventas".

    "77% of S&P 500 companies beat"; "the share of companies that beat (77%)"; "some 299 (60%) of its members fell".
    """
    told_so = reading.metric.name in _SHARED and reading.cue is not None
    if figure.quantity.unit != "%" or told_so:
        return False
    if scene.word(figure.end) in _HAVE or (scene.word(figure.start - 1) in _ONE and scene.word(figure.end) in _BEAT):
        return True
    behind = range(figure.end + 1, min(scene.end, figure.end + _MEMBER_REACH))
    if scene.word(figure.end) in OF:
        return any(scene.word(place) in _MEMBERS for place in behind)
    if not in_brackets(scene, figure):
        return False
    before = range(max(scene.start, figure.start - _TALLY_REACH), figure.start - 1)
    words = [scene.word(place) for place in before]
    told = any(word in _TALLIES and not _MEMBERS.isdisjoint(words[at:]) for at, word in enumerate(words))
    counted = any(other.quantity.unit in (None, "count") and other.end < figure.start for other in scene.figures)
    return told or (scene.word(figure.end + 1) in OF and counted)


def of_goods(scene: Scene, figure: Figure, name: str, subject: str | None) -> bool:
    """Return whether what would be a share's price is rather that of goods: "its new laptop starts at $999".

    Words for a sale say so where nothing in the sentence speaks of shares, and a longer text that never does has none.
    """
    if name not in _OF_PAPER or not is_paper(subject or ""):
        return False
    if name in _PRICED and figure.quantity.unit != "%" and figure.quantity.step >= _LEAST_SCALE:
        return True  # "hasta los 7,5 millones de euros": no share costs that
    paper = scene.marks.tokens["paper"]
    if not paper and len(scene.doc) >= _LONG_TEXT:
        return True
    near = range(max(scene.start, figure.start - _REACH), min(scene.end, figure.end + _REACH))
    sold = any(scene.marks.has("goods", place) for place in near) or _attributive(scene, figure)
    return sold and name != "return" and not any(place in paper for place in range(scene.start, scene.end))


def of_things(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a move that no word names is one of things, and no return.

    "Trips rose 22%", "cutting 20% of its items", "lifting the consensus by 1.2%".
    """
    modelled = reading.rule.startswith("model")
    if modelled and (_moves_object(scene, figure) or _of_sum_cued(scene, figure)):
        return True
    if reading.metric.name == "return" and reading.rule.startswith(("parallel", "compared")):
        return _shared(scene, figure)  # "subió un 14 % tras la oferta por el 100 % de la compañía"
    if not modelled and not (reading.metric.name == "return" and reading.rule.startswith("implicit")):
        return False
    if moves_itself(scene, figure, reading) or (not modelled and _moves_object(scene, figure)):
        return True
    if reading.metric.name != "return":
        return False
    if _shared(scene, figure) or _of_gapped(scene, figure, reading):
        return True
    return reading.actor is None and _opens_with_noun(scene, figure)


def _of_sum_cued(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage is that of a sum that its sentence names, and whose growth is no metric.

    "Comparable sales rose. EBIT is seen growing by 9%": a trained model would go on with the sales.
    """
    last = scene.last_before(figure)
    first = last.end if last is not None else scene.start
    named = [cue for cue in scene.cues if first <= cue.start < figure.start and not (cue.weak or cue.shadowed)]
    if figure.quantity.unit != "%" or not named:
        return False
    metric = metrics()[named[-1].metric]
    return metric.total and metric.move.get("%") == "other"


def _attributive(scene: Scene, figure: Figure) -> bool:
    """Return whether an amount tells what things behind it cost: "shoppers balked at $6 bags of chips"."""
    return figure.quantity.unit is not None and scene.word(figure.end).endswith("s") and followed(scene, figure.end)


def _shared(scene: Scene, figure: Figure) -> bool:
    """Return whether a share of things, or so much more of them, is told: "20% of its items", "5% more beer"."""
    place = figure.end + 1
    owned = scene.word(figure.end) in OF and scene.word(place) in _OWN
    while scene.word(place) in _ARTICLES:
        place += 1
    if owned or is_share(scene, figure):
        return scene.word(place) not in _VALUE
    return scene.word(figure.end) in _MORE and place == figure.end + 1 and followed(scene, place)


def _moves_object(scene: Scene, figure: Figure) -> bool:
    """Return whether something is moved by a figure: "lifting the consensus by 1.2%", "cutting its staff by 5%"."""
    place = figure.start - 1
    while place > scene.start and (scene.marks.has("soft", place) or scene.word(place - 1) in _BY):
        place -= 1
    if scene.word(place) not in _BY or not followed(scene, place - 1):
        return False
    first = max(scene.start, place - _OBJECT_REACH)
    owned = next((at for at in range(place - 2, first - 1, -1) if scene.word(at) in _ARTICLES), None)
    covered = any(cue.start <= place - 1 < cue.end for cue in scene.cues)
    return owned is not None and not covered and bool(scene.marks.direction(owned - 1))


def _of_gapped(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a clause without a verb gives a percentage to a part: "…creció un 13 % y el de vías, un 7 %"."""
    place = scene.led_by(figure)
    place -= scene.word(place) == ","
    led = scene.word(place - 1) in OF and scene.word(place - 2) in _ARTICLES and scene.marks.has("and", place - 3)
    return led and reading.actor is None and followed(scene, place)


def _opens_with_noun(scene: Scene, figure: Figure) -> bool:
    """Return whether a noun that is no name, and no word for a price, opens the sentence right before a move."""
    marks, place = scene.marks, figure.start - 1
    while place > scene.start and (marks.has("soft", place) or marks.has("by", place) or marks.direction(place)):
        place -= 1
    moved = any(marks.direction(at) for at in range(place + 1, figure.start))
    taken = any(actor.start <= place < actor.end for actor in scene.actors)
    taken = taken or any(cue.start <= place < cue.end for cue in scene.cues)
    return place - scene.start in (0, 1) and moved and not taken and followed(scene, place)
