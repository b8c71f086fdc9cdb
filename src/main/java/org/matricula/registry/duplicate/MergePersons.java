package org.matricula.registry.duplicate;

import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// 并档 and its reversal. Two schools can merge what neither reaches alone: together maker and
/// checker have to reach both sides. Only the act itself, under both their names, looks further
/// than the second of them does.
@Service
class MergePersons {

    private final DuplicateRows rows;
    private final Merging merging;
    private final TransactionOperations transaction;

    MergePersons(DuplicateRows rows, Merging merging, TransactionOperations transaction) {
        this.rows = rows;
        this.merging = merging;
        this.transaction = transaction;
    }

    /// The second person agrees: two become one.
    void confirm(UUID id, String reason) {
        var reached = reached(id);
        Acting.as(further(), () -> merging.merge(id, reached, reason));
    }

    /// It was a mistake: everything goes back to where it was.
    void undo(UUID id, String reason) {
        reached(id);
        Acting.as(further(), () -> merging.undo(id, reason));
    }

    /// Which of the two the second person reaches by their own post.
    private List<UUID> reached(UUID id) {
        return java.util.Objects.requireNonNull(
                transaction.execute(status -> {
                    var pair =
                            rows.find(id).orElseThrow(() -> new Absent("duplicate " + id));
                    return List.copyOf(
                            rows.enrolments(List.of(pair.leftId(), pair.rightId())).keySet());
                }));
    }

    private static Actor further() {
        var actor = Acting.now();
        return new Actor(
                actor.account(),
                actor.name(),
                actor.role(),
                actor.unit(),
                Scope.ALL,
                actor.origin());
    }
}
