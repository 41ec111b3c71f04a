"""Exchange rates: the pair that a currency and the currency it is counted in make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.claims.metric.plausible import same_size
from nlp.claims.metric.vocabulary import unit_class
from nlp.claims.scene import Actor, Figure, Scene
from nlp.claims.values import Value
from nlp.numbers import unit_table
from nlp.reading import Claim
from nlp.tables import shared_table

_BASE = "USD"
_PAIR = f"fx:{_BASE}"
_EQUALS = "="
_BEHIND = 4
_FIRMS = ("X", "A")
"""How the identifiers of listed securities begin, by the codes of their markets."""
_SAID = ("cue", "model")
_NAMED = "peso"
_APART = 0.12
"""How far, as a part of it, what a bank asks for a dollar lies from the market's rate."""
_LED = 5
_IN_DOLLARS = frozenset({"EUR", "GBP", "AUD", "NZD"})
"""The currencies that markets quote in dollars instead of counting them per dollar."""
_MOST_DOLLARS = 4.0
"""What one of them never cost in dollars since they float."""
_IN_CENTS = frozenset({"CAD", "AUD", "NZD"})
_FIRST = "EUR"
_MUTUAL = frozenset({"EUR", "GBP"})
"""Two that are quoted in each other, as the paper is British or not."""


def as_pair(
    subject: str | None, unit: str | None, peso: str | None = None, size: float = 0.0
) -> tuple[str | None, str | None]:
    """Return the subject and unit of an exchange rate said of one currency.

    "The dollar closed at 945.20 Chilean pesos" is ``fx:USDCLP`` in CLP. "The peso closed at 18.20 per dollar", whose
    figure counts the currency itself or nothing, is ``fx:USDMXN`` in MXN; "sterling fell to 1.34" is ``fx:GBPUSD`` in
    USD. The dollar's rate is not in dollars: "el dólar se vendió a $1.435" leaves the unit open but for a text that
    counts in one country's pesos (``peso``), where it is of the size of that rate. The money of the euro's neighbours
    is counted per euro where nobody says otherwise: "the zloty firmed to 4.24". An exchange rate that names nothing
    is the dollar's where its currency is one that is quoted against the dollar alone. Other subjects are returned as
    they are.
    """
    if unit is None and peso is not None and subject in (None, f"currency:{_BASE}") and is_rate(peso, size):
        return f"fx:{_BASE}{peso}", peso
    if subject is None and (pair := counted_in(unit)) is not None:
        return pair, unit
    kind, _, code = (subject or "").partition(":")
    if kind == "fx" and code.startswith(_BASE) and unit != code[-3:] and (pair := counted_in(unit)) is not None:
        return pair, unit  # "el dólar paralelo llegó a 12,50 bolivianos": no market's of Buenos Aires alone
    if kind != "currency":
        return subject, unit
    if unit == code and code in _IN_CENTS and 0 < size < 1:
        unit = _BASE  # "the loonie fell from 76.99 cents": no dollar is counted in cents of its own
    if unit == _BASE and is_rate(code, size):
        return f"fx:{_BASE}{code}", code  # "el peso chileno terminó en $ 942": its own sign
    if unit is None and code in _IN_DOLLARS:
        # "Euro: 21.35" counts something else than dollars, which the text does not say.
        return (f"fx:{code}{_BASE}", _BASE) if size < _MOST_DOLLARS else (subject, None)
    if unit is None or unit == code:
        base = _FIRST if code in shared_table("economies")["counted_per_euro"] else _BASE
        return (f"fx:{base}{code}", code) if code != _BASE else (subject, None)
    return f"fx:{code}{unit}", unit


def as_crossed(
    scene: Scene, figure: Figure, subject: str | None, unit: str | None, size: float
) -> tuple[str, str] | None:
    """Return the pair and the unit of a rate told of two currencies by name, null for another rate."""
    if counted := _as_counted(scene, figure, subject, unit):
        return counted
    cross = _as_cross(scene, figure, subject, size) if unit is None else None
    return cross or _as_other(scene, figure, subject, unit)


def _as_counted(scene: Scene, figure: Figure, subject: str | None, unit: str | None) -> tuple[str, str] | None:
    """Return the pair and the unit of a rate that is told per one of another currency than the dollar.

    "The yen weakened to 172.4 per euro, from 171.9" is ``fx:EURJPY`` in JPY, and so is what it is set against.
    """
    kind, _, code = (subject or "").partition(":")
    if kind != "currency" or code == _BASE or unit not in (None, code):
        return None
    last = scene.last_before(figure)
    told = (figure, last) if last is not None and same_size(last, figure) else (figure,)
    base = next((base for each in told if (base := _per_one(scene, each)) is not None), None)
    if base in (None, code) or (base == _BASE and code in _IN_DOLLARS):
        return None
    return f"fx:{base}{code}", code


