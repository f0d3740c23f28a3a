"""The project's own source, parsed: what the fences of these tests look at."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "actionplan"


def modules(folder: Path = APP) -> Iterator[tuple[str, ast.Module]]:
    """Each module below a folder, by its path from the project's root; migrations are made by machine and left out."""
    for path in sorted(folder.rglob("*.py")):
        if "migrations" not in path.parts:
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str]]:
    """Each call of something by a dotted name, with the source of what is called: ``Action.objects.create``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            yield node, ast.unparse(node.func)
