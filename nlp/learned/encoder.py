"""The transformer encoder, which ONNX Runtime computes one sentence at a time, on one thread.

``tools/attachment/export.py`` writes the graph: what the trained network computes, with weights of eight bits.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    Numbers: TypeAlias = NDArray[np.int64]
    Matrix: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Encoder:
    """A trained encoder.

    Attributes:
        session: its graph.
        longest: the most pieces that a sentence may have.
    """

    session: InferenceSession
    longest: int

    @classmethod
    def from_file(cls, path: Path, *, longest: int) -> Encoder:
        """Read a graph from its file."""
        from onnxruntime import InferenceSession, SessionOptions

        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        return cls(InferenceSession(path, options, providers=["CPUExecutionProvider"]), longest)

    def __call__(self, pieces: Numbers, kinds: Numbers, names: Numbers, asked: Numbers) -> Matrix:
        """Return the last states of some of a sentence's pieces.

        Args:
            pieces: the numbers of the pieces, shape ``(n,)``.
            kinds: the kind of each.
            names: of each the number that tells its name apart from others; 0 for what is no name.
            asked: the places of the pieces whose states are wanted, shape ``(k,)``.

        Returns:
            Their states, shape ``(k, width)``.
        """
        given = {"pieces": pieces, "kinds": kinds, "names": names, "asked": asked}
        states: Matrix = self.session.run(["states"], given)[0]
        return states
