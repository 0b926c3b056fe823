### 同意事项，以及本人可以怎样处理自己的数据。

## 同意的内容。改了文字就在 domain/consent.py 里加一版，会重新询问每个人。

needs_consent =
    .title = 同意事项
    .about = 接下来的内容能不能保存。
needs_consent-service =
    <b>保存您的信息之前</b>
    接下来会保存与您本人有关的信息：姓名、联系方式、您办理的事项。只用于科技副总工作，只有经办单位和企业能看到，加密保存。
    发 /mydata 可以查看、导出、删除，发 /consents 可以撤回。不同意也可以继续匿名自查。
    .why = 除了匿名自查，其他事项都要知道您是谁才能办。
needs_consent-telegram =
    <b>Telegram 在境外</b>
    经 Telegram 收发的内容会经过境外的服务器并留存在那里。同意后，办理通知会发到这里；他人的姓名和电话只显示一部分。
    不同意的话，请在网页上办理。随时可以发 /consents 撤回。
    .why = 个人信息传到境外，需要您单独同意。
needs_consent-keep = 好的，谢谢。随时可以发 /consents 撤回。
needs_consent-declined = 好的，不会保存。匿名自查照样可以做：/check。
needs_consent-keep_telegram = 好的，通知也会发到这里。
needs_consent-declined_telegram = 好的，通知和他人的信息都不会发到 Telegram。
share_contacts =
    .title = 提供联系方式
    .about = 能不能把您的姓名和电话给对方。
share_contacts-contacts =
    <b>把联系方式给对方</b>
    可以把您的姓名和电话给办件的另一方（企业或专家）吗？只用于合作联系。
    发 /consents 可以撤回；对方已经拿到的，收不回来。
    .why = 没有您的同意，不会把电话给任何人。
share_contacts-keep = 好的，办件的另一方会得到您的联系方式。
share_contacts-declined = 好的，不会把您的联系方式给任何人。
join_pool =
    .title = 专家库
    .about = 企业能不能找到您。
join_pool-pool =
    <b>在专家库中被找到</b>
    企业找专家时，可以看到您的领域、关键词和单位吗？姓名和电话不在其中显示。
    发 /consents 可以撤回，撤回后就不再能找到您。
    .why = 企业在专家库里找人；不进专家库也可以申请。
join_pool-keep = 好的，企业现在可以找到您。
join_pool-declined = 好的，不会在专家库中显示您。

consent-agree = 我同意
consent-decline = 我不同意
consent-missing = 这需要您同意：{ $purpose }。发 /consents 可以同意。
consent-service = 使用本服务
    .withdrawn = 已撤回。从现在起不再为您的办件保存新内容，不再提供给别人，通知也不再发到 Telegram。已经保存的，删除前还在。
consent-telegram = 用 Telegram 收通知
    .withdrawn = 已撤回。从现在起，通知和他人的信息不再发到 Telegram，可以在网页上看。
consent-contacts = 把联系方式给对方
    .withdrawn = 已撤回。从现在起不再把您的联系方式给别人。
consent-pool = 在专家库中被找到
    .withdrawn = 已撤回。从现在起在专家库中找不到您。

consents =
    .title = 我的同意
    .about = 您同意过什么；可以撤回，也可以同意。
consents-act = 下面是您同意过的和可以同意的事项。点一下就撤回；同意前会先给您看内容。
    .label = 同意事项
    .why = 每一项由您单独决定，随时可以改主意。
    .give = 同意：{ $what }
    .withdraw = 撤回：{ $what }（{ $date } 同意）
    .end = 都不改
consents-withdraw = { $meaning }
consents-erase = 要把已经保存的全部内容也删除吗？删除后不能恢复。
    .why = 只撤回的话，已经保存的内容还在；您可以现在就删除。
    .v-yes = 全部删除
    .v-no = 保留
consents-forget = 好的，正在删除关于您的全部内容。随时欢迎再来。

## 我的数据

mydata =
    .title = 我的数据
    .about = 保存了您的哪些内容：查看、导出、更正、删除。
mydata-shown = <b>保存的内容</b>
    .address = • 您使用的渠道：{ $channel }（{ $name }）
    .browser = • 您使用的渠道：{ $channel }
    .language = • 语言：{ $name }
    .line = • { $what }：{ $count }
    .kept = <i>您写的内容用您自己的密钥加密。导出的文件里有全部内容，一字不差。</i>
mydata-next = 要做什么？
    .o-export = 导出成文件
    .o-consents = 我的同意
    .o-looks = 谁看过
    .o-correct = 更正
    .o-erase = 全部删除
    .o-end = 回到菜单
    .s-export = 导出;下载;文件
    .s-looks = 谁看过我的数据
    .s-erase = 删除
export_data =
    .title = 我的数据
    .about = 把保存的全部内容导出成一个文件。
export_data-make = 正在准备文件，马上发到这里。
    .name = 我的数据-{ $date }.zip
export_data-terminal = 终端不能收文件。用命令 `kjfz-bot my-data FILE` 写到文件里。
export_data-nowhere = 您已撤回 Telegram，文件不能发到这里。请在网页上导出。
notice-export_ready = 保存的全部内容都在这个文件里：data.html 可以直接看，data.json 供程序使用。
notice-export_stopped = 您的文件多次生成都没有成功，数据都还在。请发 /mydata 再试一次；如果仍不成功，请联系运维人员。
who_looked =
    .title = 谁看过
    .about = 谁打开过您的数据。
who_looked-shown = <b>谁打开过您的数据</b>
    .nobody = 没有人打开过您的数据。
    .line = • { $on }：{ $who }；{ $what }。原因：{ $why }
    .who = { $role }，{ $organisation }
    .more = <i>共 { $count } 次；导出的文件里有每一次。</i>
