"""Only ``commands/`` writes, and only the audit and the as-at view read the history."""

import ast

import pytest

from tests.architecture.source import calls, modules

WRITES = ("save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete")
BULK_WITH_HISTORY = ("bulk_create_with_history", "bulk_update_with_history")
MAY_WRITE = ("actionplan/commands/", "actionplan/models/base.py", "actionplan/documents/word.py")
"""The last saves a Word file: it knows no model."""
READERS = (
    *("audit", "audit_changes", "audit_editing", "audit_sent_again", "audit_evidence", "audit_papers", "as_at"),
    *(
        "as_at_days",
        "changes_history",
        "audit_chosen",
        "audit_hidden",
        "audit_ledger",
        "audit_names",
        "audit_things",
        "audit_turns",
    ),
)
HISTORY_READERS = {f"actionplan/queries/{name}.py" for name in READERS}


def writes_in(tree: ast.Module) -> list[str]:
    """Every call by which rows are written, changed or erased."""
    found = []
    for call, name in calls(tree):
        last = name.rsplit(".", 1)[-1]
        is_write = last in WRITES and "." in name
        if is_write or is_update_of_rows(call, last) or last in BULK_WITH_HISTORY:
            found.append(name)
    return found


def is_update_of_rows(call: ast.Call, last: str) -> bool:
    """Whether rows are updated, however they were come by: their ``update`` takes names only, a mapping's does not."""
    return last in ("update", "aupdate") and not call.args and bool(call.keywords)


@pytest.mark.parametrize(
    "line",
    [
        "Action.objects.update(text='')",
        "rows.filter(pk=1).update(**changes)",
        "Action._base_manager.update(text='')",
        "plan.actions.update(text='')",
        "action.save()",
    ],
)
def test_a_write_is_seen_however_its_rows_were_come_by(line):
    assert writes_in(ast.parse(line))


@pytest.mark.parametrize("line", ["counts.update(more)", "hash.update(b'')", "attributes.update({'a': 1})"])
def test_the_update_of_a_mapping_is_no_write(line):
    assert not writes_in(ast.parse(line))


def test_only_commands_write():
    found = {path: writes for path, tree in modules() if not path.startswith(MAY_WRITE) and (writes := writes_in(tree))}
    assert found == {}


def test_raw_sql_stands_only_where_the_guards_and_the_backup_are():
    found = {
        path
        for path, tree in modules()
        for _, name in calls(tree)
        if name.endswith(("cursor.execute", ".raw", ".extra"))
    }
    assert found <= {"actionplan/models/guards.py", "actionplan/models/grants.py", "actionplan/management/backup.py"}


def test_only_the_audit_reads_the_history():
    found = set()
    for path, tree in modules():
        attributes = [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
        if "history" in attributes:
            found.add(path)
    assert found - HISTORY_READERS <= {"actionplan/commands/recording.py", "actionplan/urls.py"}


def test_the_clock_is_read_only_by_views_and_the_terminal():
    found = {
        path
        for path, tree in modules()
        for _, name in calls(tree)
        if name in ("timezone.now", "clock.now", "clock.today", "datetime.now", "date.today", "datetime.utcnow")
    }
    at_the_top = ("views/", "management/", "admin.py", "context_processors.py", "sign_in.py")
    outside = {path for path in found if not path.removeprefix("actionplan/").startswith(at_the_top)}
    assert outside == set()


def test_every_command_that_writes_takes_who_why_and_when():
    for path, tree in modules():
        if not path.startswith("actionplan/commands/"):
            continue
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and opens_the_record(node):
                named = {argument.arg for argument in node.args.kwonlyargs}
                assert {"by", "because", "at"} <= named or node.name == "add_first", f"{path}: {node.name}"


def opens_the_record(function: ast.FunctionDef) -> bool:
    """Whether a function opens a recording."""
    return any(
        isinstance(node, ast.Call) and ast.unparse(node.func) == "recording"
        for statement in ast.walk(function)
        if isinstance(statement, ast.With)
        for item in statement.items
        for node in [item.context_expr]
    )
