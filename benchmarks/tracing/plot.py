"""The growth of tracing as a drawing: milliseconds for one more story, over how many there are already."""

from __future__ import annotations

import html
import math
from collections.abc import Callable, Iterator, Sequence

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 760, 420, 64, 44, 24, 52
_Scale = Callable[[float], float]
COLOURS = ("#1b5e8c", "#b3541e", "#3f7d3a", "#7a4b94")


def plot(runs: Sequence[dict]) -> str:
    """SVG of ``runs``, as ``benchmarks/tracing.py`` keeps them: lines while stories came in bulk, rings one by one."""
    most = max(run["stories"] for run in runs)
    highest = max(max(max(run["parts"]), run["ms for one more, median"]) for run in runs)
    first = min(run["stories"] / len(run["parts"]) for run in runs) / 2

    def x(stories: float) -> float:
        share = math.log(stories / first) / math.log(most * 1.1 / first)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y(ms: float) -> float:
        return round(HEIGHT - BOTTOM - ms / (highest * 1.1) * (HEIGHT - TOP - BOTTOM), 1)

    shown = "".join(_axes(first, most, highest, x, y))
    kinds = sorted({(run["model"], run["short"]) for run in runs})
    for number, kind in enumerate(kinds):
        mine = [run for run in runs if (run["model"], run["short"]) == kind]
        colour, longest = COLOURS[number % len(COLOURS)], max(mine, key=lambda run: run["stories"])
        step = longest["stories"] / len(longest["parts"])
        points = " ".join(f"{x((at + 0.5) * step)},{y(ms)}" for at, ms in enumerate(longest["parts"]))
        shown += f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
        for run in mine:
            place = f'cx="{x(run["stories"])}" cy="{y(run["ms for one more, median"])}"'
            shown += f'<circle {place} r="5" fill="#fff" stroke="{colour}" stroke-width="2"/>'
        words = f"{longest['words a story']} words a story, " + (
            "words compared" if kind[0] == "words" else "with the model"
        )
        shown += f'<text x="{LEFT + 12}" y="{TOP + 6 + 18 * number}" fill="{colour}">{html.escape(words)}</text>'
    title = "Milliseconds for one more story, over the stories that are there (line: in bulk; rings: one by one)"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif" '
        f'font-size="13"><title>{title}</title><rect width="100%" height="100%" fill="#fff"/>'
        f'<text x="{LEFT}" y="22" font-weight="bold">{title}</text>{shown}</svg>\n'
    )


def _axes(first: float, most: int, highest: float, x: _Scale, y: _Scale) -> Iterator[str]:
    bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    yield f'<path d="M{LEFT},{TOP - 8}V{bottom}H{right}" fill="none" stroke="#555"/>'
    for power in range(math.ceil(math.log10(first)), math.floor(math.log10(most * 1.1)) + 1):
        yield f'<path d="M{x(10**power)},{bottom}v6" stroke="#555"/>'
        yield f'<text x="{x(10**power)}" y="{bottom + 20}" text-anchor="middle">{10**power:,}</text>'.replace(
            ",0", " 0"
        )
    yield f'<text x="{(LEFT + right) / 2}" y="{bottom + 42}" text-anchor="middle">stories</text>'
    step = 10 ** math.floor(math.log10(highest)) / 2
    for number in range(1, int(highest * 1.1 / step) + 1):
        yield f'<path d="M{LEFT},{y(number * step)}H{right}" stroke="#ddd"/>'
        yield f'<text x="{LEFT - 8}" y="{y(number * step) + 4}" text-anchor="end">{number * step:g}</text>'
