"""The simulated LCD and lamp board: they keep what they were shown, with the times."""

import threading
from collections.abc import Callable

from PIL import Image

from indicators.lamps import LampStates
from indicators.models.geometry import Model
from indicators.png import png
from indicators.render import render
from indicators.screen import Header, Idle, Moment, Screen

BLANK = Screen(Header("", ""), (), Idle(), (None,) * 4)


class SimPanel:
    """Implements `indicators.panel.Display`; draws only when somebody looks."""

    def __init__(self, model: Model, changed: Callable[[], None] = lambda: None) -> None:
        self.model = model
        self._changed = changed
        self._lock = threading.Lock()
        self._now = (BLANK, Moment())

    @property
    def moment(self) -> Moment:
        """The moment that was shown last."""
        return self._now[1]

    def show(self, screen: Screen, moment: Moment) -> None:
        """Keep it, and say that there is something new to see."""
        if (screen, moment) != self._now:
            self._now = (screen, moment)
            self._changed()

    def picture(self) -> Image.Image:
        """What the LCD shows now; from any thread."""
        screen, moment = self._now
        with self._lock:
            return render(screen, self.model, moment)

    def png(self) -> bytes:
        """The picture as PNG."""
        return png(self.picture())


class SimLampBoard:
    """Implements `indicators.panel.LampBoard`, with its history."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self.lamps: LampStates = {}
        self.history: list[tuple[float, LampStates]] = []

    def light(self, lamps: LampStates) -> None:
        """Set every lamp named."""
        self.lamps = {**self.lamps, **lamps}
        self.history.append((self._now(), dict(self.lamps)))
