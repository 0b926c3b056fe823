### Needs: looking for published ones, one need by its number, and being told of new ones.

needs =
    .title = Find needs
    .about = Look through the technical needs that firms have published: the newest, or by field, district or keyword. Subscribe, and you are told of new ones, at most once a day.
needs-programme = Of which programme?
    .label = Programme
    .all = All programmes
needs-way = What are you looking for? Just type keywords; two Chinese characters are enough, and pinyin initials will do. Or choose:
    .label = Looking for
    .example = seal drift
    .why = With several keywords, each has to be there. Titles and keywords are also found by pinyin initials: mfj finds 密封件.
    .o-newest = The newest
    .s-newest = newest;latest;all;new
    .o-field = By field
    .s-field = field;fields
    .o-district = By district
    .s-district = district;districts
    .o-watch = Tell me of new ones
    .s-watch = subscribe;subscribe to keywords
    .o-mine = My subscriptions
    .s-mine = subscriptions;mine
    .o-end = That is all
    .s-end = that is it;enough
needs-field = Which field?
    .label = Field
needs-district = Which district?
    .label = District

needs-wanted = Of what kind? Type keywords; you are told when new needs with them are published, at most once a day.
    .label = To be told of
    .example = seal drift
needs-watch =
    { $state ->
        [same] You have subscribed to this already: { $what }.
       *[new] Subscribed: { $what }. You are told when new needs fit, at most once a day. To end it: “My subscriptions”.
    }
needs-nothing_in_it = There is no word in this to look for. Please type keywords.

needs_found =
    .title = What was found
    .about = The needs that were found: choose one to read it, share it, or subscribe to needs like it.
needs_found-need =
    { $way ->
        [newest] Published needs, newest first.
        [field] Published needs of this field, newest first.
        [district] Published needs of this district, newest first.
       *[other] Needs with “{ $way }”, newest first.
    }
    Which one? For other words, send “/needs keyword”.
    .label = Need
    .item = { $title } ({ $district }, { $field }; { $number })
needs_found-none = No published need fits. Try another or a shorter word, or look by field or district; to be told once there is one, choose “Tell me of new ones”.
needs_found-act =
    { $card }

    What next?
    .label = Next
    .why = “Back” leads to this page of the list. If you subscribe, you are told when new needs fit this search, at most once a day; you can end it at any time.
    .o-list = Back to the list
    .s-list = list;others
    .o-apply = Apply for it
    .s-apply = apply;i can do it
    .o-share = Share (link and QR code)
    .s-share = share;link;qr;qr code;send
    .o-subscribe = Subscribe to needs like this
    .s-subscribe = subscribe
    .o-other = Search for something else
    .s-other = search again;something else;other
needs_found-apply =
    Researchers apply for “{ $title }” ({ $number }). Your unit consents first, then you talk to the firm. Press the button below, or send /apply_for { $number }.
    .command = Fill in the application
needs_found-share =
    “{ $title }” ({ $number }): send this link or the QR code; whoever opens it sees the need.
    { $links }
    .picture = QR code of the link to the need
needs_found-no_link = They can send this assistant: /see { $number }
needs_found-subscribe =
    { $state ->
        [same] You have subscribed to this already: { $what }.
       *[new] Subscribed: { $what }. You are told when new needs fit, at most once a day. To end it: /needs, “My subscriptions”.
    }
needs_found-too_many = { $most } subscriptions are the most. Please end one first: /needs, “My subscriptions”.
needs_found-sign_in_first = You are not signed in on this page, so you could not be told of new needs. Please sign in first (at the top of the page), then subscribe.

need_subscriptions =
    .title = My subscriptions
    .about = What you want to be told of when it is published; end what you need no more.
need_subscriptions-subscription = This is what you have subscribed to. Which one?
    .label = Subscription
need_subscriptions-none = You have no subscriptions now. Choose “Tell me of new ones”, or, when you have found a need, “Subscribe to needs like this”.
need_subscriptions-everything = all new needs
need_subscriptions-act = { $subscription }: keep or end it?
    .label = Decision
    .o-keep = Keep
    .s-keep = leave it
    .o-remove = End it
    .s-remove = end;remove;unsubscribe;delete
need_subscriptions-remove = Ended. You are not told of it any more.

see =
    .title = See a need or a case
    .about = One need, or a case that you may read, by its case number.
see-need = What is the case number (six characters)?
    .label = Case number
    .example = K7M2QX
see-seen = { $card }
see-case = Which one?
    .label = Case
see-act = What next? Other needs are found with /needs.
    .label = Next
    .apply = Apply for it
    .share = Share (link and QR code)
    .done = No, that is all
    .s-apply = apply;i can do it
    .s-share = share;link;qr;qr code;send
    .s-done = that is all;enough
see-apply =
    Researchers apply for “{ $title }” ({ $number }). Your unit consents first, then you talk to the firm. Press the button below, or send /apply_for { $number }.
    .command = Fill in the application
see-share =
    “{ $title }” ({ $number }): send this link or the QR code; whoever opens it sees the need.
    { $links }
    .picture = QR code of the link to the need
see-links =
    Link to share:
    { $links }
see-gone = The need { $number } is not public now: it may have been withdrawn, have ended or found its expert, or the number may be wrong. Others are found with /needs.

notice-needs_published =
    New needs that you subscribed to:
    { $lines }
    { $more ->
        [0] To read one, send /see and its number.
       *[other] And { $more } more. To read one, send /see and its number; /needs finds the others.
    }
    .name = New needs I subscribed to
    .line = • { $title } ({ $district }) /see { $number }

data-need_subscription = What you want to be told of when it is published
data-column-district = district
data-column-words = words looked for
data-column-seen_order = looked at up to need
