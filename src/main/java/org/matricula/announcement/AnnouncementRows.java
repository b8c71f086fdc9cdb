package org.matricula.announcement;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.Holder;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.matricula.registry.StudentStatus;
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

    /// The students chosen, each once, with their account where they have one.
    int addStudents(UUID id, Aimed it) {
        return chosen(
                        it,
                        """
                        insert into announcement.recipient (announcement_id, account_id, unit_id, enrolment_id, name, number)
                        select :id, (select a.account_id from registry.account_person a
                                      where a.person_id = s.person_id limit 1),
                               s.unit_id, s.enrolment_id, s.name, s.student_number
                          from registry.student s
                        """)
                .param("id", id)
                .update();
    }

    /// Which of the numbers named are students chosen by the rest.
    Set<String> numbers(Aimed it) {
        return Set.copyOf(
                chosen(it, "select distinct s.student_number from registry.student s\n")
                        .query(String.class)
                        .list());
    }

    /// The guardians with custody of those of them who are minors (民法典 第十七条、第二十七条).
    int addGuardians(UUID id, Aimed it, LocalDate adult) {
        return chosen(
                        it,
                        """
                        insert into announcement.recipient
                          (announcement_id, account_id, unit_id, enrolment_id, name, number, about)
                        select :id, g.account_id, s.unit_id, s.enrolment_id, g.name, s.student_number, s.name
                          from registry.student s
                          join registry.guardian g on g.person_id = s.person_id and g.custody
                           and (s.birth_on is null or s.birth_on > :adult)
                        """)
                .param("id", id)
                .param("adult", adult)
                .update();
    }

    int addStaff(UUID id, List<Holder> holders, Unit unit) {
        return sql.sql(
                        """
                        insert into announcement.recipient (announcement_id, account_id, unit_id, name)
                        select distinct on (h.account) :id, h.account, coalesce(h.unit, :unit), h.name
                          from unnest(cast(:accounts as uuid[]), cast(:units as uuid[]), cast(:names as text[]))
                            as h (account, unit, name)
                         order by h.account
                        """)
                .param("id", id)
                .param("unit", unit.id())
                .param(
                        "accounts",
                        holders.stream().map(it -> it.account().toString()).toArray(String[]::new))
                .param(
                        "units",
                        holders.stream()
                                .map(it -> it.unit() == null ? null : it.unit().toString())
                                .toArray(String[]::new))
                .param("names", holders.stream().map(Holder::name).toArray(String[]::new))
                .update();
    }

    private JdbcClient.StatementSpec chosen(Aimed aimed, String insert) {
        var it = aimed.it();
        var view = aimed.view();
        var scope = Acting.now().scope().within(view.lo(), view.hi());
        return sql.sql(
                        insert
                                + """
                                 where s.scope_pos between :lo and :hi
                                   and exists (select from unnest(cast(:los as bigint[]), cast(:his as bigint[])) as r (lo, hi)
                                                where s.scope_pos between r.lo and r.hi)
                                   and s.status = any (case when cardinality(:statuses) > 0 then :statuses
                                                            when cardinality(:seen) > 0 then :seen else :active end)
                                   and (cardinality(:seen) = 0 or s.status = any (:seen))
                                   and (cardinality(:grades) = 0 or s.grade_level = any (:grades))
                                   and (cardinality(:gradesSeen) = 0 or s.grade_level = any (:gradesSeen))
                                   and (cardinality(:years) = 0 or s.entry_year = any (:years))
                                   and (cardinality(:yearsSeen) = 0 or s.entry_year = any (:yearsSeen))
                                   and (cardinality(:sexes) = 0 or s.sex = any (:sexes))
                                   and (cardinality(:levels) = 0 or s.level = any (:levels))
                                   and (cast(:registration as text) is null or s.registration = :registration)
                                   and (cardinality(:numbers) = 0 or s.student_number = any (:numbers))
                                """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("los", aimed.units().stream().map(Unit::pos).toArray(Long[]::new))
                .param("his", aimed.units().stream().map(Unit::posEnd).toArray(Long[]::new))
                .param("statuses", texts(it.statuses()))
                .param("seen", texts(view.statuses()))
                .param("active", StudentStatus.activeCodes())
                .param("grades", it.grades().toArray(Integer[]::new))
                .param("gradesSeen", view.grades().toArray(Integer[]::new))
                .param("years", it.years().toArray(Integer[]::new))
                .param("yearsSeen", view.years().toArray(Integer[]::new))
                .param("sexes", texts(view.sexes()))
                .param("levels", texts(view.levels()))
                .param("registration", view.registration(), Types.VARCHAR)
                .param("numbers", texts(it.numbers()));
    }

    private static String[] texts(List<String> some) {
        return some.toArray(String[]::new);
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

    /// By unit.
    ///
    /// @param which `all`, `unread` or `confirmed`
    List<Recipient> recipients(UUID id, String which, int most) {
        return sql.sql(
                        """
                        select r.name, r.number, r.about, u.name as unit, r.account_id is not null as account,
                               (r.read_at at time zone 'Asia/Shanghai')::date as read_on,
                               (r.confirmed_at at time zone 'Asia/Shanghai')::date as confirmed_on
                          from announcement.recipient r join organisation.unit u on u.id = r.unit_id
                         where r.announcement_id = :id
                           and case :which when 'unread' then r.read_at is null
                                           when 'confirmed' then r.confirmed_at is not null else true end
                         order by u.pos, r.number, r.name limit :most
                        """)
                .param("id", id)
                .param("which", which)
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

    /// The grades there are within reach.
    List<Integer> grades() {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select distinct u.grade_level from organisation.unit u
                         where u.pos between :lo and :hi and u.grade_level is not null order by 1
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Integer.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(String text) {
        return sql.sql(text).param("account", Acting.now().account(), Types.OTHER);
    }
}
