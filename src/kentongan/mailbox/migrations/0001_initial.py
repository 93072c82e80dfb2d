import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('city', '0001_initial'),
        ('intake', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='MailDoor',
            fields=[
                ('number', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False, verbose_name='nomor')),
                ('is_on', models.BooleanField(default=False, verbose_name='surel dibaca')),
                ('region', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='city.region', verbose_name='wilayah')),
                ('trusted_server', models.CharField(blank=True, max_length=120, verbose_name='server yang memeriksa pengirim')),
                ('keep_days', models.PositiveSmallIntegerField(default=365, verbose_name='jejak disimpan (hari)')),
                ('last_tried_at', models.DateTimeField(null=True, verbose_name='terakhir dibuka')),
                ('last_ok_at', models.DateTimeField(null=True, verbose_name='terakhir berhasil')),
                ('last_error', models.CharField(blank=True, max_length=200, verbose_name='galat terakhir')),
                ('failures', models.PositiveIntegerField(default=0, verbose_name='gagal berturut-turut')),
            ],
            options={
                'verbose_name': 'pintu surel',
                'verbose_name_plural': 'pintu surel',
                'constraints': [models.CheckConstraint(condition=models.Q(('number', 1)), name='mail_door_one')],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='sidik nomor surel')),
                ('fate', models.CharField(choices=[('report', 'menjadi laporan'), ('automatic', 'balasan otomatis'), ('list', 'surat massal atau milis'), ('bounce', 'pemberitahuan gagal kirim'), ('own', 'kiriman Kentongan sendiri'), ('empty', 'tanpa isi yang dapat dibaca'), ('too_large', 'terlalu besar'), ('broken', 'tidak dapat dibaca')], max_length=9, verbose_name='menjadi apa')),
                ('report', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='intake.report', verbose_name='laporan')),
                ('remarks', models.JSONField(default=list, verbose_name='catatan')),
                ('seen_at', models.DateTimeField(verbose_name='dibaca')),
            ],
            options={
                'verbose_name': 'surel masuk',
                'verbose_name_plural': 'surel masuk',
                'ordering': ['-seen_at', '-id'],
                'indexes': [models.Index(fields=['fate', 'seen_at'], name='letter_counts')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('fate', 'report'), ('report__isnull', False)), models.Q(('fate', 'report'), _negated=True), _connector='OR'), name='letter_report_is_there')],
            },
        ),
    ]
