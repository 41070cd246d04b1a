# SPDX-License-Identifier: EUPL-1.2
"""Nothing is kept or worked out that nobody asks for: every field and property of a value is read somewhere.

Looked for by name, in the syntax: in the templates, and in the modules from which that of the class can be
reached by imports, as no other comes by such a value. Fields of files that people write are held by
[test_settings.py](test_settings.py).
"""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.docs.modules import ROOT
from tests.docs.test_settings import NOT_READ as SETTINGS
from tests.words.source import trees

IN_TEMPLATES = re.compile(r"""(?<=\.)[a-z_]+|(?<=["'])[a-z_]+(?=["'])""")

NOT_READ = {
    "Criterion._scale": "read where it was never set too, by the means of pydantic",
    "FormReading.ready": "the form itself acts on it; by it the reader is held beside the form",
    "PartyMark.KIND": "of the class: what all such marks share reads it",
}

NOT_NAMED = {
    "toolkit.documents.editions.EDITIONS": "all values of a type, for who goes over them: the tests",
    "toolkit.documents.memo.inputs.MEMO_KINDS": "idem",
}


def modules_of_code() -> dict[str, ast.Module]:
    """The modules of the program, by their dotted name."""
    code = {name: tree for name, tree in trees().items() if name.startswith("toolkit/")}
    return {".".join(Path(name).with_suffix("").parts): tree for name, tree in code.items()}


def named_in_templates() -> frozenset[str]:
    """Whatever a template may read of a value."""
    files = (path for path in (ROOT / "templates").rglob("*") if path.suffix in {".j2", ".typ", ".js"})
    return frozenset(name for path in files for name in IN_TEMPLATES.findall(path.read_text("utf-8")))


def members(module: ast.Module) -> Iterator[tuple[str, str]]:
    """Every field and property, with the class that has it."""
    for each in (node for node in ast.walk(module) if isinstance(node, ast.ClassDef)):
        for part in each.body:
            if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
                yield each.name, part.target.id
            elif isinstance(part, ast.FunctionDef):
                names = {ast.unparse(decorator) for decorator in part.decorator_list}
                if names & {"property", "cached_property"}:
                    yield each.name, part.name


def reads(module: ast.Module) -> frozenset[str]:
    """Every attribute that it reads."""
    nodes = (node for node in ast.walk(module) if isinstance(node, ast.Attribute))
    return frozenset(node.attr for node in nodes if isinstance(node.ctx, ast.Load))


def reached(code: Mapping[str, ast.Module]) -> dict[str, frozenset[str]]:
    """Of each module: those that it imports, or that what it imports does; itself too."""
    direct = {name: {name} for name in code}
    for name, module in code.items():
        for node in (node for node in ast.walk(module) if isinstance(node, ast.ImportFrom)):
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            direct[name] |= ({f"{node.module}"} | inside) & code.keys()
    found = direct
    while (
        more := {name: set[str]().union(*(found[each] for each in at)) for name, at in found.items()}
    ) != found:
        found = more
    return {name: frozenset(at) for name, at in found.items()}


def unread(code: Mapping[str, ast.Module], elsewhere: frozenset[str]) -> tuple[set[str], int]:
    """Members that nobody reads, as `Class.member`, and how many were looked at."""
    of_module, ways, found, looked = {name: reads(code[name]) for name in code}, reached(code), set(), 0
    for name, module in code.items():
        known = elsewhere.union(*(of_module[user] for user, at in ways.items() if name in at))
        for owner, member in members(module):
            looked += 1
            if member not in known:
                found.add(f"{owner}.{member}")
    return found, looked


def unnamed(code: Mapping[str, ast.Module]) -> set[str]:
    """What stands in a module, as `module.name`, and nothing of the program names: nobody can come by it."""
    nodes = [node for module in code.values() for node in ast.walk(module)]
    named = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    named |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    imported = (alias for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names)
    named |= {alias.name for alias in imported if alias.asname}
    found = set()
    for name, module in code.items():
        for node in module.body:
            targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
            own = {target.id for target in targets if isinstance(target, ast.Name)}
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not _is_command(node):
                own.add(node.name)
            found |= {f"{name}.{each}" for each in own - named}
    return found


def _is_command(node: ast.FunctionDef | ast.ClassDef) -> bool:
    """True of what click comes by itself."""
    return any(".command(" in ast.unparse(decorator) for decorator in node.decorator_list)


def test_everything_in_a_module_is_named_somewhere() -> None:
    """A function, class or constant that nothing names is gone; but for a command, which click finds."""
    assert unnamed({"one": ast.parse("A = 1\ndef f(): return A\nclass C: pass")}) == {"one.f", "one.C"}
    code = modules_of_code()
    assert len(code) > 500
    assert unnamed(code) == NOT_NAMED.keys()


def test_every_member_of_a_value_is_read() -> None:
    """What nothing reads is not there; the list of what may be is exact."""
    templates = named_in_templates()
    assert {"folded", "alarm", "why"} <= templates
    found, looked = unread(modules_of_code(), templates)
    assert looked > 2000
    assert found - SETTINGS.keys() == NOT_READ.keys()


def test_a_member_that_nobody_reads_is_found() -> None:
    """A field, and a property that something of that name hides which never comes by such a value."""
    one = "class A:\n    kept: int\n    left: int\n    @property\n    def half(self): return self.kept / 2"
    user = "from one import A\ndef f(a: A): return a.left"
    other = "def f(b): return b.half"
    code = {"one": ast.parse(one), "user": ast.parse(user), "other": ast.parse(other)}
    assert unread(code, frozenset()) == ({"A.half"}, 3)
    assert unread({**code, "user": ast.parse("")}, frozenset({"half"})) == ({"A.left"}, 3)
