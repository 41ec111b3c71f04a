"""Findings of kind ``translation``: a text and its translation state different figures.

The figures of both are aligned one to one in the order of the text, as sequences are (Needleman and Wunsch 1970): equal
ones draw each other, two that differ are set against each other where they say the same of the same subject, or where
their sentences share another figure. Another way to write a number ("3,50 %" and "3.50%", "$67.4K" and "67.400 $") is
no difference, and neither is a sign: "fell 2%" may be translated by a loss of 2%.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.search.lexicon import translations
from index.search.words import stem, words
from queries.cues import has
from queries.finding import Finding, Severity, identity
from queries.trust import SURE
from queries.words import about, against

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.sourced import SourcedClaim

EQUAL = 4.0
"""What two equal figures are worth to each other; two that differ are worth less, whatever else they share."""

DIFFERENT = 0.5

SHARED = 1.0
"""What one metric, and what one subject, adds."""

KIN = 0.2
"""The least kinship of two sentences that say the same of one subject, or that share another figure."""

SURELY_KIN = 0.4
"""The least kinship of two sentences of which nothing else tells that one translates the other."""

SMALL = 12
"""The largest count that may be worded freely."""

LONG = 4
"""Letters of a word that tells something."""

PERCENT = frozenset({"%", "pp", "bp"})

POINTS = {("bp", "%"): 100.0, ("bp", "pp"): 100.0, ("%", "bp"): 0.01, ("pp", "bp"): 0.01}
"""By what a figure of the second unit is multiplied to be one of the first: 25 basis points are a quarter point."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A figure and that of the translation: one of them is null where the other text has nothing for it."""

    figure: SourcedClaim | None
    other: SourcedClaim | None

    @property
    def equal(self) -> bool:
        """Whether both are there and may be the same number."""
        return self.figure is not None and self.other is not None and _equal(self.figure, self.other)


