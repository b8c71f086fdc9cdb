package org.matricula.coursework.archive;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Content;
import org.matricula.attachment.Files;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 签字归档: puts a name under a class's results as they were published, and freezes them as a signed
/// PDF. Later corrections don't touch it: a second edition says why, and names the first.
@Service
class SignScoreSheet {

    private final Archive archive;
    private final SheetResults sheetResults;
    private final ArchiveRows rows;
    private final SheetPaper paper;
    private final Documents documents;
    private final Files files;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    SignScoreSheet(
            Archive archive,
            SheetResults sheetResults,
            ArchiveRows rows,
            SheetPaper paper,
            Documents documents,
            Files files,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.archive = archive;
        this.sheetResults = sheetResults;
        this.rows = rows;
        this.paper = paper;
        this.documents = documents;
        this.files = files;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// 单科成绩单, by the course's teacher or the college.
    @Transactional
    UUID course(UUID task, String reason) {
        var line = archive.line(task);
        Refused.unlessEmpty(
                Refusal.all(
                        line.stage().equals("published")
                                ? null
                                : Refusal.rule("archive.unpublished", line.course())));
        return sign(units.get(line.unitId()), archive.term(task), task, line.outdated(), reason);
    }

    /// 各班成绩总表, by the college, once every course of the class is published.
    @Transactional
    UUID total(UUID unit, UUID term, String reason) {
        var it = units.get(unit);
        if (!Acting.now().scope().reaches(it.pos())) {
            throw new Absent("unit " + unit);
        }
        var line =
                archive.classes(term, it.pos(), it.pos()).stream()
                        .findFirst()
                        .orElseThrow(() -> new Absent("class " + unit));
        Refused.unlessEmpty(
                Refusal.all(
                        Acting.now().holds("teacher") ? Refusal.forbidden("archive.college") : null,
                        line.published() == line.courses()
                                ? null
                                : Refusal.rule(
                                        "archive.class-unpublished",
                                        line.unit(),
                                        line.courses() - line.published())));
        return sign(it, term, null, line.outdated(), reason);
    }

    /// The PDF as it was signed.
    @Transactional
    Content open(UUID sheet) {
        var it = archive.sheet(sheet).orElseThrow(() -> new Absent("score sheet"));
        if (Acting.now().holds("teacher")) {
            if (it.taskId() == null) {
                throw new Absent("score sheet");
            }
            archive.line(it.taskId());
        }
        return files.open(it.fileId());
    }

    /// @param outdated then it is signed anew even where a correction was taken back since
    private UUID sign(Unit unit, UUID term, @Nullable UUID task, boolean outdated, String reason) {
        rows.hold(unit.id(), term);
        var before = archive.editions(unit.id(), term, task).stream().findFirst().orElse(null);
        var results = sheetResults.of(unit.id(), term, task);
        var content = SheetContent.digest(results, SheetContent.FORM);
        Refused.unlessEmpty(
                Refusal.all(
                        results.isEmpty() ? Refusal.rule("archive.nobody") : null,
                        before != null
                                        && !outdated
                                        && MessageDigest.isEqual(
                                                before.content(),
                                                SheetContent.digest(results, before.contentForm()))
                                ? Refusal.conflict("archive.unchanged", before.number())
                                : null,
                        before != null && reason.isBlank()
                                ? Refusal.input("reason", "field.missing")
                                : null));
        var kind = task == null ? DocumentKind.CLASS_SCORE_SHEET : DocumentKind.COURSE_SCORE_SHEET;
        var institution = unit.institutionId();
        if (institution == null) {
            throw new Absent("unit");
        }
        var number = documents.numbered(institution, kind);
        var edition = before == null ? 1 : before.edition() + 1;
        var printed =
                paper.issue(
                        new SheetPaper.Asked(
                                unit,
                                term,
                                task,
                                kind,
                                number,
                                edition,
                                before == null ? null : before.number(),
                                reason.strip(),
                                results,
                                HexFormat.of().formatHex(content)));
        var file = files.get(printed.fileId());
        var id =
                rows.add(
                        new ArchiveRows.Fresh(
                                unit,
                                term,
                                task,
                                edition,
                                before == null ? null : before.id(),
                                before == null ? null : reason.strip(),
                                number,
                                content,
                                file,
                                (int)
                                        results.stream()
                                                .map(SheetResults.Result::enrolmentId)
                                                .distinct()
                                                .count(),
                                clock.instant()));
        ledger.record(
                Act.of("archive.sign-sheet", "score-sheet:" + id)
                        .at(unit.pos())
                        .because(reason.isBlank() ? null : reason.strip())
                        .to(
                                Map.of(
                                        "number", number,
                                        "edition", edition,
                                        "digest", HexFormat.of().formatHex(file.digest()))));
        return id;
    }
}
