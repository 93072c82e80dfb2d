"""Forms of rumour control: a rumour, where it was heard, a question, an answer, a verdict, a clarification."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member, Region
from kentongan.rumours.models import Answer, RumourState, RumourVerdict
from kentongan.rumours.services import Found

ANY = [("", _("semua"))]


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, input_formats=["%Y-%m-%d", "%d/%m/%Y"])


def long_text(label: Any, rows: int, most: int, **more: Any) -> forms.CharField:
    """Return a field for more than a line."""
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **more)


class FilterForm(forms.Form):
    """What the list shows; a wrong value shows everything."""

    cari = forms.CharField(label=_("Cari klaim atau nomor"), max_length=80, required=False)
    keadaan = forms.ChoiceField(
        label=_("Keadaan"),
        choices=[("", _("semua")), ("unfinished", _("belum ditutup")), *RumourState.choices],
        required=False,
    )
    putusan = forms.ChoiceField(label=_("Putusan"), choices=[*ANY, *RumourVerdict.choices], required=False)
    wilayah = forms.ModelChoiceField(
        label=_("Wilayah"), queryset=Region.objects.none(), empty_label=_("semua"), required=False
    )

    def __init__(self, *args: Any, regions: QuerySet[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["wilayah"]
        field.queryset = regions

    def wanted(self) -> dict[str, Any]:
        """Return what `queries.rumours` takes."""
        self.is_valid()
        given = self.cleaned_data
        region = given.get("wilayah")
        return {
            "search": given.get("cari", ""),
            "state": given.get("keadaan", ""),
            "verdict": given.get("putusan", ""),
            "region": region.code if region else "",
        }


class AskForm(forms.Form):
    asked = forms.ModelChoiceField(
        label=_("Ditanyakan kepada"), queryset=Member.objects.none(), empty_label=_("Pilih seorang penghubung instansi")
    )
    question = long_text(_("Pertanyaan"), 3, 400)

    def __init__(self, *args: Any, confirmers: QuerySet[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["asked"]
        field.queryset = confirmers
        field.label_from_instance = lambda member: f"{member.agency.short}: {member.name}"


class AnswerForm(forms.Form):
    """Under a minute on a phone: one choice, a number if there is one."""

    answer = forms.ChoiceField(
        label=_("Menurut catatan instansi Anda, adakah kasusnya?"), widget=forms.RadioSelect, choices=Answer.choices
    )
    count = forms.IntegerField(label=_("Bila ada: berapa kasus"), min_value=1, max_value=1_000_000, required=False)
    counted_from = _day(_("Dihitung sejak"))
    counted_to = _day(_("sampai"))
    note = forms.CharField(
        label=_("Keterangan"), max_length=300, required=False, help_text=_("Tanpa nama korban, pelaku, atau saksi.")
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("answer") != Answer.YES and given.get("count"):
            self.add_error("count", _("Jumlah kasus hanya diisi bila jawabannya “ada”."))
        first, last = given.get("counted_from"), given.get("counted_to")
        if first and last and last < first:
            self.add_error("counted_to", _("Tanggal ini mendahului awal penghitungan."))
        if last and last > self.today:
            self.add_error("counted_to", _("Tanggal ini belum tiba."))
        return given

    def found(self) -> Found:
        """Return what was filled in."""
        return Found(**self.cleaned_data)


class JudgeForm(forms.Form):
    verdict = forms.ChoiceField(label=_("Putusan"), widget=forms.RadioSelect, choices=RumourVerdict.choices)
    reason = long_text(
        _("Alasan"), 3, 1_000, help_text=_("Apa dasarnya. Kalimat ini diusulkan juga untuk klarifikasi kepada umum.")
    )


class ReasonForm(forms.Form):
    reason = long_text(_("Alasan"), 2, 200)


class ClarifyForm(forms.Form):
    title = forms.CharField(label=_("Judul"), max_length=110)
    claim = long_text(_("Kabar yang beredar"), 2, 400)
    text = long_text(
        _("Isi klarifikasi"), 12, 4_000, help_text=_("Tanpa nama orang. Pisahkan alinea dengan baris kosong.")
    )
    speaker = forms.CharField(
        label=_("Disampaikan oleh"), max_length=120, help_text=_("Jabatan, boleh dengan nama pejabatnya.")
    )


class ClockForm(forms.Form):
    minutes = forms.IntegerField(label=_("Batas waktu (menit)"), min_value=5, max_value=43_200)
    source = forms.CharField(
        label=_("Ditetapkan oleh"), max_length=200, help_text=_("Keputusan kota yang menetapkan target ini.")
    )
