"""A small council to test with: everything in it is made by the commands, at moments that follow one another."""

from tests.factories.council import START, Council, a_council, fresh
from tests.factories.made import ActionFactory, FindingFactory, ProgressFactory

__all__ = ["START", "ActionFactory", "Council", "FindingFactory", "ProgressFactory", "a_council", "fresh"]
