"""The short forms that papers on children's services use most, which a council may take into its glossary at once."""

from typing import Final, NamedTuple


class ShortForm(NamedTuple):
    """A short form, what it stands for, and what that is in a sentence."""

    short: str
    full: str
    meaning: str


USUAL: Final = (
    ShortForm("CCG", "Clinical Commissioning Group", "The part of the health service that buys local care."),
    ShortForm("CSE", "child sexual exploitation", "Abuse in which something is given for sexual acts."),
    ShortForm("DfE", "Department for Education", "The government department that children's services answer to."),
    ShortForm("EET", "education, employment or training", "What young people do once they have left school."),
    ShortForm("IRO", "Independent Reviewing Officer", "Who checks the care plan of each looked after child."),
    ShortForm(
        "LSCB",
        "Local Safeguarding Children Board",
        "The agencies of the area together, who see to it that children are kept safe.",
    ),
    ShortForm("MASH", "Multi-Agency Safeguarding Hub", "Where worries about a child come in first."),
    ShortForm("NEET", "not in education, employment or training", "The opposite of EET."),
    ShortForm("PEP", "Personal Education Plan", "What a looked after child needs at school."),
    ShortForm("QA", "Quality Assurance", "Checking that work is done, and done well."),
    ShortForm("RAG", "red, amber or green", "A rating in three colours, which here always has its word beside it."),
    ShortForm("SEND", "special educational needs and disability", "What some children need more help with."),
    ShortForm("VCS", "voluntary and community sector", "Charities and community groups."),
)
"""In the order of the alphabet."""
