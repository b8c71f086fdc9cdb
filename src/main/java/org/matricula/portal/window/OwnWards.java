package org.matricula.portal.window;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.identity.Reach;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.registry.OwnStudents;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Those a guardian of several may look at one by one.
@Component
public class OwnWards {

    /// @param chosen whether the pages show this one alone now
    public record Ward(UUID person, String name, boolean chosen) {}

    private final ObjectProvider<Reach> reach;
    private final OwnStudents students;

    OwnWards(ObjectProvider<Reach> reach, OwnStudents students) {
        this.reach = reach;
        this.students = students;
    }

    /// Empty where there is nothing to choose. Asked of the links as they stand now, whatever was
    /// chosen before.
    public List<Ward> of(Actor actor) {
        var account = actor.account();
        if (!actor.holds("guardian") || account == null) {
            return List.of();
        }
        var whole =
                reach.stream()
                        .flatMap(it -> it.of(account, actor.role()).stream())
                        .findFirst()
                        .orElse(actor.scope());
        if (whole.persons().size() < 2) {
            return List.of();
        }
        var alone = actor.scope().persons().size() == 1;
        return Acting.call(actor.within(whole), students::all).stream()
                .collect(
                        Collectors.toMap(
                                OwnStudents.Own::person,
                                it ->
                                        new Ward(
                                                it.person(),
                                                it.name(),
                                                alone
                                                        && actor.scope()
                                                                .persons()
                                                                .contains(it.person())),
                                (first, _) -> first,
                                java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }
}
