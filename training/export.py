"""From torch to the ONNX graphs that ship: ``encoder.onnx`` (a window to vectors and cues), ``roles.onnx``, …

The graphs are written node by node with onnxruntime's fused operators (attention, skip and layer norm, bias and gelu),
which run about twice as fast as what an exporter makes of the same network. Weights of matrix products become int8 a
channel, activations int8 by the range of the window at hand, the table of word pieces int8 a row.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from transformers.models.bert.modeling_bert import BertLayer

from training.coreference import PairNetwork
from training.network import ROLE_HEADS, WIDTH, Network, RoleLayer, base, buckets
from training.words import OUT, WORD_HEADS, WordNetwork

Shape: TypeAlias = list[str | int]

MICROSOFT = "com.microsoft"
GRAPHS = ("encoder.onnx", "roles.onnx")
HEADS = 12
LAST_PRODUCT = 64  # columns at most: labels, not vectors


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

    def add(self, operator: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        """A node; the name of its output."""
        return self.add_many(1, operator, *inputs, domain=domain, **attributes)[0]

    def add_many(self, count: int, operator: str, *inputs: str, domain: str = "", **attributes: object) -> list[str]:
        """A node with ``count`` outputs; their names."""
        name = f"n{len(self.nodes)}"
        names = [name, *(f"{name}_{number}" for number in range(1, count))]
        node = helper.make_node(operator, list(inputs), names, name=f"{operator}_{name}", domain=domain, **attributes)
        self.nodes.append(node)
        return names

    def linear(self, x: str, layer: torch.nn.Linear) -> str:
        """x W + b."""
        return self.add("Add", self.add("MatMul", x, self.constant(layer.weight.T)), self.constant(layer.bias))

    def norm(self, x: str, layer: torch.nn.LayerNorm) -> str:
        """Layer norm over the last axis."""
        return self.add(
            "LayerNormalization", x, self.constant(layer.weight), self.constant(layer.bias), axis=-1, epsilon=layer.eps
        )

    def attention(self, x: str, weight: torch.Tensor, bias: torch.Tensor, heads: int) -> str:
        """Self-attention over ``x`` [batch, pieces, width] before its last product; queries, keys, values in one."""
        mixed = self.add("Add", self.add("MatMul", x, self.constant(weight.T)), self.constant(bias))
        queries, keys, values = self.add_many(3, "Split", mixed, axis=-1)
        return self.add("MultiHeadAttention", queries, keys, values, domain=MICROSOFT, num_heads=heads)

    def save(self, path: Path, inputs: dict[str, tuple[int, Shape]], outputs: dict[str, Shape]) -> None:
        """Writes the graph. ``inputs`` are types of elements and shapes by name, ``outputs`` shapes of floats."""
        graph = helper.make_graph(
            self.nodes,
            path.stem,
            [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()],
            self.constants,
        )
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
    zero = g.constant(np.array([0], dtype=np.int64))
    x = g.add("Unsqueeze", embedded(g, network, zero, quantised=quantised), zero)
    for layer in bert.encoder.layer:
        x = encoder_layer(g, x, layer)
    x = g.add("Squeeze", x, zero)
    g.named(x, "hidden")
    g.named(g.add("Reshape", g.linear(x, network.cues), g.constant(np.array([-1, 2, 3], dtype=np.int64))), "cues")
    pieces: tuple[int, Shape] = (TensorProto.INT64, ["pieces"])
    g.save(path, {"ids": pieces, "shapes": pieces}, {"hidden": ["pieces", WIDTH], "cues": ["pieces", 2, 3]})


def embedded(g: Graph, network: Network, zero: str, *, quantised: bool) -> str:
    """Word, shape and place of every piece in one vector [pieces, width]."""
    embeddings = network.encoder.embeddings
    table = embeddings.word_embeddings.weight.detach()
    if quantised:
        rows, scales = small(table)
        words = g.add("Cast", g.add("Gather", g.constant(rows), "ids"), to=TensorProto.FLOAT)
        words = g.add("Mul", words, g.add("Gather", g.constant(scales), "ids"))
    else:
        words = g.add("Gather", g.constant(table), "ids")
    x = g.add("Add", words, g.add("Gather", g.constant(network.shape.weight), "shapes"))
    places = g.constant(embeddings.position_embeddings.weight + embeddings.token_type_embeddings.weight[0])
    x = g.add("Add", x, g.add("Slice", places, zero, g.add("Shape", "ids"), zero))
    return g.norm(x, embeddings.LayerNorm)


def encoder_layer(g: Graph, x: str, layer: BertLayer) -> str:
    """One layer of the encoder over ``x`` [1, pieces, width]."""
    own, out = layer.attention.self, layer.attention.output
    weight = torch.cat([own.query.weight, own.key.weight, own.value.weight])
    bias = torch.cat([own.query.bias, own.key.bias, own.value.bias])
    attended = g.attention(x, weight, bias, HEADS)
    x = g.norm(g.add("Add", g.linear(attended, out.dense), x), out.LayerNorm)
    up = g.add("MatMul", x, g.constant(layer.intermediate.dense.weight.T))
    up = g.add("BiasGelu", up, g.constant(layer.intermediate.dense.bias), domain=MICROSOFT)
    return g.norm(g.add("Add", g.linear(up, layer.output.dense), x), layer.output.LayerNorm)


def role_layer(g: Graph, x: str, layer: RoleLayer) -> str:
    """One layer of the role head over ``x`` [cues, pieces, width]."""
    attended = g.attention(g.norm(x, layer.norm1), layer.mix.weight, layer.mix.bias, ROLE_HEADS)
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
    both: Shape = ["cues", "pieces"]
    inputs = {
        "hidden": (TensorProto.FLOAT, ["pieces", WIDTH]),
        "weights": (TensorProto.FLOAT, both),
        "distances": (TensorProto.INT64, both),
    }
    g.save(path, inputs, {"roles": [*both, 3]})


def write_words(network: WordNetwork, path: Path) -> None:
    """``vectors`` [words, width] and ``sentences`` [words] to logits, as ``WordNetwork`` gives them for one window."""
    g = Graph()
    zero, one = (g.constant(np.array([n], dtype=np.int64)) for n in (0, 1))
    x = g.add("Unsqueeze", g.linear("vectors", network.inner), zero)
    attended = g.attention(g.norm(x, network.norm1), network.mix.weight, network.mix.bias, WORD_HEADS)
    x = g.add("Add", x, g.linear(attended, network.out))
    x = g.add("Add", x, g.linear(g.add("Relu", g.linear(g.norm(x, network.norm2), network.up)), network.down))
    x = g.add("Squeeze", g.norm(x, network.norm3), zero)
    g.named(g.linear(x, network.pos), "pos")
    g.named(g.linear(x, network.names), "names")
    g.named(g.linear(x, network.types), "types")
    scores = g.add("MatMul", g.linear(x, network.child), g.add("Transpose", g.linear(x, network.parent), perm=[1, 0]))
    together = g.add("Equal", g.add("Unsqueeze", "sentences", one), g.add("Unsqueeze", "sentences", zero))
    scores = g.add("Where", together, scores, g.add("Add", scores, g.constant(np.array(OUT, dtype=np.float32))))
    arcs = g.add("Concat", g.linear(x, network.root), scores, axis=1)
    g.named(arcs, "heads")
    likeliest = g.add("ArgMax", arcs, axis=1, keepdims=0)
    size = g.add("Squeeze", g.add("Shape", "sentences"), zero)
    place = g.add("Range", *(g.constant(np.array(0, dtype=np.int64)), size, g.constant(np.array(1, dtype=np.int64))))
    heads = g.add("Where", g.add("Equal", likeliest, zero), place, g.add("Sub", likeliest, one))
    parents = g.add("Gather", g.linear(x, network.by_parent), heads)
    pairs = g.add("Relu", g.add("Add", g.linear(x, network.by_child), parents))
    g.named(g.linear(pairs, network.relations), "relations")
    inputs = {"vectors": (TensorProto.FLOAT, ["words", WIDTH]), "sentences": (TensorProto.INT64, ["words"])}
    labels = {"pos": network.pos, "names": network.names, "types": network.types, "relations": network.relations}
    shapes: dict[str, Shape] = {name: ["words", layer.out_features] for name, layer in labels.items()}
    g.save(path, inputs, shapes | {"heads": ["words", "columns"]})


def write_pairs(network: PairNetwork, path: Path) -> None:
    """``vectors`` [n, width], ``nouns``, ``candidates`` [pairs], ``features`` [pairs, …] → ``scores`` [pairs]."""
    g = Graph()
    one = g.constant(np.array([1], dtype=np.int64))
    left, right = g.linear("vectors", network.noun), g.linear("vectors", network.candidate)
    x = g.add("Gather", g.linear(left, network.by_noun), "nouns")
    x = g.add("Add", x, g.add("Gather", g.linear(right, network.by_candidate), "candidates"))
    both = g.add("Mul", g.add("Gather", left, "nouns"), g.add("Gather", right, "candidates"))
    x = g.add("Add", x, g.linear(both, network.by_both))
    x = g.add("Relu", g.add("Add", x, g.linear("features", network.by_features)))
    x = g.add("Relu", g.linear(x, network.deeper))
    g.named(g.add("Squeeze", g.linear(x, network.score), one), "scores")
    inputs: dict[str, tuple[int, Shape]] = {
        "vectors": (TensorProto.FLOAT, ["nouns", WIDTH]),
        "nouns": (TensorProto.INT64, ["pairs"]),
        "candidates": (TensorProto.INT64, ["pairs"]),
        "features": (TensorProto.FLOAT, ["pairs", network.by_features.in_features]),
    }
    g.save(path, inputs, {"scores": ["pairs"]})


def quantise(source: Path, target: Path) -> None:
    """Matrix products in int8, but for a few.

    The heads' last products stay as they are: small, and they decide. So does the last wide product of the encoder,
    whose activations reach so far that in int8 it alone costs 0.2 points of whole-exact F1 on PolNeAR dev (7 % of the
    time buy them back).
    """
    graph = onnx.load(source).graph
    sizes = {tensor.name: tensor.dims for tensor in graph.initializer}
    products = [node for node in graph.node if node.op_type == "MatMul"]
    last = [node.name for node in products if node.input[1] in sizes and sizes[node.input[1]][1] <= LAST_PRODUCT]
    inner = [node.name for node in products if node.input[1] not in sizes]
    wide = [node.name for node in products if node.input[1] in sizes and sizes[node.input[1]][0] > 2 * WIDTH]
    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=False,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=last + inner + wide[-1:],
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )


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
    """Writes encoder and role head and a new ``model.json`` (format, hash, bucket table) into ``folder``."""
    precision = "int8" if quantised else "float32"
    write(lambda path: write_encoder(network, path, quantised=quantised), folder / GRAPHS[0], quantised=quantised)
    write(lambda path: write_roles(network, path), folder / GRAPHS[1], quantised=quantised)
    record(folder, {"name": "sayso-reading", "precision": precision, "buckets": bucket_table()}, GRAPHS)


def export_words(network: WordNetwork, folder: Path) -> None:
    """Writes the head of words beside the encoder it was trained on, and its labels into ``model.json``."""
    write(lambda path: write_words(network, path), folder / "words.onnx", quantised=True)
    add(folder, "words.onnx", {"pos": network.labels.pos, "relations": network.labels.relations})


def export_pairs(network: PairNetwork, folder: Path) -> None:
    """Writes the scorer of coreference beside the encoder it was trained on; small, so it stays as it is."""
    write(lambda path: write_pairs(network, path), folder / "pairs.onnx", quantised=False)
    add(folder, "pairs.onnx", {})


def write(draw: Callable[[Path], None], path: Path, *, quantised: bool) -> None:
    """The graph that ``draw`` writes, in int8 where it is to be ``quantised``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        plain = Path(scratch) / path.name
        draw(plain)
        if quantised:
            quantise(plain, path)
        else:
            path.write_bytes(plain.read_bytes())


def add(folder: Path, graph: str, facts: dict[str, object]) -> None:
    """Notes in ``model.json`` that ``graph`` is there too, with ``facts`` about it."""
    known = json.loads((folder / "model.json").read_text("utf-8"))
    record(folder, known | facts, [name for name in known["graphs"] if name != graph] + [graph])


def record(folder: Path, facts: dict[str, object], graphs: Sequence[str]) -> None:
    """Writes ``model.json``: facts about the model, its graphs and their hash."""
    sha256 = hashlib.sha256(b"".join((folder / name).read_bytes() for name in graphs)).hexdigest()
    (folder / "model.json").write_text(json.dumps(facts | {"graphs": list(graphs), "sha256": sha256}) + "\n")


def export_tokenizer(folder: Path) -> None:
    """Writes ``tokenizer.json``, that of the base encoder, but nothing is cut off and nothing filled up."""
    tokenizer = Tokenizer.from_file(base("model/tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
