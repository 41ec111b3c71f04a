"""The trained model: a transformer encoder over a sentence, and what its heads say of each figure."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from nlp.claims.metric.vocabulary import metrics, unit_class
from nlp.claims.scene import Scene
from nlp.claims.subject.economies import stands_for
from nlp.learned.encoder import Encoder
from nlp.learned.view import Name, View, view
from nlp.names.strangers import listed

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from threadpoolctl import ThreadpoolController
    from tokenizers import Tokenizer

    Vector = NDArray[np.float32]
    Numbers = NDArray[np.int64]

NAME = "cotejo-attachment-en-es"
NO_METRIC = "none"
BEGINS, UNKNOWN = "▁", "<unk>"
"""What stands before a piece that begins a word, and the piece of what has none."""
_CACHED = 20_000


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the model makes of one figure: probabilities, as logarithms.

    Attributes:
        metrics: of each metric that the figure's unit allows, and of ``none``: the figure is no claim.
        names: what the figure may be about.
        subjects: of each name, and last of no subject in sight.
        statuses: of each status.
    """

    metrics: Mapping[str, float]
    names: Sequence[Name]
    subjects: Sequence[float]
    statuses: Mapping[str, float]

    def likelihoods(self, metric: str) -> Mapping[str | None, float]:
        """Return the probability of each subject, of all names that stand for it where a metric is measured.

        Companies that no table holds are nobody to the contract: theirs is that of no subject.
        """
        measured = metrics()[metric]
        found: dict[str | None, float] = {None: math.exp(self.subjects[-1])}
        for log, name in zip(self.subjects, self.names, strict=False):
            meant = listed(stands_for(name.id, measured))
            found[meant] = found.get(meant, 0.0) + math.exp(log)
        return found


@dataclass(frozen=True, slots=True)
class Encoded:
    """A view in numbers: its pieces, and of each its kind and which name it is; the first piece of each word."""

    pieces: Numbers
    kinds: Numbers
    names: Numbers
    starts: Sequence[int]


@dataclass(frozen=True, slots=True)
class Model:
    """Reads the figures of a scene. ``kinds``, ``metrics`` and ``statuses`` number what the heads know."""

    encoder: Encoder
    heads: Mapping[str, Vector]
    tokenizer: Tokenizer
    kinds: Mapping[str, int]
    metrics: tuple[str, ...]
    statuses: tuple[str, ...]

    @classmethod
    def from_folder(cls, folder: Path) -> Model:
        """Read a model from its folder."""
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        return cls(
            Encoder.from_file(folder / "encoder.onnx", longest=config["longest"]),
            _single(load_file(folder / "heads.safetensors")),
            Tokenizer.from_file(str(folder / "tokenizer.json")),
            {kind: number for number, kind in enumerate(config["kinds"])},
            tuple(config["metrics"]),
            tuple(config["statuses"]),
        )

    def read(self, scene: Scene) -> tuple[Opinion | None, ...]:
        """Return what the model makes of each figure of a scene; null for those beyond its reach."""
        seen = view(scene)
        sentence = self.encode(seen)
        starts, reach = sentence.starts, min(len(sentence.pieces), self.encoder.longest)
        stated = [number for number, place in enumerate(seen.figures) if place is not None and starts[place] < reach]
        if not stated:
            return (None,) * len(seen.figures)
        names = tuple(name for name in seen.names if starts[name.place] < reach)
        # The heads look at figures, names and the start alone.
        asked = [*(starts[seen.figures[number] or 0] for number in stated), *(starts[name.place] for name in names), 0]
        states = self.encoder(
            sentence.pieces[:reach], sentence.kinds[:reach], sentence.names[:reach], np.array(asked, dtype=np.int64)
        )
        units = [unit_class(scene.figures[number].quantity.unit) for number in stated]
        # A sentence is too small a product to share out: more threads only wait for each other.
        with _threads().limit(limits=1, user_api="blas"):
            found = dict(zip(stated, self._opinions(units, names, states), strict=True))
        return tuple(found.get(number) for number in range(len(seen.figures)))

    def encode(self, seen: View) -> Encoded:
        """Return a view in numbers."""
        words = [pieces(self.tokenizer, word) for word in seen.words]
        numbers = [self.kinds.get(kind, 0) for kind in seen.kinds]
        starts = list(accumulate(map(len, words), initial=0))
        names = np.zeros(starts.pop(), dtype=np.int64)
        for place, number in seen.identities().items():
            names[starts[place]] = number
        kinds = [kind for kind, parts in zip(numbers, words, strict=True) for _ in parts]
        return Encoded(np.array([piece for parts in words for piece in parts]), np.array(kinds), names, starts)

    def _opinions(self, units: Sequence[str], names: Sequence[Name], states: Vector) -> Iterator[Opinion]:
        """Yield what the heads make of the figures, whose states come first, those of the names and the start last."""
        figures, others = states[: len(units)], states[len(units) :]
        inner = np.maximum(self._head("inner", figures), 0.0)
        measured = self._head("metric", inner)
        statuses = _log_softmax(self._head("status", inner)).tolist()
        keys = self._head("key", others)
        subjects = _log_softmax(self._head("query", figures) @ keys.T / np.float32(np.sqrt(keys.shape[1]))).tolist()
        for row, unit in enumerate(units):
            logs = _log_softmax(measured[row, allowed(self.metrics, unit)]).tolist()
            yield Opinion(
                dict(zip(_told(self.metrics, unit), logs, strict=True)),
                names,
                subjects[row],
                dict(zip(self.statuses, statuses[row], strict=True)),
            )

    def _head(self, name: str, states: Vector) -> Vector:
        result: Vector = states @ self.heads[f"{name}.weight"].T + self.heads[f"{name}.bias"]
        return result


@cache
def _threads() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


@cache
def shipped() -> Model:
    """Return the model that the package ships."""
    with as_file(files("nlp").joinpath("models", NAME)) as folder:
        return Model.from_folder(folder)


@cache
def allowed(names: tuple[str, ...], unit: str) -> list[int]:
    """Return the places of the metrics that a class of units can measure, and last that of no metric."""
    known = metrics()
    return [place for place, name in enumerate(names) if name in known and unit in known[name].units] + [len(names)]


@cache
def _told(names: tuple[str, ...], unit: str) -> tuple[str, ...]:
    """Return the names of what is allowed."""
    return tuple((*names, NO_METRIC)[place] for place in allowed(names, unit))


@lru_cache(maxsize=_CACHED)
def pieces(tokenizer: Tokenizer, word: str) -> tuple[int, ...]:
    """Return the numbers of a word's pieces; a marker is one piece, and a mark of punctuation begins no word."""
    marker = tokenizer.token_to_id(word) if word.startswith("[") else None
    if marker is not None:
        return (marker,)
    begun = BEGINS + word if word[:1].isalnum() else word
    found: list[int] = tokenizer.encode(begun, add_special_tokens=False).ids
    return tuple(found or tokenizer.encode(UNKNOWN, add_special_tokens=False).ids)


def _single(weights: Mapping[str, NDArray[np.float16]]) -> dict[str, Vector]:
    return {name: np.ascontiguousarray(value, dtype=np.float32) for name, value in weights.items()}


def _log_softmax(scores: Vector) -> Vector:
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Vector = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result
