package org.matricula.governance.body;

import org.jspecify.annotations.Nullable;
import org.matricula.governance.body.BodyView.Body;
import org.matricula.governance.body.BodyView.Matter;
import org.matricula.governance.body.BodyView.Page;
import org.matricula.governance.body.BodyView.Post;
import org.matricula.governance.body.BodyView.Told;
import org.matricula.governance.place.OwnInstitution;
import org.matricula.governance.rulebook.Rulebook;
import org.matricula.identity.Sight;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Line;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Puts together the page of an institution's registry organisation.
@Component
class BodyViews {

    private final OwnInstitution own;
    private final BodyRows rows;
    private final Matters matters;
    private final Rulebook rulebook;
    private final Sight sight;
    private final Units units;
    private final Clock clock;

    BodyViews(
            OwnInstitution own,
            BodyRows rows,
            Matters matters,
            Rulebook rulebook,
            Sight sight,
            Units units,
            Clock clock) {
        this.own = own;
        this.rows = rows;
        this.matters = matters;
        this.rulebook = rulebook;
        this.sight = sight;
        this.units = units;
        this.clock = clock;
    }

    Page page(@Nullable UUID institution, List<Line> lines) {
        return page(own.of(institution), lines);
    }

    Page page(Unit institution, List<Line> lines) {
        var today = LocalDate.now(clock);
        var all = matters.of(institution);
        return new Page(
                institution.id(),
                institution.name(),
                own.choices(),
                bodies(institution.id(), today),
                all,
                gaps(all),
                posts(institution),
                rulebook.choices(institution),
                OwnInstitution.may(institution),
                today,
                lines);
    }

    /// Those without an owner of their own.
    static long gaps(List<Matter> matters) {
        return matters.stream()
                .filter(it -> it.state().equals("none") || it.state().equals("general"))
                .count();
    }

    List<Told> bodies(UUID institution, LocalDate on) {
        var found = rows.of(institution, on);
        var names = found.stream().collect(Collectors.toMap(Body::id, Body::name));
        var members =
                rows.members(institution, on).stream()
                        .collect(Collectors.groupingBy(BodyView.Member::bodyId));
        var charges =
                rows.charges(institution, on).stream()
                        .collect(Collectors.groupingBy(BodyView.Charge::bodyId));
        return found.stream()
                .map(it ->
                        new Told(
                                it,
                                it.superiorId() == null ? null : names.get(it.superiorId()),
                                members.getOrDefault(it.id(), List.of()),
                                charges.getOrDefault(it.id(), List.of())))
                .toList();
    }

    /// 任职: who holds a post over the institution as a whole.
    private List<Post> posts(Unit institution) {
        var names = new java.util.HashMap<UUID, String>(Map.of());
        return sight.watchers(institution.pos()).stream()
                .map(it ->
                        new Post(
                                it.name(),
                                it.role(),
                                it.unit() == null
                                        ? null
                                        : names.computeIfAbsent(
                                                it.unit(), id -> units.get(id).name())))
                .toList();
    }
}
