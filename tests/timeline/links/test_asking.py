"""timeline/links/asking.py and connecting.py against a real server on this machine."""

import socket
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.timeline.links.strangers import closed_port, server
from timeline.links import asking, connecting
from timeline.links.asking import Answer, Manner, ask

SELF_SIGNED = Path(__file__).with_name("self_signed.pem")  # for localhost, until 2126
AGENT = "cyberdiplomacy link check (+https://example.org/)"
HERE = Manner(AGENT, timeout=5, may_be_private=True)
HASTY = Manner(AGENT, timeout=0.4, may_be_private=True)


@pytest.fixture(scope="module")
def stranger():
    with server() as found:
        yield found


@pytest.fixture(autouse=True)
def _asked_nothing(stranger):
    stranger.asked.clear()
    stranger.sent = 0


@pytest.mark.parametrize(
    ("path", "status", "methods"),
    [
        ("/ok", 200, ["HEAD"]),
        ("/gone", 410, ["HEAD", "GET"]),
        ("/missing", 404, ["HEAD", "GET"]),
        ("/broken", 500, ["HEAD", "GET"]),
        ("/forbidden", 403, ["HEAD", "GET"]),
        ("/empty", 416, ["HEAD", "GET"]),
        ("/getonly", 206, ["HEAD", "GET"]),
        ("/headless", 200, ["HEAD", "GET"]),
        ("/nowhere", 302, ["HEAD"]),
    ],
)
def test_status_is_what_the_address_answers(stranger, path, status, methods):
    answer = ask(f"{stranger.url}{path}", HERE)

    assert answer == Answer(status)
    assert [method for method, _path, _headers in stranger.asked] == methods


def test_request_says_who_asks_and_wants_little(stranger):
    ask(f"{stranger.url}/missing?a=b c&d=é", HERE)

    (_head, path, first), (_get, _path, second) = stranger.asked
    assert path == "/missing?a=b%20c&d=%C3%A9"
    assert (first["User-Agent"], first.get("Range")) == (AGENT, None)
    assert second["Range"] == "bytes=0-1023"
    assert "Cookie" not in first | second


def test_redirect_is_followed_and_noted(stranger):
    assert ask(f"{stranger.url}/moved", HERE) == Answer(200, final_url=f"{stranger.url}/ok")
    assert ask(f"{stranger.url}/lost", HERE) == Answer(404, final_url=f"{stranger.url}/missing")
    assert ask(f"{stranger.url}/chain/5", HERE) == Answer(200, final_url=f"{stranger.url}/chain/0")


@pytest.mark.parametrize(
    ("path", "end"), [("/loop", "/loop"), ("/chain/6", "/chain/0"), ("/chain/99", "/chain/93")]
)
def test_redirects_without_an_end_are_given_up(stranger, path, end):
    assert ask(f"{stranger.url}{path}", HERE) == Answer(error="loop", final_url=f"{stranger.url}{end}")
    assert len(stranger.asked) <= asking.MOST_HOPS + 1


def test_redirect_to_no_address_is_garbage(stranger):
    assert ask(f"{stranger.url}/bad", HERE) == Answer(error="garbage")


def test_busy_host_says_when_to_come_back(stranger):
    assert ask(f"{stranger.url}/busy", HERE) == Answer(429, retry_after=3600)
    assert len(stranger.asked) == 1


def test_body_is_not_read_however_large(stranger):
    assert ask(f"{stranger.url}/huge", HERE) == Answer(200)
    assert stranger.sent < 50_000_000


@pytest.mark.parametrize("path", ["/slow", "/drip"])
def test_answer_that_takes_too_long_is_given_up_in_time(stranger, path):
    started = time.monotonic()

    answer = ask(f"{stranger.url}{path}", HASTY)

    assert answer == Answer(error="timeout")
    assert time.monotonic() - started < 1.5


def test_garbage_is_not_an_answer(stranger):
    assert ask(f"{stranger.url}/garbage", HERE) == Answer(error="garbage")


def test_port_without_anybody_is_no_connection():
    assert ask(f"http://127.0.0.1:{closed_port()}/", HERE) == Answer(error="connection")


def test_plain_server_cannot_speak_tls(stranger):
    assert ask(stranger.url.replace("http:", "https:"), HERE) == Answer(error="tls")


def test_certificate_that_nobody_vouches_for_is_refused():
    with server(certificate=SELF_SIGNED) as found:
        answer = ask(f"https://localhost:{found.server_port}/ok", HERE)

        assert answer == Answer(error="tls")
        assert found.asked == []


def test_vouched_certificate_of_another_host_is_refused(monkeypatch):
    """The name is that of the address, although the connection is made to a number."""
    monkeypatch.setenv("SSL_CERT_FILE", str(SELF_SIGNED))
    with server(certificate=SELF_SIGNED) as found:
        right = ask(f"https://localhost:{found.server_port}/ok", HERE)
        wrong = ask(f"https://127.0.0.1:{found.server_port}/ok", HERE)

    assert (right, wrong) == (Answer(200), Answer(error="tls"))


