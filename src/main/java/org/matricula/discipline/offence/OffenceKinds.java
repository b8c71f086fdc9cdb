package org.matricula.discipline.offence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 违纪行为字典: everybody's entries, and a school's own.
@Repository
@Transactional(readOnly = true)
public class OffenceKinds {

    /// @param misconduct 违纪类别 (JY/T 1001)
    /// @param own whether the school has added it
    public record Kind(UUID id, String name, String misconduct, boolean own) {}

    private final JdbcClient sql;

    OffenceKinds(JdbcClient sql) {
        this.sql = sql;
    }

    /// What may be chosen today.
    public List<Kind> of(UUID institution) {
        return sql.sql(
                        """
                        select id, name, misconduct, institution_id is not null as own from discipline.offence_kind
                         where retired_at is null and (institution_id is null or institution_id = :institution)
                         order by institution_id nulls first, id
                        """)
                .param("institution", institution)
                .query(Kind.class)
                .list();
    }

    public Optional<Kind> find(UUID id, UUID institution) {
        return of(institution).stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /// What an exam's incident of a kind becomes.
    UUID standingFor(String incident) {
        return sql.sql("select id from discipline.offence_kind where stands_for = :incident")
                .param("incident", incident)
                .query(UUID.class)
                .single();
    }

    /// @return empty if there is one of that name already
    @Transactional
    Optional<UUID> add(UUID institution, String name, String misconduct) {
        return sql.sql(
                        """
                        insert into discipline.offence_kind (institution_id, name, misconduct, added_by)
                        select :institution, :name, :misconduct, :by
                         where not exists (select from discipline.offence_kind k
                                            where k.institution_id is null and k.name = :name)
                        on conflict do nothing returning id
                        """)
                .param("institution", institution)
                .param("name", name)
                .param("misconduct", misconduct)
                .param("by", Acting.now().name())
                .query(UUID.class)
                .optional();
    }

    /// @return whether it is the school's own and was in use
    @Transactional
    boolean retire(UUID id, UUID institution, Instant at) {
        return sql.sql(
                                """
                                update discipline.offence_kind set retired_at = :at
                                 where id = :id and institution_id = :institution and retired_at is null
                                """)
                        .param("id", id)
                        .param("institution", institution)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
