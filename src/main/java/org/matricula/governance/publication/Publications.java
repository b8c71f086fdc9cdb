package org.matricula.governance.publication;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.governance.place.OwnInstitution;
import org.matricula.governance.publication.PublicationView.One;
import org.matricula.governance.publication.PublicationView.Page;
import org.matricula.governance.publication.PublicationView.Publication;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Line;
import org.springframework.stereotype.Component;

/// What somebody may read: what hangs at their institution today; its office, what hung before too.
@Component
class Publications {

    static final int LISTED = 50;
    private static final int LINES = 500;

    private final PublicationRows rows;
    private final PublicationObjections objections;
    private final OwnInstitution own;
    private final Units units;
    private final Clock clock;

    Publications(
            PublicationRows rows,
            PublicationObjections objections,
            OwnInstitution own,
            Units units,
            Clock clock) {
        this.rows = rows;
        this.objections = objections;
        this.own = own;
        this.units = units;
        this.clock = clock;
    }

    /// @param before the last one already shown, null to begin
    Page page(@Nullable UUID unit, @Nullable UUID before, int limit) {
        var institution = own.of(unit);
        var may = OwnInstitution.may(institution);
        return new Page(
                institution.id(),
                institution.name(),
                rows.of(institution.id(), may ? null : today(), before, limit),
                may,
                before != null,
                today());
    }

    /// @throws Absent where it is another institution's, or no longer shown to this reader, unless
    ///   they objected to it: their words and the answer stay theirs to read
    Publication get(UUID id) {
        return rows.find(id)
                .filter(it -> listed(it) || objections.any(id, Acting.now().account()))
                .orElseThrow(() -> new Absent("publication " + id));
    }

    /// Whether the acting person may read the list itself.
    private boolean listed(Publication it) {
        return seen(it) && (it.shown(today()) || OwnInstitution.may(institution(it)));
    }

    /// @param after number of the last line already shown, 0 to begin
    One one(UUID id, int after, List<Line> problems) {
        var it = get(id);
        var listed = listed(it);
        List<PublicationView.Line> lines = listed ? rows.lines(id, after, LINES + 1) : List.of();
        return new One(
                it,
                shown(lines),
                next(lines),
                objections.of(id),
                OwnInstitution.may(institution(it)),
                listed && it.shown(today()) && Acting.now().account() != null,
                today(),
                problems);
    }

    /// For those who are not signed in: what is open and hangs today.
    One open(UUID id, int after) {
        return Acting.call(
                Actor.system("publication"),
                () -> {
                    var it =
                            rows.find(id)
                                    .filter(found -> found.open() && found.shown(today()))
                                    .orElseThrow(() -> new Absent("publication " + id));
                    var lines = rows.lines(id, after, LINES + 1);
                    return new One(
                            it,
                            shown(lines),
                            next(lines),
                            List.of(),
                            false,
                            false,
                            today(),
                            List.of());
                });
    }

    private static List<PublicationView.Line> shown(List<PublicationView.Line> lines) {
        return lines.subList(0, Math.min(lines.size(), LINES));
    }

    private static @Nullable Integer next(List<PublicationView.Line> lines) {
        return lines.size() > LINES ? lines.get(LINES - 1).seq() : null;
    }

    /// All that is open and hangs today.
    Slice<Publication> opened(@Nullable UUID before) {
        return Acting.call(Actor.system("publication"), () -> rows.opened(today(), before, LISTED));
    }

    /// Whether it is of the acting person's own institution, or of one within reach.
    boolean seen(Publication it) {
        return own.sees(institution(it));
    }

    Unit institution(Publication it) {
        return units.get(it.institutionId());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
