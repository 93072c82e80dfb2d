import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('actions', '0001_initial'),
        ('city', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Device',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='devices', to=settings.AUTH_USER_MODEL, verbose_name='anggota')),
                ('label', models.CharField(max_length=80, verbose_name='sebutan')),
                ('public_key', models.CharField(max_length=100, verbose_name='kunci umum')),
                ('private_key', models.BinaryField(verbose_name='kunci rahasia (tersandi)')),
                ('since', models.DateTimeField(verbose_name='dipakai sejak')),
                ('last_seen_at', models.DateTimeField(verbose_name='terakhir dipakai')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='dikeluarkan')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='devices_ended', to=settings.AUTH_USER_MODEL, verbose_name='dikeluarkan oleh')),
            ],
            options={
                'verbose_name': 'perangkat',
                'verbose_name_plural': 'perangkat',
                'ordering': ['-last_seen_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ended_at', None), ('private_key', b''), _connector='OR'), name='device_ended_has_no_key')],
            },
        ),
        migrations.CreateModel(
            name='Clash',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clashes', to='actions.actionitem', verbose_name='tindak lanjut')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clashes', to=settings.AUTH_USER_MODEL, verbose_name='penulis')),
                ('deed', models.CharField(choices=[('accept', 'menerima tugas'), ('note', 'catatan kemajuan'), ('prove', 'bukti'), ('finish', 'menyatakan selesai')], max_length=6, verbose_name='perbuatan')),
                ('text', models.TextField(blank=True, verbose_name='tulisan')),
                ('file', models.FileField(blank=True, upload_to='luring/%Y/%m', verbose_name='berkas')),
                ('is_photo', models.BooleanField(default=False, verbose_name='berupa foto')),
                ('found', models.CharField(max_length=9, verbose_name='keadaan tugas saat tiba')),
                ('written_at', models.DateTimeField(verbose_name='ditulis')),
                ('received_at', models.DateTimeField(verbose_name='diterima')),
                ('state', models.CharField(choices=[('open', 'menunggu keputusan'), ('kept', 'dimasukkan sebagai catatan'), ('dropped', 'dikesampingkan')], default='open', max_length=7, verbose_name='keadaan')),
                ('reason', models.TextField(blank=True, verbose_name='alasan')),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='clashes_settled', to=settings.AUTH_USER_MODEL, verbose_name='diputuskan oleh')),
                ('settled_at', models.DateTimeField(null=True, verbose_name='diputuskan pada')),
            ],
            options={
                'verbose_name': 'tulisan luring',
                'verbose_name_plural': 'tulisan luring',
                'ordering': ['received_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('settled_at', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('settled_at__isnull', False)), _connector='OR'), name='clash_settled_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'dropped'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='clash_dropped_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='Received',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='received', to=settings.AUTH_USER_MODEL, verbose_name='pengirim')),
                ('kind', models.CharField(max_length=10, verbose_name='macam')),
                ('subject', models.CharField(max_length=40, verbose_name='perihal')),
                ('at', models.DateTimeField(verbose_name='diterima')),
            ],
            options={
                'verbose_name': 'kiriman ponsel',
                'verbose_name_plural': 'kiriman ponsel',
                'indexes': [models.Index(fields=['at'], name='received_at')],
            },
        ),
    ]
