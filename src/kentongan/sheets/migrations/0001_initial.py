import django.db.models.deletion
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
            name='SheetImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='nama berkas')),
                ('headers', models.JSONField(default=list, verbose_name='judul kolom')),
                ('digest', models.CharField(max_length=64, verbose_name='sidik berkas')),
                ('content', models.BinaryField(null=True, verbose_name='baris (tersandi)')),
                ('first_row', models.PositiveIntegerField(default=2, verbose_name='baris pertama')),
                ('total', models.PositiveIntegerField(default=0, verbose_name='banyak baris')),
                ('mapping', models.JSONField(default=dict, verbose_name='arti kolom')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='city.region', verbose_name='wilayah')),
                ('state', models.CharField(choices=[('mapping', 'kolom belum ditetapkan'), ('checked', 'sudah diperiksa'), ('storing', 'sedang disimpan'), ('stored', 'tersimpan'), ('dropped', 'dibatalkan')], default='mapping', max_length=8, verbose_name='keadaan')),
                ('faults', models.JSONField(default=list, verbose_name='kesalahan')),
                ('fresh', models.PositiveIntegerField(default=0, verbose_name='baris baru')),
                ('known', models.PositiveIntegerField(default=0, verbose_name='baris yang sudah ada')),
                ('done', models.PositiveIntegerField(default=0, verbose_name='baris selesai')),
                ('added', models.PositiveIntegerField(default=0, verbose_name='laporan ditambahkan')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to=settings.AUTH_USER_MODEL, verbose_name='pengunggah')),
                ('uploaded_at', models.DateTimeField(verbose_name='diunggah')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='selesai')),
            ],
            options={
                'verbose_name': 'tabel unggahan',
                'verbose_name_plural': 'tabel unggahan',
                'ordering': ['-uploaded_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='ColumnMemory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='sidik judul kolom')),
                ('mapping', models.JSONField(verbose_name='arti kolom')),
                ('used_at', models.DateTimeField(verbose_name='terakhir dipakai')),
            ],
            options={
                'verbose_name': 'ingatan kolom',
                'verbose_name_plural': 'ingatan kolom',
            },
        ),
    ]
