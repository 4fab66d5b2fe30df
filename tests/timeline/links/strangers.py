"""A server of strangers on this machine: it answers every address as its path says."""

import socket
import ssl
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STATUSES = {"/ok": 200, "/gone": 410, "/missing": 404, "/broken": 500, "/forbidden": 403, "/empty": 416}
LED = {
    "/moved": "/ok",
    "/loop": "/loop-back",
    "/loop-back": "/loop",
    "/lost": "/missing",
    "/bad": "http://[::1",
}


class Stranger(BaseHTTPRequestHandler):
    def do_HEAD(self):
        self.server.asked.append((self.command, self.path, dict(self.headers)))
        getattr(self, f"_{self.path.strip('/').partition('/')[0]}", self._plain)()

    do_GET = do_HEAD

    def _plain(self):
        status = STATUSES.get(self.path, 301 if self.path in LED else 404)
        self._head(status, **({"Location": LED[self.path]} if self.path in LED else {}))

    def _head(self, status, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _busy(self):
        self._head(429, Retry_After="3600")

    def _getonly(self):
        self._head(405 if self.command == "HEAD" else 206)

    def _headless(self):
        """Hangs up on HEAD."""
        if self.command == "GET":
            self._head(200)

    def _chain(self):
        """/chain/9 leads to /chain/8 and so on."""
        number = int(self.path.rsplit("/", 1)[1])
        self._head(302, Location=f"/chain/{number - 1}") if number else self._head(200)

    def _away(self):
        self._head(302, Location=self.server.away)

    def _nowhere(self):
        """A redirect that does not say where to."""
        self._head(302)

    def _huge(self):
        self.send_response(200 if self.command == "GET" else 405)
        self.end_headers()
        if self.command == "GET":
            try:
                for _ in range(10_000):
                    self.wfile.write(b"x" * 100_000)
                    self.server.sent += 100_000
            except OSError:
                return

    def _garbage(self):
        self.wfile.write(b"\x00\xff not HTTP at all\r\n\r\n")

    def _slow(self):
        time.sleep(2)

    def _drip(self):
        """A header that never ends, a byte at a time."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
            for _ in range(40):
                self.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *args):
        """Say nothing."""


class QuietServer(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """Whoever asks may hang up."""


@contextmanager
def server(certificate=None):
    """The server; `asked` lists what it was asked, `url` is its address without a last slash."""
    found = QuietServer(("127.0.0.1", 0), Stranger)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        found.socket = context.wrap_socket(found.socket, server_side=True)
    found.daemon_threads = True
    found.block_on_close = False
    found.asked, found.sent, found.away = [], 0, ""
    found.url = f"http://127.0.0.1:{found.server_port}"
    thread = threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        found.shutdown()
        found.server_close()


def closed_port():
    """A port of this machine on which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
