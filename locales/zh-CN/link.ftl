### 同一个人使用多个渠道。

link =
    .title = 关联其他渠道
    .about = 把这里的对话与您在其他渠道（如 Telegram）的对话关联为同一个人。
link-code = 想在这里和其他渠道（如 Telegram、网页对话）使用同一个身份？如果您已在那边得到关联码，请在此输入；如果还没有，请选“跳过”，我会给您一个关联码，到那边输入。
    .label = 关联码
    .why = 在一个渠道得到关联码，在另一个渠道输入，并在两边都确认后，两边才视为同一个人。
    .example = 7K3M9-QX2WD
link-make =
    您的关联码是 <b>{ $code }</b>，10 分钟内有效，只能用一次。
    请在另一个渠道发送 /link 和关联码。那边未完成的内容会转到这里，以这里的身份为准。请勿把关联码告诉任何人。
link-sure = 关联后，您与取得这个关联码的人视为同一个人：对方可以看到并继续您在这里未完成的内容，您也一样。只有关联码是您本人在另一个渠道取得的，才请继续。
    .label = 关联
    .why = 如果关联码是别人给的，对方会得到您的对话。
    .v-yes = 是，关联码是我本人的
    .v-no = 不是
link-take =
    { $state ->
        [records] 关联码正确。但两边都有记录（如角色、资料），不能自行关联，需要由负责的主管部门人员核对后合并。
       *[asked] 关联码正确。请在 10 分钟内到另一个渠道也确认一下：消息已发往那边。
    }
link-officer = 是否请主管部门人员合并两边？对方会看到两边的记录，姓名和号码只显示一部分。
    .label = 请主管部门合并
    .why = 为防止有人用他人的手机取得其记录，要由了解双方的人员先核对。
    .v-yes = 是，请主管部门合并
    .v-no = 不，保持分开
link-request = 好的。请在 10 分钟内到另一个渠道也确认一下：消息已发往那边。确认后转给主管部门人员，结果会通知您。
link-other_way = 这里有记录，另一个渠道没有。请反过来操作：在这里发送 /link 并选“跳过”取得关联码，到那边输入。

link_ok =
    .title = 确认关联
    .about = 确认在另一个渠道输入关联码的是不是您本人。
link_ok-sure = 在另一个渠道输入关联码的是您本人吗？确认后两边合为同一个对话：那边的人可以看到并办理您的事项。
    .label = 本人操作
    .why = 如果是别人输入的，对方会得到您的对话。
    .v-yes = 是我本人
    .v-no = 不是，不要关联
link_ok-agree =
    { $how ->
        [officer] 好的。两边都有记录，已转给主管部门人员核对，结果会通知您。
       *[joined] 好的，稍后两个渠道都会收到关联成功的通知。
    }
link_ok-refuse = 好的，两边保持分开，关联码已作废。

web =
    .title = 打开网页对话
    .about = 取得登录网页对话的链接。
web-offer =
    打开下面的链接，即可以您在这里的身份登录网页对话。链接 15 分钟内有效，只能用一次，请勿转发。
    { $url }
web-many-links = 您取得的链接较多。请使用最新的一个，或一小时后再试。

link-sign-in-first = 您在本网页还没有登录，无法关联。请先登录（页面上方）：可以用邮箱，也可以用在其他渠道发送 /web 得到的链接。
link-many-tries = 输入次数太多，请一小时后再试。
link-unknown = 关联码无效或已失效。每个关联码 10 分钟内有效，只能用一次，请在另一个渠道重新获取。
link-own = 这是您自己的关联码，请到另一个渠道输入。
link-records = 无法在这里关联：两边都有记录，且没有同一位主管部门人员负责全部记录。发送 /human 查看联系方式。
link-nothing-asked = 没有需要确认的关联。如果已超过 10 分钟，请发送 /link 重新开始。

