package org.matricula.change.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.change.TestCases.refusals;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.calendar.WorkingDays;
import org.matricula.change.TestCases;
import org.matricula.coursework.CountedGrades;
import org.matricula.coursework.TestGrades;
import org.matricula.document.Documents;
import org.matricula.document.FilledForms;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Entrance;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.AtOnce;
import org.matricula.workflow.apply.AmendCase;
import org.matricula.workflow.decide.Decide;
import org.matricula.workflow.decide.Verdict;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/// 转专业, from the published round to the record, as its different people.
@ProgramTest
class ChangeProgrammeTest {

    @Autowired MockMvc mvc;
    @Autowired Registry registry;
    @Autowired TestCases cases;
    @Autowired HoldRound holdRound;
    @Autowired NoticeRound noticeRound;
    @Autowired RoundViews views;
    @Autowired ReverseCase reverseCase;
    @Autowired AmendCase amendCase;
    @Autowired Decide decide;
    @Autowired Documents documents;
    @Autowired CountedGrades counted;
    @Autowired TransactionTemplate transaction;
    @Autowired WorkingDays workingDays;

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
        var first =
                cases.students()
                        .enrolled(
                                TestStudents.admitted(
                                        TestStudents.newcomer(
                                                "林一诺",
                                                school.firstClass(),
                                                LocalDate.of(2024, 9, 1)),
                                        new Entrance(
                                                new BigDecimal("486.50"),
                                                "物理类",
                                                "专科提前批",
                                                "浙江省衢州市")),
                                school.id());
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
        assertThat(refusals(() -> noticed("教务处"))).containsExactly("programme.round.still-open");
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
        assertThat(printed(one, "programme-form"))
                .contains("26330106150123", "浙江省衢州市", "物理类", "486.5", "专科提前批", "统一招生考试")
                .contains("笔试", "91.5", "高等数学 4 学分", "公示起止", "平均 86 分，第 5 名")
                .contains("申请人", "签名");
        // everything is typed but where one signs
        assertThat(printed(one, "programme-form")).doesNotContain("____");

