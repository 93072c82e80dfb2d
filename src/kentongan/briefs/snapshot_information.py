"""The information report on one incident: facts from the record, opinion from whoever signs it, kept apart."""

from django.utils.timezone import localdate

from kentongan.actions.models import ActionItem, ActionState
from kentongan.briefs import happenings
from kentongan.briefs.as_of import actions_on, end_of, rewound
from kentongan.briefs.content import Content, Order
from kentongan.briefs.words import DAYS, day
from kentongan.city import queries as city
from kentongan.verification.models import Incident, Severity, Verdict

UNKNOWN = "belum diketahui"


def information(order: Order) -> Content:
    """Return facts, analysis, prediction, steps and advice on one incident; nobody who told of it is named."""
    if order.incident is None:
        raise ValueError(order.kind)
    [incident] = rewound(
        [order.incident], kind="incident", fields=("verdict", "severity"), day=order.as_of, today=order.today
    )
    dimension = city.labels("dimension").get(city.default_dimension(incident.category), "–")
    return Content(
        title=f"Laporan informasi: {incident.title}",
        file=f"Laporan Informasi {incident.occurred_on.isoformat()}",
        simulated=incident.is_simulated,
        facts=[("Bidang", dimension), ("Perihal", incident.title), ("Keadaan per", day(order.as_of))],
        filled={
            "source": {"paragraphs": _source(incident, order)},
            "facts": {"rows": [{"label": label, "value": value} for label, value in _facts(incident)]},
            "analysis": {"paragraphs": _lines(order, "analysis")},
            "prediction": {"paragraphs": _lines(order, "prediction")},
            "steps": {"entries": _steps(incident, order)},
            "advice": {"paragraphs": _lines(order, "advice")},
        },
        limits=["Analisa, prediksi, dan saran adalah pendapat penyusun; fakta diambil dari catatan peristiwa."],
    )


def _source(incident: Incident, order: Order) -> list[str]:
    """Return by what ways it was heard of, and since when; never by whom."""
    heard = incident.reports.filter(received_at__lt=end_of(order.as_of), classification__lte=order.ceiling)
    rows = list(heard.order_by("received_at", "id"))
    if not rows:
        return [f"Peristiwa dicatat pada {day(localdate(incident.recorded_at))}."]
    doors = sorted({str(one.get_door_display()) for one in rows})
    first = day(localdate(rows[0].received_at))
    return [f"{len(rows)} laporan, yang pertama diterima pada {first}. Jalan masuk: {', '.join(doors)}."]


def _facts(incident: Incident) -> list[tuple[str, str]]:
    """Return the six questions as far as the record answers them; a gap is shown as a gap."""
    when = f"{DAYS[incident.occurred_on.weekday()]}, {day(incident.occurred_on)}"
    where = ", ".join(part for part in (incident.spot, incident.region.name) if part)
    labels = happenings.categories()
    return [
        ("Apa", f"{incident.title} ({labels.get(incident.category, incident.category)})"),
        ("Bilamana", when),
        ("Di mana", where),
        ("Siapa", UNKNOWN),
        ("Mengapa", UNKNOWN),
        ("Bagaimana", UNKNOWN),
        ("Keparahan", str(Severity(incident.severity).label)),
        ("Kebenaran", str(Verdict(incident.verdict).label)),
    ]


def _steps(incident: Incident, order: Order) -> list[str]:
    """Return what was given to offices because of it, and how that stood."""
    given = ActionItem.objects.filter(incident=incident) | ActionItem.objects.filter(alert__incidents=incident)
    rows = order.reach(given).distinct().select_related("agency").order_by("assigned_at", "id")
    known = actions_on(list(rows), day=order.as_of, today=order.today)
    return [f"{one.title} ({one.agency.short}, {ActionState(one.state).label})" for one in known]


def _lines(order: Order, key: str) -> list[str]:
    return [line.strip() for line in order.texts.get(key, "").splitlines() if line.strip()]
