### 角色：邀请、持有、授予。

role-visitor = 访客
role-researcher = 科研人员
role-vp = 科技副总
role-firm = 企业代表
role-unit = 派出单位专人
role-district = 区县主管部门人员
role-city = 市级主管部门人员
role-reviewer = 评审专家
role-talent_office = 人才办人员
role-auditor = 审计人员
role-line = { $role }，{ $organisation }（{ $programme }）

not-there = 没有找到这一项，可能已经有变化；发 /roles 可以查看现在的情况。

invite =
    .title = 邀请他人
    .about = 邀请一位同志担任某个角色：您会得到一个链接和一个邀请码，转给对方即可。大约一分钟。
invite-role = 邀请对方担任哪个角色？
    .label = 角色
    .why = 这里只列出您有权授予的角色。没有邀请，谁也得不到角色。
invite-none = 您目前没有可以邀请他人的角色。角色只能通过邀请取得：请联系本地主管部门、本单位或本企业的负责人。
invite-where = 在哪里？
    .label = 范围
    .in_district = { $district }（{ $programme }）
invite-organisation = 在哪个单位？
    .label = 单位
    .new = 其他单位，不在列表里
invite-name = 单位的全称是什么？
    .label = 单位名称
    .example = 海曙区科技局
invite-district = 在哪个区县？
    .label = 区县
invite-new_district = 是哪个区县？请写出名称。
    .label = 区县
    .example = 海曙区
invite-invitee = 邀请的是谁？请写姓名，也可以选“跳过”。
    .label = 邀请对象
    .why = 如果接受邀请的人姓名不符，要等您确认后角色才生效。姓名加密保存。
    .example = 张伟
invite-phone = 对方手机号的后四位，也可以选“跳过”。
    .label = 手机尾号
    .why = 用来确认接受邀请的是本人，加密保存。
    .example = 4711
invite-check = 请核对邀请内容：
    .o-ok = 没有问题，生成邀请
invite-phone-wrong = 请写四位数字，或选“跳过”。
invite-no_link = （没有链接，用邀请码即可）
invite-make =
    邀请已生成：<b>{ $role }</b>，{ $organisation }（{ $programme }）。只能用一次，{ $until } 前有效。
    链接：{ $links }
    或邀请码：<code>{ $code }</code>。对方给助手发 /join 加邀请码即可。
    请只转给本人。需要撤回时发 /roles。
    .picture = 邀请链接的二维码：用手机扫一扫即可打开邀请，与链接、邀请码作用相同。

join =
    .title = 接受邀请
    .about = 接受一个角色的邀请：先看清内容，再决定是否接受。
join-code = 请输入邀请码。
    .example = 01AB2-CDEFG
    .why = 角色只能通过邀请取得。邀请码共十位字母和数字；O 和 0、I 和 1、大小写都可以。
join-accept =
    邀请您担任：
    • 角色：<b>{ $role }</b>
    • 单位：{ $organisation }
    • 方案：{ $programme }
    • 邀请人：{ $by }
    • 有效期至：{ $until }
    是否接受？接受后，在您持有角色期间对话记录会一直保留；随时可以发 /roles 退回角色。
    .why = 您接受之前不会有任何变化。如果不认识邀请人，请谢绝。
    .v-yes = 接受
    .v-no = 谢绝
join-declined = 没有接受。邀请在到期前仍然有效，想接受时再打开即可。
join-account = 本网页还没有登录，登录后才能取得角色。{ $how }
    .label = 已登录
    .why = 如果不登录，两周内任何人打开这个浏览器都能以您的角色办理。
    .how_mail = 请用邮箱登录：{ $page } 。在本浏览器中打开邮件里的链接后，这里会自动继续；如果在其他浏览器登录，请登录后再打开一次邀请。
    .how_channel = 请在 Telegram 给助手发送 /web，在本浏览器中打开收到的链接，这里会自动继续；也可以直接在 Telegram 发送 /join 加邀请码。
    .how_both = 请用邮箱登录：{ $page } 。在本浏览器中打开邮件里的链接后，这里会自动继续；也可以在 Telegram 给助手发送 /web，在本浏览器中打开收到的链接。
    .how_none = 本助手没有设置邮件服务器，也没有其他渠道，无法登录：请告诉邀请人或运维人员。
    .signed_in = 已登录，继续
    .decline = 暂不接受
