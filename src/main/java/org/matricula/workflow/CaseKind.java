package org.matricula.workflow;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;

/// 事项类别: one process, complete. Its drawing lies at `processes/…/<code>-<education>.bpmn20.xml`;
/// its words are the message keys `case.<code>`, `case.<code>.hint` and `case.<code>.<field>`.
///
/// @param <F> what the applicant fills in
public interface CaseKind<F extends Record> {

    /// Such as `leave-of-absence`, as the interface and the drawings name it.
    String code();

    Class<F> form();

    /// The form's fields in their order.
    List<FormField> fields();

    /// Role codes that may apply; all but students and guardians do so on the student's behalf.
    Set<String> applicants();

    /// Role codes that may see a case of this kind, besides the student and a minor's guardians;
    /// empty where everybody may within whose reach it lies.
    default Set<String> readers() {
        return Set.of();
    }

    /// How far what was decided may be made public; a kind that says nothing is not.
    default Publicity publicity() {
        return Publicity.NONE;
    }

    /// Why an office may not approve yet: what its step has to bring about is still to come. A
    /// return or a refusal is never held up by it.
    ///
    /// @param task the office's place in the drawing
    default List<Refusal> hindrances(F form, CaseView it, String task) {
        return List.of();
    }

    /// The evidence that what was filled in calls for.
    default List<Evidence> evidence(F form, Application application) {
        return List.of();
    }

    /// Every reason at once why it may not be granted. Asked before submission, at submission and
    /// once more when it takes effect, for the record may have moved meanwhile.
    List<Refusal> refusals(F form, Application application);

    /// Every kind of evidence it may ask for, told before anything is filled in.
    default List<String> mayAskFor() {
        return List.of();
    }

    /// The codes of the refusals its rules can give, told before anything is filled in.
    default List<String> rules() {
        return List.of();
    }

    /// The codes of those rules that the school has set for itself, and that may give way to one
    /// person's circumstances if a leader says so with a reason. Those of the law never do.
    default Set<String> waivable() {
        return Set.of();
    }

    /// Variables by which the drawing chooses its way.
    default Map<String, Object> routing(F form, Application application) {
        return Map.of();
    }

    LocalDate effectiveOn(F form);

    /// The same once it is granted, where the day depends upon what has happened meanwhile.
    default LocalDate effectiveOn(F form, CaseView granted) {
        return effectiveOn(form);
    }

    /// Whether a student has at most one case of this sort under way.
    default boolean exclusive() {
        return true;
    }

    /// Writes what was granted, in the transaction of the last approval.
    ///
    /// @return by what it can be reversed
    Outcome effect(F form, CaseView granted);

    /// Issues what is to be printed of it, in the same transaction.
    ///
    /// @param proceedings what the offices said, and what was handed in
    default void issue(F form, CaseView granted, Proceedings proceedings) {}

    /// It is handed in, for the first time or once more: told before any office is asked, in the
    /// same transaction.
    default void submitting(F form, CaseView submitted) {}

    /// An office has approved: told in the same transaction, before the next one is asked.
    ///
    /// @param task the office's place in the drawing
    default void passed(F form, CaseView it, String task) {}

    /// The words in which the parties are told of it, where those of an application don't fit.
    ///
    /// @param key the message key of an application's own
    default String news(String key) {
        return key;
    }

    /// An office has refused it: told in the same transaction.
    ///
    /// @param why in the office's words
    default void refused(CaseView refused, @Nullable String why) {}

    /// Takes the effect back so that the record is again as it was.
    ///
    /// @param reversal the case that decided it
    Outcome reverse(F form, CaseView granted, CaseView reversal, String reason);

    /// Whether an approval is of the very content: what is changed after a return goes before the
    /// offices that had approved it once more. Papers that are only added take nothing away.
    default boolean approvedAsItIs() {
        return false;
    }

    /// A page of the kind's own beside the form, for what a form cannot hold; null for none.
    default @Nullable String sheet(UUID caseId) {
        return null;
    }

    /// Why no such application can be begun for this student, whoever asks; null where it can.
    default @Nullable Refusal unavailable(Subject subject) {
        return null;
    }

    /// Whether the kind is offered for this student at all, as their standing is today.
    default boolean offered(Subject subject) {
        return true;
    }
}
