"""Who the words of an attribution's source are: one or several, each with the path of mentions that leads there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.reading.grammar.nouns import Noun
from sayso.reading.grammar.words import Words
from sayso.reading.sources.coreference import Cast
from sayso.reading.sources.descriptions import Descriptions
from sayso.reading.text.lexicon import noun_class
from sayso.reading.text.quotation import Range
from sayso.vocabulary import Attribution, Span, Step

SAID_TO_BE = 0.95
_LONGEST = 12  # steps; a path that is longer goes round in circles
_SOME = frozenset(["one", "some", "many", "several", "most", "both", "each", "none", "all", "any", "two", "three"])
_OWN_WORDS = "the attribution's own words"
_GOES_ON = "goes on without a new cue"


@dataclass(frozen=True, slots=True)
class Who:
    """One of those whom a source's words mean: the noun at the end of the path, and how sure the path is."""

    noun: Noun
    path: tuple[Step, ...]
    score: float  # 0 to 1

    @property
    def is_known(self) -> bool:
        """Whether the path ends at more than a pronoun."""
        return self.noun.kind in {"name", "description"}


def who(one: Attribution, words: Words, cast: Cast, descriptions: Descriptions) -> tuple[Who, ...]:
    """Those whom the source of ``one`` means, in the order of its words; empty where nobody can be told."""
    found = [followed(words, cast, descriptions, place) for span in one.source[:1] for place in members(words, span)]
    return tuple(each for each in found if each and each.is_known)


def going_on(one: Attribution, before: tuple[Who, ...]) -> tuple[Who, ...]:
    """The same for an implicit attribution, which goes on with the sources ``before`` of another one."""
    step = Step(one.content[0], _GOES_ON)
    return tuple(Who(each.noun, (step, *each.path), round(each.score * one.score, 3)) for each in before)


def members(words: Words, span: Span) -> Iterator[Range]:
    """The characters of each of those whom ``span`` names jointly: *Sally and Dave*; the span itself for one."""
    head = words.head(span.start, span.end)
    within = words.within(span.start, span.end)
    joined = [] if head is None else [head, *_joined(words, head, within)]
    if len(joined) < 2:
        joined = _named_jointly(words, within)
    if len(joined) < 2:
        yield span.start, span.end
        return
    starts = [within.start, *(_left_end(words, word, within) for word in joined[1:])]
    for start, following in zip(starts, [*starts[1:], within.stop], strict=True):
        end = following
        while end > start + 1 and (
            words[end - 1].casefold() in {"and", "both", "&"} or not words[end - 1][-1].isalnum()
        ):
            end -= 1
        yield words.span(start, end)


def _joined(words: Words, head: int, within: range) -> list[int]:
    """The other members of a conjunction with *and* whose first is ``head``."""
    others = [word for word in words.children(head, "conj") if word in within and word > head]
    linked = [word for word in words.children(head, "cc") if words[word].casefold() in {"and", "&"}]
    same_name = words.name(head)
    return [
        word
        for word in others
        if linked
        and words.pos[word].startswith(("NN", "PRP", "CD"))
        and (same_name is None or words.name(word) != same_name)
    ]


def _named_jointly(words: Words, within: range) -> list[int]:
    """*Ingrid Vold, the harbour master, and Per Aas*: two named people with *and* between them."""
    people = [
        name for name in words.names if name.start in within and name.end <= within.stop and name.type == "person"
    ]
    free = [
        name
        for name in people
        if (name.end == within.stop or words.pos[name.end] != "POS")
        and (name.start == within.start or words.pos[name.start - 1] not in {"IN", "TO", "POS"})
    ]
    if len(free) < 2 or "and" not in {words[word].casefold() for word in range(free[-2].end, free[-1].start)}:
        return []
    return [name.end - 1 for name in free]


