import django.db.models.deletion
import participatie.klok
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agenda', '0001_initial'),
        ('contacten', '0001_initial'),
        ('gemeente', '0001_initial'),
        ('inloop', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Criteriaset',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('versie', models.PositiveSmallIntegerField(unique=True, verbose_name='versie')),
                ('vastgesteld_op', models.DateField(verbose_name='vastgesteld op')),
                ('vastgesteld_met', models.CharField(max_length=200, verbose_name='vastgesteld met')),
                ('actief', models.BooleanField(default=True, verbose_name='in gebruik')),
            ],
            options={
                'verbose_name': 'set criteria',
                'verbose_name_plural': 'sets criteria',
                'ordering': ['-versie'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('actief', True)), fields=('actief',), name='criteriaset_een_actief')],
            },
        ),
        migrations.CreateModel(
            name='Advies',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jaar', models.PositiveSmallIntegerField(editable=False)),
                ('volgnummer', models.PositiveIntegerField(editable=False)),
                ('titel', models.CharField(max_length=150, verbose_name='titel')),
                ('tekst', models.TextField(help_text='Deze tekst wordt openbaar. Zet er geen namen in.', verbose_name='wat wij hoorden')),
                ('minderheid', models.TextField(blank=True, verbose_name='wat sommigen anders zagen')),
                ('route', models.CharField(blank=True, choices=[('verbinden', 'Verbinden'), ('quick_win', 'Quick win'), ('nieuw_beleid', 'Nieuw beleid')], max_length=15, verbose_name='route')),
                ('betwist', models.BooleanField(default=False, verbose_name='mensen zijn het oneens over dit punt')),
                ('status', models.CharField(choices=[('concept', 'Wordt geschreven en gewogen'), ('te_toetsen', 'Ligt bij de adviescommissie'), ('terug', 'Terug van de adviescommissie'), ('gewogen', 'Gewogen'), ('in_opvolging', 'Wij zijn ermee bezig'), ('uitgevoerd', 'Klaar, antwoord volgt'), ('teruggekoppeld', 'Klaar')], default='concept', max_length=20)),
                ('publicatie', models.CharField(choices=[('concept', 'Niet openbaar'), ('gepubliceerd', 'Openbaar')], default='concept', max_length=15)),
                ('publiek_antwoord', models.TextField(blank=True, verbose_name='wat wij deden')),
                ('route_verteld_op', models.DateTimeField(editable=False, null=True)),
                ('gepubliceerd_op', models.DateTimeField(editable=False, null=True)),
                ('teruggekoppeld_op', models.DateTimeField(editable=False, null=True)),
                ('mandaat', models.CharField(blank=True, editable=False, max_length=200)),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('gemaakt_door', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('themas', models.ManyToManyField(blank=True, to='gemeente.thema', verbose_name="thema's")),
                ('trajecten', models.ManyToManyField(blank=True, related_name='adviezen', to='agenda.traject', verbose_name='hoort bij traject')),
                ('wijken', models.ManyToManyField(blank=True, to='gemeente.wijk', verbose_name='wijken')),
                ('criteriaset', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, to='adviezen.criteriaset')),
            ],
            options={
                'verbose_name': 'advies',
                'verbose_name_plural': 'adviezen',
                'ordering': ['-jaar', '-volgnummer'],
            },
        ),
        migrations.CreateModel(
            name='Criterium',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=100, verbose_name='naam')),
                ('uitleg', models.TextField(verbose_name='uitleg')),
                ('volgorde', models.PositiveSmallIntegerField(default=0, verbose_name='volgorde')),
                ('criteriaset', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='adviezen.criteriaset')),
            ],
            options={
                'verbose_name': 'criterium',
                'verbose_name_plural': 'criteria',
                'ordering': ['volgorde', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Inbreng',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('link_versie', models.PositiveIntegerField(default=1, editable=False)),
                ('jaar', models.PositiveSmallIntegerField(editable=False)),
                ('volgnummer', models.PositiveIntegerField(editable=False)),
                ('tekst', models.TextField(verbose_name='wat wilt u zeggen?')),
                ('bron', models.CharField(choices=[('tafel', 'Aan tafel bij een bijeenkomst'), ('formulier', 'Formulier op de website'), ('panel', 'Panel'), ('brief', 'Brief'), ('telefoon', 'Telefoon'), ('commissie', 'Adviescommissie')], default='formulier', max_length=15, verbose_name='waar komt het vandaan?')),
                ('gevraagd', models.BooleanField(default=False, verbose_name='wij vroegen hierom')),
                ('tafel', models.CharField(blank=True, max_length=30, verbose_name='tafel')),
                ('hoedanigheid', models.CharField(choices=[('ervaring', 'Ik vertel over mijn eigen ervaring'), ('groep', 'Ik spreek voor een groep'), ('beroep', 'Ik werk in de zorg of hulp')], default='ervaring', max_length=12, verbose_name='hoe spreekt u?')),
                ('wil_gebeld', models.BooleanField(default=False, verbose_name='wil gebeld worden')),
                ('spoed', models.BooleanField(default=False, verbose_name='spoed')),
                ('ontvangen_op', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('uiterlijk', models.DateField(editable=False, verbose_name='antwoord uiterlijk')),
                ('status', models.CharField(choices=[('nieuw', 'Ontvangen'), ('persoonlijk_contact', 'Persoonlijk contact'), ('gebundeld', 'Wordt een advies'), ('geen_vervolg', 'Geen vervolg'), ('afgerond', 'Beantwoord')], default='nieuw', max_length=20)),
                ('reden', models.CharField(blank=True, choices=[('dank', 'Het is een compliment: dank u wel'), ('ander_onderwerp', 'Het gaat niet over hulp en ondersteuning'), ('al_geregeld', 'Het is al geregeld'), ('kan_niet', 'Het kan niet, wij leggen uit waarom')], max_length=20, verbose_name='reden')),
                ('toelichting', models.TextField(blank=True, verbose_name='uitleg voor wie dit zei')),
                ('beantwoord_op', models.DateTimeField(editable=False, null=True)),
                ('niet_bereikbaar', models.CharField(blank=True, max_length=200, verbose_name='waarom kan niemand het horen?')),
                ('advies', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='inbreng', to='adviezen.advies')),
                ('bijeenkomst', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='inbreng', to='inloop.bijeenkomst')),
                ('contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='inbreng', to='contacten.contact')),
                ('ingevoerd_door', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('thema', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='gemeente.thema', verbose_name='thema')),
                ('traject', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='agenda.traject', verbose_name='hoort bij')),
                ('wijk', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='gemeente.wijk', verbose_name='wijk')),
            ],
            options={
                'verbose_name': 'inbreng',
                'verbose_name_plural': 'inbreng',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Opvolging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partner', models.CharField(blank=True, max_length=120, verbose_name='samen met (organisatie)')),
                ('uiterlijk', models.DateField(verbose_name='uiterlijk op')),
                ('doel_project', models.CharField(blank=True, max_length=150, verbose_name='project of programma')),
                ('aanvaard_op', models.DateTimeField(editable=False, null=True)),
                ('actie', models.CharField(blank=True, max_length=300, verbose_name='wat gaan wij doen?')),
                ('bewijs', models.TextField(blank=True, verbose_name='waaraan ziet men dat het gedaan is?')),
                ('beleidsstap', models.CharField(blank=True, choices=[('onderzocht', 'Onderzoek'), ('voorstel', 'Voorstel'), ('college', 'Besluit van het college'), ('raad', 'Besluit van de gemeenteraad'), ('uitgevoerd', 'Uitgevoerd')], max_length=12, verbose_name='stap')),
                ('besluit', models.CharField(blank=True, choices=[('overgenomen', 'Overgenomen'), ('deels', 'Voor een deel overgenomen'), ('niet', 'Niet overgenomen')], max_length=12, verbose_name='besluit')),
                ('besluit_motivering', models.TextField(blank=True, verbose_name='waarom dit besluit?')),
                ('uitkomst', models.CharField(blank=True, choices=[('uitgevoerd', 'Gedaan'), ('deels', 'Voor een deel gedaan'), ('niet', 'Niet gedaan')], max_length=12, verbose_name='uitkomst')),
                ('akkoord_op', models.DateTimeField(editable=False, null=True)),
                ('afgerond_op', models.DateTimeField(editable=False, null=True)),
                ('advies', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='opvolging', to='adviezen.advies')),
                ('akkoord_door', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('doel_traject', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agenda.traject', verbose_name='traject')),
                ('eigenaar', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opvolgingen', to=settings.AUTH_USER_MODEL, verbose_name='wie doet het?')),
            ],
            options={
                'verbose_name': 'opvolging',
                'verbose_name_plural': 'opvolging',
                'ordering': ['uiterlijk'],
            },
        ),
        migrations.CreateModel(
            name='PersoonlijkContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uiterlijk', models.DateField(verbose_name='uiterlijk op')),
                ('status', models.CharField(choices=[('open', 'Nog contact opnemen'), ('afgerond', 'Contact gehad')], default='open', max_length=10)),
                ('uitkomst', models.TextField(blank=True, verbose_name='wat kwam eruit?')),
                ('afgerond_op', models.DateTimeField(editable=False, null=True)),
                ('eigenaar', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie belt?')),
                ('inbreng', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='persoonlijk_contact', to='adviezen.inbreng')),
            ],
        ),
        migrations.CreateModel(
            name='Contactpoging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateTimeField(default=participatie.klok.nu)),
                ('notitie', models.CharField(max_length=300, verbose_name='hoe ging het?')),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('persoonlijk_contact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pogingen', to='adviezen.persoonlijkcontact')),
            ],
            options={
                'ordering': ['op'],
            },
        ),
        migrations.CreateModel(
            name='Toets',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('moment', models.CharField(choices=[('vooraf', 'Vooraf'), ('achteraf', 'Achteraf')], max_length=10)),
                ('aanleiding', models.CharField(choices=[('nieuw_beleid', 'Nieuw beleid'), ('betwist', 'Mensen zijn het oneens'), ('steekproef', 'Steekproef'), ('maandelijks', 'Maandelijkse controle')], max_length=15)),
                ('uiterlijk', models.DateField(verbose_name='uiterlijk')),
                ('status', models.CharField(choices=[('open', 'Wacht op de commissie'), ('akkoord', 'Akkoord'), ('akkoord_met_opmerking', 'Akkoord, met een opmerking'), ('terug', 'Terug, met een vraag'), ('geen_reactie', 'Geen reactie binnen de termijn')], default='open', max_length=25)),
                ('antwoord', models.TextField(blank=True, verbose_name='antwoord van de adviseur')),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('gesloten_op', models.DateTimeField(editable=False, null=True)),
                ('advies', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='toetsen', to='adviezen.advies')),
            ],
            options={
                'verbose_name': 'toets',
                'verbose_name_plural': 'toetsen',
                'ordering': ['uiterlijk', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Toetsoordeel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('oordeel', models.CharField(choices=[('akkoord', 'Akkoord'), ('akkoord_met_opmerking', 'Akkoord, met een opmerking'), ('terug', 'Terug, met een vraag')], max_length=25, verbose_name='uw oordeel')),
                ('opmerking', models.TextField(blank=True, verbose_name='opmerking of vraag')),
                ('op', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('lid', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('toets', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='oordelen', to='adviezen.toets')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Verslag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inleiding', models.TextField(blank=True, verbose_name='inleiding')),
                ('status', models.CharField(choices=[('concept', 'Concept'), ('gepubliceerd', 'Gepubliceerd')], default='concept', max_length=15)),
                ('gepubliceerd_op', models.DateTimeField(editable=False, null=True)),
                ('bijeenkomst', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='verslag', to='inloop.bijeenkomst')),
            ],
            options={
                'verbose_name': 'verslag',
                'verbose_name_plural': 'verslagen',
            },
        ),
        migrations.CreateModel(
            name='Voortgang',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateTimeField(default=participatie.klok.nu)),
                ('tekst', models.TextField(blank=True, verbose_name='wat is er gebeurd?')),
                ('stap', models.CharField(blank=True, choices=[('onderzocht', 'Onderzoek'), ('voorstel', 'Voorstel'), ('college', 'Besluit van het college'), ('raad', 'Besluit van de gemeenteraad'), ('uitgevoerd', 'Uitgevoerd')], editable=False, max_length=12, verbose_name='stap')),
                ('openbaar', models.BooleanField(default=False, verbose_name='iedereen mag dit lezen')),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('opvolging', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voortgang', to='adviezen.opvolging')),
            ],
            options={
                'ordering': ['op', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Weging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('score', models.CharField(choices=[('laag', 'Laag'), ('midden', 'Midden'), ('hoog', 'Hoog')], max_length=10, verbose_name='score')),
                ('motivering', models.TextField(verbose_name='waarom?')),
                ('op', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('advies', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wegingen', to='adviezen.advies')),
                ('criterium', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='adviezen.criterium')),
                ('door', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['criterium__volgorde'],
            },
        ),
        migrations.AddConstraint(
            model_name='advies',
            constraint=models.UniqueConstraint(fields=('jaar', 'volgnummer'), name='advies_nummer_uniek'),
        ),
        migrations.AddConstraint(
            model_name='advies',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['concept', 'te_toetsen', 'terug', 'gewogen', 'in_opvolging', 'uitgevoerd', 'teruggekoppeld'])), name='advies_status_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='advies',
            constraint=models.CheckConstraint(condition=models.Q(('publicatie__in', ['concept', 'gepubliceerd'])), name='advies_publicatie_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='advies',
            constraint=models.CheckConstraint(condition=models.Q(('route', ''), ('route__in', ['verbinden', 'quick_win', 'nieuw_beleid']), _connector='OR'), name='advies_route_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='advies',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'concept'), models.Q(('route', ''), _negated=True), _connector='OR'), name='advies_na_concept_een_route'),
        ),
        migrations.AddConstraint(
            model_name='criterium',
            constraint=models.UniqueConstraint(fields=('criteriaset', 'naam'), name='criterium_uniek'),
        ),
        migrations.AddIndex(
            model_name='inbreng',
            index=models.Index(fields=['status', 'uiterlijk'], name='adviezen_in_status_2fa641_idx'),
        ),
        migrations.AddConstraint(
            model_name='inbreng',
            constraint=models.UniqueConstraint(fields=('jaar', 'volgnummer'), name='inbreng_nummer_uniek'),
        ),
        migrations.AddConstraint(
            model_name='inbreng',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['nieuw', 'persoonlijk_contact', 'gebundeld', 'geen_vervolg', 'afgerond'])), name='inbreng_status_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='inbreng',
            constraint=models.CheckConstraint(condition=models.Q(('bron__in', ['tafel', 'formulier', 'panel', 'brief', 'telefoon', 'commissie'])), name='inbreng_bron_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='inbreng',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'geen_vervolg'), _negated=True), models.Q(('reden', ''), _negated=True), _connector='OR'), name='inbreng_geen_vervolg_met_reden'),
        ),
        migrations.AddConstraint(
            model_name='inbreng',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'gebundeld'), _negated=True), ('advies__isnull', False), _connector='OR'), name='inbreng_gebundeld_in_advies'),
        ),
        migrations.AddConstraint(
            model_name='persoonlijkcontact',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['open', 'afgerond'])), name='persoonlijk_contact_status_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='toets',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'open')), fields=('advies', 'moment'), name='toets_een_open_per_moment'),
        ),
        migrations.AddConstraint(
            model_name='toets',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['open', 'akkoord', 'akkoord_met_opmerking', 'terug', 'geen_reactie'])), name='toets_status_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='toetsoordeel',
            constraint=models.UniqueConstraint(fields=('toets', 'lid'), name='toetsoordeel_een_per_lid'),
        ),
        migrations.AddConstraint(
            model_name='toetsoordeel',
            constraint=models.CheckConstraint(condition=models.Q(('oordeel__in', ['akkoord', 'akkoord_met_opmerking', 'terug'])), name='toetsoordeel_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='toetsoordeel',
            constraint=models.CheckConstraint(condition=models.Q(('oordeel', 'akkoord'), models.Q(('opmerking', ''), _negated=True), _connector='OR'), name='toetsoordeel_met_opmerking'),
        ),
        migrations.AddConstraint(
            model_name='verslag',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['concept', 'gepubliceerd'])), name='verslag_status_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='weging',
            constraint=models.UniqueConstraint(fields=('advies', 'criterium'), name='weging_een_per_criterium'),
        ),
        migrations.AddConstraint(
            model_name='weging',
            constraint=models.CheckConstraint(condition=models.Q(('score__in', ['laag', 'midden', 'hoog'])), name='weging_score_bestaat'),
        ),
    ]
