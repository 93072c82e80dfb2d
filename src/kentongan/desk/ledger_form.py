"""What the ledger may be asked for, and the city's own limit of each gap. Validates only."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.alerts.models import AlertLevel
from kentongan.city import queries as city
from kentongan.city.models import Level, Member
from kentongan.desk.ledger import MONTHS, USUAL_MONTHS, Wanted, month_of
from kentongan.desk.steps import GAPS, Mark, gap_name

REGENCY = 5  # length of a city's code
MOST_MINUTES = 90 * 24 * 60
ORDERS = [
    ("", gettext_lazy("paling tertahan dulu")),
    ("lama", gettext_lazy("paling lama dulu")),
    ("baru", gettext_lazy("terbaru dulu")),
]
STATES = [("", gettext_lazy("semua")), ("open", gettext_lazy("masih terbuka")), ("closed", gettext_lazy("ditutup"))]


class LedgerForm(forms.Form):
    """Which alerts; everything may be left open."""

    dari = forms.ChoiceField(label=gettext_lazy("Dari bulan"), required=False)
    sampai = forms.ChoiceField(label=gettext_lazy("Sampai bulan"), required=False)
    wilayah = forms.ChoiceField(label=gettext_lazy("Kecamatan"), required=False)
    instansi = forms.ChoiceField(label=gettext_lazy("Instansi"), required=False)
    perkara = forms.ChoiceField(label=gettext_lazy("Perkara"), required=False)
    tingkat = forms.ChoiceField(label=gettext_lazy("Tingkat"), required=False)
    keadaan = forms.ChoiceField(label=gettext_lazy("Keadaan"), required=False, choices=STATES)
    urut = forms.ChoiceField(label=gettext_lazy("Urutan"), required=False, choices=ORDERS)

    def __init__(self, *args: Any, member: Member, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        everything = [("", _("semua"))]
        months = [month_of(today, back) for back in range(MONTHS)]
        named = [(f"{month:%Y-%m}", date_format(month, "F Y")) for month in months]
        choices: Mapping[str, Sequence[tuple[str, Any]]] = {
            "dari": [("", _("enam bulan terakhir")), *named],
            "sampai": [("", _("bulan ini")), *named],
            "wilayah": everything + list(city.regions_of(member, Level.DISTRICT).values_list("code", "name")),
            "instansi": everything + list(city.agencies(member.region_id[:REGENCY]).values_list("code", "short")),
            "perkara": everything + list(city.labels("issue_category").items()),
            "tingkat": everything + list(AlertLevel.choices[1:]),
        }
        for name, pairs in choices.items():
            self.fields[name].choices = pairs  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """Return what is asked for; a field with nonsense in it asks for nothing."""
        self.is_valid()
        given = {name: self.cleaned_data.get(name) or "" for name in self.fields}
        last = _month(given["sampai"]) or month_of(self.today)
        return Wanted(
            first=_month(given["dari"]) or month_of(self.today, USUAL_MONTHS - 1),
            last=last,
            region=given["wilayah"],
            agency=given["instansi"],
            category=given["perkara"],
            level=given["tingkat"],
            state=given["keadaan"],
            order=given["urut"],
        )


def _month(text: str) -> date | None:
    return date.fromisoformat(f"{text}-01") if text else None


class TargetForm(forms.Form):
    """How long each gap may take, in minutes."""

    def __init__(self, *args: Any, goals: Mapping[Mark, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for mark, code in GAPS.items():
            self.fields[code] = forms.IntegerField(
                label=gap_name(mark), min_value=1, max_value=MOST_MINUTES, initial=goals.get(mark)
            )
