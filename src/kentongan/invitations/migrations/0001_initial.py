import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('city', '0001_initial'),
        ('city', '__first__'),
        ('meetings', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160, verbose_name='pola nama rapat')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meeting_series', to='city.region', verbose_name='wilayah')),
                ('classification', models.PositiveSmallIntegerField(choices=[(0, 'Biasa'), (1, 'Terbatas'), (2, 'Rahasia')], default=0, verbose_name='klasifikasi')),
                ('interval', models.PositiveSmallIntegerField(default=1, verbose_name='setiap (bulan)')),
                ('rule', models.CharField(choices=[('date', 'tanggal yang sama'), ('weekday', 'hari yang sama dalam minggu')], default='weekday', max_length=7, verbose_name='aturan hari')),
                ('day', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tanggal')),
                ('weekday', models.PositiveSmallIntegerField(blank=True, choices=[(0, 'Senin'), (1, 'Selasa'), (2, 'Rabu'), (3, 'Kamis'), (4, 'Jumat')], null=True, verbose_name='hari')),
                ('nth', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'pertama'), (2, 'kedua'), (3, 'ketiga'), (4, 'keempat'), (5, 'terakhir')], null=True, verbose_name='minggu ke')),
                ('starts_at', models.TimeField(blank=True, null=True, verbose_name='pukul')),
                ('ends_at', models.TimeField(blank=True, null=True, verbose_name='sampai pukul')),
                ('place', models.CharField(max_length=160, verbose_name='tempat')),
                ('mode', models.CharField(choices=[('luring', 'luring'), ('daring', 'daring'), ('gabungan', 'luring dan daring')], default='gabungan', max_length=8, verbose_name='cara hadir')),
                ('link', models.URLField(blank=True, max_length=300, verbose_name='tautan rapat daring')),
                ('chair', models.CharField(max_length=160, verbose_name='pimpinan rapat')),
                ('lead_days', models.PositiveSmallIntegerField(default=21, verbose_name='disiapkan (hari sebelumnya)')),
                ('remind_days', models.PositiveSmallIntegerField(default=2, verbose_name='diingatkan (hari sebelumnya)')),
                ('active_from', models.DateField(verbose_name='berlaku sejak')),
                ('active_to', models.DateField(blank=True, null=True, verbose_name='berlaku sampai')),
                ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meeting_series', to=settings.AUTH_USER_MODEL, verbose_name='diatur oleh')),
                ('agencies', models.ManyToManyField(blank=True, related_name='meeting_series', to='city.agency', verbose_name='instansi yang diundang')),
            ],
            options={
                'verbose_name': 'seri rakor',
                'verbose_name_plural': 'seri rakor',
                'ordering': ['title', 'id'],
                'constraints': [models.UniqueConstraint(fields=('region', 'title'), name='series_title_once'), models.CheckConstraint(condition=models.Q(('interval__gte', 1), ('interval__lte', 12)), name='series_interval'), models.CheckConstraint(condition=models.Q(models.Q(('day__gte', 1), ('day__lte', 31), ('nth', None), ('rule', 'date'), ('weekday', None)), models.Q(('day', None), ('nth__gte', 1), ('nth__lte', 5), ('rule', 'weekday'), ('weekday__lte', 4)), _connector='OR'), name='series_one_rule'), models.CheckConstraint(condition=models.Q(('active_to', None), ('active_to__gte', models.F('active_from')), _connector='OR'), name='series_period')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='invitations.series', verbose_name='seri rakor')),
                ('period', models.DateField(verbose_name='periode')),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='proposal', to='meetings.meeting', verbose_name='rakor')),
                ('moved_from', models.DateField(null=True, verbose_name='digeser dari')),
                ('moved_why', models.CharField(blank=True, max_length=160, verbose_name='alasan digeser')),
            ],
            options={
                'verbose_name': 'usulan rakor',
                'verbose_name_plural': 'usulan rakor',
                'constraints': [models.UniqueConstraint(fields=('series', 'period'), name='proposal_once')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='meetings.meeting', verbose_name='rakor')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='city.agency', verbose_name='instansi')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='dikirim pada')),
                ('reply', models.CharField(blank=True, choices=[('', 'belum menjawab'), ('coming', 'hadir'), ('deputy', 'diwakili'), ('absent', 'tidak hadir')], default='', max_length=7, verbose_name='jawaban')),
                ('represented_by', models.CharField(blank=True, max_length=120, verbose_name='nama yang hadir')),
                ('represented_office', models.CharField(blank=True, max_length=160, verbose_name='jabatannya')),
                ('note', models.CharField(blank=True, max_length=240, verbose_name='keterangan')),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations_answered', to=settings.AUTH_USER_MODEL, verbose_name='dijawab oleh')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='dijawab pada')),
                ('answered_for', models.PositiveSmallIntegerField(null=True, verbose_name='untuk perubahan ke')),
                ('reminded_for', models.PositiveSmallIntegerField(null=True, verbose_name='diingatkan untuk perubahan ke')),
            ],
            options={
                'verbose_name': 'undangan',
                'verbose_name_plural': 'undangan',
                'ordering': ['agency__short', 'id'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'agency'), name='invitation_once'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('answered_by', None), ('reply', '')), models.Q(models.Q(('reply', ''), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False), ('sent_at__isnull', False)), _connector='OR'), name='invitation_answered_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('reply', 'deputy'), _negated=True), models.Q(('represented_by', ''), _negated=True), _connector='OR'), name='invitation_deputy_has_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='meetings.meeting', verbose_name='rakor')),
                ('kind', models.CharField(choices=[('moved', 'diubah'), ('cancelled', 'dibatalkan')], max_length=9, verbose_name='jenis')),
                ('sequence', models.PositiveSmallIntegerField(verbose_name='perubahan ke')),
                ('held_on', models.DateField(verbose_name='tanggal semula')),
                ('starts_at', models.TimeField(null=True, verbose_name='pukul semula')),
                ('place', models.CharField(max_length=160, verbose_name='tempat semula')),
                ('mode', models.CharField(choices=[('luring', 'luring'), ('daring', 'daring'), ('gabungan', 'luring dan daring')], max_length=8, verbose_name='cara hadir semula')),
                ('reason', models.CharField(max_length=300, verbose_name='alasan')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meeting_changes', to=settings.AUTH_USER_MODEL, verbose_name='diubah oleh')),
                ('made_at', models.DateTimeField(verbose_name='diubah pada')),
            ],
            options={
                'verbose_name': 'perubahan rakor',
                'verbose_name_plural': 'perubahan rakor',
                'ordering': ['sequence', 'id'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'sequence'), name='meeting_change_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='meeting_change_has_a_reason')],
            },
        ),
    ]
