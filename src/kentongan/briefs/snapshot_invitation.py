"""The letter that calls a rakor."""

from kentongan.briefs.content import Content, Order
from kentongan.briefs.snapshot import hours, long_day
from kentongan.briefs.snapshot_minutes import the_meeting
from kentongan.city import queries as city
from kentongan.invitations.models import Invitation
from kentongan.meetings.models import Mode

EVERYBODY = "Anggota Tim Terpadu Penanganan Konflik Sosial {city}"
LAW = (
    "Dalam rangka koordinasi penanganan konflik sosial di {city}, dengan hormat kami mengundang Saudara untuk hadir "
    "dalam rapat koordinasi yang akan dilaksanakan pada:"
)
CLOSING = "Mengingat pentingnya acara tersebut, dimohon hadir tepat waktu. Atas perhatiannya disampaikan terima kasih."


def invitation(order: Order) -> Content:
    """Return the letter for a rakor, to the invited offices; to the whole team where none has been chosen."""
    meeting = the_meeting(order)
    name = city.home_name()
    invited = Invitation.objects.filter(meeting=meeting).select_related("agency").order_by("agency__short", "id")
    to = [one.agency.name for one in invited] or [EVERYBODY.format(city=name)]
    online = meeting.mode != Mode.ON_SITE and meeting.link
    rows = [
        ("Hari, tanggal", long_day(meeting)), ("Pukul", hours(meeting)), ("Tempat", meeting.place),
        ("Cara hadir", str(meeting.get_mode_display())), ("Tautan", meeting.link if online else ""),
        ("Pimpinan rapat", meeting.chair),
    ]  # fmt: skip
    points = meeting.agenda.filter(left_out=False).order_by("order", "id")
    return Content(
        title=f"Undangan {meeting.title}",
        file=f"Undangan Rakor {meeting.held_on.isoformat()}",
        simulated=meeting.is_simulated,
        facts=[(label, value) for label, value in rows if value],
        letter={"subject": f"Undangan {meeting.title}", "attachments": "1 lembar" if len(to) > 1 else "–", "to": to},
        opening=[LAW.format(city=name)],
        filled={"agenda": {"entries": [one.text for one in points]}},
        closing=[CLOSING],
    )