def test_unknown_host_is_no_name(monkeypatch):
    def nobody(*args, **kwargs):
        raise socket.gaierror("not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)

    assert ask("https://gone.example/", HERE) == Answer(error="name")


def test_pauses_do_not_count_as_waiting_for_an_answer(stranger):
    hosts = []

    def pace(host):
        hosts.append(host)
        time.sleep(0.3)

    answer = ask(f"{stranger.url}/moved", Manner(AGENT, 0.5, pace, may_be_private=True))

    assert answer.status == 200
    assert hosts == ["127.0.0.1", "127.0.0.1"]


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "example.org", "", "http://",
        "http://[::1", "http://example.org:99999/", "http://example.org:x/", "http://a..b/",
        f"http://{'a' * 64}.org/", "http://\udcff/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_not_asked(url):
    assert ask(url, HERE) == Answer(error="address")


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "10.0.0.1", "169.254.169.254", "0.0.0.0"],
)
def test_host_of_our_own_network_is_not_asked(stranger, host):
    answer = ask(f"http://{host}:{stranger.server_port}/ok", Manner(AGENT))

    assert answer == Answer(error="address")
    assert stranger.asked == []


def test_redirect_does_not_lead_into_our_own_network(stranger, monkeypatch):
    """The first host passes as public; where it leads is looked at again."""
    stranger.away = f"http://localhost:{stranger.server_port}/ok"
    monkeypatch.setattr(connecting, "is_public", lambda address: stranger.asked == [])

    answer = ask(f"{stranger.url}/away", Manner(AGENT))

    assert answer == Answer(error="address", final_url=stranger.away)
    assert [path for _method, path, _headers in stranger.asked] == ["/away"]


def test_host_with_one_private_address_among_others_is_refused(monkeypatch):
    found = [(socket.AF_INET, 1, 6, "", (address, 80)) for address in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)

    assert ask("http://example.org/", Manner(AGENT)) == Answer(error="address")


def test_second_address_of_a_host_is_tried(stranger, monkeypatch):
    """Not the name, but the very address that was looked at is connected to."""
    found = [(socket.AF_INET, 1, 6, "", (address, 0)) for address in ("127.0.0.2", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)
    tried = []

    def remember(address, timeout):
        tried.append(address[0])
        if address[0] == "127.0.0.2":
            raise ConnectionRefusedError
        connected = socket.socket()
        connected.connect(("127.0.0.1", stranger.server_port))
        return connected

    monkeypatch.setattr(socket, "create_connection", remember)

    assert ask(f"http://example.org:{stranger.server_port}/ok", HERE) == Answer(200)
    assert tried == ["127.0.0.2", "127.0.0.1"]


@pytest.mark.parametrize(
    ("address", "is_public"),
    [
        ("8.8.8.8", True), ("2001:4860:4860::8888", True), ("::ffff:8.8.8.8", True),
        ("64:ff9b::808:808", True),
        ("2002:808:808::1", True), ("127.0.0.1", False), ("192.168.1.1", False), ("100.64.0.1", False),
        ("224.0.0.1", False), ("255.255.255.255", False), ("::1", False), ("fe80::1%eth0", False),
        ("fd00::1", False), ("::ffff:10.0.0.1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
        ("2001:0:4136:e378:8000:63bf:80ff:fffe", False), ("ff02::1", False),
    ],
)  # fmt: skip
def test_public_addresses_are_told_from_ours(address, is_public):
    assert connecting.is_public(address) == is_public


@given(st.text(max_size=60))
def test_no_address_is_a_fault_of_ours(text):
    for url in (text, f"http://{text}", f"https://example.org/{text}"):
        try:
            found = connecting.target(url)
        except connecting.AddressRefused:
            continue
        assert found.path.isascii()
        assert found.host.isascii()
        assert found.path.startswith("/")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120),
        (" 5 ", 5),
        ("", None),
        ("soon", None),
        ("٣", None),
        ("9" * 400, asking.LONGEST_WAIT),
        ("-5", None),
    ],
)
def test_retry_after_in_seconds_is_read(text, seconds):
    assert asking._seconds(text) == seconds


@pytest.mark.parametrize(("hours", "seconds"), [(1, 3600), (-1, 0), (24 * 90, asking.LONGEST_WAIT)])
def test_retry_after_as_a_date_is_read(hours, seconds):
    moment = datetime.now(UTC) + timedelta(hours=hours)

    found = asking._seconds(format_datetime(moment, usegmt=True))

    assert abs(found - seconds) <= 1


@given(st.text(max_size=30))
def test_no_retry_after_is_a_fault_of_ours(text):
    found = asking._seconds(text)

    assert found is None or 0 <= found <= asking.LONGEST_WAIT


@pytest.mark.parametrize(
    ("answer", "is_good", "is_failure"),
    [
        (Answer(200), True, False), (Answer(206), True, False), (Answer(416), True, False),
        (Answer(302), False, False), (Answer(401), False, False), (Answer(403), False, False),
        (Answer(429), False, False), (Answer(404), False, True), (Answer(410), False, True),
        (Answer(500), False, True), (Answer(503), False, True),
        *[(Answer(error=one), False, True) for one in ("name", "connection", "timeout", "loop", "garbage")],
        *[(Answer(error=one), False, False) for one in ("tls", "address")],
    ],
)  # fmt: skip
def test_refusal_of_programs_is_no_failure(answer, is_good, is_failure):
    assert (answer.is_good, answer.is_failure) == (is_good, is_failure)
