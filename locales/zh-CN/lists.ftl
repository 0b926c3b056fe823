### 主管部门人员在对话中导入已运行方案的名单。

lists =
    .title = 名单导入
    .about = 导入已经在运行的方案的名单：派出单位、企业、专家、主管部门人员、聘任、企业需求。先预览再导入，也可以整批撤回。
lists-where = 是哪个方案或区县的名单？
    .label = 范围
    .why = 不属于这个区县的行不会导入。
lists-whole = 整个方案
lists-nowhere = 名单由市级或区县主管部门人员在网页对话或 Telegram 中导入。在服务器上可以用 `kjfz-bot import`。
lists-act = 请问要办什么？
    .label = 事项
    .o-bring = 导入一份名单
    .o-earlier = 以前的名单
    .o-template = 领取模板
    .s-bring = 导入;上传
    .s-earlier = 以前的;历史;撤回
    .s-template = 模板;空表
    .why = 名单先预览，确认后才写入；导入的内容可以整批撤回。
lists-kind = 名单里是什么？请按这个顺序导入，后面的会用到前面的。
    .label = 种类
    .o-units = 派出单位
    .o-firms = 企业
    .o-experts = 专家
    .o-officers = 主管部门人员
    .o-appointments = 聘任
    .o-needs = 企业技术需求
    .s-units = 单位
    .s-firms = 企业;公司
    .s-experts = 专家
    .s-officers = 主管部门
    .s-appointments = 聘任;任期
    .s-needs = 需求;企业需求;技术需求
    .why = 每种名单的列不同。专家和主管部门人员各有一份邀请；聘任名单带入已服务的小时数；需求名单的每一行成为草稿，由企业补齐后提交。
lists-template = “{ $kind }”的模板正在生成，马上发到这里。模板第二页说明每一列怎么填。
lists-file = 请发送名单的 xlsx 文件：一行一条，不要合并单元格，不要用公式。表头用通常的叫法就可以。
    .label = 文件
    .why = 文件和其他文件一样先检查再读取，您确认之前不写入任何内容。一天之后文件会删除。
    .example = 专家.xlsx
lists-look = 正在预览这份名单，不写入任何内容。结果马上发到这里。
lists-go = 看过预览结果之后：要导入这份名单吗？
    .label = 导入
    .o-import = 导入
    .o-drop = 先不导入
    .s-import = 导入;是
    .s-drop = 不导入;否
    .why = 有问题的行不导入，会另存一份并注明原因，改好后可以再导入。
lists-check = 可以导入 { $taken } 行，有问题的 { $wrong } 行。
lists-not_looked = 还在预览。请等结果出来后再选。
lists-nothing = 这份名单没有一行可以导入。请选“先不导入”，改好后发 /lists 再来。
lists-sure = 现在导入这份名单吗？
    .label = 确认
    .v-yes = 是，导入
    .v-no = 否
lists-import = 已开始导入。您离开也会继续，结果会发到这里。
lists-batch = 以下是已导入的名单，新的在前。请选一份查看。
    .label = 名单
    .item = 第 { $number } 号，{ $kind }，{ $programme }，{ $district }，{ $at }{ $state ->
        [running] （未完成）
        [undone] （已撤回）
       *[done] { "" }
    }
    .why = 每份名单都可以整批撤回，只要没有内容以它为依据。
lists-none = 这里还没有导入过名单。
lists-seen =
    <b>第 { $number } 号名单：{ $kind }</b>，{ $programme }，{ $district }，开始于 { $at }{ $state ->
        [running] ，未完成
        [undone] ，已撤回
       *[done] { "" }
    }
    共 { $rows } 行，其中有问题 { $wrong } 行
    生成了：{ $organisations } 个机构，{ $people } 个人，{ $terms } 条聘任，{ $needs } 条需求草稿。
    以它为依据的内容：
    { $rests }{ $kept ->
        [0] { "" }
       *[other] { "" }
        其中 { $kept } 条需求企业已经办理过，撤回时会保留。
    }
lists-what = 要对它做什么？
    .label = 操作
    .problems = 领取有问题的行
    .invitations = 领取邀请
    .take_back = 整批撤回
    .leave = 不做什么
    .why = 名单的表格只给导入它的人。撤回会删除这份名单生成的全部内容，不会只删一部分；只有企业已经办理过的需求会保留。
