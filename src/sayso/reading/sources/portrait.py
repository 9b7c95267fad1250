"""What a story tells of one source: type, fullest name, title, affiliation, justification, anonymity."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sayso.reading.grammar.nouns import NOUN_TAGS
from sayso.reading.grammar.words import NOUNS, Name, Words
from sayso.reading.sources.anonymity import Anonymity, known_to_the_reporter
from sayso.reading.sources.justification import MOST, before, behind, told
from sayso.reading.sources.sourcetype import Typed, of_description, of_name
from sayso.reading.sources.titles import PARTY, Title, carrier, is_role, titles
from sayso.reading.text.lexicon import Class, noun_class
from sayso.reading.text.quotation import Range
from sayso.vocabulary import Source, Span

OwnVoice = Callable[[int], bool]
_FEW = 4  # descriptions among which the fullest is the name
_AFFILIATED = frozenset(["named_person", "unnamed_person", "unnamed_group", "anonymous_source"])
_ENDS_DESCRIPTION = frozenset([",", "–", "—", "--", "(", "-LRB-", ";", ":"])


@dataclass(frozen=True, slots=True)
class Sitter:
    """Whom a portrait is made of: all places where the story speaks of one source."""

    names: tuple[Name, ...]  # in reading order; empty where it has none
    cited: tuple[Range, ...]  # the words by which it is cited and named or described, as word ranges, in reading order
    subjects: tuple[int, ...]  # heads of all its mentions, pronouns too
    anonymity: Anonymity | None  # where the story says that it asked for that or was granted it


def portrait(identity: str, words: Words, sitter: Sitter, own_voice: OwnVoice) -> Source:
    """The source with the id ``identity``, without its mentions. ``own_voice`` says whether the story tells a word."""
    typed = _typed(words, sitter, own_voice)
    anonymity = None if typed.type == "named_person" else _anonymity(words, sitter, typed)
    if anonymity:
        typed = Typed("anonymous_source", anonymity.reason)
    person = typed.type == "named_person"
    places = [(name.start, name.end) for name in sitter.names]
    found = titles(words, places, own_voice, _described(words, sitter)) if person else ()
    if typed.type == "named_organization":
        found = tuple(_office(words, sitter))
    name = _name(words, sitter, typed)
    affiliation = _affiliation(words, sitter, found) if typed.type in _AFFILIATED else None
    return Source(
        id=identity,
        type=typed.type,
        reason=typed.reason,
        name=_span(words, name),
        title=tuple(_span(words, (title.start, title.end)) for title in found),
        affiliation=_span(words, affiliation) if affiliation else None,
        justification=tuple(
            _span(words, place) for place in _justification(words, sitter, found, affiliation, own_voice)
        ),
        anonymity=Span.of(words.text, *anonymity.place) if anonymity else None,
        mentions=(),
    )


def _described(words: Words, sitter: Sitter) -> Iterator[Title]:
    """*The Vermont senator*, where a person with a name is spoken of by the office."""
    named = {word for name in sitter.names for word in range(name.start, name.end)}
    for start, end in sitter.cited:
        first = start + (words.pos[start] == "DT")
        if end - first < 2 or named.intersection(range(start, end)) or not is_role(words, carrier(words, first, end)):
            continue
        if words[start].casefold() == "the" and not any(words[word] in _ENDS_DESCRIPTION for word in range(first, end)):
            yield Title(first, end, "the words that speak of the person")


def _office(words: Words, sitter: Sitter) -> Iterator[Title]:
    """The office of somebody unnamed who speaks for an organisation: *a spokesman for the port*."""
    for start, end in sitter.cited:
        head = words.head(*words.span(start, end))
        known = noun_class(words[head]) if head is not None else None
        if head is not None and known and known.name in {"spokesperson", "official"}:
            yield Title(head, head + 1, "the source's own words")
            return


def _span(words: Words, place: Range) -> Span:
    return Span.of(words.text, *words.span(*place))


def _typed(words: Words, sitter: Sitter, own_voice: OwnVoice) -> Typed:
    if sitter.names:
        persons = [name for name in sitter.names if name.type == "person"]
        fullest = max(persons or sitter.names, key=lambda name: (name.end - name.start, -name.start))
        return of_name(words, fullest, None if persons else _explained(words, sitter.names, own_voice))
    start, end = sitter.cited[0]
    head = words.head(*words.span(start, end))
    if head is None or words.pos[head] not in NOUNS:  # the tree is wrong: a verb does not speak
        head = carrier(words, start, end)
    return of_description(words, start, end, head)


def _explained(words: Words, names: Sequence[Name], own_voice: OwnVoice) -> Class | None:
    """What the story says that an organisation is: *Bellingcat is a … publication*, *Bellingcat, a … publication,*."""
    for name in names:
        for word in range(name.start, name.end):
            head = words.heads[word]
            if head >= name.end and words.related(word, "nsubj") and words.children(head, "cop") and own_voice(head):
                return noun_class(words[head])
            for child in words.children(word, "appos"):
                if known := noun_class(words[child]):
                    return known
    return None


def _name(words: Words, sitter: Sitter, typed: Typed) -> Range:
    """The fullest name; where there is none, the longest of the first few descriptions."""
    if typed.name:
        return typed.name
    found = [_description(words, start, end) for start, end in sitter.cited[:_FEW]]
    nouns = [place for place in found if any(words.pos[word] in NOUN_TAGS for word in range(*place))]
    return max(nouns or found[:1], key=lambda place: (place[1] - place[0], -place[0]))


def _description(words: Words, start: int, end: int) -> Range:
    """A description up to its first comma or clause."""
    while start + 1 < end and words.pos[start] in {"IN", "TO", "CC"}:
        start += 1
    for word in range(start + 1, end):
        clause = words.pos[word] in {"WP", "WP$"} or _is_participle(words, word, end)
        if clause or words[word] in _ENDS_DESCRIPTION:
            return start, word
    return start, end


def _is_participle(words: Words, word: int, end: int) -> bool:
    """*An affidavit* | *filed before the trial*: a participle behind its noun begins a clause."""
    return words.pos[word] in {"VBN", "VBG"} and words.pos[word - 1].startswith("NN") and word < end


def _anonymity(words: Words, sitter: Sitter, typed: Typed) -> Anonymity | None:
    """Where the story makes the source anonymous: it says so, or describes it by what it knows of."""
    if sitter.anonymity or typed.name:
        return sitter.anonymity
    found = (known_to_the_reporter(words.text, *words.span(start, end)) for start, end in sitter.cited)
    return next((each for each in found if each), None)


def _affiliation(words: Words, sitter: Sitter, found: tuple[Title, ...]) -> Range | None:
    """The organisation a person's title or description names, or that stands beside the name."""
    places = [(title.start, title.end) for title in found]
    for name in sitter.names:
        places += [_around(words, name), *behind(words, name.end - 1, name.end)]
    if not sitter.names:
        places += list(sitter.cited)
    for start, end in places:
        for name in dict.fromkeys(filter(None, map(words.name, range(start, end)))):
            said = words.said(name.start, name.end)
            inside = start <= name.start and name.end <= end and name.type == "organization"
            if inside and not is_role(words, name.end - 1) and not PARTY.match(said):
                return name.start, name.end
    return None