def find_translation(claims: Sequence[SourcedClaim], pairs: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """Yield one finding for each figure in which a text and its translation differ.

    Args:
        claims: of all documents.
        pairs: the uris of the documents that are translations of each other.
    """
    documents: dict[str, list[SourcedClaim]] = defaultdict(list)
    for sourced in claims:
        documents[sourced.uri].append(sourced)
    for one, other in pairs:
        yield from _compare(align(documents[one], documents[other]))


def align(text: Sequence[SourcedClaim], other: Sequence[SourcedClaim]) -> list[Aligned]:
    """Return the figures of a text beside those of its translation, in the order of both; each stands once."""
    ours, theirs = _figures(text), _figures(other)
    worth = [[_worth(mine, their) for their in theirs] for mine in ours]
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for row in range(len(ours) - 1, -1, -1):
        for column in range(len(theirs) - 1, -1, -1):
            together = best[row + 1][column + 1] + worth[row][column]
            best[row][column] = max(together, best[row + 1][column], best[row][column + 1])
    return list(_walk(ours, theirs, worth, best))


def _walk(
    ours: Sequence[SourcedClaim],
    theirs: Sequence[SourcedClaim],
    worth: Sequence[Sequence[float]],
    best: Sequence[Sequence[float]],
) -> Iterator[Aligned]:
    row = column = 0
    while row < len(ours) or column < len(theirs):
        inside = row < len(ours) and column < len(theirs)
        if inside and worth[row][column] > 0 and best[row][column] == best[row + 1][column + 1] + worth[row][column]:
            yield Aligned(ours[row], theirs[column])
            row, column = row + 1, column + 1
        elif column >= len(theirs) or (row < len(ours) and best[row][column] == best[row + 1][column]):
            yield Aligned(ours[row], None)
            row += 1
        else:
            yield Aligned(None, theirs[column])
            column += 1


def _figures(text: Sequence[SourcedClaim]) -> list[SourcedClaim]:
    """Return each figure once, though it may be stated of several subjects, and also where it was not understood."""
    first: dict[tuple[int, int], SourcedClaim] = {}
    for sourced in sorted(text, key=lambda each: (each.claim.start, each.claim.end, each.claim.subject or "")):
        if sourced.claim.low is not None or sourced.claim.high is not None:
            first.setdefault((sourced.claim.start, sourced.claim.end), sourced)
    return list(first.values())


def _worth(one: SourcedClaim, other: SourcedClaim) -> float:
    shared = SHARED * (_metric(one, other) + _subject(one, other))
    if _equal(one, other):
        return EQUAL + shared
    return DIFFERENT + shared if _kind(one) == _kind(other) else 0.0


def _metric(one: SourcedClaim, other: SourcedClaim) -> bool:
    return one.claim.metric is not None and one.claim.metric == other.claim.metric


def _subject(one: SourcedClaim, other: SourcedClaim) -> bool:
    return one.claim.subject is not None and one.claim.subject == other.claim.subject


def _kind(sourced: SourcedClaim) -> str:
    """Return what kind of number it is: per cent and points are one, for translators change them."""
    unit = sourced.claim.unit or ""
    return "%" if unit in PERCENT else unit


def _ends(sourced: SourcedClaim) -> tuple[float, float]:
    """Return the sizes between which a figure lies, without signs; an open side is at the stated one."""
    ends = sorted(abs(each) for each in (sourced.claim.low, sourced.claim.high) if each is not None)
    return ends[0], ends[-1]


def _equal(one: SourcedClaim, other: SourcedClaim) -> bool:
    """Whether two figures may be the same number; of two ranges both ends."""
    factor = POINTS.get((_unit(one), _unit(other)), 1.0)
    slack = (one.claim.step + other.claim.step * factor) / 2
    (low, high), (least, most) = _ends(one), (end * factor for end in _ends(other))
    if low < high and least < most:
        return abs(low - least) <= slack and abs(high - most) <= slack
    return low - slack <= most and least <= high + slack


def _unit(sourced: SourcedClaim) -> str:
    return sourced.claim.unit or ""


def _compare(aligned: Sequence[Aligned]) -> Iterator[Finding]:
    shared = {(_sentence(each.figure), _sentence(each.other)) for each in aligned if each.equal}
    for each in aligned:
        if each.figure is None or each.other is None or each.equal or _counts_alone(each.figure, each.other):
            continue
        together = (_sentence(each.figure), _sentence(each.other)) in shared
        same = _metric(each.figure, each.other) and _subject(each.figure, each.other)
        if _kinship(each.figure, each.other) >= (KIN if together or same else SURELY_KIN):
            yield _finding(each.figure, each.other)


def _counts_alone(one: SourcedClaim, other: SourcedClaim) -> bool:
    """Return whether two figures are small bare counts, which translators word freely: "two halves", "dos mitades"."""
    bare = all(each.claim.metric is None and each.claim.unit in (None, "count") for each in (one, other))
    return bare and max(_ends(one)[1], _ends(other)[1]) <= SMALL


def _kinship(one: SourcedClaim, other: SourcedClaim) -> float:
    """Return the share of the words of the shorter sentence that the other has the translations of.

    A translator may leave a sentence out and put in another.

    "The close rests in the 112K area" is not "El máximo de 113.300 queda por debajo", though both are bitcoin's price.
    """
    ours, theirs = _telling(one), _telling(other)
    if not ours or not theirs:
        return 1.0
    meant = [{each for each, _ in translations(word, one.claim.lang)} for word in ours]
    stems = {stem(word, other.claim.lang) for word in theirs}
    held = sum(1 for likely, word in zip(meant, ours, strict=True) if likely & stems or word in theirs)
    return held / min(len(ours), len(theirs))


def _telling(sourced: SourcedClaim) -> set[str]:
    """Return the longer words of a sentence: the short ones are in every sentence."""
    return {word for word in words(sourced.sentence) if len(word) >= LONG and word.isalpha()}


def _sentence(sourced: SourcedClaim | None) -> tuple[str, int] | None:
    return None if sourced is None else (sourced.uri, sourced.claim.sentence_start)


def _finding(one: SourcedClaim, other: SourcedClaim) -> Finding:
    claim, sides = one.claim, ((one,), (other,))
    same = _metric(one, other) and _subject(one, other)
    what = about(claim.subject, claim.metric) if same else "A figure"
    return Finding(
        id=identity("translation", sides),
        kind="translation",
        severity=_severity(one, other, same=same),
        sides=sides,
        subject=claim.subject if same else None,
        metric=claim.metric if same else None,
        message=f"{what} differs between a text and its translation: {against(sides)}.",
    )


def _severity(one: SourcedClaim, other: SourcedClaim, *, same: bool) -> Severity:
    """A text that says that it corrects the other explains it; what was read with doubt is left to the editor."""
    if has("correction", one.sentence) or has("correction", other.sentence):
        return Severity.INFO
    sure = all(each.claim.confidence >= SURE and not each.claim.readings for each in (one, other))
    return Severity.ERROR if sure and same else Severity.WARNING
