package org.matricula.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 留痕: keeps what stood in the file before somebody edited it without a case. What is put right so
/// holds for all days: nobody said since when.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class KeepDetails {

    /// One value that gives way to another; blank for none.
    record Replaced(UUID person, Detail detail, String before, String after) {}

    private final CorrectDetails details;
    private final DetailRows rows;
    private final DetailActs acts;
    private final Vault vault;
    private final Clock clock;

    KeepDetails(
            CorrectDetails details, DetailRows rows, DetailActs acts, Vault vault, Clock clock) {
        this.details = details;
        this.rows = rows;
        this.acts = acts;
        this.vault = vault;
        this.clock = clock;
    }

    /// Does the work, and keeps what it has changed of these details.
    public <T> T around(
            UUID enrolment, Collection<Detail> watched, @Nullable String why, Supplier<T> work) {
        var person = rows.owner(enrolment).orElseThrow().person();
        var before = details.now(enrolment, watched);
        var done = work.get();
        var after = details.now(enrolment, watched);
        replaced(
                watched.stream()
                        .map(it ->
                                new Replaced(
                                        person,
                                        it,
                                        Objects.requireNonNull(before.get(it)),
                                        Objects.requireNonNull(after.get(it))))
                        .toList(),
                why);
        return done;
    }

    void replaced(List<Replaced> given, @Nullable String why) {
        var all = given.stream().filter(it -> !it.before().equals(it.after())).toList();
        if (all.isEmpty()) {
            return;
        }
        var at = clock.instant();
        var doings = new HashMap<UUID, DetailActs.Doing>();
        all.forEach(it ->
                doings.computeIfAbsent(
                        it.person(), person -> new DetailActs.Doing(UUID.randomUUID(), person)));
        acts.add(doings.values(), why, null, at);
        var standing =
                acts.standing(List.copyOf(doings.keySet())).stream()
                        .collect(Collectors.toMap(it -> it.person() + it.field(), it -> it));
        var closing = new ArrayList<DetailActs.Closing>();
        var fresh = new ArrayList<DetailActs.Fresh>();
        for (var it : all) {
            var act = Objects.requireNonNull(doings.get(it.person())).id();
            var line = standing.get(it.person() + it.detail().code());
            if (line == null) {
                fresh.add(sealed(it, it.before(), null, true, act));
            } else {
                closing.add(new DetailActs.Closing(line.id(), act));
            }
            fresh.add(sealed(it, it.after(), line == null ? null : line.from(), false, act));
        }
        acts.close(closing, at);
        acts.write(fresh, at);
    }

    private DetailActs.Fresh sealed(
            Replaced it, String value, @Nullable LocalDate from, boolean over, UUID act) {
        var salt = vault.newSalt();
        return new DetailActs.Fresh(
                it.person(),
                it.detail(),
                salt,
                value.isEmpty() ? null : vault.seal(DetailHistory.VALUE, value, salt),
                from,
                over,
                act);
    }
}
