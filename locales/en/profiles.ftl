### A researcher's profile, and the unit that confirms it.

profile-state =
    .pending = to be confirmed by the unit
    .confirmed = confirmed by the unit
    .denied = not confirmed by the unit

profile =
    .title = My profile
    .about = Fill in or change a researcher's profile: degree, title, unit, field, dates of contract and certificate. About three minutes; your unit confirms that you work there.
profile-which = Fill in a new profile, or change one that is there?
    .label = Profile
    .new = Fill in a profile
    .known = { $name } ({ $programme }, { $state })
profile-mode = What would you like to do?
profile-intro = <b>My profile</b>, about three minutes. Name, telephone and birth date are stored encrypted and shown to your unit and the officers only. Your unit confirms what you submit, and you are told. It is kept until you delete your records.
profile-part =
    { $card }

    What would you like to change? Another unit or name has to be confirmed again, the rest does not.
    .label = Change
    .p-degree = Degree
    .p-title = Title
    .p-unit = Unit
    .p-field = Field
    .p-keywords = Keywords
    .p-papers = Dates of contract and certificate
    .p-name = Name
    .p-phone = Telephone
    .p-birth = Birth date
    .p-nothing = Nothing more
profile-card =
    { $name }, { $phone } ({ $programme }, version { $version }): { $state }{ $reason ->
        [none] { "" }
       *[other] . Reason: { $reason }
    }
    • Unit: { $unit }
    • Degree: { $degree }; title: { $title }
    • Field: { $field }; keywords: { $keywords }
    • Contract: from { $contract_from ->
        [none] not given
       *[other] { $contract_from }
    } until { $contract_until ->
        [none] not given
       *[other] { $contract_until }
    }
    • Certificate: from { $certificate_from ->
        [none] not given
       *[other] { $certificate_from }
    } until { $certificate_until ->
        [none] not given
       *[other] { $certificate_until }
    }
    • Birth date: { $birth ->
        [none] not given
       *[other] { $birth }
    }
profile-programme = In which programme?
    .label = Programme
profile-reuse =
    In the self-check you said:
    { $said }
    Use these for the profile?
    .label = Answers of the self-check
profile-degree = What is your highest degree?
    .label = Degree
profile-title = Which level is your title?
    .label = Title
profile-unit_name = At which unit do you work? Please write its full name.
    .label = Unit as written
    .why = Your unit confirms that you work there.
    .example = Ningbo University
profile-unit = Is it one of these?
    .label = Unit
    .new = None of them, take it as I wrote it
profile-unit_kind = What kind of unit is it?
    .label = Kind of unit
profile-field = To which field does your work belong?
    .label = Field
    .why = It helps to find needs that fit you.
profile-keywords = Say in 3 to 5 keywords what you are good at, parted by commas.
    .label = Keywords
    .why = They help to find needs that fit you.
    .example = injection moulding, mould design, fault diagnosis
profile-contract_from = When did your employment contract begin? Skip it if you would rather not say.
    .label = Contract from
    .example = 2024-09-01
profile-contract_until = When does it end? Skip it if it is open-ended.
    .label = Contract until
    .why = You are reminded before it ends.
    .example = 2029-08-31
profile-certificate = Is a certificate needed?
profile-certificate_from = When was your technology manager certificate issued? Skip it if you have none yet.
    .label = Certificate from
    .example = 2025-06-30
profile-certificate_until = Until when is the certificate valid? Skip it if it does not run out.
    .label = Certificate until
    .example = 2028-06-30
profile-name = What is your name?
    .label = Name
    .why = Your unit confirms it. It is stored encrypted.
    .example = Zhang Wei
profile-phone = Your telephone number?
    .label = Telephone
    .why = You may have to be called about your case. It is stored encrypted.
    .example = 13800000000
profile-birth_asked = Is the birth date needed?
profile-birth = What is your birth date?
    .label = Birth date
    .why = The programme has a general limit of age; the date serves that rule only and is stored encrypted.
    .example = 1985-06-12
profile-check = Please look over your profile:
    .o-ok = All correct, save it
profile-save = Saved ({ $unit }): { $state }. The unit's liaison confirms what has to be confirmed, and you are told here. /profile shows and changes it.
profile-there = You have a profile in this programme. “cancel”, then /profile changes it; or choose another programme.
profile-changed = The profile has just changed. Send /profile to see it as it is now, then change it.

staff =
    .title = Confirm the unit's people
    .about = Say of each researcher who names your unit whether they work there.
staff-person = People who wait for you, longest waiting first. Which one?
    .label = Person
    .item = { $field }, { $title } ({ $unit }, { $at })
staff-seen =
    <b>{ $name }</b>, telephone { $phone } ({ $programme }, version { $version })
    • Unit: { $unit }
    • Degree: { $degree }; title: { $title }
    • Field: { $field }; keywords: { $keywords }
    • Contract until: { $contract_until ->
        [none] not given
       *[other] { $contract_until }
    }
    They can read that you looked.
staff-decision = Does this person work at your unit?
    .label = Confirmation
    .why = Once confirmed, they are invited to the role of a researcher. Not confirming wants a reason, which they read.
    .o-confirm = Yes, confirm
    .o-deny = No, do not confirm
    .o-later = Look at others first
staff-reason = What is the reason? They read it.
    .label = Reason
    .example = You are not in our staff list; please look at the unit's name again.
staff-decide =
    { $state ->
        [confirm] Confirmed. The person is told.
        [deny] Not confirmed. The person is told.
        [changed] The profile was changed at { $at }, so this does not count. Please look at it again.
       *[taken] A colleague decided on this at { $at }, so this does not count.
    }
staff-decided = A colleague decided on this at { $at }. Here are the others who wait.
staff-none = Nobody waits for you now.

notice-staff_decided =
    { $decision ->
        [confirm] { $unit } has confirmed that you work there. { $code ->
            [none] /profile shows your profile.
           *[other] You can take the role of a researcher: send /join { $code } to accept the invitation, within seven days.
        }
       *[deny] { $unit } has not confirmed that you work there: { $reason } Change unit or name with /profile, which submits it again.
    }
