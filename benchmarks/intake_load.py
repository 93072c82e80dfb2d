"""The load of benchmarks/intake.py: phones that send reports with a photo at a steady rate, whatever the answers take.

A report is due at its moment even if earlier ones still wait, and its time counts from that moment: a slow server
cannot make itself look fast by slowing its askers. Where no answer comes, the phone sends the same report again.
"""

import http.client
import io
import queue
import random
import threading
import time
import uuid
from dataclasses import dataclass, field

from PIL import Image

PHONES = 48
PATIENCE = 60.0  # seconds a phone goes on trying to get one report through
TOKEN = "t" * 32
EDGE = "kentongan-beban"
PATH = "/laporan/baru/"


@dataclass
class Tally:
    """What the phones know: what was sent, what was acknowledged after how many seconds, what was refused."""

    sent: set[uuid.UUID] = field(default_factory=set)
    acknowledged: dict[uuid.UUID, float] = field(default_factory=dict)
    refused: dict[int, int] = field(default_factory=dict)
    lasted: float = 0.0


def photo(chance: random.Random) -> bytes:
    """Return a picture as large as a phone sends it after shrinking: about 100 kB."""
    small = Image.frombytes("RGB", (160, 120), chance.randbytes(160 * 120 * 3))
    out = io.BytesIO()
    small.resize((1280, 960), Image.Resampling.BICUBIC).save(out, "JPEG", quality=70)
    return out.getvalue()


class Load:
    """Sends `rate` reports a second for some seconds to a server on a port, as one member."""

    def __init__(self, port: int, session: str, *, rate: int, seconds: int, photos: list[bytes]) -> None:
        self.port, self.session, self.rate, self.seconds, self.photos = port, session, rate, seconds, photos
        self.tally = Tally()
        self._lock = threading.Lock()
        self._due: queue.Queue[tuple[float, uuid.UUID, bytes] | None] = queue.Queue()

    def run(self) -> Tally:
        """Send everything, wait for the last answer."""
        phones = [threading.Thread(target=self._phone) for _each in range(PHONES)]
        for phone in phones:
            phone.start()
        begun = time.monotonic()
        for turn in range(self.rate * self.seconds):
            due = begun + turn / self.rate
            time.sleep(max(0.0, due - time.monotonic()))
            pk = uuid.uuid4()
            self.tally.sent.add(pk)
            self._due.put((due, pk, self._body(pk, self.photos[turn % len(self.photos)])))
        for _each in phones:
            self._due.put(None)
        for phone in phones:
            phone.join()
        self.tally.lasted = time.monotonic() - begun
        return self.tally

    def _phone(self) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        while (work := self._due.get()) is not None:
            due, pk, body = work
            status = self._until_answered(line, body, due)
            with self._lock:
                if status == 302:
                    self.tally.acknowledged[pk] = time.monotonic() - due
                else:
                    self.tally.refused[status] = self.tally.refused.get(status, 0) + 1
        line.close()

    def _until_answered(self, line: http.client.HTTPConnection, body: bytes, due: float) -> int:
        headers = {
            "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "Content-Type": f"multipart/form-data; boundary={EDGE}",
        }
        status = 0
        while time.monotonic() - due < PATIENCE:
            try:
                line.request("POST", PATH, body, headers)
                answer = line.getresponse()
                answer.read()
                # Only the way to one's own report is an acknowledgement; a way to the log-in page is none.
                status = 401 if "/masuk/" in (answer.getheader("Location") or "") else answer.status
            except (OSError, http.client.HTTPException):
                line.close()
                status = 0
            if status and status < 500:
                return status
            time.sleep(0.2)
        return status

    def _body(self, pk: uuid.UUID, picture: bytes) -> bytes:
        words = f"Air naik di gang sempit RT 02, warga minta karung pasir. Catatan {pk.hex[:8]}."
        fields = "".join(
            f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in (("id", pk), ("text", words), ("spot", "RT 02"))
        )
        file = f'--{EDGE}\r\nContent-Disposition: form-data; name="photos"; filename="f.jpg"\r\n'
        file += "Content-Type: image/jpeg\r\n\r\n"
        return (fields + file).encode() + picture + f"\r\n--{EDGE}--\r\n".encode()
