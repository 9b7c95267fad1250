"""From torch to the two ONNX graphs that ship: ``encoder.onnx`` (a window to vectors and cue logits) and ``roles.onnx``.

The graphs are written node by node with onnxruntime's fused operators (attention, skip and layer norm, bias and gelu),
which run about twice as fast as what an exporter makes of the same network. Weights of matrix products become int8 a
channel, activations int8 by the range of the window at hand, the table of word pieces int8 a row.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.network import ROLE_HEADS, WIDTH, Network, RoleLayer, buckets

MICROSOFT = "com.microsoft"
HEADS = 12


class Graph:
    """A graph under construction: every method adds a node and returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, value: np.ndarray | torch.Tensor) -> str:
        """A weight."""
        array = value.detach().numpy() if isinstance(value, torch.Tensor) else value
        name = f"w{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, operator: str, *inputs: str, domain: str = "", outputs: int = 1, **attributes: object) -> str:
        """A node; the name of its first output."""
        name = f"n{len(self.nodes)}"
        names = [name, *(f"{name}_{i}" for i in range(1, outputs))]
        self.nodes.append(
            helper.make_node(operator, list(inputs), names, name=f"{operator}_{name}", domain=domain, **attributes)
        )
        return name

    def linear(self, x: str, layer: torch.nn.Linear) -> str:
        """x W + b."""
        return self.add("Add", self.add("MatMul", x, self.constant(layer.weight.T)), self.constant(layer.bias))

    def norm(self, x: str, layer: torch.nn.LayerNorm) -> str:
        """Layer norm over the last axis."""
        return self.add(
            "LayerNormalization", x, self.constant(layer.weight), self.constant(layer.bias), axis=-1, epsilon=layer.eps
        )

    def skip_norm(self, x: str, skip: str, layer: torch.nn.LayerNorm, bias: torch.Tensor) -> str:
        """Layer norm of x + skip + bias."""
        return self.add("SkipLayerNormalization", x, skip, self.constant(layer.weight), self.constant(layer.bias),
                        self.constant(bias), domain=MICROSOFT, epsilon=layer.eps)  # fmt: skip

    def save(
        self, path: Path, inputs: dict[str, tuple[int, list[str | int]]], outputs: dict[str, list[str | int]]
    ) -> None:
        """Writes the graph; ``outputs`` are names of nodes renamed through ``named``."""
        graph = helper.make_graph(
            self.nodes, path.stem,
            [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()],
            self.constants,
        )  # fmt: skip
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
        onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=10, producer_name="sayso training"), path)

    def named(self, value: str, name: str) -> None:
        """Gives an output its name."""
        self.nodes.append(helper.make_node("Identity", [value], [name], name=name))


def small(table: torch.Tensor) -> tuple[np.ndarray, np.ndarray]:
    """A table of vectors as int8, and the scale of every row."""
    scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
    return (table / scale).round().to(torch.int8).numpy(), scale.numpy()


def write_encoder(network: Network, path: Path, *, quantised: bool) -> None:
    """``ids`` and ``shapes`` [pieces] → ``hidden`` [pieces, width] and ``cues`` [pieces, 2, 3]."""
    g, bert = Graph(), network.encoder
    table = bert.embeddings.word_embeddings.weight.detach()
    if quantised:
        rows, scales = small(table)
        words = g.add(
            "Mul",
            g.add("Cast", g.add("Gather", g.constant(rows), "ids"), to=TensorProto.FLOAT),
            g.add("Gather", g.constant(scales), "ids"),
        )
    else:
        words = g.add("Gather", g.constant(table), "ids")
    x = g.add("Add", words, g.add("Gather", g.constant(network.shape.weight), "shapes"))
    places = g.constant(bert.embeddings.position_embeddings.weight + bert.embeddings.token_type_embeddings.weight[0])
    zero = g.constant(np.array([0], dtype=np.int64))
    x = g.add("Add", x, g.add("Slice", places, zero, g.add("Shape", "ids"), zero))
    x = g.add("Unsqueeze", g.norm(x, bert.embeddings.LayerNorm), zero)
    for layer in bert.encoder.layer:
        own, out = layer.attention.self, layer.attention.output
        weight = torch.cat([own.query.weight, own.key.weight, own.value.weight]).T
        bias = torch.cat([own.query.bias, own.key.bias, own.value.bias])
        attended = g.add("Attention", x, g.constant(weight), g.constant(bias), domain=MICROSOFT, num_heads=HEADS)
        x = g.skip_norm(g.add("MatMul", attended, g.constant(out.dense.weight.T)), x, out.LayerNorm, out.dense.bias)
        up = g.add("MatMul", x, g.constant(layer.intermediate.dense.weight.T))
        up = g.add("BiasGelu", up, g.constant(layer.intermediate.dense.bias), domain=MICROSOFT)
        down = g.add("MatMul", up, g.constant(layer.output.dense.weight.T))
        x = g.skip_norm(down, x, layer.output.LayerNorm, layer.output.dense.bias)
    x = g.add("Squeeze", x, zero)
    g.named(x, "hidden")
    g.named(g.add("Reshape", g.linear(x, network.cues), g.constant(np.array([-1, 2, 3], dtype=np.int64))), "cues")
    pieces = (TensorProto.INT64, ["pieces"])
    g.save(path, {"ids": pieces, "shapes": pieces}, {"hidden": ["pieces", WIDTH], "cues": ["pieces", 2, 3]})


