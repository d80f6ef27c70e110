"""Parts made from the facts of a money."""

from collections.abc import Mapping

from app.documents.parts.part import Part

MONEY_PARTS: Mapping[str, Part] = {}
