"""What the fields beside a figure are read from: the text, its times and tables, and who judges."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.claims.scales import Scales
from nlp.claims.table.cells import Cells
from nlp.learned.judge import Judge
from nlp.reading import Mention
from nlp.times.time import TimeExpression


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for every figure of a text.

    Attributes:
        titled: the names in its title.
        peso: the currency that its peso is, null where it tells none.
        doc_date: when it was published, null where that is not known.
    """

    text: str
    times: tuple[TimeExpression, ...]
    cells: Cells
    judge: Judge
    titled: tuple[Mention, ...]
    scales: Scales
    peso: str | None = None
    doc_date: str | None = None
