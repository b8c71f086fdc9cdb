package org.matricula.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.enrolment.admission.TestAdmissions;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.AtOnce;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// 学期注册: a class is registered at once, exceptions hold, a helper keeps to the normal ones of one
/// class, the lists are complete, and whoever is left over is not forgotten.
@ProgramTest
class RegistrationTest {

    static final AtomicInteger NEXT = new AtomicInteger(1);

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired TestAdmissions admissions;
    @Autowired List<ForgottenFinder> finders;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;
    Actor teacher;
    Actor helper;
    LocalDate today;
    List<UUID> students;
    List<String> numbers;
    UUID elsewhere;
    String opening;
    String clazz;

    @BeforeEach
    void aClassOfFourAndATerm() throws Exception {
        web = new WebSteps(mvc, sql);
        today = admissions.today();
        school = admissions.units().school("college");
        registrar = web.staff("registrar", school.id());
        teacher = web.staff("class-teacher", school.firstClass());
        helper = web.staff("student-helper", school.firstClass());
        students = new ArrayList<>();
        numbers = new ArrayList<>();
        for (var i = 0; i < 4; i++) {
            students.add(enrolled(school.firstClass()));
        }
        elsewhere = enrolled(school.secondClass());
        opening = opened(term(today.minusDays(3)));
        clazz = opening + "/classes/" + school.firstClass();
    }

    @Test
    void a_class_is_registered_at_once_but_for_those_with_an_exception() throws Exception {
        assertThat(mark(teacher, 0, "absence", "not-reported", "reason", "未返校").getStatus())
                .as("whom did you reach?")
                .isEqualTo(400);
        assertThat(
                        mark(
                                        teacher,
                                        0,
                                        "absence",
                                        "not-reported",
                                        "reason",
                                        "未返校",
                                        "contact",
                                        "已电话联系家长")
                                .getStatus())
                .isEqualTo(302);
        assertThat(mark(teacher, 1, "arrears", "4800").getStatus()).isEqualTo(400);
        assertThat(mark(teacher, 1, "arrears", "4800", "arrearsYear", "2025-2026").getStatus())
                .isEqualTo(302);
        assertThat(register(teacher, students).getStatus())
                .as("two of them may not")
                .isEqualTo(422);
        assertThat(states()).as("all or nothing").containsOnly("open");
        assertThat(register(teacher, students.subList(2, 4)).getStatus()).isEqualTo(302);
        assertThat(states()).containsExactly("open", "open", "registered", "registered");
        assertThat(register(teacher, List.of(elsewhere)).getStatus())
                .as("not of this class")
                .isEqualTo(409);
        assertThat(mark(teacher, 1, "absence", "").getStatus())
                .as("finance clears arrears")
                .isEqualTo(403);
        assertThat(fees(web.staff("finance", school.id()), numbers.get(1) + " 已缴").getStatus())
                .isEqualTo(302);
        assertThat(mark(teacher, 0, "absence", "").getStatus()).isEqualTo(302);
        assertThat(register(teacher, students.subList(0, 2)).getStatus()).isEqualTo(302);
        assertThat(states()).containsOnly("registered");
        assertThat(web.ask(registrar, get(opening)).getContentAsString())
                .contains("value=\"4\" max=\"4\"");
    }

    @Test
    void of_two_who_act_at_once_one_wins_and_the_other_is_told() throws Exception {
        var answers =
                AtOnce.all(
                        () -> register(teacher, students).getStatus(),
                        () -> register(helper, students).getStatus());
        assertThat(answers).containsExactlyInAnyOrder(302, 409);
        assertThat(states()).containsOnly("registered");
        assertThat(ledger("registration.register")).as("written down once").isEqualTo("1");
        // an exception taken down in the same moment is never lost under a registration
        for (var i = 0; i < 3; i++) {
            var last = students.get(i);
            admissions.changed(
                    "update registration.term_registration set state = 'open', way = null where"
                            + " enrolment_id = ?",
                    last);
            var student = i;
            AtOnce.all(
                    () -> register(teacher, List.of(last)).getStatus(),
                    () ->
                            mark(registrar, student, "arrears", "90", "arrearsYear", "2025-2026")
                                    .getStatus());
            assertThat(states().get(i)).isEqualTo("open");
            assertThat(register(teacher, List.of(last)).getStatus()).isEqualTo(422);
        }
        // two open one term
        var colleague = web.staff("registrar", school.id());
        for (var i = 1; i < 4; i++) {
            var term = term(today.plusDays(400L * i));
            var opened =
                    AtOnce.all(
                            () -> open(registrar, term, null).getStatus(),
                            () -> open(colleague, term, null).getStatus());
            assertThat(opened).containsExactlyInAnyOrder(302, 409);
        }
    }

