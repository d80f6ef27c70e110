"""Every part that a kind can name, by id."""

from collections.abc import Mapping

from app.documents.parts.case_parts import CASE_PARTS
from app.documents.parts.money_parts import MONEY_PARTS
from app.documents.parts.outcome_parts import OUTCOME_PARTS
from app.documents.parts.part import Part
from app.documents.parts.report_parts import REPORT_PARTS

PARTS: Mapping[str, Part] = {**CASE_PARTS, **MONEY_PARTS, **REPORT_PARTS, **OUTCOME_PARTS}
