"""Pages of the web, from a server on this machine, and everything that a server can do wrong."""

# ruff: noqa: E501 - markup reads better in one piece

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import httpx
import pytest

from sayso.errors import GatheringError, NotAllowedError, TooLargeError
from sayso.gathering import Limits, locations, pages, web
from sayso.vocabulary import Page

STORY = "<p>The ferry to Orrin is late, the harbour master said.</p>".encode("utf-16")


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    seen: ClassVar[list[dict[str, str]]] = []

    def do_GET(self) -> None:
        type(self).seen.append(dict(self.headers))
        action = getattr(self, "answer_" + self.path.strip("/").partition("/")[0].partition("?")[0], None)
        action() if action else self.answer(404)

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_story(self) -> None:
        self.answer(200, STORY, Content_Type="text/html; charset=UTF-16")

    def answer_packed(self) -> None:
        self.answer(200, gzip.compress(STORY), Content_Encoding="gzip")

    def answer_bomb(self) -> None:
        self.answer(200, gzip.compress(b"0" * 50_000_000), Content_Encoding="gzip")

    def answer_broken(self) -> None:
        self.answer(200, gzip.compress(STORY)[:-12], Content_Encoding="gzip")

    def answer_garbled(self) -> None:
        self.answer(200, b"no gzip at all", Content_Encoding="gzip")

    def answer_brotli(self) -> None:
        self.answer(200, b"whatever", Content_Encoding="br")

    def answer_large(self) -> None:
        self.answer(200, b"x" * 5000)

    def answer_loop(self) -> None:
        self.answer(302, Location="/loop")

    def answer_moved(self) -> None:
        self.answer(301, Location="/story")

    def answer_away(self) -> None:
        self.answer(302, Location="http://93.184.216.34/story")

    def answer_ftp(self) -> None:
        self.answer(302, Location="ftp://example.com/story")

    def answer_refused(self) -> None:
        self.answer(403)

    def answer_failing(self) -> None:
        self.answer(503)

    def answer_dripping(self) -> None:
        self.send_response(200)
        self.end_headers()
        self._drip()

    def answer_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        self._drip()

    def answer_nonsense(self) -> None:
        self.wfile.write(b"\x00\x01\x02 no HTTP\r\n\r\n")

    def _drip(self) -> None:
        try:
            for _ in range(100):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Tests are quiet."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def fetched(url: str, **limits: float) -> Page:
    [page] = pages(url, allow_local=True, limits=Limits(**limits))  # type: ignore[arg-type]
    return page


def test_a_page(server: str) -> None:
    page = fetched(f"{server}/story")
    assert page == Page(f"{server}/story", STORY, "text/html", "utf-16", f"{server}/story")


def test_it_says_who_asks_and_nothing_of_the_user(server: str) -> None:
    Handler.seen.clear()
    fetched(f"{server}/story")
    [headers] = Handler.seen
    assert headers["User-Agent"].startswith("sayso/")
    assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


def test_a_packed_page_is_unpacked(server: str) -> None:
    assert fetched(f"{server}/packed").data == STORY


def test_a_redirect_is_followed_and_remembered(server: str) -> None:
    page = fetched(f"{server}/moved")
    assert (page.location, page.url) == (f"{server}/moved", f"{server}/story")


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("missing", GatheringError, "answers 404: there is no such page"),
        ("refused", GatheringError, "answers 403: .* save the page"),
        ("failing", GatheringError, "answers 503: try again later"),
        ("loop", GatheringError, "more than 5 times"),
        ("ftp", NotAllowedError, "only https"),
        ("away", NotAllowedError, "not encrypted"),
        ("bomb", TooLargeError, "more than 20,000,000 bytes"),
        ("broken", GatheringError, "broke off"),
        ("garbled", GatheringError, "no proper answer"),
        ("brotli", GatheringError, "packed with br"),
        ("nonsense", GatheringError, "no proper answer"),
    ],
)
def test_what_a_server_does_wrong(server: str, path: str, error: type[GatheringError], words: str) -> None:
    with pytest.raises(error, match=words) as failure:
        fetched(f"{server}/{path}")
    assert "\n" not in str(failure.value)


