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
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(unique=True, verbose_name='nomor')),
                ('label', models.CharField(max_length=120, verbose_name='sebutan')),
                ('kind', models.CharField(max_length=40, verbose_name='jenis')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='city.region', verbose_name='wilayah')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='tempat')),
                ('lat', models.FloatField(null=True, verbose_name='lintang')),
                ('lng', models.FloatField(null=True, verbose_name='bujur')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='city.agency', verbose_name='penyelenggara')),
                ('active_from', models.DateField(verbose_name='dijaga sejak')),
                ('active_to', models.DateField(null=True, verbose_name='dijaga sampai')),
                ('every_minutes', models.PositiveIntegerField(null=True, verbose_name='lapor masuk setiap (menit)')),
                ('opens', models.TimeField(null=True, verbose_name='jam mulai')),
                ('closes', models.TimeField(null=True, verbose_name='jam selesai')),
                ('classification', models.PositiveSmallIntegerField(choices=[(0, 'Biasa'), (1, 'Terbatas'), (2, 'Rahasia')], default=0, verbose_name='klasifikasi')),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts_added', to=settings.AUTH_USER_MODEL, verbose_name='ditambahkan oleh')),
                ('added_at', models.DateTimeField(verbose_name='ditambahkan pada')),
                ('token', models.UUIDField(null=True, unique=True, verbose_name='nomor formulir')),
                ('is_simulated', models.BooleanField(default=False, verbose_name='simulasi')),
            ],
            options={
                'verbose_name': 'pos',
                'verbose_name_plural': 'pos',
                'ordering': ['region', 'label', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('active_to', None)), fields=('region', 'label'), name='post_once'), models.CheckConstraint(condition=models.Q(models.Q(('lat', None), ('lng', None)), models.Q(('lat__isnull', False), ('lng__isnull', False)), _connector='OR'), name='post_whole_point'), models.CheckConstraint(condition=models.Q(models.Q(('closes', None), ('opens', None)), models.Q(('closes__isnull', False), ('opens__isnull', False)), _connector='OR'), name='post_whole_hours'), models.CheckConstraint(condition=models.Q(('active_to', None), ('active_to__gte', models.F('active_from')), _connector='OR'), name='post_period')],
            },
        ),
        migrations.CreateModel(
            name='PostCheckIn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='check_ins', to='operations.post', verbose_name='pos')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='check_ins', to=settings.AUTH_USER_MODEL, verbose_name='pelapor')),
                ('at', models.DateTimeField(verbose_name='waktu')),
                ('received_at', models.DateTimeField(verbose_name='diterima')),
                ('condition', models.CharField(choices=[('fine', 'aman'), ('help', 'perlu bantuan')], default='fine', max_length=4, verbose_name='keadaan')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='catatan')),
                ('lat', models.FloatField(null=True, verbose_name='lintang')),
                ('lng', models.FloatField(null=True, verbose_name='bujur')),
                ('distance', models.PositiveIntegerField(null=True, verbose_name='jarak dari pos (meter)')),
                ('photo', models.ImageField(blank=True, upload_to='pos/%Y/%m', verbose_name='foto')),
                ('photo_digest', models.CharField(blank=True, max_length=64, verbose_name='sidik foto')),
                ('answer', models.CharField(blank=True, max_length=500, verbose_name='tanggapan')),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='check_ins_answered', to=settings.AUTH_USER_MODEL, verbose_name='ditanggapi oleh')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='ditanggapi pada')),
            ],
            options={
                'verbose_name': 'lapor masuk',
                'verbose_name_plural': 'lapor masuk',
                'ordering': ['-at', '-received_at'],
                'indexes': [models.Index(fields=['post', '-at'], name='check_in_latest'), models.Index(fields=['condition', 'answered_at'], name='check_in_help')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('lat', None), ('lng', None)), models.Q(('lat__isnull', False), ('lng__isnull', False)), _connector='OR'), name='check_in_whole_point'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None)), models.Q(('answered_at__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='check_in_answered_in_words')],
            },
        ),
    ]
