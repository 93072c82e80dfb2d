"""Every permission on one page. What is not opened here is closed.

Three questions are asked of whoever wants something:
1. May this *role* do this verb at all?  `VERBS`, for pages by way of `PAGES`.
2. Does the thing lie in the member's *region* (prefix of its code) and under their *clearance*?  `within`.
3. Is it their own?  A field reporter sees their own reports and their office's work, wherever they lie.

What fails 1 is refused (403); what fails 2 and 3 does not exist for the member (404), also when its id is guessed.
"""

from typing import TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, Q, QuerySet

from kentongan.city.models import Member, Role
from kentongan.errors import NotAllowed, NotYours

M = TypeVar("M", bound=Model)

FIELD, OPERATOR, VERIFIER, LIAISON = Role.FIELD, Role.OPERATOR, Role.VERIFIER, Role.LIAISON
SECRETARY, HEAD, AUDITOR, ADMINISTRATOR = Role.SECRETARY, Role.HEAD, Role.AUDITOR, Role.ADMINISTRATOR
EVERYONE = frozenset(Role)
TEAM = EVERYONE - {FIELD, ADMINISTRATOR}
DESK = frozenset({OPERATOR, VERIFIER})

VERBS: dict[str, frozenset[Role]] = {
    # what everybody who logs in may do
    "home.read": EVERYONE,
    "map.read": EVERYONE,
    "report.send": EVERYONE - {AUDITOR, ADMINISTRATOR},
    "report.own": EVERYONE - {AUDITOR, ADMINISTRATOR},
    # the desk of Bakesbangpol
    "report.read": DESK | {HEAD, SECRETARY, AUDITOR},
    "report.take": DESK,
    "report.judge": DESK,  # set aside, ask back, make an incident or a meeting of it
    "report.grade": DESK | {HEAD},  # and only a second person, see intake.grading
    "field.read": TEAM | {ADMINISTRATOR},
    "field.edit": frozenset({ADMINISTRATOR}),
    "report.paste": DESK,  # a group's chat, of which each message that may report something becomes a report
    "sheet.bring": DESK,  # a table of which each row becomes a report
    "odk.own": EVERYONE - {AUDITOR, ADMINISTRATOR},  # keys of one's own phones with ODK Collect
    "odk.keep": frozenset({ADMINISTRATOR}),  # the phones of everybody in the area
    "odk.form": EVERYONE,  # the form as a workbook
    "report.informant": frozenset({VERIFIER, HEAD}),  # see who told us; each look is a journal line
    "incident.read": TEAM,
    "incident.record": DESK,
    "incident.check": frozenset({VERIFIER, HEAD}),
    # what official bodies outside warn of
    "warning.read": EVERYONE,
    "warning.import": DESK | {HEAD},
    "source.read": TEAM | {ADMINISTRATOR},
    "source.edit": frozenset({ADMINISTRATOR}),
    # rumours: what goes around, what institutions say of it, what the public is told
    "rumour.hear": EVERYONE - {AUDITOR, ADMINISTRATOR},  # note that something goes around; see one's own notes
    "rumour.read": TEAM,
    "rumour.keep": DESK,
    "rumour.ask": DESK,
    "rumour.answer": TEAM - {AUDITOR},  # and only for one's own office, see rumours.services
    "rumour.judge": frozenset({VERIFIER, HEAD}),
    "rumour.clocks": frozenset({ADMINISTRATOR}),
    "clarification.draft": DESK | {SECRETARY},
    "clarification.approve": frozenset({VERIFIER, HEAD}),  # not who drafted it
    # from warning to response
    "alert.read": EVERYONE - {ADMINISTRATOR},
    "alert.acknowledge": DESK | {HEAD, LIAISON, FIELD},  # in the field only whom the ladder has told
    "alert.close": frozenset({VERIFIER, HEAD}),
    "alert.stage": frozenset({VERIFIER, HEAD}),
    "calendar.read": TEAM,
    "calendar.edit": frozenset({SECRETARY, OPERATOR}),
    "selfcheck.read": TEAM,
    "detection.read": TEAM,
    "detection.run": frozenset({VERIFIER, HEAD}),
    "backtest.read": TEAM,
    "backtest.ask": frozenset({VERIFIER, HEAD}),
    "run.recompute": TEAM,
    "action.read": EVERYONE - {ADMINISTRATOR},
    "action.assign": DESK | {HEAD, SECRETARY},
    "action.do": EVERYONE - {AUDITOR, ADMINISTRATOR},  # and only for one's own office, see actions.services
    "action.check": frozenset({VERIFIER, HEAD, SECRETARY}),
    "action.cancel": frozenset({HEAD, SECRETARY}),
    "intervention.read": TEAM | {FIELD},
    "intervention.plan": DESK | {HEAD, SECRETARY},
    "intervention.do": EVERYONE - {AUDITOR, ADMINISTRATOR},  # and only for one's own office
    "intervention.end": frozenset({VERIFIER, HEAD, SECRETARY}),
    "effect.read": TEAM,
    "effect.measure": frozenset({VERIFIER, HEAD, SECRETARY}),
    "action.direct": DESK | {HEAD, SECRETARY},  # say whose it is and until when, of what one assigned oneself
    # posts in the field, and who says how it stands there
    "post.read": EVERYONE - {ADMINISTRATOR},
    "post.keep": DESK | {HEAD, SECRETARY},
    "post.check_in": EVERYONE - {AUDITOR, ADMINISTRATOR},
    "post.answer": DESK | {HEAD},
    "action.oversee": frozenset({HEAD, SECRETARY}),  # the same of what others assigned
    "action.dispute": EVERYONE - {AUDITOR, ADMINISTRATOR},  # and only of what answers one's own report
    "task_set.read": TEAM | {ADMINISTRATOR},
    "task_set.edit": frozenset({HEAD, SECRETARY, ADMINISTRATOR}),
    "ledger.read": TEAM,
    "ledger.target": frozenset({HEAD, ADMINISTRATOR}),
    # the rakor and its papers
    "meeting.read": TEAM,
    "meeting.keep": frozenset({SECRETARY, OPERATOR}),
    "invitation.read": EVERYONE - {ADMINISTRATOR},  # those of one's own office
    "invitation.answer": EVERYONE - {AUDITOR, ADMINISTRATOR},  # and only for one's own office
    "calendar_feed.keep": EVERYONE,  # one's own address
    "series.keep": frozenset({SECRETARY, HEAD, ADMINISTRATOR}),
    # what each office says of a month or a day
    "situation.read": EVERYONE - {ADMINISTRATOR},  # in the field only what one's own office wrote
    "situation.write": EVERYONE - {AUDITOR, ADMINISTRATOR},  # and only for one's own office
    "situation.watch": TEAM,
    "situation.return": frozenset({SECRETARY, HEAD}),
    "situation.form": frozenset({SECRETARY, ADMINISTRATOR}),
    # the plan of the year
    "plan.read": TEAM,
    "plan.keep": frozenset({SECRETARY}),
    "plan.adopt": frozenset({SECRETARY, HEAD}),
    "plan.report": TEAM - {AUDITOR},  # and only for one's own office, see plans.results
    "plan.form": frozenset({SECRETARY, ADMINISTRATOR}),
    "brief.read": TEAM,
    "brief.compose": frozenset({SECRETARY}),
    "paper.edit": frozenset({SECRETARY, ADMINISTRATOR}),  # letterhead, numbers, signatures, templates
    "press.release": frozenset({VERIFIER, HEAD}),  # not who drafted it
    # what machines read: the feeds themselves open by key, see PUBLIC
    "feed.read": frozenset({HEAD, ADMINISTRATOR}),
    "cap.read": frozenset({HEAD}),
    "cap.set": frozenset({ADMINISTRATOR}),
    "key.create": frozenset({ADMINISTRATOR}),
    "key.revoke": frozenset({ADMINISTRATOR}),
    # being told
    "device.own": EVERYONE,  # where one is logged in oneself
    "device.end": frozenset({ADMINISTRATOR}),  # where somebody else is, whose phone is lost
    "notice.read": EVERYONE,  # one's own inbox and one's own channels
    "route.keep": frozenset({ADMINISTRATOR}),  # the ways out, never what went through them
    # upkeep and control
    "journal.read": frozenset({AUDITOR, HEAD, ADMINISTRATOR}),
    "door.read": TEAM | {ADMINISTRATOR},  # by which doors reports come, and how they fare
    "door.set": frozenset({ADMINISTRATOR}),
    "settings.read": TEAM | {ADMINISTRATOR},  # the list of them; each table behind it asks for its own verb
    "term.read": TEAM | {ADMINISTRATOR},
    "term.edit": frozenset({ADMINISTRATOR}),
    "member.edit": frozenset({ADMINISTRATOR}),
    "rung.edit": frozenset({ADMINISTRATOR}),
    "matrix.edit": frozenset({ADMINISTRATOR}),
    "rule.edit": frozenset({ADMINISTRATOR}),
}

