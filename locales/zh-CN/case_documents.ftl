# Documents of a case: what they are called, days and numbers in them, and what is told of a draft.

case_document-kind =
    .consent_form = 派出单位意见表
    .renewal_proof = 续聘证明
    .agreement = 合作协议
    .appointment_letter = 聘书
    .firm_letter = 企业任职聘书
    .notice_list = 名单
case_document-file = { $document } { $number }.docx
case_document-day = { $year }年{ $month }月{ $day }日
case_document-number = 〔{ $year }〕第{ $number }号
case_document-discipline =
    .other = 其他
    .social = 社会科学或人文
case_document-at_the_terminal = 终端里收不到文件，请用网页版。
case_document-no_right = 您已没有查看该办件的权限。
case_document-given_up = 多次尝试均未成功，请稍后再试。
case_document-broken = 主管部门的文书模板有误，已记入日志，请联系主管部门。

notice-case_document = 文书已生成：{ $document }（办件号 { $number }）。{ $draft ->
        [yes] 这是草稿，请各方核对后使用。
       *[no] 编号见文书。
    }一天之内可以下载，之后可以重新生成。
    .name = 文书
notice-case_document_stopped = 您要的文书没有生成。{ $why }
    .name = 未能生成文书

look-case_document = 您的办件文书
look-why-case_document = 生成文书

notice_list-column =
    .place = 序号
    .number = 办件号
    .expert = 专家
    .unit = 派出单位
    .firm = 企业
    .need = 需求或项目
notice_list-table =
    .title = { $programme }：名单
    .remark = { $at } 生成，共 { $count } 人
    .sheet = 名单
    .file = 名单 { $day }.{ $form }
