"""Forms of early warning."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kentongan.alerts.models import AlertLevel, AlertStage, AlertState, AlertVerdict
from kentongan.city.models import Region

ANY = [("", _("semua"))]


class FilterForm(forms.Form):
    """What the list shows; a wrong value shows everything."""

    tingkat = forms.ChoiceField(label=_("Tingkat"), choices=[*ANY, *AlertLevel.choices[1:]], required=False)
    keadaan = forms.ChoiceField(label=_("Keadaan"), choices=[*ANY, *AlertState.choices], required=False)
    kecamatan = forms.ModelChoiceField(
        label=_("Kecamatan"), queryset=Region.objects.none(), empty_label=_("semua"), required=False
    )

    def __init__(self, *args: Any, districts: QuerySet[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kecamatan"].queryset = districts

    def wanted(self) -> dict[str, str]:
        """Return the arguments for `queries.alerts`."""
        self.is_valid()
        data = self.cleaned_data
        district = data.get("kecamatan")
        return {
            "level": data.get("tingkat", ""),
            "state": data.get("keadaan", ""),
            "region": district.pk if district else "",
        }


class CloseForm(forms.Form):
    """Why it ends, and whether the alarm was right."""

    verdict = forms.ChoiceField(
        label=_("Apakah peringatan ini benar?"),
        choices=AlertVerdict.choices,
        widget=forms.RadioSelect,
        help_text=_("Jawaban ini dipakai untuk menilai ketepatan deteksi setiap bulan."),
    )
    reason = forms.CharField(
        label=_("Alasan penutupan"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Tersimpan bersama nama Anda. Sebutkan kejadian dan tempat, bukan nama orang."),
    )


class StageForm(forms.Form):
    """How far the disturbance has come, by a person's judgement."""

    stage = forms.ChoiceField(label=_("Tahap"), choices=AlertStage.choices, widget=forms.RadioSelect)


class DetectForm(forms.Form):
    category = forms.ChoiceField(label=_("Perkara"), required=False)

    def __init__(self, *args: Any, categories: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = [("", _("semua perkara")), *categories]
