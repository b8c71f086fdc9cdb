package org.matricula.discipline.sanction;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.RecordedDeeds;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 处分 in force and lifted ones, which stay in the file (普通高等学校学生管理规定 第五十八条); none that was revoked.
@Repository
@Transactional(readOnly = true)
class SanctionDeeds implements RecordedDeeds {

    private record Row(LocalDate on, String measure, @Nullable String number, boolean lifted) {}

    private final JdbcClient sql;
    private final MessageSource words;

    SanctionDeeds(JdbcClient sql, MessageSource words) {
        this.sql = sql;
        this.words = words;
    }

    @Override
    public List<Deed> of(UUID enrolment) {
        return sql
                .sql(
                        """
                        select s.decided_on as "on", s.measure, s.number, s.state = 'lifted' as lifted
                          from discipline.sanction s
                         where s.enrolment_id = :enrolment and s.state in ('in-force', 'lifted')
                           and s.measure <> 'lowered-mark' order by s.decided_on, s.id
                        """)
                .param("enrolment", enrolment)
                .query(Row.class)
                .list()
                .stream()
                .map(it ->
                        new Deed(
                                false,
                                it.on(),
                                say(
                                        it.lifted() ? "discipline.deed.lifted" : "discipline.deed",
                                        it.on().toString(),
                                        say("case.option." + it.measure()),
                                        it.number() == null ? "" : it.number())))
                .toList();
    }

    private String say(String key, Object... args) {
        return words.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
