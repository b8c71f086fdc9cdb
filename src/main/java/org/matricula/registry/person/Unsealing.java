package org.matricula.registry.person;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.matricula.personal.Masks;
import org.matricula.registry.Intake;
import org.matricula.vault.Field;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Component;

/// Opens a file's sealed values, and masks them unless they are asked for in clear.
@Component
class Unsealing {

    private static final String HIDDEN = "******";

    private final Vault vault;

    Unsealing(Vault vault) {
        this.vault = vault;
    }

    PrivateValues of(
            FileRow row,
            List<FileRow.Guardian> guardians,
            Optional<FileRow.Health> health,
            boolean clear) {
        return new PrivateValues(
                open(
                        Intake.DOCUMENT,
                        row.documentNumber(),
                        row,
                        clear ? it -> it : Masks::document),
                open(
                        Intake.REGISTRY_NUMBER,
                        row.registryNumber(),
                        row,
                        clear ? it -> it : Masks::registryNumber),
                open(
                        Intake.HOUSEHOLD_ADDRESS,
                        row.householdAddress(),
                        row,
                        clear ? it -> it : Masks::address),
                open(
                        Intake.HOME_ADDRESS,
                        row.homeAddress(),
                        row,
                        clear ? it -> it : Masks::address),
                open(Intake.PHONE, row.phone(), row, clear ? it -> it : Masks::phone),
                open(Intake.EMAIL, row.email(), row, clear ? it -> it : Masks::email),
                health.map(FileRow.Health::note)
                        .map(it ->
                                open(
                                        Intake.HEALTH_NOTE,
                                        it,
                                        row,
                                        clear ? note -> note : note -> HIDDEN))
                        .orElse(null),
                guardians.stream()
                        .map(it ->
                                open(
                                        Intake.GUARDIAN_PHONE,
                                        it.phone(),
                                        row,
                                        clear ? phone -> phone : Masks::phone))
                        .map(Optional::ofNullable)
                        .toList(),
                clear);
    }

    private @Nullable String open(
            Field field, byte @Nullable [] sealed, FileRow row, UnaryOperator<String> shown) {
        var value = vault.open(field, sealed, row.salt());
        return value == null ? null : shown.apply(value);
    }
}
