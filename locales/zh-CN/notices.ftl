### 没有问也会收到的话：提醒和通知。

notice-stop = 不想收到这样的提醒，请发 /settings。
notice-unfinished = 您好，“{ $dialog }”还没有做完，已经填写的回答都在。发 /{ $command } 就能接着答。
    .name = 没做完的自查
notice-removal = 您好，您在“{ $dialog }”里的回答保存到 { $date }，之后自动删除。想留得久一些，发 /{ $command } 接着看就行。
    .name = 记录快要删除
notice-firms_waiting = 有 { $count } 家企业等您核实。发 /verify 查看。
    .name = 有企业等您核实
notice-needs_waiting = 有 { $count } 条需求等您办理。发 /review 查看。
    .name = 有需求等您办理
notice-staff_waiting = 有 { $count } 人填写在贵单位工作，等您确认。发 /staff 查看。
    .name = 有人等您确认
notice-merges_waiting = 有 { $count } 人在两个渠道都有记录，申请合并，等您核对。发 /merges 查看。
    .name = 有人申请合并，等您核对
notice-papers_ending =
    您在“{ $unit }”的档案（{ $programme }）里，{ $papers }于 { $date } 到期，{ $days ->
        [0] 就是今天。
        [1] 就是明天。
       *[other] 还有 { $days } 天。
    } 有了新的日期，请发 /profile 修改。
    .name = 合同或证书快要到期
    .contract = 与单位的聘用合同
    .certificate = 证书
notice-certificate_ending =
    企业“{ $name }”的资质（{ $classes }）有效期到 { $date }，{ $days ->
        [0] 就是今天。
        [1] 就是明天。
       *[other] 还有 { $days } 天。
    } 换证后请发 /firm 修改日期。
    .name = 企业资质证书快要到期
notice-digest = { $count } 件事待您查看
notice-unreachable = 您等着的一件事（{ $about }）：对方目前联系不上，通知没有送到。请用别的方式联系对方。
notice-need_ending =
    您的需求“{ $title }”（{ $number }）{ $date } 到期，{ $days ->
        [0] 就是今天。
        [1] 就是明天。
       *[other] 还有 { $days } 天。
    }需要延期的话，发 /need 选这一条。
    .name = 本企业的需求快要到期
