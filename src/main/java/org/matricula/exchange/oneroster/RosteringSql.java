package org.matricula.exchange.oneroster;

/// Units, terms, courses and classes as the standard sees them. Every row has `sourced_id`, the
/// `id` it begins with, `status` and `modified`; `:lo` and `:hi` keep it to the client's school.
final class RosteringSql {

    static final String ORGS =
            """
            select u.id::text as sourced_id, u.id,
                   case when upper_inf(u.during) or upper(u.during) > :today then 'active' else 'tobedeleted' end as status,
                   coalesce(t.at, :since) as modified, u.name,
                   case u.kind when 'province' then 'state' when 'branch' then 'district'
                               when 'department' then 'department' when 'major' then 'department'
                               else 'school' end as type,
                   u.code as identifier,
                   case when p.pos >= :lo and p.kind not in ('grade', 'class') then p.id
                        when g.pos >= :lo and g.kind not in ('grade', 'class') then g.id end as parent
              from organisation.unit u
              left join organisation.unit p on p.id = u.parent_id
              left join organisation.unit g on g.id = p.parent_id
              left join exchange.touched t on t.id = u.id
             where u.pos between :lo and :hi and u.kind not in ('grade', 'class')
            """;

    /// A term counts for its unit and all below that have none of their own.
    static final String SESSIONS =
            """
            select m.unit_id || '.' || m.year as sourced_id, m.unit_id as id, 'active' as status,
                   max(coalesce(t.at, :since)) as modified, m.year as title, min(lower(m.during)) as start_on,
                   max(upper(m.during)) as end_on, 'schoolYear' as type, null as parent, right(m.year, 4) as school_year
              from calendar.term m
              join organisation.unit u on u.id = m.unit_id
              left join exchange.touched t on t.id = m.id
             where u.pos between :lo and :hi or u.pos < :lo and u.pos_end >= :hi
             group by m.unit_id, m.year
            union all
            select m.id::text, m.id, 'active', coalesce(t.at, :since), m.year || ' ' || m.name, lower(m.during),
                   upper(m.during), 'term', m.unit_id || '.' || m.year, right(m.year, 4)
              from calendar.term m
              join organisation.unit u on u.id = m.unit_id
              left join exchange.touched t on t.id = m.id
             where u.pos between :lo and :hi or u.pos < :lo and u.pos_end >= :hi
            """;

    /// The standard asks a course of every class; the home classes of a school share one.
    static final String COURSES =
            """
            select c.id::text as sourced_id, c.id, 'active' as status, coalesce(t.at, :since) as modified,
                   c.name as title, c.code as course_code, c.institution_id as org
              from curriculum.course c
              join organisation.unit i on i.id = c.institution_id
              left join exchange.touched t on t.id = c.id
             where i.pos between :lo and :hi
            union all
            select i.id || '.homeroom', i.id, 'active', coalesce(t.at, :since), :homeroom, 'HOMEROOM', i.id
              from organisation.unit i left join exchange.touched t on t.id = i.id
             where i.institution_id = i.id and i.pos between :lo and :hi
            """;

    /// 教学班 are scheduled classes, 行政班 homerooms of the latest term that has begun.
    static final String CLASSES =
            """
            select k.id::text as sourced_id, k.id, 'active' as status, coalesce(t.at, :since) as modified,
                   c.name || ' ' || u.name as title, c.code as class_code, 'scheduled' as class_type,
                   case when u.grade_level is not null then array[u.grade_level::text] end as grades,
                   k.course_id::text as course, k.institution_id as school, array[k.term_id::text] as terms
              from coursework.task k
              join curriculum.course c on c.id = k.course_id
              join organisation.unit u on u.id = k.unit_id
              left join exchange.touched t on t.id = k.id
             where k.scope_pos between :lo and :hi
            union all
            select u.id::text, u.id,
                   case when upper_inf(u.during) or upper(u.during) > :today then 'active' else 'tobedeleted' end,
                   coalesce(t.at, :since), u.name, u.code, 'homeroom',
                   case when u.grade_level is not null then array[u.grade_level::text] end,
                   u.institution_id || '.homeroom', u.institution_id, array[m.id::text]
              from organisation.unit u
              cross join lateral (
                select m.id from calendar.term m join organisation.unit a on a.id = m.unit_id
                 where a.pos <= u.pos and a.pos_end >= u.pos_end
                 order by lower(m.during) <= :today desc, a.pos desc,
                          abs(lower(m.during) - cast(:today as date)) limit 1) m
              left join exchange.touched t on t.id = u.id
             where u.kind = 'class' and u.institution_id is not null and u.pos between :lo and :hi
            """;

    private RosteringSql() {}
}
