package org.matricula.exam.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.exam.day.HoldExams;
import org.matricula.exam.day.PackPapers;
import org.matricula.exam.day.SummonsRows;
import org.matricula.exam.day.TellExams;
import org.matricula.exam.paper.Candidate;
import org.matricula.exam.paper.CandidateSheets;
import org.matricula.exam.paper.ChoosePapers;
import org.matricula.exam.paper.ChosenPaper;
import org.matricula.exam.paper.ExamCandidates;
import org.matricula.exam.paper.GoOnWithout;
import org.matricula.exam.paper.OrderPapers;
import org.matricula.exam.paper.TakeList;
import org.matricula.exam.result.EnterResults;
import org.matricula.exam.result.HandInWorkload;
import org.matricula.exam.result.PublishResults;
import org.matricula.exam.result.TypedResult;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.OpenRound;
import org.matricula.exam.round.Rounds;
import org.matricula.exam.round.StepUndone;
import org.matricula.exam.round.WalkSteps;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.job.Jobs;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.teaching.office.KeepOffices;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// The ten steps of a round, by their different people.
@ProgramTest
class ExamRoundTest {

    @Autowired MockMvc mvc;
    @Autowired ApplicationContext context;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired TestExams exams;
    @Autowired OpenRound openRound;
    @Autowired Rounds rounds;
    @Autowired WalkSteps walk;
    @Autowired TakeList takeList;
    @Autowired GoOnWithout goOnWithout;
    @Autowired ExamCandidates candidates;
    @Autowired ChoosePapers choosePapers;
    @Autowired ArrangePlaces places;
    @Autowired MakePlan makePlan;
    @Autowired ChangePlan changePlan;
    @Autowired SealPlan sealPlan;
    @Autowired Plans plans;
    @Autowired Jobs jobs;
    @Autowired OrderPapers orderPapers;
    @Autowired TellExams tellExams;
    @Autowired CandidateSheets candidateSheets;
    @Autowired KeepOffices keepOffices;
    @Autowired SummonsRows summons;
    @Autowired PackPapers packPapers;
    @Autowired HoldExams holdExams;
    @Autowired EnterResults enterResults;
    @Autowired HandInWorkload handInWorkload;
    @Autowired PublishResults publishResults;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;
    Actor head;
    Actor own;
    Actor college;
    Actor classTeacher;
    List<UUID> teachers;
    UUID maths;
    UUID english;
    UUID sport;
    UUID mathsTask;
    UUID both;
    UUID deferred;
    UUID cheat;
    UUID away;
    UUID round;

    @BeforeEach
    void a_class_that_failed() {
        web = new WebSteps(mvc, sql);
        school = new TestUnits(sql, transaction).school("college");
        registrar = web.staff("registrar", school.id());
        head = web.staff("academic-office-head", school.id());
        college = web.staff("vice-principal", school.id());
        classTeacher = web.staff("class-teacher", school.firstClass());
        var accounts = TestAccounts.of(context);
        teachers =
                List.of(1, 2, 3).stream()
                        .map(n -> accounts.holding("teacher", school.firstClass()).id())
                        .toList();
        var students = new TestStudents(intake, transaction, sql);
        both = students.enrolled(school.id(), school.firstClass(), exams.today().minusDays(200));
        deferred =
                students.enrolled(school.id(), school.firstClass(), exams.today().minusDays(200));
        cheat = students.enrolled(school.id(), school.firstClass(), exams.today().minusDays(200));
        away = students.enrolled(school.id(), school.firstClass(), exams.today().minusDays(200));
        var term = exams.terms(school.id());
        maths = exams.course(school.id(), "GJ101", "高等数学", "examined");
        english = exams.course(school.id(), "GJ102", "大学英语", "examined");
        sport = exams.course(school.id(), "GJ103", "体育", "assessed");
        mathsTask = exams.task(school.firstClass(), term, maths, teachers.get(0));
        var englishTask = exams.task(school.firstClass(), term, english, teachers.get(1));
        var sportTask = exams.task(school.firstClass(), term, sport, teachers.get(1));
        exams.first(mathsTask, both, 40, null);
        exams.first(englishTask, both, 50, null);
        exams.first(mathsTask, deferred, null, "deferred");
        exams.first(mathsTask, cheat, null, "cheating");
        exams.first(sportTask, cheat, 30, null);
        exams.first(mathsTask, away, 20, null);
        exams.first(englishTask, away, 80, null);
        exams.changed("update registry.student set status = '02' where enrolment_id = ?", away);
        round = as(registrar, () -> openRound.open(school.id(), term, exams.today(), null));
    }