join-sign-in = 本网页还没有登录，角色没有生效。邀请仍然有效。
join-expects = 需要核对什么？
join-name = 这份邀请指定了本人使用，请输入您的姓名。
    .example = 张伟
    .why = 用来和邀请人填写的姓名核对。
join-phone = 这份邀请指定了本人使用，请输入您手机号的后四位。
    .example = 4711
    .why = 用来和邀请人填写的尾号核对。
join-redeem =
    { $state ->
        [granted] 欢迎：您现在是{ $organisation }的<b>{ $role }</b>（{ $programme }）。菜单里可以看到您能办的事。
        [pending] 谢谢。您填写的和邀请里的不一致，要等邀请人核对，结果会告诉您。（<b>{ $role }</b>，{ $organisation }，{ $programme }）
       *[held] 您已经有这个角色：<b>{ $role }</b>，{ $organisation }（{ $programme }）。邀请没有用掉。
    }
join-refused = 这份邀请不能使用：可能已过期、已用过或已撤回，也可能邀请码有误。请核对邀请码，或请邀请人重新发一份。不办了请发“取消”。
join-too-many = 尝试次数太多了。请一小时后再试，或请邀请人发链接给您。不办了请发“取消”。
join-operator = 本助手的运维人员
join-office = 本方案主管部门（您在其名单上）

roles =
    .title = 角色
    .about = 您的角色、您授予的角色和还没有用的邀请。
roles-item = 您的角色、您授予的角色和还没有用的邀请如下。要变更请选一项，不变更请返回。
    .label = 角色
    .mine = 我的：{ $line }
    .given = 他人的：{ $line }
    .pending = 待您确认：{ $line }
    .invitation = 未用的邀请：{ $line }
roles-none = 您目前没有角色。资格自查不需要任何角色。角色通过邀请取得：有邀请码请发 /join。
roles-act = { $item }——要怎么办？
    .label = 变更
    .give_back = 退回这个角色
    .revoke = 收回这个角色
    .confirm = 是本人，确认
    .refuse = 不是本人，不予确认
    .withdraw = 撤回这份邀请
    .keep = 保持不变
    .why = 角色结束后立即失效，只能凭新的邀请重新取得。
roles-change =
    { $act ->
        [give_back] 角色已退回。
        [revoke] 角色已收回，会通知对方。
        [confirm] 角色已确认，会通知对方。
        [refuse] 没有确认，会通知对方。
       *[withdraw] 邀请已撤回。
    }

claim_role =
    .title = 角色怎样取得
    .about = 角色怎样取得。
claim_role-how = 谢谢您说明身份。不过我不能只凭一句话开通权限：角色只能通过有权授予的人发出的邀请取得。如果您有邀请，请打开邀请链接，或发 /join 加邀请码。资格自查不需要任何角色。

notice-role_pending = 有人接受了您的邀请（{ $role }，{ $organisation }，{ $programme }），但与您填写的本人信息不符。确认之前角色不生效，请发 /roles 处理。
notice-role_ended = 您的角色已结束：{ $role }，{ $organisation }（{ $programme }）。如果有误，请联系授予您角色的人。
notice-role_confirmed = 您的角色已确认：{ $role }，{ $organisation }（{ $programme }）。发 /start 查看能办的事。
notice-role_by_term = 根据您在{ $firm }的聘任，您取得角色：{ $role }，{ $organisation }（{ $programme }）。发 /start 查看能办的事。
