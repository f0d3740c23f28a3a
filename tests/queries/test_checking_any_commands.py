"""Whatever commands people give, in whatever order, the record they leave is whole."""

import pytest

from actionplan.models import Seal
from actionplan.queries.checking import check
from tests.factories import Council
from tests.queries.test_as_at_always import EVERY, begun, undone

__all__ = ["begun"]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_record_is_whole_after_every_command_there_is(begun: Council, db: None, seed: int):
    with undone(begun, seed) as world:
        commands = list(EVERY)
        world.chance.shuffle(commands)
        done = [command for command in commands if world.do(command)]
        assert len(done) > len(EVERY) / 3
        assert check().found == [], world.happened
        assert Seal.objects.count() == check().number_of_seals
