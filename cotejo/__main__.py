"""The command line: ``cotejo`` or ``python -m cotejo``."""

from __future__ import annotations

import sys
from io import TextIOWrapper

from ingest.errors import CotejoError


def main() -> None:
    """Run a command; exit with 0 when it worked, 1 when it failed, 2 when it was not asked properly."""
    from cotejo.commands import app

    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # Texts are UTF-8 whatever the terminal's locale says: the same input gives the same bytes everywhere.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        app()
    except (CotejoError, OSError) as error:
        print(f"cotejo: {error}", file=sys.stderr)  # noqa: T201  (nothing else may have been imported yet)
        sys.exit(1)


if __name__ == "__main__":
    main()
