"""The load of benchmarks/intake.py: phones that send reports with a photo at a steady rate, whatever the answers take.

A report is due at its moment even if earlier ones still wait, and its time counts from that moment: a slow server
cannot make itself look fast by slowing its askers. Where no answer comes, the phone sends the same report again.
"""

import io
import queue
import random
import socket
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


class Line:
    """One connection that is kept: the senders share the two processors, so they spend next to nothing on HTTP."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._socket: socket.socket | None = None
        self._rest = b""

    def ask(self, request: bytes) -> tuple[int, str]:
        """Send a request, read the whole answer; return its status and where it leads.

        Raises:
            OSError: the connection broke.
            ValueError: this is no answer of HTTP/1.1 that tells its length.
        """
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        self._socket.sendall(request)
        while b"\r\n\r\n" not in self._rest:
            self._read()
        head, _end, self._rest = self._rest.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        told = {name.lower(): value.strip() for name, _colon, value in (line.partition(":") for line in lines)}
        length = int(told["content-length"]) if "content-length" in told else -1
        if length < 0 or not first.startswith("HTTP/1.1 "):
            raise ValueError(first)
        while len(self._rest) < length:
            self._read()
        self._rest = self._rest[length:]
        if told.get("connection") == "close":
            self.close()
        return int(first.split()[1]), told.get("location", "")

    def close(self) -> None:
        """Let go of the connection; the next question opens another."""
        if self._socket:
            self._socket.close()
        self._socket, self._rest = None, b""

    def _read(self) -> None:
        piece = self._socket.recv(1 << 16) if self._socket else b""
        if not piece:
            raise ConnectionError
        self._rest += piece


class Load:
    """Sends `rate` reports a second for some seconds to a server on a port, as one member."""

    def __init__(self, port: int, session: str, *, rate: int, seconds: int, photos: list[bytes]) -> None:
        self.port, self.session, self.rate, self.seconds, self.photos = port, session, rate, seconds, photos
        self.tally = Tally()
        self._head = (
            f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: sessionid={session}; csrftoken={TOKEN}\r\n"
            f"X-CSRFToken: {TOKEN}\r\nContent-Type: multipart/form-data; boundary={EDGE}\r\n"
        ).encode()
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
        line = Line(self.port)
        while (work := self._due.get()) is not None:
            due, pk, body = work
            status = self._until_answered(line, body, due)
            with self._lock:
                if status == 302:
                    self.tally.acknowledged[pk] = time.monotonic() - due
                else:
                    self.tally.refused[status] = self.tally.refused.get(status, 0) + 1
        line.close()

    def _until_answered(self, line: "Line", body: bytes, due: float) -> int:
        request = self._head + f"Content-Length: {len(body)}\r\n\r\n".encode() + body
        status = 0
        while time.monotonic() - due < PATIENCE:
            try:
                status, place = line.ask(request)
                # Only the way to one's own report is an acknowledgement; a way to the log-in page is none.
                if "/masuk/" in place:
                    status = 401
            except (OSError, ValueError):
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
