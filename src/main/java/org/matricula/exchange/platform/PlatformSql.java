package org.matricula.exchange.platform;

/// The statements behind [PlatformRows]. Units are named once a list and not once a student.
final class PlatformSql {

    private static final String PLACES =
            """
            with recursive place as (
              select u.id, u.pos, cast(null as text) as branch, cast(null as text) as department, cast(null as text) as major,
                     cast(null as text) as major_code, cast(null as text) as class
                from organisation.unit u where u.id = :institution
              union all
              select c.id, c.pos,
                     case when c.kind in ('branch', 'teaching-point') then c.name else p.branch end,
                     case when c.kind = 'department' then c.name else p.department end,
                     case when c.kind = 'major' then c.name else p.major end,
                     case when c.kind = 'major' then c.code else p.major_code end,
                     case when c.kind = 'class' then c.name else p.class end
                from organisation.unit c join place p on c.parent_id = p.id)
            """;

    private static final String STUDENT =
            """
            select e.id as enrolment_id, e.person_id, e.scope_pos, p.photo_id, p.document_number as sealed, p.salt,
                   e.registry_number,
                   e.candidate_number, s.student_number, s.name, p.former_name, p.pinyin, s.sex,
                   s.birth_on as birth, s.ethnicity, p.nationality, p.overseas, p.political_status as political,
                   p.native_place, p.document_type, p.household_type as household, e.boarding, e.admission,
                   e.schooling_years as years, e.study_form as form, e.level, e.entry_on as entry,
                   to_char(e.entry_on, 'YYYYMM') as entry_month, e.graduation_on as graduation,
                   s.grade_level as grade, e.entry_year as cohort, s.status,
                   u.branch, u.department, u.major, u.major_code, u.class,
                   i.name as school, :identifier as school_identifier, right(:identifier, 5) as school_code,
                   (select b.school from registry.previous_schooling b where b.person_id = e.person_id and b.school <> ''
                     order by b.seq desc limit 1) as before_school,
                   g.name as guardian, g.relation as guardian_relation,
            """;

    private static final String WITHOUT_EVENT = " cast(null as uuid) as event_id";

    private static final String FROM =
            """
              from registry.enrolment e
              join registry.student s on s.enrolment_id = e.id
              join registry.person p on p.id = e.person_id
              join organisation.unit i on i.id = e.institution_id
              left join place u on u.id = s.unit_id
              left join registry.guardian g on g.person_id = e.person_id and g.seq = 1
            """;

    private static final String EVENT =
            """
             v.id as event_id, v.verb as event, v.effective_on as event_on, v.reason as event_reason, v.reason as event_note,
             cast(v.recorded_at at time zone 'Asia/Shanghai' as date) as decided_on, v.document_no, v.status as event_status,
             bu.major as before_major, au.major as after_major, bu.class as before_class, au.class as after_class,
             b.grade_level as before_grade, a.grade_level as after_grade,
             came.sending_name as from_school, went.receiving_name as to_school
            """;

    private static final String OF_EVENT =
            """
              join registry.status_event v on v.enrolment_id = e.id
              left join registry.spell b on b.enrolment_id = e.id and upper_inf(b.recorded) and b.during @> v.effective_on - 1
              left join place bu on bu.id = b.unit_id
              left join registry.spell a on a.enrolment_id = e.id and upper_inf(a.recorded) and a.during @> v.effective_on
              left join place au on au.id = a.unit_id
              left join change.transfer went on went.out_event = v.id
              left join change.transfer came on came.in_event = v.id
            """;

    private static final String OF_YEAR =
            """
              join registration.year_registration y on y.enrolment_id = e.id and y.institution_id = e.institution_id
                                                   and y.year = :year
            """;

    private static final String OF_VERIFICATION =
            """
              join lateral (
                select case l.compared when true then 'match' when false then 'differ' end as compared,
                       cast(l.compared_at at time zone 'Asia/Shanghai' as date) as compared_on,
                       case l.confirmed when true then 'yes' when false then 'no' end as confirmed
                  from verification.line l join verification.campaign c on c.id = l.campaign_id
                 where l.enrolment_id = e.id and c.opens_on between :from and :to
                 order by c.opens_on desc, c.id desc limit 1) k on true
            """;

    private static final String WHERE =
            " where e.institution_id = :institution and e.registration <> 'entered'";

    private static final String ACTIVE = " and s.status = any (:active)";

    private PlatformSql() {}

    /// @param made whether only those of a list that was made
    static String of(PlatformLayout.Source source, boolean made) {
        var body =
                switch (source) {
                    case ENTRY ->
                            WITHOUT_EVENT
                                    + FROM
                                    + WHERE
                                    + (made
                                            ? ""
                                            : ACTIVE + " and e.entry_on between :from and :to");
                    case ROLL -> WITHOUT_EVENT + FROM + WHERE + (made ? "" : ACTIVE);
                    case YEAR ->
                            " y.year as school_year, case s.status when '02' then 'on-leave' else"
                                    + " y.state end as year_state,"
                                    + WITHOUT_EVENT
                                    + FROM
                                    + OF_YEAR
                                    + WHERE;
                    case EVENTS ->
                            EVENT
                                    + FROM
                                    + OF_EVENT
                                    + WHERE
                                    + " and v.verb = any (:verbs) and v.reverses is null"
                                    + " and v.effective_on between :from and :to"
                                    + " and not exists (select from registry.status_event r"
                                    + " where r.reverses = v.id)";
                    case VERIFICATION ->
                            " k.compared, k.compared_on, k.confirmed,"
                                    + WITHOUT_EVENT
                                    + FROM
                                    + OF_VERIFICATION
                                    + WHERE
                                    + (made ? "" : ACTIVE);
                };
        return PLACES
                + STUDENT
                + body
                + (made ? (source == PlatformLayout.Source.EVENTS ? OF_ACTS : OF_STUDENTS) : "")
                + " order by s.student_number, e.id"
                + (source == PlatformLayout.Source.EVENTS ? ", v.effective_on, v.seq" : "");
    }

    private static final String OF_STUDENTS =
            " and exists (select from exchange.platform_line l where l.list_id = :list"
                    + " and l.enrolment_id = e.id)";

    private static final String OF_ACTS =
            " and exists (select from exchange.platform_line l where l.list_id = :list"
                    + " and l.enrolment_id = e.id and l.event_id = v.id)";
}
