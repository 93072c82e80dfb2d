"""Forms of the standard task sets and of the words for due dates."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kentongan.actions.forms import day
from kentongan.actions.models import TaskSet

Choices = list[tuple[str, Any]]
MOST_DAYS = 365


class SetForm(forms.Form):
    """A situation."""

    code = forms.SlugField(label=_("Kode"), max_length=40, help_text=_("Huruf kecil tanpa spasi; tidak berubah lagi."))
    label = forms.CharField(label=_("Situasi"), max_length=120)
    category = forms.ChoiceField(label=_("Perkara"), required=False)
    order = forms.IntegerField(label=_("Urutan"), min_value=0, max_value=999, initial=0)
    active = forms.BooleanField(label=_("Dipakai"), required=False, initial=True)

    def __init__(self, *args: Any, categories: Choices, task_set: TaskSet | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        self.task_set = task_set
        fields["category"].choices = [("", _("semua perkara")), *categories]
        if task_set is not None:
            del self.fields["code"]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if TaskSet.objects.filter(code=code).exists():
            raise forms.ValidationError(_("Kode ini sudah dipakai paket lain."))
        return code


class TaskForm(forms.Form):
    """One task of a set."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Tugas"), max_length=200)
    detail = forms.CharField(
        label=_("Uraian"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    office = forms.ChoiceField(label=_("Instansi"), required=False)
    supporting = forms.MultipleChoiceField(
        label=_("Pendukung"), required=False, widget=forms.SelectMultiple(attrs={"size": 4})
    )
    phase = forms.ChoiceField(label=_("Tahap"))
    rule = forms.ChoiceField(label=_("Kapan"), required=False)
    days = forms.IntegerField(
        label=_("Hari"), min_value=0, max_value=MOST_DAYS, required=False, help_text=_("Bila tanpa kata tenggat.")
    )
    order = forms.IntegerField(label=_("Urutan"), min_value=0, max_value=999, initial=0)
    active = forms.BooleanField(label=_("Dipakai"), required=False, initial=True)

    def __init__(
        self, *args: Any, offices: Choices, helpers: Choices, phases: Choices, rules: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["office"].choices = [("", _("dipilih saat diterapkan")), *offices]
        fields["supporting"].choices = helpers
        fields["phase"].choices = phases
        fields["phase"].initial = phases[0][0]  # so that a row nobody touched counts as blank
        fields["rule"].choices = [("", _("menurut hari")), *rules]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not given.get("rule") and given.get("days") is None and "days" not in self.errors:
            self.add_error("days", _("Pilih kata tenggat atau isi berapa hari."))
        return given


class RuleForm(forms.Form):
    """What a word means in days."""

    days = forms.IntegerField(label=_("Hari"), min_value=0, max_value=MOST_DAYS)
    working_days_only = forms.BooleanField(label=_("Hari kerja saja"), required=False)

    def __init__(self, *args: Any, least: int = 0, only_days: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.least = least
        if only_days:
            del self.fields["working_days_only"]

    def clean_days(self) -> int:
        days = int(self.cleaned_data["days"])
        if days < self.least:
            raise forms.ValidationError(_("Paling sedikit %d hari.") % self.least)
        return days


class PickForm(forms.Form):
    """One task of a set that is about to be given out."""

    ticked = forms.BooleanField(label=_("Berikan"), required=False, initial=True)
    title = forms.CharField(label=_("Tugas"), max_length=240)
    agency = forms.ChoiceField(label=_("Instansi"), required=False)
    due_on = day(_("Tenggat"), required=False)

    def __init__(self, *args: Any, offices: Choices, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        self.today = today
        fields["agency"].choices = [("", _("Pilih satu instansi")), *offices]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not given.get("ticked"):
            return given
        if not given.get("agency") and "agency" not in self.errors:
            self.add_error("agency", _("Pilih instansi, atau hapus centangnya."))
        due_on = given.get("due_on")
        if "due_on" not in self.errors and (due_on is None or due_on < self.today):
            self.add_error("due_on", _("Isi hari ini atau sesudahnya."))
        return given
