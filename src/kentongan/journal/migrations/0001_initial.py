"""The journal and its seals, and the triggers that keep both append-only."""

import django.db.models.deletion
from django.db import migrations, models

from kentongan.journal import append_only


def install(apps, schema_editor):
    append_only.install(schema_editor.connection)


def remove(apps, schema_editor):
    append_only.remove(schema_editor.connection)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('number', models.PositiveBigIntegerField(primary_key=True, serialize=False, verbose_name='nomor')),
                ('at', models.DateTimeField(verbose_name='waktu')),
                ('entries', models.PositiveIntegerField(verbose_name='banyak baris')),
                ('previous', models.CharField(max_length=64, verbose_name='sidik sebelumnya')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='sidik')),
            ],
            options={
                'verbose_name': 'segel jurnal',
                'verbose_name_plural': 'segel jurnal',
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, verbose_name='waktu')),
                ('actor', models.PositiveBigIntegerField(null=True, verbose_name='nomor anggota')),
                ('actor_name', models.CharField(max_length=150, verbose_name='pelaku')),
                ('verb', models.CharField(max_length=40, verbose_name='perbuatan')),
                ('kind', models.CharField(max_length=30, verbose_name='jenis')),
                ('subject', models.CharField(max_length=36, verbose_name='nomor')),
                ('region', models.CharField(max_length=13, verbose_name='kode wilayah')),
                ('classification', models.PositiveSmallIntegerField(default=0, verbose_name='klasifikasi')),
                ('changes', models.JSONField(default=dict, verbose_name='perubahan')),
                ('noticed_at', models.DateTimeField(null=True, verbose_name='diberitahukan')),
                ('seal', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='journal.seal')),
            ],
            options={
                'verbose_name': 'baris jurnal',
                'verbose_name_plural': 'jurnal',
                'indexes': [models.Index(fields=['kind', 'subject', 'id'], name='entry_subject'), models.Index(fields=['kind', '-id'], name='entry_newest_of_kind'), models.Index(condition=models.Q(('seal', None)), fields=['id'], name='entry_unsealed'), models.Index(condition=models.Q(('noticed_at', None)), fields=['id'], name='entry_unnoticed')],
            },
        ),
        migrations.RunPython(install, remove),
    ]
