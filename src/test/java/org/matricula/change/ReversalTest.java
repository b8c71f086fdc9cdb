package org.matricula.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.change.TestCases.refusals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.workflow.decide.Verdict;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.annotation.Autowired;

/// Every act can be taken back by a second person, and the record is then again as it was.
@ProgramTest
class ReversalTest {

    @Autowired TestCases cases;
    @Autowired ReverseCase reverseCase;

    TestUnits.School school;
    TestCases.Offices offices;
    UUID student;

    @BeforeEach
    void aCollege() {
        school = cases.units().school("college");
        offices = cases.offices(school);
        cases.people().holding("校领导", "vice-principal", school.id());
        student =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
    }

    @Test
    void the_person_who_asks_for_a_reversal_does_not_decide_it() {
        var id = granted("leave-of-absence", student);
        var reversal = Acting.call(offices.registrar(), () -> reverseCase.open(id, "办理有误"));
        assertThat(cases.decide(offices.registrar(), reversal, Verdict.APPROVE))
                .containsExactly("step.own-application");
        assertThat(refusals(() -> Acting.call(offices.head(), () -> reverseCase.open(id, "再撤一次"))))
                .containsExactly("reversal.under-way");
        cases.approve(offices.head(), reversal);
        assertThat(cases.state(id)).isEqualTo("reversed");
        assertThat(cases.state(reversal)).isEqualTo("effective");
        assertThat(refusals(() -> Acting.call(offices.head(), () -> reverseCase.open(id, "再撤一次"))))
                .containsExactly("reversal.not-granted");
    }

    @Test
    void each_kind_of_act_then_its_reversal_leaves_the_record_as_before() {
        for (var kind :
                List.of(
                        "leave-of-absence",
                        "withdrawal",
                        "automatic-withdrawal",
                        "repeat-year",
                        "skip-year",
                        "study-extension",
                        "change-of-class")) {
            var one =
                    cases.students()
                            .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
            var before = record(one);
            var id = granted(kind, one);
            assertThat(papers(id)).as(kind).isNotEmpty().containsOnly("standing");
            assertThat(record(one)).as(kind).isNotEqualTo(before);
            reverse(id);
            assertThat(record(one)).as(kind).isEqualTo(before);
            assertThat(papers(id)).as(kind).containsOnly("void");
        }
    }

    @Test
    void any_sequence_of_acts_is_taken_back_one_by_one_to_exactly_what_was() {
        for (var seed = 0; seed < 3; seed++) {
            var random = new Random(seed);
            var one =
                    cases.students()
                            .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
            var acts = new ArrayList<UUID>();
            var before = new ArrayList<List<String>>();
            var kinds =
                    new ArrayList<>(
                            List.of(
                                    "leave-of-absence",
                                    random.nextBoolean()
                                            ? "leave-extension"
                                            : "return-from-leave"));
            if (random.nextBoolean()) {
                kinds.add("withdrawal");
            }
            for (var kind : kinds) {
                before.add(record(one));
                acts.add(granted(kind, one));
            }
            for (var i = acts.size() - 1; i >= 0; i--) {
                reverse(acts.get(i));
                assertThat(record(one))
                        .as("seed %d %s", seed, kinds.get(i))
                        .isEqualTo(before.get(i));
            }
        }
    }

    @Test
    void an_act_with_a_later_one_upon_it_waits_for_that_one() {
        var leave = granted("leave-of-absence", student);
        granted("return-from-leave", student);
        var reversal = Acting.call(offices.registrar(), () -> reverseCase.open(leave, "办理有误"));
        assertThat(cases.decide(offices.head(), reversal, Verdict.APPROVE))
                .containsExactly("status.later-act");
        assertThat(cases.state(leave)).isEqualTo("effective");
    }

    void reverse(UUID id) {
        var reversal = Acting.call(offices.registrar(), () -> reverseCase.open(id, "办理有误"));
        cases.approve(offices.head(), reversal);
    }

    UUID granted(String kind, UUID one) {
        var today = cases.today();
        var taken =
                cases.texts(
                                "select coalesce(max(last_on), current_date)::text from change.leave where enrolment_id = ? and reversed_at is null",
                                one)
                        .getFirst();
        var next = LocalDate.parse(taken).plusDays(1);
        Map<String, Object> fields =
                switch (kind) {
                    case "leave-of-absence" -> cases.leave(today, 3);
                    case "leave-extension" -> cases.leave(next, 3);
                    case "return-from-leave" ->
                            new HashMap<>(
                                    Map.of(
                                            "on",
                                            next.toString(),
                                            "explanation",
                                            "已康复",
                                            "unit",
                                            school.secondClass().toString(),
                                            "gradeLevel",
                                            8));
                    case "withdrawal" ->
                            new HashMap<>(
                                    Map.of(
                                            "on",
                                            today.plusDays(170).toString(),
                                            "wish",
                                            "student",
                                            "reason",
                                            "29",
                                            "explanation",
                                            "出国",
                                            "consent",
                                            "signed"));
                    case "repeat-year" -> cases.move(today, cases.classOf(school, 6), "22");
                    case "skip-year" -> cases.move(today, cases.classOf(school, 8), "01");
                    case "study-extension" -> cases.extension(today, today.plusYears(1));
                    case "change-of-class" -> cases.move(today, school.secondClass(), null);
                    default -> cases.absence(today);
                };
        var applicant = cases.people().holding("新辅导员", "counsellor", school.firstClass());
        var id =
                cases.submitted(
                        applicant,
                        kind,
                        one,
                        fields,
                        "medical-certificate",
                        "guardian-consent",
                        "recovery-certificate",
                        "withdrawal-letter",
                        "contact-record",
                        "score-report",
                        "maturity-assessment");
        approveAll(id);
        return id;
    }

    List<String> papers(UUID id) {
        return cases.texts(
                "select state from document.document where case_id = ? and kind <> 'leave-certificate'",
                id);
    }

    void approveAll(UUID id) {
        while (List.of("submitted", "in-progress").contains(cases.state(id))) {
            cases.approve(holder(cases.roles(id)), id);
        }
    }

    Actor holder(String role) {
        return switch (role) {
            case "counsellor" -> offices.counsellor();
            case "department-registrar" -> offices.department();
            case "registrar" -> offices.registrar();
            case "academic-office-head" -> offices.head();
            default -> cases.people().holding("校领导", role, school.id());
        };
    }

    /// The record as it stands now, and what is derived from it.
    List<String> record(UUID one) {
        var all = new ArrayList<>(cases.students().spells(one));
        all.addAll(
                cases.texts(
                        "select status || status_since || unit_id || coalesce(grade_level::text, '') from registry.student where enrolment_id = ?",
                        one));
        all.addAll(
                cases.texts(
                        "select active::text || scope_pos || coalesce(graduation_on::text, '') from registry.enrolment where id = ?",
                        one));
        all.addAll(
                cases.texts(
                        "select from_on || ' ' || last_on from change.leave where enrolment_id = ? and reversed_at is null order by 1",
                        one));
        return all;
    }
}
