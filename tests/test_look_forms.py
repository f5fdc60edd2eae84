"""Fields in one order: label, description, error, input; errors linked from a summary."""

import re

from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation


class Example(forms.Form):
    """One field of each sort that the portal uses."""

    words = forms.CharField(label="Words", help_text="A few.", widget=forms.Textarea)
    link = forms.URLField(label="Link", required=False, assume_scheme="https")
    pick = forms.ChoiceField(
        label="Pick", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect
    )
    where = forms.ChoiceField(label="Where", choices=[("x", "X")])
    sure = forms.BooleanField(label="Sure", help_text="Quite.")


def rendered(form: forms.Form) -> str:
    with translation.override("en"):
        template = Template("{% load crispy_forms_tags %}{{ form|crispy }}")
        return template.render(Context({"form": form}))


def field(form: forms.Form, name: str) -> str:
    return rendered(form).split(f'id="div_id_{name}"')[1].split('id="div_id_')[0]


def test_label_description_error_and_input_come_in_this_order() -> None:
    html = field(Example({}), "words")

    parts = ["<label", "id_words_helptext", 'id="id_words_error"', "<textarea"]
    found = [html.index(part) for part in parts]
    assert found == sorted(found)


def test_a_group_is_a_fieldset_with_its_error_above_the_choices() -> None:
    html = rendered(Example({})).split('<fieldset id="div_id_pick"')[1].split("</fieldset>")[0]

    found = [html.index(part) for part in ("<legend", 'id="id_pick_error"', 'type="radio"')]
    assert found == sorted(found)


def test_an_input_points_at_its_description_and_its_error() -> None:
    described = re.findall(r'aria-describedby="([^"]*)"', field(Example({}), "words"))

    assert described == ["id_words_helptext id_words_error"]


def test_only_the_optional_field_is_marked() -> None:
    assert re.findall(r"(\w+) <span class=\"opt\">", rendered(Example())) == ["Link"]


def test_every_id_that_is_pointed_at_exists_once() -> None:
    html = rendered(Example({}))
    wanted = {i for ids in re.findall(r'aria-describedby="([^"]*)"', html) for i in ids.split()}

    assert {i: html.count(f'id="{i}"') for i in wanted} == dict.fromkeys(wanted, 1)


def test_the_summary_links_each_error_to_its_field_and_takes_the_focus() -> None:
    form = Example({})
    form.add_error(None, "Together these can not be.")

    html = render_to_string("components/errors.html", {"form": form})

    assert re.findall(r'href="#(\w+)"', html) == ["id_words", "id_pick_0", "id_where", "id_sure"]
    assert 'role="alert" tabindex="-1" autofocus' in html
    assert "Together these can not be." in html


def test_a_form_without_errors_has_no_summary() -> None:
    assert render_to_string("components/errors.html", {"form": Example()}).strip() == ""


def test_a_day_stays_on_one_line_and_other_words_are_escaped() -> None:
    template = Template("{% load look %}{{ words|whole_days }}")

    html = template.render(Context({"words": "<b> op 13-04-2017, nr. 12-3"}))

    assert html == '&lt;b&gt; op <span class="num">13-04-2017</span>, nr. 12-3'


def test_a_filter_marks_nothing_as_optional() -> None:
    class Filter(Example):
        marks_optional = False

    assert "opt" not in rendered(Filter()).replace("option", "")


def test_the_description_of_one_checkbox_stands_below_its_label() -> None:
    html = field(Example(), "sure")

    assert html.index("</label>") < html.index('id="id_sure_helptext"')
