import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('city', '0001_initial'),
        ('city', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('code', models.SlugField(max_length=40, primary_key=True, serialize=False, verbose_name='kode')),
                ('label', models.CharField(max_length=120, verbose_name='sebutan')),
                ('unit', models.CharField(max_length=30, verbose_name='satuan')),
                ('is_pair', models.BooleanField(default=False, verbose_name='terendah dan tertinggi')),
                ('least', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='paling kecil yang wajar')),
                ('most', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='paling besar yang wajar')),
                ('jump_percent', models.PositiveSmallIntegerField(default=25, verbose_name='tanda lonjakan mulai (%)')),
                ('jump_least', models.DecimalField(decimal_places=2, default=0, max_digits=14, verbose_name='dan mulai selisih')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='urutan')),
            ],
            options={
                'verbose_name': 'indikator',
                'verbose_name_plural': 'indikator',
                'ordering': ['order', 'code'],
                'constraints': [models.CheckConstraint(condition=models.Q(('most__gt', models.F('least'))), name='indicator_bounds')],
            },
        ),
        migrations.CreateModel(
            name='ReportForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, verbose_name='kode')),
                ('name', models.CharField(max_length=120, verbose_name='nama')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='versi')),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='sumber')),
                ('cadence', models.CharField(choices=[('daily', 'harian'), ('monthly', 'bulanan')], max_length=7, verbose_name='irama')),
                ('window_from', models.TimeField(verbose_name='jendela mulai pukul')),
                ('due_days', models.PositiveSmallIntegerField(verbose_name='tenggat, hari sesudah masa berakhir')),
                ('due_time', models.TimeField(verbose_name='tenggat pukul')),
                ('is_for_all', models.BooleanField(default=False, verbose_name='untuk semua instansi')),
                ('agency_kinds', models.JSONField(blank=True, default=list, verbose_name='jenis instansi')),
                ('valid_from', models.DateField(verbose_name='berlaku sejak')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='berlaku sampai')),
                ('agencies', models.ManyToManyField(blank=True, related_name='report_forms', to='city.agency', verbose_name='instansi')),
            ],
            options={
                'verbose_name': 'format laporan situasi',
                'verbose_name_plural': 'format laporan situasi',
                'ordering': ['cadence', 'name', '-version'],
                'constraints': [models.UniqueConstraint(fields=('code', 'version'), name='report_form_once'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='report_form_period')],
            },
        ),
        migrations.CreateModel(
            name='Heading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='headings', to='situations.reportform', verbose_name='format')),
                ('order', models.PositiveSmallIntegerField(verbose_name='urutan')),
                ('code', models.CharField(max_length=12, verbose_name='kode')),
                ('label', models.CharField(max_length=160, verbose_name='judul')),
                ('dimension', models.CharField(blank=True, max_length=20, verbose_name='bidang')),
                ('wants', models.CharField(choices=[('text', 'uraian'), ('figures', 'angka')], default='text', max_length=7, verbose_name='isi')),
                ('hint', models.CharField(blank=True, max_length=200, verbose_name='petunjuk')),
                ('indicators', models.ManyToManyField(blank=True, related_name='headings', to='situations.indicator', verbose_name='indikator')),
            ],
            options={
                'verbose_name': 'judul laporan situasi',
                'verbose_name_plural': 'judul laporan situasi',
                'ordering': ['order', 'id'],
                'constraints': [models.UniqueConstraint(fields=('form', 'code'), name='heading_once')],
            },
        ),
        migrations.CreateModel(
            name='SituationReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='situations', to='city.agency', verbose_name='instansi')),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='situations.reportform', verbose_name='format')),
                ('start', models.DateField(verbose_name='awal masa')),
                ('end', models.DateField(verbose_name='akhir masa')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='versi')),
                ('reason', models.CharField(blank=True, max_length=400, verbose_name='alasan perbaikan')),
                ('state', models.CharField(choices=[('draft', 'sedang ditulis'), ('sent', 'terkirim'), ('returned', 'dikembalikan'), ('replaced', 'diganti versi baru')], default='draft', max_length=8, verbose_name='keadaan')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='situations', to='city.region', verbose_name='wilayah')),
                ('classification', models.PositiveSmallIntegerField(choices=[(0, 'Biasa'), (1, 'Terbatas'), (2, 'Rahasia')], default=0, verbose_name='klasifikasi')),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='situations_begun', to=settings.AUTH_USER_MODEL, verbose_name='dimulai oleh')),
                ('begun_at', models.DateTimeField(verbose_name='dimulai pada')),
                ('sent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='situations_sent', to=settings.AUTH_USER_MODEL, verbose_name='pengirim')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='dikirim pada')),
                ('returned_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='situations_returned', to=settings.AUTH_USER_MODEL, verbose_name='dikembalikan oleh')),
                ('returned_reason', models.CharField(blank=True, max_length=400, verbose_name='alasan pengembalian')),
                ('is_simulated', models.BooleanField(default=False, verbose_name='simulasi')),
            ],
            options={
                'verbose_name': 'laporan situasi',
                'verbose_name_plural': 'laporan situasi',
                'ordering': ['-start', 'agency__short', '-version', 'id'],
                'indexes': [models.Index(fields=['form', 'start'], name='situation_by_period')],
                'constraints': [models.UniqueConstraint(fields=('agency', 'form', 'start', 'version'), name='situation_version_once'), models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('agency', 'form', 'start'), name='situation_one_draft'), models.UniqueConstraint(condition=models.Q(('state', 'sent')), fields=('agency', 'form', 'start'), name='situation_one_sent'), models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('sent_at__isnull', False), ('sent_by__isnull', False)), _connector='OR'), name='situation_sent_by'), models.CheckConstraint(condition=models.Q(('version', 1), models.Q(('reason', ''), _negated=True), _connector='OR'), name='situation_correction_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'returned'), _negated=True), models.Q(('returned_reason', ''), _negated=True), _connector='OR'), name='situation_returned_reason')],
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='situations.situationreport', verbose_name='laporan')),
                ('heading', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sections', to='situations.heading', verbose_name='judul')),
                ('text', models.TextField(blank=True, verbose_name='uraian')),
                ('is_nil', models.BooleanField(default=False, verbose_name='nihil')),
                ('revision', models.PositiveIntegerField(default=1, verbose_name='perubahan ke')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sections', to=settings.AUTH_USER_MODEL, verbose_name='ditulis oleh')),
                ('written_at', models.DateTimeField(verbose_name='ditulis pada')),
            ],
            options={
                'verbose_name': 'bagian laporan situasi',
                'verbose_name_plural': 'bagian laporan situasi',
                'ordering': ['heading__order', 'id'],
                'constraints': [models.UniqueConstraint(fields=('report', 'heading'), name='section_once'), models.CheckConstraint(condition=models.Q(('is_nil', False), ('text', ''), _connector='OR'), name='section_nil_is_empty')],
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='situations.situationreport', verbose_name='laporan')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='situations.indicator', verbose_name='indikator')),
                ('low', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='nilai atau terendah')),
                ('high', models.DecimalField(decimal_places=2, max_digits=14, null=True, verbose_name='tertinggi')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='tempat')),
                ('revision', models.PositiveIntegerField(default=1, verbose_name='perubahan ke')),
            ],
            options={
                'verbose_name': 'angka laporan situasi',
                'verbose_name_plural': 'angka laporan situasi',
                'ordering': ['indicator__order', 'id'],
                'constraints': [models.UniqueConstraint(fields=('report', 'indicator'), name='figure_once'), models.CheckConstraint(condition=models.Q(('high', None), ('high__gte', models.F('low')), _connector='OR'), name='figure_low_high')],
            },
        ),
        migrations.CreateModel(
            name='SituationReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='situation_reminders', to='city.agency', verbose_name='instansi')),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='situations.reportform', verbose_name='format')),
                ('start', models.DateField(verbose_name='awal masa')),
                ('due_on', models.DateField(verbose_name='tenggat')),
                ('kind', models.CharField(choices=[('before', 'menjelang tenggat'), ('due', 'pada hari tenggat'), ('after', 'sesudah tenggat')], max_length=6, verbose_name='jenis')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='situation_reminders', to='city.region', verbose_name='wilayah')),
                ('sent_at', models.DateTimeField(verbose_name='dikirim pada')),
            ],
            options={
                'verbose_name': 'pengingat laporan situasi',
                'verbose_name_plural': 'pengingat laporan situasi',
                'constraints': [models.UniqueConstraint(fields=('agency', 'form', 'start', 'kind'), name='situation_reminder_once')],
            },
        ),
    ]
