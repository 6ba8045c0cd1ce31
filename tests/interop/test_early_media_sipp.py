"""SIPp as callers who may hear us before the answer (SPEC C6, RFC 3262): what they check of each
message is in their scenarios, what the phone reports is here. All four call at the same time."""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from announcements.catalogue import Kind
from announcements.prompts import Rendering
from phone.call.events import CallConfirmed, CallEnded, EarlyMedia, InviteReceived
from phone.call.states import EndReason
from phone.notices.outcome import AnnouncementEnded
from phone.ports import Spoken
from tests.live.telephone import Telephone, close

pytestmark = pytest.mark.live
SCENARIOS = Path(__file__).parent
CALLERS = {
    "2001": "early_plain.xml",
    "2002": "early_prack.xml",
    "2003": "early_no_offer.xml",
    "2004": "early_silent.xml",
}
LATE_OFFER = "early_late_offer.xml"


class Caller:
    """SIPp calls `port` over UDP; `verdict` is its exit code: 0 if each check held."""

    def __init__(self, scenario: str, port: int, directory: Path) -> None:
        with ExitStack() as held:
            ports = [held.enter_context(_bound()).getsockname()[1] for _ in range(2)]
        self._directory = directory
        self.process = subprocess.Popen(
            [
                "sipp", f"127.0.0.1:{port}", "-sf", str(SCENARIOS / scenario), "-i", "127.0.0.1",
                "-p", str(ports[0]), "-mp", str(ports[1]), "-m", "1", "-nostdin",
                "-timeout", "20s", "-timeout_error", "-trace_err",
            ],
            cwd=directory,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def verdict(self) -> tuple[int, str]:
        """Exit code, and what SIPp has to say."""
        code = self.process.wait(20)
        return code, "".join(one.read_text() for one in self._directory.glob("*_errors.log"))


def _bound() -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    made.bind(("127.0.0.1", 0))
    return made


@pytest.fixture(scope="module")
def kept() -> Iterator[Telephone]:
    made = Telephone(440.0).ready()
    yield made
    close(made)


@pytest.fixture
def near(kept: Telephone) -> Iterator[Telephone]:
    kept.forget()
    yield kept
    assert kept.faults == []


def ended(near: Telephone) -> list[AnnouncementEnded]:
    return [one for one in near.posted if isinstance(one, AnnouncementEnded)]


def test_four_ways_to_be_offered_a_call(near: Telephone, tmp_path: Path) -> None:
    """DESIGN of C6: what cannot be heard early is said with its reason, and the call rings."""
    callers = dict[str, Caller]()
    slots = dict[str, int]()
    try:
        for number, scenario in CALLERS.items():
            folder = tmp_path / number
            folder.mkdir()
            callers[number] = Caller(scenario, near.port, folder)
        for slot in range(4):
            near.until(lambda: len(offered(near)) > slot)  # noqa: B023  # asked at once
            invite = offered(near)[slot]
            slots[invite.remote.number] = slot
            near.ask("user_agent.claim", invite.handle, slot, early=True)
        for number in ("2001", "2002"):
            near.until(lambda: EarlyMedia(slots[number], ready=True) in near.posted)  # noqa: B023
            notice = Spoken(Kind.COMPLIANCE, far_only=True)
            near.ask("notices.announce", slots[number], notice)
        refused = {"2003": "the INVITE has no SDP", "2004": "no PRACK within 4 s"}
        for number, reason in refused.items():
            told = EarlyMedia(slots[number], ready=False, reason=reason)
            near.until(lambda: told in near.posted, 8)  # noqa: B023
        near.until(lambda: len(ended(near)) == 2)
        assert {one.rendering for one in ended(near)} == {Rendering.WORDS}
        for slot in slots.values():
            near.ask("user_agent.alert", slot)
        near.listen(0.1)
        for number, slot in slots.items():
            if number == "2004":
                near.ask("user_agent.reject", slot, 603)
            else:
                near.ask("user_agent.answer", slot)
        confirmed = [CallConfirmed(slots[number]) for number in ("2001", "2002", "2003")]
        near.until(lambda: all(one in near.posted for one in confirmed))
        assert CallEnded(slots["2004"], EndReason.REJECTED, 603) in near.posted
        for slot in slots.values():
            near.ask("user_agent.hang_up", slot)
        near.listen(0.1)
        for number, caller in callers.items():
            code, errors = caller.verdict()
            assert code == 0, f"{number}: {errors}"
    finally:
        for caller in callers.values():
            caller.process.kill()
            caller.process.wait(5)


def test_a_late_offer_may_be_answered_in_a_prack(near: Telephone, tmp_path: Path) -> None:
    """RFC 3262 §5: our offer is in the 183, so that the caller can hear us after all."""
    caller = Caller(LATE_OFFER, near.port, tmp_path)
    try:
        near.ask("user_agent.claim", near.wait(InviteReceived).handle, 0, early=True)
        near.wait(EarlyMedia(0, ready=True))
        near.ask("user_agent.alert", 0)
        near.listen(0.2)
        near.ask("user_agent.answer", 0)
        near.wait(CallConfirmed(0))
        near.ask("user_agent.hang_up", 0)
        near.listen(0.1)
        code, errors = caller.verdict()
        assert code == 0, errors
    finally:
        caller.process.kill()
        caller.process.wait(5)


def offered(near: Telephone) -> list[InviteReceived]:
    return [one for one in near.posted if isinstance(one, InviteReceived)]
