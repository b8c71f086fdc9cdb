package org.matricula.registry.person;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.attachment.PaperKind;
import org.matricula.attachment.StoredFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 档案材料: papers and the photograph put into a file. What is replaced or struck out is kept.
@Service
class KeepPapers {

    private static final String PHOTO = "photo";
    private static final int LEAST_REASON = 2;
    private static final List<String> ONLY_CURRENT = List.of("student", "guardian");

    /// A paper as it was handed in.
    ///
    /// @param content null where none came along
    record Handed(String name, @Nullable InputStream content) {}

    private final StudentFiles files;
    private final EditRows rows;
    private final Files attachments;
    private final Ledger ledger;

    KeepPapers(StudentFiles files, EditRows rows, Files attachments, Ledger ledger) {
        this.files = files;
        this.rows = rows;
        this.attachments = attachments;
        this.ledger = ledger;
    }

    /// The photograph shown on the file; an earlier one is kept behind it.
    @Transactional
    StoredFile photo(String key, @Nullable String institution, Handed handed) {
        var row = files.file(files.named(key, institution));
        var file = newFile(row, PHOTO, handed);
        var stored =
                row.photoId() == null
                        ? attachments.store(file)
                        : attachments.replace(row.photoId(), file);
        rows.photo(row.personId(), stored.id());
        ledger.record(
                Act.of("student.photo", "enrolment:" + row.enrolmentId())
                        .at(row.scopePos())
                        .from(
                                row.photoId() == null
                                        ? null
                                        : java.util.Map.of("file", row.photoId().toString()))
                        .to(java.util.Map.of("file", stored.id().toString())));
        return stored;
    }

    /// @param replaces the paper in whose place it is put; null for a further one
    @Transactional
    StoredFile add(
            String key,
            @Nullable String institution,
            @Nullable String kind,
            @Nullable UUID replaces,
            Handed handed) {
        var row = files.file(files.named(key, institution));
        if (kinds().stream().noneMatch(it -> it.key().equals(kind))) {
            throw new Refused(Refusal.input("kind", "papers.kind"));
        }
        var file = newFile(row, kind + "", handed);
        return replaces == null
                ? attachments.store(file)
                : attachments.replace(paper(row, replaces).id(), file);
    }

    /// 作废, with the reason why.
    @Transactional
    void strike(String key, @Nullable String institution, UUID paper, String reason) {
        var row = files.file(files.named(key, institution));
        var found = paper(row, paper);
        Refused.unlessEmpty(
                Refusal.all(
                        reason.strip().length() < LEAST_REASON
                                ? Refusal.input("reason", "reason.missing")
                                : null,
                        kinds().stream().noneMatch(it -> it.key().equals(found.kind()))
                                ? Refusal.conflict("papers.not-by-hand")
                                : null));
        attachments.strike(paper, reason.strip());
    }

    /// What may be put into a file by hand.
    List<PaperKind> kinds() {
        return attachments.kinds().stream().filter(PaperKind::ofStudent).toList();
    }

    /// Staff see what was replaced or struck out too; to students and guardians it is gone.
    List<StoredFile> of(UUID person) {
        var onlyCurrent = ONLY_CURRENT.contains(Acting.now().role());
        return attachments.of(person).stream().filter(it -> !onlyCurrent || it.current()).toList();
    }

    private StoredFile paper(FileRow row, UUID paper) {
        var found = attachments.get(paper);
        if (!row.personId().equals(found.personId())) {
            throw new Absent("file " + paper);
        }
        return found;
    }

    private static NewFile newFile(FileRow row, String kind, Handed handed) {
        if (handed.content() == null) {
            throw new Refused(Refusal.input("file", "file.empty"));
        }
        return new NewFile(row.scopePos(), row.personId(), kind, handed.name(), handed.content());
    }
}
