"""The line under a text: how long it is, what is past the limit or still wanted, and whether it is saved."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.text import plural
from app.ui.editor.values import Counts, Limit
from app.ui.kit.theme import mark
from app.ui.kit.words import Words


def count_words_of(counts: Counts, limit: Limit) -> tuple[str, str]:
    """The count in words, and what is wrong with it; such as "268 of 250 words", "18 past the limit …"."""
    found, unit = counts.of(limit.unit), limit.unit
    if limit.most and found > limit.most:
        past = found - limit.most
        return f"{found:,} of {limit.most:,} {unit}", f"{past:,} past the limit will not be scored"
    if found < limit.least:
        return f"{found:,} of at least {limit.least:,} {unit}", ""
    if limit.most:
        return f"{found:,} of {limit.most:,} {unit}", ""
    return plural(found, unit.removesuffix("s")), ""


def other_count(counts: Counts, limit: Limit) -> str:
    """The count in the other unit, as some forms count in that."""
    if limit.unit == "words":
        return plural(counts.characters, "character")
    return plural(counts.words, "word")


class CountLine(QWidget):
    """Counts on the left, "Saved" on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = Words("", role="count", parent=self, wrap=False)
        self.wrong = Words("", role="small", parent=self, wrap=False)
        self.other = Words("", role="small", parent=self, wrap=False)
        self.saved = Words("", role="small", parent=self, wrap=False)
        mark(self.wrong, tone="red")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (self.count, self.wrong, self.other):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.saved)

    def show_counts(self, counts: Counts, limit: Limit) -> None:
        """Show other counts."""
        count, wrong = count_words_of(counts, limit)
        self.count.setText(count)
        self.wrong.setText(f"· {wrong}" if wrong else "")
        self.wrong.setVisible(bool(wrong))
        self.other.setText(f"· {other_count(counts, limit)}")
        self.other.setVisible(not wrong)
        self.setAccessibleName(". ".join(filter(None, (count, wrong))))

    def show_saved(self, words: str) -> None:
        """Say whether the text is saved, such as "Saved"."""
        self.saved.setText(words)
