package org.matricula.governance.body;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.governance.body.BodyView.Body;
import org.matricula.governance.body.BodyView.Charge;
import org.matricula.governance.body.BodyView.Member;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The bodies, their members and their division of work, each with its period.
@Repository
@Transactional(readOnly = true)
class BodyRows {

    private static final String BODY =
            """
            select b.id, b.institution_id, b.kind, b.name, b.work, b.phone, b.room, b.superior_id,
                   b.founded_by, b.document_id, lower(b.during) as "from", upper(b.during) as until
              from governance.body b
            """;

    private final JdbcClient sql;

    BodyRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Body> find(UUID id) {
        return sql.sql(BODY + "where b.id = :id").param("id", id).query(Body.class).optional();
    }

    /// Those that are there on a day, who leads first.
    List<Body> of(UUID institution, LocalDate on) {
        return sql.sql(
                        BODY
                                + """
                                where b.institution_id = :institution and b.during @> :on
                                order by array_position(array['leading-group', 'principals-meeting', 'status-office', 'registry-centre',
                                         'archive-centre', 'academic-office'], b.kind) nulls last, b.name
                                """)
                .param("institution", institution)
                .param("on", on)
                .query(Body.class)
                .list();
    }

    List<Member> members(UUID institution, LocalDate on) {
        return sql.sql(
                        """
                        select m.id, m.body_id, m.account_id, m.name, m.duty, m.phone,
                               lower(m.during) as "from", upper(m.during) as until
                          from governance.member m join governance.body b on b.id = m.body_id
                         where b.institution_id = :institution and m.during @> :on
                         order by m.id
                        """)
                .param("institution", institution)
                .param("on", on)
                .query(Member.class)
                .list();
    }

    /// Who serves in the bodies of a kind on a day and has an account, each once.
    List<PrincipalsMeeting.Seat> seats(UUID institution, String kind, LocalDate on) {
        return sql.sql(
                        """
                        select distinct on (m.account_id) m.account_id as account, m.name, m.duty
                          from governance.member m join governance.body b on b.id = m.body_id
                         where b.institution_id = :institution and b.kind = :kind and b.during @> :on
                           and m.during @> :on and m.account_id is not null
                         order by m.account_id, m.id
                        """)
                .param("institution", institution)
                .param("kind", kind)
                .param("on", on)
                .query(PrincipalsMeeting.Seat.class)
                .list();
    }

    List<Charge> charges(UUID institution, LocalDate on) {
        return sql.sql(
                        """
                        select c.body_id, c.member_id, m.name as member, c.matter,
                               lower(c.during) as "from"
                          from governance.charge c
                          left join governance.member m on m.id = c.member_id and m.during @> :on
                         where c.institution_id = :institution and c.during @> :on
                         order by c.matter
                        """)
                .param("institution", institution)
                .param("on", on)
                .query(Charge.class)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UUID add(SetUpBody.NewBody body, UUID institution, LocalDate from) {
        return sql.sql(
                        """
                        insert into governance.body (institution_id, kind, name, work, phone, room, superior_id,
                               founded_by, document_id, during)
                        values (:institution, :kind, :name, :work, :phone, :room, :superior, :foundedBy,
                                :document, daterange(:from, null))
                        returning id
                        """)
                .param("institution", institution)
                .param("kind", body.kind())
                .param("name", body.name())
                .param("work", body.work())
                .param("phone", body.phone())
                .param("room", body.room())
                .param("superior", body.superior())
                .param("foundedBy", body.foundedBy())
                .param("document", body.document())
                .param("from", from)
                .query(UUID.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UUID addMember(UUID body, StaffBody.NewMember member, LocalDate from) {
        return sql.sql(
                        """
                        insert into governance.member (body_id, account_id, name, duty, phone, during)
                        values (:body, :account, :name, :duty, :phone, daterange(:from, :until))
                        returning id
                        """)
                .param("body", body)
                .param("account", member.account())
                .param("name", member.name())
                .param("duty", member.duty())
                .param("phone", member.phone())
                .param("from", from)
                .param("until", member.until())
                .query(UUID.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void charge(UUID institution, UUID body, @Nullable UUID member, String matter, LocalDate from) {
        sql.sql(
                        """
                        insert into governance.charge (institution_id, body_id, member_id, matter, during)
                        values (:institution, :body, :member, :matter, daterange(:from, null))
                        """)
                .param("institution", institution)
                .param("body", body)
                .param("member", member)
                .param("matter", matter)
                .param("from", from)
                .update();
    }

    /// What was given today and is taken today was in force for no day: it goes, the ledger keeps
    /// it.
    @Transactional(propagation = Propagation.MANDATORY)
    void discharge(UUID institution, String matter, LocalDate on) {
        sql.sql(
                        """
                        with never as (
                          delete from governance.charge
                           where institution_id = :institution and matter = :matter and lower(during) >= :on)
                        update governance.charge set during = daterange(lower(during), :on)
                         where institution_id = :institution and matter = :matter
                           and during @> :on and lower(during) < :on
                        """)
                .param("institution", institution)
                .param("matter", matter)
                .param("on", on)
                .update();
    }

    /// Their last day is the day before, or the very day where they began on it.
    @Transactional(propagation = Propagation.MANDATORY)
    boolean endMember(UUID body, UUID member, LocalDate on) {
        return sql.sql(
                                """
                                update governance.member
                                   set during = daterange(lower(during), greatest(:on, lower(during) + 1))
                                 where body_id = :body and id = :member
                                   and (upper_inf(during) or upper(during) > :on)
                                """)
                        .param("body", body)
                        .param("member", member)
                        .param("on", on)
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void dissolve(UUID body, LocalDate on) {
        sql.sql(
                        """
                        update governance.body
                           set during = daterange(lower(during), greatest(:on, lower(during) + 1))
                         where id = :body
                        """)
                .param("body", body)
                .param("on", on)
                .update();
    }
}
