"""The columns of a list of costs, and of a list of income."""

from app.exchange.lists import words
from app.exchange.lists.field import (
    END,
    FREQUENCY_FIELD,
    POOL,
    PROJECT,
    START,
    UPLIFT,
    UPLIFT_FROM,
    ListKind,
    choice,
    wanted,
)

COSTS = ListKind(
    "costs",
    "Cost lines",
    (
        wanted(
            "name",
            "text",
            "item, cost, cost line, description, expense, expenditure, budget line, budget heading, line, detail, "
            "details, what, cost item, expenditure item, cost name, account, account name, heading, "
            "item of expenditure, cost heading, expense item, nominal, supplier",
            required=True,
        ),
        choice(
            "category",
            "type, cost type, cost category, group, expenditure type, budget category, nature, class, expense type, "
            "expense category",
            words.CATEGORIES,
            otherwise="other",
        ),
        wanted("project", "text", PROJECT + ", core or project, project or core"),
        wanted(
            "amount",
            "money",
            "annual cost, annual amount, cost per year, yearly cost, amount per year, annual budget, budget, "
            "total cost, monthly cost, cost per month, monthly amount, amount per month, weekly cost, "
            "cost per week, price, value, total, quarterly cost, cost per quarter, cost gbp, amount gbp, gbp, "
            "net amount, cost pa, cost p a, pounds, how much, per month, per year, per annum, per week, monthly, "
            "annual, yearly, annual total, budget amount, cost £, annual expenditure, spend, annual spend, "
            "planned spend, forecast, unit cost, sum",
            required=True,
        ),
        FREQUENCY_FIELD,
        wanted("start", "date", START + ", payment date, due date, date due, date paid"),
        wanted("end", "date", END),
        wanted("uplift_percent", "percent", UPLIFT, low="-100"),
        wanted("uplift_from", "month", UPLIFT_FROM),
        wanted(
            "payment_lag",
            "number",
            "paid months later, "
            "payment lag, months until paid, lag, months in arrears, lag months, paid in arrears, months lag, "
            "payment delay, payment terms months",
            high="24",
        ),
        wanted("vat_percent", "percent", "vat, vat rate, vat percent"),
        wanted(
            "vat_recoverable",
            "yesno",
            "vat reclaimable, vat can be recovered, vat recovered, recoverable vat, can reclaim vat, reclaim vat, "
            "reclaimable",
        ),
        POOL,
        wanted("note", "text", "notes, comment, comments, assumption, assumptions, remarks, explanation, rationale"),
    ),
)
INCOME = ListKind(
    "income",
    "Income lines",
    (
        wanted(
            "name",
            "text",
            "item, income, income line, description, source, income source, source of income, from whom, payer, "
            "name of payer, income stream, stream, line, detail, details, income item, budget line, customer, "
            "donor, funding source name, funding source, received from, account, account name, heading",
            required=True,
        ),
        choice(
            "category",
            "type, income type, income category, group, type of income, class, source type, funding source type",
            words.INCOME_CATEGORIES,
            otherwise="other",
        ),
        wanted(
            "amount",
            "money",
            "annual income, annual amount, income per year, yearly income, amount per year, budget, annual budget, "
            "monthly income, income per month, monthly amount, amount per month, value, gross payment, payment, "
            "gross, gross amount, weekly income, income per week, quarterly income, total, amount gbp, gbp, pounds, "
            "per month, per year, forecast, per annum, total income, net amount, how much, expected income, "
            "income gbp, sum, per week, annual, monthly, yearly, annual total, projected income, expected amount, "
            "amount received",
            required=True,
        ),
        FREQUENCY_FIELD,
        wanted(
            "start",
            "date",
            START + ", date of payment, payment date, date received, date expected, expected date, due date, date due, "
            "expected, received, date of receipt",
        ),
        wanted("end", "date", END),
        choice(
            "certainty",
            "status, how sure, confirmed, secured, certain, secured or not, confirmed or not, how certain, "
            "is it confirmed",
            words.CERTAINTIES,
        ),
        wanted(
            "probability",
            "percent",
            "chance, percent chance, probability percent, percent probability, likelihood percent, confidence, "
            "percent likely",
        ),
        wanted("fund", "text", "fund name, into fund, restricted fund"),
        wanted("project", "text", PROJECT + ", project id"),
        wanted("uplift_percent", "percent", UPLIFT, low="-100"),
        wanted("uplift_from", "month", UPLIFT_FROM),
    ),
)
