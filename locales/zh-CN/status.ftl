### 查看进度。

status =
    .title = 查看进度
    .about = 您的申请到了哪一步，现在由谁办理，轮到您的有哪些。有办件号的，直接输入就可以。
status-number = 您的办件，等您办理的在前。要看哪一件？也可以直接输入办件号。
    .label = 办件
    .example = K7M2QX
    .s-done = 看好了;看完了;不看了
status-none = 您现在没有办件。要提出申请，请发 /apply；知道办件号的，请发 /see 和办件号，例如 /see K7M2QX。
status-enough = 看好了