    @Test
    void a_student_helper_registers_the_normal_ones_of_one_class_and_nothing_else()
            throws Exception {
        mark(teacher, 1, "arrears", "100", "arrearsYear", "2025-2026");
        assertThat(register(helper, students.subList(0, 2)).getStatus()).isEqualTo(422);
        assertThat(states()).containsOnly("open");
        assertThat(mark(helper, 0, "absence", "").getStatus()).isEqualTo(403);
        assertThat(fees(helper, numbers.get(1) + " 0").getStatus()).isEqualTo(403);
        assertThat(web.ask(helper, get(opening + "/list.xlsx")).getStatus()).isEqualTo(403);
        var other = opening + "/classes/" + school.secondClass();
        assertThat(web.ask(helper, get(other)).getStatus()).isEqualTo(404);
        assertThat(
                        web.ask(helper, post(other + "/register").param("id", elsewhere.toString()))
                                .getStatus())
                .isEqualTo(404);
        assertThat(
                        web.ask(
                                        web.staff("student-helper", school.id()),
                                        get(opening + "/classes/" + school.firstClass()))
                                .getStatus())
                .as("a helper of more than a class is none")
                .isEqualTo(404);
        assertThat(register(helper, students.subList(2, 3)).getStatus()).isEqualTo(302);
        assertThat(
                        admissions.told(
                                "select way from registration.term_registration where enrolment_id"
                                        + " = ?",
                                students.get(2)))
                .isEqualTo("helper");
    }

    @Test
    void the_database_keeps_a_helper_to_the_class_and_arrears_from_being_registered()
            throws Exception {
        mark(teacher, 1, "arrears", "100", "arrearsYear", "2025-2026");
        var all = "update registration.term_registration set way = 'helper'";
        var reached = Acting.call(helper, () -> transaction.execute(it -> sql.sql(all).update()));
        assertThat(reached).as("one class, whatever is asked").isEqualTo(4);
        assertThatThrownBy(() ->
                        admissions.changed(
                                "update registration.term_registration set state = 'registered'"
                                        + " where enrolment_id = ?",
                                students.get(1)))
                .hasMessageContaining("check constraint");
    }