    @Test
    void the_ten_steps_from_the_failed_list_to_the_published_result() throws Exception {
        assertThat(as(registrar, () -> rounds.steps(round)).getFirst().dueOn())
                .as("nine days before the last exam")
                .isEqualTo(exams.today().minusDays(9));
        refused(registrar, "exam.step-before", () -> choosePapers.choose(round, List.of()));
        refused(registrar, "exam.nobody", () -> walk.finish(round, ExamStep.LIST));
        listed();
        refused(registrar, "exam.step-done", () -> takeList.take(round));
        refused(registrar, "exam.no-paper", () -> walk.finish(round, ExamStep.PAPERS));
        chosen();
        planned();
        refused(registrar, "exam.step-before", () -> orderPapers.make(round));
        refused(registrar, "exam.not-sealed", () -> sealPlan.handIn(round));
        Acting.as(college, () -> sealPlan.seal(round));
        refused(registrar, "exam.sealed", () -> makePlan.ask(round));
        Acting.as(registrar, () -> sealPlan.handIn(round));
        Acting.as(head, () -> sealPlan.receive(round));

        Acting.as(registrar, () -> orderPapers.make(round));
        refused(registrar, "exam.order-unsigned", () -> orderPapers.send(round, "文印室"));
        refused(registrar, "exam.step-after", () -> walk.undo(round, ExamStep.PLAN));
        Acting.as(head, () -> orderPapers.approve(round));
        Acting.as(registrar, () -> orderPapers.send(round, "文印室 孙师傅"));

        assertThat(own(both)).doesNotContain("高等数学");
        Acting.as(registrar, () -> tellExams.timetable(round));
        assertThat(own(both)).contains("高等数学", "大学英语", "我已阅知");
        var mine = as(themselves(both), () -> summons.own());
        assertThat(mine).hasSize(1);
        assertThat(
                        web.ask(
                                        themselves(deferred),
                                        post("/own-exams/" + mine.getFirst().id() + "/confirm"))
                                .getStatus())
                .as("a classmate's receipt")
                .isEqualTo(404);
        web.ask(themselves(both), post("/own-exams/" + mine.getFirst().id() + "/confirm"));
        web.ask(classTeacher, get("/exam-classes/" + round + "/" + school.firstClass()));
        var receipt = as(registrar, () -> summons.receipts(round, "timetable")).getFirst();
        assertThat(receipt.students()).isEqualTo(2);
        assertThat(receipt.read()).isEqualTo(1);
        assertThat(receipt.reader()).isNotNull();

        refused(registrar, "exam.unpacked", () -> walk.finish(round, ExamStep.PACKING));
        Acting.as(
                registrar,
                () -> {
                    packPapers.pack(round, plans.lines(round).stream().map(PlanLine::id).toList());
                    walk.finish(round, ExamStep.PACKING);
                });
        for (var paper : List.of("plan.pdf", "order.pdf", "packing.pdf", "doors.pdf")) {
            var printed = web.ask(registrar, get("/exam-rounds/" + round + "/" + paper));
            assertThat(printed.getStatus()).as(paper).isEqualTo(200);
            assertThat(
                            new String(
                                    printed.getContentAsByteArray(),
                                    0,
                                    5,
                                    java.nio.charset.StandardCharsets.US_ASCII))
                    .startsWith("%PDF-");
        }
        held();
        offended();
        marked();
        assessed();
        killed();
        published();
        Acting.as(
                registrar,
                () -> summons.on(new StepUndone(rounds.inSight(round), ExamStep.NOTICE)));
        assertThat(as(registrar, () -> summons.receipts(round, "timetable"))).isEmpty();
        assertThat(
                        exams.told(
                                "select string_agg(indexname, ' ' order by indexname) from pg_indexes where indexname in ('incident_candidate', 'conduct_note_enrolment')"))
                .as("whatever moves with its student is found by the student")
                .isEqualTo("conduct_note_enrolment incident_candidate");
    }

    private void listed() throws Exception {
        assertThat(as(registrar, () -> takeList.take(round))).isEqualTo(4);
        var all = as(registrar, () -> candidates.all(round));
        assertThat(all)
                .extracting(it -> it.code() + " " + it.attempt() + " " + it.excluded())
                .containsExactlyInAnyOrder(
                        "GJ101 make-up null",
                        "GJ101 deferred null",
                        "GJ101 make-up cheating",
                        "GJ101 make-up leave",
                        "GJ102 make-up null",
                        "GJ103 make-up null");
        assertThat(as(registrar, () -> takeList.take(round))).as("again").isEqualTo(4);
        assertThat(web.ask(registrar, get("/exam-rounds/" + round + "/list")).getContentAsString())
                .contains("正考作弊", "不在校", "高等数学");
        assertThat(web.ask(registrar, get("/exam-rounds/" + round + "/list.xlsx")).getStatus())
                .isEqualTo(200);
        Acting.as(registrar, () -> walk.finish(round, ExamStep.LIST));
    }

