"""The real server in a real browser: the page as users get it, static files, policy and all."""

import pytest
from playwright.sync_api import Page, expect

from kentongan.cast import PASSWORD

pytestmark = pytest.mark.browser


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains of: scripts, policy, missing files."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("response", lambda answer: found.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    return found


def test_a_member_logs_in_and_out(page: Page, complaints: list[str]) -> None:
    page.goto("/")
    expect(page.locator("#id_username")).to_be_visible()
    page.fill("#id_username", "lurah")
    page.fill("#id_password", PASSWORD)
    page.locator("#id_password").press("Enter")
    expect(page.locator("#id_password")).to_have_count(0)
    assert page.url.endswith("/")
    assert complaints == []


def test_a_wrong_password_stays_outside_and_says_so(page: Page) -> None:
    page.goto("/masuk/")
    page.fill("#id_username", "lurah")
    page.fill("#id_password", "bukan ini")
    page.locator("#id_password").press("Enter")
    expect(page.locator("#id_password")).to_be_visible()
    expect(page.get_by_role("alert").first).to_be_visible()


@pytest.mark.parametrize("width", [360, 1920])
def test_the_log_in_page_fits_the_screen(page: Page, complaints: list[str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/masuk/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