def _per_one(scene: Scene, figure: Figure) -> str | None:
    """Return the currency of which a figure counts one: "172.4 per euro", "0,8420 libras por euro"."""
    behind = range(figure.end, min(figure.end + _BEHIND, scene.end))
    per = next((place for place in behind if scene.marks.has("per", place)), None)
    if per is None:
        return None
    money = unit_table.load(scene.doc.lang_).money
    return next((code for place in behind if place > per and (code := money.get(scene.word(place))) is not None), None)


def _as_cross(scene: Scene, figure: Figure, subject: str | None, size: float) -> tuple[str, str] | None:
    """Return the pair and the unit of a rate of two currencies of which the dollar is none, null for another rate.

    "The pound rose 0.5% against the euro to 1.16" is ``fx:GBPEUR`` in EUR; a rate of the two below one is the euro's.
    Of most others one costs a part of a euro, and markets write how many a euro buys: "the koruna firmed against
    the euro, to 24.31" is ``fx:EURCZK`` in CZK.
    "The pound fell to 1.23 against the dollar, and dropped 0.4% versus the euro to 1.16" tells the second of the pound
    too, whose other rate is done.
    """
    told = [actor for actor in scene.actors if actor.type == "currency"]
    named = [actor for actor in told if actor.end <= figure.start or _against(scene, figure, actor)]
    pairs = list(_set_against(scene, named))
    if not pairs or subject not in {actor.id for actor in told}:
        return None
    base, quote = pairs[-1]
    codes = [actor.id.partition(":")[2] for actor in (base, quote)]
    last = scene.last_before(figure)
    between = last is not None and quote.end <= last.start
    parted = between and last is not None and not same_size(last, figure)
    if parted or codes[0] == codes[1]:
        return None
    if _BASE in codes:
        other = codes[codes[0] == _BASE]
        return (f"fx:{other}{_BASE}", _BASE) if other in _IN_DOLLARS else (f"fx:{_BASE}{other}", other)
    if set(codes) == _MUTUAL:
        codes.sort(reverse=size > 1.0)
    elif codes[1] == _FIRST and size > 1.0:
        codes.reverse()
    return f"fx:{codes[0]}{codes[1]}", codes[1]


def _set_against(scene: Scene, named: Sequence[Actor]) -> Iterator[tuple[Actor, Actor]]:
    """Yield each currency that another is told against, behind that other one."""
    base: Actor | None = None
    for actor, before in zip(named, (None, *named), strict=False):
        first = max(before.end if before is not None else scene.start, actor.start - _LED)
        led = any(scene.marks.has("versus", place) for place in range(first, actor.start))
        if led and base is not None:
            yield base, actor
        elif not led:
            base = actor


def _as_other(scene: Scene, figure: Figure, subject: str | None, unit: str | None) -> tuple[str, str] | None:
    """Return the pair and the unit of a rate said of the dollar beside one other currency, null for another rate.

    "The euro firmed against the greenback and changed hands at 1.18 dollars": dollars are not counted in dollars. "The
    dollar rose against the euro, to 1.07".
    """
    if subject != f"currency:{_BASE}" or unit not in (None, _BASE):
        return None
    told = (a for a in scene.actors if a.type == "currency" and (a.end <= figure.start or _against(scene, figure, a)))
    codes = {actor.id.partition(":")[2] for actor in told} - {_BASE}
    code = codes.pop() if len(codes) == 1 else None
    if code in _IN_DOLLARS:
        return f"fx:{code}{_BASE}", _BASE
    return (f"fx:{_BASE}{code}", code) if code is not None and unit is None else None


def _against(scene: Scene, figure: Figure, actor: Actor) -> bool:
    """Return whether a currency right behind a figure is what the rate is against: "terminó en 1,05 frente al euro"."""
    between = range(figure.end, actor.start)
    return (
        figure.end <= actor.start
        and len(between) <= _BEHIND
        and any(scene.marks.has("versus", place) for place in between)
    )


def as_equation(scene: Scene, figure: Figure) -> str | None:
    """Return the pair of a rate that is written as an equation: "($1 = 6.2219 yuan)", "1 USD = 18.20 pesos"."""
    one = next((other for other in scene.figures if other.end == figure.start - 1), None)
    if one is None or scene.word(one.end) != _EQUALS or (one.quantity.low, one.quantity.high) != (1.0, 1.0):
        return None
    base, quote = one.quantity.unit, figure.quantity.unit
    if base == quote and "$" in one.quantity.text:
        base = _BASE  # "($1 = 1.5119 Australian dollars)", "(1 $ = 982 pesos)" in a text whose dollars are those
    if base == quote or base is None or quote is None or {unit_class(base), unit_class(quote)} != {"money"}:
        return None
    return f"fx:{base}{quote}"


def counts_one(scene: Scene, figure: Figure) -> bool:
    """Return whether a figure is the one unit that a written equation counts: "($1 = 6.2219 yuan)"."""
    return scene.word(figure.end) == _EQUALS and any(
        other.start == figure.end + 1 and as_equation(scene, other) for other in scene.figures
    )


