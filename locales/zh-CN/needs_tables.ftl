### 主管部门导出和统计需求：汇总表、数字、图。

export =
    .title = 需求汇总表
    .about = 把本区县或本方案的需求导出为 xlsx 表格。表格在后台生成，好了就发到这里。
export-where = 要哪个范围的需求？
    .label = 范围
    .why = 按您的角色提供。市级可以导出整个方案，也可以只导出一个区县。
export-nowhere = 需求汇总表供市级或区县主管部门人员使用，请在网页对话或 Telegram 中导出。
export-which = 要哪些需求？
    .label = 需求
    .o-all = 除草稿外的全部
    .o-published = 只要已发布的
    .s-all = 全部;所有
    .s-published = 已发布;发布的
    .why = 草稿在企业提交之前只有企业自己能看，不会导出。
export-make = 正在生成汇总表，好了就发到这里。您可以先做别的。
stats =
    .title = 需求统计
    .about = 需求有多少、办到哪一步、等了多久，各领域、各区县有多少，并附一张图。
stats-where = 要统计哪个范围？
    .label = 范围
    .why = 按您的角色提供。
stats-nowhere = 需求统计供市级或区县主管部门人员使用。
stats-count = 正在统计，结果马上发到这里。

needs-place = { $programme }，全部区县
needs-whole = 全部区县
needs-named =
    .yes = 公开
    .no = 不公开，仅供主管部门
needs-column =
    .number = 办件号
    .firm = 企业名称
    .named = 名称公开
    .district = 区县
    .field = 技术领域
    .title = 标题
    .scene = 场景
    .problem = 问题
    .present = 现状
    .target = 目标
    .limits = 限制和已试过的办法
    .keywords = 关键词
    .expert = 希望的专家
    .form = 合作方式
    .budget = 预算（万元）
    .vps = 科技副总人数
    .vps_reason = 多于一名的理由
    .state = 状态
    .submitted = 提交日期
    .published = 发布日期
    .valid_until = 有效期至
needs-table =
    .title = 企业技术需求汇总表：{ $programme }，{ $district }
    .remark =
        { $which ->
            [published] 已发布的需求
           *[all] 除草稿外的全部需求
        }，共 { $count } 条，截至 { $at }。导出单位：{ $office }。标为“不公开”的企业名称仅供主管部门使用。
    .sheet = 需求汇总表
    .file = 需求汇总表 { $programme } { $district } { $day }.xlsx
needs-no_right = 您已经没有所需的角色。
needs-given_up = 多次尝试都没有成功，不再重试。请重新发送命令；如果还不行，请告诉系统管理员。

stats-state =
    .submitted = 已提交
    .returned = 退回修改
    .checked = 已核对
    .reported = 已上报
    .published = 已发布
    .matched = 已对接
    .expired = 已到期
    .refused = 未采纳
    .withdrawn = 已撤回
stats-age =
    .under_3 = 不到 3 天
    .under_7 = 3 到 7 天
    .under_14 = 7 到 14 天
    .longer = 14 天以上
stats-panel-states = 进展
stats-panel-ages = 等主管部门处理
    .hint = 从进入这一步算起
stats-panel-fields = 技术领域
stats-panel-districts = 区县
stats-line = • { $label }：{ $count }
stats-nothing = 暂无
stats-quota = 方案的名额是 { $count } 名。
stats-no_target = 文件没有规定名额，也没有提出目标人数。
stats-picture =
    .title = 企业技术需求统计：{ $programme }
    .remark = { $district }，{ $at }，共 { $count } 条，不含草稿
    .panel = { $name }：{ $figures }。
    .alt = 条形图。{ $title }；{ $remark }。{ $panels }
    .file = 需求统计 { $day }.png

notice-needs_table =
    { $state ->
        [empty] 这个范围还没有这样的需求，没有生成表格。
       *[made] 需求汇总表已生成，共 { $count } 条。一天之内可以下载；发 /export 可以重新生成。
    }
    .name = 需求汇总表
notice-needs_progress = 正在生成需求汇总表：已完成 { $done } 条，共 { $rows } 条。
    .name = 正在生成需求汇总表
notice-needs_figures =
    <b>企业技术需求统计：{ $programme }，{ $district }</b>，{ $at }
    共 { $count } 条，不含草稿。办理中的需求希望科技副总 { $wanted } 名，在任科技副总 { $serving } 名。{ $target }
    { $panels }{ $bars ->
        [none] { "" }
       *[other]
            { "" }

            <code>{ $bars }</code>
    }
    .name = 需求统计
notice-needs_stopped = 没有办成。{ $why }
    .name = 需求汇总表或统计没有办成
