"""Numbers, and who answers to them."""

from dataclasses import dataclass

from hw_sim.sim.directory import NOBODY, Directory, aor
from hw_sim.sim.negotiation import Manners
from phone.call.states import Party


@dataclass
class Subscriber:
    """Somebody with numbers."""

    name: str
    manners: Manners


LINES = {1: Party("Anna", "4021", aor("4021")), 2: Party("Abroad", "+4533123456", "")}


def test_a_station_is_found_by_each_of_its_numbers_however_they_are_written() -> None:
    directory = Directory()
    directory.enter(Subscriber("phone", Manners()), LINES)
    assert directory.station("4021") == "phone"
    assert directory.station("+45 33-12.34(56)") == "phone"
    assert directory.station("4022") == NOBODY


def test_a_number_may_be_brought_by_who_knows_it() -> None:
    asked = list[str]()

    def bring(number: str) -> None:
        asked.append(number)
        if number == "112":
            directory.enter(Subscriber("112", Manners()), {1: Party("", "112", "")})

    directory = Directory(bring)
    assert [directory.station(number) for number in ("112", "112", "113")] == ["112", "112", NOBODY]
    assert asked == ["112", "113"]


def test_manners_are_those_of_now() -> None:
    directory, mette = Directory(), Subscriber("1002", Manners())
    directory.enter(mette, {1: Party("", "1002", "")})
    mette.manners = Manners(updates=False)
    assert directory.manners("1002") == Manners(updates=False)
    assert directory.manners("nobody") == Manners()
