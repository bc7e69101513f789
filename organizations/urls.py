from django.urls import URLPattern, path

from organizations.views import access_log, invitations, members, memberships, teams, typed_text

app_name = "organizations"

urlpatterns: list[URLPattern] = [
    path("werk/", memberships.membership_choose, name="membership_choose"),
    path("werk/bewaard/", typed_text.typed_text_show, name="typed_text"),
    path("werk/bewaard/weg/", typed_text.typed_text_forget, name="typed_text_forget"),
    path("account/uitnodiging/", invitations.invitation_accept, name="invitation_accept"),
    path("account/uitnodiging/<str:token>/", invitations.invitation_open, name="invitation_open"),
    path("beheer/", members.member_list, name="member_list"),
    path("beheer/uitnodigen/", invitations.member_invite, name="member_invite"),
    path("beheer/uitnodigingen/<uuid:invitation>/opnieuw/", invitations.invitation_resend, name="invitation_resend"),
    path(
        "beheer/uitnodigingen/<uuid:invitation>/intrekken/", invitations.invitation_withdraw, name="invitation_withdraw"
    ),
    path("beheer/medewerkers/<uuid:membership>/", members.member_edit, name="member_edit"),
    path("beheer/medewerkers/<uuid:membership>/beeindigen/", members.member_end, name="member_end"),
    path("beheer/medewerkers/<uuid:membership>/herstellen/", members.member_restore, name="member_restore"),
    path("beheer/teams/nieuw/", teams.team_create, name="team_create"),
    path("beheer/teams/<uuid:team>/", teams.team_edit, name="team_edit"),
    path("inzagelog/", access_log.access_log, name="access_log"),
    path("inzagelog/csv/", access_log.access_log_csv, name="access_log_csv"),
]
