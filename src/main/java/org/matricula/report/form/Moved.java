package org.matricula.report.form;

import java.time.LocalDate;
import java.util.Map;

/// 学生变动: who came into what a table counts and who left it between two days, by what was done. A
/// table counts a unit's students in the states it names; whoever stays among them has not moved,
/// whatever was done to them. So what was there at the beginning, with what came and without what
/// left, is what is there at the end.
final class Moved {

    /// What a cell may count, and the side on which it stands.
    static final Map<String, String> COUNTS =
            Map.of("opening", "before", "came", "in", "left", "out");

    /// 学年初 as the beginning; otherwise it is the day of the year before.
    static final String START = "start";

    /// Of what a cell asks, that only a movement answers.
    static final String WAS = "was";

    static final String BECAME = "became";

    /// In the order in which the three readings are put together.
    static final String FACTS =
            """
            enrolment_id, person_id, scope_pos, unit_id, major_id, major_code, education, status, enrolled, graduated,
            grade_level, sex, ethnicity, birth_on, level, boarding, study_form, origin, entry_year, graduation_on,
            schooling_years, admission\
            """;

    static final String SIDES = "side, moved_on, verb, was, became";

    /// Of those who are there on the day.
    static final String STANDING =
            "'stand' as side, cast(:day as date) as moved_on, cast(null as text) as verb, cast(null as text) as was, cast(null as text) as became";

    private static final String KNOWN =
            """
            case when cast(:known as timestamptz) = 'infinity' then upper_inf(%1$s.recorded)
                 else %1$s.recorded @> cast(:known as timestamptz) end\
            """;

    /// One enrolment has one standing a day, so that a day brings it no more than one step.
    private static final String STEPS =
            """
            select x.enrolment_id, lower(x.during) as moved_on, coalesce(e.verb, 'END') as verb, p.unit_id as from_unit,
                   p.status as was, p.grade_level as from_grade, x.unit_id as to_unit, x.status as became,
                   x.grade_level as to_grade
              from registry.spell x
              left join registry.spell p on p.enrolment_id = x.enrolment_id and upper(p.during) = lower(x.during)
                    and %2$s
              left join registry.status_event e on e.id = x.event_id
             where %1$s and lower(x.during) > :since and lower(x.during) <= cast(:day as date)
            union all
            select x.enrolment_id, upper(x.during), 'END', x.unit_id, x.status, x.grade_level, null, null, null
              from registry.spell x
             where %1$s and upper(x.during) > :since and upper(x.during) <= cast(:day as date)
               and not exists (select from registry.spell n where n.enrolment_id = x.enrolment_id
                                  and lower(n.during) = upper(x.during) and %3$s)
            """
                    .formatted(KNOWN.formatted("x"), KNOWN.formatted("p"), KNOWN.formatted("n"));

    /// Of a movement, as the student was after it, or where it led away, before. What decides into
    /// which row somebody falls is read of the day of the table for all three, so that they go on
    /// adding up.
    static final String REGISTER =
            """
            select e.id as enrolment_id, e.person_id, e.scope_pos, k.unit_id, m.id as major_id, m.code as major_code,
                   i.education, k.status, true as enrolled, false as graduated, k.grade_level,
                   %1$s e.graduation_on, e.schooling_years, e.admission, k.side, k.moved_on, k.verb, k.was, k.became
              from (
                select s.enrolment_id, v.side, s.moved_on, s.verb, s.was, s.became, v.unit_id, v.status, v.grade_level
                  from (%3$s) s
                  left join organisation.unit f on f.id = s.from_unit
                  left join organisation.unit t on t.id = s.to_unit
                  cross join lateral (values
                    (coalesce(f.pos between :lo and :hi and s.was = any (:counted), false),
                     coalesce(t.pos between :lo and :hi and s.became = any (:counted), false))) as c (before, after)
                  cross join lateral (values
                    ('in', s.to_unit, s.became, s.to_grade, c.after and not c.before),
                    ('out', s.from_unit, s.was, s.from_grade, c.before and not c.after))
                    as v (side, unit_id, status, grade_level, holds)
                 where v.holds
                union all
                select st.enrolment_id, 'before', cast(:since as date), null, null, null, st.unit_id, st.status,
                       st.grade_level
                  from registry.standing_on(cast(:since as date), cast(:known as timestamptz)) st
                  join organisation.unit b on b.id = st.unit_id
                 where b.pos between :lo and :hi and st.status = any (:counted)
              ) k
              join registry.enrolment e on e.id = k.enrolment_id
              %2$s
              join organisation.unit u on u.id = k.unit_id
              left join organisation.unit i on i.id = e.institution_id
              left join lateral (select a.id, a.code from organisation.unit a
                                  where a.kind = 'major' and u.pos between a.pos and a.pos_end
                                  order by a.pos desc limit 1) m on true
            """
                    .formatted(Fill.TRAITS, Fill.TRAIT, STEPS);

    static final String KEPT =
            "select "
                    + FACTS
                    + ", "
                    + SIDES
                    + " from report.counted_move where submission_id = :submission and form = :form";

    private Moved() {}

    /// The evening on which the movements of a table begin.
    static LocalDate since(Form form, Period period) {
        return START.equals(form.since())
                ? period.start().minusDays(1)
                : period.asOf().minusYears(1);
    }
}
