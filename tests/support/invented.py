"""Invented stories with readings made by hand. No outlet, person or place in them exists."""

from __future__ import annotations

from dataclasses import replace

from sayso.vocabulary import (
    Access,
    Attribution,
    ChainLink,
    Form,
    Image,
    Kind,
    Link,
    Mention,
    Profile,
    Reading,
    Remark,
    Resolution,
    Share,
    Source,
    SourceType,
    Span,
    Statement,
    Step,
    Story,
    Topic,
    Way,
)

PROGRAM, MODEL = "sayso 9.9.9", "by-hand 0123456789ab"
OWN_WORDS = "the attribution's own words"


def span(text: str, words: str, occurrence: int = 1) -> Span:
    """The ``occurrence``-th place where ``words`` stand in ``text``."""
    start = -1
    for _ in range(occurrence):
        start = text.index(words, start + 1)
    return Span.of(text, start, start + len(words))


def near(text: str, words: str, before: str) -> Span:
    """The last place where ``words`` stand in ``text`` before the end of the words ``before``."""
    end = text.index(before) + len(before)
    start = text.rindex(words, 0, end)
    return Span.of(text, start, start + len(words))


def attribution(
    text: str,
    number: int,
    source: tuple[str, ...],
    cue: str,
    content: tuple[str, ...],
    kind: Kind,
    inside: str | None = None,
    score: float = 0.9,
    occurrence: int = 1,
) -> Attribution:
    """An attribution in words; ``occurrence`` says which of several like sources and cues is meant."""
    return Attribution(
        id=f"a{number}",
        source=tuple(span(text, words, occurrence if text.count(words) > 1 else 1) for words in source),
        cue=span(text, cue, occurrence if text.count(cue) > 1 else 1),
        content=tuple(span(text, words) for words in content),
        kind=kind,
        inside=inside,
        score=score,
    )


def source(
    number: int,
    type_: SourceType,
    reason: str,
    mentions: tuple[tuple[Span, Form], ...],
    title: tuple[Span, ...] = (),
    affiliation: Span | None = None,
    justification: tuple[Span, ...] = (),
    anonymity: Span | None = None,
) -> Source:
    """A source; the first of its ``mentions`` has its name."""
    in_order = tuple(sorted((Mention(*mention) for mention in mentions), key=lambda mention: mention.span))
    name = mentions[0][0]
    return Source(f"s{number}", type_, reason, name, title, affiliation, justification, anonymity, in_order)


def by(one: Attribution, *sources: str, steps: tuple[tuple[Span, str], ...] = (), score: float = 0.95) -> Attribution:
    """``one``, made by ``sources``; ``steps`` lead from its own words to who that is, each with what led there."""
    own = tuple(Step(words, OWN_WORDS) for words in one.source[:1])
    path = (*own, *(Step(*step) for step in steps))
    return replace(one, by=tuple(Resolution(name, path, score) for name in sources))


def gained(one: Attribution, way: Way, words: Span, outlet: Span | None = None) -> Attribution:
    """``one``, with the words that tell how the outlet came by it."""
    return replace(one, access=Access(way, words, outlet))


def chained(attributions: tuple[Attribution, ...], credited: dict[str, str]) -> tuple[Attribution, ...]:
    """``attributions`` with their chains; ``credited`` says which source the outlet is that was told instead."""
    by_id = {one.id: one for one in attributions}
    found = []
    for one in attributions:
        way = [one]
        while way[0].inside:
            way.insert(0, by_id[way[0].inside])
        links: list[ChainLink] = []
        for hand in way:
            if hand.access and hand.access.outlet:
                links.append(ChainLink((credited[hand.access.outlet.text],), None, hand.access.outlet))
            words = hand.source[0] if hand.source else hand.cue
            links.append(ChainLink(tuple(resolution.source for resolution in hand.by), hand.id, words))
        known = sum(bool(link.sources) for link in links)
        found.append(replace(one, chain=tuple(links), relayed=known > 1))
    return tuple(found)


