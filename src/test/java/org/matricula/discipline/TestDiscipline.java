package org.matricula.discipline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.change.TestCases;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.TestPeople;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/// A college's offices of discipline for tests, each person through the same doors as the pages.
public record TestDiscipline(
        TestCases cases,
        WebSteps web,
        TestUnits.School school,
        Actor teacher,
        Actor counsellor,
        Actor affairs,
        Actor legal,
        Actor principal,
        List<Actor> committee) {

    public static TestDiscipline of(TestCases cases, WebSteps web, TestUnits.School school) {
        var people = cases.people();
        var it =
                new TestDiscipline(
                        cases,
                        web,
                        school,
                        people.holding("任课教师", "teacher", school.firstClass()),
                        people.holding("辅导员", "counsellor", school.firstClass()),
                        people.holding("学生处", "student-affairs", school.id()),
                        people.holding("法务", "legal-reviewer", school.id()),
                        people.holding("校长", "vice-principal", school.id()),
                        List.of(
                                people.holding("委员甲", "appeals-committee", school.id()),
                                people.holding("委员乙", "appeals-committee", school.id()),
                                people.holding("委员丙", "appeals-committee", school.id())));
        it.set("safeguard.statement-days", "0");
        return it;
    }

    public void set(String policy, String value) {
        change(
                """
                insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                values (?, ?, cast(? as jsonb), ?, 'x', 'x')
                """,
                policy,
                school.id(),
                value,
                cases.today());
    }

    public void change(String statement, Object... values) {
        cases.people().system(() -> cases.sql().sql(statement).params(List.of(values)).update());
    }

    /// What was seen, with a photograph.
    public UUID offence(UUID student) throws Exception {
        var kind =
                text(
                        "select id::text from discipline.offence_kind where institution_id is null and name = ?",
                        "考试作弊");
        var answer =
                ask(
                        teacher,
                        form("/offences", "file")
                                .param("student", number(student))
                                .param("kind", kind)
                                .param("occurredOn", cases.today().toString())
                                .param("facts", "期末考试中组织作弊，被监考当场查获"));
        assertThat(answer.getStatus()).isEqualTo(302);
        var at = answer.getRedirectedUrl();
        return UUID.fromString(at.substring(at.lastIndexOf('/') + 1));
    }

    /// Proposed by the counsellor and waiting for student affairs' first look.
    public UUID proposed(UUID student, String measure, Map<String, ?> more) throws Exception {
        var id = draft(student, measure, more);
        assertThat(cases.submit(counsellor, id)).isEmpty();
        return id;
    }

    public UUID draft(UUID student, String measure, Map<String, ?> more) throws Exception {
        var offence = offence(student);
        var fields = new HashMap<String, Object>();
        fields.put("offence", text("select number from discipline.offence where id = ?", offence));
        fields.put("measure", measure);
        fields.put("facts", "期末考试中组织作弊");
        fields.put("basis", "学校学生违纪处分规定 第十二条");
        fields.putAll(more);
        return cases.draft(counsellor, "sanction", student, fields);
    }

    /// Told in person.
    public void told(UUID caseId) throws Exception {
        done(affairs, post("/sanctions/" + caseId + "/intent"));
        delivered(caseId, "intent");
    }

    public void heard(UUID caseId) throws Exception {
        done(
                affairs,
                form("/sanctions/" + caseId + "/statement", "file")
                        .param("kind", "hearing")
                        .param("statement", "承认事实，请求从轻")
                        .param("by", "林一诺")
                        .param("on", cases.today().toString()));
        done(
                affairs,
                post("/sanctions/" + caseId + "/draft")
                        .param("draft", "违反考场纪律，情节严重")
                        .param("note", "申辩理由不成立"));
    }

    public void reviewed(UUID caseId) throws Exception {
        done(
                legal,
                form("/sanctions/" + caseId + "/legality", "file")
                        .param("lawful", "true")
                        .param("opinion", "事实清楚，程序正当"));
    }

    public void met(UUID caseId, String meeting) throws Exception {
        done(
                affairs,
                form("/sanctions/" + caseId + "/meeting", "file")
                        .param("meeting", meeting)
                        .param("on", cases.today().toString())
                        .param("number", "校办〔2026〕12号")
                        .param("members", principal.account().toString())
                        .param("resolution", "同意"));
    }

    /// All the way to the meeting's decision.
    public UUID decided(UUID student, String measure, Map<String, ?> more) throws Exception {
        var id = proposed(student, measure, more);
        cases.approve(affairs, id);
        told(id);
        heard(id);
        cases.approve(affairs, id);
        reviewed(id);
        cases.approve(legal, id);
        met(id, "principals");
        cases.approve(principal, id);
        assertThat(cases.state(id)).isEqualTo("effective");
        return id;
    }

    public void delivered(UUID caseId, String what) throws Exception {
        done(
                affairs,
                form("/deliveries/" + caseId + "/" + what, "file")
                        .param("way", "direct")
                        .param("on", cases.today().toString())
                        .param("receiver", "林一诺"));
    }

    /// An appeal as far as the committee.
    public UUID appealed(Actor student, UUID enrolment, UUID decided) {
        return cases.submitted(
                student,
                "appeal",
                enrolment,
                Map.of("decision", cases.number(decided), "claims", "撤销", "grounds", "事实不清"));
    }

    public AbstractMockHttpServletRequestBuilder<?> conclusion(
            UUID appeal, String conclusion, List<Actor> members) {
        return form("/appeals/" + appeal + "/conclusion", "file")
                .param("conclusion", conclusion)
                .param("grounds", "原决定证据不足")
                .param("minutesNumber", "申委〔2026〕1号")
                .param(
                        "members",
                        members.stream()
                                .map(it -> String.valueOf(it.account()))
                                .toArray(String[]::new));
    }

    /// Concluded by the whole committee and carried out by the school.
    public void concluded(UUID appeal, String conclusion) throws Exception {
        done(committee.getFirst(), conclusion(appeal, conclusion, committee));
        cases.approve(committee.getFirst(), appeal);
        cases.approve(principal, appeal);
    }

    public String number(UUID student) {
        return text("select student_number from registry.student where enrolment_id = ?", student);
    }

    public String text(String query, Object value) {
        return cases.people()
                .system(() -> cases.sql().sql(query).param(value).query(String.class).single());
    }

    public List<String> sanctions(UUID student) {
        return cases.texts(
                "select measure || ' ' || state from discipline.sanction where enrolment_id = ? order by id",
                student);
    }

    public MockHttpServletResponse ask(Actor actor, AbstractMockHttpServletRequestBuilder<?> asked)
            throws Exception {
        return web.ask(actor, asked);
    }

    public String page(Actor actor, String at) throws Exception {
        var answer = ask(actor, get(at));
        assertThat(answer.getStatus()).as(at).isEqualTo(200);
        return answer.getContentAsString();
    }

    public void done(Actor actor, AbstractMockHttpServletRequestBuilder<?> asked) throws Exception {
        var answer = ask(actor, asked);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(302);
    }

    public static AbstractMockHttpServletRequestBuilder<?> form(String at, String file) {
        try {
            return multipart(at)
                    .file(
                            new MockMultipartFile(
                                    file,
                                    "scan.png",
                                    "image/png",
                                    TestPeople.scan().readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
