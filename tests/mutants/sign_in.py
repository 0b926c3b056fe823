"""Guards of signing in and of joining channels, each with the test that must notice when it is taken out."""

from tests.mutants.mutants import Mutant, Patch

_SIGNING_IN = "tests/unit/app/test_signing_in.py"
_LINKING = "tests/unit/app/test_linking.py"
_TOLD = "tests/unit/app/test_merges_told.py"
_MERGING = "tests/unit/app/test_merging.py"
_ON_THE_WEB = "tests/unit/app/test_roles_on_the_web.py"
_MATRIX = "tests/access/test_matrix.py"

SIGN_IN_MUTANTS = (
    Mutant(
        "any host name answered",
        f"{_SIGNING_IN}::test_a_foreign_host_is_refused",
        (Patch("channels/web/app.py", "own_host_only(), ", ""),),
    ),
    Mutant(
        "forms taken without their token",
        f"{_SIGNING_IN}::test_a_form_of_another_page_is_refused",
        (
            Patch(
                "channels/web/forms.py",
                "if token is None or not hmac.compare_digest(",
                "if token is None and hmac.compare_digest(",
            ),
        ),
        long=True,
    ),
    Mutant(
        "links that can be used again",
        f"{_SIGNING_IN}::test_a_link_signs_in_once",
        (
            Patch(
                "storage/sign_in_links.py",
                ".where(_THIS, SIGN_IN_LINK.c.used_at.is_(None), SIGN_IN_LINK.c.expires_at",
                ".where(_THIS, SIGN_IN_LINK.c.expires_at",
            ),
        ),
    ),
    Mutant(
        "sessions that last",
        f"{_SIGNING_IN}::test_a_session_ends_when_it_is_not_used",
        (
            Patch(
                "domain/sign_in.py",
                "return now < self.signed_in_at + lasts.absolute and now < self.used_at + lasts.idle",
                "return now < self.signed_in_at + lasts.absolute",
            ),
        ),
        long=True,
    ),
    Mutant(
        "the browser's cookie kept for the account",
        f"{_SIGNING_IN}::test_a_session_begins_under_a_token_nobody_knew_before",
        (Patch("storage/addresses.py", "None if address is None else rename(uow, address, new_account())", "address"),),
        long=True,
    ),
    Mutant(
        "a sign-in that has ended taken for the visitor",
        f"{_SIGNING_IN}::test_a_session_ends_when_it_is_not_used",
        (
            Patch(
                "channels/web/visitor.py",
                '        raise RefusalError(401, "session")\n',
                "        return Sender(require_visitor(request, secure=secure))\n",
            ),
        ),
        long=True,
    ),
    Mutant(
        "files of who signed in taken for the visitor's",
        f"{_SIGNING_IN}::test_a_file_is_theirs_who_signed_in",
        (
            Patch(
                "channels/web/uploads.py",
                "sender = (await visitor.sender_of(request, heard=True)).external_id",
                "sender = visitor.require_visitor(request, secure=house.settings.secure_cookies)",
            ),
        ),
        long=True,
    ),
    Mutant(
        "files handed out to a browser whose sign-in has ended",
        f"{_SIGNING_IN}::test_a_file_is_theirs_who_signed_in",
        (
            Patch(
                "channels/web/uploads.py",
                "sender = (await visitor.sender_of(request)).external_id",
                "sender = visitor.require_visitor(request, secure=request.app[HOUSE].settings.secure_cookies)",
            ),
        ),
        long=True,
    ),
    Mutant(
        "people with records joined",
        f"{_LINKING}::test_who_has_records_is_not_joined_by_themselves[sqlite]",
        (Patch("services/linking.py", "return not has_records(uow, person) and all(", "return all("),),
    ),
    Mutant(
        "what asks for a fresh proof done without one",
        f"{_MATRIX}::test_without_a_fresh_proof_nothing_is_done_that_asks_for_one[sqlite]",
        (Patch("services/access.py", "if STEP_UP in decision.conditions and not self.proven():", "if not decision:"),),
    ),
    Mutant(
        "a sign-in of long ago taken for a proof",
        f"{_MERGING}::test_what_was_typed_stays_where_the_proof_is_too_old[sqlite]",
        (Patch("domain/sign_in.py", "<= now - self.signed_in_at < lasts", "<= now - self.signed_in_at"),),
        long=True,
    ),
    Mutant(
        "a role taken by a cookie",
        f"{_ON_THE_WEB}::test_a_cookie_takes_no_role",
        (Patch("services/invitations.py", "if ways_in.asks(actor) else redeem(", "if actor is None else redeem("),),
    ),
    Mutant(
        "people merged whose records one of them decided on",
        f"{_MERGING}::test_what_cannot_be_one_persons_is_refused_with_its_reason[sqlite-decided]",
        (Patch("services/merging.py", '"decided": merging.decided_on(uow, staying, joining),', '"decided": False,'),),
        long=True,
    ),
    Mutant(
        "records moved without their seals",
        "tests/storage/test_merging.py::test_everything_that_is_kept_of_one_is_the_others[sqlite]",
        (Patch("storage/merging.py", "        _seal_anew(uow, pair, each)\n", "        assert each\n"),),
        long=True,
    ),
    Mutant(
        "requests shown to whoever is responsible for a part of them",
        f"{_MERGING}::test_only_who_is_responsible_for_all_of_both_decides[sqlite]",
        (Patch("services/merging.py", "return bool(things) and all(", "return bool(things) or all("),),
        long=True,
    ),
    Mutant(
        "officers told of what others decide",
        f"{_TOLD}::test_what_others_decide_is_no_news[sqlite]",
        (Patch("storage/queues.py", "        ~_NOT_THEIRS,\n", ""),),
        long=True,
    ),
    Mutant(
        "a request that waits from before both said yes",
        f"{_TOLD}::test_nobody_is_told_before_both_have_said_yes[sqlite]",
        (
            Patch(
                "storage/merge_requests.py",
                '.values(state="open", asked_at=sa.bindparam("at"))',
                '.values(state="open")',
            ),
        ),
        long=True,
    ),
    Mutant(
        "people kept apart without a reason",
        f"{_TOLD}::test_a_refusal_wants_a_reason[sqlite]",
        (Patch("services/merging.py", "if not merges and not reason:", "if not merges and not actor:"),),
        long=True,
    ),
    Mutant(
        "a cookie joined to somebody with a name",
        f"{_LINKING}::test_a_browser_nobody_signed_in_with_is_joined_to_nobody",
        (Patch("services/ways_in.py", "if ways_in.knows(actor) else No(refusal)", "if refusal else No(refusal)"),),
        long=True,
    ),
    Mutant(
        "people joined while somebody is at work for them",
        f"{_LINKING}::test_a_person_at_work_is_waited_for",
        (Patch("app/linking.py", "if not self._conductor.free(pair) or merging", "if merging"),),
        long=True,
    ),
)
