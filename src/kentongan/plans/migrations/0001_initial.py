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
            name='PlanForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='nama')),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='sumber')),
                ('valid_from', models.DateField(unique=True, verbose_name='berlaku sejak')),
                ('exceeds_above', models.DecimalField(decimal_places=2, max_digits=6, verbose_name='melebihi target bila di atas (%)')),
                ('meets_from', models.DecimalField(decimal_places=2, max_digits=6, verbose_name='sesuai target mulai (%)')),
                ('near_from', models.DecimalField(decimal_places=2, max_digits=6, verbose_name='mendekati target mulai (%)')),
                ('due_days', models.PositiveSmallIntegerField(default=10, verbose_name='tenggat capaian, hari kerja sesudah masa berakhir')),
            ],
            options={
                'verbose_name': 'format rencana aksi',
                'verbose_name_plural': 'format rencana aksi',
                'ordering': ['-valid_from'],
                'constraints': [models.CheckConstraint(condition=models.Q(('exceeds_above__gte', models.F('meets_from')), ('meets_from__gt', models.F('near_from'))), name='plan_form_limits')],
            },
        ),
        migrations.CreateModel(
            name='PlanColumn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='columns', to='plans.planform', verbose_name='format')),
                ('order', models.PositiveSmallIntegerField(verbose_name='urutan')),
                ('field', models.CharField(choices=[('number', 'nomor'), ('phase', 'fase'), ('activity', 'kegiatan'), ('responsible', 'penanggung jawab'), ('supporting', 'instansi pendukung'), ('region', 'wilayah'), ('place', 'lokasi'), ('criterion', 'kriteria keberhasilan'), ('measure', 'ukuran keberhasilan'), ('unit', 'satuan'), ('target_B04', 'target B04'), ('target_B08', 'target B08'), ('target_B12', 'target B12'), ('result_B04', 'capaian B04'), ('result_B08', 'capaian B08'), ('result_B12', 'capaian B12'), ('obstacle', 'kendala'), ('budget', 'anggaran'), ('fund', 'sumber dana')], max_length=12, verbose_name='isi')),
                ('label', models.CharField(max_length=80, verbose_name='judul kolom')),
            ],
            options={
                'verbose_name': 'kolom rencana aksi',
                'verbose_name_plural': 'kolom rencana aksi',
                'ordering': ['order', 'id'],
                'constraints': [models.UniqueConstraint(fields=('form', 'field'), name='plan_column_field_once'), models.UniqueConstraint(fields=('form', 'label'), name='plan_column_label_once')],
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='tahun')),
                ('title', models.CharField(max_length=200, verbose_name='judul')),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='plans.planform', verbose_name='format')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='city.region', verbose_name='wilayah')),
                ('classification', models.PositiveSmallIntegerField(choices=[(0, 'Biasa'), (1, 'Terbatas'), (2, 'Rahasia')], default=0, verbose_name='klasifikasi')),
                ('state', models.CharField(choices=[('draft', 'rancangan'), ('adopted', 'ditetapkan'), ('closed', 'ditutup')], default='draft', max_length=7, verbose_name='keadaan')),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans_drafted', to=settings.AUTH_USER_MODEL, verbose_name='disusun oleh')),
                ('drafted_at', models.DateTimeField(verbose_name='disusun pada')),
                ('adopted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='plans_adopted', to=settings.AUTH_USER_MODEL, verbose_name='ditetapkan oleh')),
                ('adopted_at', models.DateTimeField(null=True, verbose_name='ditetapkan pada')),
                ('closed_at', models.DateTimeField(null=True, verbose_name='ditutup pada')),
                ('is_simulated', models.BooleanField(default=False, verbose_name='simulasi')),
            ],
            options={
                'verbose_name': 'rencana aksi terpadu',
                'verbose_name_plural': 'rencana aksi terpadu',
                'ordering': ['-year', 'region'],
                'constraints': [models.UniqueConstraint(fields=('year', 'region'), name='plan_once_a_year'), models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('adopted_at__isnull', False), ('adopted_by__isnull', False)), _connector='OR'), name='plan_adopted_by')],
            },
        ),
        migrations.CreateModel(
            name='PlanItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='plans.plan', verbose_name='rencana')),
                ('number', models.PositiveSmallIntegerField(verbose_name='nomor')),
                ('phase', models.CharField(max_length=40, verbose_name='fase')),
                ('activity', models.TextField(verbose_name='kegiatan')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plan_items', to='city.region', verbose_name='wilayah')),
                ('place', models.CharField(blank=True, max_length=160, verbose_name='lokasi')),
                ('criterion', models.CharField(blank=True, max_length=300, verbose_name='kriteria keberhasilan')),
                ('measure', models.CharField(blank=True, max_length=300, verbose_name='ukuran keberhasilan')),
                ('unit', models.CharField(blank=True, max_length=40, verbose_name='satuan')),
                ('budget', models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True, verbose_name='anggaran (Rp)')),
                ('fund', models.CharField(blank=True, max_length=80, verbose_name='sumber dana')),
                ('dropped_at', models.DateTimeField(null=True, verbose_name='dicabut pada')),
                ('responsible', models.ManyToManyField(related_name='plan_items', to='city.agency', verbose_name='penanggung jawab')),
                ('supporting', models.ManyToManyField(blank=True, related_name='plan_items_supported', to='city.agency', verbose_name='instansi pendukung')),
            ],
            options={
                'verbose_name': 'butir rencana aksi',
                'verbose_name_plural': 'butir rencana aksi',
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'number'), name='plan_item_number_once')],
            },
        ),
        migrations.CreateModel(
            name='PlanResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='results', to='plans.planitem', verbose_name='butir')),
                ('period', models.CharField(max_length=3, verbose_name='masa')),
                ('target', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='target')),
                ('result', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='capaian')),
                ('percentage', models.DecimalField(decimal_places=2, max_digits=8, null=True, verbose_name='persentase')),
                ('overruled', models.CharField(blank=True, max_length=300, verbose_name='alasan persentase ditetapkan')),
                ('outcome', models.CharField(blank=True, max_length=40, verbose_name='penilaian')),
                ('told', models.TextField(blank=True, verbose_name='uraian capaian')),
                ('obstacle', models.TextField(blank=True, verbose_name='kendala')),
                ('reported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='plan_results', to=settings.AUTH_USER_MODEL, verbose_name='diisi oleh')),
                ('reported_at', models.DateTimeField(null=True, verbose_name='diisi pada')),
                ('revision', models.PositiveIntegerField(default=0, verbose_name='perubahan ke')),
                ('proofs', models.ManyToManyField(blank=True, related_name='plan_results', to='actions.actionitem', verbose_name='tindak lanjut sebagai bukti')),
            ],
            options={
                'verbose_name': 'capaian rencana aksi',
                'verbose_name_plural': 'capaian rencana aksi',
                'ordering': ['period'],
                'constraints': [models.UniqueConstraint(fields=('item', 'period'), name='plan_result_once'), models.CheckConstraint(condition=models.Q(('target', None), ('target__gt', 0), _connector='OR'), name='plan_target_positive'), models.CheckConstraint(condition=models.Q(('reported_at', None), ('reported_by__isnull', False), _connector='OR'), name='plan_result_reported_by')],
            },
        ),
        migrations.CreateModel(
            name='PlanAmendment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='amendments', to='plans.plan', verbose_name='rencana')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='amendments', to='plans.planitem', verbose_name='butir')),
                ('what', models.CharField(max_length=80, verbose_name='yang diubah')),
                ('before', models.TextField(blank=True, verbose_name='semula')),
                ('after', models.TextField(blank=True, verbose_name='menjadi')),
                ('reason', models.CharField(max_length=400, verbose_name='alasan')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plan_amendments', to=settings.AUTH_USER_MODEL, verbose_name='diubah oleh')),
                ('made_at', models.DateTimeField(verbose_name='diubah pada')),
            ],
            options={
                'verbose_name': 'perubahan rencana aksi',
                'verbose_name_plural': 'perubahan rencana aksi',
                'ordering': ['-made_at', 'id'],
            },
        ),
    ]
