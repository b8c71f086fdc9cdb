package org.matricula.credential.certificate;

import java.time.Instant;
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

/// 贴照片、盖钢印、盖公章: upon the blank a certificate is printed on now.
@Repository
@Transactional(readOnly = true)
public class Sealings {

    /// In the order in which they are done.
    public static final List<String> ACTS = List.of("photo", "steel", "seal");

    public record Sealing(String act, String doer, Instant doneAt) {}

    /// What was done: number of a certificate, and where it lies.
    record Sealed(UUID certificate, String number, long scopePos) {}

    private final JdbcClient sql;

    Sealings(JdbcClient sql) {
        this.sql = sql;
    }

    List<Sealing> of(UUID certificate) {
        return sql.sql(
                        """
                        select s.act, s.doer, s.done_at from credential.sealing s
                          join credential.certificate c on c.id = s.certificate_id and c.blank_id = s.blank_id
                         where s.certificate_id = :id order by array_position(array['photo', 'steel', 'seal'], s.act)
                        """)
                .param("id", certificate)
                .query(Sealing.class)
                .list();
    }

    /// Whether everything that comes before it was done to each of them.
    boolean ready(Collection<UUID> certificates, String act) {
        return sql.sql(
                        """
                        select not exists (
                          select from credential.certificate c
                           cross join unnest(cast(:before as text[])) b (act)
                           where c.id = any (:ids)
                             and not exists (select from credential.sealing s
                                              where s.certificate_id = c.id and s.blank_id = c.blank_id and s.act = b.act))
                        """)
                .param("before", ACTS.subList(0, ACTS.indexOf(act)).toArray(String[]::new))
                .param("ids", certificates.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    /// Those printed in a class or above it that lack it, locked.
    @Transactional(propagation = Propagation.MANDATORY)
    List<UUID> lacking(UUID unit, String kind, String act) {
        return sql.sql(
                        """
                        select c.id from credential.certificate c
                          join organisation.unit t on t.id = :unit
                         where c.scope_pos between t.pos and t.pos_end and c.kind = :kind and c.state = 'printed'
                           and not exists (select from credential.sealing s
                                            where s.certificate_id = c.id and s.blank_id = c.blank_id and s.act = :act)
                         order by c.id for update of c
                        """)
                .param("unit", unit)
                .param("kind", kind)
                .param("act", act)
                .query(UUID.class)
                .list();
    }

    /// @return those to which it was done now, for the first time
    @Transactional(propagation = Propagation.MANDATORY)
    List<Sealed> add(Collection<UUID> certificates, String act, Instant at) {
        return sql.sql(
                        """
                        with done as (
                          insert into credential.sealing
                            (certificate_id, blank_id, enrolment_id, person_id, scope_pos, act, done_at, doer_id, doer)
                          select c.id, c.blank_id, c.enrolment_id, c.person_id, c.scope_pos, :act, :at, cast(:by as uuid), :name
                            from credential.certificate c where c.id = any (:ids) and c.state = 'printed'
                          on conflict do nothing
                          returning certificate_id, scope_pos)
                        select d.certificate_id as certificate, c.number, d.scope_pos
                          from done d join credential.certificate c on c.id = d.certificate_id order by c.number
                        """)
                .param("act", act)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", account(), java.sql.Types.OTHER)
                .param("name", Acting.now().name())
                .param("ids", certificates.toArray(UUID[]::new))
                .query(Sealed.class)
                .list();
    }

    private static @Nullable UUID account() {
        return Acting.now().account();
    }
}
