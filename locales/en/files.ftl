### What is said of a file that somebody sent: that it arrives, that it is kept, or why not and what to do.

file-receiving = Receiving “{ $name }” …
file-late = “{ $name }” has arrived, but is not asked for any more; it was not kept.
file-refused = “{ $name }” was not kept. { $why }
file-refused-empty = It is empty. Please check it on your device and send it again.
file-refused-too-large = It is larger than { $limit } MB. For a photo, choose a smaller size or take a screenshot of it; a document gets smaller with smaller pictures, or send it in parts.
file-refused-format = Only JPG and PNG pictures and PDF, DOCX and XLSX documents can be taken, and the name must end so. Please save or export it as one of these.
file-refused-picture-format = Pictures are taken as JPG or PNG. A screenshot of it will do; on an iPhone, set Camera → Formats to “Most Compatible”.
file-refused-old-format = This is an older document format. Open it and save it as DOCX or XLSX, or export it as PDF.
file-refused-mismatch =
    { $kind ->
        [jpg] Its name says JPG, but it is something else. If it is a PNG picture, end its name in .png; otherwise save it as JPG.
        [png] Its name says PNG, but it is something else. If it is a JPG photo, end its name in .jpg; otherwise save it as PNG.
        [pdf] Its name says PDF, but it is something else. Open it in its own program and choose “Save as PDF”.
        [docx] Its name says DOCX, but it is something else. Open it in Word or WPS and save it as DOCX.
       *[xlsx] Its name says XLSX, but it is something else. Open it in Excel or WPS and save it as XLSX.
    }
file-refused-damaged = It is damaged or incomplete. See whether it opens on your device, save it anew and send that.
file-refused-encrypted =
    { $kind ->
        [pdf] It is protected by a password. Open it, print it to a new PDF without protection and send that.
       *[other] It is protected by a password. Open it, remove the password (File → Info → Protect) and send it again.
    }
file-refused-macros = It contains macros, or is of a kind that may. Save it as DOCX or XLSX, without macros, or export it as PDF.
file-refused-outside-links =
    { $kind ->
        [docx] It fetches something from elsewhere: a template, a picture or a file. Export it as PDF, or break the links and save it again.
        [xlsx] It is linked to other workbooks or data. Break the links (Data → Edit Links), or paste the values into a new workbook.
       *[pdf] It fetches something from elsewhere. Print it to a new PDF and send that.
    }
file-refused-embedded =
    { $kind ->
        [pdf] Other files are attached inside. Print it to a new PDF and send that; send the attachments on their own.
       *[other] Other files or objects are inside it. Replace them by pictures, or export it as PDF; send those files on their own.
    }
file-refused-active = It contains scripts or actions. Print it to a new PDF and send that.
file-refused-unpacks-too-large = Unpacked it is far too large. Send a part of it, or export it as PDF.
file-refused-package = It is not put together as documents are. Open it, save it under a new name and send that, or export it as PDF.
file-refused-too-many-pixels = The picture has more than { $most } million dots. Make it smaller, or send a screenshot of it.
file-refused-unchecked = We could not check it. Please send it again; if that does not help, send it as a PDF or as photos.
file-refused-quota = You have sent { $limit } MB, which is all that is kept for one person. Remove what is no longer needed, or ask a person: /human.
file-refused-hourly = At most { $most } files an hour can be sent. Please send it a little later.
file-refused-lost = It could not be fetched. Please send it again, or send it in the web chat.
