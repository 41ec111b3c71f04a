"""Notices in which a text says that it corrects another: what a copy then gives otherwise is no slip."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from index.sourced import SourcedClaim
from queries.cues import has
from queries.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.sourced import SourcedSentence
    from queries.finding import Finding

HINTS = ("orre", "ORRE", "rrat", "RRAT", "ersi", "ERSI", "pdated", "ctualiz", "ectific", "ECTIFIC")
"""Letters of which one is in every notice, so that few sentences are looked at more closely."""

_WORD = re.compile(r"[^\W\d_]{5,}")
"""Words long enough to say what a notice is about: "gave a wrong EBITDA margin"."""


class Notices:
    """What texts say that they correct, gathered from sentences while others go through them.

    Attributes:
        told: the notices of each document, by its uri.
    """

    def __init__(self, sentences: Iterable[SourcedSentence]) -> None:
        """Take the sentences; nothing is read before they are."""
        self.told: dict[str, list[str]] = defaultdict(list)
        self._rest = self._watched(sentences)

    def __iter__(self) -> Iterator[SourcedSentence]:
        """Yield the sentences that nobody has taken yet."""
        return self._rest

    def _watched(self, sentences: Iterable[SourcedSentence]) -> Iterator[SourcedSentence]:
        for each in sentences:
            if any(hint in each.sentence for hint in HINTS) and has("correction", each.sentence, each.lang):
                self.told[each.uri].append(each.sentence)
            yield each

    def explained(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return differences between copies, as notes those that a notice in a paragraph of its own explains.

        "Correction: an earlier version of this story gave a wrong margin", above a copy with another margin.
        """
        if all(finding.severity is Severity.INFO for finding in findings):
            return list(findings)
        for _ in self._rest:
            pass
        each_of = Counter(uri for finding in findings for uri in _docs(finding) & self.told.keys())
        return [
            replace(finding, severity=Severity.INFO) if self._explains(finding, each_of) else finding
            for finding in findings
        ]

    def _explains(self, finding: Finding, each_of: Counter[str]) -> bool:
        """Whether a notice is about a figure: the only one that differs, or of several one that it names."""
        words = {word.casefold() for side in finding.sides for c in side for word in _WORD.findall(c.sentence)}
        for uri in _docs(finding) & self.told.keys():
            named = {word.casefold() for notice in self.told[uri] for word in _WORD.findall(notice)}
            if each_of[uri] == 1 or words & named:
                return True
        return False


def _docs(finding: Finding) -> set[str]:
    return {cited.uri for side in finding.sides for cited in side if isinstance(cited, SourcedClaim)}
