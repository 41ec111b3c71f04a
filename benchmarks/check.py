"""Wall time of `cotejo check`: a draft of 1,000 words against a store of 100,000 claims.

    python -m benchmarks.check [--claims 100000] [--words 1000] [--seed 7]

The store holds two years of daily notes about the same few dozen subjects as the draft, which is the hardest case: each
of its figures has thousands of others to be set beside. Some of the draft's figures are wrong by construction, and all
of them must be found. What is timed is one check in a process that has read a text before, reading the draft included,
and beside it the command from start to end.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import cotejo
from index.loading import load_encoder
from index.store import Store
from ingest.reader import from_text
from nlp.reading import Claim, Reading, Sentence

LIMIT_SECONDS = 1.0
START = date(2024, 1, 1)
DAYS = 720
SUBJECTS = {
    "index:SPX": "the S&P 500",
    "index:RUT": "the Russell 2000",
    "index:NDX": "the Nasdaq-100",
    "index:SX5E": "the Euro Stoxx 50",
    "index:CAC": "the CAC 40",
    "index:HSI": "the Hang Seng",
    "index:MID": "the S&P MidCap 400",
    "index:SML": "the S&P SmallCap 600",
    "index:SXXP": "the Stoxx Europe 600",
    "index:IBEX": "the IBEX 35",
    "index:DAX": "the DAX",
    "index:FTSE": "the FTSE 100",
    "index:N225": "the Nikkei 225",
    "XNAS:NVDA": "Nvidia (NASDAQ: NVDA)",
    "XNAS:AAPL": "Apple (NASDAQ: AAPL)",
    "XNAS:MSFT": "Microsoft (NASDAQ: MSFT)",
    "XNAS:AMZN": "Amazon (NASDAQ: AMZN)",
    "XNYS:JPM": "JPMorgan Chase (NYSE: JPM)",
    "XNYS:XOM": "Exxon Mobil (NYSE: XOM)",
    "XNYS:NKE": "Nike (NYSE: NKE)",
    "XNYS:KO": "Coca-Cola (NYSE: KO)",
    "XNAS:META": "Meta Platforms (NASDAQ: META)",
    "XNAS:TSLA": "Tesla (NASDAQ: TSLA)",
    "XNAS:COST": "Costco (NASDAQ: COST)",
    "XNYS:BA": "Boeing (NYSE: BA)",
    "XNYS:CVX": "Chevron (NYSE: CVX)",
    "XNYS:DIS": "Disney (NYSE: DIS)",
    "XNYS:GS": "Goldman Sachs (NYSE: GS)",
    "XNYS:MCD": "McDonald's (NYSE: MCD)",
    "XNYS:PFE": "Pfizer (NYSE: PFE)",
}
NAMES = sorted(SUBJECTS)
PADDING = "most of those who were asked would rather wait for the next round of results before they change their view."


def multiple(subject: str) -> float:
    """The forward multiple of a subject, the same on every day."""
    return 12.4 + 1.3 * NAMES.index(subject)


def level(subject: str, day: int) -> float:
    """A day's close of an index."""
    return round(4_000 + 731.0 * NAMES.index(subject) + 3.37 * (day % 97), 2)


def notes(claims: int, rng: random.Random) -> Iterator[tuple[cotejo.Document, Reading]]:
    """Yield notes of ten claims, their claims made rather than read, true to the world above."""
    for number in range(claims // 10):
        day = rng.randrange(DAYS)
        told = (START + timedelta(days=day)).isoformat()
        lines, made = [], []
        at = 0
        for subject in rng.sample(NAMES, 5):
            for metric, value, unit in (
                ("pe_forward", multiple(subject), "x"),
                ("index_level", level(subject, day), "pts"),
            ):
                written = f"{value:,.1f}" if unit == "x" else f"{value:,.2f}"
                line = f"Note {number} has {SUBJECTS[subject]} at {written} that day."
                start = at + line.index(written)
                made.append(
                    Claim(
                        start=start,
                        end=start + len(written),
                        value_text=written,
                        sentence_start=at,
                        sentence_end=at + len(line),
                        lang="en",
                        subject=subject,
                        metric=metric,
                        low=value,
                        high=value,
                        unit=unit,
                        step=0.1 if unit == "x" else 0.01,
                        confidence=0.9,
                        rule="drawn",
                        basis=None if unit == "x" else "close",
                    )
                )
                lines.append(line)
                at += len(line) + 1
        document = from_text("\n".join(lines), name=f"note-{number:06}.txt", date=told)
        sentences = tuple(Sentence(c.sentence_start, c.sentence_end, "en") for c in made)
        yield document, Reading(sentences, (), tuple(made))


def draft(words: int, rng: random.Random) -> tuple[str, set[str]]:
    """Return a Markdown draft of so many words, and the figures in it that are wrong."""
    day = START + timedelta(days=DAYS - 40)
    lines, wrong = [f"---\ntitle: The week ahead\ndate: {day.isoformat()}\n---"], set[str]()
    count = 0
    while count < words:
        subject = NAMES[len(lines) % len(NAMES)]
        value = multiple(subject)
        if len(lines) % 5 == 0:
            value = round(value * 1.31, 1)
            wrong.add(f"{value:.1f}x")
        mood = rng.choice(
            ["Strategists see little reason for haste", "Nobody on the desk expects much of it", "Few would pay more"]
        )
        name = f"{SUBJECTS[subject][0].upper()}{SUBJECTS[subject][1:]}"
        lines.append(f"{name} trades at {value:.1f}x forward earnings. {mood}, and {PADDING}")
        count += len(lines[-1].split())
    return "\n\n".join(lines) + "\n", wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--words", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        store, path = Path(folder, "store"), Path(folder, "draft.md")
        with Store.open(store, mode="write", encoder=load_encoder("lexical")) as held:
            batch: list[tuple[cotejo.Document, Reading, str]] = []
            for document, reading in notes(args.claims, rng):
                batch.append((document, reading, document.uri))
                if len(batch) == 500:
                    held.put_all(batch)
                    batch = []
            held.put_all(batch)
            held.complete()
        text, wrong = draft(args.words, rng)
        path.write_text(text, encoding="utf-8")
        report(store, path, wrong, args.runs)


def report(store: Path, path: Path, wrong: set[str], runs: int) -> None:
    """Print the times, and fail where one is too long or a wrong figure was not found."""
    with cotejo.open(store) as archive:
        claims = archive.stats().claims
        archive.check([str(path)])
        times, work = [], []
        for _ in range(runs):
            began, spent = time.perf_counter(), time.process_time()
            checked = archive.check([str(path)])
            times.append(time.perf_counter() - began)
            work.append(time.process_time() - spent)
    text = path.read_text(encoding="utf-8")
    found = {text[spot.start : spot.end] for remark in checked.remarks for spot in remark.spots}
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "cotejo", "check", str(path), "--store", str(store)], stdout=subprocess.PIPE, check=False
    )
    whole = time.perf_counter() - began
    print(f"claims in the store  {claims:,}")
    print(f"words of the draft   {len(text.split()):,}")
    print(f"wrong figures found  {len(wrong & found)} of {len(wrong)}; others {len(found - wrong)}")
    print(f"check, warm          {statistics.median(times):.2f} s (from {min(times):.2f} to {max(times):.2f})")
    print(f"processor, warm      {statistics.median(work):.2f} s")
    print(f"command, whole       {whole:.2f} s")
    if statistics.median(times) > LIMIT_SECONDS or wrong - found:
        sys.exit(f"check: slower than {LIMIT_SECONDS} s, or missed {sorted(wrong - found)}")


if __name__ == "__main__":
    main()
