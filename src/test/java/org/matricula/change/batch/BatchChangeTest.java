package org.matricula.change.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.organisation.Units;
import org.matricula.registry.Intake;
import org.matricula.registry.NewStudent;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.statistics.CountStandings;
import org.matricula.workflow.AtOnce;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/// 升级, 分班, 并班: prepared by one, approved by another, balanced to the last student, and taken back.
@ProgramTest
class BatchChangeTest {

    static final LocalDate ENTRY = LocalDate.of(2024, 9, 1);

    @Autowired TestCases cases;
    @Autowired PrepareBatch prepare;
    @Autowired MarkBatch mark;
    @Autowired DealBatch deal;
    @Autowired ApproveBatch approve;
    @Autowired UndoBatch undo;
    @Autowired BatchViews views;
    @Autowired MockMvc mvc;
    @Autowired Units units;
    @Autowired Registry registry;
    @Autowired Intake intake;
    @Autowired CountStandings counting;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    TestUnits.School school;
    TestCases.Offices offices;
    LocalDate today;

    @BeforeEach
    void aCollege() {
        others = differences();
        school = cases.units().school("college");
        offices = cases.offices(school);
        today = cases.today();
    }

    UUID student(UUID unit) {
        return cases.students().enrolled(school.id(), unit, ENTRY);
    }

    UUID prepared(BatchKind kind, UUID unit, List<UUID> classes) {
        return Acting.call(
                offices.registrar(),
                () ->
                        prepare.prepare(
                                new BatchRequest(
                                        kind.code(), unit, classes, today, null, "学年末办理")));
    }

    /// The department of a college has no year of study of its own: its classes have.
    UUID advance() {
        return Acting.call(
                offices.registrar(),
                () ->
                        prepare.prepare(
                                new BatchRequest(
                                        "advance", school.grade(), null, today, 7, "学年末办理")));
    }

    BatchViews.View view(UUID batch) {
        return Acting.call(offices.head(), () -> views.get(batch, null, null, 3000));
    }

    void approve(Actor by, UUID batch) {
        var seen = Acting.call(by, () -> views.get(batch, null, null, 3000)).seen();
        Acting.as(by, () -> approve.approve(batch, seen));
    }

    void undo(UUID batch) {
        Acting.as(offices.registrar(), () -> undo.ask(batch, "年级选错"));
        Acting.as(offices.head(), () -> undo.undo(batch));
    }

    Map<UUID, String> outcomes(UUID batch) {
        var all = new HashMap<UUID, String>();
        view(batch)
                .lines()
                .forEach(it ->
                        all.put(
                                it.enrolmentId(),
                                it.outcome().code() + (it.why() == null ? "" : " " + it.why())));
        return all;
    }

    List<String> spells(UUID student) {
        return cases.students().spells(student);
    }

    List<String> refused(Runnable work) {
        try {
            work.run();
            return List.of();
        } catch (Refused refused) {
            return refused.refusals().stream().map(Refusal::code).toList();
        }
    }

    /// What tests of other classes left behind, who write birth dates by hand.
    int others;

    int differences() {
        return cases.people().system(() -> counting.differences().size());
    }

    int level(UUID unit) {
        return cases.people().system(() -> units.get(unit).gradeLevel());
    }

    /// Everything that a batch could change, as it stands: spells known now, places, the list, the
    /// classes and what is counted.
    List<String> world() {
        return texts(
                """
                select 'spell ' || s.enrolment_id || s.during || s.status || s.unit_id || coalesce(s.grade_level, 0)
                  from registry.spell s join registry.enrolment e on e.id = s.enrolment_id
                 where upper_inf(s.recorded) and e.institution_id = ?1
                union all
                select 'list ' || n::text from registry.student n where n.institution_id = ?1
                union all
                select 'at ' || id || scope_pos || active from registry.enrolment where institution_id = ?1
                union all
                select 'unit ' || id || coalesce(grade_level, 0) || during || coalesce(successor_id::text, '')
                  from organisation.unit where institution_id = ?1
                union all
                select 'count ' || d.unit_id || d.day || coalesce(d.grade_level, 0) || d.status || sum(d.n)
                  from statistics.delta d join organisation.unit u on u.id = d.unit_id
                 where u.institution_id = ?1 group by d.unit_id, d.day, d.grade_level, d.status having sum(d.n) <> 0
                order by 1
                """
                        .replace("?1", "'" + school.id() + "'"));
    }

