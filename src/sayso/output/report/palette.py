"""The colours of a report, and the signs that tell sources apart where colours do not.

Eight hues after Okabe and Ito, who chose them to stay apart for people with any of the usual colour blindnesses. A
source has a hue, a kind of line under its words, and always its sign in letters: with more sources than hues the lines
change, and with more than both together hues and lines come round again, the signs do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Theme: TypeAlias = Literal["light", "dark"]

THEMES: dict[Theme, dict[str, str]] = {
    "light": {
        "paper": "#fbfaf7",
        "panel": "#ffffff",
        "text": "#1d1c1a",
        "muted": "#5c5850",
        "rule": "#d8d3c8",
        "line": "#857f73",
        "link": "#0a4f86",
        "focus": "#0a4f86",
        "target": "#fff0a8",
        "none": "#ecebe7",
    },
    "dark": {
        "paper": "#17181a",
        "panel": "#202225",
        "text": "#e9e7e2",
        "muted": "#aba79f",
        "rule": "#3a3c40",
        "line": "#8b887f",
        "link": "#8fc1f2",
        "focus": "#8fc1f2",
        "target": "#5a4a00",
        "none": "#2e3033",
    },
}
"""The page in both themes: grounds, words on them, lines, and the ground of what is jumped to."""


@dataclass(frozen=True, slots=True)
class Hue:
    """The colours of a source: a sign's ground and its letters, and by theme lines and the ground of its words."""

    sign: str
    letters: str
    ink: dict[Theme, str]
    tint: dict[Theme, str]


HUES: tuple[Hue, ...] = (
    Hue("#0072b2", "#ffffff", {"light": "#0072b2", "dark": "#5cb3ea"}, {"light": "#dcebf8", "dark": "#12344c"}),
    Hue("#e69f00", "#000000", {"light": "#a06a00", "dark": "#f0b43c"}, {"light": "#fcebc8", "dark": "#44330c"}),
    Hue("#009e73", "#000000", {"light": "#00795a", "dark": "#3fcea3"}, {"light": "#d3f0e5", "dark": "#0c3b2f"}),
    Hue("#cc79a7", "#000000", {"light": "#a8487d", "dark": "#e29cc3"}, {"light": "#f8e0ec", "dark": "#47233a"}),
    Hue("#d55e00", "#000000", {"light": "#b84e00", "dark": "#ff9147"}, {"light": "#fde0cc", "dark": "#4c270c"}),
    Hue("#56b4e9", "#000000", {"light": "#23779f", "dark": "#7cc8f2"}, {"light": "#ddf3fb", "dark": "#143c42"}),
    Hue("#f0e442", "#000000", {"light": "#7d7400", "dark": "#efe45a"}, {"light": "#f9f6c4", "dark": "#3d3a0a"}),
    Hue("#4d4d4d", "#ffffff", {"light": "#4d4d4d", "dark": "#c4c4c4"}, {"light": "#e4e3e1", "dark": "#3a3b3d"}),
)
LINES = ("solid", "dashed", "dotted", "double")
"""Of CSS ``border-style``, one after the other for every round of the hues."""


def classes(number: int) -> str:
    """The CSS classes of the ``number``-th source of a story, from 0."""
    return f"h{number % len(HUES)} l{number // len(HUES) % len(LINES)}"


def css() -> str:
    """All colours as custom properties, for light and for dark, and the classes of hues and lines."""
    dark = "@media (prefers-color-scheme:dark){" + _theme("dark") + "}"
    lines = "".join(f".l{number}{{--style:{style}}}" for number, style in enumerate(LINES))
    # Dark grounds are not printed, so dark words must not be either.
    return f"{_theme('light')}\n@media screen{{{dark}}}\n{lines}\n"


def _theme(theme: Theme) -> str:
    page = ";".join(f"--{name}:{colour}" for name, colour in THEMES[theme].items())
    hues = "".join(
        f".h{number}{{--sign:{hue.sign};--letters:{hue.letters};--ink:{hue.ink[theme]};--tint:{hue.tint[theme]}}}"
        for number, hue in enumerate(HUES)
    )
    return f":root{{{page}}}{hues}"
