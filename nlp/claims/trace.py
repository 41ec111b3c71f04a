"""What the claimer saw and weighed on the way to its claims, kept so that it can be shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nlp.claims.attachment import Attachment
from nlp.claims.scene import Actor, Figure, Scene
from nlp.reading import Claim
from nlp.times.time import TimeExpression

if TYPE_CHECKING:
    from nlp.learned.model import Opinion


@dataclass(frozen=True, slots=True)
class Read:
    """The reading of a figure that was chosen.

    Attributes:
        confidence: how often such readings are right.
        least: the least confidence with which it is a claim.
        opinion: what the trained model makes of the figure, where it was asked.
    """

    attachment: Attachment
    confidence: float
    subject: str | None
    counterpart: str | None
    actor: Actor | None
    least: float = 0.0
    opinion: Opinion | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A figure and its readings.

    Attributes:
        figure: the quantity with its tokens.
        readings: every reading in reach, the best first; empty where nothing fits.
        read: the one chosen; null where there is none.
    """

    figure: Figure
    readings: tuple[Attachment, ...]
    read: Read | None

    def beside(self, opinion: Opinion | None) -> Weighed:
        """Return it with what the model makes of the figure, where it was asked about another of the sentence."""
        if self.read is None or self.read.opinion is not None or opinion is None:
            return self
        return replace(self, read=replace(self.read, opinion=opinion))


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence as attachment saw it, its figures, and their claims before their times are completed."""

    scene: Scene
    weighed: tuple[Weighed, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """How the claims of a text came about: its sentences, its expressions of time, and the claims as they ended."""

    sentences: tuple[Judged, ...]
    times: tuple[TimeExpression, ...]
    claims: tuple[Claim, ...]
