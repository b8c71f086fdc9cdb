package org.matricula.archive;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 归档: students of a class at once. What the register holds is taken as it stands; what lies on
/// paper is told with its pages; what is not there is missing, and the filing says why.
@Service
class FileVolumes {

    private static final int LONGEST = 100;

    /// @param pages on paper, by student and kind
    record Filing(
            List<UUID> enrolments,
            String place,
            Map<UUID, Map<String, Integer>> pages,
            @Nullable String missingWhy) {}

    private final Volumes volumes;
    private final CustodyRows custody;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    FileVolumes(Volumes volumes, CustodyRows custody, Units units, Ledger ledger, Clock clock) {
        this.volumes = volumes;
        this.custody = custody;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Absent if the class is not within reach
    Unit reached(UUID unit) {
        return units.find(unit)
                .filter(it -> it.institutionId() != null && it.kind().equals("class"))
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }

    @Transactional
    int file(UUID unitId, Filing it) {
        var unit = reached(unitId);
        var today = LocalDate.now(clock);
        Refused.unlessEmpty(
                Refusal.all(
                        it.enrolments().isEmpty()
                                ? Refusal.input("student", "volume.nobody")
                                : null,
                        it.place().isBlank() || it.place().length() > LONGEST
                                ? Refusal.input("place", "volume.place")
                                : null));
        // the counter's row first: whoever files at the same time waits, and sees what was filed
        var many = it.enrolments().size();
        var last = volumes.numbers(unit.institutionId(), today.getYear(), many);
        var candidates =
                volumes.candidates(unit).stream()
                        .collect(Collectors.toMap(Candidate::enrolmentId, Function.identity()));
        if (!candidates.keySet().containsAll(it.enrolments())) {
            throw new Refused(Refusal.conflict("volume.filed"));
        }
        var lines = new ArrayList<Volumes.Filed>();
        var missing = new ArrayList<String>();
        for (var enrolment : it.enrolments()) {
            var candidate = candidates.get(enrolment);
            for (var kind : PaperKind.values()) {
                var content =
                        content(
                                kind,
                                candidate.items().get(kind.code()),
                                it.pages().getOrDefault(enrolment, Map.of()).get(kind.code()),
                                it.missingWhy());
                if (content.state().equals("missing")) {
                    missing.add(candidate.name());
                }
                lines.add(new Volumes.Filed(enrolment, content));
            }
        }
        if (!missing.isEmpty() && (it.missingWhy() == null || it.missingWhy().isBlank())) {
            throw new Refused(
                    Refusal.input(
                            "why",
                            "volume.missing",
                            String.valueOf(missing.stream().distinct().count()),
                            missing.getFirst()));
        }
        var filed =
                volumes.file(
                        unit,
                        it.enrolments(),
                        today.getYear(),
                        last - many + 1,
                        it.place().strip(),
                        clock.instant(),
                        today);
        volumes.contents(lines);
        ledger.record(
                Act.of("archive.file", "unit:" + unit.id())
                        .at(unit.pos())
                        .because(missing.isEmpty() ? null : it.missingWhy().strip())
                        .to(Map.of("volumes", filed, "place", it.place().strip())));
        return filed;
    }

    private static Content content(
            PaperKind kind, int items, @Nullable Integer pages, @Nullable String why) {
        if (pages != null) {
            return new Content(kind.code(), items > 0 ? "both" : "paper", items, pages, null);
        }
        if (items > 0) {
            return new Content(kind.code(), "electronic", items, null, null);
        }
        return kind.owed()
                ? new Content(kind.code(), "missing", 0, null, why == null ? "" : why.strip())
                : new Content(kind.code(), "none", 0, null, null);
    }

    /// 补充材料: a paper that was missing, or came later.
    @Transactional
    void add(UUID volume, String kind, int pages) {
        volumes.hold(volume);
        var it = volumes.get(volume);
        Refused.unlessEmpty(
                Refusal.all(
                        PaperKind.codes().contains(kind)
                                ? null
                                : Refusal.input("kind", "volume.kind"),
                        pages < 1 || pages > 500 ? Refusal.input("pages", "volume.pages") : null,
                        volumes.contents(volume).stream()
                                        .anyMatch(line ->
                                                line.kind().equals(kind)
                                                        && line.state().equals("destroyed"))
                                ? Refusal.conflict("volume.destroyed")
                                : null));
        volumes.add(volume, kind, pages);
        ledger.record(
                Act.of("archive.add", "volume:" + it.id())
                        .to(Map.of("kind", kind, "pages", pages)));
    }

    /// 移架.
    @Transactional
    void move(UUID volume, String place, String reason) {
        volumes.hold(volume);
        var it = volumes.get(volume);
        Refused.unlessEmpty(
                Refusal.all(
                        place.isBlank() || place.length() > LONGEST
                                ? Refusal.input("place", "volume.place")
                                : null,
                        reason.isBlank() ? Refusal.input("reason", "field.missing") : null,
                        custody.boxed(volume) ? Refusal.conflict("volume.boxed") : null));
        volumes.move(volume, place.strip());
        ledger.record(
                Act.of("archive.move", "volume:" + it.id())
                        .because(reason.strip())
                        .from(Map.of("place", it.place()))
                        .to(Map.of("place", place.strip())));
    }
}
