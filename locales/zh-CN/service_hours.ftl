### 服务时间累计：页面、图、服务时间明细。

hours =
    .title = 服务时间
    .about = 已确认多少、待确认多少、离最低要求还差多少；有图，也可以出具盖章用的明细。
hours-whose = 查看谁的服务时间？
    .label = 对象
    .why = 您可以查看自己的，以及您所代表的企业或单位的人员的。
    .mine = 我自己的
    .firm = { $name }的科技副总
    .unit = { $name }派出的人员
hours-nobody = 没有您可以查看的服务时间。科技副总查看自己的，企业和派出单位查看本单位人员的。
hours-own = 哪一个聘期？
    .label = 聘期
    .item = { $firm }，{ $since } 至 { $until }
hours-nameless = 未填写资料的科技副总
hours-person = 查看谁的？对方可以看到您查看过。
    .label = 人员
    .item = { $name }（{ $firm }，{ $since } 至 { $until }）：{ $hours }
hours-none = 这里还没有人任职过。
hours_page =
    .title = 服务时间累计
    .about = 一个聘期的服务时间累计。
hours_page-term = 哪一个聘期？
    .label = 聘期
hours_page-seen = 对方可以看到您查看过。
hours_page-act =
    <b>{ $who ->
        [none] { $firm }
       *[other] { $who }，{ $firm }
    }</b>
    { $since }至{ $until }，派出单位：{ $unit }。{ $state ->
        [to_come] 聘期尚未开始。
        [paused] 聘期暂停中。
        [completed] 聘期已完成。
        [ended_early] 聘期已提前结束。
        [over] 聘期已到期。
       *[serving] 聘期进行中。
    }

    <b>{ $headline }</b>
    { $body }{ $who ->
        [none]
            { "" }
            填报或更正：/log。成果登记：/results。
       *[other] { "" }
    }

    还需要什么？
    .label = 操作
    .o-picture = 看图
    .o-statement = 服务时间明细
    .o-done = 好了
hours_page-headline = 第{ $number }年：已确认 { $confirmed }（{ $begins }至{ $ends }）
hours_page-not_begun = 还没有可累计的时间
hours_page-logged_later = 从聘期第一天起可以填报。
hours_page-short = 已确认 { $confirmed }{ $waiting ->
    [none] { "" }
   *[other] ，待确认 { $waiting }
}
hours_page-short_not_begun = 尚未开始
hours_page-nothing = 本年度还没有填报。
hours_page-taken_over = • 其中接续 { $length }，来源：{ $source }
hours_page-beside =
    .checked = • 其中主管部门已抽查 { $length }
    .waiting = • 待企业确认 { $length }
    .disputed = • 企业有异议 { $length }，暂不计入
hours_page-minimum = 最低要求（条款 { $clause }）：每年 { $months } 个月{ $principle ->
    [true] （原则上）
   *[false] { "" }
}。
hours_page-reading =
    .working_days = • 按 { $days } 个工作日计（{ $owed }）：{ $left ->
        [none] 已达到
       *[other] 还差 { $left }
    }{ $measure ->
        [true] 。进度按此计算。
       *[false] 。
    }
    .calendar_days = • 按 { $days } 个自然日计（{ $owed }）：{ $left ->
        [none] 已达到
       *[other] 还差 { $left }
    }{ $measure ->
        [true] 。进度按此计算。
       *[false] 。
    }
hours_page-cut_short = 聘期在本年度中途结束。不满一年怎样计算，文件没有规定；这里按整年显示。
hours_page-pace =
    .served = 时间已经够了，企业确认后即计入。
    .none = 要达到要求，今后每周需 { $a_week }。
    .begun = 本年度刚开始。要达到要求，今后每周需 { $a_week }。
    .ahead = 进度：连同待确认共 { $served }，比到今天应有的多 { $by }。
    .behind = 进度：连同待确认共 { $served }，比到今天应有的少 { $by }。
    .on = { $late ->
        [true] { $done ->
            [none] 照此进度短期内达不到。
           *[other] 照此进度要到{ $done }才能达到，已超出本年度。
        }
       *[false] 照此进度{ $done }可以达到。
    }要按时达到，今后每周需 { $a_week }。
hours_page-months = 按月：{ $months }。
hours_page-month = { $month } { $confirmed }{ $waiting ->
    [none] { "" }
   *[other] （另待确认 { $waiting }）
}
hours_page-month_name = { $year }年{ $name }
hours_page-counted = 本年度成果：申报项目 { $projects } 项，申请专利 { $patents } 件，培训 { $trained } 人。
hours_page-year = 第{ $number }年（{ $begins }至{ $ends }）：已确认 { $confirmed }{ $outcome ->
    [unstated] 。
    [reached] ，已达到最低要求。
   *[short] ，比最低要求少 { $left }。
}
hours_page-results = 成果登记：{ $count } 项。
hours_page-span = { $since }至{ $until }
hours_page-picture = 正在画图，稍后发到这里。

