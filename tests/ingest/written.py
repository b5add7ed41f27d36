"""Small files in many formats, written by the tests themselves."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

from kg.ingest import read
from kg.model.document import Document, Rejected

GERMAN = "Die Reederei Nordlicht hat am Montag ihre Fähre in Kiel verkauft. Der Käufer stammt aus Dänemark und will die Linie erhalten."
ENGLISH = "The shipping line Northern Light sold its ferry in Kiel on Monday. The buyer comes from Denmark and wants to keep the route."


def documents(*sources: str | Path, **options: object) -> list[Document]:
    """The documents of the sources; fails when anything was rejected."""
    results = list(read(sources, **options))  # type: ignore[arg-type]
    assert not [item for item in results if isinstance(item, Rejected)], results
    return [item for item in results if isinstance(item, Document)]


def document(*sources: str | Path, **options: object) -> Document:
    (only,) = documents(*sources, **options)
    return only


def reason(*sources: str | Path, **options: object) -> str:
    """Why the only input gives no document."""
    (only,) = read(sources, **options)  # type: ignore[arg-type]
    assert isinstance(only, Rejected), only
    return only.reason


def pdf(text: str, *, title: str = "", extra: bytes = b"") -> bytes:
    """A one-page PDF with a line of text a line; ``extra`` goes into the catalogue."""
    lines = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in text.split("\n")]
    content = b"BT /F1 11 Tf 14 TL 50 780 Td " + b" T* ".join(b"(" + line.encode("cp1252") + b") Tj" for line in lines) + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + extra + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (" + title.encode("cp1252") + b") /CreationDate (D:20240305101500+01'00') >>",
    ]
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def mail(*, subject: str, sender: str, body: str, html: str = "") -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = subject, sender, "Tue, 05 Mar 2024 10:15:00 +0100"
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


def zipped(members: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()
