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
            name='Letterhead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lines', models.TextField(verbose_name='baris kop')),
                ('address', models.CharField(blank=True, max_length=300, verbose_name='alamat')),
                ('logo', models.BinaryField(null=True, verbose_name='lambang')),
                ('digest', models.CharField(blank=True, max_length=64, verbose_name='sidik lambang')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letterheads', to=settings.AUTH_USER_MODEL, verbose_name='diatur oleh')),
                ('set_at', models.DateTimeField(verbose_name='diatur pada')),
            ],
            options={
                'verbose_name': 'kop surat',
                'verbose_name_plural': 'kop surat',
                'ordering': ['-set_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='PaperSetting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('minutes', 'notulen rakor'), ('invitation', 'undangan rakor'), ('attendance', 'daftar hadir rakor'), ('outcome', 'laporan hasil rakor'), ('follow_up', 'lembar tindak lanjut instansi'), ('press', 'siaran pers'), ('monthly', 'laporan bulanan'), ('daily', 'laporan situasi harian'), ('information', 'laporan informasi'), ('risk_map', 'peta kerawanan'), ('plan', 'rencana aksi terpadu'), ('plan_report', 'laporan rencana aksi terpadu')], max_length=12, unique=True, verbose_name='jenis')),
                ('series', models.SlugField(max_length=20, verbose_name='deret nomor')),
                ('pattern', models.CharField(max_length=80, verbose_name='pola nomor')),
                ('code', models.CharField(blank=True, max_length=30, verbose_name='kode')),
                ('office', models.CharField(blank=True, max_length=30, verbose_name='kode kantor')),
                ('reset', models.CharField(choices=[('yearly', 'tiap tahun'), ('monthly', 'tiap bulan'), ('never', 'tidak pernah')], default='yearly', max_length=7, verbose_name='mulai lagi dari satu')),
                ('nature', models.CharField(blank=True, max_length=30, verbose_name='sifat')),
                ('signatory_office', models.CharField(blank=True, max_length=160, verbose_name='jabatan penanda tangan')),
                ('signatory_name', models.CharField(blank=True, max_length=120, verbose_name='nama penanda tangan')),
                ('signatory_rank', models.CharField(blank=True, max_length=80, verbose_name='pangkat')),
                ('signatory_nip', models.CharField(blank=True, max_length=30, verbose_name='NIP')),
                ('copies', models.TextField(blank=True, verbose_name='tembusan')),
                ('is_public', models.BooleanField(default=True, verbose_name='tampil di halaman umum')),
            ],
            options={
                'verbose_name': 'aturan naskah',
                'verbose_name_plural': 'aturan naskah',
                'ordering': ['kind'],
            },
        ),
        migrations.CreateModel(
            name='PaperTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('minutes', 'notulen rakor'), ('invitation', 'undangan rakor'), ('attendance', 'daftar hadir rakor'), ('outcome', 'laporan hasil rakor'), ('follow_up', 'lembar tindak lanjut instansi'), ('press', 'siaran pers'), ('monthly', 'laporan bulanan'), ('daily', 'laporan situasi harian'), ('information', 'laporan informasi'), ('risk_map', 'peta kerawanan'), ('plan', 'rencana aksi terpadu'), ('plan_report', 'laporan rencana aksi terpadu')], max_length=12, verbose_name='jenis')),
                ('name', models.CharField(max_length=120, verbose_name='nama berkas')),
                ('content', models.BinaryField(verbose_name='isi berkas')),
                ('digest', models.CharField(max_length=64, verbose_name='sidik berkas')),
                ('valid_from', models.DateField(verbose_name='berlaku sejak')),
                ('loaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paper_templates', to=settings.AUTH_USER_MODEL, verbose_name='diunggah oleh')),
                ('loaded_at', models.DateTimeField(verbose_name='diunggah pada')),
                ('retired_at', models.DateTimeField(null=True, verbose_name='tidak dipakai lagi sejak')),
            ],
            options={
                'verbose_name': 'templat naskah',
                'verbose_name_plural': 'templat naskah',
                'ordering': ['kind', '-valid_from', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Brief',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('minutes', 'notulen rakor'), ('invitation', 'undangan rakor'), ('attendance', 'daftar hadir rakor'), ('outcome', 'laporan hasil rakor'), ('follow_up', 'lembar tindak lanjut instansi'), ('press', 'siaran pers'), ('monthly', 'laporan bulanan'), ('daily', 'laporan situasi harian'), ('information', 'laporan informasi'), ('risk_map', 'peta kerawanan'), ('plan', 'rencana aksi terpadu'), ('plan_report', 'laporan rencana aksi terpadu')], max_length=12, verbose_name='jenis')),
                ('number', models.CharField(max_length=120, unique=True, verbose_name='nomor naskah')),
                ('title', models.CharField(blank=True, max_length=300, verbose_name='judul')),
                ('meeting', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='briefs', to='meetings.meeting', verbose_name='rakor')),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='briefs', to='city.agency', verbose_name='instansi')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='briefs', to='city.region', verbose_name='wilayah')),
                ('classification', models.PositiveSmallIntegerField(choices=[(0, 'Biasa'), (1, 'Terbatas'), (2, 'Rahasia')], default=0, verbose_name='klasifikasi')),
                ('starts_on', models.DateField(null=True, verbose_name='dari tanggal')),
                ('ends_on', models.DateField(null=True, verbose_name='sampai tanggal')),
                ('as_of', models.DateField(null=True, verbose_name='keadaan per tanggal')),
                ('letterhead', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='briefs', to='briefs.letterhead', verbose_name='kop surat')),
                ('template', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='briefs', to='briefs.papertemplate', verbose_name='templat naskah')),
                ('snapshot', models.JSONField(verbose_name='isi')),
                ('digest', models.CharField(max_length=64, verbose_name='sidik isi')),
                ('token', models.UUIDField(null=True, unique=True, verbose_name='nomor formulir')),
                ('composed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='briefs', to=settings.AUTH_USER_MODEL, verbose_name='disusun oleh')),
                ('composed_at', models.DateTimeField(verbose_name='disusun pada')),
            ],
            options={
                'verbose_name': 'naskah',
                'verbose_name_plural': 'naskah',
                'ordering': ['-composed_at'],
                'indexes': [models.Index(fields=['kind', '-composed_at'], name='brief_kind')],
            },
        ),
        migrations.CreateModel(
            name='PressRelease',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('brief', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='press', to='briefs.brief', verbose_name='naskah')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='press', to='meetings.meeting', verbose_name='rakor')),
                ('slug', models.SlugField(max_length=120, unique=True, verbose_name='alamat')),
                ('state', models.CharField(choices=[('draft', 'konsep'), ('released', 'terbit'), ('replaced', 'diganti konsep baru'), ('withdrawn', 'ditarik')], default='draft', max_length=9, verbose_name='keadaan')),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='press_drafted', to=settings.AUTH_USER_MODEL, verbose_name='penyusun')),
                ('released_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='press_released', to=settings.AUTH_USER_MODEL, verbose_name='diterbitkan oleh')),
                ('released_at', models.DateTimeField(null=True, verbose_name='terbit pada')),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='press_withdrawn', to=settings.AUTH_USER_MODEL, verbose_name='penarik')),
                ('withdrawn_at', models.DateTimeField(null=True, verbose_name='ditarik pada')),
                ('withdrawn_why', models.CharField(blank=True, max_length=300, verbose_name='alasan ditarik')),
            ],
            options={
                'verbose_name': 'penerbitan siaran pers',
                'verbose_name_plural': 'penerbitan siaran pers',
                'ordering': ['-released_at', '-id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'released')), fields=('meeting',), name='press_one_released'), models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('meeting',), name='press_one_draft'), models.CheckConstraint(condition=models.Q(('released_by', None), models.Q(('released_by', models.F('drafted_by')), _negated=True), _connector='OR'), name='press_second_person'), models.CheckConstraint(condition=models.Q(models.Q(('released_at', None), ('state__in', ('draft', 'replaced'))), models.Q(('released_at__isnull', False), ('released_by__isnull', False), ('state', 'released')), ('state', 'withdrawn'), _connector='OR'), name='press_released_by_whom'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), _negated=True), models.Q(('withdrawn_why', ''), _negated=True), _connector='OR'), name='press_withdrawn_why')],
            },
        ),
    ]
