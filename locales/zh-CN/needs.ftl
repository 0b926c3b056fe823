### 需求：发布、核对、公布、查找；共用的话。

need-state =
    .draft = 草稿
    .submitted = 已提交，正在核对
    .returned = 已退回，请修改
    .refused = 未采纳
    .checked = 已核对，待上报
    .reported = 已上报
    .published = 已发布
    .matched = 已对接
    .expired = 已到期
    .withdrawn = 已撤回
need-form =
    .consulting = 技术咨询
    .joint_research = 联合攻关
    .on_site = 驻厂服务
    .transfer = 成果转化
    .training = 人才培训
    .open = 不限，可商议
need-firm-hidden = 企业名称不公开
need-office = 方案的主管部门
need-budget-open = 面议
need-card =
    <b>{ $title }</b>（{ $number }），{ $state }
    { $body }
need-body =
    • 企业：{ $firm }，{ $district }{ $hidden ->
        [yes] （名称只有主管部门能看到）
       *[no] { "" }
    }
    • 领域：{ $field }
    • 关键词：{ $keywords }
    • 场景：{ $scene }
    • 问题：{ $problem }
    • 现状：{ $present }
    • 目标：{ $target }
    • 限制和已试过的办法：{ $limits }
    • 希望的专家：{ $expert }
    • 合作方式：{ $form }
    • 预算：{ $budget }
    • 科技副总人数：{ $vps }{ $why ->
        [none] { "" }
       *[other] （{ $why }）
    }
    • 有效期至：{ $until ->
        [none] 未填
       *[other] { $until }
    }
    • 附件：{ $files } 个

## 发布需求

need =
    .title = 发布需求
    .about = 把企业的技术难题说清楚，请科研人员来解决。大约五分钟，主管部门核对后发布。
need-firm = 为哪家企业发布？
    .label = 企业
need-no_firm = 发布需求要先登记企业：发 /firm 登记，区县主管部门核实后，企业代表就可以发布。有同事已登记的，请他用 /invite 邀请您。
need-act = 要写一条新的需求，还是看已有的？
    .label = 办理
    .new = 写一条新需求
    .mine = 看本企业的需求
need-own = 本企业的需求，最近的在前。要看哪一条？
    .label = 需求
    .item = { $title }（{ $number }，{ $state }）
    .draft = { $title }（草稿，还没有提交）
need-before =
    <b>{ $title }</b>（{ $number }），{ $state }
    { $body }
    { $step ->
        [returned] 退回原因：“{ $reason }”。请选“修改”，只改这一处，再提交。
        [refused] 未采纳的原因：“{ $reason }”。可以复制为新的需求，改好再提交。
        [draft] 草稿还没有提交。选“修改”，补齐后提交。
       *[other] { $by ->
            [none] { "" }
           *[other] 现在由{ $by }办理，有结果会告诉您。
        }
    }
need-what = 要办什么？
    .label = 办理
    .edit = 修改
    .renew = 延期
    .copy = 复制为新的需求
    .withdraw = 撤回
    .nothing = 不办了
need-sure = 确定撤回吗？撤回后不再公开，不能恢复，但可以复制为新的需求。
    .label = 撤回
need-until = 延期到哪一天？
    .label = 有效期至
    .example = 2027-12-31
need-withdraw =
    { $state ->
        [changed] 需求 { $number } 刚刚有了变化（{ $office }），没有撤回。发 /need 可以看现在的情况。
       *[other] 需求 { $number }（{ $title }）已撤回，不再公开。
    }
need-renew =
    { $state ->
        [changed] 需求 { $number } 刚刚有了变化（{ $office }），没有延期。发 /need 可以看现在的情况。
       *[other] 需求 { $number }（{ $title }）已延期，继续公开。
    }

need_form =
    .title = 填写需求
    .about = 一问一答写清一条技术需求。
need_form-intro = <b>发布技术需求</b>，大约五分钟。用平常的话说就行，说不全也不要紧，我会再问一次。随时可以离开，回来接着写。
need_form-title = 用一句话说，需要解决什么？
    .label = 标题
    .why = 科研人员先看标题，再决定要不要细看。
    .example = 水泵机械密封运行200小时后泄漏
need_form-scene = 这个问题出在哪里？什么产品，哪道工序，什么条件下？
    .label = 场景
    .why = 知道用在哪里，科研人员才能判断自己熟不熟。
    .example = 化工离心泵的机械密封，介质120℃，转速每分钟2900转
need_form-scene_more = 谢谢。能再具体一点吗？比如什么产品、哪台设备、哪道工序。不方便说可以跳过。
    .label = 场景（补充）
    .example = 注塑车间三号机，生产汽车灯罩的时候
need_form-problem = 具体是什么问题？看到了什么现象？
    .label = 问题
    .why = 现象比结论有用：专家要从现象找原因。
    .example = 运行约200小时后端面磨出沟槽，开始滴漏