    @Test
    void whoever_may_pay_later_registers_and_stays_on_the_list_of_arrears() throws Exception {
        var finance = web.staff("finance", school.id());
        fees(finance, numbers.get(0) + " 4800 2025-2026");
        assertThat(deferFees(teacher, 0, today.plusDays(30), "生源地助学贷款").getStatus()).isEqualTo(403);
        assertThat(deferFees(finance, 0, today.plusYears(9), "生源地助学贷款").getStatus())
                .as("not beyond the term")
                .isEqualTo(400);
        assertThat(deferFees(finance, 0, today.plusDays(30), "").getStatus()).isEqualTo(400);
        assertThat(deferFees(finance, 0, null, "并未批准").getStatus()).isEqualTo(409);
        assertThat(deferFees(finance, 1, today.plusDays(30), "不欠费").getStatus()).isEqualTo(409);
        assertThat(deferFees(finance, 0, today.plusDays(30), "生源地助学贷款").getStatus()).isEqualTo(302);
        assertThat(register(helper, students.subList(0, 1)).getStatus())
                .as("a helper registers the normal ones")
                .isEqualTo(422);
        assertThat(register(teacher, students.subList(0, 1)).getStatus()).isEqualTo(302);
        assertThat(states().getFirst()).isEqualTo("registered");
        assertThat(sheet("arrears"))
                .singleElement()
                .asString()
                .contains(numbers.get(0), "4800", "缓缴至", "生源地助学贷款");
        assertThat(web.ask(registrar, get("/duties")).getContentAsString()).contains("缓缴学费到期");
        // the amount corrected: still deferred, still registered
        assertThat(fees(finance, numbers.get(0) + " 4000 2025-2026").getStatus()).isEqualTo(302);
        assertThat(states().getFirst()).isEqualTo("registered");
        assertThat(deferFees(registrar, 0, null, "贷款没有办成").getStatus()).isEqualTo(302);
        assertThat(states().getFirst()).isEqualTo("open");
        assertThat(register(teacher, students.subList(0, 1)).getStatus()).isEqualTo(422);
        // past its day it lets nobody register
        assertThat(deferFees(registrar, 0, today, "再缓一天").getStatus()).isEqualTo(302);
        admissions.changed(
                "update registration.term_registration set fees_until = ? where enrolment_id = ?",
                today.minusDays(1),
                students.getFirst());
        assertThat(register(teacher, students.subList(0, 1)).getStatus()).isEqualTo(422);
        fees(finance, numbers.get(0) + " 已缴");
        assertThat(register(teacher, students.subList(0, 1)).getStatus()).isEqualTo(302);
        assertThat(
                        admissions.told(
                                "select coalesce(max(fees_why), 'none') from registration.term_registration where enrolment_id = ?",
                                students.getFirst()))
                .isEqualTo("none");
        assertThat(
                        admissions.told(
                                "select count(*)::text from audit.entry where action = 'registration.defer-fees' and subject = ?",
                                "enrolment:" + students.getFirst()))
                .isEqualTo("3");
    }

    private MockHttpServletResponse deferFees(
            Actor who, int student, LocalDate until, String reason) throws Exception {
        var asked =
                post(clazz + "/fee-deferrals")
                        .param("student", students.get(student).toString())
                        .param("reason", reason);
        return web.ask(who, until == null ? asked : asked.param("until", until.toString()));
    }