    @Test
    void a_grade_goes_on_and_everyone_barred_is_named_with_the_reason() {
        var plain = Stream.generate(() -> student(school.firstClass())).limit(3).toList();
        var other = student(school.secondClass());
        var away = student(school.firstClass());
        sickLeave(away);
        var pending = student(school.secondClass());
        pendingRepeat(pending);
        var left = student(school.firstClass());
        var before = world();

        var batch = advance();
        assertThat(world()).isEqualTo(before);
        assertThat(outcomes(batch))
                .hasSize(7)
                .containsEntry(plain.getFirst(), "moved")
                .containsEntry(other, "moved")
                .containsEntry(away, "excepted status")
                .containsEntry(pending, "excepted case");
        // left out by hand, with a reason; somebody goes and somebody comes before it is approved
        Acting.as(
                offices.registrar(),
                () ->
                        mark.mark(
                                batch,
                                List.of(new BatchMark(plain.get(2), "except", null, "缓考未定"))));
        applied(left, StatusVerb.WITHDRAW);
        var came = student(school.secondClass());

        var view = view(batch);
        assertThat(outcomes(batch))
                .containsEntry(plain.get(2), "excepted by-hand")
                .containsEntry(left, "gone")
                .containsEntry(came, "excepted came");
        assertThat(view.sums()).allSatisfy(it -> assertThat(it.sum().balances()).isTrue());
        assertThat(view.total()).isEqualTo(new BatchPlan.ClassSum(school.grade(), 7, 1, 1, 7));

        approve(offices.head(), batch);
        assertThat(spells(plain.getFirst()))
                .containsExactly(
                        "01 [2024-09-01,%s) %s 7".formatted(today, school.firstClass()),
                        "01 [%s,) %s 8".formatted(today, school.firstClass()));
        assertThat(spells(plain.get(2))).hasSize(1);
        assertThat(spells(pending)).hasSize(1);
        assertThat(spells(away)).noneMatch(it -> it.endsWith("8"));
        assertThat(level(school.firstClass())).isEqualTo(8);
        assertThat(differences()).isEqualTo(others);
        // who stayed behind goes on later, alone
        var late = advance();
        assertThat(outcomes(late)).doesNotContainKey(plain.getFirst()).containsEntry(came, "moved");
    }

    @Test
    void what_was_done_and_taken_back_leaves_everything_as_it_was() {
        var students =
                Stream.of(school.firstClass(), school.firstClass(), school.secondClass())
                        .map(this::student)
                        .toList();
        var third = cases.classOf(school, 7);
        var below = cases.classOf(school, 6);
        var before = world();
        // 升级, one of them kept back
        var batch = advance();
        Acting.as(
                offices.registrar(),
                () ->
                        mark.mark(
                                batch,
                                List.of(
                                        new BatchMark(
                                                students.getFirst(), "keep", below, "未达升级要求"))));
        approve(offices.head(), batch);
        assertThat(world()).isNotEqualTo(before);
        assertThat(spells(students.getFirst()))
                .last()
                .isEqualTo("01 [%s,) %s 7".formatted(today, below));
        undo(batch);
        assertThat(world()).isEqualTo(before);
        // 并班
        var merge =
                prepared(
                        BatchKind.MERGE, third, List.of(school.firstClass(), school.secondClass()));
        approve(offices.head(), merge);
        assertThat(students)
                .allSatisfy(
                        it -> assertThat(spells(it)).last().asString().contains(third.toString()));
        undo(merge);
        assertThat(world()).isEqualTo(before);
        // 分班
        var split =
                prepared(
                        BatchKind.SPLIT, school.firstClass(), List.of(school.secondClass(), third));
        approve(offices.head(), split);
        undo(split);
        assertThat(world()).isEqualTo(before);
        assertThat(differences()).isEqualTo(others);
    }

    @Test
    void merged_classes_end_when_empty_and_their_old_lists_stay_true() {
        var a = student(school.firstClass());
        var b = student(school.secondClass());
        var away = student(school.secondClass());
        sickLeave(away);
        var third = cases.classOf(school, 7);
        var batch =
                prepared(
                        BatchKind.MERGE, third, List.of(school.firstClass(), school.secondClass()));
        approve(offices.head(), batch);
        assertThat(spells(a)).last().isEqualTo("01 [%s,) %s 7".formatted(today, third));
        assertThat(spells(b)).last().isEqualTo("01 [%s,) %s 7".formatted(today, third));
        var yesterday = today.minusDays(1);
        assertThat(
                        texts(
                                "select enrolment_id::text from registry.standing_on(?) where"
                                        + " unit_id = ?",
                                yesterday,
                                school.firstClass()))
                .containsExactly(a.toString());
        assertThat(cases.people().system(() -> units.get(school.firstClass()).until()))
                .isEqualTo(today);
        // somebody on leave still stands in it
        assertThat(cases.people().system(() -> units.get(school.secondClass()).until())).isNull();
        assertThat(view(batch).lines())
                .filteredOn(it -> it.enrolmentId().equals(away))
                .singleElement()
                .satisfies(it -> assertThat(it.endUnitId()).isEqualTo(school.secondClass()));
    }

