"""The tabs of Rapportage about files: each says its key figures and cards once, for its page and its files."""

from contacts.figure_pages.cards import Card, FigurePage
from contacts.figure_pages.tabs import TABS, Tab

__all__ = ["TABS", "Card", "FigurePage", "Tab"]
