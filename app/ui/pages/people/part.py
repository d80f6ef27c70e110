"""What the parts of the People page share: stored rows, and what is worked out from all of them."""

from app.models.choices import Engagement
from app.services.people.people import PeopleView
from app.ui.desk.stored_part import StoredPart

ENGAGEMENTS = tuple((each, each.label) for each in Engagement)
ANY_ENGAGEMENT = ((None, "Anybody"), *ENGAGEMENTS)
"""Ways of working with the organisation, to choose from."""


class PeoplePart(StoredPart):
    """One part of the page: the tables of the file in `tables`, and what is worked out from them."""

    def refresh(self, view: PeopleView | None) -> None:
        """Show the stored rows, and what follows from them where that can be worked out."""
        self.read_rows()
        if view is not None:
            self.show_view(view)

    def show_view(self, view: PeopleView) -> None:
        """Show what was worked out."""
