"""A small document with every kind of block, run and mark in it."""

from datetime import date

from app.documents.tree.tree import (
    Column,
    Document,
    Figure,
    FigureText,
    Heading,
    Image,
    Link,
    ListBlock,
    Meta,
    NewPage,
    Paragraph,
    Picture,
    Row,
    Table,
    Text,
    Together,
    words,
)
from app.scenes.scene import Area, Dot, Line, Plot, Scene, Words

_COST = FigureText("£86,880", "full-cost")
_SCENE = Scene(
    300,
    150.5,
    "Free cash is lowest in May.",
    (
        Area(((0, 0), (10.25, 0), (10, 5)), "above"),
        Line(((0, 1), (300, 0.1)), "primary", 2.2, (4.5, 2.5), "moving"),
        Dot((5, 5), 2, "red", "around"),
        Words((3, 4), "Free cash", "text", 10.5),
        Words((3, 90), "£1,000", "soft", 9.0, "SourceSansPro-Semibold", "moving"),
    ),
    Plot(10, 290, 20, 140, 12, -5000.0, 100000),
)
DOCUMENT = Document(
    "Singing for lungs",
    Meta("business-case-short", "Harbour Arts", "Harbour Arts · Singing for lungs", date(2026, 11, 30)),
    (
        Heading(1, "Singing for lungs"),
        Paragraph(words("We ask Northdale for £48,000 in 2027-28."), "lead"),
        Heading(2, "What is needed", "1"),
        Together(
            (
                Paragraph(
                    (
                        Text("It "),
                        Text("costs ", strong=True),
                        _COST,
                        Text(", see "),
                        Link("https://example.org/costs", "https://example.org/costs"),
                        Text("\nand write."),
                    )
                ),
                ListBlock((words("sing"), (Text("eat "), Text("well", strong=True))), numbered=True),
            )
        ),
        NewPage(),
        Table(
            (Column("Cost", weight=2), Column("In 2027-28", "number")),
            (
                Row((words("Staff"), ()), "group"),
                Row((words("Nora"), words("£60,000"))),
                Row((words("Full cost"), (_COST,)), "total"),
            ),
            "At the prices of 2026.",
            rules_after=(1,),
            title="What it costs",
        ),
        Picture(_SCENE, "Free cash is lowest in May.", "Free cash, month by month"),
        Image("a" * 64, "A harbour", 120.0),
    ),
    (
        Figure("full-cost", "Full cost", "£86,880", "money", 8_688_000, "The costs of the plan", date(2026, 11, 30)),
        Figure("decide-by", "Decide by", "1 May 2027", "date", "2027-05-01", "Free cash", date(2026, 11, 30)),
        Figure("own:waiting", "Waiting", "very many", "words", None, "The clinic says so", date(2026, 10, 1)),
    ),
)
