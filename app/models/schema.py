"""All stored tables in one place: import this module and every table is known."""

from app.models.base import Base
from app.models.costs import CostLine, Freelancer, Post, Split
from app.models.funds import Fund, IncomeLine
from app.models.grants import BudgetLine, Funder, Grant, GrantReport, Instalment
from app.models.organisation import Organisation, PoolSetting
from app.models.projects import Document, Project, ProjectOption, ProjectRisk, ProjectYear

TABLES: tuple[type[Base], ...] = (
    Organisation,
    PoolSetting,
    Fund,
    Project,
    ProjectYear,
    ProjectOption,
    ProjectRisk,
    CostLine,
    Post,
    Freelancer,
    Split,
    IncomeLine,
    Funder,
    Grant,
    Instalment,
    BudgetLine,
    GrantReport,
    Document,
)
"""Every mapped class, each after the ones that it refers to."""
