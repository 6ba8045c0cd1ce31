"""Who is there on the wire, who comes when called, and what their words become."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hw_sim.child import Heard
from hw_sim.command_words import CommandError
from hw_sim.far_end.people import AT_MOST, FarEnds
from hw_sim.sim.bench import SimBench


class Process:
    """One that is only written down."""

    def __init__(self, words: list[str], hear: Callable[[Heard], None]) -> None:
        self.words, self.hear = words, hear
        self.ready: Heard = {"event": "ready", "address": "127.0.0.1:5071"}
        self.said = list[str]()
        self.stopped = False

    def wait_ready(self) -> Heard:
        return self.ready

    def say(self, line: str) -> None:
        self.said.append(line)

    def stop(self) -> None:
        self.stopped = True


class House:
    """The far ends of a bench whose call server is at port 5060."""

    def __init__(self) -> None:
        self.processes = list[Process]()
        self.call_server = Process([], lambda _: None)
        self.call_server.ready = {"address": "127.0.0.1:5060"}
        self.changes = 0
        self.there = FarEnds(
            Path("out"), self._start, self.call_server, self._changed, {"112": "Emergency"}.get
        )

    def tell(self, who: str, words: str) -> list[str]:
        one = self.there.find(who)
        self.there.tell(one, words, {1: "4021", 2: "4022"}.get)
        process = next(it for it in self.processes if it.words[2] == one.number)
        return process.said

    def numbers(self) -> list[str]:
        return [process.words[2] for process in self.processes]

    def _start(self, words: list[str], hear: Callable[[Heard], None]) -> Process:
        self.processes.append(Process(words, hear))
        return self.processes[-1]

    def _changed(self) -> None:
        self.changes += 1


def test_the_first_one_is_there_and_the_others_come_when_they_are_meant() -> None:
    house = House()
    assert house.processes[0].words == [
        *("party", "--number", "1002", "--name", "Mette Sørensen"),
        *("--said=out/far-said.wav", "--heard=out/far-heard.wav"),
    ]
    for word in ("", "1002", "Mette", "Jonas", "1003", "Jonas Holm", "1044", "1044"):
        house.there.find(word)
    assert house.numbers() == ["1002", "1003", "1044"]
    assert house.processes[1].words[-1] == "--heard=out/far-1003-heard.wav"
    house.there.stop()
    assert all(process.stopped for process in house.processes)


def test_a_name_that_nobody_has() -> None:
    with pytest.raises(CommandError, match="nobody is called 'Joans'; there are Mette Sørensen 10"):
        House().there.find("Joans")


def test_who_will_be_meant_comes_meanwhile() -> None:
    house = House()
    house.there.expect(["Jonas", "1999", "1002", "*68+45331234561", "112"])
    assert house.numbers() == ["1002", "1003", "+4533123456", "112"]


def test_who_is_ready_is_known_to_the_call_server() -> None:
    house = House()
    house.processes[0].hear(house.processes[0].ready)
    assert house.call_server.said == ["route 1002 127.0.0.1:5071"]


def test_who_is_called_comes_and_nobody_else_does() -> None:
    house = House()
    for number in ("1003", "112", "1003", "1999", "1002"):
        house.there.called(number)
    assert house.numbers() == ["1002", "1003", "112"]
    assert house.processes[2].words[4] == "Emergency"
    assert house.call_server.said == ["unknown 1999"]


def test_there_is_an_end_to_how_many_come() -> None:
    house = House()
    for number in range(2000, 2000 + AT_MOST - 1):
        house.there.find(str(number))
    with pytest.raises(CommandError, match="there are 12 far ends already"):
        house.there.find("3000")
    house.there.called("112")
    assert house.call_server.said == ["unknown 112"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("call", "call sip:4021@127.0.0.1:5060"),
        ("call line 2", "call sip:4022@127.0.0.1:5060"),
        ("call 1003", "call sip:1003@127.0.0.1:5060"),
        ("call sip:4021@127.0.0.1:5062", "call sip:4021@127.0.0.1:5062"),
        ("transfer +4533123456", "transfer sip:+4533123456@127.0.0.1:5060"),
        ("transfer *68", "transfer sip:*68@127.0.0.1:5060"),
        ("consult-transfer 1002", "consult-transfer sip:1002@127.0.0.1:5060"),
        ("hold", "hold"),
        ("record paused", "record paused"),
    ],
)
def test_numbers_are_those_of_the_call_server(words: str, said: str) -> None:
    assert House().tell("Jonas", words) == [said]


def test_a_line_that_the_phone_has_not() -> None:
    with pytest.raises(CommandError, match="the phone has no line 3"):
        House().tell("", "call line 3")


def test_of_a_silent_one_the_call_server_lets_nothing_through() -> None:
    house = House()
    assert house.tell("Jonas", "mode silent") == ["mode silent"]
    house.tell("Jonas", "mode auto")
    assert house.call_server.said == ["silent 1003", "heard 1003"]


def test_what_they_say_of_themselves_is_their_state() -> None:
    house = House()
    mette, *others = house.there.state()
    assert [one["number"] for one in others] == ["1003", "+4533123456"]
    assert mette == {
        **{"number": "1002", "name": "Mette Sørensen", "address": "sip:1002@127.0.0.1:5060"},
        **{"mode": "auto", "calls": 0, "hears_record": "off", "dtmf": "", "last": ""},
    }
    house.processes[0].hear({"event": "confirmed"})
    house.processes[0].hear({"event": "state", "calls": 1, "last": "confirmed"})
    assert house.there.state() == [{**mette, "calls": 1, "last": "confirmed"}, *others]
    assert house.changes == 1


def test_they_have_the_face_of_simulated_parties() -> None:
    assert House().there.state()[0].keys() == SimBench().state()["parties"][0].keys()
