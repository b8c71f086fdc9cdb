package org.matricula.graduation.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.enrolment.admission.TestAdmissions;
import org.matricula.governance.publication.PublishList;
import org.matricula.graduation.audit.ExamineGraduates;
import org.matricula.graduation.audit.Requirements;
import org.matricula.graduation.degree.GrantDegrees;
import org.matricula.graduation.degree.HearDegrees;
import org.matricula.graduation.degree.RefuseDegrees;
import org.matricula.graduation.progress.GraduationProgress;
import org.matricula.job.TestJobs;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.ApplyStandings;
import org.matricula.registry.Intake;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.standing.TestResults;
import org.matricula.vault.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// From the run to the conclusion and back: every condition finds whom it should, the four outcomes
/// follow, and nobody unreviewed, photo-less or changed since slips through.
@ProgramTest
class GraduationRoundTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired ApplyStandings standings;
    @Autowired TestAdmissions admissions;
    @Autowired BeginGraduationRound beginRound;
    @Autowired TestJobs jobs;
    @Autowired GraduationRounds rounds;
    @Autowired GraduationVerdicts verdicts;
    @Autowired RoundDifferences differences;
    @Autowired ReviewGraduates reviewGraduates;
    @Autowired PrepareDecision prepare;
    @Autowired PublishGraduates publishGraduates;
    @Autowired DecideGraduation decide;
    @Autowired Objections objections;
    @Autowired GrantDegrees grantDegrees;
    @Autowired RefuseDegrees refuseDegrees;
    @Autowired HearDegrees hearDegrees;
    @Autowired GraduationRanges ranges;
    @Autowired Requirements requirements;
    @Autowired GraduationProgress progress;
    @Autowired ExamineGraduates examine;
    @Autowired Clock clock;
    @Autowired Vault vault;
    @Autowired RoundDuties duties;

    WebSteps web;
    TestUnits.School school;
    TestResults results;
    TestStudents students;
    LocalDate today;
    LocalDate since;
    Actor registrar;
    Actor head;
    Actor second;
    Actor department;
    UUID module;
    UUID programme;
    List<UUID> tasks;
    List<UUID> courses;
    UUID fine;
    UUID failed;
    UUID untaken;
    UUID bare;

    @BeforeEach
    void a_college_at_the_end_of_three_years() {
        web = new WebSteps(mvc, sql);
        today = LocalDate.now(clock);
        since = today.minusYears(3);
        school = admissions.units().school("college");
        results = new TestResults(sql, transaction, school.id(), school.firstClass());
        registrar = known(web.staff("registrar", school.id()));
        head = known(web.staff("academic-office-head", school.id()));
        second = known(web.staff("vice-principal", school.id()));
        department = web.staff("department-registrar", school.grade());
        students = new TestStudents(intake, transaction, sql);
        var term =
                results.term(
                        (today.getYear() - 1) + "-" + today.getYear(),
                        2,
                        "第二学期",
                        today.minusDays(200),
                        today.minusDays(40));
        tasks = results.courses(term, today.minusDays(60));
        courses =
                tasks.stream()
                        .map(it ->
                                results.one(
                                        "select course_id from coursework.task where id = ?", it))
                        .toList();
        programme = programme(since.getYear(), "计算机应用技术");
        module = module(programme, "专业课", 14);
        for (var i = 0; i < 8; i++) {
            plan(programme, module, courses.get(i), i < 4 ? 1 : 5);
        }
        fine = student(true);
        failed = student(true);
        untaken = student(true);
        bare = student(false);
        results.results(fine, tasks, 0);
        results.results(failed, tasks, 2);
        results.results(untaken, tasks.subList(0, 6), 0);
        results.results(bare, tasks, 0);
    }

    @Test
    void each_term_has_four_rounds_with_their_days_until_they_are_done() throws Exception {
        var end = today.minusDays(40);
        var next = today.plusDays(20);
        results.term(
                today.getYear() + "-" + (today.getYear() + 1), 1, "第一学期", next, next.plusDays(150));
        assertThat(due(registrar))
                .containsExactly(
                        "early " + end.minusDays(30),
                        "results " + end.plusDays(14),
                        "before-term " + next.minusDays(7),
                        "last " + next.plusDays(14));
        assertThat(due(department)).isEmpty();
        ran("results");
        assertThat(due(registrar))
                .containsExactly(
                        "early " + end.minusDays(30),
                        "before-term " + next.minusDays(7),
                        "last " + next.plusDays(14));
    }

    /// The rounds of the term that ended.
    private List<String> due(Actor who) {
        return as(who, () -> duties.duties(today.minusDays(80), today.plusDays(60))).stream()
                .map(it -> it.what().replace("graduation-round-", "") + " " + it.on())
                .toList();
    }

    @Test
    void each_outcome_with_every_condition_that_is_not_met() {
        var round = ran("early");
        assertThat(round.state()).isEqualTo("done");
        assertThat(found(round.id()))
                .containsExactlyInAnyOrder(
                        fine + " graduate",
                        failed + " completion",
                        untaken + " postponed",
                        bare + " postponed");
        assertThat(unmet(round.id(), fine)).isEmpty();
        assertThat(unmet(round.id(), failed))
                .containsExactlyInAnyOrder(
                        "credits 14.0 12.0",
                        "module-credits 14.0 12.0",
                        "required-courses 8.0 6.0");
        assertThat(unmet(round.id(), untaken))
                .contains("plan-finished 8.0 6.0", "required-courses 8.0 6.0");
        assertThat(unmet(round.id(), bare)).containsExactly("photo null null");
        var verdict = verdict(round.id(), failed);
        var lacking =
                system(() -> verdicts.unmet(List.of(verdict.id()))).get(verdict.id()).stream()
                        .filter(it -> it.rule().equals("required-courses"))
                        .findFirst()
                        .orElseThrow();
        assertThat(lacking.courses()).hasSize(2).anyMatch(it -> it.endsWith("高等数学"));
    }

    @Test
    void time_discipline_fees_register_and_the_limit_are_looked_at() {
        changed(
                "update registry.enrolment set study_limit_on = ? where id = ?",
                today.minusDays(1),
                untaken);
        changed(
                "update registry.student set registration = 'entered' where enrolment_id = ?",
                fine);
        changed(
                "update registry.enrolment set entry_on = ?, graduation_on = ? where id = ?",
                today.minusMonths(8),
                today,
                bare);
        var round = ran("early");
        assertThat(found(round.id())).contains(untaken + " incomplete", fine + " postponed");
        assertThat(unmet(round.id(), untaken)).contains("time-limit null null");
        assertThat(unmet(round.id(), fine)).containsExactly("register null null");
        assertThat(unmet(round.id(), bare)).contains("time-least 24.0 8.0", "photo null null");
    }

    @Test
    void whoever_changed_programme_is_looked_at_in_segments() {
        var other = programme(since.getYear(), "会计", school.secondClass());
        var there = module(other, "专业课", 8);
        // the new programme's early terms were spent in the old one
        var early = course("会计基础");
        plan(other, there, early, 1);
        for (var i = 4; i < 8; i++) {
            plan(other, there, courses.get(i), 5);
        }

        var look = look(fine, null, List.of());
        var what = look(fine, other, List.of());
        var asIf = look(fine, other, List.of(early));
        system(() ->
                transaction.execute(it -> {
                    assertThat(examine.picture(look).orElseThrow().outcome()).isEqualTo("graduate");
                    assertThat(examine.picture(what).orElseThrow().outcome())
                            .isEqualTo("postponed");
                    assertThat(examine.unmet(what))
                            .anyMatch(u -> u.courses().stream().anyMatch(c -> c.endsWith("会计基础")));
                    assertThat(examine.picture(asIf).orElseThrow().outcome()).isEqualTo("graduate");
                    assertThat(examine.modules(look))
                            .singleElement()
                            .matches(m -> m.has().intValue() == 16);
                    return true;
                }));
    }

    /// 会计 in the second class: a course of each term from the first to the fifth.
    private UUID accounting() {
        var other = programme(since.getYear(), "会计", school.secondClass());
        var there = module(other, "会计课", 0);
        for (var term = 1; term <= 5; term++) {
            plan(other, there, course("会计" + term), term);
        }
        return other;
    }

    private void moves(UUID one, LocalDate on, UUID to) {
        stands(one, StatusVerb.CHANGE_PROGRAMME, on, to);
    }

    private void stands(UUID one, StatusVerb verb, LocalDate on, UUID to) {
        var it = new StandingChange(one, verb, on, to, null, null, null, null, null);
        system(() -> transaction.execute(t -> standings.apply(on, List.of(it), "test", 0)));
    }

    /// What of the plans is lacking, by name.
    private List<String> lacking(UUID round, UUID one) {
        return courses(round, one).stream()
                .filter(it -> it.startsWith("required-courses "))
                .flatMap(it -> List.of(it.split(" ", 2)[1].split("、")).stream())
                .toList();
    }

    private UUID followed(UUID round, UUID one) {
        return results.one(
                "select programme_id from graduation.verdict where round_id = ? and enrolment_id = ?",
                round,
                one);
    }

    @Test
    void whoever_changed_programme_takes_of_each_what_was_planned_while_they_followed_it() {
        var other = accounting();
        plan(programme, module, course("第五学期才开"), 5);
        moves(fine, since.plusMonths(24), school.secondClass());
        var round = ran("early").id();
        assertThat(followed(round, fine)).isEqualTo(other);
        assertThat(lacking(round, fine))
                .as("four terms of the first programme are passed; of the second the fifth is owed")
                .containsExactly("会计5");
        assertThat(verdict(round, fine).found()).isEqualTo("postponed");
        assertThat(followed(round, failed)).isEqualTo(programme);
    }

    @Test
    void whoever_came_back_is_judged_by_the_programme_they_came_back_to() {
        accounting();
        plan(programme, module, course("第三学期才开"), 3);
        plan(programme, module, course("第五学期才开"), 5);
        moves(fine, since.plusMonths(12), school.secondClass());
        moves(fine, since.plusMonths(24), school.firstClass());
        moves(failed, since.plusMonths(6), school.secondClass());
        moves(failed, since.plusMonths(24), school.firstClass());
        results.result(failed, tasks.getFirst(), "make-up", 61);
        results.result(failed, tasks.get(1), "make-up", 61);
        var round = ran("early").id();
        assertThat(followed(round, fine)).isEqualTo(programme);
        assertThat(lacking(round, fine)).containsExactlyInAnyOrder("会计3", "会计4", "第五学期才开");
        assertThat(lacking(round, failed)).containsExactlyInAnyOrder("会计2", "会计3", "会计4", "第五学期才开");
        system(() ->
                transaction.execute(it -> {
                    assertThat(examine.segments(look(fine, null, List.of())))
                            .extracting(
                                    ExamineGraduates.Segment::programme,
                                    ExamineGraduates.Segment::since,
                                    ExamineGraduates.Segment::termFrom,
                                    ExamineGraduates.Segment::termTo)
                            .containsExactly(
                                    tuple("计算机应用技术", since, 1, 2),
                                    tuple("会计", since.plusMonths(12), 3, 4),
                                    tuple("计算机应用技术", since.plusMonths(24), 5, null));
                    return true;
                }));
        assertThat(
                        results.told(
                                """
                                select count(distinct in_programme)::text from graduation.verdict
                                 where round_id = ? and enrolment_id in (?, ?)
                                """,
                                round,
                                fine,
                                failed))
                .as("where an earlier segment ends is among the inputs")
                .isEqualTo("2");
    }

    @Test
    void a_term_on_leave_is_none_of_the_programme() {
        accounting();
        stands(fine, StatusVerb.GRANT_LEAVE, since.plusMonths(12), null);
        stands(fine, StatusVerb.RETURN_FROM_LEAVE, since.plusMonths(24), null);
        moves(fine, since.plusMonths(30), school.secondClass());
        assertThat(lacking(ran("early").id(), fine))
                .as("two and a half years since entry, a year and a half of study")
                .containsExactlyInAnyOrder("会计4", "会计5");
    }

    @Test
    void a_change_after_the_day_of_graduation_does_not_count_and_one_before_it_does() {
        var other = accounting();
        moves(fine, today.plusDays(10), school.secondClass());
        var now = ran("early").id();
        assertThat(followed(now, fine)).isEqualTo(programme);
        assertThat(verdict(now, fine).found()).isEqualTo("graduate");
        changed(
                "update registry.enrolment set graduation_on = ? where id = ?",
                today.plusDays(30),
                fine);
        var later = as(registrar, () -> beginRound.begin(school.id(), today.plusDays(30), "early"));
        jobs.ended(RunGraduationRound.NAME);
        assertThat(followed(later, fine)).isEqualTo(other);
        var own = as(registrar, () -> progress.of(fine, null, List.of()));
        assertThat(own.picture().programmeId())
                .as("their own progress is of the day on which they are due as well")
                .isEqualTo(other);
        assertThat(own.picture().outcome()).isEqualTo(verdict(later, fine).found());
        assertThat(own.unmet()).hasSameSizeAs(unmet(later, fine));
    }

    @Test
    void the_length_of_schooling_tells_the_student_as_well_when_they_are_due() {
        changed(
                "update registry.enrolment set graduation_on = null, schooling_years = 3, entry_on = ? where id = ?",
                today.minusMonths(8),
                fine);
        assertThat(as(registrar, () -> progress.of(fine, null, List.of())).unmet())
                .as("two years and four months are still to come")
                .noneMatch(it -> it.rule().equals("time-least"));
    }

    @Test
    void whose_time_is_over_leaves_for_want_of_neither_photograph_nor_fees() {
        for (var one : List.of(untaken, failed)) {
            changed(
                    "update registry.enrolment set study_limit_on = ?, graduation_photo_id = null where id = ?",
                    today.minusDays(1),
                    one);
            changed(
                    "update registry.student set registration = 'entered' where enrolment_id = ?",
                    one);
        }
        owes(untaken);
        var punished = student(true);
        var unplanned = students.enrolled(school.id(), school.secondClass(), since);
        changed(
                "update registry.enrolment set graduation_on = ?, study_limit_on = ? where id in (?, ?)",
                today.minusDays(1),
                today.minusDays(1),
                punished,
                unplanned);
        results.results(punished, tasks.subList(0, 6), 0);
        sanctioned(punished);
        var round = ran("early").id();
        assertThat(unmet(round, untaken))
                .contains("photo null null", "fees null null", "register null null");
        assertThat(verdict(round, untaken).found())
                .as("肄业 waits for nothing")
                .isEqualTo("incomplete");
        assertThat(verdict(round, failed).found())
                .as("结业 is registered, with its photograph")
                .isEqualTo("postponed");
        assertThat(verdict(round, punished).found())
                .as("a sanction may yet be another end")
                .isEqualTo("postponed");
        assertThat(verdict(round, unplanned).found())
                .as("nobody leaves because the school has no plan")
                .isEqualTo("postponed");
        as(department, () -> reviewGraduates.agreeRest(round));
        as(registrar, () -> run(() -> prepare.audit(round)));
        as(head, () -> run(() -> prepare.resolve(round, "校办〔2026〕18号", today)));
        as(registrar, () -> prepare.publish(round));
        over(round);
        as(head, () -> decide.decide(round, "校学〔2026〕31号"));
        assertThat(status(untaken)).isEqualTo("09");
        assertThat(status(failed)).isEqualTo("01");
    }

    @Test
    void a_refusal_tells_how_many_there_are_and_names_the_first() throws Exception {
        require("photo", 0, false);
        var before = ran("early").id();
        as(department, () -> reviewGraduates.agreeRest(before));
        system(() ->
                transaction.execute(t ->
                        intake.enrol(
                                school.id(),
                                null,
                                "registered",
                                java.util.stream.IntStream.range(0, 230)
                                        .mapToObj(i ->
                                                TestStudents.newcomer(
                                                        "林一诺", school.firstClass(), since))
                                        .iterator())));
        changed(
                "update registry.enrolment set graduation_on = ? where institution_id = ? and graduation_on is null",
                today.minusDays(1),
                school.id());
        assertThat(told(registrar, () -> prepare.audit(before), "graduation.changed-new"))
                .containsExactly(230, 210);
        var round = ran("results").id();
        assertThat(told(registrar, () -> prepare.audit(round), "graduation.unreviewed"))
                .containsExactly(234, 214);
        assertThat(
                        web.ask(registrar, post("/graduation/rounds/" + round + "/audit"))
                                .getContentAsString())
                .contains("还有 234 名学生未经院系审核", "，另有 214 人");
        changed(
                "update graduation.round set state = 'published', published_on = ?, objections_until = ? where id = ?",
                today.minusDays(9),
                today.minusDays(1),
                round);
        changed(
                "update graduation.verdict set outcome = 'graduate' where round_id = ? and not photo",
                round);
        assertThat(told(head, () -> decide.decide(round, "校学〔2026〕31号"), "graduation.photoless"))
                .containsExactly(231, 211);
    }

    /// How many a refusal tells, and how many of them it does not name.
    private List<Object> told(Actor who, Runnable what, String code) {
        var told = new ArrayList<Object>();
        assertThatThrownBy(() -> as(who, () -> run(what)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it ->
                                it.refusals().stream()
                                        .filter(one -> one.code().equals(code))
                                        .forEach(one -> {
                                            told.add(one.args().getFirst());
                                            told.add(one.args().getLast());
                                        }));
        return told;
    }

    @Test
    void another_photograph_is_another_input_and_rounds_of_before_are_compared_as_they_were_run()
            throws Exception {
        var first = new UUID[1];
        jobs.held(() -> {
            first[0] = as(registrar, () -> beginRound.begin(school.id(), today, "early"));
            changed("update graduation.round set formula = 1 where id = ?", first[0]);
        });
        jobs.ended(RunGraduationRound.NAME);
        as(department, () -> reviewGraduates.agreeRest(first[0]));
        photo(fine);
        as(registrar, () -> run(() -> prepare.audit(first[0])));
        var second = ran("results");
        assertThat(system(() -> differences.some(second.id(), first[0], null, 10)).all())
                .as("another way to sum is no difference")
                .isZero();
        assertThat(
                        web.ask(registrar, get("/graduation/rounds/" + second.id()))
                                .getContentAsString())
                .doesNotContain("id=\"differences\"");
        as(department, () -> reviewGraduates.agreeRest(second.id()));
        photo(fine);
        refused(registrar, () -> prepare.audit(second.id()), "graduation.changed-record");
        var third = ran("before-term");
        assertThat(third.inputsHash()).isNotEqualTo(second.inputsHash());
        assertThat(system(() -> differences.some(third.id(), second.id(), null, 10)).first())
                .singleElement()
                .matches(
                        it -> it.enrolment().equals(fine) && it.inputs().equals(List.of("record")));
    }

    /// A demand to take a photograph again holds each step that would use the one there was.
    @Test
    void a_photograph_to_be_taken_again_holds_the_audit_the_decision_and_the_certificate()
            throws Exception {
        policy("certificate.school-code", "10335");
        policy("certificate.principal", "方启明");
        require("info-check", 0, false);
        var campaign =
                results.one(
                        """
                        insert into graduation.campaign
                          (institution_id, unit_id, year, name, notice, profile_id, check_from, check_until, photo_from,
                           photo_until, opened_at)
                        select ?, ?, '2026', '2026 届信息核对', 'x', p.id, '2026-01-01', '2026-01-02', '2026-01-01',
                               '2026-01-03', now()
                          from registry.photo_profile p limit 1 returning id
                        """,
                        school.id(),
                        school.id());
        changed(
                """
                insert into graduation.graduate (campaign_id, enrolment_id, person_id, scope_pos)
                select ?, e.id, e.person_id, e.scope_pos from registry.enrolment e where e.id in (?, ?)
                """,
                campaign,
                fine,
                failed);
        var first = ran("early").id();
        hangs(first);
        again(campaign, fine);
        refused(head, () -> decide.decide(first, "校学〔2026〕31号"), "graduation.changed-record");
        var second = ran("results").id();
        assertThat(unmet(second, fine)).containsExactly("photo null null");
        assertThat(verdict(second, fine).found()).isEqualTo("postponed");
        changed(
                "update graduation.photo_ticket set closed_at = now(), dropped = '已补拍' where enrolment_id = ?",
                fine);
        photo(fine);
        var third = ran("before-term").id();
        assertThat(verdict(third, fine).found()).isEqualTo("graduate");
        hangs(third);
        as(head, () -> decide.decide(third, "校学〔2026〕31号"));
        var drawn =
                web.ask(
                        registrar,
                        post("/diplomas")
                                .param("institution", school.id().toString())
                                .param("decision", "校学〔2026〕31号"));
        assertThat(drawn.getStatus()).as(drawn.getContentAsString()).isEqualTo(302);
        again(campaign, fine);
        var printed =
                web.ask(
                        registrar,
                        post("/diplomas/print")
                                .param("what", school.firstClass() + "/diploma")
                                .param("printer", "一号机"));
        assertThat(printed.getStatus()).isEqualTo(422);
        assertThat(printed.getContentAsString()).contains("没有照片，不能打印证书");
    }

    private void again(UUID campaign, UUID one) throws Exception {
        assertThat(
                        web.ask(
                                        registrar,
                                        post("/graduate-photos/" + campaign + "/tickets/" + one)
                                                .param("reason", "人像比对不符"))
                                .getStatus())
                .isEqualTo(302);
    }

    /// Reviewed, audited, resolved and published, its days over.
    private void hangs(UUID round) {
        as(department, () -> reviewGraduates.agreeRest(round));
        as(registrar, () -> run(() -> prepare.audit(round)));
        as(head, () -> run(() -> prepare.resolve(round, "校办〔2026〕18号", today)));
        as(registrar, () -> prepare.publish(round));
        over(round);
    }

    private void policy(String key, String value) {
        changed(
                """
                insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                values (?, ?, ?, date '2020-01-01', '规定', '测试')
                """,
                key,
                school.id(),
                value);
    }

    @Test
    void rounds_are_paged_to_the_first_of_them() throws Exception {
        changed(
                """
                insert into graduation.round
                  (institution_id, concluded_on, kind, due_on, rules_on, state, begun_at, ended_at, starter, starter_role)
                select ?, date '2020-01-01' + n, 'early', date '2020-01-01' + n, date '2020-01-01' + n,
                       case when n % 2 = 0 then 'done' else 'superseded' end, now() - make_interval(days => n / 3), now(),
                       '王', 'registrar'
                  from generate_series(1, 130) n
                """,
                school.id());
        var seen = new java.util.HashSet<String>();
        var sizes = new ArrayList<Integer>();
        var next = "/graduation/rounds";
        while (next != null) {
            var page = web.ask(registrar, get(next)).getContentAsString();
            var before = seen.size();
            java.util.regex.Pattern.compile("href=\"/graduation/rounds/([0-9a-f-]+)\"")
                    .matcher(page)
                    .results()
                    .forEach(it -> assertThat(seen.add(it.group(1))).isTrue());
            sizes.add(seen.size() - before);
            var link =
                    java.util.regex.Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(page);
            next = link.find() ? link.group(1) : null;
        }
        assertThat(sizes).containsExactly(60, 60, 10);
        var rest = as(registrar, () -> rounds.standing(null, 60));
        assertThat(rest.items()).hasSize(60).allMatch(GraduationRound::stands);
        assertThat(as(registrar, () -> rounds.standing(UUID.fromString(rest.next()), 60)).items())
                .hasSize(5);
        assertThat(
                        web.ask(registrar, get("/api/v1/graduation/rounds").param("limit", "7"))
                                .getContentAsString())
                .contains("\"next\":\"");
    }

    @Test
    void the_same_inputs_give_the_same_hash_and_others_are_named() {
        var first = ran("early");
        var again = ran("results");
        assertThat(again.inputsHash()).isEqualTo(first.inputsHash());
        assertThat(rounds(first.id()).state()).isEqualTo("superseded");
        results.result(failed, tasks.getFirst(), "make-up", 61);
        as(department, () -> reviewGraduates.review(again.id(), ids(again.id()), null, ""));
        assertThatThrownBy(() -> as(registrar, () -> run(() -> prepare.audit(again.id()))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it ->
                                assertThat(it.refusals())
                                        .extracting(Refusal::code)
                                        .containsExactly("graduation.changed-results"));
        var third = ran("before-term");
        assertThat(third.inputsHash()).isNotEqualTo(first.inputsHash());
        var some = system(() -> differences.some(third.id(), again.id(), null, 10));
        assertThat(some.all()).isEqualTo(1);
        var one = some.first().getFirst();
        assertThat(one.enrolment()).isEqualTo(failed);
        assertThat(one.inputs()).containsExactly("results");
        assertThat(one.was() + one.now()).isEqualTo("completioncompletion");
        assertThat(one.wasCredits()).isEqualByComparingTo("12");
        assertThat(one.nowCredits()).isEqualByComparingTo("14");
        assertThat(one.met()).containsExactly("credits", "module-credits 专业课");
        assertThat(one.lacking()).isEmpty();
        assertThat(system(() -> differences.conditions(third.id(), again.id()))).isEmpty();
    }

    @Test
    void two_rounds_are_compared_in_their_conditions_and_to_the_last_student() throws Exception {
        var first = ran("early");
        require("time-least", 48, true);
        var second = ran("results");
        assertThat(system(() -> differences.conditions(second.id(), first.id())))
                .singleElement()
                .matches(it ->
                        it.rule().equals("time-least")
                                && it.was().intValue() == 24
                                && it.now().intValue() == 48);
        var some = system(() -> differences.some(second.id(), first.id(), null, 1));
        assertThat(some.first()).hasSize(1);
        assertThat(some.all()).as("graduate and completion are both postponed now").isEqualTo(2);
        var rest =
                system(() ->
                        differences.some(second.id(), first.id(), UUID.fromString(some.next()), 1));
        assertThat(rest.all()).isEqualTo(2);
        assertThat(rest.next()).isNull();
        assertThat(
                        List.of(
                                some.first().getFirst().enrolment(),
                                rest.first().getFirst().enrolment()))
                .containsExactlyInAnyOrder(fine, failed);
        var page =
                web.ask(registrar, get("/graduation/rounds/" + second.id())).getContentAsString();
        assertThat(page).contains("两轮所用的毕业条件不同", "/differences.xlsx", "现未达到", "最短学习时间");
        var sheet =
                web.ask(registrar, get("/graduation/rounds/" + second.id() + "/differences.xlsx"));
        try (var book =
                new org.apache.poi.xssf.usermodel.XSSFWorkbook(
                        new java.io.ByteArrayInputStream(sheet.getContentAsByteArray()))) {
            var told = new StringBuilder();
            book.getSheetAt(0).forEach(row -> row.forEach(cell -> told.append(cell).append('|')));
            assertThat(told.toString())
                    .contains(
                            results.told(
                                    "select student_number from registry.student where enrolment_id = ?",
                                    fine),
                            results.told(
                                    "select student_number from registry.student where enrolment_id = ?",
                                    failed),
                            "毕业|延期");
        }
        var beside = web.staff("department-registrar", school.secondClass());
        assertThat(as(beside, () -> differences.some(second.id(), first.id(), null, 10)).all())
                .as("each their own")
                .isZero();
        assertThat(
                        web.ask(
                                        registrar,
                                        get(
                                                "/graduation/rounds/"
                                                        + first.id()
                                                        + "/differences.xlsx"))
                                .getStatus())
                .isEqualTo(404);
    }

    @Test
    void another_finding_from_the_same_inputs_stops_the_round_and_names_whom() {
        require("time-least", 24, false);
        var round = ran("early").id();
        as(department, () -> reviewGraduates.review(round, ids(round), null, ""));
        // a condition that was not among the frozen ones
        changed(
                "insert into graduation.round_rule (round_id, rule, threshold, leads_to, source) values (?, 'time-least', 60, 'postponed', 'x')",
                round);
        assertThatThrownBy(() -> as(registrar, () -> run(() -> prepare.audit(round))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it ->
                                assertThat(it.refusals())
                                        .extracting(Refusal::code)
                                        .containsExactly("graduation.changed-outcome"));
    }

    @Test
    void what_would_be_is_asked_by_the_student_and_by_the_office_on_their_pages() throws Exception {
        var person = results.one("select person_id from registry.enrolment where id = ?", failed);
        var themselves = web.themselves("student", person);
        var other = programme(since.getYear(), "会计", school.secondClass());
        plan(other, module(other, "专业课", 2), course("会计基础"), 1);
        var lacking = as(themselves, () -> progress.ownIf(null, null, List.of())).getFirst().open();
        assertThat(lacking).hasSize(2);
        var now = web.ask(themselves, get("/own-progress")).getContentAsString();
        assertThat(now)
                .contains("假如通过了", lacking.getFirst().id().toString(), "会计", "按目前情况：结业")
                .doesNotContain("那时：");
        var one =
                web.ask(
                                themselves,
                                get("/own-progress")
                                        .param("study", failed.toString())
                                        .param("programme", "")
                                        .param("assumed", lacking.getFirst().id().toString()))
                        .getContentAsString();
        assertThat(one).contains("那时：结业", "那时达到的条件", "那时还差的条件");
        var all =
                web.ask(
                                themselves,
                                get("/own-progress")
                                        .param("study", failed.toString())
                                        .param("assumed", lacking.getFirst().id().toString())
                                        .param("assumed", lacking.getLast().id().toString()))
                        .getContentAsString();
        assertThat(all).contains("那时：毕业", "按目前情况：结业", "各项毕业条件均已达到");
        assertThat(
                        web.ask(
                                        themselves,
                                        get("/api/v1/graduation/progress")
                                                .param("study", failed.toString())
                                                .param(
                                                        "assumed",
                                                        lacking.getFirst().id().toString(),
                                                        lacking.getLast().id().toString()))
                                .getContentAsString())
                .contains("\"outcome\":\"graduate\"");
        assertThat(web.ask(themselves, get("/api/v1/graduation/progress")).getContentAsString())
                .contains("\"outcome\":\"completion\"");
        // nothing is assumed of somebody else
        assertThat(
                        web.ask(
                                        themselves,
                                        get("/own-progress")
                                                .param("study", fine.toString())
                                                .param(
                                                        "assumed",
                                                        lacking.getFirst().id().toString()))
                                .getContentAsString())
                .doesNotContain("那时：");
        var at = "/graduation/progress/" + failed;
        assertThat(
                        web.ask(
                                        registrar,
                                        get(at).param("programme", other.toString())
                                                .param(
                                                        "assumed",
                                                        lacking.getFirst().id().toString()))
                                .getContentAsString())
                .contains("假如改读“会计”", "那时：延期", "会计基础", "action=\"" + at);
        assertThat(
                        web.ask(registrar, get(at).param("programme", UUID.randomUUID().toString()))
                                .getStatus())
                .isEqualTo(400);
        assertThat(
                        results.told(
                                "select count(*)::text from graduation.verdict where enrolment_id = ?",
                                failed))
                .isEqualTo("0");
    }

    @Test
    void whoever_is_on_leave_sees_what_is_missing_as_well() throws Exception {
        var person = results.one("select person_id from registry.enrolment where id = ?", failed);
        changed("update registry.student set status = '02' where enrolment_id = ?", failed);
        var themselves = web.themselves("student", person);
        assertThat(web.ask(themselves, get("/own-progress")).getContentAsString())
                .contains("按目前情况：结业", "应得 14.0 学分，已得 12.0 学分");
        changed("update registry.student set status = '03' where enrolment_id = ?", failed);
        assertThat(web.ask(themselves, get("/own-progress")).getContentAsString())
                .doesNotContain("按目前情况");
    }

    @Test
    void a_day_of_graduation_many_years_away_is_a_year_mistyped() {
        for (var day : List.of(today.plusYears(3).plusDays(1), today.minusYears(3).minusDays(1))) {
            assertThatThrownBy(
                            () -> as(registrar, () -> beginRound.begin(school.id(), day, "early")))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            it ->
                                    assertThat(it.refusals())
                                            .extracting(Refusal::code)
                                            .containsExactly("graduation.concluded-far"));
        }
    }

    @Test
    void a_cancelled_round_ends_and_only_one_runs_at_a_time() {
        var begun = new UUID[1];
        jobs.held(() -> {
            begun[0] = as(registrar, () -> beginRound.begin(school.id(), today, "early"));
            assertThatThrownBy(() ->
                            as(
                                    registrar,
                                    () ->
                                            beginRound.begin(
                                                    school.id(), today.plusDays(1), "early")))
                    .isInstanceOf(Refused.class);
            as(registrar, () -> run(() -> beginRound.cancel(begun[0])));
        });
        var id = begun[0];
        jobs.ended(RunGraduationRound.NAME);
        assertThat(rounds(id).state()).isEqualTo("cancelled");
        assertThatThrownBy(
                        () -> as(department, () -> beginRound.begin(school.id(), today, "early")))
                .isInstanceOf(Absent.class);
    }

    @Test
    void from_review_to_decision_and_back() throws Exception {
        var round = ran("last").id();
        refused(registrar, () -> prepare.audit(round), "graduation.unreviewed");
        var held = verdict(round, failed).id();
        refused(
                department,
                () -> reviewGraduates.review(round, List.of(held), "postponed", ""),
                "reason.missing");
        as(department, () -> reviewGraduates.review(round, ids(round), null, ""));
        as(registrar, () -> run(() -> prepare.audit(round)));
        refused(
                department,
                () -> reviewGraduates.review(round, ids(round), null, ""),
                "graduation.not-reviewed");
        for (var wrong : java.util.Arrays.asList(null, today.minusDays(1), today.plusDays(1))) {
            refused(
                    head,
                    () -> prepare.resolve(round, "校办〔2026〕18号", wrong),
                    "graduation.meeting-on");
        }
        as(head, () -> run(() -> prepare.resolve(round, "校办〔2026〕18号", today)));
        as(registrar, () -> prepare.publish(round));
        refused(registrar, () -> decide.decide(round, "校学〔2026〕31号"), "graduation.duties-apart");
        refused(head, () -> decide.decide(round, "校学〔2026〕31号"), "graduation.objections-open");
        var line = system(() -> verdicts.published(round, 0, 10)).getFirst();
        assertThat(line.name()).startsWith("林").contains("＊").doesNotContain("一诺");
        system(() -> run(() -> objections.raise(held, "大学物理已经补考合格")));
        // pressed twice, it is one objection
        assertThatThrownBy(() -> system(() -> run(() -> objections.raise(held, "大学物理已经补考合格 "))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it ->
                                assertThat(it.refusals().getFirst().code())
                                        .isEqualTo("graduation.objection-twice"));
        var another = verdict(round, fine).id();
        system(() -> run(() -> objections.raise(another, "名字少了一点")));
        var gone = results.one("select person_id from registry.enrolment where id = ?", failed);
        var leaver = web.themselves("student", gone);
        var account = known(leaver).account();
        changed(
                "insert into registry.account_person (account_id, person_id) values (?, ?::uuid)",
                account,
                gone);
        changed(
                "update graduation.round set published_on = ?, objections_until = ? where id = ?",
                today.minusDays(9),
                today.minusDays(1),
                round);
        refused(head, () -> decide.decide(round, "校学〔2026〕31号"), "graduation.unanswered");
        as(
                registrar,
                () ->
                        run(() ->
                                objections
                                        .of(round)
                                        .forEach(it ->
                                                objections.answer(
                                                        round, it.id(), "核对成绩，未见" + it.words()))));
        var file =
                results.one(
                        "select graduation_photo_id from registry.enrolment where id = ?", fine);
        changed("update registry.enrolment set graduation_photo_id = null where id = ?", fine);
        refused(head, () -> decide.decide(round, "校学〔2026〕31号"), "graduation.changed-record");
        photo(fine);
        refused(head, () -> decide.decide(round, "校学〔2026〕31号"), "graduation.changed-record");
        changed("update registry.enrolment set graduation_photo_id = ? where id = ?", file, fine);
        var won = new ArrayList<Boolean>();
        try (var both = Executors.newFixedThreadPool(2)) {
            var tries =
                    List.of(head, second).stream()
                            .map(who ->
                                    both.submit(() -> {
                                        try {
                                            as(who, () -> decide.decide(round, "校学〔2026〕31号"));
                                            return true;
                                        } catch (Refused late) {
                                            return false;
                                        }
                                    }))
                            .toList();
            for (var it : tries) {
                won.add(it.get());
            }
        }
        assertThat(won).containsExactlyInAnyOrder(true, false);
        assertThat(status(fine)).isNotEqualTo("01");
        assertThat(status(failed)).isNotEqualTo("01");
        assertThat(status(untaken)).isEqualTo("01");
        // 结业 and gone: what was answered stays theirs to read, and what others said is not
        assertThat(web.ask(leaver, get("/own-progress")).getContentAsString())
                .contains("大学物理已经补考合格", "核对成绩，未见大学物理已经补考合格")
                .doesNotContain("名字少了一点", "/objections\"", "按目前情况");
        assertThat(web.ask(leaver, get("/")).getContentAsString())
                .contains("href=\"/own-progress\"");
        assertThat(web.ask(leaver, get("/notices")).getContentAsString()).contains("学校已答复");
        assertThat(
                        results.told(
                                "select outcome from graduation.conclusion where enrolment_id = ? and reversed_at is null",
                                fine))
                .isEqualTo("graduate");
        var decider = rounds(round).deciderId();
        var by = head.account().equals(decider) ? head : second;
        refused(by, () -> decide.reverse(round, "名单有误"), "graduation.second-person");
        as(by == head ? second : head, () -> run(() -> decide.reverse(round, "名单有误")));
        assertThat(status(fine)).isEqualTo("01");
        assertThat(rounds(round).state()).isEqualTo("reversed");
    }

    @Test
    void who_audits_or_publishes_a_round_does_not_decide_it() {
        var round = ran("last").id();
        as(department, () -> reviewGraduates.review(round, ids(round), null, ""));
        as(head, () -> run(() -> prepare.audit(round)));
        as(second, () -> run(() -> prepare.resolve(round, "校办〔2026〕18号", today)));
        as(registrar, () -> prepare.publish(round));
        over(round);
        refused(head, () -> decide.decide(round, "校学〔2026〕31号"), "graduation.duties-apart");
        assertThat(as(second, () -> decide.decide(round, "校学〔2026〕31号"))).isEqualTo(4);
    }

    @Test
    void the_department_proposes_another_outcome_with_its_reason_and_never_a_better_one() {
        var round = ran("early").id();
        var fineId = verdict(round, fine).id();
        var untakenId = verdict(round, untaken).id();
        refused(
                department,
                () -> reviewGraduates.review(round, List.of(untakenId), "completion", "已修满"),
                "graduation.proposed-better");
        refused(
                department,
                () -> reviewGraduates.review(round, List.of(fineId), "graduate", "应予毕业"),
                "graduation.proposed");
        as(
                department,
                () -> reviewGraduates.review(round, List.of(untakenId), "incomplete", "本人申请离校"));
        as(
                department,
                () -> reviewGraduates.review(round, List.of(fineId), "completion", "论文答辩未通过"));
        assertThat(verdict(round, untaken).outcome()).isEqualTo("incomplete");
        assertThat(verdict(round, fine).outcome()).isEqualTo("completion");
        assertThat(verdict(round, fine).found()).isEqualTo("graduate");
        assertThat(verdict(round, fine).note()).isEqualTo("论文答辩未通过");
        assertThat(verdict(round, fine).degree()).isFalse();
    }

    @Test
    void the_register_photograph_is_none_of_a_graduate() {
        changed(
                """
                update registry.person p set photo_id = (select e.graduation_photo_id from registry.enrolment e where e.id = ?)
                  from registry.enrolment o where o.person_id = p.id and o.id = ?
                """,
                fine,
                bare);
        var round = ran("early").id();
        assertThat(unmet(round, bare)).containsExactly("photo null null");
        assertThat(verdict(round, fine).photo()).isTrue();
        assertThat(verdict(round, bare).photo()).isFalse();
    }

    @Test
    void the_programme_itself_says_what_it_asks() {
        changed("update registry.student set level = '2' where enrolment_id = ?", fine);
        changed("update curriculum.course set nature = 'degree' where id = ?", courses.getFirst());
        changed(
                "update curriculum.programme set least_credits = 20, least_elective_credits = 3, least_electives = 1 where id = ?",
                programme);
        var choice = course("音乐鉴赏");
        changed("update curriculum.course set nature = 'elective' where id = ?", choice);
        plan(programme, module, choice, 3);
        require("degree-average", 99, true);
        require("degree-courses", 99, true);
        changed(
                """
                insert into curriculum.degree_condition (programme_id, level, least_gpa, least_average, least_degree_score)
                values (?, '', 4.5, 75, null)
                """,
                programme);
        var round = ran("early").id();
        assertThat(unmet(round, fine))
                .as("the school’s own averages give way")
                .containsExactlyInAnyOrder(
                        "credits 20.0 16.0",
                        "elective-credits 3.0 0.0",
                        "electives 1.0 0.0",
                        "degree-gpa 4.50 3.00");
        assertThat(courses(round, fine))
                .as("what would meet each")
                .contains("credits 音乐鉴赏", "elective-credits 音乐鉴赏", "electives 音乐鉴赏");
        assertThat(courses(round, failed))
                .filteredOn(it -> it.startsWith("credits "))
                .singleElement()
                .asString()
                .contains("高等数学", "音乐鉴赏");
        assertThat(verdict(round, fine).creditsNeed()).isEqualByComparingTo("20");
        // a proposal of other conditions does not count before it is confirmed
        changed(
                """
                insert into curriculum.programme (institution_id, unit_id, entry_year, name, version, reason, effective_at, least_credits)
                select institution_id, unit_id, entry_year, name, 2, '调整', null, 5 from curriculum.programme where id = ?
                """,
                programme);
        assertThat(verdict(ran("results").id(), fine).creditsNeed()).isEqualByComparingTo("20");
    }

    @Test
    void what_would_raise_the_grade_points_is_named_with_how_far_they_would_come()
            throws Exception {
        var weak = student(true);
        results.results(weak, tasks.subList(1, 8), 0);
        results.result(weak, tasks.getFirst(), "first", 62);
        changed("update registry.student set level = '2' where enrolment_id = ?", weak);
        var low =
                results.told(
                        "select code || ' ' || name from curriculum.course where id = ?",
                        courses.getFirst());
        changed(
                "insert into curriculum.degree_condition (programme_id, level, least_gpa) values (?, '', 3.24)",
                programme);
        var round = ran("early").id();
        assertThat(raised(round, weak)).isEqualTo("3.24 2.78 3.25 [" + low + "]");
        var person = results.one("select person_id from registry.enrolment where id = ?", weak);
        var own = web.ask(web.themselves("student", person), get("/own-progress"));
        assertThat(own.getContentAsString()).contains(low + " · 这些课程如以最高成绩通过，可达 3.25");
        var at = "/graduation/rounds/" + round;
        assertThat(web.ask(registrar, get(at)).getContentAsString()).contains(low, "可达 3.25");
        // more than one is needed, the lowest first; what the plan has still to bring counts as
        // well
        changed(
                "update curriculum.degree_condition set least_gpa = 4.9 where programme_id = ?",
                programme);
        plan(programme, module, course("毕业设计"), 6);
        var second = ran("results").id();
        assertThat(raised(second, weak)).startsWith("4.90 2.78 5.00 [" + low).contains("毕业设计");
        assertThat(raised(second, weak).split("、")).hasSize(9);
        // 一次注册: a passed course is not taken anew
        changed(
                """
                insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                values ('grade.register-once', ?, 'true', date '2020-01-01', '规定', '测试')
                """,
                school.id());
        assertThat(raised(ran("before-term").id(), weak))
                .startsWith("4.90 2.78 3.02 [")
                .contains("毕业设计")
                .doesNotContain(low);
    }

    /// 学位平均成绩: the shortest way and its end, as for 平均学分绩点; a course not passed yet weighs nothing
    /// until it is.
    @Test
    void what_would_raise_a_degrees_average_is_named_with_how_far_it_would_come() throws Exception {
        var weak = student(true);
        results.results(weak, tasks.subList(1, 8), 0);
        results.result(weak, tasks.getFirst(), "first", 62);
        changed("update registry.student set level = '2' where enrolment_id = ?", weak);
        var low =
                results.told(
                        "select code || ' ' || name from curriculum.course where id = ?",
                        courses.getFirst());
        require("degree-average", 80, true);
        var round = ran("early").id();
        assertThat(raised(round, weak, "degree-average"))
                .isEqualTo("80.00 77.75 82.50 [" + low + "]");
        var person = results.one("select person_id from registry.enrolment where id = ?", weak);
        assertThat(
                        web.ask(web.themselves("student", person), get("/own-progress"))
                                .getContentAsString())
                .contains(low + " · 这些课程如以最高成绩通过，可达 82.50");
        require("degree-average", 99, true);
        plan(programme, module, course("毕业设计"), 6);
        var second = raised(ran("results").id(), weak, "degree-average");
        assertThat(second).startsWith("99.00 77.75 100.00 [" + low).contains("毕业设计");
        assertThat(second.split("、")).hasSize(9);
        // 一次注册: what is passed stays, and only what is still to come raises it
        changed(
                """
                insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                values ('grade.register-once', ?, 'true', date '2020-01-01', '规定', '测试')
                """,
                school.id());
        assertThat(raised(ran("before-term").id(), weak, "degree-average"))
                .startsWith("99.00 77.75 80.22 [")
                .contains("毕业设计")
                .doesNotContain(low);
    }

    private String raised(UUID round, UUID student) {
        return raised(round, student, "degree-gpa");
    }

    private String raised(UUID round, UUID student, String rule) {
        var it = verdict(round, student);
        return system(() -> verdicts.unmet(List.of(it.id()))).get(it.id()).stream()
                .filter(one -> one.rule().equals(rule))
                .map(one ->
                        "%s %s %s [%s]"
                                .formatted(
                                        one.needs(),
                                        one.has(),
                                        one.reach(),
                                        String.join("、", one.courses())))
                .findFirst()
                .orElse("");
    }

    @Test
    void a_degree_is_granted_by_its_own_decision_and_by_the_programmes_name() throws Exception {
        for (var one : List.of(fine, failed, bare)) {
            changed("update registry.student set level = 'L5' where enrolment_id = ?", one);
        }
        photo(bare);
        changed(
                "insert into curriculum.degree_condition (programme_id, level, degree_name) values (?, 'L5', '工学学士')",
                programme);
        // bare has declared that they do not aim at it
        changed(
                """
                insert into coursework.degree_aim (enrolment_id, scope_pos, person_id, aims, declarer, declared_at)
                select id, scope_pos, person_id, false, 'x', now() from registry.enrolment where id = ?
                """,
                bare);
        var round = ran("last").id();
        assertThat(unmet(round, bare)).containsExactly("degree-aim null null");
        assertThat(verdict(round, bare).degree()).isFalse();
        assertThat(verdict(round, fine).degree()).isTrue();
        as(department, () -> reviewGraduates.agreeRest(round));
        as(registrar, () -> run(() -> prepare.audit(round)));
        as(head, () -> run(() -> prepare.resolve(round, "校办〔2026〕18号", today)));
        as(registrar, () -> prepare.publish(round));
        over(round);
        as(head, () -> decide.decide(round, "校学〔2026〕31号"));
        assertThat(degree(fine)).as("a diploma is no degree").isEqualTo("false 工学学士");
        var page = web.ask(head, get("/graduation/degrees")).getContentAsString();
        assertThat(page).contains("工学学士", "校学〔2026〕31号", "待授学位 1 人");
        refused(
                head,
                () -> grantDegrees.grant(school.id(), "", "学位〔2026〕1号", today, List.of(), 1),
                "graduation.words");
        refused(
                second,
                () -> grantDegrees.grant(school.id(), "学位会", "学位〔2026〕1号", today, List.of(), null),
                "degree.choose");
        refused(
                second,
                () -> grantDegrees.grant(school.id(), "学位会", "学位〔2026〕1号", today, List.of(), 2),
                "degree.moved");
        refused(
                head,
                () -> grantDegrees.grant(school.id(), "学位会", "学位〔2026〕1号", today, List.of(), 1),
                "graduation.duties-apart");
        var proposed =
                results.one(
                        "select id from graduation.conclusion where enrolment_id = ? and degree_proposed is not null",
                        fine);
        refused(
                second,
                () ->
                        refuseDegrees.refuse(
                                school.id(), "学位会", "学位〔2026〕1号", today, List.of(proposed), " "),
                "reason.missing");
        heard(fine);
        as(
                second,
                () ->
                        refuseDegrees.refuse(
                                school.id(),
                                "学位会",
                                "学位〔2026〕1号",
                                today,
                                List.of(proposed),
                                "学位论文未通过"));
        assertThat(as(second, () -> grantDegrees.waiting(school.id()))).isZero();
        assertThat(web.ask(head, get("/graduation/degrees")).getContentAsString())
                .contains("学位论文未通过");
        refused(second, () -> refuseDegrees.takeBack(proposed, "复核"), "graduation.second-person");
        as(head, () -> run(() -> refuseDegrees.takeBack(proposed, "复核")));
        assertThat(as(second, () -> grantDegrees.waiting(school.id()))).isOne();
        changed(
                """
                insert into graduation.degree_decision (institution_id, scope_pos, committee, number, decided_on, students, decider, decided_at)
                select id, pos, '学位评定委员会第 9 次会议', '学位〔2026〕1号', ?, 1, 'x', now() from organisation.unit where id = ?
                """,
                today,
                school.id());
        refused(
                second,
                () -> grantDegrees.grant(school.id(), "学位会", "学位〔2026〕1号", today, List.of(), 1),
                "degree.number-twice");
        assertThat(
                        web.ask(
                                        second,
                                        post("/graduation/degrees")
                                                .param("committee", "学位评定委员会第 9 次会议")
                                                .param("number", "学位〔2026〕1号")
                                                .param("all", "1")
                                                .param("on", today.toString()))
                                .getStatus())
                .as("a further list of the same meeting")
                .isEqualTo(302);
        assertThat(degree(fine)).isEqualTo("true 工学学士");
        assertThat(degree(bare)).isEqualTo("false null");
        refused(
                head,
                () -> grantDegrees.grant(school.id(), "学位会", "学位〔2026〕2号", today, List.of(), 1),
                "degree.nobody");
        var decision =
                results.one(
                        "select degree_decision_id from graduation.conclusion where enrolment_id = ?",
                        fine);
        refused(second, () -> grantDegrees.revoke(decision, "文号有误"), "graduation.second-person");
        as(head, () -> run(() -> grantDegrees.revoke(decision, "文号有误")));
        assertThat(degree(fine)).isEqualTo("false 工学学士");
    }

    @Test
    void unconfirmed_information_open_clearance_and_a_failed_appraisal_stand_against_graduation() {
        changed(
                """
                with c as (
                  insert into graduation.campaign
                    (institution_id, unit_id, year, name, notice, profile_id, check_from, check_until, photo_from, photo_until, opened_at)
                  select ?, ?, '2026', '2026 届信息核对', 'x', p.id, '2026-01-01', '2026-01-02', '2026-01-01', '2026-01-03', now()
                    from registry.photo_profile p limit 1 returning id)
                insert into graduation.graduate (campaign_id, enrolment_id, person_id, scope_pos)
                select c.id, e.id, e.person_id, e.scope_pos from c, registry.enrolment e where e.id = ?
                """,
                school.id(),
                school.id(),
                fine);
        changed(
                """
                with o as (
                  insert into clearance.office (institution_id, name, matter, role, leaving, blocks, seq, set_by, set_at)
                  values (?, '图书馆', '还书', 'department-registrar', '{graduation}', true, 1, 'x', now()) returning id)
                insert into clearance.item (institution_id, enrolment_id, person_id, scope_pos, office_id, leaving, opened_at)
                select e.institution_id, e.id, e.person_id, e.scope_pos, o.id, 'graduation', now()
                  from o, registry.enrolment e where e.id = ?
                """,
                school.id(),
                failed);
        changed(
                """
                with r as (
                  insert into appraisal.round (institution_id, scope_pos, term_id, base, bonus, malus, student_percent, unit_percent,
                                               state, opener, opened_at, confirmer, confirmed_at)
                  select u.id, u.pos, t.id, 80, 2, 2, 10, 20, 'confirmed', 'x', now(), 'x', now()
                    from organisation.unit u, calendar.term t where u.id = ? and t.unit_id = ? limit 1 returning id)
                insert into appraisal.score (round_id, enrolment_id, scope_pos, person_id, unit_id, outstanding, met, missed, points, proposed)
                select r.id, s.enrolment_id, s.scope_pos, s.person_id, s.unit_id, 0, 0, 30, 20, false
                  from r, registry.student s where s.enrolment_id = ?
                """,
                school.id(),
                school.id(),
                bare);
        var first = ran("early").id();
        assertThat(unmet(first, fine)).as("on by law").containsExactly("info-check null null");
        assertThat(unmet(first, failed)).noneMatch(it -> it.startsWith("clearance"));
        assertThat(unmet(first, bare)).containsExactly("photo null null");
        require("clearance", 0, true);
        require("appraisal", 0, true);
        require("info-check", 0, false);
        var second = ran("results").id();
        assertThat(unmet(second, fine)).isEmpty();
        assertThat(unmet(second, failed)).contains("clearance null null");
        assertThat(unmet(second, bare))
                .containsExactlyInAnyOrder("photo null null", "appraisal null null");
        assertThat(
                        system(() -> verdicts.unmet(List.of(verdict(second, failed).id())))
                                .values()
                                .iterator()
                                .next())
                .anyMatch(it -> it.about().equals("图书馆"));
    }

    @Test
    void senior_secondary_and_vocational_students_pass_their_subjects_and_their_internship() {
        var here = admissions.units().school("school");
        var by = web.staff("registrar", here.id());
        var senior = due(here, "L3");
        var vocational = due(here, "L4");
        var trained = due(here, "L4");
        var primary = due(here, "L1");
        changed(
                """
                insert into coursework.practice (enrolment_id, scope_pos, person_id, sort, title, place, from_on, until_on,
                                                 assessment, recorder, recorded_at)
                select id, scope_pos, person_id, 'internship', '顶岗实习', '工厂', '2026-01-01', '2026-06-30', 'good', 'x', now()
                  from registry.enrolment where id = ?
                """,
                trained);
        var there = new TestResults(sql, transaction, here.id(), here.firstClass());
        var term =
                there.term(
                        (today.getYear() - 1) + "-" + today.getYear(),
                        2,
                        "第二学期",
                        today.minusDays(200),
                        today.minusDays(40));
        var subjects = there.courses(term, today.minusDays(60));
        there.results(senior, subjects, 1);
        there.results(trained, subjects, 0);
        var round = ran(by, here.id(), "early").id();
        assertThat(unmet(round, senior)).containsExactly("subjects null null");
        assertThat(verdict(round, senior).found()).isEqualTo("completion");
        assertThat(unmet(round, vocational)).containsExactly("internship null null");
        assertThat(verdict(round, trained).found()).isEqualTo("graduate");
        assertThat(verdict(round, primary).found()).isEqualTo("graduate");
        as(
                by,
                () ->
                        run(() ->
                                requirements.change(
                                        here.id(),
                                        "secondary-credits",
                                        java.math.BigDecimal.valueOf(144),
                                        true,
                                        "学校学分制方案")));
        assertThat(unmet(ran(by, here.id(), "results").id(), senior))
                .contains("secondary-credits 144.0 14.0");
    }

    /// Told that their degree is to be refused, and heard.
    private void heard(UUID one) {
        var number =
                results.told(
                        "select student_number from registry.student where enrolment_id = ?", one);
        as(
                registrar,
                () ->
                        hearDegrees.tell(
                                school.id(), "refuse", List.of(number), "论文未通过", "学位法 第二十四条"));
        as(
                registrar,
                () ->
                        run(() ->
                                hearDegrees.record(
                                        hearDegrees.of(school.id()).getFirst().id(),
                                        today,
                                        "oral",
                                        "本人说明情况")));
        changed(
                "update graduation.degree_hearing set notified_on = ?, delivered_on = ?, until = ? where institution_id = ? and outcome is null",
                today.minusDays(9),
                today.minusDays(8),
                today.minusDays(1),
                school.id());
    }

    @Test
    void the_published_list_hangs_for_the_whole_school_and_what_is_said_to_it_binds()
            throws Exception {
        var round = ran("last").id();
        as(department, () -> reviewGraduates.agreeRest(round));
        as(registrar, () -> run(() -> prepare.audit(round)));
        as(head, () -> run(() -> prepare.resolve(round, "校办〔2026〕18号", today)));
        var first = named(registrar, "甲");
        as(first, () -> prepare.publish(round));
        var list = list(round);
        var mate = known(web.staff("class-teacher", school.secondClass()));
        var page = web.ask(mate, get("/publications/" + list)).getContentAsString();
        assertThat(page).contains("毕业资格审查名单", "林*", "结业", "教务处").doesNotContain("林一诺");
        assertThat(
                        results.told(
                                "select count(*)::text from governance.publication_line where publication_id = ?",
                                list))
                .as("who goes on studying is nobody’s news")
                .isEqualTo("2");
        assertThat(mvc.perform(get("/published/" + list)).andReturn().getResponse().getStatus())
                .as("within the school")
                .isEqualTo(404);
        web.ask(mate, post("/publications/" + list + "/objections").param("words", "有人代考"));
        over(round);
        refused(
                head,
                () -> decide.decide(round, "校学〔2026〕31号"),
                "graduation.publication-unanswered");
        var objection =
                results.one("select id from governance.objection where publication_id = ?", list);
        web.ask(
                registrar,
                post("/publications/" + list + "/objections/" + objection + "/answer")
                        .param("answer", "已核查，不属实"));
        web.ask(
                named(head, "乙"),
                post("/publications/" + list + "/withdraw").param("reason", "名单排版有误"));
        refused(
                head,
                () -> decide.decide(round, "校学〔2026〕31号"),
                "graduation.publication-withdrawn");
        assertThat(web.ask(registrar, get("/graduation/rounds/" + round)).getContentAsString())
                .contains("请重新公示");
        var colleague = known(named(web.staff("registrar", school.id()), "丙"));
        as(colleague, () -> prepare.publish(round));
        assertThat(list(round)).isNotEqualTo(list);
        assertThat(as(registrar, () -> publishGraduates.history(round)))
                .as("who put up each list, and who took the first down, both stay")
                .extracting(
                        PublishList.Hung::id,
                        PublishList.Hung::publisher,
                        PublishList.Hung::withdrawer,
                        PublishList.Hung::withdrawnWhy)
                .containsExactly(
                        tuple(list, "甲", "乙", "名单排版有误"), tuple(list(round), "丙", null, null));
        assertThat(web.ask(registrar, get("/graduation/rounds/" + round)).getContentAsString())
                .contains("甲 于", "乙 于", "撤下：名单排版有误", "丙 于");
        assertThat(web.ask(registrar, get("/publications/" + list)).getContentAsString())
                .contains("发布人", "甲 ·", "名单排版有误 · 乙");
        refused(first, () -> decide.decide(round, "校学〔2026〕31号"), "graduation.duties-apart");
        refused(registrar, () -> prepare.publish(round), "graduation.step-resolved");
        refused(head, () -> decide.decide(round, "校学〔2026〕31号"), "graduation.objections-open");
        var anew = list(round);
        assertThat(web.ask(mate, get("/publications/" + anew)).getStatus()).isEqualTo(200);
        ran("early");
        assertThat(web.ask(mate, get("/publications/" + anew)).getStatus())
                .as("down with the round")
                .isEqualTo(404);
    }

    private static Actor named(Actor it, String name) {
        return new Actor(it.account(), name, it.role(), it.unit(), it.scope(), it.origin());
    }

    /// Whoever publishes or objects has an account.
    private Actor known(Actor who) {
        changed(
                "insert into identity.account (id, username, name) values (?, ?, '王')",
                who.account(),
                who.account().toString());
        return who;
    }

    private UUID list(UUID round) {
        return results.one("select publications[1] from graduation.round where id = ?", round);
    }

    /// The list has hung for its days.
    private void over(UUID round) {
        changed(
                "update graduation.round set published_on = ?, objections_until = ? where id = ?",
                today.minusDays(9),
                today.minusDays(1),
                round);
    }

    private String degree(UUID one) {
        return results.told(
                "select degree || ' ' || coalesce(degree_name, degree_proposed, 'null') from graduation.conclusion where enrolment_id = ?",
                one);
    }

    @Test
    void the_pages_show_the_round_to_whom_it_concerns() throws Exception {
        var round = ran("early").id();
        assertThat(web.ask(registrar, get("/api/v1/graduation/rounds")).getContentAsString())
                .contains(round.toString());
        assertThat(
                        web.ask(
                                        department,
                                        post("/api/v1/graduation/rounds/" + round + "/reviews")
                                                .contentType("application/json")
                                                .content(
                                                        "{\"ids\":[\""
                                                                + verdict(round, failed).id()
                                                                + "\"],\"agreed\":true}"))
                                .getStatus())
                .isEqualTo(200);
        assertThat(verdict(round, failed).review()).isEqualTo("agreed");
        var person = results.one("select person_id from registry.enrolment where id = ?", failed);
        var own = web.ask(web.themselves("student", person), get("/own-progress"));
        assertThat(own.getStatus()).isEqualTo(200);
        assertThat(own.getContentAsString()).contains("<svg", "专业课", "高等数学");
        assertThat(
                        web.ask(registrar, get("/api/v1/graduation/rounds/" + round + "/verdicts"))
                                .getContentAsString())
                .contains("completion");
        var counsellor = web.staff("counsellor", school.secondClass());
        assertThat(web.ask(counsellor, get("/graduation/progress/" + failed)).getStatus())
                .isEqualTo(404);
    }

    @Test
    void practice_fees_and_discipline_keep_a_student_back() {
        changed(
                "update curriculum.course set nature = 'practice' where id = ?",
                courses.getFirst());
        owes(fine);
        sanctioned(bare);
        var round = ran("early").id();
        assertThat(unmet(round, failed)).contains("practice 1.0 0.0", "required-courses 7.0 6.0");
        assertThat(verdict(round, failed).found()).isEqualTo("completion");
        assertThat(unmet(round, fine)).containsExactly("fees null null");
        assertThat(verdict(round, fine).found()).isEqualTo("postponed");
        assertThat(unmet(round, bare))
                .containsExactlyInAnyOrder("discipline null null", "photo null null");
        var words = system(() -> verdicts.unmet(List.of(verdict(round, fine).id())));
        assertThat(words.values().iterator().next().getFirst().about()).contains("4800.00");
    }

    @Test
    void grade_nine_is_to_be_finished() {
        var here = admissions.units().school("school");
        var by = web.staff("registrar", here.id());
        var ninth = due(here, null);
        var eighth = due(here, null);
        changed("update registry.student set grade_level = 9 where enrolment_id = ?", ninth);
        changed("update registry.student set grade_level = 8 where enrolment_id = ?", eighth);
        var round = ran(by, here.id(), "early").id();
        assertThat(unmet(round, eighth)).containsExactly("grade-nine 9.0 8.0");
        assertThat(verdict(round, eighth).found()).isEqualTo("postponed");
        assertThat(verdict(round, ninth).found()).isEqualTo("graduate");
    }

    @Test
    void unified_examinations_are_passed_or_exempt_for_the_bachelors_level() {
        var here = admissions.units().school("open");
        var by = web.staff("registrar", here.id());
        var none = due(here, "3");
        var half = due(here, "3");
        var both = due(here, "3");
        var junior = due(here, "4");
        unified(half, "english", "exempt");
        unified(half, "computer", "failed");
        unified(both, "english", "passed");
        unified(both, "computer", "exempt");
        var round = ran(by, here.id(), "early").id();
        assertThat(unmet(round, none))
                .contains("english-exam null null", "computer-exam null null");
        assertThat(unmet(round, half))
                .contains("computer-exam null null")
                .doesNotContain("english-exam null null");
        assertThat(unmet(round, both)).noneMatch(it -> it.contains("-exam"));
        assertThat(unmet(round, junior)).noneMatch(it -> it.contains("-exam"));
    }

    @Test
    void a_degree_needs_its_courses_and_its_average_and_conditions_change_from_a_day_on() {
        changed("update registry.student set level = '2' where enrolment_id = ?", fine);
        changed("update curriculum.course set nature = 'degree' where id = ?", courses.getFirst());
        var first = ran("early").id();
        assertThat(verdict(first, fine).degree()).isTrue();
        require("degree-courses", 85, true);
        var second = ran("results").id();
        assertThat(verdict(second, fine).found()).isEqualTo("graduate");
        assertThat(verdict(second, fine).degree()).isFalse();
        assertThat(unmet(second, fine)).containsExactly("degree-courses 85.0 null");
        require("degree-courses", 60, true);
        require("degree-average", 80.5, true);
        var third = ran("before-term").id();
        assertThat(verdict(third, fine).degree()).isFalse();
        assertThat(unmet(third, fine)).containsExactly("degree-average 80.50 80.00");
        assertThat(courses(third, fine))
                .as("the shortest way to it")
                .singleElement()
                .asString()
                .startsWith("degree-average ")
                .contains("高等数学");
        // what was asked of a round that was run stays as it was
        assertThat(unmet(second, fine)).containsExactly("degree-courses 85.0 null");
        refused(
                registrar,
                () ->
                        requirements.change(
                                school.id(), "degree-average", null, true, "教学委员会〔2026〕3号"),
                "graduation.threshold");
        assertThat(
                        system(() -> requirements.versions(school.id())).stream()
                                .filter(it -> it.own() && it.rule().equals("degree-courses")))
                .singleElement()
                .matches(it -> it.until() == null);
    }

    @Test
    void whoever_becomes_due_is_named_and_whose_end_nobody_knows_is_told_apart() throws Exception {
        var unknown = students.enrolled(school.id(), school.firstClass(), since);
        changed(
                "update registry.enrolment set graduation_on = null, schooling_years = null where id = ?",
                unknown);
        var single = student(true);
        changed("update registry.enrolment set student_type = '4' where id = ?", single);
        var round = ran("early");
        assertThat(found(round.id()))
                .noneMatch(it -> it.startsWith(unknown.toString()))
                .as("single courses lead to no graduation")
                .noneMatch(it -> it.startsWith(single.toString()));
        assertThat(as(registrar, () -> ranges.unknownEnd(round)).students()).isEqualTo(1);
        assertThat(web.ask(registrar, get("/graduation/rounds/" + round.id())).getContentAsString())
                .contains("有 1 名学生既没有预计毕业日期也没有学制");
        as(department, () -> reviewGraduates.agreeRest(round.id()));
        student(true);
        refused(registrar, () -> prepare.audit(round.id()), "graduation.changed-new");
        plan(programme, module, course("军事理论"), 1);
        refused(registrar, () -> prepare.audit(round.id()), "graduation.changed-programme");
    }

    @Test
    void nobody_is_decided_without_a_photograph() {
        require("photo", 0, false);
        var round = ran("last").id();
        assertThat(verdict(round, bare).found()).isEqualTo("graduate");
        changed(
                """
                update graduation.round set state = 'published', published_on = ?, objections_until = ? where id = ?
                """,
                today.minusDays(9),
                today.minusDays(1),
                round);
        refused(head, () -> decide.decide(round, "校学〔2026〕31号"), "graduation.photoless");
        assertThat(status(bare)).isEqualTo("01");
    }

    @Test
    void exceptions_are_held_back_the_rest_agreed_and_the_list_hangs_and_is_objected_to()
            throws Exception {
        var round = ran("early").id();
        var at = "/graduation/rounds/" + round;
        assertThat(
                        web.ask(
                                        department,
                                        post(at + "/reviews")
                                                .param("id", verdict(round, fine).id().toString())
                                                .param("verdict", "object")
                                                .param("note", "学生申请延期"))
                                .getStatus())
                .isEqualTo(302);
        web.ask(department, post(at + "/reviews/rest"));
        assertThat(verdict(round, fine).outcome()).isEqualTo("postponed");
        assertThat(verdict(round, failed).review()).isEqualTo("agreed");
        var held = web.ask(registrar, get(at + "?review=objected")).getContentAsString();
        assertThat(held).contains("学生申请延期", "/graduation/progress/" + fine).doesNotContain("高等数学");
        system(() ->
                new org.matricula.governance.rulebook.TestRules(sql)
                        .cite(
                                school.id(),
                                "学籍管理规定",
                                "第五十条",
                                "必修课程应当全部合格。",
                                "refusal:graduation.rule.required-courses"));
        var sheet = web.ask(registrar, get(at + "/list.xlsx"));
        try (var book =
                new org.apache.poi.xssf.usermodel.XSSFWorkbook(
                        new java.io.ByteArrayInputStream(sheet.getContentAsByteArray()))) {
            var lines = new ArrayList<String>();
            book.getSheetAt(0)
                    .forEach(row -> {
                        var line = new StringBuilder();
                        row.forEach(cell -> line.append(cell).append('|'));
                        lines.add(line.toString());
                    });
            assertThat(lines)
                    .as("what was found, and what the department made of it and why")
                    .anyMatch(it -> it.contains("|毕业|延期|") && it.contains("学生申请延期"))
                    .anyMatch(it -> it.contains("|结业|结业|") && it.contains("高等数学"))
                    .as("what it rests on, beside whom it concerns alone")
                    .anyMatch(it -> it.contains("高等数学") && it.contains("《学籍管理规定》第五十条"))
                    .noneMatch(it -> it.contains("|毕业|毕业|") && it.contains("第五十条"));
        }
        assertThat(web.ask(registrar, get(at + "/list")).getStatus()).isEqualTo(404);
        web.ask(registrar, post(at + "/audit"));
        web.ask(
                head,
                post(at + "/meeting")
                        .param("meetingNo", "校办〔2026〕18号")
                        .param("meetingOn", today.toString()));
        web.ask(registrar, post(at + "/publication"));
        assertThat(web.ask(registrar, get(at + "/list")).getContentAsString())
                .contains("林＊")
                .doesNotContain("林一诺");
        // whoever is postponed hangs on no list
        assertThat(system(() -> verdicts.published(round, 0, 10)))
                .extracting(GraduationVerdicts.Line::outcome)
                .containsExactly("completion");
        var person = results.one("select person_id from registry.enrolment where id = ?", failed);
        var themselves = web.themselves("student", person);
        var own = verdict(round, failed).id();
        assertThat(web.ask(themselves, get("/own-progress")).getContentAsString())
                .contains("/own-progress/" + own + "/objections");
        web.ask(themselves, post("/own-progress/" + own + "/objections").param("words", "补考已过"));
        assertThat(
                        web.ask(
                                        themselves,
                                        post("/own-progress/"
                                                        + verdict(round, fine).id()
                                                        + "/objections")
                                                .param("words", "替别人提"))
                                .getStatus())
                .isEqualTo(404);
        // whoever is held back reads why
        var back =
                web.themselves(
                        "student",
                        results.one("select person_id from registry.enrolment where id = ?", fine));
        assertThat(web.ask(back, get("/own-progress")).getContentAsString())
                .contains("学生申请延期", "/objections");
        var raised = system(() -> objections.of(round));
        assertThat(raised).singleElement().matches(it -> it.words().equals("补考已过"));
        web.ask(
                registrar,
                post(at + "/objections/" + raised.getFirst().id()).param("words", "已核对"));
        assertThat(web.ask(themselves, get("/own-progress")).getContentAsString()).contains("已核对");
    }

    @Test
    void a_counsellor_sees_their_class_and_the_office_its_conditions() throws Exception {
        var counsellor = web.staff("counsellor", school.firstClass());
        var page =
                web.ask(counsellor, get("/graduation/progress?unit=" + school.firstClass()))
                        .getContentAsString();
        assertThat(page).contains("/graduation/progress/" + failed, "必修课程", "12.0 / 14.0");
        assertThat(
                        web.ask(
                                        counsellor,
                                        get("/graduation/progress?unit=" + school.secondClass()))
                                .getStatus())
                .isEqualTo(404);
        changed("update registry.student set status = '02' where enrolment_id = ?", failed);
        assertThat(
                        web.ask(counsellor, get("/graduation/progress?unit=" + school.firstClass()))
                                .getContentAsString())
                .as("who is on leave is shown, and marked")
                .containsPattern("/graduation/progress/" + failed + "(?s).{0,300}休学");
        assertThat(web.ask(counsellor, get("/graduation/progress/" + failed)).getContentAsString())
                .contains("毕业资格审查不列入");
        var some = as(counsellor, () -> progress.under(school.firstClass(), null, 3));
        var rest = as(counsellor, () -> progress.under(school.firstClass(), some.next(), 3));
        assertThat(some.items()).hasSize(3);
        assertThat(rest.items()).hasSize(1);
        assertThat(
                        web.ask(
                                        registrar,
                                        post("/graduation/requirements")
                                                .param("rule", "time-least")
                                                .param("threshold", "36")
                                                .param("enabled", "true")
                                                .param("source", "学籍管理规定第二十条"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(web.ask(registrar, get("/graduation/requirements")).getContentAsString())
                .contains("学籍管理规定第二十条", "36");
        assertThat(web.ask(counsellor, get("/graduation/requirements")).getStatus()).isEqualTo(403);
    }

    private void require(String rule, double threshold, boolean enabled) {
        as(
                head,
                () ->
                        run(() ->
                                requirements.change(
                                        school.id(),
                                        rule,
                                        java.math.BigDecimal.valueOf(threshold),
                                        enabled,
                                        "教学委员会〔2026〕3号")));
    }

    /// Due today in another school, of a level, with a document and a photograph.
    private UUID due(TestUnits.School at, String level) {
        var id = students.enrolled(at.id(), at.firstClass(), since);
        changed("update registry.enrolment set graduation_on = ? where id = ?", today, id);
        documented(id);
        photo(id);
        if (level != null) {
            changed("update registry.student set level = ? where enrolment_id = ?", level, id);
        }
        return id;
    }

    private void unified(UUID student, String subject, String result) {
        changed(
                """
                insert into graduation.unified_exam
                  (enrolment_id, person_id, scope_pos, subject, result, reason, held_on, synced_on, recorder, recorded_at)
                select id, person_id, scope_pos, ?, ?, '有证书', '2025-06-01', '2025-07-01', '林老师', now() from registry.enrolment where id = ?
                """,
                subject,
                result,
                student);
    }

    private void owes(UUID student) {
        changed(
                """
                with o as (
                  insert into registration.opening (institution_id, term_id, opens_on, closes_on, opener, opened_at)
                  select t.unit_id, t.id, '2026-09-01', '2026-09-10', '林老师', now()
                    from calendar.term t where t.unit_id = ? returning id)
                insert into registration.term_registration (opening_id, enrolment_id, scope_pos, person_id, arrears, arrears_year)
                select o.id, e.id, e.scope_pos, e.person_id, 4800, '2025-2026' from o, registry.enrolment e where e.id = ?
                """,
                school.id(),
                student);
    }

    private void sanctioned(UUID student) {
        var kind =
                results.one(
                        """
                        insert into discipline.offence_kind (institution_id, name, misconduct, added_by)
                        values (?, '考试作弊', '99', '林老师') returning id
                        """,
                        school.id());
        var offence =
                results.one(
                        """
                        insert into discipline.offence
                          (institution_id, enrolment_id, scope_pos, person_id, number, kind_id, occurred_on, facts, registrar,
                           registrar_role, registered_at)
                        select s.institution_id, s.enrolment_id, s.scope_pos, s.person_id, s.enrolment_id::text, ?,
                               '2026-01-01', '夹带', '林老师', 'teacher', now()
                          from registry.student s where s.enrolment_id = ? returning id
                        """,
                        kind,
                        student);
        var decided =
                results.one(
                        """
                        insert into workflow.case_file
                          (kind, number, subject_id, person_id, institution_id, unit_id, scope_pos, education, subject_name, state,
                           fields, applicant, applicant_role, exclusive, created_at, submitted_at, concluded_at)
                        select 'sanction', s.enrolment_id::text, s.enrolment_id, s.person_id, s.institution_id, s.unit_id,
                               s.scope_pos, 'college', s.name, 'effective', '{}', '林老师', 'counsellor', false, now(), now(), now()
                          from registry.student s where s.enrolment_id = ? returning id
                        """,
                        student);
        changed(
                """
                insert into discipline.sanction
                  (institution_id, enrolment_id, scope_pos, person_id, case_id, offence_id, measure, months, decided_on)
                select institution_id, id, scope_pos, person_id, ?, ?, 'warning', 6, '2026-01-01'
                  from registry.enrolment where id = ?
                """,
                decided,
                offence,
                student);
    }

    private GraduationRound ran(String kind) {
        return ran(registrar, school.id(), kind);
    }

    private GraduationRound ran(Actor by, UUID institution, String kind) {
        var id = as(by, () -> beginRound.begin(institution, today, kind));
        jobs.ended(RunGraduationRound.NAME);
        return rounds(id);
    }

    private ExamineGraduates.Look look(UUID one, UUID of, List<UUID> assumed) {
        var scope = web.scope(school.id());
        return new ExamineGraduates.Look(
                null, school.id(), today, today, scope.lo(), scope.hi(), one, of, assumed);
    }

    private List<String> found(UUID round) {
        return system(() -> verdicts.all(new GraduationVerdicts.Sought(round, "", ""))).stream()
                .map(it -> it.enrolmentId() + " " + it.found())
                .toList();
    }

    private Verdict verdict(UUID round, UUID student) {
        return system(() -> verdicts.all(new GraduationVerdicts.Sought(round, "", ""))).stream()
                .filter(it -> it.enrolmentId().equals(student))
                .findFirst()
                .orElseThrow();
    }

    private List<UUID> ids(UUID round) {
        return system(() -> verdicts.all(new GraduationVerdicts.Sought(round, "", ""))).stream()
                .map(Verdict::id)
                .toList();
    }

    private List<String> unmet(UUID round, UUID student) {
        var it = verdict(round, student);
        return system(() -> verdicts.unmet(List.of(it.id())))
                .getOrDefault(it.id(), List.of())
                .stream()
                .map(u -> u.rule() + " " + u.needs() + " " + u.has())
                .toList();
    }

    /// What would meet each condition, by name.
    private List<String> courses(UUID round, UUID student) {
        var it = verdict(round, student);
        return system(() -> verdicts.unmet(List.of(it.id())))
                .getOrDefault(it.id(), List.of())
                .stream()
                .map(u ->
                        u.rule()
                                + " "
                                + String.join(
                                        "、",
                                        u.courses().stream().map(c -> c.split(" ", 2)[1]).toList()))
                .toList();
    }

    private GraduationRound rounds(UUID id) {
        return system(() -> rounds.get(id));
    }

    private String status(UUID student) {
        return results.told("select status from registry.student where enrolment_id = ?", student);
    }

    private UUID student(boolean photo) {
        var id = students.enrolled(school.id(), school.firstClass(), since);
        changed(
                "update registry.enrolment set graduation_on = ? where id = ?",
                today.minusDays(1),
                id);
        documented(id);
        if (photo) {
            photo(id);
        }
        return id;
    }

    /// With an identity card, sealed as the register seals it.
    private void documented(UUID student) {
        var person =
                Acting.call(
                        Actor.system("test"),
                        () ->
                                transaction.execute(it ->
                                        sql.sql(
                                                        "select p.id, p.salt from registry.person p join registry.enrolment e on e.person_id = p.id where e.id = ?")
                                                .param(student)
                                                .query()
                                                .singleRow()));
        changed(
                "update registry.person set document_number = ? where id = ?",
                vault.seal(Intake.DOCUMENT, "11010519491231002X", (byte[]) person.get("salt")),
                person.get("id"));
    }

    private void photo(UUID student) {
        changed(
                """
                with f as (
                  insert into attachment.file (scope_pos, kind, name, media_type, size, digest)
                  values (0, 'photo', 'a.jpg', 'image/jpeg', 1, '\\x01') returning id)
                update registry.enrolment set graduation_photo_id = (select id from f) where id = ?
                """,
                student);
    }

    private UUID programme(int year, String name) {
        return programme(year, name, school.firstClass());
    }

    private UUID programme(int year, String name, UUID unit) {
        return results.one(
                "insert into curriculum.programme (institution_id, unit_id, entry_year, name) values (?, ?, ?, ?) returning id",
                school.id(),
                unit,
                year,
                name);
    }

    private UUID module(UUID of, String name, int least) {
        return results.one(
                "insert into curriculum.module (programme_id, seq, name, least_credits) values (?, 1, ?, ?) returning id",
                of,
                name,
                least);
    }

    private UUID course(String name) {
        return results.one(
                """
                insert into curriculum.course (institution_id, code, name, credits, nature, assessment)
                values (?, substr(gen_random_uuid()::text, 1, 8), ?, 2, 'required', 'examined') returning id
                """,
                school.id(),
                name);
    }

    private void plan(UUID of, UUID in, UUID course, int term) {
        changed(
                "insert into curriculum.planned_course (programme_id, course_id, module_id, planned_term) values (?, ?, ?, ?)",
                of,
                course,
                in,
                term);
    }

    private void changed(String statement, Object... values) {
        results.changed(statement, values);
    }

    private void refused(Actor who, Runnable what, String code) {
        assertThatThrownBy(() -> as(who, () -> run(what)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusals()).extracting(Refusal::code).contains(code));
    }

    private static boolean run(Runnable what) {
        what.run();
        return true;
    }

    private static <T> T as(Actor who, java.util.function.Supplier<T> what) {
        return Acting.call(who, what::get);
    }

    private static <T> T system(java.util.function.Supplier<T> what) {
        return Acting.call(Actor.system("test"), what::get);
    }
}
