"""``sayso evaluate claims``, its two corpora and its clusters."""

import gzip
import io
import json
import tarfile
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.errors import GoldError
from sayso.evaluating.events import Event, events
from sayso.evaluating.paraphrases import sentence_pairs
from sayso.evaluating.sameness import SameEvents, grouped, judge_claims
from sayso.tracing.stories.passage import Passage

PAIRS = (
    (
        "1",
        "A fire destroyed the town hall of Ostmark on Friday.",
        "Ostmark's town hall was destroyed by fire on Friday.",
    ),
    ("1", 'Ruel said: "We lost the ferry.', "Ruel said that they had lost the ferry."),
    ("0", "The harbour is shut.", "Four goals in nine minutes won the cup for Kelmara."),
)

# sentence, words, (kind, from, to, chain) of its mentions
FIRST = (
    ("Fire destroyed the old mill", [("ACTION_OCCURRENCE", 1, 1, "ACT1"), ("ACTION_OCCURRENCE", 0, 0, "ACT3")]),
    ("Police arrested two men , Ruel said", [("ACTION_OCCURRENCE", 1, 1, "ACT2"), ("ACTION_REPORTING", 6, 6, "ACT9")]),
    ("Nobody checked this sentence", [("ACTION_OCCURRENCE", 1, 1, "ACT5")]),
)
SECOND = (
    ("The old mill was destroyed by a fire", [("ACTION_OCCURRENCE", 4, 4, "ACT1")]),
    ("Two men were arrested on Monday", [("ACTION_OCCURRENCE", 3, 3, "ACT2")]),
    ("The mayor slept", [("ACTION_OCCURRENCE", 2, 2, None)]),
)
# More like the second than like the first: what is joined first must still be near the rest.
THIRD = (("The old mill was destroyed by fire", [("ACTION_OCCURRENCE", 4, 4, "ACT1")]),)


def msrp(folder: Path) -> Path:
    lines = ["Quality\t#1 ID\t#2 ID\t#1 String\t#2 String"]
    lines += [f"{same}\t{n}\t{n + 100}\t{one}\t{other}" for n, (same, one, other) in enumerate(PAIRS)]
    path = folder / "msrp" / "train.tsv.gz"
    path.parent.mkdir()
    path.write_bytes(gzip.compress(("\ufeff" + "\n".join(lines) + "\n").encode()))
    return path


def document(sentences: tuple) -> bytes:
    tokens, marks, links, number, mention = [], [], [], 0, 0
    for place, (text, mentions) in enumerate(sentences):
        words = text.split()
        tokens += [
            f'<token t_id="{number + n}" sentence="{place}" number="{n}">{w}</token>' for n, w in enumerate(words)
        ]
        for kind, first, last, chain in mentions:
            anchors = "".join(f'<token_anchor t_id="{number + n}"/>' for n in range(first, last + 1))
            marks.append(f'<{kind} m_id="{mention}">{anchors}</{kind}>')
            if chain:
                links.append(
                    f'<CROSS_DOC_COREF r_id="{mention}" note="{chain}"><source m_id="{mention}"/></CROSS_DOC_COREF>'
                )
            mention += 1
        number += len(words)
    parts = f"<Markables>{''.join(marks)}</Markables><Relations>{''.join(links)}</Relations>"
    return f"<Document>{''.join(tokens)}{parts}</Document>".encode()


def ecb(folder: Path) -> Path:
    (folder / "ecbplus").mkdir()
    path = folder / "ecbplus" / "ecbplus.tar.gz"
    with tarfile.open(path, "w:gz") as files:
        for name, sentences in (("2_1ecb", FIRST), ("2_1ecbplus", SECOND), ("2_2ecbplus", THIRD)):
            data = document(sentences)
            member = tarfile.TarInfo(f"ECB+/2/{name}.xml")
            member.size = len(data)
            files.addfile(member, io.BytesIO(data))
    table = "Topic,File,Sentence Number\n2,1ecb,0\n2,1ecb,1\n2,1ecbplus,0\n2,1ecbplus,1\n2,1ecbplus,2\n2,2ecbplus,0\n"
    (path.parent / "ECBplus_coreference_sentences.csv").write_text(table, "utf-8")
    return path


