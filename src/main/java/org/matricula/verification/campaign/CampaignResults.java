package org.matricula.verification.campaign;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// 核查结果, as they were signed: written once, never changed.
@Repository
@Transactional(readOnly = true)
public class CampaignResults {

    public record Signed(
            UUID campaignId,
            UUID unitId,
            String number,
            byte[] figuresHash,
            UUID fileId,
            @Nullable UUID previousId,
            String signer,
            Instant signedAt) {}

    public record UnitLine(
            UUID unitId,
            int position,
            String name,
            int depth,
            long students,
            long confirmed,
            long compared,
            long openFindings,
            long waived,
            long mended,
            BigDecimal score) {

        String line() {
            return String.join(
                    "|",
                    "unit",
                    unitId.toString(),
                    String.valueOf(position),
                    name,
                    String.valueOf(depth),
                    String.valueOf(students),
                    String.valueOf(confirmed),
                    String.valueOf(compared),
                    String.valueOf(openFindings),
                    String.valueOf(waived),
                    String.valueOf(mended),
                    score.setScale(1, java.math.RoundingMode.UNNECESSARY).toPlainString());
        }
    }

    public record RuleLine(String rule, long found, long openFindings, long waived, long mended) {

        String line() {
            return "rule|%s|%d|%d|%d|%d".formatted(rule, found, openFindings, waived, mended);
        }
    }

    private final JdbcClient sql;
    private final JsonMapper json;

    CampaignResults(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    Optional<Signed> find(UUID campaign) {
        return sql.sql(
                        """
                        select campaign_id, unit_id, number, figures_hash, file_id, previous_id, signer, signed_at
                          from verification.result where campaign_id = :id
                        """)
                .param("id", campaign)
                .query(Signed.class)
                .optional();
    }

    List<UnitLine> units(UUID campaign) {
        return sql.sql(
                        """
                        select unit_id, position, name, depth, students, confirmed, compared, open_findings, waived, mended, score
                          from verification.result_unit where campaign_id = :id order by position
                        """)
                .param("id", campaign)
                .query(UnitLine.class)
                .list();
    }

    List<RuleLine> rules(UUID campaign) {
        return sql.sql(
                        """
                        select x.rule, x.found, x.open_findings, x.waived, x.mended
                          from verification.result_rule x join verification.rule r on r.code = x.rule
                         where x.campaign_id = :id order by r.position
                        """)
                .param("id", campaign)
                .query(RuleLine.class)
                .list();
    }

    /// Over every line in its order: the same figures, and no others, give it.
    static byte[] hash(List<UnitLine> units, List<RuleLine> rules) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            units.forEach(it -> digest.update(bytes(it.line())));
            rules.forEach(it -> digest.update(bytes(it.line())));
            return digest.digest();
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /// @return whether nobody was first
    @Transactional(propagation = Propagation.MANDATORY)
    boolean sign(
            Campaigns.Campaign campaign,
            String number,
            UUID file,
            @Nullable UUID previous,
            List<UnitLine> units,
            List<RuleLine> rules,
            Instant at) {
        var first =
                sql.sql(
                                """
                                insert into verification.result
                                  (campaign_id, unit_id, number, figures_hash, file_id, previous_id, signer_id, signer, signed_at)
                                values (:campaign, :unit, :number, :hash, :file, cast(:previous as uuid), :by, :signer, :at)
                                on conflict do nothing
                                """)
                        .param("campaign", campaign.id())
                        .param("unit", campaign.unitId())
                        .param("number", number)
                        .param("hash", hash(units, rules))
                        .param("file", file)
                        .param("previous", previous, java.sql.Types.OTHER)
                        .param("by", Acting.now().account(), java.sql.Types.OTHER)
                        .param("signer", Acting.now().name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update();
        if (first == 0) {
            return false;
        }
        sql.sql(
                        """
                        insert into verification.result_unit
                          (campaign_id, unit_id, position, name, depth, students, confirmed, compared, open_findings, waived, mended, score)
                        select :campaign, x."unitId", x.position, x.name, x.depth, x.students, x.confirmed, x.compared,
                               x."openFindings", x.waived, x.mended, x.score
                          from jsonb_to_recordset(cast(:rows as jsonb)) as x("unitId" uuid, position int, name text, depth int,
                               students int, confirmed int, compared int, "openFindings" int, waived int, mended int,
                               score numeric)
                        """)
                .param("campaign", campaign.id())
                .param("rows", json.writeValueAsString(units))
                .update();
        sql.sql(
                        """
                        insert into verification.result_rule (campaign_id, rule, found, open_findings, waived, mended)
                        select :campaign, x.rule, x.found, x."openFindings", x.waived, x.mended
                          from jsonb_to_recordset(cast(:rows as jsonb)) as x(rule text, found int, "openFindings" int,
                               waived int, mended int)
                        """)
                .param("campaign", campaign.id())
                .param("rows", json.writeValueAsString(rules))
                .update();
        return true;
    }

    private static byte[] bytes(String line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
