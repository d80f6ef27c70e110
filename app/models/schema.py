"""All stored tables in one place: import this module and every table is known."""

from sqlalchemy import Table

from app.models.base import Base
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

TABLES: tuple[type[Base], ...] = (
    Attachment,
    Organisation,
    PoolSetting,
    Obligation,
    RateOverride,
    Fund,
    Project,
    ProjectYear,
    ProjectOption,
    ProjectRisk,
    Milestone,
    SuccessFactor,
    OptionRating,
    Benefit,
    OwnMeasure,
    Outcome,
    Score,
    CostLine,
    Freelancer,
    Person,
    Duty,
    Post,
    Split,
    IncomeLine,
    MonthAmount,
    Funder,
    Grant,
    Instalment,
    BudgetLine,
    GrantReport,
    BidAnswer,
    SupervisionPlan,
    SupervisionSession,
    Course,
    CourseNeed,
    TrainingRecord,
    PeopleBudget,
    Scenario,
    ScenarioChange,
    Price,
    Document,
    DocumentSection,
    FigureUse,
    OwnNumber,
    Policy,
    LibraryAnswer,
    AnswerWording,
    Evidence,
    Citation,
    OwnWord,
)
"""Every mapped class whose rows people edit and undo, each after the ones that it refers to."""

KEPT: tuple[type[Base], ...] = (Blob, DocumentVersion, Sent)
"""What is created, migrated, checked and handed on, but never undone: it refers to the others by `uid` or by hash."""


def stored_tables() -> tuple[Table, ...]:
    """Every table of the file that holds what users entered or kept."""
    tables = (mapped.__table__ for mapped in (*TABLES, *KEPT))
    return tuple(table for table in tables if isinstance(table, Table))
