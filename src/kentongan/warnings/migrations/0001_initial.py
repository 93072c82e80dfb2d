import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('city', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='WarningSource',
            fields=[
                ('code', models.SlugField(max_length=60, primary_key=True, serialize=False, verbose_name='kode')),
                ('label', models.CharField(max_length=120, verbose_name='sebutan')),
                ('kind', models.CharField(choices=[('manual', 'berkas CAP yang diunggah'), ('cap', 'satu pesan CAP'), ('rss', 'daftar RSS yang menunjuk pesan CAP'), ('earthquake', 'gempa bumi (JSON BMKG)'), ('weather', 'prakiraan cuaca per kelurahan (JSON BMKG)')], max_length=10, verbose_name='bentuk')),
                ('url', models.CharField(blank=True, max_length=400, verbose_name='alamat')),
                ('attribution', models.CharField(max_length=200, verbose_name='disebut sebagai')),
                ('enabled', models.BooleanField(default=False, verbose_name='dibaca')),
                ('every_minutes', models.PositiveSmallIntegerField(default=15, verbose_name='setiap (menit)')),
                ('options', models.JSONField(blank=True, default=dict, verbose_name='setelan')),
                ('mark', models.JSONField(blank=True, default=dict, verbose_name='penanda')),
                ('last_tried_at', models.DateTimeField(null=True, verbose_name='terakhir dicoba')),
                ('last_ok_at', models.DateTimeField(null=True, verbose_name='terakhir berhasil')),
                ('failures', models.PositiveIntegerField(default=0, verbose_name='gagal berturut-turut')),
                ('last_error', models.CharField(blank=True, max_length=300, verbose_name='galat terakhir')),
                ('next_at', models.DateTimeField(null=True, verbose_name='berikutnya')),
            ],
            options={
                'verbose_name': 'sumber peringatan',
                'verbose_name_plural': 'sumber peringatan',
                'ordering': ['label', 'code'],
                'constraints': [models.CheckConstraint(condition=models.Q(('every_minutes__gte', 1)), name='warning_source_polite'), models.CheckConstraint(condition=models.Q(('enabled', False), models.Q(('url', ''), _negated=True), _connector='OR'), name='warning_source_enabled_has_address')],
            },
        ),
        migrations.CreateModel(
            name='OfficialWarning',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='warnings', to='warnings.warningsource', verbose_name='sumber')),
                ('identifier', models.CharField(max_length=200, verbose_name='nomor dari sumber')),
                ('sender', models.CharField(max_length=200, verbose_name='pengirim')),
                ('sent_at', models.DateTimeField(verbose_name='dikirim')),
                ('kind', models.CharField(choices=[('alert', 'peringatan baru'), ('update', 'pembaruan'), ('cancel', 'pembatalan')], max_length=6, verbose_name='jenis pesan')),
                ('references', models.JSONField(blank=True, default=list, verbose_name='menunjuk')),
                ('event', models.CharField(blank=True, max_length=120, verbose_name='bahaya')),
                ('headline', models.CharField(blank=True, max_length=300, verbose_name='judul')),
                ('urgency', models.CharField(choices=[('immediate', 'bertindak sekarang juga'), ('expected', 'bertindak dalam satu jam'), ('future', 'bertindak dalam waktu dekat'), ('past', 'sudah lewat'), ('unknown', 'mendesaknya tidak diketahui')], max_length=9, verbose_name='mendesaknya')),
                ('severity', models.CharField(choices=[('extreme', 'ancaman luar biasa'), ('severe', 'ancaman besar'), ('moderate', 'ancaman yang mungkin'), ('minor', 'ancaman kecil'), ('unknown', 'beratnya tidak diketahui')], max_length=8, verbose_name='beratnya')),
                ('certainty', models.CharField(choices=[('observed', 'sudah teramati'), ('likely', 'besar kemungkinan'), ('possible', 'mungkin terjadi'), ('unlikely', 'kecil kemungkinan'), ('unknown', 'kepastiannya tidak diketahui')], max_length=8, verbose_name='kepastiannya')),
                ('onset', models.DateTimeField(verbose_name='mulai')),
                ('expires', models.DateTimeField(verbose_name='berakhir')),
                ('areas', models.TextField(blank=True, verbose_name='wilayah menurut sumber')),
                ('classification', models.PositiveSmallIntegerField(choices=[(0, 'Biasa'), (1, 'Terbatas'), (2, 'Rahasia')], default=0, verbose_name='klasifikasi')),
                ('attribution', models.CharField(max_length=200, verbose_name='sumber resmi')),
                ('is_cancelled', models.BooleanField(default=False, verbose_name='dibatalkan')),
                ('superseded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='supersedes', to='warnings.officialwarning', verbose_name='diganti oleh')),
                ('received_at', models.DateTimeField(verbose_name='diterima')),
                ('regions', models.ManyToManyField(related_name='official_warnings', to='city.region', verbose_name='wilayah')),
            ],
            options={
                'verbose_name': 'peringatan resmi',
                'verbose_name_plural': 'peringatan resmi',
                'ordering': ['-sent_at', '-id'],
                'indexes': [models.Index(fields=['expires'], name='official_warning_running')],
                'constraints': [models.UniqueConstraint(fields=('source', 'identifier'), name='official_warning_once')],
            },
        ),
    ]
