"""What goes wrong on the media clock's thread is told, once each, and survived."""

import pytest

from tests.live.telephone import Telephone, started

pytestmark = pytest.mark.live


def test_each_fault_of_a_port_is_told_once() -> None:
    with started(Telephone()) as (near,):
        for words in ("a short frame", "no memory", "a short frame", ""):
            near.ask("break_codec", words)
            near.listen(0.3)
        told = [(one.where, one.error) for one in near.faults]
    assert told == [
        ("codec", "RuntimeError('a short frame')"),
        ("codec", "RuntimeError('no memory')"),
    ]
