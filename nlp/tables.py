"""The rule tables of the languages, read once from the package's data files."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "es")


@cache
def table(lang: str, name: str) -> dict[str, Any]:
    """Return the rule table ``name`` (a TOML file) of the language ``lang``."""
    return tomllib.loads(files("nlp").joinpath("rules", lang, name).read_text(encoding="utf-8"))


def merged(name: str) -> dict[str, list[str]]:
    """Return the lists of the rule table ``name`` with the entries of all languages together."""
    tables = [table(lang, name) for lang in LANGUAGES]
    return {key: [entry for each in tables for entry in each[key]] for key in tables[0]}
