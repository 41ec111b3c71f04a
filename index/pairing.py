"""Which documents are translations of each other: the likest of each other, and plainly likelier than their rivals."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.parallel import Likeness

LIKE = 0.6
"""The least likeness of the sentences of a text and its translation."""

LEAD = 0.04
"""By so much a translation is likelier than what comes next after it; texts of one form lie closer together."""

NEXT = 3
"""So many come next: a report and a commentary of one day may both be near, and only one is the translation."""

FIGURES = 0.5
"""A translation keeps at least this share of the figures."""

SWAY = 0.1
"""What all figures in common add to the likeness of the sentences."""

NAMES = 0.5
"""A translation names at least this share of what its original names."""


def pair(likenesses: Iterable[Likeness], clusters: Mapping[int, str]) -> list[Likeness]:
    """Return the likeness of each pair of translations.

    Copies of one text are translated as one: two clusters belong together where the likest of their documents do, and
    then each document has one of the other cluster.

    Args:
        likenesses: of documents of two languages.
        clusters: the cluster of copies that each document is in.
    """
    between: dict[tuple[str, str], list[Likeness]] = defaultdict(list)
    for each in sorted(likenesses, key=_order):
        one, other = sorted((clusters[each.document], clusters[each.other]))
        if one != other:
            between[one, other].append(each)
    rivals: dict[str, list[tuple[Likeness, str]]] = defaultdict(list)
    for (one, other), found in between.items():
        rivals[one].append((found[0], other))
        rivals[other].append((found[0], one))
    for ranked in rivals.values():
        ranked.sort(key=lambda rival: (_order(rival[0]), rival[1]))
    return sorted((each for both in _mutual(rivals) for each in _one_to_one(between[both])), key=_order)


def _mutual(rivals: Mapping[str, Sequence[tuple[Likeness, str]]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of clusters that are the likest of each other, and plainly so."""
    for cluster, found in rivals.items():
        each, other = found[0]
        mutual = rivals[other][0][1] == cluster
        if cluster < other and mutual and _agree(each) and _leads(found) and _leads(rivals[other]):
            yield cluster, other


def _one_to_one(found: Sequence[Likeness]) -> Iterator[Likeness]:
    taken: set[int] = set()
    for each in found:
        if _agree(each) and not taken & {each.document, each.other}:
            taken |= {each.document, each.other}
            yield each


def _agree(each: Likeness) -> bool:
    figures = each.figures is None or each.figures >= FIGURES
    return each.text >= LIKE and figures and (each.names is None or each.names >= NAMES)


def _leads(found: Sequence[tuple[Likeness, str]]) -> bool:
    first, *others = (_weight(each) for each, _ in found[: NEXT + 1])
    return not others or first - sum(others) / len(others) >= LEAD


def _weight(each: Likeness) -> float:
    """Return the likeness by which rivals are told apart.

    The report and the commentary of one day state the same figures, and one that is wrong must not bring a text to the
    other's translation: they count for little where both candidates agree well enough.
    """
    return each.text + SWAY * (each.figures or 0)


def _order(each: Likeness) -> tuple[float, int, int]:
    return -_weight(each), each.document, each.other
