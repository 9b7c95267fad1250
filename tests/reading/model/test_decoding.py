import numpy as np

from sayso.reading.model.decoding import (
    BEGIN,
    CONTENT,
    IN,
    INNER,
    NEITHER,
    OUT,
    OWN,
    SOURCE,
    Cue,
    attributions,
    cues,
    linked,
    paths,
)
from sayso.reading.model.tokens import tokenise
from sayso.reading.model.windows import windows

TEXT = "Officials say people believe it."
TOKENS = tokenise(TEXT)
(WINDOW,) = windows(TOKENS)
PLACE = {TEXT[s:e]: n for n, (s, e) in enumerate(zip(TOKENS.starts, TOKENS.ends, strict=True))}


def words(runs) -> list[str]:
    return [TEXT[TOKENS.starts[a] : TOKENS.ends[b]] for a, b in runs]


def cue_logits(own: dict[str, int], inner: dict[str, int]) -> np.ndarray:
    logits = np.zeros((len(TOKENS), 2, 3), dtype=np.float32)
    logits[:, :, OUT] = 5
    for layer, labels in ((OWN, own), (INNER, inner)):
        for word, label in labels.items():
            logits[PLACE[word], layer, label] = 9
    return logits


def found_cues(own: dict[str, int], inner: dict[str, int]) -> list[Cue]:
    return cues(cue_logits(own, inner), TOKENS, WINDOW)


def role_logits(roles: dict[str, int], default: int = NEITHER) -> np.ndarray:
    logits = np.zeros((1, len(TOKENS), 3), dtype=np.float32)
    logits[0, :, default] = 4
    for word, role in roles.items():
        logits[0, PLACE[word], role] = 9
    return logits


def test_cues_of_both_layers_are_found_with_their_score():
    found = found_cues({"say": BEGIN}, {"believe": BEGIN})
    assert [(c.layer, *words([(c.first, c.last)])) for c in found] == [(OWN, "say"), (INNER, "believe")]
    assert all(0.9 < c.score <= 1 for c in found)


def test_a_cue_goes_on_until_another_begins():
    found = found_cues({"say": BEGIN, "people": IN, "believe": BEGIN}, {})
    assert words((c.first, c.last) for c in found) == ["say people", "believe"]


def test_a_cue_without_a_beginning_counts_all_the_same():
    assert len(found_cues({"say": IN}, {})) == 1


def test_roles_link_a_cue_to_source_and_content_and_leave_the_cue_itself():
    logits = role_logits({"Officials": SOURCE, ".": NEITHER}, default=CONTENT)
    (found,) = attributions(linked(found_cues({"say": BEGIN}, {}), logits, TOKENS, WINDOW))
    assert words([found.cue]) == ["say"]
    assert words(found.source) == ["Officials"]
    assert words(found.content) == ["people believe it"]


def test_a_cue_without_content_is_no_attribution():
    assert attributions(linked(found_cues({"say": BEGIN}, {}), role_logits({}), TOKENS, WINDOW)) == []


def likely(text: str, sure: float = 2.0) -> np.ndarray:
    """Log-probabilities from a word a letter: n neither, s source, c content; a capital is said with less force."""
    rows = []
    for letter in text:
        row = np.zeros(3)
        row["nsc".index(letter.lower())] = sure if letter.islower() else 0.5
        rows.append(row - np.log(np.exp(row).sum()))
    return np.array(rows, dtype=np.float32)


def decoded(*texts: str) -> list[str]:
    return ["".join("nsc"[label] for label in path) for path in paths([likely(text) for text in texts])]


def test_a_hole_of_little_force_is_filled_and_a_stray_word_left_out():
    assert decoded("sncccNccccn") == ["snccccccccn"]
    assert decoded("snccccnnnCnn") == ["snccccnnnnnn"]


def test_two_stretches_of_content_stay_two():
    assert decoded("ccccnsnncccc") == ["ccccnsnncccc"]


def test_there_is_one_source_at_most():
    assert decoded("ssnnccccnns")[0].count("s") == 2


def test_windows_of_different_length_do_not_touch_each_other():
    texts = ["snccccn", "ccccns", "n", "nnnnccccccccnnnss"]
    assert decoded(*texts) == [decoded(text)[0] for text in texts] == texts
    assert paths([]) == []