    @Test
    void a_split_is_balanced_by_rule_and_altered_by_hand_within_the_size_of_a_class() {
        var students = Stream.generate(() -> student(school.firstClass())).limit(9).toList();
        var third = cases.classOf(school, 7);
        var batch =
                prepared(
                        BatchKind.SPLIT,
                        school.firstClass(),
                        List.of(school.firstClass(), school.secondClass(), third));
        assertThat(view(batch).sums()).extracting(it -> it.sum().after()).containsExactly(3, 3, 3);
        var moved = students.getFirst();
        Acting.as(
                offices.registrar(),
                () -> mark.mark(batch, List.of(new BatchMark(moved, "move", third, null))));
        assertThat(
                        refused(() ->
                                Acting.as(
                                        offices.registrar(),
                                        () ->
                                                mark.mark(
                                                        batch,
                                                        List.of(
                                                                new BatchMark(
                                                                        moved,
                                                                        "move",
                                                                        school.grade(),
                                                                        null))))))
                .containsExactly("batch.target");
        classSize(3);
        var large =
                view(batch).sums().stream().mapToInt(it -> it.sum().after()).max().orElseThrow();
        assertThat(refused(() -> approve(offices.head(), batch)).contains("batch.class-size"))
                .isEqualTo(large > 3);
        var colleague = cases.people().holding("副处长", "academic-office-head", school.id());
        Acting.as(colleague, () -> deal.all(batch));
        assertThat(refused(() -> approve(colleague, batch))).contains("batch.own");
        approve(offices.head(), batch);
        assertThat(students.stream().map(it -> spells(it).getLast().split(" ")[3 - 1]).distinct())
                .containsExactlyInAnyOrder(
                        school.firstClass().toString(),
                        school.secondClass().toString(),
                        third.toString());
        assertThat(cases.people().system(() -> units.get(school.firstClass()).until())).isNull();
        assertThat(differences()).isEqualTo(others);
    }

    @Test
    void a_split_shares_out_the_rooms_of_the_dormitory() {
        var students = Stream.generate(() -> student(school.firstClass())).limit(8).toList();
        for (var i = 0; i < 8; i++) {
            changed(
                    "update registry.enrolment set boarding = '2', dorm_building = '三号楼', dorm_room = ? where id = ?",
                    i % 2 == 0 ? "101" : "102",
                    students.get(i));
        }
        var third = cases.classOf(school, 7);
        prepared(BatchKind.SPLIT, school.firstClass(), List.of(school.secondClass(), third));
        assertThat(
                        texts(
                                """
                                select e.dorm_room || ' ' || count(*) from change.batch_line l
                                  join registry.enrolment e on e.id = l.enrolment_id
                                 where e.institution_id = ? group by l.to_unit_id, e.dorm_room
                                """,
                                school.id()))
                .containsExactlyInAnyOrder("101 2", "101 2", "102 2", "102 2");
    }

    @Test
    void nobody_approves_their_own_nor_what_they_have_not_seen() {
        student(school.firstClass());
        var batch = advance();
        assertThat(refused(() -> approve(offices.registrar(), batch))).containsExactly("batch.own");
        var seen = view(batch).seen();
        student(school.firstClass());
        assertThat(refused(() -> Acting.as(offices.head(), () -> approve.approve(batch, seen))))
                .containsExactly("batch.changed");
        assertThat(refused(() -> advance())).containsExactly("batch.other");
        var colleague = cases.people().holding("副处长", "academic-office-head", school.id());
        Acting.as(colleague, () -> prepare.refresh(batch));
        Acting.as(offices.registrar(), () -> prepare.refresh(batch));
        assertThat(refused(() -> approve(colleague, batch)))
                .as("a version of their own")
                .containsExactly("batch.own");
        approve(offices.head(), batch);
        assertThat(refused(() -> Acting.as(offices.head(), () -> approve.approve(batch, seen))))
                .containsExactly("batch.state.effective");
        Acting.as(offices.head(), () -> undo.ask(batch, "有误"));
        assertThat(refused(() -> Acting.as(offices.head(), () -> undo.undo(batch))))
                .containsExactly("batch.own-undo");
        Acting.as(offices.registrar(), () -> undo.decline(batch));
        assertThat(view(batch).batch().state()).isEqualTo(BatchState.EFFECTIVE);
    }