    @Test
    void finance_pastes_a_list_and_every_wrong_line_is_named() throws Exception {
        var finance = web.staff("finance", school.id());
        var answer =
                fees(
                        finance,
                        "%s 4800\n123 5\n99999999 5\n%s x\n%s 1\n"
                                .formatted(numbers.get(0), numbers.get(1), numbers.get(0)));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString())
                .contains("第 2 行", "第 3 行", "第 4 行", "第 5 行")
                .doesNotContain("第 1 行");
        register(teacher, students);
        assertThat(fees(finance, numbers.get(0) + "\t4800.50\t2024-2025").getStatus())
                .isEqualTo(302);
        assertThat(states()).containsExactly("open", "registered", "registered", "registered");
    }

    @Test
    void the_lists_name_class_number_kind_and_who_signs() throws Exception {
        mark(teacher, 0, "absence", "not-reported", "reason", "病假未续", "contact", "家长称下周到");
        fees(registrar, numbers.get(0) + " 300 2025-2026\n" + numbers.get(1) + " 200 2025-2026");
        register(teacher, students.subList(2, 3));
        assertThat(sheet("exceptions")).hasSize(2);
        assertThat(sheet("exceptions").getFirst())
                .contains(numbers.get(0), "欠费且未报到", "2025-2026", "病假未续", "家长称下周到");
        assertThat(sheet("arrears")).hasSize(2);
        assertThat(sheet("not-reported")).hasSize(1);
        assertThat(sheet("not-registered")).as("the other class's student too").hasSize(4);
        var pdf = web.ask(teacher, get(opening + "/list.pdf")).getContentAsByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("欠学费和未按时报到名单", numbers.get(0), "班主任", "分院");
        }
        var crooked = TestStudents.newcomer("钱多多", school.firstClass(), day());
        var id = new TestStudents(intake, transaction, sql).enrolled(crooked, school.id());
        var answer =
                web.ask(
                        teacher,
                        post(clazz + "/exceptions")
                                .param("student", id.toString())
                                .param("arrears", "5")
                                .param("arrearsYear", "2025-2026"));
        assertThat(answer.getStatus()).as("eight digits").isEqualTo(422);
        assertThat(answer.getContentAsString()).contains(crooked.studentNumber());
    }

    @Test
    void whoever_enrols_later_registers_too_and_whoever_is_left_over_has_an_owner()
            throws Exception {
        var late = enrolled(school.firstClass());
        assertThat(web.ask(teacher, get(clazz)).getContentAsString()).contains(late.toString());
        assertThat(defer(today.plusYears(9)).getStatus()).isEqualTo(400);
        assertThat(defer(today.plusDays(90)).getStatus()).isEqualTo(302);
        var over = today.plusDays(40);
        assertThat(forgotten(over)).hasSize(5).allMatch(Forgotten::late);
        assertThat(forgotten(today)).isEmpty();
        assertThat(
                        admissions.told(
                                "select status from registry.student where enrolment_id = ?", late))
                .as("no standing changes by itself")
                .isEqualTo("01");
        register(teacher, students.subList(1, 4));
        assertThat(forgotten(over)).hasSize(2);
        assertThat(forgotten(over))
                .allMatch(it -> it.href() != null && it.href().startsWith("/apply?student="));
    }

    @Test
    void students_register_themselves_only_where_the_school_allows_it() throws Exception {
        var person =
                UUID.fromString(
                        admissions.told(
                                "select person_id::text from registry.enrolment where id = ?",
                                students.get(0)));
        var student = web.themselves("student", person);
        assertThat(web.ask(student, get("/own-registrations")).getContentAsString())
                .contains("未注册");
        var own = opening.replace("/registrations", "/own-registrations") + "/";
        assertThat(web.ask(student, post(own + students.get(1))).getStatus()).isEqualTo(404);
        assertThat(web.ask(student, post(own + students.get(0))).getStatus()).isEqualTo(422);
        assertThat(states()).containsOnly("open");
        admissions.changed(
                """
                insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                values ('registration.self', ?, 'true', ?, 'x', 'x')
                """,
                school.id(),
                today);
        assertThat(web.ask(student, post(own + students.get(0))).getStatus()).isEqualTo(302);
        assertThat(states()).containsExactly("registered", "open", "open", "open");
    }

    @Test
    void a_window_ends_by_the_second_week_and_opens_once() throws Exception {
        var term = term(today.plusDays(400));
        assertThat(open(term, today.plusDays(430)).getStatus()).isEqualTo(422);
        assertThat(open(term, null).getStatus()).isEqualTo(302);
        assertThat(open(term, null).getStatus()).isEqualTo(409);
        assertThat(
                        admissions.told(
                                "select (closes_on <= ?::date)::text from registration.opening"
                                        + " where term_id = ?",
                                today.plusDays(414),
                                term))
                .isEqualTo("true");
    }

    @Test
    void a_year_is_kept_apart_from_its_terms_and_has_its_own_sheet() throws Exception {
        var path = "/year-registrations/" + school.id();
        var year =
                admissions.told(
                        "select t.year from registration.opening o join calendar.term t on t.id ="
                                + " o.term_id where o.institution_id = ?",
                        school.id());
        register(teacher, students.subList(0, 2));
        web.ask(registrar, post(path).param("year", year).param("act", "list"));
        web.ask(registrar, post(path).param("year", year).param("act", "register"));
        var count =
                "select count(*)::text from registration.year_registration where institution_id ="
                        + " ? and state = ?";
        assertThat(admissions.told(count, school.id(), "registered")).isEqualTo("2");
        var suspended =
                post(path + "/states")
                        .param("year", year)
                        .param("student", students.get(0).toString())
                        .param("state", "suspended");
        assertThat(web.ask(registrar, suspended).getStatus()).as("why?").isEqualTo(400);
        web.ask(registrar, suspended.param("reason", "学费未结清"));
        assertThat(admissions.told(count, school.id(), "suspended")).isEqualTo("1");
        assertThat(states()).startsWith("registered");
        var sheet = rows(web.ask(registrar, get(path + "/list.xlsx").param("year", year)));
        assertThat(sheet).hasSize(5).anyMatch(it -> it.contains("暂缓注册"));
    }

    @Test
    void the_work_calendar_lists_the_terms_days_and_what_is_left() throws Exception {
        var page = web.ask(registrar, get("/duties")).getContentAsString();
        assertThat(page).contains("学期注册开始", "学期注册截止", opening);
        assertThat(page).containsPattern("num last\">5<");
    }

    private LocalDate day() {
        return LocalDate.of(2025, 9, 1);
    }

    private UUID enrolled(UUID unit) {
        var number = "%08d".formatted(26_000_000 + NEXT.getAndIncrement());
        if (unit.equals(school.firstClass())) {
            numbers.add(number);
        }
        return new TestStudents(intake, transaction, sql)
                .enrolled(
                        TestStudents.numbered(TestStudents.newcomer("林一诺", unit, day()), number),
                        school.id());
    }

    private UUID term(LocalDate from) {
        return UUID.fromString(
                admissions.told(
                        """
                        insert into calendar.term (unit_id, year, seq, name, during)
                        values (?, ?, 1, '第一学期', daterange(?::date, ?::date)) returning id::text
                        """,
                        school.id(),
                        from.getYear() + "-" + (from.getYear() + 1),
                        from,
                        from.plusDays(130)));
    }

    private String opened(UUID term) throws Exception {
        return open(term, null).getRedirectedUrl();
    }

    private MockHttpServletResponse open(UUID term, LocalDate closes) throws Exception {
        return open(registrar, term, closes);
    }

    private String ledger(String act) {
        return admissions.told(
                "select count(*)::text from audit.entry where action = ? and subject = ?",
                act,
                "opening:" + opening.substring(opening.lastIndexOf('/') + 1));
    }

    private MockHttpServletResponse open(Actor who, UUID term, LocalDate closes) throws Exception {
        return web.ask(
                who,
                post("/registrations")
                        .param("institution", school.id().toString())
                        .param("term", term.toString())
                        .param("closesOn", closes == null ? "" : closes.toString()));
    }

    private MockHttpServletResponse register(Actor who, List<UUID> whom) throws Exception {
        return web.ask(
                who,
                post(clazz + "/register")
                        .param("id", whom.stream().map(UUID::toString).toArray(String[]::new)));
    }

    private MockHttpServletResponse mark(Actor who, int student, String... fields)
            throws Exception {
        var asked = post(clazz + "/exceptions").param("student", students.get(student).toString());
        for (var i = 0; i < fields.length; i += 2) {
            asked.param(fields[i], fields[i + 1]);
        }
        return web.ask(who, asked);
    }

    private MockHttpServletResponse defer(LocalDate until) throws Exception {
        return web.ask(
                registrar,
                post(clazz + "/deferrals")
                        .param("student", students.get(0).toString())
                        .param("until", until.toString())
                        .param("reason", "助学贷款办理中"));
    }

    private MockHttpServletResponse fees(Actor who, String list) throws Exception {
        return web.ask(who, post(opening + "/fees").param("fees", list));
    }

    private List<Forgotten> forgotten(LocalDate on) {
        return Acting.call(
                registrar,
                () ->
                        finders.stream()
                                .flatMap(it -> it.find(on, 100).stream())
                                .filter(it -> it.what().startsWith("registration-"))
                                .toList());
    }

    private List<String> states() {
        return students.stream()
                .map(it ->
                        admissions.told(
                                "select state from registration.term_registration where"
                                        + " enrolment_id = ?",
                                it))
                .toList();
    }

    private List<String> sheet(String kind) throws Exception {
        return rows(web.ask(registrar, get(opening + "/list.xlsx").param("kind", kind)));
    }

    /// Without heading and mark.
    private static List<String> rows(MockHttpServletResponse answer) throws Exception {
        var rows = new ArrayList<String>();
        try (var book =
                new XSSFWorkbook(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            for (var row : book.getSheetAt(0)) {
                var text = new StringBuilder();
                row.forEach(it -> text.append(it).append(' '));
                rows.add(text.toString());
            }
        }
        return rows.subList(1, rows.size() - 1);
    }
}
