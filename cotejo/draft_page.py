"""The remarks on drafts as one page: every draft with its figures that stand in a finding marked, and what is wrong.

The page holds all that it needs, and nothing of it is fetched.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cotejo.checking import Checked, Remark
    from ingest.document import Document
    from queries.finding import Cited

_GRAVEST = ("error", "warning", "info")


def page(checked: Checked) -> str:
    """Return the page."""
    css = files("cotejo").joinpath("data", "check.css").read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>cotejo check</title>\n<style>\n{css}</style>\n</head>\n"
        f"<body>\n<main>\n{sections(checked)}</main>\n</body>\n</html>\n"
    )


def sections(checked: Checked) -> str:
    """Return what the page shows: what could not be read, then every draft beside what is wrong with it."""
    bodies = "".join(_draft(document, checked.remarks, place) for place, document in enumerate(checked.documents))
    refused = "".join(
        f'<p class="refused">{escape(each.source)}: {escape(each.reason)}</p>\n' for each in checked.rejected
    )
    return f"{refused}{bodies}"


def _draft(document: Document, remarks: Sequence[Remark], place: int) -> str:
    own = [remark for remark in remarks if remark.file == document.name]
    listed = "".join(_item(remark, f"d{place}r{number}") for number, remark in enumerate(own))
    told = f"<ol>\n{listed}</ol>" if own else '<p class="clean">Nothing found.</p>'
    lang = escape(document.metadata.lang or "en")
    return (
        f"<section>\n<header><h1>{escape(document.name)}</h1></header>\n<div class=columns>\n"
        f'<article lang="{lang}">{"".join(_marked(document, own, place))}</article>\n'
        f'<aside aria-label="findings">{told}</aside>\n</div>\n</section>\n'
    )


def _item(remark: Remark, key: str) -> str:
    finding = remark.finding
    sides = "".join(f"<ul>{''.join(_cited(each) for each in side)}</ul>" for side in finding.sides)
    return (
        f'<li id="{key}" class="{finding.severity}"><a href="#{key}s0"><b>{finding.severity}</b> {finding.kind} '
        f"<small>{remark.place}</small></a><p>{escape(finding.message)}</p>"
        f"<details><summary>the sentences</summary>{sides}</details></li>\n"
    )


def _cited(cited: Cited) -> str:
    when = f", {escape(cited.doc_date)}" if cited.doc_date else ""
    sentence = escape(" ".join(cited.sentence.split()))
    return f"<li><q>{sentence}</q> <cite>{escape(cited.doc)}{when}</cite></li>"


def _marked(document: Document, remarks: Sequence[Remark], place: int) -> Iterator[str]:
    """Yield the text with its figures marked; one that stands in several findings leads to the gravest of them."""
    spots = [
        (spot.start, _GRAVEST.index(remark.finding.severity), number, index, spot.end)
        for number, remark in enumerate(remarks)
        for index, spot in enumerate(remark.spots)
    ]
    at = 0
    for start, gravity, number, index, end in sorted(spots):
        key = f"d{place}r{number}"
        if start < at:  # its own anchor stands all the same, so that the list leads somewhere
            yield f'<span id="{key}s{index}"></span>'
            continue
        yield escape(document.text[at:start])
        title = escape(remarks[number].finding.message)
        yield f'<mark id="{key}s{index}" class="{_GRAVEST[gravity]}" title="{title}"><a href="#{key}">'
        yield f"{escape(document.text[start:end])}</a></mark>"
        at = end
    yield escape(document.text[at:])
