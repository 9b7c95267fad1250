"""Who published what, and when, as a web page shows it to people and to machines.

JSON-LD is asked first (schemaorg.py), then ``<meta>``, then microdata and ``<time>``, and at last
the words beside the headline, which is all that an old page has.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from lxml import etree, html

from sayso.intake import dates, schemaorg, wire
from sayso.intake.bylines import LABEL, people
from sayso.intake.draft import Facts, letters
from sayso.intake.furniture import Layout, names, short_text
from sayso.intake.whitespace import one_line

_META: Final[dict[str, str]] = {
    "outlet": "application-name publisher dc.publisher copyright-holder",
    "url": "og:url twitter:url",
    "published": (
        "article:published_time og:article:published_time article:published datepublished date pubdate publishdate"
        " publish-date parsely-pub-date sailthru.date dc.date dc.date.issued dcterms.created dc.created"
        " og:published_time article_date_original cxenseparse:recs:publishtime publication_date"
    ),
    "modified": "article:modified_time og:updated_time article:modified datemodified lastmod last-modified",
    "byline": (
        "author byl parsely-author sailthru.author article:author dc.creator og:article:author cxenseparse:author"
        " article.author"
    ),
}
_TITLES: Final = ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title", "title")
_SEPARATORS: Final = r"\s+[|–—•»:]{1,2}\s+|\s+-\s+|\s*\|\s*|:\s+"
_BYLINE_WORDS: Final = re.compile(
    r"(?:^|[-_ ])(?:byline|by-line|by|authors?|auteurs?|byl|writer|createdby)(?:$|[-_ ])|-byline",
    re.I,
)
_AGENCY_WORDS: Final = re.compile(r"(?:^|[-_ ])(?:src|source|agency|wire|provider|distributor)(?:$|[-_ ])", re.I)
_OUTLET_WORDS: Final = re.compile(
    r"(?:^|[-_ ])(?:site-(?:title|name|branding)|logo|masthead|brand)(?:$|[-_ ])|navbar-brand|navigation-logo", re.I
)
_BLOCKS: Final = frozenset(
    [
        "p",
        "div",
        "li",
        "br",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "td",
        "tr",
        "header",
        "section",
        "article",
        "dd",
        "dt",
        "address",
        "time",
        "figure",
        "ul",
        "dl",
        "table",
    ]
)
_NOT_SHOWN: Final = frozenset(["head", "script", "style", "noscript", "svg", "button", "option", "select", "template"])
_LONGEST_WORDS: Final = 500  # characters of a title or a byline; more is something else
_MOST_HEADLINES: Final = 20
_LONGEST_LINE: Final = 160  # characters; a line that says who and when is shorter, a paragraph longer
_LINES_AROUND: Final = 14  # lines after a headline within which byline and date stand
_SENTENCE_END: Final = re.compile(r"[.!?…][\"”’)]*$")
_FEWEST_IN_SENTENCE: Final = 8  # words
_AGES: Final = re.compile(r"\b(?:updated|modified|last edited)\b", re.I)


def read(tree: html.HtmlElement, url: str | None) -> Facts:
    """All that the page says of its publication. ``url`` is where the page was got, if anywhere."""
    facts = Facts()
    layout = Layout(tree)
    metas = _metas(tree)
    _address(tree, metas, url, facts)
    for name in metas.get("og:site_name", [])[:1]:
        facts.add("outlet", name, "meta og:site_name")
    schemaorg.read(
        [script.text for script in tree.iter("script") if "ld+json" in (script.get("type") or "") and script.text],
        facts,
    )
    _from_metas(metas, facts)
    _from_microdata(tree, layout, facts)
    headline = _headline(tree, metas, facts)
    nearby = _lines_near(headline) if headline is not None else []
    _from_marked_up(tree, layout, nearby, facts)
    _from_lines(nearby, facts)
    _outlet(tree, metas, facts)
    _title_without_outlet(facts)
    _language(tree, metas, facts)
    return facts


def _metas(tree: html.HtmlElement) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = one_line(meta.get("content") or "")
        for name in (meta.get("property"), meta.get("name"), meta.get("itemprop"), meta.get("http-equiv")):
            if name and content:
                metas.setdefault(name.strip().lower(), []).append(content)
    return metas


def _address(tree: html.HtmlElement, metas: dict[str, list[str]], url: str | None, facts: Facts) -> None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and _is_address(link.get("href")):
            facts.add("url", link.get("href"), "canonical link")
    for name in _META["url"].split():
        for content in metas.get(name, []):
            if _is_address(content):
                facts.add("url", content, f"meta {name}")
    if _is_address(url):
        facts.add("url", url, "where the page was got")


def _is_address(url: str | None) -> bool:
    try:
        return bool(url) and urlsplit(url or "").scheme in ("http", "https") and bool(urlsplit(url or "").netloc)
    except ValueError:
        return False


def _from_metas(metas: dict[str, list[str]], facts: Facts) -> None:
    for field in ("published", "modified"):
        for name in _META[field].split():
            for content in metas.get(name, []):
                value = dates.iso(content) or dates.in_words(content)
                if value:
                    _date(facts, field, value, f"meta {name}", content)
    for name in _META["byline"].split():
        contents = [content for content in metas.get(name, []) if not _is_address(content)]
        facts.add_byline(
            tuple(dict.fromkeys(n for content in contents for n in people(content))),
            f"meta {name}",
            ", ".join(contents),
        )
    for name in _META["outlet"].split():
        for content in metas.get(name, []):
            if not _is_address(content) and len(content) <= 60:
                facts.add("outlet", content, f"meta {name}")


def _date(facts: Facts, field: str, value: str, found_in: str, words: str) -> None:
    """Keep a date, or the same day with its time in place of the day alone."""
    known = facts.values.get(field)
    if known and len(known) == len("2031-09-10") < len(value) and dates.same_day(known, value):
        facts.replace(field, value, found_in, words)
    else:
        facts.add(field, value, found_in, words)


def _from_microdata(tree: html.HtmlElement, layout: Layout, facts: Facts) -> None:
    for field, name in (("published", "datePublished"), ("modified", "dateModified")):
        for element in tree.xpath(f".//*[@itemprop='{name}']"):
            words = element.get("datetime") or element.get("content") or _words(element)
            value = dates.iso(words) or dates.in_words(words)
            if value and not layout.is_furniture(element):
                _date(facts, field, value, f"microdata {name}", words)
    names = [
        _words(e) or e.get("content") or ""
        for e in tree.xpath(".//*[@itemprop='author']")
        if not layout.is_furniture(e)
    ]
    facts.add_byline(
        tuple(dict.fromkeys(n for name in names if len(name) <= _LONGEST_LINE for n in people(name))),
        "microdata author",
        ", ".join(names),
    )


def _headline(tree: html.HtmlElement, metas: dict[str, list[str]], facts: Facts) -> html.HtmlElement | None:
    """The ``<h1>`` of the article, whose words are its title if the page says them elsewhere or says none else."""
    said = [facts.values.get("title") or "", *(content for name in _TITLES for content in metas.get(name, [])[:1])]
    page_title = one_line("".join(title.text_content() for title in list(tree.iter("title"))[:1]))
    said = [title[:_LONGEST_WORDS] for title in [*said, page_title] if title]
    candidates = [
        h
        for h in list(tree.iter("h1"))[:_MOST_HEADLINES]
        if _words(h) and not any(a.tag in ("nav", "footer", "aside") for a in h.iterancestors())
    ]
    for heading in candidates:
        words = _words(heading)
        if any(letters(words) and letters(words) in letters(title) for title in said):
            facts.replace("title", words, "h1", words)
            return heading
    first = candidates[0] if candidates else None
    if "title" not in facts.values:
        if first is not None and len(candidates) == 1 and not _OUTLET_WORDS.search(names(first)):
            facts.add("title", _words(first), "h1")
        for title in said:
            facts.add("title", title, "title" if page_title.startswith(title) else "meta title")
    return first


def _lines_near(headline: html.HtmlElement) -> list[str]:
    """The lines of the page after (and the last few before) its headline that are short enough to say who and when."""
    before: list[str] = []
    after: list[str] = []
    pieces: list[str] = []
    current = before
    hidden = 0
    for event, element in etree.iterwalk(headline.getroottree(), events=("start", "end")):
        starts, ends = event == "start", event == "end"
        if element.tag in _BLOCKS or element is headline:
            current.append(one_line("".join(pieces)))
            pieces.clear()
        hidden += (starts - ends) * (element.tag in _NOT_SHOWN or element is headline)
        if not hidden:
            pieces.append((element.text if starts else element.tail) or "")
        if element is headline and ends:
            pieces.append(element.tail or "")
            current = after
        if len(after) > 5 * _LINES_AROUND and sum(map(bool, after)) > _LINES_AROUND:
            break
    lines = [line for line in after if line][:_LINES_AROUND]
    return lines + [line for line in before if line and len(line) <= _LONGEST_LINE][-3:]


def _from_marked_up(tree: html.HtmlElement, layout: Layout, nearby: list[str], facts: Facts) -> None:
    if "published" not in facts.values:
        times = [time for time in tree.iter("time") if not layout.is_furniture(time)]
        for time in times[:3]:
            words = time.get("datetime") or _words(time)
            value = dates.iso(words) or dates.in_words(words)
            around = _words(time.getparent())[:_LONGEST_LINE] if time.getparent() is not None else ""
            if value and not (_AGES.search(around) and len(times) > 1):
                _date(facts, "published", value, "time", words)
    for element in tree.iter("address", "span", "div", "p", "a", "h4", "li", "dd", "b", "strong"):
        marked = "author" in (element.get("rel") or "") or _BYLINE_WORDS.search(element.get("class") or "")
        agency = _AGENCY_WORDS.search(element.get("class") or "")
        if not (marked or agency) or layout.is_furniture(element):
            continue
        words = _words(element)
        if not 2 <= len(words) <= _LONGEST_LINE:
            continue
        if agency and words in nearby and len(words.split()) <= 4 and not dates.in_words(words) and people(words):
            facts.add_wire(
                wire.agency(words) or LABEL.sub("", words), f"element of class {element.get('class')}", words
            )
        elif marked and not dates.iso(words):
            facts.add_byline(people(words), f"element of class {element.get('class') or element.get('rel')}", words)


def _from_lines(lines: list[str], facts: Facts) -> None:
    for place, line in enumerate(lines):
        if len(line) > _LONGEST_LINE or (_SENTENCE_END.search(line) and len(line.split()) > _FEWEST_IN_SENTENCE):
            continue
        value = dates.in_words(line)
        if value and len(line) <= 100:
            if "published" not in facts.values and not (_AGES.match(line)):
                before = lines[place - 1] if place else ""
                if not facts.byline and before and len(before.split()) <= 6 and not before.endswith("."):
                    facts.add_byline(people(before) or people(before.title()), "the line before the date", before)
            _date(facts, "published", value, "words near the headline", line) if not _AGES.match(line) else None
        if LABEL.match(line) and len(line.split()) <= 16:
            facts.add_byline(people(line), "words near the headline", line)
        elif value and not facts.byline and (words := re.split(r"\s*,\s*(?=\d)", line)[0]) != line:
            facts.add_byline(people(words), "words near the headline", line)


def _outlet(tree: html.HtmlElement, metas: dict[str, list[str]], facts: Facts) -> None:
    title = facts.values.get("title")
    page_title = one_line("".join(found.text_content() for found in list(tree.iter("title"))[:1]))
    if title and 0 < len(page_title) <= _LONGEST_WORDS and "outlet" not in facts.values:
        rest = [part for part in re.split(_SEPARATORS, page_title) if part and letters(part) not in letters(title)]
        if rest and letters(title) in letters(page_title):
            name = rest[0] if page_title.startswith(rest[0]) else rest[-1]
            facts.add("outlet", name, "title", page_title)
    for element in tree.iter("a", "p", "div", "span", "img", "strong"):
        if "outlet" in facts.values:
            break
        home = element.tag == "a" and (element.get("rel") == "home" or element.get("href") in ("/", "/index.html"))
        if home or _OUTLET_WORDS.search(names(element)):
            words = _words(element) or element.get("alt") or next((i.get("alt") or "" for i in element.iter("img")), "")
            if 2 < len(words) <= 40 and words.lower() not in ("home", "logo", "menu"):
                facts.add("outlet", words, "link to the home page" if home else "masthead")
    handle = (metas.get("twitter:site") or [""])[0].lstrip("@")
    facts.add("outlet", handle, "meta twitter:site")
    host = (urlsplit(facts.values.get("url") or "").hostname or "").removeprefix("www.")
    facts.add("outlet", host, "host of the URL")


def _title_without_outlet(facts: Facts) -> None:
    title, outlet = facts.values.get("title"), facts.values.get("outlet")
    if not title or not outlet:
        return
    parts = re.split(f"({_SEPARATORS})", title)
    for kept, dropped in (("".join(parts[:-2]), parts[-1]), ("".join(parts[2:]), parts[0])):
        if kept.strip() and letters(dropped) == letters(outlet):
            facts.values["title"] = kept.strip()
            return


def _language(tree: html.HtmlElement, metas: dict[str, list[str]], facts: Facts) -> None:
    declared = [tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), tree.get("xml:lang")]
    for words in [*declared, *metas.get("content-language", []), *metas.get("og:locale", [])]:
        if words and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_]\w{2,8})*", words.strip()):
            facts.add("language", words.strip().replace("_", "-"), "language of the page")


def _words(element: html.HtmlElement) -> str:
    """The words of ``element``; nothing where they are too many to be a title, a name or a date."""
    return short_text(element, _LONGEST_WORDS) or ""
