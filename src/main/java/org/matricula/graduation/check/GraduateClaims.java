package org.matricula.graduation.check;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.registry.Detail;
import org.matricula.vault.Field;
import org.matricula.vault.SealedColumns;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What graduates say is wrong in their record; the value they give stays sealed.
@Repository
@Transactional(readOnly = true)
public class GraduateClaims implements SealedColumns {

    static final Field VALUE = new Field("graduation.claim", "value");

    /// @param value in clear
    public record Claim(
            UUID id,
            UUID campaignId,
            UUID enrolmentId,
            long scopePos,
            String student,
            String studentNumber,
            Detail detail,
            String value,
            UUID evidenceId,
            @Nullable UUID claimedBy,
            @Nullable Boolean accepted,
            @Nullable String note,
            @Nullable String decider) {}

    /// @param unit the graduate's class
    record Listed(Claim claim, String unit, Instant at) {}

    record Row(
            UUID id,
            UUID campaignId,
            UUID enrolmentId,
            long scopePos,
            String student,
            String studentNumber,
            String detail,
            byte[] salt,
            byte[] value,
            UUID evidenceId,
            @Nullable UUID claimedBy,
            @Nullable Boolean accepted,
            @Nullable String note,
            @Nullable String decider) {}

    private static final RowMapper<Row> ROW = new DataClassRowMapper<>(Row.class);
    private static final int FETCHED = 500;

    private static final String SELECT =
            """
            select k.id, k.campaign_id, k.enrolment_id, k.scope_pos, s.name as student, s.student_number, k.detail, k.salt,
                   k.value, k.evidence_id, k.claimed_by, k.accepted, k.note, k.decider
              from graduation.claim k join registry.student s on s.enrolment_id = k.enrolment_id
            """;

    private final JdbcClient sql;
    private final Vault vault;

    GraduateClaims(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    @Override
    public List<Column> sealedColumns() {
        return List.of(new Column(VALUE, "id", "t.salt"));
    }

    List<Claim> of(UUID campaign, UUID enrolment) {
        return asked(
                        " where k.campaign_id = :id and k.enrolment_id = :enrolment order by k.claimed_at")
                .param("id", campaign)
                .param("enrolment", enrolment)
                .query(Row.class)
                .stream()
                .map(this::opened)
                .toList();
    }

    /// Those that wait for the registrar, the oldest first, from behind one of them.
    List<Claim> waiting(UUID campaign, @Nullable UUID after, int most) {
        return asked(
                        " where k.campaign_id = :id and k.accepted is null"
                                + " and (cast(:after as uuid) is null or k.id > :after) order by k.id limit :most")
                .param("id", campaign)
                .param("after", after, java.sql.Types.OTHER)
                .param("most", most)
                .query(Row.class)
                .stream()
                .map(this::opened)
                .toList();
    }

    int waiting(UUID campaign) {
        return sql.sql(
                        "select count(*) from graduation.claim k where k.campaign_id = :id and k.accepted is null")
                .param("id", campaign)
                .query(Integer.class)
                .single();
    }

    /// Every claim of a campaign, decided or not, one after the other and none of them kept.
    void each(UUID campaign, Consumer<Listed> of) {
        try (var all =
                sql
                        .sql(
                                """
                                select k.id, k.campaign_id, k.enrolment_id, k.scope_pos, s.name as student, s.student_number,
                                       k.detail, k.salt, k.value, k.evidence_id, k.claimed_by, k.accepted, k.note, k.decider,
                                       u.name as unit, k.claimed_at
                                  from graduation.claim k
                                  join registry.student s on s.enrolment_id = k.enrolment_id
                                  join organisation.unit u on u.id = s.unit_id
                                 where k.campaign_id = :id order by s.scope_pos, s.student_number, k.id
                                """)
                        .param("id", campaign)
                        .withFetchSize(FETCHED)
                        .query((row, n) ->
                                new Listed(
                                        opened(ROW.mapRow(row, n)),
                                        row.getString("unit"),
                                        row.getTimestamp("claimed_at").toInstant()))
                        .stream()) {
            all.forEach(of);
        }
    }

    /// The same of all campaigns.
    List<Claim> waiting(int most) {
        return asked(" where k.accepted is null order by k.id limit :most")
                .param("most", most)
                .query(Row.class)
                .stream()
                .map(this::opened)
                .toList();
    }

    /// Whether something they claim is not decided yet.
    public boolean waits(UUID enrolment) {
        return sql.sql(
                        """
                        select exists (select from graduation.claim k where k.enrolment_id = :id and k.accepted is null)
                        """)
                .param("id", enrolment)
                .query(Boolean.class)
                .single();
    }

    /// Which graduate a claim is of, to lock them first.
    Optional<Claim> find(UUID id) {
        return asked(" where k.id = :id")
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(this::opened);
    }

    @Transactional
    UUID add(GraduateSheets.Graduate it, Detail detail, String value, UUID evidence, Instant at) {
        var salt = vault.newSalt();
        return sql.sql(
                        """
                        insert into graduation.claim
                          (campaign_id, enrolment_id, scope_pos, person_id, detail, salt, value, evidence_id, claimed_by,
                           claimed_at)
                        values (:campaign, :enrolment, :pos, :person, :detail, :salt, :value, :evidence, :by, :at)
                        returning id
                        """)
                .param("campaign", it.campaignId())
                .param("enrolment", it.enrolmentId())
                .param("pos", it.scopePos())
                .param("person", it.personId())
                .param("detail", detail.code())
                .param("salt", salt)
                .param("value", vault.seal(VALUE, value, salt))
                .param("evidence", evidence)
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    @Transactional
    void decide(UUID id, boolean accepted, @Nullable String note, @Nullable UUID act, Instant at) {
        sql.sql(
                        """
                        update graduation.claim
                           set accepted = :accepted, note = :note, decider = :decider, decided_at = :at,
                               act_id = cast(:act as uuid)
                         where id = :id
                        """)
                .param("accepted", accepted)
                .param("note", note, java.sql.Types.VARCHAR)
                .param("decider", Acting.now().name())
                .param("act", act, java.sql.Types.OTHER)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec asked(String more) {
        return sql.sql(SELECT + more);
    }

    private Claim opened(Row row) {
        return new Claim(
                row.id(),
                row.campaignId(),
                row.enrolmentId(),
                row.scopePos(),
                row.student(),
                row.studentNumber(),
                Detail.of(row.detail()).orElseThrow(),
                String.valueOf(vault.open(VALUE, row.value(), row.salt())),
                row.evidenceId(),
                row.claimedBy(),
                row.accepted(),
                row.note(),
                row.decider());
    }
}
