"""The program as its users run it: commands in, rows out."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

COMMAND = (sys.executable, "-m", "cotejo")


class RunError(Exception):
    """A command of the program failed; the message holds the command and what it said."""


def run(arguments: Sequence[str], *, store: Path) -> str:
    """Run a command on a store and return its standard output.

    Raises:
        RunError: it exits with another code than 0.
    """
    command = [*COMMAND, *arguments, "--store", str(store)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RunError(f"cotejo {' '.join(arguments)} exits with {done.returncode}:\n{done.stderr.strip()}")
    return done.stdout


def ingest(paths: Sequence[Path], *, store: Path) -> None:
    """Read files and folders into a store.

    Raises:
        RunError: something cannot be read.
    """
    run(["ingest", *map(str, paths)], store=store)


def rows(command: str, *, store: Path) -> list[dict[str, Any]]:
    """Return the rows of ``claims``, ``mentions`` or ``findings``."""
    output = run([command, "--format", "jsonl"], store=store)
    return [json.loads(line) for line in output.splitlines()]
