"""One page of the web, fetched because the user named it, and nothing else.

What keeps a page from reaching where it should not, or from taking for ever:

- only ``https``; only addresses of the public internet, and those that were checked are those that
  are connected to, for every redirect anew, so that a name cannot change its address in between;
- no more bytes than the limit after unpacking, and never more than that in memory;
- a deadline over all of it, in a thread of its own: name look-ups cannot be interrupted;
- no proxies, cookies or passwords from the environment. The certificate authorities of the system
  and of ``SSL_CERT_FILE`` are trusted beside those of Mozilla, since newsrooms have their own.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final

import httpx

from sayso.errors import GatheringError, NotAllowedError, TooLargeError
from sayso.gathering.limits import Limits
from sayso.vocabulary import Page

_SAVE_IT: Final = "open it in a browser, save the page, and give the file"
_ADVICE: Final = {
    401: f"it wants a log-in: {_SAVE_IT}",
    402: f"it wants a subscription: {_SAVE_IT}",
    403: f"it refuses programs or you: {_SAVE_IT}",
    404: "there is no such page: check the address",
    410: "the page is gone: look for it in a web archive",
    429: "it was asked too often: wait, then try again",
    451: "it is withheld for legal reasons: look for it in a web archive",
}
_CHUNK: Final = 65536
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_url(location: str) -> bool:
    """Whether ``location`` is written as a URL, of whatever scheme, and not as a path."""
    scheme, separator, _ = location.partition("://")
    return bool(separator) and scheme.isascii() and scheme.replace("+", "").isalnum()


def page(url: str, *, limits: Limits, allow_local: bool = False) -> Page:
    """The page at ``url``; GatheringError, NotAllowedError or TooLargeError with one line that says what to do."""
    address = _checked_url(url, allow_local)
    download = _Download(url, address, limits, allow_local, time.monotonic() + limits.total_seconds)
    thread = threading.Thread(target=download.run, name="sayso-download", daemon=True)
    thread.start()
    thread.join(limits.total_seconds + 0.1)
    if thread.is_alive():
        download.abandoned = True
        raise _too_slow(url, limits)
    if download.error is not None:
        raise download.error
    if download.page is None:
        raise GatheringError(f"{url} gave nothing: try again")
    return download.page


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also when it wraps another (IPv4 in IPv6)."""
    parsed: _Address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo[1] if parsed.teredo else None)
        if parsed in _NAT64:
            inner = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if inner is not None:
            parsed = inner
    return parsed.is_global and not (parsed.is_multicast or parsed.is_reserved or parsed.is_unspecified)


@dataclass
class _Download:
    """One download, in its thread, and what came of it."""

    url: str
    address: httpx.URL
    limits: Limits
    allow_local: bool
    deadline: float
    page: Page | None = None
    error: Exception | None = None
    abandoned: bool = False

    def run(self) -> None:
        try:
            self.page = self._fetch()
        except Exception as error:  # noqa: BLE001 - nothing is swallowed: it is raised again in the thread that waits
            self.error = _explained(self.url, error, self.limits)

    def _fetch(self) -> Page:
        headers = {
            "User-Agent": f"sayso/{version('sayso')}",
            "Accept": "text/html,text/plain;q=0.9,*/*;q=0.5",
            "Accept-Encoding": "gzip",
        }
        with (
            httpx.Client(
                transport=_Guard(self.allow_local),
                headers=headers,
                timeout=self.limits.phase_seconds,
                max_redirects=self.limits.redirects,
                follow_redirects=True,
                trust_env=False,
            ) as client,
            client.stream("GET", self.address) as response,
        ):
            if not response.is_success:
                what = _ADVICE.get(response.status_code, "try again later" if response.is_server_error else _SAVE_IT)
                raise GatheringError(f"{self.url} answers {response.status_code}: {what}")
            data = b"".join(self._unpacked(response))
            media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower() or None
            return Page(self.url, data, media_type, response.charset_encoding, str(response.url))

    def _unpacked(self, response: httpx.Response) -> Iterator[bytes]:
        """The body as it comes, unpacked, up to the limits."""
        packing = response.headers.get("Content-Encoding", "identity").strip().lower()
        if packing not in ("", "identity", "gzip", "x-gzip"):
            raise GatheringError(f"{self.url} is packed with {packing}, which was not asked for: {_SAVE_IT}")
        unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if "gzip" in packing else None
        left = self.limits.page_bytes
        for chunk in response.iter_raw(_CHUNK):
            if self.abandoned or time.monotonic() > self.deadline:
                raise _too_slow(self.url, self.limits)
            piece = unpack.decompress(chunk, left + 1) if unpack else chunk
            left -= len(piece)
            if left < 0:
                raise TooLargeError(
                    f"{self.url} has more than {self.limits.page_bytes:,} bytes: save the story's text by itself"
                )
            yield piece
        if unpack and not unpack.eof:
            raise GatheringError(f"{self.url} broke off: try again")


