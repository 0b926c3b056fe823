### 评审批次：一次会议集中审定多件。

rounds =
    .title = 评审批次
    .about = 供主管部门使用：一次会议集中审定多件，随时看到剩余名额和预算，并生成公示名单。
rounds-round = 以下是评审批次，进行中的在前。请选一个：
    .label = 批次
    .item =
        { $name }：{ $step }，{ $programme }{ $district ->
            [none] { "" }
           *[other] ，{ $district }
        }，{ $opens }至{ $closes }{ $state ->
            [deciding] （审定中）
            [decided] （已审定）
           *[open] { "" }
        }
    .why = 一个批次汇集停在同一步骤的办件。没有在批次里审定的，可在 /status 中逐件办理。
rounds-new = 新建批次
rounds-enough = 没有了
rounds-none = 评审批次供市级和区县主管部门人员使用。

round_form =
    .title = 新建批次
    .about = 一个批次汇集起止日期之间停在同一步骤的办件。
round_form-step = 要集中审定哪一步的办件？
    .label = 步骤
    .why = 这里列出贵部门可以集中审定、且目前没有批次在进行的步骤。
rounds-step =
    { $programme }{ $district ->
        [none] { "" }
       *[other] ，{ $district }
    }：{ $way }，{ $step }
round_form-name = 这个批次叫什么？
    .label = 名称
    .why = 用于列表和审定结果。
    .example = 2026年第二批
round_form-opens = 从哪天开始汇集办件？
    .label = 开始
    .why = 已经停在这一步的办件也在其中。
    .example = 2026-10-01
round_form-closes = 到哪天截止？
    .label = 截止
    .why = 之后到这一步的办件归入下一批次。截止前三天和当天会提醒您。
    .example = 2026-10-31
round_form-quota = 名额是多少人？不限的话可跳过。
    .label = 名额
    .why = 本批次通过的人数不超过名额。
    .example = 20
round_form-money = 有预算吗？
round_form-budget = 预算是多少？不限的话可跳过。
    .label = 预算
    .why = 各办件申报的金额会合计在旁边；那是申报金额，不是方案支付的金额。
    .example = 300万元
round_form-check = 请核对批次信息。
    .o-ok = 无误，新建
round_form-make = 批次“{ $name }”已建立：{ $step }，{ $opens }至{ $closes }。
rounds-taken = 这一步已有批次在进行。请先审定或删除那个批次。
rounds-no_days = 批次要有名称，截止日期不能早于开始日期。

round_page =
    .title = 批次
    .about = 批次里的办件、名额和预算，以及审定。
round_page-seen =
    <b>{ $name }</b>：{ $step }（{ $way }，{ $programme }{ $district ->
        [none] { "" }
       *[other] ，{ $district }
    }），{ $opens }至{ $closes }
    { $state ->
        [deciding] { $office }自 { $at } 起审定：已办 { $done } 件，共 { $total } 件。{ $stuck ->
            [yes] 目前已停下。已审定的不变，可以继续。
           *[no] { "" }
        }
        [decided]
            { $office }审定，{ $at }。通过 { $became_pass } 件，退回 { $became_return } 件，不予通过 { $became_refuse } 件，未处理 { $left } 件。{ $words ->
                [none] { "" }
               *[other] { "" }
                通过的统一意见：“{ $words }”
            }{ $left_lines ->
                [none] { "" }
               *[other] { "" }
                未处理的：
                { $left_lines }
            }{ $left_more ->
                [0] { "" }
               *[other] { "" }
                ……另有 { $left_more } 件
            }
       *[open] { $begun ->
            [no] 还没有开始。
           *[yes] 共 { $count } 件。拟通过 { $passing } 件，拟退回 { $returned } 件，拟不予通过 { $refused } 件。{ $barred ->
                [0] { "" }
               *[other] 其中 { $barred } 件与您有利害关系或前一步由您办理，由其他人审定。
            }{ $over ->
                [0] { "" }
               *[other] 比剩余名额多 { $over } 件，请先把多出的列为例外。
            }
        }{ $lines ->
            [none] { "" }
           *[other] { "" }
            { $lines }
        }{ $more ->
            [0] { "" }
           *[other] { "" }
            ……另有 { $more } 件
        }
    }
    名额：{ $quota ->
        [none] 不限
       *[other] { $quota } 人，剩余 { $people_left } 人
    }{ $programme_left ->
        [none] { "" }
       *[other] ；方案剩余名额 { $programme_left } 人
    }{ $money ->
        [no] { "" }
       *[yes] { "" }
        预算：{ $budget ->
            [none] 不限
           *[other] { $budget }，剩余 { $money_left }
        }{ $state ->
            [open] ；拟通过的共申报 { $asked }
           *[other] { "" }
        }（均为办件申报的金额，不是方案支付的金额）
    }
