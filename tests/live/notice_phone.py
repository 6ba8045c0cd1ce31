"""A whole phone in a process of its own, driven from a test call after call: keys are pressed, its
profile changes between calls, its ears are kept."""

import contextlib
import multiprocessing
import threading
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from hw_sim.bench import LiveParts, live_parts, profiles
from hw_sim.codec import SimCodec
from hw_sim.command_words import DialTarget, Press
from hw_sim.live_profile import live_profile
from hw_sim.panel import SimPanel
from hw_sim.sim.prompts import SimPrompts, standard_prompts
from hw_sim.sim.softkeys import keys_to
from hw_sim.time_line import TimeLine
from hw_sim.voices import NEAR
from indicators.models import model
from phone.dispatcher import ProfileArrived
from phone.state import TargetDialled
from provisioning.load import Texts
from softkeys.actions import LABELS
from softkeys.keypad import KeyPressed

POLL_S = 0.01
FRAME_S = 0.02
STARTS_S = 60.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phone stands: its user, its far party and its provider; what it keeps, and when the
    axis of its time line begins (monotonic)."""

    user: str
    call_server: str
    provider: str
    directory: Path
    began: float


class _Phone:
    """The child's side."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self.codec = SimCodec(NEAR)
        self.line = TimeLine(place.began, lambda: self.codec.captured_s)
        self._kept_from = 0.0
        self.prompts = SimPrompts(standard_prompts())
        self.parts: LiveParts = live_parts(
            self._profile(()), self.codec, self.prompts, SimPanel(model("8851")), self.line
        )

    def _profile(self, sets: Texts) -> Any:
        base = dict(live_profile(self._place.call_server, self._place.provider))
        base |= {"User_ID_1_": self._place.user, **dict(sets)}
        return profiles(None, tuple(base.items())).start()

    def port(self) -> int:
        return self.parts.agent.sip_port

    def begin(self, number: int, sets: Texts, broken: str) -> int:
        """A new profile, and what is heard and said is kept; where the time line is."""
        self.prompts.obey("playable")
        if broken:
            self.prompts.obey(f"broken {broken}")
        self._post(ProfileArrived(self._profile(sets)))
        names = (f"said-{number}.wav", f"heard-{number}.wav")
        self.codec.start_capture(*(self._place.directory / name for name in names))
        self._kept_from = self._axis_s()
        return max((it["id"] for it in self.line.after(0)), default=0)

    def end(self, since: int) -> tuple[list[dict[str, Any]], float, float]:
        """The time line, when the axis of what was kept began, and by how much it moved."""
        begin_s = self._axis_s()
        self.codec.stop_capture()
        return self.line.after(since), begin_s, begin_s - self._kept_from

    def _axis_s(self) -> float:
        """When the first frame was kept, by the one of ten that is the least late."""
        begins = []
        for _ in range(20):
            kept_s = self.codec.captured_s
            begins.append(time.monotonic() - kept_s)
            time.sleep(POLL_S)
        return min(begins) + FRAME_S - self._place.began

    def dial(self, number: str) -> None:
        self.line.told(time.monotonic(), DialTarget(number))
        self._post(TargetDialled(number))

    def press(self, label: str) -> None:
        dispatcher = self.parts.dispatcher
        for key in keys_to(dispatcher.profile, dispatcher.state, label):
            self.line.told(time.monotonic(), Press(key), label)
            self._post(KeyPressed(key))

    def wait(self, label: str, seconds: float) -> None:
        """Until there is a softkey with this label. Raises TimeoutError."""
        end = time.monotonic() + seconds
        while label not in (shown := self._softkeys()):
            if time.monotonic() > end:
                raise TimeoutError(f"no softkey {label!r} within {seconds} s, but {shown}")
            time.sleep(POLL_S)

    def _softkeys(self) -> list[str]:
        shown = self.parts.dispatcher.presentation.softkeys
        return [LABELS[key].text for key in shown if key is not None]

    def _post(self, event: Any) -> None:
        self.parts.dispatcher.post(event)
        self.parts.loop.on_thread(self.parts.dispatcher.turn)


def _serve(there: Connection, place: Place) -> None:
    phone = _Phone(place)

    def obey() -> None:
        with contextlib.suppress(EOFError, OSError):
            while (words := there.recv())[0] != "close":
                name, *arguments = words
                try:
                    there.send(getattr(phone, name)(*arguments))
                except Exception as error:  # noqa: BLE001  it is raised again in the test
                    there.send(RuntimeError(f"{type(error).__name__}: {error}"))
        phone.parts.loop.stop()

    threading.Thread(target=obey, daemon=True).start()
    phone.parts.loop.run(phone.parts.dispatcher)
    phone.parts.agent.close()


class NoticePhone:
    """The test's side: each public method of `_Phone`, by `ask`."""

    def __init__(self, place: Place) -> None:
        context = multiprocessing.get_context("spawn")
        self._line, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there, place), daemon=True)
        self._process.start()
        there.close()
        self.place = place

    def ask(self, *words: object) -> Any:
        """Raises RuntimeError with what went wrong there."""
        self._line.send(words)
        if not self._line.poll(STARTS_S):
            raise RuntimeError(f"{words[0]}: no answer within {STARTS_S:g} s")
        answer = self._line.recv()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def end(self) -> None:
        """Tell it to; `close` waits until it has ended."""
        with contextlib.suppress(OSError):
            self._line.send(("close",))

    def close(self) -> None:
        """It has ended when this returns."""
        self._process.join(10)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._line.close()
