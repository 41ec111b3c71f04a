"""Label what every part of a text is: what its author wrote for its readers, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ingest import bylines, dates, fragments, furniture, markup, opening, tables
from ingest.blocks import Block, Kind, strip
from ingest.document import CONTENT, Label, Region
from ingest.outline import ENDED, Outline
from ingest.rules import LANGUAGES, pattern

_HEADING_WORDS, _HEADING_LENGTH = 14, 100
_BROKEN_WORDS = 8
"""A paragraph of so many words that ends without a stop was broken; a shorter one is a line of its own."""
_RUN_IN = re.compile(
    r"(?:<(?P<tag>strong|b)\b[^<>]*>|\*\*)\s*(?P<head>[^<>*\r\n]{2,60}?)\s*(?P<stop>[:.–—-]?)\s*(?:</(?P=tag)>|\*\*)"
    r"\s*(?P<colon>:?)\s*(?=\S)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_QUOTE = re.compile(r"(?:[A-Z][A-Z.]{0,7}, ?)?[+\-−]?\d{1,3}\.\d{1,4}%")
"""A quote that a page sets into a running sentence, on a line of its own: ``HBX, -0.17%``."""
_UNDER_HEADERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*\|[ \t]*:?-")
_PROSE = frozenset({Label.BODY, Label.SUMMARY})
_SPOKEN = ("comments", "comments_headings", "navigation", "related", "author_headings", "disclaimer_headings")


def label(
    text: str, blocks: Sequence[Block], *, title: str | None = None, front: int = 0, scraped: bool = True
) -> tuple[Region, ...]:
    """Return the regions of a text, sorted by start.

    Args:
        text: the document's text.
        blocks: its blocks, in order, not overlapping.
        title: the title, where something outside the text gives it.
        front: where the front matter ends, 0 when there is none.
        scraped: whether the text may have lost links and what they said on its way here.
    """
    outline = Outline.of(text, blocks, title=title)
    for rule in _RULES:
        rule(outline)
    regions = [Region(Label.FRONT_MATTER, *strip(text, 0, front))] if front else []
    regions += _emit(outline, scraped=scraped)
    regions += _marks(outline)
    regions += _mains(outline)
    return tuple(sorted(regions, key=lambda region: (region.start, -region.end, region.label)))


def languages(text: str, regions: Sequence[Region]) -> Iterator[str]:
    """Yield the language of every phrase of the page around the text that one language alone has."""
    for region in regions:
        if region.label not in CONTENT and region.label is not Label.LEFTOVER:
            spoken = _spoken(region.label, markup.plain(text[region.start : region.end]))
            if len(spoken) == 1:
                yield spoken.pop()


def _spoken(label: Label, line: str) -> set[str]:
    if label is Label.BYLINE and (byline := bylines.parse(line)):
        return {byline.lang}
    if label in {Label.DATELINE, Label.BYLINE}:
        return {dated.lang for dated in dates.find(line) if dated.lang}
    if len(line) > _HEADING_LENGTH:
        return set()
    return {lang for lang in LANGUAGES if any(pattern(lang, "regions", key).fullmatch(line) for key in _SPOKEN)}


def _tables(outline: Outline) -> None:
    for start, stop in tables.find(outline.blocks, outline.lines):
        for index in range(start, stop):
            outline.labels[index] = outline.labels[index] or Label.TABLE


def _headings(outline: Outline) -> None:
    for index in outline.open():
        if outline.blocks[index].kind is Kind.HEADING or _reads_as_heading(outline, index):
            outline.labels[index] = Label.HEADING


def _reads_as_heading(outline: Outline, index: int) -> bool:
    """Say whether an unmarked line heads what follows: short, begun with a capital, ended without a stop."""
    block, line = outline.blocks[index], outline.lines[index]
    after = next((i for i in range(index + 1, len(outline.blocks)) if outline.labels[i] in {None, Label.TABLE}), None)
    if after is None or block.kind is not Kind.PARAGRAPH or len(line) > _HEADING_LENGTH:
        return False
    form = outline.words(index) <= _HEADING_WORDS and not ENDED.search(line) and not line[:1].islower()
    heads = outline.words(after) > outline.words(index) or outline.labels[after] is Label.TABLE
    return form and heads and bool(_WORD.search(line)) and (block.gap or not outline.blocks[after].gap)


def _rest(outline: Outline) -> None:
    for index in outline.open():
        outline.labels[index] = Label.BODY


_RULES: tuple[Callable[[Outline], None], ...] = (
    opening.left_out,
    _tables,
    opening.label,
    furniture.label,
    _headings,
    _rest,
)


def _emit(outline: Outline, *, scraped: bool) -> Iterator[Region]:
    """Yield a region for every block, one for every table, and the pieces of sentences that lost their start."""
    cut_lower = scraped and not _writes_lower_case(outline)
    first = next((i for i, label in enumerate(outline.labels) if label in _PROSE), 0)
    at = 0
    while at < len(outline.blocks):
        block, label, stop = outline.blocks[at], outline.labels[at] or Label.BODY, at + 1
        while label is Label.TABLE and stop < len(outline.blocks) and outline.labels[stop] is Label.TABLE:
            stop += 1
        start, end = block.start, outline.blocks[stop - 1].end
        if label in _PROSE:
            if scraped and at > first:
                paragraph = cut_lower and block.gap and block.kind is Kind.PARAGRAPH and not _goes_on(outline, at)
                start = fragments.cut(outline.text, start, end, paragraph=paragraph)
            yield from _region(outline.text, Label.LEFTOVER, block.start, start)
            if head := _run_in(outline.text, start, end):
                yield Region(Label.HEADING, *head.span("head"))
                start = head.end()
        yield from _trimmed(outline.text, label, start, end)
        at = stop


def _goes_on(outline: Outline, index: int) -> bool:
    """Say whether a paragraph goes on with the one before it, which an advertisement, a quote or a page's end broke."""
    before = index - 1
    if _QUOTE.fullmatch(outline.lines[before]):
        return True
    return (
        outline.labels[before] in _PROSE
        and outline.words(before) >= _BROKEN_WORDS
        and not ENDED.search(outline.lines[before])
        and outline.lines[before][-1:] not in {"?", ""}
    )


