"""Invented networks of stories with what tracing makes of them, made by hand. Nothing and nobody in them exists."""

from __future__ import annotations

from itertools import cycle

from sayso.vocabulary import Constraint, DerivationKind, Grade, Tracing
from support.network import Draft, Network, hand, outlet

THORN = hand("Ilka Thorn, the mayor’s deputy", "named_person")
LETTER = hand("a letter of the tramway inspectorate", "document")


def tram() -> Tracing:
    """A tram line kept open: three claims of twelve, three and one mentions, and everything that can go wrong."""
    web = Network()
    herald = web.story(
        "Lindow Herald", "2033-03-07T06:10:00+01:00", "Inspectors had warned of cracks before tram line stayed open"
    )
    wire = web.story(
        "North Coast Press Agency", "2033-03-07T06:55:00Z", "Lindow told of cracks in tram bridge, paper says"
    )
    evening = web.story(
        "Evening Lindow", "2033-03-07T08:30:00Z", "“They were told”: cracks in the bridge", wire=("NCPA",)
    )
    radio1 = web.story("Radio Fjord", "2033-03-07T09:05:00Z", "Was the city warned?", url="https://fjord.example/tram")
    tribune = web.story("Ardal Tribune", "2033-03-07", "City knew of cracks")
    radio2 = web.story("Radio Fjord", "2033-03-07T09:05:00Z", "City was warned", url="https://fjord.example/tram")
    city = web.story(
        "The City Desk of the Greater Lindow and Southern Fjords Advertiser", "2033-03-08T17:00:00Z", "A denial"
    )
    rails = web.story(
        "Rails & Points", "2033-03-28T10:00:00Z", "The bridge nobody closed", byline=("Mo Tarn", "Eli Voss")
    )
    digest = web.story(None, None, "What we know about the tram bridge", url=None)
    _warned(web, herald, wire, evening, radio1, tribune, radio2, city, rails, digest)
    _hurt(web, herald, evening, rails)
    lone = Draft(web, "Line 4 will run again by 1 May.")
    lone.mention(
        rails, "Line 4 will run again by 1 May", hand("Jorunn Aas, the line’s manager", "named_person"),
        origin="o1", certainty="forecast",
    )  # fmt: skip
    lone.finish(1, 1, "One person says so in one story.", Grade("F", 3, "one origin, and nothing contradicts it"))
    web.edge(wire, herald, "credit", "says “the Lindow Herald reported”")
    web.edge(evening, wire, "copy", "copies 87 % of its words; carries the agency’s tag", 0.87)
    web.edge(tribune, wire, "copy", "copies 61 % of its words without naming it", 0.61)
    web.changed(
        radio2, radio1,
        [("may have been warned", "was warned"), ("a person in the inspectorate", None), (None, "as papers reported")],
    )  # fmt: skip
    held = Constraint("not same source", f"{herald}:s2", f"{rails}:s5")
    return web.tracing((held, Constraint("wrong credit", digest, "Lindow Herald")))


