import django.db.models.deletion
import participatie.klok
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('gemeente', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mailadres')),
                ('naam', models.CharField(blank=True, max_length=120, verbose_name='naam')),
                ('is_active', models.BooleanField(default=True, verbose_name='actief')),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('afdeling', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='gemeente.afdeling', verbose_name='afdeling')),
            ],
            options={
                'verbose_name': 'persoon met account',
                'verbose_name_plural': 'personen met account',
                'ordering': ['naam', 'email'],
            },
        ),
        migrations.CreateModel(
            name='Toekenning',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rol', models.CharField(choices=[('ambtenaar', 'Ambtenaar'), ('adviseur', 'Adviseur participatie'), ('commissielid', 'Lid van de adviescommissie'), ('beheerder', 'Functioneel beheerder')], max_length=20, verbose_name='rol')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='toekenningen', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'rol',
                'verbose_name_plural': 'rollen',
                'constraints': [models.UniqueConstraint(fields=('user', 'rol'), name='toekenning_uniek'), models.CheckConstraint(condition=models.Q(('rol__in', ['ambtenaar', 'adviseur', 'commissielid', 'beheerder'])), name='toekenning_rol_bestaat')],
            },
        ),
    ]
