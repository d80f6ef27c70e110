"""Rows for the tests of the file, and the tables as they stand, to compare."""

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.dates import Month
from app.models.choices import (
    BenefitKind,
    Better,
    ChangeKind,
    CostCategory,
    Direction,
    Driver,
    Engagement,
    Frequency,
    FunderKind,
    FundKind,
    GrantKind,
    IncomeCategory,
    LegalForm,
    Level,
    Meets,
    NicCategory,
    PensionBasis,
    PeopleBudgetKind,
    PolicyCosts,
    PolicyState,
    Pool,
    Stage,
    SupervisionKind,
)
from app.models.costs import CostLine, Freelancer, Post, Split
from app.models.documents import (
    Attachment,
    Blob,
    Document,
    DocumentSection,
    DocumentVersion,
    FigureUse,
    OwnNumber,
    Sent,
)
from app.models.funds import Fund, IncomeLine
from app.models.grants import BidAnswer, BudgetLine, Funder, Grant, GrantReport, Instalment
from app.models.library import AnswerWording, Citation, Evidence, LibraryAnswer, OwnWord
from app.models.months import MonthAmount
from app.models.options import Benefit, OptionRating, SuccessFactor
from app.models.organisation import Obligation, Organisation, PoolSetting, RateOverride
from app.models.outcomes import Outcome, OwnMeasure, Score
from app.models.people import Duty, Person
from app.models.policies import Policy
from app.models.pricing import Price
from app.models.projects import Milestone, Project, ProjectOption, ProjectRisk, ProjectYear
from app.models.scenarios import Scenario, ScenarioChange
from app.models.supervision import SupervisionPlan, SupervisionSession
from app.models.training import Course, CourseNeed, PeopleBudget, TrainingRecord
from app.storage.file import OrganisationFile
from app.storage.journal import mapped_tables

START = date(2026, 4, 1)
LOGO, TREE = b"\x89PNG\r\n\x1a\nno picture", b'{"document": {}}'
TODAY = date(2026, 5, 6)

Tables = dict[str, list[tuple[Any, ...]]]


def cost_line(name: str = "Rent", **given: Any) -> CostLine:
    """A monthly cost."""
    return CostLine(**{"name": name, "amount": 85_000, "start": START, **given})


def add_documents(session: Session) -> None:
    """Documents, their texts, a figure in one, and a number of one's own."""
    for rows in (
        [
            Document(
                id=1,
                title="Case for the studio",
                kind="business-case-short",
                project_id=1,
                grant_id=1,
                year=2026,
                created_on=date(2026, 4, 7),
            ),
            Document(id=2, title="Report & thanks", kind="a kind of later", created_on=date(2026, 4, 8)),
        ],
        [
            DocumentSection(id=1, document_id=1, key="need", position=1, body="Nowhere **to go**. 🎨 {{f1}}"),
            DocumentSection(id=2, document_id=1, key="cash", shown=True),
        ],
        [
            FigureUse(
                section_id=1,
                token="f1",  # noqa: S106 - the mark of a figure
                figure="full-cost",
                seen="£1,200",
                seen_on=date(2026, 4, 7),
            ),
            OwnNumber(figure="People waiting", project_id=1, value=3_400, as_of=START, source="Our own list"),
        ],
    ):
        session.add_all(rows)
        session.flush()


def add_library(session: Session) -> None:
    """Answers and how one was used, evidence and where it is cited, policies, and a word that is spelt right."""
    body, taken = "We open on Saturdays. {{full-cost}}", "We open at weekends."
    used = sha256(taken.encode()).hexdigest()
    for rows in (
        [
            LibraryAnswer(
                id=1, uid="a" * 32, title="Who we are", body=body, tags="about, short", review_by=date(2026, 9, 1)
            ),
            LibraryAnswer(id=2, uid="b" * 32, title="=Who", body="Clay & <b>", from_uid="a" * 32, owner="Zoë"),
            Evidence(
                uid="c" * 32,
                claim="People who came were less lonely.",
                figures="UCLA: −0.4",
                limits="Nobody was compared.",
                direction=Direction.MIXED,
                year=2025,
                reference="doi:10.1000/182",
            ),
            Policy(
                name="Public liability",
                catalogue_id="insurance_public",
                state=PolicyState.IN_PLACE,
                begins_on=START,
                expires_on=date(2027, 3, 31),
                cover=500_000_000,
                attachment_id=1,
            ),
            Policy(name="Lone working", review_by=date(2026, 9, 1)),
            OwnWord(word="Northdale"),
        ],
        [
            AnswerWording(library_answer_id=1, sha256=used, body=taken, kept_on=START),
            Citation(section_id=1, token="e1", evidence="c" * 32),  # noqa: S106 - the mark of evidence
            Citation(section_id=1, token="e2", evidence="sp-controlled-2022"),  # noqa: S106 - the same
        ],
    ):
        session.add_all(rows)
        session.flush()


