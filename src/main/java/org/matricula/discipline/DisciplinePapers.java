package org.matricula.discipline;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.document.Issued;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 材料: evidence, minutes, proofs, kept beside an offence or a case. They are for those who have to
/// do with it, and for the student.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class DisciplinePapers {

    /// @param part what it is for, as in `discipline.paper`
    public record Paper(
            UUID id, String part, UUID fileId, String name, String addedBy, Instant addedAt) {}

    /// A file as it comes from a form.
    public record Upload(String name, InputStream content) {}

    private static final String SELECT =
            "select id, part, file_id, name, added_by, added_at from discipline.paper where ";

    private final JdbcClient sql;
    private final Files files;
    private final Clock clock;

    DisciplinePapers(JdbcClient sql, Files files, Clock clock) {
        this.sql = sql;
        this.files = files;
        this.clock = clock;
    }

    public void addToOffence(UUID offence, UUID person, long scopePos, Upload file) {
        add("offence_id", offence, person, scopePos, "evidence", file);
    }

    /// @param file null where none came
    public void addToCase(
            UUID caseId, UUID person, long scopePos, String part, @Nullable Upload file) {
        if (file != null) {
            add("case_id", caseId, person, scopePos, part, file);
        }
    }

    /// 送达凭证: with the paper's case, or with the paper itself where it belongs to none.
    ///
    /// @param file null where none came
    public void addProof(Issued paper, UUID person, long scopePos, @Nullable Upload file) {
        var caseId = paper.caseId();
        if (caseId != null) {
            addToCase(caseId, person, scopePos, "proof", file);
        } else if (file != null) {
            add("document_id", paper.id(), person, scopePos, "proof", file);
        }
    }

    public List<Paper> ofDocument(UUID document) {
        return of("document_id", document);
    }

    public List<Paper> ofOffence(UUID offence) {
        return of("offence_id", offence);
    }

    public List<Paper> ofCase(UUID caseId) {
        return of("case_id", caseId);
    }

    /// The newest of a part.
    public java.util.Optional<Paper> newest(UUID caseId, String part) {
        return ofCase(caseId).stream()
                .filter(it -> it.part().equals(part))
                .reduce((first, second) -> second);
    }

    private List<Paper> of(String column, UUID id) {
        return sql.sql(SELECT + column + " = :id order by id")
                .param("id", id)
                .query(Paper.class)
                .list();
    }

    private void add(String column, UUID id, UUID person, long scopePos, String part, Upload file) {
        var stored =
                files.store(
                        new NewFile(
                                scopePos,
                                person,
                                "discipline-" + part,
                                file.name(),
                                file.content()));
        sql.sql(
                        """
                        insert into discipline.paper (%s, scope_pos, person_id, part, file_id, name, added_by, added_at)
                        values (:id, :scope, :person, :part, :file, :name, :by, :at)
                        """
                                .formatted(column))
                .param("id", id)
                .param("scope", scopePos)
                .param("person", person)
                .param("part", part)
                .param("file", stored.id())
                .param("name", stored.name())
                .param("by", Acting.now().name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
