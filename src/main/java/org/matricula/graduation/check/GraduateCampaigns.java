package org.matricula.graduation.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The campaigns of the institutions in sight, and how far each class has come.
@Repository
@Transactional(readOnly = true)
public class GraduateCampaigns {

    /// @param pos position of the unit whose students graduate
    /// @param checked how many have confirmed, the second time where something was put right
    /// @param photos how many have confirmed their photograph
    public record Campaign(
            UUID id,
            UUID institutionId,
            String institution,
            UUID unitId,
            String unit,
            long pos,
            String year,
            String name,
            String notice,
            UUID profileId,
            String profile,
            LocalDate checkFrom,
            LocalDate checkUntil,
            LocalDate photoFrom,
            LocalDate photoUntil,
            long graduates,
            long checked,
            long photos) {

        public boolean checkedOn(LocalDate day) {
            return !day.isBefore(checkFrom) && !day.isAfter(checkUntil);
        }

        /// Whether something may still be put right: until the photographs are all there.
        public boolean corrigibleOn(LocalDate day) {
            return !day.isBefore(checkFrom) && !day.isAfter(photoUntil);
        }
    }

    /// One class.
    public record Progress(
            UUID unitId,
            String unit,
            long all,
            long signed,
            long audit,
            long again,
            long confirmed,
            long collected,
            long photos,
            long tickets) {}

    /// What a campaign is opened with.
    record Fresh(
            UUID institution,
            UUID unit,
            String year,
            String name,
            String notice,
            UUID profile,
            LocalDate checkFrom,
            LocalDate checkUntil,
            LocalDate photoFrom,
            LocalDate photoUntil) {}

    private static final String SELECT =
            """
            select c.id, c.institution_id, i.name as institution, c.unit_id, u.name as unit, u.pos, c.year, c.name, c.notice,
                   c.profile_id, p.name as profile, c.check_from, c.check_until, c.photo_from, c.photo_until,
                   count(g.enrolment_id) as graduates,
                   count(*) filter (where g.state = 'confirmed') as checked,
                   count(f.id) filter (where f.state = 'confirmed') as photos
              from graduation.campaign c
              join organisation.unit i on i.id = c.institution_id
              join organisation.unit u on u.id = c.unit_id
              join registry.photo_profile p on p.id = c.profile_id
              left join graduation.graduate g on g.campaign_id = c.id
              left join graduation.photograph f
                on f.enrolment_id = g.enrolment_id and f.campaign_id = c.id and f.state in ('shown', 'confirmed')
             where u.pos <= :hi and u.pos_end >= :lo
            """;

    private static final String GROUP = " group by c.id, i.name, u.name, u.pos, p.name";

    private final JdbcClient sql;

    GraduateCampaigns(JdbcClient sql) {
        this.sql = sql;
    }

    public List<Campaign> all() {
        return within(SELECT + GROUP + " order by c.opened_at desc").query(Campaign.class).list();
    }

    /// @throws Absent if there is none within reach
    public Campaign get(UUID id) {
        return within(SELECT + " and c.id = :id" + GROUP)
                .param("id", id)
                .query(Campaign.class)
                .optional()
                .orElseThrow(() -> new Absent("campaign"));
    }

