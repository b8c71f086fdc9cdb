package org.matricula.credential.transcript;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.document.Issued;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.registry.StudentRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes the register of issue. Its lines lie where their students do.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class IssueRows {

    private final JdbcClient sql;

    IssueRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// How often a student got something for a purpose.
    int used(UUID enrolment, String purpose) {
        return sql.sql(
                        """
                        select coalesce(max(i.seq), 0) from credential.issue i
                         where i.enrolment_id = :enrolment and i.purpose = :purpose
                        """)
                .param("enrolment", enrolment)
                .param("purpose", purpose)
                .query(Integer.class)
                .single();
    }

    /// Copies for personal use until now.
    int copies(UUID enrolment) {
        return sql.sql(
                        """
                        select coalesce(sum(i.copies), 0) from credential.issue i
                         where i.enrolment_id = :enrolment and i.purpose = 'personal'
                        """)
                .param("enrolment", enrolment)
                .query(Integer.class)
                .single();
    }

    /// The standing line that says the same, or null.
    @Nullable UUID same(UUID enrolment, Wanted it, byte[] content) {
        return sql.sql(
                        """
                        select i.id from credential.issue i
                          join document.document d on d.id = coalesce(i.document_id, i.english_id)
                         where i.enrolment_id = :enrolment and i.purpose = :purpose and i.form = :form
                           and i.term_id is not distinct from cast(:term as uuid) and i.language = :language
                           and i.content = :content and d.state = 'standing'
                         order by i.seq desc limit 1
                        """)
                .param("enrolment", enrolment)
                .param("purpose", it.purpose())
                .param("form", it.form())
                .param("term", it.term(), java.sql.Types.OTHER)
                .param("language", it.language())
                .param("content", content)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    UUID add(
            StudentRecord student,
            Wanted it,
            int seq,
            @Nullable Issued chinese,
            @Nullable Issued english,
            byte[] content,
            LocalDate on) {
        return sql.sql(
                        """
                        insert into credential.issue
                          (enrolment_id, scope_pos, person_id, purpose, seq, form, term_id, language, title, copies,
                           document_id, english_id, case_id, batch_id, content, issued_on, issuer)
                        values (:enrolment, :pos, :person, :purpose, :seq, :form, cast(:term as uuid), :language, :title,
                                :copies, cast(:chinese as uuid), cast(:english as uuid), cast(:case as uuid),
                                cast(:batch as uuid), :content, :on, :issuer)
                        returning id
                        """)
                .param("enrolment", student.enrolment())
                .param("pos", student.scopePos())
                .param("person", student.person())
                .param("purpose", it.purpose())
                .param("seq", seq)
                .param("form", it.form())
                .param("term", it.term(), java.sql.Types.OTHER)
                .param("language", it.language())
                .param("title", it.title())
                .param("copies", it.copies())
                .param("chinese", chinese == null ? null : chinese.id(), java.sql.Types.OTHER)
                .param("english", english == null ? null : english.id(), java.sql.Types.OTHER)
                .param("case", it.caseId(), java.sql.Types.OTHER)
                .param("batch", it.batch(), java.sql.Types.OTHER)
                .param("content", content)
                .param("on", on)
                .param("issuer", Acting.now().name())
                .query(UUID.class)
                .single();
    }

    /// The papers of a line, the Chinese one first.
    ///
    /// @throws Absent if there is no such line within reach
    List<UUID> documents(UUID issue) {
        var all =
                sql.sql(
                                """
                                select d.id from credential.issue i
                                 cross join lateral unnest(array[i.document_id, i.english_id]) with ordinality d (id, nth)
                                 where i.id = :issue and d.id is not null order by d.nth
                                """)
                        .param("issue", issue)
                        .query(UUID.class)
                        .list();
        if (all.isEmpty()) {
            throw new Absent("transcript");
        }
        return all;
    }

    /// @return the lines that were not handed over before
    int handed(List<UUID> lines, String to, LocalDate on) {
        return sql.sql(
                        """
                        update credential.issue set handed_to = :to, handed_on = :on, handed_by = :by
                         where id = any (:ids) and handed_to is null and scope_pos between :lo and :hi
                        """)
                .param("to", to)
                .param("on", on)
                .param("by", Acting.now().name())
                .param("ids", lines.toArray(UUID[]::new))
                .param("lo", Acting.now().scope().lo())
                .param("hi", Acting.now().scope().hi())
                .update();
    }
}
