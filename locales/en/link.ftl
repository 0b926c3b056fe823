### One person on several channels.

link =
    .title = Join another channel
    .about = Join this conversation to the one you have on another channel, such as Telegram.
link-code = To be the same person here and on another channel, such as Telegram or the web chat: if you have a code from there, type it here. If not, choose “Skip”, and you get a code to type there.
    .label = Code
    .why = Whoever has the code of one channel and types it on the other is taken for the same person, after saying yes on both.
    .example = 7K3M9-QX2WD
link-make =
    Your code is <b>{ $code }</b>. It can be used once, within ten minutes.
    On the other channel, send /link and the code. What you have open there comes here; who you are here stays. Do not give the code to anybody.
link-sure = You will be one person with whoever asked for this code: they can read and go on with what you have open here, and you with theirs. Go on only if you asked for the code yourself, on your other channel.
    .label = Join
    .why = A code from somebody else would give them your conversation.
    .v-yes = Yes, the code is mine
    .v-no = No
link-take =
    { $state ->
        [records] The code is right. There are records on both sides, though, such as roles or a profile, so this cannot be done by yourselves: an officer who is responsible for both has to look at them.
       *[asked] The code is right. Now say yes on the other channel too, within ten minutes: a message is on its way there.
    }
link-officer = Shall an officer be asked to put both together? They see what is kept on both sides, names and numbers in part.
    .label = Ask an officer
    .why = Whoever took somebody else's telephone must not get their records; so somebody who knows both looks first.
    .v-yes = Yes, ask an officer
    .v-no = No, leave both apart
link-request = All right. First say yes on the other channel too, within ten minutes: a message is on its way there. Then it goes to the officers, and you are told how they decide.
link-other_way = There are records here, and none on the other channel. Please do it the other way round: ask for a code here (/link, then “Skip”), and type it there.

link_ok =
    .title = Confirm the other channel
    .about = Say whether it was you who typed the code on another channel.
link_ok-sure = Was it you who typed your code on the other channel? Then both become one conversation: whoever is there can read and do what you can.
    .label = It was me
    .why = If somebody else typed it, they would get your conversation.
    .v-yes = Yes, it was me
    .v-no = No, keep them apart
link_ok-agree =
    { $how ->
        [officer] All right. There are records on both sides, so it goes to the officers now; you are told how they decide.
       *[joined] All right. In a moment both channels are told that they are one.
    }
link_ok-refuse = All right, they stay apart, and the code cannot be used any more.

web =
    .title = Open the web chat
    .about = A link that signs you in to the web chat.
web-offer =
    With this link you are signed in to the web chat as the person you are here. It can be used once, within 15 minutes; do not pass it on.
    { $url }
web-many-links = You have asked for many links. Please use the newest one, or try again in an hour.

link-sign-in-first = On this page you are not signed in yet, so nothing can be joined to you. Sign in first (at the top of the page) by e-mail, or with the link that /web gives you on your other channel.
link-many-tries = Too many codes were typed. Please try again in an hour.
link-unknown = This code is not good (any more). A code can be used once, within ten minutes; please ask for a new one on the other channel.
link-own = This is your own code. Type it on your other channel.
link-records = This cannot be done from here: there are records on both sides, and no one officer is responsible for all of them. Please send /human to see whom to ask.
link-nothing-asked = There is nothing to confirm. If it took more than ten minutes, please begin again with /link.

notice-link_asked =
    { $channel ->
        [telegram] Somebody has typed your code on Telegram. If that was you, send /link_ok within ten minutes. If not, you need not do anything.
        [web] Somebody has typed your code in the web chat. If that was you, send /link_ok within ten minutes. If not, you need not do anything.
       *[other] Somebody has typed your code on another channel. If that was you, send /link_ok within ten minutes. If not, you need not do anything.
    }{ $how ->
        [officer] { " " }Since there are records on both sides, an officer then looks at both before they become one.
       *[joined] { "" }
    }
    .name = Your code was typed on another channel
notice-link_refused = The other channel said no, so nothing was joined.
    .name = Joining your channels
notice-link_records = The two channels could not be joined, since there are records on both sides. An officer has to put both together; send /human to see whom to ask.
    .name = Joining your channels
notice-merge_refused =
    { $reason ->
        [none] Your two channels were not put together: an officer had agreed, but something has changed since. Both stay as they are; you can ask anew with /link.
       *[other] Your two channels were not put together. The officer who has looked writes: { $reason }
            Both stay as they are. If it can be put right, ask anew with /link; send /human to see whom to ask.
    }
    .name = Joining your channels
notice-linked =
    Done: you are the same person on both channels, and everything that was open goes on here and there.{ $closed ->
        [none] { "" }
       *[other] { " " }There was no room for all of it, so the oldest was closed: { $closed }.
    }
    .name = Your channels are joined

merges =
    .title = Put people together
    .about = Make one person of two who both have records here and say that they are one.
merges-request = These people say that they are one, on two channels. Choose one to look at.
    .label = Request
    .item = Request { $number }, of { $at }
    .why = Nobody can take another's records by themselves, so somebody who is responsible for both looks first.
merges-none = No request waits for you.
merges-seen =
    Asked on { $at }. Both have said yes.
    <b>Who stays:</b>
    { $staying }

    <b>Who comes along:</b>
    { $joining }

    <b>Against it:</b>
    { $against }

    Both can read that you have looked.
merges-decision = What do you decide?
    .label = Decision
    .merge = They are one, put them together
    .refuse = Leave them apart
    .later = Look at others first
    .why = Ask both on a number you know, if you are not sure. Once they are one, they cannot be taken apart again.
merges-reason = Why do they stay apart? Please write it so that it helps them: both read it.
    .label = Reason
    .why = Whoever is refused wants to know whether anything can be done about it. Name nothing of the other side's records: it may be a stranger's.
    .example = The names are not the same. Please come to the office with your identity card.
merges-sure = This cannot be undone: all records, roles and conversations of both become one person's. Are you sure?
    .label = Sure
    .v-yes = Yes, put them together
    .v-no = No
merges-decide =
    { $state ->
        [agreed] Decided. In a moment both are one, and are told.
        [refused] Decided: they stay apart. Both are told, with your reason.
       *[changed] Nothing was decided: something has changed since you looked. Send /merges to look again.
    }
merges-decided = This was decided already, or is not asked for any more.
merges-line =
    .channels = • writes on: { $channels }
    .role = • role: { $role }
    .profile = • profile: { $name }, { $phone }, { $unit } ({ $programme })
    .firm = • firm: { $name }
    .term = • appointment: { $firm }, { $start } to { $end }
merges-against =
    .nothing = • nothing
    .profiles = • both have a profile in the same programme: one of them has to be erased first (/mydata)
    .terms = • both have an appointment in the same programme at the same time
    .hours = • both have entered hours of the same time, or more of a day than it may have: an officer has to correct them first
    .decided = • one of them decided on a record of the other
    .gave = • one of them gave the other a role
channel-telegram = Telegram
channel-web = web chat
channel-terminal = terminal
channel-email = e-mail
