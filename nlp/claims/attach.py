"""Attachment: which metric and which subject a figure of a sentence belongs to.

Every pair of a metric and a subject that the sentence offers for a figure gets a cost: how far its words lie from the
figure, over how many commas, clause breaks and other figures. The cheapest pair wins; what it costs, and by how much it
wins, is the confidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nlp.claims.attachment import Attachment, Offer
from nlp.claims.metric.benchmarks import return_of
from nlp.claims.metric.comparisons import Told, set_against
from nlp.claims.metric.cue_costs import outdone, weakness
from nlp.claims.metric.offers import offers
from nlp.claims.metric.paired import growth_of
from nlp.claims.metric.per_share import told_again
from nlp.claims.metric.plausible import technical
from nlp.claims.metric.portions import is_restated
from nlp.claims.metric.things import refused
from nlp.claims.metric.vocabulary import MULTIPLES, Cue, Metric, metrics
from nlp.claims.roles import Role, role_of
from nlp.claims.scene import Figure, Scene
from nlp.claims.subject.candidates import Candidate, candidates, is_yardstick, linked
from nlp.claims.subject.exchange import as_equation, counted_at_home, counted_in
from nlp.claims.subject.houses import hoped_for
from nlp.names.strangers import is_company

_CONTINUED_COST = 1.6
_COMPARED_COST = 1.2
_NO_SUBJECT_COST = 6.0
_OF_KIND_COST = 3.0
_PAIR_COST = 4.0
_FAR = frozenset({"document", "earlier"})
_ONWARD = frozenset({"parallel", "again", "moved"})
_CARRIED = frozenset({"carried", "announced"})
_MAX_COST = 14.0
_NO_FUNDS = frozenset({"commodity", "index"})
_OF_SHARES = frozenset({"return", "price", "price_change"})


def attach(scene: Scene, figure: Figure, before: Attachment | None = None, told: Told = ()) -> list[Attachment]:
    """Return the readings of a figure, cheapest first; empty when nothing in reach fits it.

    ``before`` is the reading of the figure before it in the sentence, whose metric it may share: "the S&P 500 trades at
    22 times forward earnings, the Russell 2000 at 15". ``told`` are the sure readings of all that stand before it.
    """
    if technical(scene, figure) or (before is None and is_restated(scene, figure)):
        return []
    if (pair := as_equation(scene, figure)) is not None:
        return [Attachment(metrics()["fx_rate"], pair, 0.0, "equation", Role.LEVEL, None, None, 0.0)]
    if (shared := told_again(scene, figure, told)) is not None:
        return [shared]
    role = role_of(scene, figure)
    against = set_against(scene, figure, told)
    found = list(_within_reach(scene, figure, role, before))
    if (paired := growth_of(scene, figure, told)) is not None:
        found.append(paired)
    if (owned := return_of(scene, figure)) is not None:
        found.append(owned)
    if against is not None:
        found = [reading for reading in found if not _outweighed(scene, reading, against)]
        found += _compared(scene, figure, against, role)
    if figure.end in scene.marks.first["current"]:
        found = [_of_today(reading) for reading in found]
    elif hoped_for(scene, figure, before):
        found = [_of_target(reading) for reading in found]
    best: dict[tuple[str, str | None], Attachment] = {}
    for reading in sorted(found, key=lambda a: (a.cost, a.metric.name, a.subject or "")):
        best.setdefault((reading.metric.name, reading.subject), reading)
    near = (reading for reading in best.values() if reading.cost <= _MAX_COST)
    reached = [reading for reading in near if not refused(scene, figure, reading)]
    # Whom only a clause beside the point names is meant where nobody else can be.
    return [reading for reading in reached if not _beside(scene, figure, reading)] or reached


def _within_reach(scene: Scene, figure: Figure, role: Role, before: Attachment | None) -> Iterator[Attachment]:
    """Yield the cheapest reading of each pair of a metric and a subject; most pairs are never made a reading of."""
    best: dict[tuple[str, str | None], tuple[float, Offer, Candidate]] = {}
    for offer in offers(scene, figure, role, before):
        metric, cost, rule, cue = offer
        for subject in _subjects(scene, figure, metric, cue, None if rule == "parallel" else before, rule):
            if rule in _ONWARD and _is_of_last(scene, figure, subject, None if rule == "parallel" else before):
                continue
            total, pair = cost + subject.cost, (metric.name, subject.id)
            if total <= _MAX_COST and (pair not in best or total < best[pair][0]):
                best[pair] = total, offer, subject
    for total, (metric, cost, rule, cue), subject in best.values():
        yield Attachment(metric, subject.id, total, f"{rule}+{subject.rule}", role, cue, subject.actor, cost)


def _is_of_last(scene: Scene, figure: Figure, subject: Candidate, before: Attachment | None) -> bool:
    """Return whether a name stands before the figure before, and so is not whose figure goes on behind it.

    "Elgar elevó su beneficio un 27 %, y Mirador, cuyo resultado subió un 21 %". A figure that measures the same once
    more is of whom that one is: "el bono español, mientras que el alemán pasó del 2,6 % al 2,7 %".
    """
    last = scene.last_before(figure)
    if last is None or subject.actor is None or subject.actor.end > last.start:
        return False
    if before is None:
        return any(last.end <= actor.start < figure.start for actor in scene.actors)
    return before.subject is not None and before.actor is not None and subject.id != before.subject


def _of_target(reading: Attachment) -> Attachment:
    """Return a price that no word calls one as the target that a house sets, or that an upside leads to."""
    priced = reading.metric.name == "price" and (reading.cue is None or reading.cue.weak)
    return replace(reading, metric=metrics()["price_target"], cue=None) if priced else reading


def _of_today(reading: Attachment) -> Attachment:
    """Return a target that is told to be today's as the price: "un objetivo de 14 euros, frente a los 10 actuales"."""
    aimed = reading.metric.name == "price_target"
    return replace(reading, metric=metrics()["price"], cue=None) if aimed else reading


