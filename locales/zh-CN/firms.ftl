### 企业：登记、修改、核实；科研人员资料共用的话。

not-said = 未填
organisation-state =
    .pending = 待核实
    .verified = 已核实
    .returned = 已退回，请修改
    .refused = 未通过
record-said = • { $label }：{ $value }
record-reuse =
    .use = 就用这些
    .anew = 重新填写

firm =
    .title = 企业登记
    .about = 登记企业或修改企业资料：名称、统一社会信用代码、区县、企业类别和联系人。大约三分钟，由区县主管部门核实。
firm-which = 要登记新的企业，还是修改已有的？
    .label = 企业
    .new = 登记一家企业
    .known = { $name }（{ $programme }，{ $district }，{ $state }）
firm-mode = 要办什么？
firm-intro = <b>企业登记</b>，大约三分钟。请备好营业执照和企业类别的证书。提交后由区县主管部门核实，结果会告诉您。核实之前资料会一直保留。
firm-part =
    { $card }

    要修改哪一项？改名称、代码、区县或类别需要重新核实，只改联系人不需要。
    .label = 修改
    .p-name = 名称
    .p-code = 信用代码
    .p-district = 区县
    .p-classes = 企业类别和证书
    .p-contact = 联系人
    .p-nothing = 不用修改了
firm-card =
    { $name }（{ $programme }）：{ $state }{ $reason ->
        [none] { "" }
       *[other] 。原因：{ $reason }
    }
    • 统一社会信用代码：{ $code }
    • 区县：{ $district }
    • 类别：{ $classes }
    • 联系人：{ $contact }，{ $phone }
firm-class =
    { $number ->
        [none] { $until ->
            [none] { $name }
           *[other] { $name }（有效期至 { $until }{ $over ->
                [yes] ，已过期
               *[no] { "" }
            }）
        }
       *[other] { $until ->
            [none] { $name }（{ $number }）
           *[other] { $name }（{ $number }，有效期至 { $until }{ $over ->
                [yes] ，已过期
               *[no] { "" }
            }）
        }
    }
firm-code-taken =
    这个代码在本方案（{ $programme }）中已经登记过了。请再核对一遍代码。
    如果是同事登记的，请对方邀请您（发 /invite）。如果您不清楚是谁登记的，请联系区县主管部门，由他们核对后处理。不办了请发“取消”。
firm-changed = 这份资料刚刚有了变化，请发 /firm 查看现在的内容再修改。

firm-programme = 在哪个方案登记？
    .label = 方案
firm-name = 企业的全称是什么？
    .label = 企业名称
    .why = 请按营业执照填写，主管部门会据此核实。
    .example = 宁波某某科技有限公司
firm-similar = 已经有名称相近的企业。是其中一家吗？
    .label = 名称相近的企业
    .why = 同一家企业只登记一次，需求和人员才不会分散在两处。
    .none = 都不是，继续登记
firm-known = 这家企业已经登记过，不必再登记。请让企业里已有权限的同事邀请您（对方发 /invite），或联系区县主管部门；收到邀请后发 /join 即可。
firm-code = 统一社会信用代码是什么？
    .label = 统一社会信用代码
    .why = 代码用来确认是哪一家企业，同一个代码只能登记一次。在营业执照上，共18位。
    .example = 91330201MA2XN8H35E
firm-district = 企业注册在哪个区县？
    .label = 区县
    .why = 由所在区县的主管部门核实。
firm-new_district = 企业注册在哪个区县？请写出名称。
    .label = 区县
    .example = 海曙区
firm-reuse =
    您在自查中说过：
    { $said }
    登记时就用这些吗？
    .label = 自查中的回答
firm-classes = 企业属于哪几类（可多选）？都不属于请直接选“选好了”。
    .label = 企业类别
    .why = 方案列出了可以接收“科技副总”的几类企业，证书由主管部门核对。
firm-number_high_tech = 高新技术企业证书的编号？没有在手边可以跳过。
    .label = 高新技术企业证书编号
    .example = GR202533100001
firm-until_high_tech = 高新技术企业证书的有效期到哪一天？
    .label = 高新技术企业证书有效期
    .example = 2028-12-01
