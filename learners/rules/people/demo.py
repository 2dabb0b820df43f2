"""The people anybody may be in the demonstration."""

PASSWORD = "a-portee-demo-2026"  # noqa: S105  # written on the sign-in page of the demonstration
LEARNER = "stagiaire@demo.example"
TRAINER = "formatrice@demo.example"
AUTHOR = "autrice@demo.example"
REVIEWER = "relectrice@demo.example"
REFERENT = "referente@demo.example"
ADMINISTRATOR = "admin@demo.example"
OTHER_REFERENT = "autre-referent@demo.example"
