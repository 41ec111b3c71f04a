"""What a store knows by name: the subjects of its figures, and what its texts call them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from index.schema import claims, mentions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Subjects:
    """The subjects of a store.

    Attributes:
        figures: how many figures are about each, by identifier; those that are only mentioned have none.
        names: what the texts call them, each with the identifiers that it stands for.
    """

    figures: Mapping[str, int]
    names: Mapping[str, frozenset[str]]


def subjects(connection: Connection) -> Subjects:
    """Return the subjects that a store's texts mention or state figures about."""
    names: dict[str, set[str]] = defaultdict(set)
    for identifier, text in connection.execute(select(mentions.c.identifier, mentions.c.text).distinct()):
        names[" ".join(text.split())].add(identifier)
    figures = dict.fromkeys(sorted({each for found in names.values() for each in found}), 0)
    counted = select(claims.c.subject, func.count()).where(claims.c.subject.is_not(None)).group_by(claims.c.subject)
    figures |= {row[0]: row[1] for row in connection.execute(counted)}
    return Subjects(figures, {name: frozenset(found) for name, found in sorted(names.items())})
