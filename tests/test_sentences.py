"""Sentences are built, never cut: nowhere does the program take its own words apart, or read them to decide.

A language that changes how a word begins, or where it stands, allows neither. What somebody typed, what a file holds
and what another program says may be read: those places are listed here with their reason.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

APP = Path(__file__).parent.parent / "app"

CUTTING = re.compile(
    r"replace|r?partition|r?split|startswith|endswith|remove(?:pre|suf)fix|r?index|r?find|count|lower|upper|capitalize|"
    r"title|swapcase|translate"
)
"""What takes a text apart, or asks how it begins and ends. What was typed is compared by `casefold`."""
MATCHING = re.compile(r"match|fullmatch|search|split|subn?|find(?:all|iter)")
KEEPING = re.compile(r"[lr]?strip|casefold|format|join|get")
"""What hands on the words that it was given."""
OUR_NAMES = re.compile(r"label|sentence|words|noun|hint|prompt")
OUR_FIELDS = re.compile(r"label|short|short_label|inside|sentence|heading|hint|prompt|one|many")
OUR_FUNCTIONS = re.compile(r"label_of|stage_words|name_of")
OUR_TABLES = re.compile(r"_?[A-Z_]*(?:WORDS|LABELS|NAMES|MONTHS|KINDS|NOUNS|VERDICT|TITLES)")
"""What words of the program are called where they are held, and what gives them."""
PROSE = re.compile(r"[^\W\d_]{2,}|[,;.:] |[·…▲●✓]")
"""A word, or what stands between words."""
NO_PROSE = re.compile(r"<[^<>]*>|\.\w+|\w*_\w*")
"""A tag, the ending of a file's name, and what only the program reads."""

READING: Mapping[str, str] = {
    "exchange/": "headings and cells of other people's files",
    "storage/": "what SQLite says, and how copies of the file are named",
    "services/rows/records.py": "what SQLite says",
    "cli/common.py": "what argparse says",
}
"""Where texts of other programs are matched against words; our own may not be cut there either."""

