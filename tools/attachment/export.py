"""The trained network as the package reads it: the encoder as a graph of ONNX, the heads beside it.

The weights of products are whole numbers of eight bits, a scale for each column of a matrix; so are the vectors of
pieces, a scale for each. Seven bits of the eight are used: processors without the newer instructions would overflow.
"""

from __future__ import annotations

import json
import math
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from safetensors.torch import save_file
from torch import nn

from tools.attachment.batches import LONGEST, Codes

if TYPE_CHECKING:
    from tools.attachment.network import Network

_EXAMPLE = 20


class Served(nn.Module):
    """What the encoder computes of one sentence, of its last states only those that are asked for."""

    scales: torch.Tensor
    numbers: torch.Tensor

    def __init__(self, network: Network) -> None:
        super().__init__()
        vectors = network.vectors()
        scales = (vectors.abs().amax(dim=1) / 127).clamp(min=1e-8).half()
        self.register_buffer("scales", scales)
        self.register_buffer("numbers", (vectors / scales.float()[:, None]).round().clamp(-127, 127).to(torch.int8))
        self.names = network.names
        self.embedded = network.encoder.embeddings
        self.layers = network.encoder.encoder.layer
        self.heads = network.encoder.config.num_attention_heads

    def forward(
        self, pieces: torch.Tensor, kinds: torch.Tensor, names: torch.Tensor, asked: torch.Tensor
    ) -> torch.Tensor:
        """Return states of shape ``(asked, width)``."""
        states = self.numbers[pieces].float() * self.scales[pieces].float()[:, None] + self.names(names)
        states = states + self.embedded.token_type_embeddings(kinds)
        states = states + self.embedded.position_embeddings.weight[: pieces.shape[0]]
        states = self.embedded.LayerNorm(states)
        for layer in self.layers[:-1]:
            states = self._after(layer, states, states)
        return self._after(self.layers[-1], states, states[asked])

    def _after(self, layer: Any, states: torch.Tensor, asking: torch.Tensor) -> torch.Tensor:
        attention = layer.attention
        width = states.shape[1] // self.heads
        query, key, value = (
            project(given).view(-1, self.heads, width).transpose(0, 1)
            for project, given in (
                (attention.self.query, asking),
                (attention.self.key, states),
                (attention.self.value, states),
            )
        )
        shares = torch.softmax(query @ key.transpose(1, 2) / math.sqrt(width), dim=-1)
        taken = (shares @ value).transpose(0, 1).reshape(-1, states.shape[1])
        attended = attention.output.LayerNorm(attention.output.dense(taken) + asking)
        inner = torch.nn.functional.gelu(layer.intermediate.dense(attended))
        found: torch.Tensor = layer.output.LayerNorm(layer.output.dense(inner) + attended)
        return found


def export(folder: Path, network: Network, codes: Codes) -> None:
    """Write the model; its model card is not touched."""
    folder.mkdir(parents=True, exist_ok=True)
    _graph(Served(network).eval(), folder / "encoder.onnx")
    described = {
        "longest": LONGEST,
        "kinds": codes.kinds,
        "metrics": codes.metrics,
        "statuses": codes.statuses,
    }
    (folder / "config.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
    codes.tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    heads = {
        f"{name}.{kind}": value.detach().half().contiguous()
        for name, layer in network.heads().items()
        for kind, value in layer.state_dict().items()
    }
    save_file(heads, folder / "heads.safetensors", metadata={"format": "pt"})


def _graph(served: Served, path: Path) -> None:
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    # Tensors of their own: of one that is given twice the graph would have a single input.
    pieces, kinds, names = (torch.zeros(_EXAMPLE, dtype=torch.long) for _ in range(3))
    length, count = torch.export.Dim("length", min=2, max=LONGEST), torch.export.Dim("count", min=2, max=LONGEST)
    program = torch.onnx.export(
        served,
        (pieces, kinds, names, torch.arange(3)),
        dynamo=True,
        input_names=["pieces", "kinds", "names", "asked"],
        output_names=["states"],
        dynamic_shapes=({0: length}, {0: length}, {0: length}, {0: count}),
    )
    if program is None:
        raise RuntimeError("torch made no graph of the network")
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        program.save(whole)
        model = onnx.load(whole)
        del model.graph.value_info[:]  # shapes that torch wrote, at which the quantizer stumbles
        for part in (model, model.graph, *model.graph.node, *model.graph.input, *model.graph.output):
            part.ClearField("metadata_props")  # where in which file each product stands
            part.ClearField("doc_string")
        onnx.save(model, whole)
        quantize_dynamic(
            whole,
            path,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm"],
        )
