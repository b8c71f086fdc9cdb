package org.matricula.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.matricula.browser.Chromium;
import org.matricula.kernel.Command;
import org.springframework.boot.WebApplicationType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The first start, on a database of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemonstrationTest {

    /// Between them they may see every page.
    private static final List<String> PEOPLE =
            List.of(
                    "registrar",
                    "counsellor",
                    "student",
                    "guardian",
                    "class-teacher",
                    "academic-office-head",
                    "department-registrar",
                    "vice-principal",
                    "school-registrar",
                    "administrator",
                    "security-officer",
                    "auditor",
                    "province-reviewer");

    /// One of each role and of each kind of school.
    private static final List<String> EVERYBODY =
            Stream.concat(
                            PEOPLE.stream(),
                            Stream.of(
                                    "teacher",
                                    "archive-keeper",
                                    "student-affairs",
                                    "legal-reviewer",
                                    "appeals-committee",
                                    "principal",
                                    "point-reviewer",
                                    "branch-reviewer"))
                    .toList();

    /// Pages that are no record's and still nobody's link leads to, and why.
    private static final Set<String> UNLINKED =
            Set.of(
                    // of a sign-in that this demonstration doesn't have
                    "/sign-in/code",
                    "/sign-in/cas",
                    "/sign-in/oidc",
                    "/first-administrator",
                    // forms lead there
                    "/find",
                    "/students/class-roster/file",
                    // the components, for whoever builds pages
                    "/examples");

    /// The kinds of change whose applications the demonstration brings to every office; the others
    /// begin empty.
    private static final Pattern SHOWN =
            Pattern.compile(
                    "(leave-of-absence|leave-extension|return-from-leave|withdrawal|automatic-withdrawal)-\\w+"
                            + "|(service-hold|change-of-programme|card-replacement|correction)-college"
                            + "|reversal-college");

    private OwnDatabase first;

    @BeforeAll
    void a_first_start() throws SQLException {
        first = OwnDatabase.start("first_start", "demo", WebApplicationType.SERVLET);
    }

    @AfterAll
    void gone() throws SQLException {
        first.close();
    }

    @Test
    void at_each_office_of_each_kind_of_change_an_application_waits() {
        var waiting =
                first.list(
                        """
                        select distinct c.kind || '-' || c.education || ' ' || s.task
                          from workflow.step s join workflow.case_file c on c.id = s.case_id
                         where s.decision is null
                        """,
                        String.class);

        for (var drawing : first.bean(org.matricula.workflow.engine.Drawings.class).all()) {
            if (!SHOWN.matcher(drawing.key()).matches()) {
                continue;
            }
            assertThat(waiting)
                    .containsAll(
                            drawing.turns().stream()
                                    .filter(it -> always(drawing.key(), it.task()))
                                    .map(it -> drawing.key() + " " + it.task())
                                    .toList());
        }
    }

    /// Leaves go to the principal only where the college wants it. Corrections go there only when
    /// they are late, changes of programme once the round is examined.
    private static boolean always(String drawing, String task) {
        return switch (task) {
            case "principal" -> !drawing.matches("(leave|return|correction|change).*-college");
            case "office-head" -> !drawing.startsWith("change-of-programme");
            default -> true;
        };
    }

    @Test
    void applications_are_in_every_state() {
        assertThat(first.list("select distinct state from workflow.case_file", String.class))
                .contains(
                        "draft",
                        "submitted",
                        "in-progress",
                        "amending",
                        "approved",
                        "refused",
                        "retracted",
                        "effective",
                        "reversed");
    }

    @Test
    void the_pages_of_entry_and_of_governance_have_something_to_show() {
        var half =
                """
                select (select count(*) from enrolment.applicant where outcome = 'pending') > 5
                   and (select count(*) from enrolment.sent_paper where state = 'sent') > 1
                   and (select count(*) filter (where sheet_id is null) * count(sheet_id) from enrolment.collection_sheet) > 0
                   and (select count(*) filter (where file_id is null) * count(file_id) from enrolment.photo_sitter) > 0
                   and (select count(*) filter (where handed_to is null) * count(handed_to) from enrolment.certificate) > 0
                   and (select count(*) filter (where passed is null) * count(passed) from enrolment.recheck_task) > 0
                   and exists (select from governance.errand) and exists (select from governance.publication)
                """;
        assertThat(first.one(half, Boolean.class)).isTrue();
    }

    @Test
    void the_archives_pages_of_movements_handovers_and_packages_are_filled() {
        assertThat(
                        first.list(
                                "select distinct direction || ' ' || state from archive.shipment order by 1",
                                String.class))
                .hasSize(3);
        assertThat(
                        first.one(
                                """
                                select exists (select from archive.handover) and exists (select from archive.packet)
                                """,
                                Boolean.class))
                .isTrue();
        assertThat(
                        first.list(
                                """
                                select d.state || ' ' || (d.first_on is not null) || ' ' || (d.items > 0)
                                  from (select d.state, d.first_at as first_on,
                                               (select count(*) from archive.disposal_item i where i.disposal_id = d.id) as items
                                          from archive.disposal d) d
                                """,
                                String.class))
                .as("a list that one of the committee has signed")
                .containsExactly("drawn-up true true");
        assertThat(first.list("select state from archive.period_change order by 1", String.class))
                .containsExactly("agreed", "proposed");
    }

    /// 平台上报: one list came back with two differences, one waits for its answer.
    @Test
    void a_platform_list_was_answered_with_differences_and_another_waits() {
        assertThat(first.list("select distinct state from exchange.platform_line", String.class))
                .contains("agreed", "differs", "missing", "sent");
    }

    /// What the later modules bring: each in more than one state.
    @Test
    void registering_cards_verification_chases_and_teaching_are_under_way() throws Exception {
        assertThat(
                        first.list(
                                """
                                select count(*) filter (where r.absence = 'not-reported') || ' absent '
                                       || count(o.case_id) || ' opened ' ||
                                       case when not (t.during @> current_date) or p.closes_on + 14 >= current_date then 'early'
                                            when p.closes_on + 14 = current_date - 1 then 'either' else 'late' end
                                  from registration.opening p
                                  join calendar.term t on t.id = p.term_id
                                  join registration.term_registration r on r.opening_id = p.id
                                  left join registration.overdue_case o
                                    on o.opening_id = p.id and o.enrolment_id = r.enrolment_id
                                 group by p.id, t.id
                                """,
                                String.class))
                .as(
                        "two have not come, and their withdrawal is opened once the term has run some weeks")
                .isNotEmpty()
                .allMatch(it ->
                        List.of(
                                        "2 absent 0 opened early",
                                        "2 absent 0 opened either",
                                        "2 absent 2 opened either",
                                        "2 absent 2 opened late")
                                .contains(it));
        assertThat(
                        first.list(
                                "select distinct state || (arrears is not null) || (absence is not null) from registration.term_registration",
                                String.class))
                .contains(
                        "registeredfalsefalse", "opentruefalse", "openfalsetrue", "openfalsefalse");
        assertThat(first.list("select distinct state from card.card", String.class))
                .contains("made", "issued", "lost", "void");
        assertThat(first.list("select distinct stage from coursework.task", String.class))
                .contains("entering", "submitted", "reviewed", "published");
        assertThat(
                        first.one(
                                "select count(*) filter (where mark is null and exam is null) * count(exam) from coursework.grade",
                                Long.class))
                .isPositive();
        assertThat(
                        first.list(
                                "select distinct (reported_on is not null) || coalesce(outcome, '-') from change.chase",
                                String.class))
                .contains("false-", "true-", "falsereturned");
        assertThat(first.one("select count(*) from change.programme_quota", Integer.class))
                .isPositive();
        assertThat(
                        first.list(
                                "select f.state || ' ' || l.basis from coursework.recognition_line l join workflow.case_file f on f.id = l.case_id",
                                String.class))
                .as("a recognition waits")
                .contains("submitted equivalence");
        for (var wait = 0;
                wait < 60
                        && first.one(
                                        "select count(*) from verification.finding where state = 'open'",
                                        Integer.class)
                                == 0;
                wait++) {
            Thread.sleep(500);
        }
        assertThat(
                        first.one(
                                "select count(*) from verification.finding where state = 'open'",
                                Integer.class))
                .as("the campaign's first pass found something to do")
                .isPositive();
    }

    @Test
    void some_wait_too_long_some_leaves_end_soon_and_some_are_over() {
        assertThat(
                        first.one(
                                "select count(*) from workflow.step where decision is null and"
                                        + " due_on < current_date",
                                Integer.class))
                .isGreaterThan(5);
        assertThat(
                        first.one(
                                """
                                select count(*) from change.leave l join registry.student s on s.enrolment_id = l.enrolment_id
                                 where l.reversed_at is null and s.status = '02' and l.last_on < current_date
                                """,
                                Integer.class))
                .isGreaterThanOrEqualTo(2);
        assertThat(
                        first.one(
                                """
                                select count(*) from change.leave
                                 where reversed_at is null and last_on between current_date and current_date + 30
                                """,
                                Integer.class))
                .isPositive();
    }

    @Test
    void one_transfer_waits_for_the_other_school_and_one_is_carried_out() {
        assertThat(first.list("select state from change.transfer order by 1", String.class))
                .containsExactly("asked", "completed");
        assertThat(
                        first.list(
                                "select c.kind || ' ' || c.state from workflow.case_file c where c.kind like 'transfer-%' order by 1",
                                String.class))
                .containsExactly(
                        "transfer-in effective", "transfer-in effective", "transfer-out effective");
        // changes of programme wait at their offices; none was sent on unexamined
        assertThat(
                        first.one(
                                "select count(*) from workflow.case_file where kind = 'change-of-programme'",
                                Integer.class))
                .isEqualTo(5);
    }

    @Test
    void a_deputy_has_decided_and_both_names_stand() {
        assertThat(
                        first.list(
                                "select decided || ' / ' || deputised from workflow.step where"
                                        + " deputised is not null",
                                String.class))
                .isNotEmpty();
        assertThat(
                        first.one(
                                "select count(*) from workflow.step where assigned_to is not null",
                                Integer.class))
                .isPositive();
    }

    @Test
    void every_office_has_work() {
        for (var role :
                new String[] {
                    "counsellor",
                    "department-registrar",
                    "registrar",
                    "academic-office-head",
                    "vice-principal",
                    "class-teacher",
                    "point-reviewer",
                    "branch-reviewer",
                    "province-reviewer"
                }) {
            assertThat(
                            first.one(
                                    "select count(*) from workflow.step where decision is null and"
                                            + " '"
                                            + role
                                            + "' = any(roles)",
                                    Integer.class))
                    .as(role)
                    .isPositive();
        }
    }

    /// Everybody's links, followed once to each kind of page. It takes minutes, so it is asked for:
    /// `mvn test -Dtest=DemonstrationTest -Dmatricula.walk=true`.
    @Test
    @EnabledIfSystemProperty(named = "matricula.walk", matches = "true")
    void every_page_reads_well_and_is_reached_by_links() {
        try (var chromium = Chromium.open()) {
            var walk = new PageWalk(chromium, first.address(), pages());
            walk.asStranger();
            PEOPLE.forEach(it -> walk.as(it, "matricula-demo"));

            assertThat(walk.barriers()).isEmpty();
            assertThat(walk.unseen())
                    .filteredOn(it -> !it.contains("{"))
                    .allMatch(UNLINKED::contains);
        }
    }

    /// A link shown is one that its reader may follow. Each role goes to one of each kind of page,
    /// at most to so many that the whole takes a minute.
    @Test
    void no_link_ends_at_a_closed_door() {
        var walk = new LinkWalk(first.address(), addresses(), 45);
        var refusals = new ArrayList<String>();
        var few = new ArrayList<String>();
        for (var it : EVERYBODY) {
            var walked = walk.as(it, "matricula-demo");
            refusals.addAll(walked.refusals());
            if (walked.pages() < 5) {
                few.add(it);
            }
        }

        assertThat(refusals).isEmpty();
        assertThat(few).as("who was shown hardly a page").isEmpty();
    }

    private List<String> addresses() {
        return first
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .filter(it -> it.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(it -> it.getPatternValues().stream())
                .distinct()
                .toList();
    }

    /// What answers with a page: all that is asked for by GET and is no file, no fragment and not
    /// the interface.
    private List<String> pages() {
        return first
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(it ->
                        it.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .filter(it ->
                        List.of(String.class, ModelAndView.class)
                                .contains(it.getValue().getReturnType().getParameterType()))
                .filter(it -> !it.getValue().hasMethodAnnotation(ResponseBody.class))
                .flatMap(it -> it.getKey().getPatternValues().stream())
                .filter(it -> !it.startsWith("/api/"))
                .distinct()
                .toList();
    }

    @Test
    void it_is_told_to_be_whole() {
        assertThat(
                        first.list(
                                "select action from audit.entry where action like 'demonstration.%' order by at",
                                String.class))
                .containsExactly(FillingMark.BEGUN, FillingMark.WHOLE);
    }

    @Test
    void the_numbers_and_the_ledger_hold() {
        assertThat(first.run("statistics", "check")).isEqualTo(Command.DONE);
        assertThat(first.run("verify-ledger")).isEqualTo(Command.DONE);
    }
}
