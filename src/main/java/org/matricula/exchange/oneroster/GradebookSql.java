package org.matricula.exchange.oneroster;

/// Published grades alone: what a teacher still types is nobody's business.
final class GradebookSql {

    /// 考试性质: one category for each kind of attempt. Their identifiers are the same everywhere.
    private static final String ATTEMPTS =
            """
            unnest(cast(:attempts as text[]), cast(:categories as uuid[]), cast(:titles as text[])) as a (attempt, id, title)
            """;

    static final String CATEGORIES =
            "select a.id::text as sourced_id, a.id, 'active' as status, cast(:since as timestamptz) as modified, a.title from "
                    + ATTEMPTS;

    /// None is kept apart from the courses it is used in: a result has its own word or number.
    static final String SCORE_SCALES =
            """
            select '' as sourced_id, null::uuid as id, 'active' as status, cast(:since as timestamptz) as modified,
                   '' as title, '' as type, null::uuid as class_id where false
            """;

    static final String LINE_ITEMS =
            """
            select k.id || '.' || a.attempt as sourced_id, k.id, 'active' as status, coalesce(t.at, :since) as modified,
                   c.name || ' ' || m.name as title, k.opens_on::timestamp at time zone 'Asia/Shanghai' as assigned_at,
                   k.closes_on::timestamp at time zone 'Asia/Shanghai' as due_at, k.id as class_id,
                   k.institution_id as school, a.id as category, k.term_id as term,
                   case when k.scale = 'hundred' then 0 end as least, case when k.scale = 'hundred' then 100 end as most
              from coursework.task k
              join curriculum.course c on c.id = k.course_id
              join calendar.term m on m.id = k.term_id
              cross join ${attempts}
              left join exchange.touched t on t.id = k.id
             where k.stage = 'published' and k.scope_pos between :lo and :hi
               and exists (select from coursework.grade g where g.task_id = k.id and g.attempt = a.attempt
                              and (g.total is not null or g.mark is not null))
            """
                    .replace("${attempts}", ATTEMPTS);

    static final String RESULTS =
            """
            select g.id::text as sourced_id, g.id, 'active' as status,
                   greatest((select max(v.typed_at) from coursework.grade_version v where v.grade_id = g.id), t.at,
                            :since) as modified,
                   g.task_id || '.' || g.attempt as line_item, g.person_id as student, g.task_id as class_id,
                   case when g.mark = 'exempt' then 'exempt' when g.mark in ('absent', 'deferred') then 'not submitted'
                        else 'fully graded' end as score_status,
                   g.total as score, g.mark as text_score,
                   coalesce((select max(v.typed_at) at time zone 'Asia/Shanghai' from coursework.grade_version v
                              where v.grade_id = g.id)::date, k.closes_on) as score_on
              from coursework.grade g
              join coursework.task k on k.id = g.task_id and k.stage = 'published'
              left join exchange.touched t on t.id = k.id
             where g.scope_pos between :lo and :hi and k.scope_pos between :lo and :hi
               and (g.total is not null or g.mark is not null)
            """;

    private GradebookSql() {}
}