    /// Waits for whoever else is at the campaign.
    @Transactional
    public void lock(UUID id) {
        sql.sql("select c.id from graduation.campaign c where c.id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    @Transactional
    UUID open(Fresh it, Instant at) {
        return sql.sql(
                        """
                        insert into graduation.campaign
                          (institution_id, unit_id, year, name, notice, profile_id, check_from, check_until, photo_from,
                           photo_until, opened_by, opened_at)
                        values (:institution, :unit, :year, :name, :notice, :profile, :checkFrom, :checkUntil, :photoFrom,
                                :photoUntil, :by, :at)
                        returning id
                        """)
                .param("institution", it.institution())
                .param("unit", it.unit())
                .param("year", it.year())
                .param("name", it.name())
                .param("notice", it.notice())
                .param("profile", it.profile())
                .param("checkFrom", it.checkFrom())
                .param("checkUntil", it.checkUntil())
                .param("photoFrom", it.photoFrom())
                .param("photoUntil", it.photoUntil())
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /// Everyone who studies in the unit and stands in no other campaign of the year.
    ///
    /// @return how many
    @Transactional
    int lay(UUID campaign, UUID unit, @Nullable Integer entryYear) {
        return sql.sql(
                        """
                        insert into graduation.graduate (campaign_id, enrolment_id, scope_pos, person_id)
                        select c.id, s.enrolment_id, s.scope_pos, s.person_id
                          from graduation.campaign c
                          join organisation.unit t on t.id = :unit
                          join registry.student s on s.scope_pos between t.pos and t.pos_end and s.status = '01'
                         where c.id = :campaign and (cast(:year as int) is null or s.entry_year = :year)
                           and not exists (select from graduation.graduate o join graduation.campaign y on y.id = o.campaign_id
                                            where o.enrolment_id = s.enrolment_id and y.year = c.year)
                        """)
                .param("campaign", campaign)
                .param("unit", unit)
                .param("year", entryYear, java.sql.Types.INTEGER)
                .update();
    }

    private static final String NEWCOMERS =
            """
              from graduation.campaign c
              join registry.student s on s.institution_id = c.institution_id and s.status = '01'
               and s.scope_pos = any (array(select distinct g.scope_pos from graduation.graduate g where g.campaign_id = :campaign))
             where c.id = :campaign
               and not exists (select from graduation.graduate o join graduation.campaign y on y.id = o.campaign_id
                                where o.enrolment_id = s.enrolment_id and y.year = c.year)
            """;

    /// How many study in its classes by now and are on no list of the year: back from leave, or
    /// from another class.
    public int newcomers(UUID campaign) {
        return sql.sql("select count(*)::int" + NEWCOMERS)
                .param("campaign", campaign)
                .query(Integer.class)
                .single();
    }

    /// @return their persons
    @Transactional
    List<UUID> join(UUID campaign) {
        return sql.sql(
                        "insert into graduation.graduate (campaign_id, enrolment_id, scope_pos, person_id)"
                                + " select c.id, s.enrolment_id, s.scope_pos, s.person_id"
                                + NEWCOMERS
                                + " returning person_id")
                .param("campaign", campaign)
                .query(UUID.class)
                .list();
    }

    public List<Progress> progress(UUID campaign) {
        return sql.sql(
                        """
                        select u.id as unit_id, u.name as unit, count(*) as "all",
                               count(g.signed_at) as signed,
                               count(*) filter (where g.state = 'audit') as audit,
                               count(*) filter (where g.state = 'again') as again,
                               count(*) filter (where g.state = 'confirmed') as confirmed,
                               count(f.id) as collected,
                               count(*) filter (where f.state = 'confirmed') as photos,
                               count(t.id) as tickets
                          from graduation.graduate g
                          join organisation.unit u on u.pos = g.scope_pos
                          left join graduation.photograph f
                            on f.enrolment_id = g.enrolment_id and f.state in ('shown', 'confirmed')
                          left join graduation.photo_ticket t on t.enrolment_id = g.enrolment_id and t.closed_at is null
                         where g.campaign_id = :id group by u.id, u.name, u.pos order by u.pos
                        """)
                .param("id", campaign)
                .query(Progress.class)
                .list();
    }

    /// The accounts of some of them.
    List<UUID> accounts(List<UUID> persons) {
        return sql.sql(
                        "select a.account_id from registry.account_person a where a.person_id = any (:persons)")
                .param("persons", persons.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /// The accounts of all its graduates.
    List<UUID> accounts(UUID campaign) {
        return sql.sql(
                        """
                        select a.account_id from graduation.graduate g
                          join registry.account_person a on a.person_id = g.person_id
                         where g.campaign_id = :id
                        """)
                .param("id", campaign)
                .query(UUID.class)
                .list();
    }

    private JdbcClient.StatementSpec within(String text) {
        var scope = Acting.now().scope();
        return sql.sql(text).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
