"""Sources: those whom a story cites, all mentions of one joined, and what the story tells of each."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace

from sayso.reading.grammar.nouns import Gender
from sayso.reading.grammar.words import Name, Words
from sayso.reading.sources.anonymity import Anonymity, asked
from sayso.reading.sources.bearers import Bearer
from sayso.reading.sources.coreference import Cast
from sayso.reading.sources.descriptions import Descriptions
from sayso.reading.sources.portrait import OwnVoice, Sitter, portrait
from sayso.reading.sources.resolution import Who, followed, going_on, who
from sayso.reading.sources.sourcetype import of_description
from sayso.reading.text.quotation import Range
from sayso.vocabulary import Attribution, Form, Mention, Resolution, Source, Span, Step

_ARTICLES = ("the", "a", "an")
_JOINTLY = frozenset(["they", "both", "each", "neither"])
_PERSONAL: dict[str, Gender | None] = {"he": "m", "she": "f", "it": None}
JOINTLY, JUST_CITED = 0.8, 0.9  # how often it is those


@dataclass
class _Cited:
    """One source in the making, and where it is cited."""

    names: tuple[Name, ...]
    whos: list[Who] = field(default_factory=list)
    anonymity: Anonymity | None = None


def sources(
    attributions: tuple[Attribution, ...], words: Words, cast: Cast
) -> tuple[tuple[Source, ...], tuple[Attribution, ...]]:
    """The sources behind ``attributions``, and these with the field ``by`` filled in.

    An attribution whose source the story leaves open keeps it empty.
    """
    found: dict[Hashable, _Cited] = {}
    by: dict[str, dict[Hashable, Who]] = {}
    descriptions = Descriptions(words, cast)
    for one, whos in _meant(attributions, words, cast, descriptions):
        for each in whos:
            key, named = _identity(each, words, cast, descriptions)
            found.setdefault(key, _Cited(named)).whos.append(each)
            by.setdefault(one, {}).setdefault(key, each)
    for place in asked(words.text):
        key = _who_asked(place, words, cast, descriptions)
        if key in found and not found[key].anonymity:
            found[key].anonymity = place
    ids = {key: f"s{number}" for number, key in enumerate(found, 1)}
    own_voice = _own_voice(words, attributions)
    made = tuple(_source(ids[key], cited, words, own_voice) for key, cited in found.items())
    return made, tuple(
        replace(one, by=tuple(Resolution(ids[key], each.path, each.score) for key, each in by.get(one.id, {}).items()))
        for one in attributions
    )


def _meant(
    attributions: tuple[Attribution, ...], words: Words, cast: Cast, descriptions: Descriptions
) -> Iterator[tuple[str, tuple[Who, ...]]]:
    """Each attribution's id and whom its source means, in reading order."""
    before: dict[str, tuple[Who, ...]] = {}
    for one in attributions:
        if one.continues and not one.source:
            before[one.id] = going_on(one, before.get(one.continues, ()))
        else:
            before[one.id] = (
                who(one, words, cast, descriptions) or _jointly(one, before, words) or _just_cited(one, before, words)
            )
        yield one.id, before[one.id]


def _jointly(one: Attribution, before: dict[str, tuple[Who, ...]], words: Words) -> tuple[Who, ...]:
    """*They both*, *each*: those who spoke jointly right before, where somebody did."""
    head = words.head(one.source[0].start, one.source[0].end) if one.source else None
    last = next((whos for whos in reversed(before.values()) if whos), ())
    if head is None or words[head].casefold() not in _JOINTLY or len(last) < 2:
        return ()
    step = Step(one.source[0], "those who spoke jointly before")
    return tuple(Who(each.noun, (step, *each.path), round(each.score * JOINTLY, 3)) for each in last)


def _just_cited(one: Attribution, before: dict[str, tuple[Who, ...]], words: Words) -> tuple[Who, ...]:
    """A pronoun that the model leaves open: the only source of the sentence before it in the same paragraph."""
    head = words.head(one.source[0].start, one.source[0].end) if one.source else None
    if head is None or words[head].casefold() not in _PERSONAL:
        return ()
    near = []
    for whos in before.values():
        for each in whos:
            place = each.path[0].span
            said = words.head(place.start, place.end)
            between = words.text[place.end : one.source[0].start]
            if said is not None and 0 < words.sentences[head] - words.sentences[said] < 2 and "\n" not in between:
                near.append(each)
    gender = _PERSONAL[words[head].casefold()]
    if len({each.noun.head for each in near}) != 1 or (near[-1].noun.gender or gender) != gender:
        return ()
    if (gender is None) != (near[-1].noun.type == "organization"):  # *it* is no person, and no firm is *she*
        return ()
    step = Step(one.source[0], "the only source of the sentence before")
    return (Who(near[-1].noun, (step, *near[-1].path), round(near[-1].score * JUST_CITED, 3)),)


