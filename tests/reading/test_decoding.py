import numpy as np

from sayso.reading.decoding import BEGIN, CONTENT, IN, INNER, NEITHER, OUT, OWN, SOURCE, attributions, cues
from sayso.reading.tokens import tokenise
from sayso.reading.windows import windows

TEXT = "Officials say people believe it."
TOKENS = tokenise(TEXT)
(WINDOW,) = windows(TOKENS)
PLACE = {TEXT[s:e]: n for n, (s, e) in enumerate(zip(TOKENS.starts, TOKENS.ends, strict=True))}


def cue_logits(own: dict[str, int], inner: dict[str, int]) -> np.ndarray:
    logits = np.zeros((len(TOKENS), 2, 3), dtype=np.float32)
    logits[:, :, OUT] = 5
    for layer, labels in ((OWN, own), (INNER, inner)):
        for word, label in labels.items():
            logits[PLACE[word], layer, label] = 9
    return logits


def test_cues_of_both_layers_are_found_with_their_score():
    found = cues(cue_logits({"say": BEGIN}, {"believe": BEGIN}), TOKENS, WINDOW)
    assert [(c.layer, TEXT[TOKENS.starts[c.first] : TOKENS.ends[c.last]]) for c in found] == [(OWN, "say"), (INNER, "believe")]
    assert all(0.9 < c.score <= 1 for c in found)


def test_a_cue_goes_on_until_another_begins():
    found = cues(cue_logits({"say": BEGIN, "people": IN, "believe": BEGIN}, {}), TOKENS, WINDOW)
    assert [(TEXT[TOKENS.starts[c.first] : TOKENS.ends[c.last]]) for c in found] == ["say people", "believe"]


def test_a_cue_without_a_beginning_counts_all_the_same():
    assert len(cues(cue_logits({"say": IN}, {}), TOKENS, WINDOW)) == 1


def test_roles_link_a_cue_to_source_and_content_and_leave_the_cue_itself():
    (cue,) = cues(cue_logits({"say": BEGIN}, {}), TOKENS, WINDOW)
    logits = np.zeros((1, len(TOKENS), 3), dtype=np.float32)
    logits[0, :, CONTENT] = 1
    logits[0, PLACE["Officials"], SOURCE] = 9
    logits[0, PLACE["."], NEITHER] = 9
    (found,) = attributions([cue], logits, TOKENS, WINDOW)
    words = lambda runs: [TEXT[TOKENS.starts[a] : TOKENS.ends[b]] for a, b in runs]  # noqa: E731
    assert words([found.cue]) == ["say"]
    assert words(found.source) == ["Officials"]
    assert words(found.content) == ["people believe it"]


def test_a_cue_without_content_is_no_attribution():
    (cue,) = cues(cue_logits({"say": BEGIN}, {}), TOKENS, WINDOW)
    logits = np.zeros((1, len(TOKENS), 3), dtype=np.float32)
    logits[0, :, NEITHER] = 9
    assert attributions([cue], logits, TOKENS, WINDOW) == []
