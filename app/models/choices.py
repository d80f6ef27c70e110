"""The words that a field can hold, each with the label that people read. Nothing here needs a database."""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """A stored word with its label, and the words for it within a sentence where these are not the label."""

    label: str
    inside: str

    def __new__(cls, value: str, label: str, inside: str = "") -> Self:
        """Make the member from its stored word and what people read."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.inside = inside or label
        return member


class LegalForm(Choice):
    """What kind of body the organisation is."""

    CIO = "cio", "Charitable incorporated organisation (CIO)"
    CHARITABLE_COMPANY = "charitable_company", "Charitable company"
    CHARITY = "charity", "Unincorporated charity or trust"
    ASSOCIATION = "association", "Unincorporated group"
    CIC = "cic", "Community interest company (CIC)"
    COMPANY = "company", "Company or cooperative, not a charity"
    SOLE_TRADER = "sole_trader", "Freelancer or sole trader"


class Nation(Choice):
    """Which law and which rates apply."""

    ENGLAND = "england", "England"
    WALES = "wales", "Wales"
    SCOTLAND = "scotland", "Scotland"
    NORTHERN_IRELAND = "northern_ireland", "Northern Ireland"


class FundKind(Choice):
    """The classes of a charity's money (Charities SORP, module 2)."""

    GENERAL = "general", "Unrestricted, general"
    DESIGNATED = "designated", "Unrestricted, designated"
    RESTRICTED = "restricted", "Restricted"
    ENDOWMENT = "endowment", "Endowment"


class FunderKind(Choice):
    """Who gives or buys."""

    TRUST = "trust", "Trust or foundation"
    LOTTERY = "lottery", "Lottery"
    COUNCIL = "council", "Council"
    NHS = "nhs", "NHS or health partnership"
    GOVERNMENT = "government", "Government"
    COMPANY = "company", "Company"
    INDIVIDUAL = "individual", "Individual"
    OTHER = "other", "Other"


class GrantKind(Choice):
    """A gift with terms, or a fee for a service (National Audit Office, successful commissioning)."""

    GRANT = "grant", "Grant", "grant"
    CONTRACT = "contract", "Contract", "contract"


class Stage(Choice):
    """Where an application stands."""

    RESEARCHING = "researching", "Looking into it", "looking into it"
    DRAFTING = "drafting", "Writing", "writing"
    SUBMITTED = "submitted", "Waiting for a decision", "waiting for a decision"
    AWARDED = "awarded", "Awarded", "awarded"
    DECLINED = "declined", "Declined", "declined"
    WITHDRAWN = "withdrawn", "Withdrawn", "withdrawn"
    ENDED = "ended", "Ended", "ended"


class Restriction(Choice):
    """Whether the giver has said what the money is for."""

    RESTRICTED = "restricted", "Restricted to its purpose"
    UNRESTRICTED = "unrestricted", "Unrestricted"


class Certainty(Choice):
    """How sure an income is."""

    CONFIRMED = "confirmed", "Confirmed"
    UNCONFIRMED = "unconfirmed", "Not confirmed"


class Frequency(Choice):
    """How often an amount comes round."""

    ONE_OFF = "one_off", "Once"
    WEEKLY = "weekly", "Every week"
    MONTHLY = "monthly", "Every month"
    QUARTERLY = "quarterly", "Every quarter"
    YEARLY = "yearly", "Every year"
    BY_MONTH = "by_month", "Each month its own"


class IncomeCategory(Choice):
    """What an income line is."""

    FEES = "fees", "Fees and tickets"
    DONATIONS = "donations", "Donations and Gift Aid"
    TRADING = "trading", "Trading"
    HIRE = "hire", "Hire of rooms or kit"
    OTHER = "other", "Other income"


class CostCategory(Choice):
    """What a cost is (after NCVO's list of costs for a budget)."""

    STAFF = "staff", "Staff", "staff"
    FREELANCERS = "freelancers", "Freelancers and artists", "freelancers and artists"
    VOLUNTEERS = "volunteers", "Volunteers", "volunteers"
    VENUE = "venue", "Venue hire", "venue hire"
    MATERIALS = "materials", "Materials", "materials"
    TRAVEL = "travel", "Travel", "travel"
    TRAINING = "training", "Training", "training"
    SUPERVISION = "supervision", "Supervision", "supervision"
    INSURANCE = "insurance", "Insurance", "insurance"
    PREMISES = "premises", "Rent and premises", "rent and premises"
    UTILITIES = "utilities", "Utilities", "utilities"
    OFFICE = "office", "Office", "office"
    IT = "it", "Phone and IT", "phone and IT"
    MARKETING = "marketing", "Marketing", "marketing"
    EVALUATION = "evaluation", "Evaluation", "evaluation"
    GOVERNANCE = "governance", "Governance and accounts", "governance and accounts"
    PROFESSIONAL_FEES = "professional_fees", "Professional fees", "professional fees"
    FUNDRAISING = "fundraising", "Fundraising", "fundraising"
    EQUIPMENT = "equipment", "Equipment", "equipment"
    OTHER = "other", "Other", "other"


class Pool(Choice):
    """The overhead pools of full cost recovery (ACEVO and NPC)."""

    PREMISES = "premises", "Premises and office"
    CENTRAL = "central", "Central functions"
    GOVERNANCE = "governance", "Governance and strategy"
    FUNDRAISING = "fundraising", "Fundraising"


