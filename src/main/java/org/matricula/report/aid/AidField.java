package org.matricula.report.aid;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What the register and the list know of an aided student, for the columns a notice asks for.
enum AidField {
    NAME("name"),
    DOCUMENT_TYPE("documentType"),
    DOCUMENT_NUMBER("documentNumber"),
    STUDENT_NUMBER("studentNumber"),
    REGISTRY_NUMBER("registryNumber"),
    SEX("sex"),
    BIRTH_ON("birthOn"),
    ETHNICITY("ethnicity"),
    SCHOOL("school"),
    CLASS("class"),
    GRADE("grade"),
    ENTRY_ON("entryOn"),
    HOUSEHOLD_TYPE("householdType"),
    STATUS("status"),
    KIND("kind"),
    AMOUNT("amount"),
    HARDSHIP("hardship"),
    NOTE("note");

    /// Where the notice leaves the form to the school.
    static final List<AidField> USUAL =
            List.of(
                    NAME,
                    DOCUMENT_NUMBER,
                    REGISTRY_NUMBER,
                    STUDENT_NUMBER,
                    SEX,
                    GRADE,
                    CLASS,
                    HOUSEHOLD_TYPE,
                    KIND,
                    AMOUNT,
                    HARDSHIP);

    /// In message keys `aid.field.<key>` and in what is typed.
    final String key;

    AidField(String key) {
        this.key = key;
    }

    static Optional<AidField> of(String key) {
        return Arrays.stream(values()).filter(it -> it.key.equals(key)).findFirst();
    }

    /// By the word a list shows for it.
    ///
    /// @param words of a message key, in each language the program speaks
    static Optional<AidField> named(String typed, Function<String, Set<String>> words) {
        return Arrays.stream(values())
                .filter(it ->
                        it.key.equals(typed) || words.apply("aid.field." + it.key).contains(typed))
                .findFirst();
    }
}
