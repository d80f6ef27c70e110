"""Reading the open JSON form: every value looked at, every fault a sentence that says where in the form it is."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from app.models.choices import PolicyCosts
from app.models.formats import CURRENT, Version
from app.problems import Problem, Refused
from app.services.open_form.before_2_0 import as_written_now
from app.services.open_form.kept_reading import KEPT_LISTS
from app.services.open_form.shape import ATTACHMENTS, FORMAT, ORGANISATION, SECTIONS, Section, name_column, value_in
from app.services.rows.belonging import check_projects
from app.services.rows.checks import check_row, check_value, tidy, with_defaults
from app.services.rows.columns import ColumnInfo, columns
from app.services.rows.fields import SAME_PROJECT, UNIQUE
from app.services.rows.nouns import NOUNS
from app.services.rows.rises import Rises
from app.services.rows.splits import WHOLE
from app.text import quoted

_MAY_REPEAT = {"attachment", "grant", "grant_report", "person", "project_option", "success_factor"}
"""Tables whose rows carry a key only where another row refers to them, so that names may repeat."""

_NAMED_COSTS = Version(1, 2)
"""The first format that says what months of reserves are months of."""

_TOP = {
    *("format", "version", "organisation", ATTACHMENTS.name, *KEPT_LISTS),
    *(section.name for section in SECTIONS),
}


class Reader:
    """Turns a form into rows by table, ids counted from 1, and gathers what is wrong in `problems`."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._rows: dict[str, list[dict[str, Any]]] = {}
        self._keys: dict[str, dict[str, int]] = {}

    def read(self, data: object) -> Mapping[str, list[dict[str, Any]]]:
        """The rows of every table, to be used only when there are no problems."""
        if not isinstance(data, Mapping) or data.get("format") != FORMAT:
            self._fault(
                "", f'This is not an organisation in the open form: it does not begin with "format": "{FORMAT}".'
            )
            return {}
        if not self._readable(data.get("version")):
            return {}
        data = as_written_now(data)
        self._unknown("", data, _TOP)
        self._section(ATTACHMENTS, data.get(ATTACHMENTS.name, []))
        self._organisation(data)
        for section in SECTIONS:
            self._section(section, data.get(section.name, []))
        self._check_unique()
        self._check_projects()
        return self._rows

    def _readable(self, version: object) -> bool:
        try:
            found = Version.parse(version if isinstance(version, str) else "")
        except ValueError:
            self._fault("version", f'The version of the form is missing. Write "version": "{CURRENT}".')
            return False
        if found > CURRENT:
            sentence = f"This was written by a newer Footing (form {version}). Install the newest one to read it."
            self._fault("version", sentence)
            return False
        return True

    def _organisation(self, data: Mapping[str, Any]) -> None:
        if "organisation" not in data:
            self._fault("organisation", "It is missing. Write at least its name.")
        elif data["organisation"] is not None:
            self._row(ORGANISATION, "organisation", _as_told(data["organisation"], Version.parse(data["version"])), {})

    def _section(self, section: Section, items: object) -> None:
        self._rows.setdefault(section.table, [])
        if section.keyed:
            self._keys[section.table] = {}
        for place, item in self._items(section.name, items):
            self._with_children(section, place, item, {})

    def _with_children(self, section: Section, place: str, item: object, linked: Mapping[str, int]) -> None:
        """Read one row, and the lists of what belongs to it."""
        number = self._row(section, place, item, linked)
        if section.keyed and number and isinstance(item, Mapping):
            self._remember(section, place, item, number)
        for child in section.children:
            inside = item.get(child.name, []) if isinstance(item, Mapping) else []
            self._children(child, place, inside, number)

    def _children(self, child: Section, parent: str, items: object, number: int) -> None:
        first = len(self._rows.setdefault(child.table, []))
        if child.keyed:
            self._keys.setdefault(child.table, {})
        for place, item in self._items(f"{parent} → {child.name}", items):
            self._with_children(child, place, item, {child.link: number})
        if child.table == "split":
            self._check_shares(parent, self._rows["split"][first:])

    def _items(self, place: str, items: object) -> list[tuple[str, Any]]:
        if not isinstance(items, list | tuple):
            self._fault(place, "This has to be a list, in square brackets.")
            return []
        return [(f"{place} → item {number}", item) for number, item in enumerate(items, start=1)]

    def _row(self, section: Section, place: str, item: object, linked: Mapping[str, int]) -> int:
        """Read one row and return its number, or 0 when it cannot be used."""
        if not isinstance(item, Mapping):
            self._fault(place, "This has to be an object, in curly brackets.")
            return 0
        before = len(self.problems)
        self._unknown(place, item, self._known(section))
        values: dict[str, Any] = dict(linked)
        for name, info in section.plain.items():
            if name in item:
                self._value(info, f"{place} → {name}", item[name], values)
        if section.targets:
            self._target(section, place, item.get("target"), values)
        if len(self.problems) == before:
            self._whole(section, place, values)
        rows = self._rows.setdefault(section.table, [])
        if len(self.problems) > before:
            return 0
        rows.append(self._rises().completed(section.table, with_defaults(section.table, tidy(section.table, values))))
        return len(rows)

    def _rises(self) -> Rises:
        owner = next(iter(self._rows.get(ORGANISATION.table, ())), None)
        return Rises(owner["balance_date"], owner["year_start_month"]) if owner else Rises()

    def _known(self, section: Section) -> set[str]:
        extra = {child.name for child in section.children}
        if section.keyed:
            extra.add("key")
        if section.targets:
            extra.add("target")
        return {*section.plain, *extra}

    def _value(self, info: ColumnInfo, place: str, value: object, values: dict[str, Any]) -> None:
        try:
            values[info.name] = self._reference(info, value) if info.kind == "row" else value_in(info, value)
        except Refused as refused:
            self._fault(place, str(refused))

    def _reference(self, info: ColumnInfo, value: object) -> int | None:
        if value is None and info.optional:
            return None
        noun = NOUNS[info.refers_to]
        if not isinstance(value, str):
            raise Refused(f"Write the key of one of the {noun.many}, in quotation marks.")
        number = self._keys[info.refers_to].get(value)
        if number is None:
            raise Refused(f"There is no {noun.one} with the key {quoted(value, 60)} that can be used.")
        return number

    def _target(self, section: Section, place: str, target: object, values: dict[str, Any]) -> None:
        names = ", ".join(section.targets)
        if not isinstance(target, Mapping) or len(target) != 1 or not set(target) <= set(section.targets):
            self._fault(f"{place} → target", f"Write what it is for, with exactly one of: {names}.")
            return
        ((name, value),) = target.items()
        if value is None:
            self._fault(f"{place} → target", f"Write what it is for, with exactly one of: {names}.")
            return
        self._value(section.targets[name], f"{place} → target → {name}", value, values)

    def _whole(self, section: Section, place: str, values: Mapping[str, Any]) -> None:
        """Hold the row against what its table may hold."""
        table, row = section.table, with_defaults(section.table, tidy(section.table, values))
        before = len(self.problems)
        for name, info in columns(table).items():
            try:
                check_value(table, name, info, row[name])
            except Refused as refused:
                self._fault(place, str(refused))
        if len(self.problems) == before:
            try:
                check_row(table, row)
            except Refused as refused:
                self._fault(place, str(refused))

    def _remember(self, section: Section, place: str, item: Mapping[str, Any], number: int) -> None:
        key = item.get("key", item[name_column(section.table)])
        if not isinstance(key, str):
            self._fault(f"{place} → key", "Write words in quotation marks.")
        elif key in self._keys[section.table] and "key" not in item and section.table in _MAY_REPEAT:
            pass  # two of a name that nothing refers to; what refers to it means the first
        elif key in self._keys[section.table]:
            self._fault(f"{place} → key", f"Another of the {section.name} has this key. Give each its own.")
        else:
            self._keys[section.table][key] = number

    def _check_shares(self, place: str, shares: list[dict[str, Any]]) -> None:
        if sum(row["share"] for row in shares) > WHOLE:
            self._fault(f"{place} → splits", "The shares add up to more than 100%. What is left over is core.")
        if len({row["project_id"] for row in shares}) < len(shares):
            self._fault(f"{place} → splits", "The same project is here twice. Put its shares together.")

    def _check_unique(self) -> None:
        for table, rules in UNIQUE.items():
            for names in rules:
                keys = Counter(tuple(row[name] for name in names) for row in self._rows.get(table, ()))
                for key in (key for key, count in keys.items() if count > 1 and None not in key):
                    shown = " and ".join(
                        str(part) for name, part in zip(names, key, strict=True) if not name.endswith("_id")
                    )
                    self._fault(NOUNS[table].many, f"“{shown}” is here more than once. Change or remove one of them.")
        if sum(row["kind"] == "general" for row in self._rows.get("fund", ())) > 1:
            self._fault("funds", "There is more than one general fund. Keep one and make the others designated.")

    def _check_projects(self) -> None:
        """Rows of one project only; where rows are missing it cannot be told."""
        for table in () if self.problems else SAME_PROJECT:
            for row in self._rows.get(table, ()):
                try:
                    check_projects(table, row, self._project_of)
                except Refused as refused:
                    self._fault(NOUNS[table].many, str(refused))

    def _project_of(self, table: str, number: int) -> int:
        project: int = self._rows[table][number - 1]["project_id"]
        return project

    def _unknown(self, place: str, item: Mapping[str, Any], known: set[str]) -> None:
        for name in item:
            if name not in known:
                self._fault(
                    f"{place} → {name}" if place else str(name), "The form has nothing of this name. Remove it."
                )

    def _fault(self, place: str, sentence: str) -> None:
        self.problems.append(Problem(f"{place}: {sentence}" if place else sentence, field=place))


def _as_told(organisation: object, version: Version) -> object:
    """The organisation as its form was meant: before a policy named its costs, it was one in months of core costs."""
    if not isinstance(organisation, Mapping) or version >= _NAMED_COSTS:
        return organisation
    has_policy = any(organisation.get(name) is not None for name in ("policy_months_low", "policy_months_high"))
    return {"policy_costs": PolicyCosts.CORE_COSTS.value} | dict(organisation) if has_policy else organisation
