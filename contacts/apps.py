from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "contacts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the places that the pages of cases keep for contact."""
        from cases.slots import Block, ChildBlock, Column, fill, fill_child, fill_column, fill_events
        from cases.statement_kinds import add_kind
        from cases.term_rows import fill_terms
        from contacts.next_action import URGENT_FIRST, with_next_contact
        from contacts.overview import contact_now, latest_contacts, needs_of
        from contacts.statement_kinds import KINDS
        from contacts.terms import contact_terms
        from contacts.wishes import latest_wishes

        for kind in KINDS:
            add_kind(kind)
        fill("family_needs", Block("contacts/_needs.html", needs_of))
        fill_child(ChildBlock("contacts/_child_now.html", contact_now))
        fill_column(Column("contacts/_next_action.html", with_next_contact, URGENT_FIRST))
        fill_events(latest_contacts)
        fill_events(latest_wishes)
        fill_terms(contact_terms)
