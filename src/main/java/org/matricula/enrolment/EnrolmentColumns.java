package org.matricula.enrolment;

import java.util.List;
import org.matricula.vault.Field;
import org.matricula.vault.OnceClear;
import org.matricula.vault.SealedColumns;
import org.springframework.stereotype.Component;

/// What is known of newcomers and kept sealed, each under their own salt until they have a person.
@Component
public class EnrolmentColumns implements SealedColumns, OnceClear {

    public static final Field DOCUMENT = new Field("enrolment.candidate", "document_number");
    public static final Field PHONE = new Field("enrolment.candidate", "phone");
    public static final Field HOME_ADDRESS = new Field("enrolment.candidate", "home_address");
    public static final Field GUARDIAN_PHONE = new Field("enrolment.candidate", "guardian_phone");
    public static final Field ENTRY_CODE = new Field("enrolment.candidate", "entry_code");

    /// 学籍号 brought along.
    public static final Field REGISTRY_NUMBER = new Field("enrolment.candidate", "registry_number");

    @Override
    public List<Column> sealedColumns() {
        return List.of(
                own(DOCUMENT),
                own(PHONE),
                own(HOME_ADDRESS),
                own(GUARDIAN_PHONE),
                own(ENTRY_CODE),
                own(REGISTRY_NUMBER));
    }

    @Override
    public List<Place> onceClear() {
        return List.of(new Place(REGISTRY_NUMBER, "registry_clear", "t.salt", null));
    }

    private static Column own(Field field) {
        return new Column(field, "id", "t.salt");
    }
}
