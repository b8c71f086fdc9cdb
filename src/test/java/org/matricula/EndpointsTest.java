package org.matricula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.matricula.identity.NewAccount;
import org.matricula.identity.Role;
import org.matricula.identity.SealedAccounts;
import org.matricula.identity.SignedIn;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.identity.entry.TestAccounts.Person;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.page.Allowed;
import org.matricula.registry.AccountLinks;
import org.matricula.registry.TestStudents;
import org.matricula.vault.Field;
import org.matricula.vault.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

/// Who may ask what: every handler of the running program against `endpoints.yaml`, every role, and
/// ids of another school. A handler that is not in the file fails the build.
@ProgramTest
class EndpointsTest {

    /// @param ids what kind of thing each path variable names
    record Endpoint(
            String method,
            String path,
            Set<String> roles,
            Map<String, String> ids,
            @Nullable String body,
            Map<String, String> form) {

        String name() {
            return method + " " + path;
        }

        boolean api() {
            return path.startsWith("/api/");
        }

        boolean open() {
            return roles.contains(Allowed.PUBLIC);
        }

        boolean namesRoles() {
            return !open() && !roles.contains(Allowed.SIGNED_IN);
        }

        boolean allows(String role) {
            return open() || roles.contains(Allowed.SIGNED_IN) || roles.contains(role);
        }
    }

    private static final String STRANGER = "a stranger";
    private static final int REFUSED = 2;
    private static final int ANYBODY = 5;
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    @Autowired MockMvc http;
    @Autowired ApplicationContext context;
    @Autowired JdbcClient sql;
    @Autowired Vault vault;
    @Autowired PlatformTransactionManager transactions;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @SuppressWarnings("unchecked")
    static List<Endpoint> listed() throws IOException {
        try (var in = new ClassPathResource("endpoints.yaml").getInputStream()) {
            List<Map<String, Object>> entries = new Yaml().load(in);
            return entries.stream()
                    .map(it -> {
                        var at = ((String) it.get("at")).split(" ");
                        return new Endpoint(
                                at[0],
                                at[1],
                                new TreeSet<>(Arrays.asList(((String) it.get("roles")).split(" "))),
                                (Map<String, String>) it.getOrDefault("ids", Map.of()),
                                (String) it.get("body"),
                                (Map<String, String>) it.getOrDefault("form", Map.of()));
                    })
                    .toList();
        }
    }

    Map<String, Set<String>> running() {
        var found = new TreeMap<String, Set<String>>();
        mapping.getHandlerMethods()
                .forEach((info, handler) -> {
                    if (handler.getBeanType().getName().startsWith("org.matricula.")) {
                        for (var path : info.getPatternValues()) {
                            for (var method : info.getMethodsCondition().getMethods()) {
                                found.put(method + " " + path, allowed(handler));
                            }
                        }
                    }
                });
        return found;
    }

