"""How somebody calls, in the words of `command_forms.FAR_END`: through whom, with which headers,
and what their telephone is able to. Pure; holds for every call that they make from then on.
"""

from dataclasses import replace

from hw_sim.command_words import CommandError
from hw_sim.sim.negotiation import Manners

NONE = "none"


def calling(manners: Manners, verb: str, rest: list[str]) -> Manners:
    """The manners after one of these words. Raises CommandError for a header without a name."""
    word, on = rest[0], rest[0] != "off"
    match verb:
        case "came-to":
            numbers = () if word == NONE else tuple(rest)
            return replace(manners, arrival=replace(manners.arrival, came_to=numbers))
        case "callback":
            return replace(manners, arrival=replace(manners.arrival, callback=on))
        case "100rel":
            return replace(manners, supports_100rel=on, acknowledges=word == "on")
        case "offer":
            return replace(manners, offers=on)
        case _:
            return replace(manners, hints=_headers(manners.hints, rest))


def _headers(before: tuple[str, ...], rest: list[str]) -> tuple[str, ...]:
    if rest == [NONE]:
        return ()
    name, colon, value = " ".join(rest).partition(":")
    if not (colon and name and value.strip()) or " " in name:
        raise CommandError(f"expected: header NAME: VALUE, found {' '.join(rest)!r}")
    return (*before, f"{name}: {value.strip()}")
