"""Errors that a person must act on. Each says what is wrong, where, and what to do.

KjfzError
├── ContentError      a pack, dialogue or locale file is malformed; the start is refused
├── FactError         a fact's name or value is not one the fact table knows
├── SettingError      an environment variable or `.env` line cannot be used
├── KeyFileError      the key file is missing, wrong or cannot be made; the start is refused
├── SealBroken        a stored value does not open: it was changed, or moved from another row
├── SavedFileError    a file is no saved conversation, or cannot be read or made
├── ImportRefused     a list cannot be taken over, or not taken back
├── MakingFailed      the process that makes a file ended without one
├── StoreError        the database cannot be opened or written
│   ├── StoreInUse    another server or chat holds this database
│   ├── WrongDatabase a demonstration's database where a real one is wanted, or the other way round
│   ├── KeyReused     a message has the key of another one; it was not saved
│   ├── StoreFull     the disk is full; nothing was saved
│   ├── StoreBusy     another program holds the database's write lock for too long; nothing was saved
│   ├── StoreAway     the database's server cannot be reached just now; nothing was saved
│   └── StoreBroken   the disk answers with errors; the process must end
└── AddressInUse      the port the server should listen on is taken

An expected "no" to a user is never an error: services return a refusal with a reason key.
"""


class KjfzError(Exception):
    """The base of all errors this project raises on purpose; its text is fit to be shown to an operator."""


class ContentError(KjfzError):
    """Broken content: which file, where in it, what is wrong and how to mend it."""

    def __init__(self, file: str, path: str, problem: str, remedy: str) -> None:
        super().__init__(f"{file}: {path}: {problem} {remedy}")
        self.file = file
        self.path = path
        self.problem = problem
        self.remedy = remedy


class FactError(KjfzError):
    """A fact that is not in the fact table or has a value it cannot have, with the nearest right one."""

    def __init__(self, fact: str, message: str, nearest: str | None = None) -> None:
        super().__init__(message)
        self.fact = fact
        self.message = message
        self.nearest = nearest


class SettingError(KjfzError):
    """A setting that cannot be used: the variable, the form it needs and an example."""


class KeyFileError(KjfzError):
    """The key file cannot be used, or the database cannot be opened with it."""


class SealBroken(KjfzError):
    """A sealed value does not open: it was changed, cut off, moved from another row, or its key is another."""


class SavedFileError(KjfzError):
    """A file that is no saved conversation, was changed since, or cannot be read or made."""


class ImportRefused(KjfzError):
    """A list of a running programme that cannot be taken over as it is, or not be taken back."""


class MakingFailed(KjfzError):
    """A process that was to make a file ended without one."""


class StoreError(KjfzError):
    """The database cannot be opened or written."""


class StoreInUse(StoreError):
    """Another server or chat already holds this database."""


class WrongDatabase(StoreError):
    """A demonstration's database where a real one is wanted, or the other way round; nothing in it was touched."""


class KeyReused(StoreError):
    """A message came with the key under which another one is stored; it was not saved."""


class StoreFull(StoreError):
    """The disk is full; nothing was saved."""


class StoreBusy(StoreError):
    """Another program holds the write lock for longer than we wait; nothing was saved, trying again may help."""


class StoreAway(StoreError):
    """The database's server cannot be reached, or cut us off; what it promised to keep it has kept."""


class StoreBroken(StoreError):
    """The disk failed in the middle of a write, so what is in memory can no longer be trusted."""


class AddressInUse(KjfzError):
    """The address the server should listen on is taken by another program."""
