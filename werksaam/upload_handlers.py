"""How an upload is received: in memory, and never more of it than may be kept.

What is too heavy is read to its end and thrown away, so the form can say so in words.
No file is written before it was accepted: what was sent in never reaches a disk.
"""

from __future__ import annotations

from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from .uploads import MOST_BYTES

MOST_FILES = 6
"""One more than a report may have, so that the form sees that there are too many."""


class BoundedUploadHandler(FileUploadHandler):
    """Keeps up to `MOST_FILES` files of up to `MOST_BYTES`; of the rest the size alone."""

    kept = 0

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self.kept += 1
        self.content = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a part, as long as the whole may still be accepted."""
        if self.kept > MOST_FILES:
            return
        if start + len(raw_data) > MOST_BYTES:
            self.content = BytesIO()
        elif start == self.content.tell():
            self.content.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file with its real size; without content where it was too much."""
        self.content.seek(0)
        return InMemoryUploadedFile(
            file=self.content,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type or "",
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
