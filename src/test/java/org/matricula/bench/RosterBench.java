package org.matricula.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.registry.Intake;
import org.matricula.registry.roster.RosterProbe;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// First page, deep page, search by pinyin and by identity number: in a register of ten thousand
/// students and in one of a million, through the program's own queries under row-level security, as
/// somebody who reaches a whole province.
final class RosterBench {

    private static final int WARM = 60;
    private static final int ROUNDS = 151;
    private static final double TARGET = 1.5;

    private RosterBench() {}

    static void compare(Figures figures, Map<String, Double> few, Map<String, Double> many) {
        few.forEach((what, time) ->
                figures.atMost(
                        "ROSTER " + what,
                        String.format(
                                Locale.ROOT,
                                "median %.2f ms in the large register, %.2f ms in the small",
                                many.get(what),
                                time),
                        many.get(what) / time,
                        TARGET));
    }

    /// The median of each in milliseconds.
    static Map<String, Double> measure(BenchRegister register) {
        var sql = register.bean(JdbcClient.class);
        var transaction = register.bean(TransactionTemplate.class);
        var province =
                system(
                        transaction,
                        () ->
                                sql.sql(
                                                """
                                                select pos as lo, pos_end as hi from organisation.unit
                                                 where parent_id is null and code = '33'
                                                """)
                                        .query(Reach.class)
                                        .single());
        var middle =
                system(
                        transaction,
                        () ->
                                sql.sql(
                                                """
                                                select s.scope_pos, s.student_number, s.enrolment_id::text as enrolment,
                                                       p.document_number as document, p.salt
                                                  from (select scope_pos, student_number, enrolment_id, person_id
                                                          from registry.student
                                                         where scope_pos between :lo and :hi
                                                         order by scope_pos, student_number, enrolment_id
                                                        offset :half limit 1) s
                                                  join registry.person p on p.id = s.person_id
                                                """)
                                        .param("lo", province.lo())
                                        .param("hi", province.hi())
                                        .param("half", register.students() / 2)
                                        .query(Middle.class)
                                        .single());
        var probe =
                new RosterProbe(
                        register.program(), new Scope(province.lo(), province.hi(), List.of()));
        return asked(probe, middle, register.bean(Vault.class));
    }

    private record Reach(long lo, long hi) {}

    private record Middle(
            long scopePos, String studentNumber, String enrolment, byte[] document, byte[] salt) {}

    private static Map<String, Double> asked(RosterProbe probe, Middle middle, Vault vault) {
        var deep =
                RosterProbe.cursorAt(middle.scopePos(), middle.studentNumber(), middle.enrolment());
        var number = vault.open(Intake.DOCUMENT, middle.document(), middle.salt());
        var asked = new LinkedHashMap<String, Runnable>();
        asked.put("first page", () -> full(probe.page(null, null), 50));
        asked.put("deep page", () -> full(probe.page(null, deep), 50));
        asked.put("pinyin", () -> full(probe.page("zhang", null), 50));
        asked.put("part of a name", () -> full(probe.page("婷", null), 50));
        asked.put("identity number", () -> full(probe.page(number, null), 1));
        var times = new LinkedHashMap<String, Double>();
        asked.forEach((what, ask) -> times.put(what, median(ask)));
        return times;
    }

    private static <T> T system(
            TransactionTemplate transaction, java.util.function.Supplier<T> work) {
        return Acting.call(Actor.system("bench"), () -> transaction.execute(it -> work.get()));
    }

    /// A query that finds nothing is fast for the wrong reason.
    private static void full(RosterProbe.Page page, int least) {
        if (page.numbers().size() < least) {
            throw new IllegalStateException(
                    "found " + page.numbers().size() + " instead of " + least);
        }
    }

    private static double median(Runnable ask) {
        for (var i = 0; i < WARM; i++) {
            ask.run();
        }
        var times = new double[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            var begin = System.nanoTime();
            ask.run();
            times[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }
}
