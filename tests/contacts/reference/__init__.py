"""The measures once more, as slowly and plainly as they are defined: a walk over every day of every pair.

Written from docs/contact-measures.md alone and sharing nothing with contacts/measures: what both say is likely so.
"""
