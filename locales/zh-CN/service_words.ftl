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
    { $day ->
        [none] （日期待填）
       *[other] { $day }
    }{ $span ->
        [none] { "" }
       *[other] { " " }{ $span }
    }，{ $length ->
        [none] （时长待填）
       *[other] { $length }
    }，{ $activity ->
        [none] （内容待填）
       *[other] { $activity }
    }{ $place ->
        [none] { "" }
       *[other] （{ $place }）
    }
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
