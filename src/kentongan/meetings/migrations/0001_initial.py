import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('actions', '0001_initial'),
        ('city', '0001_initial'),
        ('city', '__first__'),
        ('intake', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='nama rapat')),
                ('held_on', models.DateField(verbose_name='tanggal')),
                ('starts_at', models.TimeField(blank=True, null=True, verbose_name='pukul')),
                ('ends_at', models.TimeField(blank=True, null=True, verbose_name='sampai pukul')),
                ('place', models.CharField(max_length=160, verbose_name='tempat')),
                ('mode', models.CharField(choices=[('luring', 'luring'), ('daring', 'daring'), ('gabungan', 'luring dan daring')], default='gabungan', max_length=8, verbose_name='cara hadir')),
                ('link', models.URLField(blank=True, max_length=300, verbose_name='tautan rapat daring')),
                ('sequence', models.PositiveSmallIntegerField(default=0, verbose_name='perubahan ke')),
                ('chair', models.CharField(max_length=160, verbose_name='pimpinan rapat')),
                ('summary', models.TextField(blank=True, verbose_name='pokok bahasan')),
                ('state', models.CharField(choices=[('planned', 'direncanakan'), ('held', 'sudah berlangsung'), ('closed', 'notulen ditutup'), ('cancelled', 'dibatalkan')], default='planned', max_length=9, verbose_name='keadaan')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='city.region', verbose_name='wilayah')),
                ('classification', models.PositiveSmallIntegerField(choices=[(0, 'Biasa'), (1, 'Terbatas'), (2, 'Rahasia')], default=0, verbose_name='klasifikasi')),
                ('source', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meeting', to='intake.report', verbose_name='laporan asal')),
                ('origin', models.CharField(blank=True, max_length=200, verbose_name='asal')),
                ('called_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings_called', to=settings.AUTH_USER_MODEL, verbose_name='dibuat oleh')),
                ('closed_at', models.DateTimeField(null=True, verbose_name='ditutup pada')),
                ('signed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings_signed', to=settings.AUTH_USER_MODEL, verbose_name='disahkan')),
                ('signed_name', models.CharField(blank=True, max_length=160, verbose_name='nama penanda tangan')),
                ('signed_office', models.CharField(blank=True, max_length=160, verbose_name='jabatan penanda tangan')),
                ('digest', models.CharField(blank=True, max_length=64, verbose_name='sidik notulen')),
                ('is_simulated', models.BooleanField(default=False, verbose_name='simulasi')),
            ],
            options={
                'verbose_name': 'rakor',
                'verbose_name_plural': 'rakor',
                'ordering': ['-held_on', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at__isnull', False), _connector='OR'), name='meeting_closed_when')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendance', to='meetings.meeting', verbose_name='rakor')),
                ('office', models.CharField(max_length=120, verbose_name='unsur')),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='city.agency', verbose_name='instansi')),
                ('person', models.CharField(blank=True, max_length=120, verbose_name='nama')),
                ('representing', models.CharField(blank=True, max_length=120, verbose_name='mewakili')),
                ('mode', models.CharField(choices=[('luring', 'luring'), ('daring', 'daring'), ('gabungan', 'luring dan daring')], default='luring', max_length=8, verbose_name='cara hadir')),
                ('arrival', models.CharField(choices=[('hand', 'dicatat sekretaris'), ('door', 'kode di pintu'), ('link', 'tautan daring')], default='hand', max_length=4, verbose_name='cara tercatat')),
                ('arrived_at', models.DateTimeField(null=True, verbose_name='tercatat pada')),
            ],
            options={
                'verbose_name': 'kehadiran',
                'verbose_name_plural': 'kehadiran',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'office', 'person'), name='attendance_once')],
            },
        ),
        migrations.CreateModel(
            name='Issue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='issues', to='meetings.meeting', verbose_name='rakor')),
                ('category', models.CharField(max_length=40, verbose_name='perkara')),
                ('dimension', models.CharField(max_length=20, verbose_name='bidang')),
                ('text', models.TextField(verbose_name='uraian')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issues', to='city.region', verbose_name='wilayah')),
            ],
            options={
                'verbose_name': 'pokok masalah',
                'verbose_name_plural': 'pokok masalah',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda', to='meetings.meeting', verbose_name='rakor')),
                ('text', models.CharField(max_length=240, verbose_name='mata acara')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='urutan')),
                ('kind', models.CharField(choices=[('previous', 'arahan rakor lalu'), ('late', 'tindak lanjut terlambat'), ('alerts', 'peringatan terbuka'), ('map', 'perubahan di peta'), ('rumours', 'isu yang beredar'), ('calendar', 'kalender kerawanan'), ('situation', 'laporan situasi instansi'), ('point', 'tambahan sekretaris')], default='point', max_length=9, verbose_name='jenis')),
                ('key', models.CharField(blank=True, max_length=60, verbose_name='kunci')),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agenda', to='city.agency', verbose_name='instansi')),
                ('left_out', models.BooleanField(default=False, verbose_name='dilewati')),
            ],
            options={
                'verbose_name': 'mata acara',
                'verbose_name_plural': 'mata acara',
                'ordering': ['order', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('meeting', 'key'), name='agenda_key_once')],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='meetings.meeting', verbose_name='rakor')),
                ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notes', to='meetings.agendaitem', verbose_name='mata acara')),
                ('kind', models.CharField(choices=[('note', 'catatan'), ('quote', 'kutipan')], default='note', max_length=5, verbose_name='jenis')),
                ('speaker', models.CharField(blank=True, max_length=160, verbose_name='pembicara')),
                ('text', models.TextField(verbose_name='isi')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='versi')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meeting_notes', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('written_at', models.DateTimeField(verbose_name='dicatat pada')),
                ('removed_at', models.DateTimeField(null=True, verbose_name='dihapus pada')),
                ('second_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='seconds', to='meetings.note', verbose_name='versi kedua dari')),
            ],
            options={
                'verbose_name': 'catatan rapat',
                'verbose_name_plural': 'catatan rapat',
                'ordering': ['written_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Erratum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='errata', to='meetings.meeting', verbose_name='rakor')),
                ('written', models.TextField(verbose_name='tertulis')),
                ('correct', models.TextField(verbose_name='seharusnya')),
                ('signed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='errata', to=settings.AUTH_USER_MODEL, verbose_name='disahkan oleh')),
                ('signed_name', models.CharField(max_length=160, verbose_name='nama penanda tangan')),
                ('signed_office', models.CharField(max_length=160, verbose_name='jabatan penanda tangan')),
                ('signed_at', models.DateTimeField(verbose_name='disahkan pada')),
            ],
            options={
                'verbose_name': 'ralat notulen',
                'verbose_name_plural': 'ralat notulen',
                'ordering': ['signed_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Directive',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='directives', to='meetings.meeting', verbose_name='rakor')),
                ('text', models.TextField(verbose_name='arahan')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='directives', to='city.region', verbose_name='wilayah')),
                ('phase', models.CharField(max_length=40, verbose_name='tahap')),
                ('due_on', models.DateField(verbose_name='tenggat')),
                ('key', models.UUIDField(null=True, unique=True, verbose_name='nomor kiriman')),
                ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='directives', to='meetings.agendaitem', verbose_name='mata acara')),
                ('renews', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='renewals', to='meetings.directive', verbose_name='melanjutkan arahan')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='versi')),
                ('withdrawn_at', models.DateTimeField(null=True, verbose_name='dicabut pada')),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='directives_withdrawn', to=settings.AUTH_USER_MODEL, verbose_name='dicabut oleh')),
                ('withdrawn_why', models.CharField(blank=True, max_length=240, verbose_name='alasan pencabutan')),
                ('responsible', models.ManyToManyField(related_name='directives', to='city.agency', verbose_name='penanggung jawab')),
                ('actions', models.ManyToManyField(related_name='directives', to='actions.actionitem', verbose_name='tindak lanjut')),
            ],
            options={
                'verbose_name': 'arahan',
                'verbose_name_plural': 'arahan',
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='directive_withdrawn_why')],
            },
        ),
    ]