look-profile = 您的个人资料：姓名、单位、领域和电话的一部分
look-records = 您的记录：角色、企业、聘任，以及姓名、电话的一部分
look-firm_contact = 您作为企业联系人的姓名和电话
look-hours = 您的服务时间：日期、时长、内容、照片和累计
look-why-read_hours = 查看您的服务时间累计
look-why-hours_statement = 出具您的服务时间明细
look-why-confirm_staff = 确认您在该单位工作
look-why-merge_people = 合并您的两个渠道
look-why-verify_firm = 核实企业
correct_data =
    .title = 更正
    .about = 保存的内容在哪里改。
correct_data-where =
    <b>在哪里更正</b>
    • 自查的回答：报告下面的“修改回答”，或答题时发“返回”。
    • 个人资料：/profile。企业登记和联系人：/firm。
    • 语言：/lang。提醒：/settings。同意事项：/consents。
    • 其他内容：请联系主管部门，发 /human。

## 数据的种类，也是文件里的标题

data-person = 您
data-address = 您使用的渠道
data-channel = 渠道
    .web = 网页
    .terminal = 终端
    .telegram = Telegram
    .email = 电子邮件
data-conversation = 这段对话
data-live_run = 可以接着做的对话
data-event = 问题和回答
data-inbox = 您发来的消息
data-outbox = 发给您的消息
data-notice = 通知和提醒
data-muted = 您不要的提醒
data-consent = 同意事项
data-look = 谁打开过您的数据
data-invitation = 您发出的邀请
data-role_grant = 您的角色
data-invitation_try = 没有对上的邀请码
data-session = 您在哪里登录着
data-sign_in_link = 登录链接
data-link_code = 关联渠道的验证码
data-merge_request = 合并两个渠道的申请
data-link_try = 没有对上的关联码
data-file = 您发来的文件
data-firm = 您留下的企业联系方式
data-profile = 您的个人资料
data-awaited = 导入名单中关于您的信息（您使用前）
data-appointment = 您在企业的聘任
data-job = 为您做的后台工作
data-audit = 操作记录
data-made = 生成时间：{ $made }。保存的全部内容都在这里，只有密钥和代表他人的编号除外。
data-masked = 您也使用境外渠道，所以他人的姓名和电话只显示一部分。
data-kept =
    .person = 保存到您删除，或最后一条消息之后 14 天。
    .audit = 长期保存，全部删除后也在：用来证明做过什么。那时只剩编号，不指向任何人。
data-column-id = 编号
data-column-staying_id = 保留的一方
data-column-staying_channel = 保留一方的渠道
data-column-joining_id = 并入的一方
data-column-joining_channel = 并入一方的渠道
data-column-person_id = 您的编号
data-column-created_at = 从何时起
data-column-channel = 渠道
data-column-external_id = 渠道里的称呼
data-column-unreachable_at = 何时起联系不上
data-column-language = 语言
data-column-seq = 次序
data-column-revision = 改动次数
data-column-heard_at = 您最后一次发言
data-column-run = 对话
data-column-kind = 种类
data-column-body = 内容
data-column-address_id = 地址
data-column-update_id = 消息编号
data-column-sent_at = 发出时间
data-column-arrived_at = 收到时间
data-column-state = 状态
data-column-attempts = 尝试次数
data-column-next_at = 下次尝试
data-column-cause = 起因
data-column-message_id = 平台上的编号
data-column-expires_at = 截止
data-column-topic = 主题
data-column-due_at = 到期
data-column-content = 内容
data-column-letter = 消息
data-column-purpose = 事项
data-column-version = 版本
data-column-given_at = 同意时间
data-column-withdrawn_at = 撤回时间
data-column-role = 角色
data-column-organisation = 单位
data-column-at = 时间
data-column-what = 内容
data-column-why = 原因
data-column-key = 对象
data-column-arguments = 方式
data-column-actor_id = 您的编号
data-column-progress = 进度
data-column-chain = 您的编号
data-column-entry = 做了什么
data-column-classes = 企业类别
data-column-submitted_at = 提交时间
data-column-contact_of = 您的编号
data-column-contact_name = 联系人
data-column-contact_phone = 联系电话
data-column-unit_id = 单位编号
data-column-firm_id = 企业
data-column-starts_on = 起始日
data-column-ends_on = 结束日
data-column-batch_id = 来自哪份名单
data-column-degree = 学历学位
data-column-title = 职称
data-column-field = 领域
data-column-keywords = 关键词
data-column-contract_from = 合同起始
data-column-contract_until = 合同截止
data-column-certificate_from = 证书起始
data-column-certificate_until = 证书截止
data-column-phone = 电话
data-column-birth_date = 出生日期
data-column-changed_at = 修改时间
data-column-decided_version = 单位所见版本
data-column-decided_at = 决定时间
data-column-verified_at = 确认为本人
data-column-programme = 方案
data-column-organisation_id = 单位编号
data-column-expected = 邀请对象
data-column-made_by = 您的编号
data-column-made_at = 生成时间
data-column-used_at = 使用时间
data-column-revoked_at = 终止时间
data-column-invitation_id = 邀请编号
data-column-granted_at = 授予时间
data-column-confirmed_at = 生效时间
data-column-method = 方式
data-column-signed_in_at = 登录时间
data-column-asked_at = 请求时间
data-column-public_id = 链接中的名称
data-column-place = 对应的问题
data-column-source = 平台上的名称
data-column-name = 名称
data-column-size = 字节数
data-column-reason = 未接收的原因
data-column-reason_args = 限制
data-column-joiner_channel = 另一个渠道
data-column-text = 文字
data-column-options = 选项
data-column-label = 标签
