package org.matricula.change.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.change.TestWithdrawal;
import org.matricula.change.student.Enrolments;
import org.matricula.codebook.Codes;
import org.matricula.discipline.DisciplinePapers;
import org.matricula.discipline.TestDiscipline;
import org.matricula.discipline.delivery.DeliverDecision;
import org.matricula.document.Documents;
import org.matricula.document.FilledForms;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.apply.SubmitCase;
import org.matricula.workflow.decide.Verdict;
import org.matricula.workflow.reverse.CorrectCase;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/// Each kind of this package is walked by its people, refused where the rules say so, and taken
/// back to exactly what was.
@ProgramTest
class StandingChangesTest {

    @Autowired DeliverDecision deliverDecision;
    @Autowired TestCases cases;
    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired SubmitCase submitCase;
    @Autowired ReverseCase reverseCase;
    @Autowired CorrectCase correctCase;
    @Autowired Documents documents;
    @Autowired Codes codes;
    @Autowired ForgottenAbsences forgotten;
    @Autowired Enrolments enrolments;

    TestUnits.School school;
    Map<String, Actor> people;
    LocalDate today;
    StandingForms forms;

    @BeforeEach
    void aCollege() {
        at("college");
    }

    @Test
    void a_place_is_held_for_service_until_two_years_after_discharge_and_taken_up_again() {
        var one = enrolled();
        var before = record(one);
        var late = forms.service(today.minusDays(1));
        late.put("noticeOn", today.minusDays(15).toString());
        late.put("dischargeOn", today.minusDays(2).toString());
        var refused = cases.draft(staff(), "service-hold", one, late);
        cases.evidence(staff(), refused, "guardian-consent");
        assertThat(cases.submit(staff(), refused))
                .containsExactlyInAnyOrder(
                        "service.late", "service.discharge", "case.evidence-missing");

        var held =
                granted(
                        "service-hold",
                        one,
                        forms.service(today.minusDays(1)),
                        "enlistment-notice");
        assertThat(cases.students().spells(one)).last().asString().startsWith("L1 ");
        assertThat(
                        cases.texts(
                                "select last_on::text from change.absence where enrolment_id = ?",
                                one))
                .containsExactly(today.plusMonths(48).toString());
        assertThat(papers(held)).containsExactly("CHANGE_FORM", "PLACE_HELD_CERTIFICATE");
        assertThat(found(today.plusMonths(48).minusDays(10), one)).containsExactly("service-ends");
        assertThat(found(today.plusMonths(48).plusDays(1), one)).containsExactly("service-over");
        assertThat(limit(one)).isEqualTo(LocalDate.of(2032, 8, 31).plusDays(1));

        var back =
                granted(
                        "return-from-service",
                        one,
                        Map.of(
                                "on",
                                today.plusDays(3).toString(),
                                "dischargedOn",
                                today.plusDays(2).toString(),
                                "dischargeNo",
                                "退〔2026〕1号",
                                "priority",
                                "true",
                                "unit",
                                school.secondClass().toString(),
                                "explanation",
                                "退役"),
                        "discharge-certificate");
        assertThat(cases.students().spells(one)).last().asString().startsWith("01 ");
        assertThat(papers(back)).contains("RETURN_NOTICE");
        reverse(back);
        reverse(held);
        assertThat(record(one)).isEqualTo(before);
        assertThat(found(today.plusMonths(48), one)).isEmpty();
    }

