"""Attributions inside what somebody says that the model overlooks: *“… the elite who understand that the war is lost”*.

No corpus marks them, so the model has learnt them from itself. Where the tree is plain, a verb of saying or thinking
with somebody else as its subject and a clause behind it, they are taken from there.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.grammar.nouns import RELATIVE, noun_at
from sayso.reading.grammar.words import Words
from sayso.reading.text.lexicon import word_list
from sayso.reading.text.quotation import kind, quoted
from sayso.vocabulary import Attribution, Span

_VERBS = word_list("reporting")
# By hand on 60 of PolNeAR's training articles: so often it is one.
SCORE = 0.8


def with_reported(words: Words, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """``attributions``, then those inside their contents that only the tree shows, with ids of their own."""
    cues = {word for one in attributions if one.cue for word in words.within(one.cue.start, one.cue.end)}
    quotations = quoted(words.text)
    found: list[Attribution] = []
    seen = set(cues)
    for outer in sorted(attributions, key=lambda one: sum(span.end - span.start for span in one.content)):
        for span in outer.content:
            for verb in words.within(span.start, span.end):
                if verb in seen or words[verb].casefold() not in _VERBS or not words.pos[verb].startswith("VB"):
                    continue
                for source, content in _reported(words, verb, span):
                    seen.add(verb)
                    cue = Span.of(words.text, *words.span(verb, verb + 1))
                    how = kind(words.text, [(content.start, content.end)], quotations)
                    found.append(Attribution(f"r{len(found)}", (source,), cue, (content,), how, outer.id, SCORE))
    return (*attributions, *found)


def _reported(words: Words, verb: int, within: Span) -> Iterator[tuple[Span, Span]]:
    """Source and content of the verb, where somebody who is no pronoun is its subject and a clause stands behind it."""
    clause = next((child for child in words.children(verb, "ccomp") if child > verb), None)
    subject = next((child for child in words.children(verb, "nsubj") if child < verb), None)
    if clause is None or subject is None:
        return
    explained = words.heads[verb] if words.related(verb, "acl") else -1
    meant = explained if words.pos[subject] in RELATIVE else subject
    while meant >= 0 and words.types[meant] != "person" and words.related(meant, "nmod") and meant == explained:
        meant = explained = words.heads[meant]  # *the elite within the forces who*: people are meant, not forces
    if meant < 0 or not words.pos[meant].startswith("NN"):
        return
    noun = noun_at(words, meant)
    reach = words.subtree(clause)
    start, end = words.span(max(reach.start, verb + 1), reach.stop)
    while end > start and not words.text[end - 1].isalnum():
        end -= 1
    if within.start <= noun.start and start < end <= within.end and noun.type in {"person", "organization"}:
        yield Span.of(words.text, noun.start, noun.end), Span.of(words.text, start, end)
