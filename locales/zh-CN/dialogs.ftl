### 各段对话的文字。

start =
    .title = 菜单
    .about = 这里是“科技副总”助手：可以自查资格，也可以找到联系人。
start-welcome =
    您好，我是“科技副总”助手。可以帮您自查能不能担任科技副总、企业能不能接收，并告诉您依据哪一条。
    <i>自查不问姓名和电话。回答只用于自查，最后一次回答 14 天后删除。</i>
start-menu = 请问要办什么？
    .o-check = 资格自查
    .o-log = 记录服务时间
    .o-needs = 查找企业需求
    .o-need = 发布需求，查看本企业的需求
    .o-firm = 登记企业
    .o-apply = 提出申请
    .o-status = 查看进度
    .o-confirm = 确认服务时间
    .o-hours = 服务时间
    .o-verify = 核实企业
    .o-review = 核对和发布需求
    .o-service = 服务时间管理
    .o-profile = 个人资料
    .o-staff = 确认本单位人员
    .o-organisations = 单位名录
    .o-merges = 合并人员
    .o-lists = 名单导入
    .o-export = 需求汇总表
    .o-stats = 需求统计
    .o-invite = 邀请他人
    .o-roles = 角色
    .o-language = 语言 / Language
    .o-privacy = 隐私说明
    .o-contact = 联系主管部门
    .o-settings = 设置
    .o-mydata = 我的数据
    .o-forget = 删除我的记录

eligibility =
    .title = 资格自查
    .about = 资格自查：回答几个问题，逐条对照方案条件，大约 3～5 分钟。
eligibility-intro =
    <b>资格自查</b>，大约 3～5 分钟。只问会影响结果的问题，拿不准的可以选“不清楚”。
    结果供您参考，最终由主管部门认定。
eligibility-programme = 要对照哪个方案？
    .label = 方案
    .why = 每个地方的条件不同，问题也就不同。
    .compare = 几个方案一起对照
    .s-compare = 比较;对比;都看;都查;全部;一起看
eligibility-subject = 为谁自查？
    .label = 自查对象
    .why = 专家和企业各有各的条件；一起查时，还会看双方之间的关系。
    .o-expert = 我（拟聘专家）
    .o-firm = 一家企业
    .o-pair = 我和一家企业一起
    .s-expert = 专家;我;自己;本人;我自己;科研人员;老师
    .s-firm = 企业;公司;我们公司;我们企业
    .s-pair = 一起;双方;都查;专家和企业;我和企业
eligibility-check = 请看一下这些回答对不对：
    .o-ok = 没有问题，看结果
eligibility-next = 接下来想做什么？
    .o-change = 修改回答
    .o-what_if = 如果回答不同会怎样
    .o-other = 换一个方案
    .o-save = 保存为文本
    .o-restart = 从头再查一次
    .o-end = 完成，回到菜单
    .parting = 自查到这里结束，报告在上面的对话里，保存 14 天。祝顺利！

what_if =
    .title = 假设分析
    .about = 假设分析：看看改变哪一项回答，结论会不同。
what_if-intro = <b>只改变一项回答，结论会怎样</b>
    .partly = <b>只改变一项回答</b>，总的结论还不会变，但下面这些条件会变好。
    .none = 没有哪一项回答，只改变它就会让结果更好。
what_if-change = 想看哪一种情况？看够了请点“跳过”。
    .label = 假设
    .option = { $fact }：{ $value }
    .option-in = { $programme }｜{ $fact }：{ $value }
what_if-result = 如果“{ $fact }”是“{ $value }”，“{ $criterion }”这一项为“{ $outcome }”，总的结论是：{ $verdict }。

report_text =
    .title = 保存报告
    .about = 把自查报告存成一个文本文件。
report_text-file = 报告在下面的文件里，可以保存或转发。里面没有姓名。
    .name = 科技副总自查报告-{ $date }.txt

language =
    .title = 语言
    .about = 更换语言；已经填写的回答不受影响。
language-language = 请选择语言。
    .label = 语言
    .o-zh-CN = 中文
    .o-en = English
language-set = 好的，以后用中文。

settings =
    .title = 设置
    .about = 设置语言，以及想收到哪些提醒。
settings-what = 要设置什么？
    .o-reminders = 提醒
    .o-language = 语言 / Language
    .s-reminders = 通知;消息提醒;提醒设置
    .s-language = 换语言;中文英文
settings-reminders =
    想收到哪些提醒？提醒只在白天发，同一类一天最多一条；“没做完”“快要删除”的提醒只发到 Telegram 这样会主动送消息的地方。
    没有选中的，以后不再提醒。
    .why = 提醒是为了不让您填到一半的内容被忘记或过期删除；不需要可以全部关掉。
    .none = 都不要
    .s-nothing = 不要;不要提醒;关闭;全部关闭;一个都不要
    .s-unfinished = 没做完
    .s-removal = 删除前提醒
settings-save = 好的，提醒已经按您的选择设好，随时可以再改。
settings-language = 请选择语言。
    .o-zh-CN = 中文
    .o-en = English
settings-set = 好的，以后用中文。

privacy =
    .title = 隐私说明
    .about = 说明保存哪些内容、保存多久。
privacy-notice =
    <b>隐私说明</b>
    • 自查不问姓名、电话和证件号码。
    • 您的回答只用来生成这份自查结果，不会发给任何单位。
    • 最后一次回答 14 天后，记录自动删除；也可以随时在菜单里选“删除我的记录”。
    • 发 /mydata 查看、导出、更正保存的内容，也能看到谁打开过；需要您同意的事项在 /consents。
    • 网页用一个 Cookie 记住这段对话，清除后就无法再打开。

contact =
    .title = 联系主管部门
    .about = 各方案主管部门的联系方式。

forget =
    .title = 删除我的记录
    .about = 删除这段对话和所有回答。
forget-sure =
    要删除关于您的全部内容吗：回答、对话、同意事项和设置？删除后不能恢复。
    只留下操作记录，用来证明做过什么；其中只有编号，不再指向您。
    .label = 删除记录
    .why = 删除后无法找回，所以请您确认一次。
    .v-yes = 全部删除
    .v-no = 保留
forget-erase = 好的，正在删除您的全部记录。感谢使用，随时欢迎再来。
