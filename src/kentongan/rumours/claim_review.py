"""A clarification as ClaimReview (schema.org), so that search engines and fact-checkers read it as one."""

import json
from typing import Any

from django.utils import timezone, translation
from django.utils.safestring import SafeString, mark_safe

from kentongan.rumours.models import Clarification, RumourVerdict

BEST, WORST = 5, 1
ESCAPES = {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"}
# What cannot be told and what is merely old are no points on a scale from false to true.
RATINGS = {
    RumourVerdict.FALSE: 1,
    RumourVerdict.MISLEADING: 2,
    RumourVerdict.PARTLY: 3,
    RumourVerdict.TRUE: 5,
}


def claim_review(clarification: Clarification, *, url: str, publisher: str, home: str) -> dict[str, Any]:
    """Return a clarification with a verdict as a ClaimReview.

    Args:
        clarification: published, with a verdict.
        url: its public page, absolute.
        publisher: who speaks.
        home: the address of the list of clarifications, absolute.
    """
    verdict = RumourVerdict(clarification.verdict)
    with translation.override("id"):
        rating: dict[str, Any] = {"@type": "Rating", "alternateName": str(verdict.label).capitalize()}
    if verdict in RATINGS:
        rating |= {"ratingValue": RATINGS[verdict], "bestRating": BEST, "worstRating": WORST}
    published = clarification.published_at
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": url,
        "inLanguage": "id",
        "name": clarification.title,
        "datePublished": published.isoformat() if published else None,
        "author": {"@type": "GovernmentOrganization", "name": publisher, "url": home},
        "claimReviewed": clarification.claim,
        "itemReviewed": {
            "@type": "Claim",
            "text": clarification.claim,
            "datePublished": timezone.localdate(clarification.rumour.first_seen).isoformat(),
        },
        "reviewRating": rating,
    }


def as_script(data: dict[str, Any]) -> SafeString:
    """Return a data block that cannot end early: no `<`, `>` or `&` stands in it as such."""
    text = json.dumps(data, ensure_ascii=False)
    for char, stand_in in ESCAPES.items():
        text = text.replace(char, stand_in)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped just above
