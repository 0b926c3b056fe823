### 服务时间的主管部门一侧：争议认定、总表、抽查、代为登记、更正期初。

service =
    .title = 服务时间管理
    .about = 认定有争议的记录，看各位科技副总的进度，抽查已确认的记录。
service-desk = 要办什么？
    .label = 事项
service-waits =
    { $count ->
        [0] 现在没有等您认定的争议。
       *[other] 有 { $count } 条争议等您认定。
    }
service-next = 要办什么？
    .o-queue = 认定争议
    .o-table = 看各位科技副总的进度
    .o-sample = 抽查已确认的记录
    .o-export = 导出总表
    .o-end = 办完了
    .parting = 好的。需要时再发 /service。
service-nowhere = 服务时间由主管部门的工作人员管理。您本人的请发 /log；代表企业确认的请发 /confirm。
service-enough = 先到这里
service-line = { $vp }（{ $firm }）：{ $line }
service-said =
    .confirmed = • { $at } { $who }确认
    .disputed = • { $at } { $who }提出异议：“{ $reason }”
    .insisted = • { $at } 科技副总坚持：“{ $reason }”
    .upheld = • { $at } { $who }认定有效：“{ $reason }”
    .checked = • { $at } { $who }抽查，没有问题
service-hint =
    .same_text = • { $among } 条记录中有 { $count } 条文字完全相同。
    .night = • { $among } 条记录中有 { $count } 条在 22 点到 6 点之间。
    .rest_days = • 记录涉及的 { $among } 天中，有 { $count } 天是周末或节假日。
    .same_photo =
        { $elsewhere ->
            [true] • 有 { $count } 个附件与其他记录的相同，其中有别的科技副总或别的企业的记录。
           *[false] • 有 { $count } 个附件用在了不止一条记录里。
        }
    .round_hours = • 连续 { $count } 个工作日，每天都是 { $most } 小时整。
    .late_at_once = • 有 { $count } 条是一小时之内补记的，最早的已过了 { $most } 天。

## 争议

service_queue =
    .title = 有争议的记录
    .about = 企业有异议、科技副总坚持的记录，一条一条看，认定有效或者取消。
service_queue-entry = 等您认定的记录，日期最早的在前。要看哪一条？
    .label = 记录
service_queue-rest =
    { $own ->
        [0] { "" }
       *[other] 另有 { $own } 条涉及您本人或您所在的企业、单位，由同事认定。{ " " }
    }以上就是等您认定的争议。

## 一条记录

service_entry =
    .title = 一条服务时间记录
    .about = 看一条记录的全部内容、各方的说法和附件，再决定怎么办。
service_entry-seen =
    <b>{ $vp }</b>，{ $firm }
    { $line }
    { $category ->
        [none] { "" }
       *[other] 类别：{ $category }；
    }状态：{ $state }；{ $at } { $by ->
        [officer] 由主管部门登记
       *[vp] 登记
    }；附件 { $files } 个{ $said ->
        [none] { "" }
       *[other] { "" }
        { $said }
    }{ $hints ->
        [none] { "" }
       *[other] { "" }
        可以留意一下（并不说明记录有问题）：
        { $hints }
    }{ $party ->
        [yes] { "" }
        这条记录涉及您本人或您所在的企业、单位，由同事办理。
       *[no] { "" }
    }
service_entry-act = 怎么办理？
    .label = 办理
    .why = 取消、更正和认定都要写理由，科技副总和企业会看到。记录本身不会被删除，怎么改的都能查到。
service_entry-after = 怎么办理？
    .label = 办理
service_entry-acts =
    .uphold = 认定有效
    .strike = 取消这条记录
    .correct = 更正
    .check = 没有问题
    .ask = 请科技副总说明
    .files = 查看附件
    .later = 先不处理
service_entry-files =
    { $channel ->
        [terminal] 终端里不能接收文件，请在网页或 Telegram 里查看。
       *[any] { $count ->
            [0] 附件已经没有了。
           *[other] 附件（{ $count } 个）马上发给您。
        }
    }
service_entry-anew = 正确的记录是什么？只写要改的部分也可以。
    .label = 改为
    .why = 原来的记录保留备查，新的一条代替它，由企业重新确认。
    .example = 下午2点到4点
service_entry-question = 想请科技副总说明什么？
    .label = 问题
    .example = 这一天的照片和上周的一样，请补一张当天的。
service_entry-reason = 理由是什么？科技副总和企业会看到。
    .label = 理由
    .example = 签到表上有这一天的记录。
service_entry-check = 请核对：
    .o-ok = 没有问题，更正
service_entry-settle =
    { $act ->
        [overtaken] 这条记录刚刚有了变化，这次办理不算数：
        { $became }
        [uphold] 已认定有效：{ $line }。会通知科技副总和企业。
        [strike] 已取消：{ $line }。会通知科技副总和企业。
        [check] 已记为抽查过，没有问题：{ $line }。
        [ask] 会把问题转给科技副总。这条记录暂时不变。
       *[correct] 已更正为：{ $anew }。会通知科技副总和企业，由企业重新确认。
    }

