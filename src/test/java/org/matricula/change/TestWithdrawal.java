package org.matricula.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.matricula.discipline.TestDiscipline;
import org.matricula.kernel.Actor;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/// A withdrawal by the school, walked through the pages by the people of a college.
public record TestWithdrawal(
        TestCases cases, TestDiscipline it, Actor department, Actor registrar, Actor head) {

    public static TestWithdrawal of(TestCases cases, TestDiscipline it) {
        var people = cases.people();
        return new TestWithdrawal(
                cases,
                it,
                people.holding("院系", "department-registrar", it.school().grade()),
                people.holding("学籍科", "registrar", it.school().id()),
                people.holding("处长", "academic-office-head", it.school().id()));
    }

    public UUID proposed(Actor by, UUID student) {
        return cases.submitted(
                by,
                "required-withdrawal",
                student,
                Map.of("ground", "study-limit", "facts", "学习年限内未完成学业"),
                "other-proof");
    }

    /// As far as the notice, which has yet to be delivered.
    public UUID intended(Actor by, UUID student) {
        var id = proposed(by, student);
        cases.approve(department, id);
        cases.approve(registrar, id);
        return id;
    }

    public AbstractMockHttpServletRequestBuilder<?> statement(UUID id, String kind) {
        return TestDiscipline.form("/withdrawals/" + id + "/statement", "file")
                .param("kind", kind)
                .param("statement", "请求延长学习年限")
                .param("by", "林一诺")
                .param("on", cases.today().toString());
    }

    public AbstractMockHttpServletRequestBuilder<?> review(UUID id, boolean lawful) {
        return TestDiscipline.form("/withdrawals/" + id + "/legality", "file")
                .param("lawful", String.valueOf(lawful))
                .param("opinion", "事实清楚，程序正当");
    }

    public AbstractMockHttpServletRequestBuilder<?> meeting(UUID id, Actor... members) {
        var form =
                TestDiscipline.form("/withdrawals/" + id + "/meeting", "file")
                        .param("meeting", "principals")
                        .param("on", cases.today().toString())
                        .param("number", "校办〔2026〕21号")
                        .param("resolution", "同意作退学处理");
        for (var one : members) {
            form.param("members", String.valueOf(one.account()));
        }
        return form;
    }

    /// As far as the decision, of which nothing has reached the student.
    public UUID decided(Actor by, UUID student) throws Exception {
        var id = intended(by, student);
        it.delivered(id, "intent");
        it.done(it.affairs(), statement(id, "stated"));
        cases.approve(it.affairs(), id);
        cases.approve(head, id);
        it.done(it.legal(), review(id, true));
        cases.approve(it.legal(), id);
        it.done(it.principal(), meeting(id, it.principal(), head, registrar));
        cases.approve(it.principal(), id);
        assertThat(cases.steps(id).getLast()).isEqualTo("service open");
        return id;
    }
}
