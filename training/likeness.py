"""The weights of the same claim: the encoder as it ships, what tells without it, and the heads that decide on pairs.

The encoder is MiniLM-L6 as it comes; only small things on top of it are trained. docs/training.md has the commands.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnx import TensorProto
from sklearn.linear_model import LogisticRegression
from transformers import BertModel

from sayso.evaluating.events import DEV, Event, events
from sayso.evaluating.paraphrases import sentence_pairs
from sayso.reading.model.tokens import tokenizer
from sayso.reading.sourcing.likeness import stems
from sayso.reading.text.arrays import Floats, Ints
from sayso.reading.text.sentences import sentences
from sayso.tracing.likeness import files
from sayso.tracing.likeness.candidates import FIRST, clues
from sayso.tracing.likeness.encoder import DIRECTIONS, ENCODER, Encoder
from sayso.tracing.likeness.features import NAMES, Known, features
from sayso.tracing.likeness.files import FOLDER, RECORD, arrays
from sayso.tracing.likeness.gists import PIECES, WIDTH, gist
from sayso.tracing.likeness.heads import FOLDS, HEADS, Question, key
from sayso.tracing.likeness.layers import Layers
from sayso.tracing.likeness.likeness import SAME
from sayso.tracing.likeness.words import RARITY, said
from sayso.tracing.stories.passage import Passage
from training.cases import Labelled, labelled
from training.export import Graph, encoder_layer, small, write
from training.network import base

LONGEST = 128  # pieces, start and end mark included
LEAST_SENTENCES = 2  # a stem that fewer of the corpus' sentences have is as good as unknown
SEED = 7
ALL = -1  # no part: the head that learns from all
SHARP = 1.5  # how much surer the shares of predicates are made than the line is
USED = 3  # one sentence of so many shows in which directions words differ
LOST = 0.02  # of the pairs that would be found to say the same, those that may be lost before they are compared
NEARLY_COPIED, UNLIKE = 0.7, 0.35
"""Of passages that the truth of a case does not track: from which share of the longer side's words in common they are
taken for the same, and up to which for different; what lies between is left out."""


def make_base(data: Path) -> None:
    """Writes all that is not trained on pairs: encoder, directions, pieces, rarity."""
    folder = FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    bert = BertModel.from_pretrained(base("model")).eval()
    write(partial(write_encoder, bert, quantised=True), folder / ENCODER, quantised=True)
    np.savez(folder / PIECES, **distilled(bert))
    (folder / RARITY).write_text(json.dumps(counted(data / "polnear" / "train.jsonl.gz"), sort_keys=True) + "\n")
    texts = [row.first for row in sentence_pairs(data / "msrp" / "train.tsv.gz")[::USED]]
    np.savez(folder / DIRECTIONS, **directions(folder / ENCODER, texts))
    record(folder)


def write_encoder(bert: BertModel, path: Path, *, quantised: bool) -> None:
    """``ids`` [texts, pieces], all of one length → ``pieces`` [texts, pieces, 384] and their mean, ``vectors``."""
    g, embeddings = Graph(), bert.embeddings
    zero, one, two = (g.constant(np.array([number], dtype=np.int64)) for number in (0, 1, 2))
    table = embeddings.word_embeddings.weight.detach()
    if quantised:
        rows, scales = small(table)
        x = g.add("Cast", g.add("Gather", g.constant(rows), "ids"), to=TensorProto.FLOAT)
        x = g.add("Mul", x, g.add("Gather", g.constant(scales), "ids"))
    else:
        x = g.add("Gather", g.constant(table), "ids")
    places = g.constant(embeddings.position_embeddings.weight[:LONGEST] + embeddings.token_type_embeddings.weight[0])
    length = g.add("Slice", g.add("Shape", "ids"), one, two)
    x = g.norm(g.add("Add", x, g.add("Slice", places, zero, length, zero)), embeddings.LayerNorm)
    for layer in bert.encoder.layer:
        x = encoder_layer(g, x, layer)
    g.named(x, "pieces")
    g.named(g.add("ReduceMean", x, axes=[1], keepdims=0), "vectors")
    width = bert.config.hidden_size
    outputs = {"pieces": ["texts", "pieces", width], "vectors": ["texts", width]}
    g.save(path, {"ids": (TensorProto.INT64, ["texts", "pieces"])}, outputs)


@torch.no_grad()
def distilled(bert: BertModel) -> dict[str, np.ndarray]:
    """A vector for each piece of the vocabulary: what the encoder makes of it alone, where pieces differ most."""
    found = []
    for ids in torch.arange(bert.config.vocab_size).split(256):
        alone = torch.stack([torch.full_like(ids, 101), ids, torch.full_like(ids, 102)], 1)
        found.append(bert(input_ids=alone).last_hidden_state.mean(1))
    vectors = torch.cat(found).numpy()
    vectors -= vectors.mean(0)
    _, _, axes = np.linalg.svd(vectors[999::3], full_matrices=False)  # the first thousand are marks and unused
    rows, scales = small(torch.from_numpy(vectors @ axes[:WIDTH].T))
    return {"rows": rows, "scales": scales.astype(np.float16)}


def counted(polnear: Path) -> dict[str, object]:
    """In how many sentences of PolNeAR's articles each stem stands."""
    counts, total = Counter[str](), 0
    with gzip.open(polnear, "rt", encoding="utf-8") as file:
        for line in file:
            text = json.loads(line)["text"]
            for start, end in sentences(text):
                if found := set(stems(text[start:end])):
                    total += 1
                    counts.update(found)
    return {"sentences": total, "counts": {stem: n for stem, n in counts.items() if n >= LEAST_SENTENCES}}


