"""Templates are sent without the spaces of whoever edits them, and say the same."""

import pytest
from django.template import Context, Engine


@pytest.fixture
def engine(tmp_path):
    """A function that returns what is sent of a template, by the name of its file."""

    def sent(source, name="page.html", *, debug=False):
        (tmp_path / name).write_text(source)
        (tmp_path / "part.html").write_text(
            "{# A part. #}\n{% if x %}\n  <i>{{ x }}</i>\n{% endif %}\n"
        )
        engine = Engine([tmp_path], debug=debug, loaders=["portal.core.templates.Loader"])
        return engine.get_template(name).render(Context({"x": 1, "many": [1, 2]}))

    return sent


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>\n    Two\n  words\n</p>\n", "<p>\nTwo\nwords\n</p>\n"),
        ("One\n{% if x %}\n  two\n{% endif %}\nthree\n", "One\ntwo\nthree\n"),
        ("One\n{% if not x %}\n  two\n{% endif %}\nthree\n", "One\nthree\n"),
        ("{% for one in many %}\n  <li>{{ one }}</li>\n{% endfor %}\n", "<li>1</li>\n<li>2</li>\n"),
        ("{% firstof x %}\n  <b>two</b>\n", "1\n<b>two</b>\n"),
        ("{{ x }}\n{{ x }}\n", "1\n1\n"),
        ("{# One #}text{# two #}\n  more\n", "text\nmore\n"),
        ("{% if x %}text{% endif %}\n  more\n", "text\nmore\n"),
        ("Of {% include 'part.html' %} all\n", "Of <i>1</i>\n all\n"),
    ],
)
def test_words_stay_apart_and_indentation_goes(engine, source, expected):
    assert engine(source) == expected


def test_mail_and_the_templates_of_developers_stay_as_they_are(engine):
    source = "One\n  {% if x %}\n  two{% endif %}\n"

    assert engine(source, "mail.txt") == engine(source, debug=True) == "One\n  \n  two\n"
