import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('city', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_addresses', to=settings.AUTH_USER_MODEL, verbose_name='anggota')),
                ('prefix', models.CharField(max_length=12, unique=True, verbose_name='awalan')),
                ('digest', models.CharField(max_length=64, verbose_name='sidik rahasia')),
                ('created_at', models.DateTimeField(verbose_name='dibuat pada')),
                ('revoked_at', models.DateTimeField(null=True, verbose_name='dicabut pada')),
                ('last_used_at', models.DateTimeField(null=True, verbose_name='terakhir diambil')),
                ('version', models.CharField(blank=True, max_length=64, verbose_name='sidik isi')),
                ('changed_at', models.DateTimeField(null=True, verbose_name='isi berubah pada')),
            ],
            options={
                'verbose_name': 'alamat kalender',
                'verbose_name_plural': 'alamat kalender',
                'ordering': ['-created_at', '-id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True)), fields=('member',), name='calendar_one_address_in_use')],
            },
        ),
    ]
