package org.matricula.verification.check;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.kernel.Absent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The table of rules, and the rules each campaign has frozen.
@Repository
@Transactional(readOnly = true)
public class CheckRules {

    private static final TypeReference<Map<String, Integer>> NUMBERS = new TypeReference<>() {};

    private static final String FROZEN =
            """
            select r.code, r.sort, c.severity, c.weight, c.educations, c.parameters::text as parameters, c.owner,
                   c.days, true as enabled
              from verification.campaign_rule c join verification.rule r on r.code = c.code
             where c.campaign_id = :campaign order by r.position
            """;

    private final JdbcClient sql;
    private final JsonMapper json;

    CheckRules(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /// Every rule, in its order.
    public List<CheckRule> all() {
        return sql.sql(
                        """
                        select code, sort, severity, weight, educations, parameters::text as parameters, owner, days,
                               enabled
                          from verification.rule order by position
                        """)
                .query((row, n) -> rule(row))
                .list();
    }

    /// @throws Absent if there is none of this code
    public CheckRule get(String code) {
        return all().stream()
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Absent("rule"));
    }

    /// The rules of a campaign by their codes.
    public Map<String, CheckRule> of(UUID campaign) {
        return sql.sql(FROZEN).param("campaign", campaign).query((row, n) -> rule(row)).stream()
                .collect(
                        Collectors.toMap(
                                CheckRule::code,
                                it -> it,
                                (one, other) -> one,
                                java.util.LinkedHashMap::new));
    }

    /// Keeps the enabled rules as they stand for a campaign, but for those left out. What people
    /// tell is never left out.
    @Transactional(propagation = Propagation.MANDATORY)
    public int freeze(UUID campaign, List<String> without) {
        return sql.sql(
                        """
                        insert into verification.campaign_rule
                          (campaign_id, code, severity, weight, educations, parameters, owner, days)
                        select :campaign, code, severity, weight, educations, parameters, owner, days
                          from verification.rule
                         where sort = 'told' or (enabled and not code = any (:without))
                        """)
                .param("campaign", campaign)
                .param("without", without.toArray(String[]::new))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void set(CheckRule it) {
        sql.sql(
                        """
                        update verification.rule
                           set severity = :severity, weight = :weight, days = :days, enabled = :enabled,
                               parameters = cast(:parameters as jsonb)
                         where code = :code
                        """)
                .param("severity", it.severity())
                .param("weight", it.weight())
                .param("days", it.days())
                .param("enabled", it.enabled())
                .param("parameters", json.writeValueAsString(it.parameters()))
                .param("code", it.code())
                .update();
    }

    private CheckRule rule(ResultSet row) throws SQLException {
        return new CheckRule(
                row.getString("code"),
                row.getString("sort"),
                row.getString("severity"),
                row.getInt("weight"),
                texts(row.getArray("educations")),
                json.readValue(row.getString("parameters"), NUMBERS),
                row.getString("owner"),
                row.getInt("days"),
                row.getBoolean("enabled"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
