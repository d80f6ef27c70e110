"""Parts made from the facts of a report."""

from collections.abc import Mapping

from app.documents.parts.part import Part

REPORT_PARTS: Mapping[str, Part] = {}
