"""Findings of kind ``copy``: a copy of a text differs from it in a figure.

Sentences of one cluster are aligned with their figures masked ("The index closed at #, # above Monday"), then the
figures are compared one to one. No threshold on whole texts can see this: a text with one altered figure is as like
its original as a true copy.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.sourced import SourcedClaim
from queries.cues import has
from queries.days import parse
from queries.finding import Finding, Severity, identity
from queries.intervals import Figure, figure, same
from queries.trust import HEARD, SURE
from queries.words import about, against

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from queries.days import Days
    from queries.finding import Side

NEAR = 0.8
"""Share of words (Jaccard) that two masked sentences have in common where an editor has touched one of them."""

REWRITTEN = 0.4
"""The same where the sentences before and after are those of the other text too: one stands in the other's place."""

FEWEST_WORDS = 4
"""Shorter sentences ("Up #%") are alike by chance, unless they are the same."""

COUNTED = "#"
"""The unit of a bare number that was not understood: in a copy it counts what it counts in the original."""

FEWEST_DIGITS = 2
"""Digits of a figure that was not understood: of one digit are notes, chapters and minutes."""

_NUMBER = re.compile(r"\d[\d.,'’\u00a0\u202f ]*\d|\d")
_WORD = re.compile(r"[^\W\d_]+|#")
_SPACE = re.compile(r"\s+")
_QUOTES = str.maketrans("“”«»‘’–—−", '""""\'\'---')


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence of one document, and its claims in the order of the text.

    Attributes:
        mask: the sentence with its figures, its quotation marks and its spacing made alike.
        around: the same of the sentences with figures before and after it.
    """

    doc: str
    start: int
    mask: str
    claims: tuple[SourcedClaim, ...]
    around: tuple[str, str] = ("", "")

    @property
    def words(self) -> frozenset[str]:
        """The words of the masked sentence."""
        return frozenset(_WORD.findall(self.mask))


def find_copy(claims: Sequence[SourcedClaim]) -> Iterator[Finding]:
    """Yield one finding for each figure in which the documents of a cluster differ."""
    clusters: dict[str, list[SourcedClaim]] = defaultdict(list)
    for sourced in claims:
        if sourced.claim.confidence >= HEARD or _plain_number(sourced):
            clusters[sourced.cluster].append(sourced)
    for members in clusters.values():
        if len({sourced.doc for sourced in members}) > 1:
            differing = (finding for aligned in _align(list(_lines(members))) for finding in _compare(aligned))
            yield from _explained(members, differing)


def _plain_number(sourced: SourcedClaim) -> bool:
    """Whether a figure that was not understood has digits enough to be held against its like in a copy."""
    claim = sourced.claim
    return claim.metric is None and sum(map(str.isdigit, claim.value_text)) >= FEWEST_DIGITS


def _explained(members: Sequence[SourcedClaim], found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings, as notes those of which one text says that it corrects them: "to 33,900 tonnes, not 38,900"."""
    for finding in found:
        values = {cited.claim.low for side in finding.sides for cited in side if isinstance(cited, SourcedClaim)}
        told = {s.claim.low for s in members if s.claim.low in values and has("correction", s.sentence)}
        yield replace(finding, severity=Severity.INFO) if told else finding


def mask(sentence: str) -> str:
    """Return the sentence with its figures, its quotation marks and its spacing made alike."""
    masked = _NUMBER.sub("#", _plain(sentence))
    return _SPACE.sub(" ", masked).replace("# %", "#%").strip()


def _plain(sentence: str) -> str:
    return _SPACE.sub(" ", sentence.translate(_QUOTES).casefold())


def _lines(members: Iterable[SourcedClaim]) -> Iterator[_Line]:
    by_sentence: dict[tuple[str, int], list[SourcedClaim]] = defaultdict(list)
    for sourced in members:
        by_sentence[sourced.doc, sourced.claim.sentence_start].append(sourced)
    places = sorted(by_sentence)
    masks = {place: mask(by_sentence[place][0].sentence) for place in places}
    for before, place, after in zip((None, *places), places, (*places[1:], None), strict=False):
        ordered = sorted(by_sentence[place], key=lambda s: (s.claim.start, s.claim.end, s.claim.subject or ""))
        around = tuple(masks[each] if each and each[0] == place[0] else "" for each in (before, after))
        yield _Line(*place, masks[place], tuple(ordered), (around[0], around[1]))


def _align(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Yield sentences of different documents that are the same but for their figures.

    A masked sentence that a document repeats ("Support at #") is aligned by its place among its like, where every
    document repeats it as often.
    """
    by_mask: dict[str, dict[str, list[_Line]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        by_mask[line.mask][line.doc].append(line)
    alone: list[_Line] = []
    for docs in by_mask.values():
        if len(docs) == 1:
            alone += [line for repeated in docs.values() for line in repeated]
        elif len({len(repeated) for repeated in docs.values()}) == 1 and not _reordered(docs.values()):
            yield from map(list, zip(*docs.values(), strict=True))
    yield from _near(alone)


def _reordered(docs: Iterable[Sequence[_Line]]) -> bool:
    """Whether all documents hold the same figures, in whatever order their paragraphs come."""
    held = [
        sorted(str((s.claim.low, s.claim.high, s.claim.unit)) for line in lines for s in line.claims) for lines in docs
    ]
    return all(each == held[0] for each in held)


def _near(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Pair the sentences that no other document repeats word for word with the likest of another document."""
    holders: dict[str, list[int]] = defaultdict(list)
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    words = [line.words for line in lines]
    for number, mine in enumerate(words):
        places[lines[number].around].append(number)
        for word in mine:
            holders[word].append(number)
    taken: set[int] = set()
    for number, line in enumerate(lines):
        if number in taken or len(words[number]) < FEWEST_WORDS:
            continue
        rarest = sorted(words[number], key=lambda word: (len(holders[word]), word))[:3]
        near = (*places[line.around], *(other for word in rarest for other in holders[word]))
        others = {other for other in near if other > number and other not in taken}
        likeness = [(_jaccard(words[number], words[other]), -other) for other in others if lines[other].doc != line.doc]
        best, minus = max(likeness, default=(0.0, 0))
        if best >= (REWRITTEN if lines[-minus].around == line.around else NEAR):
            taken |= {number, -minus}
            yield [line, lines[-minus]]


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b)