    @Test
    void study_elsewhere_begins_ends_is_reminded_of_and_taken_back() {
        for (var sort : List.of("abroad", "visit")) {
            var one = enrolled();
            var before = record(one);
            var fields = forms.away(sort, today.plusMonths(30));
            var id = cases.draft(staff(), "study-away", one, fields);
            cases.evidence(staff(), id, "exchange-agreement", "abroad-proof", "guardian-consent");
            assertThat(cases.submit(staff(), id)).containsExactly("away.months");
            var away =
                    granted(
                            "study-away",
                            one,
                            forms.away(sort, today.plusMonths(6)),
                            "exchange-agreement",
                            "abroad-proof");
            assertThat(cases.students().spells(one))
                    .last()
                    .asString()
                    .startsWith(sort.equals("abroad") ? "13 " : "01 ");
            assertThat(papers(away)).containsExactly("CHANGE_FORM", "STUDY_AWAY_NOTICE");
            var ends = sort.equals("abroad") ? "study-abroad-ends" : "visit-ends";
            assertThat(found(today.plusMonths(6), one)).containsExactly(ends);
            var back =
                    granted(
                            "return-from-study",
                            one,
                            Map.of(
                                    "sort",
                                    sort,
                                    "on",
                                    today.plusDays(20).toString(),
                                    "explanation",
                                    "期满"),
                            "study-record");
            assertThat(found(today.plusMonths(6), one))
                    .as(sort)
                    .isEqualTo(sort.equals("visit") ? List.of() : List.of(ends));
            reverse(back);
            assertThat(found(today.plusMonths(6), one)).containsExactly(ends);
            reverse(away);
            assertThat(record(one)).as(sort).isEqualTo(before);
        }
    }

    @Test
    void whoever_is_missing_waits_until_found_and_a_death_ends_the_standing() {
        var one = enrolled();
        var before = record(one);
        var missing = granted("missing-report", one, forms.missing(), "police-receipt");
        assertThat(cases.students().spells(one)).last().asString().startsWith("15 ");
        assertThat(found(today.plusDays(40), one)).containsExactly("missing");
        var back =
                granted("found-report", one, Map.of("on", today.toString(), "explanation", "已找到"));
        assertThat(cases.students().spells(one)).last().asString().startsWith("01 ");
        reverse(back);
        var death = forms.death(today);
        death.put("on", today.plusDays(1).toString());
        var ahead = cases.draft(staff(), "death-report", one, death);
        cases.evidence(staff(), ahead, "death-certificate");
        assertThat(cases.submit(staff(), ahead)).containsExactly("death.ahead");
        var ended = granted("death-report", one, forms.death(today), "death-certificate");
        assertThat(cases.students().spells(one)).last().asString().startsWith("11 ");
        reverse(ended);
        reverse(missing);
        assertThat(record(one)).isEqualTo(before);
    }

    @Test
    void nobody_is_expelled_or_withdrawn_unheard() throws Exception {
        var one = enrolled();
        var before = record(one);
        var hasty = expulsion();
        hasty.put("heardOn", today.minusDays(12).toString());
        hasty.put("reviewedOn", today.minusDays(2).toString());
        hasty.put("meetingOn", today.minusDays(9).toString());
        hasty.put("servedOn", today.plusDays(1).toString());
        var clerk = person("department-registrar");
        var id = cases.draft(clerk, "expulsion", one, hasty);
        assertThat(cases.submit(clerk, id))
                .contains(
                        "expulsion.undecided",
                        "safeguard.told",
                        "safeguard.time",
                        "safeguard.reviewed",
                        "safeguard.served",
                        "case.evidence-missing");
        served(one, "处〔2026〕1号", today.minusDays(1));
        var expelled =
                granted(
                        "expulsion",
                        one,
                        expulsion(),
                        "discipline-decision",
                        "statement-record",
                        "legality-opinion",
                        "service-proof");
        assertThat(cases.students().spells(one)).last().asString().startsWith("14 ");
        assertThat(papers(expelled))
                .containsExactly("CHANGE_FORM", "EXPULSION_DECISION", "STUDY_CERTIFICATE");
        reverse(expelled);
        assertThat(record(one)).isEqualTo(before);

        var withdrawal =
                TestWithdrawal.of(cases, TestDiscipline.of(cases, new WebSteps(mvc, sql), school));
        var withdrawn = withdrawal.decided(clerk, one);
        assertThat(cases.steps(withdrawn))
                .as("in the order of the law, each by its own people")
                .containsExactly(
                        "department approve",
                        "notice approve",
                        "hearing approve",
                        "office-head approve",
                        "legality approve",
                        "meeting approve",
                        "service open");
        assertThat(record(one)).isEqualTo(before);
        deliver(withdrawn, "direct");
        cases.approve(person("registrar"), withdrawn);
        assertThat(cases.students().spells(one)).last().asString().startsWith("03 ");
        assertThat(papers(withdrawn))
                .containsExactlyInAnyOrder(
                        "CHANGE_FORM",
                        "WITHDRAWAL_INTENT",
                        "DELIVERY_RECEIPT",
                        "DELIVERY_RECEIPT",
                        "WITHDRAWAL_DECISION",
                        "WITHDRAWAL_CERTIFICATE",
                        "CLEARANCE_SLIP");
        reverse(withdrawn);
        assertThat(record(one)).isEqualTo(before);

        // put up in public, it counts only once it has hung for its days
        var hung = withdrawal.decided(clerk, one);
        var registrar = person("registrar");
        assertThat(cases.decide(registrar, hung, Verdict.APPROVE))
                .containsExactly("withdrawal.unserved");
        deliver(hung, "announcement");
        assertThat(cases.decide(registrar, hung, Verdict.APPROVE))
                .containsExactly("withdrawal.served-ahead");
        assertThat(record(one)).isEqualTo(before);
        // and where the school lets it drop, its decision stands no more
        assertThat(cases.decide(registrar, hung, Verdict.REFUSE)).isEmpty();
        assertThat(
                        cases.texts(
                                "select state from document.document where case_id = ? and kind = 'withdrawal-decision'",
                                hung))
                .containsExactly("void");
    }

