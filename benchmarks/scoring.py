"""Scores of claims, mentions, findings and duplicate groups against gold.

Rows are dictionaries as ``--format jsonl`` prints them and as ``corpus/gold`` holds them. In gold a field may hold a
list, any value of which is right, and ``ignore: true`` marks a span where anything, or nothing, is accepted. A field
that a gold row does not state is not scored. Documents are known by the last part of their path or address.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]

HARD = ("unit", "metric", "subject", "negated")
"""The fields that make a claim; each is scored of the claims that are right up to it."""

SOFT = ("approx", "status", "as_of", "counterpart", "part", "basis", "period")
"""The fields that are scored only of claims whose value, metric and subject are right."""

EXHAUSTIVE = frozenset({"security", "index", "cb"})
"""The types of mention that gold marks wherever they stand."""

LOUD = frozenset({"error", "warning"})


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the system's rows are right, and how many gold wants."""

    right: int
    gold: int
    system: int

    @property
    def precision(self) -> float:
        """Share of the system's rows that are right; 1 where there are none."""
        return self.right / self.system if self.system else float(not self.gold)

    @property
    def recall(self) -> float:
        """Share of gold that was found; 1 where gold wants nothing."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        whole = self.gold + self.system
        return 2 * self.right / whole if whole else 1.0


@dataclass(frozen=True, slots=True)
class ClaimScores:
    """Scores of claims.

    Attributes:
        value: interval and unit are right.
        metric: and the metric.
        claim: and the subject, and whether it is denied.
        hard: of the claims that are right up to a field, those where it agrees too: right and how many. The unit is
            asked of the right intervals, the metric of the right values, subject and denial of the right metrics.
        soft: of the right claims, those whose other fields agree, by field: right and how many gold states.
        metrics: claim scores by metric (gold's first where it accepts several).
        values: value scores by metric.
        missed: gold claims without a right row.
        extra: rows that stand for no gold claim.
    """

    value: Score
    metric: Score
    claim: Score
    hard: Mapping[str, tuple[int, int]]
    soft: Mapping[str, tuple[int, int]]
    metrics: Mapping[str, Score]
    values: Mapping[str, Score]
    missed: tuple[Row, ...]
    extra: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class FindingScores:
    """Scores of findings.

    Attributes:
        found, musts: inconsistencies found, of those that have to be.
        silent, nevers: look-alikes that no loud finding opposes, of all.
        loud, unlisted: loud findings, and those of them that no must explains.
        missed, alarms: notes of the musts not found and of the look-alikes that were opposed.
        other: messages of the unlisted findings.
    """

    found: int
    musts: int
    silent: int
    nevers: int
    loud: int
    unlisted: int
    missed: tuple[str, ...]
    alarms: tuple[str, ...]
    other: tuple[str, ...]


def document(row: Row) -> str:
    """Return the last part of a row's document, by which system and gold meet."""
    return str(row["doc"]).rsplit("/", 1)[-1]


def overlap(one: Row, other: Row) -> bool:
    """Say whether two rows share a character of one document."""
    return document(one) == document(other) and one["start"] < other["end"] and other["start"] < one["end"]


def accepts(gold: Any, value: Any) -> bool:
    """Say whether gold, a value or a list of right ones, takes a value."""
    return value in gold if isinstance(gold, list) else bool(value == gold)


def accepts_time(gold: Any, value: Any) -> bool:
    """Say whether gold takes a time: a year takes its days and quarters (``2025`` takes ``2025-12-10``)."""
    if isinstance(gold, list):
        return any(accepts_time(option, value) for option in gold)
    if gold is None or value is None:
        return gold is value
    return str(value).startswith(str(gold))


def same_value(gold: Row, row: Row) -> bool:
    """Say whether interval and unit agree."""
    return same_interval(gold, row) and accepts(gold["unit"], row.get("unit"))


def same_interval(gold: Row, row: Row) -> bool:
    """Say whether both ends of the interval agree."""
    return all(_close(gold[side], row.get(side)) for side in ("low", "high"))


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-6 * max(1.0, abs(one), abs(other))


@dataclass(slots=True)
class _Tally:
    """Counts of claims, as documents are gone through."""

    levels: Counter[str] = field(default_factory=Counter)
    hard_right: Counter[str] = field(default_factory=Counter)
    hard_stated: Counter[str] = field(default_factory=Counter)
    soft_right: Counter[str] = field(default_factory=Counter)
    soft_stated: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    valued: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    system: Counter[str] = field(default_factory=Counter)
    missed: list[Row] = field(default_factory=list)
    extra: list[Row] = field(default_factory=list)

    def pair(self, gold: Row, row: Row | None) -> None:
        """Count a gold claim and the row that stands for it."""
        label = _label(gold)
        self.gold[label] += 1
        rank = _rank(gold, row) if row is not None else 0
        if rank < _CLAIM:
            self.missed.append(gold)
        if row is None:
            return
        self.system[label] += 1
        self.valued[label] += 1
        self.levels["value"] += 1
        self.levels["metric"] += rank >= _METRIC
        self._hard("metric", right=rank >= _METRIC)
        if rank >= _METRIC:
            self._hard("subject", right=accepts(gold["subject"], row.get("subject")))
            self._hard("negated", right=_same_denial(gold, row))
        if rank == _CLAIM:
            self.levels["claim"] += 1
            self.right[label] += 1
            self._soft(gold, row)

    def unit(self, gold: Row, rows: Iterable[Row]) -> None:
        """Count whether the unit is right in one of the rows that state a gold claim's interval."""
        stating = [row for row in rows if overlap(gold, row) and same_interval(gold, row)]
        if stating:
            self._hard("unit", right=any(accepts(gold["unit"], row.get("unit")) for row in stating))

    def leave(self, row: Row) -> None:
        """Count a row that stands for no gold claim."""
        self.system[str(row["metric"])] += 1
        self.extra.append(row)

    def scores(self) -> ClaimScores:
        """Return what was counted."""
        gold, system = self.gold.total(), self.system.total()
        level = {name: Score(self.levels[name], gold, system) for name in ("value", "metric", "claim")}
        labels = sorted(self.gold | self.system)
        return ClaimScores(
            **level,
            hard={name: (self.hard_right[name], self.hard_stated[name]) for name in HARD if self.hard_stated[name]},
            soft={name: (self.soft_right[name], self.soft_stated[name]) for name in SOFT if self.soft_stated[name]},
            metrics={name: Score(self.right[name], self.gold[name], self.system[name]) for name in labels},
            values={name: Score(self.valued[name], self.gold[name], self.system[name]) for name in labels},
            missed=tuple(self.missed),
            extra=tuple(self.extra),
        )

    def _hard(self, name: str, *, right: bool) -> None:
        self.hard_stated[name] += 1
        self.hard_right[name] += right

    def _soft(self, gold: Row, row: Row) -> None:
        for name in SOFT:
            if name in gold:
                agrees = accepts_time if name == "as_of" else accepts
                self.soft_stated[name] += 1
                self.soft_right[name] += agrees(gold[name], row.get(name))


_VALUE, _METRIC, _CLAIM = 1, 2, 3


def score_claims(gold: Iterable[Row], system: Iterable[Row]) -> ClaimScores:
    """Score claims in the documents that gold names; rows without a metric are no claims.

    Rows are paired with gold in its order where spans overlap and interval and unit agree, the best one first.
    """
    golds, rows = _by_document(gold), _by_document(row for row in system if row.get("metric"))
    tally = _Tally()
    for doc, wanted in golds.items():
        ignored = [row for row in wanted if row.get("ignore")]
        free = [row for row in rows.get(doc, ()) if not any(overlap(row, span) for span in ignored)]
        for claim in wanted:
            if not claim.get("ignore"):
                tally.unit(claim, free)
                best = _best(claim, free)
                tally.pair(claim, free.pop(best) if best is not None else None)
        for row in free:
            tally.leave(row)
    return tally.scores()


def _best(gold: Row, rows: Sequence[Row]) -> int | None:
    """Return the place of the first row that agrees most with a gold claim."""
    ranks = [_rank(gold, row) for row in rows]
    highest = max(ranks, default=0)
    return ranks.index(highest) if highest else None


def _rank(gold: Row, row: Row) -> int:
    if not (overlap(gold, row) and same_value(gold, row)):
        return 0
    if not accepts(gold["metric"], row["metric"]):
        return _VALUE
    return _CLAIM if _same_denial(gold, row) and accepts(gold["subject"], row.get("subject")) else _METRIC


def _same_denial(gold: Row, row: Row) -> bool:
    return bool(gold.get("negated")) == bool(row.get("negated"))


def _label(gold: Row) -> str:
    metric = gold["metric"]
    return str(metric[0] if isinstance(metric, list) else metric)


def _by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[document(row)].append(row)
    return found


def mention_type(identifier: str) -> str:
    """Return an identifier's type: its prefix, or ``security`` for ``XNAS:NVDA``."""
    prefix = identifier.split(":", 1)[0]
    return "security" if len(prefix) == 4 and prefix.isupper() else prefix


def score_mentions(gold: Iterable[Row], system: Iterable[Row], *, types: frozenset[str] = EXHAUSTIVE) -> Score:
    """Score the mentions of some types in the documents that gold names: spans overlap and the identifier agrees."""
    golds = list(gold)
    names = {document(row) for row in golds}
    rows = [row for row in system if document(row) in names and mention_type(row["id"]) in types]
    skipped = [row for row in golds if row.get("ignore")]
    wanted = [row for row in golds if not row.get("ignore") and mention_type(_first(row["id"])) in types]
    used: set[int] = set()
    for want in wanted:
        hits = (
            i for i, row in enumerate(rows) if i not in used and overlap(want, row) and accepts(want["id"], row["id"])
        )
        hit = next(hits, None)
        if hit is not None:
            used.add(hit)
    left = [row for i, row in enumerate(rows) if i not in used and not any(overlap(row, span) for span in skipped)]
    return Score(len(used), len(wanted), len(used) + len(left))


def _first(identifier: str | list[str]) -> str:
    return identifier[0] if isinstance(identifier, list) else identifier


def score_findings(gold: Iterable[Row], findings: Iterable[Row]) -> FindingScores:
    """Score findings: each must is found by one whose sides oppose its claims, no loud one opposes a look-alike's."""
    golds, made = list(gold), list(findings)
    sound = [finding for finding in made if not malformed(finding)]
    loud = [finding for finding in made if finding["severity"] in LOUD or malformed(finding)]
    musts, nevers = [row for row in golds if row["must"]], [row for row in golds if not row["must"]]
    hits = {id(row): [finding for finding in sound if _answers(row, finding)] for row in musts}
    explained = {id(finding) for found in hits.values() for finding in found}
    alarms = [row for row in nevers if len(row["claims"]) > 1 and any(opposes(each, row["claims"]) for each in loud)]
    other = [finding for finding in loud if id(finding) not in explained]
    missed = [row for row in musts if not hits[id(row)]]
    return FindingScores(
        found=len(musts) - len(missed),
        musts=len(musts),
        silent=len(nevers) - len(alarms),
        nevers=len(nevers),
        loud=len(loud),
        unlisted=len(other),
        missed=tuple(row["note"] for row in missed),
        alarms=tuple(row["note"] for row in alarms),
        other=tuple(f"{finding['kind']}: {finding['message']}" for finding in other),
    )


def _answers(must: Row, finding: Row) -> bool:
    kinds = must["kind"] if isinstance(must["kind"], list) else [must["kind"]]
    heard = finding["severity"] != "info" or must.get("severity") == "info"
    return finding["kind"] in kinds and heard and opposes(finding, must["claims"])


def opposes(finding: Row, claims: Sequence[Any]) -> bool:
    """Say whether the claims, each a span or a list of spans of which one is enough, lie on different sides."""
    held = [_sides(finding, claim if isinstance(claim, list) else [claim]) for claim in claims]
    return all(held) and any(len(set(pick)) == len(pick) for pick in itertools.product(*held))


def malformed(finding: Row) -> bool:
    """Say whether a finding puts overlapping spans on two sides."""
    pairs = itertools.combinations(finding["sides"], 2)
    return any(overlap(one, other) for left, right in pairs for one in left for other in right)


def _sides(finding: Row, spans: Sequence[Row]) -> set[int]:
    sides = enumerate(finding["sides"])
    return {number for number, side in sides if any(overlap(claim, span) for claim in side for span in spans)}


def score_clusters(gold: Iterable[Iterable[str]], system: Iterable[Iterable[str]]) -> Score:
    """Score groups of documents by the pairs of documents that stand in one group."""
    wanted, made = _pairs(gold), _pairs(system)
    return Score(len(wanted & made), len(wanted), len(made))


def _pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in itertools.combinations(sorted(set(group)), 2)}
