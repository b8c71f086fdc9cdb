package org.matricula.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matricula.personal.DocumentType.Numbering;

class IdentityDocumentTest {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final String NUMBER = "11010519491231002X";

    @ParameterizedTest
    @CsvSource({
        "1, 11010519491231002x",
        "2, 军字第12345678号",
        "2, 南字第012345号",
        "3, 士字第12345678号",
        "6, C123456(9)",
        "6, c123456（9）",
        "6, K12345678",
        "7, 1234567(8)",
        "8, 12345678",
        "9, 123-456-789",
        "L1, 810000199408230021",
        "L1, 820000199408230023",
        "L2, 830000199408230025",
        "L3, 911124198108030024",
        "L3, USA110112345678",
        "L4, H12345678",
        "L4, M1234567801",
        "L0, ''",
        "A, E12345678",
        "A, EA1234567",
        "B, 123456789",
        "Z, 学生证2024-001",
        "K9, whatever the school calls it",
    })
    void a_document_of_its_type_is_accepted(String type, String number) {
        assertThat(codes(type, number)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, '', identity.missing",
        "1, 810000199408230021, identity.permit-number",
        "1, 911124198108030024, identity.foreign-number",
        "L1, '', identity.missing",
        "L1, 830000199408230025, identity.permit-prefix",
        "L2, 820000199408230023, identity.permit-prefix",
        "L1, 11010519491231002X, identity.permit-prefix",
        "L1, 81000019940823002, identity.length",
        "L4, T12345678, identity.shape",
        "8, T12345678, identity.shape",
        "L3, 911124198108030023, identity.check-digit",
        "L3, 11010519491231002X, identity.foreign-shape",
        "L3, 123456, identity.foreign-length",
        "L0, E12345678, identity.none-has-number",
        "A, E123, identity.shape",
        "2, 军, identity.shape",
    })
    void a_document_of_another_look_is_named(String type, String number, String code) {
        assertThat(codes(type, number)).containsExactly(code);
    }

    @Test
    void the_samples_shown_pass_their_own_checks() {
        assertThat(DocumentType.all())
                .hasSize(17)
                .allSatisfy(
                        it -> assertThat(codes(it.code(), it.sample())).as(it.code()).isEmpty());
    }

    @Test
    void the_code_table_and_the_rules_know_the_same_types() throws IOException {
        var table =
                Files.readString(Path.of("src/main/resources/reference/codes/document-type.yaml"));

        assertThat(
                        Pattern.compile("code: \"([^\"]+)\"")
                                .matcher(table)
                                .results()
                                .map(it -> it.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        DocumentType.all().stream().map(DocumentType::code).toList());
    }

    @Test
    void what_else_is_stated_is_compared() {
        assertThat(check("1", NUMBER, LocalDate.of(1949, 12, 31), "2", "110108")).isEmpty();
        assertThat(check("1", NUMBER, LocalDate.of(1949, 12, 30), "1", "370102"))
                .containsExactly(
                        Problem.warning("identity.birth-differs", "1949-12-31", "1949-12-30"),
                        Problem.warning("identity.sex-differs", 2),
                        Problem.note("identity.division-differs", "110105", "370102"));
        assertThat(check("1", NUMBER, null, null, null)).isEmpty();
        assertThat(check("1", NUMBER, null, "9", null)).isEmpty();
    }

    @Test
    void a_permit_says_nothing_of_a_household() {
        assertThat(check("L1", "810000199408230021", LocalDate.of(1994, 8, 23), "2", "440305"))
                .isEmpty();
    }

    @Test
    void an_unproven_layout_only_notes() {
        assertThat(check("L3", "911124198108030024", LocalDate.of(1981, 8, 3), "1", null))
                .isEmpty();
        assertThat(check("L3", "911124198108030024", LocalDate.of(1981, 8, 4), "1", null))
                .containsExactly(Problem.note("identity.birth-differs", "19810803", "1981-08-04"));
    }

    @Test
    void an_old_number_and_its_upgrade_are_one_document() {
        assertThat(new IdentityDocument("1", "110105491231002").key())
                .isEqualTo(new IdentityDocument("1", NUMBER).key());
        assertThat(new IdentityDocument("1", "110105491231002").birthOn())
                .contains(LocalDate.of(1949, 12, 31));
    }

    @Test
    void the_same_digits_on_two_documents_are_two() {
        assertThat(new IdentityDocument("8", "12345678").key())
                .isNotEqualTo(new IdentityDocument("A", "12345678").key());
        assertThat(IdentityDocument.keysOf(" 12345678 ")).contains("8/12345678", "A/12345678");
        assertThat(IdentityDocument.keysOf("'11010519491231002x")).contains(NUMBER);
    }

    @Test
    void a_log_shows_a_masked_number() {
        assertThat(new IdentityDocument("1", NUMBER))
                .hasToString("IdentityDocument[1 110105************]");
    }

    @Property
    void any_number_is_found_by_one_of_its_keys(@ForAll String typed) {
        var keys = IdentityDocument.keysOf(typed);

        assertThat(DocumentType.all())
                .filteredOn(it -> it.numbering() != Numbering.NONE)
                .allSatisfy(it ->
                        assertThat(keys).contains(new IdentityDocument(it.code(), typed).key()));
    }

    static List<String> codes(String type, String number) {
        return check(type, number, null, null, null).stream().map(Problem::code).toList();
    }

    static List<Problem> check(
            String type,
            String number,
            @Nullable LocalDate birthOn,
            @Nullable String sex,
            @Nullable String division) {
        return new IdentityDocument(type, number).check(birthOn, sex, division, TODAY);
    }
}
