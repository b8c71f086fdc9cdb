package org.matricula.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Component;

/// Seals what of a newcomer never stands in clear. Asks no database, so that many may be sealed
/// beside each other.
@Component
public class Sealing {

    /// One person's private values, sealed under their own salt.
    public record Sealed(
            byte[] salt,
            byte @Nullable [] document,
            byte @Nullable [] documentDigest,
            byte @Nullable [] householdAddress,
            byte @Nullable [] homeAddress,
            byte @Nullable [] phone,
            byte @Nullable [] phoneTailDigest,
            byte @Nullable [] email,
            List<byte @Nullable []> guardianPhones,
            byte @Nullable [] healthNote,
            byte @Nullable [] registryNumber,
            byte @Nullable [] registryDigest) {}

    private final Vault vault;

    Sealing(Vault vault) {
        this.vault = vault;
    }

    public Sealed of(NewStudent student) {
        var person = student.person();
        var salt = vault.newSalt();
        var document = person.documentNumber();
        var phone = person.phone();
        var health = student.health();
        var registry = student.registryNumber();
        return new Sealed(
                salt,
                vault.seal(Intake.DOCUMENT, document, salt),
                document == null
                        ? null
                        : vault.digest(
                                Intake.DOCUMENT_KEY,
                                Intake.documentKey(person.documentType(), document)),
                vault.seal(Intake.HOUSEHOLD_ADDRESS, person.householdAddress(), salt),
                vault.seal(Intake.HOME_ADDRESS, person.homeAddress(), salt),
                vault.seal(Intake.PHONE, phone, salt),
                phone == null ? null : vault.digest(Intake.PHONE_TAIL_KEY, Intake.tail(phone)),
                vault.seal(Intake.EMAIL, person.email(), salt),
                student.guardians().stream()
                        .map(it -> vault.seal(Intake.GUARDIAN_PHONE, it.phone(), salt))
                        .toList(),
                health == null ? null : vault.seal(Intake.HEALTH_NOTE, health.note(), salt),
                vault.seal(Intake.REGISTRY_NUMBER, registry, salt),
                registry == null
                        ? null
                        : vault.digest(Intake.REGISTRY_KEY, Intake.registryKey(registry)));
    }
}
