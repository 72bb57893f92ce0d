import django.db.models.deletion
import participatie.klok
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contacten', '0001_initial'),
        ('gemeente', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Begroting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jaar', models.PositiveSmallIntegerField(unique=True, verbose_name='jaar')),
                ('bedrag', models.BigIntegerField(help_text='In centen.', verbose_name='bedrag')),
            ],
            options={
                'verbose_name': 'budget',
                'verbose_name_plural': 'budgetten',
                'ordering': ['-jaar'],
                'constraints': [models.CheckConstraint(condition=models.Q(('bedrag__gte', 0)), name='begroting_niet_negatief')],
            },
        ),
        migrations.CreateModel(
            name='Aanvraag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('link_versie', models.PositiveIntegerField(default=1, editable=False)),
                ('jaar', models.PositiveSmallIntegerField(editable=False)),
                ('volgnummer', models.PositiveIntegerField(editable=False)),
                ('groep', models.CharField(blank=True, max_length=120, verbose_name='naam van de groep')),
                ('titel', models.CharField(max_length=120, verbose_name='naam van uw plan')),
                ('waarvoor', models.CharField(choices=[('groepsgesprek', 'Een gesprek met een groep'), ('enquete', 'Een enquête'), ('uitwisseling', 'Ervaringen uitwisselen'), ('onderzoek', 'Een onderzoek'), ('ruimte', 'Een ruimte om samen te komen'), ('onkosten', 'Onkosten van iemand die veel meehelpt')], max_length=15, verbose_name='waarvoor is het geld?')),
                ('omschrijving', models.TextField(verbose_name='wat wilt u doen?')),
                ('wie_heeft_eraan', models.TextField(verbose_name='wie heeft er iets aan?')),
                ('wanneer', models.CharField(max_length=120, verbose_name='wanneer?')),
                ('bedrag', models.BigIntegerField(verbose_name='gevraagd bedrag')),
                ('status', models.CharField(choices=[('ontvangen', 'Ontvangen'), ('in_behandeling', 'Wordt beoordeeld'), ('toegekend', 'Toegekend'), ('afgewezen', 'Afgewezen'), ('ingetrokken', 'Ingetrokken'), ('betaling_opgedragen', 'Betaling is onderweg'), ('betaald', 'Betaald'), ('verantwoord', 'Verantwoord')], default='ontvangen', max_length=20)),
                ('besluit_uiterlijk', models.DateField(editable=False, null=True)),
                ('toegekend', models.BigIntegerField(editable=False, null=True, verbose_name='toegekend bedrag')),
                ('motivering', models.TextField(blank=True, verbose_name='waarom?')),
                ('mandaat', models.CharField(blank=True, editable=False, max_length=200)),
                ('besloten_op', models.DateTimeField(editable=False, null=True)),
                ('betaling_verwacht_op', models.DateField(blank=True, null=True, verbose_name='betaling verwacht op')),
                ('betaald_op', models.DateField(editable=False, null=True)),
                ('verantwoording', models.TextField(blank=True, verbose_name='wat is er met het geld gedaan?')),
                ('verhaal', models.TextField(blank=True, verbose_name='verhaal voor de site')),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('besloten_door', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aanvragen', to='contacten.contact')),
                ('thema', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='gemeente.thema', verbose_name='thema')),
                ('wijk', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='gemeente.wijk', verbose_name='wijk')),
                ('begroting', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='budget.begroting')),
            ],
            options={
                'verbose_name': 'aanvraag',
                'verbose_name_plural': 'aanvragen',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Boeking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(choices=[('toegekend', 'Toegekend'), ('vrijgevallen', 'Vrijgevallen')], max_length=15)),
                ('bedrag', models.BigIntegerField()),
                ('op', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('aanvraag', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='boekingen', to='budget.aanvraag')),
                ('begroting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='boekingen', to='budget.begroting')),
            ],
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('omschrijving', models.CharField(max_length=120)),
                ('bedrag', models.BigIntegerField()),
                ('aanvraag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='posten', to='budget.aanvraag')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='aanvraag',
            constraint=models.UniqueConstraint(fields=('jaar', 'volgnummer'), name='aanvraag_nummer_uniek'),
        ),
        migrations.AddConstraint(
            model_name='aanvraag',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['ontvangen', 'in_behandeling', 'toegekend', 'afgewezen', 'ingetrokken', 'betaling_opgedragen', 'betaald', 'verantwoord'])), name='aanvraag_status_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='aanvraag',
            constraint=models.CheckConstraint(condition=models.Q(('bedrag__gt', 0)), name='aanvraag_bedrag_positief'),
        ),
        migrations.AddConstraint(
            model_name='aanvraag',
            constraint=models.CheckConstraint(condition=models.Q(('toegekend__isnull', True), ('toegekend__gt', 0), _connector='OR'), name='aanvraag_toegekend_positief'),
        ),
        migrations.AddConstraint(
            model_name='boeking',
            constraint=models.UniqueConstraint(fields=('aanvraag', 'soort'), name='boeking_een_keer_per_soort'),
        ),
        migrations.AddConstraint(
            model_name='boeking',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['toegekend', 'vrijgevallen'])), name='boeking_soort_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='boeking',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('bedrag__lt', 0), ('soort', 'toegekend')), models.Q(('bedrag__gt', 0), ('soort', 'vrijgevallen')), _connector='OR'), name='boeking_teken_klopt'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(('bedrag__gt', 0)), name='post_bedrag_positief'),
        ),
    ]
