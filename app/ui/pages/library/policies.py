"""The register of policies, checks and insurances, with what is out of date."""

from functools import partial

from app.ui.desk.desk import Desk
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_part import StoredPart
from app.ui.desk.stored_rows import RowWords

_WORDS = RowWords(
    "policy", "Add a policy", "What buyers ask for before they sign: safeguarding, data protection, insurance."
)


class PoliciesPart(StoredPart):
    """The register of policies, checks and insurances, with what is out of date."""

    tables = frozenset({"policy"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        of = partial(stored_column, "policy", editable=True)
        self.card(
            "library.policies.list",
            "What is out of date can stop a bid.",
            self.rows(_WORDS, (of("name"), of("state"), of("owner"), of("review_by"), of("expires_on"), of("cover"))),
        )
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show what is stored."""
        self.read_rows()