need_form-problem_more = 谢谢。能说说看到的现象吗？哪里坏、多久坏一次、坏成什么样。不方便说可以跳过。
    .label = 问题（补充）
    .example = 每批大约有三成灯罩边缘发白，放大后能看到细裂纹
need_form-present = 现在的数据是多少？大概的数也行。
    .label = 现状
    .why = 现状和目标之间差多少，决定这件事有多难。
    .example = 平均泄漏量每小时12毫升，寿命200小时
need_form-present_more = 有没有一个大概的数？没有测过也可以跳过。
    .label = 现状（补充）
    .example = 合格率八成左右
need_form-target = 希望做到多少？
    .label = 目标
    .why = 有了目标，双方才知道做到什么算完成。
    .example = 泄漏量每小时3毫升以下，寿命1000小时
need_form-target_more = 做到多少算解决了？给一个数，专家好判断。暂时定不下来可以跳过。
    .label = 目标（补充）
    .example = 合格率95%以上
need_form-limits = 有什么限制？试过哪些办法？没有可以跳过。
    .label = 限制和已试过的办法
    .why = 免得专家提您已经试过、或者用不了的办法。
    .example = 泵体不能改；换过两家的石墨环，没有好转
    .none = 没有
need_form-field = 属于哪个技术领域？
    .label = 领域
    .why = 宁波市方案（四（一））要求写明领域；科研人员也按领域查找。
need_form-keywords = 请给三到五个关键词，用逗号隔开。
    .label = 关键词
    .why = 科研人员会用这些词查找，也用来匹配专家。
    .example = 机械密封，石墨，摩擦磨损
need_form-expert = 希望什么样的专家？专业、经验都可以说。
    .label = 希望的专家
    .why = 方便派出单位推荐合适的人。
    .example = 做过摩擦学或者密封材料的
need_form-form = 希望怎样合作？
    .label = 合作方式
    .why = 有的科研人员可以驻厂，有的只能远程，先说明白。
need_form-budget = 预算是多少？定不下来可以跳过，写“面议”。
    .label = 预算
    .example = 30万元
    .none = 面议
need_form-vps = 需要几位科技副总？一般是一位。
    .label = 科技副总人数
    .why = 宁波市方案（四（二））：一般选一位，多于一位要说明理由。
    .example = 1
need_form-vps_reason = 为什么需要不止一位？
    .label = 多于一位的理由
    .why = 宁波市方案（四（二））要求企业说明理由，主管部门会看。
    .example = 材料和结构设计是两个专业，各需要一位
need_form-visibility = 发布时要不要写出企业名称？
    .label = 企业名称
    .why = 不写名称时，只有主管部门知道是哪家企业；其余内容照常公开。
    .o-named = 写出名称
    .o-hidden = 不写名称
need_form-valid_until = 这条需求有效到哪一天？到期前会提醒您，可以延期。
    .label = 有效期至
    .example = 2027-06-30
need_form-attach = 您做过企业自查。要不要让主管部门一起看到？
    .label = 企业自查结果
    .why = 主管部门核对时可以对照条款，少问您几句。
    .o-attach = 一起提交
    .o-leave_out = 不提交
need_form-file_1 = 请发附件：图纸、照片或说明，PDF、图片、Word 或 Excel，每个不超过10兆。附件只给主管部门看，不公开。没有可以跳过。
    .label = 附件
    .none = 没有
need_form-file_2 = 请发第二个附件，没有可以跳过。
    .label = 附件2
    .none = 没有
need_form-file_3 = 请发第三个附件，没有可以跳过。
    .label = 附件3
    .none = 没有
need_form-file_4 = 请发第四个附件，没有可以跳过。
    .label = 附件4
    .none = 没有
need_form-file_5 = 请发第五个附件，没有可以跳过。
    .label = 附件5
    .none = 没有
need_form-check = 请核对。后面几项是通常的填法，要改请选“修改某一项”。
    .o-ok = 没有问题，提交
need_form-submit =
    { $state ->
        [changed] 需求 { $number } 在您修改期间有了变化（{ $office }），这次修改没有提交。发 /need 可以看现在的情况，也可以复制为新的需求。
       *[other] 已提交，办件号 <b>{ $number }</b>：{ $title }
        接下来由{ $office }核对。文件没有写办理期限，一有结果我就告诉您。发 /need 可以随时查看、修改或撤回。
    }
need_form-too_many = 一小时内最多提交 { $most } 条需求。这一条已经存下，请过一会儿再提交；需求很多的话，也可以请主管部门用表格一次导入。
need_form-missing = 这一项提交前要填写。

need_form-scene_told = 场景说清楚了吗？
need_form-problem_told = 问题说清楚了吗？
need_form-present_told = 现状有数据吗？
need_form-target_told = 目标有数据吗？
need_form-several = 要不要写理由？

## 核对和公布

