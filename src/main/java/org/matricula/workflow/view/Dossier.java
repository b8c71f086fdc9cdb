package org.matricula.workflow.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.document.Issued;
import org.matricula.identity.Holder;
import org.matricula.organisation.Responsibility;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.engine.Drawings.Drawing;
import org.matricula.workflow.record.EvidenceRows;
import org.matricula.workflow.record.Step;
import org.matricula.workflow.record.Trail;

/// A case with everything around it, as one reader sees it.
///
/// @param holders who may decide the open turn, in the turns' order
/// @param evidence what the case calls for as it is filled in
/// @param documents what the case has issued, in its order
/// @param drawing null before submission
/// @param may what this reader may do
public record Dossier(
        CaseView file,
        String unit,
        List<Step> steps,
        List<Held> held,
        List<Trail.Line> trail,
        List<EvidenceRows.Item> items,
        List<Evidence> evidence,
        List<Responsibility> responsible,
        List<Issued> documents,
        @Nullable Drawing drawing,
        May may) {

    /// An open turn and whoever may decide it.
    public record Held(Step step, String name, List<Holder> holders) {}

    /// @param decide open turns the reader may decide
    /// @param takeBack the reader's own decision that may still be taken back
    public record May(
            List<UUID> decide,
            @Nullable UUID takeBack,
            boolean edit,
            boolean retract,
            boolean reverse) {}

    public Optional<Held> current() {
        return held.stream().findFirst();
    }

    public String turnName(@Nullable String task) {
        return turnName(task, Locale.SIMPLIFIED_CHINESE);
    }

    public String turnName(@Nullable String task, Locale locale) {
        return drawing == null || task == null ? "" : drawing.nameOf(task, locale);
    }
}
