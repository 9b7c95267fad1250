"""The project's scorer and the one the corpora came with must agree to the last digit, on texts made up at random."""

import importlib.util
import json
import random
from dataclasses import asdict
from pathlib import Path

import pytest

from sayso.evaluating import compare

SCORER = Path(__file__).parents[3] / "shared" / "tools" / "score_attributions.py"

WORDS = [
    "the",
    "mayor",
    "said",
    "it’s",
    "“closed”",
    "—",
    "but",
    "aides",
    "doubt",
    "that,",
    "reportedly;",
    "nobody",
    "asked",
]


def article(rng: random.Random, number: int) -> tuple[dict, dict]:
    text = " ".join(rng.choice(WORDS) for _ in range(rng.randrange(3, 60)))

    def spans(most: int) -> list[list[int]]:
        starts = [rng.randrange(len(text)) for _ in range(rng.randrange(most + 1))]
        return [[s, min(len(text), s + rng.randrange(1, 25))] for s in starts]

    def attributions() -> list[dict]:
        return [{"source": spans(2), "cue": spans(1), "content": spans(3)} for _ in range(rng.randrange(6))]

    gold = attributions()
    guess = [a if rng.random() < 0.5 else b for a, b in zip(gold, attributions(), strict=False)] + attributions()[:1]
    return {"id": str(number), "text": text, "attributions": gold}, {"id": str(number), "attributions": guess}


@pytest.mark.skipif(not SCORER.exists(), reason="the scorer beside the corpora is not at hand")
def test_both_scorers_agree(tmp_path):
    spec = importlib.util.spec_from_file_location("workshop_scorer", SCORER)
    workshop = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(workshop)
    rng = random.Random(11)
    pairs = [article(rng, n) for n in range(200)]
    gold, guess = tmp_path / "gold.jsonl", tmp_path / "guess.jsonl"
    gold.write_text("".join(json.dumps(g) + "\n" for g, _ in pairs), encoding="utf-8")
    guess.write_text("".join(json.dumps(p) + "\n" for _, p in pairs[:-3]), encoding="utf-8")
    theirs = workshop.score(str(gold), str(guess))
    ours = compare(gold, guess)
    assert ours.missing == theirs.pop("articles missing") == 3
    assert {name: asdict(measure) for name, measure in ours.measures().items()} == theirs
