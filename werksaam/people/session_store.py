"""The sessions of the portal: two requests at once do not undo each other's part.

Django saves a session whole, so of two requests that began together the last to end wrote
what it had read before over what the other had done: a device that was locked to reading
together came free, or fell back a part. Here only the keys that a request changed are
written where another request saved meanwhile. Where none did, it costs no query more.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import router, transaction


class SessionStore(db.SessionStore):
    """A session in the database that is saved key by key."""

    _before: dict[str, Any] | None = None
    """What was stored when this request read or saved it last; None where it did neither."""
    _written = ""
    """The same, as it is written in the row."""

    def load(self) -> dict[str, Any]:
        """Read what is stored, and remember it."""
        row = self._get_session_from_db()  # type: ignore[attr-defined]
        found: dict[str, Any] = self.decode(row.session_data) if row else {}
        self._before, self._written = deepcopy(found), row.session_data if row else ""
        return found

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        """The row to store, remembered as it is written."""
        row = super().create_model_instance(data)
        self._written = row.session_data
        return row

    def save(self, must_create: bool = False) -> None:
        """Store the keys that were changed here; a session that is new, whole.

        Raises UpdateError where the session ended meanwhile.
        """
        with transaction.atomic(using=router.db_for_write(self.model)):
            if must_create or not self.session_key or not self._is_replaced():
                self._merge(is_new=must_create)
                super().save(must_create=must_create)
        self._before = deepcopy(dict(self.items()))

    def cycle_key(self) -> None:
        """Go on under another key, with what is stored by now."""
        with transaction.atomic(using=router.db_for_write(self.model)):
            self._merge()
            super().cycle_key()

    def _is_replaced(self) -> bool:
        """Whether it could be stored whole, because nobody else stored anything meanwhile."""
        as_read = self.model.objects.filter(
            session_key=self.session_key, session_data=self._written
        )
        row = self.create_model_instance(dict(self.items()))
        return as_read.update(session_data=row.session_data, expire_date=row.expire_date) == 1

    def _merge(self, *, is_new: bool = False) -> None:
        """Bring what other requests stored meanwhile into this one. Locks the row."""
        mine, before = dict(self.items()), self._before
        if is_new or before is None:
            return
        rows = self.model.objects.select_for_update(no_key=True).filter(
            session_key=self.session_key
        )
        if row := rows.first():
            gone = before.keys() - mine.keys()
            changed = {k: v for k, v in mine.items() if k not in before or before[k] != v}
            stored = self.decode(row.session_data).items()
            self._session_cache = {k: v for k, v in stored if k not in gone} | changed
