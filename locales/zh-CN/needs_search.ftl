### 需求：查找已发布的需求、按办件号查看、订阅新发布的需求。

needs =
    .title = 查找需求
    .about = 查看已发布的企业技术需求：最新的，或按领域、区县、关键词查找；可以订阅，有新需求时每天告诉您一次。
needs-programme = 看哪个方案的需求？
    .label = 方案
    .all = 全部方案
needs-way = 想找什么样的需求？直接输入关键词即可，两个字就能查，也可以输拼音首字母；或者选一项：
    .label = 查找
    .example = 密封件 漂移
    .why = 多个关键词用空格隔开，每个词都要出现。标题和关键词还可以用拼音首字母查，例如 mfj 可查到“密封件”。
    .o-newest = 最新发布
    .s-newest = 最新;最近的;全部;所有;看最新的
    .o-field = 按领域
    .s-field = 领域;看领域
    .o-district = 按区县
    .s-district = 区县;地区;看区县
    .o-watch = 订阅关键词
    .s-watch = 订阅;有了告诉我
    .o-mine = 我的订阅
    .s-mine = 我订阅的;查看订阅
    .o-end = 看好了
    .s-end = 结束查找;查完了;看完了
needs-field = 哪个领域？
    .label = 领域
needs-district = 哪个区县？
    .label = 区县

needs-wanted = 等什么样的需求？输入关键词，有符合的新需求发布时告诉您，每天最多一次。
    .label = 订阅
    .example = 密封件 漂移
needs-watch =
    { $state ->
        [same] 您已经订阅了：{ $what }。
       *[new] 已订阅：{ $what }。有符合的新需求时告诉您，每天最多一次。在“我的订阅”里可以取消。
    }
needs-nothing_in_it = 这里面没有可以查的字词，请输入关键词。

needs_found =
    .title = 查找结果
    .about = 查到的需求：选一条看详情，可以转发，也可以订阅这样的需求。
needs_found-need =
    { $way ->
        [newest] 已发布的需求，最新的在前。
        [field] 这个领域已发布的需求，最新的在前。
        [district] 这个区县已发布的需求，最新的在前。
       *[other] 有“{ $way }”的需求，最新的在前。
    }
    要看哪一条？换个词查，请发“/needs 关键词”。
    .label = 需求
    .item = { $title }（{ $district }，{ $field }；{ $number }）
needs_found-none = 没有找到符合的需求。可以换一个说法或更短的词，也可以按领域、区县看；想等有了再看，请选“订阅关键词”。
needs_found-act =
    { $card }

    接下来做什么？
    .label = 接下来
    .why = “返回”回到列表的这一页。订阅后，有新发布的需求符合这次查找时，每天最多告诉您一次；随时可以取消。
    .o-list = 回到列表
    .s-list = 列表;看别的;继续看
    .o-apply = 申请对接
    .s-apply = 申请;我要申请;对接;我能做
    .o-share = 转发（链接和二维码）
    .s-share = 转发;分享;链接;二维码;发给别人
    .o-subscribe = 订阅这样的需求
    .s-subscribe = 订阅
    .o-other = 换个条件查
    .s-other = 重新查;换条件;换个词
needs_found-apply =
    “{ $title }”（{ $number }）由科研人员申请。先由您的单位同意，再和企业洽谈。按下面的按钮，或者发 /apply_for { $number } 开始填写。
    .command = 填写申请
needs_found-share =
    “{ $title }”（{ $number }）：把下面的链接或二维码发给别人，对方打开就能看到。
    { $links }
    .picture = 需求链接的二维码
needs_found-no_link = 请对方给本助手发：/see { $number }
needs_found-subscribe =
    { $state ->
        [same] 您已经订阅了：{ $what }。
       *[new] 已订阅：{ $what }。有新发布的需求符合时，每天最多告诉您一次。在 /needs 的“我的订阅”里可以取消。
    }
needs_found-too_many = 最多可以有 { $most } 个订阅。请先在 /needs 的“我的订阅”里取消不需要的。
needs_found-sign_in_first = 在这个网页上您还没有登录，有了新需求没法告诉您。请先在页面上方登录，再来订阅。

need_subscriptions =
    .title = 我的订阅
    .about = 您订阅了哪些需求；不需要的可以取消。
need_subscriptions-subscription = 您订阅了这些，要看哪一个？
    .label = 订阅
need_subscriptions-none = 您现在没有订阅。可以选“订阅关键词”，或查到需求以后选“订阅这样的需求”。
need_subscriptions-everything = 所有新发布的需求
need_subscriptions-act = { $subscription }：保留还是取消？
    .label = 决定
    .o-keep = 保留
    .s-keep = 留着;不取消
    .o-remove = 取消订阅
    .s-remove = 取消;退订;删除
need_subscriptions-remove = 已取消，不会再因此通知您。

see =
    .title = 查看需求或办件
    .about = 按办件号查看一条需求，或者您有权查看的一件申请。
see-need = 请输入办件号（6 位）。
    .label = 办件号
    .example = K7M2QX
see-seen = { $card }
see-case = 哪一件？
    .label = 办件
see-act = 接下来做什么？其他需求发 /needs 查找。
    .label = 接下来
    .apply = 申请对接
    .share = 转发（链接和二维码）
    .done = 不用，看好了
    .s-apply = 申请;我要申请;对接;我能做
    .s-share = 转发;分享;链接;二维码;发给别人
    .s-done = 看好了;看完了
see-apply =
    “{ $title }”（{ $number }）由科研人员申请。先由您的单位同意，再和企业洽谈。按下面的按钮，或者发 /apply_for { $number } 开始填写。
    .command = 填写申请
see-share =
    “{ $title }”（{ $number }）：把下面的链接或二维码发给别人，对方打开就能看到。
    { $links }
    .picture = 需求链接的二维码
see-links =
    转发链接：
    { $links }
see-gone = 办件号 { $number } 的需求现在没有公开发布：可能已经撤回、到期或对接，也可能号码有误。其他需求请发 /needs 查找。

notice-needs_published =
    您订阅的内容有新发布的需求：
    { $lines }
    { $more ->
        [0] 发 /see 加号码可以查看。
       *[other] 还有 { $more } 条。发 /see 加号码可以查看，发 /needs 可以查找。
    }
    .name = 订阅的新需求
    .line = • { $title }（{ $district }）/see { $number }

data-need_subscription = 您订阅的需求
data-column-district = 区县
data-column-words = 查找的词
data-column-seen_order = 已看到第几条需求
