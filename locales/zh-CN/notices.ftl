### 没有问也会收到的话：提醒和通知。

notice-stop = 不想收到这样的提醒，请发 /settings。
notice-unfinished = 您好，“{ $dialog }”还没有做完，已经填写的回答都在。发 /{ $command } 就能接着答。
    .name = 没做完的自查
notice-removal = 您好，您在“{ $dialog }”里的回答保存到 { $date }，之后自动删除。想留得久一些，发 /{ $command } 接着看就行。
    .name = 记录快要删除
notice-unreachable = 您等着的一件事（{ $about }）：对方目前联系不上，通知没有送到。请用别的方式联系对方。
