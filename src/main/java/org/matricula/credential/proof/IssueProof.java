package org.matricula.credential.proof;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.credential.LatinName;
import org.matricula.credential.transcript.EnglishNames;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Issued;
import org.matricula.document.NewDocument;
import org.matricula.document.ProofLetter;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.matricula.registry.Particulars;
import org.matricula.registry.Registry;
import org.matricula.registry.StudentRecord;
import org.matricula.registry.StudentStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 出具在读证明: says that somebody belongs to the school today. It decides nothing, so nobody need
/// approve it; it is counted, and its time ends.
@Service
@Transactional
class IssueProof {

    private static final int LONGEST = 60;

    /// 课程开放(单科), a code of student-type.
    private static final String SINGLE = "4";

    /// @param language `zh` or `en`
    record Wanted(String language, String purpose) {}

    private final ProofRows rows;
    private final Registry registry;
    private final Particulars particulars;
    private final EnglishNames names;
    private final Codes codes;
    private final Units units;
    private final Documents documents;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    IssueProof(
            ProofRows rows,
            Registry registry,
            Particulars particulars,
            EnglishNames names,
            Codes codes,
            Units units,
            Documents documents,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.registry = registry;
        this.particulars = particulars;
        this.names = names;
        this.codes = codes;
        this.units = units;
        this.documents = documents;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return the document
    /// @throws Refused with every reason at once
    Issued issue(UUID enrolment, Wanted it) {
        // two who count the same student wait for each other here, and the second reads behind
        var student = registry.lock(enrolment);
        var own = !Acting.now().scope().persons().isEmpty();
        Refused.unlessEmpty(refusals(student, it, own));
        var today = LocalDate.now(clock);
        var until =
                today.plusDays(
                        policies.value(ProofPolicies.DAYS, student.institution(), today) - 1L);
        var seq = rows.used(enrolment) + 1;
        var document = document(student, it, today, until);
        rows.add(student, seq, it.language, it.purpose.strip(), own, document, until);
        ledger.record(
                Act.of("proof.issue", "enrolment:" + enrolment)
                        .at(student.scopePos())
                        .to(
                                Map.of(
                                        "number", document.number(),
                                        "purpose", it.purpose.strip(),
                                        "seq", seq,
                                        "validUntil", until.toString())));
        return document;
    }

    /// 作废: it was made out wrongly, or its holder has left.
    ///
    /// @throws Absent if there is none within reach
    void revoke(UUID proof, String reason) {
        var document = documents.get(rows.document(proof).orElseThrow(() -> new Absent("proof")));
        Refused.unlessEmpty(
                Refusal.all(
                        reason.isBlank() ? Refusal.input("reason", "proof.reason") : null,
                        document.stands() ? null : Refusal.conflict("proof.ended")));
        documents.revoked(document, reason.strip());
    }

    UUID numbered(String number) {
        return Objects.requireNonNullElseGet(
                rows.numbered(number),
                () -> {
                    throw new Refused(Refusal.input("number", "proof.student", number));
                });
    }

    private List<Refusal> refusals(StudentRecord student, Wanted it, boolean own) {
        var all = new ArrayList<Refusal>();
        all.addAll(documents.refusals(student.enrolment(), DocumentKind.ENROLMENT_PROOF));
        if (!student.status().active()) {
            all.add(
                    Refusal.rule(
                            "proof.left", codes.label("student-status", student.status().code())));
        }
        if (it.purpose.isBlank() || it.purpose.strip().length() > LONGEST) {
            all.add(Refusal.input("purpose", "proof.purpose", LONGEST));
        }
        if (!List.of("zh", "en").contains(it.language)) {
            all.add(Refusal.input("language", "proof.language"));
        }
        if (it.language.equals("en")) {
            names.missing(student.institution(), Map.of(student.institution(), ""))
                    .forEach(name -> all.add(Refusal.rule("transcript.english", name)));
        }
        var today = LocalDate.now(clock);
        var most = policies.value(ProofPolicies.OWN, student.institution(), today);
        if (own && rows.own(student.enrolment(), today.withDayOfYear(1)) >= most) {
            all.add(Refusal.rule("proof.spent", most));
        }
        return all;
    }

    private Issued document(StudentRecord student, Wanted it, LocalDate today, LocalDate until) {
        var day = today.isBefore(student.entryOn()) ? student.entryOn() : today;
        var person = particulars.on(student.enrolment(), day);
        var english = it.language.equals("en");
        var locale = english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        var school = school(student.institution(), english);
        var status = codes.label("student-status", student.status().code(), locale);
        var single = SINGLE.equals(rows.studentType(student.enrolment()));
        return documents.issue(
                new NewDocument(
                        DocumentKind.ENROLMENT_PROOF,
                        student.institution(),
                        student.scopePos(),
                        student.enrolment(),
                        student.person(),
                        student.name(),
                        null),
                locale,
                until,
                heading -> {
                    var letter =
                            new ProofLetter(
                                    english ? heading.of(school) : heading,
                                    person,
                                    school,
                                    single ? codes.label("student-type", SINGLE, locale) : null,
                                    it.purpose.strip(),
                                    until);
                    return english
                            ? letter.inEnglish(
                                    new LatinName(person.name()).printed(),
                                    sex(person.sex()),
                                    status)
                            : letter.inChinese(status, student.status() == StudentStatus.ENROLLED);
                });
    }

    private String sex(String chinese) {
        return codes.codeOf("sex", chinese)
                .map(it -> codes.label("sex", it, Locale.ENGLISH))
                .orElse(chinese);
    }

    private String school(UUID institution, boolean english) {
        @Nullable String translated =
                english ? names.of(List.of(institution)).get(institution) : null;
        return translated == null ? units.get(institution).name() : translated;
    }
}
