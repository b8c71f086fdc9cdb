package org.matricula.card.replacement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.card.CardPolicies;
import org.matricula.card.issue.CardDesk;
import org.matricula.card.issue.Cards;
import org.matricula.card.issue.MakeCards;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.matricula.registry.StudentStatus;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Subject;
import org.springframework.stereotype.Component;

/// 学生证补办: lost, damaged, details changed, another discount interval. The old number is void the
/// moment the new one is granted.
@Component
class CardReplacement implements CaseKind<ReplacementRequest> {

    private static final Set<String> APPLICANTS =
            Set.of(
                    "student",
                    "guardian",
                    "class-teacher",
                    "counsellor",
                    "department-registrar",
                    "registrar",
                    "point-reviewer");

    private final Cards cards;
    private final CardDesk desk;
    private final MakeCards makeCards;
    private final Policies policies;
    private final ReplacementPaper paper;

    CardReplacement(
            Cards cards,
            CardDesk desk,
            MakeCards makeCards,
            Policies policies,
            ReplacementPaper paper) {
        this.cards = cards;
        this.desk = desk;
        this.makeCards = makeCards;
        this.policies = policies;
        this.paper = paper;
    }

    @Override
    public String code() {
        return "card-replacement";
    }

    @Override
    public Class<ReplacementRequest> form() {
        return ReplacementRequest.class;
    }

    @Override
    public List<FormField> fields() {
        return ReplacementRequest.fields();
    }

    @Override
    public Set<String> applicants() {
        return APPLICANTS;
    }

    /// It stands in the way of no change of status, nor any of it.
    @Override
    public boolean exclusive() {
        return false;
    }

    @Override
    public boolean offered(Subject subject) {
        return subject.status().equals(StudentStatus.ENROLLED.code());
    }

    @Override
    public List<Evidence> evidence(ReplacementRequest form, Application it) {
        var all = new ArrayList<Evidence>();
        switch (form.ground()) {
            case "lost" -> all.add(Evidence.required("card-loss-statement"));
            case "interval" -> all.add(Evidence.required("card-address-proof"));
            default -> {}
        }
        var photo = cards.standing(it.subject().id()).map(Cards.Card::photoId);
        all.add(
                photo.isPresent()
                        ? Evidence.welcome("card-photo")
                        : Evidence.required("card-photo"));
        if (policies.value(CardPolicies.FEE, it.subject().institution(), it.on()) > 0) {
            all.add(Evidence.required("card-fee"));
        }
        return all;
    }

    @Override
    public List<Refusal> refusals(ReplacementRequest form, Application it) {
        var standing = cards.standing(it.subject().id()).orElse(null);
        return Refusal.all(
                Refusal.when(
                        !it.subject().status().equals(StudentStatus.ENROLLED.code()), "card.away"),
                Refusal.when(standing == null, "card.none"),
                standing != null && standing.state().equals("made")
                        ? Refusal.conflict("card.waiting", standing.number())
                        : null,
                form.on().isAfter(it.today()) ? Refusal.rule("card.future").at("on") : null,
                travels(form) ? desk.discount(it.subject().institution()) : null,
                stations(form),
                tooSoon(it));
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("card-loss-statement", "card-address-proof", "card-photo", "card-fee");
    }

    @Override
    public List<String> rules() {
        return List.of(
                "card.away", "card.none", "card.waiting", "card.too-soon", "card.no-discount");
    }

    @Override
    public Set<String> waivable() {
        return Set.of("card.too-soon");
    }

    @Override
    public LocalDate effectiveOn(ReplacementRequest form) {
        return form.on();
    }

    @Override
    public Outcome effect(ReplacementRequest form, CaseView granted) {
        var old =
                cards.standing(granted.subject())
                        .orElseThrow(() -> new Refused(Refusal.rule("card.none")));
        return Outcome.of(
                makeCards.inPlaceOf(
                        old,
                        form.ground(),
                        blankless(form.fromStation()),
                        blankless(form.toStation()),
                        granted.id(),
                        CardPolicies.collectFrom(
                                policies, granted.institution(), paper.askedOn(granted)),
                        String.valueOf(granted.number())));
    }

    @Override
    public void issue(ReplacementRequest form, CaseView granted, Proceedings proceedings) {
        paper.issue(form, granted, proceedings);
    }

    @Override
    public Outcome reverse(
            ReplacementRequest form, CaseView granted, CaseView reversal, String reason) {
        var outcome = granted.outcome();
        List<UUID> made = outcome == null ? List.of() : outcome.events();
        made.forEach(it -> makeCards.undo(it, reason));
        paper.takeBack(granted, reason);
        return new Outcome(made);
    }

    private @Nullable Refusal stations(ReplacementRequest form) {
        return travels(form)
                ? CardDesk.stations(
                        Objects.requireNonNullElse(form.fromStation(), ""),
                        Objects.requireNonNullElse(form.toStation(), ""))
                : null;
    }

    /// Whether it asks for an interval.
    private static boolean travels(ReplacementRequest form) {
        return form.ground().equals("interval")
                || blankless(form.fromStation()) != null
                || blankless(form.toStation()) != null;
    }

    /// One in so many days.
    private @Nullable Refusal tooSoon(Application it) {
        var days = policies.value(CardPolicies.APART, it.subject().institution(), it.on());
        return cards.of(it.subject().id()).stream()
                .filter(card -> card.replacesId() != null && card.endReason() == null)
                .map(Cards.Card::madeOn)
                .map(on -> tooSoon(days, on, it.today()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// @param before when the last one was made in place of another
    static @Nullable Refusal tooSoon(int days, LocalDate before, LocalDate on) {
        return Refusal.when(
                before.plusDays(days).isAfter(on), "card.too-soon", before.toString(), days);
    }

    private static @Nullable String blankless(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
