"""Read-time repairs of a text, as an overlay over it: mojibake, lost letters and character references.

The text stays as it was.
"""

from __future__ import annotations

import html
import re

from ingest import lost_letters, mojibake
from ingest.document import Edit, Overlay

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


def find(text: str) -> Overlay:
    """Return the repairs of a text: ``â€™`` read as ``’``, ``PETR?LEO`` as ``PETRÓLEO``, ``S&amp;P`` as ``S&P``."""
    edits = list(mojibake.find(text))
    references = (Edit(*match.span(), html.unescape(match[0])) for match in _REFERENCE.finditer(text))
    for edit in (*lost_letters.find(text), *(references if "&" in text else ())):
        apart = all(edit.end <= other.start or other.end <= edit.start for other in edits)
        if apart and edit.text != text[edit.start : edit.end]:
            edits.append(edit)
    return Overlay(tuple(sorted(edits, key=lambda edit: edit.start)))
