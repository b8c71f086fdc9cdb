package org.matricula.change.platform;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.change.platform.PlatformBatches.Batch;
import org.matricula.change.platform.PlatformBatches.Line;
import org.matricula.change.platform.PlatformBatches.Waiting;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 打包: what a teaching point has granted and looked at goes out in a numbered batch. Nothing leaves
/// without its image, its ticks, and the size the authority asks for.
@Service
public class PackPlatform {

    private final PlatformBatches rows;
    private final PlatformImages images;
    private final PlatformPackage packages;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    PackPlatform(
            PlatformBatches rows,
            PlatformImages images,
            PlatformPackage packages,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.images = images;
        this.packages = packages;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The unit looked at: the one asked for, else that of the acting post, else the first school.
    ///
    /// @throws Absent if it is beyond reach
    @Transactional(readOnly = true)
    public Unit unit(@Nullable UUID asked) {
        var own = asked == null ? Acting.now().unit() : asked;
        var unit =
                own == null
                        ? units.institutions().stream()
                                .filter(it -> Acting.now().scope().reaches(it.pos()))
                                .findFirst()
                        : units.find(own);
        return unit.filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }

    @Transactional(readOnly = true)
    public List<Unit> points(Unit unit) {
        return unit.kind().equals("teaching-point")
                ? List.of(unit)
                : units.below(unit.id(), "teaching-point");
    }

    @Transactional(readOnly = true)
    public List<ImageProfile> profiles(Unit unit) {
        return images.profiles(Objects.requireNonNullElse(unit.institutionId(), unit.id()));
    }

    @Transactional(readOnly = true)
    public List<Waiting> waiting(Unit unit) {
        return rows.waiting(unit);
    }

    @Transactional(readOnly = true)
    public List<Batch> batches(Unit unit) {
        return rows.batches(unit);
    }

    @Transactional(readOnly = true)
    public Batch batch(UUID id) {
        return rows.batch(id).orElseThrow(() -> new Absent("batch"));
    }

    @Transactional(readOnly = true)
    public List<Line> lines(UUID batch) {
        return rows.lines(batch(batch).id());
    }

    /// @param cases those chosen of what waits
    /// @throws Refused naming everybody whose form cannot go, each with why
    @Transactional
    public UUID freeze(UUID point, @Nullable UUID profile, List<UUID> cases) {
        var unit = unit(point);
        var seq = rows.next(unit.id(), LocalDate.now(clock).getYear());
        var asked =
                profiles(unit).stream()
                        .filter(it -> profile == null || it.id().equals(profile))
                        .findFirst()
                        .orElseThrow(() -> new Absent("profile"));
        var wanted = Set.copyOf(cases);
        var chosen =
                rows.waiting(unit).stream().filter(it -> wanted.contains(it.caseId())).toList();
        var refusals =
                new ArrayList<>(
                        Refusal.all(
                                unit.kind().equals("teaching-point")
                                        ? null
                                        : Refusal.input("unit", "platform.point"),
                                cases.isEmpty() ? Refusal.input("id", "platform.nobody") : null,
                                chosen.size() == wanted.size()
                                        ? null
                                        : Refusal.conflict("platform.gone")));
        var names = new ArrayList<String>();
        var taken = new HashSet<String>();
        for (var it : chosen) {
            refusals.addAll(faults(it, asked));
            var type = Objects.requireNonNullElse(it.mediaType(), "");
            var name = PlatformPackage.fileName(it.studentNumber(), it.name(), type);
            if (!taken.add(name)) {
                refusals.add(Refusal.rule("platform.name-twice", name));
            }
            names.add(name);
        }
        Refused.unlessEmpty(refusals);
        var id = rows.freeze(unit, seq, asked, chosen, names);
        ledger.record(
                Act.of("platform.batch", "platform-batch:" + id)
                        .at(unit.pos())
                        .to(
                                Map.of(
                                        "seq", seq,
                                        "students", chosen.size(),
                                        "profile", asked.name())));
        return id;
    }

    /// Names whoever is not ready, and why.
    static List<Refusal> faults(Waiting it, ImageProfile asked) {
        var whose = it.studentNumber() + it.name();
        if (it.imageId() == null || it.mediaType() == null) {
            return List.of(Refusal.rule("platform.line-image", whose));
        }
        var all =
                new ArrayList<>(
                        asked.faults(
                                whose,
                                it.mediaType(),
                                it.bytes(),
                                it.width(),
                                it.height(),
                                it.sharp()));
        if (it.ticks() < PlatformSheet.TICKS.size()) {
            all.add(
                    Refusal.rule(
                            "platform.line-ticks",
                            whose,
                            String.valueOf(PlatformSheet.TICKS.size() - it.ticks())));
        }
        return all;
    }

    /// The package of a batch; each taking stands in the ledger.
    @Transactional
    public void write(UUID batch, OutputStream out) {
        var it = batch(batch);
        var lines = rows.lines(batch);
        ledger.record(
                Act.of("platform.package", "platform-batch:" + batch)
                        .to(Map.of("students", lines.size())));
        packages.write(it, lines, out);
    }
}
