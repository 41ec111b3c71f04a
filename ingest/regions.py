"""Label what every part of a text is: what its author wrote for its readers, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest import bylines, dates, fragments, markup, tables
from ingest.blocks import Block, Kind, strip
from ingest.document import CONTENT, Label, Region
from ingest.rules import LANGUAGES, found, pattern, whole

_PROSE_WORDS = 20
"""A block of this many words is prose, not furniture, unless its words say otherwise."""
_TITLE_WORDS, _HEADING_WORDS, _HEADING_LENGTH = 30, 14, 100
_FURNITURE_WORDS = 40
"""Phrases of cookie notices and newsletters mark a block as theirs up to this length."""
_DISCLAIMER_WORDS = 150
_AUTHOR_WORDS = 90
_ENDED = re.compile(r"[.,;:!…][\"'”’»)\]]*$")
_RUN_IN = re.compile(
    r"(?:<(?P<tag>strong|b)\b[^<>]*>|\*\*)\s*(?P<head>[^<>*\r\n]{2,60}?)\s*(?:</(?P=tag)>|\*\*)\s*(?=\S)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+")
_PROSE = frozenset({Label.BODY, Label.SUMMARY})


@dataclass(slots=True)
class _Page:
    """The blocks of a text, what each says in one line, and the labels given so far."""

    text: str
    blocks: tuple[Block, ...]
    lines: tuple[str, ...]
    title: str | None
    labels: list[Label | None] = field(default_factory=list)

    def words(self, index: int) -> int:
        return len(self.lines[index].split())

    def open(self) -> Iterator[int]:
        """Yield the indices of the blocks that no rule has labelled yet."""
        return (index for index, label in enumerate(self.labels) if label is None)

    def head(self) -> range:
        """Return the indices before the first prose or list: where titles, bylines and dates stand."""
        prose = (
            i
            for i, block in enumerate(self.blocks)
            if block.main and (block.kind is Kind.ITEM or self.words(i) >= _PROSE_WORDS)
        )
        end = next(
            (i for i in prose if bylines.parse(self.lines[i]) is None and not _is_title(self, i)), len(self.blocks)
        )
        return range(end)


def label(text: str, blocks: Sequence[Block], *, title: str | None = None, front: int = 0) -> tuple[Region, ...]:
    """Return the regions of a text, sorted by start.

    Args:
        text: the document's text.
        blocks: its blocks, in order, not overlapping.
        title: the title, where something outside the text gives it.
        front: where the front matter ends, 0 when there is none.
    """
    page = _Page(
        text, tuple(blocks), tuple(markup.plain(text[b.start : b.end]) for b in blocks), title, [None] * len(blocks)
    )
    for rule in _RULES:
        rule(page)
    regions = [Region(Label.FRONT_MATTER, *strip(text, 0, front))] if front else []
    regions += _emit(page)
    regions += _mains(page)
    return tuple(sorted(regions, key=lambda region: (region.start, -region.end, region.label)))


def languages(text: str, regions: Sequence[Region]) -> Iterator[str]:
    """Yield the language of every phrase of the page around the text that one language alone has."""
    for region in regions:
        if region.label in CONTENT:
            continue
        line = markup.plain(text[region.start : region.end])
        keys = ("comments", "comments_headings", "navigation", "related", "author_headings", "disclaimer_headings")
        spoken = {lang for lang in LANGUAGES if any(pattern(lang, "regions", key).fullmatch(line) for key in keys)}
        if region.label is Label.BYLINE and (byline := bylines.parse(line)):
            spoken = {byline.lang}
        elif region.label in {Label.DATELINE, Label.BYLINE}:
            spoken = {dated.lang for dated in dates.find(line) if dated.lang}
        if len(spoken) == 1:
            yield spoken.pop()


def _left_out(page: _Page) -> None:
    for index, block in enumerate(page.blocks):
        if not block.main:
            page.labels[index] = Label.NAVIGATION


def _tables(page: _Page) -> None:
    for start, stop in tables.find(page.blocks, page.lines):
        for index in range(start, stop):
            page.labels[index] = page.labels[index] or Label.TABLE


def _front(page: _Page) -> None:
    """Label title, byline and date of publication, which stand before the text's first prose."""
    head = page.head()
    for index in head:
        line = page.lines[index]
        if page.labels[index] in {None, Label.TABLE} and _is_dateline(line):
            page.labels[index] = Label.DATELINE
        elif page.labels[index] is None and bylines.parse(line):
            page.labels[index] = Label.BYLINE
    titled = (i for i in page.open() if i in head or i == 0)
    first = next((i for i in titled if not _furniture(page.lines[i])), None)
    if first is not None and _is_title(page, first):
        page.labels[first] = Label.TITLE


