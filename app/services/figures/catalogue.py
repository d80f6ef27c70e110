"""Every figure that can be asked for without a file: statutory figures, a day rate, present value, outcome scores."""

from app.services.figures import awards, employer, freelance, measures, people, wages

FIGURES = (
    *employer.FIGURES,
    *wages.FIGURES,
    *people.FIGURES,
    *freelance.FIGURES,
    *awards.FIGURES,
    *measures.FIGURES,
)