    @Test
    void what_the_approver_sends_back_is_worked_over_before_it_is_approved() throws Exception {
        var one = student(school.firstClass());
        var other = student(school.firstClass());
        var before = world();
        var batch = advance();
        var head = cases.people().holding("副处长", "academic-office-head", school.id());
        assertThat(refused(() -> sendBack(offices.registrar(), batch, "漏一人")))
                .as("their own")
                .containsExactly("batch.own");
        assertThat(refused(() -> sendBack(offices.head(), batch, " "))).isNotEmpty();
        // sent back and approved in the same moment: one of the two counts
        var seen = view(batch).seen();
        var said =
                AtOnce.all(
                        () -> refused(() -> sendBack(offices.head(), batch, "缓考学生未除外")),
                        () -> refused(() -> sendBack(head, batch, "缓考学生未除外")));
        assertThat(said).containsExactlyInAnyOrder(List.of(), List.of("batch.returned"));
        assertThat(view(batch).batch().returnedWhy()).isEqualTo("缓考学生未除外");
        assertThat(refused(() -> Acting.as(head, () -> approve.approve(batch, seen))))
                .containsExactly("batch.returned");
        assertThat(world()).isEqualTo(before);
        Acting.as(
                offices.registrar(),
                () -> mark.mark(batch, List.of(new BatchMark(other, "except", null, "缓考未定"))));
        assertThat(view(batch).batch().returnedWhy()).isNull();
        approve(offices.head(), batch);
        assertThat(spells(one)).hasSize(2);
        assertThat(spells(other)).hasSize(1);
        assertThat(refused(() -> sendBack(head, batch, "迟了")))
                .containsExactly("batch.state.effective");
    }

    void sendBack(Actor by, UUID batch, String why) {
        Acting.as(by, () -> approve.sendBack(batch, why));
    }

    @Test
    void an_act_with_a_later_one_upon_it_is_not_taken_back() {
        var student = student(school.firstClass());
        var batch = advance();
        approve(offices.head(), batch);
        sickLeave(student);
        Acting.as(offices.registrar(), () -> undo.ask(batch, "有误"));
        assertThat(refused(() -> Acting.as(offices.head(), () -> undo.undo(batch))))
                .containsExactly("standings.acted-on");
        assertThat(level(school.firstClass())).isEqualTo(8);
    }

    @Test
    void of_two_who_approve_at_once_one_wins_and_the_other_is_told() throws Exception {
        var student = student(school.firstClass());
        var batch = advance();
        var seen = view(batch).seen();
        var colleague = cases.people().holding("副处长", "academic-office-head", school.id());
        Callable<List<String>> first =
                () -> refused(() -> Acting.as(offices.head(), () -> approve.approve(batch, seen)));
        Callable<List<String>> second =
                () -> refused(() -> Acting.as(colleague, () -> approve.approve(batch, seen)));
        try (var pool = Executors.newFixedThreadPool(2)) {
            var told = new ArrayList<List<String>>();
            for (var it : pool.invokeAll(List.of(first, second))) {
                told.add(it.get());
            }
            assertThat(told).containsExactlyInAnyOrder(List.of(), List.of("batch.state.effective"));
        }
        assertThat(spells(student)).hasSize(2);
    }