def _beside(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    return reading.actor is not None and scene.set_aside(reading.actor.start, figure)


def _subjects(
    scene: Scene, figure: Figure, metric: Metric, cue: Cue | None, before: Attachment | None, rule: str
) -> Iterator[Candidate]:
    if cue is not None and cue.subject is not None and not _other_bank(scene, cue.subject):
        yield Candidate(cue.subject, 0.0, "implied")
        return
    # What an earlier sentence measured is carried on with its subject, however far that was named.
    earned = cue is not None and metrics()[cue.metric].total and weakness(scene, cue, figure) <= 0
    told = earned or (cue is not None and weakness(scene, cue) <= 0)
    vague = not told or (metric.generic and outdone(scene, figure, cue))
    near = (vague and rule not in _CARRIED) or _other_topic(scene, figure, metric)
    held = before.subject if metric.held and before is not None and before.metric is metric else None
    for candidate in candidates(scene, figure, metric, cue):
        if held is not None and candidate.actor is not None and not linked(scene, candidate.actor):
            continue  # "<fund> holds 3% of <utility>, and <bank> 5%": who holds is not what is held
        if (
            candidate.actor is None
            and candidate.id is not None
            and _of_another_kind(scene, figure, metric, candidate.id)
        ):
            continue
        if not near or candidate.rule not in _FAR or _of_its_shares(scene, metric, candidate):
            yield candidate
    goes_on = held is not None or (before is not None and before.subject is not None)
    if before is not None and goes_on and (held or _continues(scene, figure, metric, before.subject or "")):
        yield Candidate(before.subject, _CONTINUED_COST, "continued", before.actor)
    if cue is not None and metric.name == "fx_rate" and (pair := _pair_of(scene, figure)) is not None:
        yield Candidate(pair, _PAIR_COST, "counted")
    elif cue is not None and not metric.relative and (not metric.named or _of_kind(scene, figure, metric)):
        backed = metric.name in MULTIPLES and weakness(scene, cue) <= 0
        cost = _OF_KIND_COST if metric.named else _NO_SUBJECT_COST
        yield Candidate(None, cost + 1.5 * (cue.weak and not backed), "none")


def _of_its_shares(scene: Scene, metric: Metric, candidate: Candidate) -> bool:
    """Return whether a sentence opens with shares, in a text about one company: "Shares rose about 4% at the open"."""
    if candidate.rule != "document" or metric.name not in _OF_SHARES or scene.actors:
        return False
    about = [topic.type for topic in scene.topics if topic.rule == "document"]
    if about.count("security") != 1 or "index" in about:
        return False
    opens = (
        cue for cue in scene.cues if cue.metric == "price" and scene.doc[scene.start : cue.start].text.strip() in "-*•"
    )
    return any(scene.marks.direction(cue.end) for cue in opens)


def _pair_of(scene: Scene, figure: Figure) -> str | None:
    """Return the pair of a rate by its unit, or where no currency is named by the economy that the text is about."""
    if figure.quantity.unit is not None:
        return counted_in(figure.quantity.unit)
    if any(actor.type in ("currency", "fx") for actor in scene.actors):
        return None
    return counted_at_home(scene, figure)


def _of_kind(scene: Scene, figure: Figure, metric: Metric) -> bool:
    """Return whether a figure is of funds of a kind, which have no identifier: "Bond funds took in $8bn".

    "Investors pulled $3 billion from loan funds" names them behind it.
    """
    told = not scene.marks.tokens["many"].isdisjoint(range(scene.start, figure.start))
    flows = metric.name == "fund_flow" and not scene.marks.tokens["flows"].isdisjoint(range(scene.start, scene.end))
    return metric.fund and (told or flows)


def _of_another_kind(scene: Scene, figure: Figure, metric: Metric, subject: str) -> bool:
    """Return whether funds of a kind are told of, and not what was told before: "Oil rose. Loan funds took in $3bn"."""
    if metric.name != "fund_flow" or subject.partition(":")[0] not in _NO_FUNDS:
        return False
    return not scene.marks.tokens["many"].isdisjoint(range(scene.start, figure.start))


def _other_bank(scene: Scene, subject: str) -> bool:
    """Return whether a text is another central bank's than a rate's name implies: Canada has a Bank Rate too."""
    named = {actor.id for actor in scene.actors if actor.type == "cb"}
    known = named | {topic.id for topic in scene.topics if topic.type == "cb"}
    return subject.startswith("cb:") and bool(known) and subject not in known


def _compared(scene: Scene, figure: Figure, other: Attachment, role: Role) -> Iterator[Attachment]:
    """Yield the readings of a figure that is set against another: what that one measures, of whom it does."""
    cost = _COMPARED_COST + other.cost / 4
    other = replace(other, cue=_own_cue(scene, figure, other))
    yield replace(other, cost=cost + _CONTINUED_COST, rule="compared+continued", role=role)
    for candidate in candidates(scene, figure, other.metric, other.cue):
        if candidate.rule not in _FAR and candidate.id != other.subject:
            found = cost + candidate.cost
            yield Attachment(
                other.metric, candidate.id, found, f"compared+{candidate.rule}", role, other.cue, candidate.actor
            )


def _outweighed(scene: Scene, reading: Attachment, against: Attachment) -> bool:
    """Return whether a word of rise or fall only tells the way of a growth that another is set against.

    "Same-store sales fell 20%, compared to an estimate of an 18% decline": no share declined. One of a name between
    the two may have.
    """
    named = reading.actor is not None and reading.actor not in scene.tellers and reading.actor is not against.actor
    grown = against.metric.change or "%" in against.metric.units
    return reading.metric.name == "return" and against.metric.name != "return" and grown and not named


def _own_cue(scene: Scene, figure: Figure, other: Attachment) -> Cue | None:
    """Return the word for the same metric right before a figure: "una pérdida de 355, frente a una utilidad de 48"."""
    last = max((f.end for f in scene.figures if f.end <= figure.start), default=figure.start)
    named = (
        cue for cue in scene.cues if cue.metric == other.metric.name and last <= cue.start < cue.end <= figure.start
    )
    return next(named, other.cue)


def _other_topic(scene: Scene, figure: Figure, metric: Metric) -> bool:
    """Return whether a sentence is about what its metric cannot be said of: "the central bank bought $214m"."""
    kinds = ("index",) if metric.name == "price_target" else ("cb", "index", "bond")
    return "security" in metric.subjects and any(
        actor.type in kinds and actor.end <= figure.start and not linked(scene, actor) for actor in scene.actors
    )


def _continues(scene: Scene, figure: Figure, metric: Metric, subject: str) -> bool:
    """Return whether a figure goes on about the figure before it: "the index jumped 12%, hitting a high of 2,590"."""
    if is_yardstick(metric, subject):
        return False
    kind = subject.partition(":")[0]
    last = scene.end_before(figure.start, figure.start)
    named = any(last <= actor.start < figure.start and actor.type in metric.subjects for actor in scene.actors)
    return not named and ("security" if is_company(subject) else kind) in metric.subjects
