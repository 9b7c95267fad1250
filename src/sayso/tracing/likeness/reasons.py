"""Why two passages were taken to say the same or not, in words."""

from __future__ import annotations

from sayso.reading.text.phrases import few, joined
from sayso.tracing.likeness.features import NAMES
from sayso.tracing.likeness.words import Said
from sayso.tracing.stories.passage import Passage

_PLACE = {name: number for number, name in enumerate(NAMES)}
_MOST_WORDS = 5  # that are quoted
_NEARLY_ALL = 0.85  # of the words, by rarity
_NEAR, _FAR = 0.75, 0.35  # cosines of the encoder


def reason(pair: tuple[Passage, Passage], said: tuple[Said, Said], row: list[float], *, same: bool) -> str:
    """A sentence fragment: what most speaks for it, or against it where they are not the ``same``."""
    found = [_words(pair[0], said, row, same=same)]
    if same:
        if row[_PLACE["meaning"]] >= _NEAR and row[_PLACE["words of the longer"]] < _NEARLY_ALL:
            found.append("the whole means nearly the same")
        found += _figures(said, row)
        if row[_PLACE["one side denies"]]:
            found.append("one says that it is not so")
    else:
        if row[_PLACE["meaning"]] < _FAR:
            found.append("the whole means something else")
        if row[_PLACE["no name in common"]]:
            found.append("no name in common")
        if row[_PLACE["times differ"]]:
            found.append("they name other days")
        if row[_PLACE["no number in common"]]:
            found.append("no figure in common")
    return "; ".join(found)


def _words(one: Passage, said: tuple[Said, Said], row: list[float], *, same: bool) -> str:
    if same and row[_PLACE["words of the longer"]] >= _NEARLY_ALL:
        return "nearly all words are the same"
    common = said[0].weight.keys() & said[1].weight.keys()
    if not common:
        return "no word in common" + (", but they mean the same" if same else "")
    words: dict[str, str] = {}
    for key, (start, end) in zip(said[0].stems, said[0].places, strict=True):
        if key in common:
            words.setdefault(key, one.wording[start:end])
    rarest = sorted(words, key=lambda key: (-said[0].weight[key], said[0].stems.index(key)))[:_MOST_WORDS]
    quoted = joined(f"“{words[key]}”" for key in sorted(rarest, key=said[0].stems.index))
    count = few(len(words), "word")
    return f"{count} in common, {quoted}" if len(words) <= _MOST_WORDS else f"{count} in common, among them {quoted}"


def _figures(said: tuple[Said, Said], row: list[float]) -> list[str]:
    common = sorted(said[0].number_set & said[1].number_set)
    if common:
        return [f"both have {joined(f'{number:,.10g}' for number in common)}"]
    if row[_PLACE["no number in common"]] or row[_PLACE["figures differ"]]:
        return ["their figures differ"]
    return ["no figure contradicts"] if said[0].numbers or said[1].numbers else []
