import datetime
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('city', '__first__'),
        ('journal', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='journal.entry', verbose_name='baris jurnal')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL, verbose_name='penerima')),
                ('topic', models.CharField(choices=[('alert', 'peringatan dini'), ('action', 'tindak lanjut'), ('rumour', 'rumor'), ('report', 'laporan saya'), ('meeting', 'rakor'), ('system', 'akun dan sistem')], max_length=8, verbose_name='perihal')),
                ('urgency', models.PositiveSmallIntegerField(choices=[(0, 'biasa'), (1, 'penting'), (2, 'mendesak')], default=0, verbose_name='kemendesakan')),
                ('created_at', models.DateTimeField(verbose_name='dibuat')),
                ('read_at', models.DateTimeField(null=True, verbose_name='dibaca')),
            ],
            options={
                'verbose_name': 'pemberitahuan',
                'verbose_name_plural': 'pemberitahuan',
                'indexes': [models.Index(fields=['member', '-id'], name='notice_inbox'), models.Index(condition=models.Q(('read_at', None)), fields=['member'], name='notice_unread')],
                'constraints': [models.UniqueConstraint(fields=('entry', 'member'), name='notice_once')],
            },
        ),
        migrations.CreateModel(
            name='Preference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('member', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='preference', to=settings.AUTH_USER_MODEL, verbose_name='anggota')),
                ('rhythm', models.CharField(choices=[('at_once', 'langsung'), ('daily', 'satu ringkasan sehari')], default='at_once', max_length=7, verbose_name='irama')),
                ('quiet_from', models.TimeField(default=datetime.time(21, 0), verbose_name='tenang sejak')),
                ('quiet_until', models.TimeField(default=datetime.time(5, 0), verbose_name='tenang sampai')),
                ('digest_at', models.TimeField(default=datetime.time(7, 0), verbose_name='ringkasan pukul')),
            ],
            options={
                'verbose_name': 'pilihan pemberitahuan',
                'verbose_name_plural': 'pilihan pemberitahuan',
            },
        ),
        migrations.CreateModel(
            name='Channel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='channels', to=settings.AUTH_USER_MODEL, verbose_name='anggota')),
                ('way', models.CharField(choices=[('mail', 'surel'), ('push', 'peramban'), ('webhook', 'gerbang pesan')], max_length=7, verbose_name='jalur')),
                ('address', models.CharField(blank=True, max_length=700, verbose_name='alamat')),
                ('keys', models.JSONField(blank=True, default=dict, verbose_name='kunci peramban')),
                ('topics', models.JSONField(blank=True, default=list, verbose_name='perihal')),
                ('added_at', models.DateTimeField(verbose_name='ditambahkan')),
                ('confirmed_at', models.DateTimeField(null=True, verbose_name='terbukti')),
                ('removed_at', models.DateTimeField(null=True, verbose_name='dihapus')),
                ('dead_since', models.DateTimeField(null=True, verbose_name='tidak sampai sejak')),
                ('error', models.CharField(blank=True, max_length=60, verbose_name='galat terakhir')),
                ('code_digest', models.CharField(blank=True, max_length=64, verbose_name='sidik kode')),
                ('code_until', models.DateTimeField(null=True, verbose_name='kode berlaku sampai')),
                ('code_tries', models.PositiveSmallIntegerField(default=0, verbose_name='kode salah')),
            ],
            options={
                'verbose_name': 'saluran',
                'verbose_name_plural': 'saluran',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at', None)), fields=('member', 'way', 'address'), name='channel_once'), models.CheckConstraint(condition=models.Q(('removed_at', None), ('address', ''), _connector='OR'), name='channel_removed_forgets')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='notices.notice', verbose_name='pemberitahuan')),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='notices.channel', verbose_name='saluran')),
                ('way', models.CharField(choices=[('mail', 'surel'), ('push', 'peramban'), ('webhook', 'gerbang pesan')], max_length=7, verbose_name='jalur')),
                ('urgency', models.PositiveSmallIntegerField(choices=[(0, 'biasa'), (1, 'penting'), (2, 'mendesak')], verbose_name='kemendesakan')),
                ('held', models.BooleanField(default=False, verbose_name='ditahan')),
                ('key', models.UUIDField(default=uuid.uuid4, unique=True, verbose_name='kunci')),
                ('bundle', models.UUIDField(null=True, verbose_name='kunci pesan')),
                ('state', models.CharField(choices=[('waiting', 'menunggu'), ('sending', 'sedang dikirim'), ('sent', 'terkirim'), ('given_up', 'tidak sampai'), ('skipped', 'tidak perlu lagi')], default='waiting', max_length=8, verbose_name='keadaan')),
                ('due_at', models.DateTimeField(verbose_name='kirim pada')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='percobaan')),
                ('holder', models.CharField(blank=True, max_length=32, verbose_name='pemegang')),
                ('leased_until', models.DateTimeField(null=True, verbose_name='dipegang sampai')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='terkirim pada')),
                ('reference', models.CharField(blank=True, max_length=100, verbose_name='tanda terima')),
                ('error', models.CharField(blank=True, max_length=60, verbose_name='galat terakhir')),
            ],
            options={
                'verbose_name': 'pengiriman',
                'verbose_name_plural': 'pengiriman',
                'indexes': [models.Index(fields=['way', 'state', 'due_at'], name='delivery_claim'), models.Index(condition=models.Q(('bundle__isnull', False)), fields=['bundle'], name='delivery_bundle')],
                'constraints': [models.UniqueConstraint(fields=('notice', 'channel'), name='delivery_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'sending'), _negated=True), models.Q(('bundle__isnull', False), ('leased_until__isnull', False)), _connector='OR'), name='delivery_held_by_lease')],
            },
        ),
        migrations.CreateModel(
            name='Route',
            fields=[
                ('way', models.CharField(choices=[('mail', 'surel'), ('push', 'peramban'), ('webhook', 'gerbang pesan')], max_length=7, primary_key=True, serialize=False, verbose_name='jalur')),
                ('failures', models.PositiveIntegerField(default=0, verbose_name='gagal berturut-turut')),
                ('dead_since', models.DateTimeField(null=True, verbose_name='mati sejak')),
                ('probe_at', models.DateTimeField(null=True, verbose_name='dicoba lagi')),
                ('worked_at', models.DateTimeField(null=True, verbose_name='terakhir berhasil')),
                ('error', models.CharField(blank=True, max_length=60, verbose_name='galat terakhir')),
            ],
            options={
                'verbose_name': 'jalur keluar',
                'verbose_name_plural': 'jalur keluar',
            },
        ),
        migrations.CreateModel(
            name='Webhook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.URLField(max_length=500, verbose_name='alamat')),
                ('secret', models.BinaryField(verbose_name='kunci (tersandi)')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='webhooks_set', to=settings.AUTH_USER_MODEL, verbose_name='dipasang oleh')),
                ('set_at', models.DateTimeField(verbose_name='dipasang pada')),
                ('is_current', models.BooleanField(default=True, verbose_name='dipakai')),
            ],
            options={
                'verbose_name': 'gerbang pesan',
                'verbose_name_plural': 'gerbang pesan',
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('is_current',), name='webhook_one')],
            },
        ),
    ]
