"""Why a source is in the story, in the story's own words: who was there, who took part, who knows about such things.

Relative clauses and participles behind a mention (*who was on the night shift*, *living next door*), what explains a
name without being an office (*a mother of three*), and sentences of the story's own that say what the source or its
organisation is or has done (*Bellingcat is a Netherlands-based investigative publication*).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sayso.reading.grammar.words import ROOT, Words
from sayso.reading.sources.titles import KIN, carrier, piece_end
from sayso.reading.text.lexicon import noun_class, word_list
from sayso.reading.text.quotation import Range

MOST = 3  # pieces a source: the first ones are where the story introduces it
_SHORTEST = 3  # words
# Verbs of a life: in the story's own voice and with the source as their subject they tell who that is.
_LIFE = word_list("life")
_NO_REASON = word_list("speaking")


def behind(words: Words, head: int, end: int) -> Iterator[Range]:
    """The clauses that explain the noun whose head is ``head`` and whose words end at ``end``, as word ranges."""
    for child in words.children(head, "acl", "acl:relcl"):
        clause = words.subtree(child)
        start, stop = max(clause.start, head + 1), clause.stop
        if child <= head or stop - start < _SHORTEST or not _explains(words, start, child):
            continue
        yield _trimmed(words, start, stop)
    last = words.sentence(head).stop
    if end + 2 < last and words.pos[end] in {"WP", "WP$"}:
        yield _trimmed(words, end, _clause_end(words, end + 1))
    if end + 2 >= last or words[end] != ",":
        return
    if words.pos[end + 1] in {"WP", "WP$", "WDT"}:
        stop = _clause_end(words, end + 2)
        if stop - end > _SHORTEST:
            yield _trimmed(words, end + 1, stop)
    elif words.pos[end + 1] in {"DT", "PRP$"} or words.name(end + 1):
        stop = piece_end(words, end + 1, last)
        if _is_kin(words, end + 1, stop) or (_is_institution(words, head) and _is_explained(words, end + 1, stop)):
            yield _trimmed(words, end + 1, stop)


def before(words: Words, start: int) -> Iterator[Range]:
    """*his older brother, Luis Arce*, *Pool’s niece Kim Tolliver*: kin that leads up to the name at ``start``."""
    first = words.sentence(start).start
    stop = start - (start - 1 > first and words[start - 1] == ",")
    begin = stop
    while begin > first and words.pos[begin - 1].startswith(("NN", "JJ", "PRP$", "POS", "CD")):
        begin -= 1
        if words.pos[begin] == "PRP$":
            break
    if begin < stop and _is_kin(words, begin, stop):
        yield begin, stop


def _is_kin(words: Words, start: int, stop: int) -> bool:
    """Whether the words say what somebody is to another: *his daughter*, *Pool’s niece*, *a friend of the girl*."""
    possessed = any(words.pos[word] in {"PRP$", "POS"} or words[word].casefold() == "of" for word in range(start, stop))
    return possessed and words[carrier(words, start, stop)].casefold() in KIN


def _is_institution(words: Words, head: int) -> bool:
    name = words.name(head)
    return bool(name and name.type == "organization")


def _is_explained(words: Words, start: int, stop: int) -> bool:
    known = noun_class(words[carrier(words, start, stop)])
    return bool(known and known.name in {"organization", "outlet", "group"}) and words.name(start) is None


def _explains(words: Words, start: int, verb: int) -> bool:
    """Whether a clause is a relative one with its pronoun, or a participle that tells more than the act of speaking."""
    if words.related(verb, "acl:relcl") or words.relations[verb] == "acl:relcl":
        return any(words.pos[word] in {"WP", "WP$", "WDT", "WRB"} for word in range(start, min(start + 3, verb)))
    if words[verb].casefold() == "speaking":  # *speaking for the applicant* tells whom she stands for
        return verb + 1 < len(words) and words[verb + 1].casefold() == "for"
    return words.pos[verb] in {"VBN", "VBG"} and words[verb].casefold() not in _NO_REASON and verb - start < 3


def _clause_end(words: Words, start: int) -> int:
    """Where the relative clause that ``start`` stands in ends: at the next comma or mark that no bracket holds."""
    sentence = words.sentence(start)
    for word in range(start, sentence.stop):
        if words[word] in {",", ";", ".", "–", "—", "--", "”", '"', "''", "?", "!"}:
            return word
    return sentence.stop


def _trimmed(words: Words, start: int, stop: int) -> Range:
    while stop - 1 > start and (not words[stop - 1][-1].isalnum() or words.pos[stop - 1] in {"CC", "IN"}):
        stop -= 1
    while start < stop - 1 and not words[start][0].isalnum():
        start += 1
    return start, stop


def told(words: Words, subjects: Iterable[int], own_voice: Callable[[int], bool]) -> Iterator[Range]:
    """The sentences of the story's own voice in which a word of ``subjects`` is, has or does something for life.

    ``own_voice`` says whether a word is told by the story itself.
    """
    for word in subjects:
        head = words.heads[word]
        if head == ROOT or not words.related(word, "nsubj", "nsubjpass") or head < word:
            continue
        copula = words.children(head, "cop")
        verb = words[copula[0] if copula else head].casefold()
        sentence = words.sentence(word)
        if verb in _LIFE and all(own_voice(each) for each in sentence):
            yield _trimmed(words, sentence.start, sentence.stop)