rounds-case =
    { $exception ->
        [return] ↺ 拟退回：
        [refuse] ✗ 拟不予通过：
       *[none] { "" }
    }{ $rank ->
        [none] { "" }
       *[other] 第 { $rank } 名{ " " }
    }{ $number } { $about }，{ $expert }{ $mean ->
        [none] { "" }
       *[other] ；{ $scores } 位评审平均 { $mean } 分
    }{ $asked ->
        [none] { "" }
       *[other] ；申报 { $asked }
    }{ $opinion ->
        [none] { "" }
       *[other] ；区县意见：“{ $opinion }”
    }{ $barred ->
        [yes] （不由您审定）
       *[no] { "" }
    }
round_page-act = 请问要办什么？
    .label = 事项
    .why = 审定以您刚才看到的内容为准；其间有变化的不处理，并会列出。
rounds-what =
    .decide = 审定本批次
    .cases = 逐件查看，挑出例外
    .drop = 删除批次
    .again = 刷新
    .resume = 接着审定
    .docx = 公示名单（文档）
    .xlsx = 公示名单（表格）
    .minutes = 查看会议纪要
    .leave = 没有了
round_page-resume = 批次“{ $name }”继续审定，结果会发到这里。
round_page-sure = 要删除这个批次吗？办件仍停在原处。
    .label = 确认
    .v-yes = 是，删除
    .v-no = 否
round_page-drop = 批次“{ $name }”已删除。
round_page-list = “{ $name }”的名单正在生成，马上发到这里。
round_page-minutes = 会议纪要马上发到这里。

round_cases =
    .title = 批次里的办件
    .about = 逐件查看审定所需的内容。没有列为例外的都通过。
round_cases-case = 请选一件。没有列为例外的都通过。
    .label = 办件
    .why = 有评分的按名次排列，没有评分的按等待时间排列。
round_cases-card =
    <b>{ $about }</b>（办件号 { $number }）
    专家：{ $expert }{ $unit ->
        [none] { "" }
       *[other] ；派出单位：{ $unit }
    }{ $firm ->
        [none] { "" }
       *[other] ；企业：{ $firm }
    }
    { $since } 到达这一步。{ $mean ->
        [none] { "" }
       *[other] { $scores } 位评审平均 { $mean } 分，第 { $rank } 名。
    }{ $asked ->
        [none] { "" }
       *[other] 申报 { $asked }。
    }{ $opinion ->
        [none] { "" }
       *[other] { "" }
        区县意见：“{ $opinion }”
    }{ $exception ->
        [return] { "" }
            拟退回：“{ $reason }”
        [refuse] { "" }
            拟不予通过：“{ $reason }”
       *[none] { "" }
    }
    完整办件：发 /status，再发 { $number }
round_cases-verdict = 这一件怎么处理？
    .label = 处理
    .why = 例外先记在这里，审定批次时才成为决定。
rounds-verdicts =
    .return = 退回补正
    .refuse = 不予通过
    .pass = 还是通过
    .leave = 保持不变
round_cases-reason = 请写明理由，各方都能看到。
    .label = 理由
    .example = 缺少设备费用说明
round_cases-keep =
    { $verdict ->
        [return] 已记下：{ $number } 拟退回。
        [refuse] 已记下：{ $number } 拟不予通过。
       *[pass] { $number } 改为随其他办件一起通过。
    }
rounds-gone = 这一件或批次已有变化，没有记下任何内容。请重新查看批次。

round_decide =
    .title = 审定批次
    .about = 除例外之外全部通过，并附会议纪要。
round_decide-says = 有统一意见吗？
round_decide-words = 通过的办件统一写什么意见？各方都能看到。
    .label = 意见
    .why = 这一步要求填写意见。纪要中对单件的说明留在纪要里。
    .example = 经10月30日会议审定，同意
round_decide-remark = 通过的办件要统一写什么说明吗？没有可跳过。
    .label = 说明
    .why = 各方都能看到。
    .example = 经10月30日会议审定，入库
