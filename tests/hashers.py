"""Argon2 as on the site, made cheap: tests hash hundreds of passwords."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class CheapArgon2(Argon2PasswordHasher):
    """Counts its work, so that a test can tell that an unknown address costs as much."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
    hashed: list[str] = []

    def encode(self, password, salt):
        self.hashed.append(password)
        return super().encode(password, salt)

    def verify(self, password, encoded):
        self.hashed.append(password)
        return super().verify(password, encoded)
