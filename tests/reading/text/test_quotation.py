import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.text.quotation import FAMILIES, kind, quoted

CASES = [
    ("He said “we won,” and “they lost.”", ["“we won,”", "“they lost.”"]),
    ('She called it "a farce" twice.', ['"a farce"']),
    ("‘It’s the dogs’ dinner,’ he said, ‘and “mine” too’", ["‘It’s the dogs’ dinner,’", "‘and “mine” too’"]),
    ("'It's great,' said X, 'and we're off.'", ["'It's great,'", "'and we're off.'"]),
    ("“He told me ‘go’ and left,” she said.", ["“He told me ‘go’ and left,”"]),
    ("« Bon », dit-il. »Gut«, sagte er. „Ja“, sagte sie.", ["« Bon »", "»Gut«", "„Ja“"]),
    ("“First paragraph.\n\n“Second one.”\n\nHe left.", ["“First paragraph.\n\n“Second one.”"]),
    ("“Never closed, he said.\n\nNext paragraph.", ["“Never closed, he said."]),
    ("One mark too many” and on.", []),
    ("“a” “b", ["“a”", "“b"]),
    ("the 1990s' \"rock 'n' roll\" era", ["\"rock 'n' roll\""]),
    ('5\'10" tall and "quoted"', ['"quoted"']),
    ("Smith's car, the boys' bikes, and ’em all", []),
    ("", []),
    ('"', []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations(text, expected):
    assert [text[a:b] for a, b in quoted(text)] == expected


MARKS = "".join(FAMILIES.values())


@given(st.text(alphabet=MARKS + "ab ,.\n\u2028s", max_size=60))
def test_any_marks_give_ordered_ranges_inside_the_text(text):
    ranges = quoted(text)
    flat = [place for pair in ranges for place in pair]
    assert flat == sorted(flat)
    assert all(0 <= a < b <= len(text) for a, b in ranges)


@pytest.mark.parametrize(
    ("content", "expected"),
    [("the road is shut", "indirect"), ("“for good,”", "direct"), ("the road is shut “for good,”", "mixed")],
)
def test_kind(content, expected):
    text = "Lind said the road is shut “for good,” and left."
    start = text.index(content)
    assert kind(text, [(start, start + len(content))], quoted(text)) == expected
