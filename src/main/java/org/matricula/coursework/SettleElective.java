package org.matricula.coursework;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.coursework.Offerings.Chooser;
import org.matricula.curriculum.Programmes;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Units;
import org.matricula.registry.AccountLinks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 确认选课名单: once the window is closed. Whoever may not take the course any more is refused; a lot is
/// drawn by a seed that is kept, so that anybody can draw it again; who has a place is registered.
@Service
class SettleElective {

    /// @param registered how many take the course now
    /// @param refused who is told that there was no place, or why not
    record Outcome(int registered, int refused) {}

    private static final int SEED = 16;

    private final Offerings offerings;
    private final Tasks tasks;
    private final TaskRows rows;
    private final Candidacies candidacies;
    private final LessonClashes clashes;
    private final Programmes programmes;
    private final Units units;
    private final AccountLinks links;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SettleElective(
            Offerings offerings,
            Tasks tasks,
            TaskRows rows,
            Candidacies candidacies,
            LessonClashes clashes,
            Programmes programmes,
            Units units,
            AccountLinks links,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.offerings = offerings;
        this.tasks = tasks;
        this.rows = rows;
        this.candidacies = candidacies;
        this.clashes = clashes;
        this.programmes = programmes;
        this.units = units;
        this.links = links;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Free places go down the waiting list.
    @Transactional
    public void advance(UUID task) {
        offerings.hold(task);
        var it = offerings.get(task);
        if (it.lot() || it.settledAt() != null || it.free() == 0 || it.waiting() == 0) {
            return;
        }
        var next =
                offerings.choosers(task).stream()
                        .filter(one -> one.state().equals("waiting"))
                        .limit(it.free())
                        .toList();
        offerings.decide(task, ids(next), "taken", null, clock.instant());
        tell(next, "notice.elective.taken", it);
        ledger.record(
                Act.of("coursework.advance-elective", "task:" + task)
                        .at(it.scopePos())
                        .to(Map.of("students", next.size())));
    }

    @Transactional
    Outcome settle(UUID task) {
        rows.hold(task);
        offerings.hold(task);
        var it = offerings.get(task);
        var of = tasks.get(task);
        Refused.unlessEmpty(
                Refusal.all(
                        it.settledAt() == null ? null : Refusal.conflict("elective.settled"),
                        it.closedAt(clock.instant()) ? null : Refusal.rule("elective.open"),
                        of.entering() ? null : Refusal.conflict("grade.submitted")));
        var choosers = offerings.choosers(task);
        var unfit = unfit(of, choosers);
        var fit = new ArrayList<Chooser>();
        for (var one : choosers) {
            if (!unfit.containsKey(one.enrolmentId())) {
                fit.add(one);
            }
        }
        var seed = it.lot() ? seed() : null;
        if (seed != null) {
            fit.sort(Comparator.comparing(one -> drawn(seed, one.enrolmentId())));
        } else {
            fit.sort(Comparator.comparing(one -> one.state().equals("waiting")));
        }
        var in = fit.subList(0, Math.min(it.quota(), fit.size()));
        var out = fit.subList(in.size(), fit.size());
        var now = clock.instant();
        unfit.values().stream()
                .distinct()
                .forEach(why ->
                        offerings.decide(
                                task,
                                unfit.entrySet().stream()
                                        .filter(one -> one.getValue().equals(why))
                                        .map(Map.Entry::getKey)
                                        .toList(),
                                "refused",
                                why,
                                now));
        offerings.decide(task, ids(out), "refused", "full", now);
        offerings.decide(task, ids(in), "taken", null, now);
        offerings.settled(task, seed, now);
        in.stream()
                .collect(Collectors.groupingBy(Chooser::unitId))
                .forEach((unit, those) -> rows.register(task, ids(those), programme(unit)));
        tell(in, "notice.elective.registered", it);
        tell(
                choosers.stream().filter(one -> !in.contains(one)).toList(),
                "notice.elective.refused",
                it);
        ledger.record(
                Act.of("coursework.settle-elective", "task:" + task)
                        .at(it.scopePos())
                        .to(
                                Map.of(
                                        "registered",
                                        in.size(),
                                        "refused",
                                        choosers.size() - in.size(),
                                        "seed",
                                        String.valueOf(seed))));
        return new Outcome(in.size(), choosers.size() - in.size());
    }

    /// Who may not take it any more, and by which rule; each class in one question.
    private Map<UUID, String> unfit(Task it, List<Chooser> choosers) {
        var all = new HashMap<UUID, String>();
        choosers.stream()
                .collect(Collectors.groupingBy(Chooser::unitId))
                .forEach((unit, those) -> {
                    var programme = programme(unit);
                    if (programme == null) {
                        those.forEach(one -> all.put(one.enrolmentId(), "unplanned"));
                        return;
                    }
                    candidacies.joining(it, ids(those), programme, unit).stream()
                            .filter(one ->
                                    one.refusal() != null && !"already".equals(one.refusal()))
                            .forEach(one -> all.put(one.enrolmentId(), one.refusal()));
                });
        clashes.registered(ids(choosers), it.id())
                .forEach((enrolment, course) -> all.putIfAbsent(enrolment, "clash"));
        return all;
    }

    private @Nullable UUID programme(UUID unit) {
        var it = units.get(unit);
        return it.entryYear() == null
                ? null
                : programmes
                        .followed(it.id(), it.stage(), it.entryYear())
                        .map(org.matricula.curriculum.Programme::id)
                        .orElse(null);
    }

    private void tell(List<Chooser> whom, String key, Offering it) {
        var today = LocalDate.now(clock);
        notices.tell(
                links.parties(whom.stream().map(Chooser::personId).toList(), today),
                key,
                "/own-electives",
                it.course());
    }

    private String seed() {
        var bytes = new byte[SEED];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// The lot: SHA-256 of the seed and the student, the smallest first.
    static String drawn(String seed, UUID enrolment) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest((seed + enrolment).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<UUID> ids(List<Chooser> those) {
        return those.stream().map(Chooser::enrolmentId).toList();
    }
}
