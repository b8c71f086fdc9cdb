package org.matricula.change.leave;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.matricula.change.paper.Folder;
import org.matricula.change.paper.Papers;
import org.matricula.document.DocumentKind;
import org.matricula.document.Issued;
import org.matricula.document.LeaveForm;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Proceedings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What is issued when a leave is granted or extended: certificate, notice and approval form.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class LeavePapers {

    private static final int REMIND_DAYS = 30;

    /// What was asked for, of a leave as of its extension.
    public record Period(
            LocalDate from,
            LocalDate lastOn,
            String reason,
            String explanation,
            @Nullable String consent) {}

    private final Papers papers;
    private final Leaves leaves;

    LeavePapers(Papers papers, Leaves leaves) {
        this.papers = papers;
        this.leaves = leaves;
    }

    public void issue(
            CaseView granted, Period asked, boolean extension, Proceedings proceedings) {
        var folder = papers.open(granted, asked.from);
        var taken = leaves.taken(granted.subject());
        var begun = begun(taken, asked.from);
        var certificate =
                folder.issue(
                        DocumentKind.LEAVE_CERTIFICATE,
                        it -> folder.letters(it).leaveCertificate(begun, asked.lastOn));
        folder.supersede(granted.subject(), DocumentKind.LEAVE_CERTIFICATE, certificate);
        folder.issue(
                extension ? DocumentKind.EXTENSION_NOTICE : DocumentKind.LEAVE_NOTICE,
                it -> {
                    var letters = folder.letters(it);
                    return extension
                            ? letters.extensionNotice(asked.from, asked.lastOn, REMIND_DAYS)
                            : letters.leaveNotice(asked.from, asked.lastOn, REMIND_DAYS);
                });
        form(folder, granted, asked, extension, certificate, taken, proceedings);
    }

    private void form(
            Folder folder,
            CaseView granted,
            Period asked,
            boolean extension,
            Issued certificate,
            List<Leaves.Taken> taken,
            Proceedings proceedings) {
        var before = before(taken, asked.from);
        var months = before.stream().mapToInt(Leaves.Taken::months).sum();
        folder.issue(
                extension ? DocumentKind.EXTENSION_FORM : DocumentKind.LEAVE_FORM,
                it ->
                        new LeaveForm(
                                        it,
                                        folder.institution(),
                                        extension,
                                        folder.student(),
                                        folder.appliedOn(),
                                        reason(asked.reason),
                                        asked.explanation,
                                        asked.from,
                                        asked.lastOn,
                                        folder.text("document.times", before.size()),
                                        folder.text("document.months", months),
                                        folder.evidence(proceedings),
                                        consent(asked.consent),
                                        granted.effectiveOn(),
                                        certificate.number(),
                                        folder.opinions(
                                                proceedings, "document.act." + granted.kind()))
                                .form());
    }

    /// First day of the running leave, of which an extension is a part.
    private static LocalDate begun(List<Leaves.Taken> taken, LocalDate from) {
        return taken.stream()
                .map(Leaves.Taken::from)
                .filter(it -> !it.isAfter(from))
                .reduce((earlier, later) -> later)
                .orElse(from);
    }

    /// Leaves before the one asked for, none counted beyond its first day.
    private static List<Leaves.Taken> before(List<Leaves.Taken> taken, LocalDate from) {
        return taken.stream()
                .filter(it -> it.from().isBefore(from))
                .map(it ->
                        it.until().isAfter(from) ? new Leaves.Taken(it.from(), from) : it)
                .toList();
    }

    /// 异动原因 (JY/T 1001 4.2.40) as the form asks for it.
    public static LeaveForm.Reason reason(@Nullable String code) {
        return switch (code) {
            case "10", "12", "19" -> LeaveForm.Reason.ILLNESS;
            case "11" -> LeaveForm.Reason.MENTAL_HEALTH;
            case LeaveRequest.VENTURE -> LeaveForm.Reason.ENTREPRENEURSHIP;
            case "28", "30" -> LeaveForm.Reason.ABROAD;
            case LeaveRequest.PARENT_ILL, LeaveRequest.HARDSHIP -> LeaveForm.Reason.FAMILY;
            case null, default -> LeaveForm.Reason.OTHER;
        };
    }

    private static LeaveForm.@Nullable Consent consent(@Nullable String given) {
        return given == null
                ? null
                : LeaveForm.Consent.valueOf(given.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
