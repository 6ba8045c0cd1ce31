"""Where a profile comes from, as people may see it.

Pure, so that whoever names a source can hide what it must not show.
"""


def shown(address: str) -> str:
    """The address without user name and password, for messages and diagnostics."""
    head, separator, tail = address.partition("://")
    if not separator:
        return address
    authority, slash, path = tail.partition("/")
    return f"{head}://{authority.rpartition('@')[2]}{slash}{path}"
