"""Sentences are built, never cut: nowhere does the program take its own words apart, or read them to decide.

A language that changes how a word begins, or where it stands, allows neither. What somebody typed, what a file holds
and what another program says may be read: those places are listed here with their reason.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.cutting import cuts

APP = Path(__file__).parent.parent / "app"

READING: Mapping[str, str] = {
    "exchange/": "headings and cells of other people's files",
    "storage/": "what SQLite says, and how copies of the file are named",
    "services/rows/records.py": "what SQLite says",
}
"""Where texts of other programs are matched against words; our own may not be cut there either."""

_UNDO = "the label of an undo step"
ALLOWED: Mapping[tuple[str, str], str] = {
    ("documents/building/links.py", "_ADDRESS.finditer(run.text)"): "what the user wrote",
    ("documents/building/links.py", "_ADDRESS.fullmatch(address)"): "the same",
    ("documents/building/links.py", "run.text[at:found.start()]"): "the same",
    ("documents/building/links.py", "run.text[at:]"): "the same",
    ("documents/tree/markup.py", "re.sub(taken, _escaped, piece.text)"): "what the user wrote",
    ("reports/pdf/lines.py", "text.endswith(' ')"): "lines of a page, whatever they say",
    ("reports/pdf/lines.py", "_WORDS.findall(piece.text)"): "lines of a page, whatever they say",
    ("reports/pdf/lines.py", "word[-1].text.endswith(' ')"): "lines of a page, whatever they say",
    ("reports/pdf/lines.py", "piece.text.replace(NO_BREAK, ' ')"): "lines of a page, whatever they say",
    ("reports/pdf/lines.py", "line.pieces[-1].text.rstrip().endswith(':')"): "lines of a page, whatever they say",
    ("ui/pages/documents/editor/carried/html.py", "run.text.replace('\\n', ' ')"): "what the user wrote",
    ("ui/pages/documents/editor/carried/lines.py", "run.text.replace('\\n', ' ')"): "what the user wrote",
    ("ui/pages/documents/editor/commands.py", "text.partition(formats.BREAK)"): "what the user wrote",
    ("ui/pages/documents/editor/counts.py", "text.replace(formats.BREAK, '\\n')"): "what the user wrote",
    ("ui/pages/documents/editor/reading.py", "text.replace(formats.BREAK, '\\n')"): "what the user wrote",
    ("ui/pages/documents/editor/runs.py", "self._runs[-1].text.endswith((' ', '\\n'))"): "what the user wrote",
    ("ui/pages/documents/editor/runs.py", "last.text.removesuffix(' ')"): "what the user wrote",
    ("exchange/lists/headings.py", "_YEAR.search(words)"): "a heading of somebody's list",
    ("exchange/lists/mapping.py", "words.split()"): "a heading of somebody's list",
    ("planning/law/rate_overrides.py", "key.startswith(_OWN)"): "the mark of one's own sources among the keys of all",
    ("services/organisation/organisation.py", "charity.removeprefix('NIC')"): "how a register writes its numbers",
    ("text.py", "words[:1].upper()"): "the one place where a capital is put on",
    ("text.py", "words[1:]"): "the same",
    ("text.py", "words.endswith(('.', '!', '?', '…'))"): "the one place where a full stop is put on",
    ("ui/kit/slider_field.py", "text.strip().casefold().removesuffix('s').removesuffix('month')"): "what was typed",
    ("ui/dialogs/importing/columns.py", "self._choices[column.heading]"): "a heading of somebody's list",
    ("ui/pages/costs/kinds.py", "text.split('·')"): "what was typed",
    (
        "ui/pages/organisation/form.py",
        "''.join(details.charity_number.upper().split()).removeprefix('NIC')",
    ): "a number",
    ("ui/table/cell_choice.py", "label.lower()"): "letters typed go to the choice with such a word",
    ("ui/table/cell_choice.py", "words[at:]"): "the same",
    ("ui/window/command_palette.py", "command.label.casefold().startswith(wanted[0])"): "what was typed comes first",
}
"""The other places, as they are written, with the reason."""


def _named(path: Path) -> str:
    return path.relative_to(APP).as_posix()


@cache
def _all_cuts() -> tuple[tuple[str, str], ...]:
    return tuple(_every_cut())


def _every_cut() -> Iterator[tuple[str, str]]:
    for path in sorted(APP.rglob("*.py")):
        module = _named(path)
        reads = module.startswith(tuple(READING))
        yield from ((module, cut) for cut in cuts(path.read_text(encoding="utf-8"), reads_others=reads))


def test_no_words_of_the_program_are_cut_or_read() -> None:
    found = [f"{module}: {cut}" for module, cut in _all_cuts() if (module, cut) not in ALLOWED]
    assert not found, "Build the sentence, or carry what is read as a value:\n" + "\n".join(found)


def test_every_place_that_is_let_off_is_still_there() -> None:
    assert set(ALLOWED) <= set(_all_cuts())


@pytest.mark.parametrize("start", READING)
def test_every_module_that_may_read_other_texts_does(start: str) -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in APP.rglob("*.py") if _named(path).startswith(start)}
    assert any(len(cuts(source)) > len(cuts(source, reads_others=True)) for source in sources.values())


CAUGHT = (
    'text.replace("your policy", "our policy")',
    'text.replace(YOURS, "our")\nYOURS = "your money"',
    'sentence.removesuffix(".")',
    "sentence.partition(rest)",
    'first.partition(_MONEY)\n_MONEY = "your unrestricted money"',
    "label[:1].lower() + label[1:]",
    "each.label.lower()",
    'row["label"].upper()',
    'label_of("grant", name)[0]',
    'names.split(", ")[-1]',
    'row["over"].startswith("▲")',
    "POOL_LABELS[pool].lower()",
    "_VERDICT.get(found).capitalize()",
    "button.text().split(rest)",
    're.sub(pattern, "", entry.label)',
    '_ARTICLE.sub("", label)',
    'f"{much} short of the policy"[2:]',
    '"costs are shared by" in sentence',
    'label == "Core costs"',
    "sentence.startswith(tuple(starts))",
    'def f():\n    try:\n        act()\n    except Refused as why:\n        return "by floor space" in str(why)',
    "def f():\n    shown = str(refusal)\n    return shown.startswith(start)",
    "from app.services.said.wording import plain\nplain(found).split(stop)",
    'if "unrestricted" in self.note.text():\n    act()',
    'note.text() == "Nothing is due"',
    'match sentence:\n    case "Core costs":\n        act()',
    'match self.note.text():\n    case "Core costs" | "Nothing is due":\n        act()',
    "str.lower(label)",
    "str.partition(self.sentence, rest)",
    "HANDLERS[sentence]()",
    "HANDLERS.get(sentence)",
    "label in TITLES",
    "any(sentence == k for k in KNOWN)",
    'any(sentence == k for k in ("Core costs", "Pay"))',
    "from app.services.said import wording\nwording.plain(found).split(stop)",
    "import app.services.people.words as words\nwords.told(x).lower()",
    'heading_of("grant", "title").lower()',
    'columns.prompt_of("grant", "title").lower()',
    "note = item.sentence\nnote.split(stop)",
    "class Page:\n    note: str = item.sentence\n    start = note.split(stop)",
    "one, other = noun.one, start\none.lower()",
    'for name, text in _ROWS:\n    text.split(stop)\n_ROWS = (("a", "Core costs"),)',
    "def f():\n    for name, text in LABELS.items():\n        text.split(stop)",
    "[text.lower() for text in LABELS.values()]",
    "[text.lower() for text in [each.label for each in all]]",
    "for text in (each.sentence for each in all):\n    text.lower()",
    "for label, text in rows:\n    text.split(stop)",
    "map(str.lower, LABELS)",
    "list(map(str.upper, (each.label for each in all)))",
    "(item.label or other).lower()",
    "(said := item.sentence).split(stop)",
    'note.text().strip() == "Nothing is due"',
    'def f():\n    shown = self.note.text()\n    return shown == "Nothing is due"',
    'sentence in ("Core costs", "Nothing is due")',
    "sentence == KNOWN[0]",
    "self.title.partition(rest)",
    "answer.said.partition(rest)",
    "due.detail.split(stop)",
    "self._nouns[1].capitalize()",
)


@pytest.mark.parametrize("source", CAUGHT)
def test_a_planted_cut_is_caught(source: str) -> None:
    assert cuts(source)


@pytest.mark.parametrize(
    "source",
    [
        'typed.strip().casefold().removesuffix("%")',
        'path.name.endswith(".footing")',
        'column.removesuffix("_id")',
        'label.replace("&", "&&")',
        'escape(text).replace("\\n", "<br>")',
        "label.casefold() == wanted",
        'f"{begun(label)}: {sentence}"',
        "refused[0]",
        "text.split()",
        "[used[name] for name in NAMES]\nNAMES = ('gross', 'net')",
        "def f(kind):\n    return kind.split()\nfor kind in NAMES.values():\n    show(kind)",
        "[kind for kind in NAMES.values()]\nkind.split()",
        "label in chosen",
        "sentence != self.shown",
        "match stage:\n    case Stage.AWARDED:\n        act()",
        "begun(self._nouns[1])",
    ],
)
def test_what_reads_what_was_typed_or_only_shows_it_is_let_be(source: str) -> None:
    assert cuts(source) == []


def test_a_reader_of_other_texts_may_match_them_but_not_cut_ours() -> None:
    assert cuts('"field larger" in str(error)', reads_others=True) == []
    assert cuts('name.startswith("ck_") or text.startswith("UNIQUE")', reads_others=True) == []
    assert cuts("kind.label.lower()", reads_others=True) == ["kind.label.lower()"]
