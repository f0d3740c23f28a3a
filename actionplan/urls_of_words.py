"""The addresses of what groups of children and families say, and of the council's glossary."""

from django.urls import path

from actionplan.views import glossary as glossary_pages
from actionplan.views import voices as voices_pages

glossary = [
    path("glossary/", glossary_pages.list_all, name="glossary"),
    path("glossary/new/", glossary_pages.add, name="term-new"),
    path("glossary/usual/", glossary_pages.add_usual, name="glossary-usual"),
    path("glossary/<int:number>/", glossary_pages.change, name="term"),
    path("glossary/<int:number>/withdraw/", glossary_pages.stand, name="term-withdraw"),
]

voices = [
    path("<slug:plan>/voices/", voices_pages.list_all, name="voices"),
    path("<slug:plan>/voices/new/", voices_pages.record, name="voice-new"),
    path("<slug:plan>/voices/<int:number>/", voices_pages.correct, name="voice"),
    path("<slug:plan>/voices/<int:number>/withdraw/", voices_pages.withdraw, name="voice-withdraw"),
]
