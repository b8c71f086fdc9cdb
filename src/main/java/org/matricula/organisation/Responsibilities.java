package org.matricula.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 责任体系: each matter has somebody accountable at each unit, with a telephone.
@Repository
@Transactional(readOnly = true)
public class Responsibilities {

    /// Stands for every matter that has no answer of its own.
    public static final String EVERY_MATTER = "*";

    record Entry(
            UUID id,
            String matter,
            String office,
            String person,
            String phone,
            @Nullable String room,
            LocalDate from,
            @Nullable LocalDate until) {}

    private final JdbcClient sql;
    private final Clock clock;

    Responsibilities(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Who answers today: the unit's own, else those of the nearest unit above that names somebody.
    /// An answer for the very matter goes before one for every matter of the same unit.
    public List<Responsibility> of(UUID unit, String matter) {
        return sql.sql(
                        """
                        with recursive up as (
                          select b.id, b.parent_id, 0 as height from organisation.unit b where b.id = :unit
                          union all
                          select p.id, p.parent_id, up.height + 1 from up
                            join organisation.unit p on p.id = up.parent_id
                        ), answer as (
                          select r.office, r.person, r.phone, r.room,
                                 rank() over (order by up.height, r.matter = '*') as nearness
                            from up join organisation.responsibility r on r.unit_id = up.id
                           where r.matter in (:matter, '*') and r.during @> :today
                        )
                        select office, person, phone, room from answer where nearness = 1
                         order by office
                        """)
                .param("unit", unit)
                .param("matter", matter)
                .param("today", LocalDate.now(clock))
                .query(Responsibility.class)
                .list();
    }

    record Answer(
            String matter, String office, String person, String phone, @Nullable String room) {}

    /// The same for many matters in one question; nothing under a matter that nobody answers for.
    public Map<String, List<Responsibility>> of(UUID unit, Collection<String> matters) {
        return sql
                .sql(
                        """
                        with recursive up as (
                          select b.id, b.parent_id, 0 as height from organisation.unit b where b.id = :unit
                          union all
                          select p.id, p.parent_id, up.height + 1 from up
                            join organisation.unit p on p.id = up.parent_id
                        ), answer as (
                          select m.matter, r.office, r.person, r.phone, r.room,
                                 rank() over (partition by m.matter
                                              order by up.height, r.matter = '*') as nearness
                            from up join organisation.responsibility r on r.unit_id = up.id
                            join unnest(:matters) m (matter) on r.matter in (m.matter, '*')
                           where r.during @> :today
                        )
                        select matter, office, person, phone, room from answer where nearness = 1
                         order by matter, office
                        """)
                .param("unit", unit)
                .param("matters", matters.toArray(String[]::new))
                .param("today", LocalDate.now(clock))
                .query(Answer.class)
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Answer::matter,
                                Collectors.mapping(
                                        it ->
                                                new Responsibility(
                                                        it.office(),
                                                        it.person(),
                                                        it.phone(),
                                                        it.room()),
                                        Collectors.toList())));
    }

    /// 责任空白: a matter that nobody at a unit or above it answers for today.
    public record Gap(UUID unit, String matter) {}

    /// @param limit at most so many
    public List<Gap> gaps(Collection<UUID> units, Collection<String> matters, int limit) {
        return sql.sql(
                        """
                        select u.id as unit, m.matter
                          from organisation.unit u cross join unnest(:matters) m (matter)
                         where u.id = any (:units)
                           and not exists (
                             select from organisation.unit a
                               join organisation.responsibility r on r.unit_id = a.id
                              where a.pos <= u.pos and u.pos <= a.pos_end
                                and r.matter in (m.matter, '*') and r.during @> :today)
                         order by u.pos, m.matter limit :limit
                        """)
                .param("units", units.toArray(UUID[]::new))
                .param("matters", matters.toArray(String[]::new))
                .param("today", LocalDate.now(clock))
                .param("limit", limit)
                .query(Gap.class)
                .list();
    }

    /// The matters that somebody is named for today, at the unit or above it.
    public List<String> matters(UUID unit) {
        return sql.sql(
                        """
                        select distinct r.matter
                          from organisation.unit u
                          join organisation.unit a on a.pos <= u.pos and u.pos <= a.pos_end
                          join organisation.responsibility r on r.unit_id = a.id and r.during @> :today
                         where u.id = :unit
                        """)
                .param("unit", unit)
                .param("today", LocalDate.now(clock))
                .query(String.class)
                .list();
    }

    /// What the unit itself names, today and later, for its page.
    List<Entry> at(UUID unit) {
        return sql.sql(
                        """
                        select r.id, r.matter, r.office, r.person, r.phone, r.room,
                               lower(r.during) as "from", upper(r.during) as until
                          from organisation.responsibility r
                         where r.unit_id = :unit
                           and (upper_inf(r.during) or upper(r.during) > :today)
                         order by r.matter, r.office, lower(r.during)
                        """)
                .param("unit", unit)
                .param("today", LocalDate.now(clock))
                .query(Entry.class)
                .list();
    }
}
