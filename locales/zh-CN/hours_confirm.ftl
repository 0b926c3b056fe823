### 服务时间的企业一侧：确认、提出异议、通知各方；以及登记提醒。

## 按人、按周列出

vp-hours-line = • { $line }
vp-hours-more = 还有 { $count } 条（项）
vp-hours-unnamed = 科技副总（未填姓名）
vp-hours-week = { $first }～{ $last }
vp-hours-group =
    { $firm ->
        [none] { $vp }
       *[other] { $vp }（{ $firm }）
    }，{ $week }：{ $count } 条，{ $length }
vp-hours-entry =
    • { $line }{ $files ->
        [0] { "" }
       *[other] ［附件 { $files } 个］
    }{ $insisted ->
        [none] { "" }
       *[other] { "" }
        { $insisted }
    }
vp-hours-reasons =
    异议：“{ $disputed }”{ $insisted ->
        [none] { "" }
       *[other] ；科技副总坚持：“{ $insisted }”
    }
vp-hours-who =
    .self = 您
    .vp = 科技副总本人
    .officer = 主管部门
    .named = { $place }的{ $name }
    .somebody = { $place }的工作人员
    .office = { $place }
vp-hours-became =
    .waiting = • { $line }（又在等待确认）
    .undo = • { $line }（科技副总已在 { $at } 撤销）
    .withdrawn = • { $line }（科技副总已在 { $at } 撤回）
    .corrected = • { $line }（已在 { $at } 更正，更正后的记录会重新列出）
    .struck = • { $line }（主管部门已在 { $at } 取消）
    .confirmed = • { $line }（{ $who }已在 { $at } 确认）
    .disputed = • { $line }（{ $who }已在 { $at } 提出异议）
    .insisted = • { $line }（科技副总在 { $at } 表示坚持）
    .upheld = • { $line }（{ $who }已在 { $at } 认定有效）
    .checked = • { $line }（{ $who }已在 { $at } 抽查）

## 确认

confirm =
    .title = 确认服务时间
    .about = 本企业科技副总登记的服务时间，按人、按周列出。点一下就能确认显示的全部；有不对的，可以提出异议并说明理由。
confirm-view = 要看哪些？
    .label = 查看
    .every = 等待确认的（{ $count } 条）
    .some = 最近的 { $shown } 条（共 { $count } 条）
    .by-week = 选一个人、一周
    .why = 没有给您看过的不会被确认，所以条数多时分页显示。
confirm-group = 看谁的、哪一周？最近的一周在前。
    .label = 人和周
confirm-seen =
    { $count ->
        [0] 这里已经没有要看的了。
       *[other] <b>等待本企业确认，共 { $length }：</b>
        { $page }
    }
confirm-act = 这些对吗？
    .label = 处理
    .why = 服务时间经企业确认后才计入。您提出异议的，由科技副总更正、撤回或坚持；坚持的由主管部门认定。不会自动确认。
confirm-after = 这些对吗？
    .label = 处理
confirm-act-labels =
    .all =
        { $what ->
            [disputed] 其实没有问题，全部确认（{ $count } 条，{ $length }）
           *[waiting] 全部确认（{ $count } 条，{ $length }）
        }
    .all_but =
        { $what ->
            [disputed] 确认其中一部分
           *[waiting] 除个别外全部确认
        }
    .dispute = 对个别提出异议
    .look = 看照片和全文
    .later = 先不处理
confirm-look_which = 要看哪几条？选好后点“选好了”。
    .label = 记录
confirm-look =
    { $lines }
    { $channel ->
        [terminal] { $files ->
            [0] { "" }
           *[other] 终端里不能接收文件，请在网页或 Telegram 里查看。
        }
       *[any] { $count ->
            [0] 没有附件。
           *[other] 附件（{ $count } 个）马上发给您。
        }
    }
confirm-leave_out = 哪几条先不确认？选好后点“选好了”。这几条会继续等待；如果有不对的地方，请提出异议。
    .label = 先不确认
