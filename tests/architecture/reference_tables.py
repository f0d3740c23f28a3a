"""The tables of the reference pages, each made from the code that decides what it says."""

import ast
import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields

from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand
from django.urls import URLPattern

from actionplan import urls
from actionplan.documents.meanings import ACTION_MEANINGS, FINDING_MEANINGS, IMPACT_MEANINGS, MATTER_MEANINGS
from actionplan.rules.policy import LEGEND_KEYS
from actionplan.rules.roles import PAGES_OF_A_PLAN, ROLES
from actionplan.rules.setting_kinds import Setting, YesNo
from actionplan.rules.settings import GROUPS, SETTINGS
from actionplan.rules.states import NOT_OPEN, OUT_OF_THE_COUNTS, RATINGS
from actionplan.spreadsheet.aliases import ALIASES
from actionplan.spreadsheet.answers import KEYS
from actionplan.spreadsheet.limits import MEGABYTE, Limits
from actionplan.spreadsheet.question import KINDS as ASKED
from actionplan.vocabulary import DeliveryStatus, Permission, Word
from tests.architecture.reference_pages import table
from tests.architecture.reference_shapes import questions, shapes
from tests.architecture.reference_words import DEFAULTS, FIELDS, KINDS, LEGEND_MEANS, LIMITS, VARIABLES, said_of
from tests.architecture.source import ROOT


def addresses() -> str:
    """Each address of the tracker's own, with the methods it takes and the permissions of which one opens it."""
    rows = [_address(pattern) for pattern in urls.council + urls.plan]
    return table(("Address", "What it shows or does", "Methods", "Opens with one of"), rows)


def _address(pattern: URLPattern) -> tuple[str, ...]:
    view = pattern.callback
    path = "/" + str(pattern.pattern).replace("<slug:", "<").replace("<int:", "<")
    needs = "; ".join(one.label for one in view.needs) or "Any sign-in"
    if getattr(view, "is_open", False):
        needs += "; anybody, while positions are open"
    return f"`{path}`", _first_line(view), ", ".join(one for one in view.methods if one != "HEAD"), needs


def _first_line(thing: object) -> str:
    return (inspect.getdoc(thing) or "").splitlines()[0]


def roles() -> str:
    """Each role, why it may what it may, and where its people begin."""
    rows = [(role.label, rule.because, _page(rule.first_page)) for role, rule in ROLES.items()]
    return table(("Role", "Why it is there", "First page"), rows)


def _page(name: str) -> str:
    return f"`/<plan>/{name}/`" if name in PAGES_OF_A_PLAN else f"`/{name}/`"


def permissions() -> str:
    """Each permission with the roles that have it."""
    held = {one: [role.label for role, rule in ROLES.items() if one in rule.permissions] for one in Permission}
    rows = [(f"`{one.value}`", one.label, ", ".join(labels) or "Nobody") for one, labels in held.items()]
    return table(("Permission", "What it allows", "Roles that have it"), rows)


def variables() -> str:
    """Each environment variable that the settings read, with its kind and its value when it is not set."""
    rows = [(f"`{name}`", said_of(VARIABLES, name), kind, default) for name, kind, default in _reads()]
    return table(("Variable", "What it does", "Kind", "When it is not set"), rows)


