package org.matricula.announcement;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Cursor;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Announcements and those they are for.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AnnouncementRows {

    private static final String SELECT =
            """
            select a.id, a.unit_id, u.name as unit, a.title, a.words, a.chosen, a.receipt,
                   a.sender_id, a.sender, (a.sent_at at time zone 'Asia/Shanghai')::date as sent_on, a.withdrawn_why,
                   c.told, c.unread, c.confirmed, own.read_at, own.confirmed_at
              from announcement.announcement a
              join organisation.unit u on u.id = a.unit_id
              cross join lateral (
                select count(*)::int as told, (count(*) filter (where r.read_at is null))::int as unread,
                       (count(*) filter (where r.confirmed_at is not null))::int as confirmed
                  from announcement.recipient r where r.announcement_id = a.id) c
              left join lateral (
                select r.read_at, r.confirmed_at from announcement.recipient r
                 where r.announcement_id = a.id and r.account_id = cast(:account as uuid)
                 order by r.id limit 1) own on true
            """;

    private static final String RECIPIENTS =
            """
            select r.id, u.pos, r.name, r.number, r.about, u.name as unit, r.account_id is not null as account,
                   (r.read_at at time zone 'Asia/Shanghai')::date as read_on,
                   (r.confirmed_at at time zone 'Asia/Shanghai')::date as confirmed_on
              from announcement.recipient r join organisation.unit u on u.id = r.unit_id
             where r.announcement_id = :id
            """;

    private final JdbcClient sql;

    AnnouncementRows(JdbcClient sql) {
        this.sql = sql;
    }

    UUID add(NewAnnouncement it, Unit unit, String chosen, Instant at) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        insert into announcement.announcement
                          (institution_id, unit_id, title, words, audiences, chosen, receipt, sender_id, sender,
                           sent_at)
                        values (coalesce(cast(:institution as uuid), :unit), :unit, :title, :words, :audiences, :chosen,
                                :receipt, :by, :sender, :at)
                        returning id
                        """)
                .param("institution", unit.institutionId(), Types.OTHER)
                .param("unit", unit.id())
                .param("title", it.title())
                .param("words", it.words())
                .param("audiences", it.audiences().toArray(String[]::new))
                .param("chosen", chosen)
                .param("receipt", it.receipt())
                .param("by", actor.account())
                .param("sender", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    void attach(UUID id, UUID file, int seq, String name) {
        sql.sql(
                        """
                        insert into announcement.attached (announcement_id, file_id, seq, name)
                        values (:id, :file, :seq, :name)
                        """)
                .param("id", id)
                .param("file", file)
                .param("seq", seq)
                .param("name", name)
                .update();
    }

    /// In the order they were sent.
    List<AttachedFile> attached(UUID id) {
        return sql.sql(
                        """
                        select t.file_id as file, t.name from announcement.attached t
                         where t.announcement_id = :id order by t.seq
                        """)
                .param("id", id)
                .query(AttachedFile.class)
                .list();
    }

    /// Those with an account, who can be told in the program.
    List<UUID> accounts(UUID id) {
        return sql.sql(
                        """
                        select distinct r.account_id from announcement.recipient r
                         where r.announcement_id = :id and r.account_id is not null
                        """)
                .param("id", id)
                .query(UUID.class)
                .list();
    }

    /// @throws Absent if it is neither for the reader nor within their reach
    Announcement get(UUID id) {
        return asked(SELECT + " where a.id = :id")
                .param("id", id)
                .query(Announcement.class)
                .optional()
                .orElseThrow(() -> new Absent("announcement"));
    }

    /// The newest first.
    ///
    /// @param own those that are for the reader; else those they may look after
    List<Announcement> page(boolean own, @Nullable UUID before, int most) {
        return asked(
                        SELECT
                                + """
                                 where (case when :own then exists (select from announcement.recipient r
                                           where r.announcement_id = a.id and r.account_id = cast(:account as uuid))
                                             and a.withdrawn_at is null
                                        else true end)
                                   and (cast(:before as uuid) is null or a.id < :before)
                                 order by a.id desc limit :most
                                """)
                .param("own", own)
                .param("before", before, Types.OTHER)
                .param("most", most)
                .query(Announcement.class)
                .list();
    }

    /// How many of those for the acting person they have not opened.
    long unread() {
        return sql.sql(
                        """
                        select count(distinct r.announcement_id)
                          from announcement.recipient r
                          join announcement.announcement a on a.id = r.announcement_id and a.withdrawn_at is null
                         where r.account_id = cast(:account as uuid) and r.read_at is null
                        """)
                .param("account", Acting.now().account(), Types.OTHER)
                .query(Long.class)
                .single();
    }

    /// By unit, number and name.
    ///
    /// @param which `all`, `unread` or `confirmed`
    /// @param after as `cursor` gave it, null to begin
    List<Recipient> recipients(UUID id, String which, @Nullable String after, int most) {
        var last = after == null ? List.<String>of() : Cursor.read(after, 4);
        return sql.sql(
                        RECIPIENTS
                                + """
                                   and case :which when 'unread' then r.read_at is null
                                                   when 'confirmed' then r.confirmed_at is not null else true end
                                   and (not :further or (u.pos, coalesce(r.number, ''), r.name, r.id)
                                          > (cast(:pos as bigint), cast(:number as text), cast(:name as text), :last))
                                 order by u.pos, coalesce(r.number, ''), r.name, r.id limit :most
                                """)
                .param("id", id)
                .param("which", which)
                .param("further", !last.isEmpty())
                .param("pos", last.isEmpty() ? "0" : last.getFirst())
                .param("number", last.isEmpty() ? "" : last.get(1))
                .param("name", last.isEmpty() ? "" : last.get(2))
                .param("last", last.isEmpty() ? id : Cursor.id(last.getLast()))
                .param("most", most)
                .query(Recipient.class)
                .list();
    }

    static String cursor(Recipient it) {
        return Cursor.of(it.pos(), it.number() == null ? "" : it.number(), it.name(), it.id());
    }

    /// Who has not read it among one stretch of all recipients. Recipients stay the same, so no
    /// stretch loses anybody while others read.
    ///
    /// @param from how many recipients stand before the stretch
    List<Recipient> unread(UUID id, int from, int most) {
        return sql.sql(
                        "select * from ("
                                + RECIPIENTS
                                + """
                                 order by u.pos, coalesce(r.number, ''), r.name, r.id limit :most offset :from) s
                                 where s.read_on is null
                                 order by s.pos, coalesce(s.number, ''), s.name, s.id
                                """)
                .param("id", id)
                .param("from", from)
                .param("most", most)
                .query(Recipient.class)
                .list();
    }

    /// @return whether it was for the acting person and not read before
    boolean read(UUID id, Instant at) {
        return sql.sql(
                                """
                                update announcement.recipient set read_at = :at
                                 where announcement_id = :id and account_id = cast(:account as uuid) and read_at is null
                                """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("account", Acting.now().account())
                        .update()
                > 0;
    }

    boolean confirmed(UUID id, Instant at) {
        return sql.sql(
                                """
                                update announcement.recipient
                                   set confirmed_at = :at, read_at = coalesce(read_at, :at)
                                 where announcement_id = :id and account_id = cast(:account as uuid)
                                   and confirmed_at is null
                                """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("account", Acting.now().account())
                        .update()
                > 0;
    }

    void withdrawn(UUID id, String why, Instant at) {
        sql.sql(
                        """
                        update announcement.announcement set withdrawn_at = :at, withdrawn_why = :why
                         where id = :id
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("why", why)
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec asked(String text) {
        return sql.sql(text).param("account", Acting.now().account(), Types.OTHER);
    }
}
