"""Verbs of intervention: plan, start building, make live with proof, link, end; and ask whether it helped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.actions import holds
from kentongan.actions.models import ActionItem
from kentongan.actions.proofs import Proof
from kentongan.alerts import measuring
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city import services as numbers
from kentongan.city.models import Agency, Classification, Member, Region
from kentongan.errors import NotYours, Refused
from kentongan.interventions import queries
from kentongan.interventions.models import Chosen, EffectRun, Intervention, InterventionState
from kentongan.journal import queries as history
from kentongan.journal import services as journal

PLANNED, BUILDING = InterventionState.PLANNED, InterventionState.BUILDING
LIVE, ENDED = InterventionState.LIVE, InterventionState.ENDED


class NotYourOffice(Refused):
    code = "intervention-not-your-office"
    status = 403
    text = _("Intervensi ini dikerjakan {office}. Hanya anggota instansi itu yang dapat memajukannya.")


class MovedOn(Refused):
    code = "intervention-moved-on"
    text = _("Intervensi ini sudah berubah keadaan menjadi “{state}” oleh {who}. Muat ulang halamannya.")


class ProofNeeded(Refused):
    code = "intervention-proof-needed"
    status = 422
    text = _("Lampirkan foto atau dokumen, atau tulis apa yang terlihat di lapangan, sebagai bukti sudah berjalan.")


class NotYet(Refused):
    code = "intervention-not-yet"
    status = 422
    text = _("Tanggal itu belum tiba. Isi hari ini atau sebelumnya.")


class BeforeItsStart(Refused):
    code = "intervention-before-start"
    status = 422
    text = _("Tanggal berakhir tidak boleh sebelum tanggal mulai berjalan.")


class ReasonNeeded(Refused):
    code = "intervention-reason-needed"
    status = 422
    text = _("Tulis alasannya, agar yang lain tahu mengapa.")


class PermanentNotLive(Refused):
    code = "intervention-permanent-not-live"
    text = _(
        "Langkah sementara ini belum boleh diakhiri: {permanent} belum berjalan. Nyatakan dahulu bahwa yang tetap "
        "sudah berjalan, dengan bukti."
    )


class NothingPermanent(Refused):
    code = "intervention-nothing-permanent"
    text = _(
        "Langkah sementara ini belum menyebut penggantinya yang tetap. Hubungkan dahulu; ia baru boleh diakhiri bila "
        "yang tetap sudah berjalan."
    )


class NotABridge(Refused):
    code = "intervention-not-a-bridge"
    status = 422
    text = _("Hanya langkah sementara yang dapat menjembatani langkah tetap yang belum berakhir.")


class NotLiveYet(Refused):
    code = "intervention-not-live-yet"
    status = 422
    text = _("Dampak baru dapat dihitung setelah intervensi berjalan.")


@dataclass(frozen=True)
class Plan:
    """What is known of an intervention before it begins; `against` holds codes of issue categories."""

    label: str
    kind: str
    region: Region
    against: Sequence[str]
    phase: str
    agency: Agency
    due_on: date
    spot: str = ""
    lat: float | None = None
    lng: float | None = None
    budget_note: str = ""
    budget_year: int | None = None
    chosen_because_bad: str = Chosen.UNKNOWN
    bridges_to: Intervention | None = None
    action: ActionItem | None = None
    ending_action: ActionItem | None = None
    classification: int = Classification.OPEN


@transaction.atomic
def plan(
    *, facts: Plan, member: Member, at: datetime, token: UUID | None = None, is_simulated: bool = False
) -> Intervention:
    """Write down what is to be done in the field; the same form sent twice makes one.

    Raises:
        NotYours: the region is outside the member's area, or the secrecy above their clearance.
        NotABridge: it is not interim, or what it bridges to is interim or over.
    """
    known = Intervention.objects.filter(token=token).first() if token else None
    if known is not None:
        return known
    secrecy = max(facts.classification, *(one.classification for one in (facts.action, facts.bridges_to) if one), 0)
    if not access.in_scope(member, facts.region.code) or secrecy > member.clearance:
        raise NotYours
    interim = bool(queries.kinds().get(facts.kind, {}).get("interim", False))
    if facts.bridges_to is not None:
        _refuse_no_bridge(interim, facts.bridges_to)
    values = dict(vars(facts)) | {"against": list(facts.against), "classification": secrecy}
    thing = Intervention.objects.create(
        **values,
        number=numbers.next_number("intervention"),
        is_interim=interim,
        bridge_live_since=_live_day(facts.bridges_to),
        planned_by=member,
        planned_at=at,
        token=token,
        is_simulated=is_simulated,
    )
    changes = {"kind": ["", thing.kind], "due_on": ["", thing.due_on.isoformat()]}
    journal.record("intervention.plan", thing, actor=member, at=at, changes=changes)
    return thing


@transaction.atomic
def start_building(*, intervention: Intervention, member: Member, at: datetime) -> None:
    """Say that work on it has begun."""
    _office(intervention, member)
    _move(intervention, [PLANNED], BUILDING, member=member, at=at, verb="intervention.build")


@transaction.atomic
def make_live(
    *,
    intervention: Intervention,
    member: Member,
    since: date,
    at: datetime,
    note: str = "",
    proof: Proof | None = None,
) -> None:
    """Say that it works, with proof. Interims that bridge to it may end from then on.

    Raises:
        ProofNeeded: neither a file nor a note.
        NotYet: the day lies ahead.
    """
    _office(intervention, member)
    if proof is None and not note.strip():
        raise ProofNeeded
    if since > _day(at):
        raise NotYet
    values: dict[str, Any] = {"live_since": since, "proof_note": note.strip()}
    if proof is not None:
        kept = intervention.proof_file
        kept.save(f"{proof.digest[:24]}.{proof.extension}", ContentFile(proof.content), save=False)
        values |= {"proof_file": kept.name, "proof_is_photo": proof.is_photo}
    _move(intervention, [PLANNED, BUILDING], LIVE, member=member, at=at, verb="intervention.live", **values)
    intervention.bridged_by.update(bridge_live_since=since)


@transaction.atomic
def link(*, intervention: Intervention, permanent: Intervention, member: Member, at: datetime) -> None:
    """Name the permanent one that an interim bridges to, or another than before.

    Raises:
        NotABridge: see `plan`.
        MovedOn: the interim is over.
    """
    _refuse_no_bridge(intervention.is_interim, permanent)
    if permanent.classification > intervention.classification:  # its name would be read by whoever reads the interim
        raise NotABridge
    mine = Intervention.objects.filter(pk=intervention.pk).exclude(state=ENDED)
    if not mine.update(bridges_to=permanent, bridge_live_since=_live_day(permanent)):
        _moved_on(intervention)
    changes = {"bridges_to": [intervention.bridges_to_id, permanent.pk]}
    journal.record("intervention.link", intervention, actor=member, at=at, changes=changes)
    intervention.refresh_from_db()


@transaction.atomic
def end(*, intervention: Intervention, member: Member, reason: str, on: date, at: datetime) -> None:
    """End it, with a reason. An interim that has been live waits for the permanent one.

    Raises:
        ReasonNeeded, NotYet, BeforeItsStart
        NothingPermanent, PermanentNotLive: of an interim.
    """
    if not reason.strip():
        raise ReasonNeeded
    if on > _day(at):
        raise NotYet
    intervention.refresh_from_db()  # the permanent one may have gone live since the page was opened
    if intervention.live_since and on < intervention.live_since:
        raise BeforeItsStart
    refusal = hold_on(intervention)
    if refusal is not None:
        raise refusal
    values = {"ended_on": on, "ending_reason": reason.strip()}
    _move(intervention, [PLANNED, BUILDING, LIVE], ENDED, member=member, at=at, verb="intervention.end", **values)


def hold(action: ActionItem) -> Refused | None:
    """Return why an action may not be checked yet: it takes down an interim whose permanent one is not live."""
    for thing in Intervention.objects.filter(ending_action=action, state=LIVE).select_related("bridges_to"):
        refusal = hold_on(thing)
        if refusal is not None:
            return refusal
    return None


def hold_on(thing: Intervention) -> Refused | None:
    """Return why an intervention may not end yet; None when it may."""
    if not thing.is_interim or thing.live_since is None:
        return None
    if thing.bridges_to is None:
        return NothingPermanent()
    return None if thing.bridge_live_since else PermanentNotLive(permanent=thing.bridges_to.label)


holds.add(hold)


# --- did it help? -----------------------------------------------------------------------------------------------------


@transaction.atomic
def measure(*, intervention: Intervention, at: datetime, member: Member | None = None) -> EffectRun:
    """Ask the detector, and keep the answer with the counts it used. The same counts leave no new run.

    Raises:
        NotLiveYet: there is no start to count from.
    """
    if intervention.live_since is None:
        raise NotLiveYet
    last = min(_day(at) - timedelta(days=1), intervention.ended_on or date.max)
    counts = measuring.gather_effect(
        settings.HOME_CODE,
        treated=intervention.region_id,
        excluded=_alike(intervention),
        categories=intervention.against,
        start=intervention.live_since,
        last=last,
        chosen_because_bad={Chosen.YES: True, Chosen.NO: False}.get(Chosen(intervention.chosen_because_bad)),
        zone=ZoneInfo(settings.TIME_ZONE),
    )
    words: dict[str, Any] = _words(intervention)
    known = intervention.effect_runs.first()
    if known is not None and known.counts == counts and known.words == words:
        return known
    run = EffectRun.objects.create(
        intervention=intervention, at=at, last=last, counts=counts, words=words, found=measuring.effect(counts, **words)
    )
    changes = {"run": ["", run.pk], "verdict": ["", run.found["verdict"]]}
    journal.record("intervention.measure", intervention, actor=member, at=at, changes=changes)
    return run


def measure_all(*, at: datetime) -> None:
    """Ask once a month for everything that is live; the job comes daily, so that a day missed is no month missed."""
    month = datetime.combine(_day(at).replace(day=1), time.min, tzinfo=ZoneInfo(settings.TIME_ZONE))
    asked = EffectRun.objects.filter(at__gte=month).values("intervention")
    for thing in Intervention.objects.filter(state=LIVE).exclude(pk__in=asked).order_by("pk"):
        measure(intervention=thing, at=at)


def _alike(thing: Intervention) -> list[str]:
    """Codes of the other places where something was live against the same while this one was: no comparison."""
    others = Intervention.objects.filter(live_since__isnull=False).exclude(pk=thing.pk).exclude(region=thing.region_id)
    against = set(thing.against)
    since = thing.live_since or date.max
    rows = [one for one in others if against & set(one.against) and (one.ended_on is None or one.ended_on >= since)]
    return [one.region_id for one in rows]


def _words(thing: Intervention) -> dict[str, str]:
    labels = city.labels("issue_category")
    after = queries.kinds().get(thing.kind, {}).get("after")
    level = {"village": "Kel.", "district": "Kec."}.get(thing.region.level, "")
    return {
        "what": " serta ".join(labels.get(code, code).lower() for code in thing.against),
        "where": f"{level} {thing.region.name}".strip(),
        "since": str(after or "intervensi berjalan"),
    }


# --- small rules ------------------------------------------------------------------------------------------------------


def _refuse_no_bridge(interim: bool, permanent: Intervention) -> None:
    if not interim or permanent.is_interim or permanent.state == ENDED:
        raise NotABridge


def _live_day(permanent: Intervention | None) -> date | None:
    return permanent.live_since if permanent else None


def _office(thing: Intervention, member: Member) -> None:
    if thing.agency_id != member.agency_id:
        raise NotYourOffice(office=thing.agency.short)


def _day(at: datetime) -> date:
    return at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def _move(
    thing: Intervention,
    sources: Sequence[InterventionState],
    to: InterventionState,
    *,
    member: Member,
    at: datetime,
    verb: str,
    **values: Any,
) -> None:
    """Compare and set: only from the states that the person saw."""
    if not Intervention.objects.filter(pk=thing.pk, state__in=sources).update(state=to, **values):
        _moved_on(thing)
    journal.record(verb, thing, actor=member, at=at, changes={"state": [str(thing.state), to.value]})
    thing.refresh_from_db()


def _moved_on(thing: Intervention) -> None:
    thing.refresh_from_db()
    moves = [line for line in history.entries("intervention", thing.pk) if "state" in line.changes]
    who = moves[-1].actor_name if moves else thing.planned_by.name
    raise MovedOn(state=thing.get_state_display(), who=who)
