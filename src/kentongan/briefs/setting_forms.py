"""What the city sets about its papers: numbers, signature, head, templates."""

from io import BytesIO
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

from kentongan.briefs import numbering
from kentongan.briefs.models import BriefKind, PaperSetting
from kentongan.briefs.template_trial import LARGEST
from kentongan.errors import Refused

LOGO_BYTES, LOGO_EDGE = 1_000_000, 600
HEAD_LINES = 5


class SettingForm(forms.ModelForm):
    """How one kind is numbered and signed."""

    class Meta:
        model = PaperSetting
        exclude = ["kind"]
        widgets = {
            "signatory_office": forms.Textarea(attrs={"rows": 2}),
            "copies": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "pattern": _("Tanda yang dikenal: {nomor} {kode} {kantor} {bulan} {bulan_romawi} {tahun}."),
            "series": _("Jenis naskah dengan deret yang sama memakai satu urutan nomor."),
            "signatory_office": _("Satu baris untuk tiap baris cetakan. {kota} dan {sekretariat} diisi sendiri."),
            "copies": _("Satu penerima tiap baris."),
        }

    def __init__(self, *args: Any, kind: str, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["copies"].max_length = 1_000  # type: ignore[attr-defined]
        if kind != BriefKind.PRESS:
            del self.fields["is_public"]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if len(given.get("copies", "")) > 1_000:
            self.add_error("copies", _("Paling panjang 1.000 huruf."))
        if given.get("pattern") and given.get("reset"):
            try:
                numbering.check(given["pattern"], given["reset"])
            except Refused as refusal:
                self.add_error("pattern", str(refusal))
        return given


class HeadForm(forms.Form):
    """The head of all papers."""

    lines = forms.CharField(
        label=_("Baris kop"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Satu baris tiap baris cetakan, paling banyak lima; yang terakhir dicetak paling besar."),
    )
    address = forms.CharField(label=_("Alamat, telepon, laman"), max_length=300, required=False)
    logo = forms.FileField(label=_("Lambang (PNG)"), required=False, help_text=_("Paling besar 1 MB."))
    keep_logo = forms.BooleanField(label=_("Pakai lambang yang sekarang"), required=False, initial=True)

    def clean_lines(self) -> str:
        lines = [line.strip() for line in str(self.cleaned_data["lines"]).splitlines() if line.strip()]
        if len(lines) > HEAD_LINES:
            raise forms.ValidationError(_("Paling banyak lima baris."))
        return "\n".join(lines)

    def clean_logo(self) -> bytes | None:
        """Return the picture drawn anew, so that nothing but its dots is kept."""
        file = self.cleaned_data["logo"]
        if file is None:
            return None
        if file.size > LOGO_BYTES:
            raise forms.ValidationError(_("Lambang terlalu besar. Paling besar 1 MB."))
        try:
            with Image.open(file, formats=["PNG"]) as picture:
                if max(picture.size) > 20 * LOGO_EDGE:
                    raise forms.ValidationError(_("Lambang terlalu besar. Paling besar 1 MB."))
                drawn = picture.convert("RGBA")
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
            raise forms.ValidationError(_("Berkas ini bukan gambar PNG.")) from None
        drawn.thumbnail((LOGO_EDGE, LOGO_EDGE))
        kept = BytesIO()
        drawn.save(kept, "PNG")
        return kept.getvalue()


class TemplateForm(forms.Form):
    """A DOCX template of the city's own."""

    file = forms.FileField(label=_("Berkas templat (.docx)"), help_text=_("Paling besar 1 MB, tanpa makro."))
    valid_from = forms.DateField(
        label=_("Berlaku sejak"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("Templat terlalu besar. Paling besar 1 MB; kecilkan gambar di dalamnya."))
        return file
