"""The ports of this folder: what shows a screen and what lights lamps."""

from typing import Protocol

from indicators.lamps import LampStates
from indicators.screen import Moment, Screen


class Display(Protocol):
    """An LCD. Never raises: a display that is gone shows nothing and says so in its log."""

    def show(self, screen: Screen, moment: Moment) -> None:
        """Draw `screen` as it is at `moment`."""


class LampBoard(Protocol):
    """The lamps; the board runs the cadences by itself."""

    def light(self, lamps: LampStates) -> None:
        """Set every lamp named; idempotent (levels, not changes)."""
