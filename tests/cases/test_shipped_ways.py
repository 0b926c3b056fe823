"""The ways of the shipped packs, gone from beginning to post by everybody whose step it is."""

import hashlib

from kjfz_bot.app.content import load_content
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.storage import addresses, appointments, files
from kjfz_bot.storage.files import Content
from kjfz_bot.storage.vault import Stored
from tests.cases.world import World

TERM = {"post_name": "Vice-president", "starts_on": "2026-11-01", "ends_on": "2028-10-31"}


def paper(world: World, who: str) -> str:
    """A file that somebody has sent; its public id."""
    with world.store.transaction() as uow:
        (address, *_) = addresses.of_person(uow, world.people[who])
        file = files.add(uow, address, f"1:{who}", "paper.pdf", 3, world.now)
        files.keep(uow, file, Content("pdf", 3, Stored("0" * 64, b"k" * 32), hashlib.sha256(b"abc").digest()))
        return file.public_id


def test_ningbos_post_is_reached(world: World) -> None:
    """From the application over the joint decision and the agreement of three to the check of the certificate."""
    world.programmes = load_content().programmes
    world.agree("wang", "hua")
    number = world.applies(world.need())

    world.does("dean", number, contact_person="Dean", renewal_proof="not_needed")
    world.does("wang", number)
    world.does("hua", number)
    world.does("hua", number)
    world.does("hua", number, duties="Seals")
    world.does("dora", number, opinion="Fits the district")
    unanswered = world.act("carl", number, "pass")
    world.does("carl", number, opinion="Agreed")
    world.does("hua", number, **TERM)
    world.does("hua", number, signed=[paper(world, "hua")])
    world.does("dean", number)
    world.does("wang", number)
    world.does("wang", number, certificate=[paper(world, "wang")], document_number="42")
    kept = world.does("carl", number)

    assert isinstance(unanswered, No)
    assert (kept.case.state.end, kept.case.state.version) == ("done", 14)
    with world.store.reading() as uow:
        (term,) = appointments.of_person(uow, world.people["wang"])
    assert (term.firm.name, f"{term.starts_on}", f"{term.ends_on}") == ("Huarui", "2026-11-01", "2028-10-31")


def test_changpings_post_is_reached(changping: World) -> None:
    """Into the pool, then from the firm's wish over review, record and agreement to both letters."""
    world = changping
    world.programmes = load_content().programmes
    world.agree("wang", "hua")
    about = f"p{world.people['wang']}:{world.places['Institute'].id}"

    pooled = world.begins("dean", "changping:pool", f"{about}:0", note="Knows seals")
    world.does("carl", pooled)
    number = world.begins("hua", "changping:project", f"{about}:{world.places['Huarui'].id}", note="Our seals leak")
    world.does("hua", number)
    world.does("wang", number)
    world.does("wang", number)
    said = dict.fromkeys(("title", "aims", "schedule", "deliverables"), "Seals")
    world.does("hua", number, **said, budget=1_000_000_00, discipline="other")
    offered = world.ask("carl", "reviewers_to_assign", seen=world.look("carl", number))
    assert isinstance(offered, Ok)
    world.does("carl", number, reviewers=[option for option, _ in offered.value])
    world.does("rita", number, score=80, opinion="Good")
    world.does("ron", number, score=91, opinion="Better")
    world.does("carl", number, opinion="Approved")
    world.does("tao", number)
    world.does("hua", number, **TERM, duties="Seals")
    world.does("hua", number, signed=[paper(world, "hua")])
    world.does("wang", number)
    world.does("carl", number)
    world.does("hua", number)
    kept = world.does("carl", number)

    assert kept.case.state.end == "done"
    with world.store.reading() as uow:
        (term,) = appointments.of_person(uow, world.people["wang"])
    assert term.firm.name == "Huarui"