    @Test
    void two_who_prepare_take_back_or_change_a_student_at_once_double_nothing() throws Exception {
        var student = student(school.firstClass());
        student(school.secondClass());
        var third = cases.classOf(school, 7);
        var colleague = cases.people().holding("另一位学籍", "registrar", school.id());
        var other = cases.people().holding("副处长", "academic-office-head", school.id());
        // the same split prepared twice
        Callable<List<String>> mine = () -> refused(() -> split(offices.registrar(), third));
        Callable<List<String>> theirs = () -> refused(() -> split(colleague, third));
        assertThat(AtOnce.all(mine, theirs))
                .containsExactlyInAnyOrder(List.of(), List.of("batch.other"));
        var batch =
                UUID.fromString(
                        texts(
                                        "select id::text from change.batch_change where unit_id = ?",
                                        school.firstClass())
                                .getFirst());
        // approved while a colleague takes the student off the roll: never both upon an old reading
        var seen = view(batch).seen();
        var before = spells(student).size();
        var said =
                AtOnce.all(
                        () ->
                                refused(() ->
                                        Acting.as(
                                                offices.head(),
                                                () -> approve.approve(batch, seen))),
                        () -> refused(() -> applied(student, StatusVerb.WITHDRAW)));
        assertThat(said.getLast()).isEmpty();
        assertThat(said.getFirst()).isSubsetOf("batch.changed", "batch.nobody");
        assertThat(spells(student).size() - before).isLessThanOrEqualTo(1);
        assertThat(spells(student).getLast()).doesNotStartWith("01");
        assertThat(differences()).isEqualTo(others);
        // taken back by two
        var up = advance(school.secondClass());
        approve(offices.head(), up);
        var world = world();
        assertThat(
                        AtOnce.all(
                                () ->
                                        refused(() ->
                                                Acting.as(
                                                        offices.registrar(),
                                                        () -> undo.ask(up, "年级选错"))),
                                () ->
                                        refused(() ->
                                                Acting.as(colleague, () -> undo.ask(up, "有误")))))
                .containsExactlyInAnyOrder(List.of(), List.of("batch.state.undoing"));
        assertThat(world()).isEqualTo(world);
        assertThat(
                        AtOnce.all(
                                () -> refused(() -> Acting.as(offices.head(), () -> undo.undo(up))),
                                () -> refused(() -> Acting.as(other, () -> undo.undo(up)))))
                .containsExactlyInAnyOrder(List.of(), List.of("batch.state.reversed"));
        assertThat(level(school.secondClass())).isEqualTo(7);
        assertThat(differences()).isEqualTo(others);
    }

    private void split(Actor who, UUID into) {
        Acting.as(
                who,
                () ->
                        prepare.prepare(
                                new BatchRequest(
                                        BatchKind.SPLIT.code(),
                                        school.firstClass(),
                                        List.of(school.secondClass(), into),
                                        today,
                                        null,
                                        "学年末办理")));
    }

    private UUID advance(UUID unit) {
        return Acting.call(
                offices.registrar(),
                () -> prepare.prepare(new BatchRequest("advance", unit, null, today, 7, "学年末办理")));
    }

    @Test
    void a_grade_of_two_thousand_goes_on_in_one_round() {
        many(2000);
        var batch = advance();
        approve(offices.head(), batch);
        assertThat(view(batch).total().after()).isEqualTo(2000);
        assertThat(
                        texts(
                                "select count(*)::text from registry.student where institution_id ="
                                        + " ? and grade_level = 8",
                                school.id()))
                .containsExactly("2000");
    }

