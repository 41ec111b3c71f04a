"""What reads a query and a passage together: slower than vectors, and better at telling what answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@runtime_checkable
class Reranker(Protocol):
    """Anything that says how well each of some texts answers a query."""

    @property
    def name(self) -> str:
        """What the user is told that ranked."""
        ...

    def score(self, query: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one score a text, the higher the better; scores of two models do not compare."""
        ...
