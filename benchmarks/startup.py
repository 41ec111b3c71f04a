"""How long commands take from start to end on a small file, beside a program that only loads a blank spaCy pipeline.

    python -m benchmarks.startup [--rounds 5]

What is timed is the processor's time of the whole process, children included; the programs take turns, the best round
of each counts, and the figures are shares of spaCy's, so that they mean the same on every machine. Memory is the most
that a process held.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

YARDSTICK = "spaCy"
DATE = "2026-02-04"
TEXTS = {
    "en.txt": "The S&P 500 rose 1.2% on Tuesday and closed at 6,940.5 points. It trades at 21.7x forward earnings.\n",
    "es.txt": "El IBEX 35 subió un 1,2 % el martes y cerró en 17.649,8 puntos. Cotiza a 13,1 veces beneficios.\n",
}


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: the processor's seconds and megabytes."""

    seconds: float
    megabytes: float


def programs(folder: Path) -> Mapping[str, Sequence[str]]:
    """Write the small files and a store of them, and return the command line of each program by its name."""
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    english, spanish, store = (str(folder / name) for name in (*TEXTS, "store"))
    cotejo = (sys.executable, "-m", "cotejo")
    subprocess.run(
        [*cotejo, "ingest", english, spanish, "--date", DATE, "--store", store], check=True, capture_output=True
    )
    return {
        YARDSTICK: (sys.executable, "-c", "import spacy; spacy.blank('en')"),
        "cotejo --help": (*cotejo, "--help"),
        "cotejo extract (en)": (*cotejo, "extract", "--file", english, "--date", DATE),
        "cotejo extract (es)": (*cotejo, "extract", "--file", spanish, "--date", DATE),
        "cotejo check": (*cotejo, "check", english, "--date", DATE),
        "cotejo mentions": (*cotejo, "mentions", "--store", store),
        "cotejo findings": (*cotejo, "findings", "--store", store),
        "cotejo timeline": (*cotejo, "timeline", "index:SPX", "index_level", "--store", store),
    }


def measured(command: Sequence[str]) -> Run:
    """Run a command to its end.

    Raises:
        CalledProcessError: it fails.
    """
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def best(commands: Mapping[str, Sequence[str]], *, rounds: int) -> dict[str, Run]:
    """Return each program's best round after one that fills the caches of compiled modules."""
    runs = [{name: measured(command) for name, command in commands.items()} for _ in range(rounds + 1)][1:]
    return {name: min((each[name] for each in runs), key=lambda run: run.seconds) for name in commands}


def shares(found: Mapping[str, Run]) -> dict[str, dict[str, float]]:
    """Return the times as shares of the yardstick's, and the memory."""
    whole = found[YARDSTICK].seconds
    return {
        name: {"time": round(run.seconds / whole, 2), "megabytes": round(run.megabytes)} for name, run in found.items()
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each program; the best counts")
    rounds = parser.parse_args().rounds
    # Modules are compiled once, as an installation does.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(shares(best(programs(Path(folder)), rounds=rounds)), indent=1))


if __name__ == "__main__":
    main()