        var reversal = Acting.call(offices.registrar(), () -> reverseCase.open(one, "办理有误"));
        cases.approve(offices.head(), reversal);
        assertThat(cases.students().spells(first)).isEqualTo(before);
    }

    @Test
    void the_list_hangs_masked_and_nobody_is_granted_while_an_objection_waits() throws Exception {
        var web = new WebSteps(mvc, cases.sql());
        var winner = student();
        var loser = student();
        var one = applied(winner, "talent");
        var two = applied(loser, "talent");
        for (var id : List.of(one, two)) {
            cases.approve(offices.counsellor(), id);
            cases.approve(offices.department(), id);
        }
        Acting.as(offices.registrar(), () -> holdRound.send(round));
        Acting.as(receiving, () -> holdRound.assess(one, found("91.5", majorClass)));
        for (var id : List.of(one, two)) {
            cases.approve(offices.registrar(), id);
            cases.approve(offices.head(), id);
        }
        closes(today.minusDays(1));
        assertThat(refusals(() -> noticed("教务处"))).containsExactly("programme.round.unassessed");
        Acting.as(receiving, () -> holdRound.assess(two, found("80", majorClass)));
        assertThat(refusals(() -> noticed(" "))).containsExactly("field.missing");
        var last = noticed("教务处");
        assertThat(last).isEqualTo(workingDays.plus(today, 5));
        // what is asked again at the approval is asked of the day of the application
        closes(today.plusDays(3));
        var publication =
                cases.texts(
                                "select publication_id::text from change.programme_round where id = ?",
                                round)
                        .getFirst();
        assertThat(
                        cases.texts(
                                "select name || ' ' || outcome || ' ' || (number like '%*%') from governance.publication_line where publication_id = ?",
                                UUID.fromString(publication)))
                .as("whoever ranks within the places, and no name in full")
                .singleElement()
                .asString()
                .contains("*", "true")
                .doesNotContain(name(winner));
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        receiving,
                                        () -> holdRound.assess(two, found("95", majorClass)))))
                .containsExactly("programme.round.noticed");
        var principal = cases.people().holding("校领导", "vice-principal", school.id());
        assertThat(cases.decide(principal, one, Verdict.APPROVE))
                .containsExactly("programme.notice");

        var page = "/publications/" + publication;
        web.ask(person(loser), post(page + "/objections").param("words", "名次有误"));
        over(publication);
        assertThat(cases.decide(principal, one, Verdict.APPROVE))
                .containsExactly("programme.notice-objections");
        assertThat(refusals(() -> takenBack("名次有误"))).containsExactly("programme.round.hangs");
        web.ask(offices.registrar(), post(page + "/withdraw").param("reason", "异议成立"));
        assertThat(cases.decide(principal, one, Verdict.APPROVE))
                .containsExactly("programme.notice-withdrawn");
        assertThat(refusals(() -> takenBack(" "))).containsExactly("reason.missing");
        takenBack("名次有误");
        assertThat(refusals(() -> takenBack("再撤"))).containsExactly("programme.round.not-noticed");

        Acting.as(receiving, () -> holdRound.assess(two, found("95", majorClass)));
        closes(today.minusDays(1));
        noticed("教务处");
        closes(today.plusDays(3));
        over(
                cases.texts(
                                "select publication_id::text from change.programme_round where id = ?",
                                round)
                        .getFirst());
        assertThat(cases.decide(principal, one, Verdict.APPROVE)).containsExactly("programme.rank");
        assertThat(cases.decide(principal, two, Verdict.APPROVE)).isEmpty();
        assertThat(cases.students().spells(loser)).hasSize(2);
        assertThat(refusals(() -> takenBack("迟了"))).contains("programme.round.granted");
    }

    @Test
    void whom_the_receiving_department_does_not_take_stays_where_they_are() {
        var student = student();
        var applicant = cases.people().reaching("林一诺", "student", school.id(), student);
        var id =
                cases.submitted(
                        applicant,
                        "change-of-programme",
                        student,
                        fields(major, "talent"),
                        "guardian-consent");
        cases.approve(offices.counsellor(), id);
        assertThat(cases.decide(offices.department(), id, Verdict.RETURN)).isEmpty();
        assertThat(cases.submit(applicant, id)).isEmpty();
        cases.approve(offices.department(), id);
        Acting.as(offices.registrar(), () -> holdRound.send(round));
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        receiving,
                                        () ->
                                                holdRound.assess(
                                                        id,
                                                        new ProgrammeCandidates.Assessment(
                                                                " ",
                                                                new BigDecimal("1001"),
                                                                false,
                                                                null,
                                                                "",
                                                                null,
                                                                null)))))
                .containsExactlyInAnyOrder(
                        "programme.method", "programme.score", "programme.opinion");
        Acting.as(
                receiving,
                () ->
                        holdRound.assess(
                                id,
                                new ProgrammeCandidates.Assessment(
                                        "面试",
                                        new BigDecimal("55"),
                                        false,
                                        null,
                                        "基础不足，不同意接收",
                                        null,
                                        null)));
        cases.approve(offices.registrar(), id);
        cases.approve(offices.head(), id);
        closes(today.minusDays(1));
        assertThat(refusals(() -> noticed("教务处")))
                .as("nobody to be published")
                .containsExactly("publication.empty");
        closes(today.plusDays(3));
        var principal = cases.people().holding("校领导", "vice-principal", school.id());
        assertThat(cases.decide(principal, id, Verdict.APPROVE)).contains("programme.not-accepted");
        assertThat(cases.decide(principal, id, Verdict.REFUSE)).isEmpty();
        assertThat(cases.state(id)).isEqualTo("refused");
        assertThat(cases.students().spells(student)).hasSize(1);
    }

    @Test
    void whoever_moves_up_after_the_list_was_shown_hangs_on_a_further_one_before_being_granted()
            throws Exception {
        var web = new WebSteps(mvc, cases.sql());
        var declined = student();
        var winner = student();
        var next = student();
        var ids =
                List.of(declined, winner, next).stream().map(it -> applied(it, "talent")).toList();
        for (var id : ids) {
            cases.approve(offices.counsellor(), id);
            cases.approve(offices.department(), id);
        }
        // one goes up into the next year of study while the departments assess
        advanced(next);
        assertThat(Acting.call(offices.registrar(), () -> holdRound.send(round))).isEqualTo(3);
        Acting.as(
                receiving,
                () ->
                        holdRound.assess(
                                ids.get(0),
                                new ProgrammeCandidates.Assessment(
                                        "面试",
                                        new BigDecimal("99"),
                                        false,
                                        null,
                                        "不接收",
                                        null,
                                        null)));
        Acting.as(receiving, () -> holdRound.assess(ids.get(1), found("90", majorClass)));
        Acting.as(receiving, () -> holdRound.assess(ids.get(2), found("80", majorClass)));
        for (var id : ids) {
            cases.approve(offices.registrar(), id);
            cases.approve(offices.head(), id);
        }
        closes(today.minusDays(1));
        noticed("教务处");
        var first = published();
        assertThat(lines(first))
                .as("whom the department does not take takes no place on the list")
                .hasSize(1);
        assertThat(refusals(() -> noticed("教务处"))).containsExactly("programme.round.noticed");
        closes(today.plusDays(3));
        over(first);
        var principal = cases.people().holding("校领导", "vice-principal", school.id());
        assertThat(cases.decide(principal, ids.get(2), Verdict.APPROVE)).contains("programme.rank");

        // the first falls away, and the next one's place was never shown to anybody
        assertThat(cases.decide(principal, ids.get(1), Verdict.REFUSE)).isEmpty();
        assertThat(cases.decide(principal, ids.get(2), Verdict.APPROVE))
                .containsExactly("programme.not-listed");
        assertThat(page(web, offices.registrar())).contains("递补进入名额");
        closes(today.minusDays(1));
        web.ask(
                offices.registrar(),
                post("/programme-rounds/" + round + "/notice")
                        .param("office", "教务处")
                        .param("phone", "010-12345678"));
        closes(today.plusDays(3));
        var second = published();
        assertThat(second).isNotEqualTo(first);
        assertThat(lines(second)).hasSize(1).doesNotContainAnyElementsOf(lines(first));
        assertThat(page(web, offices.registrar())).doesNotContain("递补进入名额");
        assertThat(cases.decide(principal, ids.get(2), Verdict.APPROVE))
                .as("its own days run")
                .containsExactly("programme.notice");
        assertThat(refusals(() -> takenBack("名次有误")))
                .as("the further list hangs")
                .containsExactly("programme.round.hangs");
        over(second);
        assertThat(cases.decide(principal, ids.get(2), Verdict.APPROVE)).isEmpty();
        assertThat(cases.students().spells(next))
                .last()
                .isEqualTo("01 [%s,) %s 8".formatted(on, majorClass));
    }

    @Test
    void a_further_list_comes_down_by_itself_while_the_first_stands() throws Exception {
        var web = new WebSteps(mvc, cases.sql());
        cases.people().system(() -> more(2));
        var students = List.of(student(), student(), student(), student());
        var ids = students.stream().map(it -> applied(it, "talent")).toList();
        assessed(ids, "90", "85", "80", "70");
        var principal = cases.people().holding("校领导", "vice-principal", school.id());
        closes(today.minusDays(1));
        noticed("教务处");
        var first = published();
        assertThat(cases.decide(principal, ids.get(1), Verdict.REFUSE)).isEmpty();
        noticed("教务处");
        closes(today.plusDays(3));
        var further = lists().getLast();
        over(first);
        assertThat(cases.decide(principal, ids.get(0), Verdict.APPROVE)).isEmpty();
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        receiving,
                                        () ->
                                                holdRound.assess(
                                                        ids.get(3), found("95", majorClass)))))
                .containsExactly("programme.round.noticed");

        assertThat(refusals(() -> down(first, "异议成立")))
                .as("somebody on it has been granted")
                .containsExactly("programme.round.granted");
        assertThat(refusals(() -> down(further, " "))).containsExactly("reason.missing");
        var stranger =
                cases.people().holding("外校", "registrar", cases.units().school("college").id());
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(() ->
                                Acting.as(
                                        stranger,
                                        () ->
                                                noticeRound.withdraw(
                                                        round, UUID.fromString(further), "异议成立"))))
                .isInstanceOf(org.matricula.kernel.Absent.class);
        var colleague = cases.people().holding("另一位学籍", "registrar", school.id());
        assertThat(
                        AtOnce.all(
                                () -> refusals(() -> down(further, "递补的名次有误")),
                                () ->
                                        refusals(() ->
                                                Acting.as(
                                                        colleague,
                                                        () ->
                                                                noticeRound.withdraw(
                                                                        round,
                                                                        UUID.fromString(further),
                                                                        "递补的名次有误")))))
                .containsExactlyInAnyOrder(List.of(), List.of("programme.list.down"));
        assertThat(page(web, offices.registrar())).contains("递补的名次有误", "撤下名单");
        assertThat(
                        cases.texts(
                                "select reason from audit.entry where action = 'programme.withdraw-list' and subject = 'programme-round:' || ?",
                                round))
                .containsExactly("递补的名次有误");
        assertThat(
                        cases.texts(
                                "select withdrawn_why from governance.publication where id = ?",
                                UUID.fromString(further)))
                .containsExactly("递补的名次有误");
        assertThat(told(receiving)).contains("notice.programme.list-down");
        assertThat(cases.decide(principal, ids.get(2), Verdict.APPROVE))
                .containsExactly("programme.not-listed");
        assertThat(page(web, receiving))
                .contains("assess-" + ids.get(3))
                .doesNotContain("assess-" + ids.get(0));

        // those on no list are assessed anew, and nobody on the first loses the place by it
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        receiving,
                                        () ->
                                                holdRound.assess(
                                                        ids.get(0), found("10", majorClass)))))
                .containsExactly("programme.round.noticed");
        Acting.as(receiving, () -> holdRound.assess(ids.get(3), found("95", majorClass)));
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        receiving,
                                        () ->
                                                holdRound.assess(
                                                        ids.get(2), found("99", majorClass)))))
                .containsExactly("programme.score-listed");
        closes(today.minusDays(1));
        noticed("教务处");
        closes(today.plusDays(3));
        var again = lists().getLast();
        assertThat(lines(again)).hasSize(1).doesNotContainAnyElementsOf(lines(further));
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        receiving,
                                        () ->
                                                holdRound.assess(
                                                        ids.get(2), found("60", majorClass)))))
                .containsExactly("programme.round.noticed");
        over(again);
        assertThat(cases.decide(principal, ids.get(3), Verdict.APPROVE)).isEmpty();
        assertThat(refusals(() -> down(again, "迟了"))).containsExactly("programme.round.granted");
        assertThat(cases.students().spells(students.get(3))).hasSize(2);
        assertThat(cases.students().spells(students.get(2))).hasSize(1);
    }

    @Test
    void with_the_first_list_the_further_ones_come_down() throws Exception {
        var web = new WebSteps(mvc, cases.sql());
        var ids = List.of(student(), student()).stream().map(it -> applied(it, "talent")).toList();
        assessed(ids, "90", "80");
        // whoever is refused before being assessed holds up no list
        var gone = applied(student(), "talent");
        cases.approve(offices.counsellor(), gone);
        cases.approve(offices.department(), gone);
        Acting.as(offices.registrar(), () -> holdRound.send(round));
        assertThat(cases.decide(offices.registrar(), gone, Verdict.REFUSE)).isEmpty();
        assertThat(Acting.call(receiving, () -> views.get(round)).candidates()).hasSize(2);
        var principal = cases.people().holding("校领导", "vice-principal", school.id());
        closes(today.minusDays(1));
        noticed("教务处");
        var first = published();
        assertThat(cases.decide(principal, ids.get(0), Verdict.REFUSE)).isEmpty();
        noticed("教务处");
        closes(today.plusDays(3));
        var further = lists().getLast();
        assertThat(further).isNotEqualTo(first);
        over(further);
        // on the list's own page, as after any objection that held good
        web.ask(
                offices.registrar(),
                post("/publications/" + first + "/withdraw").param("reason", "考核有误"));
        assertThat(
                        cases.texts(
                                "select p.withdrawn_why from governance.publication p join change.programme_list l on l.publication_id = p.id where l.round_id = ?",
                                round))
                .containsExactly("考核有误", "考核有误");
        assertThat(
                        cases.texts(
                                "select fallen_why from change.programme_list where round_id = ?",
                                round))
                .containsExactly("考核有误", "考核有误");
        assertThat(cases.decide(principal, ids.get(1), Verdict.APPROVE))
                .containsExactly("programme.notice-withdrawn");
        assertThat(refusals(() -> noticed("教务处"))).contains("programme.round.withdrawn");
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        receiving,
                                        () ->
                                                holdRound.assess(
                                                        ids.get(1), found("70", majorClass)))))
                .as("not before the whole is taken back")
                .containsExactly("programme.round.noticed");
        takenBack("考核有误");
        Acting.as(receiving, () -> holdRound.assess(ids.get(1), found("70", majorClass)));
        closes(today.minusDays(1));
        noticed("教务处");
        closes(today.plusDays(3));
        over(published());
        assertThat(page(web, offices.registrar())).contains("考核有误", "已撤下");
        assertThat(cases.decide(principal, ids.get(1), Verdict.APPROVE)).isEmpty();
    }

    private void assessed(List<UUID> ids, String... scores) {
        for (var id : ids) {
            cases.approve(offices.counsellor(), id);
            cases.approve(offices.department(), id);
        }
        Acting.as(offices.registrar(), () -> holdRound.send(round));
        for (var i = 0; i < ids.size(); i++) {
            var id = ids.get(i);
            var score = scores[i];
            Acting.as(receiving, () -> holdRound.assess(id, found(score, majorClass)));
            cases.approve(offices.registrar(), id);
            cases.approve(offices.head(), id);
        }
    }

    private void down(String publication, String why) {
        Acting.as(
                offices.registrar(),
                () -> noticeRound.withdraw(round, UUID.fromString(publication), why));
    }

    /// Of the round, the latest last.
    private List<String> lists() {
        return cases.texts(
                "select publication_id::text from change.programme_list where round_id = ? order by published_at, publication_id",
                round);
    }

    private List<String> told(Actor whom) {
        return Acting.call(
                whom,
                () ->
                        cases.people()
                                .transaction()
                                .execute(it ->
                                        cases.sql()
                                                .sql("select key from notice.notice order by id")
                                                .query(String.class)
                                                .list()));
    }

    @Test
    void what_is_left_out_of_a_call_is_named() throws Exception {
        var web = new WebSteps(mvc, cases.sql());
        var one = applied(student(), "talent");
        cases.approve(offices.counsellor(), one);
        cases.approve(offices.department(), one);
        Acting.as(offices.registrar(), () -> holdRound.send(round));
        assertThat(called(web, receiving, put("/api/v1/programme-assessments/" + one), "{}"))
                .isEqualTo("400 method");
        Acting.as(receiving, () -> holdRound.assess(one, found("90", majorClass)));
        closes(today.minusDays(1));
        var notice = "/api/v1/programme-rounds/" + round + "/notice";
        assertThat(called(web, offices.registrar(), post(notice), "{}"))
                .isEqualTo("400 office,phone");
        assertThat(called(web, offices.registrar(), post(notice), "{\"office\":\"教务处\"}"))
                .isEqualTo("400 phone");
        assertThat(called(web, offices.registrar(), post("/api/v1/programme-rounds"), "{}"))
                .isEqualTo("400 unit");
        assertThat(
                        called(
                                web,
                                offices.registrar(),
                                put("/api/v1/programme-rounds/" + round + "/places/" + major),
                                "{}"))
                .isEqualTo("400 places");
        assertThat(
                        called(
                                web,
                                offices.registrar(),
                                post(notice),
                                "{\"office\":\"教务处\",\"phone\":\"010-12345678\"}"))
                .startsWith("200");
    }

    /// The status, and the fields that the answer names.
    private static String called(
            WebSteps web, Actor who, MockHttpServletRequestBuilder request, String body)
            throws Exception {
        var answer = web.ask(who, request.contentType(MediaType.APPLICATION_JSON).content(body));
        return answer.getStatus()
                + " "
                + Pattern.compile("\"field\":\"(\\w+)\"")
                        .matcher(answer.getContentAsString())
                        .results()
                        .map(it -> it.group(1))
                        .collect(Collectors.joining(","));
    }

    private String page(WebSteps web, Actor who) throws Exception {
        return web.ask(who, get("/programme-rounds/" + round)).getContentAsString();
    }

    private void advanced(UUID student) {
        cases.people()
                .system(() ->
                        registry.apply(
                                StandingChange.of(student, StatusVerb.ADVANCE, today)
                                        .to(school.secondClass(), 8)));
    }

    private LocalDate noticed(String office) {
        return Acting.call(
                offices.registrar(),
                () ->
                        noticeRound.notice(
                                round, new NoticeRound.Notice(office, "010-12345678", false)));
    }

    private void closes(LocalDate on) {
        update("update change.programme_round set closes_on = ? where id = ?", on, round);
    }

    private void takenBack(String why) {
        Acting.as(offices.registrar(), () -> noticeRound.takeBack(round, why));
    }

    /// The days of the publication have gone by.
    private void over(String publication) {
        update(
                "update governance.publication set during = daterange(?, ?) where id = ?::uuid",
                today.minusDays(9),
                today,
                publication);
        update(
                "update change.programme_round set notice_from = ?, notice_last_on = ? where id = ?",
                today.minusDays(9),
                today.minusDays(1),
                round);
        update(
                "update change.programme_candidate set noticed_from = ?, noticed_until = ? where publication_id = ?::uuid",
                today.minusDays(9),
                today.minusDays(1),
                publication);
    }

    /// The latest list of the round.
    private String published() {
        return cases.texts(
                        "select publication_id::text from change.programme_candidate where round_id = ? order by noticed_until desc nulls last, publication_id desc",
                        round)
                .getFirst();
    }

    private List<String> lines(String publication) {
        return cases.texts(
                "select number from governance.publication_line where publication_id = ? order by seq",
                UUID.fromString(publication));
    }

    private void update(String statement, Object... with) {
        cases.people().system(() -> cases.sql().sql(statement).params(with).update());
    }

    private String name(UUID student) {
        return cases.texts("select name from registry.student where enrolment_id = ?", student)
                .getFirst();
    }

    private Actor person(UUID student) {
        return cases.people().reaching("陈嘉禾", "student", school.id(), student);
    }

    @Test
    void what_was_passed_is_proposed_at_both_departments_and_recognised_with_the_change()
            throws Exception {
        var web = new WebSteps(mvc, cases.sql());
        var grades =
                TestGrades.in(
                        cases.sql(),
                        transaction,
                        school.id(),
                        school.grade(),
                        school.firstClass(),
                        today.minusDays(90),
                        today.plusDays(30));
        var year = today.minusDays(90).getYear();
        var maths = grades.task("PC101", "高等数学");
        var history = grades.task("PC102", "专业史");
        grades.changed(
                "update organisation.unit set entry_year = ? where id in (?, ?)",
                year,
                school.firstClass(),
                majorClass);
        // the other programme: the same mathematics in a module of its own, and a course to be made
        // up
        grades.changed(
                """
                with p as (
                  insert into curriculum.programme (institution_id, unit_id, entry_year, name)
                  values (?, ?, ?, '会计学') returning id),
                m as (
                  insert into curriculum.module (programme_id, seq, name, least_credits)
                  select id, 1, '会计基础', 40 from p returning id, programme_id),
                c as (
                  insert into curriculum.course (institution_id, code, name, credits, nature, assessment)
                  values (?, 'PC200', '会计学原理', 4.0, 'required', 'examined') returning id),
                t as (select course_id as id from coursework.task where id = ? union all select id from c)
                insert into curriculum.planned_course (programme_id, course_id, module_id, planned_term)
                select m.programme_id, t.id, m.id, 1 from m, t
                """,
                school.id(),
                major,
                year,
                school.id(),
                maths);
        var one = student();
        grades.grade(maths, one, "first", 85);
        grades.grade(history, one, "first", 90);
        var id = applied(one, "talent");
        var applicant = cases.people().reaching("林一诺", "student", school.id(), one);
        assertThat(web.ask(applicant, get("/recognitions/" + id)).getContentAsString())
                .contains("高等数学", "课程相同", "新旧培养方案的不同", "PC200");
        assertThat(web.ask(applicant, get("/cases/" + id)).getContentAsString())
                .contains("/recognitions/" + id);
        assertThat(web.ask(receiving, get("/recognitions/" + id)).getStatus())
                .as("not asked yet")
                .isEqualTo(404);
        cases.approve(offices.counsellor(), id);
        cases.approve(offices.department(), id);
        Acting.as(offices.registrar(), () -> holdRound.send(round));
        assertThat(web.ask(receiving, get("/programme-rounds/" + round)).getContentAsString())
                .contains("课程认定单：1 门可认定", "/recognitions/" + id);
        assertThat(web.ask(receiving, get("/recognitions/" + id)).getContentAsString())
                .contains("高等数学", "不认定");
        assertThat(web.ask(offices.department(), get("/recognitions/" + id)).getStatus())
                .as("it lies at the receiving department")
                .isEqualTo(404);
        Acting.as(receiving, () -> holdRound.assess(id, found("91.5", majorClass)));
        // judged anew there: the department that let the student go is not asked what it cannot see
        assertThat(
                        web.ask(
                                        receiving,
                                        post("/recognitions/" + id + "/proposal")
                                                .param("version", version(id)))
                                .getStatus())
                .as("there, nothing would be found to propose")
                .isEqualTo(409);
        for (var accepted : List.of("false", "true")) {
            assertThat(
                            web.ask(
                                            receiving,
                                            post("/recognitions/"
                                                            + id
                                                            + "/lines/"
                                                            + line(id)
                                                            + "/verdict")
                                                    .param("version", version(id))
                                                    .param("accepted", accepted)
                                                    .param("reason", "大纲不同"))
                                    .getStatus())
                    .isEqualTo(302);
        }
        cases.approve(offices.registrar(), id);
        cases.approve(offices.head(), id);
        noticed(today.minusDays(9), today.minusDays(1));
        assertThat(modules(one)).containsExactly("PC101 专业课", "PC102 专业课");
        cases.approve(cases.people().holding("校领导", "vice-principal", school.id()), id);
        assertThat(modules(one))
                .as("the same result, now in the module of the programme followed")
                .containsExactly("PC101 会计基础", "PC102 专业课");
        assertThat(printed(id, "programme-form").replaceAll("\\s", ""))
                .contains("认定4学分：PC101高等数学认定为PC101高等数学", "补修：PC200会计学原理");

        var reversal = Acting.call(offices.registrar(), () -> reverseCase.open(id, "办理有误"));
        cases.approve(offices.head(), reversal);
        assertThat(modules(one)).containsExactly("PC101 专业课", "PC102 专业课");
    }

    private String line(UUID id) {
        return cases.texts("select id::text from coursework.recognition_line where case_id = ?", id)
                .getFirst();
    }

    private String version(UUID id) {
        return cases.texts("select version::text from coursework.recognition where case_id = ?", id)
                .getFirst();
    }

    private List<String> modules(UUID student) {
        return Acting.call(offices.registrar(), () -> counted.of(List.of(student))).stream()
                .map(it -> it.code() + " " + it.module())
                .toList();
    }

    @Test
    void of_two_with_the_same_score_for_one_place_one_comes_in_and_the_other_is_told()
            throws Exception {
        var students = List.of(student(), student());
        var both = students.stream().map(it -> applied(it, "talent")).toList();
        for (var id : both) {
            cases.approve(offices.counsellor(), id);
            cases.approve(offices.department(), id);
        }
        // sent twice in the same moment, each goes once
        var colleague = cases.people().holding("另一位学籍", "registrar", school.id());
        assertThat(
                        AtOnce.all(
                                () -> refusals(() -> send(offices.registrar())),
                                () -> refusals(() -> send(colleague))))
                .containsExactlyInAnyOrder(List.of(), List.of("programme.nobody-to-send"));
        for (var id : both) {
            Acting.as(receiving, () -> holdRound.assess(id, found("88", majorClass)));
            cases.approve(offices.registrar(), id);
            cases.approve(offices.head(), id);
        }
        noticed(today.minusDays(9), today.minusDays(1));
        var principal = cases.people().holding("校领导", "vice-principal", school.id());
        var other = cases.people().holding("另一位校领导", "vice-principal", school.id());
        var steps = both.stream().map(cases::step).toList();
        var said =
                AtOnce.all(
                        () -> refusals(() -> yes(principal, steps.getFirst())),
                        () -> refusals(() -> yes(other, steps.getLast())));
        assertThat(said).containsExactlyInAnyOrder(List.of(), List.of("programme.rank"));
        assertThat(students.stream().mapToInt(it -> cases.students().spells(it).size()).sum())
                .as("one moved, one stayed")
                .isEqualTo(3);
        // two decide the same case: one decision, one move
        cases.people().system(() -> more(2));
        var left = said.getFirst().isEmpty() ? both.getLast() : both.getFirst();
        var step = cases.step(left);
        assertThat(
                        AtOnce.all(
                                () -> refusals(() -> yes(principal, step)),
                                () -> refusals(() -> yes(other, step))))
                .containsExactlyInAnyOrder(List.of(), List.of("step.decided"));
        assertThat(students).allSatisfy(it -> assertThat(cases.students().spells(it)).hasSize(2));
        // two open a round for the same days
        for (var i = 1; i < 4; i++) {
            var from = today.plusDays(100L * i);
            assertThat(
                            AtOnce.all(
                                    () -> refusals(() -> round(offices.registrar(), from)),
                                    () -> refusals(() -> round(colleague, from))))
                    .containsExactlyInAnyOrder(List.of(), List.of("programme.round.other"));
        }
    }

    private int more(int places) {
        return cases.sql()
                .sql("update change.programme_quota set places = ? where round_id = ?")
                .params(places, round)
                .update();
    }

    private void send(Actor who) {
        Acting.as(who, () -> holdRound.send(round));
    }

    private void yes(Actor who, UUID step) {
        Acting.as(who, () -> decide.decide(step, Verdict.APPROVE, "同意"));
    }

    private void round(Actor who, LocalDate from) {
        Acting.as(
                who,
                () ->
                        holdRound.open(
                                school.id(), "转专业", from, from.plusDays(3), from.plusDays(40)));
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
    void an_open_university_moves_within_one_point_year_term_and_type() throws Exception {
        var open = cases.units().school("open");
        var point = under("teaching-point", open.id(), open.id());
        var other = under("teaching-point", open.id(), open.id());
        var own = classOf(under("major", point, open.id()), open.id(), 2024);
        var target = under("major", point, open.id());
        var into = classOf(target, open.id(), 2024);
        var people = cases.people();
        var pointReviewer = people.holding("教学点", "point-reviewer", point);
        var branch = people.holding("分校", "branch-reviewer", open.id());
        var province = people.holding("省校", "province-reviewer", open.id());
        var student = learner(own, open.id(), "2024-09-01", "1");
        var applicant = people.reaching("林一诺", "student", open.id(), student);
        on = today.plusDays(1);

        var away = under("major", other, open.id());
        var awayClass = classOf(away, open.id(), 2024);
        var fields = fields(away, "talent");
        fields.put("unit", awayClass.toString());
        var id = cases.draft(applicant, "change-of-programme", student, fields);
        cases.evidence(applicant, id, "guardian-consent");
        assertThat(cases.submit(applicant, id))
                .as("another point")
                .containsExactly("programme.not-here");
        var older = classOf(target, open.id(), 2023);
        amend(applicant, id, target, older);
        assertThat(cases.submit(applicant, id))
                .as("another year")
                .containsExactly("programme.not-here");
        var spring = classOf(target, open.id(), 2024);
        learner(spring, open.id(), "2024-03-01", "1");
        amend(applicant, id, target, spring);
        assertThat(cases.submit(applicant, id))
                .as("another term")
                .containsExactly("programme.not-here");
        var village = classOf(target, open.id(), 2024);
        learner(village, open.id(), "2024-09-01", "2");
        amend(applicant, id, target, village);
        assertThat(cases.submit(applicant, id))
                .as("another type")
                .containsExactly("programme.other-kind");
        learner(into, open.id(), "2024-09-01", "1");
        amend(applicant, id, target, into);
        assertThat(cases.submit(applicant, id)).isEmpty();

        Acting.as(pointReviewer, () -> decide.decide(cases.step(id), Verdict.RETURN, "请写明理由"));
        amend(applicant, id, target, into);
        assertThat(cases.submit(applicant, id)).isEmpty();
        cases.approve(pointReviewer, id);
        cases.approve(branch, id);
        cases.approve(province, id);
        assertThat(cases.steps(id))
                .containsExactly(
                        "point return", "point approve", "branch approve", "province approve");
        assertThat(cases.students().spells(student)).last().asString().contains(into.toString());
        assertThat(
                        Acting.call(province, () -> documents.ofCase(id)).stream()
                                .map(it -> it.kind().code()))
                .containsExactly("programme-notice", "programme-form");
        FilledForms.onlyTheApplicantSigns(
                documents, province, id, "programme-form", 3, "对该专业有兴趣和基础", "平均86分，第5名");
        var again = cases.draft(applicant, "change-of-programme", student, fields);
        assertThat(cases.submit(applicant, again)).contains("programme.times");
    }

    @Test
    void a_pupil_is_told_plainly_that_there_is_none() throws Exception {
        var primary = cases.units().school("school");
        var pupil =
                cases.students()
                        .enrolled(primary.id(), primary.firstClass(), LocalDate.of(2024, 9, 1));
        var registrar = cases.people().holding("学籍", "registrar", primary.id());
        assertThat(refusals(() -> cases.draft(registrar, "change-of-programme", pupil, Map.of())))
                .containsExactly("programme.none-here");
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        registrar,
                                        () ->
                                                holdRound.open(
                                                        primary.id(),
                                                        "转专业",
                                                        today,
                                                        today.plusDays(3),
                                                        on))))
                .containsExactly("programme.none-here");
        assertThat(
                        new WebSteps(mvc, cases.sql())
                                .ask(registrar, get("/programme-rounds"))
                                .getContentAsString())
                .contains("中小学不分专业")
                .doesNotContain("发布批次");
    }

    private void amend(Actor by, UUID id, UUID target, UUID unit) {
        var fields = fields(target, "talent");
        fields.put("unit", unit.toString());
        Acting.as(by, () -> amendCase.amend(id, fields, null));
    }

    private UUID under(String kind, UUID parent, UUID institution) {
        return cases.people().system(() -> cases.units().unit(kind, parent, institution, "open"));
    }

    private UUID classOf(UUID major, UUID institution, int year) {
        var unit = under("class", major, institution);
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql("update organisation.unit set entry_year = ? where id = ?")
                                .params(year, unit)
                                .update());
        return unit;
    }

    private UUID learner(UUID unit, UUID institution, String entryOn, String type) {
        var id = cases.students().enrolled(institution, unit, LocalDate.parse(entryOn));
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql("update registry.enrolment set student_type = ? where id = ?")
                                .params(type, id)
                                .update());
        return id;
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

    private String printed(UUID caseId, String kind) throws IOException {
        var bytes =
                Acting.call(
                        offices.registrar(),
                        () -> {
                            var it =
                                    documents.ofCase(caseId).stream()
                                            .filter(one -> one.kind().code().equals(kind))
                                            .findFirst()
                                            .orElseThrow();
                            try {
                                return documents.open(it.id()).bytes();
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        try (var pdf = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(pdf);
        }
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
