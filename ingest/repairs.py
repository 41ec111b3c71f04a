"""Read-time repairs of a text, as an overlay over it: mojibake and character references. The text stays as it was."""

from __future__ import annotations

import html
import re

from ingest import mojibake
from ingest.document import Edit, Overlay

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


def find(text: str) -> Overlay:
    """Return the repairs of a text: ``â€™`` read as ``’``, ``S&amp;P`` as ``S&P``."""
    edits = list(mojibake.find(text))
    taken = [(edit.start, edit.end) for edit in edits]
    for match in _REFERENCE.finditer(text) if "&" in text else ():
        read = html.unescape(match[0])
        if read != match[0] and not any(start < match.end() and match.start() < end for start, end in taken):
            edits.append(Edit(match.start(), match.end(), read))
    return Overlay(tuple(sorted(edits, key=lambda edit: edit.start)))
