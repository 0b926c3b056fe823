### 我的数据：办件。

data-application = 与您有关的办件
data-application_words = 您在办件中填写的内容
data-pool_member = 您加入的专家库
data-column-workflow = 办理流程
data-column-expert_id = 专家（您的编号）
data-column-need_id = 需求编号
data-column-opened_by = 提出人
data-column-opened_at = 提出时间
data-column-step = 当前步骤
data-column-end_state = 结果
data-column-since = 到这一步的时间
data-column-round = 第几轮
data-column-holds = 是否占用名额
data-column-expires_on = 到期日期
data-column-application_id = 办件编号
data-column-joined_at = 入库时间
