"""The stopwatches of the screen: started, frozen and forgotten as the presentation names them."""

from collections.abc import Callable

from phone.presentation import Stopwatch


class Stopwatches:
    """Counts seconds per name; knows no screen."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._counted: dict[str, float] = {}
        self._since: dict[str, float] = {}

    def follow(self, wanted: tuple[Stopwatch, ...]) -> None:
        """Start what runs, freeze what does not, forget what is not named."""
        now = self._now()
        names = {watch.name for watch in wanted}
        for name in self._counted.keys() - names:
            del self._counted[name]
            self._since.pop(name, None)
        for watch in wanted:
            self._counted.setdefault(watch.name, 0.0)
            if watch.running:
                self._since.setdefault(watch.name, now)
            elif watch.name in self._since:
                self._counted[watch.name] += now - self._since.pop(watch.name)

    def seconds(self) -> tuple[tuple[str, int], ...]:
        """Whole seconds per name."""
        return tuple((name, int(self.exact(name))) for name in sorted(self._counted))

    def exact(self, name: str) -> float:
        """Seconds of one stopwatch; 0.0 if there is none of that name."""
        running = self._now() - self._since[name] if name in self._since else 0.0
        return self._counted.get(name, 0.0) + running