# Pages for machines, which bear a key in place of a log-in: `api.door.by_key` asks for it before anything else.
REST = frozenset({
    "v1:reports", "v1:report", "v1:reports_csv", "v1:reports_ndjson", "v1:incidents", "v1:incident", "v1:alerts",
    "v1:alert", "v1:clarifications", "v1:actions", "v1:action", "v1:meetings", "v1:meeting", "v1:terms", "v1:regions",
})  # fmt: skip
KEYED = REST | frozenset({"api:cap_index", "api:cap_message", "api:alerts_atom", "api:alerts_geojson"})
# Pages for ODK Collect, which bears its key in the address: `openrosa.phone_door.by_phone` asks for it.
PHONED = frozenset({"openrosa:form_list", "openrosa:form", "openrosa:manifest", "openrosa:submission"})
# Pages that need no log-in. Each is a decision.
PUBLIC = frozenset(
    {
        "login",
        "logout",
        "set_language",
        "health",
        # What a phone needs before anybody has logged in, or when nobody can: nothing of the city is in it.
        "phone:manifest",
        "phone:worker",
        "phone:offline",
        # What was published about a rumour is for everybody; nothing classified, nothing of who reported or heard.
        "clarifications:clarifications",
        "clarifications:clarification",
        "clarifications:feed",
        # A calendar program cannot log in. The secret in the address opens it, as a key does; it may be taken back, and
        # what lies behind it is what its member may see, without the contents of anything classified.
        "calendars:feed",
        # The form for everybody, closed until an administrator opens it; who holds a slip sees the state of one report.
        "gateways:receive",  # opens by signature: `gateways.signing` asks for it before anything is read
        "streetform:report",
        "streetform:look",
        "streetform:answer",
        # Who comes to a rakor says so on their own phone; the code on its wall is the key, see live/door_codes.py.
        "door:door",
        # Press releases that a second person let out: of open rakor only; a city may switch the pages off.
        "press:releases",
        "press:release",
        "press:feed",
    }
    # The description of the interface and where nothing is: no row of any table.
    | {"v1:openapi-json", "v1:api-root", "api_nowhere"}
    | KEYED
    | PHONED
)

