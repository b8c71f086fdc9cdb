package org.matricula.exchange.roster;

import java.util.List;
import java.util.UUID;
import org.matricula.job.Job;
import org.matricula.kernel.Refused;
import org.matricula.sheet.UnreadableSheet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads or applies an import beside the pages. What a stopped program left unfinished is begun
/// anew: a preview reads again, an application had written nothing.
@Component
class RunImport implements Job {

    static final String NAME = "import";

    private static final Logger LOG = LoggerFactory.getLogger(RunImport.class);

    private final Imports imports;
    private final PreviewImport previewImport;
    private final ApplyImport applyImport;

    RunImport(Imports imports, PreviewImport previewImport, ApplyImport applyImport) {
        this.imports = imports;
        this.previewImport = previewImport;
        this.applyImport = applyImport;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID id) {
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
}
