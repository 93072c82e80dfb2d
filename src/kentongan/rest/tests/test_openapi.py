"""The description is OpenAPI 3.1, shown on a page of our own, and a fuzzer finds no answer that contradicts it."""

from collections.abc import Callable
from typing import Any

import hypothesis
import pytest
import schemathesis
from django.urls import reverse
from hypothesis import HealthCheck, Phase
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from kentongan.actions.models import ActionItem
from kentongan.alerts.tests.scene import incident
from kentongan.cast import CITY
from kentongan.meetings.models import Meeting
from kentongan.rest import bearer
from kentongan.rest.v1 import api

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
FEW = hypothesis.settings(
    max_examples=5,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_every_operation_says_how_it_refuses():
    schema = api.get_openapi_schema()
    assert schema["openapi"].startswith("3.1")
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            assert {"401", "403", "422", "429"} <= set(operation["responses"]), f"{method} {path}"
            assert operation["security"], f"{method} {path}"
    sent = schema["paths"]["/api/v1/reports"]["post"]["responses"]
    assert {"200", "201", "400", "409", "413", "415"} <= set(sent)


def test_the_page_shows_every_operation_without_anybody_elses_script(cast, enter):
    page = enter(cast.administrator).get(reverse("rest:docs")).content.decode()
    for path, operations in api.get_openapi_schema()["paths"].items():
        for method in operations:
            assert f"{method.upper()} {path}" in page
    assert "<script src=" not in page.replace('<script src="/static/', "")
    assert enter(cast.lurah).get(reverse("rest:docs")).status_code == 403
    assert reverse("rest:docs") in enter(cast.administrator).get(reverse("api:feeds")).content.decode()


def happen(town: Any) -> None:
    """Let something of every kind be there to tell."""
    cast, now = town.cast, town.now
    town.report("Bentrok di pasar.", spot="Pasar", lat=-7.7, lng=113.2, extra={"air": "2"}, occurred_at=now)
    incident(cast, now, now.date(), region=CITY, category="crime")
    here: dict[str, Any] = {"region_id": CITY}
    Meeting.objects.create(
        title="Rakor", held_on=now.date(), starts_at=now.time(), place="Aula", called_by=cast.head, **here
    )
    office = {"agency": cast.agency("pupr"), "assigned_by": cast.head, "assigned_at": now}
    ActionItem.objects.create(number=1, title="Pasang lampu", phase="pencegahan", due_on=now.date(), **office, **here)


def asker(operation: Any, mode: GenerationMode, bears: dict[str, str], count: list[str]) -> Callable[[], None]:
    @FEW
    @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        count.append(operation.label)
        case.call_and_validate(headers=bears, checks=CHECKS, timeout=20)

    return ask


@pytest.mark.filterwarnings("ignore")
def test_a_fuzzer_finds_no_answer_that_the_description_does_not_have(live_server, town, monkeypatch):
    monkeypatch.setattr(bearer, "PER_KEY", 1_000_000)
    happen(town)
    machine = town.machine()
    for name in ("incidents", "actions", "meetings"):
        assert len(machine.ask(f"/{name}").json()["items"]) == 1, name
    bears, asked = {"Authorization": machine.defaults["HTTP_AUTHORIZATION"]}, []
    schema = schemathesis.openapi.from_url(f"{live_server.url}{reverse('v1:openapi-json')}")
    for found in schema.get_all_operations():
        operation = found.ok()
        asker(operation, GenerationMode.POSITIVE, bears, asked)()
        if operation.label.startswith("POST") or operation.label.endswith(("reports", "{pk}")):
            asker(operation, GenerationMode.NEGATIVE, bears, asked)()
    assert len(asked) > 60
