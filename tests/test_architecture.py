"""The walls of the house (docs/architecture.md), held by reading the source of every module of `src/dostupne`."""

import ast
import importlib
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from dostupne.app import registry
from dostupne.contracts import Archive, Exporter, Notifier, Reader, Writer

SRC = Path(__file__).parents[1] / "src"
PACKAGE = "dostupne"

PURE = frozenset({"documents", "references", "bibtex", "rules", "links", "export"})
EDGE = frozenset({"net", "archives", "store", "notify"})
FLOOR = frozenset({"errors", "model"})
VALUES = FLOOR | {"contracts"}
STAGES = PURE | EDGE

MAY_IMPORT: Mapping[str, frozenset[str]] = {
    "errors": frozenset(),
    "model": FLOOR,
    "contracts": VALUES,
    **{stage: VALUES | {stage} for stage in STAGES},
    "app": VALUES | STAGES | {"app"},
    "cli": VALUES | {"app", "cli"},
    "web": VALUES | {"app", "web"},
    "__main__": frozenset({"cli"}),
    "": frozenset(),
}
"""Which of our parts each part may import; the package itself (its version) is open to all."""

HOMES: Mapping[str, tuple[str, ...]] = {
    "aiohttp": ("net",),
    "alembic": ("store",),
    "apprise": ("notify",),
    "backports": ("net.codings",),
    "bibtexparser": ("bibtex.codec",),
    "brotli": ("net.codings",),
    "bs4": ("documents.html",),
    "compression": ("net.codings",),
    "httpx": ("net", "archives"),
    "httpx_aiohttp": ("net",),
    "lxml": ("documents.html",),
    "markdown_it": ("documents.markdown",),
    "mdit_py_plugins": ("documents.markdown",),
    "platformdirs": ("store",),
    "protego": ("net.robots",),
    "psycopg": ("store",),
    "pypdfium2": ("documents.pdf",),
    "rapidfuzz": ("links", "references", "rules.registers"),
    "rich": ("cli.render",),
    "sqlalchemy": ("store",),
    "sqlite3": ("store",),
    "stdnum": ("rules.identifiers",),
    "tenacity": ("net.manners", "notify.retries"),
    "typer": ("cli",),
    "warcio": ("net",),
    "yarl": ("net",),
}
"""Where each third-party library may be imported; anywhere else only its types may be named, under TYPE_CHECKING."""

ALIEN_TO_PURE = frozenset(
    "asyncio glob http io logging multiprocessing os pathlib random secrets shutil signal socket ssl subprocess "
    "sys tempfile threading time urllib.request".split()
)
FORGIVEN = frozenset({("bibtex.codec", "logging"), ("documents.package", "io.BytesIO")})
"""Codec silences the log of bibtexparser, whose warnings would go to standard error; zipfile wants bytes as a file."""
CLOCKS_AND_FILES = frozenset("now today utcnow read_text read_bytes write_text write_bytes open sleep".split())
BUILT_IN_EDGES = frozenset({"open", "print", "input", "exec", "eval", "breakpoint"})
VAGUE_NAMES = frozenset({"utils", "util", "helpers", "helper", "common", "misc", "base", "tools", "shared"})
LONGEST_FILE = 400


@dataclass(frozen=True)
class Import:
    """One import statement's name: `target` is as full as the statement tells (`dostupne.net.client.open_client`)."""

    target: str
    line: int
    in_function: bool
    for_types: bool
    relative: bool

    @property
    def library(self) -> str:
        return self.target.partition(".")[0]


@dataclass(frozen=True)
class Module:
    """A source file: `name` is dotted without the package (`net.client`, empty for the package itself)."""

    path: Path
    name: str
    tree: ast.Module = field(compare=False, hash=False, repr=False)
    lines: tuple[str, ...] = field(compare=False, hash=False, repr=False)

    @property
    def part(self) -> str:
        return self.name.partition(".")[0]

    def at(self, line: int) -> str:
        return f"{self.path.relative_to(SRC.parent)}:{line}"


