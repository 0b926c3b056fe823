### 网页登录：登录页面与对话页页眉的文字。

sign-in-this-language = 中文
sign-in-title = 登录
sign-in-how = 我们会向您的邮箱发送一个登录链接，15 分钟内有效，只能用一次，不需要密码。
sign-in-email = 邮箱地址
sign-in-send = 发送登录链接
sign-in-not-an-address = 邮箱地址不完整。例如：name@example.org
sign-in-by-channel = 已经在其他渠道（如 Telegram）使用本助手？在那里发送 /web，即可得到登录本网页的链接。

sign-in-sent = 请查收邮件
sign-in-sent-to = 登录链接正在发往 { $email }。请在 15 分钟内打开，最好在本设备上打开。
sign-in-sent-again = 几分钟后还没有收到？请看看垃圾邮件文件夹，并核对邮箱地址。
sign-in-anew = 重新获取链接
sign-in-to-chat = 返回对话

sign-in-as = 您将以 { $email } 的身份登录。
sign-in-as-on-channel = 您将以在其他渠道发送 /web 的本人身份登录。
sign-in-go = 登录
sign-in-not-yours = 如果不是您本人操作，关闭本页即可，不会有任何变化。

sign-in-unknown = 链接不完整
    .help = 请复制邮件中的完整链接，或重新获取。
sign-in-used = 这个链接已经用过
    .help = 每个链接只能登录一次。如果您还没有登录，请重新获取。
sign-in-expired = 链接已过期
    .help = 链接 15 分钟内有效，请重新获取。
sign-in-stale = 页面打开的时间太久
    .help = 没有任何变化。请重新打开页面，并允许使用 Cookie。
sign-in-too-many = 请稍等
sign-in-too-many-address = 这个邮箱刚才已申请多次。请使用最新的一封邮件，或 { $minutes } 分钟后再试。
sign-in-too-many-asker = 您所在的网络申请次数较多，请 { $minutes } 分钟后再试。
