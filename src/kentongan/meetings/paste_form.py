"""The text from which a past rakor is made."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kentongan.text_files import MAX_BYTES, Unreadable, text_in

MOST, FEWEST = 100_000, 40  # letters


class PasteForm(forms.Form):
    """A text, pasted or as a file, and where it stood."""

    text = forms.CharField(
        label=_("Teks berita, notulen, atau laporan"), required=False, max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 12, "autofocus": True, "spellcheck": "false", "data-long": ""}),
        help_text=_("Tempel seluruhnya, dengan judul dan tanggalnya. Yang terbaca ditampilkan untuk dibetulkan."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Atau berkasnya (.txt, .docx, .pdf)"), required=False,
        widget=forms.FileInput(attrs={"accept": ".txt,.docx,.pdf,text/plain"}),
    )  # fmt: skip
    origin = forms.CharField(
        label=_("Dari mana"), max_length=200, required=False, help_text=_("Misalnya alamat berita atau nomor surat.")
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        file = data.get("file")
        if file:
            try:
                data["text"] = text_in(file.read(MAX_BYTES))
            except Unreadable as problem:
                self.add_error("file", _("Berkas tidak dapat dibaca: %s.") % problem)
        if not self.errors and len((data.get("text") or "").strip()) < FEWEST:
            self.add_error("text", _("Tempel teksnya, atau pilih berkasnya."))
        if not self.errors and len(data["text"]) > MOST:
            self.add_error("file", _("Berkas ini terlalu panjang."))
        return data
