"""Which papers can be made, from what, and by which function."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from kentongan.briefs import (
    press_text,
    releasing,
    snapshot_day,
    snapshot_information,
    snapshot_invitation,
    snapshot_minutes,
    snapshot_month,
    snapshot_outcome,
    snapshot_plan,
)
from kentongan.briefs.content import Content, Order
from kentongan.briefs.models import BriefKind


@dataclass(frozen=True)
class Kind:
    """How a paper comes about.

    `needs` names what it is about: meeting, agency, incident, period, plan or quarter. `text` says what it is for.
    `closed` asks for a rakor with closed minutes, `dated` lets the day be chosen as of which it tells, `texts`
    are the parts that only a person can write, as key → (label, hint), `longest` is the most days it may cover.
    """

    build: Callable[[Order], Content]
    needs: tuple[str, ...]
    text: Any
    closed: bool = False
    dated: bool = True
    texts: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    longest: int = 366
    after: Callable[..., Any] | None = None  # what else begins with the paper; called with brief, member, at


KINDS: dict[str, Kind] = {
    BriefKind.MINUTES: Kind(
        snapshot_minutes.minutes, ("meeting",), _("Isi rakor yang sudah ditutup, untuk ditandatangani."), closed=True
    ),
    BriefKind.ATTENDANCE: Kind(
        snapshot_minutes.attendance, ("meeting",), _("Siapa yang hadir, dengan kolom tanda tangan."), dated=False
    ),
    BriefKind.OUTCOME: Kind(
        snapshot_outcome.outcome, ("meeting",), _("Hasil rakor untuk pimpinan: arahan dan keadaannya."), closed=True
    ),
    BriefKind.FOLLOW_UP: Kind(
        snapshot_outcome.follow_up, ("agency",), _("Apa yang harus dan sudah dikerjakan satu instansi.")
    ),
    BriefKind.PRESS: Kind(
        press_text.press,
        ("meeting",),
        _("Siaran pers dari notulen, tanpa kata tambahan; diterbitkan orang kedua."),
        closed=True,
        dated=False,
        after=releasing.drafted,
    ),
    BriefKind.INVITATION: Kind(
        snapshot_invitation.invitation, ("meeting",), _("Surat undangan kepada instansi yang diundang."), dated=False
    ),
    BriefKind.MONTHLY: Kind(
        snapshot_month.monthly, ("period",), _("Peristiwa, peringatan, rumor, dan tindak lanjut satu jangka waktu.")
    ),
    BriefKind.DAILY: Kind(snapshot_day.daily, (), _("Keadaan satu hari menurut Ipoleksosbudhankam.")),
    BriefKind.INFORMATION: Kind(
        snapshot_information.information,
        ("incident",),
        _("Fakta, analisa, prediksi, langkah, dan saran tentang satu peristiwa."),
        texts={
            "analysis": (_("Analisa"), _("Apa arti fakta ini menurut Anda.")),
            "prediction": (_("Prediksi"), _("Apa yang mungkin terjadi bila dibiarkan.")),
            "advice": (_("Saran"), _("Apa yang sebaiknya dilakukan, oleh siapa.")),
        },
    ),
    BriefKind.RISK_MAP: Kind(
        snapshot_month.risk_map, ("period",), _("Di mana peristiwa terjadi dan peringatan terbuka.")
    ),
    BriefKind.PLAN: Kind(
        snapshot_plan.plan, ("plan",), _("Rencana tahunan: siapa mengerjakan apa, dengan ukuran apa.")
    ),
    BriefKind.PLAN_REPORT: Kind(
        snapshot_plan.plan_report, ("plan", "quarter"), _("Capaian rencana pada B04, B08, atau B12.")
    ),
}
