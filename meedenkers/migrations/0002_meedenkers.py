import django.core.validators
import django.db.models.deletion
import participatie.avg.versleuteling
import participatie.klok
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agenda', '0001_initial'),
        ('avg', '0002_gronden'),
        ('contacten', '0002_organisatie'),
        ('gemeente', '0001_initial'),
        ('meedenkers', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Bevolkingsaandeel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kenmerk', models.CharField(choices=[('wijk', 'Wijk'), ('leeftijd', 'Leeftijd'), ('ervaring', 'Ervaring'), ('taal', 'Taal'), ('nieuw', 'Nog nooit gevraagd')], max_length=10, verbose_name='kenmerk')),
                ('waarde', models.CharField(help_text='Zoals het in de lijst staat.', max_length=100, verbose_name='waarde')),
                ('aantal', models.PositiveIntegerField(verbose_name='aantal inwoners')),
            ],
            options={
                'verbose_name': 'inwoners per kenmerk',
                'verbose_name_plural': 'inwoners per kenmerk',
                'ordering': ['kenmerk', 'waarde'],
            },
        ),
        migrations.CreateModel(
            name='Doorgave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('link_versie', models.PositiveIntegerField(default=1, editable=False)),
                ('organisatie', models.CharField(blank=True, max_length=120, verbose_name='organisatie')),
                ('status', models.CharField(choices=[('gevraagd', 'Gevraagd om door te geven'), ('doorgegeven', 'Doorgegeven'), ('niet', 'Niet doorgegeven')], default='gevraagd', max_length=12)),
                ('aantal_gegeven', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='aan hoeveel jongeren gegeven?')),
                ('aantal_komt', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hoeveel komen er?')),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
            ],
            options={
                'verbose_name': 'doorgave',
                'verbose_name_plural': 'doorgaven',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Ervaring',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soorten', participatie.avg.versleuteling.VersleuteldVeld(default=list)),
                ('toelichting', participatie.avg.versleuteling.VersleuteldVeld(default=str)),
                ('nodig', participatie.avg.versleuteling.VersleuteldVeld(default=str)),
                ('gewijzigd_op', models.DateTimeField(default=participatie.klok.nu, editable=False)),
            ],
            options={
                'verbose_name': 'ervaring',
                'verbose_name_plural': 'ervaringen',
            },
        ),
        migrations.CreateModel(
            name='Ervaringsoort',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=100, unique=True, verbose_name='naam')),
                ('actief', models.BooleanField(default=True, verbose_name='in gebruik')),
            ],
            options={
                'verbose_name': 'soort ervaring',
                'verbose_name_plural': 'soorten ervaring',
                'ordering': ['naam'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Kandidaat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kenmerken', models.JSONField(default=list)),
                ('gewicht', models.FloatField()),
                ('kans', models.FloatField()),
                ('soort', models.IntegerField(verbose_name='soort')),
                ('getrokken', models.BooleanField(default=False)),
                ('volgorde', models.PositiveIntegerField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Kolomindeling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('vingerafdruk', models.CharField(max_length=64, unique=True)),
                ('bron', models.CharField(blank=True, max_length=100)),
                ('velden', models.JSONField(default=dict)),
                ('gewijzigd_op', models.DateTimeField(default=participatie.klok.nu, editable=False)),
            ],
        ),
        migrations.CreateModel(
            name='Lidmaatschap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rol', models.CharField(choices=[('lid', 'Lid'), ('contactpersoon', 'Contactpersoon')], default='lid', max_length=15, verbose_name='rol')),
            ],
        ),
        migrations.CreateModel(
            name='Lotingsregels',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sterkte', models.DecimalField(decimal_places=1, default=1, help_text='0: iedereen evenveel kans. 5: wie al gevraagd is, heeft een heel kleine kans.', max_digits=3, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(5)], verbose_name='hoe sterk telt eerder gevraagd zijn?')),
                ('halfwaarde_dagen', models.PositiveSmallIntegerField(default=180, validators=[django.core.validators.MinValueValidator(30), django.core.validators.MaxValueValidator(730)], verbose_name='na hoeveel dagen telt een vraag half mee?')),
                ('limiet_per_jaar', models.PositiveSmallIntegerField(default=4, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(24)], verbose_name='hoogstens zo vaak per jaar vragen')),
                ('ja_procent', models.PositiveSmallIntegerField(default=50, validators=[django.core.validators.MinValueValidator(10), django.core.validators.MaxValueValidator(100)], verbose_name='hoeveel procent zegt ja? (zolang er te weinig antwoorden zijn)')),
                ('antwoordtermijn_dagen', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MinValueValidator(3), django.core.validators.MaxValueValidator(28)], verbose_name='dagen om ja of nee te zeggen')),
                ('verzoektermijn_werkdagen', models.PositiveSmallIntegerField(default=5, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(30)], verbose_name='werkdagen om een verzoek te beantwoorden')),
                ('terugkoppeltermijn_weken', models.PositiveSmallIntegerField(default=8, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(52)], verbose_name='weken om te vertellen wat het opleverde')),
                ('contact_zichtbaar_dagen', models.PositiveSmallIntegerField(default=30, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(30)], verbose_name='dagen na afloop dat de aanvrager de namen ziet')),
            ],
            options={
                'verbose_name': 'regels voor loten en vragen',
                'verbose_name_plural': 'regels voor loten en vragen',
            },
        ),
        migrations.CreateModel(
            name='Panellid',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sinds', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('tot', models.DateTimeField(editable=False, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Samenvoeging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('terug', participatie.avg.versleuteling.VersleuteldVeld(default=dict)),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('teruggedraaid_op', models.DateTimeField(editable=False, null=True)),
                ('afgesloten_op', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Selectie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('volgnummer', models.PositiveSmallIntegerField(editable=False)),
                ('status', models.CharField(choices=[('getrokken', 'Geloot, nog niet uitgenodigd'), ('uitgenodigd', 'Uitgenodigd'), ('vervallen', 'Vervallen')], default='getrokken', max_length=12)),
                ('opzet', models.JSONField()),
                ('gewenst', models.PositiveSmallIntegerField(verbose_name='hoeveel mensen zijn er nodig?')),
                ('uit_te_nodigen', models.PositiveSmallIntegerField(verbose_name='hoeveel mensen nodigen wij uit?')),
                ('ja_procent', models.PositiveSmallIntegerField()),
                ('antwoord_uiterlijk', models.DateField(verbose_name='antwoord uiterlijk op')),
                ('vult_aan', models.BooleanField(default=True, verbose_name='vanzelf aanvullen')),
                ('zaad', models.CharField(max_length=64)),
                ('loterij', models.JSONField()),
                ('uitleg', models.JSONField(default=dict)),
                ('reden', models.CharField(blank=True, max_length=300, verbose_name='waarom opnieuw loten?')),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('uitgenodigd_op', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'selectie',
                'verbose_name_plural': 'selecties',
                'ordering': ['verzoek', '-volgnummer'],
            },
        ),
        migrations.CreateModel(
            name='Uitnodiging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('link_versie', models.PositiveIntegerField(default=1, editable=False)),
                ('herkomst', models.CharField(choices=[('loting', 'Geloot'), ('aanvulling', 'Aangevuld'), ('hand', 'Met de hand gewisseld'), ('panel', 'Lid van het panel')], max_length=12)),
                ('status', models.CharField(choices=[('uitgenodigd', 'Nog geen antwoord'), ('ja', 'Doet mee'), ('reserve', 'Op de reservelijst'), ('nee', 'Doet niet mee'), ('verlopen', 'Niet geantwoord'), ('ingetrokken', 'Ingetrokken'), ('deelgenomen', 'Is geweest'), ('niet_gekomen', 'Is niet gekomen')], default='uitgenodigd', max_length=12)),
                ('antwoord_uiterlijk', models.DateField()),
                ('uitgenodigd_op', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('beantwoord_op', models.DateTimeField(editable=False, null=True)),
                ('antwoord_via', models.CharField(blank=True, max_length=20)),
            ],
            options={
                'verbose_name': 'uitnodiging',
                'verbose_name_plural': 'uitnodigingen',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Wissel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reden', models.CharField(max_length=300, verbose_name='waarom?')),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='importtaak',
            name='importtaak_status_bestaat',
        ),
        migrations.RemoveConstraint(
            model_name='meedenker',
            name='meedenker_status_bestaat',
        ),
        migrations.RemoveConstraint(
            model_name='verzoek',
            name='verzoek_status_bestaat',
        ),
        migrations.AddField(
            model_name='importrij',
            name='keuze',
            field=models.CharField(blank=True, choices=[('overslaan', 'Niets doen'), ('bijwerken', 'Gegevens aanvullen'), ('apart', 'Apart bewaren')], max_length=12),
        ),
        migrations.AddField(
            model_name='importrij',
            name='vrijgegeven',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='importtaak',
            name='fout',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='importtaak',
            name='gedaan',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='importtaak',
            name='totaal',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='meedenker',
            name='dichte_afdelingen',
            field=models.ManyToManyField(blank=True, related_name='+', to='gemeente.afdeling', verbose_name='welke afdelingen mogen u niet vragen?'),
        ),
        migrations.AddField(
            model_name='meedenker',
            name='limiet_per_jaar',
            field=models.PositiveSmallIntegerField(blank=True, help_text='Leeg: zo vaak als de gemeente instelt.', null=True, verbose_name='hoe vaak per jaar?'),
        ),
        migrations.AddField(
            model_name='meedenker',
            name='nooit_themas',
            field=models.ManyToManyField(blank=True, related_name='+', to='gemeente.thema', verbose_name='waarover wilt u niets horen?'),
        ),
        migrations.AddField(
            model_name='meedenker',
            name='vertegenwoordiger',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='vertegenwoordigt', to='contacten.contact'),
        ),
        migrations.AddField(
            model_name='meedenker',
            name='vertegenwoordiging',
            field=models.CharField(blank=True, choices=[('jonger_dan_16', 'Jonger dan 16 jaar'), ('onder_curatele', 'Onder curatele')], max_length=15),
        ),
        migrations.AddField(
            model_name='meedenker',
            name='waar',
            field=models.CharField(blank=True, max_length=120, verbose_name='waar kunt u komen?'),
        ),
        migrations.AddField(
            model_name='verzoek',
            name='activiteit_op',
            field=models.DateField(blank=True, null=True, verbose_name='op welke dag?'),
        ),
        migrations.AddField(
            model_name='verzoek',
            name='afdeling',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='gemeente.afdeling', verbose_name='afdeling'),
        ),
        migrations.AddField(
            model_name='verzoek',
            name='antwoord_uiterlijk',
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='verzoek',
            name='gevolg',
            field=models.TextField(blank=True, verbose_name='wat leverde het op?'),
        ),
        migrations.AddField(
            model_name='verzoek',
            name='gevolg_op',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='verzoek',
            name='panel',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meedenkers.panel', verbose_name='heel panel'),
        ),
        migrations.AddField(
            model_name='verzoek',
            name='terugkoppelen_uiterlijk',
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='verzoek',
            name='thema',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='gemeente.thema', verbose_name='thema'),
        ),
        migrations.AlterField(
            model_name='importrij',
            name='bestaand',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='meedenkers.meedenker'),
        ),
        migrations.AlterField(
            model_name='importtaak',
            name='status',
            field=models.CharField(choices=[('wordt_gelezen', 'Wordt gelezen'), ('ingelezen', 'Bekijk het voorbeeld'), ('bevestigd', 'Wordt verwerkt'), ('klaar', 'Klaar'), ('geannuleerd', 'Niet doorgegaan'), ('mislukt', 'Niet gelukt')], default='ingelezen', max_length=15),
        ),
        migrations.AlterField(
            model_name='meedenker',
            name='status',
            field=models.CharField(choices=[('onbevestigd', 'Nog niet bevestigd'), ('actief', 'Actief'), ('gepauzeerd', 'Pauze'), ('vertrokken', 'Vertrokken'), ('samengevoegd', 'Samengevoegd met een ander')], default='actief', max_length=12),
        ),
        migrations.AlterField(
            model_name='verzoek',
            name='status',
            field=models.CharField(choices=[('ingediend', 'Wacht op antwoord'), ('teruggevraagd', 'Vraag van de adviseur'), ('aanvaard', 'Aangenomen'), ('afgewezen', 'Niet aangenomen'), ('ingetrokken', 'Ingetrokken'), ('uitgenodigd', 'Mensen zijn gevraagd'), ('gehouden', 'Geweest: vertel wat het opleverde'), ('teruggekoppeld', 'Klaar: verteld wat het opleverde')], default='ingediend', max_length=15),
        ),
        migrations.AlterField(
            model_name='verzoek',
            name='wanneer',
            field=models.CharField(max_length=200, verbose_name='hoe laat en hoe lang?'),
        ),
        migrations.AddConstraint(
            model_name='importtaak',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['wordt_gelezen', 'ingelezen', 'bevestigd', 'klaar', 'geannuleerd', 'mislukt'])), name='importtaak_status_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='verzoek',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['ingediend', 'teruggevraagd', 'aanvaard', 'afgewezen', 'ingetrokken', 'uitgenodigd', 'gehouden', 'teruggekoppeld'])), name='verzoek_status_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='bevolkingsaandeel',
            constraint=models.UniqueConstraint(fields=('kenmerk', 'waarde'), name='bevolkingsaandeel_uniek'),
        ),
        migrations.AddConstraint(
            model_name='bevolkingsaandeel',
            constraint=models.CheckConstraint(condition=models.Q(('kenmerk__in', ['wijk', 'leeftijd', 'ervaring', 'taal', 'nieuw'])), name='bevolkingsaandeel_kenmerk_bestaat'),
        ),
        migrations.AddField(
            model_name='doorgave',
            name='contact',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='doorgaven', to='contacten.contact'),
        ),
        migrations.AddField(
            model_name='doorgave',
            name='door',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='doorgave',
            name='verzoek',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='doorgaven', to='meedenkers.verzoek'),
        ),
        migrations.AddField(
            model_name='ervaring',
            name='grond',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='avg.grond'),
        ),
        migrations.AddField(
            model_name='ervaring',
            name='meedenker',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='ervaring', to='meedenkers.meedenker'),
        ),
        migrations.AddField(
            model_name='kandidaat',
            name='meedenker',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kandidaturen', to='meedenkers.meedenker'),
        ),
        migrations.AddField(
            model_name='kolomindeling',
            name='door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='lidmaatschap',
            name='meedenker',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lidmaatschappen', to='meedenkers.meedenker'),
        ),
        migrations.AddField(
            model_name='lidmaatschap',
            name='organisatie',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lidmaatschappen', to='contacten.organisatie'),
        ),
        migrations.AddField(
            model_name='meedenker',
            name='organisaties',
            field=models.ManyToManyField(blank=True, related_name='meedenkers', through='meedenkers.Lidmaatschap', to='contacten.organisatie'),
        ),
        migrations.AddField(
            model_name='panellid',
            name='grond',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='avg.grond'),
        ),
        migrations.AddField(
            model_name='panellid',
            name='meedenker',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='panelleden', to='meedenkers.meedenker'),
        ),
        migrations.AddField(
            model_name='panellid',
            name='panel',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='panelleden', to='meedenkers.panel'),
        ),
        migrations.AddIndex(
            model_name='meedenker',
            index=models.Index(fields=['status', 'sinds'], name='meedenkers__status_2c0d92_idx'),
        ),
        migrations.AddConstraint(
            model_name='meedenker',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['onbevestigd', 'actief', 'gepauzeerd', 'vertrokken', 'samengevoegd'])), name='meedenker_status_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='meedenker',
            constraint=models.CheckConstraint(condition=models.Q(('vertegenwoordiging', ''), ('vertegenwoordiging__in', ['jonger_dan_16', 'onder_curatele']), _connector='OR'), name='meedenker_vertegenwoordiging_bestaat'),
        ),
        migrations.AddField(
            model_name='samenvoeging',
            name='blijft',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meedenkers.meedenker'),
        ),
        migrations.AddField(
            model_name='samenvoeging',
            name='door',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='samenvoeging',
            name='weg',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meedenkers.meedenker'),
        ),
        migrations.AddField(
            model_name='selectie',
            name='door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='selectie',
            name='verzoek',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='selecties', to='meedenkers.verzoek'),
        ),
        migrations.AddField(
            model_name='kandidaat',
            name='selectie',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kandidaten', to='meedenkers.selectie'),
        ),
        migrations.AddField(
            model_name='uitnodiging',
            name='meedenker',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uitnodigingen', to='meedenkers.meedenker'),
        ),
        migrations.AddField(
            model_name='uitnodiging',
            name='selectie',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='uitnodigingen', to='meedenkers.selectie'),
        ),
        migrations.AddField(
            model_name='uitnodiging',
            name='verzoek',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uitnodigingen', to='meedenkers.verzoek'),
        ),
        migrations.AddField(
            model_name='wissel',
            name='door',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='wissel',
            name='erin',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meedenkers.kandidaat'),
        ),
        migrations.AddField(
            model_name='wissel',
            name='eruit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meedenkers.kandidaat'),
        ),
        migrations.AddField(
            model_name='wissel',
            name='selectie',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wissels', to='meedenkers.selectie'),
        ),
        migrations.AddConstraint(
            model_name='doorgave',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['gevraagd', 'doorgegeven', 'niet'])), name='doorgave_status_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='lidmaatschap',
            constraint=models.UniqueConstraint(fields=('meedenker', 'organisatie'), name='lidmaatschap_uniek'),
        ),
        migrations.AddConstraint(
            model_name='lidmaatschap',
            constraint=models.CheckConstraint(condition=models.Q(('rol__in', ['lid', 'contactpersoon'])), name='lidmaatschap_rol_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='panellid',
            constraint=models.UniqueConstraint(condition=models.Q(('tot__isnull', True)), fields=('meedenker', 'panel'), name='panellid_een_keer_tegelijk'),
        ),
        migrations.AddConstraint(
            model_name='selectie',
            constraint=models.UniqueConstraint(fields=('verzoek', 'volgnummer'), name='selectie_nummer_uniek'),
        ),
        migrations.AddConstraint(
            model_name='selectie',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'vervallen'), _negated=True), fields=('verzoek',), name='selectie_een_geldig_per_verzoek'),
        ),
        migrations.AddConstraint(
            model_name='selectie',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['getrokken', 'uitgenodigd', 'vervallen'])), name='selectie_status_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='kandidaat',
            constraint=models.UniqueConstraint(fields=('selectie', 'meedenker'), name='kandidaat_uniek'),
        ),
        migrations.AddConstraint(
            model_name='kandidaat',
            constraint=models.CheckConstraint(condition=models.Q(('gewicht__gt', 0)), name='kandidaat_gewicht_positief'),
        ),
        migrations.AddConstraint(
            model_name='kandidaat',
            constraint=models.CheckConstraint(condition=models.Q(('kans__gte', 0), ('kans__lte', 1)), name='kandidaat_kans_is_kans'),
        ),
        migrations.AddIndex(
            model_name='uitnodiging',
            index=models.Index(fields=['meedenker', 'uitgenodigd_op'], name='meedenkers__meedenk_892d72_idx'),
        ),
        migrations.AddConstraint(
            model_name='uitnodiging',
            constraint=models.UniqueConstraint(fields=('verzoek', 'meedenker'), name='uitnodiging_een_per_persoon'),
        ),
        migrations.AddConstraint(
            model_name='uitnodiging',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['uitgenodigd', 'ja', 'reserve', 'nee', 'verlopen', 'ingetrokken', 'deelgenomen', 'niet_gekomen'])), name='uitnodiging_status_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='uitnodiging',
            constraint=models.CheckConstraint(condition=models.Q(('herkomst__in', ['loting', 'aanvulling', 'hand', 'panel'])), name='uitnodiging_herkomst_bestaat'),
        ),
    ]
