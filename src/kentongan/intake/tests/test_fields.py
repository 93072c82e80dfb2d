"""The city's own questions: asked while they last, readable for ever, never about persons."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kentongan.intake import fields
from kentongan.intake.models import Field, Report

TODAY = date(2026, 11, 22)


def ask(code, kind="text", **facts):
    usual = {"label": code.title(), "valid_from": TODAY - timedelta(days=30)}
    return Field.objects.create(code=code, kind=kind, **(usual | facts))


def test_answers_are_kept_in_one_form_and_a_wrong_one_names_its_question(db):
    ask("tps", "number")
    ask("air", "choice", choices=["Semata kaki", "Selutut/lebih"])
    ask("padam", "yesno", order=9)
    ask("sejak", "date")
    ask("dulu", valid_to=TODAY, is_required=True)
    raw = {"tps": "14,5", "air": "selututlebih", "padam": "true", "sejak": "2026-11-20T10:00", "dulu": "ya", "x": "1"}
    kept = fields.checked(raw, on=TODAY)
    assert kept == {"tps": "14.5", "air": "Selutut/lebih", "padam": "ya", "sejak": "2026-11-20", "dulu": "ya"}
    assert fields.shown(kept | {"lama": "tetap ada"})[-2:] == [("Padam", "ya"), ("lama", "tetap ada")]
    assert [field.code for field in fields.active(TODAY)] == ["air", "sejak", "tps", "padam"]
    for wrong in (
        {"tps": "empat"},
        {"tps": "1e9999999"},
        {"air": "sepinggang"},
        {"padam": "mungkin"},
        {"sejak": "besok"},
    ):
        with pytest.raises(fields.WrongAnswer) as refusal:
            fields.checked(wrong)
        assert refusal.value.field == next(iter(wrong))
    ask("wajib", is_required=True)
    assert fields.checked({}) == {}  # nobody knows which form was seen
    with pytest.raises(fields.WrongAnswer):
        fields.checked({}, on=TODAY)


def test_an_administrator_asks_and_the_answer_outlives_the_question(cast, enter):
    admin, new = enter(cast.administrator), reverse("intake:field_new")
    today = timezone.localdate()
    said = {
        "kind": "choice",
        "label": "Tinggi air",
        "choices": "Semata kaki\nSelutut\n",
        "order": "1",
        "valid_from": today,
    }
    assert "Selutut" in admin.post(new, said | {"step": "preview"}).content.decode()
    assert not Field.objects.exists()
    assert admin.post(new, said | {"choices": "satu"}).status_code == 422
    assert admin.post(new, said | {"is_required": "on"}).status_code == 302
    assert enter(cast.operator).post(new, said).status_code == 403
    client, link = enter(cast.lurah), reverse("intake:new")
    form = {"id": str(client.get(link).context["form"]["id"].value()), "text": "Air naik", "settled_below": "on"}
    wrong = client.post(link, form)
    assert wrong.status_code == 422
    assert "extra-tinggi-air" in wrong.context["form"].errors
    client.post(link, form | {"extra-tinggi-air": "Selutut"})
    report = Report.objects.get()
    assert report.extra == {"tinggi-air": "Selutut"}
    assert report.settled_below
    field = Field.objects.get()
    said["valid_to"] = today + timedelta(days=1)
    admin.post(reverse("intake:field", args=[field.pk]), said | {"choices": "Sebatas pagar\nSeatap"})
    Field.objects.update(valid_from=today - timedelta(days=9), valid_to=today - timedelta(days=1))
    assert "extra-tinggi-air" not in client.get(link).content.decode()
    page = enter(cast.operator).get(reverse("intake:report", args=[report.pk])).content.decode()
    assert "Tinggi air" in page
    assert "Selutut" in page


@pytest.mark.parametrize("label", ["Agama korban", "Apa suku-nya?", "NIK pelapor", "Partai yang didukung warga"])
def test_a_question_about_persons_needs_a_second_look(cast, enter, label):
    admin, new = enter(cast.administrator), reverse("intake:field_new")
    said = {"kind": "text", "label": label, "order": "1", "valid_from": "2026-11-01"}
    answer = admin.post(new, said)
    assert answer.status_code == 422
    assert "is_sure" in answer.context["form"].fields
    assert not Field.objects.exists()
    admin.post(new, said | {"is_sure": "on"})
    assert Field.objects.exists()
    assert admin.post(new, said | {"label": "Tinggi air di jalan"}).status_code == 302
