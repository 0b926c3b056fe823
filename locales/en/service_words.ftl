### Service time: how days, lengths and entries are said.

weekday =
    .d1 = Mon
    .d2 = Tue
    .d3 = Wed
    .d4 = Thu
    .d5 = Fri
    .d6 = Sat
    .d7 = Sun
service-month =
    .m1 = January
    .m2 = February
    .m3 = March
    .m4 = April
    .m5 = May
    .m6 = June
    .m7 = July
    .m8 = August
    .m9 = September
    .m10 = October
    .m11 = November
    .m12 = December
service-day = { $weekday } { $day } { $name }
    .dated = { $weekday } { $day } { $name } { $year }
service-length =
    .hours = { $hours } h
    .minutes = { $minutes } min
    .both = { $hours } h { $minutes } min
entry-line =
    { $when ->
        [none] { "" }
       *[other] { $when },{ " " }
    }{ $length ->
        [none] { "" }
       *[other] { $length },{ " " }
    }{ $activity ->
        [none] (see below)
       *[other] { $activity }
    }{ $place ->
        [none] { "" }
       *[other] { " " }({ $place })
    }
entry-when = { $day } { $span }
entry-place =
    .on_site = on site
    .remote = remote
entry-state =
    .waiting = waiting for the firm
    .confirmed = confirmed by the firm
    .disputed = disputed by the firm
    .insisted = with the programme's officers
    .checked = checked
    .reversed = taken back
entry-stated = { $line }, { $state }
service-back =
    .d0 = Today, { $day }
    .d1 = Yesterday, { $day }
    .d2 = The day before, { $day }
service-usual =
    .m60 = 1 hour
    .m120 = 2 hours
    .m240 = Half a day (4 h)
    .m480 = A day (8 h)
not-allowed-duration =
    .bare = Is “{ $number }” hours or minutes? Please add the unit, for example “{ $number } hours”.
    .over_a_day = A day has 24 hours only; the time may be a slip.
    .ways = Please say exactly how long. Was it { $ways }?
    .backwards = The end is before the beginning. If it went past midnight, please write “next day”.
    .zero = The time has to be more than 0 minutes.
    .half_of_day = Is it morning or afternoon? Please write it like “9 am” or “21:00”.
not-allowed-log =
    .number = Is “{ $number }” { $number } hours, or number { $number } of the list? For the time, please write “{ $number } hours”; for “{ $option }”, answer “yes”.
    .too_long = That is rather long; please log it in several messages.
    .too_many = At most 31 entries at a time; please log them in several messages.
    .one_by_one = A few things are not certain; please write one entry at a time.
