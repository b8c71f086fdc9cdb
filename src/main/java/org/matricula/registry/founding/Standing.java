package org.matricula.registry.founding;

import static org.matricula.registry.founding.Target.SPELL;
import static org.matricula.registry.founding.Target.STATUS_EVENT;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.CopyLine;
import org.matricula.registry.StudentStatus;

/// Acts and standings as `Registry.apply` writes them: each act closes the spell before it, keeps
/// the part that lies before its day, and opens its own. So the past can be read as it was known,
/// and the last act taken back.
final class Standing {

    /// Whose rows are being written.
    record Whose(long place, UUID person, UUID enrolment, long scopePos) {}

    /// Nine in the morning in China.
    private static final String MORNING = "T01:00:00Z";

    private final CopyLine line;
    private final Identifiers identifiers;
    private final String recorder;

    Standing(CopyLine line, Identifiers identifiers, String recorder) {
        this.line = line;
        this.identifiers = identifiers;
        this.recorder = recorder;
    }

    static StudentStatus after(PastAct act) {
        return Objects.requireNonNull(act.verb().to());
    }

    /// Since when the student has stood as they do.
    static LocalDate since(PastStudent past) {
        var acts = past.acts();
        var first = acts.size() - 1;
        while (first > 0 && after(acts.get(first - 1)) == after(past.now())) {
            first--;
        }
        return acts.get(first).on();
    }

    void write(Chunk to, PastStudent past, UUID batch, Whose whose) {
        var acts = past.acts();
        for (var i = 0; i < acts.size(); i++) {
            var act = acts.get(i);
            var next = i + 1 < acts.size() ? acts.get(i + 1) : null;
            var id = identifiers.of(Identifiers.ACT + i, whose.place());
            event(to, act, id, batch, whose);
            if (next == null) {
                spell(to, act, id, id, null, whose, range(act.on(), null), since(act));
            } else {
                var closing = identifiers.of(Identifiers.ACT + i + 1, whose.place());
                var known = "[" + act.on() + MORNING + "," + next.on() + MORNING + ")";
                spell(to, act, id, id, closing, whose, range(act.on(), null), known);
                spell(to, act, id, closing, null, whose, range(act.on(), next.on()), since(next));
            }
        }
    }

    private void event(Chunk to, PastAct act, UUID id, UUID batch, Whose whose) {
        line.begin()
                .add(id)
                .add(whose.enrolment())
                .add(whose.scopePos())
                .add(whose.person())
                .add(act.verb())
                .add(act.on())
                .add(act.on() + MORNING)
                .add(batch)
                .add(after(act).code())
                .add(act.reason())
                .add(act.decidedBy())
                .add(recorder);
        to.add(STATUS_EVENT, line.end());
    }

    private void spell(
            Chunk to,
            PastAct act,
            UUID event,
            UUID writtenBy,
            @Nullable UUID closedBy,
            Whose whose,
            String during,
            String recorded) {
        line.begin()
                .add(whose.enrolment())
                .add(whose.scopePos())
                .add(whose.person())
                .add(during)
                .add(recorded)
                .add(after(act).code())
                .add(act.unit())
                .add(act.gradeLevel())
                .add(event)
                .add(writtenBy)
                .add(closedBy);
        to.add(SPELL, line.end());
    }

    private static String range(LocalDate from, @Nullable LocalDate until) {
        return "[" + from + "," + (until == null ? "" : until) + ")";
    }

    private static String since(PastAct act) {
        return "[" + act.on() + MORNING + ",)";
    }
}
