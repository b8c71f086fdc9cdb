package org.matricula.audit;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 台账: who did what, when, from where, why. An entry stands or falls with the transaction of its
/// act; a moment later it is chained and signed ([Sequencer]).
@Service
public class Ledger {

    /// A value that must not stand in the ledger in clear: it is kept as a salted commitment, so
    /// that it can be proved as long as its salt exists, and is gone when the salt is erased.
    public record Private(@Nullable Object value) {}

    private final Entries entries;
    private final Commitments commitments;

    Ledger(Entries entries, Commitments commitments) {
        this.entries = entries;
        this.commitments = commitments;
    }

    /// Adds the entry to the surrounding transaction.
    ///
    /// @throws IllegalStateException where nobody acts
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Act act) {
        write(act);
    }

    /// Adds the entry for itself, for what only reads or was refused: looking into a file, a failed
    /// sign-in. It stays even if the surrounding work is rolled back.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void note(Act act) {
        write(act);
    }

    /// Erases the salts of a subject's private values: the commitments and every proof stay, what
    /// they committed to can no longer be shown or guessed.
    ///
    /// @return how many values were made unprovable
    @Transactional
    public int forget(String subject) {
        return entries.forget(subject);
    }

    private void write(Act act) {
        var actor = Acting.now();
        var salts = new ArrayList<Commitments.Salt>();
        var before = commitments.json(act.before(), salts);
        var after = commitments.json(act.after(), salts);
        var position = act.scopePos() == Act.ACTORS_OWN ? actor.scope().lo() : act.scopePos();
        entries.add(actor, act, position, before, after, salts);
    }
}
