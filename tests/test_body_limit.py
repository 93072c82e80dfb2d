"""A request that is too big is refused before it is read: by announced length, and when it announces none."""

import http.client
import socket
from contextlib import closing

import pytest

from tests.installations import Server

pytestmark = pytest.mark.server
FIFTY_MB = 50_000_000


def memory(server: Server) -> int:
    """Bytes held by the server and its workers at their peak."""
    peaks = []
    for status in server.process_files("status"):
        peaks += [int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")]
    return max(peaks)


def test_fifty_megabytes_are_refused_with_a_sentence_and_cost_no_memory(server):
    before = memory(server)
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)) as line:
        line.putrequest("POST", "/laporan/baru/")
        line.putheader("Content-Length", str(FIFTY_MB))
        line.endheaders()
        sent = 0
        try:
            while sent < FIFTY_MB:
                line.send(b"x" * 100_000)
                sent += 100_000
        except OSError:
            pass  # it has hung up on us, as it may
        answer = line.getresponse()
        assert answer.status == 413
        assert "terlalu besar" in answer.read().decode()
    assert memory(server) - before < 10_000_000


def test_a_body_of_unannounced_length_is_refused(server):
    head = b"POST /laporan/baru/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
    with closing(socket.create_connection(("127.0.0.1", server.port), timeout=30)) as line:
        line.sendall(head + b"9\r\ntext=halo\r\n")  # no end: the answer does not wait for one
        assert b" 411 " in line.recv(1000)


def test_a_length_that_is_no_number_is_refused(server):
    with closing(socket.create_connection(("127.0.0.1", server.port), timeout=10)) as line:
        line.sendall(b"POST /laporan/baru/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n")
        assert b" 400 " in line.recv(1000)


def test_an_ordinary_request_passes(server):
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)) as line:
        line.request("POST", "/masuk/", b"x" * 1000, headers={"Content-Type": "text/plain"})
        assert line.getresponse().status == 403  # no CSRF token: it got as far as that
