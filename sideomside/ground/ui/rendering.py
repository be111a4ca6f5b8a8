"""Every form in the house is drawn the same way: one summary on top, each error beside its field."""

from django.forms.renderers import DjangoTemplates


class Renderer(DjangoTemplates):
    """Named in settings as FORM_RENDERER; `{{ form }}` and `{{ field.as_field_group }}` then look like us."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
