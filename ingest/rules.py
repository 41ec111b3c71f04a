"""The room's tables, the same files with the same keys for every language, read once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "es")
"""The languages that there are tables for, as the folders under ``ingest/rules`` are named."""


@cache
def table(lang: str, name: str) -> dict[str, Any]:
    """Return one language's table ``ingest/rules/LANG/NAME.toml``."""
    return tomllib.loads(files("ingest").joinpath("rules", lang, f"{name}.toml").read_text(encoding="utf-8"))


@cache
def shared(name: str) -> dict[str, Any]:
    """Return a table that is the same in every language, ``ingest/rules/NAME.toml``."""
    return tomllib.loads(files("ingest").joinpath("rules", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def pattern(lang: str, name: str, key: str) -> re.Pattern[str]:
    """Compile a list of expressions of one language's table into one, case folded; it never matches when empty."""
    return re.compile(_joined(lang, name, key), re.IGNORECASE)


@cache
def _folded(lang: str, name: str, key: str) -> re.Pattern[str]:
    """Compile the same for lower-case text, which is searched several times faster than with case ignored."""
    return re.compile(_joined(lang, name, key))


def _joined(lang: str, name: str, key: str) -> str:
    return "|".join(f"(?:{line})" for line in table(lang, name)[key]) or r"(?!)"


def whole(name: str, key: str, line: str) -> str | None:
    """Return the first language one of whose expressions matches the whole line, or null."""
    folded = line.lower()
    return next((lang for lang in LANGUAGES if _folded(lang, name, key).fullmatch(folded)), None)


def found(name: str, key: str, text: str) -> str | None:
    """Return the first language one of whose expressions occurs in the text, or null."""
    folded = text.lower()
    return next((lang for lang in LANGUAGES if _folded(lang, name, key).search(folded)), None)
