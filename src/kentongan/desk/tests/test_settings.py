"""The menu under its headings, and the page of settings: each shows only what opens."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kentongan.api import services as api
from kentongan.api.models import ApiKey
from kentongan.city import access
from kentongan.desk import settings_page
from kentongan.intake.models import Door
from kentongan.openrosa.models import OdkKey

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def profile(cast, now):
    """The worker loads it within a minute of the first start."""
    api.load_profile(at=now)


@pytest.mark.parametrize("part", ["operator", "secretary", "head", "auditor", "administrator"])
def test_every_link_of_the_menu_and_of_the_settings_opens(part, cast, enter):
    client = enter(getattr(cast, part))
    answer = client.get(reverse(settings_page.PAGE))
    menu = [item["url"] for item in answer.context["nav"]]
    tables = [row["url"] for _heading, rows in answer.context["groups"] for row in rows]
    assert tables, "a page of settings without any would be in the menu for nothing"
    assert [url for url in menu + tables if client.get(url).status_code != 200] == []
    assert all(items for _heading, items in answer.context["nav_groups"])


def test_the_administrator_reaches_every_table_and_the_menu_stays_on_settings_there(cast, enter):
    client = enter(cast.administrator)
    rows = [row for _heading, rows in settings_page.open_to(cast.administrator) for row in rows]
    assert len(rows) == sum(len(group) for _heading, group in settings_page.SETTINGS)
    for row in rows:
        current = [item["url"] for item in client.get(row["url"]).context["nav"] if item["current"]]
        assert current == [reverse(settings_page.PAGE)], row["url"]


def test_a_field_reporter_has_no_settings_and_reports_within_the_first_four(cast, enter):
    client = enter(cast.lurah)
    menu = [item["url"] for item in client.get("/").context["nav"]]
    assert menu[1:4] == [reverse("phone:shell"), reverse("intake:mine"), reverse("actions:actions")]
    assert reverse(settings_page.PAGE) not in menu
    assert client.get(reverse(settings_page.PAGE)).status_code == 403
    assert not access.permits(cast.lurah, "settings.read")


def test_the_page_of_the_doors_shows_every_door_and_whether_a_phone_or_a_program_holds_a_key(cast, enter, now):
    def standing():
        return {row["label"]: row["is_open"] for row in client.get(reverse("desk:doors")).context["rows"]}

    client = enter(cast.administrator)
    assert standing().keys() == set(Door.labels)
    # The page asks the database what is over, and the database's clock is no test's.
    holder = {"member": cast.lurah, "created_by": cast.administrator, "created_at": now}
    key = holder | {"region": cast.administrator.region, "expires_at": now + timedelta(days=36_500)}
    ApiKey.objects.create(label="Papan", prefix="a", digest="a", feeds=["data"], **key)
    assert not standing()[Door.API.label]
    ApiKey.objects.create(label="Pusat panggilan", prefix="b", digest="b", feeds=["report.send"], **key)
    OdkKey.objects.create(label="Ponsel", prefix="c", digest="c", **holder)
    assert standing()[Door.API.label]
    assert standing()[Door.ODK.label]
