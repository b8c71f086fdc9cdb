package org.matricula.clearance.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Items begun and taken back with what they follow, a whole year's graduates at once.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class OpeningRows {

    /// Those who leave for reasons of the register: 退学, 转出, 开除学籍.
    private static final Map<String, String> LEFT =
            Map.of("03", "withdrawal", "14", "withdrawal", "10", "transfer");

    private final JdbcClient sql;

    OpeningRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Gives an institution that has set nothing the offices every school has.
    void seed(UUID institution, List<SetOffices.Wanted> offices, Instant at) {
        sql.sql(
                        """
                        insert into clearance.office
                          (institution_id, name, matter, place, role, leaving, blocks, tracked, seq, set_by, set_at)
                        select :institution, d.name, d.matter, '', d.role, array['graduation', 'withdrawal', 'transfer'],
                               d.blocks, d.tracked, d.seq, :by, :at
                          from unnest(cast(:names as text[]), cast(:matters as text[]), cast(:roles as text[]),
                                      cast(:blocks as boolean[]), cast(:tracked as boolean[]))
                               with ordinality as d (name, matter, role, blocks, tracked, seq)
                         where not exists (select from clearance.office o where o.institution_id = :institution)
                        on conflict do nothing
                        """)
                .param("institution", institution)
                .param(
                        "names",
                        offices.stream().map(SetOffices.Wanted::name).toArray(String[]::new))
                .param(
                        "matters",
                        offices.stream().map(SetOffices.Wanted::matter).toArray(String[]::new))
                .param(
                        "roles",
                        offices.stream().map(SetOffices.Wanted::role).toArray(String[]::new))
                .param(
                        "blocks",
                        offices.stream().map(SetOffices.Wanted::blocks).toArray(Boolean[]::new))
                .param(
                        "tracked",
                        offices.stream().map(SetOffices.Wanted::tracked).toArray(Boolean[]::new))
                .param("by", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<UUID> institutionsLeft(UUID batch, LocalDate since) {
        return sql.sql(
                        """
                        select distinct e.institution_id from registry.status_event v
                          join registry.enrolment e on e.id = v.enrolment_id
                         where v.batch = :batch and v.status = any (:left) and v.reverses is null
                           and v.effective_on >= :since
                        """)
                .param("batch", batch)
                .param("left", LEFT.keySet().toArray(String[]::new))
                .param("since", since)
                .query(UUID.class)
                .list();
    }

    /// Opens the items of those who left by these acts.
    int openLeft(UUID batch, LocalDate since, Instant at) {
        return sql.sql(
                        """
                        insert into clearance.item
                          (institution_id, enrolment_id, person_id, scope_pos, office_id, leaving, opened_at)
                        select e.institution_id, e.id, e.person_id, e.scope_pos, o.id,
                               case v.status when '10' then 'transfer' else 'withdrawal' end, :at
                          from registry.status_event v
                          join registry.enrolment e on e.id = v.enrolment_id
                          join clearance.office o on o.institution_id = e.institution_id and o.ended_at is null
                           and case v.status when '10' then 'transfer' else 'withdrawal' end = any (o.leaving)
                         where v.batch = :batch and v.status = any (:left) and v.reverses is null
                           and v.effective_on >= :since
                        on conflict (enrolment_id, office_id, (leaving = 'hold')) where withdrawn_at is null do nothing
                        """)
                .param("batch", batch)
                .param("left", LEFT.keySet().toArray(String[]::new))
                .param("since", since)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Opens the items of those who were graduated, completed or left without completing.
    int openConcluded(Collection<UUID> conclusions, Instant at) {
        return sql.sql(
                        """
                        insert into clearance.item
                          (institution_id, enrolment_id, person_id, scope_pos, office_id, leaving, opened_at)
                        select c.institution_id, c.enrolment_id, c.person_id, c.scope_pos, o.id, 'graduation', :at
                          from graduation.conclusion c
                          join clearance.office o on o.institution_id = c.institution_id and o.ended_at is null
                           and 'graduation' = any (o.leaving)
                         where c.id = any (:conclusions) and c.outcome <> 'postponed' and c.replaces_id is null
                        on conflict (enrolment_id, office_id, (leaving = 'hold')) where withdrawn_at is null do nothing
                        """)
                .param("conclusions", conclusions.toArray(UUID[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// What was opened for a leaving that was reversed.
    void withdrawConcluded(Collection<UUID> conclusions, Instant at) {
        sql.sql(
                        """
                        update clearance.item i set withdrawn_at = :at
                          from graduation.conclusion c
                         where c.id = any (:conclusions) and i.enrolment_id = c.enrolment_id
                           and i.leaving = 'graduation' and i.withdrawn_at is null and c.replaces_id is null
                        """)
                .param("conclusions", conclusions.toArray(UUID[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void withdrawLeft(UUID batch, Instant at) {
        sql.sql(
                        """
                        update clearance.item i set withdrawn_at = :at
                          from registry.status_event v
                          join registry.status_event o on o.id = v.reverses
                         where v.batch = :batch and o.status = any (:left) and i.enrolment_id = v.enrolment_id
                           and i.leaving in ('withdrawal', 'transfer') and i.withdrawn_at is null
                        """)
                .param("batch", batch)
                .param("left", LEFT.keySet().toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
