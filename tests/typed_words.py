"""Finds the words of stored columns that a module's source types, though they stand in the entries of these."""

import ast
from collections.abc import Iterator, Mapping

from app.services.rows.fields import FIELDS

_AFTER = " :,.…?"
"""What stands between a label and its value, or ends a question."""
_BEGINNINGS = {"By", "For", "From", "To"}
"""Words of columns with which a sentence may begin that goes on."""
NAMES = {name for fields in FIELDS.values() for name in fields}
"""The names of all stored columns."""
WORDS = {
    words.rstrip(_AFTER).casefold() for fields in FIELDS.values() for known in fields.values() for words in known.words
}
"""Everything that a stored column is called on the screen."""

ROW_MAKERS = {"add", "add_beside", "FormRow"}
"""What makes a row of a form: its name and its words, or a pair of them for each."""
_LABELS = ("label", "heading", "prompt", "words")
"""How the words may be handed over by name."""


def found_in(source: str) -> set[str]:
    """The words of stored columns that a module types, wherever they stand.

    Also any words that it gives a stored column in a row of a form or in a column that is edited: they are its own.
    """
    tree = ast.parse(source)
    unsaid = {id(part) for part in _unsaid(tree)}
    texts = (each for each in ast.walk(tree) if isinstance(each, ast.Constant) and id(each) not in unsaid)
    typed = {each.value for each in texts if isinstance(each.value, str) and _is_known(each.value)}
    constants = {
        target.id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    fields = dict(_stored_fields(tree, constants))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return typed | {words for call in calls for words in _given(call, constants, fields)}


def _is_known(text: str) -> bool:
    """One word is the screen's only with its capital: `note` is a name of the program, `Note` a label."""
    words = text.rstrip(_AFTER)
    goes_on = text != words and words in _BEGINNINGS
    return words.casefold() in WORDS and (" " in words or words[:1].isupper()) and not goes_on


def _unsaid(tree: ast.AST) -> Iterator[ast.AST]:
    """Texts that stand in for values on a command line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "metavar":
            yield node.value


def _given(call: ast.Call, constants: Mapping[str, str], fields: Mapping[str, str]) -> Iterator[str]:
    """Words typed in a row of a form or over a column: those of any stored column, or for one that is stored."""
    maker = _maker(call)
    if maker not in {*ROW_MAKERS, "Column"}:
        return
    by_name = {each.arg: each.value for each in call.keywords if each.arg}
    for parts in (call.args, *(arg.elts for arg in call.args if isinstance(arg, ast.Tuple) and maker != "Column")):
        placed: list[ast.expr | None] = [*([None] if maker == "FormRow" else []), *parts, *[None] * 3]
        name, shown, field = placed[:3]
        words = _text(shown or next((by_name[label] for label in _LABELS if label in by_name), None), constants)
        stored = _text(name or by_name.get("name") or by_name.get("key"), constants) in NAMES
        if maker == "Column":
            stored = stored and _is_edited(call)
        elif (made := field or by_name.get("field")) is not None:
            stored = stored or fields.get(ast.unparse(made)) in NAMES
        if words and (stored or (maker != "add" and words.rstrip(_AFTER).casefold() in WORDS)):
            yield words


def _maker(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _stored_fields(tree: ast.AST, constants: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The fields that a module makes for stored columns, as it writes or calls them, each with its column."""
    for node in ast.walk(tree):
        match node:
            case ast.Assign([target], ast.Call(args=[_, name, *_]) as made) if _maker(made) == "stored_field":
                yield ast.unparse(target), _text(name, constants) or ""
            case ast.Call(args=[_, name, *_]) if _maker(node) == "stored_field":
                yield ast.unparse(node), _text(name, constants) or ""


def _is_edited(call: ast.Call) -> bool:
    """Whether the fifth value, or the one named `editable`, says so."""
    said = [*call.args[4:5], *(each.value for each in call.keywords if each.arg == "editable")]
    return any(not (isinstance(each, ast.Constant) and each.value is False) for each in said)


def _text(part: ast.expr | None, constants: Mapping[str, str]) -> str | None:
    if isinstance(part, ast.Name):
        return constants.get(part.id)
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else None
