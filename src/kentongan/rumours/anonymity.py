"""What spreads is recorded, never who spreads it: texts that point at a person are turned away."""

import re

from django.utils.translation import gettext_lazy as _

from kentongan.errors import Refused
from kentongan.intake import reading
from kentongan.intake.assistant import PRIVATE

HANDLE = re.compile(
    r"(?<![\w.])@\w[\w.]+"  # an account
    r"|(?<!\d)(?:\+\d{1,3}|0)[\d\s.-]{7,14}\d(?!\d)"  # any telephone number, however written
    r"|\b(?:facebook|fb|instagram|tiktok|twitter|x|threads|youtube|t|wa)\.(?:com|me|watch)/\S+",
    re.IGNORECASE,
)


class PointsAtSomebody(Refused):
    code = "points-at-somebody"
    status = 422
    text = _(
        "Tulisan ini tampaknya menyebut orang, nomor telepon, atau akun. Yang dicatat hanya kabarnya, tempatnya, dan"
        " salurannya: hapus nama, nomor, atau akun itu, lalu simpan lagi."
    )


def refuse_names(*texts: str) -> None:
    """Refuse texts that seem to name a person, a number or an account.

    Raises:
        PointsAtSomebody: one of them does.
    """
    for text in filter(None, texts):
        if HANDLE.search(text) or PRIVATE.search(text) or reading.names_somebody(text):
            raise PointsAtSomebody
