"""Attachments of needs: who may have them, for how long, and what an officer is sent."""

import hashlib
from dataclasses import replace

import pytest

from kjfz_bot.services import need_files
from kjfz_bot.services.files import may_have
from kjfz_bot.storage import files, needs, people
from kjfz_bot.storage.files import Content, File
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.vault import Stored
from tests.unit.app.office import Office
from tests.unit.app.people import Somebody
from tests.unit.app.posting import city, district, maker, posts, stored, takes_role
from tests.unit.app.test_needs_reviewed import office_of


@pytest.fixture
def fay(office: Office) -> Somebody:
    """Somebody who represents a verified firm of Haishu."""
    return maker(office)


def attached(office: Office, somebody: Somebody, number: str) -> File:
    """A file of somebody's, attached to a need."""

    def attach(uow: UnitOfWork) -> File:
        address = people.find(uow, AddressKey("web", somebody.name))
        assert address is not None
        file = files.add(uow, address, "1:file_1", "seal.pdf", 3, office.now)
        files.keep(uow, file, Content("pdf", 3, Stored("0" * 64, b"k" * 32), hashlib.sha256(b"abc").digest()))
        need = needs.find(uow, number)
        assert need is not None
        assert needs.change(uow, need, replace(need, statement=replace(need.statement, files=(file.public_id,))))
        need_files.keep(uow, need.id, (file.public_id,))
        kept = files.find(uow, file.public_id)
        assert kept is not None
        return kept

    return office.work(attach)


def readers(office: Office, file: File, *crowd: Somebody) -> list[str]:
    """Those who may have a file now."""

    def may(uow: UnitOfWork) -> list[str]:
        return [each.name for each in crowd if may_have(uow, each.person, file, office.now)]

    return office.read(may)


def test_an_attachment_is_for_its_firm_and_those_who_check_it(office: Office, fay: Somebody) -> None:
    """Not for another district, nor for whoever has no role; once the need is withdrawn, for whoever sent it alone."""
    number = posts(fay)
    file = attached(office, fay, number)
    dora, carl, other = district(office), city(office), takes_role(office, "yan", office_of("yinzhou"))
    colleague, visitor = maker(office, "finn"), Somebody(office, "vera").agrees()
    crowd = (fay, dora, carl, other, colleague, visitor)

    assert readers(office, file, *crowd) == ["fay", "dora", "carl", "finn"]
    fay.say("/need", "mine", "1", "Withdraw", "yes")
    assert readers(office, file, *crowd) == ["fay"]


def test_an_officer_is_sent_each_attachment_by_name(office: Office, fay: Somebody) -> None:
    """And goes on to decide; how many came is said at once."""
    number = posts(fay)
    attached(office, fay, number)
    dora = district(office)

    assert "The attachment is on its way to you" in dora.say("/review", "1", "See the attachments")
    assert f"Attachment of need {number}: seal.pdf" in dora.news()
    dora.say("Checked")
    assert stored(office, number).state == "checked"


def test_an_attachment_that_has_gone_is_told(office: Office, fay: Somebody) -> None:
    """Whoever sent it was erased meanwhile."""
    number = posts(fay)
    file = attached(office, fay, number)
    dora = district(office)
    dora.say("/review", "1")
    office.work(lambda uow: people.erase(uow, [file.person]))

    assert "There is no attachment any more" in dora.say("See the attachments")
