### 对话本身的话：按钮、提示、没听懂时怎么说。

## 共用的词

yes = 是
no = 否
none = 一项也没有
not-sure = 不清楚
skipped = 未填
list-separator = 、
or-separator = 或
sentence-separator = { "" }
colon = ：
quoted = “{ $label }”
years = { $number } 年
duration =
    { $hours ->
        [0] { $minutes } 分钟
       *[other] { $minutes ->
            [0] { $hours } 小时
           *[other] { $hours } 小时 { $minutes } 分钟
        }
    }
yuan = { $amount } 元
value-open_ended = 无固定期限

## 按钮

control-back = 返回
control-skip = 跳过
control-unsure = 不清楚
control-why = 为什么问
control-leave = 存下，先离开
control-later = 稍后再交
control-next_page = 下一页
control-previous_page = 上一页
control-undo = 撤销
multi-done = 选好了
review-ok = 没有问题
review-change = 修改某一项
continue = 继续：{ $dialog }

## 问题

questions-left =
    { $number ->
        [1] 这是目前最后一个问题
       *[other] 大约还有 { $number } 个问题
    }
several = 也可以直接打“1、3”。
asked-again = 这一项和刚才改的内容对不上，请再答一次。
change-which = 要修改哪一项？其他回答都会保留。
review-line = • { $label }：<b>{ $value }</b>

see-all =
    已经可以确定，这些条件不符合：
    { $reasons }
    要继续回答，看其他条件的情况吗？
    .label = 是否看完整报告
    .why = 已有一项硬性条件不符合，其余回答不会改变结论，但能让您看到每一项条件的情况。
    .o-go_on = 继续，看完整报告
    .o-stop = 现在就看结果

see-all-line = • { $programme }：{ $title }（{ $clause }）

## 没听懂，或者不能这样填

not-understood = 抱歉，没有看懂。请点一个选项，或换个说法。
    .typed = 抱歉，没有看懂，请换个说法。
did-you-mean =
    { $count ->
        [1] 您是想说{ $options }吗？回复“是”就行，也可以直接点选项。
       *[other] 您是想说{ $options }？请点选项，或者打出它的序号。
    }
for-example = 例如：{ $example }
tries-help = 输入“为什么”可以看这个问题的用意；输入“返回”可以改上一题。
press-stale = 那个按钮属于之前的问题，没有改动任何内容。现在的问题是：
command-unknown = 没有“/{ $command }”这个命令。可以用 /check（资格自查）、/start（菜单）、/lang（语言）、/help（帮助）。
skip-not-here = 这个问题需要回答，不能跳过。
unsure-not-here = 这个问题请选一个答案。
page-none = 没有更多内容了。
file-not-asked = 现在不需要文件，这份文件没有保存。
not-allowed-exclusive = “{ $option }”不能和其他选项一起选，请重新选择。
not-allowed-empty = 请至少选一项。
not-allowed-code = 这个代码对不上，可能有两处以上写错了。请对照营业执照逐位核对；I、O、S、V、Z 不会出现在代码里。
not-allowed-code-length = 统一社会信用代码共18位，您写了 { $length } 位。请对照营业执照再写一遍。
not-allowed-code-doubtful = 这个代码的校验位对不上：有一位写错了，或者相邻两位写反了。请对照营业执照，重点看这些地方：{ $doubts }。
not-allowed-keywords = 请写 { $least } 到 { $most } 个关键词，用逗号分开；您写了 { $given } 个。
code-doubt =
    .swapped = 第{ $place }、{ $next }位“{ $said }{ $meant }”可能写反了
    .wrong = 第{ $place }位“{ $said }”→“{ $meant }”
    .several = 有代码里不会出现的字母，可能是 { $meant }
not-allowed-long = 这段文字太长了，最多 { $limit } 个字符。
not-allowed-whole = 请填整数，例如 1 或者 2。
not-allowed-below = 不能小于 { $limit }，请再填一次。
not-allowed-above = 不能大于 { $limit }，请再填一次。
not-allowed-duration = 请带上单位再写一遍，例如“2小时”或“9:00-11:30”。您说的是 { $ways } 吗？
not-allowed-duration-backwards = 结束时间在开始时间之前，请再写一遍，例如“14:00-17:00”；过了半夜写成“22:00-1:00”。
not-allowed-month-needed = 还需要知道月份，例如1970年6月。
not-allowed-day-needed = 年龄正好在界线附近，请写明具体是哪一天。
not-allowed-file-kind = 可以上传的格式：{ $kinds }。
not-allowed-file-size = 文件太大了，最多 { $limit } MB。

## 返回、取消、离开、撤销

back-first = 已经是第一步了。
back-sealed = 前面的内容已经提交，不能返回修改。
cancel-confirm = 要放弃“{ $dialog }”吗？已经填写的回答会丢掉。想留着下次再填，请继续，然后点“存下，先离开”。
    .yes = 是，放弃
    .no = 否，继续填写
restart-confirm = 要重新开始“{ $dialog }”吗？已经填写的回答会丢掉。
    .yes = 是，重新开始
    .no = 否，保留
cancel-nothing = 现在没有正在进行的对话。
cancelled = 已放弃“{ $dialog }”。
left = “{ $dialog }”已经存好，随时可以继续。
resumed = 接着“{ $dialog }”。
too-many-open = 没有做完的对话太多了：{ $dialogs }。请先完成或取消其中一个。
undo-nothing = 现在没有可以撤销的操作。
undone = 已撤销。
dialog-gone = 这段对话已经停用，抱歉。
dialog-changed = 这段对话刚刚更新过，您的回答都保留着。
dialog-changed-again = 这段对话刚刚更新过。这些回答不再适用，需要时会再问您：{ $questions }。其他回答都保留着。

## 帮助

why-none = 这一步没有别的用意，按您的需要选就可以。
why-clauses = 依据：{ $programme }，条款 { $clauses }。
help =
    { $about }
    可以点按钮，也可以直接打字：选项前的数字、选项的文字都行。
    “返回”改上一题，“不清楚”先放过，“为什么”看用意，“取消”放弃，“菜单”先离开（回答会存下）。
    命令：/check 资格自查，/start 菜单，/lang 语言，/settings 设置，/human 联系人，/join 接受邀请，/roles 我的角色，/link 关联渠道，/web 网页对话，/privacy 隐私说明，/mydata 我的数据，/consents 我的同意，/forget 删除记录。
person = 需要人工帮助时：