def _warned(web: Network, *stories: str) -> None:
    herald, wire, evening, radio1, tribune, radio2, city, rails, digest = stories
    made = Draft(web, "The city of Lindow was told of cracks in the tram bridge before it kept line 4 open.")
    people = hand("a person in the inspectorate, who asked not to be named", "anonymous_source")
    m1 = made.mention(
        herald, "the city had been told twice of cracks in the tram bridge", LETTER, origin="o1", certainty="stated"
    )
    m2 = made.mention(
        herald, "the city may have decided to wait all the same", people, origin="o1", certainty="possible"
    )
    m3 = made.mention(
        wire, "Lindow may have been told of cracks in the bridge", outlet("Lindow Herald"), LETTER, origin="o1",
        certainty="possible",
    )  # fmt: skip
    m4 = made.mention(
        evening, "Lindow may have been told of cracks in the bridge", outlet("North Coast Press Agency"),
        outlet("Lindow Herald"), LETTER, origin="o1", certainty="possible",
    )  # fmt: skip
    m5 = made.mention(radio1, "the city may have been warned of the cracks", people, origin="o2", certainty="rumoured")
    m6 = made.mention(tribune, "Lindow was told of cracks in the bridge", origin="o1")
    m7 = made.mention(radio2, "the city was warned of the cracks", outlet("Ardal Tribune"), origin="o1")
    m8 = made.mention(
        city, "At no time was the city told of any crack", hand("Ilka Thorn", "named_person", "the city of Lindow"),
        origin="o3", certainty="denied", denies=True,
    )  # fmt: skip
    m9 = made.mention(rails, "the inspectorate’s letter to the city names eleven cracks", LETTER, origin="o1")
    made.mention(rails, "“I wrote it on the plan for them in red, eleven times,” he said", hand("Per Osk, a former inspector", "named_person"), origin="o4")  # fmt: skip  # noqa: E501
    m11 = made.mention(rails, "The city has always denied that it was told", THORN, origin="o3", certainty="denied", denies=True)  # fmt: skip  # noqa: E501
    made.mention(digest, "the city was reportedly told of the cracks", origin="o5", certainty="rumoured")
    made.derive(m3, m1, "credit", "says “the Lindow Herald reported”", "hedge_added")
    made.derive(m4, m3, "copy", "copies 87 % of its words")
    made.derive(m6, m3, "copy", "copies 61 % of its words without naming it", "hedge_dropped", "source_promoted")
    made.derive(m7, m6, "credit", "says “as papers reported”, with a link")
    made.derive(m9, m1, "same source", "both name the tramway inspectorate’s letter", directed=False)
    made.derive(m7, m5, "version", "the same page at another time", "hedge_dropped")
    made.derive(m11, m8, "same source", "both name Ilka Thorn")
    made.derive(m5, m2, "unclear", "“a person in the inspectorate” may be the same", directed=False)
    made.headline(m6, "hedge_dropped", "the headline says “knew”, the story “was told”")
    made.conflict("denied", m1, m8, reason="the city says that it was never told")
    reason = (
        "9 stories, 8 outlets, 2 to 4 independent origins: 7 of 12 mentions go back to the inspectorate’s letter in "
        "the Lindow Herald, and Per Osk saw it himself; Radio Fjord’s unnamed person may be one of them, and one story "
        "names nobody."
    )
    grade = Grade("F", 2, "two independent origins say so, and the city denies it")
    made.finish(2, 4, reason, grade, only_possible=("o2", "o5"), may_be={"o2": ("o1",), "o1": ("o2",)})


def _hurt(web: Network, herald: str, evening: str, rails: str) -> None:
    made = Draft(web, "At least 31 passengers were hurt on the tram bridge.")
    brigade = hand("Signe Holm", "named_person", "the fire brigade")
    first = made.mention(
        herald, "At least 31 passengers were hurt", brigade, origin="o1", low=31, high=None, counted="passengers"
    )
    second = made.mention(
        evening, "31 passengers were hurt", outlet("Lindow Herald"), origin="o1", low=31, high=31, counted="passengers"
    )
    third = made.mention(
        rails, "between 12 and 20 people were treated for injuries", hand("the clinic in Ardal", "named_organization"),
        origin="o2", low=12, high=20, counted="people",
    )  # fmt: skip
    made.derive(second, first, "credit", "says “the Lindow Herald reported”", "hedge_dropped", "figure_changed")
    made.conflict("figures", first, third, reason="at least 31 and 12 to 20 have no number in common")
    made.conflict("look alike", second, third, reason="one counts passengers who were hurt, the other people treated")
    made.finish(
        2,
        2,
        "The fire brigade and the clinic say so, each for itself.",
        Grade("F", 4, "two origins disagree on the figure"),
    )


KINDS: tuple[DerivationKind, ...] = ("copy", "copy", "copy", "credit", "same quote", "same source")


