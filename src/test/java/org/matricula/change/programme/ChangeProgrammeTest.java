package org.matricula.change.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.change.TestCases.refusals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.change.TestCases;
import org.matricula.document.Documents;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.workflow.decide.Verdict;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/// 转专业, from the published round to the record, as its different people.
@SpringBootTest
@AutoConfigureMockMvc
class ChangeProgrammeTest {

    @Autowired TestCases cases;
    @Autowired HoldRound holdRound;
    @Autowired RoundViews views;
    @Autowired ReverseCase reverseCase;
    @Autowired Documents documents;

    TestUnits.School school;
    TestCases.Offices offices;
    Actor receiving;
    LocalDate today;
    UUID major;
    UUID majorClass;
    UUID round;
    LocalDate on;

    @BeforeEach
    void aRoundWithOnePlace() {
        school = cases.units().school("college");
        offices = cases.offices(school);
        today = cases.today();
        on = today.plusDays(40);
        var department = unit("department", school.id());
        major = unit("major", department);
        majorClass = unit("class", major);
        receiving = cases.people().holding("转入院系", "department-registrar", department);
        round =
                Acting.call(
                        offices.registrar(),
                        () ->
                                holdRound.open(
                                        school.id(),
                                        "本学年转专业",
                                        today.minusDays(1),
                                        today.plusDays(3),
                                        on));
        Acting.as(offices.registrar(), () -> holdRound.places(round, major, 1));
    }

    @Test
    void the_best_ranked_comes_into_the_other_programme_and_back_by_a_reversal() throws Exception {
        var first = student();
        var second = student();
        var before = cases.students().spells(first);
        var one = applied(first, "talent");
        var two = applied(second, "talent");
        // nobody is sent before their own department has agreed
        assertThat(refusals(() -> Acting.as(offices.registrar(), () -> holdRound.send(round))))
                .containsExactly("programme.nobody-to-send");
        for (var id : List.of(one, two)) {
            cases.approve(offices.counsellor(), id);
            cases.approve(offices.department(), id);
        }
        assertThat(Acting.call(offices.registrar(), () -> holdRound.send(round))).isEqualTo(2);

        // the receiving department sees both, the sending one none
        assertThat(Acting.call(receiving, () -> views.get(round)).candidates()).hasSize(2);
        assertThat(Acting.call(offices.department(), () -> views.get(round)).candidates())
                .isEmpty();
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        receiving,
                                        () ->
                                                holdRound.assess(
                                                        one, found("91.5", school.firstClass())))))
                .containsExactly("programme.class");
        Acting.as(receiving, () -> holdRound.assess(one, found("91.5", majorClass)));
        Acting.as(receiving, () -> holdRound.assess(two, found("80", majorClass)));

        for (var id : List.of(one, two)) {
            cases.approve(offices.registrar(), id);
            cases.approve(offices.head(), id);
        }
        var principal = cases.people().holding("校领导", "vice-principal", school.id());
        assertThat(cases.decide(principal, one, Verdict.APPROVE))
                .containsExactly("programme.not-noticed");
        assertThat(refusals(() -> Acting.as(offices.registrar(), () -> holdRound.notice(round))))
                .containsExactly("programme.round.still-open");
        noticed(today.minusDays(9), today);
        assertThat(cases.decide(principal, one, Verdict.APPROVE))
                .containsExactly("programme.notice");
        noticed(today.minusDays(9), today.minusDays(1));
        assertThat(cases.decide(principal, two, Verdict.APPROVE)).containsExactly("programme.rank");
        assertThat(cases.decide(principal, one, Verdict.APPROVE)).isEmpty();

        assertThat(cases.students().spells(first))
                .last()
                .isEqualTo("01 [%s,) %s 7".formatted(on, majorClass));
        assertThat(cases.students().spells(second)).hasSize(1);
        assertThat(Acting.call(offices.registrar(), () -> documents.ofCase(one)))
                .extracting(it -> it.kind().code())
                .containsExactly("programme-notice", "programme-form");

        var reversal = Acting.call(offices.registrar(), () -> reverseCase.open(one, "办理有误"));
        cases.approve(offices.head(), reversal);
        assertThat(cases.students().spells(first)).isEqualTo(before);
    }

    @Test
    void every_rule_is_told_at_once_before_anything_is_sent() {
        var student = student();
        var applicant = cases.people().reaching("林一诺", "student", school.id(), student);
        var other = unit("major", school.grade());
        var fields = fields(other, "talent");
        fields.put("on", today.plusDays(10).toString());
        var id = cases.draft(applicant, "change-of-programme", student, fields);
        cases.evidence(applicant, id, "guardian-consent");
        assertThat(cases.submit(applicant, id))
                .containsExactlyInAnyOrder("programme.day", "programme.no-places");

        var newcomer =
                cases.students().enrolled(school.id(), school.firstClass(), today.minusDays(10));
        var fresh = cases.people().reaching("陈嘉禾", "student", school.id(), newcomer);
        var early =
                cases.draft(fresh, "change-of-programme", newcomer, fields(major, "difficulty"));
        cases.evidence(fresh, early, "guardian-consent", "hardship-proof");
        assertThat(cases.submit(fresh, early)).containsExactly("programme.first-term");
    }

    @Test
    void places_and_days_are_those_of_the_school_that_holds_the_round() {
        var elsewhere = cases.units().school("college");
        var stranger = cases.people().holding("外校", "registrar", elsewhere.id());
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () -> Acting.as(stranger, () -> holdRound.places(round, major, 9))))
                .isInstanceOf(org.matricula.kernel.Absent.class);
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        offices.registrar(),
                                        () ->
                                                holdRound.open(
                                                        school.id(), " ", today, today, today))))
                .contains("programme.round.name", "programme.round.days", "programme.round.other");
    }

    private UUID student() {
        return cases.students()
                .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
    }

    private UUID applied(UUID student, String ground) {
        var applicant = cases.people().reaching("林一诺", "student", school.id(), student);
        return cases.submitted(
                applicant,
                "change-of-programme",
                student,
                fields(major, ground),
                "guardian-consent");
    }

    private Map<String, Object> fields(UUID target, String ground) {
        return new HashMap<>(
                Map.of(
                        "on",
                        on.toString(),
                        "major",
                        target.toString(),
                        "ground",
                        ground,
                        "results",
                        "平均 86 分，第 5 名",
                        "explanation",
                        "对该专业有兴趣和基础",
                        "consent",
                        "signed"));
    }

    private static ProgrammeCandidates.Assessment found(String score, UUID unit) {
        return new ProgrammeCandidates.Assessment(
                "笔试", new BigDecimal(score), true, unit, "同意接收", null, "高等数学 4 学分");
    }

    private void noticed(LocalDate from, LocalDate lastOn) {
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        "update change.programme_round set notice_from = ?, notice_last_on = ? where id = ?")
                                .params(from, lastOn, round)
                                .update());
    }

    private UUID unit(String kind, UUID parent) {
        return cases.people()
                .system(() -> cases.units().unit(kind, parent, school.id(), "college"));
    }
}