def _is_title(page: _Page, index: int) -> bool:
    block, line = page.blocks[index], page.lines[index]
    rest = [i for i in range(index + 1, len(page.blocks)) if page.blocks[i].main]
    if page.title is not None and _same(page.title, line):
        return True
    if not rest or block.kind not in {Kind.PARAGRAPH, Kind.HEADING} or page.words(index) > _TITLE_WORDS:
        return False
    if block.kind is Kind.HEADING:
        return block.level == 1 or all(
            page.blocks[i].level > block.level for i in rest if page.blocks[i].kind is Kind.HEADING
        )
    if page.title is not None or whole("regions", "summary", line):
        return False
    following = page.lines[rest[0]]
    return not _ENDED.search(line) or bylines.parse(following) is not None or _is_dateline(following)


def _same(first: str, second: str) -> bool:
    return [word.casefold() for word in _WORD.findall(first)] == [word.casefold() for word in _WORD.findall(second)]


def _is_dateline(line: str) -> bool:
    """Say whether a line holds a date or a release note, and nothing else but a place."""
    if len(line) > 160:
        return False
    rest, at = "", 0
    for dated in dates.find(line):
        rest += line[at : dated.start] + " "
        at = dated.end
    rest = beside(rest + line[at:])
    return (at > 0 or rest != line) and len(_WORD.findall(rest)) <= (2 if at else 0)


def beside(line: str) -> str:
    """Return a line of date and time without what such lines say beside: ``2min read``, ``Release date:``."""
    for key in ("labels", "other_labels", "beside"):
        for lang in LANGUAGES:
            line = _bounded(lang, key).sub(" ", line)
    return line


def _bounded(lang: str, key: str) -> re.Pattern[str]:
    return _BOUNDED.setdefault(
        (lang, key), re.compile(rf"(?<![^\W\d_])(?:{pattern(lang, 'dates', key).pattern})(?![^\W\d_])", re.IGNORECASE)
    )


_BOUNDED: dict[tuple[str, str], re.Pattern[str]] = {}


def _furniture(line: str) -> Label | None:
    """Return the label of a line by what it says, or null."""
    for key, label in _LINES:
        if whole("regions", key, line):
            return label
    words = len(line.split())
    for key, label, most in _PARTS:
        if words <= most and found("regions", key, line):
            return label
    return None


_LINES = (
    ("navigation", Label.NAVIGATION),
    ("comments", Label.COMMENTS),
    ("caption", Label.NAVIGATION),
    ("pointer", Label.NAVIGATION),
)
_PARTS = (
    ("author_parts", Label.AUTHOR, _AUTHOR_WORDS),
    ("disclaimer_parts", Label.DISCLAIMER, _DISCLAIMER_WORDS),
    ("navigation_parts", Label.NAVIGATION, _FURNITURE_WORDS),
)


def _phrases(page: _Page) -> None:
    for index in page.open():
        page.labels[index] = _furniture(page.lines[index])


