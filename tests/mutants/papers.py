"""Guards of documents of cases, each with the test that must notice when it is gone."""

from tests.mutants.mutants import Mutant, Patch

_CASES = "tests/cases/test_documents.py"
_PAPERS = "tests/unit/making/test_papers.py"
_NUMBERS = "tests/storage/test_document_numbers.py"

PAPER_MUTANTS = (
    Mutant(
        "a document for whoever names the case",
        f"{_CASES}::test_parties_and_offices_that_see_a_case_may_have_its_documents[sqlite]",
        (Patch("services/case_documents.py", "    gate.require(TAKE, None if case is None else case.thing)\n", ""),),
        long=True,
    ),
    Mutant(
        "documents of steps to come",
        f"{_CASES}::test_parties_and_offices_that_see_a_case_may_have_its_documents[sqlite]",
        (
            Patch(
                "services/case_documents.py", "    if kind not in draftable(case):\n        raise NotThere(kind)\n", ""
            ),
        ),
    ),
    Mutant(
        "a document for a role that has ended",
        f"{_CASES}::test_a_role_that_ended_meanwhile_gives_nothing[sqlite]",
        (
            Patch(
                "services/case_documents.py",
                "    if not gate.can(TAKE, case.thing).allowed:\n        return None\n",
                "",
            ),
        ),
        long=True,
    ),
    Mutant(
        "the name of a firm that hides it",
        f"{_CASES}::test_a_firm_that_hides_its_name_is_left_out_for_the_expert[sqlite]",
        (Patch("services/case_documents.py", "need is None or need.statement.named or", "need is None or True or"),),
        long=True,
    ),
    Mutant(
        "a letter without a number",
        f"{_CASES}::test_a_letter_is_a_draft_until_its_step_is_taken_and_numbered_from_then_on[sqlite]",
        (Patch("services/letters.py", "        if kind in NUMBERED:", "        if kind not in NUMBERED:"),),
        long=True,
    ),
    Mutant(
        "an earlier end in place of a later one",
        "tests/unit/app/test_certificates.py::test_a_later_day_stays[sqlite]",
        (
            Patch(
                "services/certificates.py",
                "if found is None or (found.papers.certificate_until or date.min) >= until:",
                "if found is None:",
            ),
        ),
        long=True,
    ),
    Mutant(
        "what was typed is read as a template's own",
        f"{_PAPERS}::test_hostile_words_come_out_as_they_were_typed[agreement.docx]",
        (Patch("making/inside/filling.py", "escape(lines).replace(", "lines.replace("),),
    ),
    Mutant(
        "what the library takes for braces",
        f"{_PAPERS}::test_hostile_words_come_out_as_they_were_typed[agreement.docx]",
        (Patch("making/inside/filling.py", '.replace("_", "&#95;")', ""),),
        long=True,
    ),
    Mutant(
        "templates may do what they like",
        f"{_PAPERS}::test_what_may_not_be_in_a_template_is_found",
        (Patch("making/inside/paper_check.py", "    if not isinstance(node, _ALLOWED):", "    if False:"),),
        long=True,
    ),
    Mutant(
        "numbers that nobody holds",
        f"{_NUMBERS}::test_eight_writers_leave_no_gap_and_give_no_number_twice[postgresql]",
        (
            Patch(
                "storage/document_numbers.py",
                '        uow.connection.execute(_HOLD, {"number": lock})',
                "        assert lock",
            ),
        ),
        long=True,
    ),
)
