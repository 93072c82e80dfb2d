"""The Word file of a paper, opened by a real office program where there is one."""

import shutil
import subprocess

import pytest

from kentongan.briefs import paper_docx, services
from kentongan.briefs.services import Request
from kentongan.meetings.services import Present

PATIENCE = 120


def test_libreoffice_reads_the_minutes(cast, closed, now, tmp_path):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        pytest.skip("no LibreOffice on this machine (soffice)")
    meeting = closed(attendance=[Present("Unsur & <kawan>", person="Nama dengan “kutip”")])
    brief = services.compose(request=Request("minutes", meeting=meeting), member=cast.secretary, at=now)
    file = tmp_path / "naskah.docx"
    file.write_bytes(paper_docx.docx(brief))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, timeout=PATIENCE, check=True, capture_output=True)
    told = (tmp_path / "naskah.txt").read_text("utf-8-sig")
    for words in (brief.number, "Unsur & <kawan>", "Nama dengan “kutip”", meeting.chair):
        assert words in told