def _around(words: Words, name: Name) -> Range:
    """*Google’s Sundar Pichai*, *Sarah Lum of the Brookings Institution*: the words right beside a name."""
    first, last = words.sentence(name.start).start, words.sentence(name.end - 1).stop
    start = name.start
    if start - 1 > first and words.pos[start - 1] == "POS":
        start = next((word for word in range(start - 2, first - 1, -1) if words.name(word) is None), first - 1) + 1
    end = name.end
    if end < last and words[end].casefold() in {"of", "from", "with", "at", "for"}:
        end = next(
            (word for word in range(end + 1, last) if words.name(word) is None and words.pos[word] != "DT"), last
        )
    return start, end


def _justification(
    words: Words, sitter: Sitter, found: tuple[Title, ...], affiliation: Range | None, own_voice: OwnVoice
) -> list[Range]:
    places: list[Range] = []
    for start, end in [*((name.start, name.end) for name in sitter.names), *sitter.cited]:
        head = words.head(*words.span(start, end))
        if head is not None:
            places += behind(words, head, end)
    for name in sitter.names:
        places += before(words, name.start)
    for title in found:
        head = words.head(*words.span(title.start, title.end))
        if head is not None:
            places += behind(words, head, title.end)
    subjects = list(sitter.subjects)
    if affiliation:
        said = words.said(*affiliation).casefold()
        subjects += [n.end - 1 for n in words.names if words.said(n.start, n.end).casefold() == said]
    places += told(words, subjects, own_voice)
    kept: list[Range] = []
    for start, end in sorted(set(places), key=lambda place: (place[0], -place[1])):
        if not any(a < end and start < b for a, b in kept) and not any(t.start < end and start < t.end for t in found):
            kept.append((start, end))
    return kept[:MOST]