def directions(encoder: Path, texts: Iterable[str]) -> dict[str, np.ndarray]:
    """The directions in which pieces differ most as the encoder sees them in their sentences, and their mean."""
    session = onnxruntime.InferenceSession(str(encoder), providers=["CPUExecutionProvider"])
    found = []
    for text in texts:
        ids = tokenizer().encode(text).ids[:LONGEST]
        found.append(session.run(["pieces"], {"ids": np.array([ids])})[0][0, 1:-1])
    pieces = np.concatenate(found)
    mean = pieces.mean(0)
    _, _, axes = np.linalg.svd(pieces - mean, full_matrices=False)
    none = np.zeros(WIDTH, np.float32)
    return {"mean": mean.astype(np.float32), "directions": axes[:WIDTH].T.astype(np.float32), "predicate": none}


def predicate(encoder: Encoder, contents: Sequence[Event]) -> np.ndarray:
    """The direction, among those of words, in which the main predicates of ``contents`` lie."""
    words, main = [], []
    for one, meaning in zip(contents, encoder.meanings([one.wording for one in contents]), strict=True):
        words += list(meaning.words.astype(np.float32))
        main += [one.wording[start:end] == one.predicate for start, end in said(one.wording).places]
    line = LogisticRegression(max_iter=500).fit(np.array(words), np.array(main))
    return (SHARP * line.coef_[0]).astype(np.float32)


def record(folder: Path, **facts: object) -> None:
    """Writes the record of the folder's files: their hashes, and facts about them."""
    path = folder / RECORD
    known = json.loads(path.read_text("utf-8")) if path.exists() else {"name": "sayso-likeness", "precision": "int8"}
    names = [name for name in (ENCODER, PIECES, DIRECTIONS, RARITY, FIRST, HEADS) if (folder / name).exists()]
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    path.write_text(json.dumps(known | facts | {"files": hashes}, indent=1) + "\n", "utf-8")
    files.record.cache_clear()


