"""Bytes in, text out: the encoding is detected, the byte-order mark taken off, and nothing else changed."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ("cp1252", "mac_roman", "cp850", "latin_1")
"""The encodings of Western European text before Unicode, which one byte sequence alone does not tell apart."""
_OTHERS = (
    (b"%PDF-", "a PDF", "save its text as .txt first (pdftotext does)"),
    (b"{\\rtf", "rich text (RTF)", "save it as .docx or .txt first"),
    (b"\xd0\xcf\x11\xe0", "a file of an old Office program", "save it as .docx or .txt first"),
    (b"PK\x03\x04", "a packed archive", "unpack it first"),
    (b"\x1f\x8b", "packed with gzip", "unpack it first (gunzip does)"),
)
"""What files are that were named as texts: how they begin, what they are, and what to do. Some look like text."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


class UnreadableError(ValueError):
    """The bytes are no text. The message says why and what to do."""


def decode(data: bytes) -> str:
    """Return the text of a file.

    A byte-order mark decides; else UTF-8 where the bytes are valid in it; else UTF-16 where every other byte is null;
    else the encoding that an HTML page declares; else the likeliest Western European one.

    Raises:
        UnreadableError: the bytes are binary.
    """
    for start, kind, remedy in _OTHERS:
        if data.startswith(start):
            raise UnreadableError(f"is {kind}, whatever its name says; {remedy}")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data.removeprefix(mark), encoding))
    return _checked(_unmarked(data))


def _unmarked(data: bytes) -> str:
    if data.count(0) > len(data) // 4 and len(data) % 2 == 0:
        return _strict(data, "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if len(_MULTIBYTE.findall(data)) >= _invalid(data):
            return _patched(data)
        if declared := _DECLARED.search(data[:4096]):
            return _declared(data, declared[1].decode("ascii"))
        return _legacy(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"not valid {encoding}: {error.reason} at byte {error.start}; save it as UTF-8"
        ) from error


def _declared(data: bytes, name: str) -> str:
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return _legacy(data)
    if codec in {"utf-8", "ascii"}:
        return _patched(data)
    try:
        # Pages that declare Latin-1 are read as Windows-1252, as browsers read them.
        return data.decode("cp1252" if codec == "iso8859-1" else codec)
    except UnicodeDecodeError:
        return _legacy(data)


def _legacy(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(_LEGACY)).best()
    try:
        return data.decode(best.encoding if best else "cp1252")
    except UnicodeDecodeError:
        # Latin-1 reads any byte; it is reached with the five that Windows-1252 leaves undefined.
        return data.decode("latin_1")


def _invalid(data: bytes) -> int:
    return data.decode("utf-8", errors="replace").count("�") - data.count("�".encode())


def _patched(data: bytes) -> str:
    """Read UTF-8 in which single bytes of another encoding stand (a pasted quotation) as Windows-1252."""
    return data.decode("utf-8", errors="cotejo_cp1252")


def _checked(text: str) -> str:
    if len(_CONTROLS.findall(text)) > len(text) // 100 or "\x00" in text:
        raise UnreadableError("holds binary data, not text; convert it to text first")
    return text


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", errors="replace"), error.end


codecs.register_error("cotejo_cp1252", _as_cp1252)
