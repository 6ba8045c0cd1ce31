"""Who is there to talk to."""

import pytest

from hw_sim.command_words import CommandError
from phone.call.events import CallConfirmed, CallEnded
from phone.call.states import EndReason
from tests.hw_sim.sim.house import house


def test_those_who_are_there_from_the_beginning() -> None:
    names = {one["number"]: one["name"] for one in house().people.state()}
    assert names == {
        "1002": "Mette Sørensen",
        "1003": "Jonas Holm",
        "+4533123456": "Kirsten Dahl",
    }


@pytest.mark.parametrize("word", ["1003", "Jonas", "Jonas Holm"])
def test_by_number_name_or_first_name(word: str) -> None:
    assert house().people.find(word).who.number == "1003"


def test_nobody_named_is_the_first() -> None:
    people = house().people
    assert people.find("") is people.first
    assert people.first.who.name == "Mette Sørensen"


def test_a_number_that_nobody_has_is_somebody_new_who_stays() -> None:
    people = house().people
    one = people.find("5551234")
    assert (one.who.number, one.who.name) == ("5551234", "")
    assert people.find("5551234") is one
    assert people.name("1002") == "Mette Sørensen"
    assert people.name("7777") == ""


def test_a_name_that_nobody_has() -> None:
    with pytest.raises(CommandError, match="nobody is called 'Joanna'; there are Mette"):
        house().people.find("Joanna")


def test_an_office_answers_whoever_calls_and_other_numbers_do_not_exist() -> None:
    there = house(service={"112": "Emergency", "*68": "Feature"}.get)
    assert there.outcome("112") == CallConfirmed(0)
    assert there.outcome("113", 1) == CallEnded(1, EndReason.REJECTED, 404)
    assert there.outcome("*68", 2) == CallConfirmed(2)
    assert there.people.name("112") == "Emergency"


def test_people_leave_a_phone_that_does_not_answer_any_more() -> None:
    there = house()
    there.outcome("1002")
    leave = there.people.leaving()
    there.outcome("1003", 1)
    there.phone.agent.vanish()
    leave()
    assert [one["calls"] for one in there.people.state()] == [0, 1, 0]
