# The report of a self-check.

## Outcomes of one criterion

outcome-met = 符合
outcome-to_do = 待补材料
outcome-official = 需主管部门认定
outcome-not_met = 不符合
outcome-undecided = 还要看其他回答
outcome-unstated = 文件未规定
outcome-truncated = 截断无法确认

## Verdicts: one sentence ($programme, $subject), and a short form

verdict-eligible = 按您的回答，{ $subject }符合{ $programme }的各项条件。
    .short = 符合条件
verdict-eligible_with_steps = 按您的回答，{ $subject }办好下面的材料或培训后，就符合{ $programme }的各项条件。
    .short = 补齐材料后符合
verdict-officials_decide = 按您的回答，{ $subject }是否符合{ $programme }的条件，还有事项要由主管部门认定。
    .short = 需主管部门认定
verdict-not_eligible = 按您的回答，{ $subject }目前不符合{ $programme }的条件，原因列在下面。
    .short = 目前不符合
verdict-undecided = 还缺几项回答，暂时无法判断{ $subject }是否符合{ $programme }的条件。
    .short = 尚未确定

report-subject-expert = 您
    .title = 专家自查
report-subject-firm = 这家企业
    .title = 企业自查
report-subject-pair = 您和这家企业
    .title = 专家与企业自查

## Shared explanations

clause = 条款 { $clause }

reason-unsure = 您对“{ $facts }”选了不清楚，而这会影响结果，需要由主管部门认定。
reason-either = “{ $facts }”无论怎样回答，这一项的结果都一样。
relaxation-none = 文件写明的放宽情形都不适用。
relaxation-unsure = 写明的放宽情形是否适用，取决于您选了不清楚的几项。
to-do-note = 需要：{ $document }。出具单位：{ $issuer }。时间：{ $gate }。

## Headings

report-title = { $programme }：{ $subject }
report-group-problems = 不符合的条件
report-group-steps = 需要办理的事项
report-group-official = 由主管部门认定的事项
report-group-open = 还没有结果的条件
report-group-met = 已经符合的条件
report-group-priorities = 可以优先的情形
    .why = 优先情形不是门槛，不影响上面的结论。
report-group-notes = 还需要知道
report-group-unstated = 文件没有规定的事项
    .why = 文件没有写，不等于允许，请向主管部门确认。
report-group-truncated = 现有文本看不到的事项
    .why = 我们手中的文本不完整，这些内容无法确认。
report-group-next = 接下来
report-next-eligible = 可以联系主管部门，了解何时申报、交哪些材料。
report-next-eligible_with_steps = 请先办理上面列出的事项，再联系主管部门了解何时申报。
report-next-officials_decide = 请把上面要认定的事项告诉主管部门，由他们答复。
report-next-not_eligible = 情况有变化时可以再查一次；对结果有疑问，请问主管部门。
report-next-undecided = 补上还没有回答的问题，就能看到结论。
report-group-source = 依据

## Lines

report-criterion = { $title }（{ $clause }）
report-rule = 规定：{ $rule }
report-answers = 您的回答：{ $answers }
    .separator = ；
report-answer = { $fact }：{ $value }
report-ambiguity = 文字不明确之处：{ $text }
report-relaxation = { $title }（{ $clause }）：{ $text }
report-priority = { $title }（{ $clause }）：{ $text }
report-change = 如果“{ $fact }”为“{ $value }”：{ $outcome }
report-pack = 规则版本 { $version }，按{ $on }的情况判断。
report-disclaimer = 这是自查结果，仅供参考，最终以方案主管部门的决定为准。

## Values of answers


## Settled early


## Comparing programmes

report-compare-title = 不同方案的对照
report-compare-line = { $programme }：{ $verdict }
report-compare-note = 各方案的条件不同，一处不符合，不影响在另一处申请。

## Topics a document may be silent on, or our copy may not show

topic-age = 年龄要求
topic-contract = 聘用合同年限
topic-certificate = 技术经理人证书
topic-tie = 专家与企业的利益关系
topic-experience = 服务企业的经历和意愿
topic-service_minimum = 每年最少服务时间
topic-service_counting = 服务时间怎样折算
topic-unit_consent = 单位是否要事先同意
topic-management_posts = 担任领导职务的人能否申请
topic-several_firms = 一位专家能否服务几家企业
topic-several_experts = 一家企业能否聘请几位专家
topic-work_years = 工作年限
topic-health = 身体条件
topic-firm_classes = 企业类别要求
topic-firm_size = 企业规模和成立年限
topic-legal_person = 企业是否要是独立法人
topic-post = 设岗和签订协议
topic-carrier = 创新载体的优先支持
topic-industries = 重点产业和领域
topic-target_number = 计划选聘的人数
topic-money = 补贴和经费
topic-housing_medical = 住房和医疗待遇
topic-public_notice = 公示和聘书
topic-assessment = 期满考核的负责单位和时间
topic-yearly_assessment = 年度考核
topic-grades = 除优秀以外的考核等次
topic-renewal = 续聘怎样办理
topic-exit = 中途退出
topic-validity = 文件的有效期
