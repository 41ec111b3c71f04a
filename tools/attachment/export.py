"""The trained network as the package reads it, and as ``BertModel.from_pretrained`` does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from safetensors.torch import save_file

from tools.attachment.batches import Codes
from tools.attachment.network import Network

if TYPE_CHECKING:
    import torch


def export(folder: Path, network: Network, codes: Codes) -> None:
    """Write the model in half precision; its model card is not touched."""
    folder.mkdir(parents=True, exist_ok=True)
    config = network.encoder.config
    config.architectures = ["BertModel"]
    described = json.loads(config.to_json_string()) | {
        "kinds": codes.kinds,
        "metrics": codes.metrics,
        "statuses": codes.statuses,
    }
    (folder / "config.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
    codes.tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    weights = {name: _half(value) for name, value in network.encoder.state_dict().items() if value.is_floating_point()}
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    heads = {
        f"{name}.{kind}": _half(value)
        for name, layer in network.heads().items()
        for kind, value in layer.state_dict().items()
    }
    save_file(heads, folder / "heads.safetensors", metadata={"format": "pt"})


def _half(value: torch.Tensor) -> torch.Tensor:
    return value.detach().half().contiguous()
