package org.matricula.enrolment.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.enrolment.admission.EntryCodes;
import org.matricula.enrolment.admission.NewCandidate;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.personal.IdentityDocument;
import org.matricula.personal.PersonName;
import org.matricula.personal.Problem;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// 网上报名: by somebody who has no account. It acts as the program itself, reaching the one school,
/// and answers nothing but a code under which the applicant finds their own result.
@Service
class Apply {

    private static final int LONGEST_SCHOOL = 100;

    private final Prospectuses prospectuses;
    private final Applicants applicants;
    private final EntryCodes entryCodes;
    private final Ledger ledger;
    private final TransactionOperations transaction;
    private final MessageSource messages;
    private final Clock clock;

    Apply(
            Prospectuses prospectuses,
            Applicants applicants,
            EntryCodes entryCodes,
            Ledger ledger,
            TransactionOperations transaction,
            MessageSource messages,
            Clock clock) {
        this.prospectuses = prospectuses;
        this.applicants = applicants;
        this.entryCodes = entryCodes;
        this.ledger = ledger;
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
    }

    /// @return the code
    String apply(UUID id, Application application) {
        return within(
                id,
                prospectus -> {
                    var quotas = prospectuses.quotas(id);
                    var unit =
                            quotas.stream()
                                    .filter(it -> it.unitId().equals(application.unit()))
                                    .findFirst()
                                    .orElse(null);
                    var whole = whole(application);
                    Refused.unlessEmpty(refusals(prospectus, whole, unit));
                    var code = entryCodes.fresh();
                    if (!applicants.add(id, unit, whole, code, clock.instant())) {
                        throw new Refused(twice());
                    }
                    ledger.record(
                            Act.of("application.apply", "prospectus:" + id)
                                    .at(unit.pos())
                                    .to(Map.of("name", new Ledger.Private(whole.name()))));
                    return code;
                });
    }

    /// What the applicant may know of their own application; null where no code fits.
    Applicants.@Nullable Applicant look(UUID id, String code) {
        return within(
                id,
                prospectus ->
                        applicants.byCode(id, code.strip().toUpperCase(Locale.ROOT)).orElse(null));
    }

    /// The list as it is published: examination numbers and masked names.
    List<Applicants.Applicant> published(UUID id) {
        return within(
                id,
                prospectus ->
                        prospectus.publishedAt() == null
                                ? List.<Applicants.Applicant>of()
                                : applicants.of(id, Integer.MAX_VALUE).stream()
                                        .filter(it -> it.outcome().equals("admitted"))
                                        .toList());
    }

    Prospectuses.Prospectus prospectus(UUID id) {
        return within(id, it -> it);
    }

    List<Prospectuses.Quota> quotas(UUID id) {
        return within(id, it -> prospectuses.quotas(id));
    }

    List<Prospectuses.Prospectus> current() {
        return Acting.call(system(Scope.NOTHING), () -> prospectuses.current(LocalDate.now(clock)));
    }

    private <T> T within(UUID id, java.util.function.Function<Prospectuses.Prospectus, T> work) {
        var prospectus = Acting.call(system(Scope.NOTHING), () -> prospectuses.get(id));
        return Acting.call(
                system(new Scope(prospectus.pos(), prospectus.posEnd(), List.of())),
                () -> transaction.execute(status -> work.apply(prospectus)));
    }

    private static Actor system(Scope scope) {
        return Actor.system("application").within(scope);
    }

    private static Application whole(Application it) {
        var type = NewCandidate.text(it.documentType());
        var number = NewCandidate.text(it.documentNumber());
        return new Application(
                it.unit(),
                NewCandidate.text(it.name()) == null ? "" : it.name().strip(),
                NewCandidate.text(it.sex()) == null ? "0" : it.sex(),
                type == null ? "1" : type,
                number == null ? "" : number,
                NewCandidate.text(it.phone()),
                NewCandidate.text(it.previousSchool()),
                it.consent());
    }

    private List<Refusal> refusals(
            Prospectuses.Prospectus prospectus, Application it, Prospectuses.@Nullable Quota unit) {
        var found = new ArrayList<Refusal>();
        var today = LocalDate.now(clock);
        if (!prospectus.openOn(today)) {
            found.add(
                    Refusal.rule(
                            "application.window",
                            prospectus.appliesFrom().toString(),
                            prospectus.appliesUntil().toString()));
        }
        if (unit == null) {
            found.add(Refusal.input("unit", "application.unit"));
        }
        if (it.phone() == null || !it.phone().matches("\\+?[0-9-]{7,20}")) {
            found.add(Refusal.input("phone", "collection.phone"));
        }
        if (it.previousSchool() != null && it.previousSchool().length() > LONGEST_SCHOOL) {
            found.add(Refusal.input("previousSchool", "collection.value"));
        }
        if (!Boolean.TRUE.equals(it.consent())) {
            found.add(Refusal.input("consent", "application.consent"));
        }
        problems(new PersonName(it.name()).check(), "name", found);
        problems(
                new IdentityDocument(it.documentType(), it.documentNumber())
                        .check(null, null, null, today),
                "documentNumber",
                found);
        if (found.isEmpty()
                && applicants.known(prospectus.id(), it.documentType(), it.documentNumber())) {
            found.add(twice());
        }
        return found;
    }

    private static Refusal twice() {
        return Refusal.conflict("application.twice").at("documentNumber");
    }

    private void problems(List<Problem> problems, String field, List<Refusal> found) {
        problems.stream()
                .filter(it -> it.forbids() || it.needsReason())
                .forEach(it ->
                        found.add(
                                Refusal.rule(
                                                "candidate.mistake",
                                                messages.getMessage(
                                                        "problem." + it.code(),
                                                        it.args().toArray(),
                                                        it.code(),
                                                        LocaleContextHolder.getLocale()))
                                        .at(field)));
    }
}