def _reads() -> Iterator[tuple[str, str, str]]:
    """Every variable read in the settings, in their order: the name, the reader, the default as the code has it."""
    tree = ast.parse((ROOT / "config" / "settings.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_reader(node.func)]
    for call in sorted(calls, key=lambda node: node.lineno):
        if call.args:
            yield ast.literal_eval(call.args[0]), KINDS[call.func.attr], _default(call)


def _default(call: ast.Call) -> str:
    """What a reading gives where the variable is not set: the value itself, or in words where it is worked out."""
    given = [*call.args[1:], *(word.value for word in call.keywords)]
    if given and isinstance(given[0], ast.Constant):
        return f"`{given[0].value}`"
    if not given and call.func.attr == "flag":
        return "no"
    return said_of(DEFAULTS, ast.unparse(given[0]) if given else "")


def _is_reader(called: ast.expr) -> bool:
    return isinstance(called, ast.Attribute) and called.attr in KINDS and ast.unparse(called.value) == "environment"


def policy() -> str:
    """Each dated setting with its first value, what it may be and its meaning; the sentences of the key in one row."""
    rows = [_setting(one) for group in GROUPS if group.slug != "legend" for one in group.settings]
    example = SETTINGS[LEGEND_KEYS[0]]
    sentences = (f"`{example.key}` and {len(LEGEND_KEYS) - 1} more", "none", example.bounds, LEGEND_MEANS)
    return table(("Key", "First value", "May be", "Meaning"), [*rows, sentences])


def _setting(setting: Setting) -> tuple[str, ...]:
    first = setting.in_words(setting.first).lower() if isinstance(setting, YesNo) else str(setting.first) or "none"
    return f"`{setting.key}`", first, setting.bounds, setting.meaning


def columns() -> str:
    """What each field of a sheet holds, and the headings that are taken for it."""
    rows = [(f"`{field}`", said_of(FIELDS, field), " · ".join(aliases)) for field, aliases in ALIASES.items()]
    return table(("Field", "What it holds", "Headings known"), rows)


def answers() -> str:
    """Each key of the answers to an import, and what is written under it."""
    return table(("Key", "What it holds"), [(f"`{key}`", words) for key, words in KEYS.items()])


def asked() -> str:
    """Each kind of question that a sheet may leave open, and what to do."""
    return table(("Kind", "About", "What to do"), [(f"`{kind}`", *words) for kind, words in ASKED.items()])


def limits() -> str:
    """The most that is read of one file."""
    rows = [(said_of(LIMITS, one.name), _size(one.name, getattr(Limits(), one.name))) for one in fields(Limits)]
    return table(("What is limited", "The most"), rows)


def _size(name: str, most: int) -> str:
    return f"{most // MEGABYTE:,} MB" if name.endswith("_bytes") else f"{most:,}"


def action_states() -> str:
    """Each state of an action, worst first: its rating, and what the key says of it."""
    rows = [(state.label, RATINGS[state].label, _standing(state), said) for state, said in _in_order(ACTION_MEANINGS)]
    return table(("State", "Rating", "In the totals", "What the key says"), rows)


def _standing(state: Word) -> str:
    if state in OUT_OF_THE_COUNTS:
        return "No"
    return "Yes, not open" if state in NOT_OPEN else "Yes"


def _in_order(meanings: Mapping[Word, str]) -> list[tuple[Word, str]]:
    """The meanings in the order of the vocabulary."""
    return [(word, meanings[word]) for word in type(next(iter(meanings)))]


def finding_states() -> str:
    """Each state of a finding, worst first."""
    return table(("State", "What the key says"), [(state.label, said) for state, said in _in_order(FINDING_MEANINGS)])


def impacts() -> str:
    """Each step of impact, from none."""
    return table(("Impact", "What the key says"), [(step.label, said) for step, said in _in_order(IMPACT_MEANINGS)])


def matters() -> str:
    """Each state of a question or recommendation, what is owed longest first."""
    return table(("State", "What the key says"), [(state.label, said) for state, said in _in_order(MATTER_MEANINGS)])


def statuses() -> str:
    """What an owner may say."""
    return table(("Status", "Stored as"), [(status.label, f"`{status.value}`") for status in DeliveryStatus])


def terminal() -> str:
    """Each management command of the tracker's own: its help, and what it takes. Django documents migrate."""
    names = sorted(name for name, app in get_commands().items() if app == "actionplan" and name != "migrate")
    return "".join(_command(name, load_command_class("actionplan", name)) for name in names)


def _command(name: str, command: BaseCommand) -> str:
    known = {one.dest for one in BaseCommand().create_parser("", "")._actions}
    taken = [one for one in command.create_parser("manage.py", name)._actions if one.dest not in known]
    rows = [(f"`{' '.join([*one.option_strings, one.metavar or '']).strip()}`", one.help or "") for one in taken]
    return f"\n## {name}\n\n{command.help}\n" + (table(("Takes", "Meaning"), rows).rstrip("\n") + "\n" if rows else "")


MAKERS: Mapping[str, Callable[[], str]] = {
    "addresses": addresses,
    "roles": roles,
    "permissions": permissions,
    "variables": variables,
    "policy": policy,
    "columns": columns,
    "answers": answers,
    "asked": asked,
    "limits": limits,
    "action-states": action_states,
    "finding-states": finding_states,
    "impacts": impacts,
    "matters": matters,
    "statuses": statuses,
    "terminal": terminal,
    "shapes": shapes,
    "questions": questions,
}
"""What makes each table, by the name that the pages mark it with."""
