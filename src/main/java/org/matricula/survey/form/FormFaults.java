package org.matricula.survey.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Refusal;

/// What keeps a form from being asked.
public final class FormFaults {

    private FormFaults() {}

    /// Questions that depend upon one that comes later, is gone, or has no such option.
    public static List<Refusal> order(List<Section> form) {
        var before = new HashMap<UUID, Question>();
        var found = new ArrayList<Refusal>();
        for (var it : Section.questions(form)) {
            if (it.shownIf() != null) {
                var asked = before.get(it.shownIf());
                if (asked == null) {
                    found.add(Refusal.conflict("survey.branch-later", it.words()));
                } else if (!asked.kind().branches()
                        || !asked.picks().containsAll(it.shownPicks())) {
                    found.add(Refusal.conflict("survey.branch-options", it.words(), asked.words()));
                }
            }
            before.put(it.id(), it);
        }
        return found;
    }

    /// What is to be mended before it is opened.
    public static List<Refusal> beforeOpening(List<Section> form) {
        var found = new ArrayList<>(order(form));
        if (form.isEmpty() || Section.questions(form).isEmpty()) {
            found.add(Refusal.conflict("survey.no-questions"));
        }
        form.stream()
                .filter(it -> it.questions().isEmpty())
                .forEach(it -> found.add(Refusal.conflict("survey.empty-section", it.title())));
        return found;
    }
}
