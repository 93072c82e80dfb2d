"""The form of a report as ODK XForm, made from its workbook by pyxform and kept until something in it changes."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from pyxform.xls2xform import convert

from kentongan.openrosa.workbook import FORM_ID, Sheets, Vocabulary, sheets, workbook


@dataclass(frozen=True)
class Form:
    """One form as phones fetch it: its name, the version they show, the XML and the mark by which they know it."""

    title: str
    version: str
    xml: str
    mark: str  # `md5:…` of the XML, as the list of forms wants it; no secret hangs on it
    id: str = FORM_ID


def form(words: Vocabulary) -> Form:
    """Return the form in the words of a city."""
    made = sheets(words)
    head = made.settings[0]
    return _made(_Key(made, head["version"], head["form_title"]))


@dataclass(frozen=True, eq=False)
class _Key:
    """The sheets under their version, which stands for everything in them."""

    made: Sheets
    version: str
    title: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.version == other.version

    def __hash__(self) -> int:
        return hash(self.version)


@lru_cache(maxsize=64)  # as many as there are kelurahan to stand in the form already
def _made(key: _Key) -> Form:
    xml = convert(workbook(key.made), validate=False, file_type=".xlsx", form_name="laporan").xform
    mark = hashlib.md5(xml.encode(), usedforsecurity=False).hexdigest()
    return Form(key.title, key.version, xml, f"md5:{mark}")
