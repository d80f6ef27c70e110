"""The words that people write for each choice, beside the stored word and its label."""

CATEGORIES = {
    "staff": "staffing, salary, salaries, wages, pay, payroll, employee, employees, personnel, ni, "
    "national insurance, pension, staff salaries, staff and oncosts, staff time, employment, people",
    "freelancers": "freelance, freelancer, artist, artists, sessional, sessional worker, sessional workers, "
    "sessional staff, facilitator, facilitators, tutor, tutors, contractor, contractors, practitioner, "
    "practitioners, artist fees, consultant, consultants, consultancy, self employed",
    "volunteers": "volunteer, volunteering, volunteer expenses",
    "venue": "venues, venue hire, room hire, hall hire, studio hire, space hire, room rental",
    "materials": "material, resources, art materials, supplies, consumables, refreshments, catering, food, "
    "activity, activities, project materials, arts materials",
    "travel": "transport, mileage, travel and subsistence, subsistence, fares, staff travel, travel and transport, "
    "accommodation, participant travel",
    "training": "staff training, cpd, training and development, professional development, learning, dbs, "
    "recruitment, training and recruitment",
    "supervision": "clinical supervision, reflective practice, external supervision, staff supervision, "
    "wellbeing support",
    "insurance": "insurances, public liability, liability insurance, indemnity",
    "premises": "rent, rates, rent and rates, building, buildings, property, occupancy, repairs, maintenance, "
    "cleaning, mortgage, accommodation costs, rent and premises, office rent, repairs and maintenance, lease, "
    "service charge, premises and office, security, business rates",
    "utilities": "utility, gas, electricity, electric, water, heat, light, heat and light, heating, energy, fuel, "
    "power, light and heat, heating and lighting, gas and electricity, utility bills",
    "office": "stationery, postage, printing, photocopying, office costs, administration, admin, office supplies, "
    "post and stationery, printing and stationery, subscriptions, memberships, office running, overheads, "
    "printing postage and stationery, general office",
    "it": "phone, telephone, mobile, broadband, internet, software, website, computer, computers, computing, ict, "
    "phones, phone and it, it and phones, telephone and internet, it and communications, digital, hosting, "
    "licences, it and telephone, telecoms, communications and it, technology",
    "marketing": "publicity, advertising, promotion, communications, design, marketing and publicity, comms, "
    "social media, design and print, pr",
    "evaluation": "monitoring, monitoring and evaluation, m and e, research, evaluator, impact, "
    "evaluation and monitoring",
    "governance": "trustees, trustee, audit, independent examination, accounts, agm, board, annual meeting, "
    "governance and accounts, examination, trustee expenses, companies house, audit and accountancy",
    "professional_fees": "professional, legal, accountancy, accountant, bookkeeping, bookkeeper, payroll bureau, "
    "payroll services, legal and professional, bank charges, legal fees, accountancy fees, bank, payroll provider, "
    "professional services, hr",
    "fundraising": "fund raising, fundraiser, bid writing, bid writer, cost of raising funds, raising funds",
    "equipment": "capital, furniture, kit, equipment and furniture, depreciation, instruments, vehicle, vehicles, "
    "capital items, equipment hire, equipment and materials",
    "other": "miscellaneous, misc, sundry, sundries, general, contingency, various, others",
}
INCOME_CATEGORIES = {
    "fees": "fee, ticket, tickets, ticket sales, participant fees, class fees, course fees, membership, "
    "memberships, subscriptions, subs, contributions, charges, sessions, fees and tickets, member fees, "
    "charitable activities, workshop",
    "donations": "donation, gifts, gift, gift aid, individual giving, appeal, appeals, legacy, legacies, "
    "fundraising, donations and gift aid, regular giving, collections, sponsorship, fundraising events, "
    "donations and legacies, crowdfunding",
    "trading": "trade, sales, shop, cafe, café, merchandise, product sales, consultancy, commissions, earned, "
    "earned income, traded, training sold, trading activities, services",
    "hire": "room hire, hall hire, rent, rental, rental income, letting, lettings, hires, space hire, "
    "hire of rooms, hire of rooms or kit, venue hire, equipment hire, rent received",
    "other": "other, interest, bank interest, investment, investments, miscellaneous, misc, sundry, general, "
    "refund, investment income, various",
}
FREQUENCIES = {
    "one_off": "one off, once, one time, single, oneoff, one, ad hoc, non recurring, just once, 1 off",
    "weekly": "week, every week, per week, each week, w, pw, wk",
    "monthly": "month, every month, per month, each month, m, pm, pcm, mth, mthly, calendar month",
    "quarterly": "quarter, every quarter, per quarter, each quarter, q, qtr, termly, every 3 months, "
    "every three months, 3 monthly, three monthly",
    "yearly": "year, annual, annually, every year, per year, each year, pa, p a, per annum, y, yr, a, once a year, "
    "every 12 months, 12 months",
    "by_month": "varies by month, varies each month, a different amount each month",
}
CERTAINTIES = {
    "confirmed": "confirm, certain, secured, secure, definite, agreed, committed, guaranteed, yes, y, actual, "
    "received, contracted, steady, awarded, true, known",
    "unconfirmed": "not confirmed, uncertain, unsecured, not secured, likely, hoped, hoped for, expected, forecast, "
    "possible, probable, pending, no, n, target, estimated, estimate, tbc, to be confirmed, applied, planned, "
    "false, budget",
}
GRANT_KINDS = {
    "grant": "award, donation, gift, funding, grants, bursary, project grant, core grant, grant agreement",
    "contract": "contracts, commission, commissioned, service level agreement, sla, tender, service, "
    "service agreement, commissioned service, framework, spot purchase",
}
STAGES = {
    "researching": "research, looking into it, idea, prospect, identified, possible, potential, lead, to research, "
    "planned, planning, considering, pipeline, target, new, to apply, not started, to do, future",
    "drafting": "draft, writing, in progress, preparing, in preparation, being written, started, in draft, "
    "underway, in development, working on it",
    "submitted": "submit, sent, applied, waiting, waiting for a decision, pending, under review, awaiting decision, "
    "awaiting outcome, decision pending, bid submitted, in for decision, with funder, awaiting, "
    "application submitted, open, stage 1 submitted, stage 2 submitted, eoi submitted",
    "awarded": "award, successful, won, secured, approved, confirmed, granted, live, active, current, received, "
    "success, yes, agreed, funded, accepted, in delivery, ongoing, offered",
    "declined": "decline, unsuccessful, rejected, refused, lost, turned down, not awarded, no, failed, not successful",
    "withdrawn": "withdraw, cancelled, canceled, dropped, not pursued, abandoned, did not apply, not eligible, on hold",
    "ended": "end, finished, complete, completed, closed, expired, past, spent, reported, final report sent",
}
RESTRICTIONS = {
    "restricted": "restrict, r, res, yes, y, project, restricted funds, restricted fund, specific, "
    "restricted to its purpose, restricted funding, restricted income, capital, restricted grant, true, "
    "ring fenced, ringfenced",
    "unrestricted": "unrestrict, u, unres, unr, general, no, n, core, free, not restricted, unrestricted funds, "
    "unrestricted fund, core costs, unrestricted income, unrestricted grant, false, general fund, core funding",
}
PENSIONS = {
    "none": "no, n, not enrolled, opted out, no pension, no employer pension, out, exempt, false, opt out, nil",
    "minimum": "legal minimum, auto enrolment, automatic enrolment, ae, statutory, statutory minimum, yes, y, min, "
    "nest, enrolled, workplace, true, minimum legal, auto enrolled",
    "qualifying": "qualifying earnings, percent of qualifying earnings, per cent of qualifying earnings, banded, "
    "band earnings, banded earnings",
    "full_salary": "full, whole salary, full pay, gross, gross salary, total salary, percent of salary, "
    "per cent of the whole salary, basic pay, full salary, all pay, gross pay, total pay, percent of full salary",
}
POOLS = {
    "premises": "premises and office, office, premise, building, rent, accommodation",
    "central": "central functions, central costs, management, admin, administration, finance, hr, it, support, "
    "core, overheads, support costs, back office",
    "governance": "governance and strategy, governance and strategic development, strategy, trustees, board",
    "fundraising": "fund raising, general fundraising, raising funds, income generation",
}
NI_CATEGORIES = {letter: f"category {letter.lower()}, cat {letter.lower()}" for letter in "ABCHJMVZ"}
