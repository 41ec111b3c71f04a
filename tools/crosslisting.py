"""Companies listed at home and in New York: each listing bears the names of the other.

"YPF (NYSE: YPF)" and "las acciones de YPF en Buenos Aires" name one company. The home listing comes first in the table,
so that a name by itself means that one, and a tag behind the name means its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

Names: TypeAlias = Mapping[str, tuple[list[str], list[str]]]
"""The names of each listing: those that stand alone, and those that need evidence."""

_MARKS = re.compile(r"[^\w]+")


def pairs(path: Path, titles: Mapping[str, Sequence[str]], american: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the American and the home listing of each company that has both.

    Args:
        path: pairs that were written by hand; a home that is a hyphen says that the company is another of the name.
        titles: the names of each listing without their legal forms; listings that are called the same are a pair.
        american: the markets of the United States.
    """
    known = dict(_rows(path))
    yield from ((each, home) for each, home in known.items() if home != "-")
    homes = {_key(name): each for each, names in titles.items() if each[:4] not in american for name in names}
    for each, names in titles.items():
        home = next((homes[_key(name)] for name in names if _key(name) in homes), None)
        if each[:4] in american and home is not None and each not in known:
            yield each, home


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            american, home = line.split("\t")
            yield american, home


def share(names: Names, listed: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Give American listings the names of their homes; return those that had none of them before."""
    gained = set()
    for american, home in listed:
        if american in names and home in names:
            strong, weak = names[american]
            own = {name.lstrip("^") for name in (*strong, *weak)}
            strong += (name for name in names[home][0] if name not in strong)
            weak[:] = [name for name in weak if name.lstrip("^") not in strong]
            weak += (name for name in names[home][1] if name not in weak and name not in strong)
            if not own & {name.lstrip("^") for each in names[home] for name in each}:
                gained.add(american)
    return frozenset(gained)


def _key(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
    return _MARKS.sub(" ", plain).strip()
