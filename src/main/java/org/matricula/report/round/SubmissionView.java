package org.matricula.report.round;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.report.form.BehindCells;
import org.matricula.report.form.Form;
import org.matricula.report.form.TableShown;

/// What the pages of rounds and submissions show.
public interface SubmissionView {

    /// @param code of the form shown, empty before the first filling
    /// @param versions what was handed in before and sent back
    /// @param sealed whether everything still has the digest it was signed with; null while open
    record One(
            Submission it,
            Round round,
            List<Choice> forms,
            String code,
            @Nullable TableShown table,
            List<Finding> findings,
            List<Step> steps,
            long counted,
            List<Submission> versions,
            @Nullable Boolean sealed,
            boolean mayFill,
            boolean maySubmit,
            boolean mayJudge,
            LocalDate today,
            List<Line> lines) {}

    /// @param name empty where typed cells are blank
    record Finding(
            String key,
            String form,
            String name,
            String where,
            boolean hard,
            long left,
            long right,
            String explanation,
            String by) {}

    record Step(String what, String at, String who, String role, @Nullable String words) {}

    /// @param against what was sent back, where it is compared with that and not with today
    record Changed(
            Submission it, Round round, @Nullable Submission against, List<CellChange> cells) {}

    /// @param href of the list, without which side is asked for
    record CellChange(
            String form, String label, long before, long came, long left, long now, String href) {}

    /// @param side `came` or `left` for changes, null for the cell itself
    record Behind(
            Submission it,
            String form,
            String label,
            @Nullable String side,
            Slice<BehindCells.Student> students,
            @Nullable String next) {}

    record OneRound(
            Round it,
            List<Choice> forms,
            List<Submission> submissions,
            @Nullable Repetition repeated,
            boolean mayJudge,
            LocalDate today) {}

    /// @param units how many units are in the sum
    /// @param differences cells where the sum is not what the unit above counts itself
    record Sum(
            Round round,
            List<Choice> forms,
            String code,
            TableShown table,
            int units,
            int asked,
            List<Difference> differences) {}

    /// What each unit handed in of one cell of the sum.
    record Parts(Round round, String code, String label, List<Part> units, long sum) {}

    /// @param href the students behind it; null where the unit typed it, or there are none
    record Part(String unit, long n, @Nullable String href) {}

    record Difference(String label, long sum, long own, String href) {}

    /// @param year the school year in which a round would begin now
    record NewRoundForm(
            List<Form> forms,
            int year,
            List<Choice> units,
            boolean outside,
            LocalDate asOf,
            List<Line> lines) {}
}
