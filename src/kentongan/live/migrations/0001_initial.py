import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('city', '0001_initial'),
        ('city', '__first__'),
        ('meetings', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='LiveMeeting',
            fields=[
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='live', serialize=False, to='meetings.meeting', verbose_name='rakor')),
                ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='meetings.agendaitem', verbose_name='mata acara sekarang')),
                ('speaker', models.CharField(blank=True, max_length=120, verbose_name='pembicara')),
                ('next_speaker', models.CharField(blank=True, max_length=120, verbose_name='pembicara berikutnya')),
                ('door', models.CharField(choices=[('closed', 'pintu tertutup'), ('members', 'hanya yang punya akun'), ('anyone', 'siapa pun yang memindai')], default='closed', max_length=7, verbose_name='pintu')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='versi')),
                ('started_at', models.DateTimeField(verbose_name='dimulai pada')),
                ('paused_at', models.DateTimeField(null=True, verbose_name='diskors sejak')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='selesai pada')),
            ],
            options={
                'verbose_name': 'rakor berlangsung',
                'verbose_name_plural': 'rakor berlangsung',
            },
        ),
        migrations.CreateModel(
            name='DoorName',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='door_names', to='meetings.meeting', verbose_name='rakor')),
                ('office', models.CharField(max_length=120, verbose_name='unsur')),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='city.agency', verbose_name='instansi')),
                ('person', models.CharField(max_length=120, verbose_name='nama')),
                ('representing', models.CharField(blank=True, max_length=120, verbose_name='mewakili')),
                ('mode', models.CharField(choices=[('luring', 'luring'), ('daring', 'daring'), ('gabungan', 'luring dan daring')], default='luring', max_length=8, verbose_name='cara hadir')),
                ('arrival', models.CharField(choices=[('hand', 'dicatat sekretaris'), ('door', 'kode di pintu'), ('link', 'tautan daring')], default='door', max_length=4, verbose_name='cara tercatat')),
                ('arrived_at', models.DateTimeField(verbose_name='tercatat pada')),
                ('state', models.CharField(choices=[('waiting', 'menunggu sekretaris'), ('confirmed', 'dibenarkan'), ('struck', 'dicoret')], default='waiting', max_length=9, verbose_name='keadaan')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diputuskan oleh')),
            ],
            options={
                'verbose_name': 'kedatangan',
                'verbose_name_plural': 'kedatangan',
                'ordering': ['arrived_at', 'id'],
                'indexes': [models.Index(fields=['meeting', 'arrived_at'], name='door_name_rate')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'struck'), _negated=True), fields=('meeting', 'office', 'person'), name='door_name_once')],
            },
        ),
    ]