def crowd(size: int) -> Tracing:
    """One claim with ``size`` mentions in about as many stories over five weeks, of up to six origins."""
    web = Network()
    made = Draft(web, "The harbour board sold the north pier for one crown.")
    origins = [f"o{number}" for number in range(1, 2 + min(size // 10, 5))]
    told: dict[str, list[str]] = {origin: [] for origin in origins}
    kinds = cycle(KINDS)
    for number in range(size):
        origin = origins[0] if number % 2 or number < 3 else origins[number // 2 % len(origins)]
        before = told[origin]
        name = f"{('Northern', 'Daily', 'Evening', 'Free', 'Coast')[number % 5]} {NAMES[number % len(NAMES)]}"
        day, minute = 1 + (number * number) // 130, number * 17 % 60
        published = None if number % 19 == 18 else f"2033-06-{day:02}T{6 + number % 14:02}:{minute:02}:00Z"
        story = web.story(name, published, f"North pier sold for a crown ({number + 1})")
        source = hand(SOURCES[origins.index(origin)], "named_person" if origins.index(origin) % 2 else "unnamed_person")
        firm = "possible" if number % 7 == 3 else "stated"
        words = f"the harbour board {'may have' if firm == 'possible' else 'has'} sold the north pier for one crown"
        denies = origin == "o6"
        key = made.mention(story, words, source, origin=origin, certainty=firm, denies=denies, low=1, high=1 + number % 3, counted="crown")  # type: ignore[arg-type]  # fmt: skip  # noqa: E501
        if before:
            kind = next(kinds)
            earlier = before[0] if number % 5 else before[len(before) // 2]
            drifts = ("hedge_dropped",) if number % 11 == 5 else ()
            made.derive(key, earlier, kind, f"copies {90 - number} % of its words", *drifts, directed=kind != "same source")  # type: ignore[arg-type]  # fmt: skip  # noqa: E501
        before.append(key)
    count = sum(bool(keys) for origin, keys in told.items() if origin != "o6")
    made.finish(
        1, count, f"{size} mentions go back to {count} tellings, most of them to one.",
        Grade("F", 3, "one origin is certain"), only_possible=tuple(origins[1:]),
    )  # fmt: skip
    return web.tracing()


NAMES = (
    *("Herald", "Courier", "Post", "Gazette", "Mirror", "Observer", "Chronicle", "Ledger", "Echo", "Standard"),
    *("Bulletin", "Record", "Sentinel", "Dispatch", "Beacon", "Argus", "Tribune", "Monitor", "Messenger"),
)
SOURCES = (
    "Brita Lund, who keeps the board’s books",
    "Aksel Moe, a surveyor",
    "a member of the board",
    "Tove Rinde, the town clerk",
    "somebody close to the buyer",
    "Harald Nygaard, chair of the harbour board",
)


def hostile() -> Tracing:
    """Words that would do harm where they are taken for more than words, or that no layout expects."""
    web = Network()
    script = "<script>alert(1)</script>"
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung" * 3
    one = web.story(script, "2033-13-45T99:00", f"{script}\x1b[2J\u202egnitset", url="javascript:alert(1)")
    two = web.story(
        "صحيفة الميناء اليومية", "2033-04-01T10:00:00Z", "الميناء أُغلق", url='https://evil.example/"onclick="x'
    )
    three = web.story(long, "not a date", long, url="data:text/html,<b>x</b>", wire=("=1+1", "</style>"))
    made = Draft(web, f"=cmd|' /C calc'!A0 {script} {{{{ 7*7 }}}}")
    first = made.mention(
        one, f"=1+1 {script}\x07\ud800", hand('"><img src=x onerror=alert(1)>', "named_person"), origin="o1"
    )
    second = made.mention(two, "أُغلق الميناء يوم الجمعة", hand("مسؤول في الميناء", "unnamed_person"), origin="o1")
    made.mention(three, long, origin="o2", certainty="rumoured")
    made.derive(second, first, "copy", f"copies {script}", "hedge_dropped")
    made.headline(second, "figure_changed", "</title><script>alert(2)</script>")
    made.conflict("look alike", first, "nowhere:0-1", reason="]]><!--")
    made.finish(0, 2, f"{script} says so & no more.", Grade("F", 6, "cannot & will not"), only_possible=("o1", "o2"))
    web.changed(two, one, [(script, "-->"), (None, long)], admitted="تم التحديث")
    return web.tracing((Constraint("same claim", "nowhere:0-1", first),))


def bare() -> Tracing:
    """Two stories that have nothing in common."""
    web = Network()
    web.story("Post", "2033-01-01", "One")
    web.story(None, None)
    return web.tracing()
