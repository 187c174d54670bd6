"""Who may talk to the page, and what its answers let a browser do."""

import pytest
from starlette.testclient import TestClient

from refkit.errors import ConfigError
from refkit.web.app import make_app
from refkit.web.settings import Settings

ORIGIN = "http://127.0.0.1:8472"


@pytest.fixture
def stranger() -> TestClient:
    """A client that does not have the token."""
    return TestClient(make_app(Settings(8472, token="right")), base_url=ORIGIN, follow_redirects=False)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "example.org", "", "::"])
def test_the_page_is_for_this_machine_only(host: str) -> None:
    with pytest.raises(ConfigError, match="loopback"):
        Settings(8472, host)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.5", "localhost", "::1"])
def test_every_loopback_address_will_do(host: str) -> None:
    assert Settings(8472, host).address.startswith("http://")


@pytest.mark.parametrize(
    "path", ["/", "/static/page.js", "/lists/x", "/styles", "/nothing", "/?token=wrong", "/?token="]
)
def test_without_the_token_nothing_is_shown(stranger: TestClient, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 403
    assert "refkit serve" in answer.text


def test_the_token_in_the_address_becomes_a_cookie_for_this_page_alone(
    stranger: TestClient,
) -> None:
    answer = stranger.get("/?token=right")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("refkit-8472=right;")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert stranger.get("/").status_code == 200


def test_the_token_in_another_address_opens_nothing(stranger: TestClient) -> None:
    assert stranger.get("/styles?token=right").status_code == 403


def test_every_run_has_a_token_of_its_own() -> None:
    assert Settings(8472).token != Settings(8472).token
    assert len(Settings(8472).token) >= 32


@pytest.mark.parametrize("host", ["evil.example:8472", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:8472", ""])
def test_a_name_that_was_made_to_lead_here_is_refused(stranger: TestClient, host: str) -> None:
    assert stranger.get("/?token=right", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:9999", "https://127.0.0.1:8472"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_origin_is_refused_even_with_the_cookie(page, origin: str, method: str) -> None:
    answer = page.client.request(method, "/lists", headers={"origin": origin})
    assert answer.status_code == 403


def test_a_change_needs_an_origin(stranger: TestClient) -> None:
    stranger.get("/?token=right")
    assert stranger.post("/lists", data={"text": "x"}).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_the_browser_says_another_site_asks_for_is_refused(page, site: str) -> None:
    assert page.client.get("/styles", headers={"sec-fetch-site": site}).status_code == 403


def test_a_link_to_the_start_page_may_be_followed_from_anywhere(stranger: TestClient) -> None:
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert stranger.get("/?token=right", headers=headers).status_code == 303


@pytest.mark.parametrize("path", ["/", "/static/page.css", "/nothing", "/?token=wrong"])
def test_every_answer_carries_the_policy(page, path: str) -> None:
    headers = page.client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "*" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("path", ["/", "/nothing"])
def test_no_page_has_a_script_or_style_in_it_or_from_elsewhere(page, path: str) -> None:
    html = page.client.get(path).text
    assert "<style" not in html
    assert " style=" not in html
    assert " onclick" not in html
    assert "<script>" not in html
    assert "http://" not in html
    assert "https://" not in html


def test_a_body_that_is_too_large_is_refused_before_it_is_read(opened) -> None:
    page = opened(largest_upload=1_000)
    assert page.client.post("/lists", data={"text": "x" * 2_000}).status_code == 413


def test_a_body_that_does_not_say_how_large_it_is_is_counted(opened) -> None:
    page = opened(largest_upload=1_000)
    chunks = (b"text=" + b"x" * 600 for _ in range(4))
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert page.client.post("/lists", content=chunks, headers=headers).status_code == 413


@pytest.mark.parametrize("path", ["/static/../guard.py", "/static/%2e%2e/guard.py", "/static/..%2fguard.py"])
def test_only_the_page_s_own_files_are_given(page, path: str) -> None:
    assert "class Guard" not in page.client.get(path).text
