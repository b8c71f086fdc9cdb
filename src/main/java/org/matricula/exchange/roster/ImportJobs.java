package org.matricula.exchange.roster;

import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.sheet.UnreadableSheet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.context.WebApplicationContext;

/// Runs imports one after another beside the pages. What a stopped program left unfinished is begun
/// anew at the next start: a preview reads again, an application had written nothing.
@Component
class ImportJobs {

    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);

    private final Imports imports;
    private final PreviewImport previewImport;
    private final ApplyImport applyImport;
    private final ExecutorService desk =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("imports").daemon().factory());

    ImportJobs(Imports imports, PreviewImport previewImport, ApplyImport applyImport) {
        this.imports = imports;
        this.previewImport = previewImport;
        this.applyImport = applyImport;
    }

    @EventListener
    void resume(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebApplicationContext) {
            resume();
        }
    }

    void resume() {
        Acting.as(
                Actor.system("imports"),
                () ->
                        imports.unfinished()
                                .forEach(it -> {
                                    var job = Actor.system("imports");
                                    if (it.state().equals("reading")) {
                                        preview(it.id(), job);
                                    } else {
                                        apply(it.id(), job);
                                    }
                                }));
    }

    void preview(UUID id, Actor actor) {
        desk.execute(() -> Acting.as(actor, () -> guarded(id, () -> previewImport.preview(id))));
    }

    void apply(UUID id, Actor actor) {
        desk.execute(() -> Acting.as(actor, () -> guarded(id, () -> applyImport.apply(id))));
    }

    private void guarded(UUID id, Runnable work) {
        try {
            work.run();
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
            LOG.error("import {} failed", id, unexpected);
            imports.fail(id, "failed", "import.failed", List.of());
        }
    }

    private static List<String> conflicts(Refused refused) {
        return List.of(
                RowProblem.kept(
                        String.join(
                                ", ",
                                refused.refusals().stream()
                                        .flatMap(it -> it.args().stream())
                                        .map(String::valueOf)
                                        .toList())));
    }

    @PreDestroy
    void stop() {
        desk.shutdownNow();
    }
}
