### 邮件：只说明有什么事、在哪里看，不写内容。

mail-from = 科技副总助手
mail-news = 您有新的消息
mail-notice = 您好，您有一条消息：{ $kind }。为保护隐私，邮件中不写具体内容，请登录网页对话后查看。
mail-open = 在网页对话中查看
mail-footer = 您用这个邮箱登录科技副总助手，因此收到本邮件。如需减少提醒，请在网页对话中发送 /settings。请勿回复本邮件。

mail-sign-in = 您的登录链接
mail-sign-in-how = 您好，用下面的链接即可登录科技副总助手。链接 15 分钟内有效，只能用一次。
mail-sign-in-go = 登录
mail-sign-in-not-yours = 如果不是您本人操作，请忽略本邮件：没有这个链接，任何人都无法登录。请勿转发。
