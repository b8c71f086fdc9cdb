package org.matricula.discipline.sanction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.sanction.Proceedings.Proceeding;
import org.matricula.identity.Holders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 会议成员: who may sit in the meeting that decides a sanction, who has to step aside from it, and who
/// sat.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class MeetingMembers {

    /// @param aside why they have to step aside: `registered`, `proposed` or `kin`; null where not
    public record Member(UUID account, String name, @Nullable String aside) {}

    private static final List<String> ROLES =
            List.of(
                    "vice-principal",
                    "academic-office-head",
                    "student-affairs",
                    "registrar",
                    "department-registrar",
                    "legal-reviewer");

    private final JdbcClient sql;
    private final Holders holders;
    private final Clock clock;

    MeetingMembers(JdbcClient sql, Holders holders, Clock clock) {
        this.sql = sql;
        this.holders = holders;
        this.clock = clock;
    }

    /// Everybody with a post of the school that decides on sanctions, each once.
    List<Member> candidates(Proceeding it) {
        var aside = aside(it);
        var all = new LinkedHashMap<UUID, Member>();
        for (var role : ROLES) {
            for (var one : holders.within(role, it.institutionId(), LocalDate.now(clock))) {
                all.putIfAbsent(
                        one.account(),
                        new Member(one.account(), one.name(), aside.get(one.account())));
            }
        }
        return List.copyOf(all.values());
    }

    /// Who sat, and who stepped aside, by name.
    public List<Member> of(UUID caseId) {
        return sql.sql(
                        """
                        select account_id as account, name, why as aside from discipline.meeting_member
                         where case_id = :case order by meeting_member.aside, name, account_id
                        """)
                .param("case", caseId)
                .query(Member.class)
                .list();
    }

    /// What was written of an earlier try is written over.
    void write(Proceeding it, Collection<Member> them) {
        sql.sql("delete from discipline.meeting_member where case_id = :case")
                .param("case", it.caseId())
                .update();
        sql.sql(
                        """
                        insert into discipline.meeting_member
                          (case_id, account_id, scope_pos, person_id, name, aside, why)
                        select :case, m.account, :pos, :person, m.name, m.why is not null, m.why
                          from unnest(cast(:accounts as uuid[]), cast(:names as text[]), cast(:whys as text[]))
                                 as m (account, name, why)
                        """)
                .param("case", it.caseId())
                .param("pos", it.scopePos())
                .param("person", it.personId())
                .param("accounts", them.stream().map(Member::account).toArray(UUID[]::new))
                .param("names", them.stream().map(Member::name).toArray(String[]::new))
                .param("whys", them.stream().map(Member::aside).toArray(String[]::new))
                .update();
    }

    private Map<UUID, String> aside(Proceeding it) {
        var found = new LinkedHashMap<UUID, String>();
        sql.sql(
                        """
                        select o.registrar_id as account, 'registered' as why from discipline.offence o
                         where o.id = :offence and o.registrar_id is not null
                        union all
                        select c.applicant_id, 'proposed' from workflow.case_file c
                         where c.id = :case and c.applicant_id is not null
                        union all
                        select a.account_id, 'kin' from registry.account_person a where a.person_id = :person
                        union all
                        select g.account_id, 'kin' from registry.guardian g
                         where g.person_id = :person and g.account_id is not null
                        """)
                .param("offence", it.offenceId())
                .param("case", it.caseId())
                .param("person", it.personId())
                .query(row -> {
                    found.putIfAbsent(row.getObject("account", UUID.class), row.getString("why"));
                });
        return found;
    }
}
