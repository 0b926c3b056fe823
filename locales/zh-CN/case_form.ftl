### 办件的表单：每一步要填的内容、核对、办理结果。

case_form =
    .title = 办理
    .about = 填写办件中的一步：一问一答，核对以后再提交。
case_form-what = 要办什么？
case_form-asked = 要填哪些内容？
case_form-doing =
    { $act ->
        [pass] { $step }
        [return] 退回修改（{ $step }）
        [refuse] 不予通过（{ $step }）
        [withdraw] 撤回申请
        [object] 提出异议
        [uphold] 异议成立，申请不再继续
        [dismiss] 异议不成立，申请继续
        [propose] 提请更正已作的决定
        [confirm] 确认更正
        [reject] 不同意更正
       *[other] 办理
    }{ $number ->
        [none] { "" }
       *[other] ，办件号 { $number }
    }
case_form-becomes = 这项决定应当更正为什么？
    .label = 更正为
    .why = 更正要由第二位工作人员确认，确认以前原来的决定仍然有效。
case_form-title = 项目叫什么名称？
    .label = 项目名称
    .example = 密封端面低摩擦涂层联合攻关
case_form-plan = 打算怎样解决这个问题？几句话就可以。
    .label = 工作设想
    .why = 企业和单位看了设想，才好判断合不合适。
    .example = 先测端面磨损，再试两种涂层，三个月出样件
case_form-opinion = 意见是什么？
    .label = 意见
    .why = 下一步的经办单位会看到，并且要对照这份意见办理。
    .example = 企业需求真实，专家专业对口，同意推荐。
case_form-aims = 项目要达到什么目标？
    .label = 目标
    .why = 专家评审先看目标，项目结束时也按目标验收。
    .example = 密封寿命由 200 小时提高到 1000 小时
case_form-discipline = 项目属于哪一类？
    .label = 学科类别
    .why = 人文社科类项目的支持标准和其他项目不同。
    .o-other = 其他学科
    .o-social = 人文社会科学
    .s-other = 理工;工科;理科;自然科学
    .s-social = 文科;人文;社科;社会科学
case_form-budget = 项目经费一共多少？
    .label = 项目经费
    .why = 主管部门作决定时，要对照当年剩余的经费。
    .example = 60万元
case_form-schedule = 怎样安排进度？
    .label = 进度安排
    .example = 前三个月测试，之后半年试制，最后三个月验证
case_form-deliverables = 最后交出什么成果？
    .label = 成果
    .example = 样件 20 套、工艺规范一份、发明专利申请一件
case_form-duties = 聘期内主要承担哪些工作？
    .label = 工作职责
    .why = 协议要写明工作内容和职责。
    .example = 解决密封寿命问题，每月到厂不少于四天，培训两名技术人员
case_form-post_name = 担任什么职务？
    .label = 职务名称
    .why = 职务名称写在协议和聘书上。
    .example = 科技副总
case_form-several_reason = 为什么需要不止一位科技副总？
    .label = 聘请多位的理由
    .why = 原则上一家企业选聘一位，聘请多位要说明理由。
    .example = 密封和电控是两个专业，一位专家不能兼顾
case_form-tie = 您和这家企业有什么关系？
    .label = 双方关系
    .why = 自己创办、入股或者孵化的企业不能派驻。合作关系不受影响。
    .o-none = 没有关系
    .o-cooperation = 只有合作（合同、共建实验室、咨询、学生）
    .o-founded = 本人或单位创办了这家企业
    .o-invested = 本人或单位入股了这家企业
    .o-incubated = 本人或单位孵化了这家企业
    .o-other = 其他关系，或者说不清
    .s-none = 无;没关系;无关系
    .s-cooperation = 合作;合作关系;有合作
    .s-founded = 创办;我创办的
    .s-invested = 入股;投资;参股
    .s-incubated = 孵化
    .s-other = 其他;说不清
case_form-renewal_proof = 聘用合同剩余不满三年的，单位能出具到期续聘证明吗？
    .label = 到期续聘证明
    .why = 合同剩余不满三年的，需要这份证明。
    .o-not_needed = 不需要，剩余满三年
    .o-has = 已经有了
    .o-can_get = 可以出具
    .o-cannot = 不能出具
    .s-not_needed = 不需要;满三年
    .s-has = 有;已有
    .s-can_get = 可以;能开;能出具
    .s-cannot = 不能;不可以
case_form-contact_person = 由谁联系这件事？请写姓名和电话。
    .label = 联系人
    .why = 单位要指定一位联系人。
    .example = 李老师，0574-88880000
case_form-reviewers = 请哪几位专家评审？
    .label = 评审专家
    .why = 与申请人同单位的、与企业有关的专家不在名单里。
