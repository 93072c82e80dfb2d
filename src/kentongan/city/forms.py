"""Forms of the upkeep. They validate only; what a rule of the product refuses is refused by the verb."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Agency, Classification, Member, Region, Role, Term
from kentongan.city.words import LISTS


def day(label: Any) -> forms.DateField:
    """Return a field for a day, with the browser's own calendar."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class TermForm(forms.Form):
    """A word for one of the lists."""

    kind = forms.ChoiceField(label=_("Daftar"))
    code = forms.SlugField(label=_("Kode"), max_length=40, help_text=_("Huruf kecil tanpa spasi; tidak berubah lagi."))
    label = forms.CharField(label=_("Sebutan"), max_length=120)
    gloss = forms.CharField(label=_("Arti (Inggris)"), max_length=160, required=False)
    source = forms.CharField(
        label=_("Sumber"), max_length=200, help_text=_("Peraturan atau keputusan yang menetapkan istilah ini.")
    )
    valid_from = day(_("Berlaku sejak"))
    order = forms.IntegerField(label=_("Urutan"), min_value=0, max_value=999, initial=0, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = Term.objects.order_by("kind").values_list("kind", flat=True).distinct()
        choices = sorted(((kind, str(LISTS.get(kind, kind))) for kind in kinds), key=lambda pair: pair[1])
        self.fields["kind"].choices = choices

    def clean_order(self) -> int:
        return int(self.cleaned_data["order"] or 0)


class EndForm(forms.Form):
    """The day on which a word ends."""

    valid_to = day(_("Berlaku sampai sebelum"))


class PlaceForm(forms.Form):
    """What a member may do, where, and how secret; the part that enrolling and changing share."""

    role = forms.ChoiceField(label=_("Peran"), choices=Role.choices)
    region = forms.ModelChoiceField(
        Region.objects.none(), label=_("Wilayah kerja"), help_text=_("Yang dilihat: wilayah ini dan semua di bawahnya.")
    )
    clearance = forms.TypedChoiceField(label=_("Hak baca"), choices=Classification.choices, coerce=int)

    def __init__(self, *args: Any, regions: QuerySet[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["region"]
        field.queryset = regions
        field.label_from_instance = lambda region: f"{region.code} {region.name}"


class EnrolForm(PlaceForm):
    """A new log-in."""

    username = forms.SlugField(label=_("Nama pengguna"), max_length=60)
    name = forms.CharField(label=_("Nama"), max_length=150)
    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Instansi"))
    password = forms.CharField(
        label=_("Kata sandi awal"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Sampaikan langsung kepada orangnya; minta ia menggantinya."),
    )
    field_order = ["username", "name", "agency", "role", "region", "clearance", "password"]

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["agency"]
        field.queryset = agencies

    def clean_username(self) -> str:
        username = str(self.cleaned_data["username"])
        if Member.objects.filter(username=username).exists():
            raise ValidationError(_("Nama pengguna ini sudah dipakai."))
        return username

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if password := given.get("password"):
            try:
                validate_password(password, Member(username=given.get("username", ""), name=given.get("name", "")))
            except ValidationError as problem:
                self.add_error("password", problem)
        return given


class ChangeForm(PlaceForm):
    """What changes about a member; nobody is deleted, they are made inactive."""

    is_active = forms.BooleanField(label=_("Aktif: boleh masuk"), required=False)


class ResetForm(forms.Form):
    """A new first password for somebody else."""

    password = forms.CharField(
        label=_("Kata sandi awal yang baru"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Sampaikan langsung kepada orangnya; minta ia menggantinya."),
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, self.member)
        return password


MONTH = 30 * 24 * 60  # minutes


class RungForm(forms.Form):
    """Who stands on a step of a ladder, and how long the step below has for an answer."""

    label = forms.CharField(
        label=_("Sebutan"), max_length=60, help_text=_("Jabatan seperti yang dibaca semua orang, misalnya Camat.")
    )
    agency_kind = forms.ChoiceField(
        label=_("Jenis instansi"),
        required=False,
        help_text=_("Untuk jabatan yang ada di banyak wilayah: instansi jenis ini di wilayah kejadian."),
    )
    agency = forms.ModelChoiceField(
        Agency.objects.none(), label=_("Atau satu instansi"), required=False, empty_label=_("tidak satu instansi saja")
    )
    role = forms.ChoiceField(label=_("Hanya peran"), choices=[("", _("semua peran")), *Role.choices], required=False)
    minutes = forms.IntegerField(
        label=_("Naik ke sini setelah (menit)"),
        min_value=0,
        max_value=MONTH,
        help_text=_("Dihitung sejak giliran anak tangga di bawahnya. 120 = dua jam, 1440 = satu hari."),
    )
    urgent_minutes = forms.IntegerField(label=_("Bila mendesak (Awas), setelah (menit)"), min_value=0, max_value=MONTH)

    def __init__(
        self, *args: Any, agencies: QuerySet[Agency], kinds: list[tuple[str, str]], is_bottom: bool, **kwargs: Any
    ) -> None:
        """`is_bottom`: is this the first rung of alerts, which is reached at once and so needs no wait?"""
        super().__init__(*args, **kwargs)
        kind, office = self.fields["agency_kind"], self.fields["agency"]
        kind.choices = [("", _("bukan menurut jenis")), *kinds]
        office.queryset = agencies
        self.is_bottom = is_bottom
        if is_bottom:
            del self.fields["minutes"], self.fields["urgent_minutes"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        kind, office = given.get("agency_kind"), given.get("agency")
        if bool(kind) == bool(office):
            self.add_error("agency_kind", _("Pilih jenis instansi atau satu instansi: salah satu, tidak keduanya."))
        usual, urgent = given.get("minutes"), given.get("urgent_minutes")
        if usual == 0:
            self.add_error("minutes", _("Beri anak tangga di bawahnya waktu sedikitnya 1 menit."))
        if usual is not None and urgent is not None and urgent > usual:
            self.add_error("urgent_minutes", _("Yang mendesak tidak boleh menunggu lebih lama daripada yang biasa."))
        return given


class PasswordForm(forms.Form):
    """One's own password: the old one first, the new one twice."""

    old = forms.CharField(
        label=_("Kata sandi lama"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    new = forms.CharField(
        label=_("Kata sandi baru"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html,
    )
    again = forms.CharField(
        label=_("Kata sandi baru, sekali lagi"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member

    def clean_old(self) -> str:
        old = str(self.cleaned_data["old"])
        if not self.member.check_password(old):
            raise ValidationError(_("Kata sandi lama tidak cocok."))
        return old

    def clean_new(self) -> str:
        new = str(self.cleaned_data["new"])
        validate_password(new, self.member)
        return new

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("new") and given.get("again") and given["new"] != given["again"]:
            self.add_error("again", _("Kedua kata sandi baru tidak sama."))
        return given
