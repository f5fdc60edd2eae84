"""Setting up the second factor; allauth's view, with two rules of ours."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.views import ActivateTOTPView
from django.http import HttpResponse

from werksaam.audit import security_log

GROUP = 4


class SetUpView(ActivateTOTPView):
    """Sets up the authenticator app."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The key also in groups of four, for who types it."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        secret = context["form"].secret
        context["key_in_groups"] = " ".join(
            secret[at : at + GROUP] for at in range(0, len(secret), GROUP)
        )
        return context

    def form_valid(self, form: ActivateTOTPForm) -> HttpResponse:
        """Setting it up took a code from it, so it counts as used in this session."""
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="totp")
        # A session from before may have been someone else's.
        self.request.session.cycle_key()
        security_log.log(
            "second_factor.set_up", request=self.request, person_id=self.request.user.pk
        )
        return response