def test_pairs_are_read_with_their_quotation_marks(tmp_path: Path) -> None:
    found = sentence_pairs(msrp(tmp_path))
    assert [pair.same for pair in found] == [True, True, False]
    assert found[1].first == PAIRS[1][1]


def test_contents_are_clauses_whose_predicate_is_a_mention(tmp_path: Path) -> None:
    found = events(ecb(tmp_path), [2])
    assert [(one.document, one.predicate, one.event) for one in found] == [
        ("2_1ecb", "destroyed", "2:ACT1"),  # not *fire*, which is no clause
        ("2_1ecb", "arrested", "2:ACT2"),  # not *said*, which reports
        ("2_1ecbplus", "destroyed", "2:ACT1"),
        ("2_1ecbplus", "arrested", "2:ACT2"),
        ("2_1ecbplus", "slept", "2:1ecbplus:m2"),  # mentioned once
        ("2_2ecbplus", "destroyed", "2:ACT1"),
    ]
    assert isinstance(found[1], Event)
    assert found[1].wording.startswith("Police arrested two men")
    assert "said" not in found[1].wording.split()
    assert events(tmp_path / "ecbplus" / "ecbplus.tar.gz", [3]) == []


def test_groups_by_their_mean() -> None:
    alike = np.array([[1, 0.9, 0.5], [0.9, 1, 0.2], [0.5, 0.2, 1]], np.float32)
    assert sorted(map(sorted, grouped(alike, 0.3))) == [[0, 1, 2]]
    assert sorted(map(sorted, grouped(alike, 0.4))) == [[0, 1], [2]]
    assert grouped(alike[:1, :1], 0.5) == [{0}]
    assert grouped(alike[:0, :0], 0.5) == []


class Likeness:
    """Two are nearly one, and each is a little like the third."""

    def __init__(self, **_: object) -> None:
        pass

    def scores(self, pairs: list[tuple[Passage, Passage]]) -> np.ndarray:
        return np.array([0.9 if "was" in one.wording and "was" in other.wording else 0.3 for one, other in pairs])


def test_what_is_joined_first_is_still_compared_with_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.evaluating.sameness.Likeness", Likeness)
    (found,) = judge_claims([ecb(tmp_path)], [2])
    assert isinstance(found, SameEvents)
    assert found.muc.recall == 1  # all are one, at 0.3 each


def test_a_folder_with_both(tmp_path: Path) -> None:
    msrp(tmp_path)
    ecb(tmp_path)
    done = CliRunner().invoke(app, ["evaluate", "claims", str(tmp_path), "--json"])
    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["msrp"][0] | {"file": ""} == {
        "file": "", "pairs": 3, "precision": 1.0, "recall": 1.0, "f1": 1.0, "accuracy": 1.0,
    }  # fmt: skip
    assert (found["ecbplus"][0]["contents"], found["ecbplus"][0]["clusters"]) == (6, 3)
    assert found["ecbplus"][0]["conll_f1"] == pytest.approx(1.0)


def test_the_table_and_chosen_topics(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["evaluate", "claims", str(ecb(tmp_path)), "--topic", "2"])
    assert done.exit_code == 0, done.stderr
    assert "6 contents, 3 events, topics 2\n" in done.stdout
    assert done.stdout.splitlines()[-1].split() == ["CoNLL", "100.0"]


@pytest.mark.parametrize("name", ["nothing", "bad.tsv", "bad.tar.gz"])
def test_what_cannot_be_used_is_one_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "nothing":
        path.mkdir()
    else:
        path.write_bytes(b"Quality\n2\tx\n")
        (tmp_path / "ECBplus_coreference_sentences.csv").write_text("Topic,File,Sentence Number\n", "utf-8")
    with pytest.raises(GoldError):
        judge_claims([path])
    done = CliRunner().invoke(app, ["evaluate", "claims", str(path)])
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
