package org.matricula.change.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.matricula.change.TestCases.refusals;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.calendar.DaysChanged;
import org.matricula.calendar.WorkingDays;
import org.matricula.change.OpenForm;
import org.matricula.change.TestCases;
import org.matricula.coursework.TestGrades;
import org.matricula.coursework.recognition.FormerResults;
import org.matricula.database.BeyondReach;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.FilledForms;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.organisation.Units;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.AtOnce;
import org.matricula.workflow.decide.Verdict;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/// A student changes schools: two schools agree, each by its own people, and neither sees the
/// other's half.
@ProgramTest
class TransferTest {

    @Autowired TestCases cases;
    @Autowired Transfers transfers;
    @Autowired RegisterArrival registerArrival;
    @Autowired TakeUp takeUp;
    @Autowired Correspond correspond;
    @Autowired Delivery delivery;
    @Autowired ReverseCase reverseCase;
    @Autowired ForgottenTransfers forgotten;
    @Autowired Documents documents;
    @Autowired Units units;
    @Autowired org.matricula.registry.TestNumbers numbers;
    @Autowired ConsentOfProvince consentOfProvince;
    @Autowired BeyondReach beyond;
    @Autowired MockMvc mvc;
    @Autowired FormerResults formerResults;
    @Autowired TransactionTemplate transaction;
    @Autowired WorkingDays workingDays;
    @Autowired ApplicationEventPublisher events;

    /// A school with the people who act in it.
    record Side(
            TestUnits.School school,
            String name,
            Actor teacher,
            Actor counsellor,
            Actor department,
            Actor registrar,
            Actor head,
            Actor principal) {}

    record Student(UUID enrolment, String name, String number) {}

    Side side(String education) {
        var it = cases.units().school(education);
        var people = cases.people();
        // the department's place in a college's student numbers
        people.system(() ->
                cases.sql()
                        .sql("update organisation.unit set code = '05' where id = ?")
                        .param(it.grade())
                        .update());
        return new Side(
                it,
                units.get(it.id()).name(),
                people.holding("班主任", "class-teacher", it.firstClass()),
                people.holding("辅导员", "counsellor", it.firstClass()),
                people.holding("院系", "department-registrar", it.grade()),
                people.holding("学籍管理员", "registrar", it.id()),
                people.holding("教务处长", "academic-office-head", it.id()),
                people.holding("校长", "vice-principal", it.id()));
    }

    Student student(Side at) {
        return student(at, at.school().firstClass());
    }

    Student student(Side at, UUID unit) {
        var newcomer =
                org.matricula.registry.TestStudents.newcomer("顾清和", unit, LocalDate.of(2024, 9, 1));
        var enrolment = cases.students().enrolled(newcomer, at.school().id());
        return new Student(enrolment, "顾清和", newcomer.studentNumber());
    }