PAGES: dict[str, str] = {
    "desk:home": "home.read",
    "desk:map": "map.read",
    "desk:regions": "map.read",
    "desk:region": "map.read",
    "desk:journal": "journal.read",
    "desk:settings": "settings.read",
    "desk:doors": "door.read",
    "streetform:standing": "door.set",
    "news:feeds": "door.set",
    "news:new": "door.set",
    "news:feed": "door.set",
    "mailbox:standing": "door.set",
    "gateways:gateways": "door.set",
    "gateways:new": "door.set",
    "gateways:gateway": "door.set",
    "gateways:secret": "door.set",
    "gateways:numbers": "door.set",
    "gateways:number_remove": "door.set",
    "desk:ledger": "ledger.read",
    "desk:ledger_csv": "ledger.read",
    "desk:goals": "ledger.target",
    "intake:new": "report.send",
    "intake:paste": "report.paste",
    "intake:mine": "report.own",
    "intake:own": "report.own",
    "intake:answer": "report.own",
    "intake:photo": "report.own",
    "intake:attachment": "report.own",
    "intake:inbox": "report.read",
    "intake:report": "report.read",
    "intake:alike": "report.read",
    "intake:pulse": "report.read",
    "intake:view_save": "report.read",
    "intake:view_forget": "report.read",
    "intake:many": "report.judge",
    "intake:merge": "report.judge",
    "intake:unmerge": "report.judge",
    "intake:reopen": "report.judge",
    "intake:grade": "report.grade",
    "intake:fields": "field.read",
    "intake:field_new": "field.edit",
    "intake:field": "field.edit",
    "intake:take": "report.take",
    "intake:release": "report.take",
    "intake:ask": "report.judge",
    "intake:set_aside": "report.judge",
    "intake:correct": "report.judge",
    "intake:informant": "report.informant",
    "sheets:sheets": "sheet.bring",
    "sheets:sheet": "sheet.bring",
    "sheets:columns": "sheet.bring",
    "sheets:faults": "sheet.bring",
    "sheets:store": "sheet.bring",
    "sheets:drop": "sheet.bring",
    "openrosa:phones": "odk.own",
    "openrosa:revoke": "odk.own",
    "openrosa:keys": "odk.keep",
    "openrosa:key_revoke": "odk.keep",
    "openrosa:workbook": "odk.form",
    "openrosa:missing": "home.read",
    "verification:incidents": "incident.read",
    "verification:incident": "incident.read",
    "verification:record": "incident.record",
    "verification:join": "incident.record",
    "verification:check": "incident.check",
    "verification:split": "incident.record",
    "warnings:warnings": "warning.read",
    "warnings:warning": "warning.read",
    "warnings:upload": "warning.import",
    "warnings:sources": "source.read",
    "warnings:source": "source.edit",
    "rumours:rumours": "rumour.read",
    "rumours:rumour": "rumour.read",
    "rumours:alike": "rumour.read",
    "rumours:open": "rumour.keep",
    "rumours:join": "rumour.keep",
    "rumours:sight": "rumour.keep",
    "rumours:unlaid": "rumour.keep",
    "rumours:lay": "rumour.keep",
    "rumours:drop": "rumour.keep",
    "rumours:watch": "rumour.keep",
    "rumours:hear": "rumour.hear",
    "rumours:mine": "rumour.hear",
    "rumours:ask": "rumour.ask",
    "rumours:questions": "rumour.answer",
    "rumours:answer": "rumour.answer",
    "rumours:judge": "rumour.judge",
    "rumours:close": "rumour.judge",
    "rumours:draft": "clarification.draft",
    "rumours:clarification": "rumour.read",
    "rumours:approve": "clarification.approve",
    "rumours:publish": "clarification.approve",
    "rumours:withdraw": "clarification.approve",
    "rumours:clocks": "rumour.clocks",
    "rumours:clock": "rumour.clocks",
    "alerts:alerts": "alert.read",
    "alerts:pulse": "alert.read",
    "alerts:alert": "alert.read",
    "alerts:acknowledge": "alert.acknowledge",
    "alerts:close": "alert.close",
    "alerts:stage": "alert.stage",
    "alerts:selfcheck": "selfcheck.read",
    "alerts:calendar": "calendar.read",
    "alerts:calendar_new": "calendar.edit",
    "alerts:calendar_entry": "calendar.edit",
    "alerts:calendar_end": "calendar.edit",
    "alerts:matrix": "matrix.edit",
    "alerts:rules": "rule.edit",
    "alerts:rule": "rule.edit",
    "alerts:rule_switch": "rule.edit",
    "alerts:runs": "detection.read",
    "alerts:run": "detection.read",
    "alerts:detect": "detection.run",
    "alerts:recompute": "run.recompute",
    "alerts:backtests": "backtest.read",
    "alerts:backtest_new": "backtest.ask",
    "alerts:backtest": "backtest.read",
    "briefs:backtest_pdf": "backtest.read",
    "actions:actions": "action.read",
    "actions:action": "action.read",
    "actions:assign": "action.assign",
    "actions:accept": "action.do",
    "actions:refuse": "action.do",
    "actions:note": "action.do",
    "actions:prove": "action.do",
    "actions:finish": "action.do",
    "actions:evidence": "action.read",
    "actions:check": "action.check",
    "actions:send_back": "action.check",
    "actions:cancel": "action.cancel",
    "actions:settle": "alert.close",
    "interventions:interventions": "intervention.read",
    "interventions:intervention": "intervention.read",
    "interventions:proof": "intervention.read",
    "interventions:of_action": "intervention.read",
    "interventions:plan": "intervention.plan",
    "interventions:build": "intervention.do",
    "interventions:live": "intervention.do",
    "interventions:link": "intervention.plan",
    "interventions:end": "intervention.end",
    "interventions:measure": "effect.measure",
    "actions:print": "action.read",
    "actions:export": "action.read",
    "actions:owed": "action.do",
    "actions:offices": "action.read",
    "actions:office": "action.read",
    "actions:bulk": "action.direct",
    "actions:name": "action.do",
    "actions:ask_due": "action.do",
    "actions:answer_due": "action.direct",
    "actions:move_due": "action.direct",
    "actions:reassign": "action.direct",
    "actions:of_report": "action.dispute",
    "actions:dispute": "action.dispute",
    "actions:task_sets": "task_set.read",
    "actions:task_set_new": "task_set.edit",
    "actions:task_set": "task_set.edit",
    "actions:due_rules": "task_set.edit",
    "actions:apply": "action.assign",
    "operations:posts": "post.read",
    "operations:post": "post.read",
    "operations:photo": "post.read",
    "operations:new": "post.keep",
    "operations:end": "post.keep",
    "operations:check_in": "post.check_in",
    "operations:answer": "post.answer",
    "phone:shell": "report.send",
    "phone:shared": "report.send",
    "phone:sign": "report.send",
    "phone:send": "report.send",
    "phone:reopen": "report.send",
    "phone:of_action": "action.read",
    "phone:settle": "action.do",
    "phone:late_file": "action.read",
    "phone:devices": "device.own",
    "phone:end": "device.own",
    "phone:member_devices": "device.end",
    "phone:member_end": "device.end",
    "meetings:meetings": "meeting.read",
    "meetings:meeting": "meeting.read",
    "meetings:agenda": "meeting.read",
    "meetings:agenda_build": "meeting.keep",
    "meetings:agenda_add": "meeting.keep",
    "meetings:agenda_move": "meeting.keep",
    "meetings:agenda_leave": "meeting.keep",
    "meetings:agenda_rename": "meeting.keep",
    "meetings:plan": "meeting.keep",
    "meetings:edit": "meeting.keep",
    "meetings:from_report": "meeting.keep",
    "meetings:close": "meeting.keep",
    "meetings:directive": "meeting.keep",
    "meetings:directive_withdraw": "meeting.keep",
    "calendars:mine": "calendar_feed.keep",
    "calendars:make": "calendar_feed.keep",
    "calendars:revoke": "calendar_feed.keep",
    "calendars:meeting": "invitation.read",
    "invitations:mine": "invitation.read",
    "invitations:invitation": "invitation.read",
    "invitations:answer": "invitation.answer",
    "invitations:behalf": "meeting.keep",
    "invitations:overview": "meeting.read",
    "invitations:invite": "meeting.keep",
    "invitations:of_meeting": "meeting.read",
    "invitations:reschedule": "meeting.keep",
    "invitations:cancel": "meeting.keep",
    "invitations:gap": "meeting.read",
    "invitations:series": "series.keep",
    "invitations:series_new": "series.keep",
    "invitations:series_edit": "series.keep",
    "meetings:correct": "meeting.keep",
    "meetings:kept": "meeting.read",
    "meetings:paste": "meeting.keep",
    "live:start": "meeting.keep",
    "live:desk": "meeting.keep",
    "live:wall": "meeting.read",
    "live:pulse": "meeting.read",
    "live:step": "meeting.keep",
    "live:speak": "meeting.keep",
    "live:door": "meeting.keep",
    "live:pause": "meeting.keep",
    "live:end": "meeting.keep",
    "live:attend": "meeting.keep",
    "live:leave": "meeting.keep",
    "live:decide": "meeting.keep",
    "live:deeds": "meeting.keep",
    "live:propose": "meeting.keep",
    "situations:situations": "situation.read",
    "situations:situation": "situation.read",
    "situations:begin": "situation.write",
    "situations:write": "situation.write",
    "situations:send": "situation.write",
    "situations:correct": "situation.write",
    "situations:send_back": "situation.return",
    "situations:completeness": "situation.watch",
    "situations:figures": "situation.watch",
    "situations:figure": "situation.watch",
    "situations:export": "situation.watch",
    "situations:forms": "situation.form",
    "situations:form": "situation.form",
    "situations:form_new": "situation.form",
    "situations:form_version": "situation.form",
    "situations:indicator": "situation.form",
    "situations:indicator_new": "situation.form",
    "plans:plans": "plan.read",
    "plans:plan": "plan.read",
    "plans:export": "plan.read",
    "plans:new": "plan.keep",
    "plans:import": "plan.keep",
    "plans:template": "plan.keep",
    "plans:item_new": "plan.keep",
    "plans:item": "plan.keep",
    "plans:drop": "plan.keep",
    "plans:adopt": "plan.adopt",
    "plans:close": "plan.adopt",
    "plans:result": "plan.report",
    "plans:forms": "plan.form",
    "plans:form_new": "plan.form",
    "briefs:briefs": "brief.read",
    "briefs:brief": "brief.read",
    "briefs:pdf": "brief.read",
    "briefs:docx": "brief.read",
    "briefs:compose": "brief.compose",
    "briefs:choose": "brief.compose",
    "briefs:new": "brief.compose",
    "briefs:preview": "brief.compose",
    "briefs:release": "press.release",
    "briefs:withdraw": "press.release",
    "briefs:settings": "paper.edit",
    "briefs:setting": "paper.edit",
    "briefs:head": "paper.edit",
    "briefs:template_upload": "paper.edit",
    "briefs:template_shipped": "paper.edit",
    "briefs:template_own": "paper.edit",
    "briefs:template_retire": "paper.edit",
    "api:feeds": "feed.read",
    "rest:docs": "feed.read",
    "rest:reports_csv": "report.read",
    "api:messages": "cap.read",
    "api:message": "cap.read",
    "api:profile": "cap.set",
    "api:level": "cap.set",
    "api:category": "cap.set",
    "api:key_new": "key.create",
    "api:key_revoke": "key.revoke",
    "notices:inbox": "notice.read",
    "notices:open": "notice.read",
    "notices:count": "notice.read",
    "notices:read": "notice.read",
    "notices:read_all": "notice.read",
    "notices:settings": "notice.read",
    "notices:channel_add": "notice.read",
    "notices:channel_browser": "notice.read",
    "notices:channel_confirm": "notice.read",
    "notices:channel_code": "notice.read",
    "notices:channel_topics": "notice.read",
    "notices:channel_test": "notice.read",
    "notices:channel_remove": "notice.read",
    "notices:routes": "route.keep",
    "notices:route_retry": "route.keep",
    "notices:webhook": "route.keep",
    "notices:webhook_end": "route.keep",
    "city:terms": "term.read",
    "city:term_new": "term.edit",
    "city:term_end": "term.edit",
    "city:ladders": "rung.edit",
    "city:rung_new": "rung.edit",
    "city:rung": "rung.edit",
    "city:rung_move": "rung.edit",
    "city:rung_remove": "rung.edit",
    "city:members": "member.edit",
    "city:member_new": "member.edit",
    "city:member": "member.edit",
    "city:member_password": "member.edit",
    "city:password": "home.read",
}


