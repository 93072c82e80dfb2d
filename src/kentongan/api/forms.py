"""Forms of the feeds. They validate only; what a rule of the product refuses is refused by the verb."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kentongan.api import cap
from kentongan.api.models import Feed
from kentongan.city.models import Agency, Classification, Member, Region

LONGEST = timedelta(days=731)


def _same(words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return words of the standard as choices: they are shown as they are sent."""
    return [(word, word) for word in words]


class KeyForm(forms.Form):
    """A new key."""

    label = forms.CharField(
        label=_("Sebutan"), max_length=80, help_text=_("Untuk apa kunci ini, misalnya “Papan Command Center”.")
    )
    member = forms.ModelChoiceField(
        Member.objects.none(),
        label=_("Pemegang: anggota"),
        required=False,
        help_text=_("Isi salah satu: anggota atau instansi."),
    )
    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Pemegang: instansi"), required=False)
    region = forms.ModelChoiceField(Region.objects.none(), label=_("Wilayah"))
    clearance = forms.TypedChoiceField(label=_("Hak baca"), choices=Classification.choices, coerce=int)
    feeds = forms.MultipleChoiceField(
        label=_("Umpan yang dibuka"), choices=Feed.choices, widget=forms.CheckboxSelectMultiple
    )
    expires_on = forms.DateField(
        label=_("Berlaku sampai"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(
        self,
        *args: Any,
        members: QuerySet[Member],
        agencies: QuerySet[Agency],
        regions: QuerySet[Region],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["member"].queryset = members
        self.fields["agency"].queryset = agencies
        self.fields["region"].queryset = regions
        self.fields["region"].label_from_instance = lambda region: f"{region.code} {region.name}"

    def clean_expires_on(self) -> date:
        day: date = self.cleaned_data["expires_on"]
        if not self.today < day <= self.today + LONGEST:
            raise ValidationError(_("Pilih hari sesudah hari ini, paling lama dua tahun lagi."))
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if bool(given.get("member")) == bool(given.get("agency")) and not self.errors:
            self.add_error("member", _("Pilih satu pemegang: seorang anggota atau sebuah instansi."))
        return given


class ProfileForm(forms.Form):
    """As whom the city speaks."""

    sender = forms.CharField(
        label=_("Pengenal pengirim"),
        max_length=80,
        validators=[RegexValidator(r"^[^\s,<&]+$", _("Tanpa spasi, koma, < dan &."))],
        help_text=_(
            "Unik di dunia; biasanya nama domain atau surel kantor, misalnya bakesbangpol@probolinggokota.go.id."
        ),
    )
    sender_name = forms.CharField(label=_("Nama pengirim"), max_length=120)
    contact = forms.CharField(
        label=_("Narahubung"), max_length=120, required=False, help_text=_("Nomor atau surel kantor, bukan perorangan.")
    )
    site = forms.URLField(
        label=_("Alamat pemasangan ini"),
        max_length=120,
        required=False,
        assume_scheme="https",
        help_text=_(
            "Awal alamat halaman ini, misalnya https://kentongan.kota.go.id; dipakai untuk tautan dalam pesan."
        ),
    )
    audience = forms.CharField(
        label=_("Untuk siapa"), max_length=200, help_text=_("Tertulis pada pesan yang tidak untuk masyarakat umum.")
    )
    is_public = forms.BooleanField(
        label=_("Peringatan biasa boleh diteruskan ke masyarakat"),
        required=False,
        help_text=_("Tanpa centang, peringatan biasa pun bertanda Restricted: hanya untuk yang bertugas."),
    )


class LevelForm(forms.Form):
    """How one level is told."""

    urgency = forms.ChoiceField(label=_("Urgensi (urgency)"), choices=_same(cap.URGENCIES))
    severity = forms.ChoiceField(label=_("Keparahan (severity)"), choices=_same(cap.SEVERITIES))
    response = forms.ChoiceField(label=_("Tanggapan (responseType)"), choices=_same(cap.RESPONSES))
    hours = forms.IntegerField(
        label=_("Berlaku (jam)"),
        min_value=1,
        max_value=720,
        help_text=_("Menjelang habis, pesan diperbarui selama peringatannya masih terbuka."),
    )
    instruction = forms.CharField(label=_("Anjuran"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    instruction_en = forms.CharField(
        label=_("Anjuran (Inggris)"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    description_en = forms.CharField(
        label=_("Uraian (Inggris)"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class CategoryForm(forms.Form):
    """Which categories of CAP one kind of trouble falls under."""

    categories = forms.MultipleChoiceField(
        label=_("Kategori CAP"), choices=_same(cap.CATEGORIES), widget=forms.CheckboxSelectMultiple
    )
    because = forms.CharField(label=_("Alasan"), max_length=200)