    @Test
    void an_admission_is_deferred_restored_or_lapses() {
        var one = cases.students().enrolled(school.id(), school.firstClass(), today.minusDays(5));
        var before = record(one);
        assertThat(refusedDeferral(enrolled(), today.plusMonths(14)))
                .containsExactly("deferral.newcomer", "deferral.months");
        var deferred =
                granted(
                        "deferred-admission",
                        one,
                        forms.deferral(today.plusMonths(10)),
                        "medical-certificate");
        assertThat(cases.students().spells(one)).last().asString().startsWith("12 ");
        assertThat(papers(deferred)).containsExactly("CHANGE_FORM", "DEFERRED_ADMISSION_NOTICE");
        assertThat(found(today.plusMonths(10), one)).containsExactly("deferral-ends");
        var lapse = Map.of("on", today.toString(), "ground", "not-asked", "explanation", "期满未申请");
        var early = cases.draft(staff(), "admission-lapse", one, lapse);
        cases.evidence(staff(), early, "contact-record");
        assertThat(cases.submit(staff(), early)).containsExactly("deferral.runs");
        var lapsed =
                granted(
                        "admission-lapse",
                        one,
                        Map.of(
                                "on",
                                today.toString(),
                                "ground",
                                "failed-recheck",
                                "explanation",
                                "复查不合格"),
                        "other-proof");
        assertThat(cases.students().spells(one)).last().asString().startsWith("L2 ");
        assertThat(papers(lapsed)).contains("ADMISSION_LAPSE_DECISION");
        reverse(lapsed);
        var restored =
                granted(
                        "admission-resumption",
                        one,
                        Map.of("on", today.plusDays(2).toString(), "explanation", "已康复"),
                        "deferral-notice",
                        "recovery-certificate");
        assertThat(cases.students().spells(one)).last().asString().startsWith("01 ");
        reverse(restored);
        reverse(deferred);
        assertThat(record(one)).isEqualTo(before);
    }

    @Test
    void an_office_may_return_or_refuse_and_two_at_once_are_not_both_heard() {
        var one = enrolled();
        var id = cases.draft(staff(), "service-hold", one, forms.service(today));
        cases.evidence(staff(), id, "enlistment-notice", "guardian-consent");
        assertThat(cases.submit(staff(), id)).isEmpty();
        var other =
                cases.draft(staff(), "study-away", one, forms.away("visit", today.plusMonths(2)));
        cases.evidence(staff(), other, "exchange-agreement", "guardian-consent");
        assertThat(cases.submit(staff(), other)).containsExactly("case.under-way");
        assertThat(cases.decide(person(cases.roles(id)), id, Verdict.RETURN)).isEmpty();
        assertThat(cases.state(id)).isEqualTo("amending");
        assertThat(cases.submit(staff(), id)).isEmpty();
        assertThat(cases.decide(person(cases.roles(id)), id, Verdict.REFUSE)).isEmpty();
        assertThat(cases.state(id)).isEqualTo("refused");
        assertThat(cases.students().spells(one)).hasSize(1);
    }

