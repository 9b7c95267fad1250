"""The outlets behind the stories at hand, and which of them a name, an acronym or an address means.

An outlet is known by its name and the site that its pages come from: two papers called the *Herald* at two addresses
are two, and *the Herald* may be either. Everything asked here is a function of the set of stories, whatever the order
in which they came.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias, TypeVar

from courlan import extract_domain

from sayso.intake.wire import AGENCIES
from sayso.intake.wire import agency as known_agency
from sayso.reading.text.outlets import is_outlet, is_same
from sayso.tracing.outlets.frames import listed
from sayso.tracing.stories.addresses import address
from sayso.tracing.stories.addresses import site as host
from sayso.tracing.stories.passage import Entry
from sayso.vocabulary import Story

OutletKey: TypeAlias = str
"""Name and site of an outlet, *harbour post|harbourpost.example*; either may be empty."""

_Who: TypeAlias = tuple[tuple[str, ...], str]
"""Words of a name, and a site."""

_K = TypeVar("_K")
_V = TypeVar("_V")

_WORD = re.compile(r"[\w&]+")
_PARTS = re.compile(r"\s+[·|•»–—-]\s+")
_POSSESSIVE = re.compile(r"[’']s?$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W_]+")
_SMALL = frozenset(("of", "the", "and", "for", "in", "de", "la", "&"))
_OWN_WORDS = re.compile(
    r"(?:this|our)\s+(?:own\s+)?(?:\w+\s+)?(?:newspaper|paper|magazine|site|website|station|reporters?|programme|program|"
    r"newsroom|colleagues?|correspondents?|outlet|publication)|us|me",
    re.IGNORECASE,
)
_SHORTEST_LABEL = 3  # letters of a site's name below which it tells nothing: x.com, t.co


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The words of an outlet's name in small letters, without article, possessive and *newspaper* behind it."""
    plain = _ARTICLE.sub("", _POSSESSIVE.sub("", " ".join(name.split()).strip(' .,;:“”"')))
    words = [word.casefold() for word in _WORD.findall(plain.replace("’", "'").replace("'s ", "s "))]
    while len(words) > 1 and words[-1] in ("newspaper", "website", "magazine"):
        words.pop()
    return tuple(words)


@lru_cache(maxsize=65536)
def site(url: str | None) -> str:
    """The registered domain that a page belongs to, *harbourpost.example*; empty where there is none."""
    return (extract_domain(url, fast=True) or host(url) or "") if url else ""


def key_of(name: str) -> OutletKey:
    """The key of an outlet of which no story is at hand: two credits to that name are one outlet."""
    return _key(name_words(canonical(name)), "")


