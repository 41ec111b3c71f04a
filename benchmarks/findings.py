"""Time and memory of the check for figures that disagree, per claim, with planted conflicts that must all be found.

    python -m benchmarks.findings [--claims 10000 100000 1000000] [--seed 7] [--keep]

Documents of ten claims are drawn: multiples, quarterly revenue, a policy rate, a technical level and a row of quotes of
one company, true to a fixed world. One document in a hundred states something else; which one, and of what kind, is
known. Time and memory per claim must stay flat as the number of claims grows, and so must the time for a new document,
which is checked against what it touches.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import random
import resource
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from index.sourced import SourcedClaim
from nlp.reading import Claim
from queries.findings import find
from queries.touching import Shelf, find_touching

COMPANIES_PER_DOCUMENT = 0.05
"""Twenty documents a year speak of each company: a desk's coverage, whatever the size of the archive."""

NEW_DOCUMENTS = 20
RESULTS = Path(__file__).with_name("findings.json")

DOCUMENTS_A_DAY = 40

PLANTED = ("value", "self", "arithmetic", "copy", "scale", "slip")
START = date(2025, 1, 1)


@dataclass(frozen=True, slots=True)
class World:
    """What is true of every company, by its number."""

    companies: int

    def multiple(self, company: int) -> float:
        """The forward multiple, with one decimal."""
        return 8 + company % 300 / 10

    def price(self, company: int, day: int) -> float:
        """The close of a day, in cents."""
        return round(20 + company % 97 + day % 11 * 0.37, 2)

    def revenue(self, company: int, quarter: int) -> float:
        """A quarter's revenue, in millions."""
        return (310 + company % 800 + 17 * quarter) * 1e6


