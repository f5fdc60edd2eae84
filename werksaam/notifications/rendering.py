"""From a stored mail to a message, in the language of its reader."""

from collections.abc import Callable, Mapping
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from .models import Mail

LinkMaker = Callable[[Mail], str]
ContentLoader = Callable[[Mail], Mapping[str, object]]
_links: dict[str, LinkMaker] = {}
_contents: dict[str, ContentLoader] = {}


def register_link(template: str, make: LinkMaker) -> None:
    """Let `make` give the path in mails of this template, each time one leaves.

    For a link that is a secret and holds for an hour: it is never stored, and
    its hour begins when the mail leaves. Called by apps when they are ready.
    """
    _links[template] = make


def register_content(template: str, load: ContentLoader) -> None:
    """Let `load` give what mails of this template say beside number and link, each time one
    leaves; in the language of its reader.

    For words that are meant for everyone who gets the mail: the outbox never stores them
    (bar 20), and templates escape them as they do all text. Called by apps when ready.
    """
    _contents[template] = load


def message_id(mail: Mail) -> str:
    """The one Message-ID of this mail, the same at every attempt."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{mail.id}@{domain}>"


def render(mail: Mail) -> EmailMultiAlternatives:
    """The message in text and HTML: what to know, a number, a link."""
    make = _links.get(mail.template)
    path = make(mail) if make else mail.context.get("path", "/")
    load = _contents.get(mail.template)
    with translation.override(mail.language):
        content = load(mail) if load else {}
        context = {**mail.context, **content, "link": settings.BASE_URL + path}
        name = f"email/{mail.template}"
        subject = " ".join(render_to_string(f"{name}.subject.txt", context).split())
        text = render_to_string(f"{name}.txt", context)
        page = {**context, "language": mail.language, "subject": subject}
        html = render_to_string(f"{name}.html", page)
    message = EmailMultiAlternatives(
        subject, text, to=[mail.address], headers={"Message-ID": message_id(mail)}
    )
    message.attach_alternative(html, "text/html")
    return message
