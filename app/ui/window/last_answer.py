"""The sentence that Home last gave, shown at once at the next start while the rest of the program is still loading.

It is shown only on the same day and for the very same file, unchanged since: then the plan is the same, and so is its
answer.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app import __version__
from app.ui.kit.cards import Card, page_layout
from app.ui.kit.words import Sentence, Spans

_KEY = "home.answer"


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """Whose answer it is, and the sentence as (text, bold) spans."""

    organisation: str
    sentence: Spans


def remember(save: Callable[[str, str], object], path: Path, answer: LastAnswer, today: date) -> None:
    """Keep the answer together with the state that the file has now."""
    state = _state(path, today)
    if state:
        spans = [list(span) for span in answer.sentence]
        save(_KEY, json.dumps({"state": state, "organisation": answer.organisation, "sentence": spans}))


def recall(load: Callable[[str], str | None], path: Path, today: date) -> LastAnswer | None:
    """The answer kept for this file, or None where there is none, or the day, the file or the program is another."""
    try:
        kept = json.loads(load(_KEY) or "null")
        if not kept or kept["state"] != _state(path, today):
            return None
        return LastAnswer(str(kept["organisation"]), tuple((str(text), bool(bold)) for text, bold in kept["sentence"]))
    except (ValueError, TypeError, KeyError):
        return None


class AnswerAtOnce(QWidget):
    """Stands where Home will stand, with its sentence."""

    def __init__(self, answer: LastAnswer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sentence = Sentence(answer.sentence, parent=self)
        sentence.setObjectName("home-sentence")
        card = Card(parent=self)
        card.add(sentence)
        column = page_layout(self)
        column.addWidget(card)
        column.addStretch(1)


def _state(path: Path, today: date) -> list[object]:
    """What tells that day and file are the same as before; empty when it cannot be looked at."""
    try:
        found = path.stat()
    except OSError:
        return []
    return [str(path), found.st_mtime_ns, found.st_size, __version__, today.isoformat()]
