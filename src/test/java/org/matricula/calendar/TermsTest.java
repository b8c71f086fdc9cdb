package org.matricula.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class TermsTest {

    @Autowired Terms terms;
    @Autowired PlanTerm planTerm;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    TestUnits.School school;

    @BeforeEach
    void aSchool() {
        school = new TestUnits(sql, transaction).school("college");
        plan(1, "秋季学期", "2026-09-01", "2027-01-24");
    }

    @Test
    void a_day_lies_in_a_term_and_a_week_of_it() {
        var term = terms.on(school.id(), day("2026-11-23")).orElseThrow();

        assertThat(term.name()).isEqualTo("秋季学期");
        assertThat(term.week(day("2026-09-01"))).isEqualTo(1);
        assertThat(term.week(day("2026-09-07"))).as("the first Monday").isEqualTo(2);
        assertThat(term.week(day("2026-11-23"))).isEqualTo(13);
        assertThat(terms.on(school.id(), day("2027-01-24"))).isEmpty();
        assertThat(terms.lastBegun(school.id(), day("2027-02-01"))).contains(term);
    }

    @Test
    void a_class_follows_the_terms_of_its_school() {
        assertThat(terms.of(school.firstClass())).isEqualTo(terms.of(school.id())).hasSize(1);
    }

    @Test
    void terms_do_not_overlap_and_none_is_planned_twice() {
        assertThat(refusals(() -> plan(2, "春季学期", "2027-01-20", "2027-07-11")))
                .containsExactly("term.overlap");
        assertThat(refusals(() -> plan(1, "秋季学期", "2028-09-01", "2029-01-20")))
                .containsExactly("term.twice");
        assertThat(refusals(() -> plan(2, "春季学期", "2027-07-11", "2027-02-20")))
                .containsExactly("term.span");
    }

    @Test
    void a_term_is_moved() {
        var term = terms.of(school.id()).getFirst();
        Acting.as(
                Actor.system("test"),
                () ->
                        planTerm.change(
                                school.id(),
                                term.id(),
                                "秋季学期",
                                day("2026-09-07"),
                                day("2027-01-31")));
        assertThat(terms.of(school.id()).getFirst().from()).isEqualTo(day("2026-09-07"));
    }

    UUID plan(int seq, String name, String from, String until) {
        return Acting.call(
                Actor.system("test"),
                () -> planTerm.plan(school.id(), "2026-2027", seq, name, day(from), day(until)));
    }

    static List<String> refusals(Runnable work) {
        var refused = catchThrowableOfType(Refused.class, work::run);
        return refused == null
                ? List.of()
                : refused.refusals().stream().map(Refusal::code).toList();
    }

    static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
