package org.matricula.exchange.roster;

import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.organisation.Units;
import org.matricula.sheet.UnreadableSheet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.context.WebApplicationContext;

/// Runs imports one after another beside the pages. What a stopped program left unfinished is begun
/// anew: a preview reads again, an application had written nothing.
@Component
class ImportJobs {

    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);

    private final Imports imports;
    private final KeptImports kept;
    private final ImportClaims claims;
    private final PreviewImport previewImport;
    private final ApplyImport applyImport;
    private final Units units;
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService desk =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("imports").daemon().factory());

    ImportJobs(
            Imports imports,
            KeptImports kept,
            ImportClaims claims,
            PreviewImport previewImport,
            ApplyImport applyImport,
            Units units) {
        this.imports = imports;
        this.kept = kept;
        this.claims = claims;
        this.previewImport = previewImport;
        this.applyImport = applyImport;
        this.units = units;
    }

    /// Takes up everything unfinished that nobody runs, each as whoever began it: what they entered
    /// they may not check themselves, restart or not.
    void resume() {
        Acting.as(
                Actor.system("imports"),
                () -> imports.unfinished().forEach(it -> begin(it.id(), maker(it.id()))));
    }

    private Actor maker(UUID id) {
        var maker = kept.maker(id);
        if (maker.role() == null) {
            return Actor.system("imports");
        }
        var unit = maker.unit() == null ? null : units.get(maker.unit());
        return new Actor(
                maker.account(),
                maker.name(),
                maker.role(),
                maker.unit(),
                unit == null ? Scope.ALL : new Scope(unit.pos(), unit.posEnd(), List.of()),
                maker.origin() == null ? "imports" : maker.origin());
    }

    /// Does what the import's state asks for, as soon as those before it are done.
    void begin(UUID id, Actor actor) {
        if (waiting.add(id)) {
            desk.execute(() -> {
                waiting.remove(id);
                Acting.as(actor, () -> run(id));
            });
        }
    }

    /// Does it here, in the caller's own time.
    void now(UUID id) {
        run(id);
    }

    private void run(UUID id) {
        try {
            claims.claim(id)
                    .ifPresent(claim -> {
                        try (claim) {
                            guarded(id);
                        }
                    });
        } catch (RuntimeException unexpected) {
            LOG.error("import {} was left as it is", id, unexpected);
        }
    }

    private void guarded(UUID id) {
        try {
            switch (imports.get(id).state()) {
                case "reading" -> previewImport.preview(id);
                case "applying" -> applyImport.apply(id);
                default -> {}
            }
        } catch (ImportProgress.Cancelled cancelled) {
            LOG.info("import {} was cancelled", id);
        } catch (UnreadableSheet unreadable) {
            var problem = unreadable.problem();
            imports.fail(
                    id,
                    "refused",
                    problem.code(),
                    problem.args().stream().map(RowProblem::kept).toList());
        } catch (Refused refused) {
            imports.fail(id, "failed", "import.conflict", conflicts(refused));
        } catch (RuntimeException unexpected) {
            if (imports.wanted(id)) {
                LOG.error("import {} failed", id, unexpected);
                imports.fail(id, "failed", "import.failed", List.of());
            } else {
                LOG.info("import {} was cancelled", id);
            }
        }
    }

    /// The rows that stand against it.
    private static List<String> conflicts(Refused refused) {
        return List.of(
                RowProblem.kept(
                        String.join(
                                ", ",
                                refused.refusals().stream()
                                        .flatMap(it -> it.args().stream().limit(1))
                                        .map(String::valueOf)
                                        .toList())));
    }

    @PreDestroy
    void stop() {
        desk.shutdownNow();
    }
}