def _name_of(path: Path) -> str:
    parts = path.relative_to(SRC / PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package."""
    found = []
    for path in sorted((SRC / PACKAGE).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.append(Module(path, _name_of(path), ast.parse(text), tuple(text.splitlines())))
    return tuple(found)


@cache
def imports(module: Module) -> tuple[Import, ...]:
    """All imports of a module, wherever they stand."""
    return tuple(_imports(module.tree, in_function=False, for_types=False))


def _imports(node: ast.AST, *, in_function: bool, for_types: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, child.lineno, in_function, for_types, False) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            stem = child.module or ""
            yield from (
                Import(f"{stem}.{alias.name}".strip("."), child.lineno, in_function, for_types, child.level > 0)
                for alias in child.names
            )
        else:
            yield from _imports(
                child,
                in_function=in_function or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda),
                for_types=for_types or _is_type_checking(child),
            )


def _is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def own_target(imported: Import) -> str | None:
    """The module of ours that an import loads, None for others; the package itself is the empty name."""
    if imported.library != PACKAGE:
        return None
    known = {module.name for module in modules()}
    target = imported.target.partition(".")[2]
    while target and target not in known:
        target = target.rpartition(".")[0]
    return target


def complain(faults: list[str]) -> None:
    """Fails with all of the faults at once."""
    if faults:
        pytest.fail("\n" + "\n".join(faults), pytrace=False)


def test_there_is_something_to_look_at() -> None:
    """A wall that looks at nothing holds nothing."""
    assert {"model.work", "references.find.finder", "net.client", "app.check", "cli.main"} <= {
        module.name for module in modules()
    }


def test_every_part_has_its_floor() -> None:
    """A new top-level part must say in the table what it may import."""
    complain(
        [
            f"{module.at(1)}: the part “{module.part}” is not in the plan: add it to MAY_IMPORT and to docs/architecture.md"
            for module in modules()
            if module.part not in MAY_IMPORT
        ]
    )


def test_parts_import_downwards_only() -> None:
    """Stages know the model and not each other; only `app` knows two stages."""
    faults = []
    for module in modules():
        allowed = MAY_IMPORT.get(module.part, frozenset())
        for one in imports(module):
            target = own_target(one)
            if target and (part := target.partition(".")[0]) not in allowed:
                faults.append(
                    f"{module.at(one.line)}: {module.part} must not import {part} ({one.target}): hand the value in, "
                    "or put the two together in app"
                )
    complain(faults)


def test_a_member_does_not_import_its_family() -> None:
    """A package's `__init__` may list its members; a member that imports it goes round in a circle."""
    faults = []
    for module in modules():
        above = {module.name.rsplit(".", count)[0] for count in range(1, module.name.count(".") + 1)}
        for one in imports(module):
            target = own_target(one)
            if target and target in above and module.path.name != "__init__.py":
                faults.append(f"{module.at(one.line)}: imports its own family {target}; import the one module it needs")
    complain(faults)


def test_libraries_stay_at_home() -> None:
    """Swapping a third-party library is a one-folder change."""
    faults = []
    for module in modules():
        for one in imports(module):
            homes = HOMES.get(one.library)
            if homes is None or one.for_types:
                continue
            if not any(f"{module.name}.".startswith(f"{home}.") for home in homes):
                faults.append(
                    f"{module.at(one.line)}: {one.library} lives in {' and '.join(homes)}; go through there "
                    "(types may be named under TYPE_CHECKING)"
                )
    complain(faults)


def test_every_library_has_a_home() -> None:
    """A library that is not in the table of homes was let in without a word."""
    standard = sys.stdlib_module_names
    complain(
        [
            f"{module.at(one.line)}: {one.library} has no home yet: say in HOMES where it lives, and in pyproject that we need it"
            for module in modules()
            for one in imports(module)
            if one.library not in standard and one.library != PACKAGE and one.library not in HOMES
        ]
    )


def test_no_import_cycles() -> None:
    """Modules that import each other cannot be understood one at a time."""
    edges = {
        module.name: {
            target
            for one in imports(module)
            if not one.in_function
            and not one.for_types
            and (target := own_target(one)) is not None
            and target != module.name
        }
        for module in modules()
    }
    complain(
        [
            f"import cycle: {' → '.join(name or PACKAGE for name in cycle)}; move what they share below both"
            for cycle in _cycles(edges)
        ]
    )


def _cycles(edges: Mapping[str, set[str]]) -> Iterator[list[str]]:
    done: set[str] = set()

    def walk(name: str, path: list[str]) -> Iterator[list[str]]:
        if name in path:
            yield [*path[path.index(name) :], name]
        elif name not in done:
            for target in sorted(edges.get(name, ())):
                yield from walk(target, [*path, name])
            done.add(name)

    for name in edges:
        yield from walk(name, [])


def test_imports_are_absolute() -> None:
    """Where a name comes from must be readable from the line itself."""
    complain(
        [
            f"{module.at(one.line)}: relative import; write from {PACKAGE}.… import …"
            for module in modules()
            for one in imports(module)
            if one.relative
        ]
    )


def test_late_imports_say_why() -> None:
    """An import inside a function is allowed only to keep start-up fast, with a comment over it that says so."""
    complain(
        [
            f"{module.at(one.line)}: an import inside a function needs a comment above it that says why"
            for module in modules()
            for one in imports(module)
            if one.in_function and not _has_comment_above(module, one.line)
        ]
    )


def _has_comment_above(module: Module, line: int) -> bool:
    """Whether the block of imports that this line belongs to begins under a comment."""
    index = line - 2
    while index >= 0 and module.lines[index].strip().startswith(("from ", "import ")):
        index -= 1
    return module.lines[index].strip().startswith("#")


def test_pure_parts_touch_nothing() -> None:
    """Pure parts open no file, read no clock, do not sleep, log or toss coins: bytes and `now` come in, values go out."""
    faults = []
    for module in modules():
        if module.part not in PURE | VALUES:
            continue
        faults += [
            f"{module.at(one.line)}: {one.target} has no place in a pure part; let app do it and hand in the value"
            for one in imports(module)
            if not one.for_types
            and (one.library in ALIEN_TO_PURE or one.target in ALIEN_TO_PURE)
            and (module.name, one.target) not in FORGIVEN
        ]
        faults += [
            f"{module.at(call.lineno)}: {ast.unparse(call.func)}() reaches outside; let app do it and hand in the value"
            for call in ast.walk(module.tree)
            if isinstance(call, ast.Call) and _reaches_out(call.func)
        ]
    complain(faults)


def _reaches_out(function: ast.expr) -> bool:
    if isinstance(function, ast.Name):
        return function.id in BUILT_IN_EDGES
    return isinstance(function, ast.Attribute) and function.attr in CLOCKS_AND_FILES


def test_asyncio_run_is_in_cli_alone() -> None:
    """Async begins once, at the edge."""
    complain(
        [
            f"{module.at(call.lineno)}: asyncio.run belongs to cli alone; make the function async"
            for module in modules()
            if module.part != "cli"
            for call in ast.walk(module.tree)
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "asyncio.run"
        ]
    )


def test_names_say_what_is_inside() -> None:
    """`utils` and its kin say nothing: whoever reads the sentence of the house must find the file."""
    complain(
        [
            f"{module.at(1)}: a module called “{name}” says nothing of what is in it; name it by what it knows"
            for module in modules()
            for name in module.name.split(".")
            if name in VAGUE_NAMES
        ]
    )


@pytest.mark.parametrize(
    ("record", "listed"),
    [
        (Reader, registry.READERS),
        (Writer, registry.WRITERS),
        (Exporter, registry.EXPORTERS),
        (Archive, registry.ARCHIVES),
        (Notifier, registry.NOTIFIERS),
    ],
    ids=["readers", "writers", "exporters", "archives", "notifiers"],
)
def test_every_member_is_listed(record: type, listed: tuple[object, ...]) -> None:
    """A family's member that its registry does not list is never asked."""
    faults = []
    for module in modules():
        if module.part not in STAGES:
            continue
        loaded = importlib.import_module(f"{PACKAGE}.{module.name}")
        faults += [
            f"{module.at(1)}: {name} is a {record.__name__} that app/registry.py does not list; add it to its family's tuple"
            for name, value in vars(loaded).items()
            if isinstance(value, record) and value not in listed
        ]
    complain(faults)


@pytest.mark.parametrize(
    "listed", [registry.READERS, registry.WRITERS, registry.EXPORTERS, registry.ARCHIVES, registry.NOTIFIERS]
)
def test_members_have_names_of_their_own(listed: tuple[Reader | Writer | Exporter | Archive | Notifier, ...]) -> None:
    """Two members of one name could not be told apart by an option."""
    names = [member.name for member in listed]
    assert len(set(names)) == len(names) > 0


def test_every_writer_has_its_reader() -> None:
    """A writer finds references again in what a reader of the same name has read."""
    assert {writer.name for writer in registry.WRITERS} <= {reader.name for reader in registry.READERS}


def test_every_module_begins_with_what_it_is() -> None:
    """The docstring's first line is the module's type, or the knowledge it holds."""
    complain(
        [
            f"{module.at(1)}: no module docstring; its first line says what goes in and what comes out"
            for module in modules()
            if not ast.get_docstring(module.tree)
        ]
    )


def test_files_fit_in_the_head() -> None:
    """A file longer than this holds two things."""
    complain(
        [
            f"{module.at(LONGEST_FILE)}: {len(module.lines)} lines; divide it where it holds two things"
            for module in modules()
            if len(module.lines) > LONGEST_FILE
        ]
    )


def _public(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Public functions and classes, and the public methods of public classes."""
    for node in module.tree.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        yield node
        if isinstance(node, ast.ClassDef):
            yield from (
                inner
                for inner in node.body
                if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef) and not inner.name.startswith("_")
            )


def test_what_is_public_is_documented() -> None:
    """A public name without a docstring leaves units, formats and errors to be guessed."""
    complain(
        [
            f"{module.at(node.lineno)}: {node.name} is public and has no docstring; say what it gives, or make it private"
            for module in modules()
            for node in _public(module)
            if not ast.get_docstring(node) and not _overrides(module, node)
        ]
    )


def _overrides(module: Module, node: ast.AST) -> bool:
    """Methods that a foreign class's contract describes: those of classes that derive from another's."""
    return any(
        isinstance(owner, ast.ClassDef) and node in owner.body and owner.bases
        for owner in module.tree.body
        if not isinstance(node, ast.ClassDef)
    )


def test_what_is_public_is_typed() -> None:
    """Every parameter and every result of a public function has its type."""
    complain(
        [
            f"{module.at(node.lineno)}: {node.name} lacks the types of {', '.join(untyped)}"
            for module in modules()
            for node in _public(module)
            if not isinstance(node, ast.ClassDef) and (untyped := list(_untyped(node)))
        ]
    )


def _untyped(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    yield from (arg.arg for arg in given if arg.annotation is None and arg.arg not in ("self", "cls"))
    if node.returns is None:
        yield "its result"


def test_constants_of_the_rules_still_bite() -> None:
    """The rules find what they look for in a made-up module: a rule that finds nothing anywhere proves nothing."""
    bad = ast.parse("def f():\n    import time\n    return open('x'), datetime.now(), path.read_text()\n")
    found = list(_imports(bad, in_function=False, for_types=False))
    assert [(one.target, one.in_function) for one in found] == [("time", True)]
    assert sum(isinstance(node, ast.Call) and _reaches_out(node.func) for node in ast.walk(bad)) == 3
    assert list(_cycles({"a": {"b"}, "b": {"c"}, "c": {"a"}})) == [["a", "b", "c", "a"]]
    assert list(_cycles({"a": {"b", "c"}, "b": {"c"}, "c": set()})) == []
