import django.db.models.deletion
import participatie.klok
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('gemeente', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Jaaragenda',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jaar', models.PositiveSmallIntegerField(unique=True, verbose_name='jaar')),
                ('inleiding', models.TextField(blank=True, verbose_name='inleiding')),
                ('publicatie', models.CharField(choices=[('concept', 'Concept'), ('gepubliceerd', 'Gepubliceerd')], default='concept', max_length=15)),
            ],
            options={
                'verbose_name': 'jaaragenda',
                'verbose_name_plural': "jaaragenda's",
                'ordering': ['-jaar'],
                'constraints': [models.CheckConstraint(condition=models.Q(('publicatie__in', ['concept', 'gepubliceerd'])), name='jaaragenda_publicatie_bestaat'), models.CheckConstraint(condition=models.Q(('jaar__gte', 2000), ('jaar__lte', 2100)), name='jaaragenda_jaar_redelijk')],
            },
        ),
        migrations.CreateModel(
            name='Traject',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('titel', models.CharField(max_length=120, verbose_name='titel')),
                ('slug', models.SlugField(editable=False, max_length=140)),
                ('samenvatting', models.TextField(verbose_name='waar gaat het over?')),
                ('te_beinvloeden', models.TextField(verbose_name='waarover kunt u meepraten?')),
                ('staat_vast', models.TextField(blank=True, verbose_name='wat staat al vast?')),
                ('wet', models.CharField(choices=[('wmo', 'Wmo'), ('jeugdwet', 'Jeugdwet'), ('participatiewet', 'Participatiewet'), ('anders', 'Anders')], max_length=20, verbose_name='wet')),
                ('doelgroepen', models.CharField(blank=True, max_length=200, verbose_name='voor wie')),
                ('niveau', models.CharField(choices=[('wijk', 'In de wijk'), ('gemeente', 'In de gemeente'), ('regio', 'In de regio')], default='gemeente', max_length=10, verbose_name='waar wordt beslist')),
                ('participatieniveau', models.CharField(choices=[('informeren', 'Informeren: wij vertellen u wat er gebeurt'), ('raadplegen', 'Raadplegen: wij vragen wat u vindt'), ('adviseren', 'Adviseren: u geeft advies, wij leggen uit wat wij ermee doen'), ('coproduceren', 'Coproduceren: wij maken het plan samen'), ('meebeslissen', 'Meebeslissen: u beslist mee'), ('faciliteren', 'Faciliteren: u doet het zelf, wij helpen')], default='adviseren', max_length=15, verbose_name='hoe praat u mee')),
                ('begin', models.DateField(verbose_name='begint op')),
                ('eind', models.DateField(verbose_name='duurt tot en met')),
                ('status', models.CharField(choices=[('gepland', 'Gepland'), ('loopt', 'Loopt nu'), ('afgerond', 'Afgerond'), ('vervallen', 'Gaat niet door')], default='gepland', max_length=10)),
                ('fase', models.CharField(choices=[('agenderen', 'Op de agenda'), ('voorbereiden', 'Voorbereiden'), ('ophalen', 'Ophalen: wij horen wat u vindt'), ('wegen', 'Wegen: wat telt hoe zwaar'), ('verwerken', 'Verwerken: er iets mee doen'), ('terugkoppelen', 'Terugkoppelen: u hoort wat er gebeurde'), ('evalueren', 'Evalueren: wat leerden wij')], default='agenderen', max_length=15)),
                ('publicatie', models.CharField(choices=[('concept', 'Concept'), ('gepubliceerd', 'Gepubliceerd')], default='concept', max_length=15)),
                ('gepubliceerd_op', models.DateTimeField(editable=False, null=True)),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('jaaragenda', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trajecten', to='agenda.jaaragenda')),
                ('themas', models.ManyToManyField(blank=True, to='gemeente.thema', verbose_name="thema's")),
                ('verantwoordelijke', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL, verbose_name='verantwoordelijke ambtenaar')),
                ('wijken', models.ManyToManyField(blank=True, to='gemeente.wijk', verbose_name='wijken')),
            ],
            options={
                'verbose_name': 'traject',
                'verbose_name_plural': 'trajecten',
                'ordering': ['begin', 'titel'],
            },
        ),
        migrations.CreateModel(
            name='Fasestap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fase', models.CharField(choices=[('agenderen', 'Op de agenda'), ('voorbereiden', 'Voorbereiden'), ('ophalen', 'Ophalen: wij horen wat u vindt'), ('wegen', 'Wegen: wat telt hoe zwaar'), ('verwerken', 'Verwerken: er iets mee doen'), ('terugkoppelen', 'Terugkoppelen: u hoort wat er gebeurde'), ('evalueren', 'Evalueren: wat leerden wij')], max_length=15)),
                ('op', models.DateTimeField(default=participatie.klok.nu)),
                ('reden', models.CharField(blank=True, max_length=300, verbose_name='reden')),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('traject', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='fasestappen', to='agenda.traject')),
            ],
            options={
                'ordering': ['op', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='traject',
            constraint=models.UniqueConstraint(fields=('jaaragenda', 'slug'), name='traject_slug_uniek_per_jaar'),
        ),
        migrations.AddConstraint(
            model_name='traject',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['gepland', 'loopt', 'afgerond', 'vervallen'])), name='traject_status_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='traject',
            constraint=models.CheckConstraint(condition=models.Q(('fase__in', ['agenderen', 'voorbereiden', 'ophalen', 'wegen', 'verwerken', 'terugkoppelen', 'evalueren'])), name='traject_fase_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='traject',
            constraint=models.CheckConstraint(condition=models.Q(('publicatie__in', ['concept', 'gepubliceerd'])), name='traject_publicatie_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='traject',
            constraint=models.CheckConstraint(condition=models.Q(('eind__gte', models.F('begin'))), name='traject_eindigt_na_begin'),
        ),
    ]
