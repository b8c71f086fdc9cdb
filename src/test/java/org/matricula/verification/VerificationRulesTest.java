package org.matricula.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.matricula.ProgramTest;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.matricula.verification.check.TestVerification;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/// Each rule finds its fault and no other: a student a rule, spoilt in one place, all in one run.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerificationRulesTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestVerification them;

    final Map<String, UUID> spoilt = new LinkedHashMap<>();
    final Map<String, List<String>> found = new HashMap<>();
    TestUnits.School school;
    TestUnits.School college;
    UUID clean;
    UUID grown;
    UUID twin;

    /// What spoils a school's student for each rule; `:e` is the enrolment.
    static final Map<String, String> SCHOOL =
            Map.ofEntries(
                    Map.entry("name-format", person("name = '林1诺'")),
                    Map.entry("sex-missing", person("sex = '9'")),
                    Map.entry("birth-missing", person("birth_on = null")),
                    Map.entry(
                            "document-missing",
                            person("document_number = null, document_type = null")),
                    Map.entry("document-expired", person("document_until = date '2020-01-01'")),
                    Map.entry("document-overridden", person("document_override = '港澳同胞'")),
                    Map.entry("ethnicity-missing", person("ethnicity = null")),
                    Map.entry("photo-missing", person("photo_id = null")),
                    Map.entry("address-missing", person("home_address = null")),
                    Map.entry(
                            "guardian-missing",
                            "delete from registry.guardian where person_id = (select person_id from registry.enrolment where id = :e)"),
                    Map.entry(
                            "guardian-phone-missing",
                            "update registry.guardian set phone = null where person_id = (select person_id from registry.enrolment where id = :e)"),
                    Map.entry(
                            "registry-number-missing",
                            enrolment("registry_number = null, registry_digest = null")),
                    Map.entry(
                            "student-number-missing",
                            "update registry.student set student_number = '' where enrolment_id = :e"),
                    Map.entry("boarding-missing", enrolment("boarding = null")),
                    Map.entry(
                            "not-checked",
                            "update registry.student set registration = 'entered' where enrolment_id = :e"),
                    Map.entry("entry-year", enrolment("entry_year = 2001")));

    static final Map<String, String> COLLEGE =
            Map.ofEntries(
                    Map.entry("phone-missing", person("phone = null")),
                    Map.entry("level-missing", enrolment("level = null")),
                    Map.entry("study-form-missing", enrolment("study_form = null")),
                    Map.entry(
                            "study-limit-passed", enrolment("study_limit_on = date '2020-01-01'")),
                    Map.entry(
                            "not-in-class",
                            "update registry.student set unit_id = (select parent_id from organisation.unit where id = unit_id) where enrolment_id = :e"));

    static String person(String set) {
        return "update registry.person set "
                + set
                + " where id = (select person_id from registry.enrolment where id = :e)";
    }

    static String enrolment(String set) {
        return "update registry.enrolment set " + set + " where id = :e";
    }

    @BeforeAll
    void one_run_over_two_schools() throws Exception {
        school = them.units().school("school");
        college = them.units().school("college");
        clean = them.flawless(school, school.firstClass(), "school");
        grown = them.flawless(college, college.firstClass(), "college");
        twin = them.flawless(college, college.firstClass(), "college");
        SCHOOL.forEach(
                (rule, statement) -> spoil(rule, school, "school", it -> told(it, statement)));
        COLLEGE.forEach(
                (rule, statement) -> spoil(rule, college, "college", it -> told(it, statement)));
        spoil("document-invalid", school, "school", it -> them.seal(it, "110105201303010000"));
        spoil("document-birth", school, "school", it -> number(it, LocalDate.of(2013, 1, 2), "2"));
        spoil("document-sex", school, "school", it -> number(it, birth(it), "1"));
        spoil("registry-number-format", school, "school", it -> them.register(it, "G1" + it));
        spoil("document-of-guardian", school, "school", them::sealGuardian);
        spoil("duplicate-suspected", school, "school", this::doubt);
        spoil("enrolled-elsewhere", school, "school", this::elsewhere);
        spoil("age-at-entry", college, "college", this::child);
        spoil("age-grade", school, "school", this::child);
        spoil("grade-of-class", school, "school", this::lower);
        for (var it : List.of(school, college)) {
            var web = new WebSteps(mvc, sql);
            var answer =
                    web.ask(
                            web.staff("registrar", it.id()),
                            post("/api/v1/verifications")
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content(
                                            """
                                            {"unit":"%s","name":"核查","notice":"请核对","opensOn":"%s","closesOn":"%s"}
                                            """
                                                    .formatted(
                                                            it.id(),
                                                            them.today(),
                                                            them.today().plusDays(20))));
            assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(201);
            them.ran();
            found.putAll(them.open(answer.getContentAsString().split("\"")[3]));
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_rule_finds_its_fault_and_no_other(String rule) {
        assertThat(found.get(spoilt.get(rule).toString())).containsExactly(rule);
    }

    static Stream<String> rules() {
        return Stream.concat(
                Stream.concat(SCHOOL.keySet().stream(), COLLEGE.keySet().stream()),
                Stream.of(
                        "document-invalid",
                        "document-birth",
                        "document-sex",
                        "document-of-guardian",
                        "registry-number-format",
                        "duplicate-suspected",
                        "enrolled-elsewhere",
                        "age-at-entry",
                        "age-grade",
                        "grade-of-class"));
    }

    @Test
    void nothing_is_found_about_who_is_without_fault() {
        assertThat(found).doesNotContainKeys(clean.toString(), grown.toString());
    }

    @Test
    void gaps_in_the_numbers_are_the_schools_and_every_rule_has_its_test() {
        assertThat(found.get(school.id().toString())).containsExactly("number-gap");
        var tested = Stream.concat(rules(), Stream.of("number-gap", "class-size")).toList();
        assertThat(them.texts("select code from verification.rule where sort <> 'told'", Map.of()))
                .containsExactlyInAnyOrderElementsOf(tested);
    }

    private void spoil(String rule, TestUnits.School at, String education, Consumer<UUID> how) {
        var one = them.flawless(at, at.firstClass(), education);
        how.accept(one);
        spoilt.put(rule, one);
    }

    private void told(UUID enrolment, String statement) {
        them.told(statement, Map.of("e", enrolment));
    }

    private LocalDate birth(UUID enrolment) {
        return LocalDate.parse(
                them.texts(
                                "select birth_on::text from registry.student where enrolment_id = :e",
                                Map.of("e", enrolment))
                        .getFirst());
    }

    private void number(UUID enrolment, LocalDate birth, String sex) {
        them.seal(enrolment, TestVerification.residentId(birth, 77, sex));
    }

    private void doubt(UUID enrolment) {
        told(
                enrolment,
                """
                insert into registry.duplicate (left_id, right_id, signs, found_at)
                select least(a.person_id, b.person_id), greatest(a.person_id, b.person_id), '{document}', now()
                  from registry.enrolment a, registry.enrolment b where a.id = :e and b.id = '%s'
                """
                        .formatted(twin));
    }

    private void elsewhere(UUID enrolment) {
        told(
                enrolment,
                """
                insert into registry.enrolment (person_id, institution_id, scope_pos, kind, entry_on, entry_year)
                select e.person_id, c.id, c.pos, 'training', e.entry_on, e.entry_year
                  from registry.enrolment e, organisation.unit c where e.id = :e and c.id = '%s'
                """
                        .formatted(college.id()));
    }

    private void child(UUID enrolment) {
        var born = birth(enrolment).plusYears(4);
        them.told(person("birth_on = :birth"), Map.of("e", enrolment, "birth", born));
        number(enrolment, born, "2");
    }

    private void lower(UUID enrolment) {
        told(enrolment, "update registry.student set grade_level = 8 where enrolment_id = :e");
    }
}