lists-certain = 这份名单生成的全部内容都会删除，其中的邀请也会失效；企业已经办理过的需求会保留。要撤回吗？
    .label = 确认撤回
    .v-yes = 是，撤回
    .v-no = 否
lists-take_back =
    { $state ->
        [rests]
            第 { $number } 号名单不能撤回，以下内容以它为依据：
            { $rests }
            请先撤回这些内容，从最新的名单开始。
       *[asked] 正在撤回第 { $number } 号名单，完成后会发到这里。
    }
lists-again = 表格正在生成，马上发到这里。
lists-rest =
    .nothing = • 没有
    .appointment = • 其他名单的 { $count } 条聘任，最早在第 { $row } 行
    .profile = • { $count } 份资料以它为所在单位，最早在第 { $row } 行
    .profile_changed = • { $count } 份资料之后改过或已有决定，最早在第 { $row } 行
    .joined = • { $count } 个人已经加入，最早在第 { $row } 行
    .role = • 已授予 { $count } 个角色，最早在第 { $row } 行
    .invitation = • 之后发出 { $count } 份邀请，最早在第 { $row } 行
    .need = • { $count } 条需求，最早在第 { $row } 行
    .hours = • { $count } 条服务时间记录，最早在第 { $row } 行
    .decision = • { $count } 项决定，最早在第 { $row } 行
    .changed = • { $count } 条记录之后改过，最早在第 { $row } 行
lists-sheet =
    .template = { $kind }（模板）.xlsx
    .look = 有问题的行.xlsx
    .problems = 第{ $number }号名单有问题的行.xlsx
    .invitations = 第{ $number }号名单的邀请.xlsx
lists-more = ……另有 { $count } 行，全部在文件里，可以直接在里面改。
    .none = • 没有
lists-file_gone = 文件已经不在了。请发 /lists 重新导入这份名单；已写入的内容不变，会从那里继续。
lists-no_right = 您已不再有所需的角色。已写入的内容不变。
lists-taken_back = 这份名单在此期间已被撤回。
lists-given_up = 多次失败，不再尝试。请发 /lists 重新导入同一份名单，会从中断处继续。如果再次失败，请联系运维人员。

notice-list_looked =
    { $state ->
        [refused] 这份名单读不出来。{ $why }
        [elsewhere] 同一份名单已经为另一个区县或整个方案导入过，没有做任何改动。
       *[new]
            <b>名单已预览，没有写入任何内容。</b>{ $state ->
                [running] 它已是第 { $batch } 号名单，上次中断，会接着导入。
                [done] 它已是第 { $batch } 号名单，再导入不会有变化。
               *[new] { "" }
            }
            共 { $rows } 行，可以导入 { $taken } 行，有问题 { $wrong } 行。
            { $problems }{ $unknown ->
                [none] { "" }
               *[other] { " " }以下列在这里没有含义，会被忽略：{ $unknown }。
            }
    }
    .name = 名单已预览
notice-list_progress = 正在导入：{ $rows } 行中已完成 { $done } 行。
    .name = 名单正在导入
notice-list_imported =
    { $state ->
        [undone] 这份名单没有一行可以导入，{ $wrong } 行有问题。
       *[done] <b>已导入，是第 { $number } 号名单。</b>导入 { $taken } 行，有问题 { $wrong } 行。发 /lists 可以查看和撤回。
    }
    .name = 名单已导入
notice-list_sheet =
    { $what ->
        [template] 这是模板。填好后发 /lists 导入。
        [problems] 这些行没有导入，每一行旁边注明了原因。请在里面改好，再发 /lists 导入这份文件。一天之内可以领取。
       *[invitations] 这是名单中各人的邀请，从导入起三十天内有效。请只发给本人，用后删除文件。一天之内可以领取，之后发 /lists 可以重新生成。
    }
    .name = 名单的表格
notice-list_stopped = 这份名单没有办成。{ $why }
    .name = 名单没有办成
notice-list_taken_back =
    { $state ->
        [rests]
            第 { $number } 号名单不能撤回，以下内容现在以它为依据：
            { $rests }
       *[done] { $kept ->
            [0] 第 { $number } 号名单已撤回，它生成的全部内容都已删除。
           *[other] 第 { $number } 号名单已撤回。企业已经办理过的 { $kept } 条需求保留，其余已删除。
        }
    }
    .name = 名单已撤回
