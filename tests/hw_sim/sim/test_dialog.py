"""Asking and answering: numbers, and a 408 for silence."""

from hw_sim.sim.dialog import Dialog
from hw_sim.sim.messages import Request, Response
from tests.hw_sim.sim.world import World


class Asking:
    """A dialog of the phone with a peer that may answer."""

    def __init__(self, peer: str = "nobody") -> None:
        self.world = World()
        self.unanswered = list[Response]()
        self.dialog = Dialog(
            self.world.network, self.world.clock, "phone", peer, "a", self.unanswered.append
        )


def test_requests_are_numbered_and_cancel_and_ack_have_the_number_of_theirs() -> None:
    asking = Asking()
    invite, bye = asking.dialog.ask("INVITE", to="sip:1002@pbx.sim"), asking.dialog.ask("BYE")
    asking.dialog.cancel(invite)
    asking.dialog.acknowledge(invite)
    sent = [passage.message for passage in asking.world.passages]
    assert sent == [invite, bye, Request("a", 1, "CANCEL"), Request("a", 1, "ACK")]
    assert (invite.number, bye.number) == (1, 2)


def test_silence_is_a_408_after_32_seconds() -> None:
    asking = Asking()
    bye = asking.dialog.ask("BYE")
    asking.world.run(31.9)
    assert asking.unanswered == []
    asking.world.run(0.2)
    assert asking.unanswered == [Response(bye, 408)]


def test_an_answer_is_the_end_of_waiting_and_a_provisional_one_for_an_invite() -> None:
    asking = Asking()
    invite, bye = asking.dialog.ask("INVITE", to="sip:1002@pbx.sim"), asking.dialog.ask("BYE")
    asking.dialog.heard(Response(invite, 180))
    asking.dialog.heard(Response(bye, 100))
    asking.world.run(40.0)
    assert asking.unanswered == [Response(bye, 408)]


def test_who_forgets_waits_for_nothing() -> None:
    asking = Asking()
    asking.dialog.ask("BYE")
    asking.dialog.forget()
    asking.world.run(40.0)
    assert asking.unanswered == []
