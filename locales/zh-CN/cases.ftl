### 办件：各方、每一步、时间线、办理和结果。

by-side-expert = 专家
by-side-firm = 企业
by-side-unit = 派出单位
by-side-district = 区县主管部门
by-side-city = 市级主管部门
by-side-reviewer = 评审专家
by-side-talent_office = 人才工作部门
by-side-public = 公众

case-act =
    .pass = 办理：{ $step }
    .return = 退回修改
    .refuse = 不予通过
    .withdraw = 撤回申请
    .object = 提出异议
    .uphold = 异议成立
    .dismiss = 异议不成立
    .propose = 提请更正决定
    .confirm = 确认更正
    .reject = 不同意更正

case_page =
    .title = 办件
    .about = 一件申请办到了哪一步：已办的、正在办的、接下来的；轮到您的事也在这里办。
case_page-act = 要办什么？
    .label = 办理
    .why = 这里只列出您现在可以办的。退回、不予通过、撤回要写理由；主管部门的决定提交以后只能更正，不能删除。
    .s-leave = 看好了;看完了;不办了
    .s-picture = 看图;时间线
    .s-contacts = 电话;联系方式
    .s-files = 附件
case_page-acts =
    .consent = 同意把联系方式给对方
    .contacts = 查看联系方式
    .files = 查看附件
    .draft = 起草文件
    .picture = 看进度图
    .leave = 看好了
case_page-shares = 要不要让对方看到联系方式？
case_page-kind = 起草哪一份文件？
    .label = 文件
case_page-draft = { $document }（办件号 { $number }）正在生成，马上发给您。
case_page-picture = 正在画进度图，马上发给您。

## 名称和状态

by-side-time = 到期自动
case-unnamed = 未填写姓名的科研人员
case-hidden = 不显示姓名
case-correcting = 等待确认更正
case-end =
    .done = 已办结
    .refused = 不予通过
    .withdrawn = 已撤回
    .expired = 已到期结束
case =
    .item =
        { $mine ->
            [yes] 等您办理：
           *[no] { "" }
        }{ $about }（{ $number }）：{ $state }{ $open ->
            [yes] ，{ $since } 起由{ $who }办理
           *[no] ，{ $since }
        }

## 一件办件的页面

case_page-seen =
    <b>{ $workflow }：{ $about }</b>（办件号 { $number }）
    专家：{ $expert }{ $unit ->
        [none] { "" }
       *[other] ；派出单位：{ $unit }
    }{ $firm ->
        [none] { "" }
       *[other] ；企业：{ $firm }
    }

    <b>已办</b>
    { $lines }

    { $open ->
        [yes] <b>现在</b>
       *[no] <b>结果</b>
    }
    { $now }{ $scores ->
        [none] { "" }
       *[other] { "" }
        { $scores }
    }{ $next ->
        [none] { "" }
       *[other] { "" }

        <b>接下来</b>：{ $next }
    }{ $mine ->
        [none] { "" }
       *[other] { "" }

        <b>轮到您办理</b>：{ $mine }
    }{ $blocked ->
        [none] { "" }
       *[other] { "" }
        办理前还需要：{ $blocked }
    }{ $contacts ->
        [yes] { "" }
        双方都已同意交换联系方式。
       *[no] { "" }
    }{ $files ->
        [0] { "" }
       *[other] { "" }
        附件 { $files } 个。
    }
case-line =
    .pass =
        { $superseded ->
            [yes] ✎ { $step }（{ $office }，{ $day }），后来已更正
           *[no] ✓ { $step }（{ $office }，{ $day }{ $clause ->
                [none] { "" }
               *[other] ，{ $clause }
            }）
        }{ $said ->
            [none] { "" }
           *[other] { "" }
            { $said }
        }
    .return =
        { $superseded ->
            [yes] ✎ { $office }退回修改（{ $step }，{ $day }），后来已更正
           *[no] ↺ { $office }退回修改（{ $step }，{ $day }）
        }：“{ $reason }”
    .refuse =
        { $superseded ->
            [yes] ✎ { $office }不予通过（{ $step }，{ $day }），后来已更正
           *[no] ✗ { $office }不予通过（{ $step }，{ $day }）
        }：“{ $reason }”
    .withdraw = ■ { $office }撤回（{ $day }）：“{ $reason }”
    .expire = ■ 过期没有办理，已经结束（{ $step }，{ $day }）
    .object = ! 收到异议（{ $day }）：“{ $reason }”
    .uphold = ✗ 异议成立（{ $office }，{ $day }）：“{ $reason }”
    .dismiss = ✓ 异议不成立（{ $office }，{ $day }）：“{ $reason }”
    .propose = ? { $office }提请更正“{ $step }”为“{ $becomes }”（{ $day }）：“{ $reason }”
    .confirm = ✓ { $office }确认更正“{ $step }”（{ $day }）
    .reject = ✗ { $office }不同意更正“{ $step }”（{ $day }）：“{ $reason }”
