import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('actions', '0001_initial'),
        ('city', '0001_initial'),
        ('city', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Intervention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(unique=True, verbose_name='nomor')),
                ('label', models.CharField(max_length=160, verbose_name='sebutan')),
                ('kind', models.CharField(max_length=40, verbose_name='jenis')),
                ('is_interim', models.BooleanField(verbose_name='sementara')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interventions', to='city.region', verbose_name='wilayah')),
                ('spot', models.CharField(blank=True, max_length=200, verbose_name='tempat')),
                ('lat', models.FloatField(null=True, verbose_name='lintang')),
                ('lng', models.FloatField(null=True, verbose_name='bujur')),
                ('against', models.JSONField(verbose_name='ditujukan terhadap')),
                ('phase', models.CharField(max_length=40, verbose_name='tahap')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interventions', to='city.agency', verbose_name='pelaksana')),
                ('action', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='interventions', to='actions.actionitem', verbose_name='tindak lanjut')),
                ('ending_action', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='interventions_ended', to='actions.actionitem', verbose_name='tindak lanjut yang mengakhiri')),
                ('budget_note', models.CharField(blank=True, max_length=240, verbose_name='catatan anggaran')),
                ('budget_year', models.PositiveSmallIntegerField(null=True, verbose_name='tahun anggaran')),
                ('state', models.CharField(choices=[('planned', 'direncanakan'), ('building', 'sedang disiapkan'), ('live', 'sudah berjalan'), ('ended', 'diakhiri')], default='planned', max_length=8, verbose_name='keadaan')),
                ('due_on', models.DateField(verbose_name='dijanjikan berjalan')),
                ('live_since', models.DateField(null=True, verbose_name='berjalan sejak')),
                ('ended_on', models.DateField(null=True, verbose_name='berakhir')),
                ('ending_reason', models.TextField(blank=True, verbose_name='alasan berakhir')),
                ('bridges_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bridged_by', to='interventions.intervention', verbose_name='sampai berjalannya')),
                ('bridge_live_since', models.DateField(null=True, verbose_name='yang tetap berjalan sejak')),
                ('chosen_because_bad', models.CharField(choices=[('yes', 'ya, karena sedang rawan'), ('no', 'tidak, misalnya diundi atau bergiliran'), ('unknown', 'tidak diketahui')], default='unknown', max_length=7, verbose_name='dipilih karena rawan')),
                ('proof_note', models.TextField(blank=True, verbose_name='catatan bukti')),
                ('proof_file', models.FileField(blank=True, upload_to='intervensi/%Y/%m', verbose_name='berkas bukti')),
                ('proof_is_photo', models.BooleanField(default=False, verbose_name='bukti berupa foto')),
                ('classification', models.PositiveSmallIntegerField(choices=[(0, 'Biasa'), (1, 'Terbatas'), (2, 'Rahasia')], default=0, verbose_name='klasifikasi')),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interventions_planned', to=settings.AUTH_USER_MODEL, verbose_name='direncanakan oleh')),
                ('planned_at', models.DateTimeField(verbose_name='direncanakan pada')),
                ('token', models.UUIDField(null=True, unique=True, verbose_name='nomor formulir')),
                ('is_simulated', models.BooleanField(default=False, verbose_name='simulasi')),
            ],
            options={
                'verbose_name': 'intervensi',
                'verbose_name_plural': 'intervensi',
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(fields=['state', 'due_on'], name='intervention_late')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('live_since', None), ('state__in', ['planned', 'building'])), models.Q(('live_since__isnull', False), ('state', 'live')), ('state', 'ended'), _connector='OR'), name='intervention_live_has_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', False), ('state', 'ended'), models.Q(('ending_reason', ''), _negated=True)), models.Q(models.Q(('state', 'ended'), _negated=True), ('ended_on', None)), _connector='OR'), name='intervention_ended_with_reason'), models.CheckConstraint(condition=models.Q(models.Q(('is_interim', True), ('live_since__isnull', False), ('state', 'ended'), _negated=True), models.Q(('bridge_live_since__isnull', False), ('bridges_to__isnull', False)), _connector='OR'), name='intervention_interim_until_permanent'), models.CheckConstraint(condition=models.Q(('is_interim', True), models.Q(('bridge_live_since', None), ('bridges_to', None)), _connector='OR'), name='intervention_only_interim_bridges'), models.CheckConstraint(condition=models.Q(('live_since', None), models.Q(('proof_note', ''), _negated=True), models.Q(('proof_file', ''), _negated=True), _connector='OR'), name='intervention_live_is_proven'), models.CheckConstraint(condition=models.Q(models.Q(('lat', None), ('lng', None)), models.Q(('lat__isnull', False), ('lng__isnull', False)), _connector='OR'), name='intervention_whole_point')],
            },
        ),
        migrations.CreateModel(
            name='EffectRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('intervention', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='effect_runs', to='interventions.intervention', verbose_name='intervensi')),
                ('at', models.DateTimeField(verbose_name='waktu')),
                ('last', models.DateField(verbose_name='hari terakhir')),
                ('counts', models.JSONField(verbose_name='hitungan')),
                ('words', models.JSONField(verbose_name='sebutan dalam kalimat')),
                ('found', models.JSONField(verbose_name='temuan')),
            ],
            options={
                'verbose_name': 'putaran dampak',
                'verbose_name_plural': 'putaran dampak',
                'ordering': ['-at', '-id'],
                'indexes': [models.Index(fields=['intervention', '-at'], name='effect_run_latest')],
            },
        ),
    ]