    private void chosen() {
        refused(
                registrar,
                "exam.too-few",
                () -> choosePapers.choose(round, List.of(new ChosenPaper(maths, "B", null, 1))));
        Acting.as(
                registrar,
                () -> {
                    choosePapers.choose(
                            round,
                            List.of(
                                    new ChosenPaper(maths, "B", "保密柜 3", null),
                                    new ChosenPaper(english, "B", null, 9)));
                    assertThat(candidates.courses(round))
                            .filteredOn(it -> it.courseId().equals(maths))
                            .extracting(it -> it.version() + it.quantity())
                            .as("two heads and the reserve rounded up")
                            .containsExactly("B3");
                    walk.finish(round, ExamStep.PAPERS);
                });
    }

    private void arranged() {
        Acting.as(
                registrar,
                () -> {
                    places.room(round, "教101", 2);
                    places.room(round, "教102", 2);
                    places.slot(round, exams.today(), LocalTime.of(8, 30), LocalTime.of(10, 0));
                    places.slot(round, exams.today(), LocalTime.of(10, 30), LocalTime.of(12, 0));
                    assertThat(places.callAll(round)).isEqualTo(3);
                });
        refused(
                registrar,
                "exam.slot-overlaps",
                () -> places.slot(round, exams.today(), LocalTime.of(9, 0), LocalTime.of(9, 30)));
    }

    private void planned() {
        refused(registrar, "exam.no-rooms", () -> makePlan.ask(round));
        arranged();
        Acting.as(registrar, () -> makePlan.ask(round));
        exams.ran();
        var lines = as(registrar, () -> plans.lines(round));
        assertThat(as(registrar, () -> plans.find(round)).orElseThrow().state())
                .isEqualTo("planned");
        assertThat(lines).extracting(PlanLine::course).containsExactlyInAnyOrder("高等数学", "大学英语");
        assertThat(lines).extracting(PlanLine::slotId).doesNotHaveDuplicates();
        var duties = as(registrar, () -> plans.duties(round));
        assertThat(duties).hasSize(4);
        var mathsLine =
                lines.stream().filter(it -> it.course().equals("高等数学")).findFirst().orElseThrow();
        assertThat(duties)
                .filteredOn(it -> it.slotId().equals(mathsLine.slotId()))
                .extracting(DutyLine::accountId)
                .as("nobody watches their own students")
                .doesNotContain(teachers.getFirst());
        var other = lines.stream().filter(it -> it != mathsLine).findFirst().orElseThrow();
        refused(
                registrar,
                "exam.plan.student-clash",
                () -> changePlan.move(round, mathsLine.id(), other.slotId(), mathsLine.roomId()));
        var duty =
                duties.stream()
                        .filter(it -> it.slotId().equals(mathsLine.slotId()))
                        .findFirst()
                        .orElseThrow();
        refused(
                registrar,
                "exam.plan.own-students",
                () -> changePlan.replace(round, duty.id(), teachers.getFirst()));
        var free =
                as(registrar, () -> plans.rooms(school.id())).stream()
                        .filter(it -> !it.id().equals(mathsLine.roomId()))
                        .findFirst()
                        .orElseThrow();
        Acting.as(
                registrar,
                () -> changePlan.move(round, mathsLine.id(), mathsLine.slotId(), free.id()));
        assertThat(as(registrar, () -> plans.lines(round)))
                .filteredOn(it -> it.id().equals(mathsLine.id()))
                .extracting(PlanLine::room)
                .containsExactly(free.name());
        assertThat(as(registrar, () -> candidates.of(round, maths)))
                .extracting(Candidate::seat)
                .containsExactlyInAnyOrder(1, 2);
    }

    private void held() {
        var sat = as(registrar, () -> candidates.of(round, maths));
        var absent = line(sat, both).id();
        refused(
                registrar,
                "exam.incident-words",
                () -> holdExams.report(round, absent, "cheating", " "));
        Acting.as(registrar, () -> holdExams.report(round, absent, "absent", ""));
        refused(
                registrar,
                "exam.incident-twice",
                () -> holdExams.report(round, absent, "absent", ""));
        refused(
                teacher(teachers.getFirst()),
                "exam.not-your-room",
                () -> holdExams.report(round, line(sat, deferred).id(), "absent", ""));
        Acting.as(
                registrar,
                () -> holdExams.report(round, line(sat, deferred).id(), "other", "携带手机入场"));
        patrolled();
        Acting.as(registrar, () -> holdExams.tellDuties(round));
        Acting.as(registrar, () -> walk.finish(round, ExamStep.SITTING));
    }

