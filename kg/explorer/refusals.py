"""Why the interface refuses something, beside what the store says."""

from kg.errors import KgError

__all__ = ["Contradiction", "NotFound", "Refused"]


class NotFound(KgError):
    """Say that the store does not hold what was asked for."""


class Refused(KgError):
    """Say that this may not be done here."""


class Contradiction(KgError):
    """Say that this contradicts what has been decided, or what is going on."""
