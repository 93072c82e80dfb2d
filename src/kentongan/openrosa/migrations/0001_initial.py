import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('city', '__first__'),
        ('intake', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='OdkKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=80, verbose_name='ponsel')),
                ('prefix', models.CharField(max_length=12, unique=True, verbose_name='awalan')),
                ('digest', models.CharField(max_length=64, verbose_name='sidik rahasia')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='odk_keys', to=settings.AUTH_USER_MODEL, verbose_name='pemegang')),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='odk_keys_made', to=settings.AUTH_USER_MODEL, verbose_name='dibuat oleh')),
                ('created_at', models.DateTimeField(verbose_name='dibuat')),
                ('last_used_at', models.DateTimeField(null=True, verbose_name='terakhir dipakai')),
                ('revoked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='odk_keys_revoked', to=settings.AUTH_USER_MODEL, verbose_name='dicabut oleh')),
                ('revoked_at', models.DateTimeField(null=True, verbose_name='dicabut')),
            ],
            options={
                'verbose_name': 'kunci ODK Collect',
                'verbose_name_plural': 'kunci ODK Collect',
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True)), fields=('member', 'label'), name='odk_key_label_once'), models.CheckConstraint(condition=models.Q(('revoked_at__isnull', True), ('revoked_by__isnull', False), _connector='XOR'), name='odk_key_revoked_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='OdkSubmission',
            fields=[
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='odk', serialize=False, to='intake.report', verbose_name='laporan')),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='openrosa.odkkey', verbose_name='kunci')),
                ('instance', models.CharField(max_length=200, verbose_name='nomor pada ponsel')),
                ('digest', models.CharField(max_length=64, verbose_name='sidik kiriman')),
                ('version', models.CharField(blank=True, max_length=40, verbose_name='versi formulir')),
            ],
            options={
                'verbose_name': 'kiriman ODK Collect',
                'verbose_name_plural': 'kiriman ODK Collect',
            },
        ),
        migrations.CreateModel(
            name='OdkFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='openrosa.odksubmission', verbose_name='kiriman ODK Collect')),
                ('name', models.CharField(max_length=120, verbose_name='nama berkas')),
                ('arrived_at', models.DateTimeField(null=True, verbose_name='tiba')),
                ('is_unreadable', models.BooleanField(default=False, verbose_name='tidak dapat dibaca')),
            ],
            options={
                'verbose_name': 'berkas kiriman ODK Collect',
                'verbose_name_plural': 'berkas kiriman ODK Collect',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('submission', 'name'), name='odk_file_once')],
            },
        ),
    ]
