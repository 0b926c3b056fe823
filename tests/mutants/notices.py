"""Guards of what people are told without having asked, each with the test that must notice when it is taken out."""

from tests.mutants.mutants import Mutant, Patch

_TASKS = "tests/unit/app/test_tasks.py"
_ENDINGS = "tests/unit/app/test_endings.py"
_MAIL = "tests/unit/app/test_notices_by_mail.py"

NOTICE_MUTANTS = (
    Mutant(
        "what is settled is told",
        f"{_TASKS}::test_what_did_not_arrive_is_looked_up_before_it_goes_elsewhere[sqlite]",
        (
            Patch(
                "services/notices.py",
                "args = STILL[notice.topic](uow, notice, now) if notice.topic in STILL else notice.args",
                "args = notice.args if notice.topic != DIGEST else STILL[DIGEST](uow, notice, now)",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a queue told of again and again",
        f"{_TASKS}::test_an_officer_is_told_of_a_firm_once[sqlite]",
        (
            Patch(
                "services/tasks.py",
                'queue.told is None or cause.partition(":")[0] > queue.told.partition(":")[0]',
                'queue.told is None or cause.partition(":")[0] >= queue.told.partition(":")[0]',
            ),
        ),
        long=True,
    ),
    Mutant(
        "a notice for each firm",
        f"{_TASKS}::test_what_comes_within_a_day_is_told_in_one[sqlite]",
        (Patch("storage/queues.py", "sa.and_(reachable, ~muted, ~lately)", "sa.and_(reachable, ~muted)"),),
        long=True,
    ),
    Mutant(
        "whoever wants no word of firms is told",
        f"{_TASKS}::test_it_can_be_muted_and_is_offered_to_officers_alone[sqlite]",
        (Patch("storage/queues.py", "sa.and_(reachable, ~muted, ~lately)", "sa.and_(reachable, ~lately)"),),
        long=True,
    ),
    Mutant(
        "what was not offered is muted",
        f"{_TASKS}::test_it_can_be_muted_and_is_offered_to_officers_alone[sqlite]",
        (
            Patch(
                "services/reminders.py",
                "offered = set(_offered(uow, actor))",
                "offered = {topic.name for topic in TOPICS}",
            ),
        ),
        long=True,
    ),
    Mutant(
        "queues told of at night",
        f"{_TASKS}::test_nobody_is_told_at_night[sqlite]",
        (
            Patch("services/reminders.py", "() if is_quiet(look.now) or not look.limit", "() if not look.limit"),
            Patch("services/notices.py", 'return ("notice", "decision") if is_quiet(now) else (', "return ("),
        ),
        long=True,
    ),
    Mutant(
        "the city told of what a district does",
        f"{_TASKS}::test_the_city_is_told_where_a_district_has_nobody[sqlite]",
        (
            Patch(
                "storage/queues.py",
                'sa.and_(ROLE_GRANT.c.role == "city", ~HAS_OFFICER)',
                'ROLE_GRANT.c.role == "city"',
            ),
        ),
        long=True,
    ),
    Mutant(
        "an end told of day after day",
        f"{_ENDINGS}::test_a_researcher_is_told_30_and_7_days_before_each_end[sqlite]",
        (
            Patch(
                "services/endings.py",
                'f"{ending.record}:{ending.until}:{stage}"',
                'f"{ending.record}:{ending.until}:{today}"',
            ),
        ),
        long=True,
    ),
    Mutant(
        "a mail for each notice",
        f"{_MAIL}::test_what_comes_within_a_day_of_a_mail_is_counted_in_one[sqlite]",
        (Patch("app/post.py", "if copies and notices.waits_for_digest(uow, letter, now):", "if False:"),),
        long=True,
    ),
    Mutant(
        "decisions in the digest",
        f"{_MAIL}::test_what_is_urgent_does_not_wait_for_a_digest[sqlite]",
        (Patch("services/notices.py", 'notice.kind in ("decision", "digest") or soon', 'notice.kind == "digest"'),),
        long=True,
    ),
    Mutant(
        "what was read is counted",
        f"{_MAIL}::test_what_was_read_is_not_counted[sqlite]",
        (Patch("storage/digests.py", "        INBOX.c.seq > _LAST_HEARD,\n", ""),),
        long=True,
    ),
)
