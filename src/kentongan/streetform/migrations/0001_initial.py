import datetime
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('intake', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='StreetForm',
            fields=[
                ('number', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False, verbose_name='nomor')),
                ('is_open', models.BooleanField(default=False, verbose_name='formulir dibuka')),
                ('opens', models.TimeField(default=datetime.time(0, 0), verbose_name='buka mulai')),
                ('closes', models.TimeField(default=datetime.time(0, 0), verbose_name='tutup pada')),
                ('per_source', models.PositiveSmallIntegerField(default=5, verbose_name='laporan sehari dari satu jaringan')),
                ('per_day', models.PositiveSmallIntegerField(default=200, verbose_name='laporan sehari seluruhnya')),
                ('last_refused_at', models.DateTimeField(null=True, verbose_name='terakhir ditolak')),
                ('last_refusal', models.CharField(blank=True, max_length=40, verbose_name='sebab penolakan terakhir')),
            ],
            options={
                'verbose_name': 'formulir warga',
                'verbose_name_plural': 'formulir warga',
                'constraints': [models.CheckConstraint(condition=models.Q(('number', 1)), name='street_form_one')],
            },
        ),
        migrations.CreateModel(
            name='StreetTally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='hari')),
                ('source', models.CharField(max_length=64, verbose_name='sidik jaringan')),
                ('purpose', models.CharField(max_length=8, verbose_name='untuk')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='banyaknya')),
            ],
            options={
                'verbose_name': 'hitungan formulir',
                'verbose_name_plural': 'hitungan formulir',
                'constraints': [models.UniqueConstraint(fields=('day', 'source', 'purpose'), name='street_tally_once')],
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='intake.report', verbose_name='laporan')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='sidik kode')),
                ('made_at', models.DateTimeField(verbose_name='dibuat')),
            ],
            options={
                'verbose_name': 'tanda terima',
                'verbose_name_plural': 'tanda terima',
            },
        ),
    ]
