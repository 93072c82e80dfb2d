import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Region',
            fields=[
                ('code', models.CharField(max_length=13, primary_key=True, serialize=False, verbose_name='kode')),
                ('name', models.CharField(max_length=80, verbose_name='nama')),
                ('level', models.CharField(choices=[('nation', 'Negara'), ('province', 'Provinsi'), ('regency', 'Kabupaten/Kota'), ('district', 'Kecamatan'), ('village', 'Kelurahan/Desa')], max_length=8, verbose_name='tingkat')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='city.region', verbose_name='induk')),
                ('lat', models.FloatField(null=True, verbose_name='lintang')),
                ('lng', models.FloatField(null=True, verbose_name='bujur')),
                ('population', models.PositiveIntegerField(null=True, verbose_name='penduduk')),
            ],
            options={
                'verbose_name': 'wilayah',
                'verbose_name_plural': 'wilayah',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Boundary',
            fields=[
                ('region', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='city.region', verbose_name='wilayah')),
                ('geometry', models.JSONField(verbose_name='bentuk')),
                ('source', models.CharField(max_length=200, verbose_name='sumber')),
                ('imported_at', models.DateTimeField(verbose_name='diimpor pada')),
            ],
            options={
                'verbose_name': 'batas wilayah',
                'verbose_name_plural': 'batas wilayah',
            },
        ),
        migrations.CreateModel(
            name='Alias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='city.region', verbose_name='wilayah')),
                ('name', models.CharField(max_length=80, verbose_name='nama lain')),
            ],
            options={
                'verbose_name': 'nama lain',
                'verbose_name_plural': 'nama lain',
                'constraints': [models.UniqueConstraint(fields=('region', 'name'), name='alias_once')],
            },
        ),
        migrations.CreateModel(
            name='Spot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='nama')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spots', to='city.region', verbose_name='wilayah')),
                ('lat', models.FloatField(blank=True, null=True, verbose_name='lintang')),
                ('lng', models.FloatField(blank=True, null=True, verbose_name='bujur')),
            ],
            options={
                'verbose_name': 'titik bernama',
                'verbose_name_plural': 'titik bernama',
                'constraints': [models.UniqueConstraint(fields=('region', 'name'), name='spot_once')],
            },
        ),
        migrations.CreateModel(
            name='Agency',
            fields=[
                ('code', models.SlugField(max_length=40, primary_key=True, serialize=False, verbose_name='kode')),
                ('name', models.CharField(max_length=120, verbose_name='nama')),
                ('short', models.CharField(max_length=60, verbose_name='singkatan')),
                ('kind', models.CharField(max_length=30, verbose_name='jenis')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agencies', to='city.region', verbose_name='wilayah')),
            ],
            options={
                'verbose_name': 'instansi',
                'verbose_name_plural': 'instansi',
                'ordering': ['short'],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('username', models.CharField(max_length=60, unique=True, verbose_name='nama pengguna')),
                ('name', models.CharField(max_length=150, verbose_name='nama')),
                ('role', models.CharField(choices=[('field', 'Pelapor lapangan'), ('operator', 'Operator'), ('verifier', 'Verifikator'), ('liaison', 'Penghubung instansi'), ('secretary', 'Sekretaris rakor'), ('head', 'Pimpinan'), ('auditor', 'Auditor'), ('administrator', 'Administrator')], max_length=13, verbose_name='peran')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='city.agency', verbose_name='instansi')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='city.region', verbose_name='wilayah kerja')),
                ('clearance', models.PositiveSmallIntegerField(choices=[(0, 'Biasa'), (1, 'Terbatas'), (2, 'Rahasia')], default=0, verbose_name='hak baca')),
                ('is_active', models.BooleanField(default=True, verbose_name='aktif')),
            ],
            options={
                'verbose_name': 'anggota',
                'verbose_name_plural': 'anggota',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30, verbose_name='daftar')),
                ('code', models.CharField(max_length=40, verbose_name='kode')),
                ('label', models.CharField(max_length=120, verbose_name='sebutan')),
                ('gloss', models.CharField(blank=True, max_length=160, verbose_name='arti (Inggris)')),
                ('source', models.CharField(max_length=200, verbose_name='sumber')),
                ('valid_from', models.DateField(verbose_name='berlaku sejak')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='berlaku sampai')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='urutan')),
                ('extra', models.JSONField(blank=True, default=dict, verbose_name='rincian')),
            ],
            options={
                'verbose_name': 'istilah',
                'verbose_name_plural': 'istilah',
                'ordering': ['kind', 'order', 'code'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'code', 'valid_from'), name='term_once'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='term_period')],
            },
        ),
        migrations.CreateModel(
            name='Rung',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ladder', models.CharField(choices=[('alert', 'peringatan yang belum ditanggapi'), ('action', 'tindak lanjut yang lewat tenggat')], max_length=6, verbose_name='tangga')),
                ('order', models.PositiveSmallIntegerField(verbose_name='urutan')),
                ('label', models.CharField(max_length=60, verbose_name='sebutan')),
                ('agency_kind', models.CharField(blank=True, max_length=30, verbose_name='jenis instansi')),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rungs', to='city.agency', verbose_name='instansi')),
                ('role', models.CharField(blank=True, choices=[('field', 'Pelapor lapangan'), ('operator', 'Operator'), ('verifier', 'Verifikator'), ('liaison', 'Penghubung instansi'), ('secretary', 'Sekretaris rakor'), ('head', 'Pimpinan'), ('auditor', 'Auditor'), ('administrator', 'Administrator')], max_length=13, verbose_name='peran')),
                ('minutes', models.PositiveIntegerField(verbose_name='naik ke sini setelah (menit)')),
                ('urgent_minutes', models.PositiveIntegerField(verbose_name='bila Awas (menit)')),
            ],
            options={
                'verbose_name': 'anak tangga',
                'verbose_name_plural': 'tangga eskalasi',
                'ordering': ['ladder', 'order'],
                'constraints': [models.UniqueConstraint(fields=('ladder', 'order'), name='rung_once'), models.CheckConstraint(condition=models.Q(models.Q(('agency_kind', ''), _negated=True), ('agency__isnull', False), _connector='OR'), name='rung_names_an_office')],
            },
        ),
        migrations.CreateModel(
            name='Counter',
            fields=[
                ('series', models.CharField(max_length=60, primary_key=True, serialize=False, verbose_name='deret')),
                ('value', models.PositiveBigIntegerField(default=0, verbose_name='nomor terakhir')),
            ],
            options={
                'verbose_name': 'penomoran',
                'verbose_name_plural': 'penomoran',
            },
        ),
    ]
