"""The order in which ODK Collect talks to a server, over a real socket: list, form, manifest, HEAD, posts."""

import base64
import hashlib
import http.client
import json
import re
import zlib
from email.utils import formatdate
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from django.urls import reverse

from kentongan.intake.models import Photo, Report
from kentongan.openrosa import pairing, services
from kentongan.openrosa.models import OdkKey
from kentongan.openrosa.tests.conftest import filled
from kentongan.openrosa.tests.test_receiving import jpeg

LISTED = {"x": "http://openrosa.org/xforms/xformsList"}


class Collect:
    """HTTP as OkHttp in Collect speaks it: one connection kept open, these headers, a length before every body."""

    def __init__(self, server_url: str) -> None:
        self.server = server_url
        self.wire = http.client.HTTPConnection(urlsplit(server_url).netloc, timeout=20)

    def ask(
        self, method: str, url: str, body: bytes | None = None, kind: str = ""
    ) -> tuple[http.client.HTTPResponse, bytes]:
        headers = {
            "X-OpenRosa-Version": "1.0",
            "Date": formatdate(usegmt=True),
            "User-Agent": "Dalvik/2.1.0 (Linux; U; Android 14) org.odk.collect.android/v2026.1.0",
            "Accept-Encoding": "gzip" if method == "GET" else "identity",
        }
        parts = urlsplit(url)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        self.wire.request(method, path, body, headers | ({"Content-Type": kind} if kind else {}))
        answer = self.wire.getresponse()
        return answer, answer.read()

    def post(self, url: str, *parts: tuple[str, str, str, bytes]) -> tuple[int, str]:
        """Post parts (field, file name or "", media type, content)."""
        lines = []
        for field, name, kind, content in parts:
            file = f'; filename="{name}"' if name else ""
            head = f'--odk\r\nContent-Disposition: form-data; name="{field}"{file}\r\nContent-Type: {kind}\r\n'
            lines.append(f"{head}Content-Transfer-Encoding: binary\r\n\r\n".encode() + content)
        body = b"\r\n".join(lines) + b"\r\n--odk--\r\n"
        answer, said = self.ask("POST", url, body, "multipart/form-data; boundary=odk")
        return answer.status, said.decode()


def test_a_phone_pairs_lists_downloads_fills_and_sends(live_server, cast, enter, settings):
    page = enter(cast.lurah).post(reverse("openrosa:phones"), {"label": "Ponsel kantor"}).content.decode()
    assert "data:image/svg+xml" in page
    address = re.search(r"<code>(\S+)</code>", page)[1].replace("http://testserver", live_server.url)
    code = json.loads(zlib.decompress(base64.b64decode(pairing.packed(pairing.settings_for(address, project="K")))))
    assert code["general"]["server_url"] == address
    collect = Collect(address)

    answer, said = collect.ask("GET", f"{address}/formList")
    assert (answer.status, answer.headers["X-OpenRosa-Version"], answer.headers["Content-Language"]) == (
        200,
        "1.0",
        "id",
    )
    listed = ET.fromstring(said).find("x:xform", LISTED)
    told = {part.tag.partition("}")[2]: part.text for part in listed}
    assert set(told) == {"formID", "name", "version", "hash", "downloadUrl", "manifestUrl"}
    answer, xml = collect.ask("GET", told["downloadUrl"])
    assert told["hash"] == f"md5:{hashlib.md5(xml).hexdigest()}"
    root = ET.fromstring(xml).find(".//{*}laporan")
    assert (root.get("id"), root.get("version")) == (told["formID"], told["version"])
    answer, said = collect.ask("GET", told["manifestUrl"])
    assert said.endswith(b'<manifest xmlns="http://openrosa.org/xforms/xformsManifest"/>')

    answer, _none = collect.ask("HEAD", f"{address}/submission?deviceID=collect%3Aabc")
    assert (answer.status, answer.headers["X-OpenRosa-Accept-Content-Length"]) == (204, str(settings.UPLOAD_LIMIT))
    place = answer.headers["Location"]
    assert place == f"{address}/submission"
    sheet = ("xml_submission_file", "Lapor_2026-11-22.xml", "text/xml", filled(foto_1="1.jpg", foto_2="2.jpg"))
    more = ("*isIncomplete*", "", "text/plain", b"yes")
    status, said = collect.post(place, sheet, ("1.jpg", "1.jpg", "image/jpeg", jpeg("red")), more)
    assert (status, "1 berkas masih ditunggu" in said) == (201, True)
    status, said = collect.post(place, sheet, ("2.jpg", "2.jpg", "image/jpeg", jpeg("blue")))
    assert (status, "sudah kami terima" in said) == (201, True)
    assert (Report.objects.count(), Photo.objects.count()) == (1, 2)
    assert collect.post(place, sheet)[0] == 201
    other = ("xml_submission_file", "x.xml", "text/xml", filled(isi="Isi lain."))
    status, said = collect.post(place, other)
    assert (status, "sebagai laporan baru" in said) == (409, True)

    services.revoke_key(key=OdkKey.objects.get(), by=cast.lurah, at=Report.objects.get().received_at)
    assert collect.ask("GET", f"{address}/formList")[0].status == 403
    collect.wire.close()
