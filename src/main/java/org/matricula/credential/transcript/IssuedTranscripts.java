package org.matricula.credential.transcript;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 成绩单出具登记簿: every line within reach, void ones included.
@Repository
@Transactional(readOnly = true)
public class IssuedTranscripts {

    /// @param seq the how-manieth of this student for this purpose
    /// @param state of its paper: `standing`, `superseded` or `void`
    public record Line(
            UUID id,
            String number,
            UUID documentId,
            @Nullable UUID englishId,
            String name,
            String studentNumber,
            String unit,
            String purpose,
            int seq,
            String form,
            @Nullable String term,
            String language,
            String title,
            int copies,
            LocalDate issuedOn,
            String issuer,
            String state,
            @Nullable String handedTo,
            @Nullable LocalDate handedOn) {}

    /// How often a student got one, by purpose.
    public record Count(UUID enrolmentId, String purpose, int times, int copies) {}

    /// A term with published results of one's own, or of a ward.
    public record OwnTerm(UUID enrolmentId, String name, UUID termId, String year, String term) {}

    /// @param after the last line seen, or null
    record Sought(String text, String purpose, @Nullable UUID after, int most) {}

    private static final String SELECT =
            """
            select i.id, d.number, d.id as document_id,
                   case when i.document_id is not null then i.english_id end as english_id,
                   d.person_name as name, s.student_number, u.name as unit, i.purpose, i.seq, i.form,
                   r.year || ' ' || r.name as term, i.language, i.title, i.copies, i.issued_on, i.issuer, d.state,
                   i.handed_to, i.handed_on
              from credential.issue i
              join document.document d on d.id = coalesce(i.document_id, i.english_id)
              join registry.student s on s.enrolment_id = i.enrolment_id
              join organisation.unit u on u.id = s.unit_id
              left join calendar.term r on r.id = i.term_id
            """;

    private final JdbcClient sql;

    IssuedTranscripts(JdbcClient sql) {
        this.sql = sql;
    }

    /// The newest first.
    Slice<Line> page(Sought sought) {
        var scope = Acting.now().scope();
        var rows =
                sql.sql(
                                SELECT
                                        + """
                                         where i.scope_pos between :lo and :hi
                                           and (cast(:after as uuid) is null or i.id < cast(:after as uuid))
                                           and (:purpose = '' or i.purpose = :purpose)
                                           and (:text = '' or starts_with(d.number, :text)
                                                or starts_with(s.student_number, :text) or starts_with(d.person_name, :text))
                                         order by i.id desc limit :most
                                        """)
                        .param("lo", scope.lo())
                        .param("hi", scope.hi())
                        .param("after", sought.after(), java.sql.Types.OTHER)
                        .param("purpose", sought.purpose())
                        .param("text", sought.text().strip())
                        .param("most", sought.most() + 1)
                        .query(Line.class)
                        .list();
        return Slice.of(rows, sought.most(), it -> it.id().toString());
    }

    /// What was issued about the persons one reaches: oneself, or one's wards.
    List<Line> own() {
        return sql.sql(
                        SELECT
                                + " where "
                                + OWN.formatted("i.person_id")
                                + " order by i.id desc limit 100")
                .query(Line.class)
                .list();
    }

    List<Count> ownCounts() {
        return sql.sql(
                        "select i.enrolment_id, i.purpose, max(i.seq) as times, sum(i.copies)::int"
                                + " as copies from credential.issue i where "
                                + OWN.formatted("i.person_id")
                                + " group by i.enrolment_id, i.purpose")
                .query(Count.class)
                .list();
    }

    private static final String OWN =
            "%s = any ((select string_to_array(current_setting('app.persons'), ','))::uuid[])";

    /// Terms with published results, the newest first.
    List<OwnTerm> ownTerms() {
        return sql.sql(
                        """
                        select distinct s.enrolment_id, s.name, r.id as term_id, r.year, r.name as term, lower(r.during) as begun
                          from registry.student s
                          join coursework.grade g on g.enrolment_id = s.enrolment_id
                          join coursework.task t on t.id = g.task_id and t.stage = 'published'
                          join calendar.term r on r.id = t.term_id
                         where (g.total is not null or g.mark is not null) and
                        """
                                + OWN.formatted("s.person_id")
                                + " order by begun desc, s.name")
                .query((row, n) ->
                        new OwnTerm(
                                row.getObject("enrolment_id", UUID.class),
                                row.getString("name"),
                                row.getObject("term_id", UUID.class),
                                row.getString("year"),
                                row.getString("term")))
                .list();
    }
}
