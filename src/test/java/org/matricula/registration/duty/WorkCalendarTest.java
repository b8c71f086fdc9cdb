package org.matricula.registration.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.calendar.DutySource;
import org.matricula.calendar.WorkingDays;
import org.matricula.change.TestCases;
import org.matricula.enrolment.admission.TestAdmissions;
import org.matricula.identity.Holder;
import org.matricula.identity.entry.Sessions;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/// 工作日历: what has a day in any module stands in it, is told to a calendar program under a secret
/// address, and reminds its registrar.
@ProgramTest
class WorkCalendarTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestCases cases;
    @Autowired TestAdmissions admissions;
    @Autowired List<DutySource> sources;
    @Autowired DutyReminders reminders;
    @Autowired Sessions sessions;
    @Autowired WorkingDays workingDays;
    @Autowired MessageSource words;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;
    Actor other;
    LocalDate today;
    LocalDate soon;

    @BeforeEach
    void a_school_with_something_of_everything() {
        web = new WebSteps(mvc, sql);
        school = cases.units().school("college");
        registrar = cases.people().holding("秦老师", "registrar", school.id());
        other = cases.people().holding("外校", "registrar", cases.units().school("college").id());
        today = cases.today();
        soon = workingDays.plus(today, 3);
        var batch = admissions.batch(school, today.minusDays(5), soon, List.of("identity"));
        var candidates = admissions.candidates(batch, school.firstClass(), 2);
        UUID enrolled =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        cases.people()
                .system(() -> {
                    run(
                            "insert into enrolment.recheck (batch_id, opens_on, closes_on, opener,"
                                    + " opened_at) values (?, ?, ?, '王', now())",
                            batch,
                            today,
                            soon.plusDays(10));
                    run(
                            "update enrolment.candidate set state = 'DEFERRED', deferred_until = ?"
                                    + " where id = ?",
                            soon.plusDays(20),
                            candidates.get(1));
                    run(
                            "insert into verification.campaign (unit_id, institution_id, name,"
                                    + " notice, opens_on, closes_on, opener, opened_at) values (?, ?,"
                                    + " '秋季学籍核查', '请核对', ?, ?, '王', now())",
                            school.id(),
                            school.id(),
                            today,
                            soon.plusDays(5));
                    run(
                            "insert into change.programme_round (institution_id, name, opens_on,"
                                    + " closes_on, effective_on, opener, opened_at) values (?, '春季转专业',"
                                    + " ?, ?, ?, '王', now())",
                            school.id(),
                            today,
                            soon.plusDays(6),
                            soon.plusDays(60));
                    run(
                            "insert into governance.errand (unit_id, roles, title, due_on, setter,"
                                    + " set_at) values (?, '{registrar}', '上报学年初报表', ?, '王', now())",
                            school.id(),
                            soon.plusDays(7));
                    return null;
                });
        var leave =
                cases.submitted(
                        cases.people().holding("辅导员", "counsellor", school.firstClass()),
                        "leave-of-absence",
                        enrolled,
                        cases.leave(today, 6),
                        "medical-certificate",
                        "guardian-consent");
        assertThat(leave).isNotNull();
    }

    @Test
    void every_module_tells_its_days_to_its_own_school_alone() throws Exception {
        var page = web.ask(registrar, get("/duties")).getContentAsString();
        assertThat(page)
                .contains("新生报到截止", "入学资格复查截止", "保留入学资格期满", "学籍核查截止", "秋季学籍核查")
                .contains("转专业申请截止", "春季转专业", "上报学年初报表");
        assertThat(web.ask(other, get("/duties")).getContentAsString())
                .doesNotContain("秋季学籍核查", "春季转专业", "上报学年初报表", "新生报到截止");
        var told =
                web.ask(
                                cases.people().holding("院系", "department-registrar", school.id()),
                                get("/api/v1/duties"))
                        .getContentAsString();
        assertThat(told).contains("\"verification-closes\"", "\"cases-due\"");
    }

    /// A module that forgets its word would say `duty.…` to a person.
    @Test
    void every_source_answers_and_has_its_words() {
        assertThat(sources).hasSizeGreaterThanOrEqualTo(10);
        Acting.as(
                registrar,
                () ->
                        sources.stream()
                                .flatMap(it ->
                                        it.duties(today.minusYears(2), today.plusYears(2)).stream())
                                .forEach(it -> {
                                    assertThat(it.href()).startsWith("/");
                                    assertThat(
                                                    words.getMessage(
                                                            "duty." + it.what(),
                                                            null,
                                                            "",
                                                            java.util.Locale.CHINESE))
                                            .as(it.what())
                                            .isNotEmpty();
                                }));
    }

    @Test
    void the_private_address_works_until_it_is_made_anew_or_revoked_or_the_post_ends()
            throws Exception {
        var first = subscribed();
        var file = text(feed(first));
        assertThat(file)
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("SUMMARY:学籍核查截止 · 秋季学籍核查", "BEGIN:VALARM")
                .doesNotContain("林");
        assertThat(file.replace("\r\n ", ""))
                .contains("DTSTART;VALUE=DATE:" + soon.plusDays(5).toString().replace("-", ""))
                .contains("/verifications/");
        assertThat(
                        cases.texts(
                                        "select encode(digest, 'hex') from"
                                                + " registration.calendar_feed where account_id = ?",
                                        registrar.account())
                                .toString())
                .doesNotContain(first);

        var second = subscribed();
        assertThat(feed(first).getStatus()).as("made anew").isEqualTo(404);
        assertThat(feed(second).getStatus()).isEqualTo(200);
        assertThat(web.ask(registrar, get("/duties")).getContentAsString())
                .as("told once")
                .doesNotContain(second);
        assertThat(feed("x".repeat(43)).getStatus()).isEqualTo(404);

        assertThat(web.ask(registrar, post("/duties/feed/revoke")).getStatus()).isEqualTo(302);
        assertThat(feed(second).getStatus()).as("revoked").isEqualTo(404);

        var third = subscribed();
        cases.people()
                .system(() -> {
                    run(
                            "update identity.post set revoked_at = now() where account_id = ?",
                            registrar.account());
                    return null;
                });
        assertThat(feed(third).getStatus()).as("no post any more").isEqualTo(404);
    }

    @Test
    void the_private_address_ends_with_the_other_keys_and_when_nobody_reads_it_for_a_year()
            throws Exception {
        var known = subscribed();
        assertThat(feed(known).getStatus()).isEqualTo(200);
        Acting.as(Actor.system("test"), () -> sessions.endAll(registrar.account()));
        assertThat(feed(known).getStatus()).as("as after a changed password").isEqualTo(404);
        assertThat(
                        cases.texts(
                                "select action from audit.entry where subject = 'account:' || ?::text order by at desc limit 1",
                                registrar.account()))
                .containsExactly("calendar-feed.revoke");

        var forgotten = subscribed();
        unread(364);
        assertThat(feed(forgotten).getStatus()).as("not yet").isEqualTo(200);
        unread(366);
        assertThat(web.ask(registrar, get("/duties")).getContentAsString())
                .contains("生成订阅地址")
                .doesNotContain("正在使用");
        assertThat(feed(forgotten).getStatus()).isEqualTo(404);
        assertThat(feed(subscribed()).getStatus()).as("made anew").isEqualTo(200);
    }

    private void unread(int days) {
        cases.people()
                .system(() -> {
                    run(
                            "update registration.calendar_feed set read_at = now() - make_interval(days => ?)"
                                    + " where account_id = ? and revoked_at is null",
                            days,
                            registrar.account());
                    return null;
                });
    }

    @Test
    void a_registrar_is_reminded_of_what_is_left_three_working_days_before() {
        remind(workingDays.plus(soon, -3));
        assertThat(notices(registrar))
                .anyMatch(it -> it.contains("notice.duty") && it.contains("秋季录取"));
        assertThat(notices(other)).noneMatch(it -> it.contains("秋季录取"));
    }

    @Test
    void a_weekend_makes_no_reminder_twice_and_none_fail() {
        var sunday = today.plusDays(7).with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
        while (workingDays.isWorking(sunday) || workingDays.isWorking(sunday.minusDays(1))) {
            sunday = sunday.plusDays(7);
        }
        var after = workingDays.plus(sunday, 3);
        for (var day : List.of(sunday, after)) {
            var batch = admissions.batch(school, today, day, List.of("identity"));
            admissions.candidates(batch, school.firstClass(), 1);
        }
        assertThat(remindedOf(sunday)).containsExactly(workingDays.plus(sunday, -3), sunday);
        assertThat(remindedOf(after)).containsExactly(workingDays.plus(after, -3), after);
    }

    /// The days of the fortnight before a day on which the registrar is told of what is due on it.
    private List<LocalDate> remindedOf(LocalDate due) {
        var days = new ArrayList<LocalDate>();
        var before = told(due);
        var holder = new Holder(registrar.account(), "秦老师", "registrar", school.id());
        for (var day : due.minusDays(13).datesUntil(due.plusDays(1)).toList()) {
            asSystem(() -> reminders.remind(holder, day));
            if (told(due) > before) {
                days.add(day);
                assertThat(told(due)).isEqualTo(++before);
            }
        }
        return days;
    }

    private long told(LocalDate due) {
        return notices(registrar).stream()
                .filter(it -> it.contains("notice.duty") && it.contains(due.toString()))
                .count();
    }

    private void remind(LocalDate day) {
        asSystem(() -> reminders.remind(day));
    }

    private void asSystem(Runnable work) {
        Acting.as(
                Actor.system("test"),
                () -> cases.people().transaction().executeWithoutResult(_ -> work.run()));
    }

    private List<String> notices(Actor who) {
        return Acting.call(
                who,
                () ->
                        cases.people()
                                .transaction()
                                .execute(_ ->
                                        sql.sql(
                                                        "select key || ' ' || array_to_string(args,"
                                                                + " ' ') from notice.notice")
                                                .query(String.class)
                                                .list()));
    }

    /// The address stands on the page that follows, once.
    private String subscribed() throws Exception {
        var made =
                Acting.call(
                        registrar,
                        () ->
                                mvc.perform(post("/duties/feed").with(user("x")).with(csrf()))
                                        .andReturn());
        assertThat(made.getResponse().getStatus()).isEqualTo(302);
        var address = String.valueOf(made.getFlashMap().get("address"));
        assertThat(address).matches("http.*/calendar-feeds/[A-Za-z0-9_-]{43}\\.ics");
        return address.replaceAll(".*/|\\.ics$", "");
    }

    private MockHttpServletResponse feed(String token) throws Exception {
        return mvc.perform(get("/calendar-feeds/" + token + ".ics")).andReturn().getResponse();
    }

    private static String text(MockHttpServletResponse answer) {
        assertThat(answer.getStatus()).isEqualTo(200);
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private void run(String statement, Object... values) {
        sql.sql(statement).params(values).update();
    }
}