class _Guard(httpx.BaseTransport):
    """A transport that connects only to addresses it has looked up and checked itself."""

    def __init__(self, allow_local: bool) -> None:
        self._allow_local = allow_local
        self._inner = httpx.HTTPTransport(verify=_trusted(), trust_env=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        addresses = self._checked(request.url)
        failure: httpx.TransportError | None = None
        for address in addresses:
            # To the checked address, under the name that was asked for: in the Host header, which is
            # there already, and in TLS, whose certificate must be that name's.
            checked = httpx.Request(
                request.method,
                request.url.copy_with(host=address),
                headers=request.headers,
                extensions={**request.extensions, "sni_hostname": host},
            )
            try:
                return self._inner.handle_request(checked)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
        raise failure or httpx.ConnectError(f"no address for {host}")

    def close(self) -> None:
        self._inner.close()

    def _checked(self, url: httpx.URL) -> list[str]:
        _checked_url(str(url), self._allow_local)
        found = socket.getaddrinfo(url.host, url.port or 443, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        local = [address for address in addresses if not is_public(address)]
        if local and not self._allow_local:
            raise NotAllowedError(f"{url} leads to an address of the local network ({local[0]}): {_SAVE_IT}")
        if url.scheme == "http" and len(local) < len(addresses):
            raise _not_https(str(url))
        return addresses


def _trusted() -> ssl.SSLContext:
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context


def _checked_url(url: str, allow_local: bool) -> httpx.URL:
    try:
        address = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise GatheringError(f"{_shown(url)} is no address: check it") from error
    if address.scheme not in ("https", "http"):
        raise NotAllowedError(f"{_shown(url)} is no https address: only https:// can be fetched")
    if address.scheme == "http" and not allow_local:
        raise _not_https(url)
    if not address.host:
        raise GatheringError(f"{_shown(url)} names no site: check the address")
    if address.userinfo:
        raise NotAllowedError("an address with a password in it is not fetched: leave out what stands before the @")
    return address


def _not_https(url: str) -> NotAllowedError:
    return NotAllowedError(f"{_shown(url)} is not encrypted: try https:{url.partition(':')[2]}, or {_SAVE_IT}")


def _too_slow(url: str, limits: Limits) -> GatheringError:
    return GatheringError(f"{url} took longer than {limits.total_seconds:g} s: try again, or {_SAVE_IT}")


def _explained(url: str, error: Exception, limits: Limits) -> Exception:
    """The failure of a library as one line that says what to do; an error that nobody foresaw as it is."""
    if isinstance(error, GatheringError):
        return error
    if isinstance(error, httpx.TooManyRedirects):
        return GatheringError(f"{url} sends from page to page more than {limits.redirects} times: {_SAVE_IT}")
    if isinstance(error, httpx.TimeoutException):
        return GatheringError(f"{url} does not answer: try again, or {_SAVE_IT}")
    if isinstance(error, socket.gaierror | UnicodeError):
        return GatheringError(f"{url} is on a site that cannot be found: check the address and the connection")
    if isinstance(error, httpx.ConnectError):
        if "CERTIFICATE" in str(error).upper():
            return NotAllowedError(
                f"{url} has a certificate that is not trusted: {_SAVE_IT}, or name your authority in SSL_CERT_FILE"
            )
        return GatheringError(f"{url} cannot be reached: check the address and the connection")
    if isinstance(error, zlib.error | httpx.HTTPError | httpx.InvalidURL | OSError | ValueError):
        return GatheringError(f"{url} sent what is no proper answer ({type(error).__name__}): {_SAVE_IT}")
    return error


def _shown(url: str) -> str:
    return url.encode("unicode_escape").decode()[:200]
