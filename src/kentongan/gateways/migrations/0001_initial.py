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
            name='Gateway',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=40, unique=True, verbose_name='alamat')),
                ('name', models.CharField(max_length=80, verbose_name='nama')),
                ('proof', models.CharField(choices=[('signed', 'tanda tangan HMAC-SHA256'), ('token', 'kata sandi di kepala kiriman')], default='signed', max_length=6, verbose_name='pembuktian')),
                ('secret', models.BinaryField(verbose_name='rahasia (tersandi)')),
                ('mapping', models.JSONField(default=dict, verbose_name='letak isian')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gateways', to='city.region', verbose_name='wilayah')),
                ('trusts_numbers', models.BooleanField(default=False, verbose_name='nomor pengirim dapat dipercaya')),
                ('keep_days', models.PositiveSmallIntegerField(default=365, verbose_name='jejak disimpan (hari)')),
                ('is_active', models.BooleanField(default=False, verbose_name='aktif')),
                ('last_ok_at', models.DateTimeField(null=True, verbose_name='terakhir diterima')),
                ('last_refused_at', models.DateTimeField(null=True, verbose_name='terakhir ditolak')),
                ('last_refusal', models.CharField(blank=True, max_length=40, verbose_name='sebab penolakan terakhir')),
                ('refusals', models.PositiveIntegerField(default=0, verbose_name='ditolak sejak yang terakhir diterima')),
            ],
            options={
                'verbose_name': 'gerbang masuk',
                'verbose_name_plural': 'gerbang masuk',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='GatewayMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gateway', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='gateways.gateway', verbose_name='gerbang masuk')),
                ('digest', models.CharField(max_length=64, verbose_name='sidik nomor pesan')),
                ('report', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='intake.report', verbose_name='laporan')),
                ('received_at', models.DateTimeField(verbose_name='diterima')),
            ],
            options={
                'verbose_name': 'pesan gerbang',
                'verbose_name_plural': 'pesan gerbang',
                'indexes': [models.Index(fields=['gateway', 'received_at'], name='gateway_message_rate')],
                'constraints': [models.UniqueConstraint(fields=('gateway', 'digest'), name='gateway_message_once')],
            },
        ),
        migrations.CreateModel(
            name='SenderNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sender_numbers', to=settings.AUTH_USER_MODEL, verbose_name='anggota')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='sidik nomor')),
                ('ending', models.CharField(max_length=3, verbose_name='tiga angka terakhir')),
                ('added_at', models.DateTimeField(verbose_name='didaftarkan')),
            ],
            options={
                'verbose_name': 'nomor anggota',
                'verbose_name_plural': 'nomor anggota',
                'ordering': ['member__name', 'id'],
            },
        ),
    ]
