"""A view of the record on somebody else's page."""

import re
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import expect

from tests import factories


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture
def blog(open_page, complaints, tmp_path):
    """A function that shows a frame's code on another site, in a browser without JavaScript."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path))
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    complaints.expect(f"other host: {address}")
    page = open_page(java_script_enabled=False)

    def show(code):
        start = "<!doctype html><title>Blog</title><link rel=icon href='data:,'><h1>Blog</h1>"
        (tmp_path / "index.html").write_text(start + code, encoding="utf-8")
        page.goto(address)
        return page

    yield show
    server.shutdown()
    server.server_close()


def test_view_stands_on_another_site_and_no_other_page_does(blog, plain_page, live_server, complaints):
    """T23: the code under the list works on another host, without scripts and cookies; nothing else does."""
    indonesia = factories.make_actor()
    factories.make_entry(title_en="A meeting", actors=[indonesia])
    factories.make_entry(title_en="Another's")
    plain_page.goto("/timeline/?actor=indonesia")
    plain_page.get_by_text("Embed this view").click()
    code = plain_page.get_by_label("Copy this into a page").input_value()

    page = blog(code)

    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading")).to_have_text(["Timeline of cyber diplomacy: Indonesia", "A meeting"])
    assert page.context.cookies() == []
    with page.context.expect_page() as opened:
        frame.get_by_role("link", name="Open the full view").click()
    expect(opened.value).to_have_url(f"{live_server.url}/timeline/?actor=indonesia")

    complaints.expect(re.escape("frame-ancestors 'none'"))
    complaints.expect("ERR_BLOCKED_BY_RESPONSE")
    page = blog(f'<iframe src="{live_server.url}/timeline/"></iframe>')
    page.wait_for_timeout(500)
    assert page.frames[1].url == "chrome-error://chromewebdata/"
