"""Two of the desk write the same standing text at once: one is kept, on either database."""

import pytest

from escalations import wording
from escalations.models import Wording
from escalations.refusals_hearing import WordingChanged
from tests.factories.escalations import House, a_house
from werksaam.people.models import User

from .test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
SLUG = "overtreding"


@pytest.fixture
def house(monday: None) -> House:
    return a_house()


def test_of_five_texts_at_once_one_is_kept(house: House) -> None:
    def write(number: int) -> str:
        by = User.objects.get(pk=house.adviser.pk)
        text = f"Tekst {number}"
        try:
            wording.write_wording(by=by, slug=SLUG, text_nl=text, text_en=text, instead_of=None)
        except WordingChanged:
            return "refused"
        return "kept"

    assert sorted(at_once(5, write)) == ["kept", *["refused"] * 4]
    assert Wording.objects.count() == 1
