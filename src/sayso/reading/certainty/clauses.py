"""How firmly a clause is put forward: its modal verbs and adverbs, what frames it, its condition.

A clause is read from its predicate inwards: *it is likely that he will have to leave* is read at *likely*, at *have*
and at *leave*. What is said of somebody else's belief (*the minister thinks*) ends it: that is for another attribution.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.reading.certainty.conditions import conditions, is_contrary, standing, supposed, with_subject
from sayso.reading.certainty.markers import Stems, forms, stem, stems
from sayso.reading.certainty.marks import Marks
from sayso.reading.certainty.predicates import clause_of
from sayso.reading.certainty.tree import (
    ADVERBS,
    AUXILIARIES,
    CASES,
    COMPLEMENTS,
    NEGATIONS,
    OBJECTS,
    OBLIQUES,
    below,
    is_clause,
    sentence,
    subject,
)
from sayso.reading.grammar.words import ROOT, Words

_MOST_FRAMES = 5
_PRONOUNS = frozenset(("i", "we", "it", "one", "you", "this", "that", "which"))
_PERSONS = frozenset(("he", "she", "they"))
_ASKED = frozenset(("ccomp", "csubj", "nsubj", "advcl", "dep", "root"))
_ADJECTIVES = frozenset(("amod",))
_COPULAS = frozenset(("cop",))
_INFINITIVES = frozenset(("xcomp", "acl"))
_NOUNS = frozenset(("nsubj", "dobj"))
_PASSIVE = frozenset(("auxpass", "nsubjpass"))
_PUNCTUATION = frozenset(("punct",))
_PURPOSES = frozenset(("advcl", "xcomp"))
_THAT = frozenset(("ccomp",))
_THERE = frozenset(("expl",))
_VERBS = frozenset(("cop", "aux", "auxpass"))
_OPINION_CASES = frozenset(("in", "by", "to", "from"))


@dataclass(frozen=True, slots=True)
class Voice:
    """Who puts a clause forward: whether in quotation marks, and whether that is told in the past."""

    quoted: bool = False
    past: bool = False

    def own(self, form: str) -> bool:
        """Whether a subject is the one who speaks, or nobody in particular."""
        return form in _PRONOUNS or (form in _PERSONS and not self.quoted)


def clauses(words: Words, predicates: Sequence[int], voice: Voice) -> list[Marks]:
    """What says of the clause of each of ``predicates`` how firmly ``voice`` puts it forward.

    A condition that is told with one holds for what would be in the same sentence too: *If they wanted it, they would
    get it. They would not ask.*
    """
    found: list[Marks] = []
    number, under = -1, list[range]()
    for word in predicates:
        if words.sentences[word] != number:
            number, under = words.sentences[word], []
        marks = Marks()
        if _asks(words, word) or _orders(words, word):
            pass  # no claim
        elif (condition := standing(words, word)) is not None:
            marks.add("conditional", condition.start)
            marks.conditions, under = [condition], [condition]
        else:
            _Clause(words, voice, marks, under).read(word)
            under = marks.conditions or under
        found.append(marks)
    return found


@dataclass(slots=True)
class _Clause:
    words: Words
    voice: Voice
    marks: Marks
    under: Sequence[range]  # conditions told before it in its sentence
    would: int | None = None
    needed: bool = False

    def read(self, word: int) -> Marks:
        """Inwards from ``word``."""
        first, seen = word, set[int]()
        last: int | None = word
        while last is not None and last not in seen and len(seen) < _MOST_FRAMES:
            word = last
            seen.add(word)
            self._modals(word)
            self._children(word)
            last = self._frame(word)
        later = self.would is not None or "forecast" in self.marks.labels
        found = [one for each in sorted(seen) for one in conditions(self.words, each, later=later)]
        if found:
            self.marks.conditions += found
            self.marks.add("conditional", *(one.start for one in found))
        if (would := self.would) is not None:
            self._would(would, min(seen, key=lambda each: (each < would, each)), word)
        if self._asked(first):
            self.marks.labels.discard("forecast")  # when it will reopen: that is not said
        return self.marks

    def _modals(self, word: int) -> None:
        words = self.words
        own = [word] if words.pos[word] == "MD" else []
        for aux in [*own, *below(words, word, AUXILIARIES)]:
            form = words[aux].lower()
            if (form in forms("may") and words.pos[aux] == "MD") or (form == "could" and not self._able(word)):
                self.marks.add("possible", aux)
            elif form in forms("will"):
                self.marks.add("forecast", aux)
            elif form in forms("would") and words.pos[aux] == "MD":
                self.would = aux

    def _able(self, word: int) -> bool:
        """Whether *could* tells what somebody was able to do, or was not."""
        return stem(self.words[word]) in stems("ability") or bool(below(self.words, word, NEGATIONS))

    def _children(self, word: int) -> None:
        words, marks = self.words, self.marks
        for child in words.children(word):
            form, relation = words[child].lower(), words.relations[child]
            if relation == "neg" or (relation == "aux" and form == "cannot"):
                marks.negated |= form in forms("none")
            elif relation in ("advmod", "amod", "dep"):
                self._adverb(child, form)
            elif relation in ("nsubj", "nsubjpass", "dobj"):
                marks.negated |= form in forms("none") or bool(below(words, child, NEGATIONS))
                if stem(form) in stems("rumour"):
                    marks.add("rumoured", child)
            elif relation.startswith("nmod") and form in forms("opinion"):
                cases = below(words, child, CASES)
                if any(words[case].lower() in _OPINION_CASES for case in cases):
                    marks.add("assessed", *range(cases[0], child + 1))

    def _adverb(self, child: int, form: str) -> None:
        for label in ("possible", "assessed", "rumoured"):
            if form in forms(label):
                before = self._degree(child)
                if form != "certainly" or before:  # almost certainly: the word alone insists and does not hedge
                    self.marks.add(label, child, *before)

    def _degree(self, word: int) -> list[int]:
        """The adverb right before an adverb: *almost* certainly."""
        words, before = self.words, word - 1
        beside = word > 0 and words.heads[before] in (word, words.heads[word])
        return [before] if beside and words.pos[before] == "RB" and words.relations[before] == "advmod" else []

    def _frame(self, word: int) -> int | None:
        """The predicate that ``word`` frames, if it does, and how."""
        words = self.words
        inner = next((c for c in below(words, word, COMPLEMENTS) if c > word), None)
        form, root = words[word].lower(), stem(words[word])
        passive = bool(below(words, word, _PASSIVE))
        there = subject(words, word)
        own = there is None or self.voice.own(words[there].lower())
        return (
            self._by_form(word, form, inner, own=own)
            if self._is_form(form, word)
            else self._by_stem(word, root, inner, passive=passive, own=own)
        )

    def _is_form(self, form: str, word: int) -> bool:
        if form in forms("appear"):
            return self.words.pos[word].startswith("VB")
        return any(form in forms(name) for name in ("to_come", "possible", "assessed", "sure", "firm"))

    def _by_form(self, word: int, form: str, inner: int | None, *, own: bool) -> int | None:
        words, marks = self.words, self.marks
        if form in forms("appear"):
            if inner is not None:  # else somebody appears on a stage
                marks.add("possible", word)
        elif form in forms("to_come"):
            if inner is None or (form != "going" and not below(words, word, _VERBS)):
                return None
            marks.add("forecast", word)
        elif form in forms("possible"):
            marks.add("possible", word)
        elif form in forms("assessed"):
            marks.add("assessed", word, *(each for each in below(words, word, ADVERBS) if each == word - 1))
            if inner is not None and words.relations[inner] == "xcomp" and not self._perfect(inner):
                marks.add("forecast", word)
        elif form in forms("sure"):
            if not own or inner is None:
                return None
            marks.add("assessed", word)
        elif inner is not None and stem(words[inner]) in stems("assess") | {"say"}:  # safe to assume
            marks.add("assessed", word, *range(word + 1, inner + 1))
            return next(iter(below(words, inner, _THAT)), None)
        else:
            return None
        return inner

    def _by_stem(self, word: int, root: str, inner: int | None, *, passive: bool, own: bool) -> int | None:
        words, marks = self.words, self.marks
        verb = words.pos[word].startswith("VB")
        is_in: Callable[[Stems], bool] = lambda name: root in stems(name)  # noqa: E731
        if verb and inner is not None:
            if is_in("need"):
                self.needed = True
                return inner
            if is_in("predict") and (passive or own):
                marks.add("assessed", word)
                marks.add("forecast", word)
                return inner
            if is_in("assess") and (passive or own) and self._holds(root, inner):
                marks.add("assessed", word)
                marks.negated |= root == "doubt"
                return inner
            if is_in("infer") and self._thing(word):
                marks.add("assessed", word)
                return inner
            if is_in("told") and passive:
                marks.add("rumoured", word)
                return inner
            if is_in("intend") and words.relations[inner] == "xcomp" and self._still(word):
                marks.add("forecast", word)
                return None
        if is_in("deny") and verb and own:
            marks.add("denied", word)
        self._ahead(word, root)
        return self._chance(word)

    def _chance(self, word: int) -> int | None:
        """*There is a chance that*: the clause behind the noun."""
        words = self.words
        for noun in [word, *below(words, word, _NOUNS)]:
            root = stem(words[noun])
            if root not in stems("chance") or below(words, noun, NEGATIONS) or is_verb(words, noun):
                continue
            if noun == word or below(words, word, _THERE) or root in ("potenti", "possibl"):
                before = [each for each in below(words, noun, _ADJECTIVES) if each == noun - 1]
                self.marks.add("possible", *before, noun)
                return clause_of(words, noun)
        return None

    def _ahead(self, word: int, root: str) -> None:
        """*Is nearing its end*, *preparations for an upcoming change*: what has not come yet."""
        words = self.words
        if root in stems("approach") and words.pos[word] == "VBG" and below(words, word, AUXILIARIES):
            objects = below(words, word, OBJECTS | OBLIQUES)
            if root in ("near", "approach") or any(stem(words[each]) in stems("end") for each in objects):
                self.marks.add("forecast", word)
        for each in [word, *below(words, word, OBJECTS)]:
            if stem(words[each]) in stems("prepare"):
                behind = [c for c in below(words, each, OBLIQUES) if self._case(c) in ("for", "against")]
                infinitive = below(words, each, _INFINITIVES)
                if behind or any(words.pos[one] == "VB" for one in infinitive):
                    self.marks.add("forecast", each)

    def _case(self, word: int) -> str:
        return " ".join(self.words[case].lower() for case in below(self.words, word, CASES))

    def _holds(self, root: str, inner: int) -> bool:
        """Whether a verb of belief has a claim behind it: not *I don't judge what they do*, *we feel good*."""
        return not self._asked(inner) and (root != "feel" or self.words.relations[inner] == "ccomp")

    def _still(self, word: int) -> bool:
        """Whether a plan is one still, and not what somebody once intended."""
        return self.words.pos[word] != "VBD" or self.voice.past

    def _thing(self, word: int) -> bool:
        """Whether the subject is what was told before: *this implies*."""
        there = subject(self.words, word)
        return there is not None and self.words[there].lower() in ("this", "that", "which", "it")

    def _asked(self, word: int) -> bool:
        """Whether the clause is a question in other words: *I don't judge what people do*."""
        first = self.words.subtree(word)[0]
        asks = self.words.pos[first] in ("WP", "WRB", "WDT") or self.words[first].lower() == "whether"
        return asks and self.words.heads[word] != ROOT and self.words.relations[word] in _ASKED

    def _perfect(self, word: int) -> bool:
        return any(
            self.words[aux].lower() in ("have", "had", "'ve", "’ve") for aux in below(self.words, word, AUXILIARIES)
        )

    def _would(self, would: int, word: int, last: int) -> None:
        """*Would*: a condition, said or supposed; or *will*, told later."""
        words, marks = self.words, self.marks
        if stem(words[word]) in stems("polite") and not marks.conditions:
            return
        conditional = bool(marks.conditions or self.under)
        adverbs = {words[each].lower() for each in below(words, word, ADVERBS)}
        if not conditional and not self.voice.quoted and adverbs & forms("later"):
            return
        if not conditional and (found := supposed(words, word)):
            marks.conditions.append(found)
            conditional = True
        if not conditional and self.needed:
            purpose = [each for each in below(words, last, _PURPOSES) if words.pos[each] == "VB"]
            purpose = purpose or [each for each in below(words, word, _INFINITIVES) if each > last]
            marks.conditions += [with_subject(words, each) for each in purpose[-1:]]
            conditional = bool(purpose)
        if not conditional and self.voice.past and not self.voice.quoted and not self._perfect(word):
            marks.add("forecast", would)
            return
        marks.add("conditional", would)
        contrary = any(is_contrary(words, one) for one in (*marks.conditions, *self.under))
        judged = bool(below(words, word, _COPULAS)) or words.pos[word] == "MD"
        if not (contrary or judged or self.needed or self._perfect(word)):
            marks.add("forecast", would)


def is_verb(words: Words, word: int) -> bool:
    """Whether it is tagged as one."""
    return words.pos[word].startswith("VB")


def _asks(words: Words, predicate: int) -> bool:
    """Whether the sentence of a predicate ends with a question mark, its own and not that of a quotation around it."""
    last = sentence(words, predicate)[-2:]
    return any(words[word] == "?" for word in last) or any(
        words[child] == "?" for child in below(words, predicate, _PUNCTUATION)
    )


def _orders(words: Words, predicate: int) -> bool:
    """Whether it is an imperative."""
    if words.pos[predicate] != "VB" or not is_clause(words, predicate):
        return False
    before = {words.relations[child] for child in words.children(predicate) if child < predicate}
    return not before & {"nsubj", "nsubjpass", "csubj", "expl", "aux", "mark", "advcl"} and not (
        words.related(predicate, "xcomp", "acl", "advcl", "conj")
    )
