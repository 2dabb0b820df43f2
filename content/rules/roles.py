"""Who works in the office, and the name of their group. Several roles may be one person's."""

AUTHORS = "Autrices et auteurs"
REVIEWERS = "Relectrices et relecteurs"
TRAINERS = "Formatrices et formateurs"
ADMINISTRATORS = "Administration"
DISABILITY_REFERENTS = "Référentes et référents handicap"

# What each may do with pages, below the sections.
WITH_PAGES = {
    AUTHORS: ("add_page", "change_page"),
    REVIEWERS: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    TRAINERS: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
}
WITH_PICTURES = ("add_image", "change_image", "choose_image")
