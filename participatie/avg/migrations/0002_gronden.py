import django.db.models.deletion
import participatie.klok
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('avg', '0001_initial'),
        ('contacten', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Grondtekst',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('doel', models.CharField(choices=[('benaderen', 'U mag mij vragen om mee te denken'), ('panel', 'Ik doe mee in een panel'), ('terugkoppeling', 'Ik wil horen wat er met mijn inbreng gebeurt'), ('ervaring', 'U mag mijn ervaring en wat ik nodig heb bewaren')], max_length=20, verbose_name='doel')),
                ('grondslag', models.CharField(choices=[('taak', 'Taak van de gemeente'), ('toestemming', 'Uitdrukkelijke toestemming')], max_length=20, verbose_name='grondslag')),
                ('versie', models.PositiveSmallIntegerField(editable=False)),
                ('tekst', models.TextField(verbose_name='tekst in het Nederlands')),
                ('tekst_en', models.TextField(blank=True, verbose_name='tekst in het Engels')),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
            ],
            options={
                'verbose_name': 'tekst bij een grond',
                'verbose_name_plural': 'teksten bij gronden',
                'ordering': ['doel', '-versie'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='grond',
            name='grond_een_geldig_per_doel',
        ),
        migrations.RemoveConstraint(
            model_name='grond',
            name='grond_doel_bestaat',
        ),
        migrations.AddField(
            model_name='grond',
            name='betreft',
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='grond',
            name='door_wie',
            field=models.CharField(choices=[('zelf', 'De persoon zelf'), ('vertegenwoordiger', 'De wettelijk vertegenwoordiger')], default='zelf', max_length=20, verbose_name='wie zei ja?'),
        ),
        migrations.AddField(
            model_name='grond',
            name='versie',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='versie van de tekst'),
        ),
        migrations.AlterField(
            model_name='grond',
            name='doel',
            field=models.CharField(choices=[('benaderen', 'U mag mij vragen om mee te denken'), ('panel', 'Ik doe mee in een panel'), ('terugkoppeling', 'Ik wil horen wat er met mijn inbreng gebeurt'), ('ervaring', 'U mag mijn ervaring en wat ik nodig heb bewaren')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='grond',
            constraint=models.UniqueConstraint(condition=models.Q(('ingetrokken_op__isnull', True)), fields=('contact', 'doel', 'betreft'), name='grond_een_geldig_per_doel'),
        ),
        migrations.AddConstraint(
            model_name='grond',
            constraint=models.CheckConstraint(condition=models.Q(('doel__in', ['benaderen', 'panel', 'terugkoppeling', 'ervaring'])), name='grond_doel_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='grond',
            constraint=models.CheckConstraint(condition=models.Q(('door_wie__in', ['zelf', 'vertegenwoordiger'])), name='grond_door_wie_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='grond',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('doel', 'ervaring'), _negated=True), ('grondslag', 'toestemming'), _connector='OR'), name='grond_bijzonder_met_toestemming'),
        ),
        migrations.AddField(
            model_name='grondtekst',
            name='door',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='grondtekst',
            constraint=models.UniqueConstraint(fields=('doel', 'versie'), name='grondtekst_versie_uniek'),
        ),
        migrations.AddConstraint(
            model_name='grondtekst',
            constraint=models.CheckConstraint(condition=models.Q(('doel__in', ['benaderen', 'panel', 'terugkoppeling', 'ervaring'])), name='grondtekst_doel_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='grondtekst',
            constraint=models.CheckConstraint(condition=models.Q(('grondslag__in', ['taak', 'toestemming'])), name='grondtekst_grondslag_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='grondtekst',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('doel', 'ervaring'), _negated=True), ('grondslag', 'toestemming'), _connector='OR'), name='grondtekst_bijzonder_met_toestemming'),
        ),
    ]
