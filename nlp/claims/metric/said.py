"""What the text named right before a sentence: the metrics of the heading over it and of the last words for any."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nlp.claims.metric.vocabulary import Cue
from nlp.claims.scene import Said

_MOST = 4
"""How many of the metrics that a sentence names are kept, the last ones."""


@dataclass(slots=True)
class Named:
    """The metrics that were named so far: "Net profit, third quarter" over "Elgar, 410 million; Mirador, 95"."""

    heading: tuple[str, ...] = ()
    before: tuple[str, ...] = ()

    def said(self) -> Said:
        """Return what a sentence follows."""
        return Said(self.heading, self.before)

    def leave(self, cues: Iterable[Cue], *, heading: bool) -> None:
        """Take in what a sentence names; a heading begins anew."""
        names = tuple(dict.fromkeys(cue.metric for cue in cues if not (cue.weak or cue.shadowed)))[-_MOST:]
        if heading:
            self.heading, self.before = names, ()
        elif names:
            self.before = names
