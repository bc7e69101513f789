"""The thresholds of an organisation."""

from __future__ import annotations

from django import forms

from contacts.models import GapSettings


class ThresholdsForm(forms.ModelForm[GapSettings]):
    class Meta:
        model = GapSettings
        fields = ("regular_pct", "window_days", "arrangement_days", "first_contact_days", "review_days")
