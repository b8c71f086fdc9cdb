package org.matricula.report.round;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 校验值: one digest over the forms, every figure, whom they count and each line of a list, so that
/// what was signed can be told from anything else, for ever. Place and person are left out: they
/// follow later moves and merges. Where no table asks who came and left, nothing is added for it.
/// The three last facts of a student, and what a list prints of the register, count where they are
/// given: what was signed before they were kept has the digest it had.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Seals {

    private static final String ALL =
            """
            select sha256(convert_to(concat_ws(E'\\n',
              (select string_agg(f.code || ' ' || f.definition::text, E'\\n' order by f.code collate "C")
                 from report.submission_form f where f.submission_id = :id),
              (select string_agg(concat_ws('|', f.form, f.line, f.col, f.n, f.typed), E'\\n'
                                 order by f.form collate "C", f.line collate "C", f.col collate "C")
                 from report.figure f where f.submission_id = :id),
              (select string_agg(concat_ws('|', c.enrolment_id, c.unit_id, coalesce(c.major_id::text, '-'),
                        coalesce(c.education, '-'), c.status, c.enrolled, c.graduated,
                        coalesce(c.grade_level::text, '-'), c.sex, coalesce(c.ethnicity, '-'),
                        coalesce(to_char(c.birth_on, 'YYYYMMDD'), '-'), coalesce(c.level, '-'),
                        coalesce(c.boarding, '-'), coalesce(c.study_form, '-'), coalesce(c.origin, '-'), c.entry_year,
                        coalesce(to_char(c.graduation_on, 'YYYYMMDD'), '-'), 'm=' || c.major_code,
                        's=' || c.schooling_years, 'a=' || c.admission), E'\\n' order by c.enrolment_id)
                 from report.counted c where c.submission_id = :id),
              (select string_agg(concat_ws('|', v.form, v.enrolment_id, v.side, to_char(v.moved_on, 'YYYYMMDD'),
                        coalesce(v.verb, '-'), coalesce(v.was, '-'), coalesce(v.became, '-'), v.unit_id,
                        coalesce(v.major_id::text, '-'), coalesce(v.education, '-'), v.status,
                        coalesce(v.grade_level::text, '-'), v.sex, coalesce(v.ethnicity, '-'),
                        coalesce(to_char(v.birth_on, 'YYYYMMDD'), '-'), coalesce(v.level, '-'),
                        coalesce(v.boarding, '-'), coalesce(v.study_form, '-'), coalesce(v.origin, '-'), v.entry_year,
                        coalesce(to_char(v.graduation_on, 'YYYYMMDD'), '-'), coalesce(v.major_code, '-'),
                        coalesce(v.schooling_years::text, '-'), coalesce(v.admission, '-')), E'\\n'
                        order by v.form collate "C", v.enrolment_id, v.moved_on)
                 from report.counted_move v where v.submission_id = :id),
              (select string_agg(concat_ws('|', e.finding, e.numbers, e.words), E'\\n' order by e.finding collate "C")
                 from report.explanation e where e.submission_id = :id),
              (select string_agg(concat_ws('|', a.enrolment_id, a.unit_id, a.kind, coalesce(a.amount::text, '-'),
                        coalesce(a.hardship, '-'), coalesce(a.note, '-'),
                        'k=' || encode(a.kept_digest, 'hex')), E'\\n' order by a.enrolment_id, a.kind)
                 from report.aid_line a where a.submission_id = :id)), 'UTF8'))
            """;

    private final JdbcClient sql;

    Seals(JdbcClient sql) {
        this.sql = sql;
    }

    byte[] of(UUID submission) {
        return sql.sql(ALL).param("id", submission).query(byte[].class).single();
    }
}