    @Test
    void open_universities_and_schools_have_their_own_ways() {
        at("open");
        var held = granted("service-hold", enrolled(), forms.service(today), "enlistment-notice");
        assertThat(cases.steps(held))
                .containsExactly("point approve", "branch approve", "province approve");
        at("school");
        var pupil = enrolled();
        var away =
                granted(
                        "study-away",
                        pupil,
                        forms.away("abroad", today.plusMonths(6)),
                        "exchange-agreement",
                        "abroad-proof");
        assertThat(cases.steps(away)).containsExactly("registrar approve", "principal approve");
        granted("death-report", pupil, forms.death(today), "death-certificate");
        assertThat(cases.students().spells(pupil)).last().asString().startsWith("11 ");
    }

    @Test
    void at_an_open_university_the_applicant_alone_signs_by_hand_for_a_leave_and_a_return() {
        at("open");
        var one = enrolled();
        var leave =
                granted(
                        "leave-of-absence",
                        one,
                        cases.leave(today.minusDays(20), 2),
                        "medical-certificate");
        FilledForms.onlyTheApplicantSigns(
                documents, person("province-reviewer"), leave, "leave-form", 3, "经医院诊断须休养", "√因病");
        var back =
                granted(
                        "return-from-leave",
                        one,
                        Map.of(
                                "on", today.toString(),
                                "unit", school.secondClass().toString(),
                                "explanation", "已康复"),
                        "recovery-certificate");
        FilledForms.onlyTheApplicantSigns(
                documents, person("province-reviewer"), back, "return-form", 3, "√因病");
    }

    @Test
    void a_wrong_day_is_corrected_by_a_second_person_and_the_old_act_stays_on_record() {
        var one = enrolled();
        var before = record(one);
        var wrong =
                granted(
                        "study-away",
                        one,
                        forms.away("abroad", today.plusMonths(6)),
                        "exchange-agreement",
                        "abroad-proof");
        var asks = cases.people().holding("申请更正者", "registrar", school.id());
        assertThat(
                        TestCases.refusals(() ->
                                Acting.call(
                                        asks,
                                        () ->
                                                correctCase.open(
                                                        wrong, Map.of("place", "示例大学"), ""))))
                .containsExactlyInAnyOrder("case-correction.reason", "case-correction.nothing");
        var far =
                Acting.call(
                        asks,
                        () ->
                                correctCase.open(
                                        wrong,
                                        Map.of("lastOn", today.plusMonths(40).toString()),
                                        "日期填错"));
        assertThat(cases.decide(asks, far, Verdict.APPROVE))
                .containsExactly("step.own-application");
        assertThat(cases.decide(person("academic-office-head"), far, Verdict.APPROVE))
                .containsExactly("away.months");
        assertThat(cases.decide(person("academic-office-head"), far, Verdict.REFUSE)).isEmpty();
        var right =
                Acting.call(
                        asks,
                        () ->
                                correctCase.open(
                                        wrong,
                                        Map.of(
                                                "on",
                                                today.plusDays(9).toString(),
                                                "lastOn",
                                                today.plusMonths(8).toString()),
                                        "日期填错"));
        cases.approve(person("academic-office-head"), right);
        assertThat(cases.state(wrong)).isEqualTo("reversed");
        assertThat(cases.state(right)).isEqualTo("effective");
        assertThat(cases.students().spells(one))
                .last()
                .asString()
                .startsWith("13 ")
                .contains(today.plusDays(9).toString());
        assertThat(
                        cases.texts(
                                "select from_on || ' ' || last_on from change.absence where enrolment_id = ? and reversed_at is null",
                                one))
                .containsExactly(today.plusDays(9) + " " + today.plusMonths(8));
        assertThat(papers(right)).contains("CHANGE_FORM", "STUDY_AWAY_NOTICE");
        reverse(right);
        assertThat(record(one)).isEqualTo(before);
    }