confirm-sure = 一共 { $count } 条，{ $length }。全部确认吗？
    .label = 全部确认
    .go = 是的，确认
    .stop = 不，再看看
    .why = 确认后马上计入，数量较多时会再问一次。
confirm-confirm =
    { $count ->
        [0] 没有确认任何记录。
       *[other] 已确认 { $count } 条，{ $length }。
    }{ $left_out ->
        [0] { "" }
       *[other] 先不确认的有 { $left_out } 条。
    }{ $count ->
        [0] { "" }
       *[other] 点错了请发 /confirmed。
    }{ $changed ->
        [none] { "" }
       *[other] { "" }
        这几条刚刚有了变化，没有改动：
        { $changed }
    }
confirm-which = 哪几条不对？选好后点“选好了”。
    .label = 提出异议
confirm-reason = 哪里不对？科技副总会看到。
    .label = 理由
    .example = 11月23日是下午两点到的，不是上午九点。
confirm-dispute =
    { $count ->
        [0] 没有提出异议。
       *[other] 已对 { $count } 条提出异议，会把理由告诉科技副总。
    }{ $changed ->
        [none] { "" }
       *[other] { "" }
        这几条刚刚有了变化，没有改动：
        { $changed }
    }
confirm-rest =
    { $firm ->
        [none] 服务时间由企业的人员确认。如果您代表企业，请向区（县、市）主管部门或同事索取邀请。
       *[no] { $count ->
            [0] 现在没有等您确认的服务时间。
           *[other] 还有 { $count } 条等您确认。
        }{ $own ->
            [0] { "" }
           *[other] 另有 { $own } 条是您本人的服务时间，不能自己确认，请本企业的同事确认；可以发 /invite 邀请同事。
        }{ $disputed ->
            [0] { "" }
           *[other] 有 { $disputed } 条提过异议；要改为确认，请发 /disputed。
        }
    }

## 提过异议的

disputed =
    .title = 有异议的服务时间
    .about = 本企业提过异议的服务时间，以及科技副总的答复。仍然可以确认。
disputed-seen =
    { $count ->
        [0] 现在没有异议。
       *[other] <b>本企业提过异议的，共 { $length }：</b>
        { $page }
    }
disputed-act = 要改为确认吗？
    .label = 处理
    .why = 科技副总更正后，会重新出现在 /confirm 里；表示坚持的，由主管部门认定，在此之前您仍可以确认。
disputed-leave_out = 哪几条保留异议？选好后点“选好了”。
    .label = 保留异议
disputed-confirm =
    { $count ->
        [0] 没有确认任何记录。
       *[other] 已改为确认 { $count } 条，{ $length }。
    }{ $changed ->
        [none] { "" }
       *[other] { "" }
        这几条刚刚有了变化，没有改动：
        { $changed }
    }

## 确认错了

confirmed =
    .title = 确认错了
    .about = 您最近七天确认的服务时间。如果点错了，会告诉科技副总和主管部门，由他们更正。
confirmed-wrong = 哪几条确认错了？选好后点“选好了”。
    .label = 确认错的
    .why = 确认后马上计入，别人会据此办事，所以这里不能撤销；科技副总可以更正或撤回，主管部门可以取消。
confirmed-none = 最近七天没有可以在这里更正的确认记录。请科技副总更正，或者联系主管部门。
confirmed-why = 哪里不对？科技副总和主管部门会看到。
    .label = 理由
    .example = 那一周在外地参展，他没有来。
confirmed-doubt =
    { $count ->
        [0] 没有需要告知的记录。
       *[other] 已告诉科技副总和主管部门。在更正、撤回或取消之前，仍按已确认计算。
    }{ $changed ->
        [none] { "" }
       *[other] { "" }
        这几条已经有了变化：
        { $changed }
    }

## 什么时候提醒登记

log_time =
    .title = 登记提醒的时间
    .about = 每周哪一天、几点提醒您登记服务时间。
log_time-weekday = 每周哪一天提醒您登记服务时间？
    .label = 星期
    .why = 不选的话是周五 17:00。最近七天登记过的不提醒，法定节假日也不提醒。
