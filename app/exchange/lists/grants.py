"""The columns of a list of grants and contracts."""

from app.exchange.lists import words
from app.exchange.lists.field import ListKind, choice, wanted

GRANTS = ListKind(
    "grants",
    "Grants and contracts",
    (
        wanted(
            "title",
            "text",
            "grant, grant name, grant title, project title, application, bid, name, application title, contract, "
            "bid title, contract name, contract title, opportunity, description, award title, application name, "
            "bid name, fund applied to",
            required=True,
        ),
        wanted(
            "funder",
            "text",
            "funder name, funding body, trust, foundation, grant maker, grantmaker, commissioner, organisation, "
            "donor, trust or foundation, name of funder, funding organisation, awarding body, source, "
            "funding org name, client, buyer, funding source, funding source name, grant funder, grant giver, body, "
            "given by",
            required=True,
        ),
        choice(
            "kind",
            "type, kind, grant or contract, type of funding, funding type, income type, funding source type",
            words.GRANT_KINDS,
            otherwise="grant",
        ),
        choice(
            "stage",
            "status, outcome, result, progress, application status, state, decision, grant status, bid status, "
            "application stage",
            words.STAGES,
        ),
        wanted(
            "probability",
            "percent",
            "chance, percent chance, likelihood, probability percent, percent probability, likelihood percent, "
            "confidence, chance of success, likelihood of success, percent likely, success percent",
        ),
        wanted(
            "amount_applied",
            "money",
            "amount applied for, "
            "amount requested, amount asked, requested, applied for, ask, amount of request, application amount, "
            "asked for, bid amount, bid value, amount applied, request, requested amount, amount sought, "
            "asking for, ask amount, value of bid",
        ),
        wanted(
            "amount_awarded",
            "money",
            "amount, award, awarded, grant amount, award amount, value, amount granted, total award, total grant, "
            "contract value, grant value, grant award, amount secured, amount gbp, total amount, amount received, "
            "total, sum awarded, gbp, value of grant, size of grant, amount of grant, total value, award value, "
            "pounds, how much",
        ),
        wanted(
            "deadline",
            "date",
            "application deadline, closing date, closes, deadline date, due, submission date, submit by, due date, "
            "bid deadline, apply by, submission deadline, date of application",
        ),
        wanted(
            "decision_due",
            "date",
            "decision date, decision expected, expected decision, outcome date, outcome due, decision by, "
            "outcome expected, expected decision date, notification date, date of decision",
        ),
        wanted(
            "awarded_on",
            "date",
            "award date, date awarded, date of award, awarded date, offer date, date of offer, grant date, "
            "date approved",
        ),
        wanted(
            "start",
            "date",
            "start date, from, starts, date from, grant start, grant start date, project start, "
            "planned dates start date, funding start, begins, grant period start, project start date, funded from, "
            "contract start, period from",
        ),
        wanted(
            "end",
            "date",
            "end date, until, ends, date to, to, grant end, grant end date, project end, planned dates end date, "
            "funding end, funding ends, finish, finish date, spend by, grant period end, expires, project end date, "
            "funded until, contract end, expiry date, period to, spend by date",
        ),
        choice(
            "restriction",
            "restricted or not, "
            "restricted, restriction, restricted or unrestricted, unrestricted or restricted, fund type, "
            "restricted unrestricted, unrestricted restricted, is it restricted, type of fund",
            words.RESTRICTIONS,
        ),
        wanted(
            "purpose",
            "text",
            "what for, for, used for, purpose of grant, restricted to, use, aim, what it is for, "
            "purpose of funding, to fund, pays for, notes, comments, note, restriction details",
        ),
        wanted("fund", "text", "fund name, into fund, restricted fund, restricted fund name"),
        wanted("project", "text", "project name, activity, service, workstream, cost centre, project id"),
        wanted(
            "reference",
            "text",
            "ref, grant reference, reference number, grant number, identifier, grant id, id, grant ref, ref no, "
            "application id, application reference, contract number, our ref, funder ref, funder reference, "
            "ref number",
        ),
        wanted(
            "programme",
            "text",
            "grant programme, program, fund programme, grant programme title, funding programme, funding stream, "
            "scheme, strand, grants programme, funding scheme, grant scheme",
        ),
    ),
)
