"""The pages of the plan: from an empty year to told results, and what each role finds closed."""

from io import BytesIO

from django.urls import reverse

from kentongan.plans.models import Plan, PlanForm, PlanItem
from kentongan.plans.tests.conftest import add


def test_from_an_empty_year_to_a_told_result(cast, enter, plan, now):
    Plan.objects.all().delete()
    client = enter(cast.secretary)
    assert "Belum ada rencana aksi" in client.get(reverse("plans:plans")).content.decode()
    head = {"year": "2026", "title": "Rencana Aksi 2026", "region": "35.74"}
    assert client.post(reverse("plans:new"), head | {"year": "19"}).status_code == 422
    made = client.post(reverse("plans:new"), head)
    plan = Plan.objects.get()
    page = reverse("plans:plan", kwargs={"pk": plan.pk})
    assert made["Location"] == page
    assert "sudah ada" in client.post(reverse("plans:new"), head).content.decode()
    item = {
        "number": "1", "phase": "pencegahan", "activity": "Gladi posko", "responsible": ["pupr"], "region": "35.74",
        "target_B04": "4", "budget": "1.500.000,50",
    }  # fmt: skip
    add_page = reverse("plans:item_new", kwargs={"pk": plan.pk})
    wrong = client.post(add_page, item | {"target_B04": "0", "activity": "Tetap tertulis", "responsible": []})
    assert wrong.status_code == 422
    assert "Tetap tertulis" in wrong.content.decode()
    assert client.post(add_page, item).status_code == 302
    assert client.post(add_page, item).status_code == 422  # the number is taken: a double press adds none
    thing = PlanItem.objects.get()
    assert str(thing.budget) == "1500000.50"
    result = reverse("plans:result", kwargs={"pk": thing.pk, "period": "B04"})
    works = enter(cast.works)
    assert works.post(result, {"result": "3", "revision": "0"}).status_code == 422  # not adopted yet
    assert client.post(reverse("plans:adopt", kwargs={"pk": plan.pk})).status_code == 302
    assert "Isi capaian" in works.get(page, {"masa": "B04"}).content.decode()
    assert "Isi capaian" not in enter(cast.liaison).get(page, {"masa": "B04"}).content.decode()
    assert enter(cast.liaison).get(result).status_code == 404
    assert works.get(reverse("plans:result", kwargs={"pk": thing.pk, "period": "B99"})).status_code == 404
    answer = works.post(result, {"result": "3", "revision": "0", "obstacle": "Hujan"}, follow=True).content.decode()
    assert "Capaian tersimpan: 75%, Mendekati target." in answer
    assert "Hujan" in answer
    edit = reverse("plans:item", kwargs={"pk": thing.pk})
    assert client.post(edit, item | {"place": "Alun-alun"}).status_code == 422
    assert client.post(edit, item | {"place": "Alun-alun", "reason": "Pindah tempat"}).status_code == 302
    assert "Pindah tempat" in works.get(page).content.decode()
    drop = reverse("plans:drop", kwargs={"pk": thing.pk})
    assert "tulis alasan" in client.post(drop, {"drop-reason": ""}).content.decode()
    assert client.post(drop, {"drop-reason": "Digabung"}).status_code == 302
    assert client.post(drop, {"drop-reason": "Lagi"}).status_code == 404


def test_sheets_travel_through_the_pages(cast, enter, plan, facts, now):
    add(plan, facts(), cast, now)
    client = enter(cast.secretary)
    out = client.get(reverse("plans:export", kwargs={"pk": plan.pk}))
    assert "rencana-aksi-2026.xlsx" in out["Content-Disposition"]
    upload = reverse("plans:import", kwargs={"pk": plan.pk})

    def send(content: bytes):
        file = BytesIO(content)
        file.name = "rencana.xlsx"
        return client.post(upload, {"file": file}, follow=True)

    assert "0 butir baru, 0 diubah, 1 sudah sama" in send(out.content).content.decode()
    assert "bukan XLSX" in send(b"hm").content.decode()
    template = client.get(reverse("plans:template", kwargs={"pk": plan.pk})).content
    assert "tidak berisi baris" in send(template).content.decode()
    assert enter(cast.works).get(upload).status_code == 403


def test_a_page_of_a_plan_costs_the_same_with_three_and_with_thirty_items(
    cast, enter, plan, facts, now, django_assert_max_num_queries
):
    client, address = enter(cast.head), reverse("plans:plan", kwargs={"pk": plan.pk})
    for first, last in ((1, 4), (4, 31)):
        for number in range(first, last):
            add(plan, facts(number), cast, now)
        with django_assert_max_num_queries(22):
            assert client.get(address).status_code == 200


def test_the_city_writes_down_a_new_form(cast, enter, plan):
    client, address = enter(cast.administrator), reverse("plans:form_new")
    first = client.get(address).context["form"].initial
    given = {name: str(value) for name, value in first.items()} | {"valid_from": "2027-01-01"}
    assert "Urutannya" in client.post(address, given | {"near_from": "120"}).content.decode()
    twice = client.post(address, given | {"column_place": "Fase"})
    assert "dipakai dua kali" in twice.content.decode()
    assert client.post(address, given | {"column_fund": "", "meets_from": "90", "due_days": "15"}).status_code == 302
    fresh = PlanForm.objects.get(due_days=15)
    assert (fresh.meets_from, fresh.columns.count()) == (90, plan.form.columns.count() - 1)
    assert "Sudah ada format" in client.post(address, given).content.decode()
    assert client.get(reverse("plans:forms")).status_code == 200
