package org.matricula.registry.person;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.attachment.PaperKind;
import org.matricula.attachment.StoredFile;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.page.Fact;
import org.matricula.registry.OpenToRegistrars;
import org.matricula.registry.StatusChip;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

/// The file in words.
@Component
class FileViews {

    private final HistoryView histories;
    private final IssuedDocuments documents;
    private final LineViews lines;
    private final FileSections sections;
    private final Files attachments;
    private final Codes codes;
    private final MessageSource messages;
    private final Clock clock;

    FileViews(
            HistoryView histories,
            IssuedDocuments documents,
            LineViews lines,
            FileSections sections,
            Files attachments,
            Codes codes,
            MessageSource messages,
            Clock clock) {
        this.histories = histories;
        this.documents = documents;
        this.lines = lines;
        this.sections = sections;
        this.attachments = attachments;
        this.codes = codes;
        this.messages = messages;
        this.clock = clock;
    }

    FileView of(ReadFile.Opened file, String place, @Nullable LocalDate known, Locale locale) {
        var row = file.row();
        var history = histories.of(row.enrolmentId(), known, locale);
        var registered = row.registration().equals("registered");
        return new FileView(
                row.enrolmentId(),
                "/students/" + row.key(),
                place,
                row.name(),
                row.studentNumber() == null ? "" : row.studentNumber(),
                row.pinyin(),
                row.photoId() == null ? null : "/files/" + row.photoId(),
                StatusChip.of(codes, row.status(), locale),
                registered ? null : say("registry.registration." + row.registration(), locale),
                head(row, file.privates(), locale),
                history.band(),
                history.legend(),
                history.words(),
                history.moments(),
                known == null ? "" : known.toString(),
                sections.of(file, mayWrite(), locale),
                lines.of(file, locale),
                lines.kept(row.enrolmentId(), locale),
                file.studies().stream().map(it -> study(it, row, locale)).toList(),
                documents.of(row.enrolmentId(), locale),
                attachments(
                        file.attachments().stream().filter(StoredFile::current).toList(), locale),
                file.privates().clear(),
                ReadFile.UNMASKERS.contains(Acting.now().role()),
                mayWrite(),
                mayKeepPapers(),
                mayWrite() || Acting.now().holds("class-teacher", "counsellor"));
    }

    private static boolean mayKeepPapers() {
        return Acting.now().holds(PapersPage.class.getAnnotation(Allowed.class).value());
    }

    static boolean mayWrite() {
        var open =
                AnnotatedElementUtils.findMergedAnnotation(OpenToRegistrars.class, Allowed.class);
        return open != null && Acting.now().holds(open.value());
    }

    private List<Fact> head(FileRow row, PrivateValues privates, Locale locale) {
        return List.of(
                fact(
                        "student-number",
                        row.studentNumber() == null
                                ? say("registry.no-number", locale)
                                : row.studentNumber(),
                        locale),
                fact("institution", row.institution(), locale),
                fact("class", (row.parentUnit() + " " + row.unit()).strip(), locale),
                fact(
                        "grade",
                        row.gradeLevel() == null
                                ? ""
                                : say("registry.grade-level", locale, row.gradeLevel()),
                        locale),
                fact("sex", codes.label("sex", row.sex(), locale), locale),
                fact("birth-on", text(row.birthOn()), locale),
                fact("entry-on", row.entryOn().toString(), locale),
                fact("since", row.statusSince().toString(), locale));
    }

    private Fact fact(@Nullable String key, @Nullable String value, Locale locale) {
        return new Fact(say("registry." + key, locale), value);
    }

    private FileView.Study study(FileRow.Study it, FileRow here, Locale locale) {
        var href =
                it.studentNumber() == null
                        ? "/students/" + it.enrolmentId()
                        : "/students/"
                                + it.studentNumber()
                                + "?institution="
                                + it.institutionCode();
        return new FileView.Study(
                href,
                it.studentNumber() == null ? "" : it.studentNumber(),
                it.institution(),
                it.unit(),
                it.entryOn().toString(),
                StatusChip.of(codes, it.status(), locale),
                it.enrolmentId().equals(here.enrolmentId()));
    }

    List<FileView.Attachment> attachments(List<StoredFile> stored, Locale locale) {
        var kinds = attachments.kinds();
        return stored.stream()
                .map(it ->
                        attachment(
                                it,
                                kinds.stream()
                                        .filter(one -> one.key().equals(it.kind()))
                                        .findFirst(),
                                locale))
                .toList();
    }

    private FileView.Attachment attachment(StoredFile it, Optional<PaperKind> kind, Locale locale) {
        return new FileView.Attachment(
                it.id().toString(),
                it.href(),
                it.name(),
                kind.map(one -> one.label(locale)).orElseGet(() -> evidence(it.kind(), locale)),
                Math.max(1, it.size() / 1024) + " KB",
                day(it.uploadedAt()),
                kind.map(PaperKind::ofStudent).orElse(false),
                it.current(),
                it.struckAt() == null
                        ? null
                        : say(
                                "registry.paper.struck",
                                locale,
                                it.struckBy(),
                                day(it.struckAt()),
                                it.struckWhy()));
    }

    /// Of a kind that comes with applications only.
    private String evidence(String kind, Locale locale) {
        return messages.getMessage("evidence." + kind, null, kind, locale);
    }

    private String day(Instant instant) {
        return LocalDate.ofInstant(instant, clock.getZone()).toString();
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
