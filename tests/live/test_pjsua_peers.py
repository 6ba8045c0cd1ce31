"""Peers that are not ours: no UPDATE, an old way to hold, refusals, silence, keys, identities, a
registrar."""

import contextlib
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallProgressed,
    HoldChanged,
    HoldRefused,
    InviteReceived,
    RegistrationChanged,
    RemoteChanged,
)
from phone.call.states import CallState, EndReason, Party, RecordWord
from provisioning.profile import Codec
from tests.live.plain_peer import ALLOW, PlainPeer
from tests.live.telephone import Telephone, close, line

pytestmark = pytest.mark.live


@pytest.fixture(scope="module")
def kept() -> Iterator[Telephone]:
    near = Telephone(400.0).ready()
    yield near
    close(near)


@pytest.fixture
def near(kept: Telephone) -> Iterator[Telephone]:
    kept.forget()
    yield kept
    kept.ask("user_agent.hang_up", 0)
    kept.listen(0.1)
    assert kept.faults == []


@contextlib.contextmanager
def peer(near: Telephone, allow: str = ALLOW, identity: str = "") -> Iterator[PlainPeer]:
    """In a confirmed call with `near`."""
    made = PlainPeer(allow)
    made.identity = identity
    try:
        near.ask("user_agent.dial", 0, 1, made.uri)
        near.wait(CallConfirmed)
        made.until(lambda: made.requests("ACK"))
        yield made
        near.ask("user_agent.hang_up", 0)
        near.wait(CallEnded(0, EndReason.LOCAL_BYE))
    finally:
        made.close()


def words(messages: list[str]) -> list[str]:
    return re.findall(r"(?m)^a=record:(\w+)", "".join(messages))


def test_our_word_is_in_every_offer_and_we_are_record_aware(near: Telephone) -> None:
    """RFC 7866 §6.1.2, §6.3; a peer without UPDATE is told by re-INVITE."""
    with peer(near) as made:
        near.ask("user_agent.tell_recording", 0, RecordWord.ON)
        made.until(lambda: len(made.requests("INVITE")) == 2)
        near.listen(0.2)
        near.ask("user_agent.hold", 0)
        near.wait(HoldChanged)
        invites = made.requests("INVITE")
        assert words(invites) == ["off", "on", "on"]
        assert all("record-aware" in one for one in invites)
        assert all(one.index("a=record:") < one.index("m=audio") for one in invites)
        assert made.requests("UPDATE") == []


def test_our_word_is_in_our_answers(near: Telephone) -> None:
    with peer(near, ALLOW + ", UPDATE") as made:
        near.ask("user_agent.tell_recording", 0, RecordWord.PAUSED)
        made.until(lambda: made.requests("UPDATE"))
        near.listen(0.2)
        made.reinvite()
        made.until(lambda: made.requests("SIP/2.0"))
        made.until(lambda: [one for one in made.messages if one.startswith("SIP/2.0 200")])
        (answer,) = [one for one in made.messages if one.startswith("SIP/2.0 200")]
        assert words([answer]) == ["paused"]


def test_a_refused_word_is_not_repeated(near: Telephone) -> None:
    with peer(near) as made:
        made.answers["INVITE"] = ["488 Not Acceptable Here"]
        near.ask("user_agent.tell_recording", 0, RecordWord.ON)
        made.until(lambda: len(made.requests("INVITE")) == 2)
        near.listen(0.5)
        assert len(made.requests("INVITE")) == 2
    assert near.posted[-1] == CallEnded(0, EndReason.LOCAL_BYE)


def test_a_glared_word_is_said_again(near: Telephone) -> None:
    with peer(near) as made:
        made.answers["INVITE"] = ["491 Request Pending"]
        near.ask("user_agent.tell_recording", 0, RecordWord.ON)
        made.until(lambda: len(made.requests("INVITE")) == 3, 6.0)
        near.listen(0.1)
        assert words(made.requests("INVITE")) == ["off", "on", "on"]


def test_a_refused_hold_cuts_the_voice_all_the_same(near: Telephone) -> None:
    """DESIGN §3, privacy first: until the user retrieves, which needs no offer."""
    with peer(near) as made:
        made.until(lambda: made.voice() > 5)
        made.answers["INVITE"] = ["488 Not Acceptable Here"]
        near.ask("user_agent.hold", 0)
        near.wait(HoldRefused(0))
        near.listen(0.3)
        assert made.voice() <= 2
        near.ask("user_agent.retrieve", 0)
        made.until(lambda: made.voice() > 5)
        assert len(made.requests("INVITE")) == 2
        assert HoldChanged not in {type(one) for one in near.posted}


def test_a_refused_retrieve_leaves_the_call_held(near: Telephone) -> None:
    with peer(near) as made:
        near.ask("user_agent.hold", 0)
        near.wait(HoldChanged(0, by_local=True, by_remote=False))
        made.answers["INVITE"] = ["488 Not Acceptable Here"]
        near.listen(0.1)
        near.ask("user_agent.retrieve", 0)
        near.wait(HoldRefused(0))
        near.listen(0.2)
        assert made.voice() <= 2
        near.ask("user_agent.retrieve", 0)
        near.wait(HoldChanged(0, by_local=False, by_remote=False))