def _identity(each: Who, words: Words, cast: Cast, descriptions: Descriptions) -> tuple[Hashable, tuple[Name, ...]]:
    """What is the same for all mentions of one source, and its names, if it has any."""
    bearer = cast.bearer(each.noun) or _organization(each, words, cast, descriptions)
    if bearer:
        places = [words.within(*noun.name) for noun in bearer.names if noun.name]
        return bearer.parts, tuple(Name(place.start, place.stop, bearer.type) for place in places)
    said = words.text[each.noun.start : each.noun.end].casefold().split()
    if said and said[0] not in {"a", "an", "one", "another"}:
        # *Police* and *the police* are the same throughout a story; *a witness* is another one each time.
        return " ".join(said[1:] if said[0] in _ARTICLES else said), ()
    return each.noun.head, ()


def _organization(each: Who, words: Words, cast: Cast, descriptions: Descriptions) -> Bearer | None:
    """The organisation that somebody unnamed speaks for, if it has a name: *a PBWS spokesman*, *… for the trust*."""
    if each.noun.kind != "description":
        return None
    place = words.within(each.noun.start, each.noun.end)
    name = of_description(words, place.start, place.stop, each.noun.head).name
    noun = cast.at(*words.span(*name)) if name else None
    if noun is None or noun.head == each.noun.head:
        return None
    if bearer := cast.bearer(noun):
        return bearer
    back = descriptions.organization(noun) or cast.back(noun)
    bearer = cast.bearer(back[0]) if back else None
    return bearer if bearer and bearer.type == "organization" else None


def _who_asked(place: Anonymity, words: Words, cast: Cast, descriptions: Descriptions) -> Hashable:
    """The source who asked for anonymity at ``place``, as ``_identity`` names it; None where nobody is found."""
    head = words.head(*place.place)
    for word in () if head is None else (head, *words.above(head)):
        before = [child for child in words.children(word, "nsubj", "nsubjpass") if words.starts[child] < place.place[0]]
        subject = words.heads[word] if words.related(word, "acl") and not before else next(iter(before), None)
        if subject is not None and subject >= 0:
            who_ = followed(words, cast, descriptions, words.span(subject, subject + 1))
            return _identity(who_, words, cast, descriptions)[0] if who_ else None
    return None


def _own_voice(words: Words, attributions: tuple[Attribution, ...]) -> OwnVoice:
    """Whether a word is told by the story itself: no cue, and in no content, of what is cited."""
    attributed: set[int] = set()
    for one in (one for one in attributions if one.cited):
        cues = (one.cue,) if one.cue else ()
        for span in (*one.content, *cues):
            attributed.update(words.within(span.start, span.end))
    return lambda word: word not in attributed


def _source(identity: str, cited: _Cited, words: Words, own_voice: OwnVoice) -> Source:
    described = [_words(words, each.path[0].span) for each in cited.whos]
    final = [_words(words, each.path[-1].span) for each in cited.whos]
    named = [(name.start, name.end) for name in cited.names]
    mentions = _mentions(words, cited)
    heads = [words.head(mention.span.start, mention.span.end) for mention in mentions]
    sitter = Sitter(
        names=cited.names,
        cited=tuple(sorted({*named, *described, *final})),
        subjects=tuple(head for head in heads if head is not None),
        anonymity=cited.anonymity,
    )
    return replace(portrait(identity, words, sitter, own_voice), mentions=mentions)


def _words(words: Words, span: Span) -> Range:
    within = words.within(span.start, span.end)
    return within.start, max(within.stop, within.start + 1)


def _mentions(words: Words, cited: _Cited) -> tuple[Mention, ...]:
    """Every name of the source and every mention on the way to it, in reading order, each place once."""
    fullest = max((name.end - name.start for name in cited.names), default=0)
    found: dict[Range, Mention] = {}
    for name in cited.names:
        span = Span.of(words.text, *words.span(name.start, name.end))
        form: Form = "name" if name.end - name.start == fullest else "short name"
        if form == "short name" and span.text.isupper() and " " not in span.text:
            form = "acronym"
        found[span.start, span.end] = Mention(span, form)
    for each in cited.whos:
        for step in each.path:
            if not _is_named_within(step.span, found):
                found.setdefault((step.span.start, step.span.end), Mention(step.span, _form(words, step.span)))
    return tuple(found[place] for place in sorted(found))


def _is_named_within(span: Span, found: dict[Range, Mention]) -> bool:
    """Whether a name of the source stands in ``span``: then it is the mention."""
    return any(
        span.start <= start and end <= span.end and mention.form not in {"pronoun", "description"}
        for (start, end), mention in found.items()
    )


def _form(words: Words, span: Span) -> Form:
    head = words.head(span.start, span.end)
    if head is not None and words.pos[head] in {"PRP", "PRP$", "WP", "WDT"}:
        return "first person" if words[head].casefold() in {"i", "we", "me", "us", "my", "our"} else "pronoun"
    return "description"
