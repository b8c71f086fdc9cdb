package org.matricula.registry;

import java.util.List;
import org.matricula.vault.Field;
import org.matricula.vault.OnceClear;
import org.matricula.vault.SealedColumns;
import org.springframework.stereotype.Component;

/// What the register keeps sealed, each under its person's salt.
@Component
class RegistryColumns implements SealedColumns, OnceClear {

    private static final String OWN = "t.salt";
    private static final String OF_PERSON =
            "(select p.salt from registry.person p where p.id = t.person_id)";

    @Override
    public List<Column> sealedColumns() {
        return List.of(
                new Column(DetailHistory.VALUE, "id", OWN),
                person(Intake.DOCUMENT),
                person(Intake.HOUSEHOLD_ADDRESS),
                person(Intake.HOME_ADDRESS),
                person(Intake.PHONE),
                person(Intake.EMAIL),
                new Column(Intake.GUARDIAN_PHONE, "id", OF_PERSON),
                new Column(Intake.GUARDIAN_DOCUMENT, "id", OF_PERSON),
                new Column(Intake.HEALTH_NOTE, "person_id", OF_PERSON),
                new Column(Intake.GROWTH_NOTE, "id", OF_PERSON),
                new Column(Intake.REGISTRY_NUMBER, "id", OF_PERSON));
    }

    @Override
    public List<OnceClear.Place> onceClear() {
        return List.of(
                new OnceClear.Place(
                        Intake.REGISTRY_NUMBER,
                        "registry_clear",
                        OF_PERSON,
                        new OnceClear.Digest(
                                "registry_digest", Intake.REGISTRY_KEY, Intake::registryKey)));
    }

    private static Column person(Field field) {
        return new Column(field, "id", OWN);
    }
}
