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
            name='NewsFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='nama')),
                ('url', models.CharField(max_length=400, unique=True, verbose_name='alamat')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='city.region', verbose_name='wilayah')),
                ('is_active', models.BooleanField(default=False, verbose_name='dibaca')),
                ('every_minutes', models.PositiveSmallIntegerField(default=30, verbose_name='setiap (menit)')),
                ('keep_days', models.PositiveSmallIntegerField(default=180, verbose_name='jejak disimpan (hari)')),
                ('mark', models.JSONField(blank=True, default=dict, verbose_name='penanda')),
                ('last_tried_at', models.DateTimeField(null=True, verbose_name='terakhir dicoba')),
                ('last_ok_at', models.DateTimeField(null=True, verbose_name='terakhir berhasil')),
                ('next_at', models.DateTimeField(null=True, verbose_name='berikutnya')),
                ('failures', models.PositiveIntegerField(default=0, verbose_name='gagal berturut-turut')),
                ('last_error', models.CharField(blank=True, max_length=200, verbose_name='galat terakhir')),
            ],
            options={
                'verbose_name': 'sumber berita',
                'verbose_name_plural': 'sumber berita',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='NewsItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('feed', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='news.newsfeed', verbose_name='sumber berita')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='sidik')),
                ('fate', models.CharField(choices=[('report', 'menjadi laporan'), ('irrelevant', 'tidak berkaitan'), ('elsewhere', 'di luar wilayah'), ('unread', 'tidak dapat dibaca')], max_length=10, verbose_name='menjadi apa')),
                ('title', models.CharField(blank=True, max_length=300, verbose_name='judul')),
                ('link', models.CharField(blank=True, max_length=600, verbose_name='tautan')),
                ('published_at', models.DateTimeField(null=True, verbose_name='terbit')),
                ('facts', models.JSONField(blank=True, default=dict, verbose_name='hasil baca')),
                ('report', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='intake.report', verbose_name='laporan')),
                ('tries', models.PositiveSmallIntegerField(default=1, verbose_name='percobaan')),
                ('seen_at', models.DateTimeField(verbose_name='terbaca')),
            ],
            options={
                'verbose_name': 'butir berita',
                'verbose_name_plural': 'butir berita',
                'ordering': ['-seen_at', '-id'],
                'indexes': [models.Index(fields=['feed', 'fate'], name='news_item_counts')],
            },
        ),
    ]