def _writes_lower_case(outline: Outline) -> bool:
    """Say whether the text begins its paragraphs in lower case as a habit, so that it says nothing of a cut."""
    blocks = zip(outline.lines, outline.blocks, strict=True)
    begun = [line[0] for line, block in blocks if line and block.gap and line[0].isalpha()]
    return 2 * sum(1 for letter in begun if letter.islower()) > len(begun)


def _run_in(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match a heading that stands at the start of its paragraph: ``<strong>GOLD</strong> Buyers took over``.

    Bold words that the sentence goes on from (``**Apple** rose``) are no heading.
    """
    head = _RUN_IN.match(text, start, end)
    if head is None or head.end() >= end or not _WORD.search(head["head"]):
        return None
    following = text[head.end()]
    return head if following.isupper() or following in '¿¡"“«' or head["head"][-1] in ":." else None


def _trimmed(text: str, label: Label, start: int, end: int) -> Iterator[Region]:
    """Yield the region without the marks and white space at its ends; none when nothing is left."""
    marks = list(markup.find(text, start, end))
    start, end = strip(text, start, end)
    for begin, stop in marks:
        if begin <= start < stop:
            start, end = strip(text, stop, end)
    for begin, stop in reversed(marks):
        if begin < end <= stop:
            start, end = strip(text, start, begin)
    return _region(text, label, start, end)


def _region(text: str, label: Label, start: int, end: int) -> Iterator[Region]:
    start, end = strip(text, start, end)
    if start < end:
        # A rule of dashes between two paragraphs is no text; one under the headers of a table is part of it.
        told = _WORD.search(text, start, end) or _UNDER_HEADERS.match(text, start, end)
        yield Region(label if told else Label.LEFTOVER, start, end)


def _marks(outline: Outline) -> Iterator[Region]:
    """Yield the tags, image links and the like in the blocks' lines."""
    if not outline.blocks:
        return
    text, start, end = outline.text, outline.blocks[0].start, outline.blocks[-1].end
    start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    end = min((at for mark in "\r\n" if (at := text.find(mark, end)) >= 0), default=len(text))
    for begin, stop in markup.find(text, start, end):
        yield Region(Label.LEFTOVER, begin, stop)


def _mains(outline: Outline) -> Iterator[Region]:
    """Yield the runs of blocks that an extractor took for main text, where it left others out."""
    if all(block.main for block in outline.blocks):
        return
    start = None
    for index, block in enumerate(outline.blocks):
        if block.main and start is None:
            start = block.start
        last = index + 1 == len(outline.blocks) or not outline.blocks[index + 1].main
        if block.main and start is not None and last:
            yield Region(Label.MAIN, start, block.end)
            start = None
