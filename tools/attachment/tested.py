"""Sentences of the project's own tests, which say how figures are to be read: what the rules make of them is right.

``python -m tools.attachment.tested FILE`` runs the tests of rules and findings and keeps their sentences as samples, so
that the model learns to leave alone what rules read rightly. Texts that do not stand in a test are left out.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nlp.claims.claimer import Claimer
from nlp.context import Context
from nlp.learned.judge import Judge
from nlp.learned.method import Method
from nlp.learned.view import view
from nlp.reading import Claim, Mention, Quantity
from tools.attachment.samples import Sample, tested

if TYPE_CHECKING:
    from spacy.tokens import Doc

TESTS = Path(__file__).resolve().parents[2] / "tests"
ROOMS = ("test_nlp_*.py", "test_queries_*.py")
_OPENING = 30


class Collector:
    """Keeps the sentences that tests have read; give it to pytest as a plugin."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._written = "\n".join(path.read_text(encoding="utf-8") for path in files)
        self._seen: set[tuple[str, str | None]] = set()
        self._find = Claimer.find
        self.samples: list[Sample] = []

    def pytest_sessionstart(self) -> None:
        """Listen to what is read."""
        collector, find = self, self._find

        def listening(
            claimer: Claimer, doc: Doc, context: Context, mentions: Sequence[Mention], quantities: Sequence[Quantity]
        ) -> tuple[Claim, ...]:
            collector.samples += collector._sentences(claimer, doc, context, mentions, quantities)
            return find(claimer, doc, context, mentions, quantities)

        Claimer.find = listening  # type: ignore[assignment,method-assign]

    def pytest_sessionfinish(self) -> None:
        """Stop listening."""
        Claimer.find = self._find  # type: ignore[method-assign]

    def _sentences(
        self, claimer: Claimer, doc: Doc, context: Context, mentions: Sequence[Mention], quantities: Sequence[Quantity]
    ) -> Iterator[Sample]:
        opening = doc.text.split("\n", 1)[0][:_OPENING]
        key = doc.text, context.doc_date
        if key in self._seen or not opening or opening not in self._written:
            return
        self._seen.add(key)
        rules = replace(context, judge=Judge(Method.RULES))
        for sentence in claimer.explain(doc, rules, mentions, quantities).sentences:
            if sentence.weighed:
                yield tested(sentence, view(sentence.scene), f"tests/{doc.lang_}")


def main() -> None:
    """Run the tests and keep their sentences."""
    files = [path for room in ROOMS for path in sorted(TESTS.glob(room))]
    collector = Collector(files)
    pytest.main(["-q", "-p", "no:cacheprovider", *map(str, files)], plugins=[collector])
    Path(sys.argv[1]).write_bytes(pickle.dumps(collector.samples))
    print(f"{len(collector.samples)} sentences")


if __name__ == "__main__":
    main()
