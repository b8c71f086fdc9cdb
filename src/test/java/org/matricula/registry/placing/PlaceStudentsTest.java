package org.matricula.registry.placing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.NewStudent;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class PlaceStudentsTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired PlaceStudents placeStudents;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;
    List<UUID> newcomers = new ArrayList<>();

    @BeforeEach
    void fiveGirlsAndThreeBoysWithoutAClass() {
        web = new WebSteps(mvc, sql);
        school = new TestUnits(sql, transaction).school("school");
        registrar = web.staff("registrar", school.id());
        for (var i = 0; i < 8; i++) {
            newcomers.add(enrol(i < 5 ? "2" : "1", school.grade()));
        }
        enrol("2", school.firstClass());
    }

    private UUID enrol(String sex, UUID unit) {
        var it = TestStudents.newcomer("新生", unit, LocalDate.of(2026, 9, 1));
        return new TestStudents(intake, transaction, sql).enrolled(of(it, sex), school.id());
    }

    @Test
    void the_proposal_is_balanced_by_sex_with_those_who_are_there_already() {
        var proposed = propose();
        assertThat(proposed).hasSize(8);
        Map<String, Long> girls =
                proposed.stream()
                        .filter(it -> it.sex().equals("2"))
                        .collect(
                                Collectors.groupingBy(
                                        it -> it.classId().toString(), Collectors.counting()));
        assertThat(girls.get(school.firstClass().toString())).isEqualTo(2);
        assertThat(girls.get(school.secondClass().toString())).isEqualTo(3);
        assertThat(
                        proposed.stream()
                                .filter(it -> it.sex().equals("1"))
                                .map(Placement::classId)
                                .distinct())
                .hasSize(2);
    }

    @Test
    void who_is_placed_stands_in_the_class_by_an_event_of_its_own_and_waits_no_more()
            throws Exception {
        var answer =
                web.ask(
                        registrar,
                        post("/api/v1/units/" + school.grade() + "/placements")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{}"));
        assertThat(answer.getContentAsString()).isEqualTo("{\"placed\":8}");
        assertThat(propose()).isEmpty();
        assertThat(
                        new TestStudents(intake, transaction, sql)
                                .spells(newcomers.getFirst())
                                .getLast())
                .doesNotContain(school.grade().toString());
    }

    @Test
    void by_hand_one_is_placed_and_the_others_wait() throws Exception {
        var answer =
                web.ask(
                        registrar,
                        post("/students/placing")
                                .param("unit", school.grade().toString())
                                .param(
                                        "class." + newcomers.getFirst(),
                                        school.secondClass().toString())
                                .param("class." + newcomers.get(1), ""));
        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(propose()).hasSize(7);
        var page =
                web.ask(
                                registrar,
                                get("/students/placing").param("unit", school.grade().toString()))
                        .getContentAsString();
        assertThat(page).contains("新生", "</html>");
    }

    @Test
    void nobody_is_put_into_a_class_of_another_school_or_from_one() throws Exception {
        var other = new TestUnits(sql, transaction).school("school");
        assertThat(place(newcomers.getFirst(), other.firstClass())).isEqualTo(400);
        assertThat(place(UUID.randomUUID(), school.firstClass())).isEqualTo(409);
        assertThat(propose()).hasSize(8);
        assertThat(
                        web.ask(registrar, get("/api/v1/units/" + other.grade() + "/placements"))
                                .getStatus())
                .isEqualTo(404);
    }

    private int place(UUID enrolment, UUID clazz) throws Exception {
        return web.ask(
                        registrar,
                        post("/api/v1/units/" + school.grade() + "/placements")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"placements\": [{\"enrolment\": \"%s\", \"classId\": \"%s\"}]}"
                                                .formatted(enrolment, clazz)))
                .getStatus();
    }

    private List<Placement> propose() {
        return Acting.call(
                registrar, () -> placeStudents.propose(placeStudents.unit(school.grade())));
    }

    private static NewStudent of(NewStudent it, String sex) {
        var p = it.person();
        return new NewStudent(
                it.row(),
                new NewStudent.Person(
                        p.name(),
                        p.formerName(),
                        p.pinyin(),
                        p.initials(),
                        p.nameParts(),
                        sex,
                        p.birthOn(),
                        p.ethnicity(),
                        p.nationality(),
                        p.overseas(),
                        p.politicalStatus(),
                        p.nativePlace(),
                        p.documentType(),
                        p.documentNumber(),
                        p.documentOverride(),
                        p.householdType(),
                        p.householdAddress(),
                        p.homeAddress(),
                        p.phone(),
                        p.email()),
                it.guardians(),
                it.schooling(),
                it.health(),
                it.unit(),
                it.gradeLevel(),
                it.entryLevel(),
                it.studentNumber(),
                it.registryNumber(),
                it.registryNumberNational(),
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
}
