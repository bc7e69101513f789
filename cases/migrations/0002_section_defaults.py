"""What each kind of organisation reads (R) and also writes (W), unless the lead narrows it."""

from django.db import migrations

DEFAULTS = {
    "wijkteam": {"family": "W", "course": "W", "contact": "W", "plan": "W", "support": "W", "safety_agreements": "W"},
    "veilig_thuis": {"family": "W", "course": "R", "plan": "W", "safety_agreements": "W", "concerns": "W"},
    "rvdk": {
        "family": "W",
        "course": "W",
        "contact": "R",
        "plan": "R",
        "support": "R",
        "safety_agreements": "W",
        "concerns": "R",
    },
    "gi": {
        "family": "W",
        "course": "W",
        "contact": "W",
        "plan": "W",
        "support": "W",
        "safety_agreements": "W",
        "concerns": "R",
    },
    "jeugdhulpaanbieder": {
        "family": "W",
        "course": "W",
        "contact": "W",
        "plan": "W",
        "support": "W",
        "safety_agreements": "W",
    },
    "pleegzorg": {"family": "W", "course": "W", "contact": "W", "plan": "W", "support": "W", "safety_agreements": "W"},
    "gemeente": {"support": "R"},
}


def fill_in(apps, schema_editor):
    section_default = apps.get_model("cases", "SectionDefault")
    section_default.objects.using(schema_editor.connection.alias).bulk_create(
        section_default(kind=kind, section=section, may_write=right == "W")
        for kind, sections in DEFAULTS.items()
        for section, right in sections.items()
    )


def empty(apps, schema_editor):
    apps.get_model("cases", "SectionDefault").objects.using(schema_editor.connection.alias).all().delete()


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [migrations.RunPython(fill_in, empty)]
