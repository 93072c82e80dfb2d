import django.db.models.deletion
import uuid
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
            name='Report',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('number', models.PositiveBigIntegerField(unique=True, verbose_name='nomor')),
                ('door', models.CharField(choices=[('phone', 'halaman lapor'), ('desk', 'dicatat operator'), ('file', 'berkas teks'), ('chat', 'percakapan grup'), ('public', 'formulir warga'), ('odk', 'ODK Collect'), ('hook', 'gerbang pesan'), ('mail', 'surel'), ('sheet', 'tabel'), ('news', 'berita daring'), ('api', 'sambungan program')], max_length=6, verbose_name='pintu')),
                ('text', models.TextField(verbose_name='isi laporan')),
                ('digest', models.CharField(max_length=64, verbose_name='sidik isi')),
                ('origin', models.CharField(blank=True, max_length=200, verbose_name='asal')),
                ('sender', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to=settings.AUTH_USER_MODEL, verbose_name='pengirim')),
                ('informant', models.BinaryField(null=True, verbose_name='narasumber (tersandi)')),
                ('occurred_at', models.DateTimeField(null=True, verbose_name='waktu kejadian')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='waktu ditulis')),
                ('received_at', models.DateTimeField(verbose_name='waktu diterima')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='city.region', verbose_name='wilayah')),
                ('spot', models.CharField(blank=True, max_length=200, verbose_name='tempat')),
                ('lat', models.FloatField(null=True, verbose_name='lintang')),
                ('lng', models.FloatField(null=True, verbose_name='bujur')),
                ('category', models.CharField(blank=True, max_length=40, verbose_name='perkara')),
                ('classification', models.PositiveSmallIntegerField(choices=[(0, 'Biasa'), (1, 'Terbatas'), (2, 'Rahasia')], default=0, verbose_name='klasifikasi')),
                ('extra', models.JSONField(blank=True, default=dict, verbose_name='isian tambahan')),
                ('reading', models.JSONField(null=True, verbose_name='hasil baca')),
                ('state', models.CharField(choices=[('new', 'baru'), ('taken', 'sedang dibaca'), ('waiting', 'menunggu jawaban pelapor'), ('verified', 'terverifikasi'), ('set_aside', 'dikesampingkan'), ('merged', 'digabungkan')], default='new', max_length=9, verbose_name='keadaan')),
                ('taken_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='taken_reports', to=settings.AUTH_USER_MODEL, verbose_name='ditangani')),
                ('reason', models.TextField(blank=True, verbose_name='alasan')),
                ('reason_code', models.CharField(blank=True, max_length=40, verbose_name='alasan baku')),
                ('lead', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='intake.report', verbose_name='digabungkan ke')),
                ('state_before', models.CharField(blank=True, choices=[('new', 'baru'), ('taken', 'sedang dibaca'), ('waiting', 'menunggu jawaban pelapor'), ('verified', 'terverifikasi'), ('set_aside', 'dikesampingkan'), ('merged', 'digabungkan')], max_length=9, verbose_name='keadaan sebelum digabung')),
                ('grade', models.CharField(blank=True, max_length=2, verbose_name='nilai informasi')),
                ('settled_below', models.BooleanField(default=False, verbose_name='sudah selesai di tingkat kelurahan')),
                ('fold', models.PositiveBigIntegerField(null=True, verbose_name='lipatan')),
                ('read_severity', models.PositiveSmallIntegerField(null=True, verbose_name='keparahan terbaca')),
                ('read_category', models.CharField(blank=True, max_length=40, verbose_name='perkara terbaca')),
                ('is_simulated', models.BooleanField(default=False, verbose_name='simulasi')),
            ],
            options={
                'verbose_name': 'laporan masuk',
                'verbose_name_plural': 'laporan masuk',
                'ordering': ['-received_at'],
                'indexes': [models.Index(fields=['state', '-received_at', 'classification', 'region'], name='report_queue'), models.Index(fields=['sender', '-received_at'], name='report_mine'), models.Index(fields=['region', 'received_at', 'classification', 'state'], name='report_counts'), models.Index(fields=['digest'], name='report_digest'), models.Index(fields=['fold', 'state', 'number'], name='report_fold'), models.Index(condition=models.Q(('lead__isnull', False)), fields=['lead'], name='report_merged_into')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('lat', None), ('lng', None)), models.Q(('lat__isnull', False), ('lng__isnull', False)), _connector='OR'), name='report_whole_point'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'set_aside'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='report_set_aside_with_reason'), models.CheckConstraint(condition=models.Q(models.Q(('lead__isnull', False), ('state', 'merged'), models.Q(('state_before', ''), _negated=True)), models.Q(models.Q(('state', 'merged'), _negated=True), ('lead', None), ('state_before', '')), _connector='OR'), name='report_merged_has_lead')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='intake.report', verbose_name='laporan')),
                ('text', models.TextField(verbose_name='pertanyaan')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions_asked', to=settings.AUTH_USER_MODEL, verbose_name='penanya')),
                ('asked_at', models.DateTimeField(verbose_name='ditanyakan')),
                ('answer', models.TextField(blank=True, verbose_name='jawaban')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='dijawab')),
            ],
            options={
                'verbose_name': 'pertanyaan',
                'verbose_name_plural': 'pertanyaan',
                'ordering': ['asked_at'],
            },
        ),
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='intake.report', verbose_name='laporan')),
                ('file', models.ImageField(upload_to='laporan/%Y/%m', verbose_name='foto')),
                ('digest', models.CharField(max_length=64, verbose_name='sidik')),
                ('is_clean', models.BooleanField(default=True, verbose_name='sudah dibersihkan')),
                ('taken_at', models.DateTimeField(null=True, verbose_name='diambil')),
                ('lat', models.FloatField(null=True, verbose_name='lintang')),
                ('lng', models.FloatField(null=True, verbose_name='bujur')),
            ],
            options={
                'verbose_name': 'foto laporan',
                'verbose_name_plural': 'foto laporan',
                'constraints': [models.UniqueConstraint(fields=('report', 'digest'), name='photo_once')],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='intake.report', verbose_name='laporan')),
                ('file', models.FileField(upload_to='laporan/%Y/%m', verbose_name='berkas')),
                ('name', models.CharField(max_length=120, verbose_name='nama berkas')),
                ('media_type', models.CharField(max_length=80, verbose_name='jenis berkas')),
                ('size', models.PositiveIntegerField(verbose_name='ukuran')),
                ('digest', models.CharField(max_length=64, verbose_name='sidik')),
            ],
            options={
                'verbose_name': 'lampiran laporan',
                'verbose_name_plural': 'lampiran laporan',
                'constraints': [models.UniqueConstraint(fields=('report', 'digest'), name='attachment_once')],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='intake.report', verbose_name='laporan')),
                ('before', models.JSONField(verbose_name='semula')),
                ('after', models.JSONField(verbose_name='menjadi')),
                ('corrected_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to=settings.AUTH_USER_MODEL, verbose_name='diperbaiki oleh')),
                ('corrected_at', models.DateTimeField(verbose_name='diperbaiki pada')),
            ],
            options={
                'verbose_name': 'perbaikan hasil baca',
                'verbose_name_plural': 'perbaikan hasil baca',
                'ordering': ['corrected_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='LearnedClasses',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weights', models.BinaryField(verbose_name='bobot')),
                ('examples', models.PositiveIntegerField(verbose_name='contoh')),
                ('worth', models.JSONField(verbose_name='nilai')),
                ('adopted_at', models.DateTimeField(verbose_name='dipakai sejak')),
            ],
            options={
                'verbose_name': 'model hasil belajar',
                'verbose_name_plural': 'model hasil belajar',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Field',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, unique=True, verbose_name='kode')),
                ('label', models.CharField(max_length=120, verbose_name='pertanyaan')),
                ('help', models.CharField(blank=True, max_length=200, verbose_name='petunjuk')),
                ('kind', models.CharField(choices=[('text', 'teks'), ('number', 'angka'), ('choice', 'pilihan'), ('yesno', 'ya atau tidak'), ('date', 'tanggal')], max_length=6, verbose_name='jenis isian')),
                ('choices', models.JSONField(blank=True, default=list, verbose_name='pilihan')),
                ('is_required', models.BooleanField(default=False, verbose_name='wajib diisi')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='urutan')),
                ('valid_from', models.DateField(verbose_name='ditanyakan sejak')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='ditanyakan sampai')),
            ],
            options={
                'verbose_name': 'isian tambahan',
                'verbose_name_plural': 'isian tambahan',
                'ordering': ['order', 'code'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='field_period')],
            },
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_views', to=settings.AUTH_USER_MODEL, verbose_name='pemilik')),
                ('name', models.CharField(max_length=60, verbose_name='nama')),
                ('query', models.CharField(max_length=600, verbose_name='saringan')),
                ('is_shared', models.BooleanField(default=False, verbose_name='untuk seluruh instansi')),
                ('created_at', models.DateTimeField(verbose_name='dibuat pada')),
            ],
            options={
                'verbose_name': 'saringan tersimpan',
                'verbose_name_plural': 'saringan tersimpan',
                'ordering': ['name', 'id'],
                'constraints': [models.UniqueConstraint(fields=('owner', 'name'), name='saved_view_once')],
            },
        ),
        migrations.CreateModel(
            name='Grade',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grades', to='intake.report', verbose_name='laporan')),
                ('source', models.CharField(max_length=1, verbose_name='kepercayaan sumber')),
                ('content', models.CharField(max_length=1, verbose_name='kebenaran isi')),
                ('graded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grades_given', to=settings.AUTH_USER_MODEL, verbose_name='dinilai oleh')),
                ('graded_at', models.DateTimeField(verbose_name='dinilai pada')),
            ],
            options={
                'verbose_name': 'nilai informasi',
                'verbose_name_plural': 'nilai informasi',
                'ordering': ['graded_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('content__in', ['1', '2', '3', '4', '5', '6']), ('source__in', ['A', 'B', 'C', 'D', 'E', 'F'])), name='grade_on_the_scale')],
            },
        ),
        migrations.CreateModel(
            name='Fingerprint',
            fields=[
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='fingerprint', serialize=False, to='intake.report', verbose_name='laporan')),
                ('signature', models.BinaryField(verbose_name='sidik kata')),
            ],
            options={
                'verbose_name': 'sidik kata laporan',
                'verbose_name_plural': 'sidik kata laporan',
            },
        ),
    ]