class Driver(Choice):
    """By what an overhead pool is shared over projects."""

    HEADCOUNT = "headcount", "People", "people"
    FTE = "fte", "Full-time equivalents", "full-time equivalents"
    STAFF_TIME = "staff_time", "Time of staff and freelancers", "time of staff and freelancers"
    FLOOR_SPACE = "floor_space", "Floor space", "floor space"
    DIRECT_COST = "direct_cost", "Direct cost", "direct cost"


class PolicyCosts(Choice):
    """What months of reserves are months of."""

    TOTAL = "total", "Running costs: all that you spend"
    CORE_COSTS = "core_costs", "Core costs"
    UNRESTRICTED = "unrestricted", "Spending from unrestricted money"


class PensionBasis(Choice):
    """What the employer's pension contribution is a per cent of."""

    NONE = "none", "No employer pension"
    MINIMUM = "minimum", "Legal minimum"
    QUALIFYING = "qualifying", "Per cent of qualifying earnings"
    FULL_SALARY = "full_salary", "Per cent of the whole salary"


class NicCategory(Choice):
    """National Insurance category letters that an ordinary employer meets."""

    A = "A", "A: most employees"
    B = "B", "B: reduced rate"
    C = "C", "C: over State Pension age"
    H = "H", "H: apprentice under 25"
    J = "J", "J: pays elsewhere too"
    M = "M", "M: under 21"
    V = "V", "V: veteran"
    Z = "Z", "Z: under 21, pays elsewhere too"


class Level(Choice):
    """How likely or how grave a risk is."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class Audience(Choice):
    """For whom a document is written; it decides which parts are shown unless the user says otherwise."""

    COMMISSIONER = "commissioner", "A commissioner or buyer", "a commissioner"
    FUNDER = "funder", "A funder", "a funder"
    TRUSTEES = "trustees", "Our trustees", "trustees"
    OURSELVES = "ourselves", "Ourselves", "ourselves"


class Engagement(Choice):
    """How someone works with the organisation."""

    EMPLOYEE = "employee", "Employee", "employee"
    FREELANCER = "freelancer", "Freelancer", "freelancer"
    VOLUNTEER = "volunteer", "Volunteer", "volunteer"
    TRUSTEE = "trustee", "Trustee", "trustee"


class SupervisionKind(Choice):
    """The kinds of supervision (management, clinical or reflective, of peers, in a group)."""

    LINE_MANAGEMENT = "line_management", "Line management"
    REFLECTIVE = "reflective", "Clinical or reflective"
    PEER = "peer", "Peer support"
    GROUP = "group", "Group"


class PeopleBudgetKind(Choice):
    """What money is set aside for."""

    SUPERVISION = "supervision", "Supervision"
    TRAINING = "training", "Training"


class ObligationKind(Choice):
    """When money would be owed."""

    CLOSING = "closing", "If the organisation closes"
    COMMITMENT = "commitment", "Planned, and paid from reserves"


class ChangeKind(Choice):
    """What a scenario can change."""

    LOSE_FUNDER = "lose_funder", "Lose a funder"
    WIN_BID = "win_bid", "Win a bid"
    LOSE_BID = "lose_bid", "Lose a bid or grant"
    LATE = "late", "Money comes late"
    COSTS = "costs", "Costs rise or fall"
    PAY = "pay", "All pay rises or falls"
    ADD_POST = "add_post", "Add a post"
    END_POST = "end_post", "End a post"
    CUT_POST = "cut_post", "Change a post’s hours"
    PRICE = "price", "A contract’s price changes"
    VOLUME = "volume", "A contract’s volume changes"
    RESULTS = "results", "Payment by results not earned"


class PriceUnit(Choice):
    """What one price is for."""

    YEAR = "year", "The whole service for a year"
    SESSION = "session", "One session"
    PARTICIPANT = "participant", "One person taking part"


class PaymentPattern(Choice):
    """When a buyer pays (National Audit Office, payment models)."""

    YEARLY_ADVANCE = "yearly_advance", "A year in advance"
    QUARTERLY_ADVANCE = "quarterly_advance", "Each quarter in advance"
    QUARTERLY_ARREARS = "quarterly_arrears", "Each quarter in arrears"
    MONTHLY_ARREARS = "monthly_arrears", "Each month in arrears"
    MILESTONES = "milestones", "Half at the start, half at the end"


class Direction(Choice):
    """Which way a finding points. That no difference was found is a finding too."""

    FAVOURABLE = "favourable", "In favour", "in favour"
    MIXED = "mixed", "Mixed", "mixed"
    NULL = "null", "No difference found", "no difference found"
    UNFAVOURABLE = "unfavourable", "Against", "against"


class Better(Choice):
    """Which end of a measure is the better one."""

    HIGHER = "higher", "A higher score is better", "a higher score is better"
    LOWER = "lower", "A lower score is better", "a lower score is better"


class PolicyState(Choice):
    """How far a policy, registration or insurance is."""

    IN_PLACE = "in_place", "In place", "in place"
    BEING_WRITTEN = "being_written", "Being written", "being written"
    MISSING = "missing", "Missing", "missing"
    NOT_NEEDED = "not_needed", "Not needed", "not needed"


class Meets(Choice):
    """How far an option meets a critical success factor."""

    FULLY = "fully", "Meets it", "meets it"
    PARTLY = "partly", "Meets it in part", "meets it in part"
    NOT = "not", "Does not meet it", "does not meet it"


class BenefitKind(Choice):
    """The kinds of benefit that a business case keeps apart (HM Treasury's Green Book, in plain words)."""

    CASH = "cash", "Releases cash", "releases cash"
    CAPACITY = "capacity", "Frees time or capacity", "frees time or capacity"
    PEOPLE = "people", "For people", "for people"
    WIDER = "wider", "Wider", "wider"
