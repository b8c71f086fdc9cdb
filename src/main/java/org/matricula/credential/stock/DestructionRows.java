package org.matricula.credential.stock;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 销毁清单.
@Repository
@Transactional
public class DestructionRows {

    public record Destruction(
            UUID id,
            UUID institutionId,
            String form,
            String listNo,
            List<String> serials,
            @Nullable UUID proposerId,
            String proposer,
            @Nullable String witness,
            boolean withdrawn) {}

    private static final String SELECT =
            """
            select id, institution_id, form, list_no, serials, proposer_id, proposer, witness,
                   withdrawn_at is not null as withdrawn
              from credential.blank_destruction
            """;

    private final JdbcClient sql;

    DestructionRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those that wait for a witness, within reach: at most one a school and form.
    @Transactional(readOnly = true)
    List<Destruction> open() {
        return sql.sql(SELECT + " where witnessed_at is null and withdrawn_at is null order by id")
                .query(DestructionRows::row)
                .list();
    }

    Optional<Destruction> lock(UUID id) {
        return sql.sql(SELECT + " where id = :id for update")
                .param("id", id)
                .query(DestructionRows::row)
                .optional();
    }

    /// @return empty where a list of the form is open
    Optional<UUID> add(Unit school, String form, String listNo, List<String> serials, Instant at) {
        return sql.sql(
                        """
                        insert into credential.blank_destruction
                          (institution_id, scope_pos, form, list_no, serials, proposer_id, proposer, proposed_at)
                        values (:institution, :pos, :form, :list, :serials, cast(:by as uuid), :name, :at)
                        on conflict (institution_id, form) where witnessed_at is null and withdrawn_at is null do nothing
                        returning id
                        """)
                .param("institution", school.id())
                .param("pos", school.pos())
                .param("form", form)
                .param("list", listNo)
                .param("serials", serials.toArray(String[]::new))
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    boolean witnessed(UUID id, Instant at) {
        return sql.sql(
                                """
                                update credential.blank_destruction
                                   set witness_id = cast(:by as uuid), witness = :name, witnessed_at = :at
                                 where id = :id and witnessed_at is null and withdrawn_at is null
                                """)
                        .param("by", Acting.now().account(), java.sql.Types.OTHER)
                        .param("name", Acting.now().name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean withdrawn(UUID id, Instant at) {
        return sql.sql(
                                """
                                update credential.blank_destruction set withdrawn_at = :at
                                 where id = :id and witnessed_at is null and withdrawn_at is null
                                """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Destruction row(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Destruction(
                row.getObject("id", UUID.class),
                row.getObject("institution_id", UUID.class),
                row.getString("form"),
                row.getString("list_no"),
                List.of((String[]) row.getArray("serials").getArray()),
                row.getObject("proposer_id", UUID.class),
                row.getString("proposer"),
                row.getString("witness"),
                row.getBoolean("withdrawn"));
    }
}