    void applied(UUID student, StatusVerb verb) {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(
                                status -> registry.apply(StandingChange.of(student, verb, today))));
    }

    @Test
    void the_last_year_waits_for_graduation_and_whoever_is_chased_or_booked_stays() {
        var last = student(school.firstClass());
        changed(
                "update registry.enrolment set graduation_on = ? where id = ?",
                today.plusDays(10),
                last);
        var done = student(school.firstClass());
        changed("update registry.enrolment set schooling_years = 7 where id = ?", done);
        var chased = student(school.firstClass());
        changed(
                """
                insert into change.chase
                  (enrolment_id, person_id, scope_pos, lost_on, circumstances, due_on, opened, opened_at)
                select e.id, e.person_id, e.scope_pos, current_date - 5, '未到校', current_date + 9, '班主任', now()
                  from registry.enrolment e where e.id = ?
                """,
                chased);
        var booked = student(school.firstClass());
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(status ->
                                registry.apply(
                                        StandingChange.of(
                                                booked,
                                                StatusVerb.GRANT_LEAVE,
                                                today.plusDays(9)))));
        var entered = student(school.firstClass());
        changed("update registry.enrolment set registration = 'entered' where id = ?", entered);
        var plain = student(school.secondClass());
        var batch = advance();
        assertThat(outcomes(batch))
                .containsOnly(
                        Map.entry(last, "excepted last-year"),
                        Map.entry(done, "excepted last-year"),
                        Map.entry(chased, "excepted chase"),
                        Map.entry(booked, "excepted booked"),
                        Map.entry(entered, "excepted unchecked"),
                        Map.entry(plain, "moved"));
        approve(offices.head(), batch);
        assertThat(spells(last)).hasSize(1);
        assertThat(spells(plain)).hasSize(2);
    }

    @Test
    void a_pupil_repeats_a_year_by_a_case_of_their_own() {
        var pupils = cases.units().school("school");
        var clerk = cases.people().holding("学籍管理员", "registrar", pupils.id());
        var pupil = cases.students().enrolled(pupils.id(), pupils.firstClass(), ENTRY);
        var batch =
                Acting.call(
                        clerk,
                        () ->
                                prepare.prepare(
                                        new BatchRequest(
                                                "advance",
                                                pupils.grade(),
                                                null,
                                                today,
                                                null,
                                                "升级")));
        assertThat(
                        refused(() ->
                                Acting.as(
                                        clerk,
                                        () ->
                                                mark.mark(
                                                        batch,
                                                        List.of(
                                                                new BatchMark(
                                                                        pupil,
                                                                        "keep",
                                                                        pupils.secondClass(),
                                                                        "成绩"))))))
                .containsExactly("batch.repeat", "batch.repeat-class");
    }

    @Test
    void the_interface_does_what_the_page_does_and_the_same_request_twice_acts_once()
            throws Exception {
        var student = student(school.firstClass());
        var web = new WebSteps(mvc, sql);
        var order =
                """
                {"kind": "advance", "unit": "%s", "fromLevel": 7, "on": "%s", "reason": "学年末办理"}
                """
                        .formatted(school.grade(), today);
        var first = web.ask(offices.registrar(), sent("/api/v1/batch-changes", order));
        assertThat(first.getStatus()).isEqualTo(201);
        var id = first.getContentAsString().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        // sent again without a key it is told of the first
        assertThat(web.ask(offices.registrar(), sent("/api/v1/batch-changes", order)).getStatus())
                .isEqualTo(409);
        var seen = view(UUID.fromString(id)).seen();
        var path = "/api/v1/batch-changes/" + id;
        var approval = "{\"seen\": \"%s\"}".formatted(seen);
        assertThat(web.ask(offices.registrar(), sent(path + "/approval", approval)).getStatus())
                .isEqualTo(403);
        assertThat(web.ask(offices.head(), sent(path + "/approval", approval)).getStatus())
                .isEqualTo(200);
        assertThat(web.ask(offices.head(), sent(path + "/approval", approval)).getStatus())
                .isEqualTo(409);
        assertThat(spells(student)).hasSize(2);
        var answer = web.ask(offices.head(), get(path)).getContentAsString();
        assertThat(answer).contains("\"balances\":true", "\"EFFECTIVE\"", student.toString());
        var sheet = web.ask(offices.head(), get("/batch-changes/" + id + "/list.xlsx"));
        assertThat(sheet.getContentAsByteArray()).startsWith('P', 'K');
        // nobody of another school knows of it
        var stranger =
                cases.people().holding("外校", "registrar", cases.units().school("college").id());
        assertThat(web.ask(stranger, get(path)).getStatus()).isEqualTo(404);
    }

    MockHttpServletRequestBuilder sent(String path, String body) {
        return post(path).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    void changed(String statement, Object... values) {
        cases.people().system(() -> sql.sql(statement).params(values).update());
    }

    void sickLeave(UUID student) {
        applied(student, StatusVerb.GRANT_LEAVE);
    }

    void many(int students) {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(status ->
                                intake.enrol(
                                        school.id(),
                                        null,
                                        "registered",
                                        Stream.generate(() -> newcomer())
                                                .limit(students)
                                                .iterator())));
    }

    NewStudent newcomer() {
        return TestStudents.newcomer("林一诺", school.firstClass(), ENTRY);
    }

    void pendingRepeat(UUID student) {
        var applicant = cases.people().reaching("林一诺", "student", school.id(), student);
        cases.submitted(
                applicant,
                "repeat-year",
                student,
                cases.move(today, cases.classOf(school, 6), "22"),
                "score-report",
                "guardian-consent");
    }

    void classSize(int most) {
        cases.people()
                .system(() ->
                        sql.sql(
                                        """
                                        insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                                        values ('move.class-size', ?, ?, date '2020-01-01', '试', 'test')
                                        """)
                                .params(school.id(), String.valueOf(most))
                                .update());
    }

    List<String> texts(String query, Object... values) {
        return cases.people()
                .system(() -> sql.sql(query).params(values).query(String.class).list());
    }
}
