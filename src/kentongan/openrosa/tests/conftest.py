"""A phone with ODK Collect: it asks in Collect's order, with Collect's headers, over whatever client it is given."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kentongan.cast import Cast
from kentongan.openrosa import services

INSTANCE = "uuid:0f4a9c1e-2f8e-4c0b-9d5c-7a1d2b3c4d5e"
XFORM = '<?xml version="1.0"?><laporan id="{form}" version="1" xmlns:orx="http://openrosa.org/xforms">{body}</laporan>'


def filled(*, instance: str = INSTANCE, form: str = "kentongan-lapor", own: str = "", **answers: str) -> bytes:
    """Return a filled form as Collect writes it."""
    answers = {"isi": "Banjir di RT 02 sampai lutut, tiga rumah kemasukan air.", **answers}
    body = "".join(f"<{name}>{value}</{name}>" for name, value in answers.items())
    body += f"<tambahan>{own}</tambahan>" if own else ""
    body += f"<orx:meta><orx:instanceID>{instance}</orx:instanceID></orx:meta>"
    return XFORM.format(form=form, body=body).encode()


@dataclass
class Phone:
    """One phone, with its key in the address."""

    token: str
    client: Client

    def post(self, xml: bytes, *files: tuple[str, bytes], **also: Any) -> Any:
        """Send a form; each file is a part named after the file, as Collect sends it."""
        parts: dict[str, Any] = {"xml_submission_file": SimpleUploadedFile("laporan.xml", xml, "text/xml"), **also}
        parts |= {name: SimpleUploadedFile(name, content) for name, content in files}
        return self.client.post(f"/odk/{self.token}/submission?deviceID=collect%3Auji", parts)


@pytest.fixture
def clock(now: datetime, monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    return now


@pytest.fixture
def phone(cast: Cast, clock: datetime) -> Phone:
    _key, token = services.create_key(label="Ponsel lurah", member=cast.lurah, by=cast.lurah, at=clock)
    return Phone(token, Client(headers={"X-OpenRosa-Version": "1.0", "User-Agent": "org.odk.collect.android/v2026.1"}))