    /// 巡考: whoever watches no room at the time.
    private void patrolled() {
        var watching = as(registrar, () -> plans.duties(round)).getFirst();
        var busy =
                as(registrar, () -> plans.duties(round)).stream()
                        .filter(it -> it.slotId().equals(watching.slotId()))
                        .map(DutyLine::accountId)
                        .toList();
        var free = teachers.stream().filter(it -> !busy.contains(it)).findFirst().orElseThrow();
        refused(
                registrar,
                "exam.patrol-busy",
                () -> holdExams.patrol(round, watching.slotId(), watching.accountId()));
        Acting.as(registrar, () -> holdExams.patrol(round, watching.slotId(), free));
        assertThat(as(registrar, () -> plans.duties(round)))
                .filteredOn(it -> it.kind().equals("patrol"))
                .extracting(DutyLine::accountId)
                .containsExactly(free);
    }

    /// What was seen in the room is registered in one act, once, and each names the other.
    private void offended() throws Exception {
        var room =
                java.util.UUID.fromString(
                        exams.told(
                                "select i.id from exam.incident i join exam.candidate c on c.id = i.candidate_id where c.round_id = ? and i.withdrawn_at is null and i.kind <> 'absent' limit 1",
                                round));
        var affairs =
                new Actor(
                        TestAccounts.of(context).holding("student-affairs", school.id()).id(),
                        "学生处",
                        "student-affairs",
                        school.id(),
                        registrar.scope(),
                        "test");
        assertThat(web.ask(affairs, get("/offences")).getContentAsString())
                .contains("考场情况待登记", room.toString());
        var path = "/offences/from-incident/" + room;
        assertThat(web.ask(registrar, post(path)).getStatus()).isEqualTo(403);
        var made = web.ask(affairs, post(path));
        assertThat(made.getStatus()).isEqualTo(302);
        assertThat(web.ask(affairs, post(path)).getStatus()).as("once").isEqualTo(409);
        var number =
                exams.told("select number from discipline.offence where incident_id = ?", room);
        assertThat(
                        web.ask(registrar, get("/exam-rounds/" + round + "/sitting"))
                                .getContentAsString())
                .contains("已登记违纪 " + number);
        assertThat(web.ask(affairs, get(made.getRedirectedUrl())).getContentAsString())
                .contains(number, "由考场情况登记", "记录人");
    }

    private void marked() throws Exception {
        var marker = teacher(teachers.getFirst());
        var lines = as(marker, () -> candidates.of(round, maths));
        var late = line(lines, deferred);
        refused(
                marker,
                "grade.range",
                () -> enterResults.save(round, maths, List.of(typed(late, 0, "101"))));
        refused(
                marker,
                "exam.result-by-incident",
                () -> enterResults.save(round, maths, List.of(typed(line(lines, both), 0, "90"))));
        assertThat(as(marker, () -> enterResults.save(round, maths, List.of(typed(late, 0, "80")))))
                .isEmpty();
        assertThat(
                        as(
                                registrar,
                                () ->
                                        enterResults.save(
                                                round, maths, List.of(typed(late, 0, "10")))))
                .as("a second tab overwrites nothing")
                .containsExactly(late.id());
        assertThatThrownBy(() ->
                        as(
                                teacher(teachers.get(2)),
                                () -> enterResults.save(round, maths, List.of())))
                .hasMessageContaining("course");
        refused(registrar, "exam.blank", () -> handInWorkload.handIn(round));
        var written = as(registrar, () -> candidates.of(round, english)).getFirst();
        own = web.staff("academic-office-head", school.id());
        assertThat(web.ask(own, post("/exam-rounds/" + round + "/results/" + english)).getStatus())
                .as("who decides does not type")
                .isEqualTo(403);
        Acting.as(
                new Actor(own.account(), own.name(), "registrar", own.unit(), own.scope(), "test"),
                () -> enterResults.save(round, english, List.of(typed(written, 0, "75"))));
        Acting.as(registrar, () -> handInWorkload.handIn(round));
        assertThat(
                        exams.told(
                                "select papers || ' ' || marked from exam.workload where round_id ="
                                        + " ? and account_id = ?",
                                round,
                                teachers.getFirst()))
                .isEqualTo("1 1");
        assertThat(
                        exams.told(
                                "select sum(invigilated) || ' ' || sum(patrolled) from exam.workload where round_id ="
                                        + " ?",
                                round))
                .isEqualTo("4 1");
    }

