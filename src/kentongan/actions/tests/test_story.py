"""One story through both rooms, over the pages that people use: from six quarrels to a closed alert."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kentongan.actions.models import ActionItem, Evidence
from kentongan.actions.tests import scene
from kentongan.alerts import watching
from kentongan.alerts.models import Alert, AlertState
from kentongan.alerts.tests import scene as past
from kentongan.journal import services as journal
from kentongan.journal.models import Entry


def test_from_six_quarrels_to_a_closed_alert(cast, enter, now):
    past.rules(now)
    past.heard(cast, now)
    past.surge(cast, now)
    watching.detect_all(at=now)
    alert = Alert.objects.get()
    assert alert.reason.startswith("6 peristiwa dalam 14 hari; biasanya 0")

    operator, liaison, head = enter(cast.operator), enter(cast.liaison), enter(cast.head)
    operator.post(reverse("alerts:acknowledge", kwargs={"pk": alert.pk}))
    facts = {
        "title": "Temui kedua pihak, patroli tiga malam",
        "agency": "polres",
        "due_on": "2099-01-31",
        "region": alert.region_id,
        "phase": "pencegahan",
        "classification": "0",
    }
    operator.post(reverse("actions:assign") + f"?alert={alert.pk}", facts)
    action = ActionItem.objects.get()

    def move(client, name, **data):
        answer = client.post(reverse(f"actions:{name}", kwargs={"pk": action.pk}), data, follow=True)
        assert answer.status_code == 200, name
        action.refresh_from_db()
        return answer.content.decode()

    move(liaison, "accept")
    text = move(liaison, "prove", file=SimpleUploadedFile("IMG.jpg", scene.jpeg()), caption="Musyawarah di balai")
    assert "Musyawarah di balai" in text
    assert "nyatakan selesai" in text.lower()
    move(liaison, "finish")
    assert (
        reverse("actions:check", kwargs={"pk": action.pk})
        in head.get(reverse("actions:action", kwargs={"pk": action.pk})).content.decode()
    )
    move(head, "check")
    assert (action.done_by, action.checked_by) == (cast.liaison, cast.head)
    assert Evidence.objects.get().taken_at.year == 2026

    answer = head.post(reverse("actions:settle", kwargs={"pk": alert.pk}), {"verdict": "true"}, follow=True)
    alert.refresh_from_db()
    assert alert.state == AlertState.CLOSED
    assert "Ditindaklanjuti dan diperiksa: TL-00001." in answer.content.decode()

    told = [line.verb for line in Entry.objects.filter(kind__in=["alert", "action"]).order_by("id")]
    assert told == [
        "alert.raise",
        "alert.climb",
        "alert.acknowledge",
        "alert.respond",
        "action.assign",
        "action.accept",
        "action.prove",
        "action.finish",
        "action.check",
        "alert.close",
    ]
    journal.seal(at=now)
    assert journal.verify() == []
    watching.detect_all(at=now)
    assert Alert.objects.count() == 1, "what is settled stays settled"
