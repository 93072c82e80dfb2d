"""The inbox by keyboard alone: two reports ticked and merged, one taken; the keys rest while typing and when off."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.people import Lurah, Operator

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("server")]


def test_two_reports_are_merged_and_one_is_taken_by_keyboard_alone(meet: Callable) -> None:
    lurah, operator = meet(Lurah, "lurah"), meet(Operator, "operator")
    numbers = [lurah.sends_report(f"Parit di belakang balai RW 0{n} tersumbat") for n in (1, 2, 3)]
    page = operator.page
    page.goto("/laporan/?cari=tersumbat")
    keys = page.keyboard
    for key in ("j", "x", "j", "x"):
        keys.press(key)
    expect(page.locator('input[name="pick"]:checked')).to_have_count(2)
    expect(page.locator("[data-ticked]")).to_have_text("2 dicentang")
    keys.press("m")
    expect(page.get_by_role("heading", level=1)).to_have_text("Gabungkan")
    operator.presses("Gabungkan")
    operator.is_told("1 laporan")
    page.goto("/laporan/?cari=tersumbat&state=new")
    keys.press("?")
    help_text = page.get_by_role("dialog")
    expect(help_text).to_be_visible()
    keys.press("Escape")
    page.locator("#id_cari").focus()
    keys.press("End")
    keys.type("ax")
    expect(page.locator("#id_cari")).to_have_value("tersumbatax")
    expect(page.locator('input[name="pick"]:checked')).to_have_count(0)
    page.get_by_role("button", name="Pintasan").click()
    page.get_by_label("Matikan pintasan di peramban ini").check()
    keys.press("Escape")
    keys.press("j")
    keys.press("x")
    expect(page.locator('input[name="pick"]:checked')).to_have_count(0)
    page.get_by_role("button", name="Pintasan").click()
    page.get_by_label("Matikan pintasan di peramban ini").uncheck()
    keys.press("Escape")
    page.locator(".cards a").first.focus()
    keys.press("a")
    operator.is_told("Saya tangani: 1 laporan")
    assert numbers[2]
    assert not operator.complaints
