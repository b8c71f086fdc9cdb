package org.matricula.registry.person;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.personal.IdentityDocument;
import org.matricula.personal.PersonName;
import org.matricula.personal.Problem;
import org.matricula.personal.RegistryNumber;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// What is wrong with a name or a document: a mistake is refused, a doubt is kept with a reason.
@Component
class DocumentChecks {

    private final MessageSource messages;
    private final Clock clock;

    DocumentChecks(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    List<Refusal> name(String name, @Nullable String reason) {
        return refusals(new PersonName(name).check(), "name", reason);
    }

    /// Somebody may have no document at all; a number without a type, or a type without a number,
    /// is none.
    List<Refusal> document(
            @Nullable String type,
            @Nullable String number,
            @Nullable LocalDate birthOn,
            @Nullable String sex,
            @Nullable String reason) {
        var kind = NewStudentForm.text(type);
        var digits = NewStudentForm.text(number);
        if (kind == null || digits == null) {
            return digits == null
                    ? List.of()
                    : List.of(Refusal.input("documentType", "register.document-type"));
        }
        var problems =
                new IdentityDocument(kind, digits)
                        .check(birthOn, NewStudentForm.text(sex), null, LocalDate.now(clock));
        return refusals(problems, "documentNumber", reason);
    }

    List<Refusal> registryNumber(@Nullable String number, @Nullable String reason) {
        var typed = NewStudentForm.text(number);
        return typed == null
                ? List.of()
                : refusals(
                        RegistryNumber.check(RegistryNumber.normalise(typed), LocalDate.now(clock)),
                        "registryNumber",
                        reason);
    }

    private List<Refusal> refusals(List<Problem> problems, String field, @Nullable String reason) {
        return problems.stream()
                .filter(it ->
                        it.forbids() || it.needsReason() && NewStudentForm.text(reason) == null)
                .map(it ->
                        Refusal.rule(
                                        it.forbids() ? "register.mistake" : "register.doubt",
                                        words(it, ""),
                                        words(it, ".remedy"))
                                .at(field))
                .toList();
    }

    private String words(Problem problem, String part) {
        Locale locale = LocaleContextHolder.getLocale();
        return messages.getMessage(
                "problem." + problem.code() + part, problem.args().toArray(), "", locale);
    }
}
