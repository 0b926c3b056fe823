### 办件：为什么现在不能往下办；收到的通知。

case-gate-need_published = 这条需求现在没有公布，暂时不能往下办。企业重新发布后可以接着办。
case-gate-places_left = 这条需求的名额已经满了。
case-gate-several_reason = 这条需求已经选定了一位专家。要再选一位，请写明理由。
case-gate-tie_free = 专家或其单位与企业之间的这种关系，按方案不能办理（创办、投资或孵化的企业）。
case-gate-consent_given = 需要专家和企业联系人双方都同意互相告知联系方式，现在至少有一方没有同意。本人发 /consents 可以同意。
case-gate-answers_opinion = 这一步要答复区县的意见：先有区县意见，再写明您的意见。
case-gate-certificate_valid = 还没有有效的证书。请专家在 /profile 填写证书日期，或在这一步上传证书。
case-gate-agreement_signed = 还没有上传签好的协议。
case-gate-enough_scores = 还没有评审专家打分。
case-gate-quota_left = 方案的名额或本件所在批次的名额已用完。
case-gate-pool_member = 这位专家现在不在专家库里，或者没有同意入库。
case-gate-overlaps = 这位专家这段时间已经在这家企业任职，任期不能重叠。
case-gate-no_dates = 还没有填写任期的起止日期。
case-gate-firm_ended = 这家企业的登记现在无效（没有核实，或已重新登记），这一件不能往下办。可以撤回或不予通过，再用新的企业重新申请。
case-gate-waits = 这一步的公示（等待）工作日还没有满，期满后再办。
case-gate-expert_left = 专家现在没有该单位科研人员的身份，这一件不能往下办。请单位先确认其身份。

case-missing = 还缺一项：{ $field }。
case-wrong = 这一项填得不对：{ $field }。请再填一次。
case-out_of_order = 现在还不能做这一步，或者已经不用做了。请重新打开这一件看看。
case-no_reason = 请写明理由。
case-running = 同样的申请正在办理，不用再申请一次。发 /status 可以查看。
case-gone = 您选的这一项现在没有了，请重新选择。
case-no_contacts = 现在不能显示联系方式：需要双方都同意，并且同意没有撤回。
case_files-terminal = 终端里收不了文件。请在网页或其他渠道打开这一件。

look-contacts = 您的姓名和电话
look-why-read_contacts = 办件中双方同意互相告知联系方式

notice-case_moved =
    办件 { $number }（{ $about }）：{ $act ->
        [pass] { $step }（{ $by }）。{ $state }。
        [return] { $by }退回修改：“{ $reason }”。
        [refuse] { $by }不予通过：“{ $reason }”。
        [withdraw] { $by }已撤回：“{ $reason }”。
        [expire] 期限内没有人办理，已自动结束。
        [object] 收到一条异议：“{ $reason }”。
        [uphold] 异议成立，已结束：“{ $reason }”。
        [dismiss] 异议不成立：“{ $reason }”。
        [propose] { $by }提议更正一项决定：“{ $reason }”。等另一位工作人员复核。
        [confirm] 更正已复核通过。{ $state }。
       *[reject] 更正没有通过复核，原决定不变：“{ $reason }”。
    } 发 /status 查看。
notice-case_waits =
    办件 { $number }（{ $about }）等您办理：{ $do }{ $act ->
        [return] { "" } { $by }退回的原因：“{ $reason }”。
       *[other] { "" }
    } 发 /status 办理。
notice-case_file = 办件 { $number } 的附件：{ $name }。一天之内可以下载。
notice-case_need_gone = 您申请的需求“{ $about }”已由企业撤回。办件 { $number } 暂时不能往下办；您可以发 /status 撤回申请，另选需求。
notice-cases_waiting = 有 { $count } 件等您办理。发 /status 查看。
    .name = 有办件等您办理
notice-case_late = 办件 { $number }（{ $about }）在您这里已经 { $gone } 个工作日，一般 { $days } 个工作日内办完：{ $do } 发 /status 办理。
    .name = 办件超过了预计时间
notice-case_stuck = 办件 { $number }（{ $about }）在{ $who }已经 { $gone } 个工作日，一般 { $days } 个工作日内办完。发 /status 查看。
    .name = 别处的办件迟迟没有进展
