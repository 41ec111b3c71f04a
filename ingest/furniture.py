"""What stands around a text on its page, and summaries: found by what it says, and by the headings over it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile

from ingest.blocks import Kind
from ingest.document import Label
from ingest.outline import Outline
from ingest.rules import found, whole

_LINES = (
    ("navigation", Label.NAVIGATION),
    ("comments", Label.COMMENTS),
    ("caption", Label.NAVIGATION),
    ("pointer", Label.NAVIGATION),
)
_PARTS = (
    ("author_parts", Label.AUTHOR, 90),
    ("disclaimer_parts", Label.DISCLAIMER, 150),
    ("navigation_parts", Label.NAVIGATION, 40),
)
"""Phrases that mark the whole block they stand in, up to so many words."""
_LONGEST_LINE = 240
_COMMENT_SIGNS = 6
"""Within so many blocks of its heading a comment section shows a form, a reply button or the like."""
_AUTHOR_BLOCKS = 3
_LEAST_POINTS, _MOST_POINTS = 2, 7
_POINT_WORDS = 32
_HEADING_WORDS = 8
"""A line as short as this is a heading where prose follows, if it holds no figure and ends without a stop."""
_SAYS_MUCH = re.compile(r"\d|[.!…][\"'”’»)\]]*$")
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")
_SENTENCES = re.compile(r"[^\W\d_A-Z][.!?…][\"'”’»)]*\s+[\"“«¿¡]?[A-ZÁÉÍÓÚÑ]")
"""The end of one sentence and the start of the next."""
_BETWEEN = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"“«¿¡]?[A-ZÁÉÍÓÚÑ])")
_FIGURE = re.compile(r"\d\s?(?:%|percent|per cent|por ciento|puntos|points)|[$€£¥]\s?\d|\d\s?[€£¥]")
"""A figure as a report of markets gives it; the number of a register or of a telephone is none."""


def by_words(line: str) -> Label | None:
    """Return the label of a line by what it says, or null."""
    if len(line) <= _LONGEST_LINE:
        for key, label in _LINES:
            if whole("regions", key, line):
                return label
    words = len(line.split())
    for key, label, most in _PARTS:
        if words <= most and found("regions", key, line) and not (label is Label.DISCLAIMER and _reports(line)):
            return label
    return None


def _reports(line: str) -> bool:
    """Say whether a paragraph reports figures, and says more of them than of what the law asks for.

    "The index gained 2.1% on Monday to 4,310. Past performance is no guarantee of future results."
    """
    head, colon, _ = line.partition(":")
    if colon and whole("regions", "disclaimer_headings", head.strip("*_ ")):
        return False
    sentences = _BETWEEN.split(line)
    told = [sentence for sentence in sentences if not found("regions", "disclaimer_parts", sentence)]
    said = sum(len(sentence.split()) for sentence in told)
    return 2 * said > len(line.split()) and any(map(_FIGURE.search, told))


def label(outline: Outline) -> None:
    """Label furniture and summaries."""
    for index in outline.open():
        outline.labels[index] = by_words(outline.lines[index])
    for index in range(len(outline.blocks)):
        if outline.blocks[index].main and outline.labels[index] in {None, Label.NAVIGATION, Label.COMMENTS}:
            section = _section(outline.lines[index])
            if section is not None:
                section(outline, index)
    _tail(outline)


def _section(line: str) -> Callable[[Outline, int], None] | None:
    if len(line) > _LONGEST_LINE:
        return None
    return next((section for key, section in _SECTIONS if whole("regions", key, line)), None)


def _summary(outline: Outline, index: int) -> None:
    """Label the list under a summary's heading, marked or not; else the lines that no empty line parts from it."""
    outline.labels[index] = Label.HEADING
    after = index + 1
    listed = after < len(outline.blocks) and outline.blocks[after].kind is Kind.ITEM
    for at in range(after, _points(outline, after)):
        outline.labels[at] = outline.labels[at] or Label.SUMMARY
    for at in range(after, len(outline.blocks)):
        goes_on = _listed(outline, at) if listed else at == after or not outline.blocks[at].gap
        if outline.blocks[at].kind is Kind.HEADING or not goes_on:
            break
        outline.labels[at] = outline.labels[at] or Label.SUMMARY


