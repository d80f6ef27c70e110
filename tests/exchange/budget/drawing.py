"""Budgets drawn at random in the layouts that people use, each with the truth about it."""

from collections.abc import Sequence
from datetime import date
from random import Random

from tests.exchange.budget.drawn import Drawn, DrawnSheet, Line, Value
from tests.exchange.budget.drawn_words import IN_SECTIONS, IN_WORDS, OUT_SECTIONS, OUT_WORDS, time_heads


def draw(seed: int) -> Drawn:
    """The budget of this seed, always the same."""
    return _Drawing(Random(seed)).workbook()


class _Drawing:
    def __init__(self, random: Random) -> None:
        self.r = random
        self.traits: list[str] = []

    def chance(self, of: float) -> bool:
        return self.r.random() < of

    def trait(self, name: str, of: float) -> bool:
        if self.chance(of):
            self.traits.append(name)
            return True
        return False

    def workbook(self) -> Drawn:
        kind = self.r.choice(("months", "months", "months", "quarters", "years", "one"))
        self.traits.append(kind)
        self.kind = kind
        self.year = self.r.choice((2026, 2027))
        self.columns = {"months": 12, "quarters": 4, "years": self.r.choice((2, 3)), "one": 1}[kind]
        self.unit = 1000 if self.trait("thousands", 0.08) else 1
        self.style()
        sheets = [self.sheet("Budget", 1.0)]
        if self.trait("two sheets", 0.2):
            sheets = [
                self.sheet("Youth project", 0.5),
                self.sheet("Core costs" if self.chance(0.3) else "Older people", 0.5),
            ]
        lines = [line for sheet in sheets for line in sheet.lines]
        if self.trait("notes sheet", 0.15):
            sheets.append(
                DrawnSheet(
                    "Notes",
                    [
                        ["Things to check before the meeting"],
                        ["Ask Jo about the minibus"],
                        ["Rent review is due in 2028"],
                    ],
                )
            )
        if len(sheets) > 1 and "two sheets" in self.traits and self.trait("summary", 0.6):
            sheets.insert(self.r.choice((0, len(sheets))), self.summary([sheet for sheet in sheets if sheet.lines]))
        name = (
            f"Budget {self.year}-{(self.year + 1) % 100}"
            if self.year_in == "file"
            else self.r.choice(("budget", "our budget v3 FINAL", "Book1"))
        )
        return Drawn(sheets, name, lines, self.traits)

    def style(self) -> None:
        self.year_in = self.r.choice(("title", "title", "heads", "over", "sheet", "file"))
        if self.kind == "years":
            self.year_in = "heads"
        if self.kind == "one" and self.year_in == "over":
            self.year_in = "title"
        self.how = self.r.choice(("heading", "heading", "heading", "column", "head cell", "totals", "signs"))
        self.traits += [f"year:{self.year_in}", self.how]
        self.total_column = self.kind != "one" and self.trait("total column", 0.6)
        self.notes_at = self.r.choice(("", "", "after name", "end"))
        self.code = self.trait("codes", 0.12)
        self.category = self.r.choice(("", "", "", "merged", "repeated")) if self.how != "column" else ""
        self.out_first = self.trait("out first", 0.2) and self.how != "totals"
        self.subtotal = self.r.choice(("", "named", "named", "section", "nameless", "sub total"))
        self.totals = self.how == "totals" or self.trait("totals", 0.8)
        self.net = self.totals and self.trait("net", 0.6)
        self.balances = self.trait("balances", 0.15)
        self.section_rows = not self.category and self.trait("sections", 0.75)
        self.negative_out = self.how == "signs" or self.trait("outgoings in brackets", 0.06)
        self.texts = self.trait("text amounts", 0.15)
        self.blanks = self.chance(0.7)
        self.extra = self.kind == "one" and self.trait("last year beside", 0.3)
        if self.category:
            self.traits.append(f"category {self.category}")
        if self.subtotal and (self.section_rows or self.category):
            self.traits.append(f"subtotal {self.subtotal}")

    def amounts(self) -> list[int]:
        """Pence by column, as people plan: the same, four times, once, odd."""
        whole = self.r.choice((100, 100, 500, 1000, 50, 1))
        value = self.r.randint(1, 400) * whole
        if self.unit == 1000:
            value = self.r.randint(2, 500) * 10_000
        else:
            value *= 100 if whole > 1 else 1
        n = self.columns
        match self.r.choice(("same", "same", "once", "some", "odd")):
            case "same":
                return [value] * n
            case "once":
                found = [0] * n
                found[self.r.randrange(n)] = value
                return found
            case "some":
                found = [value if at % 3 == self.r.choice((0, 1)) else 0 for at in range(n)]
                return found if any(found) else [value] * n
            case _:
                step = 10_000 if self.unit == 1000 else 100
                return [self.r.randint(0, 900) * step for _ in range(n)] if n > 1 else [value]

    # ── one sheet ──────────────────────────────────────────────────────────────────────────────

    def sheet(self, name: str, size: float) -> DrawnSheet:
        if self.year_in == "sheet":
            name = f"{name} {self.year % 100}-{(self.year + 1) % 100}"
        out = DrawnSheet(name)
        self.out = out
        self.titles()
        self.heads(out)
        sides = [False, True] if self.out_first else [True, False]
        self.sums: dict[bool, list[int]] = {}
        for at, comes_in in enumerate(sides):
            self.block(size, comes_in=comes_in, first=at == 0)
        if self.net and self.how != "signs":
            net = [a - b for a, b in zip(self.sums[True], self.sums[False], strict=True)]
            if self.blanks:
                out.rows.append([])
            self.row(
                self.r.choice(
                    (
                        "Surplus / (deficit)",
                        "Net",
                        "NET",
                        "Surplus/deficit for year",
                        "Balance",
                        "Net income/(expenditure)",
                    )
                ),
                net,
                total=True,
            )
            if self.balances and self.kind == "months":
                opening = 500_000
                closing, rows = opening, []
                for each in net:
                    rows.append(closing)
                    closing += each
                self.row("Opening balance", rows, total=True, total_cell=False)
                self.row(
                    "Closing balance", [a + b for a, b in zip(rows, net, strict=True)], total=True, total_cell=False
                )
        elif self.net:
            self.row(
                self.r.choice(("Net", "Total", "Surplus / (deficit)")),
                [a - b for a, b in zip(self.sums[True], self.sums[False], strict=True)],
                total=True,
            )
        if self.trait("footnotes", 0.3):
            out.rows += [
                [],
                ["* Rent review due in October, see Jo"],
                ["Note: figures agreed by the trustees on 14 March"],
            ]
        return out

    def titles(self) -> None:
        rows = self.out.rows
        if self.chance(0.8) or self.year_in == "title":
            title = self.r.choice(
                (
                    "Harbour Lights Community Project",
                    "Budget",
                    "Village hall: income and expenditure budget",
                    "DRAFT BUDGET",
                )
            )
            if self.year_in == "title":
                year = self.r.choice(
                    (
                        f"{self.year}/{(self.year + 1) % 100}",
                        f"{self.year}-{(self.year + 1) % 100}",
                        f"FY{(self.year + 1) % 100}",
                        f"Year ending 31 March {self.year + 1}",
                        f"April {self.year} to March {self.year + 1}",
                    )
                )
                title = f"{title} {year}"
            rows.append([title])
            if self.chance(0.4):
                self.out.merged.append((0, 0, 0, 4))
        if self.unit == 1000 and self.chance(0.6):
            self.unit_said = True
            rows.append([self.r.choice(("All figures in £000s", "£000", "(figures in £'000)"))])
        else:
            self.unit_said = False
        if rows and self.chance(0.6):
            rows.append([])

    def time_heads(self) -> list[Value]:
        return time_heads(self.r, self.kind, self.year, self.columns, with_year=self.year_in == "heads")

    def heads(self, out: DrawnSheet) -> None:
        unit = " (£000)" if self.unit == 1000 and not self.unit_said else ""
        times = [f"{each}{unit}" if unit and not isinstance(each, date) else each for each in self.time_heads()]
        if unit and any(isinstance(each, date) for each in times):
            out.rows.insert(0, ["£000"])
        self.left = [
            *(["Code"] if self.code else []),
            *(["Category"] if self.category else []),
            *(["Type"] if self.how == "column" else []),
        ]
        name_head: Value = self.r.choice((None, "Item", "Description", "Budget line", "Details"))
        if self.how == "head cell":
            name_head = (OUT_WORDS if self.out_first else IN_WORDS)[0]
        head = [*self.left, name_head, *(["Notes"] if self.notes_at == "after name" else [])]
        self.first = len(head)
        if self.extra:
            times = [f"Actual {self.year - 1}/{self.year % 100}", *times]
        tail: list[Value] = []
        if self.total_column:
            tail.append(self.r.choice(("Total", "TOTAL", "Year total", "Annual")))
        if self.extra:
            tail.append("Variance")
        if self.notes_at == "end":
            tail.append("Comments")
        if self.year_in == "over" and self.kind in {"months", "quarters"}:
            year = f"{self.year}/{(self.year + 1) % 100}"
            out.rows.append([*([None] * self.first), year, *([None] * (self.columns - 1))])
            at = len(out.rows) - 1
            if self.chance(0.6):
                out.merged.append((at, self.first, at, self.first + self.columns - 1))
        self.head: list[Value] = [*head, *times, *tail]
        out.rows.append(self.head)

    def block(self, size: float, *, comes_in: bool, first: bool) -> None:
        out = self.out
        words = IN_WORDS if comes_in else OUT_WORDS
        if self.blanks and not first:
            out.rows.append([])
        if self.how == "heading":
            out.rows.append([*([None] * len(self.left)), self.r.choice(words)])
        elif self.how == "head cell" and not first:
            again: list[Value] = list(self.head)
            again[len(self.left)] = words[0]
            out.rows.append(again)
        sections = list((IN_SECTIONS if comes_in else OUT_SECTIONS).items())
        chosen = self.r.sample(sections, max(1, round(self.r.randint(2, len(sections)) * size)))
        whole = [0] * self.columns
        for section, names in chosen:
            whole = [a + b for a, b in zip(whole, self.section(section, names, comes_in=comes_in), strict=True)]
        self.sums[comes_in] = whole
        if self.totals:
            what = self.r.choice(
                ("Total income", "TOTAL INCOME", "Income total")
                if comes_in
                else ("Total expenditure", "TOTAL EXPENDITURE", "Total costs")
            )
            if self.how in {"heading", "head cell"} and self.chance(0.2):
                what = "Total"
            self.row(what, whole, total=True, negative=not comes_in and self.negative_out)

    def section(self, section: str, names: Sequence[str], *, comes_in: bool) -> list[int]:
        out = self.out
        if self.section_rows:
            if self.blanks and self.chance(0.3):
                out.rows.append([])
            out.rows.append([*([None] * len(self.left)), section])
        lines = self.r.sample(names, self.r.randint(1, len(names)))
        top = len(out.rows)
        whole = [0] * self.columns
        for name in lines:
            amounts = self.amounts()
            if not any(amounts):
                amounts[0] = 100 * self.unit
            own = name
            if "two sheets" in self.traits:
                own = f"{name} ({self.out.name[:5]})"
            line = Line(own, comes_in, amounts)
            out.lines.append(line)
            whole = [a + b for a, b in zip(whole, amounts, strict=True)]
            self.row(
                own,
                amounts,
                comes_in=comes_in,
                section=section,
                repeated=self.category == "repeated" or name == lines[0],
            )
        if self.category == "merged" and len(lines) > 1:
            column = int(self.code)
            out.merged.append((top, column, len(out.rows) - 1, column))
        if self.subtotal and (self.section_rows or self.category):
            name = {
                "named": self.r.choice((f"{section} total", f"Total {section.lower()}", f"Sub-total {section}")),
                "section": section if self.section_rows else f"Total {section}",
                "nameless": "",
                "sub total": self.r.choice(("Sub total", "Subtotal", "SUB-TOTAL")),
            }[self.subtotal]
            if len(lines) == 1 and self.subtotal == "section":
                name = f"{section} total"
            self.row(name or None, whole, total=True, negative=not comes_in and self.negative_out)
        return whole

    def row(
        self,
        name: Value,
        amounts: list[int],
        *,
        total: bool = False,
        comes_in: bool = True,
        section: str = "",
        repeated: bool = False,
        negative: bool = False,
        total_cell: bool = True,
    ) -> None:
        negative = negative or (not total and not comes_in and self.negative_out)
        sign = -1 if negative else 1
        left: list[Value] = []
        if self.code:
            left.append(None if total else self.r.randint(1000, 9999))
        if self.category:
            left.append(section if repeated and not total else None)
        if self.how == "column":
            left.append(None if total else "Income" if comes_in else "Expenditure")
        row: list[Value] = [*left, name]
        if self.notes_at == "after name":
            row.append(None if total else self.r.choice((None, None, "as last year", "see JM", "agreed 3/26")))
        cells = [self.cell(amount * sign, text=self.texts and not total and self.chance(0.3)) for amount in amounts]
        if self.extra:
            row.append(round(amounts[0] * 0.9) // 100 * sign)
        row += cells
        if self.total_column and total_cell:
            row.append(self.number(sum(amounts) * sign))
        elif self.total_column:
            row.append(None)
        if self.extra:
            row.append(round(amounts[0] * 0.1) // 100 * sign)
        if self.notes_at == "end":
            row.append(None if total else self.r.choice((None, None, "tbc with funder", "3% rise")))
        self.out.rows.append(row)

    def number(self, pence: int) -> Value:
        value = pence / 100 / self.unit
        return int(value) if value == int(value) else value

    def cell(self, pence: int, *, text: bool = False) -> Value:
        if pence == 0:
            return self.r.choice((None, None, 0, "-"))
        if text and self.unit == 1:
            pounds = f"£{abs(pence) / 100:,.2f}"
            return f"({pounds})" if pence < 0 else pounds
        if self.negative_out and pence < 0 and self.unit == 1 and self.texts:
            return f"({abs(pence) / 100:,.2f})"
        return self.number(pence)

    def summary(self, sheets: Sequence[DrawnSheet]) -> DrawnSheet:
        year = f"{self.year}/{(self.year + 1) % 100}"
        rows: list[list[Value]] = [[f"Summary {year}"], [None, "Income", "Expenditure", "Net"]]
        whole_in = whole_out = 0
        for sheet in sheets:
            total_in = sum(line.total for line in sheet.lines if line.comes_in)
            total_out = sum(line.total for line in sheet.lines if not line.comes_in)
            whole_in, whole_out = whole_in + total_in, whole_out + total_out
            rows.append([sheet.name, self.number(total_in), self.number(total_out), self.number(total_in - total_out)])
        rows.append(["Total", self.number(whole_in), self.number(whole_out), self.number(whole_in - whole_out)])
        if self.unit == 1000:
            rows.insert(1, ["£000"])
        return DrawnSheet("Summary", rows)
