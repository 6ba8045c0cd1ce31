"""The profile in force: how it is found at start, and how a new one replaces it (SPEC F1).

A profile that is missing or broken leaves the previous one in force; where files and the network
are read is injected. Diagnostics are returned as lines for people.
"""

from collections.abc import Callable
from dataclasses import dataclass

from phone.lines import Setting
from provisioning.checkers import Checkers
from provisioning.errors import FetchError, ProfileError
from provisioning.load import Load, Texts, load
from provisioning.profile import Line
from provisioning.recording_settings import Protocol
from provisioning.xml_profile import write
from softkeys.key_list import KeyList, parse
from tones import tone_script_parser, warning_script
from tones.countries import national_tone

WAYS = frozenset({Protocol.SRC})
"""The ways of recording this build has (DESIGN §4)."""

CHECKERS = Checkers(
    key_list=parse,
    tone_script=tone_script_parser.parse,
    warning_script=warning_script.read,
    notice_script=tone_script_parser.parse_beep,
    tone_country=national_tone,
)
EMPTY = b"<flat-profile></flat-profile>"
LATER = (
    "lines, names, passwords, proxies, ports, codecs, call progress tones: "
    "in effect when the phone starts again"
)


@dataclass(frozen=True, slots=True)
class Store:
    """Where profiles come from and the last good one is kept; each raises FetchError."""

    fetch: Callable[[str], bytes]
    last_good: Callable[[], bytes | None]
    keep: Callable[[bytes], None]


def accounts(profile: Setting) -> tuple[object, ...]:
    """What the drivers are built from, once; all else takes effect when the phone is idle."""
    lines = tuple((_identity(line), _registration(line)) for line in profile.lines)
    return lines, profile.rtp_port_min, profile.rtp_port_max, profile.tones


def _identity(line: Line) -> tuple[object, ...]:
    return line.number, line.user_id, line.display_name, line.auth_id, line.password, line.codec


def _registration(line: Line) -> tuple[object, ...]:
    where = line.proxy, line.transport, line.sip_port
    return *where, line.register, line.register_expires_s


class Profiles:
    """Loads, overrides, keeps; hands out the profile in force."""

    def __init__(
        self, store: Store, address: str | None, *, base: Texts = (), overrides: Texts = ()
    ) -> None:
        self._store, self._address = store, address
        self._base, self._overrides = base, overrides
        self.values: Texts = base
        self.diagnostics: tuple[str, ...] = ()
        self._started: Setting | None = None

    def start(self) -> Setting:
        """The profile at the address, else the last good one; without an address, the base alone.

        Raises ProfileError or FetchError if there is none to fall back to.
        """
        if self._address is None:
            return self._accept(self._load(EMPTY, "built-in profile", self._base))
        try:
            data = self._store.fetch(self._address)
            return self._keep(self._load(data, self._address, self._base))
        except (FetchError, ProfileError) as error:
            kept = self._store.last_good()
            if kept is None:
                raise
            said = self.diagnostics if isinstance(error, ProfileError) else (str(error),)
            profile = self._accept(self._load(kept, "last good profile", self._base))
            self.diagnostics = (*said, "the last good profile stays in force")
            return profile

    def resync(self) -> Setting | None:
        """Read the address again; None if it is missing or broken: what was there stays."""
        if self._address is None:
            self.diagnostics = ("this phone was started without --profile: nothing to read again",)
            return None
        try:
            data = self._store.fetch(self._address)
            return self._keep(self._load(data, self._address, self.values))
        except FetchError as error:
            self.diagnostics = (str(error), "the profile in force stays")
        except ProfileError:
            self.diagnostics = (*self.diagnostics, "the profile in force stays")
        return None

    def _load(self, data: bytes, source: str, base: Texts) -> Load[KeyList]:
        return load(
            data, source, checkers=CHECKERS, ways=WAYS, base=base, overrides=self._overrides
        )

    def _accept(self, loaded: Load[KeyList]) -> Setting:
        self.diagnostics = tuple(str(found) for found in loaded.diagnostics)
        profile = loaded.accepted()
        if not profile.lines:
            raise ProfileError(loaded.diagnostics)
        self.values = loaded.values
        self._started = self._started or profile
        if accounts(profile) != accounts(self._started):
            self.diagnostics = (*self.diagnostics, LATER)
        return profile

    def _keep(self, loaded: Load[KeyList]) -> Setting:
        profile = self._accept(loaded)
        try:
            self._store.keep(write(self.values))
        except FetchError as error:  # it is in force all the same
            self.diagnostics = (*self.diagnostics, str(error))
        return profile
