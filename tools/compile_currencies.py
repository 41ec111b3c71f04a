"""Compile the names of the world's currencies into ``nlp/data/currency_names.toml``.

    pip install babel
    python tools/compile_currencies.py [--output FILE]

The names are those of the Unicode Common Locale Data Repository, which Babel carries. A noun that only one currency has
("zloty", "guaraníes") stands for it alone too. What commentary calls a currency otherwise, and what a noun of several
means without more ("dollars", "pesos"), is written by hand in ``units.toml`` of each language, and counts before this.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Any

OUTPUT = Path(__file__).parent.parent / "nlp" / "data" / "currency_names.toml"
NOUN = MappingProxyType({"en": -1, "es": 0})
"""Which word of a name is its noun: "Danish kroner", "coronas danesas"."""
ORDINARY = frozenset(["gold", "mark", "real", "oro", "marco", "leona", "sum", "nuevo", "tala", "bat", "rieles"])
"""Nouns that after a number mean something else: "the 6,900 mark", "100 gold futures"."""


def names(lang: str) -> Mapping[str, tuple[str, ...]]:
    """Return the names of every currency in use by its code, one and several of it."""
    numbers: Any = import_module("babel.numbers")
    found = {}
    for code in _codes():
        forms = [numbers.get_currency_name(code, count=count, locale=lang) for count in (1, 2)]
        found[code] = tuple(dict.fromkeys(form.lower().replace("ʻ", "'") for form in forms))
    return found


def _codes() -> list[str]:
    """Return the codes of the currencies that are legal tender somewhere."""
    core: Any = import_module("babel.core")
    numbers: Any = import_module("babel.numbers")
    return sorted({code for place in core.get_global("territory_currencies") for code in _tender(numbers, place)})


def _tender(numbers: Any, place: str) -> Iterable[str]:
    codes: list[str] = numbers.get_territory_currencies(place)
    return codes


def with_nouns(found: Mapping[str, tuple[str, ...]], lang: str) -> dict[str, list[str]]:
    """Add to each currency's names the noun that it alone has."""
    owners = defaultdict(set)
    for code, forms in found.items():
        for form in forms:
            owners[_noun(form, lang)].add(code)
    return {code: list(dict.fromkeys([*forms, *_alone(owners, forms, lang)])) for code, forms in found.items()}


def _noun(name: str, lang: str) -> str:
    return name.split()[NOUN[lang]]


def _alone(owners: Mapping[str, set[str]], forms: Iterable[str], lang: str) -> list[str]:
    nouns = [_noun(form, lang) for form in forms]
    shared = any(len(owners[noun]) > 1 or noun in ORDINARY for noun in nouns)
    return [] if shared else nouns


def table(langs: Iterable[str]) -> str:
    """Return the file to write."""
    lines = [f"# Names of currencies: Unicode CLDR through Babel {version('babel')}, by tools/compile_currencies.py."]
    for lang in langs:
        lines += ["", f"[{lang}]"]
        for code, forms in with_nouns(names(lang), lang).items():
            lines.append(f"{code} = [{', '.join(_quoted(form) for form in forms)}]")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return f'"{text}"'


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    options.output.write_text(table(NOUN), encoding="utf-8")


if __name__ == "__main__":
    main()
