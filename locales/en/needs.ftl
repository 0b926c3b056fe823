### Needs: how one is posted, checked, published, found; words that all of it shares.

need-state =
    .draft = draft
    .submitted = submitted, being checked
    .returned = returned, please correct
    .refused = not accepted
    .checked = checked, to be reported to the city
    .reported = reported to the city
    .published = published
    .matched = matched
    .expired = expired
    .withdrawn = withdrawn
need-form =
    .consulting = consulting
    .joint_research = joint research
    .on_site = work on site
    .transfer = transfer of results
    .training = training
    .open = open, to be agreed
need-firm-hidden = firm not named
need-budget-open = to be agreed
need-card =
    <b>{ $title }</b> ({ $number }), { $state }
    • Firm: { $firm }, { $district }{ $hidden ->
        [yes] { " (the name is shown to officers only)" }
       *[no] { "" }
    }
    • Field: { $field }
    • Keywords: { $keywords }
    • Where: { $scene }
    • Problem: { $problem }
    • Now: { $present }
    • Target: { $target }
    • Limits, and what was tried: { $limits }
    • Expert wanted: { $expert }
    • Cooperation: { $form }
    • Budget: { $budget }
    • VPs wanted: { $vps }{ $why ->
        [none] { "" }
       *[other] { " " }({ $why })
    }
    • Valid until: { $until ->
        [none] not given
       *[other] { $until }
    }
    • Attachments: { $files }
