import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('city', '0001_initial'),
        ('city', '__first__'),
        ('intake', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Incident',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160, verbose_name='judul')),
                ('category', models.CharField(max_length=40, verbose_name='perkara')),
                ('occurred_on', models.DateField(verbose_name='tanggal kejadian')),
                ('occurred_at', models.DateTimeField(blank=True, null=True, verbose_name='waktu kejadian')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='incidents', to='city.region', verbose_name='wilayah')),
                ('spot', models.CharField(blank=True, max_length=200, verbose_name='tempat')),
                ('lat', models.FloatField(null=True, verbose_name='lintang')),
                ('lng', models.FloatField(null=True, verbose_name='bujur')),
                ('verdict', models.CharField(choices=[('unknown', 'belum diketahui'), ('true', 'benar terjadi'), ('false', 'tidak terjadi'), ('cannot_tell', 'tidak dapat dipastikan')], default='unknown', max_length=11, verbose_name='kebenaran')),
                ('progress', models.CharField(choices=[('checking', 'sedang diperiksa'), ('checked', 'selesai diperiksa')], default='checking', max_length=8, verbose_name='pemeriksaan')),
                ('severity', models.PositiveSmallIntegerField(choices=[(1, 'ringan'), (2, 'sedang'), (3, 'berat'), (4, 'kritis')], default=1, verbose_name='keparahan')),
                ('settled_below', models.BooleanField(default=False, verbose_name='sudah selesai di tingkat kelurahan')),
                ('settled_by', models.CharField(blank=True, max_length=120, verbose_name='diselesaikan oleh')),
                ('settled_on', models.DateField(blank=True, null=True, verbose_name='diselesaikan pada')),
                ('settled_how', models.CharField(blank=True, max_length=300, verbose_name='cara penyelesaian')),
                ('classification', models.PositiveSmallIntegerField(choices=[(0, 'Biasa'), (1, 'Terbatas'), (2, 'Rahasia')], default=0, verbose_name='klasifikasi')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='incidents_recorded', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('recorded_at', models.DateTimeField(verbose_name='dicatat pada')),
                ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='incidents_checked', to=settings.AUTH_USER_MODEL, verbose_name='diperiksa oleh')),
                ('checked_at', models.DateTimeField(null=True, verbose_name='diperiksa pada')),
                ('is_simulated', models.BooleanField(default=False, verbose_name='simulasi')),
            ],
            options={
                'verbose_name': 'peristiwa',
                'verbose_name_plural': 'peristiwa',
                'ordering': ['-occurred_on', '-id'],
                'indexes': [models.Index(fields=['category', 'occurred_on', 'region'], name='incident_counts'), models.Index(fields=['region', '-occurred_on'], name='incident_region'), models.Index(fields=['-occurred_on', '-id'], name='incident_latest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('progress', 'checking'), models.Q(('verdict', 'unknown'), _negated=True), _connector='OR'), name='incident_checked_has_verdict'), models.CheckConstraint(condition=models.Q(models.Q(('lat', None), ('lng', None)), models.Q(('lat__isnull', False), ('lng__isnull', False)), _connector='OR'), name='incident_whole_point'), models.CheckConstraint(condition=models.Q(('settled_below', True), models.Q(('settled_by', ''), ('settled_how', ''), ('settled_on', None)), _connector='OR'), name='incident_settled_below')],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='verification.incident', verbose_name='peristiwa')),
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='source', to='intake.report', verbose_name='laporan')),
            ],
            options={
                'verbose_name': 'sumber peristiwa',
                'verbose_name_plural': 'sumber peristiwa',
            },
        ),
        migrations.AddField(
            model_name='incident',
            name='reports',
            field=models.ManyToManyField(related_name='incidents', through='verification.Source', to='intake.report', verbose_name='laporan'),
        ),
    ]
