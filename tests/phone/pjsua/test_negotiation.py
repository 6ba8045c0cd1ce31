"""One offer at a time: what is wanted of a call, what is open, and what was refused."""

from collections.abc import Callable
from typing import Any

import pjsua2 as pj
import pytest

from phone.call.states import RecordWord
from phone.pjsua.dialog import BUSY, Media
from phone.pjsua.negotiation import BUSY_S, GLARE_OWNER_S, Negotiation, Outcome
from provisioning.profile import Codec

SDP = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
SDP += "m=audio 4000 RTP/AVP 0 8\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n"


class Wire:
    """A dialog, an endpoint and a leg in one: keeps what is offered, waited for, and told."""

    def __init__(self, allows: bool = True, held: bool = False) -> None:
        self.offers: list[tuple[str, Media]] = []
        self.told: list[Outcome] = []
        self.timers: list[tuple[float, Callable[[], None]]] = []
        self.faults: list[str] = []
        self.is_confirmed = True
        self.trouble = 0
        self._allows = allows
        self.offering = Negotiation(
            self,  # type: ignore[arg-type]
            Codec.PCMU,
            lambda: self,  # type: ignore[arg-type,return-value]
            self.told.append,
            owner=True,
            held=held,
        )

    def allows(self, method: str) -> bool:
        return method == "UPDATE" and self._allows

    def update(self, prm: Any) -> None:
        self._offer("UPDATE", prm)

    def reinvite(self, prm: Any) -> None:
        self._offer("INVITE", prm)

    def after(self, seconds: float, action: Callable[[], None]) -> None:
        self.timers.append((seconds, action))

    def fault(self, where: str, error: BaseException) -> None:
        self.faults.append(where)

    def want(self, *, held: bool | None = None, word: RecordWord | None = None) -> None:
        if held is not None:
            self.offering.hold_wanted = held
        if word is not None:
            self.offering.word = word
        self.offering.negotiate()

    def answer(self, status: int) -> None:
        assert self.offering.answered(status)
        self.offering.negotiate()

    def _offer(self, method: str, prm: Any) -> None:
        if self.trouble:
            error = pj.Error()
            error.status, self.trouble = self.trouble, 0
            raise error
        self.offering.edited(SDP, "")
        self.offers.append((method, Media(prm.opt.mediaDir[0])))


@pytest.fixture
def wire() -> Wire:
    made = Wire()
    made.offering.edited(SDP, "")  # the first INVITE
    return made


HOLD, RETRIEVE, WORD = ("INVITE", Media.SEND), ("INVITE", Media.BOTH), ("UPDATE", Media.BOTH)


def test_what_is_wanted_meanwhile_waits_for_the_answer(wire: Wire) -> None:
    wire.want(held=True)
    wire.want(held=False)
    wire.want(word=RecordWord.ON)
    assert wire.offers == [HOLD]
    wire.answer(200)
    assert wire.offers == [HOLD, RETRIEVE]
    wire.answer(200)
    assert wire.offers == [HOLD, RETRIEVE]  # which said the word too
    assert wire.told == [Outcome.ACCEPTED] * 2


def test_what_is_so_already_is_not_offered(wire: Wire) -> None:
    wire.want(held=False, word=RecordWord.OFF)
    assert wire.offers == []
    assert not wire.offering.answered(200)  # it was of no offer of ours


def test_a_word_goes_by_update_if_the_peer_takes_it() -> None:
    for allows, method in ((True, "UPDATE"), (False, "INVITE")):
        wire = Wire(allows)
        wire.want(word=RecordWord.ON)
        assert wire.offers == [(method, Media.BOTH)]


def test_a_refused_hold_is_told_and_not_repeated(wire: Wire) -> None:
    wire.want(held=True)
    wire.answer(488)
    assert wire.told == [Outcome.HOLD_REFUSED]
    assert wire.offers == [HOLD]
    wire.want(held=True)
    assert wire.offers == [HOLD, HOLD]


def test_a_refusal_of_what_is_not_wanted_any_more_is_nobodys_business(wire: Wire) -> None:
    wire.want(held=True)
    wire.want(held=False)
    wire.answer(488)
    assert wire.told == [Outcome.OTHERWISE]
    assert wire.offers == [HOLD]


def test_a_refused_retrieve_leaves_it_held(wire: Wire) -> None:
    wire.want(held=True)
    wire.answer(200)
    wire.want(held=False)
    wire.answer(488)
    assert wire.offering.held
    assert wire.told == [Outcome.ACCEPTED, Outcome.HOLD_REFUSED]


def test_a_refused_word_is_not_said_again(wire: Wire) -> None:
    wire.want(word=RecordWord.ON)
    wire.answer(488)
    assert (wire.offers, wire.told) == ([WORD], [Outcome.OTHERWISE])


def test_glare_is_waited_out(wire: Wire) -> None:
    """RFC 3261 §14.1."""
    wire.want(held=True)
    wire.answer(491)
    assert wire.offers == [HOLD]
    ((seconds, over),) = wire.timers
    assert GLARE_OWNER_S[0] <= seconds <= GLARE_OWNER_S[1]
    over()
    assert wire.offers == [HOLD, HOLD]


def test_an_offer_that_cannot_be_sent(wire: Wire) -> None:
    wire.trouble = BUSY
    wire.want(held=True)
    ((seconds, over),) = wire.timers
    assert (seconds, wire.faults) == (BUSY_S, [])
    wire.trouble = 70_001
    over()
    assert (wire.faults, wire.told) == (["offer"], [Outcome.HOLD_REFUSED])


def test_nothing_is_offered_before_the_call_is_answered(wire: Wire) -> None:
    wire.is_confirmed = False
    wire.want(held=True)
    assert wire.offers == []
    wire.is_confirmed = True
    wire.want()
    assert wire.offers == [HOLD]


def test_a_call_that_begins_on_hold() -> None:
    wire = Wire(held=True)
    wire.offering.edited(SDP, "")
    wire.want(held=True)
    assert wire.offers == []
    wire.want(held=False)
    assert wire.offers == [RETRIEVE]


def test_every_offer_says_our_word_and_leads_with_the_lines_codec() -> None:
    offering = Wire().offering
    offering.word = RecordWord.PAUSED
    assert "a=record:paused" in offering.edited(SDP, "")
    assert offering.edited(SDP, SDP).count("a=record:paused") == 1
