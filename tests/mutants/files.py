"""Guards of what people send, each with the test that must notice when it is taken out."""

from tests.mutants.mutants import Mutant, Patch

_HOSTILE = "tests/unit/files/test_hostile.py::test_hostile_files_are_refused"

FILE_MUTANTS = (
    Mutant(
        "no limit of memory on what reads files",
        "tests/unit/files/test_checker.py::test_a_check_that_needs_too_much_is_a_refusal[memory]",
        (Patch("files/inside/main.py", '        (resource.RLIMIT_AS, limits["memory"]),\n', ""),),
        long=True,
    ),
    Mutant(
        "what a crashed check said is believed",
        "tests/unit/files/test_checker.py::test_what_a_process_says_that_crashed_or_babbles_is_not_believed",
        (Patch("files/checker.py", "if process.returncode == 0 else None", ""),),
    ),
    Mutant(
        "pictures kept as they were sent",
        "tests/unit/files/test_pictures.py::test_the_place_and_the_camera_are_left_behind",
        (
            Patch(
                "files/inside/pictures.py",
                '_bare(upright, kind).save(copy, "JPEG", **how)',
                'upright.save(copy, "JPEG", exif=upright.getexif())',
            ),
        ),
        long=True,
    ),
    Mutant(
        "pictures of any size decoded",
        _HOSTILE,
        (
            Patch(
                "files/inside/pictures.py", "if picture.width * picture.height > MAX_PIXELS:", "if not picture.width:"
            ),
        ),
        long=True,
    ),
    Mutant(
        "archives unpacked without counting",
        _HOSTILE,
        (
            Patch(
                "files/inside/packages.py",
                "if steep or unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * size:",
                "if False:",
            ),
        ),
        long=True,
    ),
    Mutant(
        "document types let through",
        _HOSTILE,
        (Patch("files/inside/office.py", "    parser.StartDoctypeDeclHandler = _refuse\n", ""),),
        long=True,
    ),
    Mutant(
        "scripts of PDF files let through",
        _HOSTILE,
        (
            Patch(
                "files/inside/pdf.py",
                'if names & ACTIVE_KEYS or str(dictionary.get("/S")) in ACTIVE_ACTIONS:',
                "if False:",
            ),
        ),
        long=True,
    ),
    Mutant(
        "anybody may have an attachment",
        "tests/unit/app/test_need_attachments.py::test_an_attachment_is_for_its_firm_and_those_who_check_it[sqlite]",
        (
            Patch(
                "services/need_files.py",
                'access.gate_of(uow, person, now).can("open_attachment", need.thing).allowed',
                "True",
            ),
        ),
        long=True,
    ),
    Mutant(
        "anybody may have a file",
        "tests/unit/app/test_uploads.py::test_a_file_is_its_owners_alone",
        (
            Patch(
                "services/files.py",
                'return file.state == "kept" and file.person == person',
                'return file.state == "kept"',
            ),
        ),
    ),
    Mutant(
        "no share of what is kept",
        "tests/unit/app/test_uploads.py::test_nobody_keeps_more_than_their_share",
        (Patch("app/uploads.py", "if others + outcome.size > most * MEGABYTE:", "if False:"),),
        long=True,
    ),
    Mutant(
        "no cap on what comes in",
        "tests/unit/app/test_uploads.py::test_a_document_has_a_cap_of_its_own",
        (
            Patch("app/receiving.py", "            if size > most:\n                break\n", ""),
            Patch("app/receiving.py", "if size > most * MEGABYTE:", "if False:"),
        ),
        long=True,
    ),
    Mutant(
        "files left in the vault of who was erased",
        "tests/storage/test_files.py::test_erasing_a_person_takes_the_key_and_then_the_content[sqlite]",
        (
            Patch(
                "storage/people.py",
                "FILE.c.person_id == _PERSON, FILE.c.stored.is_not(None)",
                "FILE.c.person_id == -_PERSON, FILE.c.stored.is_not(None)",
            ),
        ),
        long=True,
    ),
    Mutant(
        "chunks of the vault not numbered",
        "tests/storage/test_vault.py::test_a_change_on_the_disk_is_noticed",
        (
            Patch(
                "storage/vault.py", 'return number.to_bytes(_NONCE - 1, "big") + bytes([last])', "return bytes(_NONCE)"
            ),
        ),
        long=True,
    ),
)
