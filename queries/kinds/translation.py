"""Findings of kind ``translation``: a text and its translation state different figures, or one of them leaves one out.

Two figures that were aligned and differ are reported where they say the same of the same subject, or where their
sentences share another figure or their words. One that its translation rounds, or leaves out, is worth a note.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from index.search.lexicon import translations
from index.search.words import stem, words
from queries.alignment import SMALL, Aligned, align, ends, equal, same_metric, same_number, same_subject
from queries.cues import has
from queries.finding import Finding, Severity, identity
from queries.trust import HEARD, SURE
from queries.words import about, against, sources, values

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from index.sourced import SourcedClaim
    from queries.finding import Side

KIN = 0.2
"""The least kinship of two sentences that say the same of one subject, or that share another figure."""

SURELY_KIN = 0.4
"""The least kinship of two sentences of which nothing else tells that one translates the other."""

LONG = 4
"""Letters of a word that tells something."""

FEWEST = 2
"""Words that a sentence has to have to be told from another by them."""

JOINT = 8
"""Most characters between the two ends of a range: "$91,100 - $97,400", "de 91.100 a 97.400"."""

ASIDE = 12
"""Most characters between an amount and what it is in another currency: " (about ", " (unos "."""

END = Aligned(None, None)

_NUMBER = re.compile(r"\d[\d.,]*")


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
        written = {uri: _numbers(documents[uri]) for uri in (one, other)}
        yield from _compare(align(documents[one], documents[other]), written)


def _compare(aligned: Sequence[Aligned], written: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    shared = {(_sentence(each.figure), _sentence(each.other)) for each in aligned if each.equal}
    rows = [END, *aligned, END]
    taken: set[SourcedClaim] = set()
    for (last, each), following in zip(pairwise(rows), rows[2:], strict=False):
        if each.figure is None or each.other is None:
            if not taken & {each.figure, each.other}:
                yield from _left_out(each, last, written)
            continue
        beside = _other_end(each, following)
        taken.update(beside)
        if each.equal and (same_number(each.figure, each.other) or _split(each, beside)):
            continue
        if _counts_alone(each.figure, each.other):
            continue
        together = (_sentence(each.figure), _sentence(each.other)) in shared
        same = same_metric(each.figure, each.other) and same_subject(each.figure, each.other)
        if _kinship(each.figure, each.other) >= (KIN if together or same else SURELY_KIN):
            yield _finding(each.figure, each.other, beside)


def _other_end(each: Aligned, following: Aligned) -> tuple[SourcedClaim, ...]:
    """Return the figure behind one that stands for a range of the other text: "$91,100 - $97,400" for "$91-97K"."""
    if each.figure is None or each.other is None or None not in (following.figure, following.other):
        return ()
    ranges = [ends(one)[0] < ends(one)[1] for one in (each.figure, each.other)]
    first, second = (each.other, following.other) if ranges[0] else (each.figure, following.figure)
    if ranges[0] == ranges[1] or second is None or second.claim.sentence_start != first.claim.sentence_start:
        return ()
    return (second,) if second.claim.start - first.claim.end <= JOINT else ()


def _split(each: Aligned, beside: Sequence[SourcedClaim]) -> bool:
    """Whether two figures are the ends of the other text's range."""
    if each.figure is None or each.other is None or not beside:
        return False
    whole, single = sorted((each.figure, each.other), key=lambda one: ends(one)[0] == ends(one)[1])
    slack = whole.claim.step + single.claim.step
    pairs = zip(ends(whole), sorted((ends(single)[0], ends(beside[0])[0])), strict=True)
    return all(abs(one - other) <= slack / 2 for one, other in pairs)


