### Firms: registration, changes, verification; and words that records of researchers share.

not-said = not given
organisation-state =
    .pending = to be verified
    .verified = verified
    .returned = returned, please correct
    .refused = not accepted
record-said = • { $label }: { $value }
record-reuse =
    .use = Use these
    .anew = Fill them in anew

firm =
    .title = Firm registration
    .about = Register a firm or change its record: name, unified social credit code, district, classes and contact. About three minutes; the district's officers verify it.
firm-which = Register a new firm, or change one that is there?
    .label = Firm
    .new = Register a firm
    .known = { $name } ({ $programme }, { $district }, { $state })
firm-mode = What would you like to do?
firm-intro = <b>Firm registration</b>, about three minutes. Have the business licence and the certificates of the firm's classes at hand. The district's officers verify what you submit, and you are told. Until then the record is kept.
firm-part =
    { $card }

    What would you like to change? Name, code, district and classes have to be verified again, the contact does not.
    .label = Change
    .p-name = Name
    .p-code = Credit code
    .p-district = District
    .p-classes = Classes and certificates
    .p-contact = Contact
    .p-nothing = Nothing more
firm-card =
    { $name } ({ $programme }): { $state }{ $reason ->
        [none] { "" }
       *[other] . Reason: { $reason }
    }
    • Unified social credit code: { $code }
    • District: { $district }
    • Classes: { $classes }
    • Contact: { $contact }, { $phone }
firm-class =
    { $number ->
        [none] { $until ->
            [none] { $name }
           *[other] { $name } (valid until { $until }{ $over ->
                [yes] , over
               *[no] { "" }
            })
        }
       *[other] { $until ->
            [none] { $name } ({ $number })
           *[other] { $name } ({ $number }, valid until { $until }{ $over ->
                [yes] , over
               *[no] { "" }
            })
        }
    }
firm-code-taken =
    This code is registered in this programme already ({ $programme }). Please look at the code again.
    If a colleague registered it, ask them to invite you (/invite). If you do not know who did, ask your district's authority: its officers look into it. “cancel” leaves this.
firm-changed = The record has just changed. Send /firm to see it as it is now, then change it.

firm-programme = In which programme?
    .label = Programme
firm-name = What is the firm's full name?
    .label = Name
    .why = Please write it as on the business licence; the officers compare it.
    .example = Ningbo Example Technology Co., Ltd.
firm-similar = There are firms with a similar name. Is it one of them?
    .label = Similar names
    .why = A firm is registered once, so that its needs and people are not in two places.
    .none = None of them, go on
firm-known = This firm is registered, so it need not be again. Ask a colleague who represents it to invite you (/invite), or your district's authority; with the invitation, send /join.
firm-code = What is its unified social credit code?
    .label = Unified social credit code
    .why = The code tells which firm it is; each is registered once. It is on the business licence and has 18 characters.
    .example = 91330201MA2XN8H35E
firm-district = In which district is the firm registered?
    .label = District
    .why = The authority of that district verifies the firm.
firm-new_district = In which district is the firm registered? Please write its name.
    .label = District
    .example = Haishu
firm-reuse =
    In the self-check you said:
    { $said }
    Use these for the registration?
    .label = Answers of the self-check
firm-classes = To which classes does the firm belong? If to none, choose “Done choosing”.
    .label = Classes
    .why = The programme names the classes of firms that can host a vice-president; officers compare the certificates.
firm-number_high_tech = The number of the high-tech enterprise certificate? Skip it if it is not at hand.
    .label = High-tech certificate
    .example = GR202533100001
firm-until_high_tech = Until when is the high-tech enterprise certificate valid?
    .label = High-tech certificate valid until
    .example = 2028-12-01
firm-number_tech_sme = The registration number as a technology SME? Skip it if it is not at hand.
    .label = Technology SME number
    .example = 202633020500001
firm-until_tech_sme = Until when is the registration as a technology SME valid?
    .label = Technology SME valid until
    .example = 2026-12-31
firm-number_srdi = The number of the specialised SME certificate? Skip it if it is not at hand.
    .label = Specialised SME certificate
    .example = ZJ2025001
firm-until_srdi = Until when is the specialised SME certificate valid?
    .label = Specialised SME certificate valid until
    .example = 2028-06-30
firm-number_advanced_service = The number of the advanced service enterprise certificate? Skip it if it is not at hand.
    .label = Advanced service certificate
    .example = 20253302000001
firm-until_advanced_service = Until when is the advanced service enterprise certificate valid?
    .label = Advanced service certificate valid until
    .example = 2028-12-31
firm-contact_name = Who is the contact? Please write their name.
    .label = Contact
    .why = The officers may have to call. Name and number are stored encrypted.
    .example = Zhang Wei
firm-contact_phone = The contact's telephone number?
    .label = Telephone
    .why = The officers may have to call. It is stored encrypted, and it is kept who has looked at it.
    .example = 13800000000
firm-check = Please look over the record:
    .o-ok = All correct, submit
firm-save =
    <b>{ $name }</b> ({ $programme }, { $district }): { $state }.
    The authority of { $district } verifies what has to be verified, and you are told here. /firm shows the record and changes it.

verify =
    .title = Verify firms
    .about = Verify the firms of your district one by one: look at the record, then verify, return or refuse it.
verify-firm = Firms that wait for you, longest waiting first. Which one?
    .label = Firm
    .item = { $name } ({ $district }, submitted { $at })
verify-seen =
    <b>{ $name }</b> ({ $programme }), version { $version }, submitted { $at }
    • Unified social credit code: { $code } (its check character is right)
    • District: { $district }
    • Classes: { $classes }
    • Contact: { $contact }, { $phone }
    { $alike }
verify-alike = ! Perhaps the same: { $name } ({ $district }, { $state })
    .none = No other firm with a similar name was found.
verify-decision = { $firm }: what is it to be?
    .label = Decision
    .why = Once it is verified, whoever registered it is invited to represent it. Returning and refusing want a reason, which the firm reads.
    .o-verify = Verify
    .o-return = Return for correction
    .o-refuse = Refuse
    .o-contact = See the contact's full name and number
    .o-later = Look at others first
verify-contact = Contact: { $contact }, { $phone }. They can read that you looked.
verify-after = { $firm }: what is it to be?
    .label = Decision
    .o-verify = Verify
    .o-return = Return for correction
    .o-refuse = Refuse
    .o-later = Look at others first
verify-reason = What is the reason? The firm reads it.
    .label = Reason
    .example = The name differs from that on the business licence, please correct it.
verify-decide =
    { $state ->
        [verify] <b>{ $name }</b> is verified. The firm is told.
        [return] <b>{ $name }</b> is returned. The firm is told.
        [refuse] <b>{ $name }</b> is refused. The firm is told.
        [changed] The record of <b>{ $name }</b> changed at { $at }, so this decision does not count. Please look at it again.
       *[taken] { $office } decided on <b>{ $name }</b> at { $at }, so this decision does not count.
    }
verify-decided = { $office } decided on { $name } at { $at }. Here are the other firms that wait.
verify-none = No firm waits for you now.

notice-firm_decided =
    { $decision ->
        [verify] { $office } has verified the firm “{ $name }”. { $code ->
            [none] /firm shows its record.
           *[other] You can represent it: send /join { $code } to accept the invitation, within seven days.
        }
        [return] { $office } has returned the record of the firm “{ $name }” to be corrected: { $reason } Change it with /firm, which submits it again.
       *[refuse] { $office } has not accepted the registration of the firm “{ $name }”: { $reason } Ask { $office } if that is not clear; to register anew, send /firm.
    }
