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
        f"{name:12} precision {score.precision:.3f}  recall {score.recall:.3f}  "
        f"right {score.right} of {score.gold} wanted, {score.system} made"
        for name, score in rows
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
        listed = {"missed": whole.missed, "alarm": whole.alarms, "severity": whole.milder}
        print("\n".join(f"{name:8}  {line}" for name, lines in listed.items() for line in lines))
    print(table(by_lang))


if __name__ == "__main__":
    main()