def _left_out(alone: Aligned, last: Aligned, written: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    """Yield a note on a figure that only one text has, beside what stands last in both.

    It has to be understood, and written in digits that the other text has nowhere.
    """
    figure = alone.figure or alone.other
    behind = last.other if alone.figure is not None else last.figure
    if figure is None or behind is None or figure.claim.metric is None or figure.claim.confidence < HEARD:
        return
    if (
        (digits := _digits(figure.claim.value_text))
        and digits not in written[behind.uri]
        and not _converted(alone, last)
    ):
        sides = ((figure,), (behind,))
        what = about(figure.claim.subject, figure.claim.metric)
        yield Finding(
            id=identity("translation", sides),
            kind="translation",
            severity=Severity.INFO,
            sides=sides,
            subject=figure.claim.subject,
            metric=figure.claim.metric,
            message=f"{what}, {values(sides[0])} in {sources(sides[0])}, is missing after {values(sides[1])} in its "
            f"translation: {sources(sides[1])}.",
        )


def _converted(alone: Aligned, last: Aligned) -> bool:
    """Whether an amount is told again in another currency: "3.600 millones de euros (unos 4.190 de dólares)"."""
    figure, before = (alone.figure, last.figure) if alone.figure is not None else (alone.other, last.other)
    if figure is None or before is None or before.uri != figure.uri:
        return False
    units = [each.claim.unit or "" for each in (figure, before)]
    money = all(unit.isupper() for unit in units) and units[0] != units[1]
    return money and 0 <= figure.claim.start - before.claim.end <= ASIDE


def _numbers(claims: Iterable[SourcedClaim]) -> frozenset[str]:
    """Return the digits of each number in the sentences of a text's claims."""
    return frozenset(_digits(number) for text in {each.sentence for each in claims} for number in _NUMBER.findall(text))


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit()).strip("0")


def _counts_alone(one: SourcedClaim, other: SourcedClaim) -> bool:
    """Return whether two figures are small bare counts, which translators word freely: "two halves", "dos mitades"."""
    bare = all(each.claim.metric is None and each.claim.unit in (None, "count") for each in (one, other))
    return bare and max(ends(one)[1], ends(other)[1]) <= SMALL


def _kinship(one: SourcedClaim, other: SourcedClaim) -> float:
    """Return the share of the words of the shorter sentence that the other has the translations of.

    A translator may leave a sentence out and put in another. Of "Up $120 today, to $5226" the words tell nothing.

    "The close rests in the 112K area" is not "El máximo de 113.300 queda por debajo", though both are bitcoin's price.
    """
    ours, theirs = _telling(one), _telling(other)
    if min(len(ours), len(theirs)) < FEWEST:
        return KIN if ours and theirs else 1.0
    meant = [{each for each, _ in translations(word, one.claim.lang)} for word in ours]
    stems = {stem(word, other.claim.lang) for word in theirs}
    held = sum(1 for likely, word in zip(meant, ours, strict=True) if likely & stems or word in theirs)
    return held / min(len(ours), len(theirs))


def _telling(sourced: SourcedClaim) -> set[str]:
    """Return the longer words of a sentence: the short ones are in every sentence."""
    return {word for word in words(sourced.sentence) if len(word) >= LONG and word.isalpha()}


def _sentence(sourced: SourcedClaim | None) -> tuple[str, int] | None:
    return None if sourced is None else (sourced.uri, sourced.claim.sentence_start)


def _finding(one: SourcedClaim, other: SourcedClaim, beside: Side) -> Finding:
    claim = one.claim
    sides = tuple((each, *(figure for figure in beside if figure.uri == each.uri)) for each in (one, other))
    same = same_metric(one, other) and same_subject(one, other)
    what = about(claim.subject, claim.metric) if same else "A figure"
    return Finding(
        id=identity("translation", sides),
        kind="translation",
        severity=_severity(one, other, beside, same=same),
        sides=sides,
        subject=claim.subject if same else None,
        metric=claim.metric if same else None,
        message=f"{what} differs between a text and its translation: {against(sides)}.",
    )


def _severity(one: SourcedClaim, other: SourcedClaim, beside: Side, *, same: bool) -> Severity:
    """A text that says that it corrects the other explains it, and so does rounding; doubt is left to the editor."""
    corrects = has("correction", one.sentence) or has("correction", other.sentence)
    if corrects or (equal(one, other) and not beside):
        return Severity.INFO
    sure = all(each.claim.confidence >= SURE and not each.claim.readings for each in (one, other))
    return Severity.ERROR if sure and same else Severity.WARNING