def statement(text: str, first: str, last: str, attributions: tuple[str, ...], *sources: str) -> Statement:
    """The sentences from the words ``first`` up to the words ``last``."""
    start = text.index(first)
    return Statement(Span.of(text, start, text.index(last, start) + len(last)), attributions, sources)


def remark(
    topic: Topic, text: str, spans: tuple[Span, ...], attributions: tuple[str, ...] = (), sources: tuple[str, ...] = ()
) -> Remark:
    """A line of a profile."""
    return Remark(topic, text, spans, attributions, sources)


def profile(
    text: str, attributions: tuple[Attribution, ...], sources: tuple[Source, ...], remarks: tuple[Remark, ...]
) -> Profile:
    """Counts words at white space; a word in an attribution inside another counts for the outer one."""
    outer = [one for one in attributions if not one.inside]

    def words(made: list[Attribution]) -> int:
        places = {at for one in made for part in one.content for at in range(part.start, part.end)}
        return sum(
            1 for at in places if not text[at].isspace() and (at == 0 or text[at - 1].isspace() or at - 1 not in places)
        )

    told, all_words = words(outer), len(text.split())
    shares = []
    for type_ in dict.fromkeys(one.type for one in sources):
        of_type = {one.id for one in sources if one.type == type_}
        made = [one for one in attributions if of_type & {resolution.source for resolution in one.by}]
        if made:
            count = words([one for one in made if not one.inside])
            shares.append(Share(type_, len(of_type), len(made), count, round(count / told, 3)))
    in_order = tuple(sorted(shares, key=lambda share: (-share.words, -share.attributions)))
    return Profile(all_words, round(1 - told / all_words, 3), in_order, remarks)


FERRY_TEXT = """\
KARSUND, Ostmark, March 3 (NPA) – The harbour master of Karsund believes that the ferry Solveig left port \
overloaded, adding that the crew were reportedly warned twice.

“We saw the waterline from the quay,” Ingrid Vold said. “It was wrong, and everybody on shift knew it.” She said that \
two inspectors, who asked not to be named, think the company’s own records “were tidied up” afterwards.

The Ferry Board knows of no complaint, according to its spokesman Per Aas.

“We have nothing to hide,” he told the Karsund Mail.

“We have opened every book that we have.”
"""


def ferry() -> Reading:
    """Nested, split and anonymous attributions, one of nobody, one quote over two paragraphs, another outlet."""
    text = FERRY_TEXT.strip()
    sources, credited = _ferry_sources(text)
    found = _ferry_attributions(text, credited)
    remarks = _ferry_remarks(text, sources)
    statements = (
        statement(text, "The harbour master of Karsund believes", "warned twice.", ("a1", "a2"), "s1"),
        statement(text, "“We saw the waterline", "afterwards.", ("a4", "a5"), "s2"),
        statement(text, "The Ferry Board knows", "Per Aas.", ("a7",), "s4"),
        statement(text, "“We have nothing to hide,”", "that we have.”", ("a9",), "s4"),
    )
    return Reading(
        _ferry_story(text), found, sources, statements, profile(text, found, sources, remarks), PROGRAM, MODEL
    )


def _ferry_story(text: str) -> Story:
    return Story(
        text=text,
        location="stories/ferry.html",
        sha256="0" * 64,
        title="Ferry left Karsund overloaded, says harbour master",
        outlet="The Ostmark Observer",
        url="https://observer.example/ferry",
        byline=("Lene Moe", "Tor Lie"),
        published="2026-03-03T17:20:00+01:00",
        dateline=span(text, "KARSUND, Ostmark, March 3 (NPA)"),
        wire=("NPA",),
        images=(
            Image("https://observer.example/s.jpg", "The Solveig at her berth", "Jo Berg", "CC BY 4.0", None, None),
        ),
        links=(Link(span(text, "Karsund Mail"), "https://mail.example/aas"),),
    )


