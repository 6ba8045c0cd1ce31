"""How somebody calls, as they are told to."""

import pytest

from hw_sim.command_words import CommandError
from hw_sim.sim.manners import calling
from hw_sim.sim.negotiation import Manners
from phone.call.states import Arrival

INFO = "Alert-Info: <urn:alert:source:external>"


def after(*told: str) -> Manners:
    manners = Manners()
    for words in told:
        verb, *rest = words.split()
        manners = calling(manners, verb, rest)
    return manners


@pytest.mark.parametrize(
    ("told", "so"),
    [
        (("came-to 2000 2100",), Manners(arrival=Arrival(("2000", "2100")))),
        (("callback on", "came-to 2000"), Manners(arrival=Arrival(("2000",), callback=True))),
        (("came-to 2000", "came-to none"), Manners()),
        (("callback on", "callback off"), Manners()),
        (("100rel off",), Manners(supports_100rel=False, acknowledges=False)),
        (("100rel silent",), Manners(acknowledges=False)),
        (("100rel silent", "100rel on"), Manners()),
        (("offer off",), Manners(offers=False)),
        (("offer off", "offer on"), Manners()),
        ((f"header {INFO}", "header X-Trunk: 7"), Manners(hints=(INFO, "X-Trunk: 7"))),
        ((f"header {INFO}", "header none"), Manners()),
    ],
)
def test_each_word_says_how_calls_are_made_from_then_on(told: tuple[str, ...], so: Manners) -> None:
    assert after(*told) == so


@pytest.mark.parametrize("words", ["header external", "header : x", "header A B: x", "header A:"])
def test_a_header_has_a_name_and_a_value(words: str) -> None:
    with pytest.raises(CommandError, match="expected: header NAME: VALUE"):
        after(words)
