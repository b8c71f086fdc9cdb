package org.matricula.graduation.approval;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.matricula.attachment.Files;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.graduation.GraduationPhoto;
import org.matricula.graduation.GraduationPhotos;
import org.matricula.graduation.round.GraduationRound;
import org.matricula.graduation.round.GraduationRounds;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 毕业上传名单: those in whom point, branch, province and the provincial audit agree.
@Service
@Transactional
public class UploadList {

    /// @param photos how many of the list have the photograph that goes with it
    public record Count(int students, int degrees, int photos) {
        public boolean agrees() {
            return students == photos;
        }
    }

    private static final int MOST_PROBLEMS = 20;

    private final GraduationRounds rounds;
    private final GraduateApplications applications;
    private final GraduationPhotos photos;
    private final UploadLayout layout;
    private final Files files;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    UploadList(
            GraduationRounds rounds,
            GraduateApplications applications,
            GraduationPhotos photos,
            UploadLayout layout,
            Files files,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.rounds = rounds;
        this.applications = applications;
        this.photos = photos;
        this.layout = layout;
        this.files = files;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Empty until the round was audited.
    public List<GraduateApplication> of(UUID round) {
        return audited(rounds.get(round)) ? applications.listed(round) : List.of();
    }

    public Count count(UUID round) {
        var all = of(round);
        var ids = all.stream().map(GraduateApplication::enrolmentId).toList();
        return new Count(
                all.size(),
                (int) all.stream().filter(GraduateApplication::degree).count(),
                photos.all(ids).size());
    }

    /// In the columns of the layout, each line looked at before it leaves.
    ///
    /// @throws Refused before the audit, where photographs and list do not agree, and naming
    ///   student and column of what is missing or too long
    public void write(UUID round, OutputStream out) {
        var all = whole(round);
        Refused.unlessEmpty(
                all.stream()
                        .flatMap(one -> layout.refusals(one).stream())
                        .limit(MOST_PROBLEMS)
                        .toList());
        try (var sheet =
                SheetWriter.xlsx(
                        out,
                        SheetDesign.of(say("graduation.application.upload"), layout.titles()))) {
            for (var one : all) {
                sheet.row(layout.line(one));
            }
            sheet.mark(
                    say("graduation.application.head-count", all.size())
                            + " "
                            + Acting.now().name()
                            + " "
                            + LocalDate.now(clock));
        }
        ledger.record(
                Act.of("graduation.upload-list", "graduation-round:" + round)
                        .to(Map.of("students", all.size())));
    }

    /// 照片包: one picture each, named by student number; as many as the list counts.
    ///
    /// @throws Refused before the audit, and where photographs and list do not agree
    public void photographs(UUID round, OutputStream out) throws IOException {
        var all = whole(round);
        var pictures =
                photos.all(all.stream().map(GraduateApplication::enrolmentId).toList()).stream()
                        .collect(
                                Collectors.toMap(
                                        GraduationPhoto::enrolment, GraduationPhoto::file));
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (var one : all) {
                var content = files.open(pictures.get(one.enrolmentId()));
                var png = content.file().mediaType().endsWith("png");
                zip.putNextEntry(new ZipEntry(one.studentNumber() + (png ? ".png" : ".jpg")));
                java.nio.file.Files.copy(content.path(), zip);
                zip.closeEntry();
            }
        }
        ledger.record(
                Act.of("graduation.upload-photographs", "graduation-round:" + round)
                        .to(Map.of("photographs", all.size())));
    }

    private List<GraduateApplication> whole(UUID round) {
        var it = rounds.get(round);
        var all = of(round);
        var missing = photos.missing(all.stream().map(GraduateApplication::enrolmentId).toList());
        Refused.unlessEmpty(
                Refusal.all(
                        audited(it) ? null : Refusal.conflict("graduation.upload-audit"),
                        missing.isEmpty()
                                ? null
                                : Refusal.rule(
                                        "graduation.upload-photos",
                                        missing.size(),
                                        ApplyForGraduation.names(
                                                all.stream()
                                                        .filter(one ->
                                                                missing.contains(one.enrolmentId()))
                                                        .toList()))));
        return all;
    }

    /// 省平台已审核: what the round found is no longer only the department's.
    static boolean audited(GraduationRound it) {
        return it.stands() && !it.is("done");
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, LocaleContextHolder.getLocale());
    }
}
