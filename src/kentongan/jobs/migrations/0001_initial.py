from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40, verbose_name='jenis')),
                ('arguments', models.JSONField(default=dict, verbose_name='masukan')),
                ('key', models.CharField(max_length=100, null=True, unique=True, verbose_name='kunci')),
                ('state', models.CharField(choices=[('ready', 'menunggu'), ('running', 'berjalan'), ('done', 'selesai'), ('dead', 'gagal')], default='ready', max_length=8, verbose_name='keadaan')),
                ('due_at', models.DateTimeField(verbose_name='mulai')),
                ('attempt', models.PositiveSmallIntegerField(default=0, verbose_name='percobaan')),
                ('attempts_allowed', models.PositiveSmallIntegerField(default=5, verbose_name='batas percobaan')),
                ('worker', models.CharField(blank=True, default='', max_length=60, verbose_name='pekerja')),
                ('leased_until', models.DateTimeField(null=True, verbose_name='dipegang sampai')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='selesai pada')),
                ('error', models.CharField(blank=True, default='', max_length=200, verbose_name='galat terakhir')),
            ],
            options={
                'verbose_name': 'pekerjaan',
                'verbose_name_plural': 'pekerjaan',
                'indexes': [models.Index(fields=['state', 'due_at'], name='job_claim')],
            },
        ),
        migrations.CreateModel(
            name='Schedule',
            fields=[
                ('name', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='nama')),
                ('kind', models.CharField(max_length=40, verbose_name='jenis')),
                ('minutes', models.PositiveIntegerField(null=True, verbose_name='setiap (menit)')),
                ('daily_at', models.TimeField(null=True, verbose_name='setiap hari pukul')),
                ('next_at', models.DateTimeField(verbose_name='berikutnya')),
                ('enabled', models.BooleanField(default=True, verbose_name='aktif')),
            ],
            options={
                'verbose_name': 'jadwal',
                'verbose_name_plural': 'jadwal',
                'constraints': [models.CheckConstraint(condition=models.Q(('minutes__isnull', False), ('daily_at__isnull', False), _connector='XOR'), name='schedule_one_rhythm')],
            },
        ),
    ]
