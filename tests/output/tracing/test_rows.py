import csv
import io

from support.tracings import bare, hostile, tram

from sayso.output.tracing import write_mentions
from sayso.output.tracing.rows import COLUMNS
from sayso.vocabulary import Tracing


def table(tracing: Tracing) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    write_mentions(tracing, out)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


def test_a_row_holds_one_mention() -> None:
    rows = table(tram())
    assert len(rows) == sum(len(claim.mentions) for claim in tram().claims) == 16
    assert {len(row) for row in rows} == {len(COLUMNS)}
    expected = {
        "number": "3",
        "stories": "9",
        "outlets": "8",
        "certain": "2",
        "possible": "4",
        "credibility": "2",
        "outlet": "North Coast Press Agency",
        "published": "2033-03-07T06:55:00Z",
        "words": "Lindow may have been told of cracks in the bridge",
        "source": "a letter of the tramway inspectorate",
        "source_type": "document",
        "chain": "North Coast Press Agency → Lindow Herald → a letter of the tramway inspectorate",
        "certainty": "possible",
        "denies": "no",
        "origin": "o1",
        "origin_certain": "yes",
        "origin_may_be": "o2",
        "from": rows[0]["mention"],
        "from_by": "credit",
        "drifts": "hedge_added",
    }
    assert rows[2] | expected == rows[2]


def test_offsets_lead_to_the_words() -> None:
    texts = {}
    for claim in tram().claims:
        for mention in claim.mentions:
            for span in mention.spans:
                texts[mention.story, f"{span.start}..{span.end}"] = span.text
    assert all(texts[row["story"], row["words_at"]] == row["words"] for row in table(tram()))


def test_what_is_not_there_is_empty_and_what_is_open_says_so() -> None:
    rows = {row["number"]: row for row in table(tram()) if row["stories"] == "9"}
    assert rows["12"]["outlet"] == rows["12"]["published"] == rows["12"]["url"] == ""
    assert rows["12"]["origin_certain"] == "no"
    assert rows["9"]["from_by"] == "same source ?"
    assert rows["8"]["denies"] == "yes"
    assert rows["8"]["speaks_for"] == "the city of Lindow"
    assert rows["7"]["drifts"] == "hedge_dropped; source_promoted; headline: hedge_dropped"
    assert rows["7"]["source_type"] == "outlet"
    assert rows["7"]["attribution"] == ""


def test_figures_are_intervals() -> None:
    rows = [row["figures"] for row in table(tram()) if row["figures"]]
    assert rows == ["31.. passengers", "31..31 passengers", "12..20 people"]


def test_a_spreadsheet_runs_nothing() -> None:
    for row in table(hostile()):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
    assert table(hostile())[0]["statement"].startswith("'=cmd")


def test_without_claims_there_is_the_line_of_names_only() -> None:
    out = io.StringIO(newline="")
    write_mentions(bare(), out)
    assert out.getvalue() == ",".join(COLUMNS) + "\r\n"
