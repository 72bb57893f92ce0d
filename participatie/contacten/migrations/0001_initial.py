import django.db.models.deletion
import participatie.klok
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Bestand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=200)),
                ('mimetype', models.CharField(max_length=120)),
                ('inhoud', models.BinaryField()),
                ('grootte', models.PositiveIntegerField()),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(blank=True, max_length=120, verbose_name='naam')),
                ('email', models.EmailField(blank=True, db_index=True, max_length=254, verbose_name='e-mailadres')),
                ('telefoon', models.CharField(blank=True, db_index=True, max_length=20, verbose_name='telefoonnummer')),
                ('adres', models.TextField(blank=True, verbose_name='postadres')),
                ('kanaal', models.CharField(choices=[('email', 'E-mail'), ('sms', 'Sms'), ('brief', 'Brief'), ('bellen', 'Telefoon')], default='email', max_length=10, verbose_name='hoe bereiken')),
                ('taal', models.CharField(default='nl', max_length=10, verbose_name='taal')),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('gewist_op', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'contact',
                'verbose_name_plural': 'contacten',
                'constraints': [models.CheckConstraint(condition=models.Q(('kanaal__in', ['email', 'sms', 'brief', 'bellen'])), name='contact_kanaal_bestaat')],
            },
        ),
        migrations.CreateModel(
            name='Belverzoek',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('vraag', models.CharField(blank=True, max_length=300, verbose_name='waar gaat het over?')),
                ('wanneer', models.CharField(blank=True, max_length=120, verbose_name='wanneer kunnen wij bellen?')),
                ('status', models.CharField(choices=[('open', 'Nog bellen'), ('gebeld', 'Gebeld')], default='open', max_length=10)),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('uitkomst', models.CharField(blank=True, max_length=300, verbose_name='uitkomst')),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='contacten.contact')),
            ],
            options={
                'ordering': ['created_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['open', 'gebeld'])), name='belverzoek_status_bestaat')],
            },
        ),
    ]
