package org.matricula.clearance.desk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What an office sees: its own items, or all offices' for those who keep the register.
@Service
@Transactional(readOnly = true)
public class ClearanceDesk {

    static final int SHOWN = 100;

    /// @param shown the office whose items are listed, null where there is none
    /// @param next the cursor of the following page of items, null at the end
    /// @param signs whether the acting person signs for it
    /// @param others how many it would sign with all the others
    /// @param mark of exactly these, sent along by whoever signs them; blank where there are none
    public record View(
            List<ClearanceOffice> offices,
            @Nullable ClearanceOffice shown,
            List<ClearanceItem> items,
            @Nullable String next,
            boolean sets,
            boolean signs,
            long others,
            String mark) {}

    private final ClearanceRows rows;
    private final SigningRows signing;
    private final OwnPersons own;
    private final Units units;

    ClearanceDesk(ClearanceRows rows, SigningRows signing, OwnPersons own, Units units) {
        this.rows = rows;
        this.signing = signing;
        this.own = own;
        this.units = units;
    }

    /// @param after the cursor of a page before, null for the first
    View view(@Nullable UUID office, @Nullable String after, int limit) {
        var actor = Acting.now();
        var sets = actor.holds("registrar", "academic-office-head");
        var unit = actor.unit();
        var institution = unit == null ? null : units.get(unit).institutionId();
        var offices =
                institution == null
                        ? List.<ClearanceOffice>of()
                        : rows.offices(institution).stream()
                                .filter(it -> sets || actor.holds(it.role()))
                                .toList();
        var shown =
                offices.stream()
                        .filter(it -> office == null || it.id().equals(office))
                        .findFirst()
                        .orElse(null);
        if (office != null && shown == null) {
            throw new Absent("office");
        }
        if (shown == null) {
            return new View(offices, null, List.of(), null, sets, false, 0, "");
        }
        var page =
                Slice.of(
                        rows.items(
                                shown.id(),
                                after == null || after.isBlank() ? null : place(after),
                                limit + 1),
                        limit,
                        it ->
                                Cursor.of(
                                        it.state(),
                                        it.scopePos(),
                                        it.studentNumber() == null ? "" : it.studentNumber(),
                                        it.id()));
        var signs = actor.holds(shown.role());
        var waiting = signs && !shown.tracked() ? signing.waiting(shown.id(), own.of(actor)) : null;
        return new View(
                offices,
                shown,
                page.items(),
                page.next(),
                sets,
                signs,
                waiting == null ? 0 : waiting.many(),
                waiting == null ? "" : waiting.mark());
    }

    private static List<String> place(String cursor) {
        return Cursor.read(cursor, 4);
    }

    /// The acting person's own.
    UUID institution() {
        var unit = Acting.now().unit();
        var institution = unit == null ? null : units.get(unit).institutionId();
        if (institution == null) {
            throw new Absent("unit");
        }
        return institution;
    }
}
