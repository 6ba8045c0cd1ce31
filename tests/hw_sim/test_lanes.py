"""SIP messages in words, as conditions and transcripts say them."""

import pytest

from hw_sim.lanes import LANES, sip_text


@pytest.mark.parametrize(
    ("lane", "kind", "text", "sent", "said"),
    [
        ("sip-call", "INVITE", "INVITE", True, "call > INVITE"),
        ("sip-call", "INVITE", "180", False, "call < 180 INVITE"),
        ("sip-recorder", "INVITE", "re-INVITE inactive", True, "recorder > re-INVITE inactive"),
        ("sip-recorder", "BYE", "BYE", False, "recorder < BYE"),
    ],
)
def test_a_message_has_its_leg_its_way_and_its_words(
    lane: str, kind: str, text: str, sent: bool, said: str
) -> None:
    assert sip_text({"lane": lane, "kind": kind, "text": text, "sent": sent}) == said


def test_what_else_a_message_says_is_said_but_not_the_addresses_of_the_wire() -> None:
    update = {"lane": "sip-call", "kind": "UPDATE", "text": "UPDATE", "sent": True}
    assert sip_text({**update, "detail": "a=record:on"}) == "call > UPDATE a=record:on"
    assert sip_text({**update, "detail": "UPDATE sip:x@127.0.0.1:5 SIP/2.0"}) == "call > UPDATE"


def test_every_lane_says_what_it_is() -> None:
    assert all(LANES.values())
