import django.db.models.deletion
import participatie.klok
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contacten', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bericht',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(max_length=60)),
                ('object_id', models.BigIntegerField()),
                ('sleutel', models.CharField(max_length=160, unique=True)),
                ('gegevens', models.JSONField(default=dict)),
                ('vanaf', models.DateTimeField(default=participatie.klok.nu, verbose_name='versturen vanaf')),
                ('direct', models.BooleanField(default=False, verbose_name='ook in de stille uren')),
                ('status', models.CharField(choices=[('klaar', 'Klaar om te versturen'), ('bezig', 'Wordt verstuurd'), ('op_lijst', 'Staat op de lijst'), ('verzonden', 'Verzonden'), ('onzeker', 'Onzeker of het is aangekomen'), ('vervallen', 'Niet meer nodig'), ('mislukt', 'Niet gelukt')], default='klaar', max_length=10)),
                ('kanaal', models.CharField(blank=True, choices=[('email', 'E-mail'), ('sms', 'Sms'), ('brief', 'Brief'), ('bellen', 'Telefoon')], max_length=10)),
                ('claim', models.CharField(blank=True, max_length=32)),
                ('geclaimd_op', models.DateTimeField(null=True)),
                ('pogingen', models.PositiveSmallIntegerField(default=0)),
                ('verzonden_op', models.DateTimeField(null=True)),
                ('fout', models.CharField(blank=True, max_length=200)),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='berichten', to='contacten.contact')),
            ],
            options={
                'verbose_name': 'bericht',
                'verbose_name_plural': 'berichten',
                'ordering': ['vanaf', 'pk'],
                'indexes': [models.Index(fields=['status', 'vanaf'], name='berichten_b_status_1e9bc5_idx'), models.Index(fields=['soort', 'object_id'], name='berichten_b_soort_68bafc_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['klaar', 'bezig', 'op_lijst', 'verzonden', 'onzeker', 'vervallen', 'mislukt'])), name='bericht_status_bestaat')],
            },
        ),
    ]
