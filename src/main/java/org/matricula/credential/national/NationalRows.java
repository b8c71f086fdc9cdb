package org.matricula.credential.national;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.codebook.Level;
import org.matricula.kernel.Acting;
import org.matricula.registry.Intake;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What is sent of each graduate, with the ID number in clear: whoever asks makes or takes a file,
/// which the ledger tells.
@Repository
@Transactional(readOnly = true)
class NationalRows {

    /// Certificates `c` whose record stands: those that stand, and a diploma that is lost and whose
    /// 毕业证明书 stands in its place. What is registered is who graduated under which number, and the
    /// proof states that number; it is no diploma of its own.
    static final String REGISTERED =
            """
            (c.state <> 'void'
             or exists (select from credential.certificate p
                         where p.conclusion_id = c.conclusion_id and p.kind = 'proof' and p.state <> 'void')
                and not exists (select from credential.certificate d
                                 where d.conclusion_id = c.conclusion_id and d.slot = 'study' and d.kind <> 'proof'
                                   and d.id > c.id))
            """;

    private final JdbcClient sql;
    private final Vault vault;

    NationalRows(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    /// By certificate number.
    List<NationalRow> of(UUID institution, String decisionNo) {
        return rows(
                "k.institution_id = :institution and k.decision_no = :number and " + REGISTERED,
                sql -> sql.param("institution", institution).param("number", decisionNo));
    }

    List<NationalRow> of(UUID file) {
        return rows(
                "c.id in (select l.certificate_id from credential.national_line l where l.file_id = :file)",
                sql -> sql.param("file", file));
    }

    /// Whom a decision counted and who has no certificate to be registered, by name; ten at most.
    List<String> without(UUID institution, String decisionNo) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select concat_ws(' ', s.name, s.student_number)
                          from graduation.conclusion k
                          join registry.enrolment e on e.id = k.enrolment_id
                          join registry.student s on s.enrolment_id = k.enrolment_id
                         where k.institution_id = :institution and k.decision_no = :number
                           and k.reversed_at is null and k.outcome in ('graduate', 'completion')
                           and e.level = any (:levels) and k.scope_pos between :lo and :hi
                           and not exists (select from graduation.conclusion l
                                            where l.replaces_id = k.id and l.reversed_at is null)
                           and not exists (select from credential.certificate c
                                            where c.conclusion_id = k.id and c.kind in ('diploma', 'completion')
                                              and %s)
                         order by s.student_number, s.enrolment_id limit 10
                        """
                                .formatted(REGISTERED))
                .param("institution", institution)
                .param("number", decisionNo)
                .param("levels", Level.higherOnes())
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(String.class)
                .list();
    }

    private List<NationalRow> rows(
            String where, java.util.function.UnaryOperator<JdbcClient.StatementSpec> filled) {
        return filled.apply(
                        sql.sql(
                                """
                                select c.id, s.student_number, e.candidate_number, c.name, c.sex, c.born_on, p.document_type, p.document_number, p.salt,
                                       left(c.number, 5) as school_code, c.school,
                                       coalesce((select m.code from organisation.unit m
                                                  where m.kind = 'major' and c.scope_pos between m.pos and m.pos_end
                                                  order by m.pos desc limit 1),
                                                -- as the certificate takes the programme's name
                                                (select m.code from coursework.task t
                                                   join curriculum.programme g on g.id = t.programme_id
                                                   join organisation.unit u on u.id = g.unit_id
                                                   join organisation.unit m on m.kind = 'major' and u.pos between m.pos and m.pos_end
                                                  where t.unit_id = s.unit_id and t.group_name = ''
                                                  order by t.id desc, m.pos desc limit 1)) as major_code,
                                       c.major, e.schooling_years, c.study_form, c.level, c.from_on, c.dated_on, k.outcome, c.number,
                                       k.replaces_id is not null as exchanged,
                                       c.principal, e.graduation_photo_id as photo_id
                                  from credential.certificate c
                                  join graduation.conclusion k on k.id = c.conclusion_id
                                  join registry.enrolment e on e.id = c.enrolment_id
                                  join registry.student s on s.enrolment_id = c.enrolment_id
                                  join registry.person p on p.id = c.person_id
                                 where c.kind in ('diploma', 'completion') and
                                """
                                        + where
                                        + " order by c.number, c.id"))
                .query(this::row)
                .list();
    }

    private NationalRow row(ResultSet row, int n) throws SQLException {
        return new NationalRow(
                row.getObject("id", UUID.class),
                row.getString("student_number"),
                row.getString("candidate_number"),
                row.getString("name"),
                row.getString("sex"),
                row.getObject("born_on", LocalDate.class),
                row.getString("document_type"),
                vault.open(Intake.DOCUMENT, row.getBytes("document_number"), row.getBytes("salt")),
                row.getString("school_code"),
                row.getString("school"),
                row.getString("major_code"),
                row.getString("major"),
                row.getObject("schooling_years", BigDecimal.class),
                row.getString("study_form"),
                row.getString("level"),
                row.getObject("from_on", LocalDate.class),
                row.getObject("dated_on", LocalDate.class),
                row.getString("outcome"),
                row.getString("number"),
                row.getString("principal"),
                row.getObject("photo_id", UUID.class),
                row.getBoolean("exchanged"));
    }
}