def as_pairs(claims: list[Claim]) -> list[Claim]:
    """Return a sentence's claims with a move of the dollar as its pair's where the sentence tells the rate.

    "La divisa avanzó 0,6%, a $1.406": what moved is the dollar in pesos, and no other.
    """
    pairs = {claim.subject for claim in claims if claim.metric == "fx_rate" and (claim.subject or "").startswith(_PAIR)}
    if len(pairs) != 1:
        return claims
    pair = next(iter(pairs))
    told = min(claim.start for claim in claims if claim.subject == pair and claim.metric == "fx_rate")
    paired = (replace(each, subject=pair) if _moved(each) else each for each in claims)
    return [replace(each, subject=pair, unit=(pair or "")[-3:]) if _by_cents(each, told) else each for each in paired]


def _by_cents(claim: Claim, told: int) -> bool:
    """Return whether an amount behind the rate is what the dollar moved by: "en 19,20 pesos, cinco centavos más"."""
    dollar = claim.subject == f"currency:{_BASE}" and claim.metric == "price_change"
    return dollar and claim.unit is None and claim.start > told


def _moved(claim: Claim) -> bool:
    return claim.subject == f"currency:{_BASE}" and claim.metric == "return"


def is_rate(peso: str, size: float) -> bool:
    """Return whether a number has the size of a dollar's rate: "el dólar terminó en 17,48 unidades" in Mexico."""
    least, most = shared_table("economies")["per_dollar"].get(peso, (0.0, 0.0))
    return bool(0 < least <= size <= most)


def sized(value: Value, subject: str | None, peso: str | None) -> Value:
    """Return a rate of the dollar in the reading that has its size, where the one taken has not.

    "El dólar cerró en $ 39,742": no dollar costs thirty-nine thousand Uruguayan pesos.
    """
    code = (subject or "")[-3:] if (subject or "").startswith(_PAIR) else value.unit or peso or ""
    if is_rate(code, _size(value.low, value.high)):
        return value
    fits = [each for each in value.readings if is_rate(code, _size(each.low, each.high))]
    if len(fits) != 1 or not (taken := _size(value.low, value.high)):
        return value
    step = value.step * _size(fits[0].low, fits[0].high) / taken
    return replace(value, low=fits[0].low, high=fits[0].high, step=step, readings=())


def _size(low: float | None, high: float | None) -> float:
    return abs(low or high or 0.0)


def counted_in(unit: str | None) -> str | None:
    """Return the pair of a currency that is quoted against the dollar alone: "el tipo de cambio cerró en S/ 3,35"."""
    return f"fx:{_BASE}{unit}" if unit in shared_table("economies")["counted_per_dollar"] else None


def counted_at_home(scene: Scene, figure: Figure) -> str | None:
    """Return the dollar's pair with the money of the economies in view: "El tipo de cambio cerró en 18,48 unidades".

    A rate of another size is another pair's, and two economies leave it open.
    """
    homes = {home for topic in scene.topics if (home := _home(topic.id)) is not None}
    size = abs(figure.quantity.low or figure.quantity.high or 0.0)
    codes = {code for code in shared_table("economies")["per_dollar"] if code[:2] in homes and is_rate(code, size)}
    return f"{_PAIR}{codes.pop()}" if len(codes) == 1 else None


def _home(identifier: str) -> str | None:
    """Return the economy of an economy's, a central bank's or a currency's identifier, null for everything else."""
    kind, _, code = identifier.partition(":")
    if kind == "country":
        return code
    if kind == "currency":
        return code[:2]
    home: str | None = shared_table("economies")["central_banks"].get(code) if kind == "cb" else None
    return home


def as_windows(made: Sequence[Claim], told: Sequence[Claim]) -> Iterator[Claim]:
    """Yield a sentence's claims with what banks sell a dollar for as the rate that it is.

    "El dólar cotiza a 19,57 pesos … Banorte: 20,00 pesos": no share of the bank's, as no share was told of since.
    """
    if not any(claim.metric == "price" and _NAMED in claim.value_text.lower() for claim in made):
        yield from made
        return
    rate = next((c for c in reversed(told) if c.metric == "fx_rate" or (c.subject or "").startswith(_FIRMS)), None)
    for claim in made:
        if rate is not None and rate.metric == "fx_rate" and _is_window(claim, rate):
            yield replace(claim, metric="fx_rate", subject=rate.subject, unit=rate.unit)
        else:
            yield claim


def _is_window(claim: Claim, rate: Claim) -> bool:
    """Return whether a price that no word calls one is about as high as a rate, and in its currency by name."""
    if claim.metric != "price" or claim.rule.startswith(_SAID) or _NAMED not in claim.value_text.lower():
        return False
    if not (rate.subject or "").startswith(_PAIR) or None in (claim.low, claim.high, rate.low, rate.high):
        return False
    return abs((claim.low or 0.0) - (rate.low or 0.0)) <= _APART * abs(rate.low or 0.0)
