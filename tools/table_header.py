"""The comment lines of the compiled table of securities: every source with its date."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

# "File Creation Time: 0731202621:31": month, day, year.
_CREATED = re.compile(r"File Creation Time: (\d\d)(\d\d)(\d{4})")


def header(folder: Path) -> Iterator[str]:
    """Yield the comment lines that name every source with its date: the one that its table bears, else its commit."""
    yield "# Securities: id, kind (share, fund, other), whether the ticker stands by itself, names, names that need"
    yield "# evidence (^: coined). Warrants, rights, units, notes and preferred shares (other) go by their tickers."
    yield "# Compiled by tools/compile_securities.py from these tables (repository, commit, date of the table):"
    for source in json.loads((folder / "PROVENANCE.json").read_text(encoding="utf-8")):
        repository = "/".join(source["repo"].split("/")[-2:])
        made = created(folder, source["paths"])
        yield f"# {repository} {source['commit'][:12]} {made} {source['paths']} ({source['license']})"
    yield "# and by hand, from general knowledge, November 2026: tools/securities/listings.tsv, short_names.tsv"


def created(folder: Path, paths: str) -> str:
    """Return the day (ISO 8601) on which a source's tables say that they were made, ``undated`` where none does."""
    for name in (path.rsplit("/", 1)[-1] for path in paths.split(",")):
        table = folder / name
        if table.suffix == ".csv" and table.exists():
            match = _CREATED.search(table.read_text(encoding="utf-8-sig"))
            if match is not None:
                month, day, year = match.groups()
                return f"{year}-{month}-{day}"
    return "undated"
