from django.db import migrations


def name_origins(apps, schema_editor):
    """Work that a rakor ordered before actions knew what they came from."""
    ordered = apps.get_model("meetings", "Directive").actions.through.objects.values("actionitem")
    apps.get_model("actions", "ActionItem").objects.filter(origin="none", pk__in=ordered).update(origin="directive")


class Migration(migrations.Migration):

    dependencies = [
        ("actions", "0002_follow_up"),
        ("meetings", "0001_first"),
    ]

    operations = [migrations.RunPython(name_origins, migrations.RunPython.noop)]
