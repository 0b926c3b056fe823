### 单位、企业和主管部门的名录。

organisation-kind =
    .unit = 派出单位
    .firm = 企业
    .district = 区县主管部门

organisations =
    .title = 单位名录
    .about = 查看和查找本地的派出单位、企业和主管部门，更正派出单位的名称和类别。
organisations-kind = 要看哪一类？
    .label = 类别
organisations-search = 要查找什么？请写名称的一部分（拼音也可以）或代码；看全部请选“跳过”。
    .label = 查找
    .example = 宁波大学
organisations-item = 要看哪一个？
    .label = 名录
    .line = { $name }（{ $district }，{ $state }）
organisations-none = 没有找到。派出单位和企业通过邀请（发 /invite）或由本人填写加入名录。
organisations-seen =
    <b>{ $name }</b>（{ $programme }）
    • 类型：{ $kind }；区县：{ $district }；{ $state }
    • 单位类别：{ $unit_kind }；信用代码：{ $code }
    • 有权限的人员：{ $people } 位
organisations-act = { $item }：要怎么办？
    .label = 办理
    .rename = 更正名称
    .sort = 更正单位类别
    .verify = 核实这个单位
    .keep = 保持不变
    .why = 新写的单位核实以后，别人填写资料时才能找到它。
organisations-name = 正确的名称是什么？
    .label = 名称
    .example = 宁波大学
organisations-unit_kind = 这是哪一类单位？
    .label = 单位类别
organisations-change = 已更改：<b>{ $name }</b>（{ $programme }，{ $district }）：{ $state }。
organisations-changed = 这一项刚刚有了变化，请发“取消”后再发 /organisations 查看现在的内容。