def canonical(name: str) -> str:
    """An outlet's name as chains give it: an agency's shortest name where the agency is a known one, no article."""
    short = known_agency(_ARTICLE.sub("", name))
    if short:
        return AGENCIES[short][0]
    return _POSSESSIVE.sub("", " ".join(name.split()).strip(" .,"))


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet: the name most of its stories give, the site, and the ids of its stories."""

    key: OutletKey
    name: str
    stories: tuple[str, ...]  # ids, sorted


@dataclass(frozen=True, slots=True)
class _Row:
    """What one story tells of its outlet."""

    name: str
    words: tuple[str, ...]
    site: str
    address: str | None


class Outlets:
    """A register of outlets; adding and removing a story costs the same however many there are."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._rows: dict[str, _Row] = {}
        self._stories: dict[_Who, set[str]] = defaultdict(set)
        self._names: dict[_Who, Counter[str]] = defaultdict(Counter)
        self._sites: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._by_form: dict[tuple[str, str], set[_Who]] = defaultdict(set)
        self._by_site: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        self._by_address: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Take in a story; one that is here already is left as it is."""
        if entry.id in self._rows:
            return
        row = _row(entry.reading.story)
        who = (row.words, row.site)
        self._rows[entry.id] = row
        self._stories[who].add(entry.id)
        self._names[who][row.name] += 1
        self._sites[row.words].add(row.site)
        self._by_site[row.site].add(row.words)
        for form in _forms(who):
            self._by_form[form].add(who)
        if row.address:
            self._by_address[row.address].add(entry.id)

    def remove(self, story: str) -> None:
        """Forget a story by its id; KeyError where it is not here."""
        row = self._rows.pop(story)
        who = (row.words, row.site)
        if row.address:
            _discard(self._by_address, row.address, story)
        _discard(self._stories, who, story)
        self._names[who][row.name] -= 1
        if who not in self._stories:
            del self._names[who]
            _discard(self._sites, row.words, row.site)
            _discard(self._by_site, row.site, row.words)
            for form in set(_forms(who)):
                _discard(self._by_form, form, who)

    def has(self, story: str) -> bool:
        """Whether a story is here."""
        return story in self._rows

    def of_story(self, story: str) -> OutletKey:
        """The key of the outlet that published a story; KeyError where the story is not here."""
        row = self._rows[story]
        return self._key(row.words, row.site)

    def outlet(self, key: OutletKey) -> Outlet:
        """An outlet by its key; KeyError where no story of it is here."""
        stories = (story for who in self._behind(key) for story in self._stories[who])
        return Outlet(key, self.name(key), tuple(sorted(stories)))

    def name(self, key: OutletKey) -> str:
        """The name that most stories of an outlet give; KeyError where no story of it is here.

        Told without looking at the stories, of which an outlet may have thousands.
        """
        counts: Counter[str] = Counter()
        for who in self._behind(key):
            counts.update(self._names[who])
        return max(counts, key=lambda name: (counts[name], name))

    def _behind(self, key: OutletKey) -> list[_Who]:
        """Under what the stories of an outlet stand; KeyError where there are none."""
        words, place = _parts(key)
        found = [(words, place)] if (words, place) in self._stories else []
        alone = words and place and [one for one in self._sites.get(words, ()) if one] == [place]
        if alone and (words, "") in self._stories:
            found.append((words, ""))
        if not found:
            raise KeyError(key)
        return found

    def beside(self, story: str) -> tuple[OutletKey, ...]:
        """The keys that may mean something else when ``story`` comes or goes: its outlet's, and those of its name."""
        row = self._rows[story]
        places = {row.site, "", *(self._sites.get(row.words, ()) if row.words else ())}
        return tuple(sorted({_key(row.words, place) for place in places} | {self._key(row.words, row.site)}))

    def named(self, words: str, near: Iterable[str] = (), whole: bool = False) -> tuple[OutletKey, ...]:
        """The outlets that ``words`` may mean, sorted; none where nobody of that name is here.

        A whole name goes before an acronym, that before a part of a name (*the Courier*). ``near`` are the words
        beside the name: a town among them that is in the site's name tells two outlets of one name apart. Where
        ``whole`` is set, a part of a name is not enough.
        """
        asked = name_words(canonical(words))
        if not asked:
            return ()
        for forms in _asked(words, asked):
            found = {who for form in forms if not (whole and form[0] == "part") for who in self._by_form.get(form, ())}
            keys = sorted({self._key(*who) for who in found})
            if keys:
                return tuple(_nearest(keys, asked, [word.casefold() for word in near]))
        return ()

    def of_url(self, url: str | None) -> tuple[str, ...]:
        """The ids of the stories at an address, sorted; several where it showed several texts."""
        place = address(url) if url else None
        return tuple(sorted(self._by_address.get(place, ()))) if place else ()

    def of_site(self, url: str | None) -> tuple[OutletKey, ...]:
        """The outlets whose pages stand on the site of an address, sorted.

        Where none does, those without an address that have the site's name: *Karsund Mail* at karsundmail.example.
        """
        place = site(url)
        known = [_key(words, place) for words in self._by_site.get(place, ())] if place else []
        if not known and (letters := _label(place)):
            bare = [who for who in self._by_form.get(("whole", letters), ()) if not who[1]]
            known = sorted({self._key(*who) for who in bare})
        return tuple(sorted(known))

    def _key(self, words: tuple[str, ...], place: str) -> OutletKey:
        """A name without a site is the outlet of that name at the one site there is, if there is one."""
        if words and not place:
            sites = [one for one in self._sites[words] if one]
            place = sites[0] if len(sites) == 1 else ""
        return _key(words, place)


def _discard(index: dict[_K, set[_V]], key: _K, value: _V) -> None:
    index[key].discard(value)
    if not index[key]:
        del index[key]


def _row(story: Story) -> _Row:
    name = canonical(own_name(story) or "")
    return _Row(name or site(story.url), name_words(name), site(story.url), address(story.url))


def own_name(story: Story) -> str | None:
    """The name that a story's page gives its outlet, without the page's title beside it (*Blast at port | The Post*).

    None where it gives none but the site's address.
    """
    place = site(story.url)
    if not story.outlet:
        return None if place else _before_title(story)
    if place and story.outlet.casefold().removeprefix("www.") == place:
        return None
    title = name_words(story.title) if story.title else ()
    parts = [part for part in _PARTS.split(story.outlet) if name_words(part) and name_words(part) != title]
    return parts[-1] if parts else story.outlet


def _before_title(story: Story) -> str | None:
    """The name that stands before the title where a page gives its outlet nowhere else: *Karsund Mail: Bridge shut*."""
    name, *rest = re.split(r": | [–—-] ", story.title or "", maxsplit=1)
    return name.strip() if rest and name[:1].isupper() and is_outlet(name) else None


def _key(words: tuple[str, ...], place: str) -> OutletKey:
    return f"{' '.join(words)}|{place}"