case-said = { "  " }• { $field }：{ $value }
case-said_files = { $count } 个
case-said_people = { $count } 位
case-verdict =
    .pass = 通过
    .return = 退回修改
    .refuse = 不予通过
case-now =
    .open =
        ▶ { $step }：由{ $who }办理，{ $day } 起，已过 { $gone } 个工作日{ $days ->
            [0] （文件没有写期限）
           *[other] （一般 { $days } 个工作日）
        }{ $clause ->
            [none] { "" }
           *[other] ，{ $clause }
        }
    .ended = ■ { $end }（{ $day }）
case-do =
    .confirm = 请看一下提请的更正，确认或者不同意。
    .answer = 请答复收到的异议：成立，还是不成立。
case-scores = 评审得分：{ $each }；{ $count } 人，平均 { $mean } 分
case-reviewer = { $name }（{ $office }，{ $count } 号）
case_page-contacts =
    办件 { $number } 双方的联系方式，只用于合作联系。对方可以看到您查看过。
    专家：{ $expert ->
        [none] 未填写
       *[other] { $expert }，{ $expert_phone }
    }
    企业（{ $firm }）：{ $contact ->
        [none] 未填写
       *[other] { $contact }，{ $contact_phone }
    }
case_page-files =
    { $count ->
        [0] 附件已经没有了。
       *[other] 附件（{ $count } 个）马上发给您。
    }

## 进度图

case-picture =
    .title = { $workflow } { $number }：{ $about }
    .remark =
        { $firm ->
            [none] { "" }
           *[other] 企业：{ $firm }；
        }{ $unit ->
            [none] { "" }
           *[other] 派出单位：{ $unit }；
        }截至 { $at }
    .pass = { $step }
    .return = 退回修改：{ $step }
    .refuse = 不予通过：{ $step }
    .withdraw = 已撤回
    .expire = 过期没有办理：{ $step }
    .object = 收到异议
    .uphold = 异议成立
    .dismiss = 异议不成立
    .propose = 提请更正：{ $step }
    .confirm = 已更正：{ $step }
    .reject = 没有更正：{ $step }
    .below =
        { $office }，{ $day }{ $clause ->
            [none] { "" }
           *[other] ，{ $clause }
        }{ $reason ->
            [none] { "" }
           *[other] ；“{ $reason }”
        }{ $superseded ->
            [yes] （后来已更正）
           *[no] { "" }
        }
    .now =
        由{ $who }办理，{ $day } 起，已过 { $gone } 个工作日{ $days ->
            [0] { "" }
           *[other] （一般 { $days } 个）
        }
    .alt = 时间线，{ $title }；{ $remark }。{ $stations }
    .alt_done =
        已办：{ $name }{ $below ->
            [none] 。
           *[other] （{ $below }）。
        }
    .alt_back =
        折返：{ $name }{ $below ->
            [none] 。
           *[other] （{ $below }）。
        }
    .alt_now =
        现在：{ $name }{ $below ->
            [none] 。
           *[other] （{ $below }）。
        }
    .alt_end =
        结束：{ $name }{ $below ->
            [none] 。
           *[other] （{ $below }）。
        }
    .alt_next =
        接下来：{ $name }{ $below ->
            [none] 。
           *[other] （{ $below }）。
        }
    .file = 办件进度 { $day }.png
case-no_right = 您现在没有查看这个办件的权限。
case-given_up = 多次没有成功，请过一会儿再试。
notice-case_picture =
    <b>{ $title }</b>，{ $remark }{ $bars ->
        [none] { "" }
       *[other]
            { "" }

            <code>{ $bars }</code>
    }
    .name = 办件进度图
notice-case_stopped = 办件进度图没有生成。{ $why }
    .name = 未能生成办件进度图