def test_who_is_there_now_is_what_the_network_asserts(near: Telephone) -> None:
    """RFC 3325: in a 2xx, in a re-INVITE; the same number again is nobody new."""
    with peer(near, identity='"Info" <sip:1002@pbx.example>') as made:
        for identity in (
            '"Jonas, of sales" <sip:1003@pbx.example>, <tel:+4533123456>',
            "sip:1003@127.0.0.1",
            "<tel:+4533123456>",
        ):
            made.identity = identity
            made.reinvite()
            near.listen(0.3)
        made.identity = "<sip:1005@pbx.example>"
        near.ask("user_agent.hold", 0)
        near.wait(HoldChanged)
        changed = [one.remote for one in near.posted if isinstance(one, RemoteChanged)]
        assert [replace(one, hints=()) for one in changed] == [
            Party("Jonas, of sales", "1003", "sip:1003@pbx.example"),
            Party("", "+4533123456", "tel:+4533123456"),
            Party("", "1005", "sip:1005@pbx.example"),
        ]
        assert "P-Asserted-Identity: <tel:+4533123456>" in changed[1].hints


def test_a_name_that_is_no_utf8_is_shown_as_far_as_it_is(near: Telephone) -> None:
    """RFC 3261 §25.1 has UTF-8; telephones of old send Latin-1."""
    made = PlainPeer()
    try:
        made.name = b'"Jos\xe9" '
        made.invite(near.port)
        offered = near.wait(InviteReceived)
        assert offered.remote.name == "Jos\ufffd"
        near.ask("user_agent.refuse", offered.handle, 486)
    finally:
        made.close()


@pytest.mark.parametrize(
    ("direction", "address"),
    [("sendonly", "127.0.0.1"), ("inactive", "127.0.0.1"), ("sendrecv", "0.0.0.0")],
)
def test_every_way_to_be_held(near: Telephone, direction: str, address: str) -> None:
    """RFC 3264 §8.4, and the way of RFC 2543."""
    with peer(near) as made:
        made.reinvite(direction, address)
        near.wait(HoldChanged(0, by_local=False, by_remote=True))
        near.listen(0.2)
        made.reinvite()
        near.wait(HoldChanged(0, by_local=False, by_remote=False))


def test_a_peer_that_does_not_answer_our_bye(near: Telephone) -> None:
    with peer(near) as made:
        made.mute_methods.add("BYE")
    assert (
        near.posted
        == [
            CallProgressed(0, CallState.PROCEEDING),
            CallConfirmed(0),
            CallEnded(0, EndReason.LOCAL_BYE),
        ][-len(near.posted) :]
    )


def test_keys_go_out_as_events(near: Telephone) -> None:
    """RFC 4733: payload type 101, digits 5 and #."""
    with peer(near) as made:
        for digit in "5#":
            near.ask("user_agent.send_dtmf", 0, digit)
            near.listen(0.4)
        events = [one[12] for one in made.packets if one[1] & 0x7F == 101]
        assert [digit for i, digit in enumerate(events) if events[i - 1 : i] != [digit]] == [5, 11]


def test_the_preferred_codec_of_a_line_leads_its_offer() -> None:
    codecs = {Codec.PCMU: "0", Codec.PCMA: "8", Codec.G722: "9"}
    lines = tuple(line(f"100{n}", number=n, codec=one) for n, one in enumerate(codecs, 1))
    telephone = Telephone(400.0, lines=lines).ready()
    made = PlainPeer()
    try:
        for number in range(1, 4):
            telephone.ask("user_agent.dial", number, number, made.uri)
        made.until(lambda: len(made.requests("INVITE")) == 3)
        offers = re.findall(r"m=audio \d+ RTP/AVP ([\d ]+)", "".join(made.requests("INVITE")))
        assert [one.split()[0] for one in offers] == list(codecs.values())
        assert {tuple(sorted(one.split()[:3])) for one in offers} == {("0", "8", "9")}
    finally:
        close(telephone)
        made.close()


def test_registration_with_digest() -> None:
    """RFC 3261 §22.4, RFC 2617 §3.2.2; no credential gets into what is traced."""
    registrar = PlainPeer()
    registrar.answers["REGISTER"] = [CHALLENGE, "200 OK\r\nExpires: 60"]
    telephone = telephone_of(registrar)
    try:
        telephone.wait(RegistrationChanged(1, registered=True, status=200))
        first, second = registrar.requests("REGISTER")[:2]
        assert "Authorization" not in first
        given = dict(re.findall(r'(\w+)="?([^",]+)"?', second.split("Authorization: Digest ")[1]))
        secret = md5("1001:pbx:secret")
        assert given["response"] == md5(f"{secret}:{NONCE}:{md5('REGISTER:' + given['uri'])}")
        assert given["response"] not in repr(telephone.seen)
    finally:
        close(telephone)
        registrar.close()


def test_registration_refused() -> None:
    registrar = PlainPeer()
    registrar.answers["REGISTER"] = ["403 Forbidden"]
    telephone = telephone_of(registrar)
    try:
        telephone.wait(RegistrationChanged(1, registered=False, status=403))
    finally:
        close(telephone)
        registrar.close()


NONCE = "47364c23432d2e131a5fb210812c"
CHALLENGE = f'401 Unauthorized\r\nWWW-Authenticate: Digest realm="pbx", nonce="{NONCE}"'


def telephone_of(registrar: PlainPeer) -> Telephone:
    proxy = f"127.0.0.1:{registrar.port}"
    return Telephone(400.0, proxy=proxy, password="secret", register=True).ready()


def md5(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()
