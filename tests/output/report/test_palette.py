"""Contrast as WCAG 2 computes it, and colour blindness as Machado, Oliveira and Fernandes (2009) model it."""

from itertools import combinations, product

import pytest

from sayso.output.report.palette import HUES, LINES, THEMES, Theme, classes, css

WORDS, SHAPES = 4.5, 3.0  # least contrast, level AA: of words, and of lines and shapes that tell something

# How the three kinds of colour blindness, where they are complete, see linear red, green and blue.
BLINDNESS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: list[float]) -> list[float]:
    """CIE L*a*b* of linear sRGB, daylight D65."""
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    xyz = [sum(w * max(c, 0) for w, c in zip(row, rgb, strict=True)) / n for row, n in zip(to_xyz, white, strict=True)]
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


def test_the_measure_is_the_one_of_the_standard() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_words_can_be_read_on_every_ground(theme: Theme) -> None:
    page = THEMES[theme]
    grounds = [page["paper"], page["panel"], page["none"], *(hue.tint[theme] for hue in HUES)]
    low = [
        (words, ground)
        for words, ground in product(("text", "muted", "link"), grounds)
        if contrast(page[words], ground) < WORDS
    ]
    assert low == []
    assert contrast(page["text"], page["target"]) >= WORDS
    assert contrast(page["link"], page["target"]) >= WORDS


@pytest.mark.parametrize("theme", THEMES)
def test_lines_that_tell_something_can_be_seen(theme: Theme) -> None:
    page = THEMES[theme]
    for ink, tint in [(hue.ink[theme], hue.tint[theme]) for hue in HUES] + [(page["line"], page["none"])]:
        assert min(contrast(ink, ground) for ground in (page["paper"], page["panel"], tint)) >= SHAPES
    assert contrast(page["focus"], page["paper"]) >= SHAPES
    assert contrast(page["muted"], page["rule"]) >= SHAPES  # a bar on the rest of it


def test_signs_can_be_read() -> None:
    assert min(contrast(hue.sign, hue.letters) for hue in HUES) >= WORDS


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_signs_stay_apart_for_the_colour_blind(blindness: str) -> None:
    """A difference of 10 in L*a*b* is plain to see side by side; the letters tell in any case."""
    seen = [
        lab([sum(w * c for w, c in zip(row, linear(hue.sign), strict=True)) for row in BLINDNESS[blindness]])
        for hue in HUES
    ]
    apart = [sum((a - b) ** 2 for a, b in zip(*pair, strict=True)) ** 0.5 for pair in combinations(seen, 2)]
    assert min(apart) >= 10


def test_sources_have_a_look_of_their_own_until_hues_and_lines_are_used_up() -> None:
    many = len(HUES) * len(LINES)
    assert len({classes(number) for number in range(many)}) == many
    assert classes(many) == classes(0)
    for number in range(many):
        for name in classes(number).split():
            assert f".{name}{{" in css()


def test_dark_colours_are_for_screens_only() -> None:
    light, dark = css().split("@media screen")
    assert THEMES["light"]["paper"] in light
    assert THEMES["dark"]["paper"] in dark
    assert dark.startswith("{@media (prefers-color-scheme:dark)")
