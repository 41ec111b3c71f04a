"""The commands as their users run them, and a small desk of texts to run them on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from cotejo.commands import app

CLAIM_FIELDS = [
    *(
        "doc",
        "start",
        "end",
        "value_text",
        "sentence",
        "lang",
        "subject",
        "metric",
        "counterpart",
        "low",
        "high",
        "unit",
    ),
    *("approx", "part", "basis", "period", "status", "negated", "as_of", "attribution", "doc_date", "cluster"),
    *("readings", "confidence", "rule"),
]

ENGLISH = """\
---
title: Large caps look dear
date: 2026-01-08
---
Valuations worry strategists at Harbour & Vale this week.

The S&P 500 trades at 22x forward earnings, while the Russell 2000 trades at 15x forward earnings.
The Federal Reserve kept its policy rate at 3.50%–3.75% on Wednesday. Nobody expected 7 surprises.
"""
SPANISH = """\
---
title: Las grandes, caras
date: 2026-01-09
---
Los estrategas de Puerto Llano vuelven a mirar los múltiplos.

El S&P 500 cotiza a 24,6 veces beneficios estimados. El IBEX 35 subió un 1,2 % el viernes.
"""


def make_desk(folder: Path) -> Path:
    """Fill a folder with an English text, a Spanish one, and a store of both."""
    texts = folder / "texts"
    texts.mkdir()
    (texts / "large-caps.md").write_text(ENGLISH, encoding="utf-8")
    (texts / "múltiplos.md").write_text(SPANISH, encoding="utf-8")
    result = invoke("ingest", str(texts), store=folder / "store")
    assert result.exit_code == 0, result.output
    return folder


def invoke(*args: str, store: Path | None = None, stdin: str | None = None) -> Result:
    options = [] if store is None else ["--store", str(store)]
    return CliRunner().invoke(app, [*args, *options], input=stdin, env={"COLUMNS": "80", "COTEJO_STORE": ""})


def rows(*args: str, store: Path | None = None, stdin: str | None = None) -> list[dict[str, Any]]:
    result = invoke(*args, "--format", "jsonl", store=store, stdin=stdin)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def program(*args: str, cwd: Path, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cotejo", *args], capture_output=True, check=False, encoding="utf-8", cwd=cwd, **options
    )
