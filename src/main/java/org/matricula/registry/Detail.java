package org.matricula.registry;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.matricula.personal.Masks;
import org.matricula.vault.Field;

/// 信息项: one thing a file says of a person that can be corrected. Its word is the message key
/// `detail.<code>`.
public enum Detail {
    NAME("person", "name", Type.TEXT, null, null),
    FORMER_NAME("person", "former_name", Type.TEXT, null, null),
    SEX("person", "sex", Type.CODE, "sex", null),
    BIRTH_ON("person", "birth_on", Type.DAY, null, null),
    ETHNICITY("person", "ethnicity", Type.CODE, "ethnicity", null),
    DOCUMENT_TYPE("person", "document_type", Type.CODE, "document-type", null),
    DOCUMENT_NUMBER("person", "document_number", Type.TEXT, null, Intake.DOCUMENT),
    /// 入学文化程度: of the last schooling before entry.
    PREVIOUS_EDUCATION("previous_schooling", "level", Type.CODE, "education", null),
    POLITICAL_STATUS("person", "political_status", Type.CODE, "political-status", null),
    NATIVE_PLACE("person", "native_place", Type.TEXT, null, null),
    HOUSEHOLD_TYPE("person", "household_type", Type.CODE, "household-type", null),
    HOUSEHOLD_ADDRESS("person", "household_address", Type.TEXT, null, Intake.HOUSEHOLD_ADDRESS),
    HOME_ADDRESS("person", "home_address", Type.TEXT, null, Intake.HOME_ADDRESS),
    PHONE("person", "phone", Type.TEXT, null, Intake.PHONE),
    EMAIL("person", "email", Type.TEXT, null, Intake.EMAIL),
    /// 监护人: the first one of the file.
    GUARDIAN_NAME("guardian", "name", Type.TEXT, null, null),
    GUARDIAN_RELATION("guardian", "relation", Type.CODE, "relation", null),
    GUARDIAN_PHONE("guardian", "phone", Type.TEXT, null, Intake.GUARDIAN_PHONE);

    public enum Type {
        TEXT,
        DAY,
        CODE
    }

    private final String table;
    private final String column;
    private final Type type;
    private final @Nullable String codes;
    private final @Nullable Field sealed;

    Detail(String table, String column, Type type, @Nullable String codes, @Nullable Field sealed) {
        this.table = table;
        this.column = column;
        this.type = type;
        this.codes = codes;
        this.sealed = sealed;
    }

    /// Such as `document-number`.
    public String code() {
        return name().toLowerCase().replace('_', '-');
    }

    public static Optional<Detail> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }

    public String label() {
        return "detail." + code();
    }

    public Type type() {
        return type;
    }

    /// The code table it is chosen from.
    public @Nullable String codes() {
        return codes;
    }

    /// Shown masked, and in clear only to whoever says why.
    public boolean isPrivate() {
        return sealed != null;
    }

    public String masked(String value) {
        return switch (this) {
            case DOCUMENT_NUMBER -> Masks.document(value);
            case HOUSEHOLD_ADDRESS, HOME_ADDRESS -> Masks.address(value);
            case PHONE, GUARDIAN_PHONE -> Masks.phone(value);
            case EMAIL -> Masks.email(value);
            default -> value;
        };
    }

    String table() {
        return table;
    }

    String column() {
        return column;
    }

    @Nullable Field sealed() {
        return sealed;
    }
}
