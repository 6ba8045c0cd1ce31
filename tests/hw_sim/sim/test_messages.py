"""Messages as people name them."""

import pytest

from hw_sim.sim.messages import Message, Metadata, Request, Response, Sdp, detail
from phone.call.states import Party, RecordWord
from phone.siprec.sdp import Direction

KIRSTEN = Party("Kirsten", "+4533123456", "sip:+4533123456@pbx.sim")
HELD = Sdp(Direction.SENDONLY, RecordWord.PAUSED)
TO = "sip:1003@pbx.sim"


@pytest.mark.parametrize(
    ("message", "title", "said"),
    [
        (Request("a", 1, "INVITE", to=TO, sdp=Sdp()), "INVITE", f"{TO} a=sendrecv"),
        (Request("a", 1, "INVITE", to=TO, replaces="b"), "INVITE Replaces", TO),
        (Request("a", 2, "INVITE", sdp=HELD), "re-INVITE sendonly", "a=record:paused"),
        (Request("a", 2, "UPDATE"), "UPDATE", ""),
        (
            Request("a", 2, "UPDATE", sdp=Sdp(), asserted=KIRSTEN),
            "UPDATE sendrecv",
            "P-Asserted-Identity sip:+4533123456@pbx.sim",
        ),
        (Request("a", 3, "REFER", refer_to=TO), "REFER 1003", ""),
        (Request("a", 3, "REFER", refer_to=TO, replaces="b"), "REFER 1003 Replaces", ""),
        (Request("a", 4, "NOTIFY", fragment=486), "NOTIFY 486", ""),
        (
            Request("a", 5, "BYE", metadata=Metadata(("1002", "1003"), "joined")),
            "BYE",
            "metadata: far 1002, 1003; reason joined",
        ),
        (Response(Request("a", 1, "INVITE"), 200, Sdp(refused=True)), "200", "a=sendrecv one "),
    ],
)
def test_a_title_and_what_else_it_says(message: Message, title: str, said: str) -> None:
    assert message.title == title
    assert detail(message).startswith(said)


def test_an_answer_is_of_its_request() -> None:
    answer = Response(Request("a", 7, "BYE"), 481)
    assert (answer.call_id, answer.method) == ("a", "BYE")
