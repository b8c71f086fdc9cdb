package org.matricula.selection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.governance.publication.PublishList.Entry;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 奖助记录: what was awarded, and stands.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AwardRows {

    private final JdbcClient sql;

    AwardRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param reasons what was against them when the list was approved
    record Chosen(UUID enrolment, String name, String studentNumber, List<String> reasons) {}

    List<Chosen> chosen(UUID round) {
        return sql.sql(
                        """
                        select k.enrolment_id as enrolment, s.name, s.student_number, k.reasons
                          from selection.candidate k
                          join registry.student s on s.enrolment_id = k.enrolment_id
                         where k.round_id = :round and k.chosen order by k.scope_pos, k.enrolment_id
                        """)
                .param("round", round)
                .query((row, _) ->
                        new Chosen(
                                row.getObject("enrolment", UUID.class),
                                row.getString("name"),
                                row.getString("student_number"),
                                List.of((String[]) row.getArray("reasons").getArray())))
                .list();
    }

    /// The chosen of a round, as they are made public.
    List<Entry> entries(UUID round, String outcome) {
        return sql.sql(
                        """
                        select s.name, s.student_number as number, u.name as unit, :outcome as outcome
                          from selection.candidate k
                          join registry.student s on s.enrolment_id = k.enrolment_id
                          join organisation.unit u on u.id = k.unit_id
                         where k.round_id = :round and k.chosen
                         order by k.scope_pos, s.student_number, k.enrolment_id
                        """)
                .param("outcome", outcome)
                .param("round", round)
                .query(Entry.class)
                .list();
    }

    int award(Round it, LocalDate on) {
        return sql.sql(
                        """
                        insert into selection.award
                          (institution_id, round_id, scope_pos, person_id, enrolment_id, kind, name, amount, awarded_on,
                           decider)
                        select r.institution_id, r.id, k.scope_pos, k.person_id, k.enrolment_id, c.kind, c.name, c.amount,
                               :on, :by
                          from selection.round r
                          join selection.scheme c on c.id = r.scheme_id
                          join selection.candidate k on k.round_id = r.id and k.chosen
                         where r.id = :round
                        """)
                .param("on", on)
                .param("by", Acting.now().name())
                .param("round", it.id())
                .update();
    }

    void awarded(UUID round, LocalDate on) {
        sql.sql("update selection.round set state = 'awarded', awarded_on = :on where id = :id")
                .param("on", on)
                .param("id", round)
                .update();
    }

    /// Who is told: the students of a round that have accounts.
    List<UUID> accounts(UUID round) {
        return sql.sql(
                        """
                        select distinct a.account_id from selection.award w
                          join registry.account_person a on a.person_id = w.person_id
                         where w.round_id = :round and w.revoked_on is null
                        """)
                .param("round", round)
                .query(UUID.class)
                .list();
    }

    /// @return false if nothing stands to be revoked
    boolean revoke(UUID round, UUID enrolment, String why, LocalDate on) {
        return sql.sql(
                                """
                                update selection.award set revoked_on = :on, revoked_why = :why
                                 where round_id = :round and enrolment_id = :enrolment and revoked_on is null
                                """)
                        .param("on", on)
                        .param("why", why)
                        .param("round", round)
                        .param("enrolment", enrolment)
                        .update()
                == 1;
    }

    /// In force, the newest first.
    List<SelectionRows.Award> of(UUID enrolment) {
        return sql.sql(
                        """
                        select w.kind, w.name, w.amount, w.awarded_on as "on" from selection.award w
                         where w.enrolment_id = :enrolment and w.revoked_on is null
                         order by w.awarded_on desc, w.name
                        """)
                .param("enrolment", enrolment)
                .query(SelectionRows.Award.class)
                .list();
    }
}
