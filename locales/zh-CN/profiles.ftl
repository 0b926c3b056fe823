### 科研人员的个人资料，派出单位核对本单位人员。

profile-state =
    .pending = 待单位确认
    .confirmed = 单位已确认
    .denied = 单位未确认

profile =
    .title = 个人资料
    .about = 填写或修改科研人员的个人资料：学历、职称、单位、领域、合同和证书日期。大约三分钟，由单位确认您在那里工作。
profile-which = 要填写新的资料，还是修改已有的？
    .label = 资料
    .new = 填写一份资料
    .known = { $name }（{ $programme }，{ $state }）
profile-mode = 要办什么？
profile-intro = <b>个人资料</b>，大约三分钟。姓名、电话和出生日期加密保存，只给您的单位和主管部门看。提交后由单位确认，结果会告诉您。资料会一直保留，直到您删除记录。
profile-part =
    { $card }

    要修改哪一项？改单位或姓名需要单位重新确认，改其他的不需要。
    .label = 修改
    .p-degree = 学历
    .p-title = 职称
    .p-unit = 工作单位
    .p-field = 领域
    .p-keywords = 关键词
    .p-papers = 合同和证书日期
    .p-name = 姓名
    .p-phone = 电话
    .p-birth = 出生日期
    .p-nothing = 不用修改了
profile-card =
    { $name }，{ $phone }（{ $programme }，第 { $version } 版）：{ $state }{ $reason ->
        [none] { "" }
       *[other] 。原因：{ $reason }
    }
    • 单位：{ $unit }
    • 学历：{ $degree }；职称：{ $title }
    • 领域：{ $field }；关键词：{ $keywords }
    • 合同：{ $contract_from ->
        [none] 未填
       *[other] { $contract_from }
    } 起，{ $contract_until ->
        [none] 未填
       *[other] { $contract_until }
    } 止
    • 证书：{ $certificate_from ->
        [none] 未填
       *[other] { $certificate_from }
    } 起，{ $certificate_until ->
        [none] 未填
       *[other] { $certificate_until }
    } 止
    • 出生日期：{ $birth ->
        [none] 未填
       *[other] { $birth }
    }
profile-programme = 哪个方案？
    .label = 方案
profile-reuse =
    您在自查中说过：
    { $said }
    填写资料时就用这些吗？
    .label = 自查中的回答
profile-degree = 您的最高学位是什么？
    .label = 学位
profile-title = 您的职称是哪一级？
    .label = 职称
profile-unit_name = 您在哪个单位工作？请写全称。
    .label = 写的单位
    .why = 由您的单位确认您在那里工作。
    .example = 宁波大学
profile-unit = 是下面的哪一个？
    .label = 单位
    .new = 都不是，按我写的登记
profile-unit_kind = 这是哪一类单位？
    .label = 单位类别
profile-field = 您的专业属于哪个领域？
    .label = 领域
    .why = 用来为您找合适的企业需求。
profile-keywords = 用3到5个关键词说明您的专长，用逗号分开。
    .label = 关键词
    .why = 用来为您找合适的企业需求。
    .example = 注塑成型，模具设计，故障诊断
profile-contract_from = 您的聘用合同从哪一天开始？不方便说可以跳过。
    .label = 合同开始
    .example = 2024-09-01
profile-contract_until = 聘用合同到哪一天结束？无固定期限请跳过。
    .label = 合同结束
    .why = 合同快到期时会提醒您。
    .example = 2029-08-31
profile-certificate = 是否需要证书？
profile-certificate_from = 技术经理人证书是哪一天发的？还没有证书请跳过。
    .label = 发证日期
    .example = 2025-06-30
profile-certificate_until = 证书有效期到哪一天？长期有效请跳过。
    .label = 证书有效期
    .example = 2028-06-30
profile-name = 您的姓名？
    .label = 姓名
    .why = 您的单位要据此确认。姓名加密保存。
    .example = 张伟
profile-phone = 您的电话？
    .label = 电话
    .why = 办理中可能要联系您，加密保存。
    .example = 13800000000
profile-birth_asked = 是否需要出生日期？
profile-birth = 您的出生日期？
    .label = 出生日期
    .why = 方案对年龄有一般要求，只用来判断这一条，加密保存。
    .example = 1985-06-12
profile-check = 请核对：
    .o-ok = 没有问题，保存
profile-save = 已保存（{ $unit }）：{ $state }。需要确认的由单位专人处理，结果会在这里告诉您。查看或修改请发 /profile。
profile-there = 您在这个方案已经有一份资料。发“取消”后再发 /profile 可以修改它，或者选另一个方案。
profile-changed = 这份资料刚刚有了变化，请发 /profile 查看现在的内容再修改。

staff =
    .title = 确认本单位人员
    .about = 逐一确认写了本单位的科研人员是否在这里工作。
staff-person = 待确认的人员，等待最久的在前。要看哪一位？
    .label = 人员
    .item = { $field }，{ $title }（{ $unit }，{ $at }）
staff-seen =
    <b>{ $name }</b>，电话 { $phone }（{ $programme }，第 { $version } 版）
    • 单位：{ $unit }
    • 学历：{ $degree }；职称：{ $title }
    • 领域：{ $field }；关键词：{ $keywords }
    • 合同到期：{ $contract_until ->
        [none] 未填
       *[other] { $contract_until }
    }
    对方能查到这次查看。
staff-decision = 这位同志在本单位工作吗？
    .label = 确认
    .why = 确认后，对方会收到科研人员角色的邀请。不确认要写明原因，对方会看到。
    .o-confirm = 是，确认
    .o-deny = 不是，不予确认
    .o-later = 先看别的
staff-reason = 原因是什么？对方会看到这段话。
    .label = 原因
    .example = 人事系统里没有查到，请核对单位名称。
staff-decide =
    { $state ->
        [confirm] 已确认，会通知对方。
        [deny] 没有确认，会通知对方。
        [changed] 对方在 { $at } 改了资料，这次处理没有生效。请重新查看。
       *[taken] 这份资料已在 { $at } 由同事处理，这次处理没有生效。
    }
staff-decided = 这份资料已在 { $at } 由同事处理。下面是其余待确认的人员。
staff-none = 现在没有等您确认的人员。

notice-staff_decided =
    { $decision ->
        [confirm] { $unit }确认了您在那里工作。{ $code ->
            [none] 发 /profile 可以查看资料。
           *[other] 您可以担任科研人员角色：发 /join { $code } 接受邀请，七天内有效。
        }
       *[deny] { $unit }没有确认您在那里工作：{ $reason } 发 /profile 可以修改单位或姓名后重新提交。
    }
