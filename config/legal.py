"""Who answers for the site, as the law wants it shown. Set by the environment."""

import os

# Who signs the papers: name, address and registration of the training body.
TRAINING_BODY = {
    "name": os.environ.get("BODY_NAME", "À portée Formation"),
    "address": os.environ.get("BODY_ADDRESS", "12 rue de la Fraternité, 93200 Saint-Denis"),
    "siret": os.environ.get("BODY_SIRET", "000 000 000 00000"),
    "registration": os.environ.get("BODY_REGISTRATION", "00 00 00000 00"),
    "representative": os.environ.get("BODY_REPRESENTATIVE", "Hélène Aubry"),
    "city": os.environ.get("BODY_CITY", "Saint-Denis"),
    "phone": os.environ.get("BODY_PHONE", "01 99 00 12 34"),
}
# Who keeps the machines: the law wants the name, the address and the telephone on the site.
HOSTING = {
    "name": os.environ.get("HOSTING_NAME", "Hébergeur de démonstration"),
    "address": os.environ.get("HOSTING_ADDRESS", "1 rue de l’Exemple, 59000 Lille"),
    "phone": os.environ.get("HOSTING_PHONE", "03 53 01 23 45"),
}
