import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('alerts', '0001_initial'),
        ('city', '0001_initial'),
        ('city', '__first__'),
        ('journal', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ApiKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=80, verbose_name='sebutan')),
                ('prefix', models.CharField(max_length=12, unique=True, verbose_name='awalan')),
                ('digest', models.CharField(max_length=64, verbose_name='sidik rahasia')),
                ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='keys_held', to=settings.AUTH_USER_MODEL, verbose_name='pemegang')),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='keys', to='city.agency', verbose_name='instansi pemegang')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keys', to='city.region', verbose_name='wilayah')),
                ('clearance', models.PositiveSmallIntegerField(choices=[(0, 'Biasa'), (1, 'Terbatas'), (2, 'Rahasia')], default=0, verbose_name='hak baca')),
                ('feeds', models.JSONField(default=list, verbose_name='umpan')),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keys_made', to=settings.AUTH_USER_MODEL, verbose_name='dibuat oleh')),
                ('created_at', models.DateTimeField(verbose_name='dibuat')),
                ('expires_at', models.DateTimeField(verbose_name='berlaku sampai')),
                ('last_used_at', models.DateTimeField(null=True, verbose_name='terakhir dipakai')),
                ('revoked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='keys_revoked', to=settings.AUTH_USER_MODEL, verbose_name='dicabut oleh')),
                ('revoked_at', models.DateTimeField(null=True, verbose_name='dicabut')),
            ],
            options={
                'verbose_name': 'kunci umpan',
                'verbose_name_plural': 'kunci umpan',
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True)), fields=('label',), name='key_label_once_in_use'), models.CheckConstraint(condition=models.Q(('member__isnull', True), ('agency__isnull', True), _connector='XOR'), name='key_one_holder'), models.CheckConstraint(condition=models.Q(('revoked_at__isnull', True), ('revoked_by__isnull', False), _connector='XOR'), name='key_revoked_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Quota',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('who', models.CharField(max_length=64, verbose_name='siapa')),
                ('minute', models.DateTimeField(db_index=True, verbose_name='menit')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='banyak permintaan')),
            ],
            options={
                'verbose_name': 'jatah permintaan',
                'verbose_name_plural': 'jatah permintaan',
                'constraints': [models.UniqueConstraint(fields=('who', 'minute'), name='quota_once')],
            },
        ),
        migrations.CreateModel(
            name='CapProfile',
            fields=[
                ('number', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('sender', models.CharField(max_length=80, verbose_name='pengenal pengirim')),
                ('sender_name', models.CharField(max_length=120, verbose_name='nama pengirim')),
                ('contact', models.CharField(blank=True, max_length=120, verbose_name='narahubung')),
                ('site', models.URLField(blank=True, max_length=120, verbose_name='alamat pemasangan ini')),
                ('audience', models.CharField(max_length=200, verbose_name='untuk siapa')),
                ('is_public', models.BooleanField(default=False, verbose_name='peringatan biasa boleh diteruskan ke masyarakat')),
            ],
            options={
                'verbose_name': 'profil CAP',
                'verbose_name_plural': 'profil CAP',
                'constraints': [models.CheckConstraint(condition=models.Q(('number', 1)), name='cap_profile_one')],
            },
        ),
        migrations.CreateModel(
            name='CapLevel',
            fields=[
                ('level', models.CharField(choices=[('aman', 'Aman'), ('waspada', 'Waspada'), ('siaga', 'Siaga'), ('awas', 'Awas')], max_length=7, primary_key=True, serialize=False, verbose_name='tingkat')),
                ('urgency', models.CharField(max_length=9, verbose_name='urgensi (urgency)')),
                ('severity', models.CharField(max_length=8, verbose_name='keparahan (severity)')),
                ('response', models.CharField(max_length=8, verbose_name='tanggapan (responseType)')),
                ('instruction', models.TextField(max_length=600, verbose_name='anjuran')),
                ('instruction_en', models.TextField(blank=True, max_length=600, verbose_name='anjuran (Inggris)')),
                ('description_en', models.TextField(blank=True, max_length=600, verbose_name='uraian (Inggris)')),
                ('hours', models.PositiveSmallIntegerField(default=24, verbose_name='berlaku (jam)')),
            ],
            options={
                'verbose_name': 'tingkat dalam CAP',
                'verbose_name_plural': 'tingkat dalam CAP',
                'constraints': [models.CheckConstraint(condition=models.Q(('hours__range', (1, 720))), name='cap_level_hours')],
            },
        ),
        migrations.CreateModel(
            name='CapCategory',
            fields=[
                ('code', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='perkara')),
                ('categories', models.JSONField(default=list, verbose_name='kategori CAP')),
                ('because', models.CharField(max_length=200, verbose_name='alasan')),
            ],
            options={
                'verbose_name': 'perkara dalam CAP',
                'verbose_name_plural': 'perkara dalam CAP',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='CapLine',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='journal.entry', verbose_name='baris')),
                ('at', models.DateTimeField(verbose_name='waktu')),
            ],
            options={
                'verbose_name': 'baris yang sudah diumumkan',
                'verbose_name_plural': 'baris yang sudah diumumkan',
            },
        ),
        migrations.CreateModel(
            name='CapMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('alert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cap_messages', to='alerts.alert', verbose_name='peringatan')),
                ('number', models.PositiveIntegerField(verbose_name='nomor')),
                ('series', models.PositiveIntegerField(verbose_name='rangkaian')),
                ('identifier', models.CharField(max_length=80, unique=True, verbose_name='pengenal')),
                ('kind', models.CharField(choices=[('Alert', 'peringatan baru'), ('Update', 'pembaruan'), ('Cancel', 'pembatalan')], max_length=6, verbose_name='jenis')),
                ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='journal.entry', verbose_name='baris jurnal')),
                ('renews', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='renewed', to='api.capmessage', verbose_name='memperpanjang')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cap_messages', to='city.region', verbose_name='wilayah')),
                ('classification', models.PositiveSmallIntegerField(choices=[(0, 'Biasa'), (1, 'Terbatas'), (2, 'Rahasia')], verbose_name='klasifikasi')),
                ('sender', models.CharField(max_length=80, verbose_name='pengirim')),
                ('sent_at', models.DateTimeField(verbose_name='dikirim')),
                ('expires_at', models.DateTimeField(verbose_name='berlaku sampai')),
                ('renew_at', models.DateTimeField(verbose_name='diperbarui mulai')),
                ('status', models.CharField(max_length=8, verbose_name='status')),
                ('scope', models.CharField(max_length=10, verbose_name='lingkup')),
                ('headline', models.CharField(max_length=160, verbose_name='judul')),
                ('facts', models.JSONField(verbose_name='keadaan yang diumumkan')),
                ('xml', models.TextField(verbose_name='isi')),
                ('digest', models.CharField(max_length=64, verbose_name='sidik')),
                ('is_current', models.BooleanField(default=True, verbose_name='terbaru')),
            ],
            options={
                'verbose_name': 'pesan CAP',
                'verbose_name_plural': 'pesan CAP',
                'indexes': [models.Index(fields=['-sent_at', '-id'], name='cap_newest'), models.Index(condition=models.Q(('is_current', True)), fields=['renew_at'], name='cap_expiring')],
                'constraints': [models.UniqueConstraint(fields=('alert', 'number'), name='cap_number_once'), models.UniqueConstraint(fields=('alert', 'entry', 'kind'), name='cap_once_for_a_line'), models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('alert',), name='cap_one_current'), models.CheckConstraint(condition=models.Q(('entry__isnull', True), ('renews__isnull', True), _connector='XOR'), name='cap_one_cause')],
            },
        ),
    ]