log_time-none = 这类提醒是给科技副总的。受聘以后，发 /logtime 就能设置。
log_time-hour = 几点提醒？可以选 8 点到 20 点。
    .label = 几点
    .example = 17
log_time-save = 好的，每{ $weekday } { $hour } 提醒您。不想要提醒，请发 /settings。

## 通知

notice-hours_waiting =
    有 { $count } 条服务时间等贵企业确认，共 { $length }（{ $names }）。{ $waits ->
        [long] 最早的已等了 { $days } 天；满 { $escalates } 天会告知主管部门。
       *[new] { "" }
    }发 /confirm，点一下就能确认一页。
    .name = 有服务时间等贵企业确认
notice-hours_insisted = 有 { $count } 条服务时间企业和科技副总意见不一，等您认定。发 /service 查看。
    .name = 有争议的服务时间等您认定
notice-hours_unanswered = 有 { $firms } 家企业超过 { $escalates } 天没有确认科技副总登记的服务时间：{ $names }（{ $count } 条，{ $length }，最早的已等了 { $days } 天）。请提醒企业办理；科技副总会知道已经告知您。只有企业能确认。
    .name = 有企业迟迟没有确认服务时间
notice-hours_escalated = { $firm }还没有确认您的 { $count } 条服务时间（{ $length }），最早的已等了 { $days } 天。已经告知主管部门。记录仍然有效，企业确认后计入。
    .name = 企业迟迟没有确认您的服务时间
notice-log_hours = 您已有一周没有登记服务时间。发 /log，一句话就行，例如“昨天下午在厂里调试产线3小时”。想换个时间（现在是{ $weekday } { $hour }），请发 /logtime。
    .name = 每周提醒登记服务时间（发 /logtime 选时间）
notice-behind_pace =
    您本服务年度在{ $firm }已服务 { $served }，按平均进度到今天应为 { $due }，还差 { $behind }。每周 { $week } 就能达到年度最低要求。{ $done ->
        [none] { "" }
       *[other] 按现在的进度，要到 { $done } 才能完成。
    }发 /hours 看全部，还没登记的请发 /log。
    .name = 每月提醒服务时间落后于进度
notice-hours_file = 这条记录的附件：{ $line }，{ $name }。一天之内可以下载。
notice-hours_disputed =
    { $firm }对您的 { $count } 条服务时间有异议：“{ $reason }”
    { $lines }

    请发 /log，选“更正或撤销”：可以更正、撤回，也可以坚持，坚持的由主管部门认定。
notice-hours_doubted =
    { $firm }说您的 { $count } 条服务时间确认错了：“{ $reason }”
    { $lines }

    如果确实不对，请发 /log，选“更正或撤销”。主管部门也会知道；改动之前仍按已确认计算。
notice-hours_doubted_at_firm =
    { $firm }说{ $vp }的 { $count } 条服务时间确认错了：“{ $reason }”
    { $lines }

    已告诉科技副总，可由本人更正或撤回；您可以发 /service 查看。
notice-hours_corrected =
    { $vp }在{ $firm }的一条服务时间由{ $by }更正{ $reason ->
        [none] { "" }
       *[other] ：“{ $reason }”
    }。原来是：{ $before }；现在是：
    { $after }
    等待企业确认：/confirm。
notice-hours_withdrawn =
    { $vp }撤回了在{ $firm }的一条服务时间，企业此前已作答复：
    { $lines }
notice-hours_insisted_on =
    对{ $firm }有异议的服务时间，{ $vp }表示坚持：“{ $reason }”
    { $lines }

    由主管部门认定。如果您改变看法，仍可以发 /disputed 确认。
notice-hours_decided =
    { $verdict ->
        [upheld] 主管部门认定{ $vp }在{ $firm }的服务时间有效：“{ $reason }”
       *[struck] 主管部门取消了{ $vp }在{ $firm }的服务时间：“{ $reason }”
    }
    { $lines }

look-why-confirm_hours = 代表企业确认
data-log_time = 您选的登记提醒时间
data-column-weekday = 星期几
data-column-hour = 几点
