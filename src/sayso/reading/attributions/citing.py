"""Whether an attribution cites somebody, or the story itself tells what people want, feel, know or do.

*The mayor said that the quay is safe* cites the mayor. *The mayor wants a new quay* does not: it is the story that says
so, and nobody is quoted with it. Nor does it cite anybody to tell that he gave no answer, that he will speak tomorrow,
or what would follow if he spoke. Rules decide it, each with its reason; the words they go by are in ``citing.toml``.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from operator import itemgetter
from typing import Any

import snowballstemmer

from sayso.reading.text.quotation import FAMILIES, Range, quoted
from sayso.vocabulary import Attribution, Span

# Words that a content must have to say something: *criticised the plan* tells only that it was criticised.
_CLAUSE = 4
# Quoted words from which on a quotation is what somebody said; fewer are a name, a title or scare quotes.
_QUOTATION = 3

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_STEMMER = snowballstemmer.stemmer("english")

# Words between source and the word that tells, or before it in the cue.
_NOT = re.compile(r"(?:n[’']t|\b(?:not|never|no|nor|neither|hardly|without|cannot))(?:\s+\w+){0,4}\s*$", re.IGNORECASE)
_ALL_THE_SAME = re.compile(r"\b(?:help|resist|stop)\b|\bnot\s+only\b", re.IGNORECASE)  # could not resist pointing out
_NOT_YET = re.compile(r"(?:[’']ll|\b(?:will|would|could|may|might|shall|should|must|can|cannot))(?:\s+\w+){0,2}\s*$")
_NOT_DONE = re.compile(
    r"\b(?:wants?|wanted|wish\w*|hop(?:es?|ed|ing)|plan\w*|expect\w*|intend\w*|needs?|likely|due|set|scheduled|prepar\w+|"
    r"going(?!\s+on)|ready|able|unable|about|refus\w+|declin\w+|vow\w*|promis\w+|threaten\w*|fail\w*|designed|meant|aimed|(?:has|have|had|ought))"
    r"(?:\s+\w+)?\s+to(?:\s+\w+)?\s*$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"(?:[’'](?:s|re|m)|\b(?:is|are|was|were|be|been|being|get|gets|got|am))(?:\s+(?:also|widely|often|\w+ly|once|first|never|"
    r"not|then|now))*\s*$",
    re.IGNORECASE,
)
_BY = re.compile(r"\W*(?:by\b|as\s+(?:saying|telling))", re.IGNORECASE)
_SUPPOSED = re.compile(
    r"\b(?:if|unless|whether|until|once|should|when asked (?:if|whether)|(?:nor|never|neither)\s+\w+)\s+$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:[’']s?|\b(?:his|her|their|its|our|my|your))$", re.IGNORECASE)
_NOBODY = re.compile(r"(?:you|one|(?:no|every|any|some)(?:body|one))|i|we|us|me", re.IGNORECASE)
_PERSON = re.compile(r"(?:he|she|I|we|who)|(?:[A-Z][\w.’'-]+\s+){1,3}[A-Z][\w’'-]+|(?:Mr|Mrs|Ms|Dr)\.?\s.*")
_MADE_CLEAR = re.compile(
    r"\bma[dk](?:e|es|ing)\s+(?:\w+\s+){0,2}(?:clear|plain|known|case|argument|point)\b|\bput(?:s|ting)?\s+it\b|\bcall\w*\s+(?:for|on)\b"
    r"|\bpoint\w*\s+out\b|\bsounded\s+a\s+call\b|\bissued?\s+a\s+(?:call|warning)",
    re.IGNORECASE,
)
_THAT = re.compile(r"\W*that\b", re.IGNORECASE)
_ASIDE = re.compile(r"who|which|that", re.IGNORECASE)
_NOUN = re.compile(r"(?:[ts]ion|ment|ism)s?$", re.IGNORECASE)
_ADVERB = re.compile(r"(?!imply|reply).*ly", re.IGNORECASE)
_TELLS_YOU = re.compile(r"\s*you\b")
_MARK = re.compile(r"[:–—―-]+")

_MARKS = FAMILIES["double"] + FAMILIES["straight"] + FAMILIES["guillemets"]

_NO_ANSWER = re.compile(
    r"""\b(?:declin|refus|deferr)\w*\s+(?:\w+\s+){0,3}?
          (?:to\s+(?:\w+\s+)?(?:comment|answer|say|speculate|elaborate|discuss|respond|confirm|provide|give|specify|speak
             |be\s+interviewed|take\s+questions)
           |(?:comment|interviews?|requests?)\b)
      | \b(?:not|n[’']t|never)\s+(?:\w+\s+){0,2}?
          (?:respond|repl(?:y|ied)|return|comment|answer|available|reachable|reached|elaborate)
      | \b(?:would|could|will|did|do|does|has|have|had)\s*(?:not|n[’']t)\s+(?:immediately\s+|yet\s+)?
          (?:say|said|discuss|speculate|confirm|specify|provide)\b
      | \b(?:neither|nobody|none|no\s+one)\b(?:\s+\w+){0,4}?\s+(?:would|could)\s+(?:say|comment|confirm)\b
      | \bno\s+(?:comment|response|answer|reply)\b
      | \b(?:unavailable|unreachable)\b
      | \bleft\s+without\s+(?:speaking|a\s+word)\b
      | \bignored\s+(?:\w+\s+){0,2}?(?:questions?|requests?)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# How far behind a cue the words may stand that tell of no answer: *declined a reporter's request for comment*.
_REACH = 60


@dataclass(frozen=True, slots=True)
class Citing:
    """Whether somebody is cited, and why."""

    cited: bool
    reason: str


@dataclass(frozen=True, slots=True)
class _Class:
    name: str
    told: str
    reason: str


_SAY = _Class("say", "anything", "a mark or a phrase for saying")
_OTHER = _Class("other", "quotation", "no word that tells of saying")


def marked(text: str, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """``attributions`` of ``text`` with their ``cited`` as ``citing`` has it."""
    quotations = quoted(text)
    return tuple(replace(one, cited=citing(text, one, quotations).cited) for one in attributions)


def is_no_answer(text: str, attribution: Attribution) -> bool:
    """Whether it tells that its source gave no answer: *declined to comment*, *could not be reached*."""
    cue = attribution.cue
    if cue is None:
        return False
    start = min([cue.start, *(span.start for span in attribution.source if cue.start - span.end < _REACH)])
    match = _NO_ANSWER.search(text, start, cue.end + _REACH)
    return match is not None and match.start() < cue.end


def citing(text: str, attribution: Attribution, quotations: Sequence[Range]) -> Citing:
    """Whether ``attribution`` of ``text`` cites somebody, given the ``quotations`` of the text.

    One without a cue is left as it is.
    """
    cue, source = attribution.cue, attribution.source
    if cue is None:
        return Citing(attribution.cited, "goes on with the words of a speaker")
    if is_no_answer(text, attribution):
        return Citing(False, "no answer was given")
    if _stands_in_a_quotation(attribution, cue, quotations):
        return Citing(False, "somebody else’s words, in a quotation")
    said = _Said.of(text, attribution, quotations)
    if not source:
        is_verb = not _PASSIVE.search(text, max(0, cue.start - _REACH), cue.start) and not _NOUN.search(said.word)
        active = said.told.name == "say" and is_verb
        return said.told_otherwise() or Citing(active, "nobody is named")
    if _NOBODY.fullmatch(source[0].text):
        return Citing(False, f"“{source[0].text}” is nobody in particular, or who tells the story")
    if _SUPPOSED.search(text, max(0, source[0].start - 20), source[0].start):
        return Citing(False, "what would be if it were said, or is denied")
    return said.told_otherwise() or said.told_by_its_class()


def _stands_in_a_quotation(attribution: Attribution, cue: Span, quotations: Sequence[Range]) -> bool:
    """Whether the cue stands in what somebody else says; not where marks that do not pair up only make it look so."""
    if cue.text.strip() == ":" or any(
        span.text[0] in _MARKS or span.text[-1] in _MARKS for span in attribution.content
    ):
        return False
    return _is_within((cue.start, cue.end), quotations)


def _is_within(place: Range, quotations: Sequence[Range]) -> bool:
    """Whether one of ``quotations``, which are in order, holds ``place``."""
    number = bisect_right(quotations, place[0], key=itemgetter(0)) - 1
    return number >= 0 and place[1] <= quotations[number][1]


@dataclass(frozen=True, slots=True)
class _Said:
    """What is told by an attribution with a cue: by which word, after which others, and how much."""

    source: str  # the first span of it, or nothing
    before: str  # from the source, or from the start of the cue, up to the word that tells
    word: str  # as it stands there
    after: str  # from there to the end of the cue, and what follows it
    that: bool  # whether the content begins with it
    told: _Class
    words: int  # of the content
    quoted: int  # words of the content that stand in quotation marks

    @classmethod
    def of(cls, text: str, attribution: Attribution, quotations: Sequence[Range]) -> _Said:
        """From an attribution; one without a cue is told by the first words of its content."""
        cue = attribution.cue or attribution.content[0]
        word, told = _telling(cue.text)
        place = cue.start + word.start()
        near = [span for span in attribution.source if span.end <= cue.start <= span.end + _REACH]
        content = [match.span() for span in attribution.content for match in _WORD.finditer(text, span.start, span.end)]
        return cls(
            source=attribution.source[0].text if attribution.source else "",
            before=text[near[-1].end if near else cue.start : place],
            word=word[0],
            after=text[word.end() + cue.start : cue.end + _REACH],
            that=_THAT.match(attribution.content[0].text) is not None,
            told=told,
            words=len(content),
            quoted=sum(_is_within(place, quotations) for place in content),
        )

    def told_otherwise(self) -> Citing | None:
        """Not told, or not yet, or not by the source: what the words before the one that tells say against it."""
        if _ALL_THE_SAME.search(self.before):
            return None
        if _NOT.search(self.before):
            return Citing(False, f"“{self.word}” is denied")
        if _NOT_YET.search(self.before) and self.quoted < _QUOTATION and not _TELLS_YOU.match(self.after):
            return Citing(False, f"“{self.word}” is yet to come, or only possible")
        if _NOT_DONE.search(self.before):
            return Citing(False, f"“{self.word}” is wanted or planned")
        passive = _PASSIVE.search(self.before) and not self.word.endswith("ing")
        if passive and not _BY.match(self.after):
            return Citing(False, f"“{self.word}” is done to the source")
        return None

    def told_by_its_class(self) -> Citing:
        """Whether there is in the content what the word that tells asks for."""
        need, kind = self.told.told, self.told.name
        if need == "thing":
            need = "quotation" if _PERSON.fullmatch(self.source) else "content"
        if kind == "think" and any(stem in _asked() for stem in _stems(self.source)):
            need = "content"
        if kind in ("mention", "act", "show") and self.that:
            need = "content"
        if kind in ("judge", "ask", "promise") and (_ASIDE.fullmatch(self.source) or _NOUN.search(self.word)):
            need = "quotation"
        if need == "anything" and _POSSESSIVE.search(self.source):
            need = "content"
        if need == "nothing":
            return Citing(False, f"“{self.word}”: {self.told.reason}")
        enough = need == "anything" or self.quoted >= _QUOTATION or (need == "content" and self.words >= _CLAUSE)
        return Citing(enough, f"“{self.word}”: {self.told.reason}")


def _telling(cue: str) -> tuple[re.Match[str], _Class]:
    """The word of a cue that tells, and its class."""
    words = list(_WORD.finditer(cue)) or list(re.finditer(r"^.*$", cue, re.DOTALL))
    if phrase := _MADE_CLEAR.search(cue):
        return phrase, _SAY
    if _MARK.fullmatch(cue.strip()):
        return words[0], _SAY
    stems = [_stem(word[0]) for word in words]
    for told, known in _classes():
        for word, stem in zip(words, stems, strict=True):
            if stem in known and not _ADVERB.fullmatch(word[0]):
                return word, told
    return words[0], _OTHER


def _stems(words: str) -> Iterator[str]:
    return (_stem(word[0]) for word in _WORD.finditer(words))


@cache
def _stem(word: str) -> str:
    stem: str = _STEMMER.stemWord(word.casefold())
    return stem


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(resources.files("sayso.reading.attributions").joinpath("citing.toml").read_text("utf-8"))


@cache
def _classes() -> list[tuple[_Class, frozenset[str]]]:
    return [
        (_Class(name, table["told"], table["reason"]), frozenset(map(_stem, table["words"].split())))
        for name, table in _tables().items()
        if "told" in table
    ]


@cache
def _asked() -> frozenset[str]:
    return frozenset(map(_stem, _tables()["asked"]["words"].split()))
