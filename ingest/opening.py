"""How a text opens: its title, its byline, its date of publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest import bylines, dates
from ingest.blocks import Kind
from ingest.document import Label
from ingest.furniture import by_words
from ingest.outline import ENDED, PROSE_WORDS, Outline
from ingest.rules import LANGUAGES, pattern, whole

_TITLE_WORDS = 30
_TITLE_START_WORDS = 4
"""A page's title goes on after the headline with the site's name; so many words tell that it is the headline."""
_SECTION_WORDS = 2
_NEAR = 8
"""On a web page, author and date stand within so many blocks of the title or of the main text."""
_UNDER_TITLE = 4
"""And within so many blocks under the title, where these are taken for text."""
_DATELINE_LENGTH = 160
_PLACE_WORDS = 2
"""A dateline names at most a place beside its date: ``New York, Jan 8, 2026``."""
_RELEASE_WORDS = 8
"""A line without a date is one of release ("For immediate release") only when it is short."""
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W_]+")


def left_out(outline: Outline) -> None:
    """Label what an extractor of main text left out: navigation, but for the title, author and date beside the text."""
    outside = [index for index, block in enumerate(outline.blocks) if not block.main]
    if not outside:
        return
    title = _named_title(outline)
    main = next((index for index, block in enumerate(outline.blocks) if block.main), 0)
    for index in outside:
        near = any(at is not None and abs(index - at) <= _NEAR for at in (title, main))
        label = _credits(outline.lines[index]) if near else None
        outline.labels[index] = Label.TITLE if index == title else label or Label.NAVIGATION


def label(outline: Outline) -> None:
    """Label title, byline and date of publication, which stand before a text's first prose."""
    head = range(_head(outline))
    _label_credits(outline, head)
    if Label.TITLE not in outline.labels:
        _label_title(outline, head)
    if Label.TITLE in outline.labels:
        # A picture's caption may stand before the title, and be the first prose.
        title = outline.labels.index(Label.TITLE)
        _label_credits(outline, range(title + 1, min(title + 1 + _UNDER_TITLE, len(outline.blocks))))


def _label_credits(outline: Outline, blocks: range) -> None:
    for index in blocks:
        if outline.labels[index] in {None, Label.TABLE}:
            outline.labels[index] = _credits(outline.lines[index]) or outline.labels[index]


def _label_title(outline: Outline, head: range) -> None:
    """Label the title, and the section's name over it as navigation."""
    named = _named_title(outline)
    free = [i for i in outline.open() if (i in head or i == 0) and by_words(outline.lines[i]) is None]
    skipped = 0
    while named is None and skipped + 1 < len(free) and _is_section_name(outline, free[skipped]):
        skipped += 1
    title = named if named is not None else free[skipped] if free else None
    if title is None or (title != named and not _is_title(outline, title)):
        return
    outline.labels[title] = Label.TITLE
    for index in free[:skipped]:
        outline.labels[index] = Label.NAVIGATION


def _is_section_name(outline: Outline, index: int) -> bool:
    """Say whether a line over the title names the section that the page belongs to, as ``Markets`` does."""
    following = index + 1
    return (
        outline.blocks[index].kind is Kind.PARAGRAPH
        and outline.words(index) <= _SECTION_WORDS
        and not _DIGIT.search(outline.lines[index])
        and following < len(outline.blocks)
        and not outline.blocks[following].gap
        and outline.labels[following] is None
        and _TITLE_START_WORDS <= outline.words(following) <= _TITLE_WORDS
        and not ENDED.search(outline.lines[following])
    )


def _credits(line: str) -> Label | None:
    """Return what a line of author and date is: a byline when it names who wrote the text, be there a date or not."""
    if bylines.parse(line):
        return Label.BYLINE
    return Label.DATELINE if is_dateline(line) else None


def _head(outline: Outline) -> int:
    """Return the index of the first prose or list."""
    for index, block in enumerate(outline.blocks):
        prose = block.kind is Kind.ITEM or outline.words(index) >= PROSE_WORDS
        if block.main and prose and bylines.parse(outline.lines[index]) is None and not _is_title(outline, index):
            return index
    return len(outline.blocks)


def _named_title(outline: Outline) -> int | None:
    """Return the block that says the title that is known from outside, or the only heading of the first level."""
    if outline.title is not None:
        short = (i for i in range(len(outline.blocks)) if outline.words(i) <= _TITLE_WORDS)
        named = [i for i in short if _says(outline.lines[i], outline.title)]
        if named:
            return next((i for i in named if outline.blocks[i].kind is Kind.HEADING), named[0])
    highest = [index for index, block in enumerate(outline.blocks) if block.level == 1]
    return highest[0] if len(highest) == 1 else None


def _says(line: str, title: str) -> bool:
    said, wanted = (_WORD.findall(text.casefold()) for text in (line, title))
    return bool(said) and (said == wanted or (len(said) >= _TITLE_START_WORDS and wanted[: len(said)] == said))


def _is_title(outline: Outline, index: int) -> bool:
    """Say whether the first block of a text is its title by its form: a short line that ends without a stop.

    One that ends with a stop is a title when a byline or a date follows.
    """
    block, line = outline.blocks[index], outline.lines[index]
    rest = [i for i in range(index + 1, len(outline.blocks)) if outline.blocks[i].main]
    if not rest or block.kind not in {Kind.PARAGRAPH, Kind.HEADING} or outline.words(index) > _TITLE_WORDS:
        return False
    if whole("regions", "summary", line):
        return False
    if block.kind is Kind.HEADING:
        levels = (outline.blocks[i].level for i in rest if outline.blocks[i].kind is Kind.HEADING)
        return block.level == 1 or (block.level == 2 and all(level > block.level for level in levels))
    if outline.title is not None:
        return False
    return not ENDED.search(line) or _credits(outline.lines[rest[0]]) is not None


def is_dateline(line: str) -> bool:
    """Say whether a line holds a date or a release note, and nothing else but a place."""
    if len(line) > _DATELINE_LENGTH:
        return False
    rest = dates.without(line) if _DIGIT.search(line) else line
    dated = rest != line
    if not dated and len(line.split()) > _RELEASE_WORDS:
        return False
    words = len(_WORD.findall(_without(rest, ("beside", "labels", "other_labels"))))
    return words <= _PLACE_WORDS if dated else words == 0 and bool(_WORD.search(line))


def _without(line: str, keys: Sequence[str]) -> str:
    """Return a line of date and time without what such lines say beside: ``2min read``, ``Release date:``."""
    for key in keys:
        for lang in LANGUAGES:
            line = _bounded(lang, key).sub(" ", line)
    return line


@cache
def _bounded(lang: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{pattern(lang, 'dates', key).pattern})(?![^\W\d_])", re.IGNORECASE)
