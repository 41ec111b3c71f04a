"""Run scenarios, each in a store of its own, and count what was found, missed and said without need."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cotejo
from benchmarks.scenarios.scenario import ACROSS, LANGUAGES, LOUD, PARTS, Scenario, load
from benchmarks.scoring import Score
from queries.findings import to_json

ENCODER = "lexical"
"""Nothing is searched, so that the smallest encoder does; translations need the store's own, which is bilingual."""


@dataclass(slots=True)
class Tally:
    """Counts by kind of finding, and what went wrong, in words.

    Attributes:
        right, wanted, made: expected findings that came, all expected, and all findings that count.
        graded: expected findings that came with the severity that was expected; ``milder`` are the others.
    """

    right: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    graded: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    milder: list[str] = field(default_factory=list)

    def add(self, scenario: Scenario, findings: Sequence[Mapping[str, Any]]) -> None:
        """Count the findings of one scenario; each answers one expectation at most."""
        open_ones = [each for each in findings if each["severity"] in LOUD or each["kind"] == scenario.kind]
        for expected in scenario.expected:
            kind = expected.kinds[0]
            self.wanted[kind] += 1
            found = next((each for each in findings if each in open_ones and expected.answered(each)), None)
            if found is None:
                self.missed.append(f"{scenario.id}: {expected.line}")
                continue
            open_ones.remove(found)
            self.right[kind] += 1
            self.made[kind] += 1
            self.graded[kind] += found["severity"] in expected.severities
            if found["severity"] not in expected.severities:
                self.milder.append(f"{scenario.id}: {found['severity']}, not {'/'.join(sorted(expected.severities))}")
        for each in open_ones:
            self.made[each["kind"]] += 1
            self.alarms.append(f"{scenario.id}: {each['kind']} {each['severity']}: {each['message']}")

    def score(self, kind: str | None = None) -> Score:
        """Return the score of a kind, or of all together."""
        if kind is None:
            return Score(self.right.total(), self.wanted.total(), self.made.total())
        return Score(self.right[kind], self.wanted[kind], self.made[kind])

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that were expected or found."""
        return tuple(sorted(set(self.wanted) | set(self.made)))


def findings(scenario: Scenario, folder: Path) -> list[dict[str, Any]]:
    """Return what the program finds in a scenario, read into a store in an empty folder."""
    rows = [{"url": _address(t.name), "date": t.date, "source": t.publisher, "text": t.body} for t in scenario.texts]
    path = folder / "texts.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    with cotejo.open(folder / "store", mode="write", encoder=_encoder(scenario)) as archive:
        archive.ingest([str(path)], workers=1)
        for name, subject, metric, content in scenario.series:
            series = folder / name
            series.write_text(content, encoding="utf-8")
            archive.add_reference(series, subject=subject, metric=metric)
        found = [to_json(finding) for finding in archive.findings()]
    for row in (row for finding in found for side in finding["sides"] for row in side):
        row["doc"] = row["doc"].removeprefix(_address(""))
    return found


def _encoder(scenario: Scenario) -> str | None:
    return None if scenario.lang == ACROSS else ENCODER


def _address(name: str) -> str:
    return f"https://scenario.example/{name}"


def tally(scenarios: Iterable[Scenario]) -> Tally:
    """Run scenarios and count."""
    counted = Tally()
    for scenario in scenarios:
        with tempfile.TemporaryDirectory() as folder:
            counted.add(scenario, findings(scenario, Path(folder)))
    return counted


def measure(folder: Path) -> dict[str, float]:  # noqa: ARG001  (each scenario has a folder of its own)
    """Return the measures of each part by name, and of all together: per language, per kind, and overall."""
    parts = {part: {lang: tally(load(part, lang)) for lang in LANGUAGES} for part in PARTS}
    every = {lang: merged(by_lang[lang] for by_lang in parts.values()) for lang in LANGUAGES}
    named = {f"scenarios.{part}": by_lang for part, by_lang in parts.items()} | {"scenarios": every}
    return {name: value for prefix, by_lang in named.items() for name, value in _measures(prefix, by_lang).items()}


def _measures(prefix: str, by_lang: Mapping[str, Tally]) -> dict[str, float]:
    measures: dict[str, float] = {}
    for lang, counted in by_lang.items():
        measures |= _figures(f"{prefix}.{lang}", counted.score())
    whole = merged(by_lang.values())
    for kind in whole.kinds:
        measures |= _figures(f"{prefix}.kind.{kind}", whole.score(kind))
    measures |= _figures(f"{prefix}.all", whole.score())
    return measures | {f"{prefix}.all.severity": whole.graded.total() / max(1, whole.right.total())}


def merged(tallies: Iterable[Tally]) -> Tally:
    """Return several counts as one."""
    whole = Tally()
    for each in tallies:
        for name in ("right", "wanted", "made", "graded"):
            getattr(whole, name).update(getattr(each, name))
        whole.missed += each.missed
        whole.alarms += each.alarms
        whole.milder += each.milder
    return whole


def _figures(name: str, score: Score) -> dict[str, float]:
    return {f"{name}.precision": score.precision, f"{name}.recall": score.recall}
