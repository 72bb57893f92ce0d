import django.db.models.deletion
import participatie.klok
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contacten', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Grond',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('doel', models.CharField(choices=[('benaderen', 'U mag mij vragen om mee te denken'), ('panel', 'Ik doe mee in een panel'), ('terugkoppeling', 'Ik wil horen wat er met mijn inbreng gebeurt')], max_length=20)),
                ('grondslag', models.CharField(choices=[('taak', 'Taak van de gemeente'), ('toestemming', 'Uitdrukkelijke toestemming')], max_length=20)),
                ('tekst', models.TextField(verbose_name='de tekst die de persoon las of hoorde')),
                ('gegeven_op', models.DateField(help_text='Leeg: op een onbekende datum.', null=True, verbose_name='gegeven op')),
                ('hoe', models.CharField(max_length=60, verbose_name='hoe')),
                ('ingetrokken_op', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gronden', to='contacten.contact')),
                ('vastgelegd_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ingetrokken_op__isnull', True)), fields=('contact', 'doel'), name='grond_een_geldig_per_doel'), models.CheckConstraint(condition=models.Q(('doel__in', ['benaderen', 'panel', 'terugkoppeling'])), name='grond_doel_bestaat'), models.CheckConstraint(condition=models.Q(('grondslag__in', ['taak', 'toestemming'])), name='grond_grondslag_bestaat')],
            },
        ),
    ]