def _ferry_attributions(text: str, credited: Span) -> tuple[Attribution, ...]:
    found = (
        attribution(
            text,
            1,
            ("The harbour master of Karsund",),
            "believes",
            ("the ferry Solveig left port overloaded",),
            "indirect",
            score=0.97,
        ),
        attribution(
            text,
            2,
            ("The harbour master of Karsund",),
            "adding",
            ("the crew were reportedly warned twice",),
            "indirect",
        ),
        attribution(text, 3, (), "reportedly", ("the crew were", "warned twice"), "indirect", inside="a2", score=0.41),
        attribution(
            text,
            4,
            ("Ingrid Vold",),
            "said",
            ("“We saw the waterline from the quay,”", "“It was wrong, and everybody on shift knew it.”"),
            "direct",
            score=0.99,
        ),
        attribution(
            text,
            5,
            ("She",),
            "said",
            ("two inspectors, who asked not to be named, think the company’s own records “were tidied up” afterwards",),
            "mixed",
            occurrence=2,
        ),
        attribution(
            text,
            6,
            ("two inspectors, who asked not to be named,",),
            "think",
            ("the company’s own records “were tidied up” afterwards",),
            "mixed",
            inside="a5",
        ),
        attribution(
            text,
            7,
            ("its spokesman Per Aas",),
            "according to",
            ("The Ferry Board knows of no complaint",),
            "indirect",
        ),
        attribution(text, 8, ("The Ferry Board",), "knows", ("no complaint",), "indirect", inside="a7", score=0.55),
        attribution(
            text,
            9,
            ("he",),
            "told",
            ("“We have nothing to hide,”", "“We have opened every book that we have.”"),
            "direct",
            occurrence=text[: text.index("he told")].count("he") + 1,
        ),
    )
    vold, aas = span(text, "Ingrid Vold"), span(text, "Per Aas")
    pronoun = "pronoun, by the model (0.93)"
    known = (
        by(found[0], "s1"),
        by(found[1], "s1"),
        found[2],
        by(found[3], "s2"),
        by(found[4], "s2", steps=((vold, pronoun),), score=0.93),
        by(found[5], "s3"),
        by(found[6], "s4"),
        by(found[7], "s5"),
        by(found[8], "s4", steps=((aas, pronoun),), score=0.88),
    )
    told = gained(known[8], "told", span(text, "told the Karsund Mail"), credited)
    return chained((*known[:8], told), {credited.text: "s6"})


def _ferry_sources(text: str) -> tuple[tuple[Source, ...], Span]:
    board, mail = span(text, "The Ferry Board"), span(text, "the Karsund Mail")
    sources = (
        source(
            1,
            "unnamed_person",
            "one person, described and not named",
            ((span(text, "The harbour master of Karsund"), "description"),),
        ),
        source(
            2,
            "named_person",
            "a person’s name",
            ((span(text, "Ingrid Vold"), "name"), (span(text, "She"), "pronoun")),
            justification=(span(text, "We saw the waterline from the quay"),),
        ),
        source(
            3,
            "anonymous_source",
            "the story says that anonymity was asked: “asked not to be named”",
            ((span(text, "two inspectors, who asked not to be named,"), "description"),),
            anonymity=span(text, "asked not to be named"),
        ),
        source(
            4,
            "named_person",
            "a person’s name",
            ((span(text, "Per Aas"), "name"), (near(text, "he", "he told"), "pronoun")),
            title=(span(text, "spokesman"),),
            affiliation=board,
        ),
        source(5, "named_organization", "an organisation’s name", ((board, "name"), (span(text, "its"), "pronoun"))),
        source(6, "outlet", "a news organisation that is credited", ((mail, "name"),)),
    )
    return sources, mail