    void at(String education) {
        school = cases.units().school(education);
        people = new HashMap<>();
        today = cases.today();
        forms = new StandingForms(today);
    }

    UUID enrolled() {
        return cases.students()
                .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
    }

    Actor staff() {
        return person("registrar");
    }

    /// One person for each post of the school; whoever files holds another than those who decide.
    Actor person(String role) {
        return people.computeIfAbsent(
                role, it -> cases.people().holding("岗位" + it, it, school.id()));
    }

    UUID granted(String kind, UUID one, Map<String, ?> fields, String... evidence) {
        var filer =
                people.computeIfAbsent(
                        "filer", it -> cases.people().holding("经办人", "registrar", school.id()));
        var id = cases.draft(filer, kind, one, fields);
        cases.evidence(filer, id, evidence);
        cases.evidence(filer, id, "guardian-consent");
        Acting.as(filer, () -> submitCase.submit(id));
        while (List.of("submitted", "in-progress").contains(cases.state(id))) {
            if (cases.steps(id).getLast().startsWith("service ")) {
                deliver(id, "direct");
            }
            cases.approve(person(cases.roles(id)), id);
        }
        recorded(id);
        return id;
    }

    /// Whatever was granted is on paper, in the ledger of the standing, and among what happened.
    void recorded(UUID id) {
        assertThat(papers(id)).as("paper").isNotEmpty();
        var verbs =
                cases.texts(
                        "select verb from registry.status_event where case_id = ? and reverses is null",
                        id);
        assertThat(verbs).as("act").hasSize(1);
        var code = StatusVerb.valueOf(verbs.getFirst()).code();
        var kind = codes.label("change-kind", code);
        assertThat(kind).as("national kind").isNotEqualTo(code);
        var on =
                LocalDate.parse(
                        cases.texts(
                                        "select effective_on::text from registry.status_event where case_id = ?",
                                        id)
                                .getFirst());
        var page =
                get("/statistics/changes")
                        .queryParam("by", "status")
                        .queryParam("unit", school.id().toString())
                        .queryParam("from", on.minusDays(1).toString())
                        .queryParam("to", on.toString());
        try {
            assertThat(new WebSteps(mvc, sql).ask(person("registrar"), page).getContentAsString())
                    .as("statistics")
                    .containsPattern(
                            kind
                                    + "</th>(<td class=\"num\">(<a [^>]*>)?\\d(</a>)?</td>){3}"
                                    + "<td class=\"num\">(<a [^>]*>)?1(</a>)?</td>");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void deliver(UUID id, String way) {
        Acting.as(
                person("registrar"),
                () ->
                        deliverDecision.deliver(
                                id,
                                "decision",
                                new DeliverDecision.Told(way, today, "林一诺", "", "", "多次联系无果"),
                                new DisciplinePapers.Upload(
                                        "scan.png", org.matricula.workflow.TestPeople.scan())));
    }

    void reverse(UUID id) {
        var asks = cases.people().holding("申请撤销者", reverser(), school.id());
        var reversal = Acting.call(asks, () -> reverseCase.open(id, "办理有误"));
        cases.approve(person(cases.roles(reversal)), reversal);
        assertThat(papers(reversal)).as("the decision that takes it back").isNotEmpty();
        assertThat(
                        cases.texts(
                                "select distinct state from document.document where case_id = ? and kind <> 'leave-certificate'",
                                id))
                .as("what was issued counts no more")
                .containsExactly("void");
    }

    String reverser() {
        return "registrar";
    }

    List<String> papers(UUID id) {
        return Acting.call(staff(), () -> documents.ofCase(id)).stream()
                .map(it -> it.kind().name())
                .toList();
    }

    List<String> found(LocalDate on, UUID one) {
        var name =
                cases.texts("select name from registry.student where enrolment_id = ?", one)
                        .getFirst();
        var mine = new ArrayList<String>();
        for (Forgotten it : Acting.call(staff(), () -> forgotten.find(on, 500))) {
            if (it.subject().equals(name)
                    && (it.href() == null || it.href().endsWith(number(one)))) {
                mine.add(it.what());
            }
        }
        return mine;
    }

    String number(UUID one) {
        return cases.texts(
                        "select coalesce(student_number, '') from registry.student where enrolment_id = ?",
                        one)
                .getFirst();
    }

    LocalDate limit(UUID one) {
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        "update registry.enrolment set study_limit_on = '2032-08-31' where id = ?")
                                .param(one)
                                .update());
        return cases.people().system(() -> enrolments.facts(one).studyLimitOn());
    }

