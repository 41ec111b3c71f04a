"""The text of a spaCy document and of its tokens, kept or cut rather than joined anew at every call."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TEXT = "cotejo_text"


def whole(doc: Doc) -> str:
    """Return ``doc.text``, joined once: a ``Doc`` joins its tokens anew at every call."""
    text = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return str(text)


def keep(doc: Doc, text: str) -> None:
    """Tell a document the text that it was made of."""
    doc.user_data[_TEXT] = text


def words(doc: Doc) -> list[str]:
    """Return the text of each token, as it is written."""
    text, starts = whole(doc), doc.to_array("IDX")
    ends = starts + doc.to_array("LENGTH")
    return [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


def leading(text: str) -> int:
    """Return how many blanks a text opens with."""
    return len(text) - len(text.lstrip())
