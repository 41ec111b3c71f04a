"""What narrows a search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.search.conditions import Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a passage must be, state or name to be found; null for what does not matter.

    Attributes:
        subject: identifier of the claim contract. Where nothing is asked of a figure, it is enough to name it.
        metric: of a figure about the subject.
        where: conditions on such figures, each of which one of them has to meet: its stated interval reaches into the
            wanted one.
        as_of: the time that such a figure is about shares a day with this date, month, quarter, year or interval; a
            figure without one is about the day of publication.
        lang: of the passage.
        doc: name or uri of the document; ``publisher`` its publisher.
        since, until: first and last day of publication.
        originals: whether of copies of one text only the first published counts.
    """

    subject: str | None = None
    metric: str | None = None
    where: tuple[Condition, ...] = ()
    as_of: str | None = None
    lang: str | None = None
    doc: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    originals: bool = False
