### 网页对话：页面上的文字与接口的错误说明。

web-title = 科技副总 · 项目助手
web-name = 科技副总
web-tagline = 项目助手
web-noscript = 本页是一段对话，需要启用 JavaScript。请在浏览器设置中启用后刷新；也可以在命令行使用 kjfz-bot chat。

web-welcome-title = 我能担任科技副总吗？
web-welcome-text = 回答几个问题，逐条对照方案，告诉您能否申请、还差什么、依据哪一条。
web-welcome-time = 大约 3～5 分钟，随时可以返回、修改或暂停
web-welcome-privacy = 不问姓名；记录保留 14 天后删除
web-welcome-self = 自查结果供参考，最终由主管部门认定
web-start = 开始
web-start-other = Start in English

web-menu = 菜单
web-help = 帮助
web-language = 语言 / Language
    .short = 中 / EN

web-log = 对话记录
web-input = 您的回答
web-placeholder = 输入回答或问题
web-example = 例如：{ $example }
web-send = 发送
web-you = 您
web-bot = 助手
web-options = 可选的回答
web-controls = 其他操作
web-newest = 跳到最新
web-typing = 正在回复…
web-download = 下载 { $name }

web-sign-in = 登录
web-signed-in = 已登录
web-sign-out = 退出
web-sign-out-everywhere = 在所有设备上退出
web-ended = 由于较长时间没有操作，您已退出登录。重新登录后可以接着进行。

web-connecting = 连接已断开，正在重新连接。您的回答会保留。
web-online = 已重新连接
web-waiting = 网络不通，消息已保存在本页，恢复后自动发送。
web-slow = 消息有点快，稍等几秒会自动发送。
web-busy = 系统暂时无法保存，您的回答已保留，稍后自动重试。
web-too-long = 一条消息最多 { $limit } 个字。请缩短后再发送，内容仍在输入框中。
web-refused = 这条消息没有发出，内容已放回输入框。
web-attach = 发送文件
web-uploading = 正在发送文件……
web-upload-failed = 文件没能发送。请检查网络后重新选择。

web-error-body = 请求内容不是有效的 JSON 对象。
web-error-type = 请使用 Content-Type: application/json。
web-error-file = { $why }
web-error-file-type = 请直接发送文件内容，并使用 Content-Type: application/octet-stream。
web-error-size = 请求超过 1 MiB。
web-error-slow = 请求没有在规定时间内传完。
web-error-too-long = 一条消息最多 { $limit } 个字，请缩短后再发送。
web-error-fields = 字段“{ $field }”缺失或格式不对，应为：{ $form }。
web-error-key = 这个 key 已用于另一条消息，请换一个新的 key。
web-error-visitor = 会话已失效，请重新打开首页。
web-error-origin = 只接受来自本站页面的请求。
web-error-rate = 消息过快，请稍后再发。
web-error-busy = 系统暂时无法保存，请稍后再试。
web-error-over = 这份文件的领取期限已过。请在对话中重新索取。
web-error-missing = 没有这个地址。
web-error-method = 这个地址不支持该方法。
web-error-session = 登录已失效，请重新登录。
web-error-host = 本服务不以这个域名提供。请使用您得到的地址；在本机上是 http://127.0.0.1 加端口。
web-error-demo-host = 这是演示，任何人都可以切换成任何身份，因此只在运行它的机器上提供。请在那台机器上打开 { $address }。
web-error-demo-forwarded = 这是演示，任何人都可以切换成任何身份，因此不接受经代理转来的请求。请在运行它的机器上打开 { $address }。
web-refused-title = 此处不提供服务
web-error-form-type = 请使用 Content-Type: application/x-www-form-urlencoded。
