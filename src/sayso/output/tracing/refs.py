"""The signs of mentions on a page: the letter of the origin and a number, a hue, a line, and the way to the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.output.report import palette
from sayso.output.tracing.drawing import anchor
from sayso.output.tracing.known import Known
from sayso.output.tracing.tellings import Web
from sayso.vocabulary import Origin


@dataclass(frozen=True, slots=True)
class Ref:
    """A mention, or an origin, in a few letters."""

    sign: str
    css: str
    href: str | None
    name: str  # what a screen reader says


class Refs:
    """The signs of all mentions that a page shows."""

    def __init__(self, webs: Sequence[Web], known: Known) -> None:
        self._known = known
        self._of = {
            mention: (number, web) for number, web in reversed([*enumerate(webs, 1)]) for mention in web.numbers
        }

    def mention(self, key: str, beside: Web) -> Ref:
        """A mention as the claim of ``beside`` speaks of it; one of another claim comes with the number of that one."""
        web = beside if key in beside.numbers else None
        prefix = ""
        if web is None and key in self._of:
            number, web = self._of[key]
            prefix = f"claim {number}: "
        if web is None:
            return Ref("?", "none", None, f"words in {self._known.named(key.partition(':')[0])}")
        origin = web.mentions[key].origin
        css = palette.classes(list(web.letters).index(origin)) if origin in web.letters else "none"
        outlet = self._known.outlet(web.mentions[key].story)
        return Ref(prefix + web.sign(key), css, f"#{anchor(web, web.numbers[key])}", outlet)

    def mentions(self, keys: Iterable[str], beside: Web) -> tuple[Ref, ...]:
        """Several of them."""
        return tuple(self.mention(key, beside) for key in keys)


def origin_ref(origin: Origin, web: Web) -> Ref:
    """An origin."""
    letter, number = web.letters[origin.id], list(web.letters).index(origin.id)
    return Ref(letter, palette.classes(number), f"#{web.claim.id}-{letter}", f"origin {letter}")