@dataclass(slots=True)
class Pairs:
    """Labelled pairs of passages for one question, with the part of the data that each is in."""

    known: list[Known] = field(default_factory=list)
    wordings: list[str] = field(default_factory=list)  # of ``known``
    parts: list[int] = field(default_factory=list)  # of ``known``
    pairs: list[tuple[int, int]] = field(default_factory=list)
    same: list[bool] = field(default_factory=list)

    def add(self, first: int, second: int, *, same: bool) -> None:
        """Put a pair in."""
        self.pairs.append((first, second))
        self.same.append(same)

    def arrays(self) -> tuple[Floats, Ints, Ints]:
        """Features, answers and parts of the pairs."""
        pairs = np.array(self.pairs, dtype=np.int64)
        return (
            features(self.known, pairs),
            np.array(self.same, dtype=np.int64),
            np.array([self.parts[one] for one, _ in self.pairs], dtype=np.int64),
        )

    def put(self, encoder: Encoder, passages: Sequence[Passage | str], parts: Sequence[int]) -> list[int]:
        """Put passages in, or mere wordings; their numbers."""
        start = len(self.known)
        wordings = [one if isinstance(one, str) else one.wording for one in passages]
        for one, wording, meaning in zip(passages, wordings, encoder.meanings(wordings), strict=True):
            rest = () if isinstance(one, str) else (one.figures, one.times)
            self.known.append(Known(said(wording), gist(wording), meaning, *rest))
        self.wordings += wordings
        self.parts += parts
        return list(range(start, len(self.known)))


def of_sentences(encoder: Encoder, path: Path) -> Pairs:
    """MSRP. Pairs that share a sentence are in one part."""
    rows, found = sentence_pairs(path), Pairs()
    groups: dict[str, str] = {}

    def top(sentence: str) -> str:
        while groups.setdefault(sentence, sentence) != sentence:
            sentence = groups[sentence]
        return sentence

    for row in rows:
        groups[max(top(row.first), top(row.second))] = min(top(row.first), top(row.second))
    texts = sorted(groups)
    number = dict(zip(texts, found.put(encoder, texts, [key(top(text)) % FOLDS for text in texts]), strict=True))
    for row in rows:
        found.add(number[row.first], number[row.second], same=row.same)
    return found


def of_events(encoder: Encoder, contents: Sequence[Event]) -> Pairs:
    """ECB+'s training topics: all pairs of contents of one topic. A topic is in one part."""
    topics, found = sorted({one.topic for one in contents}), Pairs()
    numbers = found.put(
        encoder, [one.wording for one in contents], [topics.index(one.topic) % FOLDS for one in contents]
    )
    by_topic: dict[int, list[tuple[int, Event]]] = {}
    for number, one in zip(numbers, contents, strict=True):
        by_topic.setdefault(one.topic, []).append((number, one))
    for each in by_topic.values():
        for (first, one), (second, other) in combinations(each, 2):
            found.add(first, second, same=one.event == other.event)
    return found


def of_cases(encoder: Encoder, cases: Sequence[tuple[str, Sequence[Labelled]]]) -> tuple[Pairs, Ints]:
    """Passages of different stories of one case; a case is in one part. Beside the pairs, which of them are certain.

    Two passages that the truth does not track may say the same, in what nobody asked about. Such pairs are taken for
    the same where nearly all words are, for different where few are, and left out between; they are never certain.
    """
    found, certain = Pairs(), []
    for part, (_, passages) in enumerate(cases):
        numbers = found.put(encoder, [one.passage for one in passages], [part % FOLDS for _ in passages])
        here = list(zip(numbers, passages, strict=True))
        pairs = [(a, b) for a, b in combinations(here, 2) if a[1].passage.story != b[1].passage.story]
        rows = features(found.known, np.array([(a[0], b[0]) for a, b in pairs], dtype=np.int64).reshape(-1, 2))
        shares = rows[:, NAMES.index("words of the longer")]
        for ((first, one), (second, other)), share in zip(pairs, shares.tolist(), strict=True):
            if one.claims & other.claims:
                found.add(first, second, same=True)
                certain.append(True)
            elif one.near & other.near:
                continue
            elif one.claims or other.claims:
                found.add(first, second, same=False)
                certain.append(True)
            elif share >= NEARLY_COPIED or share < UNLIKE:
                found.add(first, second, same=share >= NEARLY_COPIED)
                certain.append(False)
    return found, np.array(certain, dtype=np.int64)


