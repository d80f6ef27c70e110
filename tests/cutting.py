"""Finds where a module's source takes the program's own words apart, or reads them to decide.

Names are followed within a function, a loop, a comprehension and a module, never from one module into another: there
a word of ours is known by what it is called.
"""

import ast

from tests.own_words import (
    KEEPING,
    MATCHING,
    OUR_FIELDS,
    OUR_FUNCTIONS,
    OUR_NAMES,
    TAKING_APART,
    branches,
    constants,
    escapes,
    fits,
    is_place,
    is_str,
    is_table,
    is_value,
    looped,
    names_in,
    prose,
    texts_in,
    told,
    within,
    words_brought_in,
)


def cuts(source: str, *, reads_others: bool = False) -> list[str]:
    """Each place of a module's source that cuts words of the program or decides by them, as it is written.

    A module that `reads_others` may look for words that are written down in texts of other programs and people.
    """
    return [ast.unparse(node) for node in _Cuts(ast.parse(source), reads_others=reads_others).found]


class _Cuts(ast.NodeVisitor):
    """Collects what in a module cuts words of the program, or reads them."""

    def __init__(self, tree: ast.Module, *, reads_others: bool) -> None:
        self.found: list[ast.AST] = []
        self._reads_others = reads_others
        self._texts = {name: tuple(texts_in(value)) for name, value in constants(tree)}
        self._looped = {name: tuple(texts_in(*looped(value))) for name, value in constants(tree)}
        self._brought_in = frozenset(words_brought_in(tree))
        self._ours: frozenset[str] = frozenset()
        self._shown: frozenset[str] = frozenset()
        self._known: frozenset[str] = frozenset()
        self._failures = frozenset({"refusal", "refused", "error"})
        self._bind_all(tree)
        self.visit(tree)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Names that a function gives to words of ours are known in it alone."""
        outside = self._ours, self._shown, self._known, self._failures
        given = {each.arg for each in ast.walk(node.args) if isinstance(each, ast.arg)}
        self._ours, self._shown, self._known = (names - given for names in outside[:3])
        self._bind_all(node)
        self.generic_visit(node)
        self._ours, self._shown, self._known, self._failures = outside

    def generic_visit(self, node: ast.AST) -> None:
        """Names of a loop within an expression are known in it alone."""
        outside = self._ours, self._known
        if isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            for each in node.generators:
                self._give_each(each.target, each.iter)
        super().generic_visit(node)
        self._ours, self._known = outside

    def visit_Call(self, node: ast.Call) -> None:
        """A method that cuts or matches: used on words of ours, or with words that are written down."""
        if (isinstance(node.func, ast.Attribute) and self._is_cut(node, node.func)) or self._is_mapped(node):
            self.found.append(node)
            return
        self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        """A letter or a piece of words of ours, or what they are the key to."""
        piece = isinstance(node.slice, ast.Slice) or is_place(node.slice)
        kept = isinstance(node.ctx, ast.Store)
        if not kept and (self._is_ours(node.value) if piece else self._decides(node.slice)):
            self.found.append(node)
            return
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        """Words of ours beside words that are written down."""
        sides = (node.left, *node.comparators)
        if any(self._is_ours(side, shown=True) and self._meets_prose(side, sides) for side in sides):
            self.found.append(node)
            return
        self.generic_visit(node)

    def visit_Match(self, node: ast.Match) -> None:
        """Words of ours told apart by words that are written down."""
        values = [part.value for case in node.cases for part in ast.walk(case.pattern) if is_value(part)]
        if self._is_ours(node.subject, shown=True) and any(map(self._is_prose, values)) and not self._reads_others:
            self.found.append(node.subject)
            return
        self.generic_visit(node)

    def _meets_prose(self, side: ast.expr, sides: tuple[ast.expr, ...]) -> bool:
        others = (other for other in sides if other is not side)
        return not self._reads_others and any(self._is_prose(other) or is_table(other) for other in others)

    def _is_cut(self, node: ast.Call, func: ast.Attribute) -> bool:
        name, on, args = func.attr, func.value, node.args
        if is_str(on) and args:
            on, args = args[0], args[1:]
        if TAKING_APART.fullmatch(name) and not escapes(node):
            by_words = not self._reads_others and any(map(self._is_prose, args))
            return by_words or self._is_ours(on, shown=bool(args))
        if name == "get" and args:
            return self._decides(args[0])
        return MATCHING.fullmatch(name) is not None and any(map(self._is_ours, node.args))

    def _is_mapped(self, node: ast.Call) -> bool:
        """Whether a method of all texts is handed over with words of ours, as in `map(str.lower, labels)`."""
        handed = (part for part in node.args if isinstance(part, ast.Attribute))
        cut = any(is_str(part.value) and fits(TAKING_APART, part.attr) for part in handed)
        return cut and any(self._holds_ours(part) or is_table(part) for part in node.args)

    def _decides(self, key: ast.expr) -> bool:
        """Whether a key is a sentence or a label; what a list is called by its own headings is none of them."""
        return not self._reads_others and self._is_ours(key, shown=True)

    def _bind_all(self, scope: ast.AST) -> None:
        for _ in range(2):  # in a loop a name may be given further down
            for part in within(scope):
                self._bind(part)

    def _bind(self, node: ast.AST) -> None:
        match node:
            case ast.ExceptHandler(name=str(name)):
                self._failures |= {name}
            case ast.Assign([ast.Tuple(names)], ast.Tuple(values)) if len(names) == len(values):
                for target, value in zip(names, values, strict=True):
                    self._give(target, value)
            case ast.Assign([target], value) | ast.NamedExpr(target, value):
                self._give(target, value)
            case ast.AnnAssign(target, _, ast.expr() as value):
                self._give(target, value)
            case ast.For(target, source):
                self._give_each(target, source)

    def _give(self, target: ast.expr, value: ast.expr) -> None:
        if self._is_ours(value):
            self._ours |= set(names_in(target))
        elif self._is_ours(value, shown=True):
            self._shown |= set(names_in(target))

    def _give_each(self, target: ast.expr, source: ast.expr) -> None:
        """The names of a loop over words; of a table's pairs the first is its key, what stands beside a label ours."""
        names = set(names_in(target))
        match source, target:
            case ast.Call(ast.Attribute(_, "items")), ast.Tuple([_, last]):
                names = set(names_in(last))
        if self._holds_ours(source):
            self._ours |= names
        elif any(fits(OUR_NAMES, name) for name in names):
            self._ours |= {name for name in names if fits(OUR_FIELDS, name)}
        if is_table(source) or self._is_written(source):
            self._known |= names

    def _holds_ours(self, source: ast.expr) -> bool:
        """Whether a loop over this gives words of ours. A table alone gives its keys."""
        match source:
            case ast.ListComp(elt=each) | ast.GeneratorExp(elt=each):
                return self._is_ours(each)
            case ast.Name():
                return self._is_ours(source) or self._is_written(source)
        return self._is_ours(source) or is_table(source)

    def _is_written(self, source: ast.expr) -> bool:
        """Whether a loop over this gives words that are written down in this module."""
        if isinstance(source, ast.Name):
            return any(map(told, self._looped.get(source.id, ())))
        return self._is_prose(source)

    def _is_prose(self, node: ast.expr) -> bool:
        match node:
            case ast.Constant(str(text)):
                return prose(text)
            case ast.Name(name):
                return name in self._known or any(map(prose, self._texts.get(name, ())))
            case ast.Tuple(parts) | ast.List(parts) | ast.Set(parts) | ast.JoinedStr(parts):
                return any(map(self._is_prose, parts))
            case ast.Subscript(on):
                return is_table(on)
        return False

    def _is_ours(self, node: ast.expr, *, shown: bool = False) -> bool:
        """Whether these are words of ours; `shown` counts what a label shows, which may be what somebody typed."""
        match node:
            case ast.Name(name):
                return name in self._ours or fits(OUR_NAMES, name) or (shown and name in self._shown)
            case ast.Attribute(attr=name):
                return fits(OUR_FIELDS, name)
            case ast.Call():
                return self._gives_ours(node, shown=shown)
            case ast.Subscript(on, key):
                named = isinstance(key, ast.Constant) and fits(OUR_FIELDS, str(key.value))
                return named or is_table(on) or (isinstance(key, ast.Slice) and self._is_ours(on, shown=shown))
            case ast.JoinedStr(parts):
                return any(map(self._is_prose, parts))
        return any(self._is_ours(part, shown=shown) for part in branches(node))

    def _gives_ours(self, call: ast.Call, *, shown: bool) -> bool:
        match call:
            case ast.Call(ast.Name("str"), [ast.Name(name)]):
                return name in self._failures
            case ast.Call(ast.Name(name)) | ast.Call(ast.Attribute(ast.Name(name))) if name in self._brought_in:
                return True
            case ast.Call(ast.Name(name)) | ast.Call(ast.Attribute(attr=name)) if fits(OUR_FUNCTIONS, name):
                return True
            case ast.Call(ast.Attribute(on, "text" | "plain" | "accessibleName" | "toolTip"), []):
                return shown and not (isinstance(on, ast.Name) and on.id == "self")
            case ast.Call(ast.Attribute(on, name)) if fits(KEEPING, name):
                return self._is_ours(on, shown=shown) or is_table(on)
        return False
