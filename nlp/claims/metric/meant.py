"""What the words of a cue may say of something else than the figure beside them."""

from __future__ import annotations

from nlp.claims.metric.cue_costs import specific
from nlp.claims.metric.plausible import counted, is_share, magnitude
from nlp.claims.metric.vocabulary import MULTIPLES, OF, Cue, Metric, metrics, unit_class
from nlp.claims.scene import Figure, Scene
from nlp.names.strangers import PREFIX

_LARGEST_BARE_MULTIPLE = 1e3
_OF_BANKS = frozenset({"policy_rate", "policy_rate_change"})
_RATE = frozenset({"rate", "tasa", "tipo"})
_EXPECTATIONS = frozenset(
    {"consensus", "estimate", "estimates", "average", "forecast", "forecasts", "expectation", "expectations"}
    | {"consenso", "previsión", "previsiones", "media", "estimación", "estimaciones", "expectativa", "expectativas"}
)
_PER_SHARE = frozenset({"eps", "dividend", "net_income"})
_DE = frozenset({"de"})
_OWNED = frozenset({"'s", "’s", "'", "’"})
_WHAT_FOR = OF | {"for", "para"}
_NEAR = 4
_PAIR = 2
_MORE = frozenset({"more", "less", "más", "menos"})
_OUT_REACH = 8
_COMPARED = frozenset({"relative_return", "surprise"})
_BANDS = frozenset({"rango", "banda", "target", "objetivo"})
_WITH_RATES = frozenset({"inflation", "core_inflation", "unemployment_rate"})


def of_others(scene: Scene, figure: Figure, cue: Cue, metric: Metric) -> bool:
    """Return whether a cue's words are said of what this figure is not, or of whom the metric is not measured."""
    if metric.name in MULTIPLES and figure.quantity.unit is None:
        # "At 22 times earnings the index could reach 6600": a level, which no multiple comes to.
        return counted(scene, figure) or magnitude(figure) >= _LARGEST_BARE_MULTIPLE
    told = _told_behind(scene, figure, cue) or (metric.name == "stake" and _of_things(scene, figure))
    if (cue.weak and (told or _of_no_economy(scene, figure, cue))) or _left_out(scene, cue):
        return True
    if metric.name in _COMPARED:
        return _amiss(scene, figure, cue, metric)
    if metric.name == "dividend_yield" and _is_no_yield(scene, figure, cue):
        return True
    if metric.name == "stake" and cue.end <= figure.start and scene.word(cue.start) in OF:
        return True  # "la ratio de solvencia del capital avanza hasta el 11,6 %": of the capital is said behind a stake
    if metric.name == "eps" and cue.weak and cue.start >= figure.end and _is_no_earning(scene, figure):
        return True
    if metric.name == "policy_rate" and _rate_of_economy(scene, figure, cue):
        return True
    if metric.name == "inflation" and cue.weak and _of_goods_alone(scene):
        return True  # "Gold futures settled at 1,254 dollars. Prices were up 2.2% for the week"
    if metric.name in _OF_BANKS and cue.weak and cue.subject is None:  # "tariffs on Chinese toys were cut to 10%"
        return not _bank_in_view(scene)
    return (metric.name == "payrolls" and _of_a_company(scene, cue)) or (metric.name == "cash" and _paid(scene, cue))


