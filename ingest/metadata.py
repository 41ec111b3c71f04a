"""What a document says of itself: title, author, reviewer, publisher, date, languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ingest import bylines, dates, language, markup
from ingest.datelines import opening_date
from ingest.document import CONTENT, Label, Metadata, Region
from ingest.regions import languages
from ingest.rules import LANGUAGES, pattern

_PROSE = frozenset({Label.BODY, Label.SUMMARY})


def complete(given: Metadata, text: str, regions: Sequence[Region]) -> Metadata:
    """Fill what is not known of a document from what its text says.

    Args:
        given: what front matter, the page's head or the row said; it is kept.
        text: the document's text.
        regions: its regions.
    """
    lines = [(region.label, markup.plain(text[region.start : region.end])) for region in regions]
    read = [byline for label, line in lines if label is Label.BYLINE and (byline := bylines.parse(line))]
    machine = any(byline.machine for byline in read) or any(
        bylines.machine_written(line)
        for label, line in lines
        if label in {Label.BYLINE, Label.AUTHOR, Label.DISCLAIMER}
    )
    lang = language.detect(_prose(text, regions), default=given.lang or given.page_lang)
    page_lang = given.page_lang or _page_lang(text, regions) or lang
    return replace(
        given,
        title=given.title or next((line for label, line in lines if label is Label.TITLE), None),
        author=given.author or next((byline.author for byline in read if byline.author), None),
        reviewer=given.reviewer or next((byline.reviewer for byline in read if byline.reviewer), None),
        machine_written=given.machine_written if given.machine_written is not None else (machine or None),
        publisher=given.publisher
        or next((byline.publisher for byline in read if byline.publisher), None)
        or _publisher(lines),
        published=given.published or _published(lines, page_lang) or _opening_date(lines, page_lang),
        lang=lang,
        page_lang=page_lang,
    )


def _prose(text: str, regions: Sequence[Region]) -> str:
    prose = [markup.plain(text[region.start : region.end]) for region in regions if region.label in _PROSE]
    return "\n".join(prose or (text[region.start : region.end] for region in regions if region.label in CONTENT))


def _page_lang(text: str, regions: Sequence[Region]) -> str | None:
    """Return the language of most of what stands around the text, null when nothing does or it is a draw."""
    votes = Counter(languages(text, regions)).most_common(2)
    if len(votes) == 1 or (votes and votes[0][1] > votes[1][1]):
        return votes[0][0]
    return None


def _publisher(lines: Sequence[tuple[Label, str]]) -> str | None:
    """Return the publisher that the title or a furniture line names (``Example Bank Press Release``)."""
    for label, line in lines:
        if label not in _PROSE:
            for lang in LANGUAGES:
                named = pattern(lang, "bylines", "publisher").fullmatch(line)
                if named:
                    return next(name for name in named.groups() if name).strip()
    return None


def _published(lines: Sequence[tuple[Label, str]], lang: str | None) -> str | None:
    """Return the date of publication: a labelled one first, then the most exact, then the first.

    Only bylines and datelines are looked at: ``As of January 2`` in a sentence is the date of what it says.
    """
    found: list[tuple[int, bool, int, str]] = []
    for label, line in lines:
        if label not in {Label.BYLINE, Label.DATELINE}:
            continue
        at = 0
        for dated in dates.find(line, lang=lang):
            before, at = line[at : dated.start], dated.end
            rank = 2 if _labelled("other_labels", before) else 0 if _labelled("labels", before) else 1
            found.append((rank, "T" not in dated.value, len(found), dated.value))
    return min(found)[3] if found else None


def _opening_date(lines: Sequence[tuple[Label, str]], lang: str | None) -> str | None:
    paragraphs = [part for label, line in lines if label in CONTENT for part in line.split("\n") if part.strip()]
    return opening_date(paragraphs, lang=lang)


def _labelled(key: str, before: str) -> bool:
    return any(_label_pattern(lang, key).search(before) for lang in LANGUAGES)


@cache
def _label_pattern(lang: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{pattern(lang, 'dates', key).pattern})\W*$", re.IGNORECASE)