def _left_end(words: Words, word: int, within: range) -> int:
    before = words.children(word, "det", "amod", "compound", "nummod", "nmod:poss")
    return max(within.start, min([word, *(child for child in before if child < word)]))


def followed(words: Words, cast: Cast, descriptions: Descriptions, place: Range) -> Who | None:
    """The path from the words at the characters ``place`` to the mention that tells who it is; None for no noun."""
    noun = cast.at(*_named_last(words, place))
    if noun is None:
        return None
    path = [Step(Span.of(words.text, *place), _OWN_WORDS)]
    if (whole := _whole(words, cast, noun)) and "," not in words.text[slice(*place)]:
        noun = whole
        path.append(Step(Span.of(words.text, noun.start, noun.end), "one or some of those"))
    seen = {noun.head}
    score = 1.0
    while len(path) < _LONGEST and (
        back := descriptions.back(noun) or _said_to_be(words, cast, noun) or cast.back(noun)
    ):
        meant, reason, step_score = back
        if meant.head in seen or _is_another_thing(words, noun, meant):
            break
        noun = meant
        seen.add(noun.head)
        score *= step_score
        path.append(Step(Span.of(words.text, *(noun.name or (noun.start, noun.end))), reason))
    return Who(noun, tuple(path), round(score, 3))


def _named_last(words: Words, place: Range) -> Range:
    """*Democratic contender Hillary Clinton*: the person named right behind the noun is meant."""
    head = words.head(*place)
    if head is None or words.name(head) or words.pos[head] in {"PRP", "WP", "WDT"}:
        return place
    explained = words.children(head, "appos")
    for name in words.names:
        inside = words.starts[name.start] >= place[0] and words.ends[name.end - 1] <= place[1]
        last = words.ends[name.end - 1] == place[1] and not _has_mark(words, head, name.start)
        behind = last or name.start == head + 1 or any(name.start <= word < name.end for word in explained)
        # *The builder, Stenhouse & Daughters*: an organisation only where the tree says so.
        firm = name.type == "organization" and any(name.start <= word < name.end for word in explained)
        if inside and (firm or (name.type == "person" and behind)):
            return words.span(name.start, name.end)
    return place


def _has_mark(words: Words, start: int, end: int) -> bool:
    """Whether a comma, a bracket or a possessive stands among the words ``[start, end)``."""
    return any(words.pos[word] == "POS" or not words[word][-1].isalnum() for word in range(start, end))


def _whole(words: Words, cast: Cast, noun: Noun) -> Noun | None:
    """*One of the people*, *some of them*: those of whom it is one, or some."""
    if words[noun.head].casefold() not in _SOME:
        return None
    for child in words.children(noun.head, "nmod"):
        if child > noun.head and words.children(child, "case"):
            return cast.at(*words.span(child, child + 1))
    return None


def _said_to_be(words: Words, cast: Cast, noun: Noun) -> tuple[Noun, str, float] | None:
    """*Damwatch is a charity that …*: whom a description is said of by its own sentence."""
    if noun.kind != "description" or not words.children(noun.head, "cop"):
        return None
    subjects = words.children(noun.head, "nsubj")
    subject = cast.at(*words.span(subjects[0], subjects[0] + 1)) if subjects and words.name(subjects[0]) else None
    return (subject, "what the story says that it is", SAID_TO_BE) if subject else None


def _is_another_thing(words: Words, noun: Noun, meant: Noun) -> bool:
    """Whether somebody and a text were taken for each other: *the commission’s rules*; *in a statement it said*."""
    known = noun_class(words[noun.head]) if noun.kind == "description" else None
    if known and known.name == "document":
        return meant.kind == "name" and meant.type != "other"
    said = noun_class(words[meant.head]) if noun.kind == "pronoun" and meant.kind == "description" else None
    cases = {words[case].casefold() for case in words.children(meant.head, "case")}
    return bool(said and said.name == "document" and cases & {"in", "on", "by", "through", "via"})
