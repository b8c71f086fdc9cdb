package org.matricula.exchange.roster;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.exchange.oneroster.ReadPackage;
import org.matricula.job.Jobs;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.matricula.sheet.Verdict;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a registrar does with an import: brings a file, changes what is read how, applies, cancels.
@Service
class ImportDesk {

    private final Imports imports;
    private final KeptImports kept;
    private final ImportFiles files;
    private final Rosters rosters;
    private final Units units;
    private final Policies policies;
    private final Jobs jobs;
    private final Ledger ledger;
    private final Clock clock;

    ImportDesk(
            Imports imports,
            KeptImports kept,
            ImportFiles files,
            Rosters rosters,
            Units units,
            Policies policies,
            Jobs jobs,
            Ledger ledger,
            Clock clock) {
        this.imports = imports;
        this.kept = kept;
        this.files = files;
        this.rosters = rosters;
        this.units = units;
        this.policies = policies;
        this.jobs = jobs;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// A file as it is brought.
    ///
    /// @param kind `roster` for a spreadsheet, `oneroster` for a CSV package
    /// @param sheet name of a sheet, or its number beginning with 1; null lets the program find it
    /// @param mapping heading or column (beginning with 0) to field, `` for none; what is left out
    ///   is guessed
    record Brought(
            String name,
            InputStream content,
            UUID unit,
            String kind,
            @Nullable String sheet,
            Map<String, String> mapping,
            @Nullable String idempotency) {}

    /// A package is a zip, and no spreadsheet's name ends like one.
    static String kind(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip") ? "oneroster" : "roster";
    }

    /// Takes a file in, if it is a spreadsheet that can do no harm.
    ///
    /// @throws Absent if there is no such unit within reach
    /// @throws Refused with the sentence why not
    @Transactional
    public UUID receive(Brought brought) {
        var unit = units.find(brought.unit()).orElseThrow(() -> new Absent("unit"));
        if (!Acting.now().scope().reaches(unit.pos())) {
            throw new Absent("unit");
        }
        if (!List.of("roster", "oneroster").contains(brought.kind())) {
            throw new Refused(Refusal.input("kind", "import.kind", brought.kind()));
        }
        if (unit.institutionId() == null) {
            throw new Refused(Refusal.rule("import.no-institution", unit.name()).at("unit"));
        }
        rosters.known(brought.mapping());
        var content =
                brought.kind().equals("oneroster")
                        ? ReadPackage.roster(brought.content())
                        : brought.content();
        try (var arrived = files.receive(content)) {
            var before = before(brought, arrived);
            return before == null ? add(brought, unit, arrived) : before;
        }
    }

    /// The same key with the same file is the same import.
    private @Nullable UUID before(Brought brought, ImportFiles.Opened arrived) {
        var account = Acting.now().account();
        var key = brought.idempotency();
        var before =
                key == null || account == null ? null : imports.byKey(account, key).orElse(null);
        if (before == null) {
            return null;
        }
        if (!Arrays.equals(imports.digest(before.id()), arrived.digest())
                || !before.unitId().equals(brought.unit())) {
            throw new Refused(Refusal.conflict("import.idempotency"));
        }
        return before.id();
    }

    private UUID add(Brought brought, Unit unit, ImportFiles.Opened arrived) {
        var actor = Acting.now();
        if (rosters.judge(arrived.path()) instanceof Verdict.TurnedAway away) {
            var problem = away.problem();
            throw new Refused(
                    Refusal.rule("import.file." + problem.code(), problem.args().toArray())
                            .at("file"));
        }
        var name = shown(brought.name());
        var sheet = brought.sheet() == null ? null : rosters.sheet(arrived.path(), brought.sheet());
        var added =
                imports.add(
                        unit.id(),
                        unit.institutionId(),
                        unit.pos(),
                        name,
                        arrived.digest(),
                        actor,
                        brought.idempotency());
        if (added.isEmpty()) {
            // sent twice at the same moment: the other one was first
            return before(brought, arrived);
        }
        var id = added.get();
        imports.wish(id, sheet, rosters.write(brought.mapping()));
        var today = LocalDate.now(clock);
        var days = policies.value(ImportPolicies.KEPT, unit.institutionId(), today);
        kept.keep(id, files.keep(arrived, id), today.plusDays(days), actor);
        ledger.record(
                Act.of("import.receive", "import:" + id).at(unit.pos()).to(Map.of("file", name)));
        jobs.begin(RunImport.NAME, id);
        return id;
    }

    private static String shown(String name) {
        var plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\]", "_");
        return plain.length() > 120 ? plain.substring(plain.length() - 120) : plain;
    }

    /// Changes which sheet is read and which column fills which field; the preview must be read
    /// anew.
    ///
    /// @param sheet the sheet's place beginning with 0; null for the one that was read
    @Transactional
    public void map(UUID id, @Nullable Integer sheet, Map<String, String> mapping) {
        var it = imports.get(id);
        rosters.known(mapping);
        if (!imports.move(id, "previewed", "reading")) {
            throw new Refused(Refusal.conflict("import.state", it.state()));
        }
        var other = sheet != null && !sheet.equals(it.sheet());
        imports.wish(
                id, sheet == null ? it.sheet() : sheet, rosters.write(other ? Map.of() : mapping));
        jobs.begin(RunImport.NAME, id);
    }

    /// @param mode `all` refuses a file with a rejected row, `valid` leaves such rows out
    @Transactional
    public void apply(UUID id, String mode) {
        var it = imports.get(id);
        if (!List.of("all", "valid").contains(mode)) {
            throw new Refused(Refusal.input("rows", "import.mode", mode));
        }
        if (it.state().equals("previewed") && mode.equals("all") && it.rowsRejected() > 0) {
            throw new Refused(Refusal.rule("import.rejected-rows", it.rowsRejected()));
        }
        if (!imports.move(id, "previewed", "applying")) {
            throw new Refused(Refusal.conflict("import.state", it.state()));
        }
        imports.mode(id, mode);
        jobs.begin(RunImport.NAME, id);
    }

    @Transactional
    public void cancel(UUID id) {
        var it = imports.get(id);
        var moved =
                List.of("reading", "previewed", "applying").stream()
                        .anyMatch(from -> imports.move(id, from, "cancelled"));
        if (!moved) {
            throw new Refused(Refusal.conflict("import.state", it.state()));
        }
        ledger.record(Act.of("import.cancel", "import:" + id).at(it.scopePos()));
    }
}
