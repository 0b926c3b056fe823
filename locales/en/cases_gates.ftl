### Cases: why one cannot go on now; what people are told.

case-gate-need_published = This need is not published now, so this cannot go on. It can once the firm has published it again.
case-gate-places_left = All places of this need are taken.
case-gate-several_reason = An expert has been chosen for this need already. To choose another one, please say why.
case-gate-tie_free = Under the programme, such a tie between the expert or their unit and the firm rules this out (a firm that was founded, invested in or incubated).
case-gate-consent_given = Expert and the firm's contact both have to agree that the other may know how to reach them; at least one does not now. Each can agree with /consents.
case-gate-answers_opinion = This step answers the district's opinion: that has to be there first, and your own has to be said.
case-gate-certificate_valid = There is no valid certificate yet. The expert can enter its dates in /profile, or upload it at this step.
case-gate-agreement_signed = The signed agreement has not been uploaded yet.
case-gate-enough_scores = No reviewer has scored yet.
case-gate-quota_left = The quota of the programme, or of the round this case is in, is used up.
case-gate-pool_member = This expert is not in the pool now, or has not agreed to be.
case-gate-overlaps = The expert already serves at this firm in that time; terms must not overlap.
case-gate-no_dates = The first and the last day of the term are not filled in yet.
case-gate-firm_ended = The firm's record does not stand now (it is not verified, or was registered anew), so this cannot go on. It can be withdrawn or refused, and applied for again with the new firm.
case-gate-waits = The working days that this step has to wait for are not over yet.
case-gate-expert_left = The expert is no researcher of that unit now, so this cannot go on. The unit has to confirm them first.

case-missing = One thing is missing: { $field }.
case-wrong = This is not filled in right: { $field }. Please fill it in again.
case-out_of_order = This step cannot be taken yet, or need not be any more. Please open the case again.
case-no_reason = Please say why.
case-running = The same application is under way; there is no need to apply again. /status shows it.
case-gone = What you chose is not there any more. Please choose again.
case-no_contacts = Contacts cannot be shown now: both sides have to agree, and must not have withdrawn that.
case_files-terminal = Files cannot be received in a terminal. Please open the case on the web or another channel.

look-contacts = your name and telephone
look-why-read_contacts = a case in which both sides agreed to exchange contacts

notice-case_moved =
    Case { $number } ({ $about }): { $act ->
        [pass] { $step } ({ $by }). { $state }.
        [return] returned for correction by { $by }: “{ $reason }”.
        [refuse] refused by { $by }: “{ $reason }”.
        [withdraw] withdrawn by { $by }: “{ $reason }”.
        [expire] nobody acted in time, so it has ended.
        [object] an objection has come in: “{ $reason }”.
        [uphold] an objection was upheld, so it has ended: “{ $reason }”.
        [dismiss] an objection was dismissed: “{ $reason }”.
        [propose] { $by } proposes to correct a decision: “{ $reason }”. Another officer looks at that.
        [confirm] the correction was confirmed. { $state }.
       *[reject] the correction was not confirmed, the decision stands: “{ $reason }”.
    } /status shows it.
notice-case_waits =
    Case { $number } ({ $about }) waits for you: { $do }{ $act ->
        [return] { "" } Returned by { $by }: “{ $reason }”.
       *[other] { "" }
    } Send /status to act.
notice-case_file = Attachment of case { $number }: { $name }. It can be fetched for one day.
notice-case_need_gone = The firm has withdrawn the need “{ $about }” you applied for. Case { $number } cannot go on for now; with /status you can withdraw it and choose another need.
notice-cases_waiting =
    { $count ->
        [1] One case waits
       *[other] { $count } cases wait
    } for you. Send /status.
    .name = Cases that wait for you
notice-case_late = Case { $number } ({ $about }) has been with you for { $gone } working days, where { $days } are expected: { $do } Send /status to act.
    .name = Cases that take longer than expected
notice-case_stuck = Case { $number } ({ $about }) has been with { $who } for { $gone } working days, where { $days } are expected. /status shows it.
    .name = Cases that make no progress elsewhere
