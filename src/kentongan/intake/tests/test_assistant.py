"""The language model as a second reader, asked over real HTTP: what it says enters only where the text bears it out."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kentongan.city.models import Classification
from kentongan.intake import assistant, services
from kentongan.intake.models import Door, Report
from kentongan.intake.services import Incoming
from kentongan.jobs.models import Job
from kentongan.journal.models import Entry

TEXT = "Ribut lagi di dekat pelabuhan, kata pak Sutikno (HP 0812-3456-7890). Kejadiannya selasa kemarin."


class Model(ThreadingHTTPServer):
    """A server that answers every question with `answer`, and keeps what it was asked."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Desk)
        self.answer, self.status, self.delay, self.asked, self.keys = {}, 200, 0.0, [], []

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class _Desk(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, body))
        self.server.keys.append(self.headers.get("Authorization"))
        said = self.server.answer
        content = said if isinstance(said, str) else json.dumps(said)
        raw = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
        self.send_response(self.server.status)
        self.end_headers()
        try:
            for start in range(0, len(raw), 20):
                self.wfile.write(raw[start : start + 20])
                self.wfile.flush()
                time.sleep(self.server.delay)
        except OSError:
            pass  # the reader has hung up, as it should

    def log_message(self, *_):
        pass


@pytest.fixture
def model(settings):
    server = Model()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    settings.ASSISTANT_URL, settings.ASSISTANT_MODEL, settings.ASSISTANT_KEY = server.url, "uji-1", "kunci"
    settings.ASSISTANT_SECONDS = 5
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def report(model, cast, now):
    return services.receive_report(Incoming(text=TEXT, door=Door.FILE), sender=None, at=now)[0]


def assist(report, now):
    services.assist(report=str(report.pk), at=now)
    report.refresh_from_db()
    return Entry.objects.filter(verb="report.assist").last()


def test_it_is_off_until_a_city_names_a_model(settings, cast, now):
    assert not assistant.is_on()
    services.receive_report(Incoming(text=TEXT, door=Door.FILE), sender=None, at=now)
    assert not Job.objects.filter(kind="report.assist").exists()


def test_an_unsure_reading_is_asked_about_once_by_the_worker(report, model, now):
    assert Job.objects.get(kind="report.assist").arguments == {"report": str(report.pk)}
    services.receive_report(Incoming(text=TEXT, door=Door.FILE), sender=None, at=now)
    assert Job.objects.filter(kind="report.assist").count() == 1
    assert not model.asked, "nobody waits for the model while a report comes in"


def test_what_the_text_bears_out_is_taken_over_with_the_name_of_the_model(report, model, now):
    Report.objects.filter(pk=report.pk).update(
        text=f"{TEXT} Itu di wonoasih.", reading={**report.reading, "places": []}
    )
    report.refresh_from_db()
    model.answer = {"places": [{"text": "Wonoasih", "code": "35.74.02"}, {"text": "pelabuhan", "code": "35.74.03"}]}
    line = assist(report, now)
    assert line.changes == {"by": ["", "model uji-1"], "fields": ["", "places"], "refused": ["", "1"]}
    assert [(p["text"], p["code"], p["by"]) for p in report.reading["places"]] == [
        ("wonoasih", "35.74.02", "model uji-1")
    ]
    path, asked = model.asked[0]
    assert (path, asked["model"], model.keys[0]) == ("/v1/chat/completions", "uji-1", "Bearer kunci")


def test_persons_and_numbers_are_hidden_from_a_model_that_is_not_ours(report, model, now, settings):
    assist(report, now)
    sent = model.asked[0][1]["messages"][1]["content"]
    assert "0812" not in sent
    assert "pelabuhan" in sent
    settings.ASSISTANT_IS_OURS = True
    assist(report, now)
    assert "0812-3456-7890" in model.asked[1][1]["messages"][1]["content"]


def test_what_is_classified_is_not_sent_to_a_model_that_is_not_ours(report, model, now):
    Report.objects.filter(pk=report.pk).update(classification=Classification.SECRET)
    assert assist(report, now) is None
    assert not model.asked


@pytest.mark.parametrize("answer", ["bukan json", "[1, 2]", '"x"', ""])
def test_an_answer_that_is_no_object_leaves_the_reading_and_a_line(report, model, now, answer):
    before, model.answer = report.reading, answer
    assert "no_answer" in assist(report, now).changes
    assert report.reading == before


def test_a_model_that_is_away_or_angry_leaves_the_reading_and_a_line(report, model, now, settings):
    before, model.status = report.reading, 500
    assert "500" in assist(report, now).changes["no_answer"][1]
    settings.ASSISTANT_URL = "http://127.0.0.1:9/v1"
    assert "tidak menjawab" in assist(report, now).changes["no_answer"][1]
    assert report.reading == before


def test_a_model_that_drips_is_given_up_after_the_whole_time(report, model, now, settings):
    settings.ASSISTANT_SECONDS, model.delay = 1, 0.4
    model.answer = {"kind": "x" * 400}
    assert "lambat" in assist(report, now).changes["no_answer"][1]


def test_no_line_of_the_journal_quotes_the_report_or_the_answer(report, model, now):
    model.answer = {"event_date": {"text": "Sutikno"}, "places": [{"text": "Sutikno", "code": "35.74"}]}
    assert "Sutikno" not in str(assist(report, now).changes)


def test_a_masked_answer_is_put_back_before_it_is_checked():
    masked = assistant.mask("Budi, NIK 3574010101900001, surel budi@contoh.id, Budi lagi", ["Budi"])
    assert masked.text == "[N1], NIK [N2], surel [N3], [N1] lagi"
    assert masked.reveal({"a": ["[N1] di [N2]"]}) == {"a": ["Budi di 3574010101900001"]}