def _compare(aligned: Sequence[_Line]) -> Iterator[Finding]:
    """Compare the figures of aligned sentences by their place; nothing where they were not read alike.

    Paragraphs of one form ("Support at 66 with resistance at 68") can come in another order in a copy, so only figures
    about one subject and metric are compared.
    """
    verbatim = len({line.mask for line in aligned}) == 1
    for column in _columns(aligned):
        if not verbatim and any(sourced.claim.metric is None for sourced in column):
            continue  # what was not understood may be anything in a sentence that an editor has touched
        about_one: dict[tuple[str | None, str | None], list[SourcedClaim]] = defaultdict(list)
        for sourced in column:
            about_one[sourced.claim.subject, sourced.claim.metric].append(sourced)
        for alike in about_one.values():
            if len(found := _differing(alike)) > 1:
                yield _finding(found, "differs between copies of one text")
            elif len(found := _of_other_times(alike)) > 1:
                yield _finding(found, "is of another time in a copy of its text", sure=False)


def _columns(aligned: Sequence[_Line]) -> Iterator[tuple[SourcedClaim, ...]]:
    """Yield the figures that stand in one place of their sentences.

    A correction that quotes what it corrects has a figure more: "rose 3.1% (corrected from 3.7%)". The ones before it
    are in their places.
    """
    counts = Counter(len(line.claims) for line in aligned)
    usual = max(counts, key=lambda count: (counts[count], count))
    lines = [line for line in aligned if len(line.claims) == usual]
    corrected = len(counts) > 1 and any(has("correction", line.claims[0].sentence) for line in aligned)
    yield from zip(*(line.claims for line in (aligned if corrected else lines)), strict=not corrected)


def _differing(alike: Sequence[SourcedClaim]) -> tuple[Side, ...]:
    groups: list[tuple[Figure, list[SourcedClaim]]] = []
    for sourced in alike:
        claim = sourced.claim
        meant = figure(claim if claim.metric or claim.unit else replace(claim, unit=COUNTED))
        if meant is None:
            continue
        group = next((mine for other, mine in groups if _one(meant, other) or _rounds(sourced, mine[0])), None)
        if group is None:
            groups.append((meant, [sourced]))
        else:
            group.append(sourced)
    return tuple(tuple(group) for _, group in groups)


def _one(a: Figure, b: Figure) -> bool:
    return same(a, b) or a.unit != b.unit


def _rounds(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether one figure is the other with fewer digits, rounded or cut: "26,480.30" and "26,480"."""
    coarse, fine = sorted((a, b), key=lambda each: -each.claim.step)
    if coarse.claim.step <= fine.claim.step or a.claim.unit != b.claim.unit:
        return False
    return all(
        mine == other or (mine is not None and other is not None and abs(mine - other) < coarse.claim.step)
        for mine, other in ((coarse.claim.low, fine.claim.low), (coarse.claim.high, fine.claim.high))
    )


def _of_other_times(alike: Sequence[SourcedClaim]) -> tuple[Side, ...]:
    """Return the claims by their times, where a copy gives a figure to another one: "in the third quarter".

    Words like "on Tuesday" are of another day in a copy that was published in another week.
    """
    by_time: dict[Days, list[SourcedClaim]] = defaultdict(list)
    for sourced in alike:
        days = parse(sourced.claim.as_of) if sourced.claim.as_of else None
        if days is not None and sourced.claim.confidence >= SURE:
            by_time[days].append(sourced)
    if len(by_time) != 2 or len({sourced.claim.lang for sourced in alike}) > 1:
        return ()  # a translation words its times in its own way
    (first, mine), (second, others) = sorted(by_time.items(), key=lambda each: (each[0].first, each[0].last))
    told = [{_plain(sourced.sentence) for sourced in side} for side in (mine, others)]
    dated = {sourced.doc_date for sourced in alike}
    sure = len(dated) == 1 or not (first.single and second.single)
    return (tuple(mine), tuple(others)) if first.last < second.first and sure and not told[0] & told[1] else ()


def _finding(found: tuple[Side, ...], differs: str, *, sure: bool = True) -> Finding:
    claims = [sourced for side in found for sourced in side]
    first = claims[0].claim
    what = about(first.subject, first.metric) if first.subject and first.metric else "A figure"
    return Finding(
        id=identity("copy", found),
        kind="copy",
        severity=_severity(claims, sure=sure),
        sides=found,
        subject=first.subject,
        metric=first.metric,
        message=f"{what} {differs}: {against(found)}.",
    )


def _severity(claims: Sequence[SourcedClaim], *, sure: bool) -> Severity:
    """A copy that says that it corrects the figure explains it; a figure read with doubt is left to the editor."""
    if any(has("correction", sourced.sentence) for sourced in claims):
        return Severity.INFO
    sure = sure and all(sourced.claim.confidence >= SURE and not sourced.claim.readings for sourced in claims)
    return Severity.ERROR if sure else Severity.WARNING