def _parts(key: OutletKey) -> tuple[tuple[str, ...], str]:
    words, _, place = key.rpartition("|")
    return tuple(words.split()), place


def _label(place: str) -> str:
    """The letters of a site's own name: *harbourpost* of *harbour-post.example*."""
    letters = "".join(_LETTERS.findall(place.partition(".")[0].casefold()))
    return letters if len(letters) >= _SHORTEST_LABEL else ""


def initials(words: tuple[str, ...]) -> Iterator[str]:
    """The acronyms that an outlet of this name may have, with and without its small words."""
    if len(words) > 1:
        yield "".join(word[0] for word in words if word != "&")
        yield "".join(word[0] for word in words if word not in _SMALL)


def _forms(who: _Who) -> Iterator[tuple[str, str]]:
    """Under what an outlet is looked up: its whole name, its site's, its acronyms, the last words of its name."""
    words, place = who
    if words:
        yield "whole", " ".join(words)
        if not place:
            yield "whole", _together(words)
        yield from (("initials", one) for one in initials(words) if len(one) > 1)
        yield from (("part", " ".join(words[first:])) for first in range(1, len(words)))
    if place:
        yield "whole", " ".join(name_words(place))
    if label := _label(place):
        yield "whole", label
        if not words:  # argus-tresk, colmereargus: the name is somewhere in it
            yield from (("part", label[first:]) for first in range(1, len(label) - _SHORTEST_LABEL))
            yield from (("part", piece) for piece in _LETTERS.findall(place.partition(".")[0].casefold()))


def _together(words: tuple[str, ...]) -> str:
    """A name as addresses have it: *deckandquay* of Deck & Quay."""
    return "".join("and" if word == "&" else word for word in words)


def label(url: str | None) -> str:
    """The letters of the name of an address's site; empty where there is none."""
    return _label(site(url))


def called(key: OutletKey) -> frozenset[str]:
    """What an outlet may be called by, in the form of ``asked``: whole names, acronyms, ends of names."""
    return frozenset(words for _, words in _forms(_parts(key)))


def asked(name: str) -> frozenset[str]:
    """What is looked for where a story credits ``name``: it may mean those that are ``called`` one of these."""
    words = name_words(canonical(name))
    return frozenset({" ".join(words), "".join(words)} - {""})


def _asked(words: str, asked: tuple[str, ...]) -> Iterator[tuple[tuple[str, str], ...]]:
    """The forms to look for, the surest first; a single word is a part of many names."""
    whole = (("whole", " ".join(asked)), ("whole", "".join(asked)))
    part = ("part", " ".join(asked))
    letters = _ARTICLE.sub("", words).strip(" .")
    if len(asked) == 1 and letters.isupper() and len(letters) > 1:
        yield whole
        yield (("initials", asked[0]),)
    elif len(asked) == 1 and is_outlet(asked[0]):  # the Herald: of that name, or in short
        yield (*whole, part)
        return
    else:
        yield whole
    yield (part,)
    shorter = list(asked)
    while len(shorter) > 1 and shorter[-1] in listed("nouns", "kinds"):  # Channel Nine News, of Channel Nine
        shorter.pop()
    if len(shorter) < len(asked):
        yield (("whole", " ".join(shorter)),)


def _nearest(keys: list[OutletKey], asked: tuple[str, ...], near: list[str]) -> list[OutletKey]:
    """Those of several outlets whose site or name has a word that stands beside the name asked for."""
    if len(keys) < 2:
        return keys
    beside = [word for words in near for word in _LETTERS.findall(words) if len(word) > 2 and word not in asked]
    told = [key for key in keys if any(word in _label(_parts(key)[1]) or word in _parts(key)[0] for word in beside)]
    return told or keys


def same_outlet(story: Story, name: str) -> bool:
    """Whether ``name`` in a story speaks of the outlet that published it: *the Courier* in the Port Maren Courier."""
    if _OWN_WORDS.fullmatch(name.strip()):
        return True
    words, plain = name_words(canonical(name)), _POSSESSIVE.sub("", name.strip(" .,"))
    called = own_name(story)
    own, label = name_words(canonical(called)) if called else (), _label(site(story.url))
    if words and not own and label:
        return all(word in label for word in words)
    if words and own and (words == own or is_same(plain, called)):
        return True
    if plain.isupper() and own and plain.casefold() in initials(own):
        return True
    kind = listed("nouns", "kinds")
    if words and own and words[: len(own)] == own and all(word in kind for word in words[len(own) :]):
        return True
    return bool(words) and "".join(words) == label


def is_known(name: str) -> bool:
    """Whether a name is a news organisation's by itself: of a list, an agency's, or by its last word."""
    return bool(known_agency(_ARTICLE.sub("", name))) or is_outlet(name)
