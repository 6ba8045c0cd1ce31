"""Numbers that are somebody's office: answered by whoever the telephone network has there. Pure."""

from phone.lines import Setting

FEATURE_SIGNS = ("*", "#")


def office(profile: Setting, number: str) -> str | None:
    """What answers there: an emergency service, voicemail, a feature code; None: no office."""
    if number in profile.emergency_numbers:
        return "Emergency"
    if number and number == profile.voicemail_number:
        return "Voicemail"
    return "Feature" if number.startswith(FEATURE_SIGNS) else None
