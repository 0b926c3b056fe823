### 对收到的文件说的话：正在接收、已经保存，或者为什么没有保存、该怎么办。

file-receiving = 正在接收“{ $name }”……
file-late = “{ $name }”已收到，但现在不再需要，没有保存。
file-refused = “{ $name }”没有保存。{ $why }
file-refused-empty = 这是一个空文件。请在您的设备上确认内容后重新发送。
file-refused-too-large = 文件超过 { $limit } MB。照片请选小一点的尺寸，或者发截图；文档请压缩里面的图片，或者分成几份发送。
file-refused-format = 只能接收 JPG、PNG 图片和 PDF、DOCX、XLSX 文档，文件名也要以此结尾。请另存或导出为其中一种。
file-refused-picture-format = 图片只接收 JPG 或 PNG。可以发截图；苹果手机请在“设置—相机—格式”里选“兼容性最佳”。
file-refused-old-format = 这是旧版文档格式。请打开后另存为 DOCX 或 XLSX，或者导出为 PDF。
file-refused-mismatch =
    { $kind ->
        [jpg] 文件名是 JPG，内容却不是。如果是 PNG 图片，请把文件名改成以 .png 结尾；否则请另存为 JPG。
        [png] 文件名是 PNG，内容却不是。如果是 JPG 照片，请把文件名改成以 .jpg 结尾；否则请另存为 PNG。
        [pdf] 文件名是 PDF，内容却不是。请用原来的软件打开，选“另存为 PDF”。
        [docx] 文件名是 DOCX，内容却不是。请用 Word 或 WPS 打开，另存为 DOCX。
       *[xlsx] 文件名是 XLSX，内容却不是。请用 Excel 或 WPS 打开，另存为 XLSX。
    }
file-refused-damaged = 文件已损坏或不完整。请看看在您的设备上能不能打开，重新保存后再发送。
file-refused-encrypted =
    { $kind ->
        [pdf] 文件有密码保护。请打开后打印成一份没有保护的 PDF，再发送。
       *[other] 文件有密码保护。请打开后取消密码（文件—信息—保护），再发送。
    }
file-refused-macros = 文件含有宏，或者属于可以带宏的格式。请另存为不带宏的 DOCX 或 XLSX，或者导出为 PDF。
file-refused-outside-links =
    { $kind ->
        [docx] 文件会从别处读取模板、图片或其他文件。请导出为 PDF，或者断开链接后重新保存。
        [xlsx] 表格链接了其他工作簿或数据。请断开链接（数据—编辑链接），或者把数值粘贴到新表格里。
       *[pdf] 文件会从别处读取内容。请打印成一份新的 PDF 再发送。
    }
file-refused-embedded =
    { $kind ->
        [pdf] 文件里附带了其他文件。请打印成一份新的 PDF 再发送；附件请单独发送。
       *[other] 文件里嵌入了其他文件或对象。请换成图片，或者导出为 PDF；嵌入的文件请单独发送。
    }
file-refused-active = 文件含有脚本或自动操作。请打印成一份新的 PDF 再发送。
file-refused-unpacks-too-large = 文件解压后过大。请只发送其中一部分，或者导出为 PDF。
file-refused-package = 文件的结构不正常。请打开后另存为新文件再发送，或者导出为 PDF。
file-refused-too-many-pixels = 图片超过 { $most }00 万像素。请缩小后再发送，或者发截图。
file-refused-unchecked = 这份文件没能检查完。请再发送一次；如果还是不行，请改发 PDF 或照片。
file-refused-quota = 您保存的文件已达每人 { $limit } MB 的上限。请删除不再需要的文件，或者联系工作人员：/human。
file-refused-hourly = 每小时最多发送 { $most } 个文件。请稍后再发。
file-refused-lost = 没能取到这份文件。请再发送一次，或者在网页上发送。
