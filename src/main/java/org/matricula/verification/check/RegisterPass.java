package org.matricula.verification.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The rules upon a range of the register, set by set: whoever a range holds is read once, and
/// every rule looks at the same row.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class RegisterPass {

    /// What is being looked through.
    ///
    /// @param lo first position, `hi` last
    /// @param pass the run, null where somebody tells it
    /// @param enrolment only this one, or null
    /// @param dues the day by which each rule's findings are to be mended
    record Look(
            UUID campaign,
            @Nullable UUID pass,
            long lo,
            long hi,
            @Nullable UUID enrolment,
            Map<String, CheckRule> rules,
            Map<String, LocalDate> dues,
            LocalDate today,
            Instant at) {}

    /// What was found without the help of SQL.
    record Hit(String rule, UUID enrolment, @Nullable String detail) {}

    private static final String WHO =
            """
            s.scope_pos between :lo and :hi and s.status = any (:active)
            and (cast(:enrolment as uuid) is null or s.enrolment_id = :enrolment)
            """;

    private static final String WRITE =
            """
            insert into verification.finding
              (campaign_id, rule, about, enrolment_id, unit_id, scope_pos, person_id, detail, severity, weight, owner,
               due_on, found_at, pass_id)
            """;

    /// Found again: what had been mended is open anew, what was waived stays so.
    private static final String AGAIN =
            """
            on conflict (campaign_id, rule, about) do update
               set pass_id = excluded.pass_id, detail = excluded.detail,
                   state = case when finding.state = 'mended' then 'open' else finding.state end,
                   mended_at = null, mender = null,
                   due_on = case when finding.state = 'mended' then excluded.due_on else finding.due_on end
            """;

    private final JdbcClient sql;

    RegisterPass(JdbcClient sql) {
        this.sql = sql;
    }

    /// Puts everybody of the range who is not yet there on the campaign's list.
    ///
    /// @return how many students the range holds
    int lay(Look look) {
        about(
                        look,
                        """
                        insert into verification.line (campaign_id, enrolment_id, scope_pos, person_id)
                        select :campaign, s.enrolment_id, s.scope_pos, s.person_id from registry.student s where
                        """
                                + WHO
                                + " on conflict do nothing")
                .param("campaign", look.campaign())
                .update();
        return about(look, "select count(*) from registry.student s where " + WHO)
                .query(Integer.class)
                .single();
    }

    /// Those of the range who study at a second place as well, told without saying where.
    List<UUID> elsewhere(Look look) {
        return about(
                        look,
                        """
                        select a.person_id
                          from registry.active_elsewhere(array(select s.person_id from registry.student s where
                        """
                                + WHO
                                + ")) a group by a.person_id having count(*) > 1")
                .query(UUID.class)
                .list();
    }

    /// Every rule upon a record, in one statement. First the range, then its rows, then what was
    /// found: row-level security hides from the planner how few a range holds, and left to itself
    /// it reads the whole reach, and asks every rule again for every rule.
    int records(Look look, List<UUID> elsewhere) {
        var rules =
                RecordConditions.ALL.stream()
                        .filter(it -> look.rules().containsKey(it.rule()))
                        .map(it -> it.with(look.rules().get(it.rule()).parameters()))
                        .collect(Collectors.joining(",\n"));
        if (rules.isEmpty()) {
            return 0;
        }
        return ruled(
                        look,
                        WRITE
                                + """
                                with who as materialized (
                                  select s.* from registry.student s where
                                """
                                + WHO
                                + """
                                ), found as materialized (
                                  select s.enrolment_id, s.scope_pos, s.person_id, i.education, v.rule, v.detail
                                    from who s
                                    join registry.enrolment e on e.id = s.enrolment_id
                                    join registry.person p on p.id = s.person_id
                                    join organisation.unit u on u.id = s.unit_id
                                    join organisation.unit i on i.id = s.institution_id
                                   cross join lateral (values
                                """
                                + rules
                                + """
                                  ) v (rule, hit, detail)
                                   where e.scope_pos between :lo and :hi and v.hit)
                                select :campaign, r.code, f.enrolment_id, f.enrolment_id, null, f.scope_pos, f.person_id, f.detail,
                                       r.severity, r.weight, r.owner, d.due_on, :at, :pass
                                  from found f
                                  join verification.campaign_rule r
                                    on r.campaign_id = :campaign and r.code = f.rule and f.education = any (r.educations)
                                  join unnest(cast(:codes as text[]), cast(:dues as date[])) d (code, due_on) on d.code = r.code
                                """
                                + AGAIN)
                .param("elsewhere", elsewhere.toArray(UUID[]::new))
                .param("today", look.today())
                .param("september", september(look.today()))
                .update();
    }

    /// What was found by opening sealed values.
    void told(Look look, List<Hit> hits) {
        if (hits.isEmpty()) {
            return;
        }
        ruled(
                        look,
                        WRITE
                                + """
                                select :campaign, r.code, s.enrolment_id, s.enrolment_id, null, s.scope_pos, s.person_id, h.detail,
                                       r.severity, r.weight, r.owner, d.due_on, :at, :pass
                                  from unnest(cast(:rules as text[]), cast(:enrolments as uuid[]), cast(:details as text[]))
                                       h (rule, enrolment_id, detail)
                                  join registry.student s on s.enrolment_id = h.enrolment_id
                                  join organisation.unit i on i.id = s.institution_id
                                  join verification.campaign_rule r
                                    on r.campaign_id = :campaign and r.code = h.rule and i.education = any (r.educations)
                                  join unnest(cast(:codes as text[]), cast(:dues as date[])) d (code, due_on) on d.code = r.code
                                 where
                                """
                                + WHO
                                + AGAIN)
                .param("rules", hits.stream().map(Hit::rule).toArray(String[]::new))
                .param("enrolments", hits.stream().map(Hit::enrolment).toArray(UUID[]::new))
                .param("details", hits.stream().map(Hit::detail).toArray(String[]::new))
                .update();
    }

    /// What the rules upon records and documents no longer find is mended.
    ///
    /// @return how many
    int mended(Look look) {
        return sql.sql(
                        """
                        update verification.finding f
                           set state = 'mended', mended_at = :at, mender = null
                          from verification.rule r
                         where f.campaign_id = :campaign and r.code = f.rule and r.sort in ('record', 'document')
                           and f.scope_pos between :lo and :hi and f.state in ('open', 'waiving')
                           and f.pass_id is distinct from :pass
                           and (cast(:enrolment as uuid) is null or f.enrolment_id = :enrolment)
                        """)
                .param("at", look.at().atOffset(ZoneOffset.UTC))
                .param("campaign", look.campaign())
                .param("pass", look.pass())
                .param("lo", look.lo())
                .param("hi", look.hi())
                .param("enrolment", look.enrolment(), java.sql.Types.OTHER)
                .update();
    }

    /// Before one student is looked at once more under the same run: what is not found again is
    /// mended.
    void forget(Look look) {
        sql.sql(
                        "update verification.finding set pass_id = null where campaign_id = :campaign and enrolment_id = :enrolment")
                .param("campaign", look.campaign())
                .param("enrolment", look.enrolment())
                .update();
    }

    /// The first of September at or before a day: the school year's beginning, by which ages count.
    static LocalDate september(LocalDate day) {
        var first = LocalDate.of(day.getYear(), 9, 1);
        return day.isBefore(first) ? first.minusYears(1) : first;
    }

    private JdbcClient.StatementSpec ruled(Look look, String statement) {
        var codes = look.dues().keySet().toArray(String[]::new);
        return about(look, statement)
                .param("campaign", look.campaign())
                .param("pass", look.pass(), java.sql.Types.OTHER)
                .param("at", look.at().atOffset(ZoneOffset.UTC))
                .param("codes", codes)
                .param(
                        "dues",
                        look.dues().values().stream().map(String::valueOf).toArray(String[]::new));
    }

    private JdbcClient.StatementSpec about(Look look, String statement) {
        return sql.sql(statement)
                .param("lo", look.lo())
                .param("hi", look.hi())
                .param("active", StudentStatus.activeCodes())
                .param("enrolment", look.enrolment(), java.sql.Types.OTHER);
    }
}