    private void assessed() throws Exception {
        refused(head, "exam.step-before", () -> publishResults.publish(round));
        var chair = teacher(teachers.get(2));
        Acting.as(
                registrar,
                () -> {
                    var office = keepOffices.open(school.id(), "公共体育教研室", "");
                    keepOffices.assign(office, "GJ103");
                    keepOffices.add(
                            office,
                            exams.told(
                                    "select username from identity.account where id = ?",
                                    chair.account()));
                });
        Acting.as(registrar, () -> tellExams.assessed(round));
        assertThat(notices(chair.account(), "exam.told.office-assessed"))
                .as("the teaching-research office has the list")
                .isEqualTo(1);
        assertThat(as(chair, () -> candidateSheets.lines(round)))
                .extracting(it -> it.course())
                .containsExactly("体育");
        assertThat(as(teacher(teachers.get(0)), () -> candidateSheets.lines(round)))
                .as("of no other office")
                .isEmpty();
        var sheet = new java.io.ByteArrayOutputStream();
        Acting.as(chair, () -> candidateSheets.ofOffices(round, sheet));
        assertThat(sheet.size()).isPositive();
        assertThat(own(cheat))
                .as("not before the class teacher has told them")
                .doesNotContain("体育");
        refused(registrar, "exam.untold", () -> walk.finish(round, ExamStep.ASSESSED));
        var untold =
                as(classTeacher, () -> summons.inClass(round, school.firstClass())).stream()
                        .filter(it -> it.kind().equals("assessed"))
                        .map(it -> it.id())
                        .toList();
        assertThat(as(classTeacher, () -> tellExams.passOn(round, school.firstClass(), untold)))
                .isOne();
        assertThat(own(cheat)).contains("体育");
        toldOnce(untold.getFirst());
        var line = as(registrar, () -> candidates.of(round, sport)).getFirst();
        refused(registrar, "exam.blank", () -> walk.finish(round, ExamStep.ASSESSED));
        Acting.as(
                teacher(teachers.get(1)),
                () -> enterResults.save(round, sport, List.of(typed(line, 0, "66"))));
        Acting.as(registrar, () -> walk.finish(round, ExamStep.ASSESSED));
    }

    /// Who was told before is not told again with one who was not.
    private void toldOnce(UUID told) {
        var accounts = new java.util.ArrayList<UUID>();
        for (var student : List.of(cheat, both)) {
            var account = TestAccounts.of(context).somebody().id();
            accounts.add(account);
            exams.changed(
                    "insert into registry.account_person select ?, person_id from registry.enrolment where id = ?",
                    account,
                    student);
        }
        exams.changed(
                "insert into exam.summons (round_id, kind, unit_id, enrolment_id, scope_pos, person_id, told_at) select round_id, 'assessed', unit_id, enrolment_id, scope_pos, person_id, told_at from exam.summons where round_id = ? and enrolment_id = ?",
                round,
                both);
        var late =
                as(classTeacher, () -> summons.inClass(round, school.firstClass())).stream()
                        .filter(it -> it.kind().equals("assessed") && !it.id().equals(told))
                        .map(it -> it.id())
                        .toList();
        var all = List.of(told, late.getFirst());
        assertThat(as(classTeacher, () -> tellExams.passOn(round, school.firstClass(), all)))
                .isOne();
        assertThat(as(classTeacher, () -> tellExams.passOn(round, school.firstClass(), all)))
                .isZero();
        assertThat(accounts).extracting(this::notices).containsExactly(0, 1);
    }

    private int notices(UUID account) {
        return notices(account, "exam.told.assessed");
    }

    private int notices(UUID account, String key) {
        var reader = new Actor(account, "本人", "student", null, registrar.scope(), "test");
        return as(
                reader,
                () ->
                        transaction.execute(it ->
                                sql.sql("select count(*) from notice.notice where key = ?")
                                        .param(key)
                                        .query(Integer.class)
                                        .single()));
    }

    /// The process dies while the second task is written: nothing of the round is published.
    private void killed() throws Exception {
        exams.changed(
                "update exam.round set closes_on = ? where id = ?",
                exams.today().plusDays(1),
                round);
        var last =
                java.util.UUID.fromString(
                        exams.told(
                                "select max(task_id::text) from exam.candidate where round_id = ? and excluded is null",
                                round));
        var held = new java.util.concurrent.CountDownLatch(1);
        var freed = new java.util.concurrent.CountDownLatch(1);
        var holder =
                CompletableFuture.runAsync(
                        () -> as(head, () -> holds(last, held, freed)), Thread::startVirtualThread);
        held.await();
        var press =
                CompletableFuture.supplyAsync(
                        () -> as(head, () -> publishResults.publish(round)),
                        Thread::startVirtualThread);
        var ended = 0;
        var end = System.nanoTime() + 30_000_000_000L;
        while (ended == 0 && !press.isDone()) {
            assertThat(System.nanoTime()).as("publishing waits for the task").isLessThan(end);
            Thread.sleep(50);
            ended =
                    Integer.parseInt(
                            exams.told(
                                    "select count(pg_terminate_backend(pid))::text from pg_stat_activity where wait_event_type = 'Lock' and query like '%coursework.task%for update%' and pid <> pg_backend_pid()"));
        }
        freed.countDown();
        holder.join();
        assertThatThrownBy(press::join).as("its connection is gone").isNotNull();
        assertThat(
                        exams.told(
                                "select count(*)::text from coursework.grade g join exam.candidate c on c.enrolment_id = g.enrolment_id and c.task_id = g.task_id where c.round_id = ? and g.attempt in ('make-up', 'deferred')",
                                round))
                .as("all of a round or nothing")
                .isEqualTo("0");
        assertThat(exams.told("select state from exam.round where id = ?", round))
                .isEqualTo("open");
    }

