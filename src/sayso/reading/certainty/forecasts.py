"""Which claims say what will be: by whom, under which condition, by when, in words that can be resolved later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.reading.certainty.contents import Told, own, told
from sayso.reading.certainty.marks import Marks
from sayso.reading.certainty.tree import AUXILIARIES, below, is_clause, sentence, subject
from sayso.reading.grammar.words import Words
from sayso.vocabulary import Attribution, Forecast, Span, When

_EDGE = ' \t\n,;:.“”"«»‘„—–-'
_OPENING = re.compile(r"(?:that|and|but|because|so|whether|which|as)\s+", re.IGNORECASE)
_ASIDE = frozenset(("acl", "acl:relcl", "advcl", "ccomp"))
_BEFORE = frozenset(("case", "mark", "cc", "advmod", "mwe"))
_NEAR = 10  # characters between the start of a claim and the pronoun before it
_NO_MARKS = str.maketrans("", "", '“”"«»„')
_NOBODY = frozenset(("i", "we", "he", "she", "they", "it", "you", "this", "that", "who", "which"))


def forecasts(
    text: str, attributions: Sequence[Attribution], words: Words, whens: Sequence[When] = ()
) -> tuple[Forecast, ...]:
    """The forecasts of ``text`` in reading order: in the contents of ``attributions``, and in the story's own voice.

    ``words`` are those of ``text``, ``whens`` the times that are named in it. None is told twice.
    """
    contents = [told(words, one) for one in attributions]
    return forecasts_of(text, words, contents, list(own(words, attributions)), whens)


def forecasts_of(
    text: str,
    words: Words,
    contents: Sequence[Told],
    sentences: Sequence[tuple[range, list[tuple[int, Marks]]]],
    whens: Sequence[When],
) -> tuple[Forecast, ...]:
    """``forecasts`` in contents and sentences that were read."""
    found: dict[tuple[int, int], Forecast] = {}
    for claim in (*_attributed(contents), *_own(text, words, sentences)):
        span = _span(text, words, claim)
        if span is not None and not any(a < span.end and span.start < b for a, b in found):
            found[span.start, span.end] = _forecast(text, words, claim, span, whens)
    return tuple(found[place] for place in sorted(found))


@dataclass(frozen=True, slots=True)
class _Claim:
    """A clause that foretells."""

    attribution: Attribution | None
    place: tuple[Span, ...]  # the content, or the sentence
    marks: Marks
    predicate: int
    doubted: bool = False  # by the cue


def _attributed(contents: Sequence[Told]) -> Iterator[_Claim]:
    """Clauses of contents that foretell; those of a content inside another come first, since they are the closest."""
    for one in sorted(contents, key=lambda one: sum(span.end - span.start for span in one.attribution.content)):
        cue = one.cue.content
        if "denied" in cue.labels:
            continue
        for number, (word, marks) in enumerate(one.clauses):
            if "forecast" in marks.labels or ("forecast" in cue.labels and not number):
                yield _Claim(one.attribution, one.attribution.content, marks, word, cue.negated)


def _own(text: str, words: Words, sentences: Sequence[tuple[range, list[tuple[int, Marks]]]]) -> Iterator[_Claim]:
    for place, clauses in sentences:
        span = Span.of(text, *words.span(place.start, place.stop))
        for word, marks in clauses:
            if "forecast" in marks.labels:
                yield _Claim(None, (span,), marks, word)


def _span(text: str, words: Words, claim: _Claim) -> Span | None:
    """The clause and its conditions, as far as they are in its place."""
    word, marks, place = claim.predicate, claim.marks, claim.place
    whole = words.subtree(word)
    start = min([whole.start, *(one.start for one in marks.conditions)])
    end = max([whole.stop, *(one.stop for one in marks.conditions)])
    first, last = words.span(start, end)
    if len(place) > 1 and len({words.sentences[each] for s in place for each in words.within(s.start, s.end)}) == 1:
        return _trimmed(text, place[0].start, place[-1].end)  # A tunnel … to open: what stands between belongs to it
    if subject(words, word) is None:  # it stands further left
        first = words.starts[sentence(words, word)[0]]
    for span in place:
        a, b = max(span.start, first), min(span.end, last)
        if a <= words.starts[word] < b:
            return _trimmed(text, a, b)
    return None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    opening = _OPENING.match(text, start, end)
    start = opening.end() if opening else start
    return Span.of(text, start, end) if start < end else None


def _forecast(text: str, words: Words, claim: _Claim, span: Span, whens: Sequence[When]) -> Forecast:
    horizon = _horizon(words, claim, span, whens)
    condition = min(claim.marks.conditions, key=lambda one: one.start, default=None)
    told = Span.of(text, *words.span(condition.start, condition.stop)) if condition else None
    return Forecast(
        attribution=claim.attribution.id if claim.attribution else None,
        span=span,
        condition=told,
        horizon=horizon,
        wording=_wording(text, words, claim, span, horizon, told),
    )


def _wording(text: str, words: Words, claim: _Claim, span: Span, horizon: When | None, condition: Span | None) -> str:
    """The claim by itself: *will* for what was told later as *would*, times as dates, who is meant by *we*."""
    one, word = claim.attribution, claim.predicate
    meant = _antecedent(words, word, span)
    start = meant[1] if meant else span.start
    said = _rewritten(text, start, span.end, [*_verbs(words, claim, span), *_times(horizon)])
    by = _speaker(words, one) if one else None
    there = subject(words, word)
    if by and one and one.cue and (claim.doubted or not is_clause(words, word)):
        said = f"{by} {one.cue.text}: {said}"
    elif meant:
        said = f"{meant[0]} {said}"
    elif by and said.startswith("will "):
        said = f"{by} {said}"
    elif by and there is not None and words[there].lower() in _NOBODY:
        said = f"{by}: {said}"
    if condition is not None and not (span.start <= condition.start and condition.end <= span.end):
        said = f"{said}, {condition.text}"
    return f"{said[:1].upper()}{said[1:].rstrip(' .,;:')}."


def _speaker(words: Words, attribution: Attribution) -> str | None:
    """The words for the source, without what an aside adds; of *who* those for whom it means."""
    if not attribution.source:
        return None
    source = attribution.source[0]
    first = words.within(source.start, source.end)[:1]
    if first and words.pos[first[0]] in ("WDT", "WP"):
        clause = next((word for word in words.above(first[0]) if words.relations[word] == "acl:relcl"), None)
        return _noun(words, words.heads[clause]) if clause is not None else None
    return source.text.partition(",")[0]


def _noun(words: Words, noun: int) -> str:
    """A noun with what stands before it, but for a preposition."""
    start = next(word for word in words.subtree(noun) if word == noun or words.relations[word] not in _BEFORE)
    return words.text[words.starts[start] : words.ends[noun]]


def _verbs(words: Words, claim: _Claim, span: Span) -> Iterator[tuple[int, int, str]]:
    """Where *will* stands for *would*, or for the *to* of what somebody plans."""
    for child in below(words, claim.predicate, AUXILIARIES | {"mark"}):
        start, end, form = words.starts[child], words.ends[child], words[child].lower()
        would = form == "would" and "conditional" not in claim.marks.labels
        plan = form == "to" and words.pos[claim.predicate] == "VB" and _is_bare(claim.attribution, span, start)
        if would or plan:
            yield start, end, "will"


def _times(horizon: When | None) -> Iterator[tuple[int, int, str]]:
    """The dates, behind the words for them."""
    if horizon is None or not (horizon.start or horizon.end):
        return
    ends = dict.fromkeys(each for each in (horizon.start, horizon.end) if each)
    yield horizon.span.end, horizon.span.end, f" ({' to '.join(ends)})"


def _rewritten(text: str, start: int, end: int, changes: Sequence[tuple[int, int, str]]) -> str:
    """The words ``[start, end)`` with what lies in them changed, without quotation marks, in one line."""
    said, at = "", start
    for first, last, instead in sorted(changes):
        if at <= first and last <= end:
            said += text[at:first] + instead
            at = last
    return " ".join((said + text[at:end]).translate(_NO_MARKS).replace("''", "").split())


def _antecedent(words: Words, predicate: int, span: Span) -> tuple[str, int] | None:
    """What *who* or *which* at the start of ``span``, or just before it, means, and where its clause goes on."""
    pronoun = None
    for clause in (predicate, *words.above(predicate)):
        there = subject(words, clause)
        if pronoun is None and there is not None:
            if words.pos[there] not in ("WDT", "WP") or words.text[span.start : words.starts[there]].strip():
                return None
            pronoun = there
        if words.relations[clause] == "acl:relcl":
            noun = words.heads[clause]
            if pronoun is None or noun > pronoun or words.starts[pronoun] < span.start - _NEAR:
                return None
            return _noun(words, noun), max(span.start, words.ends[pronoun])
    return None


def _horizon(words: Words, claim: _Claim, span: Span, whens: Sequence[When]) -> When | None:
    """The latest of the times in the claim, but for those of what is told beside it, in a clause of its own."""
    found = []
    for when in whens:
        if span.start <= when.span.start and when.span.end <= span.end:
            head = words.head(when.span.start, when.span.end)
            way = [] if head is None else [head, *words.above(head)]
            way = way[: way.index(claim.predicate)] if claim.predicate in way else []
            if not any(words.relations[word] in _ASIDE for word in way):
                found.append(when)
    return max(found, key=lambda when: (when.end or when.start or "", -when.span.start), default=None)


def _is_bare(attribution: Attribution | None, span: Span, at: int) -> bool:
    """Whether *to* at ``at`` lacks the verb before it, which is in the cue: *plans | to strike*."""
    cue = attribution.cue if attribution else None
    return cue is not None and not span.start <= cue.start < at and span.start <= at
