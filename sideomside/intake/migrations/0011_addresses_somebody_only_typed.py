from datetime import timedelta

from django.db import migrations
from django.db.models import F

from sideomside.ground.vault.walls import within

TYPED = ("form", "partner")  # a partner's words may be those of a person who was introduced: they typed them
AT_ONCE = timedelta(minutes=1)


def on_the_safe_side(apps, schema_editor):
    """A participant's address is theirs where it came with the first mail, or one of us wrote it down with the first call.

    Who first came by the form or as a guest typed it; what was added later may have been typed on their own page.
    """
    contacts, enquiries = apps.get_model("people", "Contact").objects, apps.get_model("intake", "Enquiry").objects
    for organisation_id in list(apps.get_model("people", "Organisation").objects.values_list("id", flat=True)):
        with within(organisation_id):
            came = dict(enquiries.order_by("-received_at").values_list("first_person_id", "way"))  # the first one stays
            known = {who for who, way in came.items() if way not in TYPED}
            all_of_them = contacts.filter(person__roles__name="participant")
            at_first = all_of_them.filter(added_at__lte=F("person__made_at") + AT_ONCE)
            theirs = {pk for pk, who in at_first.values_list("id", "person_id") if who in known}
            typed = sorted(set(all_of_them.values_list("id", flat=True)) - theirs)
            for begin in range(0, len(typed), 500):
                contacts.filter(id__in=typed[begin : begin + 500]).update(only_typed=True)


class Migration(migrations.Migration):
    dependencies = [("people", "0016_an_address_only_typed"), ("intake", "0010_what_was_put_right_goes_along")]

    operations = [migrations.RunPython(on_the_safe_side, migrations.RunPython.noop)]
