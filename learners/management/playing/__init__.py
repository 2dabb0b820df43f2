"""An invented history, played through the journey as doors would."""
