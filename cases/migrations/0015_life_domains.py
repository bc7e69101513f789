"""The life domains: code, name and what belongs to it, in Dutch and in English, in the order of the page."""

from django.db import migrations

DOMAINS = [
    (
        "safety",
        "Veiligheid",
        "Safety",
        "geen geweld, geen gevaar, genoeg toezicht",
        "no violence, no danger, enough supervision",
    ),
    (
        "housing",
        "Wonen",
        "Housing",
        "een eigen plek, de huur, ruimte en rust in huis",
        "a home of one’s own, the rent, space and quiet at home",
    ),
    (
        "money",
        "Geld",
        "Money",
        "inkomen, schulden, genoeg voor eten en kleding",
        "income, debts, enough for food and clothes",
    ),
    (
        "health",
        "Gezondheid",
        "Health",
        "lichaam en geest, slapen, medicijnen, verslaving",
        "body and mind, sleep, medicines, addiction",
    ),
    (
        "upbringing",
        "Opvoeding",
        "Upbringing",
        "verzorging, aandacht, regels, samen de dag door",
        "care, attention, rules, getting through the day together",
    ),
    (
        "relations",
        "Relaties en contact",
        "Relationships and contact",
        "elkaar zien en spreken, hoe ouders, kinderen en verzorgers met elkaar omgaan",
        "seeing and speaking to each other, how parents, children and carers get along",
    ),
    (
        "behavior",
        "Gevoel en gedrag",
        "Feelings and behavior",
        "boos, bang of verdrietig zijn, en wat iemand dan doet",
        "being angry, afraid or sad, and what someone does then",
    ),
    (
        "school",
        "School en leren",
        "School and learning",
        "naar school gaan, leren, zich fijn voelen op school",
        "going to school, learning, feeling well at school",
    ),
    (
        "daytime",
        "Werk en vrije tijd",
        "Work and free time",
        "werk, opleiding, dagbesteding, sport en hobby’s",
        "work, training, daytime activities, sport and hobbies",
    ),
    (
        "network",
        "Familie en vrienden",
        "Family and friends",
        "mensen die kunnen helpen: familie, buren, een steunfiguur, geloof of club",
        "people who can help: relatives, neighbors, a supporter, faith or club",
    ),
]


def fill_in(apps, schema_editor):
    domains = apps.get_model("cases", "LifeDomain")
    domains.objects.using(schema_editor.connection.alias).bulk_create(
        domains(code=code, name=name, name_en=name_en, about=about, about_en=about_en, position=position)
        for position, (code, name, name_en, about, about_en) in enumerate(DOMAINS, start=1)
    )


def empty(apps, schema_editor):
    apps.get_model("cases", "LifeDomain").objects.using(schema_editor.connection.alias).all().delete()


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_views_of_what_is_needed")]

    operations = [migrations.RunPython(fill_in, empty)]
