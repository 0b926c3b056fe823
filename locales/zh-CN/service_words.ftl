### 服务时间：日期、时长、记录的说法。

weekday =
    .d1 = 周一
    .d2 = 周二
    .d3 = 周三
    .d4 = 周四
    .d5 = 周五
    .d6 = 周六
    .d7 = 周日
service-month =
    .m1 = 1月
    .m2 = 2月
    .m3 = 3月
    .m4 = 4月
    .m5 = 5月
    .m6 = 6月
    .m7 = 7月
    .m8 = 8月
    .m9 = 9月
    .m10 = 10月
    .m11 = 11月
    .m12 = 12月
service-day = { $name }{ $day }日 { $weekday }
    .dated = { $year }年{ $name }{ $day }日 { $weekday }
service-length =
    .hours = { $hours }小时
    .minutes = { $minutes }分钟
    .both = { $hours }小时{ $minutes }分钟
entry-line =
    { $when ->
        [none] { "" }
       *[other] { $when }，
    }{ $length ->
        [none] { "" }
       *[other] { $length }，
    }{ $activity ->
        [none] （内容见下）
       *[other] { $activity }
    }{ $place ->
        [none] { "" }
       *[other] （{ $place }）
    }
entry-when = { $day } { $span }
entry-place =
    .on_site = 现场
    .remote = 远程
entry-state =
    .waiting = 待企业确认
    .confirmed = 企业已确认
    .disputed = 企业有异议
    .insisted = 待主管部门认定
    .checked = 已抽查
    .reversed = 已撤销
entry-stated = { $line }，{ $state }
service-back =
    .d0 = 今天 { $day }
    .d1 = 昨天 { $day }
    .d2 = 前天 { $day }
service-usual =
    .m60 = 1小时
    .m120 = 2小时
    .m240 = 半天（4小时）
    .m480 = 一天（8小时）
not-allowed-duration =
    .bare = “{ $number }”是小时还是分钟？请写清单位，例如“{ $number }小时”。
    .over_a_day = 一天只有24小时，时长可能写错了。
    .ways = 请把时长写明确。您说的是{ $ways }吗？
    .backwards = 结束早于开始。过了零点请写“次日”。
    .zero = 时长要多于0分钟。
    .half_of_day = 是上午还是下午？请写“上午9点”或“21:00”这样的时间。
not-allowed-log =
    .number = “{ $number }”是{ $number }小时，还是第{ $number }项？时长请写“{ $number }小时”；要选第{ $number }项“{ $option }”，回复“是”。
    .too_long = 这段话太长了，请分几次记。
    .too_many = 一次最多记31条，请分几次记。
    .one_by_one = 有几处不太确定，请一次只写一条。
