"""The fields that a template may hold, as whoever makes one reads them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from kentongan.briefs.layouts import Section, layout


@dataclass(frozen=True)
class Field:
    """A tag as it is typed into the template, and what it prints."""

    tag: str
    text: Any


ALWAYS = (
    Field("{{ number }}", _("nomor naskah")),
    Field("{{ heading }}", _("kepala naskah, misalnya NOTULEN")),
    Field("{{ title }}", _("judul")),
    Field("{{ nature }}", _("sifat")),
    Field("{{ classification }}", _("klasifikasi; kosong bila biasa")),
    Field("{{ city }}", _("nama kota atau kabupaten")),
    Field("{{ town }}", _("tempat surat ditulis")),
    Field("{{ composed_on }}", _("tanggal naskah")),
    Field("{{ as_of }}", _("keadaan per tanggal")),
    Field("{{ secretariat }}", _("nama sekretariat")),
    Field("{{ logo }}", _("lambang daerah, sendirian di satu alinea")),
    Field("{{ digest }}", _("sidik isi")),
    Field("{%p for it in head.lines %} {{ it }} {%p endfor %}", _("baris kop")),
    Field("{%tr for it in facts %} {{ it[0] }} {{ it[1] }} {%tr endfor %}", _("keterangan di awal")),
    Field("{%p for it in opening %} {{ it }} {%p endfor %}", _("alinea pembuka")),
    Field("{%p for it in closing %} {{ it }} {%p endfor %}", _("alinea penutup")),
    Field("{%p for it in limits %} {{ it }} {%p endfor %}", _("batas isi naskah")),
    Field("{%p for it in copies %} {{ it }} {%p endfor %}", _("tembusan")),
    Field("{{ signatory.office|join(' ') }}", _("jabatan penanda tangan")),
    Field("{{ signatory.name }}", _("nama penanda tangan")),
    Field("{{ signatory.rank }}", _("pangkat")),
    Field("{{ signatory.nip }}", _("NIP")),
)
LETTER = (
    Field("{{ letter.subject }}", _("hal")),
    Field("{{ letter.attachments }}", _("lampiran")),
    Field("{%p for it in letter.to %} {{ it }} {%p endfor %}", _("penerima")),
)


def of(kind: str) -> list[Field]:
    """Return every field of a kind.

    >>> [field.tag for field in of("press")][-1]
    '{%p for it in bagian.body.paragraphs %} {{ it }} {%p endfor %}'
    """
    bones = layout(kind)
    sections = [field for section in bones.sections for field in _of_section(section)]
    return [*ALWAYS, *(LETTER if bones.shape == "letter" else ()), *sections]


def _of_section(section: Section) -> list[Field]:
    place, title = f"bagian.{section.key}", section.title or section.key
    if section.shape == "table":
        cells = " ".join("{{ it." + key + " }}" for key, _title, _width in section.columns)
        return [Field("{%tr for it in " + place + ".rows %} " + cells + " {%tr endfor %}", title)]
    if section.shape == "groups":
        inner = "{{ group.title }} {%p for it in group.entries %} {{ it }} {%p endfor %}"
        return [Field("{%p for group in " + place + ".groups %} " + inner + " {%p endfor %}", title)]
    names = {"list": ("entries", "it"), "text": ("paragraphs", "it"), "pictures": ("pictures", "it.picture")}
    many, each = names[section.shape]
    return [Field("{%p for it in " + place + "." + many + " %} {{ " + each + " }} {%p endfor %}", title)]
