package org.matricula.discipline.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.discipline.DisciplineLetters;
import org.matricula.discipline.DisciplinePapers;
import org.matricula.discipline.DisciplinePapers.Upload;
import org.matricula.discipline.DisciplinePolicies;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Field;
import org.matricula.document.Issued;
import org.matricula.document.Notice.Paragraph;
import org.matricula.document.PaperDelivered;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.policy.Policies;
import org.matricula.workflow.Subject;
import org.matricula.workflow.Subjects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 送达 (普通高等学校学生管理规定 第五十五条): in person with a receipt; where that is refused, left before witnesses;
/// to whoever has left, by post; to whom none of these reaches, by public notice.
@Service
public class DeliverDecision {

    /// As it was told.
    ///
    /// @param reason why the ways before this one did not reach the student
    public record Told(
            String way,
            @Nullable LocalDate on,
            String receiver,
            String witnesses,
            String tracking,
            String reason) {}

    static final List<String> WAYS = List.of("direct", "left", "post", "announcement");

    private static final Map<String, Set<DocumentKind>> PAPERS =
            Map.of(
                    "intent",
                            EnumSet.of(
                                    DocumentKind.DISCIPLINE_INTENT, DocumentKind.WITHDRAWAL_INTENT),
                    "decision",
                            EnumSet.of(
                                    DocumentKind.DISCIPLINE_DECISION,
                                    DocumentKind.WITHDRAWAL_DECISION,
                                    DocumentKind.AUTOMATIC_WITHDRAWAL_DECISION,
                                    DocumentKind.ADMISSION_LAPSE_DECISION,
                                    DocumentKind.EXPULSION_DECISION),
                    "lifting", EnumSet.of(DocumentKind.DISCIPLINE_LIFTING),
                    "appeal", EnumSet.of(DocumentKind.APPEAL_DECISION));

    /// What it is called of a paper that belongs to no case.
    static final String DEGREE_INTENT = "degree-intent";

    private static final int LONGEST = 200;

    private final Deliveries deliveries;
    private final Documents documents;
    private final DisciplinePapers papers;
    private final DisciplineLetters letters;
    private final Subjects subjects;
    private final Policies policies;
    private final Notices notices;
    private final Ledger ledger;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    DeliverDecision(
            Deliveries deliveries,
            Documents documents,
            DisciplinePapers papers,
            DisciplineLetters letters,
            Subjects subjects,
            Policies policies,
            Notices notices,
            Ledger ledger,
            ApplicationEventPublisher news,
            Clock clock) {
        this.deliveries = deliveries;
        this.documents = documents;
        this.papers = papers;
        this.letters = letters;
        this.subjects = subjects;
        this.policies = policies;
        this.notices = notices;
        this.ledger = ledger;
        this.news = news;
        this.clock = clock;
    }