def role_layer(g: Graph, x: str, layer: RoleLayer) -> str:
    """One layer of the role head over ``x`` [cues, pieces, width]."""
    attended = g.add("Attention", g.norm(x, layer.norm1), g.constant(layer.mix.weight.T), g.constant(layer.mix.bias),
                     domain=MICROSOFT, num_heads=ROLE_HEADS)  # fmt: skip
    x = g.add("Add", x, g.linear(attended, layer.out))
    return g.add("Add", x, g.linear(g.add("Relu", g.linear(g.norm(x, layer.norm2), layer.up)), layer.down))


def write_roles(network: Network, path: Path) -> None:
    """``hidden`` [pieces, width], ``weights`` and ``distances`` [cues, pieces] → ``roles`` [cues, pieces, 3]."""
    g, head = Graph(), network.roles
    zero, one = (g.constant(np.array([n], dtype=np.int64)) for n in (0, 1))
    pieces = g.add("Unsqueeze", g.linear("hidden", head.piece), zero)
    vectors = g.add("Unsqueeze", g.linear(g.add("MatMul", "weights", "hidden"), head.cue), one)
    x = g.add("Add", g.add("Add", pieces, vectors), g.add("Gather", g.constant(head.distance.weight), "distances"))
    for layer in head.layers:
        x = role_layer(g, x, layer)
    g.named(g.linear(g.norm(x, head.norm), head.label), "roles")
    both: list[str | int] = ["cues", "pieces"]
    inputs = {
        "hidden": (TensorProto.FLOAT, ["pieces", WIDTH]),
        "weights": (TensorProto.FLOAT, both),
        "distances": (TensorProto.INT64, both),
    }
    g.save(path, inputs, {"roles": [*both, 3]})


def quantise(source: Path, target: Path) -> None:
    """Matrix products and attention in int8. The heads' last products stay as they are: small, and they decide."""
    graph = onnx.load(source).graph
    sizes = {tensor.name: tensor.dims for tensor in graph.initializer}
    last = [
        n.name
        for n in graph.node
        if n.op_type == "MatMul" and len(n.input) > 1 and sizes.get(n.input[1], [0, 9])[1] <= 6
    ]
    inner = [n.name for n in graph.node if n.op_type == "MatMul" and n.input[1] not in sizes]
    quantize_dynamic(source, target, op_types_to_quantize=["MatMul", "Attention"], per_channel=True, reduce_range=False,
                     weight_type=QuantType.QInt8, nodes_to_exclude=last + inner, extra_options={"DefaultTensorType": TensorProto.FLOAT})  # fmt: skip


def bucket_table(reach: int = 512) -> list[int]:
    """The bucket of every signed distance from -reach to reach, for the reader."""
    distance = torch.arange(-reach, reach + 1)
    return buckets((-distance).clamp(min=0), distance.clamp(min=0)).tolist()


def loaded(checkpoint: Path) -> Network:
    """The network of a checkpoint, ready to read."""
    network = Network.empty()
    network.load_state_dict(torch.load(checkpoint, weights_only=True))
    return network.eval()


def export(network: Network, folder: Path, *, quantised: bool = True) -> None:
    """Writes the graphs and ``model.json`` (format, hash, bucket table) into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        for name in ("encoder.onnx", "roles.onnx"):
            plain = Path(scratch) / name
            if name == "encoder.onnx":
                write_encoder(network, plain, quantised=quantised)
            else:
                write_roles(network, plain)
            if quantised:
                quantise(plain, folder / name)
            else:
                (folder / name).write_bytes(plain.read_bytes())
    digest = hashlib.sha256(
        b"".join((folder / name).read_bytes() for name in ("encoder.onnx", "roles.onnx"))
    ).hexdigest()
    record = {
        "name": "sayso-reading",
        "sha256": digest,
        "precision": "int8" if quantised else "float32",
        "buckets": bucket_table(),
    }
    (folder / "model.json").write_text(json.dumps(record) + "\n")
