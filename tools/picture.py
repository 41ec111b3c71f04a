"""Draw the README's picture: three timelines of the sample corpus in one chart.

    python tools/picture.py [docs/policy-rates.png]

The same corpus gives the same picture, byte for byte.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import cotejo
from cotejo.chart import png
from cotejo.plot import plot

ROOT = Path(__file__).resolve().parent.parent
SUBJECTS = ("cb:FED", "cb:ECB", "cb:BANXICO")


def main() -> None:
    """Read the corpus into a store of its own and draw."""
    target = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "docs" / "policy-rates.png"
    with tempfile.TemporaryDirectory() as folder, cotejo.open(folder, mode="write", encoder="lexical") as archive:
        archive.ingest([str(ROOT / "corpus")])
        lines = [archive.timeline(subject, "policy_rate") for subject in SUBJECTS]
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(png(plot(lines)))


if __name__ == "__main__":
    main()