def draw(count: int, seed: int) -> tuple[list[SourcedClaim], dict[str, str]]:
    """Return about ``count`` claims, and the planted conflicts: their documents and kinds."""
    rng = random.Random(seed)
    documents = count // 10
    world = World(max(1, int(min(documents, 360 * DOCUMENTS_A_DAY) * COMPANIES_PER_DOCUMENT)))
    claims: list[SourcedClaim] = []
    planted: dict[str, str] = {}
    days = max(360, documents // DOCUMENTS_A_DAY)
    for number in range(documents):
        company, day = rng.randrange(world.companies), rng.randrange(days)
        doc = f"d{number:07}"
        text = list(_document(world, doc, company, day, number))
        if number % 100 == 50:
            kind = PLANTED[number // 100 % len(PLANTED)]
            planted[doc] = kind
            text = list(_spoil(text, kind))
        claims += text
    return claims, planted


_Told = tuple[int, str, float, str, float, dict[str, Any]]
"""Line, metric, value, unit, step, and the other fields of a figure."""


def _document(world: World, doc: str, company: int, day: int, number: int) -> Iterator[SourcedClaim]:
    said = (START + timedelta(days=day)).isoformat()
    for place, told in enumerate(_figures(world, company, day, number)):
        line, written = told[0], f"{told[2]}"
        claim = _claim(told, written, 100 * line + 40 + 12 * (place % 3), company)
        yield SourcedClaim(claim, doc, doc, f"Line {line} of {doc} says {written}.", said, doc)


def _figures(world: World, company: int, day: int, number: int) -> Iterator[_Told]:
    """Yield what a note of a day tells of a company, all of it true to the world."""
    quarter = day % 360 // 90
    reported = {"as_of": f"{2024 + day // 360}-Q{quarter + 1}", "period": "P3M"}
    price, change = world.price(company, day), 0.5
    multiple, other, peer = world.multiple(company), 20.0 + company % 7, f"XTST:P{company % 7}"
    yield 0, "pe_forward", multiple, "x", 0.1, {}
    yield 0, "pe_forward", other, "x", 0.1, {"subject": peer}
    yield 0, "valuation_discount", round((1 - multiple / other) * 100, 1), "%", 0.1, {"counterpart": peer}
    yield 1, "revenue", world.revenue(company, quarter), "USD", 1e6, reported
    yield 2, "price", price, "USD", 0.01, {"basis": "close"}
    yield 2, "price_change", change, "USD", 0.01, {"period": "P1D"}
    yield 2, "return", round(change / (price - change) * 100, 2), "%", 0.01, {"period": "P1D"}
    yield 3, "policy_rate", 4.0, "%", 0.01, {"subject": f"cb:{company % 9}"}
    yield 4, "support_level", price - 1 - number % 5, "USD", 0.01, {}
    yield 5, "revenue", world.revenue(company, quarter), "USD", 1e6, reported


def _claim(told: _Told, written: str, start: int, company: int) -> Claim:
    line, metric, value, unit, step, more = told
    fields: dict[str, Any] = {
        "subject": f"XTST:C{company}",
        "step": step,
        "lang": "en",
        "rule": "drawn",
        "confidence": 0.9,
    } | more
    return Claim(
        start=start,
        end=start + len(written),
        value_text=written,
        sentence_start=100 * line,
        sentence_end=100 * line + 99,
        metric=metric,
        low=value,
        high=value,
        unit=unit,
        **fields,
    )


def _spoil(text: list[SourcedClaim], kind: str) -> Iterator[SourcedClaim]:
    """Yield the document with one figure that cannot be right, or with a copy or another subject's quote beside it."""
    for place, sourced in enumerate(text):
        factor = 1000 if kind == "scale" else 1.31
        wrong = replace(sourced, claim=replace(sourced.claim, **_scaled(sourced.claim, factor)))
        hit = {"value": {3, 9}, "self": {9}, "arithmetic": {6}, "scale": {9}}
        yield wrong if place in hit.get(kind, ()) else sourced
        if kind == "slip" and place in {4, 6}:
            yield from (_of_another(sourced, line, subject) for line, subject in ((7, "B"), (8, "C")))
        if kind == "value":  # somebody else who says what is true
            yield replace(sourced, doc=f"{sourced.doc}-else", uri=f"{sourced.uri}-else", cluster=f"{sourced.doc}-else")
        if kind == "copy":
            copied = replace(sourced if place != 8 else wrong, doc=f"{sourced.doc}-copy", uri=f"{sourced.uri}-copy")
            yield copied


def _of_another(sourced: SourcedClaim, line: int, subject: str) -> SourcedClaim:
    """A quote of another subject, the same for all of them, on a line further down."""
    claim = sourced.claim
    written = "57.41" if claim.metric == "price" else "3.17"
    start = claim.start - claim.sentence_start + 100 * line
    return replace(
        sourced,
        claim=replace(
            claim,
            subject=f"{claim.subject}{subject}",
            value_text=written,
            low=float(written),
            high=float(written),
            start=start,
            end=start + len(written),
            sentence_start=100 * line,
            sentence_end=100 * line + 99,
        ),
    )


def _scaled(claim: Claim, factor: float) -> dict[str, Any]:
    """Another figure with as many digits, none of them a trailing zero that would make it a round one."""
    digits = round((claim.low or 0.0) * factor / claim.step)
    value = (digits if factor > 2 or digits % 10 else digits + 3) * claim.step
    return {"low": value, "high": value}


def measure(count: int, seed: int) -> dict[str, float]:
    """Return claims, time and memory per claim, conflicts planted and found, and the time for one new document."""
    claims, planted = draw(count, seed)
    gc.collect()
    before = _resident()
    began = time.process_time()
    found = find(claims)
    seconds = time.process_time() - began
    extra = _resident() - before
    hits = {(sourced.doc, finding.kind) for finding in found for side in finding.sides for sourced in side}
    return {
        "claims": len(claims),
        "us_per_claim": round(seconds / len(claims) * 1e6, 1),
        "bytes_per_claim": round(extra / len(claims)),
        "planted": len(planted),
        "found": len(hits & set(planted.items())),
        "findings": len(found),
        "ms_per_new_document": round(_new_documents(claims, planted), 1),
    }


def _new_documents(claims: Sequence[SourcedClaim], planted: Mapping[str, str]) -> float:
    """Milliseconds to check one document against what it touches, over documents that hold planted conflicts."""
    shelf = Shelf()
    shelf.put(claims)
    chosen = sorted(planted)[:: max(1, len(planted) // NEW_DOCUMENTS)][:NEW_DOCUMENTS]
    own: dict[str, list[SourcedClaim]] = {doc: [] for doc in chosen}
    for sourced in claims:
        if sourced.doc in own:
            own[sourced.doc].append(sourced)
    began = time.process_time()
    missed = [doc for doc in chosen if not find_touching(own[doc], shelf)]
    if missed:
        raise SystemExit(f"no finding for {', '.join(missed)}, which hold planted conflicts")
    return (time.process_time() - began) / len(chosen) * 1e3


def _resident() -> int:
    """The most memory that this process has held, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def row(figures: Mapping[str, float]) -> str:
    """Return the figures of one measurement as a line."""
    return (
        f"{figures['claims']:>9,} claims  {figures['us_per_claim']:6.1f} µs {figures['bytes_per_claim']:6} B a claim  "
        f"planted {figures['found']}/{figures['planted']}  findings {figures['findings']}  "
        f"a new document {figures['ms_per_new_document']:.1f} ms"
    )


def main() -> None:
    """Measure each number of claims in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--keep", action="store_true", help=f"write the figures to {RESULTS.name}")
    options = parser.parse_args()
    rows = []
    for count in options.claims:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            rows.append(alone.submit(measure, count, options.seed).result())
        print(row(rows[-1]), flush=True)
    if options.keep:
        machine = {"processors": os.cpu_count(), "python": platform.python_version()}
        RESULTS.write_text(json.dumps({"machine": machine, "rows": rows}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
