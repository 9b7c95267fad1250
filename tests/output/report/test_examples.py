"""What the real reader makes of the examples can be shown in every form."""

import io
from pathlib import Path

import pytest

import sayso
from sayso.output import console, write_rows, write_terminal
from sayso.output.report import report

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").iterdir())


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.stem)
def reading(request: pytest.FixtureRequest) -> sayso.Reading:
    return sayso.read(request.param)


def test_the_report_shows_every_source_and_every_attribution(reading: sayso.Reading) -> None:
    page = report(reading)
    assert reading.sources
    for number in range(1, len(reading.sources) + 1):
        assert f'id="S{number}"' in page
    for number in range(1, len(reading.attributions) + 1):
        assert f'id="note-{number}"' in page


def test_the_terminal_shows_every_source_by_name(reading: sayso.Reading) -> None:
    out = io.StringIO()
    write_terminal([reading], console(out, width=100))
    seen = " ".join(out.getvalue().split())
    for source in reading.sources:
        assert source.name.text.split()[0] in seen
    assert max(map(len, out.getvalue().splitlines())) <= 100


def test_rows_name_the_sources_that_the_reading_has(reading: sayso.Reading) -> None:
    out = io.StringIO(newline="")
    write_rows([reading], out)
    assert out.getvalue().count("\r\n") == len(reading.attributions) + 1
