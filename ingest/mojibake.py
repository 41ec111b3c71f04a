"""UTF-8 that was read as Windows-1252 or Latin-1 somewhere on its way: ``â€™`` for ``’``, ``Ã³`` for ``ó``.

The bytes are found again by writing the characters in the encoding that they were wrongly read in. Where a program
dropped the control characters among them (``4â1/4`` of ``4‑1/4``), what stands around says which character it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.document import Edit

_SUSPECT = re.compile("[ÂÃÄÅâðï]")
_BYTES = {bytes([byte]).decode("cp1252", errors="ignore") or chr(byte): byte for byte in range(0x80, 0x100)}
_BYTES |= {chr(byte): byte for byte in range(0x80, 0xA0)}
_TAIL = "".join(re.escape(char) for char, byte in _BYTES.items() if 0x80 <= byte < 0xC0)
_SEQUENCE = re.compile(f"[ÂÃÄÅ][{_TAIL}]|â[{_TAIL}]{{2}}|ï[{_TAIL}]{{2}}|ð[{_TAIL}]{{3}}")
_LONGEST = 4
"""Bytes of a character in UTF-8, at most."""
_LOST = (
    # "4â1/4 percent": a no-break hyphen or a dash between figures; a hyphen reads either as the text meant it.
    (re.compile(r"(?<=\d)(?:â|â€)(?=\d)"), "-"),
    # "the Fedâs target": an apostrophe, in letters.
    (re.compile(r"(?<=[^\W\d_])(?:â|â€)(?=(?:s|t|re|ve|ll|d|m)\b)"), "’"),
    # "growth â though slow â": a dash between spaces.
    (re.compile(r"(?<= )(?:â|â€)(?= )"), "–"),
    # "âsoft landingâ": quotation marks, opening before a word and closing after one.
    (re.compile(r"(?<![^\s(\[¿¡])(?:â|â€|âœ)(?=[A-ZÁÉÍÓÚÑa-záéíóúñ¿¡])"), "“"),
    (re.compile(r"(?<=[\w.,!?%)])(?:â€\ufffd?|â)(?=[\s.,;:!?)\]]|\Z)"), "”"),
    # "dÃas": the soft hyphen that is the second byte of "í" is dropped by many programs.
    (re.compile(r"(?<=[a-záéíóúñ])Ã(?=[a-záéíóúñ]|\b)(?! )"), "í"),
    # "Ã  la": the no-break space that is the second byte of "à" became a space.
    (re.compile(r"(?<![^\W_])Ã (?=\s)"), "à"),
    # "2.5Â %", "Â©": what is left of a no-break space, or the first byte of a character that was kept.
    (re.compile(r"Â(?=[ \t£©®°«»¿¡ºª½¼¾·])"), ""),
)


def find(text: str) -> Iterator[Edit]:
    """Yield the repairs of a text, in order; they do not overlap."""
    if not _SUSPECT.search(text):
        return
    once = [edit for match in _SEQUENCE.finditer(text) if (edit := _decoded(match))]
    edits = [edit for edit in _twice(once) if _plausible(edit.text)]
    taken = {offset for edit in edits for offset in range(edit.start, edit.end)}
    for lost, reading in _LOST:
        for match in lost.finditer(text):
            if taken.isdisjoint(range(*match.span())):
                edits.append(Edit(*match.span(), reading))
                taken.update(range(*match.span()))
    yield from sorted(edits, key=lambda edit: edit.start)


def _decoded(match: re.Match[str]) -> Edit | None:
    """Return what a whole sequence was read from, if its bytes are a character."""
    try:
        read = bytes(_BYTES[char] for char in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return Edit(*match.span(), read)


def _twice(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Join neighbours that are a broken character again: ``Ã¢â‚¬â„¢`` gives ``â€™``, which gives ``’``."""
    at = 0
    while at < len(edits):
        for stop in range(min(at + _LONGEST, len(edits)), at + 1, -1):
            run = edits[at:stop]
            match = _SEQUENCE.fullmatch("".join(edit.text for edit in run))
            again = match and all(one.end == two.start for one, two in pairwise(run)) and _decoded(match)
            if again:
                yield Edit(run[0].start, run[-1].end, again.text)
                at = stop
                break
        else:
            yield edits[at]
            at += 1


def _plausible(char: str) -> bool:
    """Say whether a character belongs to Western text: letters, punctuation, currencies, signs, fractions, emoji."""
    code = ord(char)
    ranges = (
        (0xA0, 0x17F),
        (0x2000, 0x20CF),
        (0x2100, 0x22FF),
        (0x25A0, 0x27BF),
        (0xFB00, 0xFB06),
        (0xFEFF, 0xFEFF),
        (0x1F000, 0x1FAFF),
    )
    return any(low <= code <= high for low, high in ranges)
