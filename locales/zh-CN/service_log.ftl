### 服务时间：记录、更正。

log =
    .title = 记录服务时间
    .about = 用一句话记下服务时间，十秒钟就好。例如：昨天下午在厂里调试产线3小时。
log-said = 请说一句：哪天、多长时间、做了什么。也可以一步一步选。
    .label = 记录
    .why = 服务时间每年累计要达到方案规定的下限（宁波市方案 四），企业确认后计入。
    .example = 昨天下午在厂里调试产线3小时
    .o-guided = 一步一步记
    .o-again = 同上次一样
    .o-week = 补记一周
    .o-fix = 更正或撤销
    .s-guided = 引导; 一步一步; 慢慢记
    .s-again = 重复上次; 和上次一样; 跟上次一样; 同上; 再记一次
    .s-week = 补一周; 一周的; 记一周; 本周
    .s-fix = 更正; 改一下; 改记录; 撤销; 修改; 记错了
log-term = 记在哪一个任职名下？
    .label = 任职
log-no_term = 目前没有查到您在任的科技副总任职，还不能记录服务时间。任职由主管部门登记；如已上岗，请联系 /human。

log_form =
    .title = 填写服务时间
    .about = 核对并补全要记录的服务时间。
log_form-entries = 请再说一次：哪天、多长时间、做了什么。
    .label = 记录
    .example = 昨天9点到11点半在实验室测试涂层
log_form-last = 同哪一次一样？
    .label = 同上次
log_form-last-line = { $activity }，{ $length }
log_form-no_last = 还没有以前的记录，我们一步一步来。
log_form-days = 补记哪几天？可以多选。
    .label = 日期
    .why = 列出最近两周里还没有记录的工作日。
log_form-no_days = 最近两周的工作日都有记录了。要记别的日子，我们一步一步来。
log_form-lacks_day = 日期齐全吗？
    .label = 日期
log_form-which_day = 是哪一天？
    .label = 日期
log_form-day = 是哪一天？
    .label = 日期
    .why = 服务时间按天累计，所以每条都要有日期。
    .example = 昨天
log_form-lacks_length = 时长齐全吗？
    .label = 时长
log_form-which_length = 时长是多少？
    .label = 时长
log_form-length = 多长时间？可以写“3小时”“半天”“9点到11点半”。
    .label = 时长
    .why = 一天按8小时、半天按4小时计（口径由主管部门定）。
    .example = 2小时30分
log_form-lacks_activity = 内容齐全吗？
    .label = 内容
log_form-activity = 做了什么？
    .label = 内容
    .why = 企业按内容确认，主管部门抽查时也会看。
    .example = 调试注塑产线
log_form-category = 属于哪一类工作？不确定可以跳过。
    .label = 工作类别
    .none = 未分类
log_form-place = 在现场还是远程？
    .label = 方式
    .o-on_site = 现场
    .o-remote = 远程
    .none = 未填
log_form-paper_1 = 请发一张照片或一份PDF，不超过10兆。没有可以跳过。
    .label = 照片或PDF
    .why = 有照片，抽查时不用再找您补。
    .none = 没有
log_form-paper_2 = 还有一张吗？没有可以跳过。
    .label = 第二张
    .none = 没有
log_form-check = 请核对：
    .o-ok = 没有问题，记下
log_form-clash = 这段时间已经记过。怎么办？
    .label = 已有的记录
log_form-clash-replace = 用这条替换：{ $line }
log_form-clash-other = 不替换，我重新写
log_form-save =
    { $count ->
        [1] 已记下：
       *[other] 已记下{ $count }条：
    }
    { $lines }
    { $firm }确认后计入。本年度已确认{ $confirmed }，待确认{ $waiting }{ $left ->
        [none] 。
       *[other] ，还差{ $left }。
    }
    一小时内可以撤销，回复“撤销”。
log_form-hindrance =
    .no_minutes = { $line }：时长要多于0分钟。
    .no_span = { $line }：起止时间不对，结束要晚于开始。
    .minutes_not_span = { $line }：起止时间是{ $limit }，与时长对不上。
    .unknown_duty = 这个方案没有这一类工作，请重新选。
    .future = { $line }：这一天还没有到，到了再记。
    .too_old = { $line }：自己只能补记到{ $limit }。更早的请联系主管部门，由他们写明原因补记。
    .outside_term = { $line }：不在任职期内（以{ $limit }为界）。
    .not_under_way = 这个任职已经结束或暂停，不能再记服务时间。有疑问请回复“人工”。
    .overlaps = { $line } 与已记的“{ $other }”（{ $firm }）时间重叠。请改时间；要改已记的那条，发 /log 选“更正或撤销”。
    .day_full = { $day }只有24小时，最多还能记{ $left }。
    .over_cap = { $day }一天最多记{ $limit }，最多还能记{ $left }。
    .twin = “{ $other }”（{ $firm }）已经记过了。如果是另一次，请把起止时间或内容写得不同一些。
log_form-clashing = 没有替换。请写出正确的日期和时间。
log_form-too_many = 一次最多记{ $most }条，请分几次记。

log_form-undo_late = 企业已经处理过其中的记录，不能整体撤销了。要改某一条，发 /log 选“更正或撤销”。

log_fix =
    .title = 更正服务时间
    .about = 更正、撤销已记的服务时间，或者回复企业的异议。
log_fix-entry = 要处理哪一条？最近的在前。
    .label = 记录
log_fix-no_entry = 还没有记录。
log_fix-seen =
    { $line }
    { $category ->
        [none] { "" }
       *[other] 类别：{ $category }。
    }{ $state }{ $reason ->
        [none] 。
       *[other] ：“{ $reason }”。
    }
log_fix-act = 怎么处理？
    .label = 处理
    .correct = 更正
    .withdraw = 撤销这一条
    .insist = 记录无误，请主管部门认定
    .nothing = 不改了
log_fix-anew = 请写正确的记录，只写要改的部分也可以。
    .label = 改为
    .why = 原来的记录保留备查，新的一条代替它，由企业重新确认。
    .example = 昨天下午2点到4点
log_fix-check = 请核对：
    .o-ok = 没有问题，更正
log_fix-correct =
    { $gone ->
        [yes] 这条记录刚刚有了变化（{ $line }），没有更改。发 /log 再看一次。
       *[no] 已更正为：
        { $lines }
        { $firm }会重新确认。
    }
log_fix-sure = 确定撤销这一条吗？企业会看到它已撤销。
    .label = 撤销
log_fix-withdraw =
    { $gone ->
        [yes] 这条记录刚刚有了变化（{ $line }），没有更改。发 /log 再看一次。
       *[no] 已撤销：{ $line }。
    }
log_fix-reason = 请写明理由，主管部门会看到您和企业两方的说法。
    .label = 理由
    .example = 当天有签到表，2点到5点在车间
log_fix-insist =
    { $gone ->
        [yes] 这条记录刚刚有了变化（{ $line }），没有更改。发 /log 再看一次。
       *[no] 已交主管部门认定：{ $line }。有结果会告诉您。
    }
log_fix-doubtful = 还看不出是哪天、多长时间。请写全，例如“昨天下午2点到4点”。
