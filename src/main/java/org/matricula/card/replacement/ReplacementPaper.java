package org.matricula.card.replacement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.card.CardPolicies;
import org.matricula.card.issue.Cards;
import org.matricula.document.CardForm;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.NewDocument;
import org.matricula.document.Opinion;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.matricula.registry.Particulars;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Proceedings.OfficeOpinion;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// 学生证补办申请表, printed with the new number once it is granted.
@Component
class ReplacementPaper {

    private static final List<String> GROUNDS = List.of("lost", "damaged", "details", "interval");

    private final Documents documents;
    private final Particulars particulars;
    private final Cards cards;
    private final Files files;
    private final Policies policies;
    private final MessageSource words;
    private final Clock clock;

    ReplacementPaper(
            Documents documents,
            Particulars particulars,
            Cards cards,
            Files files,
            Policies policies,
            MessageSource words,
            Clock clock) {
        this.documents = documents;
        this.particulars = particulars;
        this.cards = cards;
        this.files = files;
        this.policies = policies;
        this.words = words;
        this.clock = clock;
    }

    void issue(ReplacementRequest form, CaseView granted, Proceedings proceedings) {
        var card =
                cards.standing(granted.subject())
                        .orElseThrow(() -> new Refused(Refusal.rule("card.none")));
        var before =
                cards.of(granted.subject()).stream()
                        .filter(it -> it.id().equals(card.replacesId()))
                        .findFirst()
                        .orElse(null);
        var student = particulars.on(granted.subject(), LocalDate.now(clock));
        documents.issue(
                new NewDocument(
                        DocumentKind.CARD_FORM,
                        granted.institution(),
                        card.scopePos(),
                        granted.subject(),
                        granted.person(),
                        student.name(),
                        granted.id()),
                heading ->
                        new CardForm(
                                        heading,
                                        student,
                                        photo(card.photoId()),
                                        askedOn(granted),
                                        GROUNDS.stream().map("case.option."::concat).toList(),
                                        "case.option." + form.ground(),
                                        form.on(),
                                        form.explanation(),
                                        card.replaces(),
                                        before == null ? null : interval(before),
                                        interval(card),
                                        card.number(),
                                        Objects.requireNonNullElse(
                                                card.collectFrom(), card.madeOn()),
                                        fee(granted, proceedings),
                                        proceedings.evidence().stream()
                                                .map(it -> text("evidence." + it))
                                                .toList(),
                                        opinions(granted, proceedings))
                                .form());
    }

    /// The form of a replacement that was taken back says so.
    void takeBack(CaseView granted, String reason) {
        documents.ofCase(granted.id()).forEach(it -> documents.revoked(it, reason));
    }

    LocalDate askedOn(CaseView it) {
        return Objects.requireNonNull(it.submittedAt()).atZone(clock.getZone()).toLocalDate();
    }

    private String fee(CaseView it, Proceedings proceedings) {
        if (policies.value(CardPolicies.FEE, it.institution(), askedOn(it)) == 0) {
            return "document.cardForm.free";
        }
        return proceedings.evidence().contains("card-fee")
                ? "document.cardForm.paid"
                : "document.cardForm.unproved";
    }

    private List<Opinion> opinions(CaseView it, Proceedings proceedings) {
        var all = new ArrayList<Opinion>();
        var statement =
                it.applicantRole().equals("guardian")
                        ? "document.statement.guardian"
                        : "document.statement.student";
        all.add(
                Opinion.toSign(
                        "document.step.applicant", text(statement, text("document.cardForm.act"))));
        proceedings.opinions().forEach(one -> all.add(opinion(one)));
        return all;
    }

    private Opinion opinion(OfficeOpinion it) {
        var key = "document.step." + it.task();
        var label =
                words.getMessage(key, null, "", Locale.SIMPLIFIED_CHINESE).isEmpty()
                        ? it.name()
                        : key;
        var said = it.said();
        if (said == null) {
            return Opinion.notNeeded(label);
        }
        var comment = said.comment();
        var given =
                Opinion.given(
                        label,
                        comment == null || comment.isBlank() ? text("document.approved") : comment,
                        said.signer(),
                        said.office(),
                        said.on());
        return said.deputyOf() == null ? given : given.byDeputyOf(said.deputyOf());
    }

    private static @Nullable String interval(Cards.Card it) {
        return it.fromStation() == null ? null : it.fromStation() + "—" + it.toStation();
    }

    private String photo(@Nullable UUID id) {
        if (id == null) {
            return "";
        }
        try {
            var content = files.open(id);
            return "data:%s;base64,%s"
                    .formatted(
                            content.file().mediaType(),
                            Base64.getEncoder().encodeToString(content.bytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String text(String key, Object... args) {
        return words.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
