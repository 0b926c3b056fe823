"""The part of the data map that tells of roles, signing in and files (`schema_trust.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kjfz_bot.storage.data_kinds import VISITOR, Column, Table

_ROLE = "as long as the role or anything done in it, or until they erase it"
_HOUR = "an hour"
_LINK = "a day"

_NAMES_IT = Column("id", "names it")

TRUST: Mapping[str, Table] = MappingProxyType(
    {
        "organisation": Table(
            "nobody",
            "as long as anybody holds a role there",
            "kept",
            {
                "id": _NAMES_IT,
                "public_id": Column("id", "what it is called in links and lists"),
                "kind": Column("clear", "firm, unit or authority"),
                "name": Column("clear", "what it is called"),
                "programme": Column("clear", "in which programme"),
                "code": Column("clear", "its unified social credit code"),
                "district": Column("clear", "which district it belongs to"),
                "state": Column("clear", "whether it is verified"),
                "verified_by": Column("id", "who verified it"),
                "verified_at": Column("clear", "when"),
                "created_at": Column("clear", "when it was first named"),
            },
            others=("verified_by",),
        ),
        "invitation": Table(
            "person",
            _ROLE,
            "removed",
            {
                "id": _NAMES_IT,
                "link_hash": Column("hash", "proves the link without keeping it"),
                "code_hash": Column("hash", "proves the code without keeping it"),
                "role": Column("clear", "to which role"),
                "organisation_id": Column("id", "where"),
                "programme": Column("clear", "in which programme"),
                "expected": Column("sealed", "who is meant: a name, the end of a number"),
                "made_by": Column("id", "who invites"),
                "made_at": Column("clear", "when"),
                "expires_at": Column("clear", "until when it can be used"),
                "used_at": Column("clear", "when it was used"),
                "used_by": Column("id", "by whom"),
                "revoked_at": Column("clear", "when it was taken back"),
            },
            owner="made_by",
            others=("used_by",),
        ),
        "role_grant": Table(
            "person",
            _ROLE,
            "removed",
            {
                "id": _NAMES_IT,
                "person_id": Column("id", "who holds it"),
                "role": Column("clear", "which role"),
                "organisation_id": Column("id", "where"),
                "programme": Column("clear", "in which programme"),
                "invitation_id": Column("id", "by which invitation"),
                "granted_by": Column("id", "who gave it"),
                "granted_at": Column("clear", "when"),
                "confirmed_at": Column("clear", "from when it counts"),
                "revoked_at": Column("clear", "until when"),
                "revoked_by": Column("id", "who took it away"),
                "cause": Column("clear", "why it ended"),
            },
            owner="person_id",
            others=("granted_by", "revoked_by"),
        ),
        "invitation_try": Table(
            "person",
            _HOUR,
            "removed",
            {
                "id": _NAMES_IT,
                "person_id": Column("id", "who tried a code that is none"),
                "at": Column("clear", "when"),
            },
            owner="person_id",
        ),
        "session": Table(
            "person",
            "until they sign out, half a day at most",
            "removed",
            {
                "id": _NAMES_IT,
                "token_hash": Column("hash", "proves the browser's cookie without keeping it"),
                "person_id": Column("id", "who is signed in"),
                "address_id": Column("id", "where their messages come from meanwhile"),
                "method": Column("clear", "how they signed in"),
                "signed_in_at": Column("clear", "when"),
                "used_at": Column("clear", "when they were last there"),
            },
            owner="person_id",
        ),
        "sign_in_link": Table(
            "person",
            _LINK,
            "removed",
            {
                "id": _NAMES_IT,
                "token_hash": Column("hash", "proves the link without keeping it"),
                "salt": Column("hash", "makes the link of a mail that is sent again the same"),
                "person_id": Column("id", "whom it signs in, where that is known"),
                "email": Column("house", "where it is mailed to"),
                "email_index": Column("index", "finds whose address it is"),
                "asker_index": Column("index", "counts how often one place asks"),
                "language": Column("clear", "the language of the mail"),
                "asked_at": Column("clear", "when it was asked for"),
                "expires_at": Column("clear", "until when it can be used"),
                "used_at": Column("clear", "when it was used"),
                "state": Column("clear", "how far its mail has come"),
            },
            owner="person_id",
        ),
        "link_code": Table(
            "person",
            _LINK,
            "removed",
            {
                "id": _NAMES_IT,
                "code_hash": Column("hash", "proves the code without keeping it"),
                "person_id": Column("id", "who asked for it"),
                "channel": Column("clear", "where"),
                "joiner_id": Column("id", "who typed it"),
                "joiner_channel": Column("clear", "where"),
                "made_at": Column("clear", "when"),
                "expires_at": Column("clear", "until when it can be used"),
                "state": Column("clear", "how far the two have come"),
            },
            owner="person_id",
            others=("joiner_id",),
        ),
        "link_try": Table(
            "person",
            _HOUR,
            "removed",
            {
                "id": _NAMES_IT,
                "person_id": Column("id", "who tried a code that is none"),
                "at": Column("clear", "when"),
            },
            owner="person_id",
        ),
        "file": Table(
            "person",
            VISITOR,
            "removed",
            {
                "id": _NAMES_IT,
                "public_id": Column("id", "what it is called in links"),
                "person_id": Column("id", "who sent it"),
                "address_id": Column("id", "where from"),
                "place": Column("clear", "the question it was sent for"),
                "source": Column("sealed", "what the channel calls it until it is fetched"),
                "name": Column("sealed", "what its sender calls it"),
                "kind": Column("clear", "picture, PDF, document or table"),
                "size": Column("clear", "its bytes"),
                "state": Column("clear", "how far it has come"),
                "reason": Column("clear", "why it was refused"),
                "reason_args": Column("clear", "the limit that it went beyond"),
                "stored": Column("hash", "where it lies in the vault"),
                "file_key": Column("wrapped", "opens it there; without it the file is unreadable"),
                "content_index": Column("index", "finds the same content sent twice"),
                "attempts": Column("clear", "how often it was fetched in vain"),
                "due_at": Column("clear", "when it is fetched"),
                "created_at": Column("clear", "when it was sent"),
            },
            owner="person_id",
        ),
        "file_use": Table(
            "person",
            VISITOR,
            "removed",
            {
                "file_id": Column("id", "which file"),
                "place": Column("clear", "what needs it"),
            },
        ),
        "file_removal": Table(
            "nobody",
            "until it is removed from the vault, minutes",
            "not concerned",
            {"stored": Column("hash", "what lies in the vault and nobody needs")},
        ),
    }
)
"""Entries of the map, by table."""
