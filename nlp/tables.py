"""The package's tables of data: what the rules say of each language, and what is the same for all."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "es")


@cache
def shared_table(name: str) -> dict[str, Any]:
    """Return a table that all languages share: ``shared_table("metrics")`` reads ``nlp/data/metrics.toml``."""
    return tomllib.loads(files("nlp").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def language_table(lang: str, name: str) -> dict[str, Any]:
    """Return a table of one language: ``language_table("es", "metrics")`` reads ``nlp/rules/es/metrics.toml``."""
    return tomllib.loads(files("nlp").joinpath("rules", lang, f"{name}.toml").read_text(encoding="utf-8"))


@cache
def pesos() -> frozenset[str]:
    """Return the currencies that are called pesos and written with the sign of the dollar."""
    return frozenset(shared_table("currencies")["evidence"])


def merged(name: str) -> dict[str, list[str]]:
    """Return the lists of a table with the entries of all languages together."""
    tables = [language_table(lang, name) for lang in LANGUAGES]
    return {key: [entry for each in tables for entry in each[key]] for key in tables[0]}