round_decide-minutes = 请发送会议纪要（PDF、Word 或图片）。
    .label = 会议纪要
    .why = 纪要随批次保存，只供贵部门和市级主管部门查看：其中还涉及其他办件。
    .example = 会议纪要.pdf
round_decide-weigh =
    { $state ->
        [excepted] 其间有人改动了例外，没有进行任何处理。请重新查看批次。
        [overtaken] { $office }已在 { $at } 审定这个批次。不会重复审定，可在 /rounds 查看进度。
        [over] 拟通过 { $passing } 件，而剩余名额只有 { $left } 人。请先把多出的列为例外。
       *[go]
            <b>请核对：“{ $name }”</b>
            共 { $count } 件。通过 { $passing } 件，退回 { $returned } 件，不予通过 { $refused } 件。{ $people_left ->
                [none] { "" }
               *[other] { "" }
                审定后剩余名额：{ $people_left } 人
            }{ $asked ->
                [none] { "" }
               *[other] { "" }
                通过的共申报 { $asked }{ $money_left ->
                    [none] { $over ->
                        [none] 。
                       *[other] ，超出剩余预算 { $over }。
                    }
                   *[other] ；审定后剩余预算：{ $money_left }
                }
            }{ $words ->
                [none] { "" }
               *[other] { "" }
                统一意见：“{ $words }”
            }{ $changed ->
                [0] { "" }
               *[other] { "" }
                您查看之后有变化、不处理的：{ $changed } 件
            }
    }
round_decide-sure = 就这样审定吗？审定后只能逐件更正，并由第二位人员确认。
    .label = 确认
    .v-yes = 是，审定
    .v-no = 否
round_decide-decide =
    { $state ->
        [excepted] 其间有人改动了例外，没有进行任何处理。请重新查看批次。
        [overtaken] { $office }已在 { $at } 审定这个批次。不会重复审定，可在 /rounds 查看进度。
        [over] 拟通过 { $passing } 件，而剩余名额只有 { $left } 人。请先把多出的列为例外。
       *[begun] 批次“{ $name }”：正在审定 { $count } 件。您离开也会继续，结果会发到这里。
    }
rounds-no_minutes = 还缺会议纪要，请发送。
rounds-no_words = 这一步要求填写意见，请填写。
rounds-terminal = 终端里不能接收文件。请在网页或其他渠道发 /rounds。
rounds-left =
    .line = • { $number } { $about }：{ $why }
    .changed = 查看批次之后有变化。
    .no_right = 不由您审定：与您有利害关系，前一步由您办理，或您的角色已结束。
    .refused = 这一步不能办理，缺少什么请看办件页。
rounds-given_up = 多次失败。已审定的不变，请发 /rounds 接着审定；如再失败，请告知服务器管理员。
rounds-list_given_up = 多次失败。请发 /rounds 重新生成名单；如再失败，请告知服务器管理员。
rounds-no_right = 您已没有所需的角色。
look-round_list = 您的姓名（审定名单）
look-why-round_list = 公示名单

notice-round_decided =
    <b>批次“{ $name }”已审定。</b>通过 { $became_pass } 件，退回 { $became_return } 件，不予通过 { $became_refuse } 件，未处理 { $left } 件。{ $left_lines ->
        [none] { "" }
       *[other] { "" }
        未处理的：
        { $left_lines }
    }{ $left_more ->
        [0] { "" }
       *[other] { "" }
        ……另有 { $left_more } 件
    }
    公示名单可在 /rounds 中生成。
    .name = 批次已审定
notice-round_progress = 批次“{ $name }”：已办 { $done } 件，共 { $total } 件。
    .name = 批次审定进度
notice-round_stopped = 批次审定已停下。{ $why }
    .name = 批次审定停下
notice-round_list = 这是“{ $round }”的公示名单，共 { $count } 件。名单是草稿，供贵部门核对，一天内可以领取；需要时可在 /rounds 重新生成。名单里的每个人都能看到您取走了名单。
    .name = 公示名单
notice-round_list_stopped = 名单没有生成。{ $why }
    .name = 公示名单没有生成
notice-round_minutes = 这是“{ $round }”的会议纪要，一天内可以领取。
    .name = 批次的会议纪要
notice-round_closing =
    批次“{ $name }”（{ $step }，{ $programme }）{ $days ->
        [0] 今天
       *[other] { $days } 天后（{ $date }）
    }截止。其中等待审定的办件：{ $count } 件。可在 /rounds 查看。
    .name = 批次即将截止
