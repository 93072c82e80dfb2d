"""A year of monthly situation reports of six offices and a month of daily police reports, all made up."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from zoneinfo import ZoneInfo

from kentongan.city.models import Agency, Classification, Member
from kentongan.demo.facts import load_situations
from kentongan.situations import form_services, periods, services, writing
from kentongan.situations.models import Indicator, ReportForm, SituationReport, Wants
from kentongan.situations.periods import Period
from kentongan.situations.writing import Number, Text

SEED = 640
MONTHS, DAYS = 12, 30
WRITERS = ("polres", "satpolpp", "pupr", "dinkes", "dlh", "camat.wonoasih")
MONTHLY, DAILY = "ipoleksosbudhankam", "polisi-harian"
SILENT = {("dlh", 0), ("camat.wonoasih", 3), ("satpolpp", 5)}  # (who, how many months ago) sent nothing
LATE = {("dinkes", 1), ("pupr", 4)}
SILENT_DAY = 9


def load(people: Mapping[str, Member], *, at: datetime, zone: ZoneInfo) -> None:
    """Ask six offices for monthly reports and write what they would have sent; each text bears the mark SIMULASI."""
    chance = Random(SEED)  # noqa: S311 - the same demo every time, not a secret
    monthly = _for_six(people, at=at)
    daily = ReportForm.objects.get(code=DAILY)
    local = at.astimezone(zone)
    for ago, period in enumerate(list(periods.latest(monthly, local, MONTHS + 1))[:0:-1]):
        for writer in WRITERS:
            months_ago = MONTHS - 1 - ago
            if (writer, months_ago) not in SILENT:
                sent = periods.due_at(monthly, period, zone) - timedelta(hours=chance.randint(3, 60))
                late = timedelta(days=6 if (writer, months_ago) in LATE else 0)
                _report(monthly, period, people[writer], chance, at=min(sent + late, at), theme=writer)
    for ago, period in enumerate(list(periods.latest(daily, local, DAYS + 1))[:0:-1]):
        if ago != DAYS - SILENT_DAY:
            sent = periods.due_at(daily, period, zone) - timedelta(minutes=chance.randint(10, 90))
            steep = ago >= DAYS - 2
            _report(daily, period, people["polres"], chance, at=min(sent, at), theme="harian", steep=steep)


def _for_six(people: Mapping[str, Member], *, at: datetime) -> ReportForm:
    form = ReportForm.objects.get(code=MONTHLY)
    kept = ("name", "source", "window_from", "due_days", "due_time", "agency_kinds")
    facts = {name: getattr(form, name) for name in kept} | {"is_for_all": False}
    offices = Agency.objects.filter(pk__in={people[writer].agency_id for writer in WRITERS})
    return form_services.save_form(
        form=form, facts=facts | {"agencies": offices}, headings=None, member=people["sekretaris"], at=at
    )


def _report(
    form: ReportForm,
    period: Period,
    member: Member,
    chance: Random,
    *,
    at: datetime,
    theme: str,
    steep: bool = False,
) -> None:
    opened = at - timedelta(hours=1)
    report = services.begin(form=form, start=period.start, member=member, at=opened, is_simulated=True)
    writing.write(
        report=report,
        texts=list(_texts(report, chance, theme)),
        numbers=list(_numbers(report, chance, steep=steep)),
        classification=Classification.LIMITED if form.code == DAILY else Classification.OPEN,
        member=member,
        at=opened,
    )
    services.send(report=report, member=member, at=at)


def _texts(report: SituationReport, chance: Random, theme: str) -> Iterator[Text]:
    words = load_situations()["text"]
    for heading in report.form.headings.filter(wants=Wants.TEXT):
        known = words.get(theme, {}).get(heading.dimension or heading.code, [])
        if known and chance.random() < 0.75:
            yield Text(heading.pk, f"[SIMULASI] {chance.choice(known)}", 0)


def _numbers(report: SituationReport, chance: Random, *, steep: bool) -> Iterator[Number]:
    usual = load_situations()["usual"]
    owned = load_situations()["counted_by"]
    for indicator in Indicator.objects.filter(headings__form=report.form).order_by("order"):
        by = owned.get(indicator.pk)
        if by is None or by == report.agency_id or report.form.code == DAILY:
            yield _number(indicator, usual[indicator.pk], chance, steep=steep)


def _number(indicator: Indicator, usual: int, chance: Random, *, steep: bool) -> Number:
    """Return a figure around the usual one; chilli has become dear in the last two days."""
    if not indicator.is_pair:
        return Number(indicator.pk, Decimal(max(0, round(chance.gauss(usual, usual / 4)))), None, "", 0)
    season = Decimal("1.5") if steep and indicator.pk.startswith("cabai-rawit") else Decimal(1)
    middle = Decimal(round(usual * chance.uniform(0.98, 1.02) / 100) * 100) * season
    low = middle - Decimal(round(usual * 0.02 / 100) * 100)
    return Number(indicator.pk, low, middle + Decimal(round(usual * 0.03 / 100) * 100), "Pasar Baru", 0)
