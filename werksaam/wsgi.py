"""The entry point for gunicorn. What is missing stops the start, with words that name it."""

import os

from django.core.wsgi import get_wsgi_application

from werksaam.checks import refuse_unready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "werksaam.settings")
refuse_unready()
application = get_wsgi_application()