firm-number_tech_sme = 科技型中小企业的入库登记编号？没有在手边可以跳过。
    .label = 科技型中小企业登记编号
    .example = 202633020500001
firm-until_tech_sme = 科技型中小企业资格的有效期到哪一天？
    .label = 科技型中小企业有效期
    .example = 2026-12-31
firm-number_srdi = 专精特新中小企业证书的编号？没有在手边可以跳过。
    .label = 专精特新证书编号
    .example = ZJ2025001
firm-until_srdi = 专精特新中小企业证书的有效期到哪一天？
    .label = 专精特新证书有效期
    .example = 2028-06-30
firm-number_advanced_service = 技术先进型服务企业证书的编号？没有在手边可以跳过。
    .label = 技术先进型服务企业证书编号
    .example = 20253302000001
firm-until_advanced_service = 技术先进型服务企业证书的有效期到哪一天？
    .label = 技术先进型服务企业证书有效期
    .example = 2028-12-31
firm-contact_name = 联系人是谁？请写姓名。
    .label = 联系人
    .why = 主管部门核实时可能要联系。姓名和电话加密保存。
    .example = 张伟
firm-contact_phone = 联系人的电话？
    .label = 联系电话
    .why = 主管部门核实时可能要联系，加密保存；谁查看过会有记录。
    .example = 13800000000
firm-check = 请核对：
    .o-ok = 没有问题，提交
firm-save =
    <b>{ $name }</b>（{ $programme }，{ $district }）：{ $state }。
    需要核实的内容由{ $district }的主管部门处理，结果会在这里告诉您。查看或修改请发 /firm。

verify =
    .title = 核实企业
    .about = 逐家核实本地企业：查看资料，核实、退回或不予通过。
verify-firm = 待核实的企业，等待最久的在前。要看哪一家？
    .label = 企业
    .item = { $name }（{ $district }，{ $at } 提交）
verify-seen =
    <b>{ $name }</b>（{ $programme }），第 { $version } 版，{ $at } 提交
    • 统一社会信用代码：{ $code }（校验位正确）
    • 区县：{ $district }
    • 类别：{ $classes }
    • 联系人：{ $contact }，{ $phone }
    { $alike }
verify-alike = ！可能重复：{ $name }（{ $district }，{ $state }）
    .none = 没有发现名称相近的其他企业。
verify-decision = { $firm }：怎么处理？
    .label = 处理
    .why = 核实后，登记人会收到企业代表的邀请。退回和不予通过要写明原因，对方会看到。
    .o-verify = 核实
    .o-return = 退回修改
    .o-refuse = 不予通过
    .o-contact = 查看联系人的完整姓名和电话
    .o-later = 先看别的
verify-contact = 联系人：{ $contact }，{ $phone }。对方能查到这次查看。
verify-after = { $firm }：怎么处理？
    .label = 处理
    .o-verify = 核实
    .o-return = 退回修改
    .o-refuse = 不予通过
    .o-later = 先看别的
verify-reason = 原因是什么？对方会看到这段话。
    .label = 原因
    .example = 营业执照上的名称与填写的不一致，请更正。
verify-decide =
    { $state ->
        [verify] <b>{ $name }</b> 已核实，会通知企业。
        [return] <b>{ $name }</b> 已退回，会通知企业。
        [refuse] <b>{ $name }</b> 不予通过，会通知企业。
        [changed] <b>{ $name }</b> 的资料在 { $at } 有了变化，这次处理没有生效。请重新查看。
       *[taken] <b>{ $name }</b> 已由{ $office }在 { $at } 处理，这次处理没有生效。
    }
verify-decided = { $name } 已由{ $office }在 { $at } 处理。下面是其余待核实的企业。
verify-none = 现在没有等您核实的企业。

notice-firm_decided =
    { $decision ->
        [verify] { $office }核实了企业“{ $name }”。{ $code ->
            [none] 发 /firm 可以查看资料。
           *[other] 您可以担任企业代表：发 /join { $code } 接受邀请，七天内有效。
        }
        [return] { $office }退回了企业“{ $name }”的资料，请修改：{ $reason } 发 /firm 修改后会重新提交。
       *[refuse] { $office }没有通过企业“{ $name }”的登记：{ $reason } 如有疑问请联系{ $office }；需要重新登记请发 /firm。
    }
