package org.matricula.exchange.oneroster;

/// Students and their teachers. Of a student goes out what a class list shows, of others who they
/// are; never a number of identity, an address or a telephone.
final class PeopleSql {

    /// A Chinese name begins with its surname, one with a dot or a space ends with it.
    private static final String FAMILY =
            """
            case when p.name ~ '^[\\u3005\\u3007\\u3400-\\u9fff\\U00020000-\\U0003ffff]+$'
                 then coalesce((select s from unnest(cast(:compound as text[])) s
                                 where starts_with(p.name, s) and p.name <> s order by length(s) desc limit 1),
                               left(p.name, 1))
                 when p.name ~ '[· ]' then regexp_replace(p.name, '^.*[· ]', '')
                 else p.name end
            """;

    private static final String GIVEN =
            """
            case when p.name ~ '^[\\u3005\\u3007\\u3400-\\u9fff\\U00020000-\\U0003ffff]+$'
                 then substr(p.name, length(f.family) + 1)
                 when p.name ~ '[· ]' then regexp_replace(p.name, '[· ][^· ]*$', '')
                 else p.name end
            """;

    /// One row a person, whatever their number of enrolments: that of the first.
    private static final String FIRST_OF_PERSON =
            """
            s.scope_pos between :lo and :hi and s.registration <> 'entered'
                   and not exists (select from registry.student o where o.person_id = s.person_id
                                      and o.registration <> 'entered' and o.enrolment_id < s.enrolment_id)
            """;

    private static final String STUDENT_STATUS =
            """
            case when exists (select from registry.student o where o.person_id = s.person_id
                                 and o.status = any (:active)) then 'active' else 'tobedeleted' end
            """;

    private static final String STUDENT_CHANGED =
            """
            greatest((select max(e.recorded_at) from registry.status_event e
                        join registry.student o on o.enrolment_id = e.enrolment_id where o.person_id = s.person_id),
                     (select max(a.at) from registry.correction_act a where a.person_id = s.person_id), :since)
            """;

    /// Without a term there is no class in the standard's sense.
    private static final String TERMED =
            """
            exists (select from calendar.term m join organisation.unit a on a.id = m.unit_id
                     where a.pos <= u.pos and a.pos_end >= u.pos_end)
            """;

    static final String USERS =
            ("""
            select p.sourced_id, p.id, p.status, p.modified, p.enabled, f.family as family_name, ${given} as given_name,
                   p.identifier, p.roles, p.primary_org, p.grades, p.kind
              from (
                select s.person_id::text as sourced_id, s.person_id as id, ${status} as status, ${changed} as modified,
                       ${status} = 'active' as enabled, s.name,
                       nullif(s.student_number, '') as identifier,
                       array(select distinct 'primary|student|' || o.institution_id from registry.student o
                              where o.person_id = s.person_id and o.registration <> 'entered') as roles,
                       s.institution_id as primary_org,
                       case when s.grade_level is not null then array[s.grade_level::text] end as grades,
                       'student' as kind
                  from registry.student s where ${first}
                union all
                select a.id::text, a.id, case when a.disabled_at is null then 'active' else 'tobedeleted' end,
                       greatest(t.at, (select max(x.at) from identity.post q join exchange.touched x on x.id = q.id
                                        where q.account_id = a.id), :since),
                       a.disabled_at is null, a.name, a.username, r.roles,
                       split_part(r.roles[1], '|', 3)::uuid, null, 'staff'
                  from identity.account a
                  left join exchange.touched t on t.id = a.id
                  cross join lateral (
                    select array_agg(distinct k.role) as roles from (
                      select 'primary|' || case q.role when 'counsellor' then 'counselor'
                                                       when 'vice-principal' then 'principal' else 'teacher' end
                             || '|' || coalesce(u.institution_id, u.id) as role
                        from identity.post q join organisation.unit u on u.id = q.unit_id
                       where q.account_id = a.id and q.role = any (:teaching) and q.during @> cast(:today as date)
                         and u.pos between :lo and :hi
                      union all
                      select 'primary|teacher|' || k.institution_id from coursework.task k
                       where k.teacher_id = a.id and k.scope_pos between :lo and :hi
                      union all
                      select 'primary|teacher|' || k.institution_id from coursework.co_teacher o
                        join coursework.task k on k.id = o.task_id
                       where o.account_id = a.id and k.scope_pos between :lo and :hi) k) r
                 where r.roles is not null) p
              cross join lateral (select ${family} as family) f
            """)
                    .replace("${given}", GIVEN)
                    .replace("${family}", FAMILY)
                    .replace("${status}", STUDENT_STATUS)
                    .replace("${changed}", STUDENT_CHANGED)
                    .replace("${first}", FIRST_OF_PERSON);

    static final String ENROLLMENTS =
            """
            select s.enrolment_id || '.' || s.unit_id as sourced_id, s.enrolment_id as id,
                   case when s.status = any (:active) then 'active' else 'tobedeleted' end as status,
                   coalesce((select max(e.recorded_at) from registry.status_event e
                              where e.enrolment_id = s.enrolment_id), :since) as modified,
                   s.person_id as user_id, s.unit_id as class_id, s.institution_id as school, 'student' as role,
                   false as is_primary
              from registry.student s join organisation.unit u on u.id = s.unit_id and u.kind = 'class'
             where s.scope_pos between :lo and :hi and s.registration <> 'entered' and ${termed}
            union all
            select g.task_id || '.' || g.enrolment_id, g.task_id,
                   case when exists (select from registry.student o where o.enrolment_id = g.enrolment_id
                                        and o.status = any (:active)) then 'active' else 'tobedeleted' end,
                   coalesce((select max(v.typed_at) from coursework.grade_version v where v.grade_id = g.id), t.at, :since),
                   g.person_id, g.task_id, k.institution_id, 'student', false
              from coursework.grade g
              join coursework.task k on k.id = g.task_id
              left join exchange.touched t on t.id = k.id
             where g.attempt = 'first' and g.scope_pos between :lo and :hi and k.scope_pos between :lo and :hi
            union all
            select k.id || '.' || k.teacher_id, k.id, 'active', coalesce(t.at, :since), k.teacher_id, k.id,
                   k.institution_id, 'teacher', true
              from coursework.task k left join exchange.touched t on t.id = k.id
             where k.scope_pos between :lo and :hi
            union all
            select o.task_id || '.' || o.account_id, o.task_id, 'active', o.named_at, o.account_id, o.task_id,
                   k.institution_id, 'teacher', false
              from coursework.co_teacher o join coursework.task k on k.id = o.task_id
             where k.scope_pos between :lo and :hi and o.account_id <> k.teacher_id
            union all
            select q.id::text, q.id, 'active', coalesce(t.at, :since), q.account_id, q.unit_id, u.institution_id,
                   'teacher', true
              from identity.post q
              join organisation.unit u on u.id = q.unit_id and u.kind = 'class'
              left join exchange.touched t on t.id = q.id
             where q.role = 'class-teacher' and q.during @> cast(:today as date) and u.pos between :lo and :hi and ${termed}
            """
                    .replace("${termed}", TERMED);

    static final String DEMOGRAPHICS =
            """
            select s.person_id::text as sourced_id, s.person_id as id, ${status} as status, ${changed} as modified,
                   s.birth_on, case s.sex when '1' then 'male' when '2' then 'female' else 'unspecified' end as sex
              from registry.student s where ${first}
            """
                    .replace("${status}", STUDENT_STATUS)
                    .replace("${changed}", STUDENT_CHANGED)
                    .replace("${first}", FIRST_OF_PERSON);

    private PeopleSql() {}
}
