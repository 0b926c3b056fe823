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
need-budget-open = 面议
need-card =
    <b>{ $title }</b>（{ $number }），{ $state }
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
