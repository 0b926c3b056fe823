### Roles: invitations, what somebody holds, what they give.

role-visitor = visitor
role-researcher = researcher
role-vp = technology vice-president
role-firm = firm representative
role-unit = unit liaison
role-district = district officer
role-city = city officer
role-reviewer = reviewer
role-talent_office = talent office officer
role-auditor = auditor
role-line = { $role }, { $organisation } ({ $programme })

not-there = Nothing like that was found. It may have changed meanwhile; /roles shows how things stand.

invite =
    .title = Invite somebody
    .about = Invite somebody to a role: you get a link and a code to send to them. About a minute.
invite-role = Which role is it?
    .label = Role
    .why = Only roles that you may give are shown. Nobody gets one without an invitation.
invite-none = You hold no role that lets you invite others. Roles are given by invitation: ask whoever runs the programme in your place, unit or firm.
invite-where = In which place?
    .label = Place
    .in_district = { $district } ({ $programme })
invite-organisation = At which organisation?
    .label = Organisation
    .new = Another one, not listed
invite-name = What is the organisation's full name?
    .label = Name
    .example = Haishu District Science and Technology Bureau
invite-district = In which district is it?
    .label = District
invite-new_district = Which district? Please write its name.
    .label = District
    .example = Haishu
invite-invitee = Who is it for? Write their name, or choose “Skip”.
    .label = For
    .why = If somebody of another name takes the invitation, the role counts only after you have looked at it. The name is stored encrypted.
    .example = Zhang Wei
invite-phone = The last four digits of their phone number, or choose “Skip”.
    .label = Phone ends in
    .why = It helps to be sure that the right person takes the invitation. It is stored encrypted.
    .example = 4711
invite-check = Please look over the invitation:
    .o-ok = All correct, make it
invite-phone-wrong = Please give exactly four digits, or choose “Skip”.
invite-no_link = (there is no link; the code is enough)
invite-make =
    The invitation is ready: <b>{ $role }</b>, { $organisation } ({ $programme }). It works once, until { $until }.
    Link: { $links }
    Or the code: <code>{ $code }</code>. Whoever gets it types /join and the code to the assistant.
    Send it to that person only. You can withdraw it in /roles.
    .picture = QR code of the invitation link: it opens the invitation when a telephone reads it. The link and the code say the same.

join =
    .title = Accept an invitation
    .about = Accept an invitation to a role: you see what it is before you accept.
join-code = Please type the invitation's code.
    .example = 01AB2-CDEFG
    .why = Roles are given by invitation only. The code has ten letters and digits; O or 0, I or 1, capital or small do not matter.
join-accept =
    You are invited to a role:
    • Role: <b>{ $role }</b>
    • Organisation: { $organisation }
    • Programme: { $programme }
    • Invited by: { $by }
    • Valid until: { $until }
    Would you like to accept? Your conversation is then kept as long as you hold the role; you can give it back at any time in /roles.
    .why = Nothing is taken before you accept. If you do not know who invites you, decline.
    .v-yes = Accept
    .v-no = Decline
join-declined = Nothing was accepted. The invitation stays valid until it expires; to accept later, open it again.
join-account = On this page nobody has signed in yet, and a role can only be given to somebody who has. { $how }
    .label = Signed in
    .why = Without it, whoever opens this browser within two weeks could act in your role.
    .how_mail = Sign in by e-mail: { $page } . Open the link from the mail in this browser, and it goes on here by itself. In another browser, open the invitation again after signing in.
    .how_channel = Send /web to the assistant on Telegram and open the link you get there in this browser; it then goes on here by itself. Or accept on Telegram: send /join and the code there.
    .how_both = Sign in by e-mail: { $page } . Open the link from the mail in this browser, and it goes on here by itself. Or send /web to the assistant on Telegram and open that link here.
    .how_none = This assistant sends no e-mail and has no other channel, so nobody can sign in here: please tell whoever invited you, or the operator.
    .signed_in = I have signed in, go on
    .decline = Not now
join-sign-in = You are not signed in on this page yet, so the role was not taken. The invitation is still good.
join-expects = What is asked for?
join-name = This invitation was made for a certain person. Please type your name.
    .example = Zhang Wei
    .why = It is compared with the name whoever invites you gave.
join-phone = This invitation was made for a certain person. Please type the last four digits of your phone number.
    .example = 4711
    .why = They are compared with what whoever invites you gave.
join-redeem =
    { $state ->
        [granted] Welcome: you are now <b>{ $role }</b> at { $organisation } ({ $programme }). The menu shows what you can do.
        [pending] Thank you. What you gave is not what the invitation says, so whoever invited you looks at it first; you will be told. (<b>{ $role }</b>, { $organisation }, { $programme })
       *[held] You hold this role already: <b>{ $role }</b>, { $organisation } ({ $programme }). The invitation was not used up.
    }
join-refused = This invitation cannot be used: it may have expired, been used or withdrawn, or the code may not be right. Please check the code, or ask whoever invited you for a new one. “cancel” leaves this.
join-too-many = That was tried too often. Please wait an hour, then try again, or ask for a link instead of the code. “cancel” leaves this.
join-operator = the operator of this assistant
join-office = the programme's office, which has you on its list

roles =
    .title = Roles
    .about = Your roles, those you have given, and your open invitations.
roles-item = Your roles, those you gave and invitations that are open. Choose one to change it, or “Back”.
    .label = Role
    .mine = Mine: { $line }
    .given = Held by somebody: { $line }
    .pending = To be confirmed by you: { $line }
    .invitation = Open invitation: { $line }
roles-none = You hold no role. Everything the self-check does is open to you without one. Roles are given by invitation: whoever has a code types /join.
roles-act = { $item } – what would you like to do?
    .label = Change
    .give_back = Give the role back
    .revoke = Take the role away
    .confirm = It is the right person, confirm
    .refuse = It is somebody else, refuse
    .withdraw = Withdraw the invitation
    .keep = Leave everything as it is
    .why = A role that ends counts no more at once. It can be given again only by a new invitation.
roles-change =
    { $act ->
        [give_back] The role is given back.
        [revoke] The role is taken away. The person is told.
        [confirm] The role is confirmed. The person is told.
        [refuse] The role is refused. The person is told.
       *[withdraw] The invitation is withdrawn.
    }

claim_role =
    .title = How roles are given
    .about = How roles are given.
claim_role-how = Thank you for telling me. I cannot take anybody's word for it, though: roles are given by invitation only, from whoever is entitled to give them. If you have an invitation, open its link or send /join and the code. The self-check needs no role.

notice-role_pending = Somebody took your invitation ({ $role }, { $organisation }, { $programme }), but is not who you named. The role does not count until you confirm it: send /roles.
notice-role_ended = Your role has ended: { $role }, { $organisation } ({ $programme }). If that is a mistake, ask whoever gave it to you.
notice-role_confirmed = Your role is confirmed: { $role }, { $organisation } ({ $programme }). Send /start to see what you can do.
notice-role_by_term = Your appointment at { $firm } gives you a role: { $role }, { $organisation } ({ $programme }). Send /start to see what you can do.
