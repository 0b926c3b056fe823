### Beginning an application.

apply =
    .title = Apply
    .about = Begin an application: which one, for which need or person, then a few questions. About five minutes.
apply-way = Which application?
    .label = Application
apply-no_way = To apply you need a role: researchers are invited by their unit; firms and units are verified by the authority. Send /check for a self-check, or /join if you have an invitation.
apply-about = What is it about? The newest come first; you can also type a case number.
    .label = About
    .why = For one need and one expert there is one application at a time.
    .example = K7M2QX
apply-nothing = There is nothing to apply for at the moment. Send /needs to look for needs, or /staff to confirm your unit's people.
apply-act = Fill it in now?
    .label = What to do
apply_for =
    .title = Apply for a need
    .about = Begin an application for a published need.
apply_for-about = Which need? Please type its case number (6 characters).
    .label = Case number
    .example = K7M2QX
apply_for-way = Which application?
    .label = Application
apply_for-no_way = You cannot apply for this need: it may not be published, or you are not a researcher here yet. Researchers are invited by their unit; send /join if you have an invitation, or /needs to look for others.
apply_for-act = Fill it in now?
    .label = What to do
apply-option = { $workflow } ({ $programme })
apply-thing =
    .need = { $title } ({ $firm }, { $number })
    .person = { $name } ({ $unit })
apply-seen =
    <b>{ $workflow }</b>: { $about }
    Expert: { $expert }{ $unit ->
        [none] { "" }
       *[other] ; sending unit: { $unit }
    }{ $firm ->
        [none] { "" }
       *[other] ; firm: { $firm }
    }
    All steps: { $steps }{ $decides ->
        [none] .
       *[other] . It is decided by { $decides }.
    }{ $clause ->
        [none] { "" }
       *[other] { " " }({ $clause })
    }{ $months ->
        [0] { "" }
       *[other] { " " }A term is { $months } months as a rule.
    }{ $blocked ->
        [none] { "" }
       *[other] { "" }
        Before you submit: { $blocked }
    }
apply_for-seen = { apply-seen }