case_form-score = 打多少分？满分 100 分，取整数。
    .label = 评分
    .example = 86
case_form-document_number = 文件的编号是什么？
    .label = 文件编号
    .example = 甬科人〔2026〕18号
case_form-starts_on = 从哪一天开始？
    .label = 开始日期
    .example = 2026-09-01
case_form-ends_on = 到哪一天结束？
    .label = 结束日期
    .example = 2028-08-31
case_form-expires_on = 证书有效期到哪一天？没有写明的可以跳过。
    .label = 证书有效期至
    .example = 2029-06-30
case_form-note = 有什么要说明的？
    .label = 说明
    .example = 每周三、周四可以到企业
    .none = 没有
case_form-signed = 请发签好字、盖好章的文件（PDF 或照片）。
    .label = 签署的文件
    .why = 各方签字盖章以后，这一步才算完成。
    .none = 没有
case_form-certificate = 请发技术经理人培训证书（PDF 或照片）。
    .label = 培训证书
    .why = 到岗前要取得初级以上技术经理人证书。
    .none = 没有
case_form-minutes = 请发会议纪要（PDF 或照片）。
    .label = 会议纪要
    .why = 会议纪要和决定一起留存，以后查得到。
    .none = 没有
case_form-files = 请发附件。没有可以跳过。
    .label = 附件
    .none = 没有
case_form-reason =
    { $act ->
        [return] 哪里需要修改？申请人会看到，并且只改这一处。
        [refuse] 不予通过的理由是什么？申请人会看到。
        [withdraw] 为什么撤回？各方会看到。
        [object] 对什么有异议？请写明事实。
        [propose] 为什么要更正？请写明依据。
       *[other] 理由是什么？各方会看到。
    }
    .label = 理由
    .why = 没有理由的退回、不予通过、撤回、异议和更正，别人无法回应，所以要写明。
    .example = 工作设想里没有写每月到厂几天，请补充。
case_form-check =
    { $act ->
        [pass] 请核对：<b>{ $what }</b>
       *[other] 请核对：<b>{ $what }</b>。提交以后，各方会收到通知。
    }
    .o-ok = 没有问题，提交
case_form-submit =
    { $state ->
        [overtaken] { $office }刚刚（{ $at }）已经办理了办件 { $number }，现在是：{ $became }。您这次的办理不算数，没有改动任何内容，请再看一次。
        [return] 办件 { $number } 已退回修改，会通知申请人。
        [refuse] 办件 { $number } 已办理：不予通过。会通知各方，并写明理由。
        [withdraw] 办件 { $number } 已撤回，会通知各方。
        [object] 您对办件 { $number } 的异议已收到，由{ $who }答复。
        [uphold] 异议成立，办件 { $number } 不再继续。会通知各方。
        [dismiss] 异议不成立，办件 { $number } 继续办理。
        [propose] 已提请更正办件 { $number } 的决定。要由另一位工作人员确认；确认以前，原来的决定仍然有效。
        [confirm] 更正已确认，办件 { $number } 现在是：{ $became }。会通知各方。
        [reject] 没有更正，办件 { $number } 原来的决定仍然有效。
       *[pass] { $next ->
            [none] 已提交，办件 { $number } 已办结：{ $became }。
           *[other] 已提交，办件号 { $number }：{ $about }
            接下来是“{ $next }”，由{ $who }办理{ $days ->
                [none] 。文件没有写办理期限，
               *[other] ，一般 { $days } 个工作日。
            }有结果我就告诉您；随时发 /status 可以查看进度。
        }
    }

## 表单的各项

case-field-plan = { case_form-plan.label }
case-field-note = { case_form-note.label }
case-field-opinion = { case_form-opinion.label }
case-field-title = { case_form-title.label }
case-field-aims = { case_form-aims.label }
case-field-schedule = { case_form-schedule.label }
case-field-deliverables = { case_form-deliverables.label }
case-field-duties = { case_form-duties.label }
case-field-contact_person = { case_form-contact_person.label }
case-field-several_reason = { case_form-several_reason.label }
case-field-post_name = { case_form-post_name.label }
case-field-document_number = { case_form-document_number.label }
case-field-tie = { case_form-tie.label }
case-field-discipline = { case_form-discipline.label }
case-field-renewal_proof = { case_form-renewal_proof.label }
case-field-budget = { case_form-budget.label }
case-field-starts_on = { case_form-starts_on.label }
case-field-ends_on = { case_form-ends_on.label }
case-field-expires_on = { case_form-expires_on.label }
case-field-score = { case_form-score.label }
case-field-reviewers = { case_form-reviewers.label }
case-field-files = { case_form-files.label }
case-field-signed = { case_form-signed.label }
case-field-certificate = { case_form-certificate.label }
case-field-minutes = { case_form-minutes.label }
