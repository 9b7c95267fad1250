from dataclasses import replace

from support.network import Network
from support.tracings import tram

from sayso.output.tracing.surroundings import Surroundings
from sayso.vocabulary import Change, Place, Span, Tracing, Versions

WORDS = (
    "At the second hour of the night the watch may have been told of the cracks in the old bridge over the river Ems."
)


def changed(within: str, *, is_known: bool) -> tuple[Tracing, Change]:
    web = Network()
    before, after = (web.story("Post", "2033-01-01T00:00:00Z") for _ in range(2))
    web.changed(after, before, [("is", "was")])
    tracing = web.tracing()
    [one] = tracing.versions
    start = WORDS.index(within)
    place = Place(after, Span(100 + start, 100 + start + len(within), within))
    whole = Place(after, Span(100, 100 + len(WORDS), WORDS))
    passages = ((whole, whole),) if is_known else ()
    edge = replace(one.edge, passages=passages)
    change = Change(None, place)
    return replace(tracing, edges=(edge,), versions=(Versions(edge, (change,), None),)), change


def around(within: str, *, is_known: bool = True) -> tuple[str, str]:
    tracing, change = changed(within, is_known=is_known)
    return Surroundings(tracing).of(change)


def test_words_stand_on_both_sides_with_an_ellipsis_where_there_are_more() -> None:
    lead, trail = around("may have been told")
    assert lead == "At the second hour of the night the watch "
    assert trail == " of the cracks in the old bridge over the …"


def test_at_an_end_there_is_nothing() -> None:
    assert around("At") == ("", " the second hour of the night the watch may …")
    assert around("Ems.")[1] == ""
    assert around("Em") == ("… the cracks in the old bridge over the river ", "s.")


def test_where_no_longer_passage_is_known_there_are_no_words() -> None:
    assert around("may", is_known=False) == ("", "")
    assert around(WORDS) == ("", "")


def test_a_mention_is_a_passage_too() -> None:
    tracing = tram()
    mention = tracing.claims[0].mentions[5]
    span = mention.spans[0]
    place = Place(mention.story, Span(span.start, span.start + 8, span.text[:8]))
    assert Surroundings(tracing).of(Change(None, place)) == ("", " was warned of the cracks")
