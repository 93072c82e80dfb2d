import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('live', '0001_first'),
        ('meetings', '0004_second_version'),
    ]

    operations = [
        migrations.RenameModel('CheckIn', 'DoorName'),
        migrations.AlterField(
            model_name='doorname',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='door_names', to='meetings.meeting', verbose_name='rakor'),
        ),
        migrations.RemoveConstraint(model_name='doorname', name='check_in_once'),
        migrations.AddConstraint(
            model_name='doorname',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'struck'), _negated=True), fields=('meeting', 'office', 'person'), name='door_name_once'),
        ),
        migrations.RenameIndex(model_name='doorname', new_name='door_name_rate', old_name='check_in_rate'),
    ]
