package org.matricula.workflow.deputise;

import java.util.ArrayList;
import java.util.List;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.springframework.stereotype.Service;

/// Every desk the acting person may work at today: their own post's, and those of whom they stand
/// in for.
@Service
public class Desks {

    private final Deputies deputies;

    Desks(Deputies deputies) {
        this.deputies = deputies;
    }

    public List<Desk> mine() {
        var actor = Acting.now();
        var desks = new ArrayList<Desk>();
        desks.add(Desk.own(actor));
        if (actor.account() != null) {
            for (var place : deputies.placesOf(actor.account())) {
                desks.add(
                        new Desk(
                                new Actor(
                                        actor.account(),
                                        actor.name(),
                                        place.role(),
                                        place.unit(),
                                        new Scope(place.lo(), place.hi(), List.of()),
                                        actor.origin()),
                                place.account(),
                                place.name()));
            }
        }
        return desks;
    }
}
