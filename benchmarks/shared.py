"""The measures that are taken of the material in ``../shared``, by the scorers that lie there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from benchmarks import program
from benchmarks.program import RunError

NAME = "../shared"
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def available() -> bool:
    """Say whether the material is there."""
    return (SHARED / "eval").is_dir()


def measure(folder: Path) -> dict[str, float]:
    """Return all measures by name, with stores made under an empty folder.

    Raises:
        RunError: the program or a scorer fails.
    """
    return _seeds(folder / "seeds") | _statements(folder / "statements")


def _seeds(store: Path) -> dict[str, float]:
    program.ingest([SHARED / "seeds"], store=store)
    claims, mentions, findings = (_save(name, store) for name in ("claims", "mentions", "findings"))
    golds = SHARED / "gold"
    every = _score("score_claims.py", golds / "seeds.claims.jsonl", claims)
    prose = _score("score_claims.py", golds / "seeds.claims.jsonl", claims, "--prose")
    named = _score("score_mentions.py", golds / "seeds.mentions.jsonl", mentions)
    found = _score("score_findings.py", golds / "seeds.findings.jsonl", findings)
    return {
        "shared.seeds.claim": _figure(every, r"^claim .*f1=([\d.]+)"),
        "shared.seeds.claim_prose": _figure(prose, r"^claim .*f1=([\d.]+)"),
        "shared.seeds.mentions": _figure(named, r"^all .*f1=([\d.]+)"),
        "shared.seeds.findings_found": _share(found, r"musts found (\d+)/(\d+)"),
        "shared.seeds.findings_silent": 1 - _share(found, r"false alarms (\d+)/(\d+)"),
    }


def _statements(store: Path) -> dict[str, float]:
    fomc = SHARED / "real" / "fomc"
    program.ingest([fomc / "statements"], store=store)
    score = _score("score_timeline.py", fomc / "target.csv", _save("claims", store))
    return {f"shared.fomc.{name}": _figure(score, rf"{name} ([\d.]+)") for name in ("found", "clean", "dated")}


def _save(command: str, store: Path) -> Path:
    """Write a command's rows beside the store, for a scorer to read."""
    path = store.with_name(f"{store.name}.{command}.jsonl")
    path.write_text(program.run([command, "--format", "jsonl"], store=store), encoding="utf-8")
    return path


def _score(scorer: str, *arguments: Path | str) -> str:
    command = [sys.executable, str(SHARED / "eval" / scorer), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RunError(f"{scorer} exits with {done.returncode}:\n{done.stderr.strip()}")
    return done.stdout


def _share(output: str, pattern: str) -> float:
    part, whole = map(int, _match(output, pattern).groups())
    return part / whole


def _figure(output: str, pattern: str) -> float:
    return float(_match(output, pattern)[1])


def _match(output: str, pattern: str) -> re.Match[str]:
    match = re.search(pattern, output, re.MULTILINE)
    if match is None:
        raise RunError(f"a scorer's output has no {pattern!r}; it may have changed:\n{output}")
    return match