def _points(outline: Outline, start: int) -> int:
    """Return where the points end that stand without bullets, each after an empty line; the start when there are none.

    Points are alike: one sentence each, all with a stop or all without one. Where more of them follow than a summary
    has, the whole text is written so, and nothing tells where the summary ends.
    """
    after = range(start, len(outline.blocks))
    stop = start + sum(1 for _ in takewhile(lambda at: _is_point(outline, at, like=start), after))
    # "Key points / Banks rose 3% / Oil fell / What comes next / The session began ...": that is a heading.
    last = outline.lines[stop - 1]
    if start < stop < len(outline.blocks) and len(last.split()) <= _HEADING_WORDS and not _SAYS_MUCH.search(last):
        stop -= 1
    return stop if _LEAST_POINTS <= stop - start <= _MOST_POINTS else start


def _is_point(outline: Outline, index: int, *, like: int) -> bool:
    block, line = outline.blocks[index], outline.lines[index]
    if bool(_STOP.search(line)) != bool(_STOP.search(outline.lines[like])):
        return False
    free = outline.labels[index] is None and block.kind is Kind.PARAGRAPH and block.gap and _section(line) is None
    return free and outline.words(index) <= _POINT_WORDS and not _SENTENCES.search(line)


def _listed(outline: Outline, at: int) -> bool:
    """Say whether a block is an item of a list, or a piece between two items of one that lost its links."""
    kinds = [block.kind for block in outline.blocks[at : at + 2]]
    return kinds[0] is Kind.ITEM or kinds == [Kind.PARAGRAPH, Kind.ITEM]


def _author(outline: Outline, index: int) -> None:
    """Label the name and the note under "About the author"."""
    outline.labels[index] = Label.AUTHOR
    for at in range(index + 1, min(index + 1 + _AUTHOR_BLOCKS, len(outline.blocks))):
        free = outline.labels[at] in {None, Label.AUTHOR} and outline.blocks[at].kind is Kind.PARAGRAPH
        if not free or _section(outline.lines[at]):
            break
        outline.labels[at] = Label.AUTHOR


def _related(outline: Outline, index: int) -> None:
    """Label the headlines under "Related articles", up to the next prose."""
    outline.labels[index] = Label.NAVIGATION
    for at in range(index + 1, len(outline.blocks)):
        if outline.labels[at] is not None or outline.prose(at) or _section(outline.lines[at]):
            break
        outline.labels[at] = Label.NAVIGATION


def _comments(outline: Outline, index: int) -> None:
    """Label readers' comments: all after their heading but tables and legal notices, when it is one indeed."""
    after = range(index + 1, len(outline.blocks))
    signs = any(outline.labels[at] is Label.COMMENTS for at in after[:_COMMENT_SIGNS])
    if not (signs or not after or re.search(r"\d", outline.lines[index]) or outline.labels[index] is Label.COMMENTS):
        return
    outline.labels[index] = Label.COMMENTS
    for at in after:
        if outline.labels[at] is None:
            outline.labels[at] = Label.COMMENTS


def _legal(outline: Outline, index: int) -> None:
    """Label the blocks under "Disclaimer", up to a gap after the first or the next heading."""
    outline.labels[index] = Label.DISCLAIMER
    for at in range(index + 1, len(outline.blocks)):
        block = outline.blocks[at]
        free = outline.labels[at] in {None, Label.DISCLAIMER} and block.kind is not Kind.HEADING
        if not free or (block.gap and at > index + 1) or _section(outline.lines[at]):
            break
        outline.labels[at] = Label.DISCLAIMER


_SECTIONS: tuple[tuple[str, Callable[[Outline, int], None]], ...] = (
    ("summary", _summary),
    ("author_headings", _author),
    ("related", _related),
    ("comments_headings", _comments),
    ("disclaimer_headings", _legal),
)


def _tail(outline: Outline) -> None:
    """Label the short lines after the last prose as navigation, where the page's furniture has begun.

    An extractor of main text has taken such lines off already; what it left is text.
    """
    if not all(block.main for block in outline.blocks):
        return
    prose = (i for i in outline.open() if outline.prose(i) or outline.blocks[i].kind is not Kind.PARAGRAPH)
    begun = False
    for index in range(max(prose, default=-1) + 1, len(outline.blocks)):
        begun = begun or outline.labels[index] in {Label.AUTHOR, Label.COMMENTS, Label.DISCLAIMER, Label.NAVIGATION}
        if begun and outline.labels[index] is None:
            outline.labels[index] = Label.NAVIGATION