def add_outcomes(session: Session) -> None:
    """What the studio is to change and how it is scored, what its options are weighed by, and what they bring."""
    for rows in (
        [
            OwnMeasure(
                uid="d" * 32, name="Steps up", lowest=-500, highest=500, better=Better.LOWER, smallest_change=50
            ),
            Outcome(id=1, project_id=1, name="Less lonely", measure="d" * 32, baseline="4 in 10", target="2 in 10"),
            SuccessFactor(id=1, project_id=1, position=1, words="Open at weekends"),
            Milestone(project_id=1, name="Doors open", due=date(2026, 9, 5), who="O'Brien"),
        ],
        [
            Score(outcome_id=1, pair=1, before=350, after=-125),
            Score(outcome_id=1, pair=2, before=200),
            OptionRating(project_option_id=1, success_factor_id=1, meets=Meets.NOT, reason="=closed"),
            Benefit(
                project_id=1,
                project_option_id=1,
                name="Fewer GP visits",
                kind=BenefitKind.CAPACITY,
                from_year=2026,
                to_year=2028,
                amount=120_050,
                confidence=4_000,
                method="Our own count",
            ),
            Benefit(project_id=1, name="Hope", health_effect=True),
        ],
    ):
        session.add_all(rows)
        session.flush()


def keep_files(session: Session) -> None:
    """Bytes of a logo and of a document, a version of it, and that it was sent."""
    names = []
    for data in (LOGO, TREE, b"%PDF-1.7 as it went"):
        names.append(sha256(data).hexdigest())
        session.add(Blob(sha256=names[-1], size=len(data), data=data))
    kept: dict[str, Any] = {
        "document_uid": "0" * 32,
        "kind": "business-case-short",
        "title": "Case",
        "number": 1,
        "why": "sent",
    }
    kept["at"] = "2026-04-09T10:00:00+00:00"
    session.add(DocumentVersion(id=1, **kept, tree_version=1, tree=names[1]))
    session.flush()
    session.add(Sent(version_id=1, on=date(2026, 4, 9), to="Northdale Council", pdf=names[2]))


