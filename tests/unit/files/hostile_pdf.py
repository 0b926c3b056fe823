"""PDF files made to harm, to hide or to deceive."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from tests.unit.files.honest import handmade_pdf, pdf
from tests.unit.files.packages import zipped
from tests.unit.files.traps import Named, trap


def _action(**entries: Any) -> Callable[[pikepdf.Pdf], None]:
    def shape(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = document.make_indirect(pikepdf.Dictionary(**entries))

    return shape


def _annotated(**entries: Any) -> Callable[[pikepdf.Pdf], None]:
    def shape(document: pikepdf.Pdf) -> None:
        action = pikepdf.Dictionary(**entries)
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
        document.pages[0].obj.Annots = pikepdf.Array([note])

    return shape


def _named_script(document: pikepdf.Pdf) -> None:
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    names = pikepdf.Array([pikepdf.String("a"), document.make_indirect(script)])
    document.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=names))


def _attached(document: pikepdf.Pdf) -> None:
    document.attachments["a.exe"] = b"MZ"


def _hidden_attachment(document: pikepdf.Pdf) -> None:
    document.Root.Other = document.make_indirect(pikepdf.Stream(document, b"MZ", Type=pikepdf.Name.EmbeddedFile))


def _content_elsewhere(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.Contents = pikepdf.Stream(document, b"", F=pikepdf.String("//example.org/a"))


def _dynamic_form(document: pikepdf.Pdf) -> None:
    document.Root.AcroForm = pikepdf.Dictionary(XFA=pikepdf.Stream(document, b"<xdp/>"))


def _locked(user: str) -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner="owner", user=user))


def letters() -> Iterator[Named]:
    plain = handmade_pdf()
    script: dict[str, Any] = {"S": pikepdf.Name.JavaScript, "JS": pikepdf.String("app.alert(1)")}
    packed = pikepdf.ObjectStreamMode.generate
    followed = pikepdf.Array([pikepdf.Dictionary(**script)])
    acting: dict[str, bytes] = {
        "script on opening": pdf(_action(**script)),
        "script in a packed object": pdf(_action(**script), object_stream_mode=packed),
        "script by hand": handmade_pdf(b"/OpenAction << /S /JavaScript /J#53 (app.alert\\(1\\)) >> "),
        "script by name": pdf(_named_script),
        "script after another action": pdf(_annotated(S=pikepdf.Name.GoTo, Next=followed)),
        "program started": pdf(_annotated(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe"))),
        "program started on opening": pdf(_action(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe"))),
        "address on opening": pdf(_action(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org"))),
        "form sent away": pdf(_annotated(S=pikepdf.Name.SubmitForm, F=pikepdf.String("https://example.org"))),
        "other file opened": pdf(_annotated(S=pikepdf.Name.GoToR, F=pikepdf.String(r"\\example.org\a"))),
        "form of another kind": pdf(_dynamic_form),
    }
    for what, content in acting.items():
        yield trap(what, "a.pdf", content, "active")
    yield trap("file attached", "a.pdf", pdf(_attached), "embedded")
    yield trap("file attached", "b.pdf", pdf(_hidden_attachment), "embedded")
    yield trap("content elsewhere", "a.pdf", pdf(_content_elsewhere), "outside-links")
    yield trap("with a password", "a.pdf", _locked("secret"), "encrypted")
    yield trap("with a password for changes", "a.pdf", _locked(""), "encrypted")
    yield trap("nothing but its name", "a.pdf", b"%PDF-1.7\n", "damaged")
    yield trap("text", "a.pdf", b"%PDF-1.7\nnothing of the kind\nstartxref\n0\n%%EOF", "damaged")
    yield trap("cut off", "a.pdf", plain[:-60], "damaged")
    yield trap("table not where it is said", "a.pdf", plain.replace(b"startxref\n", b"startxref\n1"), "damaged")
    yield trap("page behind", "a.pdf", plain + b"<html><script>alert(1)</script>", "damaged")
    yield trap("archive behind", "a.pdf", plain + zipped({"a": b"a"}), "damaged")
    yield trap("archive as well", "a.pdf", _also_archive(plain), "mismatch")
    twofold = handmade_pdf(b"/OpenAction << /S /Launch /S /GoTo /F (cmd.exe) >> ")
    yield trap("action of two kinds", "a.pdf", twofold, "damaged")
    yield trap("no pages", "a.pdf", pdf(pages=0), "damaged")
    yield trap("objects that unpack to gigabytes", "a.pdf", _packed_bomb(), "damaged")


def _also_archive(plain: bytes) -> bytes:
    """A PDF file in the comment of an archive that begins like a PDF file."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("a", b"a")
        archive.comment = plain[plain.rindex(b"startxref") :]
    return plain[: plain.rindex(b"startxref")] + whole.getvalue()


def _packed_bomb() -> bytes:
    """Objects in a stream that is packed twice."""
    deflate, first = zlib.compressobj(9), io.BytesIO()
    for _ in range(700):
        first.write(deflate.compress(bytes(1024 * 1024)))
    first.write(deflate.flush())
    packed = zlib.compress(first.getvalue(), 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        b"<< /Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n%s\nendstream"
        % (len(packed), packed),
    ]
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = [b"\0\0\0\0\0\0\xff", *(b"\1" + struct.pack(">I", place) + b"\0\0" for place in places)]
    rows += [b"\2" + struct.pack(">I", 4) + b"\0\0", b"\1" + struct.pack(">I", len(body)) + b"\0\0"]
    table = b"".join(rows)
    head = b"<< /Type /XRef /Size 7 /Root 1 0 R /W [1 4 2] /Length %d >>" % len(table)
    return body + b"6 0 obj\n%s\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % (head, table, len(body))