def _ferry_remarks(text: str, sources: tuple[Source, ...]) -> tuple[Remark, ...]:
    inspectors, board, mail = (sources[number].name for number in (2, 4, 5))
    return (
        remark(
            "central claim",
            "The lead says, on the word of The harbour master of Karsund: “the ferry Solveig left port overloaded”",
            (span(text, "the ferry Solveig left port overloaded"),),
            ("a1",),
            ("s1",),
        ),
        remark(
            "relayed",
            "What the two inspectors are said to think reached the outlet through Ingrid Vold.",
            (inspectors,),
            ("a6",),
            ("s2", "s3"),
        ),
        remark(
            "relayed",
            "What The Ferry Board is said to know reached the outlet through Per Aas.",
            (board,),
            ("a8",),
            ("s4", "s5"),
        ),
        remark(
            "anonymous",
            "Anonymous: two inspectors (1 attribution); the story says: “asked not to be named”.",
            (span(text, "asked not to be named"),),
            ("a6",),
            ("s3",),
        ),
        remark(
            "rumour",
            "1 attribution on nobody: “reportedly”, and the story does not say who says so.",
            (span(text, "reportedly"),),
            ("a3",),
        ),
        remark(
            "other outlets", "1 attribution credited to another outlet: the Karsund Mail.", (mail,), ("a9",), ("s6",)
        ),
    )


def bare() -> Reading:
    """A story of which nothing is known and in which nobody says anything."""
    story = Story("Snow fell on the Karsund hills.", "-", "1" * 64)
    nothing = remark("own voice", "Nothing is attributed to anybody: all of it is the story's own voice.", ())
    return Reading(story, (), (), (), Profile(6, 1.0, (), (nothing,)), PROGRAM, MODEL)


def hostile() -> Reading:
    """A story whose words would steer a terminal, a spreadsheet, a JSON reader or a browser."""
    script = "</p></script><script>alert('x')</script><img src=x onerror=alert(1)>"
    text = (
        f'=HYPERLINK("http://evil.example";"x") said \x1b[2Jboo\x07 \u202eesrever\u2029next, "a"\n+1 \ud800end {script}'
    )
    formula = Span.of(text, 0, text.index(" said"))
    cue = Span.of(text, text.index("said"), text.index("said") + 4)
    content = (Span.of(text, cue.end + 1, text.index("\n")), Span.of(text, text.index("+1"), len(text)))
    story = replace(
        bare().story,
        text=text,
        location="=cmd|' /C calc'!A0",
        title="\x1b]0;owned\x07Title</title><script>",
        outlet="@Mail",
        url="javascript:alert(1)",
        byline=('"><b onmouseover="alert(1)',),
        images=(
            Image("data:text/html,x", script, "\u202e{{ 7 * 7 }}", None, None, 'https://evil.example/"onclick="x'),
        ),
        links=(Link(content[1], " JavaScript:alert(1)"),),
    )
    one = by(Attribution("a1", (formula,), cue, content, "indirect", None, 0.5), "s1")
    of_words = Span.of(text, text.index("</p>"), len(text))
    whose = source(
        1, "named_person", script, ((formula, "name"),), title=(of_words,), justification=content, anonymity=of_words
    )
    found = chained((gained(one, "told", cue, of_words),), {of_words.text: "s1"})
    remarks = (remark("rumour", f"\x1b{script} {{{{ 7 * 7 }}}}", content, ("a1",), ("s1",)),)
    statements = (Statement(content[1], ("a1",), ("s1",)),)
    return Reading(story, found, (whose,), statements, profile(text, found, (whose,), remarks), PROGRAM, MODEL)


def crowd(size: int) -> Reading:
    """A story with as many sources as you like, each of whom says one thing."""
    names = [f"Mira {first}{second}" for first in ("Ol", "Ver", "Tam", "Sul", "Bren") for second in "adenko"[:6]]
    people = [f"{name}{number}" for number, name in enumerate((names * (size // len(names) + 1))[:size], start=1)]
    text = "\n\n".join(f"{name} said that gate {name.split()[1]} was open." for name in people)
    said = tuple(
        by(
            attribution(text, n, (name,), "said", (f"gate {name.split()[1]} was open",), "indirect", occurrence=1),
            f"s{n}",
        )
        for n, name in enumerate(people, start=1)
    )
    sources = tuple(
        source(n, "named_person", "a person’s name", ((span(text, f"{name} "), "name"),))
        for n, name in enumerate(people, start=1)
    )
    found = chained(said, {})
    return Reading(
        replace(bare().story, text=text), found, sources, (), profile(text, found, sources, ()), PROGRAM, MODEL
    )
