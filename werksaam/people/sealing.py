"""Secrets of second factors, sealed with the portal's key.

Who reads the database alone can't make codes with them. The key comes from
`SECRET_KEY`; `SECRET_KEY_FALLBACKS` keep older ones readable.
"""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

PURPOSE = b"portal second factor v1"


def seal(text: str) -> str:
    """Encrypt `text`."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """What `seal` was given. Raises `cryptography.fernet.InvalidToken` under another key."""
    return _box().decrypt(sealed.encode()).decode()


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str | bytes) -> bytes:
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    return urlsafe_b64encode(hkdf.derive(force_bytes(key)))
