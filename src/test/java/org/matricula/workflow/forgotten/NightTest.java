package org.matricula.workflow.forgotten;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.audit.Ledger;
import org.matricula.change.TestCases;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.matricula.workflow.record.CaseRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class NightTest {

    @Autowired TestCases cases;
    @Autowired Night night;
    @Autowired List<ForgottenFinder> finders;
    @Autowired SleepingRows rows;
    @Autowired CaseRows caseRows;
    @Autowired Ledger ledger;
    @Autowired TransactionTemplate transaction;
    @Autowired ApplicationEventPublisher news;
    @Autowired Clock clock;

    TestUnits.School school;
    TestCases.Offices offices;
    UUID student;
    Actor applicant;

    @BeforeEach
    void aCollege() {
        school = cases.units().school("college");
        offices = cases.offices(school);
        student =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        applicant = cases.people().reaching("林一诺", "student", school.id(), student);
    }

    @Test
    void a_turn_past_its_deadline_and_a_leave_that_ends_are_told_with_their_owners() {
        var id = submitted(cases.leave(cases.today().minusDays(20), 3));
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        "update workflow.step set due_on = due_on - 20 where case_id = ?")
                                .param(id)
                                .update());
        assertThat(found(cases.today())).containsExactly("overdue 林一诺 辅导员 true");

        offices.all().forEach(office -> cases.approve(office, id));
        var ends = cases.today().minusDays(20).plusMonths(3).minusDays(1);
        assertThat(found(cases.today())).isEmpty();
        assertThat(found(ends.minusDays(30))).containsExactly("leave-ends 林一诺 辅导员 false");
        assertThat(found(ends.plusDays(1))).containsExactly("leave-over 林一诺 辅导员 true");
    }

    @Test
    void a_future_change_stands_in_the_record_with_its_day_and_is_in_effect_when_it_comes() {
        var from = cases.today().plusDays(10);
        var id = submitted(cases.leave(from, 3));
        offices.all().forEach(office -> cases.approve(office, id));
        assertThat(cases.state(id)).isEqualTo("approved");
        assertThat(cases.students().spells(student)).last().asString().startsWith("02 [" + from);
        assertThat(found(cases.today())).containsExactly("ahead 林一诺 林一诺 false");

        arrive(from.minusDays(1));
        assertThat(cases.state(id)).isEqualTo("approved");
        arrive(from);
        assertThat(cases.state(id)).isEqualTo("effective");
    }

    @Test
    void the_night_is_passed_once_a_day() {
        var day = LocalDate.of(2200, 1, 1).plusDays(Math.floorMod(student.hashCode(), 30000));
        Acting.as(Actor.system("test"), () -> night.pass(day));
        Acting.as(Actor.system("test"), () -> night.pass(day));
        assertThat(
                        cases.people()
                                .<Long>system(() ->
                                        cases.sql()
                                                .sql(
                                                        "select count(*) from workflow.night where day = ?")
                                                .param(day)
                                                .query(Long.class)
                                                .single()))
                .isEqualTo(1);
    }

    @Test
    void what_one_module_cannot_do_leaves_the_others_to_remind() {
        var day = LocalDate.of(2400, 1, 1).plusDays(Math.floorMod(student.hashCode(), 30000));
        var reminded = new ArrayList<LocalDate>();
        var hasty =
                new Night(
                        rows,
                        caseRows,
                        List.of(
                                finder(it -> {
                                    throw new IllegalStateException("broken");
                                }),
                                finder(reminded::add)),
                        ledger,
                        transaction,
                        news,
                        clock);
        Acting.as(Actor.system("test"), () -> hasty.pass(day));
        Acting.as(Actor.system("test"), () -> hasty.pass(day));
        assertThat(reminded).as("once").containsExactly(day);
    }

    static ForgottenFinder finder(Consumer<LocalDate> work) {
        return new ForgottenFinder() {
            @Override
            public List<Forgotten> find(LocalDate today, int limit) {
                return List.of();
            }

            @Override
            public void remind(LocalDate today) {
                work.accept(today);
            }
        };
    }

    UUID submitted(Map<String, Object> fields) {
        return cases.submitted(
                applicant,
                "leave-of-absence",
                student,
                fields,
                "medical-certificate",
                "guardian-consent");
    }

    void arrive(LocalDate day) {
        cases.people()
                .system(() -> {
                    night.arrive(day);
                    return null;
                });
    }

    /// But for what nobody at so small a school answers for.
    List<String> found(LocalDate day) {
        return Acting.call(
                        offices.registrar(),
                        () -> finders.stream().flatMap(it -> it.find(day, 50).stream()).toList())
                .stream()
                // a matter nobody answers for is everybody's who may set it right: MattersTest
                .filter(it -> !it.what().equals("matter-gap"))
                .map(NightTest::told)
                .toList();
    }

    static String told(Forgotten it) {
        return it.what() + " " + it.subject() + " " + it.owner() + " " + it.late();
    }
}