    /// A threads' pool of one would let the second wait for the first for ever: each has its own.
    private int holds(
            UUID last,
            java.util.concurrent.CountDownLatch held,
            java.util.concurrent.CountDownLatch freed) {
        return transaction.execute(status -> {
            sql.sql("select id from coursework.task where id = ? for update")
                    .param(last)
                    .query(UUID.class)
                    .single();
            held.countDown();
            try {
                freed.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return 0;
        });
    }

    /// Two heads press at once: it is published once.
    private void published() {
        exams.changed(
                "update exam.round set closes_on = ? where id = ?",
                exams.today().plusDays(1),
                round);
        refused(own, "exam.own-results", () -> publishResults.publish(round));
        exams.changed(
                """
                insert into exam.summons (round_id, kind, unit_id, enrolment_id, scope_pos, person_id, told_at)
                select round_id, 'timetable', unit_id, enrolment_id, scope_pos, person_id, told_at from exam.summons
                 where round_id = ? and kind = 'assessed' and enrolment_id is not null and void_at is null
                on conflict do nothing
                """,
                round);
        var two =
                List.of(1, 2).stream()
                        .map(n ->
                                CompletableFuture.supplyAsync(
                                        () -> {
                                            try {
                                                return as(
                                                        head, () -> publishResults.publish(round));
                                            } catch (Refused second) {
                                                return 0;
                                            }
                                        },
                                        Thread::startVirtualThread))
                        .toList();
        assertThat(two.stream().map(CompletableFuture::join).toList())
                .containsExactlyInAnyOrder(4, 0);
        var sitting =
                as(registrar, () -> summons.accounts(round, List.of("timetable", "assessed")));
        assertThat(sitting).isNotEmpty().doesNotHaveDuplicates();
        for (var account : sitting) {
            assertThat(notices(account, "exam.told.published")).as("once").isOne();
        }
        assertThat(
                        exams.told(
                                "select string_agg(g.attempt || ' ' || coalesce(g.total::text,"
                                        + " g.mark) || ' ' || g.passed, ', ' order by g.attempt) from"
                                        + " coursework.grade g where g.task_id = ? and g.attempt <>"
                                        + " 'first'",
                                mathsTask))
                .isEqualTo("deferred 77 true, make-up absent false");
        refused(head, "exam.published", () -> walk.undo(round, ExamStep.MARKING));
        assertThatThrownBy(() ->
                        exams.changed(
                                "update exam.candidate set exam = 99 where round_id = ?", round))
                .hasMessageContaining("never written over");
    }

    @Test
    void a_failed_deferred_exam_earns_a_make_up_in_the_next_round_and_a_bar_none() {
        exams.first(mathsTask, other(), null, "barred");
        assertThat(as(registrar, () -> takeList.take(round))).isEqualTo(4);
        var excluded =
                exams.told(
                        "select string_agg(excluded, ' ' order by excluded) from exam.candidate where round_id = ?",
                        round);
        assertThat(excluded).isEqualTo("barred cheating leave");
        exams.changed(
                """
                insert into coursework.grade (task_id, enrolment_id, scope_pos, person_id, attempt, exam, total, passed, version)
                select ?, e.id, e.scope_pos, e.person_id, 'deferred', 30, 42, false, 1 from registry.enrolment e where e.id = ?
                """,
                mathsTask,
                deferred);
        exams.changed("update exam.round set state = 'published' where id = ?", round);
        exams.changed(
                """
                insert into calendar.term (unit_id, year, seq, name, during)
                values (?, '2026-2027', 1, '第一学期', daterange(?, ?))
                """,
                school.id(),
                exams.today().plusDays(120),
                exams.today().plusDays(220));
        var term =
                java.util.UUID.fromString(
                        exams.told(
                                "select id from calendar.term where unit_id = ? and seq = 2",
                                school.id()));
        var next = as(registrar, () -> openRound.open(school.id(), term, null, null));
        var begins = exams.today().plusDays(120);
        assertThat(exams.told("select ends_on::text from exam.round where id = ?", next))
                .as("Sunday of the second week")
                .isEqualTo(
                        begins.minusDays(begins.getDayOfWeek().getValue() - 1)
                                .plusDays(13)
                                .toString());
        assertThat(as(registrar, () -> takeList.take(next))).isOne();
        assertThat(
                        exams.told(
                                "select attempt || ' ' || (enrolment_id = ?) from exam.candidate where round_id = ?",
                                deferred,
                                next))
                .isEqualTo("make-up true");
    }

    /// Asked for at the page, listed by the day of graduation, published beside what was failed.
    @Test
    void a_clearance_round_is_held_where_the_school_says_so_and_never_for_a_bachelor()
            throws Exception {
        var leaving = exams.today().plusDays(90);
        var bachelor = other();
        exams.first(mathsTask, bachelor, 30, null);
        exams.changed("update registry.student set level = 'L5' where enrolment_id = ?", bachelor);
        for (var it : List.of(both, cheat, away, bachelor)) {
            exams.changed(
                    "update registry.enrolment set graduation_on = ? where id = ?", leaving, it);
        }
        var now =
                exams.told(
                        "select id::text from calendar.term where unit_id = ? and seq = 2",
                        school.id());
        assertThat(web.ask(registrar, clearance(school.id(), now)).getStatus())
                .as("no school's habit")
                .isEqualTo(422);
        exams.changed(
                """
                insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                values ('exam.clearance', ?, 'true', date '2020-01-01', '成人学历教育', 'x')
                """,
                school.id());
        assertThat(web.ask(registrar, clearance(school.id(), now).param("endsOn", "")).getStatus())
                .as("no week of the term says when")
                .isEqualTo(400);
        var opened =
                web.ask(
                        registrar,
                        clearance(school.id(), now).param("endsOn", exams.today().toString()));
        assertThat(opened.getStatus()).isEqualTo(302);
        var last = UUID.fromString(opened.getRedirectedUrl().replace("/exam-rounds/", ""));
        assertThat(
                        web.ask(
                                        registrar,
                                        clearance(school.id(), now)
                                                .param("endsOn", exams.today().toString()))
                                .getStatus())
                .as("once")
                .isEqualTo(409);
        assertThat(web.ask(registrar, get("/exam-rounds")).getContentAsString()).contains("毕业前清考");

        assertThat(as(registrar, () -> takeList.take(last))).isEqualTo(3);
        assertThat(as(registrar, () -> candidates.all(last)))
                .extracting(it -> it.code() + " " + it.attempt() + " " + it.excluded())
                .as("all that is failed, whatever the term; whoever stays is not asked")
                .containsExactlyInAnyOrder(
                        "GJ101 clearance null",
                        "GJ102 clearance null",
                        "GJ103 clearance null",
                        "GJ101 clearance cheating",
                        "GJ101 clearance leave");
        Acting.as(registrar, () -> walk.finish(last, ExamStep.LIST));
        assertThat(
                        web.ask(registrar, get("/exam-rounds/" + last + "/assessed"))
                                .getContentAsString())
                .as("somebody is to be told yet")
                .doesNotContain("完成本步");
        exams.changed(
                "update exam.round_step set begun_at = now(), done_at = now(), doer = 'x' where round_id = ? and step not in (1, 7, 9)",
                last);
        assertThat(
                        web.ask(registrar, get("/exam-rounds/" + last + "/sitting"))
                                .getContentAsString())
                .as("nothing was to be written down")
                .contains("完成本步");
        Acting.as(registrar, () -> walk.finish(last, ExamStep.SITTING));
        exams.changed(
                "update exam.candidate set exam = 65, version = 1 where round_id = ? and excluded is null",
                last);
        assertThat(as(head, () -> publishResults.publish(last))).isEqualTo(3);
        assertThat(
                        exams.told(
                                "select string_agg(attempt || ' ' || total || ' ' || passed, ', ' order by total) from coursework.grade where task_id = ? and enrolment_id = ?",
                                mathsTask,
                                both))
                .isEqualTo("first 40 false, clearance 65 true");
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder
            clearance(UUID institution, String term) {
        return post("/exam-rounds")
                .param("institution", institution.toString())
                .param("kind", "clearance")
                .param("term", term);
    }

    @Test
    void courses_not_published_are_named_and_gone_without_for_a_reason_alone() throws Exception {
        exams.changed("update coursework.task set stage = 'reviewed' where id = ?", mathsTask);
        Acting.as(registrar, () -> takeList.take(round));
        refused(registrar, "exam.unpublished", () -> walk.finish(round, ExamStep.LIST));
        assertThat(web.ask(registrar, get("/exam-rounds/" + round + "/list")).getContentAsString())
                .contains("高等数学", "已审核", "不等这些课程");
        refused(registrar, "field.missing", () -> goOnWithout.goOn(round, " "));
        Acting.as(registrar, () -> goOnWithout.goOn(round, "任课教师住院，成绩另行补考"));
        Acting.as(registrar, () -> walk.finish(round, ExamStep.LIST));
        Acting.as(registrar, () -> walk.undo(round, ExamStep.LIST));
        refused(registrar, "exam.unpublished", () -> walk.finish(round, ExamStep.LIST));
        exams.changed("update coursework.task set stage = 'published' where id = ?", mathsTask);
        Acting.as(registrar, () -> walk.finish(round, ExamStep.LIST));
    }

    private UUID other() {
        return new TestStudents(intake, transaction, sql)
                .enrolled(school.id(), school.firstClass(), exams.today().minusDays(200));
    }

    @Test
    void results_are_not_published_once_the_module_is_closed() {
        exams.changed(
                "update exam.round set ends_on = ?, closes_on = ? where id = ?",
                exams.today().minusDays(9),
                exams.today(),
                round);
        Acting.as(registrar, () -> takeList.take(round));
        exams.changed(
                "update exam.round_step set begun_at = now(), done_at = now(), doer = 'x' where"
                        + " round_id = ? and step <> 9",
                round);
        refused(head, "exam.module-closed", () -> publishResults.publish(round));
    }

    @Test
    void a_search_that_was_killed_is_gone_on_with_and_a_step_taken_back_takes_its_seal() {
        Acting.as(
                registrar,
                () -> {
                    takeList.take(round);
                    walk.finish(round, ExamStep.LIST);
                    choosePapers.choose(
                            round,
                            List.of(
                                    new ChosenPaper(maths, "B", null, null),
                                    new ChosenPaper(english, "B", null, null)));
                    walk.finish(round, ExamStep.PAPERS);
                });
        refused(
                registrar,
                "exam.step-after",
                () -> {
                    as(
                            registrar,
                            () -> {
                                arranged();
                                return 0;
                            });
                    walk.undo(round, ExamStep.PAPERS);
                });
        exams.changed(
                "insert into exam.plan (round_id, state, asked_at, asker_id, asker, asker_role)"
                        + " values (?, 'planning', now(), ?, '王', 'registrar')",
                round,
                registrar.account());
        refused(registrar, "exam.planning", () -> makePlan.ask(round));
        Acting.as(registrar, () -> jobs.begin(MakePlan.NAME, round));
        exams.ran();
        assertThat(as(registrar, () -> plans.find(round)).orElseThrow().state())
                .isEqualTo("planned");
        assertThat(as(registrar, () -> plans.lines(round))).hasSize(2);
        Acting.as(college, () -> sealPlan.seal(round));
        Acting.as(registrar, () -> walk.undo(round, ExamStep.PLAN));
        assertThat(as(registrar, () -> plans.find(round)).orElseThrow().sealer()).isNull();
        Acting.as(registrar, () -> walk.undo(round, ExamStep.PAPERS));
        Acting.as(registrar, () -> walk.undo(round, ExamStep.LIST));
        assertThat(as(registrar, () -> takeList.take(round))).isEqualTo(4);
    }

    @Test
    void every_page_of_a_round_is_shown() throws Exception {
        Acting.as(registrar, () -> takeList.take(round));
        for (var page :
                List.of(
                        "",
                        "/list",
                        "/papers",
                        "/plan",
                        "/order",
                        "/notices",
                        "/packing",
                        "/sitting",
                        "/results",
                        "/publication",
                        "/assessed",
                        "/results/" + maths)) {
            assertThat(web.ask(registrar, get("/exam-rounds/" + round + page)).getStatus())
                    .as(page)
                    .isEqualTo(200);
        }
        assertThat(web.ask(registrar, get("/exam-rounds")).getContentAsString()).contains("第一学期");
        assertThat(web.ask(teacher(teachers.getFirst()), get("/exam-duties")).getContentAsString())
                .contains("高等数学");
        assertThat(web.ask(classTeacher, get("/exam-classes")).getStatus()).isEqualTo(200);
    }

    private Actor teacher(UUID account) {
        return new Actor(
                account,
                "陈老师",
                "teacher",
                school.firstClass(),
                web.scope(school.firstClass()),
                "test");
    }

    private Actor themselves(UUID enrolment) {
        return web.themselves(
                "student",
                UUID.fromString(
                        exams.told(
                                "select person_id::text from registry.enrolment where id = ?",
                                enrolment)));
    }

    private String own(UUID enrolment) throws Exception {
        return web.ask(themselves(enrolment), get("/own-exams")).getContentAsString();
    }

    private static Candidate line(List<Candidate> all, UUID enrolment) {
        return all.stream()
                .filter(it -> it.enrolmentId().equals(enrolment))
                .findFirst()
                .orElseThrow();
    }

    private static TypedResult typed(Candidate it, int version, String exam) {
        return new TypedResult(it.id(), version, new BigDecimal(exam), null);
    }

    private static <T> T as(Actor actor, java.util.function.Supplier<T> work) {
        return Acting.call(actor, work::get);
    }

    private static void refused(Actor actor, String code, Runnable act) {
        Acting.as(
                actor,
                () ->
                        assertThatThrownBy(act::run)
                                .isInstanceOf(Refused.class)
                                .hasMessageContaining(code));
    }
}
