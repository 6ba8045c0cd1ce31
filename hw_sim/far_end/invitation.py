"""How a live far end calls: its manners as header fields of the INVITE (RFC 5806, RFC 7090). Pure.

The words are `sim.manners`'s, the same in both worlds.
"""

from hw_sim.sim.negotiation import Manners


def headers(manners: Manners, host: str) -> tuple[tuple[str, str], ...]:
    """Names and values; `host` is where the numbers are that the call came through."""
    through = [f"<sip:{number}@{host}>" for number in manners.arrival.came_to]
    found = [("Diversion", one) for one in reversed(through)]  # the last diverter on top
    if manners.arrival.callback:
        found.append(("Priority", "psap-callback"))
    for line in manners.hints:
        name, _, value = line.partition(":")
        found.append((name, value.strip()))
    return tuple(found)
