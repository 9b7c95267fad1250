"""What the sourcing of a story comes to, in plain words: who carries it, what is relayed, what hangs on nobody.

No line is a judgement of truth. Each says what was counted and carries the places that bear it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import get_args

from sayso.reading.sourcing.chains import way_out
from sayso.reading.sourcing.promotion import in_words, promotions
from sayso.reading.text.phrases import few, joined
from sayso.vocabulary import Attribution, Profile, Remark, Share, Source, SourceType, Span, Story, Topic

# What one source tells of a story is worth a line from this share of the attributed words on, where there are others.
_MOST = 0.5
_HEARSAY = re.compile(
    r"report|alleg|suppos|purport|repute|rumou?r|is said|are said|was said|said to|believed to|hear", re.I
)
_WORD = re.compile(r"\w[\w’'.,-]*")


def profile(story: Story, attributions: tuple[Attribution, ...], sources: tuple[Source, ...]) -> Profile:
    """The sourcing profile of a story whose sources and chains are known."""
    story_words = _WORD.findall(story.text)
    told = _Told(attributions, sources)
    remarks = (
        *promotions(story, attributions, sources),
        *_single(told),
        *_relayed(told),
        *_anonymous(told),
        *_rumours(told),
        *_other_outlets(told),
        *_unknown(told),
        *_own_voice(told, len(story_words)),
    )
    own = 1 - len(told.words) / len(story_words) if story_words else 1.0
    return Profile(len(story_words), round(max(own, 0.0), 3), told.shares(), remarks)


class _Told:
    """The attributions of a story with the words that each source is made to say.

    A word in attributions inside others counts for the outermost: from that source the outlet has it.
    """

    def __init__(self, attributions: tuple[Attribution, ...], sources: tuple[Source, ...]) -> None:
        self.attributions = [one for one in attributions if one.cited or not one.source]
        cited = {name for one in self.attributions for link in one.chain for name in link.sources}
        cited |= {resolution.source for one in self.attributions for resolution in one.by}
        self.sources = {source.id: source for source in sources if source.id in cited}
        self.by_id = {one.id: one for one in attributions}
        self.outermost = [one for one in self.attributions if one.inside is None]
        self.words: set[int] = set()
        self.of_source: dict[str, set[int]] = {}
        for one in self.outermost:
            words = {span.start + match.start() for span in one.content for match in _WORD.finditer(span.text)}
            self.words |= words
            for resolution in one.by:
                self.of_source.setdefault(resolution.source, set()).update(words)

    def made_by(self, source: str) -> list[Attribution]:
        """The attributions that ``source`` makes."""
        return [one for one in self.attributions if any(resolution.source == source for resolution in one.by)]

    def shares(self) -> tuple[Share, ...]:
        """What each type of source comes to, the largest first."""
        found = []
        for type_ in get_args(SourceType):
            of_type = [source.id for source in self.sources.values() if source.type == type_]
            made = {one.id for source in of_type for one in self.made_by(source)}
            words = set().union(*(self.of_source.get(source, set()) for source in of_type))
            if made:
                share = len(words) / len(self.words) if self.words else 0.0
                found.append(Share(type_, len(of_type), len(made), len(words), round(share, 3)))
        return tuple(sorted(found, key=lambda share: (-share.words, -share.attributions)))


def _single(told: _Told) -> Iterator[Remark]:
    """What hangs on one source alone."""
    sourced = [one for one in told.attributions if one.by]
    if len(sourced) < 2:
        return
    carried = {source: _carried(told, source) for source in told.sources}
    source = max(carried, key=lambda name: (len(carried[name]), name == "s1"))
    share = len(told.of_source.get(source, ())) / len(told.words) if told.words else 0.0
    if share < _MOST and len(carried[source]) <= len(sourced) / 2:
        return
    name = in_words(told.sources[source])
    others = len(told.sources) - 1
    if len(carried[source]) == len(sourced):
        text = f"Everything that is attributed to somebody comes from one source: {name}."
    else:
        text = f"{len(carried[source])} of {len(sourced)} attributions with a source come from {name} or through it"
        text += f" ({_percent(share)} of the attributed words); {few(others, 'other source')} for the rest."
    yield _remark("single source", text, carried[source], [source])


def _carried(told: _Told, source: str) -> list[Attribution]:
    """The attributions that ``source`` makes, and those inside them."""
    return [
        one
        for one in told.attributions
        if one.by and any(r.source == source for around in way_out(one, told.by_id) for r in around.by)
    ]


def _relayed(told: _Told) -> Iterator[Remark]:
    """What the outlet has at second hand, by who relays it."""
    relayed = [one for one in told.attributions if one.relayed and one.by]
    groups: dict[tuple[str, ...], list[Attribution]] = {}
    for one in relayed:
        before = [link.sources for link in one.chain if link.sources][:-1]
        groups.setdefault(before[-1] if before else (), []).append(one)
    for hands, group in groups.items():
        known = sorted({r.source for one in group for r in one.by}, key=lambda name: int(name[1:]))
        whom = joined(in_words(told.sources[name]) for name in known)
        through = joined(in_words(told.sources[name]) for name in hands) or "another outlet"
        text = f"What {whom} said or thought came to the outlet through {through}."
        yield _remark("relayed", text, group, [*hands, *known])


def _anonymous(told: _Told) -> Iterator[Remark]:
    """Who is anonymous, and with what reason."""
    for source in told.sources.values():
        if source.type == "anonymous_source":
            why = f"the story says: “{source.anonymity.text}”" if source.anonymity else "no reason is given"
            made = told.made_by(source.id)
            text = f"Anonymous: {in_words(source)} ({few(len(made), 'attribution')}); {why}."
            spans = (source.anonymity,) if source.anonymity else ()
            yield _remark("anonymous", text, made, [source.id], spans)


def _rumours(told: _Told) -> Iterator[Remark]:
    """What is said to be said, and by nobody."""
    nobody = [one for one in told.attributions if one.cue and not one.source and _HEARSAY.search(one.cue.text)]
    if nobody:
        cues = joined(f"“{cue}”" for cue in dict.fromkeys(one.cue.text for one in nobody if one.cue))
        text = f"{few(len(nobody), 'attribution')} on nobody: {cues}, and the story does not say who says so."
        yield _remark("rumour", text, nobody, [])


def _other_outlets(told: _Told) -> Iterator[Remark]:
    """What comes from other news organisations."""
    credited: dict[str, list[Attribution]] = {}
    for one in told.attributions:
        for link in one.chain:
            outlets = [told.sources[name] for name in link.sources if told.sources[name].type == "outlet"]
            names = [outlet.name.text for outlet in outlets] or (
                [link.span.text] if link.attribution is None and link.span else []
            )
            for name in names:
                credited.setdefault(name, []).append(one)
    for name, group in credited.items():
        text = f"{few(len(group), 'attribution')} credited to another outlet: {name}."
        yield _remark("other outlets", text, group, [])


def _unknown(told: _Told) -> Iterator[Remark]:
    """Attributions whose source has words, and nobody can tell from the story who it is."""
    open_ = [one for one in told.attributions if one.cited and one.source and not one.by]
    if open_:
        words = joined(f"“{word}”" for word in dict.fromkeys(one.source[0].text for one in open_[:5]))
        text = f"{few(len(open_), 'attribution')} whose source could not be told: {words}."
        yield _remark("unknown source", text, open_, [])


def _own_voice(told: _Told, words: int) -> Iterator[Remark]:
    if not told.attributions:
        yield Remark("own voice", "Nothing is attributed to anybody: all of it is the story's own voice.", (), (), ())
    elif words:
        own = max(0.0, 1 - len(told.words) / words)
        text = f"{_percent(own)} of the text is the story's own voice: no source is given for it."
        yield Remark("own voice", text, (), (), ())


def _remark(
    topic: Topic, text: str, attributions: Iterable[Attribution], sources: Iterable[str], spans: tuple[Span, ...] = ()
) -> Remark:
    attributions = tuple(attributions)
    places = spans or tuple(one.source[0] if one.source else one.cue or one.content[0] for one in attributions)
    return Remark(topic, text, places, tuple(one.id for one in attributions), tuple(dict.fromkeys(sources)))


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"
