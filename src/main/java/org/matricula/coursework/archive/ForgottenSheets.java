package org.matricula.coursework.archive;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Acting;
import org.matricula.notice.Notices;
import org.matricula.page.Allowed;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 归档后更正: a correction that outdates a signed sheet is told to whoever signed it, to the course's
/// teachers and to the college; once the term was handed in, to the academic office that keeps it.
/// The sheet itself stays as it was signed.
@Service
class ForgottenSheets implements ForgottenFinder {

    private static final int MOST = 100_000;
    private static final String[] STAFF =
            AnnotatedElementUtils.findMergedAnnotation(OpenToArchive.class, Allowed.class).value();

    private final OutdatedSheets sheets;
    private final Holders holders;
    private final Notices notices;
    private final Clock clock;

    ForgottenSheets(OutdatedSheets sheets, Holders holders, Notices notices, Clock clock) {
        this.sheets = sheets;
        this.holders = holders;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Forgotten> find(LocalDate today, int limit) {
        if (!Acting.now().holds(STAFF)) {
            return List.of();
        }
        return sheets.all(limit).stream()
                .map(it ->
                        new Forgotten(
                                "sheet-outdated",
                                named(it),
                                path(it),
                                LocalDate.ofInstant(it.correctedAt(), clock.getZone()),
                                it.signer(),
                                it.handedOn() != null))
                .toList();
    }

    @Override
    @Transactional
    public void remind(LocalDate today) {
        for (var it : sheets.all(MOST)) {
            if (it.untold()) {
                notices.tell(
                        whom(it, today),
                        it.handedOn() == null
                                ? "notice.archive.outdated"
                                : "notice.archive.outdated-handed",
                        path(it),
                        named(it),
                        it.term());
                sheets.told(it.id(), clock.instant());
            }
        }
    }

    private List<UUID> whom(OutdatedSheets.Outdated it, LocalDate today) {
        var whom = new ArrayList<UUID>();
        if (it.signedBy() != null) {
            whom.add(it.signedBy());
        }
        if (it.taskId() != null) {
            whom.addAll(sheets.teachers(it.taskId()));
        }
        whom.addAll(holding("department-registrar", it.unitId(), today));
        if (it.handedOn() != null) {
            whom.addAll(holding("registrar", it.institutionId(), today));
        }
        return whom;
    }

    private List<UUID> holding(String role, UUID unit, LocalDate today) {
        return holders.holding(role, unit, today).stream().map(Holder::account).toList();
    }

    private static String named(OutdatedSheets.Outdated it) {
        return it.unit() + (it.course() == null ? "" : " " + it.course()) + " " + it.number();
    }

    private static String path(OutdatedSheets.Outdated it) {
        return "/term-archive?term=" + it.termId();
    }
}
