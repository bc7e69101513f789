from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill places on the overview, and have the text of the steps checked before the first page."""
        from django.core.checks import register

        from cases.decision_events import latest_decisions
        from cases.measures_now import latest_of_course, measures_now
        from cases.plan_card import latest_talks, latest_views, views_card
        from cases.safety import agreements_card
        from cases.slots import Block, fill, fill_events
        from cases.step_list import check_step_list
        from cases.terms_card import terms_card

        register(check_step_list)
        fill("family_overview", Block("cases/plan/_card.html", views_card))
        fill("family_overview_aside", Block("cases/_measures_card.html", measures_now))
        fill_events(latest_of_course)
        fill("family_overview_aside", Block("cases/_terms_card.html", terms_card))
        fill("family_overview_aside", Block("cases/safety/_card.html", agreements_card))
        fill_events(latest_decisions)
        fill_events(latest_views)
        fill_events(latest_talks)
