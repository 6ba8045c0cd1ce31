"""Loading profiles that tests write: one body of parameters in, what comes of it out."""

from provisioning.checkers import Checkers
from provisioning.load import Load, Texts, load
from provisioning.recording_settings import Protocol
from softkeys.key_list import KeyList, parse
from tones import tone_script_parser, warning_script
from tones.countries import national_tone

CHECKERS = Checkers(
    key_list=parse,
    tone_script=tone_script_parser.parse,
    warning_script=warning_script.read,
    notice_script=tone_script_parser.parse_beep,
    tone_country=national_tone,
)
SRC_ONLY = frozenset({Protocol.SRC})
LINE = "<User_ID_1_>1001</User_ID_1_>"


def loaded(body: str, *, base: Texts = (), overrides: Texts = ()) -> Load[KeyList]:
    data = f"<flat-profile>\n{body}\n</flat-profile>\n".encode()
    return load(data, "p.xml", checkers=CHECKERS, ways=SRC_ONLY, base=base, overrides=overrides)


def told(outcome: Load[KeyList]) -> list[str]:
    return [str(found) for found in outcome.diagnostics]
