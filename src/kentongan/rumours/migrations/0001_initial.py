import django.db.models.deletion
import uuid
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
            name='Rumour',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(unique=True, verbose_name='nomor')),
                ('claim', models.CharField(max_length=400, verbose_name='klaim')),
                ('category', models.CharField(max_length=40, verbose_name='perkara')),
                ('kind', models.CharField(blank=True, max_length=40, verbose_name='jenis')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rumours', to='city.region', verbose_name='wilayah')),
                ('classification', models.PositiveSmallIntegerField(choices=[(0, 'Biasa'), (1, 'Terbatas'), (2, 'Rahasia')], default=0, verbose_name='klasifikasi')),
                ('priority', models.PositiveSmallIntegerField(choices=[(1, 'biasa'), (2, 'penting'), (3, 'mendesak')], default=1, verbose_name='prioritas')),
                ('state', models.CharField(choices=[('open', 'baru'), ('asked', 'dimintakan konfirmasi'), ('judged', 'sudah dinilai'), ('clarified', 'diklarifikasi'), ('watching', 'dipantau'), ('closed', 'ditutup')], default='open', max_length=9, verbose_name='keadaan')),
                ('verdict', models.CharField(blank=True, choices=[('true', 'benar'), ('partly', 'sebagian benar'), ('false', 'salah'), ('misleading', 'menyesatkan'), ('cannot_tell', 'belum dapat dipastikan'), ('outdated', 'kedaluwarsa')], max_length=11, verbose_name='putusan')),
                ('verdict_reason', models.TextField(blank=True, verbose_name='alasan putusan')),
                ('repeat_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='repeats', to='rumours.rumour', verbose_name='pengulangan dari')),
                ('first_seen', models.DateTimeField(verbose_name='pertama terdengar')),
                ('known_at', models.DateTimeField(verbose_name='diketahui kantor')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rumours_opened', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('opened_at', models.DateTimeField(verbose_name='dicatat pada')),
                ('stated_at', models.DateTimeField(null=True, verbose_name='pernyataan pertama')),
                ('judged_first_at', models.DateTimeField(null=True, verbose_name='putusan pertama')),
                ('judged_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rumours_judged', to=settings.AUTH_USER_MODEL, verbose_name='diputuskan oleh')),
                ('judged_at', models.DateTimeField(null=True, verbose_name='diputuskan pada')),
                ('watched_since', models.DateTimeField(null=True, verbose_name='dipantau sejak')),
                ('close_reason', models.CharField(blank=True, max_length=300, verbose_name='alasan ditutup')),
                ('is_simulated', models.BooleanField(default=False, verbose_name='simulasi')),
            ],
            options={
                'verbose_name': 'rumor',
                'verbose_name_plural': 'rumor',
                'ordering': ['-known_at', '-id'],
                'indexes': [models.Index(fields=['-known_at', '-id'], name='rumour_list'), models.Index(fields=['state', '-known_at'], name='rumour_state'), models.Index(fields=['region', '-known_at'], name='rumour_region')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('judged_at', None), ('judged_by', None), ('judged_first_at', None), ('verdict', '')), models.Q(models.Q(('verdict', ''), _negated=True), models.Q(('verdict_reason', ''), _negated=True), ('judged_at__isnull', False), ('judged_by__isnull', False), ('judged_first_at__isnull', False)), _connector='OR'), name='rumour_verdict_with_reason'), models.CheckConstraint(condition=models.Q(models.Q(('verdict', ''), _negated=True), ('state__in', ('open', 'asked', 'watching', 'closed')), _connector='OR'), name='rumour_judged_has_verdict'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), models.Q(('close_reason', ''), _negated=True), _connector='OR'), name='rumour_closed_why'), models.CheckConstraint(condition=models.Q(('repeat_of', None), models.Q(('repeat_of', models.F('id')), _negated=True), _connector='OR'), name='rumour_no_own_repeat')],
            },
        ),
        migrations.CreateModel(
            name='Sighting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, unique=True, verbose_name='kunci kiriman')),
                ('rumour', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sightings', to='rumours.rumour', verbose_name='rumor')),
                ('told', models.CharField(blank=True, max_length=400, verbose_name='kabar yang terdengar')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sightings', to='city.region', verbose_name='wilayah')),
                ('spot', models.CharField(blank=True, max_length=120, verbose_name='tempat')),
                ('heard_at', models.DateTimeField(verbose_name='terdengar pada')),
                ('channel', models.CharField(max_length=40, verbose_name='saluran')),
                ('report', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sightings', to='intake.report', verbose_name='laporan')),
                ('heard_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sightings', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('noted_at', models.DateTimeField(verbose_name='dicatat pada')),
                ('reach', models.PositiveIntegerField(null=True, verbose_name='perkiraan orang terjangkau')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='catatan')),
                ('classification', models.PositiveSmallIntegerField(choices=[(0, 'Biasa'), (1, 'Terbatas'), (2, 'Rahasia')], default=0, verbose_name='klasifikasi')),
                ('dropped', models.CharField(blank=True, max_length=200, verbose_name='alasan dikesampingkan')),
                ('is_simulated', models.BooleanField(default=False, verbose_name='simulasi')),
            ],
            options={
                'verbose_name': 'rumor terdengar',
                'verbose_name_plural': 'rumor terdengar',
                'ordering': ['-heard_at', '-id'],
                'indexes': [models.Index(fields=['rumour', 'heard_at'], name='sighting_rumour'), models.Index(fields=['heard_at'], name='sighting_time'), models.Index(fields=['heard_by', '-heard_at'], name='sighting_mine')],
                'constraints': [models.UniqueConstraint(fields=('rumour', 'report'), name='sighting_report_once'), models.CheckConstraint(condition=models.Q(models.Q(('dropped', ''), ('rumour__isnull', False)), models.Q(('told', ''), _negated=True), _connector='OR'), name='sighting_tells_something')],
            },
        ),
        migrations.CreateModel(
            name='Confirmation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rumour', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='confirmations', to='rumours.rumour', verbose_name='rumor')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='confirmations', to='city.agency', verbose_name='instansi')),
                ('asked', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='confirmations_asked', to=settings.AUTH_USER_MODEL, verbose_name='ditanyakan kepada')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='confirmations_sent', to=settings.AUTH_USER_MODEL, verbose_name='penanya')),
                ('asked_at', models.DateTimeField(verbose_name='ditanyakan pada')),
                ('question', models.CharField(max_length=400, verbose_name='pertanyaan')),
                ('answer', models.CharField(blank=True, choices=[('yes', 'ada'), ('no', 'tidak ada'), ('unknown', 'tidak tahu')], max_length=7, verbose_name='jawaban')),
                ('count', models.PositiveIntegerField(null=True, verbose_name='jumlah kasus tercatat')),
                ('counted_from', models.DateField(null=True, verbose_name='dihitung sejak')),
                ('counted_to', models.DateField(null=True, verbose_name='dihitung sampai')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='keterangan')),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='confirmations_given', to=settings.AUTH_USER_MODEL, verbose_name='dijawab oleh')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='dijawab pada')),
            ],
            options={
                'verbose_name': 'konfirmasi',
                'verbose_name_plural': 'konfirmasi',
                'ordering': ['asked_at', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('answered_at', None)), fields=('rumour', 'agency'), name='confirmation_one_open'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None), ('answered_by', None), ('count', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='confirmation_answer_whole'), models.CheckConstraint(condition=models.Q(('count', None), models.Q(('answer', 'yes'), ('count__gt', 0)), models.Q(('answer', 'no'), ('count', 0)), _connector='OR'), name='confirmation_count_fits'), models.CheckConstraint(condition=models.Q(('counted_from', None), ('counted_to', None), ('counted_to__gte', models.F('counted_from')), _connector='OR'), name='confirmation_period')],
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rumour', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='judgements', to='rumours.rumour', verbose_name='rumor')),
                ('verdict', models.CharField(choices=[('true', 'benar'), ('partly', 'sebagian benar'), ('false', 'salah'), ('misleading', 'menyesatkan'), ('cannot_tell', 'belum dapat dipastikan'), ('outdated', 'kedaluwarsa')], max_length=11, verbose_name='putusan')),
                ('reason', models.TextField(verbose_name='alasan')),
                ('judged_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to=settings.AUTH_USER_MODEL, verbose_name='diputuskan oleh')),
                ('judged_at', models.DateTimeField(verbose_name='diputuskan pada')),
            ],
            options={
                'verbose_name': 'putusan rumor',
                'verbose_name_plural': 'putusan rumor',
                'ordering': ['judged_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Clarification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rumour', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clarifications', to='rumours.rumour', verbose_name='rumor')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='versi')),
                ('slug', models.SlugField(max_length=90, verbose_name='alamat')),
                ('title', models.CharField(max_length=110, verbose_name='judul')),
                ('claim', models.CharField(max_length=400, verbose_name='kabar yang beredar')),
                ('verdict', models.CharField(blank=True, choices=[('true', 'benar'), ('partly', 'sebagian benar'), ('false', 'salah'), ('misleading', 'menyesatkan'), ('cannot_tell', 'belum dapat dipastikan'), ('outdated', 'kedaluwarsa')], max_length=11, verbose_name='putusan')),
                ('text', models.TextField(verbose_name='isi')),
                ('speaker', models.CharField(max_length=120, verbose_name='pejabat yang menyampaikan')),
                ('state', models.CharField(choices=[('draft', 'konsep'), ('approved', 'disetujui'), ('published', 'terbit'), ('replaced', 'diganti versi baru'), ('withdrawn', 'ditarik')], default='draft', max_length=9, verbose_name='keadaan')),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clarifications_drafted', to=settings.AUTH_USER_MODEL, verbose_name='penyusun')),
                ('drafted_at', models.DateTimeField(verbose_name='disusun pada')),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='clarifications_approved', to=settings.AUTH_USER_MODEL, verbose_name='disetujui oleh')),
                ('approved_at', models.DateTimeField(null=True, verbose_name='disetujui pada')),
                ('published_at', models.DateTimeField(null=True, verbose_name='terbit pada')),
                ('withdrawn_at', models.DateTimeField(null=True, verbose_name='ditarik pada')),
                ('withdrawn_why', models.CharField(blank=True, max_length=300, verbose_name='alasan ditarik')),
            ],
            options={
                'verbose_name': 'klarifikasi',
                'verbose_name_plural': 'klarifikasi',
                'ordering': ['-published_at', '-id'],
                'indexes': [models.Index(fields=['state', '-published_at'], name='clarification_public')],
                'constraints': [models.UniqueConstraint(fields=('rumour', 'version'), name='clarification_version_once'), models.UniqueConstraint(fields=('slug', 'version'), name='clarification_address_once'), models.UniqueConstraint(condition=models.Q(('state', 'published')), fields=('rumour',), name='clarification_one_published'), models.UniqueConstraint(condition=models.Q(('state__in', ('draft', 'approved'))), fields=('rumour',), name='clarification_one_in_work'), models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('approved_by', models.F('drafted_by')), _negated=True), _connector='OR'), name='clarification_second_person'), models.CheckConstraint(condition=models.Q(models.Q(('approved_by', None), ('published_at', None), ('state', 'draft')), models.Q(('approved_by__isnull', False), ('published_at', None), ('state', 'approved')), models.Q(('approved_by__isnull', False), ('published_at__isnull', False), ('state__in', ('published', 'replaced', 'withdrawn'))), _connector='OR'), name='clarification_steps'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), _negated=True), models.Q(models.Q(('withdrawn_why', ''), _negated=True), ('withdrawn_at__isnull', False)), _connector='OR'), name='clarification_withdrawn_why')],
            },
        ),
        migrations.CreateModel(
            name='RumourClock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('statement', 'pernyataan pertama'), ('verdict', 'putusan')], max_length=9, unique=True, verbose_name='sampai')),
                ('minutes', models.PositiveIntegerField(verbose_name='menit')),
                ('source', models.CharField(max_length=200, verbose_name='sumber')),
            ],
            options={
                'verbose_name': 'batas waktu rumor',
                'verbose_name_plural': 'batas waktu rumor',
                'ordering': ['kind'],
                'constraints': [models.CheckConstraint(condition=models.Q(('minutes__gt', 0)), name='rumour_clock_runs')],
            },
        ),
    ]
