"""Numbers of papers, by the city's own scheme: none lost, none given twice."""

import re
from datetime import date

from django.utils.translation import gettext_lazy as _

from kentongan.briefs.models import Brief, PaperSetting, Reset
from kentongan.briefs.words import ROMAN
from kentongan.city import services as city
from kentongan.errors import Refused

TOKENS = ("nomor", "kode", "kantor", "bulan", "bulan_romawi", "tahun")
TOKEN = re.compile(r"\{([^{}]*)\}")
NEEDED = {Reset.YEARLY: ({"tahun"},), Reset.MONTHLY: ({"tahun"}, {"bulan", "bulan_romawi"}), Reset.NEVER: ()}


class UnknownToken(Refused):
    code = "number-unknown-token"
    status = 422
    text = _("Pola nomor memuat {token}, yang tidak dikenal. Yang dikenal: {known}.")


class TokenMissing(Refused):
    code = "number-token-missing"
    status = 422
    text = _("Pola nomor harus memuat {token}, agar tidak ada dua naskah bernomor sama.")


def check(pattern: str, reset: str) -> None:
    """Refuse a pattern by which two papers could get the same number.

    Raises:
        UnknownToken: it names something that is not known, or a brace stands alone.
        TokenMissing: the running number, or the year or month by which the count begins again, is not in it.
    """
    found = TOKEN.findall(pattern)
    rest = TOKEN.sub("", pattern)
    unknown = [token for token in found if token not in TOKENS] + [brace for brace in "{}" if brace in rest]
    if unknown:
        token = unknown[0] if unknown[0] in "{}" else "{" + unknown[0] + "}"
        raise UnknownToken(token=token, known=", ".join("{" + token + "}" for token in TOKENS))
    for choice in ({"nomor"}, *NEEDED[Reset(reset)]):
        if choice.isdisjoint(found):
            raise TokenMissing(token=" / ".join("{" + token + "}" for token in sorted(choice)))


def fill(pattern: str, count: int, *, code: str, office: str, on: date) -> str:
    """Return the number of a paper.

    >>> fill("{nomor}/{kode}/{kantor}/{bulan_romawi}/{tahun}", 7, code="UND", office="BKBP", on=date(2026, 1, 28))
    '007/UND/BKBP/I/2026'
    """
    values = {
        "nomor": f"{count:03d}", "kode": code, "kantor": office, "bulan": f"{on.month:02d}",
        "bulan_romawi": ROMAN[on.month - 1], "tahun": str(on.year),
    }  # fmt: skip
    return TOKEN.sub(lambda token: values[token[1]], pattern)


def take(setting: PaperSetting, *, on: date) -> str:
    """Take the next number of a kind, inside the transaction that composes the paper.

    A number that an older scheme has given already is passed over: it is a paper, not a gap.
    """
    while True:
        count = city.next_number(_series(setting, on))
        number = fill(setting.pattern, count, code=setting.code, office=setting.office, on=on)
        if not Brief.objects.filter(number=number).exists():
            return number


def _series(setting: PaperSetting, on: date) -> str:
    """Return the name of the count from which the number comes.

    >>> _series(PaperSetting(series="notulen", reset="yearly"), date(2026, 1, 28))
    'notulen-2026'
    """
    period = {Reset.YEARLY: f"-{on.year}", Reset.MONTHLY: f"-{on.year}-{on.month:02d}", Reset.NEVER: ""}
    return f"{setting.series}{period[Reset(setting.reset)]}"