    @Test
    void a_pupil_changes_schools_once_both_have_agreed_and_back_once_both_have_taken_it_back() {
        var old = side("school");
        var next = side("school");
        var pupil = student(old);
        var before = cases.students().spells(pupil.enrolment());
        var today = cases.today();
        var grades = grades(old, today);
        grades.grade(grades.task("TR103", "语文"), pupil.enrolment(), "first", 86);

        var in = registered(next, old, pupil);
        assertThat(refusals(() -> registered(next, old, pupil)))
                .containsExactly("transfer.already");
        var early = outDraft(old, pupil, next, today);
        assertThat(cases.submit(old.registrar(), early)).contains("transfer.receiving-first");
        fill(next.registrar(), in, arrival(next, today));
        cases.evidence(next.registrar(), in, "transfer-application");
        assertThat(cases.submit(next.registrar(), in)).isEmpty();
        assertThat(listed(old.registrar()))
                .as("nothing is told before the school has agreed")
                .isEmpty();
        cases.approve(next.principal(), in);

        var theirs = only(old.registrar());
        assertThat(theirs.state()).isEqualTo(TransferState.ASKED);
        Acting.as(old.registrar(), () -> correspond.sendBack(theirs.id(), "请补充监护人签名"));
        var mine = only(next.registrar());
        assertThat(shown(next.registrar(), mine.id()).may()).containsExactly("resend", "withdraw");
        Acting.as(next.registrar(), () -> correspond.sendAgain(mine.id(), "已补签"));

        var out = Acting.call(old.registrar(), () -> takeUp.take(theirs.id()));
        fill(old.registrar(), out, departure(next.name(), today));
        cases.evidence(old.registrar(), out, "transfer-application", "guardian-consent");
        assertThat(cases.submit(old.registrar(), out)).isEmpty();
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        next.registrar(),
                                        () -> correspond.withdraw(mine.id(), "家长改主意"))))
                .containsExactly("transfer.deciding");
        cases.approve(old.teacher(), out);
        cases.approve(old.principal(), out);

        assertThat(status(pupil.enrolment())).isEqualTo("10");
        var shown = shown(next.registrar(), mine.id());
        var arrived = shown.half().enrolmentId();
        assertThat(status(arrived)).isEqualTo("01");
        assertThat(brought(next.registrar(), arrived)).as("the pupil's results too").isOne();
        whole(next.registrar(), arrived, shown.pair().lines(), 1);
        assertThat(cases.students().spells(arrived))
                .hasSize(1)
                .first()
                .asString()
                .contains(today.toString())
                .endsWith(next.school().secondClass() + " 7");
        assertThat(
                        cases.texts(
                                        "select student_number from registry.enrolment where id ="
                                                + " ?",
                                        arrived)
                                .getFirst())
                .isNotEqualTo(pupil.number());
        assertThat(kinds(next.registrar(), arrived)).containsExactly("transfer-acceptance");
        assertThat(kinds(old.registrar(), pupil.enrolment()))
                .containsExactlyInAnyOrder("transfer-form", "transfer-package");
        assertThat(seen(old.registrar(), arrived)).isZero();
        assertThat(seen(next.registrar(), pupil.enrolment())).isZero();
        assertThat(seen(old.registrar(), pupil.enrolment())).isOne();
        assertThat(catchThrowable(() -> shown(old.registrar(), mine.id())))
                .isInstanceOf(Absent.class);

        Acting.as(old.registrar(), () -> delivery.posted(theirs.id(), today, "机要 0123"));
        Acting.as(next.registrar(), () -> delivery.received(mine.id()));
        assertThat(shown(old.registrar(), theirs.id()).pair().receivedBy()).isEqualTo("学籍管理员");
        assertThat(kinds(next.registrar(), arrived))
                .containsExactlyInAnyOrder("transfer-acceptance", "transfer-receipt");

        var back = Acting.call(next.registrar(), () -> reverseCase.open(in, "家庭未迁居"));
        finish(back, next);
        assertThat(status(pupil.enrolment())).as("one school alone undoes nothing").isEqualTo("10");
        var also = Acting.call(old.registrar(), () -> reverseCase.open(out, "家庭未迁居"));
        finish(also, old);
        assertThat(cases.students().spells(pupil.enrolment())).isEqualTo(before);
        assertThat(cases.students().spells(arrived)).isEmpty();
        assertThat(seen(next.registrar(), arrived)).as("as if never come").isZero();
        assertThat(only(old.registrar()).state()).isEqualTo(TransferState.REVERSED);
    }

    @Test
    void a_college_lets_its_student_go_first_and_the_other_refuses_or_takes_them_in()
            throws Exception {
        var old = side("college");
        var next = side("college");
        var it = student(old);
        var today = cases.today();
        assertThat(refusals(() -> registered(next, old, it)))
                .containsExactly("transfer.sending-first");

        var web = new WebSteps(mvc, cases.sql());
        var card = "/cards/" + card(it, old);
        assertThat(web.ask(old.registrar(), post(card + "/take-back")).getStatus()).isEqualTo(302);
        var out = let(old, it, next, today);
        assertThat(status(it.enrolment())).as("only let go").isEqualTo("01");
        assertThat(web.ask(old.registrar(), post(card + "/give-back")).getContentAsString())
                .contains("正等对方学校办理");
        var leave =
                cases.draft(
                        old.counsellor(),
                        "leave-of-absence",
                        it.enrolment(),
                        cases.leave(today, 3));
        cases.evidence(old.counsellor(), leave, "medical-certificate", "guardian-consent");
        assertThat(cases.submit(old.counsellor(), leave)).containsExactly("change.transferring");

        var mine = only(next.registrar());
        var in = taken(next, mine.id(), today);
        assertThat(cases.decide(next.department(), in, Verdict.REFUSE)).isEmpty();
        assertThat(cases.state(out)).isEqualTo("refused");
        assertThat(only(old.registrar()).state()).isEqualTo(TransferState.REFUSED);
        assertThat(status(it.enrolment())).isEqualTo("01");
        assertThat(web.ask(old.registrar(), post(card + "/give-back")).getStatus())
                .as("nothing comes of it")
                .isEqualTo(302);
        assertThat(web.ask(old.registrar(), post(card + "/take-back")).getStatus()).isEqualTo(302);

        let(old, it, next, today);
        var again = listed(next.registrar()).getFirst();
        var low = Acting.call(next.registrar(), () -> takeUp.take(again.id()));
        var fields = decision(next, today);
        fields.put("score", 480);
        fields.put("level", "3");
        fields.remove("noticeUntil");
        fill(next.registrar(), low, fields);
        cases.evidence(next.registrar(), low, "meeting-minutes");
        assertThat(cases.submit(next.registrar(), low))
                .containsExactlyInAnyOrder("transfer.score", "transfer.level", "transfer.notice");
        var second = taken(next, again.id(), today);
        assertThat(second).isEqualTo(low);
        cases.approve(next.department(), second);
        cases.approve(next.head(), second);
        cases.approve(next.principal(), second);
        assertThat(status(it.enrolment())).isEqualTo("10");
        var shown = shown(next.registrar(), again.id());
        assertThat(shown.pair().fileBy()).isEqualTo(today.plusMonths(3));
        Acting.as(next.registrar(), () -> delivery.filed(again.id(), today, "备〔2026〕7号"));
        assertThat(shown(next.registrar(), again.id()).may()).containsExactly("receive");
    }

    @Test
    void results_travel_with_the_file_and_are_read_at_the_new_school_and_by_nobody_else()
            throws Exception {
        var old = side("college");
        var next = side("college");
        var it = student(old);
        var today = cases.today();
        var grades = grades(old, today);
        var maths = grades.task("TR101", "高等数学");
        grades.grade(maths, it.enrolment(), "first", 50);
        grades.grade(maths, it.enrolment(), "make-up", 72);
        var open = grades.task("TR102", "大学英语");
        grades.changed("update coursework.task set stage = 'reviewed' where id = ?", open);
        grades.grade(open, it.enrolment(), "first", 90);
        var early =
                cases.draft(
                        old.registrar(),
                        "transfer-out",
                        it.enrolment(),
                        departure(next.name(), today));
        assertThat(cases.submit(old.registrar(), early))
                .as("no grade may be missing")
                .contains("transfer.grades-unpublished");
        grades.changed("update coursework.task set stage = 'published' where id = ?", open);
        let(old, it, next, today);
        var mine = only(next.registrar());
        var in = taken(next, mine.id(), today);
        cases.approve(next.department(), in);
        cases.approve(next.head(), in);
        cases.approve(next.principal(), in);
        var shown = shown(next.registrar(), mine.id());
        var arrived = shown.half().enrolmentId();
        assertThat(shown.pair().lines())
                .as("how many and their digest, for both schools to see")
                .anyMatch(line -> line.startsWith("已公布成绩 3 项，摘要 "))
                .noneMatch(line -> line.contains("高等数学"));
        whole(next.registrar(), arrived, shown.pair().lines(), 3);
        var web = new WebSteps(mvc, cases.sql());
        var page = web.ask(next.registrar(), get("/brought-results/" + arrived));
        assertThat(page.getContentAsString())
                .contains(old.name(), "TR101 高等数学", ">72<", ">50<", "TR102 大学英语", "随转学移交")
                .doesNotContain("撤销“");
        assertThat(web.ask(old.registrar(), get("/brought-results/" + arrived)).getStatus())
                .isEqualTo(404);
        assertThat(brought(next.registrar(), arrived)).isEqualTo(3);
        assertThat(brought(old.registrar(), arrived)).as("row security").isZero();
        assertThat(brought(next.registrar(), it.enrolment())).isZero();
        Acting.as(next.registrar(), () -> delivery.received(mine.id()));
        assertThat(kinds(next.registrar(), arrived)).contains("transfer-receipt");
        assertThat(web.ask(next.registrar(), get("/recognitions")).getContentAsString())
                .as("they wait to be recognised")
                .contains("/brought-results/" + arrived);
    }

    private TestGrades grades(Side at, LocalDate today) {
        return TestGrades.in(
                cases.sql(),
                transaction,
                at.school().id(),
                at.school().grade(),
                at.school().firstClass(),
                today.minusDays(200),
                today.minusDays(20));
    }

    /// What arrived has the digest that the hand-over list names: the receiving school sees that it
    /// has the whole of it, unchanged.
    private void whole(Actor by, UUID arrived, List<String> contents, int many) {
        var results = Acting.call(by, () -> transaction.execute(_ -> formerResults.lines(arrived)));
        assertThat(results).hasSize(many);
        assertThat(contents).contains("已公布成绩 " + many + " 项，摘要 " + TransferPapers.digest(results));
    }

    private int brought(Actor by, UUID enrolment) {
        return Acting.call(
                by,
                () ->
                        transaction.execute(_ ->
                                cases.sql()
                                        .sql(
                                                "select count(*) from coursework.brought where enrolment_id = ?")
                                        .param(enrolment)
                                        .query(Integer.class)
                                        .single()));
    }

    @Test
    void of_two_who_act_at_once_one_is_told_that_the_other_was_faster() throws Exception {
        var old = side("college");
        var next = side("college");
        var it = student(old);
        var today = cases.today();
        let(old, it, next, today);
        var theirs = only(old.registrar());
        var mine = only(next.registrar());
        var ready = new CountDownLatch(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var withdrawn =
                    threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return refusals(() ->
                                Acting.as(
                                        old.registrar(),
                                        () -> correspond.withdraw(theirs.id(), "不转了")));
                    });
            var returned =
                    threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return refusals(() ->
                                Acting.as(
                                        next.registrar(),
                                        () -> correspond.sendBack(mine.id(), "材料不齐")));
                    });
            var said = new ArrayList<>(withdrawn.get());
            said.addAll(returned.get());
            // sent back and then withdrawn is in order; withdrawn first leaves nothing to send back
            assertThat(said).isSubsetOf("transfer.not-now");
            assertThat(only(old.registrar()).state()).isEqualTo(TransferState.WITHDRAWN);
        }
        let(old, it, next, today);
        var again = listed(next.registrar()).getFirst();
        var in = taken(next, again.id(), today);
        cases.approve(next.department(), in);
        cases.approve(next.head(), in);
        var other = cases.people().holding("另一位校长", "vice-principal", next.school().id());
        var both = new CountDownLatch(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var step = cases.step(in);
            var results =
                    List.of(next.principal(), other).stream()
                            .map(who ->
                                    threads.submit(() -> {
                                        both.countDown();
                                        both.await();
                                        return refusals(() ->
                                                Acting.as(
                                                        who,
                                                        () ->
                                                                decide.decide(
                                                                        step,
                                                                        Verdict.APPROVE,
                                                                        "同意")));
                                    }))
                            .toList();
            var said = new ArrayList<String>();
            for (var result : results) {
                said.addAll(result.get());
            }
            assertThat(said).containsExactly("step.decided");
        }
        assertThat(count(it.enrolment())).as("one new enrolment").isEqualTo("2");
    }

    @Test
    void what_two_begin_take_up_or_sign_for_at_once_is_there_once() throws Exception {
        var old = side("school");
        var next = side("school");
        var today = cases.today();
        var colleague = cases.people().holding("另一位学籍管理员", "registrar", next.school().id());
        for (var i = 0; i < 3; i++) {
            var pupil = student(old);
            var begun =
                    AtOnce.all(
                            () -> refusals(() -> registered(next.registrar(), old, pupil)),
                            () -> refusals(() -> registered(colleague, old, pupil)));
            assertThat(begun).containsExactlyInAnyOrder(List.of(), List.of("transfer.already"));
        }
        assertThat(listed(next.registrar())).hasSize(3);
        // the same letter opened at two desks
        assertThat(
                        AtOnce.all(
                                () -> refusals(() -> byLetter(next.registrar())),
                                () -> refusals(() -> byLetter(colleague))))
                .containsExactlyInAnyOrder(List.of(), List.of("transfer.already"));

        var pupil = student(old);
        var in = registered(next, old, pupil);
        fill(next.registrar(), in, arrival(next, today));
        cases.evidence(next.registrar(), in, "transfer-application");
        assertThat(cases.submit(next.registrar(), in)).isEmpty();
        cases.approve(next.principal(), in);
        var theirs = only(old.registrar());
        var other = cases.people().holding("另一位学籍管理员", "registrar", old.school().id());
        // two at the old school take it up: one case, which both are shown
        var taken =
                AtOnce.all(
                        () -> Acting.call(old.registrar(), () -> takeUp.take(theirs.id())),
                        () -> Acting.call(other, () -> takeUp.take(theirs.id())));
        assertThat(taken.getFirst()).isEqualTo(taken.getLast());
        assertThat(
                        cases.texts(
                                "select id::text from workflow.case_file where kind ="
                                        + " 'transfer-out' and subject_id = ?",
                                pupil.enrolment()))
                .hasSize(1);
        var out = taken.getFirst();
        var begunBy =
                cases.texts("select applicant_id::text from workflow.case_file where id = ?", out)
                                .getFirst()
                                .equals(String.valueOf(other.account()))
                        ? other
                        : old.registrar();
        fill(begunBy, out, departure(next.name(), today));
        cases.evidence(begunBy, out, "transfer-application", "guardian-consent");
        assertThat(cases.submit(begunBy, out)).isEmpty();
        cases.approve(old.teacher(), out);
        // the old school's last word, and the new school that no longer wants to
        var mine =
                listed(next.registrar()).stream()
                        .filter(it -> it.state() == TransferState.ASKED)
                        .findFirst()
                        .orElseThrow();
        var step = cases.step(out);
        var said =
                AtOnce.all(
                        () ->
                                refusals(() ->
                                        Acting.as(
                                                old.principal(),
                                                () -> decide.decide(step, Verdict.APPROVE, "同意"))),
                        () ->
                                refusals(() ->
                                        Acting.as(
                                                next.registrar(),
                                                () -> correspond.withdraw(mine.id(), "家长改主意"))));
        assertThat(said.getFirst()).isEmpty();
        assertThat(said.getLast()).containsAnyOf("transfer.not-now", "transfer.deciding");
        assertThat(count(pupil.enrolment())).isEqualTo("2");
        // two sign for the file
        var signed =
                AtOnce.all(
                        () ->
                                refusals(() ->
                                        Acting.as(
                                                next.registrar(),
                                                () -> delivery.received(mine.id()))),
                        () ->
                                refusals(() ->
                                        Acting.as(colleague, () -> delivery.received(mine.id()))));
        assertThat(signed).containsExactlyInAnyOrder(List.of(), List.of("transfer.not-now"));
        var arrived = shown(next.registrar(), mine.id()).half().enrolmentId();
        assertThat(kinds(next.registrar(), arrived))
                .containsExactlyInAnyOrder("transfer-acceptance", "transfer-receipt");
        // both schools take it back in the same moment: undone once, and both records as they were
        var back = Acting.call(next.registrar(), () -> reverseCase.open(in, "家庭未迁居"));
        var also = Acting.call(old.registrar(), () -> reverseCase.open(out, "家庭未迁居"));
        var backStep = cases.step(back);
        var alsoStep = cases.step(also);
        AtOnce.all(
                () -> refusals(() -> yes(next.principal(), backStep)),
                () -> refusals(() -> yes(old.principal(), alsoStep)));
        assertThat(status(pupil.enrolment())).isEqualTo("01");
        assertThat(only(old.registrar()).state()).isEqualTo(TransferState.REVERSED);
        assertThat(cases.students().spells(arrived)).isEmpty();
    }

    void yes(Actor who, UUID step) {
        Acting.as(who, () -> decide.decide(step, Verdict.APPROVE, "同意"));
    }

    UUID byLetter(Actor who) {
        return Acting.call(
                who,
                () ->
                        registerArrival.register(
                                new RegisterArrival.Arrival(
                                        "by-letter",
                                        "外省中学",
                                        "陆明远",
                                        "G32010520120305001X",
                                        "1",
                                        LocalDate.of(2012, 3, 5),
                                        7,
                                        null,
                                        null,
                                        null)));
    }

    @Autowired org.matricula.workflow.decide.Decide decide;

    @Test
    void letters_go_to_and_come_from_a_school_that_is_not_on_the_register() {
        var old = side("college");
        var it = student(old);
        var today = cases.today();
        var out =
                cases.draft(
                        old.registrar(), "transfer-out", it.enrolment(), departure("远方学院", today));
        fill(old.registrar(), out, outside(today));
        sent(old, out);
        assertThat(status(it.enrolment())).isEqualTo("01");
        assertThat(kinds(old.registrar(), it.enrolment())).contains("transfer-letter");
        var half = only(old.registrar());
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        "update change.transfer set due_on = current_date - 2 where"
                                                + " id = ?")
                                .param(half.transferId())
                                .update());
        assertThat(Acting.call(old.registrar(), () -> forgotten.find(today, 10)))
                .extracting(org.matricula.workflow.Forgotten::what)
                .containsExactly("transfer-late");
        Acting.as(old.registrar(), () -> delivery.replied(half.id(), true, "远院函〔2026〕3号"));
        assertThat(status(it.enrolment())).isEqualTo("10");

        var next = side("school");
        var in =
                Acting.call(
                        next.registrar(),
                        () ->
                                registerArrival.register(
                                        new RegisterArrival.Arrival(
                                                "by-letter",
                                                "外省中学",
                                                "陆明远",
                                                "G11010520120305001X",
                                                "1",
                                                LocalDate.of(2012, 3, 5),
                                                7,
                                                null,
                                                null,
                                                null)));
        fill(next.registrar(), in, arrival(next, today));
        assertThat(cases.submit(next.registrar(), in))
                .containsExactly("case.evidence-missing", "case.evidence-missing");
        cases.evidence(next.registrar(), in, "outside-letter", "superior-approval");
        assertThat(cases.submit(next.registrar(), in)).isEmpty();
        cases.approve(next.principal(), in);
        var arrived = shown(next.registrar(), only(next.registrar()).id()).half().enrolmentId();
        assertThat(status(arrived)).isEqualTo("01");
        assertThat(numbers.of(arrived)).contains("G11010520120305001X");
        assertThat(numbers.inClear("11010520120305001X")).isEmpty();
        assertThat(kinds(next.registrar(), arrived)).containsExactly("transfer-acceptance");
    }

    /// By name and 学籍号, however it is typed; both halves and the record that goes on hold it
    /// sealed.
    @Test
    void whoever_changes_schools_keeps_a_registry_number_that_stands_nowhere_in_clear() {
        var old = side("school");
        var next = side("school");
        var pupil = student(old);
        var id = "33010220120305%03dX".formatted(new java.util.Random().nextInt(1000));
        numbers.put(pupil.enrolment(), "G" + id);
        var today = cases.today();
        assertThat(
                        refusals(() ->
                                registered(
                                        next,
                                        old,
                                        new Student(
                                                pupil.enrolment(),
                                                pupil.name(),
                                                "G" + id.replace('X', '1')))))
                .containsExactly("transfer.nobody");
        var in =
                registered(
                        next,
                        old,
                        new Student(
                                pupil.enrolment(),
                                pupil.name(),
                                "ｇ " + id.toLowerCase(java.util.Locale.ROOT)));
        fill(next.registrar(), in, arrival(next, today));
        cases.evidence(next.registrar(), in, "transfer-application");
        assertThat(cases.submit(next.registrar(), in)).isEmpty();
        cases.approve(next.principal(), in);
        var theirs = only(old.registrar());
        var out = Acting.call(old.registrar(), () -> takeUp.take(theirs.id()));
        fill(old.registrar(), out, departure(next.name(), today));
        cases.evidence(old.registrar(), out, "transfer-application", "guardian-consent");
        assertThat(cases.submit(old.registrar(), out)).isEmpty();
        cases.approve(old.teacher(), out);
        cases.approve(old.principal(), out);
        var half = shown(next.registrar(), only(next.registrar()).id()).half();
        assertThat(half.registryNumber()).isEqualTo("G" + id);
        assertThat(numbers.of(half.enrolmentId())).contains("G" + id);
        assertThat(numbers.inClear(id)).isEmpty();
    }

    @Test
    void each_bar_is_quoted() {
        var old = side("college");
        var next = side("college");
        var it = student(old);
        var today = cases.today();
        set(
                it,
                "entry_on = current_date - 20, graduation_on = current_date + 100, admission ="
                        + " '04'");
        var id = outDraft(old, it, next, today);
        assertThat(cases.submit(old.registrar(), id))
                .contains("transfer.first-term", "transfer.last-year", "transfer.directed");
        set(it, "entry_on = date '2024-09-01', graduation_on = null, admission = null");
        var none = departure("没有这所学院", today);
        fill(old.registrar(), id, none);
        assertThat(cases.submit(old.registrar(), id)).containsExactly("transfer.no-such-school");

        var point = side("open");
        var there = side("open");
        var learner = student(point);
        major(point);
        var in = registered(there, point, learner);
        fill(there.registrar(), in, arrival(there, today));
        cases.evidence(there.registrar(), in, "transfer-application");
        assertThat(cases.submit(there.registrar(), in)).containsExactly("transfer.major");
        major(there);
        assertThat(cases.submit(there.registrar(), in)).isEmpty();
    }

    @Test
    void the_authority_above_each_school_speaks_last_and_each_answers_by_its_working_day() {
        var old = side("school");
        var next = side("school");
        var county = cases.people().holding("转入县", "branch-reviewer", next.school().id());
        var theirCounty = cases.people().holding("转出县", "branch-reviewer", old.school().id());
        var today = cases.today();
        var pupil = student(old);
        var in = registered(next, old, pupil);
        fill(next.registrar(), in, arrival(next, today));
        cases.evidence(next.registrar(), in, "transfer-application");
        assertThat(cases.submit(next.registrar(), in)).isEmpty();
        cases.approve(next.principal(), in);
        assertThat(listed(old.registrar())).as("the county has not spoken").isEmpty();
        assertThat(cases.decide(county, in, Verdict.RETURN)).isEmpty();
        assertThat(cases.submit(next.registrar(), in)).isEmpty();
        cases.approve(county, in);
        assertThat(cases.steps(in))
                .containsExactly("principal approve", "superior return", "superior approve");

        // ten working days, of which a holiday is none
        var theirs = only(old.registrar());
        var due = shown(old.registrar(), theirs.id()).pair().dueOn();
        var counted = 0;
        for (var day = today.plusDays(1); !day.isAfter(due); day = day.plusDays(1)) {
            counted += workingDays.isWorking(day) ? 1 : 0;
        }
        assertThat(counted).isEqualTo(10);
        assertThat(workingDays.isWorking(due)).isTrue();
        assertThat(found(old, due)).isEmpty();
        assertThat(found(old, due.plusDays(1))).containsExactly("transfer-late");

        var out = Acting.call(old.registrar(), () -> takeUp.take(theirs.id()));
        fill(old.registrar(), out, departure(next.name(), today));
        cases.evidence(old.registrar(), out, "transfer-application", "guardian-consent");
        assertThat(cases.submit(old.registrar(), out)).isEmpty();
        cases.approve(old.teacher(), out);
        cases.approve(old.principal(), out);
        assertThat(status(pupil.enrolment())).as("not without its county").isEqualTo("01");
        assertThat(cases.decide(theirCounty, out, Verdict.REFUSE)).isEmpty();
        assertThat(only(next.registrar()).state()).isEqualTo(TransferState.REFUSED);
        assertThat(status(pupil.enrolment())).isEqualTo("01");

        var second = student(old);
        var again = registered(next, old, second);
        fill(next.registrar(), again, arrival(next, today));
        cases.evidence(next.registrar(), again, "transfer-application");
        assertThat(cases.submit(next.registrar(), again)).isEmpty();
        cases.approve(next.principal(), again);
        cases.approve(county, again);
        var asked =
                listed(old.registrar()).stream()
                        .filter(it -> it.state() == TransferState.ASKED)
                        .findFirst()
                        .orElseThrow();
        var gone = Acting.call(old.registrar(), () -> takeUp.take(asked.id()));
        fill(old.registrar(), gone, departure(next.name(), today));
        cases.evidence(old.registrar(), gone, "transfer-application", "guardian-consent");
        assertThat(cases.submit(old.registrar(), gone)).isEmpty();
        cases.approve(old.teacher(), gone);
        cases.approve(old.principal(), gone);
        cases.approve(theirCounty, gone);
        assertThat(status(second.enrolment())).isEqualTo("10");
    }

    private List<String> found(Side at, LocalDate on) {
        return Acting.call(at.registrar(), () -> forgotten.find(on, 10)).stream()
                .map(org.matricula.workflow.Forgotten::what)
                .toList();
    }

    @Test
    void a_holiday_moves_the_day_by_which_the_other_school_answers() {
        var old = side("college");
        var next = side("college");
        var it = student(old);
        var today = cases.today();
        let(old, it, next, today);
        var due = shown(old.registrar(), only(old.registrar()).id()).pair().dueOn();
        assertThat(due).isEqualTo(workingDays.plus(today, 20));
        var free = workingDays.plus(today, 3);
        try {
            holiday(
                    free,
                    "insert into calendar.day (\"on\", working, name, source) values (?, false, '测试假', '测试')");
            var another = student(old);
            let(old, another, next, today);
            assertThat(
                            listed(next.registrar()).stream()
                                    .map(half -> shown(next.registrar(), half.id()).pair().dueOn())
                                    .toList())
                    .as("one working day later")
                    .contains(due, workingDays.plus(due, 1));
        } finally {
            holiday(free, "delete from calendar.day where \"on\" = ? and name = '测试假'");
        }
    }

    private void holiday(LocalDate on, String statement) {
        cases.people().system(() -> cases.sql().sql(statement).param(on).update());
        events.publishEvent(new DaysChanged());
    }

    @Test
    void books_on_loan_a_missing_grade_and_the_card_are_settled_before_anybody_goes()
            throws Exception {
        var old = side("college");
        var next = side("college");
        var it = student(old);
        var today = cases.today();
        var web = new WebSteps(mvc, cases.sql());
        var library =
                UUID.fromString(
                        cases.texts(
                                        """
                                        insert into clearance.office (institution_id, name, matter, role, leaving, blocks, seq, set_by, set_at)
                                        values (?, '图书馆', '还书', 'department-registrar', '{transfer}', true, 1, '测试', now())
                                        returning id::text
                                        """,
                                        old.school().id())
                                .getFirst());
        var holds = "/clearance/" + library + "/holds";
        assertThat(asked(web, old.department(), holds, "X1 没有此人\n" + it.number()))
                .as("a number that fits nobody, and one without a word")
                .isEqualTo(400);
        assertThat(asked(web, old.registrar(), holds, it.number() + " 借书 2 册未还"))
                .as("another office")
                .isEqualTo(403);
        assertThat(asked(web, old.department(), holds, it.number() + " 借书 2 册未还")).isEqualTo(302);
        assertThat(asked(web, old.department(), holds, it.number() + " 借书 1 册未还"))
                .as("once each")
                .isEqualTo(400);
        assertThat(web.ask(next.department(), get("/clearance?office=" + library)).getStatus())
                .as("another school")
                .isEqualTo(404);
        var grades = grades(old, today);
        var open = grades.task("TR201", "概率论");
        grades.changed("update coursework.task set stage = 'entering' where id = ?", open);
        grades.changed(
                """
                insert into coursework.grade (task_id, enrolment_id, scope_pos, person_id, attempt)
                select ?, s.enrolment_id, s.scope_pos, s.person_id, 'first'
                  from registry.student s where s.enrolment_id = ?
                """,
                open,
                it.enrolment());
        var id =
                cases.draft(
                        old.registrar(),
                        "transfer-out",
                        it.enrolment(),
                        departure(next.name(), today));
        cases.evidence(
                old.registrar(), id, "transfer-application", "guardian-consent", "transcript");
        assertThat(cases.submit(old.registrar(), id))
                .containsExactlyInAnyOrder("transfer.unsettled", "transfer.grades-missing");
        assertThat(web.ask(old.registrar(), get("/cases/" + id)).getContentAsString())
                .as("told in words, with the office and the matter")
                .contains("图书馆", "借书 2 册未还", "概率论");
        grades.changed(
                "update coursework.grade set total = 81, passed = true where task_id = ?", open);
        grades.changed("update coursework.task set stage = 'published' where id = ?", open);
        assertThat(asked(web, old.department(), "/clearance/" + library + "/sign-off", it.number()))
                .isEqualTo(302);
        var card = card(it, old);
        assertThat(cases.submit(old.registrar(), id)).isEmpty();
        for (var who : List.of(old.counsellor(), old.department())) {
            cases.approve(who, id);
        }
        cases.approve(cases.people().holding("另一位学籍管理员", "registrar", old.school().id()), id);
        cases.approve(old.head(), id);
        assertThat(cases.decide(old.principal(), id, Verdict.APPROVE))
                .as("the card is still out")
                .containsExactly("transfer.card-out");
        assertThat(web.ask(old.registrar(), post("/cards/" + card + "/take-back")).getStatus())
                .isEqualTo(302);
        // given back in the same moment as the last office lets them go: never both
        var back = post("/cards/" + card + "/give-back");
        var said =
                AtOnce.all(
                        () -> cases.decide(old.principal(), id, Verdict.APPROVE).isEmpty(),
                        () -> web.ask(old.registrar(), back).getStatus() == 302);
        assertThat(said).containsOnlyOnce(true);
        if (said.getLast()) {
            web.ask(old.registrar(), post("/cards/" + card + "/take-back"));
            cases.approve(old.principal(), id);
        }
        assertThat(web.ask(old.registrar(), back).getStatus())
                .as("the other school decides: the card stays")
                .isEqualTo(422);
        set("update card.card set state = 'lost' where id = ?::uuid", card);
        assertThat(web.ask(old.registrar(), post("/cards/" + card + "/found")).getStatus())
                .isEqualTo(422);
        set("update card.card set state = 'deposited' where id = ?::uuid", card);

        var mine = only(next.registrar());
        var in = taken(next, mine.id(), today);
        for (var who : List.of(next.department(), next.head(), next.principal())) {
            cases.approve(who, in);
        }
        assertThat(status(it.enrolment())).isEqualTo("10");
        assertThat(web.ask(old.registrar(), post("/cards/" + card + "/take-back")).getStatus())
                .as("given up for good")
                .isEqualTo(302);
        assertThat(
                        cases.texts(
                                "select state || ' ' || end_reason from card.card where enrolment_id = ?",
                                it.enrolment()))
                .containsExactly("returned 离校交回");
        assertThat(
                        cases.texts(
                                "select leaving || ' ' || state from clearance.item where enrolment_id = ? and withdrawn_at is null",
                                it.enrolment()))
                .as("the slip of the leaving is begun anew")
                .containsExactly("transfer open");

        // the old school still issues what it attests of the past, the new one nothing of it
        var sheet =
                Map.of("form", "transcript", "language", "zh", "copies", 1, "purpose", "补转学前成绩");
        var asked = cases.draft(old.registrar(), "transcript-request", it.enrolment(), sheet);
        assertThat(cases.submit(old.registrar(), asked)).isEmpty();
        cases.approve(old.department(), asked);
        cases.approve(cases.people().holding("再一位学籍管理员", "registrar", old.school().id()), asked);
        assertThat(kinds(old.registrar(), it.enrolment())).contains("transcript");
        assertThat(
                        catchThrowable(() ->
                                cases.draft(
                                        next.registrar(),
                                        "transcript-request",
                                        it.enrolment(),
                                        sheet)))
                .isInstanceOf(Absent.class);
    }

    private static int asked(WebSteps web, Actor who, String path, String lines) throws Exception {
        return web.ask(who, post(path).param("lines", lines)).getStatus();
    }

    private void set(String statement, String id) {
        cases.people().system(() -> cases.sql().sql(statement).param(id).update());
    }

    private String card(Student it, Side at) {
        return cases.texts(
                        """
                        insert into card.card (institution_id, enrolment_id, scope_pos, person_id, number, code, kind, state,
                                               made_on, maker, handed_to, handed_on, hander)
                        select e.institution_id, e.id, e.scope_pos, e.person_id, 'C1', upper(left(md5(e.id::text), 16)), 'first', 'issued',
                               current_date, '测试', '本人', current_date, '测试'
                          from registry.enrolment e where e.id = ? returning id::text
                        """,
                        it.enrolment())
                .getFirst();
    }

    @Test
    void an_open_university_lets_point_branch_and_province_decide_on_both_sides() {
        var old = side("open");
        var next = side("open");
        for (var it : List.of(old, next)) {
            major(it);
            // its place in the student numbers
            cases.people()
                    .system(() ->
                            cases.sql()
                                    .sql(
                                            "update organisation.unit set code = left(code, 5) where id = ?")
                                    .param(it.school().id())
                                    .update());
        }
        var today = cases.today();
        var learner = student(old);
        set(learner, "student_type = '1'");
        var otherType = student(next, next.school().secondClass());
        set(otherType, "student_type = '2'");
        var in = registered(next, old, learner);
        fill(next.registrar(), in, arrival(next, today));
        cases.evidence(next.registrar(), in, "transfer-application");
        assertThat(cases.submit(next.registrar(), in)).containsExactly("transfer.other-type");
        set(otherType, "student_type = '1'");
        assertThat(cases.submit(next.registrar(), in)).isEmpty();
        var receiving = reviewers(next);
        cases.approve(receiving.getFirst(), in);
        Acting.as(receiving.get(1), () -> decide.decide(cases.step(in), Verdict.RETURN, "请核对专业"));
        assertThat(cases.submit(next.registrar(), in)).isEmpty();
        assertThat(listed(old.registrar())).as("the branch has not spoken").isEmpty();
        cases.approve(receiving.get(1), in);
        assertThat(cases.steps(in))
                .containsExactly("point approve", "branch return", "branch approve");

        var theirs = only(old.registrar());
        var out = Acting.call(old.registrar(), () -> takeUp.take(theirs.id()));
        fill(old.registrar(), out, departure(next.name(), today));
        cases.evidence(
                old.registrar(), out, "transfer-application", "guardian-consent", "transcript");
        assertThat(cases.submit(old.registrar(), out)).isEmpty();
        reviewers(old).forEach(it -> cases.approve(it, out));
        assertThat(cases.steps(out))
                .containsExactly("point approve", "branch approve", "province approve");
        FilledForms.onlyTheApplicantSigns(
                documents, old.registrar(), out, "transfer-form", 3, next.name().replace(" ", ""));
        assertThat(status(learner.enrolment())).isEqualTo("10");
        new OpenForm(documents, old.registrar())
                .held(
                        out,
                        DocumentKind.TRANSFER_FORM,
                        3,
                        "姓名顾清和",
                        "学号" + learner.number(),
                        "专业会计学",
                        "转出学校" + old.name().replace(" ", ""),
                        "转入学校" + next.name().replace(" ", ""),
                        "转学原因",
                        "情况说明随父母工作调动迁居外地",
                        "所附材料转学申请",
                        "签名：point-reviewer",
                        "签名：branch-reviewer",
                        "签名：province-reviewer");
        var arrived = shown(next.registrar(), only(next.registrar()).id()).half().enrolmentId();
        assertThat(
                        cases.texts(
                                "select student_type || ' ' || entry_year from registry.enrolment where id = ?",
                                arrived))
                .as("type and year of entry are kept")
                .containsExactly("1 2024");

        var second = student(old);
        var refused = registered(next, old, second);
        fill(next.registrar(), refused, arrival(next, today));
        cases.evidence(next.registrar(), refused, "transfer-application");
        assertThat(cases.submit(next.registrar(), refused)).isEmpty();
        cases.approve(receiving.getFirst(), refused);
        assertThat(cases.decide(receiving.get(1), refused, Verdict.REFUSE)).isEmpty();
        assertThat(cases.state(refused)).isEqualTo("refused");
        assertThat(listed(old.registrar())).as("never asked").hasSize(1);
        assertThat(status(second.enrolment())).isEqualTo("01");
    }

    private List<Actor> reviewers(Side at) {
        return List.of("point-reviewer", "branch-reviewer", "province-reviewer").stream()
                .map(it -> cases.people().holding(it, it, at.school().id()))
                .toList();
    }

    private void major(Side at) {
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        "update organisation.unit set kind = 'major', name = '会计学' where id = ?")
                                .param(at.school().grade())
                                .update());
    }

    @Test
    void
            across_provinces_the_one_left_consults_and_the_one_gone_to_confirms_before_anything_is_done() {
        var old = side("college");
        var next = side("college");
        division(old, "110000");
        division(next, "320000");
        var there = cases.people().holding("省厅", "province-reviewer", next.school().id());
        var it = student(old);
        var today = cases.today();
        let(old, it, next, today);
        var theirs = only(old.registrar()).id();
        var mine = only(next.registrar()).id();
        var consent = shown(old.registrar(), theirs).province();
        assertThat(consent.turn()).isEqualTo(org.matricula.change.transfer.Side.SENDING);
        assertThat(consent.dueOn()).isAfter(today.plusDays(25));

        assertThat(said(next.registrar(), mine, true)).containsExactly("transfer.not-now");
        var in = Acting.call(next.registrar(), () -> takeUp.take(mine));
        fill(next.registrar(), in, decision(next, today));
        cases.evidence(next.registrar(), in, "meeting-minutes");
        assertThat(cases.submit(next.registrar(), in))
                .containsExactly("transfer.province-unconfirmed");
        // no authority of the province left is on the register: its school enters the letter
        assertThat(said(old.registrar(), theirs, true)).isEmpty();
        assertThat(said(old.registrar(), theirs, true)).contains("transfer.not-now");
        // the one gone to is, and the school does not speak for it
        assertThat(said(next.registrar(), mine, true))
                .containsExactly("transfer.province-authority");
        late(mine);
        assertThat(Acting.call(there, () -> forgotten.find(today, 10)))
                .extracting(org.matricula.workflow.Forgotten::what)
                .containsExactly("transfer-province-late");
        assertThat(cases.submit(next.registrar(), in))
                .containsExactly("transfer.province-unconfirmed");
        assertThat(said(there, mine, true)).isEmpty();
        assertThat(shown(old.registrar(), theirs).province().confirmed()).isTrue();
        assertThat(told(old.registrar())).contains("notice.transfer.province-confirmed");

        assertThat(cases.submit(next.registrar(), in)).isEmpty();
        cases.approve(next.department(), in);
        cases.approve(next.head(), in);
        cases.approve(next.principal(), in);
        assertThat(status(it.enrolment())).isEqualTo("10");
    }

    @Test
    void a_province_that_refuses_ends_it_and_pupils_need_the_receiving_one_first() {
        var old = side("school");
        var next = side("school");
        division(old, "110000");
        division(next, "320000");
        var pupil = student(old);
        var today = cases.today();
        var in = registered(next, old, pupil);
        var mine = only(next.registrar()).id();
        assertThat(said(next.registrar(), mine, true)).containsExactly("transfer.not-now");
        fill(next.registrar(), in, arrival(next, today));
        cases.evidence(next.registrar(), in, "transfer-application");
        assertThat(cases.submit(next.registrar(), in)).isEmpty();
        cases.approve(next.principal(), in);
        var theirs = only(old.registrar()).id();
        assertThat(shown(next.registrar(), mine).province().dueOn()).isNotNull();
        assertThat(said(old.registrar(), theirs, true)).contains("transfer.not-now");
        assertThat(said(next.registrar(), mine, true)).isEmpty();
        var out = Acting.call(old.registrar(), () -> takeUp.take(theirs));
        fill(old.registrar(), out, departure(next.name(), today));
        cases.evidence(old.registrar(), out, "transfer-application", "guardian-consent");
        assertThat(cases.submit(old.registrar(), out))
                .containsExactly("transfer.province-unconfirmed");
        assertThat(said(old.registrar(), theirs, false)).isEmpty();
        assertThat(only(next.registrar()).state()).isEqualTo(TransferState.REFUSED);
        assertThat(cases.state(in)).isEqualTo("refused");
        assertThat(status(pupil.enrolment())).isEqualTo("01");
    }

    @Test
    void a_letter_from_or_to_another_province_waits_for_both_as_well() {
        var old = side("college");
        division(old, "110000");
        var it = student(old);
        var today = cases.today();
        var fields = outside(today);
        fields.put("province", "320000");
        var out = cases.draft(old.registrar(), "transfer-out", it.enrolment(), fields);
        sent(old, out);
        var half = only(old.registrar()).id();
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        old.registrar(),
                                        () -> delivery.replied(half, true, "远院函〔2026〕3号"))))
                .containsExactly("transfer.province-unconfirmed");
        assertThat(said(old.registrar(), half, true)).isEmpty();
        assertThat(said(old.registrar(), half, true)).isEmpty();
        Acting.as(old.registrar(), () -> delivery.replied(half, true, "远院函〔2026〕3号"));
        assertThat(status(it.enrolment())).isEqualTo("10");

        var next = side("school");
        division(next, "110000");
        var in =
                Acting.call(
                        next.registrar(),
                        () ->
                                registerArrival.register(
                                        new RegisterArrival.Arrival(
                                                "by-letter",
                                                "外省中学",
                                                "陆明远",
                                                "G32010520120305001X",
                                                "1",
                                                LocalDate.of(2012, 3, 5),
                                                7,
                                                null,
                                                null,
                                                "320000")));
        fill(next.registrar(), in, arrival(next, today));
        cases.evidence(next.registrar(), in, "outside-letter", "superior-approval");
        assertThat(cases.submit(next.registrar(), in))
                .containsExactly("transfer.province-unconfirmed");
        var mine = only(next.registrar()).id();
        assertThat(said(next.registrar(), mine, true)).isEmpty();
        assertThat(said(next.registrar(), mine, true)).isEmpty();
        assertThat(cases.submit(next.registrar(), in)).isEmpty();
        cases.approve(next.principal(), in);
        assertThat(status(shown(next.registrar(), mine).half().enrolmentId())).isEqualTo("01");
    }

    @Test
    void a_transfer_moves_one_out_of_a_school_and_into_the_other_on_the_same_day()
            throws Exception {
        var old = side("college");
        var next = side("college");
        var it = student(old);
        var today = cases.today();
        assertThat(movement(old, today)).isEqualTo("1 [] [] 1");
        let(old, it, next, today);
        var in = taken(next, only(next.registrar()).id(), today);
        cases.approve(next.department(), in);
        cases.approve(next.head(), in);
        cases.approve(next.principal(), in);
        assertThat(movement(old, today)).isEqualTo("1 [] [21 1] 0");
        assertThat(movement(next, today)).isEqualTo("0 [22 1] [] 1");
        assertThat(movement(old, today.minusDays(1))).isEqualTo("1 [] [] 1");
        assertThat(movement(next, today.minusDays(1))).isEqualTo("0 [] [] 0");
    }

    /// Opening, in, out and closing of one day, by the interface.
    String movement(Side at, LocalDate day) throws Exception {
        var answer =
                new tools.jackson.databind.ObjectMapper()
                        .readTree(
                                new WebSteps(mvc, cases.sql())
                                        .ask(
                                                at.registrar(),
                                                get(
                                                        "/api/v1/statistics/movement?from=%s&to=%s&unit=%s"
                                                                .formatted(
                                                                        day,
                                                                        day,
                                                                        at.school().id())))
                                        .getContentAsString());
        return "%s %s %s %s"
                .formatted(
                        answer.get("opening").asLong(),
                        kinds(answer.get("in")),
                        kinds(answer.get("out")),
                        answer.get("closing").asLong());
    }

    private static List<String> kinds(tools.jackson.databind.JsonNode moved) {
        var all = new ArrayList<String>();
        moved.forEach(it -> all.add(it.get("kind").get("code").asString() + " " + it.get("count")));
        return all;
    }

    @Test
    void a_lifted_reach_ends_with_its_work_however_that_ends() {
        var old = side("school");
        as(
                old,
                () -> {
                    var own = reach();
                    assertThat(own).doesNotStartWith("0 ");
                    assertThat(beyond.reach(this::reach)).startsWith("0 ");
                    assertThat(reach()).as("after it was done").isEqualTo(own);
                });
        // a caller that catches what was thrown sees no more than before, and keeps nothing
        assertThat(
                        catchThrowable(() ->
                                as(
                                        old,
                                        () -> {
                                            var own = reach();
                                            assertThat(refusals(() -> beyond.reach(this::gone)))
                                                    .containsExactly("transfer.gone");
                                            assertThat(reach()).isEqualTo(own);
                                        })))
                .isInstanceOf(UnexpectedRollbackException.class);
        assertThat(
                        catchThrowable(() ->
                                as(old, () -> catchThrowable(() -> beyond.reach(this::broken)))))
                .isInstanceOf(UnexpectedRollbackException.class);
        // and should anybody lift it by another way, the transaction does not end well
        assertThat(
                        catchThrowable(() ->
                                as(
                                        old,
                                        () -> {
                                            beyond.reach(() -> 1);
                                            cases.sql()
                                                    .sql("select set_config('app.lo', '0', true)")
                                                    .query(String.class)
                                                    .single();
                                        })))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outlived");
    }

    void as(Side at, Runnable work) {
        Acting.as(at.registrar(), () -> transaction.executeWithoutResult(status -> work.run()));
    }

    int gone() {
        throw new Refused(Refusal.conflict("transfer.gone"));
    }

    int broken() {
        return cases.sql().sql("select 1 / 0").query(Integer.class).single();
    }

    String reach() {
        return cases.sql()
                .sql("select current_setting('app.lo') || ' ' || current_setting('app.hi')")
                .query(String.class)
                .single();
    }

    List<String> told(Actor who) {
        var told = new ArrayList<String>();
        Acting.as(
                who,
                () ->
                        transaction.executeWithoutResult(status ->
                                told.addAll(
                                        cases.sql()
                                                .sql("select key from notice.notice")
                                                .query(String.class)
                                                .list())));
        return told;
    }

    void division(Side at, String code) {
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql("update organisation.unit set division = ? where id = ?")
                                .params(code, at.school().id())
                                .update());
    }

    void late(UUID half) {
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        """
                                        update change.transfer_province set due_on = current_date - 2
                                         where transfer_id = (select transfer_id from change.transfer_side where id = ?)
                                        """)
                                .param(half)
                                .update());
    }

    List<String> said(Actor by, UUID half, boolean agreed) {
        return refusals(
                () -> Acting.as(by, () -> consentOfProvince.say(half, agreed, "教函〔2026〕1号")));
    }

    UUID registered(Side at, Side from, Student who) {
        return registered(at.registrar(), from, who);
    }

    UUID registered(Actor by, Side from, Student who) {
        return Acting.call(
                by,
                () ->
                        registerArrival.register(
                                new RegisterArrival.Arrival(
                                        "register",
                                        from.name(),
                                        who.name(),
                                        who.number(),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null)));
    }

    UUID outDraft(Side at, Student who, Side to, LocalDate on) {
        var id =
                cases.draft(
                        at.registrar(), "transfer-out", who.enrolment(), departure(to.name(), on));
        cases.evidence(
                at.registrar(), id, "transfer-application", "guardian-consent", "transcript");
        return id;
    }

    /// The sending college agrees.
    UUID let(Side at, Student who, Side to, LocalDate on) {
        var id =
                cases.draft(
                        at.registrar(), "transfer-out", who.enrolment(), departure(to.name(), on));
        sent(at, id);
        return id;
    }

    void sent(Side at, UUID id) {
        cases.evidence(
                at.registrar(), id, "transfer-application", "guardian-consent", "transcript");
        assertThat(cases.submit(at.registrar(), id)).isEmpty();
        cases.approve(at.counsellor(), id);
        cases.approve(at.department(), id);
        cases.approve(cases.people().holding("另一位学籍管理员", "registrar", at.school().id()), id);
        cases.approve(at.head(), id);
        cases.approve(at.principal(), id);
    }

    UUID taken(Side at, UUID half, LocalDate on) {
        var id = Acting.call(at.registrar(), () -> takeUp.take(half));
        fill(at.registrar(), id, decision(at, on));
        cases.evidence(at.registrar(), id, "meeting-minutes");
        assertThat(cases.submit(at.registrar(), id)).isEmpty();
        return id;
    }

    void finish(UUID reversal, Side at) {
        cases.approve(at.principal(), reversal);
        assertThat(cases.state(reversal)).isEqualTo("effective");
    }

    Map<String, Object> departure(String to, LocalDate on) {
        return new HashMap<>(
                Map.of(
                        "channel",
                        "register",
                        "to",
                        to,
                        "on",
                        on.toString(),
                        "reason",
                        "30",
                        "explanation",
                        "随父母工作调动迁居外地",
                        "consent",
                        "signed"));
    }

    Map<String, Object> outside(LocalDate on) {
        var fields = departure("远方学院", on);
        fields.put("channel", "by-letter");
        return fields;
    }

    Map<String, Object> arrival(Side at, LocalDate on) {
        return new HashMap<>(
                Map.of(
                        "on",
                        on.toString(),
                        "unit",
                        at.school().secondClass().toString(),
                        "reason",
                        "30",
                        "explanation",
                        "随父母工作调动迁居本地"));
    }

    Map<String, Object> decision(Side at, LocalDate on) {
        var fields = arrival(at, on);
        fields.putAll(
                Map.of(
                        "level",
                        "4",
                        "score",
                        520,
                        "line",
                        500,
                        "noticeFrom",
                        on.minusDays(9).toString(),
                        "noticeUntil",
                        on.minusDays(2).toString()));
        return fields;
    }

    @Autowired org.matricula.workflow.apply.AmendCase amendCase;

    void fill(Actor by, UUID id, Map<String, Object> fields) {
        Acting.as(by, () -> amendCase.amend(id, fields, null));
    }

    List<Halves.Line> listed(Actor by) {
        return Acting.call(by, () -> transfers.list(null, null, false, null, 20).items());
    }

    Halves.Line only(Actor by) {
        var all = listed(by);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    Transfers.Shown shown(Actor by, UUID id) {
        return Acting.call(by, () -> transfers.get(id));
    }

    String status(UUID enrolment) {
        return cases.texts(
                        "select s.status from registry.spell s where s.enrolment_id = ? and"
                                + " upper_inf(s.recorded) and upper_inf(s.during)",
                        enrolment)
                .getFirst();
    }

    List<String> kinds(Actor by, UUID enrolment) {
        return Acting.call(by, () -> documents.of(enrolment)).stream()
                .map(it -> it.kind().code())
                .toList();
    }

    int seen(Actor by, UUID enrolment) {
        return Acting.call(
                by,
                () ->
                        transaction.execute(tx ->
                                cases.sql()
                                        .sql(
                                                "select count(*) from registry.student where"
                                                        + " enrolment_id = ?")
                                        .param(enrolment)
                                        .query(Integer.class)
                                        .single()));
    }

    String count(UUID enrolment) {
        return cases.texts(
                        "select count(*)::text from registry.enrolment where person_id = (select"
                                + " person_id from registry.enrolment where id = ?)",
                        enrolment)
                .getFirst();
    }

    void set(Student it, String what) {
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql("update registry.enrolment set " + what + " where id = ?")
                                .param(it.enrolment())
                                .update());
    }
}
