"""Parts made from the facts of a case."""

from collections.abc import Mapping

from app.documents.parts.part import Part

CASE_PARTS: Mapping[str, Part] = {}
