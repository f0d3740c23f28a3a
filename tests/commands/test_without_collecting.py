"""Python looks for rubbish again once nobody builds much any more, however that ended."""

import gc

import pytest

from actionplan.commands.without_collecting import without_collecting


def test_it_is_put_off_only_inside():
    with without_collecting():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_last_one_out_lets_it_go_on():
    one, other = without_collecting(), without_collecting()
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    assert not gc.isenabled()
    other.__exit__(None, None, None)
    assert gc.isenabled()


def test_an_error_inside_lets_it_go_on_too():
    with pytest.raises(ValueError, match="wrong"), without_collecting():
        raise ValueError("wrong")
    assert gc.isenabled()


def test_what_was_off_before_stays_off():
    gc.disable()
    try:
        with without_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