def _sections(page: _Page) -> None:
    """Label what stands under the headings of summaries, author's notes, links, comments and legal notices."""
    for index in range(len(page.blocks)):
        if page.labels[index] not in {None, Label.NAVIGATION, Label.COMMENTS} or not page.blocks[index].main:
            continue
        line = page.lines[index]
        section = next((section for key, section in _SECTIONS if whole("regions", key, line)), None)
        if section is not None:
            section(page, index)


def _summary(page: _Page, index: int) -> None:
    """Label the list under a summary's heading; without a list, the lines that no empty line parts from it."""
    page.labels[index] = Label.HEADING
    after = index + 1
    listed = after < len(page.blocks) and page.blocks[after].kind is Kind.ITEM
    for at in range(after, len(page.blocks)):
        block = page.blocks[at]
        # A list that lost the links in it is broken into items and pieces of items.
        piece = at + 1 < len(page.blocks) and page.blocks[at + 1].kind is Kind.ITEM and block.kind is Kind.PARAGRAPH
        if block.kind is Kind.HEADING or not (
            block.kind is Kind.ITEM or piece if listed else not block.gap or at == after
        ):
            break
        page.labels[at] = page.labels[at] or Label.SUMMARY


def _author(page: _Page, index: int) -> None:
    """Label the name and the note under "About the author"."""
    page.labels[index] = Label.AUTHOR
    for at in range(index + 1, min(index + 4, len(page.blocks))):
        if (
            page.labels[at] not in {None, Label.AUTHOR}
            or page.blocks[at].kind is not Kind.PARAGRAPH
            or _heads(page, at)
        ):
            break
        page.labels[at] = Label.AUTHOR


def _heads(page: _Page, index: int) -> bool:
    return any(whole("regions", key, page.lines[index]) for key, _ in _SECTIONS)


def _related(page: _Page, index: int) -> None:
    """Label the headlines under "Related articles", up to the next prose."""
    page.labels[index] = Label.NAVIGATION
    for at in range(index + 1, len(page.blocks)):
        if page.labels[at] is not None or page.words(at) >= _PROSE_WORDS or _heads(page, at):
            break
        page.labels[at] = Label.NAVIGATION


def _comments(page: _Page, index: int) -> None:
    """Label readers' comments: all after their heading but tables and legal notices, when it is one indeed."""
    after = range(index + 1, len(page.blocks))
    signs = any(page.labels[at] is Label.COMMENTS for at in after[:6])
    if not (signs or not after or re.search(r"\d", page.lines[index]) or page.labels[index] is Label.COMMENTS):
        return
    page.labels[index] = Label.COMMENTS
    for at in after:
        if page.labels[at] is None:
            page.labels[at] = Label.COMMENTS


def _legal(page: _Page, index: int) -> None:
    """Label the blocks under "Disclaimer", up to a gap after the first or the next heading."""
    page.labels[index] = Label.DISCLAIMER
    for at in range(index + 1, len(page.blocks)):
        block = page.blocks[at]
        if (
            page.labels[at] not in {None, Label.DISCLAIMER}
            or block.kind is Kind.HEADING
            or (block.gap and at > index + 1)
        ):
            break
        page.labels[at] = Label.DISCLAIMER


_SECTIONS: tuple[tuple[str, Callable[[_Page, int], None]], ...] = (
    ("summary", _summary),
    ("author_headings", _author),
    ("related", _related),
    ("comments_headings", _comments),
    ("disclaimer_headings", _legal),
)


def _tail(page: _Page) -> None:
    """Label the short lines after the last prose as navigation, where the page's furniture has begun."""
    last = max(
        (i for i in page.open() if page.words(i) >= _PROSE_WORDS or page.blocks[i].kind is not Kind.PARAGRAPH),
        default=-1,
    )
    begun = False
    for index in range(last + 1, len(page.blocks)):
        begun = begun or page.labels[index] in {Label.AUTHOR, Label.COMMENTS, Label.DISCLAIMER, Label.NAVIGATION}
        if begun and page.labels[index] is None:
            page.labels[index] = Label.NAVIGATION


