"""Trained models on this machine: what a name stands for, in which precision they compute, why one does not load."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import EncoderError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.errors import StoreError

PRECISION = "COTEJO_PRECISION"
"""The environment variable that says in which precision models compute: ``half`` or ``full``."""

FAST = ("amx_bf16",)
"""What a processor has that is faster in half precision (bfloat16) than in full: matrix units, made for such products.

Vector instructions (AVX-512 BF16) alone do not pay: with them a model of six layers ran at 0.75 of its speed in full
precision, its matrix products at 0.57.
"""

_PRECISIONS = {None: None, "half": True, "full": False}
WORDS = ("gold", "dollar")
"""Words that a model must tell apart: without its tokenizer's file a folder loads, and reads every word as unknown."""

_UNUSABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, ImportError, RuntimeError)


def located(name: str) -> str:
    """Return the absolute path of a folder that is there, any other name as it is."""
    path = Path(name).expanduser()
    return str(path.resolve()) if path.is_dir() else name


def has_half_precision() -> bool:
    """Tell whether this processor is faster in half precision."""
    import torch

    able = torch.cpu.get_capabilities()
    return any(able.get(each, False) for each in FAST)


def precision(half: bool | None) -> dict[str, Any]:  # noqa: FBT001  (the value itself, not a mode)
    """Return what tells a model's loader in which precision to compute.

    Args:
        half: null for what the environment says, and where it says nothing, for what the processor is faster in.

    Raises:
        EncoderError: the environment says something else than ``half`` or ``full``.
    """
    import torch

    said = os.environ.get(PRECISION) or None
    if said not in _PRECISIONS:
        raise EncoderError(f"{PRECISION}={said}: no precision; set it to half or full, or leave it out")
    wanted = next((each for each in (half, _PRECISIONS[said]) if each is not None), has_half_precision())
    return {"dtype": torch.bfloat16 if wanted else torch.float32}


@contextlib.contextmanager
def loading(kind: str, name: str, error_type: type[StoreError], *, download: bool) -> Iterator[None]:
    """Turn what goes wrong while a model is loaded into an error that says what to do.

    Args:
        kind: what the model is: ``encoder``, ``reranker``.
        name: as the user gave it.
        error_type: what is raised.
        download: whether the network was allowed.
    """
    from safetensors import SafetensorError
    from transformers.utils import logging

    # Of what is read from the disk; a download still shows its own.
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    except (*_UNUSABLE, SafetensorError) as error:
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        tried = "cannot be loaded or fetched" if download else "cannot be loaded from this machine"
        raise error_type(f"{kind} {name}: {tried} ({reason}); {_advice(name, download=download)}") from error


def _advice(name: str, *, download: bool) -> str:
    if Path(name).expanduser().is_dir():
        return "name a folder that sentence-transformers can load"
    if download:
        return "check the name and the network, or name the folder of a model that is here"
    return "name the folder of a model, or allow the network with --download"
