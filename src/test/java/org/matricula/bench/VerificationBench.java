package org.matricula.bench;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.matricula.job.JobsHere;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.verification.check.BeginPass;
import org.matricula.verification.check.CheckRules;
import org.matricula.verification.check.Passes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// One run of every rule over the whole register, against one plain aggregate that reads the same
/// rows of the same tables once, both held by row-level security.
final class VerificationBench {

    private VerificationBench() {}

    static void run(BenchRegister register, Figures figures) {
        var sql = register.bean(JdbcClient.class);
        var transaction = register.bean(TransactionTemplate.class);
        var rules = register.bean(CheckRules.class);
        var begin = register.bean(BeginPass.class);
        var passes = register.bean(Passes.class);
        Acting.as(
                Actor.system("bench"),
                () -> {
                    var plain = Math.min(plain(sql, transaction), plain(sql, transaction));
                    var first = pass(sql, transaction, rules, begin, passes, register, figures);
                    var again = pass(sql, transaction, rules, begin, passes, register, figures);
                    line(figures, "first run", register.students(), first, plain);
                    line(figures, "another", register.students(), again, plain);
                });
    }

    private static void line(
            Figures figures, String what, int students, double seconds, double plain) {
        figures.line(
                "VERIFICATION " + what,
                String.format(
                        Locale.ROOT,
                        "%,d students by every rule in %.1f s (%,.0f/s), the plain aggregate in %.2f s",
                        students,
                        seconds,
                        students / seconds,
                        plain),
                Figures.number(seconds / plain),
                "",
                null);
    }

    private static double plain(JdbcClient sql, TransactionTemplate transaction) {
        var start = System.nanoTime();
        transaction.execute(it ->
                sql.sql(
                                """
                                select count(*), count(p.photo_id), count(p.document_number), max(p.birth_on), max(e.entry_on),
                                       count(u.grade_level)
                                  from registry.student s
                                  join registry.enrolment e on e.id = s.enrolment_id
                                  join registry.person p on p.id = s.person_id
                                  join organisation.unit u on u.id = s.unit_id
                                """)
                        .query()
                        .listOfRows());
        return (System.nanoTime() - start) / 1e9;
    }

    private static double pass(
            JdbcClient sql,
            TransactionTemplate transaction,
            CheckRules rules,
            BeginPass begin,
            Passes passes,
            BenchRegister register,
            Figures figures) {
        var start = System.nanoTime();
        var campaign =
                Objects.requireNonNull(
                        transaction.execute(it -> {
                            var id =
                                    sql.sql(
                                                    """
                                                    insert into verification.campaign
                                                      (unit_id, name, notice, opens_on, closes_on, opener, opened_at)
                                                    select id, 'bench', 'bench', current_date, current_date, 'bench', now()
                                                      from organisation.unit where parent_id is null order by pos_end - pos desc limit 1
                                                    returning id
                                                    """)
                                            .query(UUID.class)
                                            .single();
                            rules.freeze(id, List.of());
                            begin.begin(id);
                            return id;
                        }));
        register.bean(JobsHere.class)
                .run("verification-pass", passes.latest(campaign).orElseThrow().id());
        var seconds = (System.nanoTime() - start) / 1e9;
        var pass = passes.latest(campaign).orElseThrow();
        if (!pass.state().equals("done")) {
            throw new IllegalStateException("the run ended as " + pass.state());
        }
        figures.line(
                "VERIFICATION found",
                String.format(
                        Locale.ROOT,
                        "%,d of %,d students checked",
                        pass.checked(),
                        register.students()),
                "",
                "",
                null);
        return seconds;
    }
}
