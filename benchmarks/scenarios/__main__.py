"""Score the findings of the scenarios: by kind, by language, overall.

    python -m benchmarks.scenarios [--part dev] [--show] [--only en-value]

``--show`` lists what was missed and what was said without need. Of the part ``test`` look at the figures alone.
"""

from __future__ import annotations

import argparse

from benchmarks.scenarios.measure import Tally, merged, tally
from benchmarks.scenarios.scenario import LANGUAGES, PARTS, load


def table(by_lang: dict[str, Tally]) -> str:
    """Return the figures of each language, each kind and all."""
    whole = merged(by_lang.values())
    rows = [(lang, counted.score()) for lang, counted in by_lang.items()]
    rows += [(kind, whole.score(kind)) for kind in whole.kinds]
    rows.append(("all", whole.score()))
    lines = [
        f"{name:12} precision {s.precision:.3f}  recall {s.recall:.3f}  right {s.right} of {s.gold} wanted, {s.system} made"
        for name, s in rows
    ]
    graded = whole.graded.total()
    return "\n".join([*lines, f"severity as expected: {graded} of {whole.right.total()}"])


def main() -> None:
    """Run the scenarios and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, default="dev")
    parser.add_argument("--show", action="store_true", help="list what was missed and what was said without need")
    parser.add_argument("--only", default="", metavar="ID", help="scenarios whose id begins so")
    options = parser.parse_args()
    by_lang = {
        lang: tally(each for each in load(options.part, lang) if each.id.startswith(options.only)) for lang in LANGUAGES
    }
    whole = merged(by_lang.values())
    if options.show:
        print("\n".join([*(f"missed  {line}" for line in whole.missed), *(f"alarm   {line}" for line in whole.alarms)]))
    print(table(by_lang))


if __name__ == "__main__":
    main()
