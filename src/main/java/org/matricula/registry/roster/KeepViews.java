package org.matricula.registry.roster;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 保存视图: kept, begun with, given up. A view says how to look, never at whom one may look.
@Service
class KeepViews {

    /// Columns that can be left out.
    static final Set<String> COLUMNS = Set.of("sex", "unit", "grade", "year", "level", "since");

    private static final int LONGEST_NAME = 40;

    private final SavedViewRows rows;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    KeepViews(SavedViewRows rows, Units units, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<SavedView> all() {
        var account = Acting.now().account();
        return account == null ? List.of() : rows.of(account, Acting.now().unit());
    }

    /// @param shared with everybody who acts for the reader's unit or one below it
    @Transactional
    UUID save(
            Asked asked,
            @Nullable String name,
            List<String> hidden,
            boolean shared,
            boolean standard) {
        asked.query(units);
        var actor = Acting.now();
        var called = name == null ? "" : name.strip();
        Refused.unlessEmpty(
                Refusal.all(
                        called.isEmpty() || called.length() > LONGEST_NAME
                                ? Refusal.input("name", "views.name", LONGEST_NAME)
                                : null,
                        COLUMNS.containsAll(hidden) ? null : Refusal.input("hide", "views.column"),
                        shared && actor.unit() == null
                                ? Refusal.rule("views.no-unit").at("shared")
                                : null));
        var account = account();
        var view =
                rows.add(
                                account,
                                called,
                                asked.filters(),
                                hidden,
                                shared ? actor.unit() : null,
                                clock.instant())
                        .orElseThrow(() ->
                                new Refused(Refusal.conflict("views.taken", called).at("name")));
        if (standard) {
            rows.begin(account, view);
        }
        if (shared) {
            ledger.record(
                    Act.of("view.share", "view:" + view)
                            .to(Map.of("name", called, "filters", asked.filters())));
        }
        return view;
    }

    /// @param view null to begin with the plain list again
    @Transactional
    void beginWith(@Nullable UUID view) {
        if (view != null) {
            seen(view);
        }
        rows.begin(account(), view);
    }

    @Transactional
    void remove(UUID view) {
        var it = seen(view);
        if (!it.own()) {
            throw new Refused(Refusal.forbidden("views.others"));
        }
        rows.remove(view);
    }

    @Transactional(readOnly = true)
    SavedView seen(UUID view) {
        return rows.of(account(), Acting.now().unit()).stream()
                .filter(it -> it.id().equals(view))
                .findFirst()
                .orElseThrow(() -> new Absent("view " + view));
    }

    private static UUID account() {
        var account = Acting.now().account();
        if (account == null) {
            throw new Refused(Refusal.forbidden("check.person"));
        }
        return account;
    }
}
