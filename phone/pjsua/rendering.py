"""How a notice is given: as words of a prompt, as a beep, or as the tone that stands for words.

Pure: from what is asked for to samples of 16 kHz. When and to whom it is played is not known here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from announcements.catalogue import Form
from announcements.languages import Language
from announcements.prompts import Prompts, Rendering
from phone.notices.reasons import NO_PROMPT, otherwise
from phone.ports import Spoken
from tones.catalogue import ANNOUNCEMENT_TONE, NOTICE_BEEP, Tone
from tones.codec import RATE
from tones.player import CadencePlayer


@dataclass(frozen=True, slots=True)
class Rendered:
    """The samples of a notice, the language of its words, and why it is not as it was asked for."""

    rendering: Rendering
    samples: bytes
    language: Language | None = None
    reason: str = ""


def renderer(prompts: Prompts | None, notice: Tone = NOTICE_BEEP) -> Callable[[Spoken], Rendered]:
    """What renders notices with these prompts and this beep; None: there are no prompts, and words
    are a tone."""
    beep, tone = (CadencePlayer.of(it, RATE).lead for it in (notice, ANNOUNCEMENT_TONE))

    def render(spoken: Spoken) -> Rendered:
        if spoken.form is Form.BEEP:
            return Rendered(Rendering.BEEP, beep)
        found = prompts.find(spoken.kind, spoken.language, spoken.custom) if prompts else None
        if found is None:
            return Rendered(Rendering.TONE, tone, reason=NO_PROMPT)
        return Rendered(
            Rendering.WORDS,
            found.samples,
            found.language,
            otherwise(spoken.language, spoken.custom, found),
        )

    return render