def test_a_page_larger_than_the_limit(server: str) -> None:
    assert len(fetched(f"{server}/large", page_bytes=5000).data) == 5000
    with pytest.raises(TooLargeError):
        fetched(f"{server}/large", page_bytes=4999)


@pytest.mark.parametrize("path", ["dripping", "headers"])
def test_a_server_that_drips_meets_the_deadline(server: str, path: str) -> None:
    started = time.monotonic()
    with pytest.raises(GatheringError, match=r"took longer than 0\.3 s"):
        fetched(f"{server}/{path}", total_seconds=0.3)
    assert time.monotonic() - started < 3


def test_a_server_that_never_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(GatheringError, match="does not answer"):
        fetched(f"http://127.0.0.1:{silent.getsockname()[1]}/", phase_seconds=0.2)


def test_a_port_where_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(GatheringError, match="cannot be reached"):
        fetched(f"http://127.0.0.1:{port}/")


def test_a_site_that_is_not_there() -> None:
    with pytest.raises(GatheringError, match="cannot be found"):
        list(pages("https://nowhere.invalid/story"))


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/",
        "https://localhost/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://10.1.2.3/",
        "https://169.254.169.254/latest/meta-data",
        "https://0.0.0.0/",
        "https://224.0.0.1/",
    ],
)
def test_the_local_network_is_out_of_bounds(url: str) -> None:
    with pytest.raises(NotAllowedError, match="address of the local network"):
        list(pages(url))


@pytest.mark.parametrize(
    "address",
    ["100.64.0.1", "192.168.0.1", "172.16.0.1", "fe80::1%eth0", "fc00::1", "::", "64:ff9b::7f00:1", "2002:7f00:1::", "255.255.255.255", "ff02::1", "198.18.0.1"],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not web.is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_addresses_that_are_public(address: str) -> None:
    assert web.is_public(address)


def test_the_address_checked_is_the_address_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that answers with a public address first and a local one later gains nothing: it is asked once."""
    answers = iter(["93.184.216.34", "127.0.0.1"])
    connected: list[tuple[str, str]] = []

    def look_up(_: str, port: int, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    def connect(_: object, request: httpx.Request) -> httpx.Response:
        connected.append((request.url.host, request.extensions["sni_hostname"]))
        assert request.headers["Host"] == "news.example"
        return httpx.Response(200, stream=httpx.ByteStream(b"story"))

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", connect)
    [page] = pages("https://news.example/story")
    assert page.url == "https://news.example/story"
    assert connected == [("93.184.216.34", "news.example")]


def test_a_redirect_into_the_local_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        address = {"news.example": "93.184.216.34", "inside.example": "10.0.0.7"}[host]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    def redirect(_: object, __: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"Location": "https://inside.example/admin"})

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", redirect)
    with pytest.raises(NotAllowedError, match=r"local network \(10\.0\.0\.7\)"):
        list(pages("https://news.example/story"))


def test_plain_http_says_what_to_do() -> None:
    with pytest.raises(NotAllowedError, match=r"not encrypted: try https://news\.example/story"):
        list(pages("http://news.example/story"))


@pytest.mark.parametrize("url", ["ftp://news.example/", "gopher://x", "javascript://x"])
def test_other_schemes(url: str) -> None:
    with pytest.raises(NotAllowedError, match="only https"):
        list(pages(url))


@pytest.mark.parametrize("url", ["https://", "https://[::1", "https://news.example:notaport/", "https://\x00/"])
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(GatheringError) as failure:
        list(pages(url))
    assert "\x00" not in str(failure.value)


def test_a_password_is_not_passed_on() -> None:
    with pytest.raises(NotAllowedError, match="password") as failure:
        list(pages("https://ada:secret@news.example/"))
    assert "secret" not in str(failure.value)


def test_a_url_stands_for_itself() -> None:
    assert list(locations("https://news.example/story")) == ["https://news.example/story"]
