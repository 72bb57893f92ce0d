import participatie.klok
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Gebeurtenis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateTimeField(db_index=True, default=participatie.klok.nu)),
                ('user_id', models.BigIntegerField(null=True)),
                ('via', models.CharField(max_length=40)),
                ('actie', models.CharField(db_index=True, max_length=40)),
                ('soort', models.CharField(max_length=60)),
                ('object_id', models.BigIntegerField(null=True)),
                ('van', models.CharField(blank=True, max_length=40)),
                ('naar', models.CharField(blank=True, max_length=40)),
                ('bijzonderheden', models.JSONField(default=dict)),
            ],
            options={
                'verbose_name': 'gebeurtenis',
                'verbose_name_plural': 'logboek',
                'ordering': ['-pk'],
                'indexes': [models.Index(fields=['soort', 'object_id'], name='audit_gebeu_soort_fd8ff8_idx')],
            },
        ),
    ]