def every_table(session: Session) -> None:
    """A few rows in every table, with every kind of value; names hold letters that trip careless programs."""
    session.add_all(
        [
            Attachment(
                id=1,
                sha256=sha256(LOGO).hexdigest(),
                name="=logo.png",
                media_type="image/png",
                size=len(LOGO),
                added_on=START,
            ),
            Organisation(
                id=1,
                logo_id=1,
                address="1 Quay\nNorthdale",
                name="Tŷ Celf – Arts & Wellbeing",
                legal_form=LegalForm.CIO,
                balance_date=date(2026, 3, 31),
                policy_months_low=300,
                policy_months_high=450,
                policy_costs=PolicyCosts.UNRESTRICTED,
                policy_text='Three to "four and a half" months;\nreviewed each May.',
            ),
            PoolSetting(pool=Pool.PREMISES, driver=Driver.FLOOR_SPACE, unallocated=2_500),
            PoolSetting(pool=Pool.CENTRAL, driver=Driver.STAFF_TIME, included=False),
            Fund(id=1, name="General", kind=FundKind.GENERAL, balance=4_210_055),
            Fund(id=2, name="Youth arts", kind=FundKind.RESTRICTED, balance=-12_000, purpose="Youth arts only"),
            Project(id=1, name="Saturday studio", summary="Nowhere to go on Saturdays. 🎨", floor_space=6_050),
            Project(id=2, name="Knit & natter", start=START, end=date(2028, 3, 31)),
            cost_line(
                id=1,
                frequency=Frequency.BY_MONTH,
                uplift=250,
                uplift_from=Month(2027, 4),
                pool=Pool.PREMISES,
                category=CostCategory.PREMISES,
            ),
            cost_line("Paint", id=2, vat=2_000, end=date(2027, 3, 31), import_key="costs:7"),
            Post(id=1, title="Director", salary=3_850_000, fte=8_000, start=date(2019, 9, 2)),
            Post(
                id=2,
                title="Apprentice",
                person="O'Brien",
                salary=1_600_000,
                start=START,
                nic_category=NicCategory.H,
                pension_basis=PensionBasis.FULL_SALARY,
                pension=500,
            ),
            Freelancer(id=1, name="=SUM(A1)", role="Potter", day_rate=22_050, days=450, start=START),
            Freelancer(id=2, name="<b>Zoë</b>", day_rate=18_000, days=100, start=START, payment_lag=1),
            Funder(id=1, name="Cronfa Gymunedol", kind=FunderKind.LOTTERY, org_id="GB-CHC-1000147"),
            Funder(id=2, name="Borsetshire Council", kind=FunderKind.COUNCIL),
        ]
    )
    session.flush()
    session.add_all(
        [
            Obligation(name="Final examination", amount=90_000),
            RateOverride(subject="minimum_wage", field="living_wage", start=date(2027, 4, 1), value=1_330),
            Person(id=1, name="O'Brien", role="Apprentice", start=START),
            Person(id=2, name="Zoë & Söhne", engagement=Engagement.FREELANCER, freelancer_id=2, project_id=1),
            SupervisionPlan(id=1, name="Reflective", kind=SupervisionKind.REFLECTIVE, rate=6_000, start=START),
            Course(id=1, name="First aid at work", validity_months=36, cost=11_000),
            PeopleBudget(kind=PeopleBudgetKind.TRAINING, year=2026, amount=50_000),
            Scenario(id=1, name="The council's money ends", note="=1+1"),
            Price(name="Studio for the PCN", project_id=1, price=4_500_000, start=START, reason="At full cost."),
        ]
    )
    session.flush()
    session.add_all(
        [
            Duty(name="Payroll", person_id=1, deputy_id=2),
            SupervisionSession(supervision_plan_id=1, person_id=2, held_on=date(2026, 4, 20), minutes=75),
            CourseNeed(course_id=1, engagement=Engagement.EMPLOYEE),
            TrainingRecord(course_id=1, person_id=1, completed_on=date(2025, 2, 3)),
            ScenarioChange(scenario_id=1, kind=ChangeKind.LOSE_FUNDER, funder_id=2, start=date(2027, 4, 1)),
            ScenarioChange(scenario_id=1, kind=ChangeKind.COSTS, percent=-250, category=CostCategory.TRAVEL),
        ]
    )
    session.add_all(
        [
            ProjectYear(project_id=1, year=2026, sessions=40, participants=310),
            ProjectOption(id=1, project_id=1, name="Do nothing", yearly_cost=0),
            ProjectRisk(project_id=1, risk="The hall closes", likelihood=Level.LOW, impact=Level.HIGH),
            Split(cost_line_id=1, project_id=1, share=3_333),
            Split(post_id=1, project_id=2, share=2_500),
            Split(freelancer_id=1, project_id=1, share=10_000),
            IncomeLine(
                name="Class fees", amount=41_500, start=START, category=IncomeCategory.FEES, fund_id=1, project_id=2
            ),
            Grant(
                id=1,
                title="Youth arts, year 2",
                funder_id=1,
                stage=Stage.AWARDED,
                amount_awarded=2_400_000,
                awarded_on=date(2026, 2, 11),
                start=START,
                end=date(2027, 3, 31),
                fund_id=2,
                project_id=1,
            ),
            Grant(id=2, title="Wellbeing service", funder_id=2, kind=GrantKind.CONTRACT, probability=60),
        ]
    )
    session.flush()
    add_documents(session)
    add_library(session)
    add_outcomes(session)
    keep_files(session)
    fair = IncomeLine(name="Summer fair", amount=0, frequency=Frequency.BY_MONTH, start=START)
    session.add(fair)
    session.flush()
    session.add_all(
        [
            MonthAmount(cost_line_id=1, month=Month(2026, 4), pence=12_050),
            MonthAmount(cost_line_id=1, month=Month(2026, 9), pence=-2_005),
            MonthAmount(income_line_id=fair.id, month=Month(2026, 7), pence=85_000),
            Instalment(grant_id=1, due=date(2026, 4, 20), amount=1_200_000, received_on=date(2026, 4, 22)),
            Instalment(grant_id=1, due=date(2026, 10, 20), amount=1_200_000, condition="Report sent"),
            BudgetLine(grant_id=1, amount=900_000, spent=10, post_id=1),
            BudgetLine(grant_id=1, amount=100_000, category=CostCategory.MATERIALS, end=date(2026, 12, 31)),
            GrantReport(grant_id=1, title="Interim report", due=date(2026, 9, 30)),
            BidAnswer(grant_id=1, question="cash", met=True),
        ]
    )


def new_file(folder: Path, name: str = "plan.footing") -> Path:
    """A closed file with rows in every table, made by one action."""
    with OrganisationFile.create(folder / name) as made, made.action("Fill the file") as session:
        every_table(session)
    return folder / name


def reopened(path: Path) -> OrganisationFile:
    """The file, opened on the day of the tests."""
    return OrganisationFile.open(path, today=TODAY)


def tables(opened: OrganisationFile) -> Tables:
    """Every row of every mapped table, as stored."""
    with opened._driver() as connection:
        return {
            table.name: connection.execute(f'SELECT * FROM "{table.name}" ORDER BY id').fetchall()  # noqa: S608 - our own table
            for table in mapped_tables()
        }


def names(opened: OrganisationFile) -> list[str]:
    """The names of the cost lines, in the order they were made."""
    with opened.read() as session:
        return list(session.scalars(select(CostLine.name).order_by(CostLine.id)))


def listing(folder: Path) -> list[str]:
    """The names in a folder."""
    return sorted(entry.name for entry in folder.iterdir())
