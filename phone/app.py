"""The composition root of the real phone: the only importer of its drivers.

A telephone without a handset's keys and screen: keys are typed, the screen is printed. The
microphone and the earpiece are a sound device's or WAV files.
"""

import signal
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import assert_never

from announcements.shelf import PromptShelf
from indicators.text_display import TextDisplay
from phone.assembly import Phone, assemble
from phone.dispatcher import Dispatcher, ProfileArrived
from phone.inbox import Inbox
from phone.journal import Journal
from phone.pjsua.observations import FaultSeen, Observation
from phone.pjsua.phone import PhoneSettings, PjsuaPhone
from phone.pjsua.received import legible
from phone.profiles import Profiles, Store
from phone.prompt_sets import said_of_prompts
from phone.state import TargetDialled
from provisioning.fetch import fetch, keep, last_good
from provisioning.load import Texts
from softkeys.actions import LABELS
from softkeys.keypad import Key, KeyPressed
from softkeys.terminal_keypad import TerminalKeypad
from tones.alsa_codec import AlsaCodec
from tones.file_codec import FileCodec

DEFAULT_SIP_PORT = 5060


class CodecKind(Enum):
    """What the names of the microphone and the earpiece name."""

    FILES = "files"
    ALSA = "alsa"


@dataclass(frozen=True, slots=True)
class AppOptions:
    """What `redlamp-phone` was started with."""

    profile: str
    sets: Texts
    state_dir: Path
    address: str = "127.0.0.1"
    microphone: str = "-"
    earpiece: str = "-"
    as_json: bool = False
    codec: CodecKind = CodecKind.FILES
    prompts: Path | None = None


def run(options: AppOptions, complain: Callable[[str], None]) -> int:
    """The phone, until `quit`, Ctrl-D on a terminal, SIGINT or SIGTERM. Whatever ends it, calls
    and recordings are ended with a BYE.

    Raises ProvisioningError, WavError, AlsaError and OSError for what cannot be started.
    """
    source = _profiles(options)
    profile = source.start()
    for line in source.diagnostics:
        complain(line)
    wanted = profile.lines[0].sip_port  # a second phone here leaves the default to the first
    settings = PhoneSettings.of(profile, options.address, may_move=wanted == DEFAULT_SIP_PORT)
    inbox, display = Inbox(), TextDisplay(sys.stdout, as_json=options.as_json)
    with closing(_journal(options, complain)) as journal:
        prompts = PromptShelf(options.prompts)
        for line in said_of_prompts(profile, prompts):
            complain(line)
        with (
            closing(_codec(options, complain)) as codec,
            closing(PjsuaPhone(settings, codec, inbox.post, _faults(complain), prompts)) as agent,
        ):
            if agent.sip_port != wanted and wanted:
                at = agent.sip_port
                complain(f"SIP port {wanted} is taken; listening on {at} (see SIP_Port_1_)")
            phone = assemble(
                profile,
                agent,
                inbox,
                displays=(display,),
                lamp_boards=(display,),
                observers=(journal.observe,),
            )
            complain(f"sip:{profile.lines[0].user_id}@{options.address}:{agent.sip_port}")
            _serve(phone, source, complain)
            _account_for_sound(agent, codec, complain)
    return 0


def _journal(options: AppOptions, complain: Callable[[str], None]) -> Journal:
    journal = Journal(options.state_dir / "journal.jsonl", _time_of_day, complain)
    for entry in journal.lost:
        complain(f"lost: the recording with {entry.get('with')}, {entry.get('at')}")
    return journal


def _faults(complain: Callable[[str], None]) -> Callable[[Observation], None]:
    def traced(seen: Observation) -> None:
        if isinstance(seen, FaultSeen):
            complain(f"{seen.where}: {seen.error}")

    return traced


def _account_for_sound(
    agent: PjsuaPhone, codec: FileCodec | AlsaCodec, complain: Callable[[str], None]
) -> None:
    """What a user who heard gaps will ask for; nothing if there were none."""
    counts = agent.audio_counts
    if counts.late:
        complain(f"sound: {counts.late} of {counts.frames} frames came late")
    if isinstance(codec, AlsaCodec) and codec.trouble:
        complain(f"sound device: {codec.trouble}")


def _codec(options: AppOptions, complain: Callable[[str], None]) -> FileCodec | AlsaCodec:
    match options.codec:
        case CodecKind.FILES:
            return FileCodec(options.microphone, options.earpiece)
        case CodecKind.ALSA:
            return AlsaCodec(options.earpiece, options.microphone, complain)
        case _:
            assert_never(options.codec)


def _serve(phone: Phone, source: Profiles, complain: Callable[[str], None]) -> None:
    stop = phone.loop.stop
    typed = _Typed(phone.dispatcher, source, stop, complain)
    ended = stop if sys.stdin.isatty() else _go_on
    keypad = TerminalKeypad(sys.stdin, phone.dispatcher.post, typed.line, ended)
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda *_: stop())
    phone.loop.run(phone.dispatcher)
    keypad.close()


def _go_on() -> None:
    """The end of a script's or a service's standard input is not the end of the phone."""


class _Typed:
    """Lines that are no key: a softkey by its label, `dial TARGET`, `resync`, `quit`."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        source: Profiles,
        stop: Callable[[], None],
        complain: Callable[[str], None],
    ) -> None:
        self._dispatcher, self._source = dispatcher, source
        self._stop, self._complain = stop, complain

    def line(self, line: str) -> None:
        """Do it, or say what could have been typed."""
        line = legible(line)  # a terminal may send what is no UTF-8, too
        word, _, rest = line.partition(" ")
        match word:
            case "quit":
                self._stop()
            case "dial" if rest:
                self._dispatcher.post(TargetDialled(rest))
            case "resync":
                self._resync()
            case _:
                self._softkey(line)

    def _softkey(self, label: str) -> None:
        keys = self._dispatcher.presentation.softkeys
        for place, key in enumerate(keys, 1):
            if key and label.lower() == LABELS[key].text.lower():
                self._dispatcher.post(KeyPressed(Key(f"softkey-{place}")))
                return
        there = " | ".join(LABELS[key].text for key in keys if key)
        self._complain(f"{label}: type {there}, a key, dial TARGET, resync or quit")

    def _resync(self) -> None:
        profile = self._source.resync()
        if profile is not None:
            self._dispatcher.post(ProfileArrived(profile))
        for found in self._source.diagnostics:
            self._complain(found)


def _profiles(options: AppOptions) -> Profiles:
    store = Store(
        fetch,
        lambda: last_good(options.state_dir),
        lambda data: keep(options.state_dir, data),
    )
    return Profiles(store, options.profile, overrides=options.sets)


def _time_of_day() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
