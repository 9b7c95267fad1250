"""What things are called outside of this program: addresses where they have one, otherwise ``urn:sayso:…``."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from sayso.tracing.stories.publishers import is_named
from sayso.vocabulary import ClaimMention, Hand, SourceType, TracedStory, Tracing

UNKNOWN_OUTLET = "outlet unknown"

# What RFC 3987 has in no part of an IRI, and a percent sign that begins no triplet.
_NOT_IN_IRI = re.compile(r"[\x00-\x20\x7f-\x9f<>\"{}|\\^`\ud800-\udfff]|%(?![0-9A-Fa-f]{2})")
_BRACKETS = re.compile(r"[\[\]]")  # only around an IPv6 host
# The same site for other screens, as addresses of news sites have it.
_HOST_FORM = re.compile(r"^(?:(?:www\d*|m|mobile|amp)\.)+(?=[^.]+\.)")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody who published or said something, as one story knows him; an outlet, as all do."""

    id: str  # urn:sayso:…
    name: str
    type: SourceType
    known: bool = True  # False for an outlet that nothing names
    speaks_for: str | None = None  # never where it is a document

    @property
    def is_named(self) -> bool:
        """Whether the name is one by which it could be found again, and no mere description."""
        return self.known and self.type in {"named_person", "named_organization", "document", "outlet"}


def urn(kind: str, *parts: str) -> str:
    """``urn:sayso:KIND:PART:…``, percent-encoded where a URN needs it."""
    return ":".join(["urn:sayso", kind, *(quote(part.encode("utf-8", "replace"), safe=":-._~") for part in parts)])


def digest(*parts: str) -> str:
    """Twelve hexadecimal digits of ``parts``, the same on every machine."""
    made = hashlib.blake2b(digest_size=6)
    for part in parts:
        made.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return made.hexdigest()


def web_address(url: str | None) -> str | None:
    """``url`` as an IRI; None where it leads nowhere on the web (``javascript:``, ``data:``, a path)."""
    try:
        parts = urlsplit((url or "").strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    authority, rest = parts.netloc, parts._replace(scheme="", netloc="").geturl()
    return f"{parts.scheme}://{_NOT_IN_IRI.sub(_encoded, authority)}" + _BRACKETS.sub(
        _encoded, _NOT_IN_IRI.sub(_encoded, rest)
    )


def site(url: str | None) -> str:
    """The host of an address without ``www.`` and other forms of it; empty where it has none."""
    address = web_address(url)
    return _HOST_FORM.sub("", urlsplit(address).hostname or "") if address else ""


class Identifiers:
    """What the stories, outlets and sources of one tracing are called."""

    def __init__(self, tracing: Tracing) -> None:
        self.stories = {story.id: story for story in tracing.stories}
        self._credits: dict[str, list[str]] = {}
        for credit in tracing.credits:
            if credit.outlet:
                self._credits.setdefault(credit.story, []).append(credit.outlet)
        self._addresses = Counter(web_address(story.url) for story in tracing.stories)
        self._sources: dict[str, Agent] = {}  # a source of a story is what it is called first
        self._sites: dict[str, set[str]] = {}  # of outlets, by their name
        self._names: dict[str, str] = {}
        self._called: dict[str, str] = {}  # other names, and the one outlet of the tracing that has it
        for story in tracing.stories:
            if story.outlet:
                self._names.setdefault(_plain(story.outlet), " ".join(story.outlet.split()))
                self._sites.setdefault(_plain(story.outlet), set()).update({site(story.url)} - {""})
        for claim in tracing.claims:
            for mention in claim.mentions:
                for hand in mention.chain:
                    self.hand(mention, hand)

    def story(self, key: str) -> str:
        """Its address; a URN where it has none, and where several texts of this tracing were found at that address."""
        address = self.address(key)
        return address if address and self._addresses[address] == 1 else urn("story", key)

    def address(self, key: str) -> str | None:
        """Where the story stands on the web."""
        return web_address(self.stories[key].url) if key in self.stories else None

    def is_shared(self, key: str) -> bool:
        """Whether another story of this tracing was found at the same address."""
        return self._addresses[self.address(key)] > 1 and self.address(key) is not None

    def publisher(self, key: str) -> Agent:
        """The outlet of a story; it is not ``known`` where the story names none and has no address."""
        story = self.stories.get(key)
        if story and story.outlet:
            return self.outlet(story.outlet, site(story.url))
        if story and (host := site(story.url)):
            return Agent(urn("outlet", digest("", host)), host, "outlet")
        return Agent(urn("outlet", digest("", "", key)), UNKNOWN_OUTLET, "outlet", known=False)

    def outlet(self, name: str, host: str = "") -> Agent:
        """The outlet of a name, whole, short or its initials where one outlet of the tracing has them.

        Two sites make two outlets of one name, and a name alone is then neither of them.
        """
        plain = _plain(name) if host or _plain(name) in self._sites else self._known_as(name)
        hosts = self._sites.get(plain, set())
        if not host and len(hosts) == 1:
            (host,) = hosts
        return Agent(urn("outlet", digest(plain, host)), self._names.get(plain, " ".join(name.split())), "outlet")

    def _known_as(self, name: str) -> str:
        if name not in self._called:
            fit = [plain for plain, whole in self._names.items() if is_named(name, whole)]
            self._called[name] = fit[0] if len(fit) == 1 else _plain(name)
        return self._called[name]

    def hand(self, mention: ClaimMention, hand: Hand) -> Agent:
        """One hand of a mention's chain: an outlet, or a source of its story."""
        if hand.known_from == "publisher":
            return self.publisher(mention.story)
        if hand.type == "outlet" and hand.source is None:
            return self.outlet(hand.name)
        key = hand.source or digest(hand.name)
        name = " ".join(hand.name.split())
        client = hand.speaks_for if hand.type != "document" else None
        made = Agent(urn("source", mention.story, key), name, hand.type, speaks_for=client)
        return self._sources.setdefault(made.id, made)

    def terminal(self, mention: ClaimMention) -> Agent | None:
        """Who is said to know; None where the story says it in its own voice, or the chain is empty."""
        if not mention.chain or mention.chain[-1].known_from == "publisher":
            return None
        return self.hand(mention, mention.chain[-1])

    def authors(self, key: str) -> list[Agent]:
        """Who the story's byline names, but for outlets. Authors of one name at two stories may be two."""
        story: TracedStory | None = self.stories.get(key)
        other = {_plain(name) for name in (story.outlet or "", *story.wire)} if story else set()
        names = [name for name in story.byline if _plain(name) not in other] if story else []
        return [Agent(urn("author", key, str(n)), name, "named_person") for n, name in enumerate(names, start=1)]

    def agencies(self, key: str) -> list[Agent]:
        """The agencies that the story says its text comes from."""
        story = self.stories.get(key)
        return [self.outlet(name) for name in (story.wire if story else ())]

    def credited(self, key: str) -> list[Agent]:
        """The outlets that the story says it has something from."""
        return [self.outlet(name) for name in self._credits.get(key, ())]


def mention_id(mention: str) -> str:
    """Of a mention, by its id in the tracing."""
    return urn("mention", mention)


def claim_id(claim: str) -> str:
    """Of a claim, by its id in the tracing."""
    return urn("claim", claim)


def origin_id(claim: str, origin: str) -> str:
    """Of an origin, by the ids of its claim and its own within the claim."""
    return urn("origin", claim, origin)


def _plain(name: str) -> str:
    return _ARTICLE.sub("", " ".join(name.split())).casefold()


def _encoded(found: re.Match[str]) -> str:
    return quote(found[0].encode("utf-8", "replace"), safe="")