def permits(member: Member, verb: str) -> bool:
    """May this role do this at all? An unknown verb is nobody's."""
    return member.is_active and member.role in VERBS.get(verb, frozenset())


def require(member: Member, verb: str) -> None:
    """Refuse unless the role may do the verb."""
    if not permits(member, verb):
        raise NotAllowed


def within(member: Member, things: QuerySet[M], *, own: Q | None = None) -> QuerySet[M]:
    """Return the things that exist for this member.

    Args:
        member: who asks.
        things: rows with a `region` and a `classification`.
        own: which rows are the member's own affair (what they sent, what their office owes). A field reporter sees
            nothing but these; for everybody else they come on top of region and clearance.
    """
    if not member.is_active:
        return things.none()
    area = Q(region__code__startswith=member.region_id, classification__lte=member.clearance)
    if member.role == FIELD:
        return things.filter(own) if own is not None else things.none()
    return things.filter(area | own) if own is not None else things.filter(area)


def within_area(member: Member, things: QuerySet[M]) -> QuerySet[M]:
    """Like `within`, for what a field reporter too may see of their own area: alerts and the map."""
    if not member.is_active:
        return things.none()
    return things.filter(region__code__startswith=member.region_id, classification__lte=member.clearance)


def reached(member: Member, path: str) -> Q:
    """Return the condition under which what hangs on a row by a path, as `incident__`, exists for the member.

    For rows that are only joined: what `within_area` asks, without a query of its own.
    """
    if not member.is_active:
        return Q(pk__in=[])
    return Q(**{f"{path}region__code__startswith": member.region_id, f"{path}classification__lte": member.clearance})


def in_scope(member: Member, region: str) -> bool:
    """Does a region code lie in the member's area?"""
    return region.startswith(member.region_id)


def one(things: QuerySet[M], **which: object) -> M:
    """Return the one row asked for, or raise NotYours (404) when it is not among those the member may see."""
    try:
        return things.get(**which)
    except (ObjectDoesNotExist, ValueError):
        raise NotYours from None
