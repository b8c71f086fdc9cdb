package org.matricula.change.chase;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.notice.Notices;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 疑似辍学未报告: the county has to be told within its working days.
@Service
class ForgottenChases implements ForgottenFinder {

    private static final int AHEAD_DAYS = 3;

    private final Chases chases;
    private final Holders holders;
    private final Notices notices;

    ForgottenChases(Chases chases, Holders holders, Notices notices) {
        this.chases = chases;
        this.holders = holders;
        this.notices = notices;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Forgotten> find(LocalDate today, int limit) {
        return chases.unreportedBefore(today.plusDays(AHEAD_DAYS + 1), limit).stream()
                .map(it ->
                        new Forgotten(
                                "chase-report",
                                it.student(),
                                "/chases/" + it.id(),
                                it.dueOn(),
                                owners(it, today).stream()
                                        .map(Holder::name)
                                        .distinct()
                                        .limit(3)
                                        .collect(Collectors.joining("、")),
                                it.dueOn().isBefore(today)))
                .toList();
    }

    @Override
    @Transactional
    public void remind(LocalDate today) {
        for (var it : chases.unreportedBefore(today.plusDays(AHEAD_DAYS + 1), 100_000)) {
            notices.tell(
                    owners(it, today).stream().map(Holder::account).toList(),
                    "notice.chase.due",
                    "/chases/" + it.id(),
                    it.student(),
                    it.dueOn().toString());
        }
    }

    private List<Holder> owners(Chases.Chase it, LocalDate today) {
        for (var role : List.of("class-teacher", "registrar", "vice-principal")) {
            var found = holders.holding(role, it.unitId(), today);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }
}
