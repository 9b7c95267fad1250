"""Addresses of pages: one form for each page, however it was linked to, printed or saved."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from courlan import normalize_url

# The same page for other screens: *m.*, *mobile.*, *amp.*, *www2.* before the name of the site.
_HOST_FORM = re.compile(r"^(?:(?:www\d*|m|mobile|amp|touch|wap)\.)+(?=[^.]+\.[^.]+)")
_PATH_FORM = re.compile(
    r"/(?:index|default)\.(?:s?html?|php|aspx?|jsp)$|/(?:amp|amphtml|print|printable|print-view|single-page)$"
    r"|(?:\.amp|\.print)(?=\.s?html?$)|\.(?:amp|print)$|^/amp(?=/)"
)
# What asks for another form of the page, not for another page.
_FORM = {"amp", "print", "printable", "outputtype", "view", "mobile", "m", "singlepage", "page_view", "output", "nojs"}
_FORM_VALUES = {"", "1", "true", "yes", "amp", "print", "printable", "all", "mobile", "single", "full", "html"}
# Beside what courlan takes out (utm_…, fbclid, gclid and their like): habits of news sites.
_TRACKING = re.compile(
    r"^(?:utm_\w+|ref|ref_?src|ref_url|source|src|cmp|cmpid|cid|ito|ocid|smid|smtyp|partner|feed|rss|share|shared|"
    r"ns_\w+|at_\w+|xtor|mc_\w+|sr_share|sh|s_?cid|icid|ncid|intcmp|via|campaign|fbclid|gclid|dclid|igshid|_ga|"
    r"traffic_?source|taid|guccounter|leadsource|sref|mod|st|reflink|edition)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 14)
def address(url: str | None) -> str | None:
    """One form for all URLs of a page, without its scheme: ``paper.example/2031/may/blast?id=7``; None where ``url``
    is no address on the web.

    Left out: the scheme, ``www.`` and other forms of the host, the usual port, a fragment, what tracks the reader, a
    slash at the end and ``index.html``; the forms for printing and for telephones (AMP) are the page itself.
    """
    if not url or not (parts := _split(url)):
        return None
    host, port, path, query = parts
    host = _HOST_FORM.sub("", host)
    while (shorter := _PATH_FORM.sub("", path).rstrip("/")) != path:
        path = shorter
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if not _TRACKING.match(name) and not (name.casefold() in _FORM and value.casefold() in _FORM_VALUES)
    )
    return f"{host}{port}{path}" + (f"?{urlencode(kept)}" if kept else "")


@lru_cache(maxsize=1 << 14)
def site(url: str | None) -> str | None:
    """The host of ``url`` without ``www.`` and other forms of it: ``paper.example``."""
    parts = _split(url) if url else None
    return _HOST_FORM.sub("", parts[0]) if parts else None


def _split(url: str) -> tuple[str, str, str, str] | None:
    """Host, port where it is not the usual one, path and query."""
    url = url.strip()
    url = f"https:{url}" if url.startswith("//") else url
    try:
        parts = urlsplit(normalize_url(url, strict=False))
        port = parts.port
    except (ValueError, AttributeError):
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    usual = port in {None, 80, 443}
    return parts.hostname.rstrip("."), "" if usual else f":{port}", unquote(parts.path), parts.query
