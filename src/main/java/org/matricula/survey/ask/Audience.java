package org.matricula.survey.ask;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.KeptView;
import org.matricula.registry.KeptViews;
import org.matricula.registry.StudentSelection;
import org.matricula.survey.form.Aim;
import org.matricula.survey.form.Questionnaires;
import org.springframework.stereotype.Component;

/// Whom a draft is aimed at: checked when it is chosen, counted as often as it is looked at, and
/// fixed at the opening. A kept view is read each time until then, as whoever looks may see it.
@Component
class Audience {

    private static final int HIGHEST_GRADE = 12;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private final Questionnaires questionnaires;
    private final AudienceRows rows;
    private final KeptViews views;
    private final Codes codes;

    Audience(Questionnaires questionnaires, AudienceRows rows, KeptViews views, Codes codes) {
        this.questionnaires = questionnaires;
        this.rows = rows;
        this.views = views;
        this.codes = codes;
    }

    /// @throws Absent if the view is not one of the acting person's
    void aim(UUID id, Aim aim) {
        Refused.unlessEmpty(faults(aim));
        if (aim.view() != null) {
            views.selection(aim.view());
        }
        questionnaires.aim(id, aim);
    }

    private List<Refusal> faults(Aim it) {
        return Refusal.all(
                it.grades().stream().allMatch(grade -> grade >= 1 && grade <= HIGHEST_GRADE)
                        ? null
                        : Refusal.input("grade", "survey.aim-grade", HIGHEST_GRADE),
                it.years().stream().allMatch(year -> year >= FIRST_YEAR && year <= LAST_YEAR)
                        ? null
                        : Refusal.input("year", "survey.aim-year"),
                coded("level", "level", it.levels()),
                coded("status", "student-status", it.statuses()),
                coded("sex", "sex", it.sexes()),
                coded("boarding", "boarding", it.boardings()));
    }

    private @Nullable Refusal coded(String field, String table, List<String> given) {
        return given.stream()
                .filter(code -> codes.find(table, code).isEmpty())
                .findFirst()
                .map(code -> Refusal.input(field, "survey.aim-code", code))
                .orElse(null);
    }

    RunQuestionnaire.Meant meant(UUID id, LocalDate today) {
        var aim = questionnaires.aim(id);
        if (gone(aim)) {
            return new RunQuestionnaire.Meant(aim, AudienceRows.Size.NOBODY, List.of(), true);
        }
        var view = view(aim);
        return new RunQuestionnaire.Meant(
                aim, rows.size(id, view, today), rows.unknown(id, view, today), false);
    }

    /// @return how many are asked
    int fix(UUID id, int least, LocalDate today) {
        var aim = questionnaires.aim(id);
        if (gone(aim)) {
            throw new Refused(Refusal.input("view", "survey.view-gone"));
        }
        return rows.fix(id, view(aim), least, today);
    }

    /// What it is called, for the ledger; empty where there is none.
    String viewName(UUID id) {
        var view = questionnaires.aim(id).view();
        return views.all().stream()
                .filter(it -> it.id().equals(view))
                .map(KeptView::name)
                .findFirst()
                .orElse("");
    }

    private boolean gone(Aim aim) {
        return aim.view() != null && !views.usable(aim.view());
    }

    private StudentSelection view(Aim aim) {
        return aim.view() == null ? StudentSelection.EVERYBODY : views.selection(aim.view());
    }
}