    /// The paper that is to be delivered.
    ///
    /// @param of the case; of 拟不授予、拟撤销学位告知书, which belong to none, the paper itself
    /// @throws Absent if the case has issued none
    @Transactional(readOnly = true)
    public Issued paper(UUID of, String what) {
        if (what.equals(DEGREE_INTENT)) {
            var alone = documents.get(of);
            if (alone.kind() != DocumentKind.DEGREE_INTENT || !alone.stands()) {
                throw new Absent("paper");
            }
            return alone;
        }
        return documents.ofCase(of).stream()
                .filter(it -> PAPERS.getOrDefault(what, Set.of()).contains(it.kind()))
                .filter(Issued::stands)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new Absent("paper"));
    }

    @Transactional
    public void deliver(UUID of, String what, Told told, @Nullable Upload proof) {
        var paper = paper(of, what);
        var student = subjects.lock(paper.enrolmentId());
        Refused.unlessEmpty(refusals(of, what, told, proof, paper));
        var caseId = paper.caseId();
        var given = given(what, told, student);
        var id =
                deliveries.add(
                        caseId,
                        student.person(),
                        student.scopePos(),
                        paper.id(),
                        given,
                        clock.instant());
        papers.addProof(paper, student.person(), student.scopePos(), proof);
        deliveries.receipt(id, receipt(student, caseId, paper, given).id());
        ledger.record(
                act(paper)
                        .at(student.scopePos())
                        .to(
                                Map.of(
                                        "what", what,
                                        "way", given.way(),
                                        "number", paper.number(),
                                        "deliveredOn", given.deliveredOn().toString())));
        notices.tell(
                subjects.parties(student.person()),
                "notice.discipline.delivered",
                caseId == null ? "/own-progress" : "/own-discipline",
                paper.number(),
                given.deliveredOn().toString());
        if (caseId != null) {
            news.publishEvent(new Delivered(caseId, what, given.deliveredOn()));
        }
        news.publishEvent(new PaperDelivered(paper.id(), paper.kind(), given.deliveredOn()));
    }

    private static Act act(Issued paper) {
        var caseId = paper.caseId();
        return caseId == null
                ? Act.of("discipline.deliver", "document:" + paper.id())
                : Act.of("discipline.deliver", "case:" + caseId).inCase(caseId);
    }

    private List<Refusal> refusals(
            UUID of, String what, Told it, @Nullable Upload proof, Issued paper) {
        if (!WAYS.contains(it.way())) {
            return List.of(Refusal.input("way", "delivery.way"));
        }
        var today = LocalDate.now(clock);
        return Refusal.all(
                deliveries.find(of, what).isPresent()
                        ? Refusal.conflict("delivery.twice", paper.number())
                        : null,
                it.on() == null || it.on().isAfter(today) || it.on().isBefore(paper.issuedOn())
                        ? Refusal.input("on", "delivery.day", paper.issuedOn().toString())
                        : null,
                it.way().equals("direct") && it.receiver().isBlank()
                        ? Refusal.input("receiver", "delivery.receiver")
                        : null,
                it.way().equals("left") && people(it.witnesses()) < 2
                        ? Refusal.input("witnesses", "delivery.witnesses")
                        : null,
                it.way().equals("post") && it.tracking().isBlank()
                        ? Refusal.input("tracking", "delivery.tracking")
                        : null,
                !it.way().equals("direct") && it.reason().isBlank()
                        ? Refusal.input("reason", "delivery.reason")
                        : null,
                proof == null ? Refusal.input("file", "delivery.proof") : null,
                (it.receiver() + it.witnesses() + it.tracking() + it.reason()).length() > LONGEST
                        ? Refusal.input("reason", "discipline.long", LONGEST)
                        : null);
    }

    private static long people(String names) {
        return java.util.Arrays.stream(names.split("[、，,;；\\s]+"))
                .filter(it -> !it.isBlank())
                .distinct()
                .count();
    }

    private Deliveries.Given given(String what, Told it, Subject student) {
        var on = Objects.requireNonNull(it.on());
        var delivered =
                it.way().equals("announcement")
                        ? on.plusDays(
                                policies.value(
                                        DisciplinePolicies.ANNOUNCED_DAYS,
                                        student.institution(),
                                        LocalDate.now(clock)))
                        : on;
        return new Deliveries.Given(
                what,
                it.way(),
                on,
                delivered,
                filled(it.receiver()),
                filled(it.witnesses()),
                filled(it.tracking()),
                filled(it.reason()));
    }

    /// 送达回证.
    private Issued receipt(
            Subject student, @Nullable UUID caseId, Issued paper, Deliveries.Given it) {
        return letters.letter(
                DocumentKind.DELIVERY_RECEIPT,
                student,
                caseId,
                List.of(
                        new Paragraph(
                                "discipline.letter.delivered",
                                letters.text(paper.kind().label()),
                                paper.number(),
                                it.deliveredOn())),
                List.of(
                        Field.half("discipline.field.way", letters.text("case.option." + it.way())),
                        Field.day("discipline.field.handed-on", it.handedOn(), Field.Width.HALF),
                        Field.half("discipline.field.receiver", it.receiver()),
                        Field.half("discipline.field.witnesses", it.witnesses()),
                        Field.full("discipline.field.tracking", it.tracking()),
                        Field.full("discipline.field.reason", it.reason())));
    }

    private static @Nullable String filled(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
