### 提出申请。

apply =
    .title = 提出申请
    .about = 提出申请：先选办什么、和哪条需求或哪个人有关，再填几项内容，大约五分钟。
apply-way = 要办哪一种申请？
    .label = 申请
apply-no_way = 提出申请先要有相应的身份：科研人员由派出单位邀请，企业和单位由主管部门核实。您可以先发 /check 自查；收到邀请的请发 /join。
apply-about = 申请和哪一项有关？最近的在前；知道办件号的，可以直接输入。
    .label = 申请对象
    .why = 同一条需求、同一位专家，同时只能有一件申请。
    .example = K7M2QX
apply-nothing = 现在没有可以申请的对象。企业需求发 /needs 查找；本单位的科研人员发 /staff 确认。
apply-act = 现在就填写吗？
    .label = 办理
apply_for =
    .title = 申请对接需求
    .about = 对一条已发布的需求提出申请。
apply_for-about = 要申请哪条需求？请输入需求的办件号（6 位）。
    .label = 办件号
    .example = K7M2QX
apply_for-way = 要办哪一种申请？
    .label = 申请
apply_for-no_way = 这条需求现在不能申请：可能没有公开发布，或者您还没有科研人员的身份。科研人员由派出单位邀请，收到邀请的请发 /join；其他需求请发 /needs 查找。
apply_for-act = 现在就填写吗？
    .label = 办理
apply-option = { $workflow }（{ $programme }）
apply-thing =
    .need = { $title }（{ $firm }，{ $number }）
    .person = { $name }（{ $unit }）
apply-seen =
    <b>{ $workflow }</b>：{ $about }
    专家：{ $expert }{ $unit ->
        [none] { "" }
       *[other] ；派出单位：{ $unit }
    }{ $firm ->
        [none] { "" }
       *[other] ；企业：{ $firm }
    }
    全部步骤：{ $steps }{ $decides ->
        [none] 。
       *[other] 。由{ $decides }决定。
    }{ $clause ->
        [none] { "" }
       *[other] 依据：{ $clause }。
    }{ $months ->
        [0] { "" }
       *[other] 聘期一般 { $months } 个月。
    }{ $blocked ->
        [none] { "" }
       *[other] { "" }
        提交前还需要：{ $blocked }
    }
apply_for-seen = { apply-seen }