## 总表

service_table =
    .title = 科技副总的进度
    .about = 每位科技副总本服务年度的情况，落后最多的在前；也可以按企业、派出单位、区县看。
service_table-where = 看哪里的？
    .label = 范围
service_table-by = 怎么看？
    .label = 方式
service_table-ways =
    .vps = 一位一位看，落后的在前
    .firm = 按企业
    .unit = 按派出单位
    .district = 按区县
service_table-group = 要看哪一个？落后人数多的在前。
    .label = 范围
    .item =
        { $name }：{ $terms } 位，已确认 { $confirmed }{ $waiting ->
            [none] { "" }
           *[other] ，待确认 { $waiting }
        }{ $disputed ->
            [none] { "" }
           *[other] ，有异议 { $disputed }
        }{ $behind ->
            [0] { "" }
           *[other] ，{ $behind } 位落后
        }
service_table-term = 要看哪一位？落后最多的在前。
    .label = 科技副总
    .item =
        { $vp }（{ $firm }）：{ $confirmed ->
            [none] 尚未开始
           *[other] 已确认 { $confirmed }
        }{ $waiting ->
            [none] { "" }
           *[other] ，待确认 { $waiting }
        }{ $disputed ->
            [none] { "" }
           *[other] ，有异议 { $disputed }
        }{ $left ->
            [none] { "" }
           *[other] ，还差 { $left }
        }{ $behind ->
            [none] { "" }
           *[other] ，比平均进度少 { $behind }
        }
service_table-none = 这里现在没有在任的科技副总。

## 一位科技副总

service_vp =
    .title = 一位科技副总的服务时间
    .about = 各服务年度的情况、可以留意的地方、每个月的记录。
service_vp-page =
    <b>{ $vp }</b>，{ $firm }（派出单位：{ $unit }）
    任期：{ $since }～{ $until }
    { $years ->
        [none] 任期还没有开始。
       *[other] { $years }
    }{ $hints ->
        [none] { "" }
       *[other] { "" }
        最近三个月可以留意一下的（并不说明记录有问题）：
        { $hints }
    }
service_vp-year =
    • 第 { $number } 服务年度（{ $begins }～{ $ends }）：已确认 { $confirmed }{ $owed ->
        [none] { "" }
       *[other] （要求 { $owed }，口径由主管部门定）
    }{ $left ->
        [none] { "" }
       *[other] ，还差 { $left }
    }{ $waiting ->
        [none] { "" }
       *[other] ，待确认 { $waiting }
    }{ $disputed ->
        [none] { "" }
       *[other] ，有异议 { $disputed }
    }{ $checked ->
        [none] { "" }
       *[other] ，已抽查 { $checked }
    }{ $opening ->
        [none] { "" }
       *[other] ；其中期初 { $opening }（来源：{ $source }）
    }{ $behind ->
        [none] { "" }
       *[other] ；比平均进度少 { $behind }
    }
service_vp-act = 接下来？
    .label = 事项
service_vp-acts =
    .months = 按月看记录
    .enter = 代为登记
    .opening = 更正期初
    .leave = 返回名单
service_vp-month = 看哪个月？
    .label = 月份
    .item = { $year }年{ $name }：{ $count } 条，{ $length }
service_vp-none = 还没有登记过服务时间。
service_vp-entry = 要看哪一条？
    .label = 记录

## 抽查

service_sample =
    .title = 抽查
    .about = 从已确认的记录里随机抽几条，看内容和附件。可以留意的更容易抽到，每一条都有可能抽到。
service_sample-where = 抽查哪里的？
    .label = 范围
service_sample-which = 抽查全部企业，还是一家？
    .label = 企业
    .o-all = 全部企业
    .o-firm = 一家企业
service_sample-firm = 抽查哪一家？
    .label = 企业
service_sample-days = 从多长时间的记录里抽？
    .label = 时间
    .o-month = 最近一个月
    .o-quarter = 最近三个月
    .o-year = 最近一年
service_sample-count = 抽几条？1 到 30 条。
    .label = 条数
    .example = 10
    .why = 抽取用的随机数会记在审计里，谁都可以照样再抽一次核对。
service_sample-drawn =
    { $count ->
        [0] 这段时间里没有可以抽查的记录。
       *[other] 从 { $among } 条已确认的记录里抽了 { $count } 条（随机数 { $seed }）{ $hinted ->
            [0] 。
           *[other] ，其中 { $hinted } 条带有可以留意的地方。
        }
    }
service_sample-entry = 抽到的记录，要看哪一条？
    .label = 记录
    .item =
        { $line }{ $hinted ->
            [true] ［可以留意］
           *[false] { "" }
        }
