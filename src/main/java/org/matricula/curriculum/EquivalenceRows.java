package org.matricula.curriculum;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes equivalences.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class EquivalenceRows {

    private final JdbcClient sql;

    EquivalenceRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Holds the courses on the right: of two who decide about the same, one comes after the other.
    void hold(List<UUID> courses) {
        sql.sql("select id from curriculum.course where id = any (:ids) order by id for update")
                .param("ids", courses.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    UUID add(
            UUID institution,
            NewEquivalence it,
            List<Equivalence.From> from,
            List<Equivalence.To> to,
            Instant at) {
        var id =
                sql.sql(
                                """
                                insert into curriculum.equivalence
                                  (institution_id, kind, own, origin, programme_id, valid_from, valid_until, decided_by,
                                   decided_on, source, recorder, recorder_id, recorded_at)
                                values (:institution, :kind, :own, cast(:origin as text), cast(:programme as uuid), :from,
                                        cast(:until as date), :by, :on, :source, :recorder,
                                        cast(:account as uuid), :at)
                                returning id
                                """)
                        .param("institution", institution)
                        .param("kind", it.kind())
                        .param("own", it.own())
                        .param("origin", it.origin())
                        .param("programme", it.programme())
                        .param("from", it.validFrom())
                        .param("until", it.validUntil())
                        .param("by", it.decidedBy().strip())
                        .param("on", it.decidedOn())
                        .param("source", it.source().strip())
                        .param("recorder", Acting.now().name())
                        .param("account", Acting.now().account())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .query(UUID.class)
                        .single();
        sql.sql(
                        """
                        insert into curriculum.equivalence_from (equivalence_id, seq, course_id, code, name)
                        select :id, f.seq, f.course, f.code, f.name
                          from unnest(cast(:courses as uuid[]), cast(:codes as text[]), cast(:names as text[]))
                               with ordinality f (course, code, name, seq)
                        """)
                .param("id", id)
                .param(
                        "courses",
                        from.stream().map(Equivalence.From::courseId).toArray(UUID[]::new))
                .param("codes", from.stream().map(Equivalence.From::code).toArray(String[]::new))
                .param("names", from.stream().map(Equivalence.From::name).toArray(String[]::new))
                .update();
        var credits = new ArrayList<@Nullable String>();
        to.forEach(one -> credits.add(Objects.toString(one.credits(), null)));
        sql.sql(
                        """
                        insert into curriculum.equivalence_to (equivalence_id, course_id, credits)
                        select :id, t.course, t.credits
                          from unnest(cast(:courses as uuid[]), cast(cast(:credits as text[]) as numeric[])) t (course, credits)
                        """)
                .param("id", id)
                .param("courses", to.stream().map(Equivalence.To::courseId).toArray(UUID[]::new))
                .param("credits", credits.toArray(String[]::new))
                .update();
        return id;
    }

    /// @return false if it was confirmed or ended before
    boolean confirm(UUID institution, UUID id, Instant at) {
        return sql.sql(
                                """
                                update curriculum.equivalence
                                   set confirmer_id = cast(:account as uuid), confirmer = :who, confirmed_at = :at
                                 where id = :id and institution_id = :institution and confirmed_at is null
                                   and ended_on is null
                                """)
                        .param("account", Acting.now().account())
                        .param("who", Acting.now().name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("institution", institution)
                        .update()
                == 1;
    }

    /// @return false if it was ended before
    boolean end(UUID institution, UUID id, LocalDate on, String why) {
        return sql.sql(
                                """
                                update curriculum.equivalence set ended_on = :on, ender = :who, ended_why = :why
                                 where id = :id and institution_id = :institution and ended_on is null
                                """)
                        .param("on", on)
                        .param("who", Acting.now().name())
                        .param("why", why)
                        .param("id", id)
                        .param("institution", institution)
                        .update()
                == 1;
    }
}