def learnt(rows: Floats, same: Ints) -> dict[str, np.ndarray]:
    """A network that tells ``same`` from ``rows``, as arrays in the form of ``sayso.tracing.likeness.layers``."""
    mean, scale = rows.mean(0), rows.std(0) + 1e-3
    line = LogisticRegression(C=0.1, max_iter=1000).fit((rows - mean) / scale, same)
    found = {"mean": mean, "scale": scale, "weights0": line.coef_.T, "biases0": line.intercept_}
    return {name: array.astype(np.float32) for name, array in found.items()}


def heads(question: Question, pairs: Pairs) -> tuple[dict[str, np.ndarray], Floats]:
    """The heads of one question as arrays, and what each pair gets from the one that has not seen it."""
    rows, same, parts = pairs.arrays()
    judged, found = np.zeros(len(rows), np.float32), dict[str, np.ndarray]()
    for part in (ALL, *range(FOLDS)):
        made = learnt(rows[parts != part], same[parts != part])
        found |= {f"{question}/{'all' if part == ALL else part}/{name}": array for name, array in made.items()}
        if (parts == part).any():
            judged[parts == part] = Layers.of({f"head/{name}": array for name, array in made.items()}, "head").chances(
                rows[parts == part]
            )
    keys = {key(wording): part for wording, part in zip(pairs.wordings, pairs.parts, strict=True)}
    found[f"{question}/keys"] = np.array(sorted(keys), dtype=np.uint64)
    found[f"{question}/parts"] = np.array([keys[each] for each in sorted(keys)], dtype=np.uint8)
    return found, judged


def first(pairs: Pairs, judged: Floats) -> tuple[dict[str, np.ndarray], dict[str, float]]:
    """What tells which pairs are worth comparing: a line through the clues, so low that it loses few."""
    rows = np.array([clues([pairs.wordings[a]], [pairs.wordings[b]])[0, 0] for a, b in pairs.pairs])
    passes = judged >= SAME
    line = LogisticRegression(max_iter=1000).fit(rows, passes)
    odds = line.decision_function(rows)
    least = float(np.quantile(odds[passes], LOST))
    found = {"weights": line.coef_[0].astype(np.float32), "bias": np.array([float(line.intercept_[0]), least])}
    return found, {
        "kept of those that pass": float((odds[passes] >= least).mean()),
        "kept of others": float((odds[~passes] >= least).mean()),
    }


def make_heads(data: Path, cases: Sequence[Path]) -> dict[str, dict[str, float]]:
    """Writes the heads of all questions beside the encoder; how well they judge what they have not seen."""
    known = [(path.name, labelled(path)) for path in sorted(cases, key=lambda path: path.name)]
    archive = next((data / "ecbplus").glob("*.tar.gz"))
    contents = events(archive, [topic for topic in range(1, 36) if topic not in DEV])
    np.savez(FOLDER / DIRECTIONS, **(dict(arrays(DIRECTIONS)) | {"predicate": predicate(Encoder(), contents)}))
    record(FOLDER)
    encoder, found, report = Encoder(), dict[str, np.ndarray](), dict[str, dict[str, float]]()
    claims, certain = of_cases(encoder, known)
    sentences_ = of_sentences(encoder, data / "msrp" / "train.tsv.gz")
    for question, pairs in (("claim", claims), ("sentence", sentences_), ("event", of_events(encoder, contents))):
        made, judged = heads(question, pairs)
        found |= made
        same = np.array(pairs.same)
        chosen = certain.astype(bool) if question == "claim" else np.ones(len(same), bool)
        report[question] = best(judged[chosen], same[chosen])
        if question == "claim":
            line, report["first"] = first(pairs, judged)
            np.savez(FOLDER / FIRST, **line)
    np.savez_compressed(FOLDER / HEADS, **found)
    record(FOLDER)
    return report


def best(judged: Floats, same: np.ndarray) -> dict[str, float]:
    """F1 at one half, and the threshold at which it is the greatest."""

    def f1(least: float) -> float:
        chosen = judged >= least
        return 2 * float((chosen & same).sum()) / float(max(1, chosen.sum() + same.sum()))

    least = max((number / 100 for number in range(2, 99)), key=f1)
    return {"pairs": len(same), "F1 at 0.5": f1(0.5), "greatest F1": f1(least), "at": least}