service_sample-figures =
    抽查 { $count } 条：没有问题 { $checked } 条，取消、更正或已有变化 { $gone } 条，未处理 { $open } 条。
    这一范围在任科技副总的服务年度里，已确认 { $all_confirmed }，其中已抽查 { $all_checked }。

## 代为登记、更正期初

service_enter =
    .title = 代为登记服务时间
    .about = 科技副总自己登记不了的（例如超过补记期限），由您说明理由代为登记；会注明，并通知本人，由企业确认。
service_enter-said = 请说清哪天、多长时间、做了什么。
    .label = 记录
    .example = 9月3日下午2点到5点在厂里调试产线
service_enter-reason = 为什么代为登记？科技副总和企业会看到。
    .label = 理由
    .example = 本人出差期间无法登记，有签到表。
service_enter-check = 请核对：
    .o-ok = 没有问题，登记
service_enter-enter =
    已代 { $vp } 登记 { $count } 条：
    { $lines }
    会通知本人和{ $firm }，由企业确认。
service_opening =
    .title = 更正期初
    .about = 更正开始使用之前的服务时间。原来的保留备查，理由会告诉本人。
service_opening-year = 更正哪个服务年度的期初？
    .label = 服务年度
    .item =
        第 { $number } 服务年度（{ $begins }～{ $ends }）：{ $length ->
            [none] 没有期初
           *[other] 现为 { $length }（来源：{ $source }）
        }
service_opening-none = 任期还没有开始，没有可以更正的期初。
service_opening-hours = 应为多少小时？没有就写 0。
    .label = 改为（小时）
    .example = 120
service_opening-source = 依据是什么？
    .label = 来源
    .example = 2025 年度考核表
service_opening-reason = 为什么更正？科技副总会看到。
    .label = 理由
    .example = 导入的表格里少算了一个月。
service_opening-check = 请核对更正前后的期初：
    .o-ok = 没有问题，更正
service_opening-correct =
    第 { $year } 服务年度的期初：原来 { $before ->
        [none] 没有
       *[other] { $before }（{ $before_source }）
    }，现在 { $after ->
        [none] 没有
       *[other] { $after }（{ $after_source }）
    }。会通知本人。
service_opening-changed = 这个服务年度的期初刚刚有了变化，请重新选。
service_opening-impossible = 这个数不可能：比一年还多，或者这个服务年度还没有开始。

## 导出

service_export =
    .title = 导出服务时间总表
    .about = 每位在任科技副总的每个服务年度一行，做成 Excel 表格。
service_export-where = 导出哪里的？
    .label = 范围
service_export-nowhere = 服务时间总表由主管部门的工作人员在网页或 Telegram 里导出。
service_export-make = 正在做表，做好就发到这里。这段时间可以做别的。
service-column =
    .vp = 科技副总
    .firm = 派驻企业
    .district = 区县
    .unit = 派出单位
    .since = 任期开始
    .until = 任期结束
    .year = 服务年度
    .begins = 年度开始
    .ends = 年度结束
    .owed = 要求（小时）
    .confirmed = 已确认（小时）
    .taken_over = 其中期初
    .checked = 其中已抽查
    .waiting = 待确认（小时）
    .disputed = 有异议（小时）
    .left = 还差（小时）
    .behind = 比平均进度少
    .projects = 申报项目
    .patents = 申请专利
    .trained = 培训人数
service-table =
    .title = 科技副总服务时间总表：{ $programme }，{ $district }
    .remark = 在任的科技副总，共 { $count } 行，截至 { $at }。{ $office }专用。时间的折算口径由主管部门定。
    .sheet = 服务时间
    .file = 服务时间总表-{ $programme }-{ $district }-{ $day }.xlsx
notice-service_table =
    { $state ->
        [empty] 这里现在没有在任的科技副总，没有做表。
       *[made] 服务时间总表做好了，共 { $count } 行，一天之内可以下载。再要一份请发 /service。
    }
notice-service_stopped = 您要的总表没有做成。{ $why }
look-why-service_table = 导出服务时间总表

## 通知

notice-hours_question =
    { $office }想请您说明一条服务时间记录（{ $firm }，{ $line }）：“{ $question }”
    需要更正或撤回的话，发 /log 选“更正或撤销”；要回复主管部门，请发 /human 查看联系方式。
notice-hours_entered_for =
    { $office }代 { $vp } 登记了在{ $firm }的服务时间，理由：“{ $reason }”
    { $lines }

    由企业确认（/confirm）。科技副总本人不同意的，发 /log 可以更正或撤回。
notice-hours_opening =
    { $office }更正了您在{ $firm }第 { $year } 服务年度的期初：原来 { $before ->
        [none] 没有
       *[other] { $before }（{ $before_source }）
    }，现在 { $after ->
        [none] 没有
       *[other] { $after }（{ $after_source }）
    }。理由：“{ $reason }”。有不同意见请联系主管部门，发 /human 查看联系方式。

look-why-decide_hours = 认定有争议的记录
look-why-check_hours = 查看或抽查服务时间记录
