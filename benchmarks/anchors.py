"""What sayso's speed is held against: two systems of the shape that newsrooms and papers use, built on the spot.

Their weights are not downloaded, since speed hardly depends on what they say. Hardly: a parser that was never trained
may give up early, or take every word for a sentence. So the spaCy pipeline learns for some seconds from invented
sentences, until it builds whole trees and ends sentences at full stops; ``SpacyAnchor.run`` counts both, and they are
printed beside the speed.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Any

import spacy
import torch
from spacy.lookups import Lookups
from spacy.tokens import Doc
from spacy.training import Example
from textacy.extract import direct_quotations
from transformers import RobertaConfig, RobertaModel

from sayso.reading.model.tokens import tokenise

# Labels of en_core_web_sm: how many there are decides how large the last products are.
TAGS = {
    "VERB": "VB VBD VBG VBN VBP VBZ",
    "AUX": "MD",
    "NOUN": "NN NNS",
    "PROPN": "NNP NNPS",
    "ADJ": "AFX JJ JJR JJS",
    "ADV": "EX RB RBR RBS WRB",
    "PRON": "PRP PRP$ WDT WP WP$",
    "DET": "DT PDT",
    "ADP": "IN RP",
    "PART": "POS TO",
    "NUM": "CD",
    "CCONJ": "CC",
    "INTJ": "UH",
    "SYM": "$ SYM",
    "SPACE": "_SP",
    "PUNCT": "'' , -LRB- -RRB- . : HYPH NFP ``",
    "X": "ADD FW LS XX",
}
RELATIONS = (
    "acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep "
    "det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj "
    "predet prep prt punct quantmod relcl xcomp"
)
ENTITIES = (
    "CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT QUANTITY TIME "
    "WORK_OF_ART"
)

# Word, tag, relation, head (number of a word from 0). X stands for any noun, Y for any name, V for any verb.
SENTENCES = (
    "“ `` punct 8|The DT det 2|X NN nsubj 3|V VBD ccomp 8|, , punct 8|” '' punct 8|Y NNP compound 7|Y NNP nsubj 8|"
    "said VBD ROOT 8|. . punct 8",
    "X NNS nsubj 1|said VBD ROOT 1|that IN mark 7|the DT det 5|new JJ amod 5|X NN nsubj 7|would MD aux 7|V VB ccomp 1|"
    "next JJ amod 9|year NN npadvmod 7|. . punct 1",
    "The DT det 1|X NN nsubj 2|V VBD ROOT 2|the DT det 4|X NN dobj 2|of IN prep 4|Y NNP pobj 5|in IN prep 2|"
    "the DT det 9|X NN pobj 7|and CC cc 9|the DT det 12|X NN conj 9|, , punct 2|Y NNP nsubj 15|said VBD ccomp 2|"
    ". . punct 2",
    "Y NNP nsubj 5|, , punct 0|a DT det 3|X NN appos 0|, , punct 0|V VBD ROOT 5|to TO aux 7|V VB xcomp 5|"
    "because IN mark 11|the DT det 10|X NNS nsubj 11|V VBD advcl 7|it PRP dobj 11|. . punct 5",
)
LEMMAS = {
    "lemma_rules": {
        "noun": [["s", ""], ["ses", "s"], ["xes", "x"], ["ches", "ch"], ["shes", "sh"], ["men", "man"], ["ies", "y"]],
        "verb": [["s", ""], ["ies", "y"], ["es", "e"], ["es", ""], ["ed", "e"], ["ed", ""], ["ing", "e"], ["ing", ""]],
        "adj": [["er", ""], ["est", ""], ["er", "e"], ["est", "e"]],
    },
    "lemma_exc": {"verb": {"said": ["say"], "told": ["tell"], "wrote": ["write"], "thought": ["think"]}},
    "lemma_index": {"verb": ["say", "tell", "write", "think", "ask", "add", "announce", "argue", "claim", "warn"]},
}
LESSONS, LESSON = 120, 8  # steps, documents a step: less than a minute


class SpacyAnchor:
    """A pipeline of the shape of en_core_web_sm, in one process, with textacy's direct quotations on top.

    tok2vec (width 96, depth 4), tagger, parser, attribute ruler, rule lemmatizer, entity recogniser with a tok2vec of
    its own.
    """

    name = "spaCy + textacy"

    def __init__(self) -> None:
        rng = random.Random(3)
        nlp = spacy.blank("en")
        nlp.add_pipe("tok2vec", config={"model": _tok2vec(SPACY=50, IS_SPACE=50)})
        listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
        nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
        nlp.add_pipe("parser", config={"model": _transitions("parser", listener)})
        nlp.add_pipe("attribute_ruler")
        nlp.add_pipe("ner", config={"model": _transitions("ner", _tok2vec())})
        for label in " ".join(TAGS.values()).split():
            nlp.get_pipe("tagger").add_label(label)
        optimizer = nlp.initialize(lambda: [_lesson(nlp.vocab, rng) for _ in range(LESSON)])
        for pipe, labels in (("parser", RELATIONS), ("ner", ENTITIES)):  # these two forget labels as they begin
            for label in labels.split():
                nlp.get_pipe(pipe).add_label(label)
        for _ in range(LESSONS):
            nlp.update([_lesson(nlp.vocab, rng) for _ in range(LESSON)], sgd=optimizer)
        tag_map = {tag: {"POS": pos} for pos, tags in TAGS.items() for tag in tags.split()}
        nlp.get_pipe("attribute_ruler").load_from_tag_map(tag_map)
        tables = Lookups()
        for table, content in LEMMAS.items():
            tables.add_table(table, content)
        lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"}, before="ner")
        lemmatizer.initialize(lookups=tables)
        self._nlp = nlp
        self.remarks = ""

    def run(self, texts: list[str]) -> float:
        """Seconds for ``texts``. What was found is counted in ``remarks`` outside of that time."""
        begin = time.perf_counter()
        docs, quotations, refused = [], 0, 0
        for doc in self._nlp.pipe(texts, batch_size=64):
            docs.append(doc)
            try:
                quotations += len(list(direct_quotations(doc)))
            except ValueError:  # an odd number of quotation marks
                refused += 1
        seconds = time.perf_counter() - begin
        tokens = sum(map(len, docs))
        sentences = sum(len(list(doc.sents)) for doc in docs)
        attached = sum(token.head != token for doc in docs for token in doc)
        self.remarks = (
            f"{tokens / sentences:.0f} tokens a sentence, {attached / tokens:.0%} of them under another, "
            f"{quotations} quotations, {refused} articles refused for an odd number of quotation marks"
        )
        return seconds


class RobertaAnchor:
    """RoBERTa-base in torch, float32, on two threads: the size of the models in recent papers, the encoder alone.

    It reads the word pieces of sayso's tokeniser, in windows of 256 without overlap, eight at a time.
    """

    name = "RoBERTa-base (encoder)"

    def __init__(self) -> None:
        torch.set_num_threads(2)
        self._model = RobertaModel(RobertaConfig(max_position_embeddings=514), add_pooling_layer=False).eval()
        self.remarks = ""

    def run(self, texts: list[str]) -> float:
        """Seconds for ``texts``."""
        begin = time.perf_counter()
        with torch.inference_mode():
            for text in texts:
                *whole, rest = torch.from_numpy(tokenise(text).ids).split(256)
                for group in (whole[i : i + 8] for i in range(0, len(whole), 8)):
                    self._model(torch.stack(group))
                if len(rest):
                    self._model(rest[None])
        return time.perf_counter() - begin


def _tok2vec(**more: int) -> dict[str, Any]:
    """``more`` attributes that are embedded, and how many rows each gets."""
    rows = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500, **more}
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": list(rows),
            "rows": list(rows.values()),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _transitions(kind: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }


def _lesson(vocab: spacy.Vocab, rng: random.Random) -> Example:
    """A document of some sentences with random words in them, and how it is to be parsed."""
    words: list[str] = []
    tags, relations, heads, entities = [], [], [], []
    draws: dict[str, Callable[[], str]] = {
        "X": lambda: _word(rng) + rng.choice(["", "s", "er", "ion"]),
        "Y": lambda: _word(rng).title(),
        "V": lambda: _word(rng) + rng.choice(["ed", "es", ""]),
    }
    for sentence in rng.choices(SENTENCES, k=rng.randint(3, 8)):
        start = len(words)
        for entry in sentence.split("|"):
            word, tag, relation, head = entry.split(" ")
            words.append(draws[word]() if word in draws else word)
            tags.append(tag)
            relations.append(relation)
            heads.append(start + int(head))
            entities.append("U-PERSON" if word == "Y" else "O")
        if rng.random() < 0.5:  # a paragraph ends; spaCy has that as a word under the one before
            words.append("\n\n")
            tags.append("_SP")
            relations.append("dep")
            heads.append(len(words) - 2)
            entities.append("O")
    reference = {"words": words, "tags": tags, "deps": relations, "heads": heads, "entities": entities}
    return Example.from_dict(Doc(vocab, words=words), reference)


def _word(rng: random.Random) -> str:
    return "".join(rng.choice("bcdfglmnprst") + rng.choice("aeiou") for _ in range(rng.randint(1, 4)))
