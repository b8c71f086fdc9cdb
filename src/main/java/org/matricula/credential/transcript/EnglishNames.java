package org.matricula.credential.transcript;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 英文译名: how the school, its programmes and its courses are called in English.
@Repository
@Transactional
public class EnglishNames {

    /// One name to be given.
    ///
    /// @param kind `school`, `programme` or `course`
    public record Line(UUID subjectId, String kind, String code, String name, String english) {}

    private final JdbcClient sql;
    private final Clock clock;

    EnglishNames(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public Map<UUID, String> of(Collection<UUID> subjects) {
        var all = new HashMap<UUID, String>();
        sql.sql(
                        "select subject_id, english from credential.translation where subject_id ="
                                + " any (:ids)")
                .param("ids", subjects.toArray(UUID[]::new))
                .query((row, i) ->
                        all.put(row.getObject("subject_id", UUID.class), row.getString("english")))
                .list();
        return all;
    }

    /// The names of those without an English one; the school's own name is asked of the register.
    public List<String> missing(UUID institution, Map<UUID, String> subjects) {
        var known = of(subjects.keySet());
        return subjects.entrySet().stream()
                .filter(it -> !known.containsKey(it.getKey()))
                .map(it -> it.getKey().equals(institution) ? name(institution) : it.getValue())
                .toList();
    }

    /// What the school teaches, those without an English name first.
    List<Line> page(UUID institution, int most) {
        return sql.sql(
                        """
                        select a.subject_id, a.kind, a.code, a.name, coalesce(t.english, '') as english
                          from (select u.id as subject_id, 'school' as kind, u.code, u.name from organisation.unit u
                                 where u.id = :institution
                                union all
                                select p.id, 'programme', p.entry_year::text, p.name from curriculum.programme p
                                 where p.institution_id = :institution
                                union all
                                select c.id, 'course', c.code, c.name from curriculum.course c
                                 where c.institution_id = :institution) a
                          left join credential.translation t on t.subject_id = a.subject_id
                         order by t.english is not null, array_position(array['school', 'programme', 'course'], a.kind),
                                  a.code
                         limit :most
                        """)
                .param("institution", institution)
                .param("most", most)
                .query(Line.class)
                .list();
    }

    int write(UUID institution, Map<UUID, String> names) {
        return sql.sql(
                        """
                        insert into credential.translation (subject_id, institution_id, english, typist, typed_at)
                        select n.id, :institution, n.english, :typist, :at
                          from unnest(cast(:ids as uuid[]), cast(:names as text[])) as n (id, english)
                         where exists (select from organisation.unit u where u.id = n.id and u.id = :institution)
                            or exists (select from curriculum.programme p where p.id = n.id and p.institution_id = :institution)
                            or exists (select from curriculum.course c where c.id = n.id and c.institution_id = :institution)
                        on conflict (subject_id) do update
                           set english = excluded.english, typist = excluded.typist, typed_at = excluded.typed_at
                         where translation.english <> excluded.english
                        """)
                .param("institution", institution)
                .param("typist", Acting.now().name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("ids", names.keySet().toArray(UUID[]::new))
                .param("names", names.values().toArray(String[]::new))
                .update();
    }

    private String name(UUID institution) {
        return sql.sql("select name from organisation.unit where id = :id")
                .param("id", institution)
                .query(String.class)
                .single();
    }
}
