package org.matricula.graduation.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import org.matricula.enrolment.admission.TestAdmissions;
import org.matricula.graduation.audit.ExamineGraduates;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.standing.TestResults;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// From the run to the conclusion and back: every condition finds whom it should, the four outcomes
/// follow, and nobody unreviewed, photo-less or changed since slips through.
@SpringBootTest
@AutoConfigureMockMvc
class GraduationRoundTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired TestAdmissions admissions;
    @Autowired BeginGraduationRound beginRound;
    @Autowired GraduationJobs jobs;
    @Autowired GraduationRounds rounds;
    @Autowired GraduationVerdicts verdicts;
    @Autowired ReviewGraduates reviewGraduates;
    @Autowired PrepareDecision prepare;
    @Autowired DecideGraduation decide;
    @Autowired Objections objections;
    @Autowired ExamineGraduates examine;
    @Autowired Clock clock;

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
        registrar = web.staff("registrar", school.id());
        head = web.staff("academic-office-head", school.id());
        second = web.staff("vice-principal", school.id());
        department = web.staff("department-registrar", school.grade());
        results = new TestResults(sql, transaction, school.id(), school.firstClass());
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

    @Test
    void the_same_inputs_give_the_same_hash_and_others_are_named() {
        var first = ran("early");
        var again = ran("results");
        assertThat(again.inputsHash()).isEqualTo(first.inputsHash());
        assertThat(rounds(first.id()).state()).isEqualTo("superseded");
        results.result(failed, tasks.getFirst(), "make-up", 61);
        as(department, () -> reviewGraduates.review(again.id(), ids(again.id()), true, ""));
        assertThatThrownBy(() -> as(registrar, () -> run(() -> prepare.audit(again.id()))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it ->
                                assertThat(it.refusals())
                                        .extracting(Refusal::code)
                                        .containsExactly("graduation.changed-results"));
        var third = ran("before-term");
        assertThat(third.inputsHash()).isNotEqualTo(first.inputsHash());
        assertThat(system(() -> verdicts.differences(third.id(), again.id(), 10)))
                .singleElement()
                .matches(it ->
                        it.enrolment().equals(failed) && it.inputs().equals(List.of("results")));
    }

    @Test
    void a_cancelled_round_ends_and_only_one_runs_at_a_time() {
        // the desk is kept busy, so that the round waits
        var free = new java.util.concurrent.CountDownLatch(1);
        jobs.desk.execute(() -> {
            try {
                free.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var id = as(registrar, () -> beginRound.begin(school.id(), today, "early"));
        assertThatThrownBy(() ->
                        as(
                                registrar,
                                () -> beginRound.begin(school.id(), today.plusDays(1), "early")))
                .isInstanceOf(Refused.class);
        as(registrar, () -> run(() -> beginRound.cancel(id)));
        jobs.now(id);
        free.countDown();
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
                () -> reviewGraduates.review(round, List.of(held), false, ""),
                "reason.missing");
        as(department, () -> reviewGraduates.review(round, ids(round), true, ""));
        as(registrar, () -> run(() -> prepare.audit(round)));
        refused(
                department,
                () -> reviewGraduates.review(round, ids(round), true, ""),
                "graduation.not-reviewed");
        as(head, () -> run(() -> prepare.resolve(round, "校办〔2026〕18号", today)));
        as(registrar, () -> prepare.publish(round));
        refused(head, () -> decide.decide(round, "校学〔2026〕31号"), "graduation.objections-open");
        var line = system(() -> verdicts.published(round, 0, 10)).getFirst();
        assertThat(line.name()).startsWith("林").contains("＊").doesNotContain("一诺");
        system(() -> run(() -> objections.raise(held, "大学物理已经补考合格")));
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
                                objections.answer(
                                        round,
                                        objections.of(round).getFirst().id(),
                                        "核对成绩，未见补考合格")));
        changed(
                "update registry.person p set photo_id = null from registry.enrolment e where e.person_id = p.id and e.id = ?",
                fine);
        refused(head, () -> decide.decide(round, "校学〔2026〕31号"), "graduation.changed-record");
        photo(fine);
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

    private GraduationRound ran(String kind) {
        var id = as(registrar, () -> beginRound.begin(school.id(), today, kind));
        jobs.now(id);
        for (var i = 0; i < 100 && rounds(id).under(); i++) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
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
        changed(
                "update registry.person p set document_number = '\\x01' from registry.enrolment e where e.person_id = p.id and e.id = ?",
                id);
        if (photo) {
            photo(id);
        }
        return id;
    }

    private void photo(UUID student) {
        changed(
                """
                with f as (
                  insert into attachment.file (scope_pos, kind, name, media_type, size, digest)
                  values (0, 'photo', 'a.jpg', 'image/jpeg', 1, '\\x01') returning id)
                update registry.person p set photo_id = (select id from f)
                  from registry.enrolment e where e.person_id = p.id and e.id = ?
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