    private static Set<String> allowed(HandlerMethod handler) {
        var own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Allowed.class);
        var whole =
                own == null
                        ? AnnotatedElementUtils.findMergedAnnotation(
                                handler.getBeanType(), Allowed.class)
                        : own;
        return whole == null ? Set.of() : new TreeSet<>(Arrays.asList(whole.value()));
    }

    @Test
    void every_handler_is_listed_with_the_roles_it_serves() throws IOException {
        var file = new TreeMap<String, Set<String>>();
        listed().forEach(it -> file.put(it.name(), it.roles()));
        var lines =
                running().entrySet().stream()
                        .filter(it -> !it.getValue().equals(file.get(it.getKey())))
                        .map(it ->
                                "- at: %s%n  roles: %s"
                                        .formatted(it.getKey(), String.join(" ", it.getValue())))
                        .toList();
        assertThat(lines).as("put into endpoints.yaml:%n%s", String.join("\n", lines)).isEmpty();
        assertThat(file.keySet()).as("no longer there").isSubsetOf(running().keySet());
    }

    @Test
    void every_path_variable_says_what_it_names() throws IOException {
        for (var it : listed()) {
            var variables = VARIABLE.matcher(it.path()).results().map(v -> v.group(1)).toList();
            assertThat(it.ids().keySet())
                    .as(it.name())
                    .containsExactlyInAnyOrderElementsOf(variables);
        }
    }

    @Test
    void nobody_is_answered_who_is_not_allowed_and_nobody_who_is_gets_an_error() throws Exception {
        var accounts = TestAccounts.of(context);
        var school = units().school("school");
        var people = new HashMap<String, Person>();
        for (var role : Role.values()) {
            people.put(role.code(), accounts.holding(role.code(), school.id()));
        }
        people.put("none", accounts.somebody());
        var questions = new ArrayList<Question>();
        var roles = new ArrayList<>(new TreeSet<>(people.keySet()));
        var turn = 0;
        for (var endpoint : listed()) {
            var refused = new ArrayList<String>();
            for (var role : roles) {
                if (!endpoint.allows(role)) {
                    refused.add(role);
                } else if (endpoint.namesRoles()) {
                    questions.add(new Question(endpoint, role));
                }
            }
            // nor does a door that lets in everybody tell them apart
            for (var i = 0; i < ANYBODY && !endpoint.namesRoles(); i++) {
                questions.add(new Question(endpoint, roles.get(turn++ % roles.size())));
            }
            // one door refuses them all: a few of them knock at each, all of them somewhere
            for (var i = 0; i < Math.min(REFUSED, refused.size()); i++) {
                questions.add(new Question(endpoint, refused.get(turn++ % refused.size())));
            }
            questions.add(new Question(endpoint, STRANGER));
        }
        for (var role : roles) {
            assertThat(questions)
                    .as(role + " is refused somewhere")
                    .anyMatch(it -> it.role().equals(role) && !it.endpoint().allows(role));
        }
        var faults =
                faults(
                        questions,
                        it -> {
                            var answer =
                                    ask(
                                            it.endpoint(),
                                            people.get(it.role()),
                                            accounts,
                                            unknown(it.endpoint()));
                            return judged(it, answer);
                        });
        assertThat(faults).isEmpty();
        assertThat(questions).hasSizeGreaterThan(500);
    }

    private static @Nullable String judged(Question it, MockHttpServletResponse answer) {
        var endpoint = it.endpoint();
        var status = answer.getStatus();
        var right =
                switch (it.role()) {
                    case STRANGER ->
                            endpoint.open()
                                    ? status < 500
                                    : endpoint.api() || endpoint.path().startsWith("/ims/")
                                            ? status == 401
                                            : status == 302
                                                    && String.valueOf(answer.getRedirectedUrl())
                                                            .startsWith("/sign-in");
                    default ->
                            endpoint.allows(it.role())
                                    ? status != 401 && status < 500
                                    : status == 403;
                };
        return right ? null : it + " was answered " + status;
    }

    @Test
    void an_id_of_another_school_is_answered_exactly_as_one_that_never_was() throws Exception {
        var accounts = TestAccounts.of(context);
        var here = units().school("school");
        var there = units().school("school");
        var foreign = things(there, accounts);
        var people = new HashMap<String, Person>();
        var questions = new ArrayList<Question>();
        var listed = listed();
        for (var role : Role.values()) {
            people.put(role.code(), accounts.holding(role.code(), here.id()));
            listed.stream()
                    .filter(it -> it.allows(role.code()) && scoped(it))
                    .forEach(it -> questions.add(new Question(it, role.code())));
        }
        var faults =
                faults(
                        questions,
                        it -> told(it.endpoint(), people.get(it.role()), accounts, foreign));
        assertThat(faults).isEmpty();
        assertThat(questions).hasSizeGreaterThan(20);
    }

    /// How the answer about a foreign thing differs from the one about nothing at all.
    private @Nullable String told(
            Endpoint endpoint, Person person, TestAccounts accounts, Map<String, String> foreign)
            throws Exception {
        var unknown = unknown(endpoint);
        var absent = ask(endpoint, person, accounts, unknown);
        var known = values(endpoint, foreign);
        var theirs = ask(endpoint, person, accounts, known);
        if (theirs.getStatus() != absent.getStatus()
                || !Set.of(403, 404).contains(theirs.getStatus())) {
            return "%s as %s: %s, one that never was %s"
                    .formatted(
                            endpoint.name(),
                            person.username(),
                            theirs.getStatus(),
                            absent.getStatus());
        }
        return plain(theirs, known).equals(plain(absent, unknown))
                ? null
                : "%s as %s: the words differ".formatted(endpoint.name(), person.username());
    }

    /// The walk above would also be content with a program that finds nothing at all.
    @Test
    void what_belongs_to_ones_own_school_is_found() throws Exception {
        var accounts = TestAccounts.of(context);
        var here = units().school("school");
        var own = things(here, accounts);
        var people = new HashMap<String, Person>();
        var questions = new ArrayList<Question>();
        var listed = listed();
        for (var role : Role.values()) {
            people.put(role.code(), accounts.holding(role.code(), here.id()));
            listed.stream()
                    .filter(it -> it.method().equals("GET") && scoped(it))
                    .filter(it -> own.keySet().containsAll(it.ids().values()))
                    .filter(it -> it.allows(role.code()))
                    .forEach(it -> questions.add(new Question(it, role.code())));
        }
        Set<String> found = ConcurrentHashMap.newKeySet();
        var faults =
                faults(
                        questions,
                        it -> {
                            var endpoint = it.endpoint();
                            var answer =
                                    ask(
                                            endpoint,
                                            people.get(it.role()),
                                            accounts,
                                            values(endpoint, own));
                            if (answer.getStatus() == 200) {
                                found.add(endpoint.name());
                            }
                            return answer.getStatus() < 500 ? null : it + " " + answer.getStatus();
                        });
        assertThat(faults).isEmpty();
        var asked = new TreeSet<String>();
        questions.forEach(it -> asked.add(it.endpoint().name()));
        assertThat(asked).hasSizeGreaterThan(8);
        var missed = new TreeSet<>(asked);
        missed.removeAll(found);
        assertThat(missed)
                .as("of %s things nobody of the school finds", asked.size())
                .hasSizeLessThan(asked.size() / 3);
    }

    @Test
    void a_student_and_a_guardian_reach_no_classmate() throws Exception {
        var accounts = TestAccounts.of(context);
        var here = units().school("school");
        var mine = things(here, accounts);
        var classmates = things(here, accounts);
        int compared = 0;
        for (var role : List.of("student", "guardian")) {
            var person = accounts.holding(role, here.firstClass());
            link(person, role, UUID.fromString(mine.get("enrolment")));
            for (var it : listed()) {
                if (it.allows(role) && personal(it)) {
                    assertThat(told(it, person, accounts, classmates)).isNull();
                    compared++;
                }
            }
            var own = accounts.bearer(person);
            var file =
                    http.perform(
                                    MockMvcRequestBuilders.get(
                                                    "/api/v1/students/{number}",
                                                    mine.get("student"))
                                            .header(HttpHeaders.AUTHORIZATION, own))
                            .andReturn()
                            .getResponse();
            assertThat(file.getStatus()).as("their own, as " + role).isIn(200);
        }
        assertThat(compared).isGreaterThan(6);
    }

    /// An endpoint and who asks.
    private record Question(Endpoint endpoint, String role) {

        @Override
        public String toString() {
            return endpoint.name() + " as " + role;
        }
    }

    private interface Judgement {

        /// What is wrong with the answer, if anything.
        @Nullable String of(Question question) throws Exception;
    }

    /// Asks on every core: it is some twenty thousand questions.
    private static List<String> faults(List<Question> questions, Judgement judgement)
            throws Exception {
        try (var cores = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var answers =
                    cores.invokeAll(
                            questions.stream()
                                    .<Callable<@Nullable String>>map(it -> () -> judgement.of(it))
                                    .toList());
            var faults = new ArrayList<String>();
            for (var it : answers) {
                if (it.get() != null) {
                    faults.add(it.get());
                }
            }
            return faults;
        }
    }

    /// Names something of one student, and not only the school they share.
    private static boolean personal(Endpoint endpoint) {
        return endpoint.ids().values().stream()
                .anyMatch(
                        Set.of(
                                        "student",
                                        "enrolment",
                                        "case",
                                        "turn",
                                        "sanction-case",
                                        "sanction",
                                        "withdrawal-case")
                                ::contains);
    }

    private void link(Person person, String role, UUID enrolment) {
        var links = context.getBean(AccountLinks.class);
        Acting.as(
                Actor.system("test"),
                () ->
                        new TransactionTemplate(transactions)
                                .executeWithoutResult(status -> {
                                    var of =
                                            sql.sql(
                                                            "select person_id from"
                                                                    + " registry.enrolment where id ="
                                                                    + " :id")
                                                    .param("id", enrolment)
                                                    .query(UUID.class)
                                                    .single();
                                    if (role.equals("student")) {
                                        links.ownAccount(person.id(), of);
                                    } else {
                                        links.guardianAccount(person.id(), of, 1);
                                    }
                                }));
    }

    private Map<String, String> certified(UUID enrolment) {
        var conclusion =
                made(
                        """
                        insert into graduation.conclusion
                          (institution_id, enrolment_id, person_id, scope_pos, outcome, concluded_on, degree, decision_no, recorded_at)
                        select institution_id, id, person_id, scope_pos, 'graduate', current_date, false, 'x', now()
                          from registry.enrolment where id = ? returning id
                        """,
                        enrolment);
        var certificate =
                made(
                        """
                        insert into credential.certificate
                          (institution_id, enrolment_id, person_id, scope_pos, conclusion_id, kind, number, dated_on, name, sex,
                           born_on, from_on, to_on, school, principal, body, drawn_at, drawer)
                        select institution_id, enrolment_id, person_id, scope_pos, id, 'diploma', id::text, current_date, 'x',
                               'x', current_date, current_date, current_date, 'x', 'x', 'x', now(), 'x'
                          from graduation.conclusion where id = ? returning id
                        """,
                        UUID.fromString(conclusion));
        var run =
                made(
                        """
                        insert into credential.print_run
                          (institution_id, scope_pos, unit_id, form, printer, certificates, made_at, maker)
                        select institution_id, scope_pos, institution_id, 'diploma', 'x', 1, now(), 'x'
                          from graduation.conclusion where id = ? returning id
                        """,
                        UUID.fromString(conclusion));
        var file =
                made(
                        """
                        insert into credential.national_file
                          (institution_id, scope_pos, decision_no, decided, sent, made_at, maker)
                        select institution_id, scope_pos, 'x', 1, 1, now(), 'x'
                          from graduation.conclusion where id = ? returning id
                        """,
                        UUID.fromString(conclusion));
        var line =
                made(
                        """
                        insert into credential.national_line (file_id, certificate_id, enrolment_id, person_id, scope_pos, state, answer)
                        select (select f.id from credential.national_file f
                                 where f.institution_id = c.institution_id order by f.id desc limit 1),
                               c.id, c.enrolment_id, c.person_id, c.scope_pos, 'differs', 'x'
                          from credential.certificate c where c.id = ? returning id
                        """,
                        UUID.fromString(certificate));
        var list =
                made(
                        """
                        insert into exchange.platform_list
                          (institution_id, scope_pos, layout, from_on, to_on, sent, made_at, maker)
                        select institution_id, scope_pos, 'enrolment', current_date, current_date, 1, now(), 'x'
                          from graduation.conclusion where id = ? returning id
                        """,
                        UUID.fromString(conclusion));
        var listed =
                made(
                        """
                        insert into exchange.platform_line (list_id, enrolment_id, person_id, scope_pos, state, answer, owner)
                        select f.id, c.enrolment_id, c.person_id, c.scope_pos, 'differs', 'x', 'x'
                          from credential.certificate c
                          join exchange.platform_list f on f.institution_id = c.institution_id
                         where c.id = ? order by f.id desc limit 1 returning id
                        """,
                        UUID.fromString(certificate));
        return Map.of(
                "certificate", certificate,
                "print-run", run,
                "national-file", file,
                "national-line", line,
                "platform-list", list,
                "platform-line", listed);
    }

    private static boolean scoped(Endpoint endpoint) {
        return !endpoint.ids().isEmpty()
                && endpoint.ids().values().stream().noneMatch("nothing"::equals);
    }

    /// Without what the asker said themselves, and the forgery token of the page.
    private static String plain(MockHttpServletResponse answer, Map<String, String> values)
            throws IOException {
        var text = answer.getContentAsString();
        for (var it : values.values()) {
            text = text.replace(it, "ID");
        }
        return text.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replaceAll("X-CSRF-TOKEN[^}]*", "");
    }

    private Map<String, String> things(TestUnits.School school, TestAccounts accounts) {
        var account = accounts.somebody(new NewAccount.Post("teacher", school.firstClass()));
        var post =
                sql.sql("select id from identity.post where account_id = :id")
                        .param("id", account.id())
                        .query(UUID.class)
                        .single();
        var students =
                new TestStudents(
                        context.getBean(org.matricula.registry.Intake.class),
                        new TransactionTemplate(transactions),
                        sql);
        var student = TestStudents.newcomer("林一诺", school.firstClass(), LocalDate.of(2025, 9, 1));
        var enrolment = students.enrolled(student, school.id());
        var twin = students.enrolled(school.id(), school.firstClass(), LocalDate.of(2025, 9, 1));
        var cases = context.getBean(org.matricula.change.TestCases.class);
        var teacher = cases.people().holding("班主任", "class-teacher", school.firstClass());
        var leave =
                cases.submitted(
                        teacher,
                        "leave-of-absence",
                        enrolment,
                        cases.leave(cases.today(), 6),
                        "medical-certificate",
                        "guardian-consent");
        var correction =
                cases.draft(
                        teacher, "correction", enrolment, Map.of("because", "information-change"));
        cases.people()
                .system(() ->
                        sql.sql("update workflow.case_file set state = 'submitted' where id = ?")
                                .param(correction)
                                .update());
        var things = new HashMap<>(affairs(school));
        things.putAll(reports(school));
        things.put("correction", correction.toString());
        things.putAll(window(school));
        things.put(
                "correction-report",
                made(
                        """
                        insert into change.correction_report (institution_id, scope_pos, moment, year, seq, made_by, made_at)
                        select u.id, u.pos, 'enrolled', 2026,
                               1 + (select count(*) from change.correction_report r where r.institution_id = u.id), 'x', now()
                          from organisation.unit u where u.id = ? returning id
                        """,
                        school.id()));
        var admissions = context.getBean(org.matricula.enrolment.admission.TestAdmissions.class);
        var batch = admissions.batch(school);
        things.put("batch", batch.toString());
        things.put("candidate", admissions.candidate(batch, school).toString());
        var programme =
                made(
                        """
                        insert into curriculum.programme (institution_id, unit_id, level, entry_year, name)
                        select id, id, gen_random_uuid()::text, 2026, '外校方案' from organisation.unit where id = ? returning id
                        """,
                        school.id());
        things.put("programme", programme);
        things.put(
                "task",
                made(
                        """
                        with c as (
                          insert into curriculum.course (institution_id, code, name, nature, assessment)
                          select id, gen_random_uuid()::text, '外校课程', 'required', 'examined' from organisation.unit where id = ?
                          returning id, institution_id),
                        t as (
                          insert into calendar.term (unit_id, year, seq, name, during)
                          select institution_id, '2098-2099', 1, 'x', daterange('2098-09-01', '2099-01-01') from c
                          on conflict do nothing returning id, unit_id),
                        m as (
                          select id, unit_id from t union select id, unit_id from calendar.term where year = '2098-2099')
                        insert into coursework.task (institution_id, scope_pos, unit_id, term_id, course_id, programme_id,
                          teacher_id, scale, usual_percent, opens_on, closes_on)
                        select u.id, u.pos, u.id, m.id, c.id, p.id, a.id, 'hundred', 30, '2026-01-01', '2026-01-02'
                          from c, m, organisation.unit u, curriculum.programme p,
                               (select id from identity.account limit 1) a
                         where u.id = c.institution_id and p.unit_id = u.id and m.unit_id = u.id
                         limit 1
                        returning id
                        """,
                        school.id()));
        var run =
                made(
                        """
                        with t as (insert into calendar.term (unit_id, year, seq, name, during)
                          values (?, '2019-2020', 1, '第一学期', daterange('2019-09-01', '2020-01-10'))
                          on conflict (unit_id, year, seq) do update set name = excluded.name returning id, unit_id)
                        insert into standing.run
                          (institution_id, term_id, sort, rules_on, as_of, listed_from, state, begun_at, ended_at, starter,
                           starter_role, confirmer, confirmed_at)
                        select unit_id, id, 'warning', '2020-01-10', '2020-01-10', 4, 'confirmed', now(), now(), 'x',
                               'registrar', 'x', now() from t
                        on conflict (institution_id, term_id) where sort = 'warning' and state in ('done', 'confirmed')
                          do update set starter = 'x' returning id
                        """,
                        school.id());
        things.put("warning-run", run);
        things.put(
                "warning",
                made(
                        """
                        insert into standing.warning
                          (run_id, institution_id, enrolment_id, scope_pos, person_id, level, failed_courses,
                           failed_credits, taken_credits, earned_credits, year_taken, year_earned, in_a_row, years, state)
                        select r.id, r.institution_id, e.id, e.scope_pos, e.person_id, 1, 2, 4, 16, 12, 16, 12, 1, 1.0, 'open'
                          from registry.enrolment e
                          join standing.run r on r.institution_id = e.institution_id and r.starter = 'x'
                         where e.id = ? returning id
                        """,
                        enrolment));
        things.put(
                "warning-report",
                made(
                        """
                        insert into standing.report (run_id, unit_id, scope_pos, students, file_id, hander, handed_at)
                        select r.id, u.id, u.pos, 1, a.id, 'x', now()
                          from standing.run r join organisation.unit u on u.id = r.institution_id,
                               (select id from attachment.file limit 1) a
                         where r.id = ?
                        on conflict (run_id, unit_id) do update set hander = 'x' returning id
                        """,
                        UUID.fromString(run)));
        things.put(
                "grade-correction",
                made(
                        """
                        with g as (
                          insert into coursework.grade (task_id, enrolment_id, scope_pos, person_id)
                          select t.id, f.subject_id, f.scope_pos, f.person_id
                            from workflow.case_file f, coursework.task t
                           where f.id = ? and t.institution_id = f.institution_id limit 1
                          returning *)
                        insert into coursework.correction (case_id, grade_id, enrolment_id, scope_pos, person_id, from_version)
                        select f.id, g.id, g.enrolment_id, g.scope_pos, g.person_id, 0
                          from g join workflow.case_file f on f.subject_id = g.enrolment_id
                         limit 1
                        returning case_id
                        """,
                        leave));
        things.put(
                "recognition",
                made(
                        """
                        insert into coursework.recognition
                          (case_id, institution_id, enrolment_id, scope_pos, person_id, kind, programme_id, made_at)
                        select f.id, f.institution_id, f.subject_id, f.scope_pos, f.person_id, 'transfer', p.id, now()
                          from workflow.case_file f
                          join curriculum.programme p on p.institution_id = f.institution_id
                         where f.id = ? limit 1 returning case_id
                        """,
                        leave));
        things.put(
                "grade",
                made(
                        """
                        select g.id from coursework.correction c join coursework.grade g on g.id = c.grade_id
                         where c.case_id = cast(? as uuid)
                        """,
                        UUID.fromString(things.get("grade-correction"))));
        things.put(
                "grade-recheck",
                made(
                        """
                        insert into coursework.recheck (case_id, grade_id, enrolment_id, scope_pos, person_id)
                        select c.case_id, c.grade_id, c.enrolment_id, c.scope_pos, c.person_id
                          from coursework.correction c where c.case_id = cast(? as uuid) returning case_id
                        """,
                        UUID.fromString(things.get("grade-correction"))));
        things.put(
                "exam-bar",
                made(
                        """
                        insert into coursework.exam_bar
                          (grade_id, task_id, enrolment_id, scope_pos, person_id, missed, hours, share, proposer, proposed_at)
                        select g.id, g.task_id, g.enrolment_id, g.scope_pos, g.person_id, 20, 50, 33, 'x', now()
                          from coursework.grade g where g.id = cast(? as uuid) returning id
                        """,
                        UUID.fromString(things.get("grade"))));
        things.put(
                "ranking",
                made(
                        """
                        insert into coursework.ranking (institution_id, unit_id, scope_pos, entry_year, scheme, made_by, made_at)
                        select id, id, pos, 2026, 'linear-5', 'x', now() from organisation.unit where id = ? returning id
                        """,
                        school.id()));
        things.put(
                "appraisal",
                made(
                        """
                        with t as (insert into calendar.term (unit_id, year, seq, name, during)
                          values (?, '2097-2098', 1, 'x', daterange('2097-09-01', '2098-01-01'))
                          on conflict (unit_id, year, seq) do update set name = excluded.name returning id, unit_id)
                        insert into appraisal.round (institution_id, scope_pos, term_id, base, bonus, malus, student_percent,
                          unit_percent, opener, opened_at)
                        select u.id, u.pos, t.id, 80, 2, 2, 10, 20, 'x', now() from t join organisation.unit u on u.id = t.unit_id
                        on conflict (institution_id, term_id) do update set opener = 'x' returning id
                        """,
                        school.id()));
        things.put(
                "volume",
                made(
                        """
                        insert into archive.volume (institution_id, enrolment_id, scope_pos, person_id, unit_id, number, place,
                          facts, digest, filed_on, filer, filed_at)
                        select s.institution_id, s.enrolment_id, s.scope_pos, s.person_id, s.unit_id, gen_random_uuid()::text,
                               'x', '{"name": "x", "studentNumber": "x"}', 'x', '2026-01-01', 'x', now()
                          from registry.student s where s.enrolment_id = ? returning id
                        """,
                        enrolment));
        things.putAll(archived(school, things.get("volume")));
        things.put(
                "standard",
                made(
                        """
                        insert into appraisal.standard (institution_id, name, seq, added_by)
                        values (?, gen_random_uuid()::text, 9, 'x') returning id
                        """,
                        school.id()));
        things.put(
                "opening",
                made(
                        """
                        with t as (insert into calendar.term (unit_id, year, seq, name, during)
                          values (?, '2020-2021', 1, '第一学期', daterange('2020-09-01', '2021-01-10'))
                          on conflict (unit_id, year, seq) do update set name = excluded.name returning id, unit_id)
                        insert into registration.opening (institution_id, term_id, opens_on, closes_on, opener, opened_at)
                        select unit_id, id, '2020-09-01', '2020-09-13', 'x', now() from t
                        on conflict (institution_id, term_id) do update set opener = 'x' returning id
                        """,
                        school.id()));
        things.put(
                "batch",
                made(
                        """
                        insert into credential.batch (institution_id, scope_pos, unit_id, purpose, form, language, title, asker, asked_at)
                        select u.id, u.pos, u.id, 'class', 'transcript', 'zh', '外校成绩单', 'x', now()
                          from organisation.unit u where u.id = ? returning id
                        """,
                        school.id()));
        things.put(
                "waiver",
                made(
                        """
                        insert into workflow.waiver (case_id, scope_pos, person_id, rule, sentence, fields, why, asked, asked_role, asked_at)
                        select id, scope_pos, person_id, 'leave.times', 'x', fields, 'x', 'x', 'x', now()
                          from workflow.case_file where id = ? returning id
                        """,
                        leave));
        things.put(
                "transfer",
                made(
                        """
                        with c as (select * from workflow.case_file where id = ?),
                        t as (
                          insert into change.transfer
                            (education, first_side, sending_id, sending_name, receiving_name, state, began_at)
                          select c.education, 'sending', c.institution_id, 'x', 'y', 'asked', now() from c
                          returning id)
                        insert into change.transfer_side
                          (transfer_id, side, scope_pos, person_id, unit_id, enrolment_id, name, sex, kind, salt)
                        select t.id, 'sending', c.scope_pos, c.person_id, c.unit_id, c.subject_id, 'x', '1', 'x',
                               uuid_send(gen_random_uuid())
                          from t, c
                        returning id
                        """,
                        leave));
        things.put(
                "chase",
                made(
                        """
                        insert into change.chase (enrolment_id, person_id, scope_pos, lost_on, circumstances, due_on, opened, opened_at)
                        select subject_id, person_id, scope_pos, current_date, 'x', current_date, 'x', now()
                          from workflow.case_file where id = ? returning id
                        """,
                        leave));
        things.putAll(verified(school, enrolment));
        things.putAll(disciplined(school, enrolment));
        things.putAll(certified(enrolment));
        things.putAll(surveyed(enrolment));
        things.put("exam-round", examRound(school));
        things.putAll(audited(enrolment));
        things.putAll(
                Map.of(
                        "duplicate", duplicate(enrolment, twin),
                        "case", leave.toString(),
                        "turn", cases.step(leave).toString(),
                        "account", account.id().toString(),
                        "post", post.toString(),
                        "unit", school.id().toString(),
                        "student", student.studentNumber(),
                        "enrolment", enrolment.toString()));
        return things;
    }

    /// A round of the graduation audit that is over, with a student in it who objects.
    private Map<String, String> audited(UUID enrolment) {
        var round =
                made(
                        """
                        insert into graduation.round
                          (institution_id, concluded_on, kind, due_on, state, rules_on, begun_at, ended_at, starter, starter_role)
                        select institution_id, current_date, 'early', current_date, 'superseded', current_date, now(), now(), 'x', 'registrar'
                          from registry.enrolment where id = ? returning id
                        """,
                        enrolment);
        var verdict =
                made(
                        """
                        insert into graduation.verdict
                          (round_id, enrolment_id, person_id, scope_pos, credits, credits_need, found, outcome, degree, found_degree,
                           photo, in_results, in_programme, in_record, in_outside)
                        select (select r.id from graduation.round r where r.institution_id = e.institution_id
                                 order by r.id desc limit 1),
                               e.id, e.person_id, e.scope_pos, 1, 1, 'graduate', 'graduate', false, false, true, 0, 0, 0, 0
                          from registry.enrolment e where e.id = ? returning id
                        """,
                        enrolment);
        return Map.of(
                "graduation-round", round,
                "graduation-verdict", verdict,
                "graduation-objection",
                        made(
                                """
                                insert into graduation.objection (round_id, enrolment_id, person_id, scope_pos, words, made_on)
                                select v.round_id, v.enrolment_id, v.person_id, v.scope_pos, 'x', current_date
                                  from graduation.verdict v where v.id = ? returning id
                                """,
                                UUID.fromString(verdict)));
    }

    private String examRound(TestUnits.School school) {
        return made(
                """
                with t as (insert into calendar.term (unit_id, year, seq, name, during)
                  values (?, '2020-2021', 1, '第一学期', daterange('2020-09-01', '2021-01-10'))
                  on conflict (unit_id, year, seq) do update set name = excluded.name returning id, unit_id),
                r as (
                  insert into exam.round (institution_id, term_id, held_term_id, ends_on, results_due_on, closes_on, opener, opened_at)
                  select unit_id, id, id, '2020-09-13', '2020-09-20', '2020-09-27', 'x', now() from t
                  on conflict (institution_id, term_id, kind) do update set opener = 'x' returning id),
                s as (
                  insert into exam.round_step (round_id, step, due_on)
                  select r.id, n, '2020-09-13' from r, generate_series(1, 10) n on conflict do nothing)
                select id from r
                """,
                school.id());
    }

    /// A campaign of the school with a finding about a student, and the student's card.
    private Map<String, String> verified(TestUnits.School school, UUID enrolment) {
        return Map.of(
                "verification",
                        made(
                                """
                                insert into verification.campaign (unit_id, institution_id, name, notice, opens_on, closes_on, opener, opened_at)
                                select u.id, u.id, '外校核查', 'x', '2020-01-01', '2099-01-01', 'x', now()
                                  from organisation.unit u where u.id = ? returning id
                                """,
                                school.id()),
                "finding",
                        made(
                                """
                                with listed as (
                                  insert into verification.line (campaign_id, enrolment_id, scope_pos, person_id)
                                  select c.id, e.id, e.scope_pos, e.person_id from registry.enrolment e
                                    join lateral (select c.id from verification.campaign c where c.unit_id = e.institution_id
                                                   order by c.id desc limit 1) c on true
                                   where e.id = ? returning *)
                                insert into verification.finding (campaign_id, rule, about, enrolment_id, scope_pos, person_id, severity,
                                                                  weight, owner, due_on, found_at)
                                select campaign_id, 'photo-missing', enrolment_id::text, enrolment_id, scope_pos, person_id,
                                       'warning', 5, 'registrar', '2099-01-01', now() from listed returning id
                                """,
                                enrolment),
                "card",
                        made(
                                """
                                insert into card.card (institution_id, enrolment_id, scope_pos, person_id, number, code, kind, made_on, maker)
                                select e.institution_id, e.id, e.scope_pos, e.person_id, e.id::text,
                                       translate(upper(substr(replace(e.id::text, '-', ''), 17)), 'ILOU', '1100'), 'first', '2020-01-01', 'x'
                                  from registry.enrolment e where e.id = ? returning id
                                """,
                                enrolment));
    }

    /// A questionnaire that asks a student, the interview that followed, and a measure.
    private Map<String, String> surveyed(UUID enrolment) {
        var questionnaire =
                made(
                        """
                        insert into survey.questionnaire
                          (institution_id, unit_id, scope_pos, title, theme, anonymous, asked, paged, owner, added_at)
                        select u.id, u.id, u.pos, 'x', 'habits', false, 'students', false, 'x', now()
                          from registry.student s join organisation.unit u on u.id = s.institution_id
                         where s.enrolment_id = ? returning id
                        """,
                        enrolment);
        var section =
                made(
                        "insert into survey.section (questionnaire_id, seq) values (?, 1) returning id",
                        UUID.fromString(questionnaire));
        var question =
                made(
                        """
                        insert into survey.question (questionnaire_id, section_id, seq, kind, words, mandatory)
                        select questionnaire_id, id, 1, 'text', 'x', true from survey.section where id = ? returning id
                        """,
                        UUID.fromString(section));
        var interview =
                made(
                        """
                        with s as (
                          select s.*, u.pos from registry.student s join organisation.unit u on u.id = s.institution_id
                           where s.enrolment_id = ?),
                        c as (
                          insert into survey.campaign (institution_id, unit_id, scope_pos, title, theme, guide, interviewer_role,
                            strata, due_on, owner, opened_at)
                          select institution_id, institution_id, pos, 'x', 'habits', '{x}', 'class-teacher', 'none',
                                 '2099-01-01', 'x', now() from s returning id)
                        insert into survey.interview (campaign_id, enrolment_id, scope_pos, person_id, unit_id, stratum)
                        select c.id, s.enrolment_id, s.scope_pos, s.person_id, s.unit_id, '' from c, s returning id
                        """,
                        enrolment);
        return Map.of(
                "questionnaire", questionnaire,
                "survey-section", section,
                "survey-question", question,
                "interview", interview,
                "interview-plan",
                        made(
                                "select campaign_id from survey.interview where id = ?",
                                UUID.fromString(interview)),
                "measure",
                        made(
                                """
                                insert into survey.measure (institution_id, enrolment_id, scope_pos, person_id, theme, what,
                                  owner_id, owner, due_on, setter, set_at)
                                select s.institution_id, s.enrolment_id, s.scope_pos, s.person_id, 'habits', 'x',
                                       gen_random_uuid(), 'x', '2099-01-01', 'x', now()
                                  from registry.student s where s.enrolment_id = ? returning id
                                """,
                                enrolment));
    }

    /// An offence of a student's, the sanction it led to, and the appeal against that.
    private Map<String, String> disciplined(TestUnits.School school, UUID enrolment) {
        var kind =
                made(
                        """
                        insert into discipline.offence_kind (institution_id, name, misconduct, added_by)
                        values (?, gen_random_uuid()::text, '99', 'x') returning id
                        """,
                        school.id());
        var offence =
                made(
                        """
                        insert into discipline.offence
                          (institution_id, enrolment_id, scope_pos, person_id, number, kind_id, occurred_on, facts, registrar,
                           registrar_role, registered_at)
                        select s.institution_id, s.enrolment_id, s.scope_pos, s.person_id, s.enrolment_id::text,
                               (select id from discipline.offence_kind where institution_id = s.institution_id limit 1),
                               '2026-01-01', 'x', 'x', 'teacher', now()
                          from registry.student s where s.enrolment_id = ? returning id
                        """,
                        enrolment);
        var sanction = decided("sanction", enrolment);
        var proceeding =
                """
                insert into discipline.proceeding (case_id, scope_pos, person_id, offence_id)
                select c.id, c.scope_pos, c.person_id, o.id from workflow.case_file c
                  join discipline.offence o on o.enrolment_id = c.subject_id
                 where c.id = ? returning case_id
                """;
        var appeal = decided("appeal", enrolment);
        return Map.of(
                "offence-kind", kind,
                "offence", offence,
                "sanction-case", made(proceeding, UUID.fromString(sanction)),
                "withdrawal-case",
                        made(
                                """
                                with c as (
                                  update workflow.case_file
                                     set fields = coalesce(fields, '{}') || '{"ground": "study-limit", "facts": "x"}'
                                   where id = ? returning id, scope_pos, person_id)
                                insert into change.withdrawal_proceeding (case_id, scope_pos, person_id)
                                select c.id, c.scope_pos, c.person_id from c returning case_id
                                """,
                                UUID.fromString(decided("required-withdrawal", enrolment))),
                "sanction",
                        made(
                                """
                                insert into discipline.sanction
                                  (institution_id, enrolment_id, scope_pos, person_id, case_id, offence_id, measure, months, decided_on)
                                select c.institution_id, c.subject_id, c.scope_pos, c.person_id, c.id, p.offence_id, 'warning', 6,
                                       '2026-01-01'
                                  from workflow.case_file c join discipline.proceeding p on p.case_id = c.id
                                 where c.id = ? returning id
                                """,
                                UUID.fromString(sanction)),
                "appeal-case",
                        made(
                                """
                                insert into discipline.appeal (case_id, decided_id, scope_pos, person_id, received_on, due_on)
                                select c.id, d.id, c.scope_pos, c.person_id, '2026-01-01', '2026-01-16'
                                  from workflow.case_file c
                                  join workflow.case_file d on d.subject_id = c.subject_id and d.kind = 'sanction'
                                 where c.id = ? returning case_id
                                """,
                                UUID.fromString(appeal)));
    }

    private String decided(String kind, UUID enrolment) {
        return made(
                """
                insert into workflow.case_file
                  (kind, number, subject_id, person_id, institution_id, unit_id, scope_pos, education, subject_name, state, fields,
                   applicant, applicant_role, exclusive, created_at, submitted_at, concluded_at)
                select '%s', '%s' || s.enrolment_id, s.enrolment_id, s.person_id, s.institution_id, s.unit_id, s.scope_pos,
                       'school', s.name, 'effective', '{"measure": "warning", "facts": "x", "basis": "x"}', 'x', 'counsellor',
                       false, now(), now(), now()
                  from registry.student s where s.enrolment_id = ? returning id
                """
                        .formatted(kind, kind),
                enrolment);
    }

    /// A body, a rule, an errand and a publication of the school.
    private Map<String, String> affairs(TestUnits.School school) {
        return Map.of(
                "body",
                        made(
                                """
                                insert into governance.body (institution_id, kind, name, founded_by, during)
                                values (?, 'other', '外校学籍科', 'x', daterange('2020-01-01', null)) returning id
                                """,
                                school.id()),
                "rule",
                        made(
                                """
                                insert into governance.rule_document (unit_id, kind, title, issued_by, in_force, entered_at, entered_by)
                                values (?, 'charter', '外校章程', 'x', daterange('2020-01-01', null), now(), 'x') returning id
                                """,
                                school.id()),
                "errand",
                        made(
                                """
                                insert into governance.errand (unit_id, roles, title, due_on, setter, set_at)
                                values (?, '{student}', '外校任务', '2020-01-01', 'x', now()) returning id
                                """,
                                school.id()),
                "publication",
                        made(
                                """
                                insert into governance.publication (institution_id, kind, title, office, phone, during, publisher, published_at)
                                values (?, 'withdrawal', '外校公示', 'x', 'x', daterange('2020-01-01', '2099-01-01'), 'x', now()) returning id
                                """,
                                school.id()));
    }

    /// A feedback, a selection and an announcement of the school.
    private Map<String, String> window(TestUnits.School school) {
        return Map.of(
                "feedback",
                        made(
                                """
                                insert into feedback.feedback (institution_id, scope_pos, topic, place, words, giver_id,
                                       giver, giver_role, given_at, owner_role, due_on)
                                select u.id, u.pos, 'use', 'x', '外校反馈', a.id, 'x', 'registrar', now(), 'registrar',
                                       current_date
                                  from organisation.unit u, identity.account a where u.id = ? limit 1 returning id
                                """,
                                school.id()),
                "selection",
                        made(
                                """
                                with c as (insert into selection.scheme (institution_id, kind, name, basis, order_by,
                                             rank_within, no_failed, no_sanction, added_by, added_at)
                                           values (?, 'honour', '外校评选' || gen_random_uuid(), 'x', 'mean', 'class', true, true, 'x', now())
                                           returning id, institution_id)
                                insert into selection.round (institution_id, scheme_id, unit_id, name, during, opener, opened_at)
                                select c.institution_id, c.id, c.institution_id, '外校评选', daterange('2020-01-01', '2020-02-01'),
                                       'x', now() from c returning id
                                """,
                                school.id()),
                "announcement",
                        made(
                                """
                                insert into announcement.announcement (institution_id, unit_id, title, words, audiences,
                                       chosen, receipt, sender_id, sender, sent_at)
                                select u.id, u.id, '外校通知', 'x', '{staff}', 'x', false, a.id, 'x', now()
                                  from organisation.unit u, identity.account a where u.id = ? limit 1 returning id
                                """,
                                school.id()));
    }

    /// A round of reports the school owes itself, its assessment, what its centre was told, a kept
    /// report.
    private Map<String, String> reports(TestUnits.School school) {
        return Map.of(
                "report-round",
                        made(
                                """
                                insert into report.round (unit_id, outside, title, as_of, due_on, opener, opened_at)
                                values (?, true, '外校报表', '2026-09-01', '2026-09-20', 'x', now()) returning id
                                """,
                                school.id()),
                "submission",
                        made(
                                """
                                with r as (
                                  insert into report.round (unit_id, outside, title, as_of, due_on, opener, opened_at)
                                  values (?, true, '外校报表', '2026-09-01', '2026-09-20', 'x', now()) returning id, unit_id)
                                insert into report.submission (round_id, unit_id, scope_pos)
                                select r.id, u.id, u.pos from r join organisation.unit u on u.id = r.unit_id returning id
                                """,
                                school.id()),
                "assessment",
                        made(
                                """
                                insert into report.assessment (assessor_id, unit_id, scope_pos, year)
                                select u.id, u.id, u.pos, (select coalesce(max(a.year), 2000) + 1 from report.assessment a)
                                  from organisation.unit u where u.id = ? returning id
                                """,
                                school.id()),
                "guidance",
                        made(
                                """
                                with u as (select id, pos from organisation.unit where id = ?), b as (
                                  insert into governance.body (institution_id, kind, name, founded_by, during)
                                  select id, 'registry-centre', '外校中心', 'x', daterange('2020-01-01', null) from u returning id)
                                insert into report.guidance (unit_id, scope_pos, body_id, words, author, given_at)
                                select u.id, u.pos, b.id, '外校意见', 'x', now() from u, b returning id
                                """,
                                school.id()),
                "saved-report",
                        made(
                                """
                                with a as (
                                  insert into identity.account (username, name)
                                  values ('kept-' || gen_random_uuid(), 'x') returning id)
                                insert into report.saved (owner_id, owner, role, unit_id, scope_pos, name, kind, rhythm, made_at)
                                select a.id, 'x', 'registrar', u.id, u.pos, '外校名册', 'roster', 'none', now()
                                  from a, organisation.unit u where u.id = ? returning id
                                """,
                                school.id()));
    }

    /// Of the archive, besides the volume.
    private Map<String, String> archived(TestUnits.School school, String volume) {
        var letter = UUID.randomUUID();
        var place =
                made(
                        """
                        insert into archive.place (institution_id, scope_pos, kind, code, name, capacity, adder, added_at)
                        select u.id, u.pos, 'room', 'K-' || (10000 + floor(random() * 1e9))::bigint, 'x', 9, 'x', now()
                          from organisation.unit u where u.id = ? returning id
                        """,
                        school.id());
        return Map.of(
                "place",
                place,
                "stocktake",
                made(
                        """
                        insert into archive.stocktake (institution_id, scope_pos, place_id, number, opener, opened_at)
                        select institution_id, scope_pos, id, gen_random_uuid()::text, 'x', now() from archive.place where id = ?
                        returning id
                        """,
                        UUID.fromString(place)),
                "shipment",
                made(
                        """
                        with v as (select * from archive.volume where id = ?),
                        d as (
                          insert into document.document (institution_id, institution, scope_pos, enrolment_id, person_id, person_name,
                            kind, number, code, issued_on, issued_at, issued_by, id, sheet, title)
                          select institution_id, 'x', scope_pos, enrolment_id, person_id, 'x', 'file-request-letter',
                                 gen_random_uuid()::text, upper(substr(md5(gen_random_uuid()::text), 1, 16)), current_date, now(), 'x',
                                 ?, ?, 'x' from v returning id)
                        insert into archive.shipment (institution_id, enrolment_id, scope_pos, person_id, direction, state, number,
                          document_id, body, ground, due_on, handler, entered_at)
                        select v.institution_id, v.enrolment_id, v.scope_pos, v.person_id, 'in', 'called', 'x', d.id, 'x', 'x',
                               current_date, 'x', now() from v, d returning id
                        """,
                        UUID.fromString(volume),
                        letter,
                        vault.seal(
                                new Field("document.document", "sheet"),
                                "x",
                                SealedAccounts.salt(letter))),
                "handover",
                made(
                        """
                        insert into archive.handover (institution_id, scope_pos, unit_id, number, route, files, pages, giver, given_at)
                        select u.id, u.pos, u.id, gen_random_uuid()::text, 'to-archive', 1, 1, 'x', now()
                          from organisation.unit u where u.id = ?
                        on conflict (unit_id, route) where state = 'handed' do update set giver = 'x' returning id
                        """,
                        school.id()),
                "packet",
                made(
                        """
                        insert into archive.packet (institution_id, scope_pos, unit_id, number, name, reason, asker, asked_at,
                          state, ended_at)
                        select u.id, u.pos, u.id, gen_random_uuid()::text, 'x', 'x', 'x', now(), 'failed', now()
                          from organisation.unit u where u.id = ? returning id
                        """,
                        school.id()),
                "disposal",
                made(
                        """
                        insert into archive.disposal (institution_id, scope_pos, number, as_of, drafter, drafted_at)
                        select u.id, u.pos, gen_random_uuid()::text, '2026-01-01', 'x', now()
                          from organisation.unit u where u.id = ?
                        on conflict (institution_id) where state in ('drawn-up', 'approved') do update set drafter = 'x' returning id
                        """,
                        school.id()));
    }

    private String made(String insertion, Object... given) {
        return org.matricula.kernel.Acting.call(
                org.matricula.kernel.Actor.system("test"),
                () ->
                        new TransactionTemplate(transactions)
                                .execute(status ->
                                        sql.sql(insertion)
                                                .params(given)
                                                .query(UUID.class)
                                                .single()
                                                .toString()));
    }

    private String duplicate(UUID one, UUID other) {
        return org.matricula.kernel.Acting.call(
                org.matricula.kernel.Actor.system("test"),
                () ->
                        new TransactionTemplate(transactions)
                                .execute(it ->
                                        sql.sql(
                                                        """
                                                        insert into registry.duplicate (left_id, right_id, signs, found_at)
                                                        select min(person_id::text)::uuid, max(person_id::text)::uuid, '{name-birth}',
                                                               clock_timestamp()
                                                          from registry.enrolment where id in (?, ?) returning id::text
                                                        """)
                                                .param(one)
                                                .param(other)
                                                .query(String.class)
                                                .single()));
    }

    private static Map<String, String> values(Endpoint endpoint, Map<String, String> things) {
        var values = new HashMap<String, String>();
        endpoint.ids()
                .forEach((variable, kind) ->
                        values.put(
                                variable, things.getOrDefault(kind, UUID.randomUUID().toString())));
        return values;
    }

    private static Map<String, String> unknown(Endpoint endpoint) {
        return values(endpoint, Map.of("student", "X" + System.nanoTime()));
    }

    private MockHttpServletResponse ask(
            Endpoint endpoint,
            @Nullable Person person,
            TestAccounts accounts,
            Map<String, String> values)
            throws Exception {
        var request =
                MockMvcRequestBuilders.request(
                        HttpMethod.valueOf(endpoint.method()),
                        endpoint.path(),
                        arguments(endpoint, values));
        endpoint.form().forEach(request::param);
        if (endpoint.api()) {
            request.contentType(MediaType.APPLICATION_JSON)
                    .content(endpoint.body() == null ? "{}" : endpoint.body());
            if (person != null) {
                request.header(HttpHeaders.AUTHORIZATION, accounts.bearer(person));
            }
        } else {
            request.with(csrf());
            if (person != null) {
                request.with(
                        authentication(
                                UsernamePasswordAuthenticationToken.authenticated(
                                        new SignedIn(person.id()), null, List.of())));
            }
        }
        return http.perform(request).andReturn().getResponse();
    }

    private static Object[] arguments(Endpoint endpoint, Map<String, String> values) {
        return VARIABLE.matcher(endpoint.path())
                .results()
                .map(it -> values.get(it.group(1)))
                .toArray();
    }

    private TestUnits units() {
        return new TestUnits(sql, new TransactionTemplate(transactions));
    }
}
