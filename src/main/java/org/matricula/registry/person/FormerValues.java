package org.matricula.registry.person;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.document.Documents;
import org.matricula.document.Issued;
import org.matricula.kernel.Acting;
import org.matricula.registry.CaseEvidence;
import org.matricula.registry.CorrectDetails;
import org.matricula.registry.Detail;
import org.matricula.registry.DetailHistory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 信息变更记录: every value that ever stood in a file and gave way to another, with who, why and on what
/// evidence. Papers made out under an old value keep it: they are true to their day.
@Service
public class FormerValues {

    /// @param href of the case; null where the file was edited directly
    /// @param from blank where the old value never was true
    /// @param role message key suffix of the post
    /// @param papers issued while the old value stood
    public record Line(
            Detail detail,
            String before,
            String after,
            String from,
            String on,
            Instant at,
            String actor,
            String role,
            String why,
            @Nullable UUID caseId,
            String caseNumber,
            List<Paper> evidence,
            List<Paper> papers) {

        public @Nullable String href() {
            return caseId == null ? null : "/cases/" + caseId;
        }
    }

    public record Paper(@Nullable UUID id, String kind, String words, String href) {}

    /// @param key how an address names the file
    public record Shown(
            String key, String name, List<Line> lines, boolean clear, boolean mayUnmask) {}

    private final StudentFiles files;
    private final ReadFile readFile;
    private final CorrectDetails details;
    private final CaseEvidence caseEvidence;
    private final Documents documents;
    private final Codes codes;
    private final MessageSource words;
    private final Clock clock;

    FormerValues(
            StudentFiles files,
            ReadFile readFile,
            CorrectDetails details,
            CaseEvidence caseEvidence,
            Documents documents,
            Codes codes,
            MessageSource words,
            Clock clock) {
        this.files = files;
        this.readFile = readFile;
        this.details = details;
        this.caseEvidence = caseEvidence;
        this.documents = documents;
        this.codes = codes;
        this.words = words;
        this.clock = clock;
    }

    /// @param reason why private values are to be seen in clear; null to see them masked
    @Transactional
    Shown read(String key, @Nullable String institution, @Nullable String reason, Locale locale) {
        var row = files.file(files.named(key, institution));
        readFile.seen(row, reason);
        var changes = details.changes(row.enrolmentId());
        var evidence =
                caseEvidence.of(
                        changes.stream()
                                .map(DetailHistory.Change::caseId)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList());
        var papers = documents.of(row.enrolmentId());
        return new Shown(
                row.key(),
                row.name(),
                changes.stream()
                        .map(it -> line(it, evidence, papers, reason != null, locale))
                        .toList(),
                reason != null,
                ReadFile.UNMASKERS.contains(Acting.now().role()));
    }

    private Line line(
            DetailHistory.Change it,
            List<CaseEvidence.Given> evidence,
            List<Issued> papers,
            boolean clear,
            Locale locale) {
        var given = evidence.stream().filter(one -> one.caseId().equals(it.caseId())).toList();
        return new Line(
                it.detail(),
                told(it.detail(), it.before(), clear, locale),
                told(it.detail(), it.after(), clear, locale),
                it.from() == null ? "" : it.from().toString(),
                LocalDate.ofInstant(it.at(), clock.getZone()).toString(),
                it.at(),
                it.actor(),
                it.role(),
                it.why() == null ? "" : it.why().strip(),
                it.caseId(),
                given.isEmpty() ? "" : Objects.requireNonNullElse(given.getFirst().number(), ""),
                given.stream()
                        .filter(one -> one.file() != null)
                        .map(one -> paper(one, locale))
                        .toList(),
                papers.stream()
                        .filter(one ->
                                (it.heldSince() == null || !one.issuedAt().isBefore(it.heldSince()))
                                        && one.issuedAt().isBefore(it.at()))
                        .map(one -> paper(one, locale))
                        .toList());
    }

    private Paper paper(CaseEvidence.Given it, Locale locale) {
        return new Paper(
                it.file(),
                it.kind(),
                words.getMessage("evidence." + it.kind(), null, it.kind(), locale),
                "/files/" + it.file());
    }

    private Paper paper(Issued it, Locale locale) {
        return new Paper(
                it.id(),
                it.kind().code(),
                words.getMessage(it.kind().label(), null, locale) + " " + it.number(),
                it.href());
    }

    private String told(Detail it, String value, boolean clear, Locale locale) {
        if (value.isEmpty()) {
            return "";
        }
        if (it.codes() != null) {
            return codes.label(it.codes(), value, locale);
        }
        return clear || !it.isPrivate() ? value : it.masked(value);
    }
}
