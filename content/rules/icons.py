"""The 38 icons: what is inside a 24 × 24 drawing, line 2, round ends.

`grave`, `acute` and `ring` are the classes that keep the colours of the two accents.
"""

ICONS: dict[str, str] = {
    "acute": '<path class="acute" d="M8 18 17 6"/>',
    "arrow": '<path d="M4 12h15M13 6l6 6-6 6"/>',
    "back": '<path d="M20 12H5M11 6l-6 6 6 6"/>',
    "brake": '<circle cx="12" cy="12" r="9"/><path d="M9.5 8v8M14.5 8v8"/>',
    "calendar": '<path d="M4 6h16v14H4zM4 10.5h16M8.5 3v5M15.5 3v5"/>',
    "check": '<path d="M4 12.5 9.5 18 20 6"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5.5l3.5 2"/>',
    "computer": '<path d="M4 5h16v11H4zM2 20h20"/>',
    "cross": '<path d="M6 6l12 12M18 6 6 18"/>',
    "curtain": '<path d="M3 4h18M5 4v16c4-3 6-8 6-16M19 4v16c-4-3-6-8-6-16"/>',
    "door": '<path d="M5 21V3h11v18M3 21h18M12.5 12v.01"/>',
    "download": '<path d="M12 3v12M7 10.5l5 5 5-5M4 20h16"/>',
    "envelope": '<path d="M3 6h18v13H3zM3 7l9 7 9-7"/>',
    "eye": (
        '<path d="M2.5 12c3-4.7 6.2-7 9.5-7s6.5 2.3 9.5 7c-3 4.7-6.2 7-9.5 7s-6.5-2.3-9.5-7z"/>'
        '<circle cx="12" cy="12" r="3"/>'
    ),
    "glasses": (
        '<circle cx="6.5" cy="14" r="3.5"/><circle cx="17.5" cy="14" r="3.5"/>'
        '<path d="M10 13.5c1-1 3-1 4 0M3 13l1.5-6H7M21 13l-1.5-6H17"/>'
    ),
    "grave": '<path class="grave" d="M7 6 16 18"/>',
    "hand": (
        '<path d="M8 12V5.5a1.5 1.5 0 0 1 3 0V11 4.5a1.5 1.5 0 0 1 3 0V11 6a1.5 1.5 0 0 1 3 0v8'
        'a7 7 0 0 1-7 7c-3 0-4.5-2-5.7-5L3 12.5c.8-1 2.3-.8 3 .3z"/>'
    ),
    "heart": (
        '<path d="M12 20S4 14.8 4 9.3A4.3 4.3 0 0 1 12 7'
        'a4.3 4.3 0 0 1 8 2.3C20 14.8 12 20 12 20z"/>'
    ),
    "home": '<path d="M3 11.5 12 4l9 7.5M6 9.5V20h12V9.5"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7.2v.01"/>',
    "later": '<path d="M12 6v6h4"/><circle cx="12" cy="12" r="9"/>',
    "paper": '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>',
    "pencil": '<path d="M4 20l1-4.5L16.5 4 20 7.5 8.5 19z"/>',
    "people": (
        '<circle cx="9" cy="8" r="3.5"/>'
        '<path d="M3 20c0-4 2.5-6.5 6-6.5s6 2.5 6 6.5M16 5a3.2 3.2 0 0 1 0 6.2'
        'M18 14.2c2 .9 3 3 3 5.8"/>'
    ),
    "phone": '<rect x="7" y="2.5" width="10" height="19" rx="2.5"/><path d="M11 18.5h2"/>',
    "picture": (
        '<path d="M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 16"/><circle cx="15.5" cy="9" r="1.3"/>'
    ),
    "place": (
        '<path d="M12 21c4.5-5 7-8.3 7-11.5A7 7 0 0 0 5 9.5C5 12.7 7.5 16 12 21z"/>'
        '<circle cx="12" cy="9.5" r="2.5"/>'
    ),
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "print": '<path d="M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z"/>',
    "question": (
        '<circle cx="12" cy="12" r="9"/>'
        '<path d="M9.2 9.3a2.9 2.9 0 1 1 4 2.7c-.8.4-1.2.9-1.2 1.9M12 17v.01"/>'
    ),
    "replaced": '<path d="M4 4h9v12H4zM16 8h4v12h-9v-1"/>',
    "revoked": '<circle cx="12" cy="12" r="9"/><path d="M5.7 5.7l12.6 12.6"/>',
    "ring": '<circle class="ring" cx="12" cy="12" r="4"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5 21 21"/>',
    "signal": '<path d="M3 10a13 13 0 0 1 18 0M6.5 14a8 8 0 0 1 11 0M12 18.5h.01"/>',
    "speaker": (
        '<path d="M4 9.5h4L13 5v14l-5-4.5H4zM16.5 9a4.5 4.5 0 0 1 0 6M19 6.5a8.5 8.5 0 0 1 0 11"/>'
    ),
    "tick": '<path class="grave" d="M4 11.5 9.5 18"/><path class="acute" d="M9.5 18 20 5"/>',
    "warning": '<path d="M12 3.5 22 20.5H2zM12 10v5M12 17.8v.01"/>',
}
