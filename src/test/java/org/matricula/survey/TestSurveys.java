package org.matricula.survey;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.survey.ask.AnswerQuestionnaire;
import org.matricula.survey.ask.RunQuestionnaire;
import org.matricula.survey.form.BuildQuestionnaire;
import org.matricula.survey.form.Head;
import org.matricula.survey.form.Kind;
import org.matricula.survey.form.TestForms;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// A school with two classes, and what is asked of them.
public final class TestSurveys {

    public final ApplicationContext context;
    public final JdbcClient sql;
    public final TransactionTemplate transaction;
    public final WebSteps web;
    public final TestUnits.School school;
    public final Actor registrar;
    public final LocalDate today;

    public TestSurveys(ApplicationContext context) {
        this.context = context;
        this.sql = context.getBean(JdbcClient.class);
        this.transaction = context.getBean(TransactionTemplate.class);
        this.web = new WebSteps(context.getBean(MockMvc.class), sql);
        this.school = new TestUnits(sql, transaction).school("school");
        this.registrar = web.staff("registrar", school.id());
        this.today = LocalDate.now(context.getBean(Clock.class));
    }

    /// Students of a class, as many of each sex.
    public List<UUID> students(UUID unit, int boys, int girls) {
        var enrolled = new TestStudents(context.getBean(Intake.class), transaction, sql);
        var all = new ArrayList<UUID>();
        for (var i = 0; i < boys + girls; i++) {
            all.add(enrolled.enrolled(school.id(), unit, today.minusDays(60)));
        }
        system(() ->
                sql.sql("update registry.student set sex = '1' where enrolment_id = any (?)")
                        .param(all.subList(0, boys).toArray(UUID[]::new))
                        .update());
        return all;
    }

    public UUID person(UUID enrolment) {
        return system(() ->
                sql.sql("select person_id from registry.student where enrolment_id = ?")
                        .param(enrolment)
                        .query(UUID.class)
                        .single());
    }

    public Actor student(UUID enrolment) {
        return web.themselves("student", person(enrolment));
    }

    public Actor guardian(UUID enrolment) {
        return web.themselves("guardian", person(enrolment));
    }

    public <T> T system(java.util.function.Supplier<T> work) {
        return Acting.call(Actor.system("test"), () -> transaction.execute(it -> work.get()));
    }

    public long count(String from, Object... params) {
        return system(() ->
                sql.sql("select count(*) from " + from).params(params).query(Long.class).single());
    }

    /// A draft with a question of each kind; the third depends upon the second option of the first.
    public Form form(Actor by, boolean anonymous, String asked) {
        var build = context.getBean(BuildQuestionnaire.class);
        return Acting.call(
                by,
                () -> {
                    var id = build.create(new Head("学习状况调查", "", "habits", anonymous, asked, true));
                    var section = section(id);
                    var forms = new TestForms(build, id, section);
                    var single =
                            forms.add(Kind.SINGLE, "每天自习多久", true, List.of("一小时以内", "一到两小时", "更久"));
                    var several =
                            forms.add(Kind.MULTIPLE, "哪些科目觉得困难", true, List.of("语文", "数学", "英语"));
                    var branch =
                            forms.add(Kind.TEXT, "为什么是一到两小时", false, List.of(), single, List.of(2));
                    var scale = forms.scale("喜欢上学吗", 1, 5);
                    var number = forms.number("每天睡几小时", 0, 24);
                    var matrix =
                            forms.matrix("对以下各项的评价", List.of("食堂", "宿舍"), List.of("好", "一般", "差"));
                    return new Form(id, section, single, several, branch, scale, number, matrix);
                });
    }

    public UUID section(UUID questionnaire) {
        return transaction.execute(it ->
                sql.sql(
                                "select id from survey.section where questionnaire_id = ? order by seq limit 1")
                        .param(questionnaire)
                        .query(UUID.class)
                        .single());
    }

    public int open(Actor by, UUID questionnaire) {
        return Acting.call(
                by,
                () ->
                        context.getBean(RunQuestionnaire.class)
                                .open(questionnaire, today, today.plusDays(7)));
    }

    public void answer(
            Actor who, UUID questionnaire, UUID enrolment, Map<String, List<String>> it) {
        Acting.as(
                who,
                () ->
                        context.getBean(AnswerQuestionnaire.class)
                                .answer(questionnaire, enrolment, it));
    }

    public void close(Actor by, UUID questionnaire) {
        Acting.as(by, () -> context.getBean(RunQuestionnaire.class).close(questionnaire, "够了"));
    }

    public record Form(
            UUID id,
            UUID section,
            UUID single,
            UUID several,
            UUID branch,
            UUID scale,
            UUID number,
            UUID matrix) {

        /// @param why what is said to the question that depends upon the first; null for nothing
        public Map<String, List<String>> given(
                int single, List<Integer> several, @Nullable String why, int scale, String number) {
            var it = new HashMap<String, List<String>>();
            it.put("q-" + this.single, List.of(String.valueOf(single)));
            it.put("q-" + this.several, several.stream().map(String::valueOf).toList());
            if (why != null) {
                it.put("q-" + branch, List.of(why));
            }
            it.put("q-" + this.scale, List.of(String.valueOf(scale)));
            it.put("q-" + this.number, List.of(number));
            it.put("q-" + matrix + "-1", List.of("1"));
            it.put("q-" + matrix + "-2", List.of("3"));
            return it;
        }
    }
}