def _headings(page: _Page) -> None:
    for index in page.open():
        if page.blocks[index].kind is Kind.HEADING or _reads_as_heading(page, index):
            page.labels[index] = Label.HEADING


def _reads_as_heading(page: _Page, index: int) -> bool:
    """Say whether an unmarked line heads what follows: short, begun with a capital, ended without a stop."""
    block, line = page.blocks[index], page.lines[index]
    after = next((i for i in range(index + 1, len(page.blocks)) if page.labels[i] in {None, Label.TABLE}), None)
    return (
        block.kind is Kind.PARAGRAPH
        and len(line) <= _HEADING_LENGTH
        and page.words(index) <= _HEADING_WORDS
        and not _ENDED.search(line)
        and not line[:1].islower()
        and bool(_WORD.search(line))
        and after is not None
        and (block.gap or not page.blocks[after].gap)
        and (page.words(after) > page.words(index) or page.labels[after] is Label.TABLE)
    )


def _rest(page: _Page) -> None:
    for index in page.open():
        page.labels[index] = Label.BODY


_RULES: tuple[Callable[[_Page], None], ...] = (_left_out, _tables, _front, _phrases, _sections, _tail, _headings, _rest)


def _emit(page: _Page) -> Iterator[Region]:
    """Yield a region for every block, one for every table, and the leftovers in them."""
    style = _writes_lower_case(page)
    first = next((i for i, label in enumerate(page.labels) if label in _PROSE), 0)
    at = 0
    while at < len(page.blocks):
        block, label, stop = page.blocks[at], page.labels[at] or Label.BODY, at + 1
        while label is Label.TABLE and stop < len(page.blocks) and page.labels[stop] is Label.TABLE:
            stop += 1
        start, end = block.start, page.blocks[stop - 1].end
        if label in _PROSE:
            if at > first:
                start = fragments.cut(
                    page.text, start, end, paragraph=block.gap and block.kind is Kind.PARAGRAPH and not style
                )
            if start > block.start:
                yield Region(Label.LEFTOVER, *strip(page.text, block.start, start))
            head = _run_in(page.text, start, end)
            if head is not None:
                yield Region(Label.HEADING, *head.span("head"))
                start = head.end()
        yield from _trimmed(page.text, label, start, end)
        at = stop
    yield from _marks(page)


def _writes_lower_case(page: _Page) -> bool:
    """Say whether the text begins its paragraphs in lower case as a habit, so that it says nothing of a cut."""
    begun = [
        line[0] for line, block in zip(page.lines, page.blocks, strict=True) if line and block.gap and line[0].isalpha()
    ]
    return 2 * sum(1 for letter in begun if letter.islower()) > len(begun)


def _run_in(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match a heading that stands at the start of its paragraph: ``<strong>GOLD</strong> Buyers took over``.

    Bold words that the sentence goes on from (``**Apple** rose``) are no heading.
    """
    head = _RUN_IN.match(text, start, end)
    if head is None or not _WORD.search(head["head"]):
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
    if start < end:
        yield Region(label, start, end)


def _marks(page: _Page) -> Iterator[Region]:
    end = page.blocks[-1].end if page.blocks else 0
    start = page.blocks[0].start if page.blocks else 0
    while start > 0 and page.text[start - 1] not in "\r\n":
        start -= 1
    while end < len(page.text) and page.text[end] not in "\r\n":
        end += 1
    for begin, stop in markup.find(page.text, start, end):
        yield Region(Label.LEFTOVER, begin, stop)


def _mains(page: _Page) -> Iterator[Region]:
    """Yield the runs of blocks that an extractor took for main text, where it left others out."""
    if all(block.main for block in page.blocks):
        return
    start = None
    for index, block in enumerate(page.blocks):
        if block.main and start is None:
            start = block.start
        if start is not None and (index + 1 == len(page.blocks) or not page.blocks[index + 1].main):
            yield Region(Label.MAIN, start, block.end)
            start = None