_UNDO = "the label of an undo step"
ALLOWED: Mapping[tuple[str, str], str] = {
    ("exchange/lists/headings.py", "_YEAR.search(words)"): "a heading of somebody's list",
    ("exchange/lists/mapping.py", "words.split()"): "a heading of somebody's list",
    ("planning/law/rate_overrides.py", "key.startswith(_OWN)"): "the mark of one's own sources among the keys of all",
    ("services/organisation/organisation.py", "charity.removeprefix('NIC')"): "how a register writes its numbers",
    ("text.py", "words[:1].upper()"): "the one place where a capital is put on",
    ("text.py", "words[1:]"): "the same",
    ("ui/kit/slider_field.py", "text.strip().casefold().removesuffix('s').removesuffix('month')"): "what was typed",
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


class _Cuts(ast.NodeVisitor):
    """Collects what in a module cuts words of the program, or reads them."""

    def __init__(self, tree: ast.Module, *, reads_others: bool = False) -> None:
        self.found: list[ast.expr] = []
        self._reads_others = reads_others
        self._texts = dict(_constants(tree))
        self._functions = frozenset(_words_brought_in(tree))
        self._ours: frozenset[str] = frozenset()
        self._failures = frozenset({"refusal", "refused", "error"})
        self.visit(tree)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Names that a function gives to words of ours are known in it alone."""
        outside = self._ours, self._failures
        for _ in range(2):  # in a loop a name may be given further down
            for part in ast.walk(node):
                self._bind(part)
        self.generic_visit(node)
        self._ours, self._failures = outside

    def visit_Call(self, node: ast.Call) -> None:
        """A method that cuts or matches: used on words of ours, or with words that are written down."""
        if isinstance(node.func, ast.Attribute):
            name, on = node.func.attr, node.func.value
            by_words = not self._reads_others and any(map(self._is_prose, node.args))
            cuts = CUTTING.fullmatch(name) and not _escapes(node) and (self._is_ours(on, node.args) or by_words)
            if cuts or (MATCHING.fullmatch(name) and any(map(self._is_ours, node.args))):
                self.found.append(node)
                return
        self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        """A letter or a piece of words of ours."""
        if isinstance(node.slice, ast.Slice) and self._is_ours(node.value):
            self.found.append(node)
            return
        if _is_place(node.slice) and self._is_ours(node.value) and not isinstance(node.ctx, ast.Store):
            self.found.append(node)
            return
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        """Words of ours beside words that are written down."""
        sides = (node.left, *node.comparators)
        if any(map(self._is_prose, sides)) and any(map(self._is_ours, sides)) and not self._reads_others:
            self.found.append(node)
            return
        self.generic_visit(node)

    def _bind(self, node: ast.AST) -> None:
        match node:
            case ast.ExceptHandler(name=str(name)):
                self._failures |= {name}
            case ast.Assign([ast.Name(name)], value) | ast.NamedExpr(ast.Name(name), value) if self._is_ours(value):
                self._ours |= {name}

    def _is_prose(self, node: ast.expr) -> bool:
        match node:
            case ast.Constant(str(text)):
                return _prose(text)
            case ast.Name(name):
                return any(map(_prose, self._texts.get(name, ())))
            case ast.Tuple(parts) | ast.List(parts) | ast.Set(parts) | ast.JoinedStr(parts):
                return any(map(self._is_prose, parts))
        return False

    def _is_ours(self, node: ast.expr, by: list[ast.expr] | None = None) -> bool:  # noqa: PLR0911 - a line for each kind
        match node:
            case ast.Name(name):
                return name in self._ours or _named(OUR_NAMES, name)
            case ast.Attribute(attr=name):
                return _named(OUR_FIELDS, name)
            case ast.Call(ast.Name("str"), [ast.Name(name)]):
                return name in self._failures
            case ast.Call(ast.Name(name)):
                return name in self._functions or _named(OUR_FUNCTIONS, name)
            case ast.Call(ast.Attribute(on, "text" | "plain" | "accessibleName" | "toolTip"), []):
                return bool(by) and not (isinstance(on, ast.Name) and on.id == "self")  # what a label shows
            case ast.Call(ast.Attribute(on, name)):
                return _named(KEEPING, name) and (self._is_ours(on) or _is_table(on))
            case ast.Subscript(on, key):
                named = isinstance(key, ast.Constant) and _named(OUR_FIELDS, str(key.value))
                return named or _is_table(on) or (isinstance(key, ast.Slice) and self._is_ours(on))
            case ast.JoinedStr(parts):
                return any(map(self._is_prose, parts))
            case ast.IfExp(_, one, other) | ast.BinOp(one, _, other):
                return self._is_ours(one) or self._is_ours(other)
        return False


def _named(names: re.Pattern[str], name: str) -> bool:
    return names.fullmatch(name) is not None


def _prose(text: str) -> bool:
    return NO_PROSE.fullmatch(text) is None and PROSE.search(text) is not None


def _escapes(node: ast.Call) -> bool:
    """Qt takes a single & in a label as the mark of a key."""
    return [part.value for part in node.args if isinstance(part, ast.Constant)] == ["&", "&&"]


def _is_place(node: ast.expr) -> bool:
    match node:
        case ast.Constant(int()) | ast.UnaryOp(ast.USub(), ast.Constant(int())):
            return True
    return False


def _is_table(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and _named(OUR_TABLES, node.id)


def _constants(tree: ast.Module) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The texts that a module writes down under a name."""
    for node in tree.body:
        match node:
            case ast.Assign([ast.Name(name)], value) | ast.AnnAssign(ast.Name(name), value=ast.expr() as value):
                texts = (part.value for part in ast.walk(value) if isinstance(part, ast.Constant))
                yield name, tuple(text for text in texts if isinstance(text, str))


def _words_brought_in(tree: ast.Module) -> Iterator[str]:
    """What a module takes from those that hold nothing but sentences."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and re.search(r"\.(?:wording|outlook|\w*_?words)$", node.module or ""):
            yield from (alias.asname or alias.name for alias in node.names)


def cuts(source: str, *, reads_others: bool = False) -> list[str]:
    """Each place of a module's source that cuts words of the program, as it is written."""
    return [ast.unparse(node) for node in _Cuts(ast.parse(source), reads_others=reads_others).found]


@cache
def _all_cuts() -> tuple[tuple[str, str], ...]:
    return tuple(_every_cut())


def _every_cut() -> Iterator[tuple[str, str]]:
    for path in sorted(APP.rglob("*.py")):
        module = path.relative_to(APP).as_posix()
        reads = module.startswith(tuple(READING))
        yield from ((module, cut) for cut in cuts(path.read_text(encoding="utf-8"), reads_others=reads))


def test_no_words_of_the_program_are_cut_or_read() -> None:
    found = [f"{module}: {cut}" for module, cut in _all_cuts() if (module, cut) not in ALLOWED]
    assert not found, "Build the sentence, or carry what is read as a value:\n" + "\n".join(found)


def test_every_place_that_is_let_off_is_still_there() -> None:
    assert set(ALLOWED) <= set(_all_cuts())
    modules = [path.relative_to(APP).as_posix() for path in APP.rglob("*.py")]
    assert all(any(module.startswith(start) for module in modules) for start in READING)


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
    ],
)
def test_what_reads_what_was_typed_or_only_shows_it_is_let_be(source: str) -> None:
    assert cuts(source) == []


def test_a_reader_of_other_texts_may_match_them_but_not_cut_ours() -> None:
    assert cuts('"field larger" in str(error)', reads_others=True) == []
    assert cuts('name.startswith("ck_") or text.startswith("UNIQUE")', reads_others=True) == []
    assert cuts("kind.label.lower()", reads_others=True) == ["kind.label.lower()"]
