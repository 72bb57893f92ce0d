import participatie.klok
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kanaal', models.CharField(max_length=10)),
                ('aan', models.CharField(max_length=254)),
                ('onderwerp', models.CharField(blank=True, max_length=254)),
                ('tekst', models.TextField()),
                ('html', models.TextField(blank=True)),
                ('bijlagen', models.JSONField(default=list)),
                ('created_at', models.DateTimeField(default=participatie.klok.nu)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
    ]
