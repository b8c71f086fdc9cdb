package org.matricula.demo;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.matricula.database.OwnerTransactions;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.PlantTree;
import org.matricula.registry.founding.FoundRegister;
import org.matricula.registry.founding.FoundRegister.Founded;
import org.matricula.statistics.CountStandings;
import org.springframework.stereotype.Service;

/// Makes a province of so many students: units, students and histories in one transaction of the
/// owner, then the numbers institution by institution, then the accounts.
@Service
class GreatRegister {

    /// How it goes, as a message key and its values.
    interface Progress {
        void say(String key, Object... values);
    }

    private static final int STEPS = 20;
    private static final int MOST_COUNTING = 4;

    private final OwnerTransactions owner;
    private final PlantTree plantTree;
    private final FoundRegister foundRegister;
    private final CountStandings counts;
    private final Institutions institutions;
    private final DemoAccounts accounts;
    private final InventedWords words;
    private final Clock clock;

    GreatRegister(
            OwnerTransactions owner,
            PlantTree plantTree,
            FoundRegister foundRegister,
            CountStandings counts,
            Institutions institutions,
            DemoAccounts accounts,
            InventedWords words,
            Clock clock) {
        this.owner = owner;
        this.plantTree = plantTree;
        this.foundRegister = foundRegister;
        this.counts = counts;
        this.institutions = institutions;
        this.accounts = accounts;
        this.words = words;
        this.clock = clock;
    }

    /// @return false, with nothing done, where the register holds somebody or something already
    boolean make(int students, Progress progress) throws SQLException {
        var begun = System.nanoTime();
        var today = LocalDate.now(clock);
        var plan = new BulkPlan(words, today, institutions.academicYear(), students);
        progress.say("begun", students, plan.units().size());
        var founded = found(plan, students, progress);
        if (founded.isEmpty()) {
            return false;
        }
        count(founded, progress);
        institutions.furnish(plan.roots());
        accounts.make(plan.places(), plan.roots().getFirst());
        progress.say("tidying");
        owner.alone("vacuum analyze");
        progress.say("made", students, seconds(begun), DemoAccounts.PASSWORD);
        return true;
    }

    private List<Founded> found(BulkPlan plan, int students, Progress progress)
            throws SQLException {
        return owner.call(connection -> {
            if (!foundRegister.empty(connection) || !plantTree.bare(connection)) {
                return List.of();
            }
            var positions = plantTree.plant(connection, plan.units());
            return foundRegister.found(
                    connection, plan.institutions(), positions, inSteps(students, progress));
        });
    }

    private static FoundRegister.Progress inSteps(int students, Progress progress) {
        var begun = System.nanoTime();
        return new FoundRegister.Progress() {
            private long told;

            @Override
            public void copied(long done) {
                if (done * STEPS / students > told) {
                    told = done * STEPS / students;
                    progress.say("progress", done, students, seconds(begun));
                }
            }

            @Override
            public void built(int done, int all) {
                if (done % STEPS == 0 || done == all) {
                    progress.say("building", done, all, seconds(begun));
                }
            }
        };
    }

    /// Some institutions beside each other: each counts in a transaction of its own.
    private void count(List<Founded> founded, Progress progress) {
        var begun = System.nanoTime();
        var cores = Math.min(Runtime.getRuntime().availableProcessors(), MOST_COUNTING);
        try (var pool = Executors.newFixedThreadPool(cores)) {
            var all = new ArrayList<Future<?>>();
            for (var it : founded) {
                all.add(
                        pool.submit(() ->
                                Acting.as(Actor.system("demo"), () -> foundRegister.tell(it))));
            }
            for (var it : all) {
                it.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        var all = 0L;
        for (var summed = counts.fold(); summed > 0; summed = counts.fold()) {
            all += summed;
            progress.say("summing", all, seconds(begun));
        }
        progress.say("counted", founded.size(), seconds(begun));
    }

    private static String seconds(long begun) {
        return String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begun) / 1e9);
    }
}
