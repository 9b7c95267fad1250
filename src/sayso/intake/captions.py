"""Words under a picture: what it shows, who made it, under which licence, through which archive."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from sayso.intake.draft import letters
from sayso.intake.whitespace import one_line
from sayso.vocabulary import Image

_LICENCE: Final = (
    r"(?:CC[ -]?BY(?:[ -](?:NC|SA|ND))*(?:[ -]\d\.\d)?(?: [A-Z]{2}\b)?|CC[ -]?0(?: 1\.0)?|CC[ -]Zero"
    r"|Creative Commons(?: Attribution)?(?:[ -](?:Share ?Alike|Non-?Commercial|No-?Deriv\w*))*"
    r"(?: \d\.\d)?(?: (?:International|Unported))?(?: Licen[cs]e)?"
    r"|[Pp]ublic domain|GFDL|GNU FDL|(?:UK )?OGL(?: v?\d(?:\.\d)?)?|Open Government Licen[cs]e(?: v\d\.\d)?"
    r"|(?:Unsplash|Pixabay|Pexels) Licen[cs]e|[Aa]ll rights reserved)"
)
_LICENCE_IN: Final = re.compile(_LICENCE)
_ARCHIVES: Final = (
    "Wikimedia Commons|Getty Images|Getty|Shutterstock|Alamy Stock Photo|Alamy|iStock|Unsplash|Flickr|Pexels|Pixabay"
    "|Adobe Stock|Depositphotos|Redux|Magnum Photos|EyeEm|Imago|Sipa|Zuma Press|ZUMA|Polaris|Everett Collection"
    "|NurPhoto|Anadolu|Pool"
)
_VIA: Final = re.compile(r",?\s*\bvia\s+(?P<via>[A-Z][\w.&’' -]*\w)\s*$", re.I)
_ARCHIVE_END: Final = re.compile(rf"\s*[/,|]\s*(?P<via>{_ARCHIVES})\s*$")
_SOURCE: Final = re.compile(
    r"[\s(\[]*\b(?:Image |Photo |Picture )?Source:?\s*(?P<url>https?://[^\s)\]]+)[)\].]*\s*$", re.I
)
_LABEL: Final = (
    r"(?:(?:Photo(?:graph|graphy|s)?|Image|Picture|Pic|Illustration|Video|Credits?|Courtesy|Foto|Graphic)"
    r"(?:\s+(?:[Cc]redits?|[Ss]ource|[Cc]ourtesy))?"
    r"(?:\s*:\s*|,\s+|\s+(?:by|of|from|courtesy of)\s*:?\s*)"
    r"|(?:Image|Photo|Picture)\s+(?:source|credit|copyright),?\s+|©\s*|\(c\)\s*)"
)
_LABELLED: Final = re.compile(
    rf"(?:^|(?<=[\s.(\[\w”\"]))(?<![a-z] )(?P<credit>{_LABEL}(?P<name>[^.]{{2,120}}|[^.]{{1,60}}\.[^.]{{1,60}})\.?)$"
)
_ONLY_LABEL: Final = re.compile(rf"^{_LABEL}", re.I)
_BRACKETED: Final = re.compile(r"\s*[(\[](?P<inner>[^()\[\]]{2,200}(?:\([^()]{1,80}\)[^()\[\]]{0,80})?)[)\]]\.?\s*$")
_AGENCY_PHOTO: Final = re.compile(r"\b(?:Photo|File|Images?|Picture|Pool|Handout)\b|/|\bvia\b|\bCourtesy\b|©", re.I)
_LONGEST: Final = 2000  # characters; more than that is no caption, and would take long to look at
_SENTENCE_END: Final = re.compile(r"\w{3,}[.!?][\"”]?$")  # and not *Gen.* or *U.S.*
_LONGEST_NAME: Final = 8  # words
_MOST: Final = 500  # pictures of one story
_PREFIX: Final = re.compile(r"^(?:Image|Photo|Picture|Media)\s+caption\s*[:,]?\s*", re.I)


@dataclass(frozen=True, slots=True)
class Caption:
    """What the words under a picture say."""

    text: str | None = None
    credit: str | None = None
    licence: str | None = None
    via: str | None = None
    source_url: str | None = None

    def image(self, url: str | None = None) -> Image:
        """The picture with these words, and where its file is."""
        return Image(url, self.text, self.credit, self.licence, self.via, self.source_url)


def caption(words: str) -> Caption:
    """``Crews. Photo: Ada Holt / CC BY 4.0, via Wikimedia Commons`` taken apart; a credit only where it is marked."""
    words = _PREFIX.sub("", one_line(words))
    if len(words) > _LONGEST:
        return Caption(words)
    source_url = None
    if source := _SOURCE.search(words):
        source_url, words = source["url"], words[: source.start()].rstrip()
    bracketed = _BRACKETED.search(words)
    if bracketed and (_says_credit(bracketed["inner"]) or _follows_sentence(words, bracketed)):
        found, text = credit(bracketed["inner"]), words[: bracketed.start()]
        if labelled := _LABELLED.search(text):
            text = text[: labelled.start("credit")]
    elif labelled := _LABELLED.search(words):
        found, text = credit(labelled["credit"]), words[: labelled.start("credit")]
    elif (
        (licence := _LICENCE_IN.search(words)) and licence.end() > len(words) - 40 and ". " in words[: licence.start()]
    ):
        cut = words.rindex(". ", 0, licence.start()) + 1
        found, text = credit(words[cut:]), words[:cut]
    else:
        found, text = Caption(), words
    return replace(found, text=text.strip(" ,;|/–—-") or None, source_url=source_url)


def credit(words: str) -> Caption:
    """A credit line taken apart: ``Photo: Ada Holt / CC BY 4.0, via Wikimedia Commons`` into name, licence, archive."""
    words = _ONLY_LABEL.sub("", one_line(words)[:_LONGEST]).strip(" .()[]")
    via = licence = None
    if match := _VIA.search(words):
        via, words = match["via"], words[: match.start()]
    if match := _LICENCE_IN.search(words):
        licence = one_line(match[0])
        words = f"{words[: match.start()].rstrip(' ,/|;(')} {words[match.end() :].strip(' ,/|;)')}"
    if not via and (match := _ARCHIVE_END.search(words)):
        via, words = match["via"], words[: match.start()]
    name = _ONLY_LABEL.sub("", words.strip(" ,/|;.()–—-"))
    return Caption(None, name or None, licence, via)


def is_caption(line: str) -> bool:
    """Whether a line of plain text can be nothing but a caption: it ends in a credit, a licence or its source."""
    if len(line) > 500:
        return False
    if _SOURCE.search(line) and len(line) > len(_SOURCE.search(line)[0]) + 3:  # type: ignore[index]
        return True
    bracketed = _BRACKETED.search(line)
    if bracketed and (
        _LICENCE_IN.search(bracketed["inner"])
        or re.search(r"\bvia\s+[A-Z]|\b(?:Photo|Image|Picture)\b", bracketed["inner"])
    ):
        return True
    return bool(
        _LABELLED.search(line)
        and re.search(r"\b(?:Photo(?:graph)?|Image|Picture|Credit)(?: credit| source)?\s*:", line)
    )


def merge(images: list[Image]) -> tuple[Image, ...]:
    """Each picture once: those with the same file or the same words are one, which has all that any of them has."""
    merged: list[Image] = []
    for image in images[:_MOST]:
        for place, known in enumerate(merged):
            if _same(known, image):
                merged[place] = _union(known, image)
                break
        else:
            merged.append(image)
    return tuple(merged)


def _follows_sentence(words: str, bracketed: re.Match[str]) -> bool:
    """Whether the brackets come after the last sentence and hold a name: ``Boats at sea. (Orrin Harbour Office)``."""
    inner = bracketed["inner"]
    is_name = inner[0].isupper() and not inner.endswith((".", "!", "?")) and len(inner.split()) <= _LONGEST_NAME
    return is_name and _SENTENCE_END.search(words[: bracketed.start()]) is not None


def _says_credit(inner: str) -> bool:
    return bool(_LICENCE_IN.search(inner) or _AGENCY_PHOTO.search(inner) or _ONLY_LABEL.match(inner))


def _same(one: Image, other: Image) -> bool:
    if one.caption and other.caption:
        a, b = letters(one.caption), letters(other.caption)
        return a == b or (min(len(a), len(b)) > 20 and (a.startswith(b) or b.startswith(a)))
    return bool(one.url) and one.url == other.url


def _union(one: Image, other: Image) -> Image:
    longer = max(one.caption or "", other.caption or "", key=len) or None
    return Image(
        url=one.url or other.url,
        caption=one.caption if one.caption and len(one.caption) == len(longer or "") else longer,
        credit=one.credit or other.credit,
        licence=one.licence or other.licence,
        via=one.via or other.via,
        source_url=one.source_url or other.source_url,
    )
