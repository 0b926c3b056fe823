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
    { $day ->
        [none] (day to come)
       *[other] { $day }
    }{ $span ->
        [none] { "" }
       *[other] { " " }{ $span }
    }, { $length ->
        [none] (time to come)
       *[other] { $length }
    }, { $activity ->
        [none] (what was done to come)
       *[other] { $activity }
    }{ $place ->
        [none] { "" }
       *[other] { " " }({ $place })
    }
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