def earned_more(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether a verb of earning and "more" tell by how much a company earned more: "Elgar ganó un 30 % más".

    An index or a coin earns nothing, and without "more" it is the share that gained.
    """
    if not cue.plain or cue.metric != "net_income" or cue.negative or figure.quantity.unit != "%":
        return False
    marks, between = scene.marks, range(cue.end, figure.start)
    led = all(marks.has("by", place) or marks.has("soft", place) for place in between) and cue.end <= figure.start
    told = figure.end < scene.end and scene.word(figure.end) in _MORE and not marks.has("per", figure.end)
    last = next((actor for actor in reversed(scene.actors) if actor.end <= cue.start), None)
    return led and told and (last is None or last.type == "security")


def _of_things(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage is so much of some things, and of no company: "un 12 % de clientes nuevos"."""
    near = range(figure.end, figure.end + _NEAR)
    return is_share(scene, figure) and not any(actor.start in near for actor in scene.actors)


def _of_no_economy(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether growth is a company's or another thing's: behind a bracket, or in a text about a company alone.

    "El mismo déficit que hace un año (1,6 %), fruto del crecimiento de las importaciones"; "En el segundo mercado de la
    cadena, tres aperturas llevaron a un crecimiento del 9 %".
    """
    if cue.metric != "gdp_growth":
        return False
    if cue.start >= figure.end and ")" in [scene.word(place) for place in range(figure.end, cue.start)]:
        return True
    about = {topic.type for topic in scene.topics if topic.rule == "document"}
    return "security" in about and not about & {"country", "cb"}


def _left_out(scene: Scene, cue: Cue) -> bool:
    """Return whether a cue only names what a measure leaves out: "la subyacente, que excluye frutas y verduras, subió".

    "Core inflation, which strips out food and energy prices, was 2.8%".
    """
    if cue.part is None:
        return False
    for place in range(cue.start - 1, max(scene.start, cue.start - _OUT_REACH) - 1, -1):
        if scene.word(place) in ",;:()":
            return False
        if scene.marks.has("leaves_out", place):
            return True
    return False


def _expected(scene: Scene, figure: Figure) -> bool:
    """Return whether a figure is what was expected, and no surprise: "above the consensus of $294", "for $294".

    Its name may stand behind it: "better than analysts' reported $997 million consensus forecast".
    """
    if scene.word(figure.end) in _EXPECTATIONS:
        return True
    place = figure.start - 1
    while place > scene.start and scene.marks.has("soft", place) and scene.word(place) not in OF:
        place -= 1
    return scene.word(place) in _WHAT_FOR and scene.word(place - 1) in _EXPECTATIONS


def _told_behind(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether words right behind a figure name what it measures: "the economy and 12% growth in profits"."""
    unit = unit_class(figure.quantity.unit)
    if not (cue.end <= figure.start or (cue.shadowed and cue.metric == "gdp_growth" and cue.start == figure.end)):
        return False
    behind = (other for other in scene.cues if other.start == figure.end and other.metric != cue.metric)
    return any(specific(other, unit) and metrics()[other.metric].listed for other in behind)


def _amiss(scene: Scene, figure: Figure, cue: Cue, metric: Metric) -> bool:
    """Return whether a word of comparison tells nothing of a figure: "The Russell 2000 (-0.3%) lagged"."""
    if metric.name == "relative_return":
        if cue.end <= figure.start and _expected(scene, figure):
            return True  # "same-store sales rose 3%, beating the consensus of 2%"
        if scene.word(figure.end) in _DE and scene.marks.direction(figure.end + 1):
            return True  # "Elgar superó el 0,9 % de avance"
        if cue.end <= figure.start and figure.end < scene.end and scene.marks.direction(figure.end):
            return True  # "lagged with a 5% drop": its own move
        bracketed = cue.start > figure.end and scene.word(figure.end) == ")"
        return bracketed or (cue.end <= figure.start and _own_move(scene, cue, figure))
    if cue.start > figure.end and scene.word(figure.end) == ",":
        return True  # "a profit of $1.2 billion, above what analysts expected": the profit
    by = any(scene.marks.has("by", place) for place in range(cue.start, cue.end))
    if by:  # "they beat estimates by an average of 7%"; "revenue of $24bn did beat, by $140 million"
        led = range(cue.end, figure.start)  # but "beat expectations by posting earnings of $2.77"
        return cue.start >= figure.end or any(scene.doc[at].is_alpha and not scene.marks.has("soft", at) for at in led)
    return cue.end <= figure.start and _expected(scene, figure)


def _own_move(scene: Scene, cue: Cue, figure: Figure) -> bool:
    """Return whether a comparison goes on with what its subject did: "beat the index, adding 3%", and not "by 3%"."""
    place = figure.start - 1
    while place > cue.end and scene.marks.has("soft", place):
        place -= 1
    return bool(scene.marks.direction(place)) and scene.word(place - 1) == ","


def _is_no_yield(scene: Scene, figure: Figure, cue: Cue) -> bool:
    if cue.weak and any(actor.type == "index" and actor.id.startswith(PREFIX) for actor in scene.actors):
        return True  # "the yield of the <bank> High-Yield Index": that of bonds, for all that is known
    return (cue.weak and (_of_bonds(scene, cue) or _is_wage(scene, figure, cue))) or _is_returned(scene, figure, cue)


def _is_wage(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether pay is what is raised, and no verb of a share: "agreed to raise pilots' pay by up to 40%"."""
    if cue.end > figure.start:
        return False
    led = range(max(scene.start, cue.start - _PAIR - 1), cue.start)
    by = any(scene.marks.has("by", at) and not scene.marks.has("soft", at) for at in range(cue.end, figure.start))
    plain = all(scene.word(at)[:1].isalpha() or scene.word(at) in _OWNED for at in led)
    parted = any(scene.marks.has("and", at) or scene.marks.has("contrast", at) for at in led)
    return by or (plain and not parted and any(map(scene.marks.direction, led)))


def _of_bonds(scene: Scene, cue: Cue) -> bool:
    """Return whether yields are those of a bond named before them: "the note gained, lowering yields to 4%"."""
    kinds = {actor.type for actor in scene.actors if actor.end <= cue.start}
    return "bond" in kinds and "security" not in kinds


def _is_returned(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether a word right behind a figure says that it was earned: "an 11% yield and 14% annualized return"."""
    near = range(figure.end, figure.end + _PAIR)
    return cue.end <= figure.start and any(o.metric == "return" and o.start in near for o in scene.cues)


def _of_goods_alone(scene: Scene) -> bool:
    """Return whether commodities or coins are in view and no economy, so that prices that rose are theirs."""
    kinds = {actor.type for actor in scene.actors} | {topic.type for topic in scene.topics}
    return bool(kinds & {"commodity", "crypto"}) and not kinds & {"country", "cb"}


def _is_no_earning(scene: Scene, figure: Figure) -> bool:
    """Return whether money per share is paid out, or a price: "su dividendo sube un 8 %, a 0,65 euros por acción"."""
    told = (cue for cue in scene.cues if cue.end <= figure.start and cue.metric in _PER_SHARE)
    before = (cue for cue in told if not (cue.weak and cue.metric == "eps"))  # "to 37 cents per share from 30 cents"
    last = max(before, key=lambda cue: cue.end, default=None)
    return (last is not None and last.metric == "dividend") or _is_share_price(scene, figure)


def _is_share_price(scene: Scene, figure: Figure) -> bool:
    """Return whether money per share is a price: where a share moved to, or what is bid for it.

    "Alba rose 2.2 per cent to 63.1p per share"; "Alba is buying Brightloaf for $50 per share".
    """
    before = [cue for cue in scene.cues if cue.end <= figure.start]
    if any(cue.metric == "deal_value" for cue in before):
        return True
    left = scene.left_by(figure)
    # "Cerró con ganancias del 3 %, en los 9,45 euros por acción": the gains are those of the share.
    moved = {place for cue in before if cue.metric == "return" for place in range(cue.start, cue.end)}
    told = any(not metrics()[cue.metric].generic and moved.isdisjoint(range(cue.start, cue.end)) for cue in before)
    return left is not None and left.quantity.unit == "%" and not told


def _rate_of_economy(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether a figure is the rate of what an economy's cue names before it, and no bank's.

    "The inflation report put the 12-month rate at 2.4%"; "con la inflación cerca del 3 %, la Fed dejó su tasa en 4 %".
    """
    last = scene.end_before(figure.start, scene.start)
    told = [o.end for o in scene.cues if o.metric in _WITH_RATES and not o.weak and last <= o.start < figure.start]
    if cue.subject is None and cue.end <= figure.start and scene.word(cue.start) in _BANDS and told:
        return max(told) <= cue.start  # "busca que la inflación se sitúe en el rango objetivo del 3 %"
    if cue.start >= figure.end:
        return any("," not in [scene.word(at) for at in range(end, figure.start)] for end in told)
    bare = cue.subject is None and scene.word(cue.start) in _RATE and any(end <= cue.start for end in told)
    return bare and not any(actor.type == "cb" and actor.end <= cue.start for actor in scene.actors)


def _bank_in_view(scene: Scene) -> bool:
    return any(actor.type == "cb" for actor in scene.actors) or any(topic.type == "cb" for topic in scene.topics)


def _paid(scene: Scene, cue: Cue) -> bool:
    """Return whether cash is how a dividend is paid: "más de 6.000 millones en dividendos en efectivo"."""
    return any(o.metric == "dividend" and o.start <= cue.start and cue.end <= o.end for o in scene.cues)


def _of_a_company(scene: Scene, cue: Cue) -> bool:
    """Return whether a company hires or fires: "Redwing, which cut 1,750 jobs on Tuesday, rose 0.6%"."""
    last = next((actor for actor in reversed(scene.actors) if actor.end <= cue.start), None)
    return last is not None and last.type == "security" and last not in scene.tellers
