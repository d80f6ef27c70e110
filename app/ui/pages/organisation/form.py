"""Forms of the organisation's own row: each field is stored when it is left, as one action."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.models.choices import LegalForm, Nation
from app.services.organisation.organisation import THE_ROW, Details
from app.services.rows import action_words, records
from app.ui.desk.desk import Desk
from app.ui.desk.stored import StoredForm
from app.ui.kit.cards import LinkButton
from app.ui.kit.line_fields import TextEdit
from app.ui.kit.long_text import LongText
from app.ui.pages.organisation.logo import LogoRow

CHARITIES = frozenset({LegalForm.CIO, LegalForm.CHARITABLE_COMPANY, LegalForm.CHARITY})
_COMPANIES = frozenset({LegalForm.CHARITABLE_COMPANY, LegalForm.CIC, LegalForm.COMPANY})
_REGISTERS = {Nation.SCOTLAND: "GB-SC-", Nation.NORTHERN_IRELAND: "GB-NIC-"}
"""Prefixes of charity registers at org-id.guide; in England and Wales it is GB-CHC."""


def identifier_of(details: Details) -> str:
    """The organisation identifier that its registration gives (org-id.guide), or nothing without one."""
    if details.legal_form in CHARITIES and details.charity_number.strip():
        number = "".join(details.charity_number.upper().split()).removeprefix("NIC")
        return _REGISTERS.get(details.nation, "GB-CHC-") + number
    if details.legal_form in _COMPANIES and details.company_number.strip():
        return "GB-COH-" + "".join(details.company_number.upper().split())
    return ""


class OrganisationForm(StoredForm):
    """Some columns of the organisation; an empty number of a column in `nothing` is stored as 0."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("organisation", lambda: desk.workspace.today, parent)
        self.desk = desk
        self.committed.connect(self._store)

    def show_details(self, details: Details) -> None:
        """Show the organisation; what is being typed stays."""
        values: Mapping[str, Any] = {name: getattr(details, name) for name in details.__dataclass_fields__}
        self.set_values(THE_ROW, values)

    @Slot(str, object)
    def _store(self, name: str, value: object) -> None:
        stored = 0 if value is None and name in self.nothing else value
        label = action_words.change("organisation", "", name)
        if refusal := self.desk.workspace.run(label, records.change, "organisation", THE_ROW, {name: stored}).refusal:
            self.refuse(name, refusal)


class WhoForm(OrganisationForm):
    """Name, legal form, nation, numbers, year, and how to be reached. What a form has no number for is not asked."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._identifier = ""
        self.add_stored("name")
        self.add_stored("legal_form")
        self.add_stored_beside("nation", "year_start_month")
        numbers = {name: TextEdit(self, longest=40) for name in ("charity_number", "company_number")}
        self.add_stored_beside(*numbers, **numbers)
        self.add_stored("org_id", TextEdit(self, longest=80))
        self.use = LinkButton("", self)
        self.use.clicked.connect(self._use_identifier)
        self.add_widget(self.use)
        self.add_stored("address", LongText(self, lines=2, most_lines=5, longest=400))
        self.add_stored_beside("email", "phone")
        self.add_stored("web")
        self.logo = LogoRow(desk, self)
        self.add_widget(self.logo)

    def show_details(self, details: Details) -> None:
        """Show the organisation, and offer the identifier that its registration gives."""
        super().show_details(details)
        form = details.legal_form
        self.row("charity_number").setVisible(form in CHARITIES or bool(details.charity_number))
        self.row("company_number").setVisible(form in _COMPANIES or bool(details.company_number))
        self.row("org_id").setVisible(form is not LegalForm.SOLE_TRADER or bool(details.org_id))
        self.logo.refresh()
        self._identifier = "" if details.org_id else identifier_of(details)
        self.use.setText(f"Use {self._identifier}")
        self.use.setAccessibleName(self.use.text())
        self.use.setVisible(bool(self._identifier) and not self.desk.workspace.read_only)

    @Slot()
    def _use_identifier(self) -> None:
        self._store("org_id", self._identifier)
