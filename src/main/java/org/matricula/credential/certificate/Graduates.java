package org.matricula.credential.certificate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Level;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What the record says of those to whom certificates are made out, many at once.
@Repository
@Transactional(readOnly = true)
public class Graduates {

    /// One conclusion with its student.
    ///
    /// @param study whether this conclusion has a study certificate already, or had one that no
    ///   other follows; `degreeHeld` likewise of the degree certificate
    /// @param degreeOn 学位授予日期, null where the degree came with the record
    /// @param keeps number of the completion certificate that a graduation follows
    record Graduate(
            UUID conclusionId,
            UUID enrolmentId,
            UUID personId,
            UUID institutionId,
            long scopePos,
            String outcome,
            LocalDate concludedOn,
            @Nullable String degreeName,
            @Nullable LocalDate degreeOn,
            String studentNumber,
            String name,
            String sex,
            @Nullable LocalDate birthOn,
            LocalDate entryOn,
            @Nullable String level,
            @Nullable BigDecimal schoolingYears,
            @Nullable String studyForm,
            String education,
            @Nullable String major,
            String school,
            boolean study,
            boolean degreeHeld,
            @Nullable String keeps,
            @Nullable UUID follows,
            boolean completionStands) {}

    private static final String SELECT =
            """
            select k.id as conclusion_id, k.enrolment_id, k.person_id, k.institution_id, k.scope_pos, k.outcome,
                   k.concluded_on, k.degree_name, g.decided_on as degree_on, s.student_number, p.name, p.sex, p.birth_on, e.entry_on, e.level,
                   e.schooling_years, e.study_form, coalesce(i.education, 'college') as education,
                   coalesce((select m.name from organisation.unit m
                              where m.kind = 'major' and k.scope_pos between m.pos and m.pos_end
                              order by m.pos desc limit 1),
                            (select g.name from coursework.task t join curriculum.programme g on g.id = t.programme_id
                              where t.unit_id = s.unit_id and t.group_name = '' order by t.id desc limit 1)) as major,
                   i.name as school,
                   exists (select from credential.certificate c
                            where c.conclusion_id = k.id and c.slot = 'study' and c.freed is null) as study,
                   exists (select from credential.certificate c
                            where c.conclusion_id = k.id and c.slot = 'degree' and c.freed is null) as degree_held,
                   (select c.number from credential.certificate c
                     where c.conclusion_id = k.replaces_id and c.slot = 'study' and not c.doubled
                     order by c.id desc limit 1) as keeps,
                   (select c.id from credential.certificate c
                     where c.conclusion_id = k.replaces_id and c.slot = 'study' order by c.id desc limit 1) as follows,
                   exists (select from credential.certificate c
                            where c.conclusion_id = k.replaces_id and c.slot = 'study' and c.state <> 'void')
                     as completion_stands
              from graduation.conclusion k
              left join graduation.degree_decision g on g.id = k.degree_decision_id
              join registry.enrolment e on e.id = k.enrolment_id
              join registry.person p on p.id = k.person_id
              join registry.student s on s.enrolment_id = k.enrolment_id
              join organisation.unit i on i.id = k.institution_id
              join organisation.unit u on u.id = s.unit_id
             where k.reversed_at is null and k.outcome <> 'postponed'
               and not exists (select from graduation.conclusion l where l.replaces_id = k.id and l.reversed_at is null)
            """;

    private final JdbcClient sql;

    Graduates(JdbcClient sql) {
        this.sql = sql;
    }

    /// In the order of class and student number, as numbers are given.
    List<Graduate> of(Collection<UUID> conclusions) {
        return sql.sql(
                        SELECT
                                + " and k.id = any (:ids) order by u.pos, s.student_number,"
                                + " k.enrolment_id")
                .param("ids", conclusions.toArray(UUID[]::new))
                .query(Graduate.class)
                .list();
    }

    /// Conclusions of a decision that stand, within reach.
    List<UUID> decided(UUID institution, String decisionNo) {
        return sql.sql(
                        """
                        select k.id from graduation.conclusion k
                         where k.institution_id = :institution and k.decision_no = :number and k.reversed_at is null
                           and k.outcome <> 'postponed' order by k.id
                        """)
                .param("institution", institution)
                .param("number", decisionNo)
                .query(UUID.class)
                .list();
    }

    /// For the demonstration: the longest enrolled of a school whose record is whole, those with a
    /// photograph first.
    List<UUID> seniors(UUID institution, int some) {
        return sql.sql(
                        """
                        select s.enrolment_id from registry.student s
                          join registry.person p on p.id = s.person_id
                          join registry.enrolment e on e.id = s.enrolment_id
                         where s.institution_id = :institution and s.status = '01' and p.birth_on is not null
                           and e.level = any (:levels)
                           and exists (select from organisation.unit m
                                        where m.kind = 'major' and s.scope_pos between m.pos and m.pos_end)
                           and not exists (select from workflow.case_file c where c.subject_id = s.enrolment_id)
                         order by p.photo_id is null, s.entry_year, s.scope_pos, s.student_number desc limit :some
                        """)
                .param("institution", institution)
                .param("levels", Level.higherOnes())
                .param("some", some)
                .query(UUID.class)
                .list();
    }
}
