"""The images of a draft: adding, taking away, blacking out, and throwing the draft away.

A draft is nobody's evidence, so these leave no event. Files come first and rows second:
whatever goes wrong in between leaves a file without a row, which is swept. One person
does one of these at a time, and none of them while sending.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from werksaam import clock, stored_files, uploads
from werksaam.compiled_queries import compiled
from werksaam.people.models import User
from werksaam.uploads import Accepted, Box

from .kinds import kind
from .kinds.evidence import MOST_IMAGES
from .models import Draft, DraftImage
from .refusals import ImageChanged, TooManyImages

__all__ = ["add", "answer_of", "black_out", "discard", "discard_untouched", "of_draft", "remove"]


def add(*, by: User, draft: Draft, images: Sequence[Accepted]) -> None:
    """Put images in the draft.

    Raises TooManyImages, Draft.DoesNotExist for a draft that was sent or isn't one's own,
    and CannotStore; then none of them is kept.
    """
    if not images:
        return
    contents = ((image.content, image.extension) for image in images)
    with stored_files.kept_until_done(contents) as files, _unsent(by, draft) as current:
        if current.images.count() + len(images) > MOST_IMAGES:
            raise TooManyImages(MOST_IMAGES)
        for image, file in zip(images, files, strict=True):
            DraftImage.objects.create(draft=current, file=file, **_facts(image))
        _note(current)


def remove(*, by: User, image: DraftImage) -> None:
    """Take an image out of the draft. Raises Draft.DoesNotExist as `add` does."""
    with _unsent(by, image.draft) as current:
        file = current.images.values_list("file", flat=True).filter(pk=image.pk).first()
        current.images.filter(pk=image.pk).delete()
        _note(current)
    stored_files.remove(filter(None, [file]))


def black_out(*, by: User, image: DraftImage, boxes: Sequence[Box]) -> None:
    """Make parts of an image black, for good: the file before is gone.

    Raises ImageChanged where it was blacked out elsewhere meanwhile, Draft.DoesNotExist
    and CannotStore as `add` does, and Refused where the file can't be read any more.
    """
    before = image.file
    done = uploads.black_out(_content(before), boxes, original_sha256=image.original_sha256)
    contents = [(done.content, done.extension)]
    with stored_files.kept_until_done(contents) as files, _unsent(by, image.draft) as current:
        as_shown = current.images.filter(pk=image.pk, file=before)
        if not as_shown.update(file=files[0], is_blacked_out=True, **_facts(done)):
            raise ImageChanged
        _note(current)
    stored_files.remove([before])


def discard(*, by: User, draft: Draft, untouched_since: datetime | None = None) -> None:
    """Throw the draft away, with its images.

    Raises Draft.DoesNotExist as `add` does, and for one that was touched since then.
    """
    with _unsent(by, draft) as current:
        if untouched_since and current.changed_at >= untouched_since:
            raise Draft.DoesNotExist
        files = list(current.images.values_list("file", flat=True))
        current.delete()
    stored_files.remove(files)


def discard_untouched(*, since: datetime) -> int:
    """Throw away drafts that nobody touched since then; how many."""
    old = Draft.objects.filter(report__isnull=True, changed_at__lt=since).select_related("person")
    count = 0
    for draft in old:
        with suppress(Draft.DoesNotExist):  # sent or written on meanwhile
            discard(by=draft.person, draft=draft, untouched_since=since)
            count += 1
    return count


def answer_of(draft: Draft) -> dict[str, list[str]]:
    """The ids of the images, as the answer to the question that asks for them."""
    question = kind(draft.kind).images_question
    ids = [str(image.pk) for image in draft.images.all()]
    return {question: ids} if question else {}


@compiled
def of_draft(draft: UUID) -> QuerySet[DraftImage, DraftImage]:
    """The images of the draft with this key, in order."""
    return DraftImage.objects.filter(draft=draft)


@contextmanager
def _unsent(by: User, draft: Draft) -> Iterator[Draft]:
    """The draft, while nobody sends it or changes its images."""
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).values_list("pk").get(pk=by.pk)
        yield Draft.objects.get(pk=draft.pk, person=by, report__isnull=True)


def _note(draft: Draft) -> None:
    """Hold the answers to the rows."""
    draft.answers = {**draft.answers, **answer_of(draft)}
    draft.changed_at = clock.now()
    draft.save(update_fields=["answers", "changed_at"])


def _facts(image: Accepted) -> dict[str, str | int]:
    return {
        "sha256": image.sha256,
        "original_sha256": image.original_sha256,
        "width": image.width,
        "height": image.height,
        "bytes": len(image.content),
    }


def _content(file: str) -> bytes:
    try:
        return stored_files.read(file)
    except FileNotFoundError:
        raise ImageChanged from None
