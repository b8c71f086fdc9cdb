package org.matricula.workflow.decide;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Slice;
import org.matricula.workflow.deputise.Desk;
import org.matricula.workflow.deputise.Desks;
import org.springframework.stereotype.Service;

/// 待办: what waits for the acting person, at their own desk and where they stand in, by deadline.
@Service
public class Queue {

    /// @param due `overdue`, `today`, `week` or null for all
    public record Asked(@Nullable String due, @Nullable String kind, @Nullable String words) {

        public static final Asked ALL = new Asked(null, null, null);
    }

    /// @param inPlaceOf whose desk it lies on, null for the reader's own
    /// @param drawing the drawing's version, which names the task
    public record Item(
            UUID step,
            UUID caseId,
            String kind,
            String number,
            String subjectName,
            @Nullable String subjectNumber,
            String unit,
            String task,
            String drawing,
            Instant submittedAt,
            Instant openedAt,
            LocalDate dueOn,
            @Nullable String inPlaceOf) {}

    public record Figures(long all, long overdue, long today) {}

    private final Desks desks;
    private final QueueRows rows;
    private final Clock clock;

    Queue(Desks desks, QueueRows rows, Clock clock) {
        this.desks = desks;
        this.rows = rows;
        this.clock = clock;
    }

    public Slice<Item> page(Asked asked, @Nullable String cursor, int limit) {
        var from = cursor == null ? null : Cursor.read(cursor, 2);
        var all = new ArrayList<Item>();
        for (var desk : desks.mine()) {
            all.addAll(
                    Acting.call(
                            desk.actor(),
                            () -> rows.waiting(desk, asked, today(), from, limit + 1)));
        }
        all.sort(Comparator.comparing(Item::dueOn).thenComparing(it -> it.step().toString()));
        var cut = all.size() > limit + 1 ? all.subList(0, limit + 1) : all;
        return Slice.of(cut, limit, it -> Cursor.of(it.dueOn(), it.step()));
    }

    public Figures figures() {
        long all = 0;
        long overdue = 0;
        long due = 0;
        for (Desk desk : desks.mine()) {
            var part = Acting.call(desk.actor(), () -> rows.figures(desk, today()));
            all += part.all();
            overdue += part.overdue();
            due += part.today();
        }
        return new Figures(all, overdue, due);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
