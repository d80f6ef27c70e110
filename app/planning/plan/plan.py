"""The plan as the calculations see it: everything known about money, people and projects, in pence and months.

Choices are the stored words of `app.models.choices` ("restricted", "monthly", …); ids are whole numbers that tie the
parts together; names are only for showing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.dates import Month
from app.planning.law.employer import PostPay
from app.planning.plan.people import People


@dataclass(frozen=True, slots=True)
class Rise:
    """A yearly uplift: from `month`, and again on each anniversary, by `basis_points`. None of it without a month."""

    basis_points: int = 0
    month: Month | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """When an amount comes round: `one_off`, `weekly`, `monthly`, `quarterly` or `yearly`, counted from `start`.

    The last occurrence is on or before `end`; without an end it goes on. `by_month` comes round like `monthly`, but
    each month has an amount of its own, in pence: that of `months`, below nothing for a refund. A month that is not
    among them repeats the same month of the year before, with the yearly rises reached between the two; where no
    earlier year has it, it is nothing.
    """

    frequency: str
    start: date
    end: date | None = None
    months: Mapping[Month, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fund:
    """A pot of money: `kind` is general, designated, restricted or endowment; `balance` in pence at the start.

    `committed` is how many pence of a designated fund cannot be called off; None means all of it.
    """

    id: int
    name: str
    kind: str
    balance: int = 0
    committed: int | None = None


@dataclass(frozen=True, slots=True)
class Income:
    """Income with a schedule; `probability` (whole per cent) counts only while not `confirmed`.

    `fund` None means the general fund. `received_on` is for a single receipt that has come in.
    """

    id: int
    name: str
    amount: int
    schedule: Schedule
    confirmed: bool = True
    probability: int = 100
    fund: int | None = None
    project: int | None = None
    received_on: date | None = None
    rise: Rise = Rise()
    category: str = "other"

    @property
    def brings_anything(self) -> bool:
        """Whether it comes to anything at all: each time, or in one of its months."""
        return any(self.schedule.months.values()) if self.schedule.frequency == "by_month" else self.amount != 0


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment of a grant: when due, pence, and the day it came, if it has."""

    due: date
    amount: int
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """What a grant pays: up to `amount` less `spent` (pence) of one target, between two days (the grant's, if empty).

    `target` is ("cost", id), ("post", id), ("freelancer", id), ("project", id) or ("category", word).
    """

    id: int
    amount: int
    target: tuple[str, int | str]
    spent: int = 0
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Grant:
    """A grant or contract that may bring money.

    `confirmed` when awarded; otherwise `probability` in whole per cent. Those declined or withdrawn are not in a plan.
    `ended` when it is over.
    `fund` None means the general fund, or for a `restricted` grant a fund of its own (see `own_funds`). Only a grant
    that pays into a restricted fund charges its budget lines. Unconfirmed grants with the same `decision` (a name, not
    empty) are won or lost together. `overhead_cap` (basis points of the direct cost) is the most the giver pays for
    overheads, None a fair share; `results_share` (basis points) is the part of the money that is paid by results.
    """

    id: int
    title: str
    funder: str
    kind: str
    confirmed: bool
    probability: int
    fund: int | None = None
    start: date | None = None
    end: date | None = None
    project: int | None = None
    amount: int = 0
    instalments: tuple[Instalment, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    restricted: bool = False
    funder_id: int = 0
    decision: str = ""
    overhead_cap: int | None = None
    results_share: int = 0
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Cost:
    """A cost line: pence per occurrence before VAT, its schedule, and the basis points of it that each project bears.

    What no project bears is core. `vat` (basis points) is added unless it is recoverable. Paid `lag` months late. On
    closing it goes on for `notice_months` (None: it stops at once) and at least until `break_on`.
    """

    id: int
    name: str
    category: str
    amount: int
    schedule: Schedule
    shares: Mapping[int, int] = field(default_factory=dict)
    rise: Rise = Rise()
    lag: int = 0
    vat: int = 0
    vat_recoverable: bool = False
    pool: str = "central"
    notice_months: int | None = None
    break_on: date | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A job: its pay, and the basis points of it that each project bears; the rest is core, in its pool.

    Posts with the same `holder` (a person's id) are one employment. Service counts from `service_start`, or from the
    start of the post. `notice_weeks` is the contract's, 0 where it is the law's. `week_hours` are the hours of a
    full-time week in hundredths.
    """

    id: int
    title: str
    pay: PostPay
    person: str = ""
    shares: Mapping[int, int] = field(default_factory=dict)
    pool: str = "central"
    holder: int | None = None
    service_start: date | None = None
    born: date | None = None
    notice_weeks: int = 0
    week_hours: int | None = None

    def is_held(self, day: date) -> bool:
        """Whether the job goes on on a day; both its first and its last day count."""
        return self.pay.start <= day and (self.pay.end is None or day <= self.pay.end)


@dataclass(frozen=True, slots=True)
class Freelancer:
    """Someone paid by the day: pence a day, days a month in hundredths, from start to end, paid `lag` months late."""

    id: int
    name: str
    day_rate: int
    days: int
    start: date
    end: date | None = None
    shares: Mapping[int, int] = field(default_factory=dict)
    rise: Rise = Rise()
    lag: int = 0
    pool: str = "central"


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a project delivers in one financial year."""

    sessions: int = 0
    participants: int = 0


@dataclass(frozen=True, slots=True)
class Project:
    """A service: its floor space in hundredths of a square metre, and its delivery by the year in which it begins."""

    id: int
    name: str
    floor_space: int = 0
    start: date | None = None
    end: date | None = None
    delivery: Mapping[int, Delivery] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PoolRule:
    """How an overhead pool is shared: by which driver, whether at all, and the driver's units (× 100) left unused.

    The pools that it `serves` bear their part of it before projects do (step-down). `floor_space` is the room of the
    pool's own work, in hundredths of a square metre.
    """

    driver: str
    included: bool = True
    unallocated: int = 0
    serves: tuple[str, ...] = ()
    floor_space: int = 0


@dataclass(frozen=True, slots=True)
class Obligation:
    """Pence owed on `closing` the organisation, or a planned `commitment` that only reserves can pay."""

    name: str
    kind: str
    amount: int


@dataclass(frozen=True, slots=True)
class Policy:
    """The reserves policy, in hundredths of a month; either side may be open.

    A month is that of `of`: all spending (total, the running costs), core_costs, or unrestricted, which is what no
    restricted grant pays.
    """

    low: int | None = None
    high: int | None = None
    of: str = "total"


@dataclass(frozen=True, slots=True)
class CostChange:
    """From a month on, what falls due of a category is dearer by so many basis points (cheaper where below zero).

    Without a category it is every cost line and freelancer, and never redundancy pay. Posts are not changed by it.
    """

    month: Month
    basis_points: int
    category: str | None = None


@dataclass(frozen=True, slots=True)
class Delay:
    """What has not come in of one grant, or of everything, comes so many months later."""

    months: int
    grant: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that the forecast and the full cost are calculated from.

    `balance_date` is the day at whose end the fund balances stand; without it nothing can be forecast.
    `claims_allowance` says that the organisation claims the Employment Allowance, of which `allowance_used` pence were
    used in the tax year of the balance date. `nation` (gb or ni) decides on redundancy pay. `fixed_assets` and
    `programme_investments` are pence of unrestricted money that cannot be spent. It takes `replace_months` to replace
    lost income. The leave year begins in `leave_year_month` (None: with the financial year); `holiday_untaken` basis
    points of the holiday earned in it would have to be paid out.
    """

    name: str
    balance_date: date | None
    year_start_month: int = 4
    policy: Policy = Policy()
    claims_allowance: bool = False
    allowance_used: int = 0
    funds: tuple[Fund, ...] = ()
    income: tuple[Income, ...] = ()
    grants: tuple[Grant, ...] = ()
    costs: tuple[Cost, ...] = ()
    posts: tuple[Post, ...] = ()
    freelancers: tuple[Freelancer, ...] = ()
    projects: tuple[Project, ...] = ()
    pools: Mapping[str, PoolRule] = field(default_factory=dict)
    people: People = field(default_factory=People)
    obligations: tuple[Obligation, ...] = ()
    nation: str = "gb"
    fixed_assets: int = 0
    programme_investments: int = 0
    replace_months: int = 6
    leave_year_month: int | None = None
    holiday_untaken: int = 10_000
    cost_changes: tuple[CostChange, ...] = ()
    delays: tuple[Delay, ...] = ()

    @property
    def begins(self) -> date | None:
        """The first day of the forecast: the day after the balance date."""
        return self.balance_date + timedelta(days=1) if self.balance_date else None

    @property
    def start(self) -> Month | None:
        """The first month of the forecast: a part of one, unless the balances are those of a month's last day."""
        return Month.of(self.begins) if self.begins else None
