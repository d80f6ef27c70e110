"""What is taken for words of the program in a module's source: how they are called, and how they are written."""

import ast
import re
from collections.abc import Iterator, Sequence
from typing import TypeGuard

TAKING_APART = re.compile(
    r"replace|r?partition|r?split|startswith|endswith|remove(?:pre|suf)fix|r?index|r?find|count|lower|upper|capitalize|"
    r"title|swapcase|translate"
)
"""What takes a text apart, or asks how it begins and ends. What was typed is compared by `casefold`."""
MATCHING = re.compile(r"match|fullmatch|search|split|subn?|find(?:all|iter)")
KEEPING = re.compile(r"[lr]?strip|casefold|format|join|get|items|values|keys")
"""What hands on the words that it was given."""
OUR_NAMES = re.compile(r"label|sentence|words|noun|hint|prompt")
OUR_FIELDS = re.compile(r"label|short|short_label|inside|sentence|heading|hint|prompt|one|many|said|title|text|detail")
OUR_FUNCTIONS = re.compile(r"label_of|heading_of|prompt_of|stage_words|name_of")
OUR_TABLES = re.compile(r"_?[A-Z_]*(?:WORDS|LABELS|NAMES|MONTHS|KINDS|NOUNS|VERDICT|TITLES|KNOWN)")
OUR_PAIRS = re.compile(r"_?nouns")
"""What words of the program are called where they are held, and what gives them."""
WORDS_MODULES = re.compile(r"(?:.*\.)?(?:wording|outlook|\w*_?words)")
"""The modules that hold nothing but sentences."""
PROSE = re.compile(r"[^\W\d_]{2,}|[,;.:] |[·…▲●✓]")
"""A word, or what stands between words."""
NO_PROSE = re.compile(r"<[^<>]*>|\.\w+|\w*_\w*")
"""A tag, the ending of a file's name, and what only the program reads."""


def fits(names: re.Pattern[str], name: str) -> bool:
    """Whether a whole name is one of these."""
    return names.fullmatch(name) is not None


def prose(text: str) -> bool:
    """Whether a text may be read by people."""
    return NO_PROSE.fullmatch(text) is None and PROSE.search(text) is not None


def told(text: str) -> bool:
    """Whether a text that stands in a list is for people: one word without a capital may be a name of the program."""
    return prose(text) and (" " in text or text[0].isupper())


def escapes(node: ast.Call) -> bool:
    """Qt takes a single & in a label as the mark of a key."""
    return [part.value for part in node.args if isinstance(part, ast.Constant)] == ["&", "&&"]


def is_str(node: ast.expr) -> bool:
    """Whether this is the class of all texts."""
    return isinstance(node, ast.Name) and node.id == "str"


def is_place(node: ast.expr) -> bool:
    """Whether this is a number that counts from either end."""
    match node:
        case ast.Constant(int()) | ast.UnaryOp(ast.USub(), ast.Constant(int())):
            return True
    return False


def branches(node: ast.expr) -> Sequence[ast.expr]:
    """The parts of an expression of which one is its value, or the first of which begins it."""
    match node:
        case ast.IfExp(_, one, other) | ast.BinOp(one, _, other):
            return one, other
        case ast.BoolOp(values=parts):
            return parts
        case ast.NamedExpr(value=value):
            return (value,)
    return ()


def is_value(node: ast.AST) -> TypeGuard[ast.MatchValue]:
    """Whether a case compares with a value."""
    return isinstance(node, ast.MatchValue)


def is_table(node: ast.expr) -> bool:
    """Whether words of ours are held here."""
    match node:
        case ast.Name(name):
            return fits(OUR_TABLES, name)
        case ast.Attribute(attr=name):
            return fits(OUR_PAIRS, name)
        case ast.Call(ast.Attribute(on, "items" | "values"), []):
            return is_table(on)
    return False


def names_in(target: ast.expr) -> Iterator[str]:
    """The names that are given something."""
    names = (part for part in ast.walk(target) if isinstance(part, ast.Name))
    yield from (name.id for name in names if isinstance(name.ctx, ast.Store))


def within(scope: ast.AST) -> Iterator[ast.AST]:
    """The parts of a module or function without the functions in it, whose names are their own."""
    for part in ast.iter_child_nodes(scope):
        if not isinstance(part, ast.FunctionDef):
            yield part
            yield from within(part)


def constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """What a module writes down under a name."""
    for node in tree.body:
        match node:
            case ast.Assign([ast.Name(name)], value) | ast.AnnAssign(ast.Name(name), value=ast.expr() as value):
                yield name, value


def texts_in(*values: ast.expr) -> Iterator[str]:
    """Every text that is written down in these."""
    for value in values:
        texts = (part.value for part in ast.walk(value) if isinstance(part, ast.Constant))
        yield from (text for text in texts if isinstance(text, str))


def looped(value: ast.expr) -> Iterator[ast.expr]:
    """What a loop over a value comes to: the keys of a dictionary, else all that is in it."""
    match value:
        case ast.Dict(keys):
            yield from filter(None, keys)
        case ast.Call(_, [ast.Dict() as table]):
            yield from looped(table)
        case ast.Tuple() | ast.List() | ast.Set():
            yield value


def words_brought_in(tree: ast.Module) -> Iterator[str]:
    """What a module takes from those that hold nothing but sentences, and these by their own names."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module), names=names):
                whole = fits(WORDS_MODULES, module)
                yield from (each.asname or each.name for each in names if whole or fits(WORDS_MODULES, each.name))
            case ast.Import(names):
                yield from (each.asname for each in names if each.asname and fits(WORDS_MODULES, each.name))
