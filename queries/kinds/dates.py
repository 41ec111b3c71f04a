"""Findings of kind ``date``: a weekday that does not fall on its date, a day that cannot be, a forecast of the past."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from index.sourced import SourcedMention
from nlp.reading import Mention, Status
from queries.cues import has
from queries.days import parse
from queries.finding import Finding, Severity, identity
from queries.trust import usable
from queries.words import about
from queries.written_dates import WrittenDate, impossible_quarters, known, written_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.sourced import SourcedClaim, SourcedSentence
    from nlp.reading import Claim

PAST_DAYS = 200
"""A forecast this long after its period is no estimate of results that are not out yet."""


def find_dates(sentences: Iterable[SourcedSentence]) -> Iterator[Finding]:
    """Yield the dates that cannot be; a mistake that was copied with its text is one finding."""
    found: dict[tuple[object, ...], list[tuple[SourcedMention, tuple[Severity, str]]]] = defaultdict(list)
    for sentence in sentences:
        if not known(sentence.lang):
            continue
        for cited, told in _impossible(sentence):
            found[sentence.cluster, cited.mention.id, " ".join(cited.mention.text.split())].append((cited, told))
    for alike in found.values():
        yield _finding(tuple(cited for cited, _ in alike), *alike[0][1])


def _impossible(sentence: SourcedSentence) -> Iterator[tuple[SourcedMention, tuple[Severity, str]]]:
    for written in written_dates(sentence.sentence, sentence.lang):
        if (told := _wrong(written, sentence)) is not None:
            said = f"{written.year or '????'}-{written.month:02}-{written.day:02}"
            yield _cited(written.start, written.end, said, sentence), told
    for start, end in impossible_quarters(sentence.sentence, sentence.lang):
        cited = _cited(start, end, "quarter", sentence)
        yield cited, (Severity.ERROR, "no year has such a quarter")


def find_past_forecasts(claims: Sequence[SourcedClaim]) -> Iterator[Finding]:
    """Yield the forecasts, in words that look ahead, of periods that were long over when they were published."""
    copies: dict[tuple[object, ...], list[SourcedClaim]] = defaultdict(list)
    for sourced in claims:
        if _foretells_the_past(sourced):
            claim = sourced.claim
            copies[sourced.cluster, claim.subject, claim.metric, claim.low, claim.high, claim.as_of].append(sourced)
    for alike in copies.values():
        claim = alike[0].claim
        yield Finding(
            id=identity("date", (tuple(alike),)),
            kind="date",
            severity=Severity.WARNING,
            sides=(tuple(alike),),
            subject=claim.subject,
            metric=claim.metric,
            message=f"{about(claim.subject, claim.metric)} is foretold as {claim.value_text} for {claim.as_of}, which "
            f"was over when {alike[0].doc} was published ({alike[0].doc_date}).",
        )


def _foretells_the_past(sourced: SourcedClaim) -> bool:
    claim = sourced.claim
    if claim.status is not Status.FORECAST or not claim.as_of or not sourced.doc_date or not usable(sourced):
        return False
    period, said = parse(claim.as_of), parse(sourced.doc_date)
    if period is None or said is None or said.first - period.last < PAST_DAYS:
        return False
    if _of_a_sequel(claim, sourced.sentence):
        return False
    ahead = has("ahead", sourced.sentence, claim.lang)
    return ahead and not has("looking_back", sourced.sentence, claim.lang)


def _of_a_sequel(claim: Claim, sentence: str) -> bool:
    """Whether the year is that of what came before: "sees a profit of 1.9 billion, after the slump of 2023"."""
    behind = sentence[claim.end - claim.sentence_start :]
    at = behind.find((claim.as_of or "")[:4])
    return at >= 0 and has("sequel", behind[:at], claim.lang)


def _wrong(written: WrittenDate, sentence: SourcedSentence) -> tuple[Severity, str] | None:
    """Return how grave it is and what is wrong with a date; nothing when it can be."""
    if not written.possible:
        return Severity.ERROR, "there is no such day"
    if written.weekday is None:
        return None
    said = date.fromisoformat(sentence.doc_date) if sentence.doc_date else None
    meant = written.near(said)
    if meant is None or meant.isoweekday() == written.weekday:
        return None
    severity = Severity.ERROR if written.year else Severity.WARNING
    return severity, f"{meant.isoformat()} is a {meant:%A}"


def _cited(start: int, end: int, said: str, sentence: SourcedSentence) -> SourcedMention:
    return SourcedMention(
        mention=Mention(
            start=sentence.sentence_start + start,
            end=sentence.sentence_start + end,
            text=sentence.sentence[start:end],
            id=said,
            type="date",
            lang=sentence.lang,
            rule="written_date",
            confidence=1.0,
        ),
        doc=sentence.doc,
        uri=sentence.uri,
        sentence=sentence.sentence,
        sentence_start=sentence.sentence_start,
        doc_date=sentence.doc_date,
        cluster=sentence.cluster,
        publisher=sentence.publisher,
    )


def _finding(side: tuple[SourcedMention, ...], severity: Severity, wrong: str) -> Finding:
    first = side[0]
    text = " ".join(first.mention.text.split())
    return Finding(
        id=identity("date", (side,)),
        kind="date",
        severity=severity,
        sides=(side,),
        subject=None,
        metric=None,
        message=f"“{text}” in {first.doc}: {wrong}.",
    )
