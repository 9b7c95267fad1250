import io

from support.dam import dam
from support.invented import bare, ferry, hostile

from sayso.output import Failure
from sayso.output.report import index_entry, write_index


def test_an_entry_has_a_file_name_that_every_system_takes() -> None:
    names = [index_entry(number, make()).file for number, make in enumerate((ferry, dam, hostile, bare), start=1)]
    assert names == [
        "001-ferry-left-karsund-overloaded-says-harbour-master.html",
        "002-ministers-tessaly-dam-is-finished.html",
        "003-0-owned-title-title-script.html",
        "004-story.html",
    ]


def test_the_index_leads_to_every_report_and_tells_what_failed() -> None:
    out = io.StringIO()
    write_index([index_entry(1, ferry()), index_entry(2, hostile())], [Failure("a.html", "a.html\x1b is <empty>")], out)
    page = out.getvalue()
    assert '<a href="001-ferry-left-karsund-overloaded-says-harbour-master.html">' in page
    assert "6 sources, 9 attributions, 33 % own voice" in page
    assert "<b>At second hand:</b> What the two inspectors" in page
    assert "a.html␛ is &lt;empty&gt;" in page
    assert "<script" not in page
    assert "\x1b" not in page
