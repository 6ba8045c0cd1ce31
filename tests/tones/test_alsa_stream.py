import errno
import threading
from collections import deque

import pytest

from tests.tones.fake_pcm import FakePcm
from tones import alsa_stream
from tones.alsa_library import AlsaError
from tones.alsa_stream import AlsaStream


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alsa_stream, "REOPEN_S", 0.0)


class Desk:
    """A stream whose device is pulled out and plugged in, and what was told."""

    def __init__(self, *reopened: FakePcm | AlsaError) -> None:
        self.first, self.told = FakePcm(), deque[str]()
        self.said = threading.Condition()
        self._reopened = deque(reopened)
        self.stream = AlsaStream(self.first, self._open, self._turn, self._tell)

    def wait_for(self, line: str) -> None:
        with self.said:
            assert self.said.wait_for(lambda: line in self.told, timeout=10)

    def _open(self) -> FakePcm:
        following = self._reopened.popleft()
        if isinstance(following, AlsaError):
            raise following
        return following

    def _turn(self, pcm: FakePcm) -> None:
        pcm.write(bytes(640))

    def _tell(self, line: str) -> None:
        with self.said:
            self.told.append(line)
            self.said.notify_all()


def test_a_device_that_is_gone_is_told_and_tried_until_it_is_back() -> None:
    refused = AlsaError(errno.ECONNREFUSED, "Connection refused", "ear")
    second = FakePcm()
    desk = Desk(refused, refused, second)
    desk.first.xruns = 2
    desk.first.gone.set()
    desk.wait_for("ear: back")
    second.xruns = 1
    assert list(desk.told) == ["ear: No such device; silent until it is back", "ear: back"]
    assert (desk.stream.fault, desk.stream.reopened, desk.stream.xruns) == (None, 1, 3)
    desk.stream.close()
    assert desk.first.closed
    assert second.closed
    assert second.played


def test_the_fault_is_what_the_last_try_met(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alsa_stream, "REOPEN_S", 60.0)
    desk = Desk()
    desk.first.gone.set()
    desk.wait_for("ear: No such device; silent until it is back")
    assert desk.stream.fault == "ear: No such device"
    desk.stream.close()  # does not wait the minute
    desk.stream.close()
    assert desk.stream.reopened == 0