    List<String> refusedDeferral(UUID one, LocalDate lastOn) {
        var id = cases.draft(staff(), "deferred-admission", one, forms.deferral(lastOn));
        cases.evidence(staff(), id, "medical-certificate", "guardian-consent");
        return cases.submit(staff(), id);
    }

    List<String> record(UUID one) {
        var all = new ArrayList<>(cases.students().spells(one));
        all.addAll(
                cases.texts(
                        "select status || status_since || unit_id || coalesce(grade_level::text, '') from registry.student where enrolment_id = ?",
                        one));
        all.addAll(
                cases.texts(
                        "select active::text || scope_pos from registry.enrolment where id = ?",
                        one));
        all.addAll(
                cases.texts(
                        "select kind || last_on from change.absence where enrolment_id = ? and reversed_at is null order by 1",
                        one));
        return all;
    }

    /// A decision of discipline that was served, which alone opens an expulsion.
    void served(UUID student, String number, LocalDate on) {
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        """
                                        with decided as (
                                          insert into workflow.case_file
                                            (kind, subject_id, person_id, institution_id, unit_id, scope_pos, education, subject_name,
                                             state, applicant, applicant_role, created_at)
                                          select 'sanction', s.enrolment_id, s.person_id, s.institution_id, s.unit_id, s.scope_pos,
                                                 'college', s.name, 'effective', 'x', 'counsellor', now()
                                            from registry.student s where s.enrolment_id = :student
                                          returning *),
                                        seen as (
                                          insert into discipline.offence
                                            (institution_id, enrolment_id, scope_pos, person_id, number, kind_id, occurred_on, facts,
                                             registrar, registrar_role, registered_at)
                                          select of.institution_id, of.subject_id, of.scope_pos, of.person_id, 'x', k.id, :on, 'x', 'x',
                                                 'teacher', now()
                                            from decided of, discipline.offence_kind k where k.name = '考试作弊' and k.institution_id is null returning id)
                                        insert into discipline.sanction
                                          (institution_id, enrolment_id, scope_pos, person_id, case_id, offence_id, number, measure,
                                           decided_on, starts_on, state)
                                        select of.institution_id, of.subject_id, of.scope_pos, of.person_id, of.id, seen.id, :number,
                                               'expulsion', :on, :on, 'in-force'
                                          from decided of, seen
                                        """)
                                .param("student", student)
                                .param("on", on)
                                .param("number", number)
                                .update());
    }

    Map<String, Object> expulsion() {
        var fields = new HashMap<String, Object>();
        fields.put("decisionNo", "处〔2026〕1号");
        fields.put("decidedOn", today.minusDays(2).toString());
        fields.put("facts", "考试中组织作弊");
        fields.put("basis", "exam-fraud");
        fields.put("toldOn", today.minusDays(10).toString());
        fields.put("heardOn", today.minusDays(7).toString());
        fields.put("statement", "hearing");
        fields.put("reviewedOn", today.minusDays(5).toString());
        fields.put("reviewer", "法律顾问");
        fields.put("meetingOn", today.minusDays(3).toString());
        fields.put("service", "direct");
        fields.put("servedOn", today.minusDays(1).toString());
        fields.put("on", today.toString());
        return fields;
    }
}
