from itertools import combinations

import pytest
from support.tracings import crowd, hostile, tram

from sayso.output.tracing.drawing import drawing
from sayso.output.tracing.known import Known
from sayso.output.tracing.lanes import Layout, Stop, layout
from sayso.output.tracing.tellings import Web
from sayso.vocabulary import Tracing

ALL = pytest.mark.parametrize(
    "tracing",
    [tram(), crowd(1), crowd(3), crowd(12), crowd(60), hostile()],
    ids=["tram", "1", "3", "12", "60", "hostile"],
)


def layouts(tracing: Tracing) -> list[Layout]:
    return [layout(Web(claim), Known(tracing)) for claim in tracing.claims]


def boxes(stop: Stop) -> list[tuple[float, float, float, float]]:
    """The sign with its note, and the label above it."""
    sign = (stop.x, stop.y - 11, stop.end, stop.y + 11)
    return [sign, *([(stop.x, stop.y - 26, stop.right, stop.y - 13)] if stop.label else [])]


@ALL
def test_nothing_stands_on_anything_else(tracing: Tracing) -> None:
    for found in layouts(tracing):
        for one, other in combinations(found.stops(), 2):
            for a in boxes(one):
                for b in boxes(other):
                    assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (one.text, other.text)


@ALL
def test_all_of_it_is_inside_its_lane_and_the_drawing(tracing: Tracing) -> None:
    for found in layouts(tracing):
        for lane in found.lanes:
            for stop in lane.stops:
                for left, top, right, bottom in boxes(stop):
                    assert lane.y <= top
                    assert bottom <= lane.y + lane.height
                    assert left > 124
                    assert right <= found.width
        assert found.lanes[-1].y + found.lanes[-1].height == pytest.approx(found.height, abs=1)


@ALL
def test_every_telling_is_drawn_once(tracing: Tracing) -> None:
    for claim, found in zip(tracing.claims, layouts(tracing), strict=True):
        drawn = [telling.index for stop in found.stops() for telling in stop.tellings]
        assert sorted(drawn) == [telling.index for telling in Web(claim).tellings]


def test_a_page_that_tells_only_its_day_stands_behind_what_it_goes_back_to() -> None:
    found = layouts(tram())[0]
    stops = {stop.text: stop for stop in found.stops()}
    assert stops["A7"].note == "time unknown"
    assert stops["A3"].x < stops["A7"].x < stops["A4"].x


def test_what_has_no_date_stands_apart() -> None:
    found = layouts(tram())[0]
    undated = found.undated
    assert undated is not None
    assert [stop.text for stop in found.stops() if stop.x > undated] == ["E12"]
    assert all(stop.right < undated for stop in found.stops() if stop.moments)
    assert layouts(tram())[1].undated is None


def test_sixty_mentions_fit_a_desktop_and_are_fewer_lines() -> None:
    [found] = layouts(crowd(60))
    assert found.width < 1240
    assert len(found.lanes) < 45
    assert any(len(stop.tellings) > 1 for stop in found.stops())


def test_lines_say_how_and_which_way() -> None:
    made = drawing(Web(tram().claims[0]), Known(tram()))
    told = {line.title.partition(":")[0]: line for line in made.lines}
    assert "copies 87 % of its words" in told["A4 from A3"].title
    assert told["A4 from A3"].css.startswith("copy ")
    assert told["A4 from A3"].head
    assert not told["A9 has the same source as A1"].head
    assert "Which came first is open." in told["A9 has the same source as A1"].title
    changed = told["A7 from A3"]
    assert changed.mark
    assert "On the way: 1 hedge dropped and 1 source promoted." in changed.title
    assert [name for _, name in made.legend] == ["copy", "credit", "new version", "same person or source", "unclear"]


def test_a_label_stands_where_an_origin_enters() -> None:
    made = drawing(Web(tram().claims[0]), Known(tram()))
    labels = {sign.stop.text: sign.stop.label for sign in made.signs if sign.stop.label}
    assert labels == {
        "A1–2": "▾ a letter of the tramway inspectorate",
        "B5": "▾ a person in the inspectorate, who asked…",
        "C8 denies": "▾ Ilka Thorn for the city of Lindow",
        "D10": "▾ Per Osk, a former inspector",
        "E12": "▾ in its own voice",
    }