statement =
    .title = 服务时间明细
    .about = 一个年度或任意一段时间的服务时间明细，可用于盖章。
statement-span = 哪一段时间的？
    .label = 时间
    .year = 第{ $number }年（{ $begins }至{ $ends }）
    .days = 其他时间段
    .s-days = 其他;其他时间;自选
statement-none = 聘期尚未开始，还没有可以出具的内容。
statement-since = 从哪一天起？
    .label = 起始日期
    .example = 2026-03-01
statement-until = 到哪一天止？
    .label = 截止日期
    .example = 2026-08-31
statement-form = 要哪一种？
    .label = 格式
    .o-docx = 文档（docx），用于盖章
    .o-xlsx = 表格（xlsx），用于统计
    .s-docx = docx;文档;word
    .s-xlsx = xlsx;表格;excel
    .why = 文档留有盖章和签字的位置；表格里的时间可以再作统计。
statement-make = 正在生成，完成后发到这里。您可以先做别的事。
statement-at_the_terminal = 终端里收不到文件，请用网页版。

statement-title = 科技副总服务时间明细
statement-sheet = 服务时间明细
statement-file = 服务时间明细 { $name } { $since }至{ $until }.{ $form }
statement-fact =
    .who = 姓名
    .firm = 派驻企业
    .unit = 派出单位
    .programme = 方案
    .term = 聘期
    .span = 统计时间
statement-from_to = { $since } 至 { $until }
statement-column =
    .day = 日期
    .span = 起止
    .hours = 时长（时:分）
    .category = 职责
    .place = 方式
    .activity = 工作内容
    .state = 状态
    .confirmed = 确认单位及时间
statement-duty = { $duty }（{ $clause }）
statement-confirmed = { $organisation }，{ $at }
statement-office = 主管部门
statement-sum =
    .confirmed = 已确认
    .checked = 其中已抽查
    .waiting = 待企业确认
    .disputed = 有异议
    .taken_over = 第{ $number }年接续，来源：{ $source }
    .headline = 合计计入
statement-part = 系统启用前接续的时间列在整年度的明细中。
statement-minimum = 最低要求（条款 { $clause }）：每年 { $months } 个月{ $principle ->
    [true] （原则上）
   *[false] { "" }
}。按 { $working } 个工作日计为 { $working_owed }，按 { $calendar } 个自然日计为 { $calendar_owed }；进度按{ $measure ->
    [working_days] 工作日
   *[calendar_days] 自然日
}计算。
statement-made = 本明细由系统于 { $at }（北京时间）根据当时的记录生成；此后的填报、确认和更正不在其中。
statement-results = 成果
statement-result = { $day }：{ $title }（{ $kind }{ $number ->
    [1] { "" }
   *[other] ，{ $number }
}）{ $market ->
    [none] { "" }
   *[other] ，技术市场备案号 { $market }
}{ $platforms ->
    [none] { "" }
   *[other] ，已上 { $platforms }
}{ $used_first ->
    [true] ，已“先用后转”
   *[other] { "" }
}
statement-stamp =
    .firm = 派驻企业（盖章）
    .vp = 科技副总（签字）
    .unit = 派出单位（盖章）
    .day = 日期：
statement-page = 第
statement-page_of = 页，共
statement-page_after = 页

hours-no_right = 您已没有这项权限。
hours-given_up = 多次失败，不再尝试。请重新申请；如仍失败，请告知系统管理员。

hours-picture =
    .title = 服务时间：{ $firm }
    .remark = 截至 { $at }，第{ $number }年已确认 { $confirmed }
    .remark_none = 截至 { $at }，聘期尚未开始
    .panel = 第{ $number }年：{ $begins }至{ $ends }
    .confirmed = 企业已确认
    .waiting = 待企业确认
    .even = 按最低要求平均每月 { $hours } 小时
    .taken_over = 另接续 { $hours } 小时，不属于某一个月
    .earlier = 图中为最近 { $years } 年。
    .bar = { $confirmed } 小时
    .bar_waiting = { $confirmed } + { $waiting } 小时
    .nothing = 没有填报
    .alt = 柱状图，{ $title }；{ $remark }。{ $panels }
    .alt_panel = { $name }：{ $figures }。
    .file = 服务时间 { $day }.png

notice-hours_statement = 服务时间明细已生成：共 { $count } 条记录。一天之内可以下载；用 /hours 可以重新生成。
    .name = 服务时间明细
notice-hours_picture =
    <b>{ $title }</b>，{ $remark }{ $bars ->
        [none] { "" }
       *[other]
            { "" }

            <code>{ $bars }</code>
    }
    .name = 服务时间图
notice-hours_stopped = 您申请的内容没有生成。{ $why }
    .name = 未能生成服务时间明细或图
