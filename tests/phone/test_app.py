"""The composition root's own words: what may be typed besides keys, and a resync."""

from typing import cast

import pytest

from phone.app import _account_for_sound, _Typed
from phone.pjsua.audio import AudioCounts
from phone.pjsua.phone import PjsuaPhone
from phone.profiles import Profiles, Store
from phone.recording.words import Mode
from provisioning.errors import FetchError
from tests.phone.desk import Desk, profile
from tests.phone.playbook import happen
from tones.alsa_codec import NONE, AlsaCodec


class Typist:
    """Somebody at a terminal, in front of a phone of fakes."""

    def __init__(self, *happenings: str, served: bytes | None = None) -> None:
        self.desk, self.served = Desk(profile()), served
        for words in happenings:
            happen(self.desk, words)
        self.complaints, self.stopped = list[str](), 0
        source = Profiles(Store(self._fetch, lambda: None, lambda _: None), "a.xml")
        self.typed = _Typed(self.desk.dispatcher, source, self._stop, self.complaints.append)

    def _fetch(self, address: str) -> bytes:
        if self.served is None:
            raise FetchError(f"{address}: error: No such file or directory")
        return self.served

    def _stop(self) -> None:
        self.stopped += 1

    def type(self, line: str) -> list[str]:
        before = len(self.desk.world.asked)
        self.typed.line(line)
        self.desk.dispatcher.turn()
        return self.desk.world.asked[before:]


@pytest.mark.parametrize("label", ["Record", "record", "RECORD"])
def test_a_softkey_by_its_label(label: str) -> None:
    person = Typist("dial 1002", "answered")
    assert person.type(label)[0] == "open #1"
    assert person.complaints == []


def test_a_softkey_that_is_not_there_is_answered_by_those_that_are() -> None:
    person = Typist("dial 1002", "answered")
    assert person.type("StopRec") == []
    assert person.complaints == [
        "StopRec: type Hold | End call | Record, a key, dial TARGET, resync or quit"
    ]


def test_dial_and_quit() -> None:
    person = Typist()
    assert person.type("dial bob@far.test")[0] == "dial sip:bob@far.test"
    assert person.stopped == 0
    person.type("quit")
    assert person.stopped == 1


def test_a_target_that_is_no_utf8_is_dialled_as_far_as_it_is() -> None:
    person = Typist()
    assert person.type("dial Jos\udce9@far.test")[0] == "dial sip:Jos\ufffd@far.test"


def test_dial_without_a_target_is_no_softkey_either() -> None:
    person = Typist()
    assert person.type("dial") == []
    assert person.complaints[0].startswith("dial: type New call | DND, ")


GOOD = (
    b"<flat-profile><Line_Enable_1_>Yes</Line_Enable_1_><User_ID_1_>4021</User_ID_1_>"
    b"</flat-profile>"
)


def test_a_resync_hands_the_new_profile_on() -> None:
    person = Typist(served=GOOD)
    person.type("resync")
    assert person.desk.dispatcher.profile.lines[0].recording.mode is Mode.NEVER
    assert person.complaints == []


def test_a_resync_that_fails_says_so_and_changes_nothing() -> None:
    person = Typist()
    before = person.desk.dispatcher.profile
    person.type("resync")
    assert person.desk.dispatcher.profile is before
    assert person.complaints == [
        "a.xml: error: No such file or directory",
        "the profile in force stays",
    ]


def test_a_resync_in_a_call_waits_for_its_end() -> None:
    person = Typist("dial 1002", "answered", served=GOOD)
    person.type("resync")
    assert person.desk.dispatcher.profile == profile()
    happen(person.desk, "ended remote-bye")
    assert person.desk.dispatcher.profile.lines[0].recording.mode is Mode.NEVER


class Counted:
    """A phone that has counted its frames."""

    def __init__(self, late: int) -> None:
        self.audio_counts = AudioCounts(frames=500, late=late, recorded=0, faults=())


def test_what_went_wrong_with_the_sound_is_said_at_the_end() -> None:
    codec, said = AlsaCodec(NONE, NONE), list[str]()
    for late in (0, 3):
        _account_for_sound(cast(PjsuaPhone, Counted(late)), codec, said.append)
    assert said == ["sound: 3 of 500 frames came late"]
