"""The open form of an organisation file on disk: one JSON object, read with clear sentences and written whole."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.problems import Refused
from app.replacing import replacing

LARGEST = 200_000_000
"""Bytes. Ten thousand times the example organisation; anything larger is some other file."""


def read_open_form(path: Path) -> Mapping[str, Any]:
    """The object in a JSON file; numbers with decimals stay exact. Raises Refused naming the file and the line."""
    try:
        if path.stat().st_size > LARGEST:
            raise Refused(f"{path.name} is too large to be an organisation's plan. Choose another file.")
        text = path.read_text(encoding="utf-8-sig")
        data = json.loads(text, parse_float=Decimal)
    except UnicodeDecodeError as error:
        raise Refused(f"{path.name} is not a JSON text file. Choose a file that Footing exported.") from error
    except json.JSONDecodeError as error:
        raise Refused(
            f"{path.name} stops making sense at line {error.lineno}, column {error.colno}: {error.msg.lower()}. "
            "Mend it there, or export it again."
        ) from error
    except RecursionError as error:
        raise Refused(f"{path.name} is nested too deeply to be an organisation's plan.") from error
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}. Check the name and the folder.") from error
    if not isinstance(data, dict):
        raise Refused(f"{path.name} is not an organisation's plan: it should be one JSON object.")
    return data


def write_open_form(path: Path, data: Mapping[str, Any]) -> None:
    """Write the object as JSON for people to read too; the file is there whole or not at all."""
    with replacing(path) as beside:
        beside.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
