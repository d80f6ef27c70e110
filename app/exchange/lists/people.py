"""The columns of a list of posts, and of a list of freelancers."""

from app.exchange.lists import words
from app.exchange.lists.field import END, POOL, PROJECT, START, ListKind, choice, wanted

POSTS = ListKind(
    "posts",
    "Posts",
    (
        wanted(
            "title",
            "text",
            "post, job title, post title, role, position, job, title, job role, role title, post name, staff post",
            required=True,
        ),
        wanted(
            "person",
            "text",
            "name, postholder, post holder, employee, employee name, staff name, staff member, staff, held by, "
            "full name, who",
        ),
        wanted(
            "salary",
            "money",
            "full time salary a year, "
            "salary, annual salary, fte salary, full time salary, gross salary, full time equivalent salary, "
            "gross annual salary, basic salary, salary fte, salary per annum, salary pa, salary p a, gross pay, "
            "annual pay, full salary, pay, wage, gross, salary full time, whole time salary, wte salary, "
            "base salary, annual salary fte",
            required=True,
        ),
        wanted(
            "fte",
            "number",
            "full time equivalent, wte, whole time equivalent, fraction, part of full time, percent fte, "
            "fte percent, percent of full time, time percent, proportion",
        ),
        wanted(
            "hours",
            "number",
            "hours per week, weekly hours, hours, contracted hours, hours worked, hours pw, hrs, hrs per week, "
            "contract hours",
            label="Hours a week",
            high="168",
        ),
        wanted(
            "full_time_hours",
            "number",
            "full time hours a week, "
            "full time hours, fte hours, standard hours, full time week, full time hours per week, standard week",
            high="168",
        ),
        wanted("start", "date", START + ", post start, contract start, in post from"),
        wanted("end", "date", END + ", post end, contract end, contract end date, funded until, funding ends"),
        choice(
            "pension",
            "pension scheme, pension basis, employer pension, pension type, pension arrangement",
            words.PENSIONS,
        ),
        wanted(
            "pension_percent",
            "percent",
            "employer pension percent, pension rate, employer pension rate, employer contribution, "
            "pension contribution, employers pension percent, er pension percent, employer pension contribution, "
            "employer contribution percent",
        ),
        choice(
            "ni_category",
            "ni letter, ni cat, nic category, nic letter, national insurance category, national insurance letter, "
            "ni code, ni table",
            words.NI_CATEGORIES,
        ),
        wanted("project", "text", PROJECT + ", funded by, charged to"),
        wanted(
            "service_start",
            "date",
            "service began, "
            "service start, continuous service, continuous service from, continuous service date, joined, "
            "date joined, employed since, employment start, service start date, date of joining",
        ),
        POOL,
    ),
)
FREELANCERS = ListKind(
    "freelancers",
    "Freelancers",
    (
        wanted(
            "name",
            "text",
            "freelancer, artist, person, supplier, contractor, facilitator, tutor, freelancer name, artist name, "
            "who, practitioner, sessional worker, full name, consultant",
            required=True,
        ),
        wanted(
            "role",
            "text",
            "job, title, what they do, job title, post, position, work, specialism, art form, service",
        ),
        wanted(
            "day_rate",
            "money",
            "rate, daily rate, rate per day, fee per day, cost per day, day fee, daily fee, fee, per day, "
            "price per day, day rate gbp, rate gbp",
            required=True,
        ),
        wanted(
            "days_per_month",
            "number",
            "days a month, "
            "days per month, days, monthly days, days each month, days pm, number of days per month, days month",
            high="31",
        ),
        wanted("start", "date", START + ", contract start"),
        wanted("end", "date", END + ", contract end"),
        wanted("project", "text", PROJECT),
    ),
)
