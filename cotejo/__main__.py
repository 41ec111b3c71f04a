"""The command line: ``cotejo`` or ``python -m cotejo``."""

from __future__ import annotations

import gc
import sys
from io import TextIOWrapper

from ingest.errors import CotejoError

ALLOCATIONS = 200_000
"""How many new objects there are before the first look for garbage: a command's tables, of which none is."""


def main() -> None:
    """Run a command; exit with 0 when it worked, 1 when it failed, 2 when it was not asked properly."""
    from cotejo.commands import app

    gc.set_threshold(ALLOCATIONS)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # Texts are UTF-8 whatever the terminal's locale says: the same input gives the same bytes everywhere.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        app()
    except FileNotFoundError as error:
        print(f"cotejo: {error.filename}: no such file; check the path", file=sys.stderr)  # noqa: T201  (as below)
        sys.exit(1)
    except (CotejoError, OSError) as error:
        print(f"cotejo: {error}", file=sys.stderr)  # noqa: T201  (nothing else may have been imported yet)
        sys.exit(1)


if __name__ == "__main__":
    main()
