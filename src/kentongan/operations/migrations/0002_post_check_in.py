"""Another room has a check-in of its own, at the door of a meeting."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("operations", "0001_first")]
    operations = [migrations.RenameModel("CheckIn", "PostCheckIn")]
