"""A second reader's tenth of the passages: ``python -m benchmarks.truth.second OUT [--take]``.

Writes a seeded tenth of each source of each language and part into a folder, for somebody to annotate who does not see
the first annotation. ``--take`` reads the rows that this reader wrote there and keeps them as offsets and values in
``second.<lang>.claims.jsonl``. `benchmarks.truth.agreement` compares the two.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from pathlib import Path

from benchmarks.truth import sheets
from benchmarks.truth.build import FOLDER, LANGUAGES, PARTS, MaterialError, Source, sources
from benchmarks.truth.draw import source_of

SEED = 20261127
SHARE = 0.1


def chosen(lang: str, seed: int = SEED) -> list[Source]:
    """Return a language's passages for the second reader: a tenth, rounded up, of each source of each part.

    Raises:
        MaterialError: a passage's text is not the one that was drawn.
    """
    found = []
    for part in PARTS:
        passages = sources(lang, part)
        for kind in sorted({source_of(passage.doc) for passage in passages}):
            mine = [passage for passage in passages if source_of(passage.doc) == kind]
            chance = random.Random(f"{seed} {lang} {part} {kind}")
            found += chance.sample(mine, math.ceil(SHARE * len(mine)))
    return found


def kept(lang: str) -> Path:
    """Return the file of the second reader's claims in a language."""
    return FOLDER / f"second.{lang}.claims.jsonl"


def main() -> None:
    """Write the passages for the second reader, or take what was read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--take", action="store_true", help="keep the rows of OUT/claims.jsonl")
    args = parser.parse_args()
    try:
        passages = sheets.sheets({lang: chosen(lang) for lang in LANGUAGES})
        if not args.take:
            sheets.write(passages, args.out)
            print(f"{len(passages)} passages in {args.out}; its INSTRUCTIONS.md says what to do")
            return
        for lang, rows in sheets.take(args.out, passages, "claims").items():
            sheets.keep(rows, kept(lang))
            print(lang, f"claims={sum(not row.get('ignore') for row in rows)}", f"rows={len(rows)}")
    except (MaterialError, OSError, sheets.SheetError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
