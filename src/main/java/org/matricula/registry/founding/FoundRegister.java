package org.matricula.registry.founding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.registry.Sealing;
import org.matricula.registry.StandingChanged;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 建册: fills an empty register with students and their histories. All cores invent, seal and write
/// lines; one connection copies them; indexes and constraints are built over all rows at the end.
/// It is one transaction: the register is filled, or as empty as before.
@Repository
public class FoundRegister {

    private static final int STUDENTS_A_CHUNK = 500;

    /// More at once would be memory, not speed: one connection takes them.
    private static final int MOST_CORES = 16;

    /// One institution's students.
    ///
    /// @param batch names their acts
    public record Founded(UUID institution, UUID batch, int students) {}

    /// How a founding goes.
    public interface Progress {
        void copied(long students);

        /// Of the indexes and constraints over all students.
        void built(int done, int all);
    }

    private record Share(Cohort cohort, UUID batch, int from, int until, long place) {}

    private final Sealing sealing;
    private final Ledger ledger;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    FoundRegister(Sealing sealing, Ledger ledger, ApplicationEventPublisher news, Clock clock) {
        this.sealing = sealing;
        this.ledger = ledger;
        this.news = news;
        this.clock = clock;
    }

    /// Whether the register holds nobody yet.
    public boolean empty(Connection owner) throws SQLException {
        try (var sql = owner.createStatement()) {
            // policies read the settings of the acting person, and the owner is none
            sql.execute(
                    "select set_config('app.lo', '0', true), set_config('app.hi',"
                            + " '9223372036854775807', true), set_config('app.persons', '', true)");
            try (var rows =
                    sql.executeQuery(
                            "select not exists (select from registry.student)"
                                    + " and not exists (select from registry.enrolment)")) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    /// @param owner the tables' owner, in the transaction that everything belongs to
    /// @param positions of the units that the students stand in
    /// @param progress told how it goes
    public List<Founded> found(
            Connection owner,
            List<? extends Cohort> cohorts,
            Map<UUID, Long> positions,
            Progress progress)
            throws SQLException {
        var founded =
                cohorts.stream()
                        .map(it -> new Founded(it.institution(), UUID.randomUUID(), it.size()))
                        .toList();
        var tables = Arrays.stream(Target.values()).map(Target::table).toArray(String[]::new);
        var loose = new LooseTables(owner, tables);
        loose.loosen();
        copy(owner, shares(cohorts, founded).iterator(), positions, progress);
        loose.fasten(progress::built);
        try (var sql = owner.createStatement()) {
            sql.execute("analyze " + String.join(", ", tables));
        }
        return founded;
    }

    /// Puts an institution's founding into the ledger and tells the news of its standings.
    @Transactional
    public void tell(Founded founded) {
        ledger.record(
                Act.of("register.found", "unit:" + founded.institution())
                        .to(
                                Map.of(
                                        "students", founded.students(),
                                        "batch", founded.batch().toString())));
        news.publishEvent(new StandingChanged(founded.batch()));
    }

    private static List<Share> shares(List<? extends Cohort> cohorts, List<Founded> founded) {
        var shares = new ArrayList<Share>();
        var place = 0L;
        for (var i = 0; i < cohorts.size(); i++) {
            var cohort = cohorts.get(i);
            for (var from = 0; from < cohort.size(); from += STUDENTS_A_CHUNK) {
                var until = Math.min(from + STUDENTS_A_CHUNK, cohort.size());
                shares.add(new Share(cohort, founded.get(i).batch(), from, until, place + from));
            }
            place += cohort.size();
        }
        return shares;
    }

    private void copy(
            Connection owner, Iterator<Share> shares, Map<UUID, Long> positions, Progress told)
            throws SQLException {
        var copy = owner.unwrap(PGConnection.class).getCopyAPI();
        var cores = Math.min(Runtime.getRuntime().availableProcessors(), MOST_CORES);
        var lines = new Lines(new Identifiers(morning()), positions, Acting.now().name());
        try (var pool = Executors.newFixedThreadPool(cores)) {
            var ahead = new ArrayDeque<Future<Chunk>>();
            var done = 0L;
            while (shares.hasNext() || !ahead.isEmpty()) {
                while (shares.hasNext() && ahead.size() < 2 * cores) {
                    ahead.add(begin(pool, shares.next(), lines));
                }
                done += take(ahead.remove(), copy, pool);
                told.copied(done);
            }
        }
    }

    private long morning() {
        return LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant().toEpochMilli();
    }

    private record Lines(Identifiers identifiers, Map<UUID, Long> positions, String recorder) {}

    private Future<Chunk> begin(ExecutorService pool, Share share, Lines lines) {
        return pool.submit(() -> {
            var chunk = new Chunk(share.until() - share.from());
            var writer = new PastLines(lines.identifiers(), lines.positions(), lines.recorder());
            for (var i = share.from(); i < share.until(); i++) {
                var past = share.cohort().at(i);
                writer.write(
                        chunk,
                        past,
                        sealing.of(past.student()),
                        share.cohort().institution(),
                        share.batch(),
                        share.place() + i - share.from());
            }
            return chunk;
        });
    }

    private static int take(Future<Chunk> next, CopyManager copy, ExecutorService pool)
            throws SQLException {
        try {
            var chunk = next.get();
            chunk.copy(copy);
            return chunk.students();
        } catch (ExecutionException failed) {
            pool.shutdownNow();
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            pool.shutdownNow();
            throw new IllegalStateException(interrupted);
        } catch (IOException failed) {
            pool.shutdownNow();
            throw new UncheckedIOException(failed);
        }
    }
}
