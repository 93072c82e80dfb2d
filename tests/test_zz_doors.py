import pytest
from pathlib import Path
from playwright.sync_api import Browser, expect
from tests.installations import session_of, wait_until
pytestmark = pytest.mark.browser
ASK = """
from kentongan.city.models import Member
from kentongan.intake import services
from kentongan.intake.models import Field
from kentongan.intake.services import Incoming
from kentongan.streetform import services as street
from kentongan.gateways import services as gw
lurah = Member.objects.get(username="lurah"); op = Member.objects.get(username="operator"); ad = Member.objects.get(username="administrator")
r, _ = services.receive_report(Incoming(text="Ribut di pasar malam", door="phone"), sender=lurah, at=now())
services.ask(report=r, member=op, text="Jam berapa kejadiannya, dan apakah masih berlangsung?", at=now())
import datetime
Field.objects.create(code="korban", label="Berapa korban?", kind="number", valid_from=datetime.date(2026,1,1))
Field.objects.create(code="lagi", label="Masih berlangsung?", kind="yesno", valid_from=datetime.date(2026,1,1))
street.set_form(by=ad, at=now(), is_open=True, opens=datetime.time(0), closes=datetime.time(0), per_source=20, per_day=500)
"""
def test_look(browser: Browser, server):
    server.installation.python(ASK)
    ctx = browser.new_context(base_url=server.url, locale="id-ID", viewport={"width": 390, "height": 844}, is_mobile=True)
    ctx.add_cookies([{"name": "sessionid", "value": session_of(server.installation, "lurah"), "url": server.url}])
    page = ctx.new_page()
    errs = []
    page.on("pageerror", lambda e: errs.append(str(e)))
    page.goto("/lapor/")
    expect(page.locator("[data-network]")).to_have_text("Tersambung", timeout=30000)
    wait_until(lambda: page.wait_for_timeout(100) or page.evaluate("Boolean(navigator.serviceWorker.controller)"), 60)
    expect(page.locator("[data-asked]")).to_be_visible(timeout=20000)
    page.wait_for_timeout(1000)
    ctx.set_offline(True)
    page.reload()
    page.goto("/lapor/#keluar")
    expect(page.locator("[data-questions]")).to_contain_text("Jam berapa")
    page.screenshot(path="/tmp/doors-q1.png", full_page=True)
    page.locator("[data-questions] textarea").fill("Pukul tujuh, masih ramai")
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.locator("[data-things]")).to_contain_text("menunggu jaringan")
    expect(page.locator("[data-questions-part]")).to_be_hidden()
    page.reload()
    expect(page.locator("[data-things]")).to_contain_text("menunggu jaringan")
    expect(page.locator("[data-questions-part]")).to_be_hidden()
    ctx.set_offline(False)
    page.reload()
    expect(page.locator("[data-things]")).to_contain_text("diterima", timeout=30000)
    page.screenshot(path="/tmp/doors-q2.png", full_page=True)
    print(server.installation.python("from kentongan.intake.models import Question\nprint(list(Question.objects.values_list('answer', flat=True)))"), errs)
    assert not errs
    key = session_of(server.installation, "administrator"); op = session_of(server.installation, "operator")
    for who, urls in ((key, {"doors": "/pintu/", "gateways": "/gerbang/", "gwnew": "/gerbang/baru/", "mail": "/surel/", "news": "/berita/", "street": "/warga/atur/"}), (op, {"inbox": "/laporan/", "sheets": "/tabel/"}), (None, {"warga": "/warga/"})):
        for width in (1280, 390):
            c = browser.new_context(base_url=server.url, locale="id-ID", viewport={"width": width, "height": 900})
            if who: c.add_cookies([{"name": "sessionid", "value": who, "url": server.url}])
            p = c.new_page()
            for name, url in urls.items():
                a = p.goto(url)
                print(name, width, a.status)
                p.screenshot(path=f"/tmp/doors-{name}-{width}.png", full_page=True)
            c.close()
