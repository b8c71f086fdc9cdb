package org.matricula.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.change.TestCases.refusals;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.policy.ChangePolicy;
import org.matricula.policy.ChangePolicy.Change;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.AtOnce;
import org.matricula.workflow.decide.Decide;
import org.matricula.workflow.decide.Verdict;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/// A card's life: made, handed over, stamped, lost, replaced, given back; and what its code tells.
@ProgramTest
class StudentCardTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestCases cases;
    @Autowired ReverseCase reverseCase;
    @Autowired ChangePolicy changePolicy;
    @Autowired Decide decide;

    WebSteps web;
    TestUnits.School school;
    TestCases.Offices offices;
    Actor student;
    UUID one;
    UUID other;

    @BeforeEach
    void a_class_of_two_with_their_cards() throws Exception {
        web = new WebSteps(mvc, sql);
        school = cases.units().school("college");
        offices = cases.offices(school);
        one = enrolled();
        other = enrolled();
        student = cases.people().reaching("林一诺", "student", school.id(), one);
        batches(31, 1);
        assertThat(
                        status(
                                offices.registrar(),
                                post("/cards").param("unit", school.id().toString())))
                .isEqualTo(302);
    }

    /// Until which day it is asked for in time, and from which it is collected.
    private void batches(int askedBy, int collectedFrom) {
        for (var it :
                Map.of("card.asked-by", askedBy, "card.collected-from", collectedFrom).entrySet()) {
            cases.people()
                    .system(() -> {
                        changePolicy.change(
                                new Change(
                                        it.getKey(),
                                        school.id(),
                                        null,
                                        it.getValue().toString(),
                                        cases.today(),
                                        null,
                                        "按月制证"));
                        return null;
                    });
        }
    }

    @Test
    void two_desks_make_one_card_each_and_who_takes_it_is_written_down() throws Exception {
        var third = enrolled();
        Callable<Integer> desk =
                () ->
                        status(
                                offices.registrar(),
                                post("/cards").param("unit", school.firstClass().toString()));
        try (var pool = Executors.newFixedThreadPool(2)) {
            assertThat(pool.invokeAll(List.of(desk, desk)))
                    .extracting(it -> it.get())
                    .containsExactlyInAnyOrder(302, 409);
        }
        assertThat(states(third)).containsExactly("first made");
        assertThat(checked(one)).as("not before it is handed over").isEqualTo("void");
        var hand = post("/cards/hand-over").param("id", card(one));
        assertThat(status(offices.registrar(), hand)).as("who takes it?").isEqualTo(400);
        handed(one);
        assertThat(status(offices.registrar(), hand.param("to", "林一诺"))).isEqualTo(409);
        assertThat(checked(one)).isEqualTo("valid");
        var stamp =
                post("/cards/stamps")
                        .param("unit", school.id().toString())
                        .param("sort", "registration")
                        .param("period", "2026秋");
        assertThat(status(offices.registrar(), stamp)).isEqualTo(302);
        assertThat(status(offices.registrar(), stamp)).as("again stamps nothing").isEqualTo(302);
        assertThat(asked(offices.registrar(), get("/cards"))).contains("2026秋", "林一诺");
        assertThat(
                        cases.texts(
                                "select count(*)::text from card.stamp where card_id = ?",
                                UUID.fromString(card(one))))
                .as("only what was handed over")
                .containsExactly("1");
    }

    @Test
    void whoever_is_not_registered_this_term_gets_no_stamp() throws Exception {
        var interval = post("/cards/" + card(one) + "/interval").param("from", "江州");
        assertThat(status(offices.registrar(), interval.param("to", "北京"))).isEqualTo(302);
        handed(one);
        handed(other);
        registering();
        listed(one);
        listed(other);
        registered(one);
        assertThat(stamped("registration", "2026秋")).isEqualTo("{\"cards\":1,\"unregistered\":1}");
        assertThat(stamps(one)).containsExactly("registration 2026秋");
        assertThat(stamps(other)).isEmpty();
        assertThat(stamped("discount", "2026秋")).isEqualTo("{\"cards\":1,\"unregistered\":0}");
        assertThat(stamps(one)).contains("discount 2026秋");
        var page =
                web.ask(
                        offices.registrar(),
                        post("/cards/stamps")
                                .param("unit", school.id().toString())
                                .param("sort", "registration")
                                .param("period", "2026秋"));
        assertThat(page.getStatus()).isEqualTo(302);
        registered(other);
        assertThat(stamped("registration", "2026秋")).isEqualTo("{\"cards\":1,\"unregistered\":0}");
        assertThat(stamps(other))
                .as("no interval, no discount")
                .containsExactly("registration 2026秋");
    }

    @Test
    void who_serves_deposits_the_card_and_no_interval_is_printed_where_nobody_travels_for_less()
            throws Exception {
        handed(one);
        var held =
                cases.submitted(
                        offices.counsellor(),
                        "service-hold",
                        one,
                        Map.of(
                                "on", cases.today().toString(),
                                "noticeOn", cases.today().minusDays(3).toString(),
                                "noticeNo", "征〔2026〕8号",
                                "office", "海淀区征兵办",
                                "dischargeOn", cases.today().plusMonths(24).toString(),
                                "explanation", "应征入伍",
                                "consent", "signed"),
                        "enlistment-notice",
                        "guardian-consent");
        var second = cases.people().holding("另一辅导员", "counsellor", school.firstClass());
        cases.approve(second, held);
        List.of(offices.department(), offices.registrar(), offices.head())
                .forEach(it -> cases.approve(it, held));
        assertThat(latest("owed", one)).isEqualTo("leave");
        assertThat(checked(one)).isEqualTo("void");
        assertThat(status(offices.registrar(), post("/cards/" + card(one) + "/take-back")))
                .isEqualTo(302);
        assertThat(states(one)).as("kept, not ended").containsExactly("first deposited");

        assertThat(asked(offices.registrar(), get("/cards"))).contains("/interval");
        cases.people()
                .system(() -> {
                    changePolicy.change(
                            new Change(
                                    "card.discount",
                                    school.id(),
                                    null,
                                    "false",
                                    cases.today(),
                                    null,
                                    "不享受学生票"));
                    return null;
                });
        assertThat(asked(offices.registrar(), get("/cards"))).doesNotContain("/interval");
        assertThat(
                        status(
                                offices.registrar(),
                                post("/cards/" + card(other) + "/interval")
                                        .param("from", "江州")
                                        .param("to", "北京")))
                .isEqualTo(422);
    }

    /// The school registers this term.
    private void registering() {
        changed(
                """
                with t as (
                  insert into calendar.term (unit_id, year, seq, name, during)
                  values (?, '2026-2027', 1, '第一学期', daterange(?::date, ?::date)) returning id)
                insert into registration.opening (institution_id, term_id, opens_on, closes_on, opener, opened_at)
                select ?, id, ?::date, ?::date, '王', now() from t
                """,
                school.id(),
                cases.today().minusDays(30),
                cases.today().plusDays(90),
                school.id(),
                cases.today().minusDays(20),
                cases.today().minusDays(10));
    }

    private void listed(UUID enrolment) {
        changed(
                """
                insert into registration.term_registration (opening_id, enrolment_id, scope_pos, person_id)
                select o.id, s.enrolment_id, s.scope_pos, s.person_id
                  from registration.opening o join registry.student s on s.institution_id = o.institution_id
                 where s.enrolment_id = ?
                """,
                enrolment);
    }

    private void registered(UUID enrolment) {
        changed(
                """
                update registration.term_registration
                   set state = 'registered', way = 'staff', decider = '王', decided_at = now()
                 where enrolment_id = ?
                """,
                enrolment);
    }

    private void changed(String statement, Object... with) {
        cases.people().system(() -> sql.sql(statement).params(with).update());
    }

    private String stamped(String sort, String period) throws Exception {
        return web.ask(
                        offices.registrar(),
                        post("/api/v1/cards/stamps")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"unit\":\"%s\",\"sort\":\"%s\",\"period\":\"%s\"}"
                                                .formatted(school.id(), sort, period)))
                .getContentAsString();
    }

    private List<String> stamps(UUID enrolment) {
        return cases.texts(
                "select t.sort || ' ' || t.period from card.stamp t join card.card c on c.id = t.card_id where c.enrolment_id = ? order by t.sort",
                enrolment);
    }

    @Test
    void the_code_says_valid_or_void_and_nothing_of_the_student() throws Exception {
        handed(one);
        var code = code(one);
        var page =
                web.ask(offices.head(), get("/student-cards/" + code).accept(MediaType.TEXT_HTML));
        assertThat(page.getContentAsString()).contains("有效").doesNotContain("林一诺", number(one));
        assertThat(code).hasSize(16).doesNotContain(number(one));
        var typed = code.substring(0, 8).toLowerCase() + "-" + code.substring(8);
        assertThat(told(typed)).contains("\"valid\"").doesNotContain("林");
        assertThat(
                        web.ask(
                                        offices.head(),
                                        get("/student-cards/0000000000000000")
                                                .accept(MediaType.APPLICATION_JSON))
                                .getStatus())
                .isEqualTo(404);
        assertThat(status(student, post("/own-card/" + card(one) + "/lost"))).isEqualTo(302);
        assertThat(checked(one)).as("at once").isEqualTo("void");
        assertThat(status(student, post("/own-card/" + card(one) + "/lost"))).isEqualTo(409);
        assertThat(status(student, post("/own-card/" + card(other) + "/lost"))).isEqualTo(404);
        assertThat(status(offices.registrar(), post("/cards/" + card(one) + "/found")))
                .isEqualTo(302);
        assertThat(checked(one)).isEqualTo("valid");
    }

    @Test
    void a_lost_card_is_replaced_by_application_and_the_old_number_is_void() throws Exception {
        handed(one);
        var old = code(one);
        var form = request("lost");
        var id = cases.draft(student, "card-replacement", one, form);
        assertThat(cases.submit(student, id))
                .containsExactly(
                        "case.evidence-missing", "case.evidence-missing", "case.evidence-missing");
        cases.evidence(student, id, "card-loss-statement", "card-photo", "card-fee");
        assertThat(cases.submit(student, id)).isEmpty();
        assertThat(cases.decide(offices.counsellor(), id, Verdict.RETURN)).isEmpty();
        assertThat(cases.submit(student, id)).isEmpty();
        for (var it : List.of(offices.counsellor(), offices.department(), offices.registrar())) {
            cases.approve(it, id);
        }
        assertThat(cases.state(id)).isEqualTo("effective");
        assertThat(states(one)).containsExactly("first void", "lost made");
        assertThat(told(old)).contains("\"void\"");
        assertThat(form(id))
                .as("every field is typed, the new number too")
                .contains("学生证补办申请表", "√ 遗失补办", "在图书馆遗失", "已缴工本费", "辅导员意见")
                .contains(number(one), latest("number", one), earlier("number", one))
                .contains("领取人签名", "申请人");
        handed(one);
        assertThat(checked(one)).isEqualTo("valid");
        assertThat(submission("damaged", "card-photo", "card-fee"))
                .as("one in so many days")
                .containsExactly("card.too-soon");
        var register = web.ask(offices.registrar(), get("/cards/register.pdf"));
        try (var pdf = Loader.loadPDF(register.getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("遗失补办", number(one));
        }
        assertThat(
                        web.ask(offices.registrar(), get("/cards/register.xlsx"))
                                .getContentAsByteArray())
                .startsWith('P', 'K');
        var reversal = Acting.call(offices.registrar(), () -> reverseCase.open(id, "误办"));
        cases.approve(offices.head(), reversal);
        assertThat(states(one)).containsExactly("first lost", "lost void");
        assertThat(cases.texts("select state from document.document where case_id = ?", id))
                .as("the form says so")
                .containsExactly("void");
    }

    @Test
    void a_refused_application_tells_the_student_why_and_the_card_stays_good() throws Exception {
        handed(one);
        var id = cases.draft(student, "card-replacement", one, request("damaged"));
        cases.evidence(student, id, "card-photo", "card-fee");
        assertThat(cases.submit(student, id)).isEmpty();
        cases.approve(offices.counsellor(), id);
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        offices.department(),
                                        () ->
                                                decide.decide(
                                                        UUID.fromString(
                                                                cases.texts(
                                                                                "select id::text from workflow.step where case_id = ? and decision is null",
                                                                                id)
                                                                        .getFirst()),
                                                        Verdict.REFUSE,
                                                        "证件完好，不需补办"))))
                .isEmpty();
        assertThat(cases.state(id)).isEqualTo("refused");
        assertThat(asked(student, get("/cases/" + id))).contains("证件完好，不需补办", "不予批准");
        assertThat(checked(one)).isEqualTo("valid");
        assertThat(states(one)).containsExactly("first issued");
        var next = cases.draft(student, "card-replacement", one, request("lost"));
        cases.evidence(student, next, "card-loss-statement", "card-photo", "card-fee");
        assertThat(cases.submit(student, next)).as("another ground is another case").isEmpty();
    }

    @Test
    void of_two_applications_for_one_card_granted_at_once_one_makes_a_card() throws Exception {
        handed(one);
        var both = new UUID[2];
        for (var i = 0; i < 2; i++) {
            var by = i == 0 ? student : offices.counsellor();
            both[i] = cases.draft(by, "card-replacement", one, request("lost"));
            cases.evidence(by, both[i], "card-loss-statement", "card-photo", "card-fee");
            assertThat(cases.submit(by, both[i])).isEmpty();
        }
        cases.approve(offices.counsellor(), both[0]);
        cases.approve(offices.department(), both[0]);
        // the counsellor does not decide what they applied for
        cases.approve(offices.department(), both[1]);
        while (cases.steps(both[1]).stream().noneMatch(it -> it.startsWith("registrar"))) {
            cases.approve(offices.department(), both[1]);
        }
        var answers =
                AtOnce.all(
                        () -> cases.decide(offices.registrar(), both[0], Verdict.APPROVE),
                        () -> cases.decide(offices.registrar(), both[1], Verdict.APPROVE));
        assertThat(answers).containsOnlyOnce(List.of());
        assertThat(answers.stream().flatMap(List::stream)).contains("card.waiting");
        assertThat(states(one)).containsExactly("first void", "lost made");
    }

    @Test
    void whoever_leaves_owes_the_card_from_that_day_and_gives_it_back() throws Exception {
        handed(one);
        var id =
                cases.submitted(
                        student,
                        "withdrawal",
                        one,
                        Map.of(
                                "on", cases.today().toString(),
                                "wish", "student",
                                "reason", "29",
                                "explanation", "赴境外就读",
                                "consent", "signed"),
                        "withdrawal-letter",
                        "guardian-consent");
        deciders().forEach(it -> cases.approve(it, id));
        assertThat(cases.state(id)).isEqualTo("effective");
        assertThat(latest("owed", one)).isEqualTo("left");
        assertThat(checked(one)).isEqualTo("void");
        assertThat(asked(offices.registrar(), get("/cards").param("state", "owed")))
                .contains(number(one));
        assertThat(status(offices.registrar(), post("/cards/" + card(one) + "/take-back")))
                .isEqualTo(302);
        assertThat(states(one)).containsExactly("first returned");
        assertThat(status(offices.registrar(), post("/cards/" + card(one) + "/take-back")))
                .as("once")
                .isEqualTo(409);
    }

    private List<Actor> deciders() {
        var all = new java.util.ArrayList<>(offices.all());
        all.add(cases.people().holding("校领导", "vice-principal", school.id()));
        return all;
    }

    @Test
    void a_replaced_card_is_handed_over_with_its_months_batch() throws Exception {
        batches(1, 28);
        handed(one);
        var id = cases.draft(student, "card-replacement", one, request("lost"));
        cases.evidence(student, id, "card-loss-statement", "card-photo", "card-fee");
        assertThat(cases.submit(student, id)).isEmpty();
        for (var it : List.of(offices.counsellor(), offices.department(), offices.registrar())) {
            cases.approve(it, id);
        }
        var hand = post("/cards/hand-over").param("id", card(one)).param("to", "林一诺");
        var month = java.time.YearMonth.from(cases.today());
        var from = (cases.today().getDayOfMonth() <= 1 ? month : month.plusMonths(1)).atDay(28);
        assertThat(latest("collect_from::text", one)).isEqualTo(from.toString());
        assertThat(status(offices.registrar(), hand)).as("not before its day").isEqualTo(422);
        assertThat(states(one)).contains("lost made");
        assertThat(asked(student, get("/own-card"))).contains(from.toString());
        assertThat(asked(offices.registrar(), get("/api/v1/duties").param("last", from.toString())))
                .contains("\"cards-collect\"");
        cases.people()
                .system(() ->
                        sql.sql("update card.card set collect_from = ? where id = ?")
                                .params(cases.today(), UUID.fromString(card(one)))
                                .update());
        assertThat(status(offices.registrar(), hand)).as("on its day").isEqualTo(302);
    }

    @Test
    void a_damaged_card_comes_back_first_and_an_interval_needs_its_proof() throws Exception {
        assertThat(submission("damaged", "card-photo", "card-fee"))
                .as("the first is not collected yet")
                .containsExactly("card.waiting");
        var interval = post("/cards/" + card(one) + "/interval");
        assertThat(status(offices.registrar(), interval.param("from", "江州").param("to", "江州")))
                .isEqualTo(400);
        handed(one);
        assertThat(
                        status(
                                offices.registrar(),
                                post("/cards/" + card(one) + "/interval")
                                        .param("from", "江州")
                                        .param("to", "北京")))
                .as("after the hand-over only by application")
                .isEqualTo(422);
        var form = request("interval");
        assertThat(submission(form, "card-photo", "card-fee"))
                .containsExactlyInAnyOrder("card.stations", "case.evidence-missing");
        form.putAll(Map.of("fromStation", "江州", "toStation", "北京"));
        var id = cases.draft(student, "card-replacement", one, form);
        cases.evidence(student, id, "card-photo", "card-fee", "card-address-proof");
        assertThat(cases.submit(student, id)).isEmpty();
        for (var it : List.of(offices.counsellor(), offices.department(), offices.registrar())) {
            cases.approve(it, id);
        }
        var hand = post("/cards/hand-over").param("id", card(one)).param("to", "林一诺");
        assertThat(status(offices.registrar(), hand)).as("the old one?").isEqualTo(422);
        assertThat(status(offices.registrar(), hand.param("oldOnes", "true"))).isEqualTo(302);
        assertThat(asked(student, get("/own-card"))).contains("江州—北京", "class=\"qr\"");
    }

    @Test
    void who_goes_on_leave_deposits_the_card_and_who_leaves_gives_it_back() throws Exception {
        handed(one);
        // kept while a transfer is asked for, and given back as nothing comes of it
        assertThat(status(offices.registrar(), post("/cards/" + card(one) + "/take-back")))
                .isEqualTo(302);
        assertThat(states(one)).containsExactly("first deposited");
        assertThat(status(offices.registrar(), post("/cards/" + card(one) + "/take-back")))
                .as("once")
                .isEqualTo(409);
        assertThat(status(offices.registrar(), post("/cards/" + card(one) + "/give-back")))
                .isEqualTo(302);
        var leave =
                cases.submitted(
                        student,
                        "leave-of-absence",
                        one,
                        cases.leave(cases.today(), 6),
                        "medical-certificate",
                        "guardian-consent");
        offices.all().forEach(it -> cases.approve(it, leave));
        assertThat(checked(one)).as("owed").isEqualTo("void");
        assertThat(submission("lost")).contains("card.away");
        assertThat(status(offices.registrar(), post("/cards/" + card(one) + "/take-back")))
                .isEqualTo(302);
        assertThat(states(one)).containsExactly("first deposited");
        assertThat(status(offices.registrar(), post("/cards/" + card(one) + "/give-back")))
                .as("still away")
                .isEqualTo(422);
        var reversal = Acting.call(offices.registrar(), () -> reverseCase.open(leave, "误办"));
        cases.approve(offices.head(), reversal);
        assertThat(status(offices.registrar(), post("/cards/" + card(one) + "/give-back")))
                .isEqualTo(302);
        assertThat(checked(one)).isEqualTo("valid");
        cases.people()
                .system(() ->
                        sql.sql("update card.card set owed = 'left' where enrolment_id = ?")
                                .param(one)
                                .update());
        assertThat(status(offices.registrar(), post("/cards/" + card(one) + "/take-back")))
                .isEqualTo(302);
        assertThat(states(one)).containsExactly("first returned");
    }

    @Test
    void the_sheet_is_printed_and_another_school_sees_no_card() throws Exception {
        var sheet =
                web.ask(
                        offices.registrar(),
                        get("/cards/sheet.pdf").queryParam("unit", school.firstClass().toString()));
        assertThat(sheet.getStatus()).isEqualTo(200);
        try (var pdf = Loader.loadPDF(sheet.getContentAsByteArray())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(pdf)).contains(number(one), number(other));
        }
        var strange = web.staff("registrar", cases.units().school("college").id());
        assertThat(asked(strange, get("/cards"))).doesNotContain(number(one));
        assertThat(status(strange, post("/cards/" + card(one) + "/lost"))).isEqualTo(404);
        assertThat(
                        status(
                                strange,
                                get("/cards/sheet.pdf").queryParam("unit", school.id().toString())))
                .isEqualTo(404);
    }

    private UUID enrolled() {
        return cases.students()
                .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
    }

    private Map<String, Object> request(String ground) {
        return new HashMap<>(
                Map.of("ground", ground, "on", cases.today().toString(), "explanation", "在图书馆遗失"));
    }

    private List<String> submission(String ground, String... evidence) {
        return submission(request(ground), evidence);
    }

    private List<String> submission(Map<String, Object> form, String... evidence) {
        return refusals(() -> {
            var id = cases.draft(student, "card-replacement", one, form);
            cases.evidence(student, id, evidence);
            var found = cases.submit(student, id);
            if (!found.isEmpty()) {
                throw new org.matricula.kernel.Refused(
                        found.stream().map(it -> org.matricula.kernel.Refusal.rule(it)).toList());
            }
        });
    }

    private void handed(UUID enrolment) throws Exception {
        assertThat(
                        status(
                                offices.registrar(),
                                post("/cards/hand-over")
                                        .param("id", card(enrolment))
                                        .param("to", "林一诺")))
                .isEqualTo(302);
    }

    private String card(UUID enrolment) {
        return latest("id::text", enrolment);
    }

    private String code(UUID enrolment) {
        return latest("code", enrolment);
    }

    private String number(UUID enrolment) {
        return cases.texts("select student_number from registry.enrolment where id = ?", enrolment)
                .getFirst();
    }

    private String form(UUID caseId) throws Exception {
        var document =
                cases.texts("select id::text from document.document where case_id = ?", caseId)
                        .getFirst();
        var paper = web.ask(offices.registrar(), get("/documents/" + document));
        try (var pdf = Loader.loadPDF(paper.getContentAsByteArray())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private String earlier(String column, UUID enrolment) {
        return cases.texts(
                        "select "
                                + column
                                + " from card.card where enrolment_id = ? order by id limit 1",
                        enrolment)
                .getFirst();
    }

    private String latest(String column, UUID enrolment) {
        return cases.texts(
                        "select "
                                + column
                                + " from card.card where enrolment_id = ? order by id desc limit 1",
                        enrolment)
                .getFirst();
    }

    private List<String> states(UUID enrolment) {
        return cases.texts(
                "select kind || ' ' || state from card.card where enrolment_id = ? order by id",
                enrolment);
    }

    private String checked(UUID enrolment) throws Exception {
        return told(code(enrolment)).replaceAll(".*\"state\":\"([a-z]+)\".*", "$1");
    }

    private String told(String code) throws Exception {
        return web.ask(
                        offices.head(),
                        get("/student-cards/" + code).accept(MediaType.APPLICATION_JSON))
                .getContentAsString();
    }

    private String asked(Actor actor, MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse answer = web.ask(actor, request);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private int status(Actor actor, MockHttpServletRequestBuilder request) throws Exception {
        return web.ask(actor, request).getStatus();
    }
}
