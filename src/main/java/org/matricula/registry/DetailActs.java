package org.matricula.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 更正记录: who changed details, and the changes of many persons at once.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DetailActs {

    /// @param caseId null where the file was edited directly
    record Act(
            UUID id,
            String actor,
            String role,
            @Nullable String why,
            @Nullable UUID caseId,
            Instant at) {}

    /// One person's act.
    record Doing(UUID id, UUID person) {}

    /// A line that ends now.
    record Closing(UUID line, UUID act) {}

    /// A line to be added, sealed.
    record Fresh(
            UUID person,
            Detail detail,
            byte[] salt,
            byte @Nullable [] value,
            @Nullable LocalDate from,
            boolean over,
            UUID act) {}

    private final JdbcClient sql;

    DetailActs(JdbcClient sql) {
        this.sql = sql;
    }

    void add(Collection<Doing> acts, @Nullable String why, @Nullable UUID caseId, Instant at) {
        sql.sql(
                        """
                        insert into registry.correction_act (id, person_id, actor, role, why, case_id, at)
                        select a.id, a.person, :actor, :role, :why, cast(:case as uuid), :at
                          from unnest(cast(:ids as uuid[]), cast(:persons as uuid[])) as a (id, person)
                        """)
                .param("ids", acts.stream().map(Doing::id).toArray(UUID[]::new))
                .param("persons", acts.stream().map(Doing::person).toArray(UUID[]::new))
                .param("actor", Acting.now().name())
                .param("role", Acting.now().role())
                .param("why", why)
                .param("case", caseId)
                .param("at", at(at))
                .update();
    }

    /// In the person's file, with those of whoever was merged into them.
    List<Act> of(UUID person) {
        return sql.sql(
                        """
                        select a.id, a.actor, a.role, a.why, a.case_id, a.at from registry.correction_act a
                         where a.person_id = :person and a.merged_into is null or a.merged_into = :person
                         order by a.at desc, a.id
                        """)
                .param("person", person)
                .query(Act.class)
                .list();
    }

    record Standing(UUID id, UUID person, String field, @Nullable LocalDate from) {}

    /// What is held for true of today, of many persons.
    List<Standing> standing(List<UUID> persons) {
        return sql.sql(
                        """
                        select d.id, d.person_id as person, d.field, lower(d.during) as "from" from registry.detail d
                         where d.person_id = any (:persons) and d.closed_by is null and upper_inf(d.during)
                        """)
                .param("persons", persons.toArray(UUID[]::new))
                .query(Standing.class)
                .list();
    }

    void close(List<Closing> all, Instant at) {
        sql.sql(
                        """
                        update registry.detail d
                           set recorded = tstzrange(lower(d.recorded), greatest(lower(d.recorded), :at)), closed_by = c.act
                          from unnest(cast(:lines as uuid[]), cast(:acts as uuid[])) as c (line, act)
                         where d.id = c.line
                        """)
                .param("lines", all.stream().map(Closing::line).toArray(UUID[]::new))
                .param("acts", all.stream().map(Closing::act).toArray(UUID[]::new))
                .param("at", at(at))
                .update();
    }

    /// @param at until when the lines that are over were held for true, and since when the others
    ///   are
    void write(List<Fresh> all, Instant at) {
        sql.sql(
                        """
                        insert into registry.detail (person_id, field, salt, value, during, recorded, act_id, closed_by)
                        select n.person, n.field, n.salt, n.value, daterange(n."from", null),
                               case when n.over then tstzrange(null, :at) else tstzrange(:at, null) end, n.act,
                               case when n.over then n.act end
                          from unnest(cast(:persons as uuid[]), cast(:fields as text[]), cast(:salts as bytea[]),
                                      cast(:values as bytea[]), cast(:froms as date[]), cast(:over as boolean[]),
                                      cast(:acts as uuid[]))
                               with ordinality as n (person, field, salt, value, "from", over, act, nth)
                         order by n.nth
                        """)
                .param("persons", all.stream().map(Fresh::person).toArray(UUID[]::new))
                .param("fields", all.stream().map(it -> it.detail().code()).toArray(String[]::new))
                .param("salts", all.stream().map(Fresh::salt).toArray(byte[][]::new))
                .param("values", all.stream().map(Fresh::value).toArray(byte[][]::new))
                .param(
                        "froms",
                        all.stream()
                                .map(it -> it.from() == null ? null : it.from().toString())
                                .toArray(String[]::new))
                .param("over", all.stream().map(Fresh::over).toArray(Boolean[]::new))
                .param("acts", all.stream().map(Fresh::act).toArray(UUID[]::new))
                .param("at", at(at))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
