import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.dam import dam
from support.invented import bare, ferry, hostile

from sayso.output import Failure, write_rows
from sayso.output.batch import Result
from sayso.output.rows import COLUMNS
from sayso.output.spreadsheet import guarded


def table(*results: Result) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    write_rows(results, out)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


def test_a_row_holds_one_attribution() -> None:
    rows = table(bare(), Failure("b.html", "no"), ferry())
    assert [row["id"] for row in rows] == [f"a{number}" for number in range(1, 10)]
    third, fourth = rows[2], rows[3]
    assert (
        third
        | {
            "location": "stories/ferry.html",
            "outlet": "The Ostmark Observer",
            "published": "2026-03-03T17:20:00+01:00",
            "inside": "a2",
            "kind": "indirect",
            "score": "0.4100",
            "source": "",
            "source_at": "",
            "cue": "reportedly",
            "content": "the crew were … warned twice",
        }
        == third
    )
    assert fourth["inside"] == ""
    assert fourth["content"].count(" … ") == 1


def test_offsets_lead_to_the_words() -> None:
    text = ferry().story.text
    for row in table(ferry()):
        for role in ("source", "cue", "content"):
            places = [map(int, place.split("..")) for place in row[f"{role}_at"].split()]
            assert " … ".join(text[start:end] for start, end in places) == row[role]


def test_a_row_tells_who_stands_behind_it_and_through_whom_it_came() -> None:
    rows = {row["id"]: row for row in table(dam())}
    sourcing = list(COLUMNS)[list(COLUMNS).index("source_ids") : list(COLUMNS).index("certainty")]
    assert [rows["a4"][name] for name in sourcing] == [
        *("s3", "A group of engineers inside the Water Office", "unnamed_group", "", "no", "", "yes", "", "", ""),
        *("Maud Sarrow → A group of engineers inside the Water Office", "yes"),
    ]
    assert [rows["a6"][name] for name in ("source", "cue", "implicit", "continues")] == ["", "", "yes", "a5"]
    assert [rows["a6"][name] for name in ("source_ids", "source_titles")] == ["s2", "chief surveyor"]
    assert [rows["a8"][name] for name in ("access", "access_words")] == ["told", "told the Corvane Courier"]
    assert rows["a8"]["chain"] == "the Corvane Courier → Two officials familiar with the inspection"
    assert [rows["a9"][name] for name in ("source_ids", "source_names", "source_titles")] == [
        *("s6; s7", "Ilse Tarn; Joren Ake", "; "),
    ]
    assert [rows["a12"][name] for name in ("source", "source_ids", "chain")] == ["He", "", "source unknown"]
    assert [rows["a13"][name] for name in ("source", "chain")] == ["", "nobody named"]
    assert rows["a14"]["cited"] == "no"


def test_a_row_tells_how_firmly_it_is_put_forward_and_by_whom() -> None:
    rows = {row["id"]: row for row in table(dam())}
    names = list(COLUMNS)[list(COLUMNS).index("certainty") : list(COLUMNS).index("figures")]
    told = {id_: {name: row[name] for name in names if row[name]} for id_, row in rows.items()}
    assert told["a5"] == {"certainty": "stated", "certainty_by": "source", "negated": "no"}
    assert told["a4"]["negated"] == "yes"
    assert told["a8"] | {"certainty": "stated / possible", "certainty_by": "source / outlet"} == told["a8"]
    assert told["a8"]["certainty_words"] == " / told"
    assert told["a16"] | {"certainty": "conditional; forecast", "certainty_words": "will … probably"} == told["a16"]
    estimate = ("condition", "estimate", "estimate_scale", "estimate_range")
    assert [told["a16"][name] for name in estimate] == ["if the wall moves again", "probably", "people", "0.6..0.8"]
    start, end = map(int, told["a16"]["condition_at"].split(".."))
    assert dam().story.text[start:end] == "if the wall moves again"


def test_a_row_tells_the_figures_of_its_content_with_open_ends_left_open() -> None:
    rows = {row["id"]: row for row in table(dam())}
    assert [rows["a15"][name] for name in ("figures", "figures_words")] == ["14.. people", "At least 14 people"]
    assert rows["a16"]["figures"] == "200..1000 people"
    assert [row["id"] for row in rows.values() if row["figures"]] == ["a15", "a16"]  # the others are the story's own


def test_it_is_csv_as_rfc_4180_has_it() -> None:
    out = io.StringIO(newline="")
    write_rows([hostile()], out)
    header, rest = out.getvalue().split("\r\n", 1)
    assert header == ",".join(COLUMNS)
    assert rest.endswith("\r\n")
    assert '"\'=HYPERLINK(""http://evil.example"";""x"")"' in rest


def test_no_cell_of_a_hostile_story_is_a_formula() -> None:
    [row] = table(hostile())
    assert not [cell for cell in row.values() if re.match(r"[=+\-@\t\r]", cell)]
    assert row["location"].startswith("'=cmd")
    assert row["outlet"] == "'@Mail"


@given(st.text(alphabet="'=+-@\t\ra“\n", max_size=6))
def test_the_guard_can_be_taken_off_again(words: str) -> None:
    [cell] = guarded([words])
    assert cell[:1] not in tuple("=+-@\t\r")
    assert (cell[1:] if re.match(r"'+[=+\-@\t\r]", cell) else cell) == words


@pytest.mark.parametrize("words", ["'We shall see,'", "“=”", "a-b", ""])
def test_harmless_words_stay_as_they_are(words: str) -> None:
    assert guarded([words]) == [words]