notice-link_asked =
    { $channel ->
        [telegram] 有人在 Telegram 输入了您的关联码。如果是您本人，请在 10 分钟内发送 /link_ok 确认；如果不是，不用理会。
        [web] 有人在网页对话输入了您的关联码。如果是您本人，请在 10 分钟内发送 /link_ok 确认；如果不是，不用理会。
       *[other] 有人在另一个渠道输入了您的关联码。如果是您本人，请在 10 分钟内发送 /link_ok 确认；如果不是，不用理会。
    }{ $how ->
        [officer] 由于两边都有记录，确认后要由主管部门人员核对，再合为一人。
       *[joined] { "" }
    }
    .name = 有人输入了您的关联码
notice-link_refused = 另一个渠道没有确认，两边没有关联。
    .name = 关联渠道
notice-link_records = 两边都有记录，没有关联成功，需要由工作人员合并。发送 /human 查看联系方式。
    .name = 关联渠道
notice-merge_refused =
    { $reason ->
        [none] 两个渠道没有合并：主管部门人员已同意，但之后情况有变化。两边保持不变；可以发 /link 重新申请。
       *[other] 两个渠道没有合并。主管部门人员核对后说明：{ $reason }
            两边保持不变。问题解决后可以发 /link 重新申请；发送 /human 查看联系方式。
    }
    .name = 关联渠道
notice-linked =
    关联成功：您在两个渠道是同一个人，未完成的内容两边都可以继续。{ $closed ->
        [none] { "" }
       *[other] 同时进行的内容太多，最早的已关闭：{ $closed }。
    }
    .name = 渠道已关联

merges =
    .title = 合并人员
    .about = 两个账号都有记录并声明是同一人时，核对后合并。
merges-request = 以下人员声明两个渠道是同一人，请选择一项查看。
    .label = 申请
    .item = 申请 { $number }，{ $at }
    .why = 任何人都不能自行取得他人的记录，所以要由负责双方的人员先核对。
merges-none = 没有待处理的合并申请。
merges-seen =
    申请时间：{ $at }，双方均已确认。
    <b>保留的一方：</b>
    { $staying }

    <b>并入的一方：</b>
    { $joining }

    <b>不能合并的情形：</b>
    { $against }

    双方可以看到您查看过。
merges-decision = 您的决定是？
    .label = 决定
    .merge = 是同一人，合并
    .refuse = 保持分开
    .later = 先看别的
    .why = 不确定时，请拨打您已知的电话核实。合并后无法再分开。
merges-reason = 为什么不合并？请写得对双方有帮助，双方都会看到这段话。
    .label = 原因
    .why = 没有获准的人想知道能不能补救。请不要写出另一方的记录：对方可能是陌生人。
    .example = 两边姓名不一致，请带身份证到窗口核对。
merges-sure = 合并后无法撤销：双方的记录、角色和对话都归为一人。确定吗？
    .label = 确定
    .v-yes = 确定合并
    .v-no = 不合并
merges-decide =
    { $state ->
        [agreed] 已决定，稍后两边合为一人并收到通知。
        [refused] 已决定：保持分开，会把原因通知双方。
       *[changed] 没有作出决定：您查看之后情况有变化。请发送 /merges 重新查看。
    }
merges-decided = 这项申请已有决定，或已不再申请。
merges-line =
    .channels = • 渠道：{ $channels }
    .role = • 角色：{ $role }
    .profile = • 资料：{ $name }，{ $phone }，{ $unit }（{ $programme }）
    .firm = • 企业：{ $name }
    .term = • 聘任：{ $firm }，{ $start } 至 { $end }
merges-against =
    .nothing = • 无
    .profiles = • 双方在同一方案中都有资料：须先删除其中一份（/mydata）
    .terms = • 双方在同一方案中有时间重叠的聘任
    .hours = • 双方填报的服务时间有重叠，或者合并后某一天超出上限：须先由工作人员更正
    .decided = • 其中一方对另一方的记录作过决定
    .gave = • 其中一方授予过另一方角色
channel-telegram = Telegram
channel-web = 网页对话
channel-terminal = 终端
channel-email = 电子邮件
