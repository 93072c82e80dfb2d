"""Forms of gateways: they validate only."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member, Region
from kentongan.gateways.models import Gateway, Proof
from kentongan.gateways.picking import FIELDS, PATH
from kentongan.intake import traces


class NewGatewayForm(forms.Form):
    """A gateway to be set up."""

    name = forms.CharField(label=_("Nama"), max_length=80, help_text=_("Misalnya “WhatsApp Lapor Kota”."))
    slug = forms.SlugField(
        label=_("Alamat"),
        max_length=40,
        help_text=_("Huruf kecil, angka, dan tanda hubung; tidak berubah lagi."),
        error_messages={"invalid": _("Pakai huruf, angka, dan tanda hubung saja, tanpa spasi.")},
    )
    proof = forms.ChoiceField(
        label=_("Pembuktian"),
        choices=Proof,
        initial=Proof.SIGNED,
        help_text=_("Pakai kata sandi hanya bila gerbangnya tidak dapat menandatangani."),
    )
    region = forms.ModelChoiceField(
        label=_("Wilayah laporannya"), queryset=Region.objects.none(), empty_label=None
    )  # fmt: skip

    def __init__(self, *args: Any, regions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = regions


PLAIN = ("name", "is_active", "proof", "region", "trusts_numbers", "keep_days")  # as the form and the row call them


class GatewayForm(forms.Form):
    """How a gateway's messages are read. With a sample one sees it before it counts."""

    name = forms.CharField(label=_("Nama"), max_length=80)
    is_active = forms.BooleanField(label=_("Gerbang ini aktif"), required=False)
    proof = forms.ChoiceField(label=_("Pembuktian"), choices=Proof)
    region = forms.ModelChoiceField(
        label=_("Wilayah laporannya"), queryset=Region.objects.none(), empty_label=None
    )  # fmt: skip
    trusts_numbers = forms.BooleanField(
        label=_("Nomor pengirim dapat dipercaya"),
        required=False,
        help_text=_(
            "Nomor anggota yang terdaftar menjadi pengirim laporannya. Jangan untuk SMS: nomornya dapat dipalsukan."
        ),
    )

    keep_days = traces.field()

    def __init__(self, *args: Any, regions: Any, gateway: Gateway, **kwargs: Any) -> None:
        names = PLAIN
        initial = {name: getattr(gateway, name) for name in names}
        initial |= {f"path_{field}": gateway.mapping.get(field, "") for field in FIELDS}
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = regions
        for field, label in FIELDS.items():
            self.fields[f"path_{field}"] = forms.RegexField(
                PATH,
                label=label,
                max_length=120,
                required=False,
                strip=True,
                error_messages={"invalid": _("Tulis seperti data.message.text; angka untuk urutan dalam daftar.")},
                widget=forms.TextInput(attrs={"spellcheck": "false", "autocapitalize": "none"}),
            )
        self.fields["sample"] = forms.CharField(
            label=_("Contoh kiriman untuk dicoba (JSON)"),
            max_length=20_000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
            help_text=_("Tidak disimpan. Hapus nama dan nomor orang dari contohnya."),
        )

    def clean_sample(self) -> Any:
        text = self.cleaned_data["sample"]
        if not text:
            return None
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            raise forms.ValidationError(_("Contoh ini bukan JSON yang sah.")) from None

    def given(self) -> dict[str, Any]:
        """Return the arguments for `services.set_gateway`."""
        told = self.cleaned_data
        mapping = {field: told[f"path_{field}"] for field in FIELDS if told[f"path_{field}"]}
        return {name: told[name] for name in PLAIN} | {"mapping": mapping}


class NumberForm(forms.Form):
    """A member's telephone number."""

    member = forms.ModelChoiceField(label=_("Anggota"), queryset=Member.objects.none())
    number = forms.CharField(
        label=_("Nomor telepon"),
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        help_text=_("Yang disimpan hanya sidiknya dan tiga angka terakhir."),
    )

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members
