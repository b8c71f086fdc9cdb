package org.matricula.registry.person;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.NewStudent;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// A school, a student in it, and the people who look into the file.
public record FileSteps(
        WebSteps web,
        JdbcClient sql,
        TransactionTemplate transaction,
        TestUnits.School school,
        UUID enrolment,
        UUID person,
        String number,
        Actor registrar) {

    public static final LocalDate ENTRY = LocalDate.of(2024, 9, 1);

    public static FileSteps begin(
            MockMvc mvc, JdbcClient sql, TransactionTemplate transaction, Intake intake) {
        var school = new TestUnits(sql, transaction).school("college");
        return in(school, mvc, sql, transaction, intake, newcomer(school));
    }

    public static FileSteps in(
            TestUnits.School school,
            MockMvc mvc,
            JdbcClient sql,
            TransactionTemplate transaction,
            Intake intake,
            NewStudent newcomer) {
        var web = new WebSteps(mvc, sql);
        var enrolment = new TestStudents(intake, transaction, sql).enrolled(newcomer, school.id());
        var steps =
                new FileSteps(
                        web,
                        sql,
                        transaction,
                        school,
                        enrolment,
                        enrolment,
                        newcomer.studentNumber(),
                        web.staff("registrar", school.id()));
        return new FileSteps(
                web,
                sql,
                transaction,
                school,
                enrolment,
                UUID.fromString(
                        steps.asked(
                                        "select person_id::text from registry.enrolment where id = ?",
                                        enrolment)
                                .getFirst()),
                newcomer.studentNumber(),
                steps.registrar());
    }

    public static NewStudent newcomer(TestUnits.School school) {
        return TestStudents.newcomer("欧阳若云", school.firstClass(), ENTRY);
    }

    public String page() {
        return "/students/" + number;
    }

    public String api() {
        return "/api/v1/students/" + number;
    }

    /// The file's version, as somebody who has just read it knows it.
    public String tag() throws Exception {
        return web.ask(registrar, get(api())).getHeader("ETag");
    }

    public Actor staff(String role) {
        return web.staff(role, school.id());
    }

    /// What the ledger has of an action upon this enrolment: its reasons.
    public List<String> noted(String action) {
        return asked(
                "select coalesce(reason, '') from audit.entry where action = ? and subject = ?",
                action,
                "enrolment:" + enrolment);
    }

    /// What the database holds, as the program's own job sees it.
    public List<String> asked(String question, Object... values) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                sql.sql(question)
                                        .params(List.of(values))
                                        .query(String.class)
                                        .list()));
    }
}
