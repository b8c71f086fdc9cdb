package org.matricula.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Command;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.personal.ResidentId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// 学籍号 of the form G holds an identity number: it stands nowhere in clear, and is found all the
/// same.
@ProgramTest
class RegistryNumberTest {

    private static final LocalDate SINCE = LocalDate.of(2026, 9, 1);

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired Recognition recognition;
    @Autowired Registry registry;
    @Autowired TestNumbers numbers;
    @Autowired Map<String, Command> commands;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;
    String id;

    @BeforeEach
    void aSchool() {
        web = new WebSteps(mvc, sql);
        school = new TestUnits(sql, transaction).school("school");
        registrar = web.staff("registrar", school.id());
        id = resident();
    }

    @Test
    void a_number_typed_at_the_desk_stands_nowhere_in_clear() throws Exception {
        var answer = web.ask(registrar, form("江小满", "l0 " + id));
        assertThat(answer.getStatus()).as("a space and the wrong letter").isEqualTo(422);
        answer = web.ask(registrar, form("江小满", "g " + id.toLowerCase(java.util.Locale.ROOT)));
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(302);
        var file = web.ask(registrar, get(answer.getRedirectedUrl())).getContentAsString();
        assertThat(file).contains("G" + id.substring(0, 6) + "************").doesNotContain(id);
        var key = answer.getRedirectedUrl().substring("/students/".length());
        assertThat(web.ask(registrar, get("/api/v1/students/" + key)).getContentAsString())
                .contains("\"registryNumber\":\"G" + id.substring(0, 6) + "************")
                .doesNotContain(id);
        assertThat(
                        web.ask(registrar, get("/api/v1/students/" + key).param("unmask", "核对学籍号"))
                                .getContentAsString())
                .contains("\"registryNumber\":\"G" + id + "\"");
        assertThat(numbers.inClear(id)).isEmpty();
    }

    @Test
    void a_number_somebody_bears_is_taken_in_every_school() {
        enrolled(school, newcomer(school, "林一诺", "G" + id));
        var other = new TestUnits(sql, transaction).school("school");
        assertThat(refused(other, newcomer(other, "陆明远", "G" + id)))
                .containsExactly("intake.registry-number");
        assertThat(Acting.call(web.staff("registrar", other.id()), () -> taken(other, "g " + id)))
                .as("whoever wrote it how")
                .containsExactly(7);
    }

    @Test
    void somebody_known_already_has_it_sealed_under_their_own_salt() {
        var first = enrolled(school, newcomer(school, "林一诺", null));
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(it ->
                                registry.apply(
                                        StandingChange.of(
                                                first, StatusVerb.WITHDRAW, SINCE.plusMonths(3)))));
        var next = new TestUnits(sql, transaction).school("school");
        var second =
                Acting.call(
                        web.staff("registrar", next.id()),
                        () ->
                                transaction.execute(it ->
                                        intake.enrolEach(
                                                        next.id(),
                                                        "registered",
                                                        List.of(newcomer(next, "林一诺", "G" + id)))
                                                .get(7)));
        assertThat(numbers.of(second)).contains("G" + id);
        assertThat(person(second)).isEqualTo(person(first));
    }

    @Test
    void a_new_key_reaches_it() {
        var one = enrolled(school, newcomer(school, "林一诺", "G" + id));
        var before = sealed(one);
        assertThat(commands.get("rotate-keys").run(List.of())).isEqualTo(Command.DONE);
        assertThat(sealed(one)).isNotEqualTo(before);
        assertThat(numbers.of(one)).contains("G" + id);
    }

    @Test
    void the_column_it_stood_in_takes_nothing_any_more() {
        var one = enrolled(school, newcomer(school, "林一诺", null));
        for (var table : List.of("registry.enrolment", "enrolment.candidate")) {
            assertThat(
                            asked(
                                    "select count(*)::text from pg_trigger where tgrelid = '%s'::regclass and tgname = 'nothing_in_clear'"
                                            .formatted(table)))
                    .isEqualTo("1");
        }
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        Acting.as(
                                Actor.system("test"),
                                () ->
                                        transaction.executeWithoutResult(it ->
                                                sql.sql(
                                                                "update registry.enrolment set registry_clear = 'G1' where id = ?")
                                                        .param(one)
                                                        .update())))
                .hasMessageContaining("holds no value in clear");
    }

    private java.util.Set<Integer> taken(TestUnits.School at, String number) {
        return recognition
                .recognise(
                        at.id(),
                        List.of(
                                new Recognition.Trace(
                                        7, "陆明远", null, null, null, number, "vocational")))
                .registryNumberTaken();
    }

    private List<String> refused(TestUnits.School at, NewStudent one) {
        try {
            enrolled(at, one);
            return List.of();
        } catch (Refused refused) {
            return refused.refusals().stream().map(org.matricula.kernel.Refusal::code).toList();
        }
    }

    private UUID enrolled(TestUnits.School at, NewStudent one) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                intake.enrolEach(at.id(), "registered", List.of(one)).get(7)));
    }

    /// The person's document is the school's first student's number.
    private NewStudent newcomer(TestUnits.School at, String name, String number) {
        var it =
                TestStudents.documented(
                        TestStudents.newcomer(name, at.firstClass(), SINCE),
                        "B",
                        "E" + Math.floorMod((school.id() + name).hashCode(), 100_000_000));
        return new NewStudent(
                7,
                it.person(),
                it.guardians(),
                it.schooling(),
                it.health(),
                it.unit(),
                it.gradeLevel(),
                it.entryLevel(),
                it.studentNumber(),
                number,
                number != null,
                it.candidateNumber(),
                it.kind(),
                it.level(),
                it.studyForm(),
                it.admission(),
                it.boarding(),
                it.special(),
                it.entryOn(),
                it.entryYear(),
                it.schoolingYears(),
                it.studyLimitOn(),
                it.graduationOn());
    }

    private String sealed(UUID enrolment) {
        return asked(
                "select encode(registry_number, 'hex') from registry.enrolment where id = '%s'"
                        .formatted(enrolment));
    }

    private String person(UUID enrolment) {
        return asked(
                "select person_id::text from registry.enrolment where id = '%s'"
                        .formatted(enrolment));
    }

    private String asked(String question) {
        return Acting.call(
                Actor.system("test"),
                () -> transaction.execute(it -> sql.sql(question).query(String.class).single()));
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder form(
            String name, String number) {
        return post("/students/new")
                .param("name", name)
                .param("sex", "2")
                .param("birthOn", "2014-02-11")
                .param("documentType", "1")
                .param("documentNumber", id)
                .param("registryNumber", number)
                .param("unit", school.firstClass().toString())
                .param("entryOn", "2026-09-01");
    }

    /// Of somebody born on 2014-02-11, female.
    private static String resident() {
        var random = new Random();
        var seventeen =
                "11%04d20140211%02d%d"
                        .formatted(
                                101 + random.nextInt(18),
                                10 + random.nextInt(90),
                                2 * random.nextInt(5));
        return seventeen + ResidentId.checkDigit(seventeen);
    }
}