review =
    .title = 核对和发布需求
    .about = 等您办理的需求，一条一条看：通过、退回或者不采纳；已核对的可以一起上报或发布。
review-need = 等您办理的需求，等待最久的在前。要看哪一条？
    .label = 需求
    .item = { $title }（{ $firm }，{ $district }，{ $at }）
    .several =
        { $step ->
            [published] 一起发布：{ $count } 条（{ $programme }）
           *[other] 一起上报：已核对的 { $count } 条（{ $district }）
        }
    .case = 申请 { $number }：{ $about }（{ $state }，{ $since } 起）
review-case = 哪一件申请？
review-kind = 看一条，还是一起办？
review-seen =
    <b>{ $title }</b>（{ $number }），{ $state }
    { $body }

    第 { $version } 版，{ $at } 提交；这一步依据：{ $clause }
    <b>企业自查</b>
    { $check }
    <b>相近的需求</b>
    { $alike }
review-check = • { $title }（{ $clause }）：{ $outcome }
review-alike = ! { $title }（{ $number }，{ $firm }，{ $state }）
    .none = 没有发现。
review-decided =
    { $became ->
        [none] 现在没有可以一起办的需求。
       *[other] { $office ->
            [none] “{ $title }”在 { $at } 有了变化：{ $became }。
           *[other] { $office }已在 { $at } 办理“{ $title }”：{ $became }。
        }以下是其他需求。
    }
review-decision = 怎么办理？
    .label = 办理
    .why = 退回和不采纳要写原因，企业会看到。退回后企业只改那一处，改好会再回到您这里。
review-verdict =
    .pass-checked = 通过
    .pass-reported = 上报
    .pass-published = 发布
    .return = 退回修改
    .refuse = 不采纳
    .files = 查看附件
    .later = 先看别的
review-files =
    { $count ->
        [0] 附件已经没有了。
       *[other] 附件（{ $count } 个）马上发给您。
    }
review-files_terminal = 终端里不能接收附件，请在网页或 Telegram 里打开这条需求。
review-after = 怎么办理？
    .label = 办理
review-reason = 原因是什么？企业会看到，并且只改这一处。
    .label = 原因
    .example = 目标没有数据，请写明希望密封用多久。
review-decide =
    { $state ->
        [overtaken] { $office ->
            [none] 需求 { $number } 在 { $at } 有了变化（{ $became }），这次办理不算数，请再看一次。
           *[other] { $office }已在 { $at } 办理需求 { $number }（{ $became }），这次办理不算数。
        }
        [return] 需求 { $number } 已退回，会通知企业。
        [refuse] 需求 { $number } 没有采纳，会通知企业。
       *[pass] { $makes ->
            [published] 需求 { $number } 已发布，会通知企业。
            [reported] 需求 { $number } 已上报，会通知企业。
           *[other] 需求 { $number } 已核对，等待上报，会通知企业。
        }
    }
review-several =
    { $step ->
        [published] 可以发布的需求有 { $count } 条（依据：{ $clause }）：
       *[other] 可以上报的需求有 { $count } 条（依据：{ $clause }）：
    }
    { $lines }{ $more ->
        [0] { "" }
       *[other] { "" }
        还有 { $more } 条
    }
    .line = • { $title }（{ $number }，{ $firm }，{ $district }）
review-how = 全部一起办吗？
    .label = 全部还是一部分
    .o-all = 全部一起办
    .o-some = 选一部分
    .o-later = 先不办
review-which = 要办哪几条？选好后点“选好了”。
    .label = 需求
    .item = { $title }（{ $number }）
review-pass_on =
    { $step ->
        [published] 已发布 { $count } 条需求，会通知企业。
       *[other] 已上报 { $count } 条需求，会通知企业。
    }{ $left ->
        [none] { "" }
       *[other] 这几条刚刚有了变化，没有一起办：{ $left }
    }
review-none = 现在没有等您办理的需求。

notice-need_decided =
    { $state ->
        [checked] { $office }已核对您的需求“{ $title }”（{ $number }），接下来上报。
        [reported] { $office }已上报您的需求“{ $title }”（{ $number }），接下来由{ $next }发布。
        [published] 您的需求“{ $title }”（{ $number }）已发布，科研人员可以看到了。发 /need 可以查看。
        [return] { $office }退回了您的需求“{ $title }”（{ $number }）：“{ $reason }”。发 /need 选这一条，只改这一处就行。
       *[refuse] { $office }没有采纳您的需求“{ $title }”（{ $number }）：“{ $reason }”。发 /need 可以复制为新的需求。
    }
notice-needs_brought = { $office }导入了贵企业的 { $count } 条需求草稿。发 /need，选“看本企业的需求”，补齐后提交；用不上的可以撤回。
notice-need_file = 需求 { $number } 的附件：{ $name }。一天之内可以下载。
notice-need_expired = 您的需求“{ $title }”（{ $number }）已经到期，不再公开。需要延期的话，发 /need 选这一条。
