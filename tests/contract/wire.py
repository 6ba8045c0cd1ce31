"""The contract's stage on the wire: real SIP and RTP on loopback, in real time."""

from pathlib import Path
from typing import Any

from hw_sim.far_end.invitation import headers
from hw_sim.sim.manners import calling
from hw_sim.sim.negotiation import Manners
from tests.contract.stage import NUMBERS
from tests.live import telephone
from tests.live.recorders import Provider


class WiredTelephone:
    """A telephone of the live tests, with its own address."""

    def __init__(self, number: str, hz: float) -> None:
        self.phone = telephone.Telephone(hz, user=number)
        self._manners = Manners()

    @property
    def posted(self) -> list[Any]:
        return self.phone.posted

    @property
    def uri(self) -> str:
        return f"sip:{self.phone.user}@127.0.0.1:{self.phone.port}"

    def ask(self, name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "user_agent.dial":
            kwargs |= {
                "headers": headers(self._manners, "pbx.test"),
                "offers": self._manners.offers,
                "reliable": self._manners.supports_100rel,
            }
        return self.phone.ask(name, *args, **kwargs)

    def calls(self, verb: str, *words: str) -> None:
        self._manners = calling(self._manners, verb, list(words))

    def wait(self, event: Any, seconds: float = 5.0) -> Any:
        return self.phone.wait(event, seconds)

    def forget(self) -> None:
        self.phone.forget()
        self._manners = Manners()


class WireStage:
    """Three processes with a telephone each, and one with the provider."""

    def __init__(self, directory: Path) -> None:
        self._provider = Provider(directory)
        phones = [WiredTelephone(number, hz) for number, hz in zip(NUMBERS, HZ, strict=True)]
        for one in phones:
            one.phone.ready()
        self.near, self.mette, self.jonas = self._phones = phones

    @property
    def recorder_uri(self) -> str:
        return self._provider.uri

    def provider(self, words: str) -> None:
        self._provider.fault(words)

    def pass_time(self, seconds: float) -> None:
        for one in self._phones:
            one.phone.listen(seconds / len(self._phones))

    def close(self) -> None:
        """Every telephone has to end by itself."""
        telephone.close(*(one.phone for one in self._phones))
        self._provider.close()


HZ = (400.0, 1000.0, 1700.0)
