package org.matricula.enrolment.admission;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.personal.IdentityDocument;
import org.matricula.personal.PersonName;
import org.matricula.personal.Problem;
import org.matricula.personal.RegistryNumber;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 录入录取名单: one line or five thousand; a list with one wrong line is refused whole, with every
/// line's reasons.
@Service
public class AddCandidates {

    static final int MOST = 5000;
    private static final int SHOWN = 100;
    private static final BigDecimal HIGHEST = new BigDecimal("9999.99");

    private final Batches batches;
    private final CandidateRows rows;
    private final Units units;
    private final Codes codes;
    private final Ledger ledger;
    private final MessageSource messages;
    private final Clock clock;

    AddCandidates(
            Batches batches,
            CandidateRows rows,
            Units units,
            Codes codes,
            Ledger ledger,
            MessageSource messages,
            Clock clock) {
        this.batches = batches;
        this.rows = rows;
        this.units = units;
        this.codes = codes;
        this.ledger = ledger;
        this.messages = messages;
        this.clock = clock;
    }

    /// @return their ids, in the order given
    @Transactional
    public List<UUID> add(UUID batchId, List<NewCandidate> newcomers) {
        var batch = batches.get(batchId);
        if (newcomers.isEmpty() || newcomers.size() > MOST) {
            throw new Refused(Refusal.input("text", "candidate.many", String.valueOf(MOST)));
        }
        var homes =
                units.all(
                        newcomers.stream()
                                .map(NewCandidate::unit)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList());
        var found = new ArrayList<Refusal>();
        var lines = new ArrayList<CandidateRows.Line>();
        var ids = rows.newIds(newcomers.size());
        for (var it : newcomers) {
            var unit = it.unit() == null ? null : homes.get(it.unit());
            var whole = derived(it);
            found.addAll(numbered(refusals(whole, unit, batch), lines.size(), newcomers.size()));
            lines.add(new CandidateRows.Line(ids.get(lines.size()), whole, unit));
        }
        found.addAll(twice(batchId, lines));
        Refused.unlessEmpty(found.stream().limit(SHOWN).toList());
        var actor = Acting.now();
        rows.add(batchId, lines, LocalDate.now(clock), actor, clock.instant());
        ledger.record(
                Act.of("admission.add", "batch:" + batchId)
                        .at(lines.getFirst().unit().pos())
                        .to(Map.of("count", lines.size(), "batch", batch.name())));
        return lines.stream().map(CandidateRows.Line::id).toList();
    }

    /// The document says the birth and the sex where the list says nothing.
    private static NewCandidate derived(NewCandidate it) {
        var number = NewCandidate.text(it.documentNumber());
        var type =
                it.documentType() == null || it.documentType().isBlank() ? "1" : it.documentType();
        var document = number == null ? null : new IdentityDocument(type, number);
        return new NewCandidate(
                it.unit(),
                it.candidateNumber(),
                it.noticeNumber(),
                it.name(),
                NewCandidate.text(it.sex()) == null && document != null
                        ? document.sex().orElse(null)
                        : NewCandidate.text(it.sex()),
                it.birthOn() == null && document != null
                        ? document.birthOn().orElse(null)
                        : it.birthOn(),
                number == null ? null : type,
                number,
                it.override(),
                it.phone(),
                it.homeAddress(),
                it.guardianName(),
                it.guardianRelation(),
                it.guardianPhone(),
                it.ethnicity(),
                it.politicalStatus(),
                it.previousSchool(),
                it.admission(),
                it.boarding(),
                it.registryNumber() == null || it.registryNumber().isBlank()
                        ? null
                        : RegistryNumber.normalise(it.registryNumber()),
                it.score(),
                it.subjectTrack(),
                it.admissionTier(),
                it.origin());
    }

    private List<Refusal> refusals(
            NewCandidate it, @org.jspecify.annotations.Nullable Unit unit, Batch batch) {
        var found = new ArrayList<Refusal>();
        if (unit == null
                || !batch.institutionId().equals(unit.institutionId())
                || !Acting.now().scope().reaches(unit.pos())) {
            found.add(Refusal.input("unit", "candidate.unit"));
        }
        if (it.sex() == null || codes.find("sex", it.sex()).isEmpty()) {
            found.add(Refusal.input("sex", "candidate.sex"));
        }
        if (it.score() != null && (it.score().signum() < 0 || it.score().compareTo(HIGHEST) > 0)) {
            found.add(Refusal.input("score", "candidate.score"));
        }
        var name = NewCandidate.text(it.name());
        problems(new PersonName(name == null ? "" : name).check(), "name", it, found);
        if (it.documentNumber() != null) {
            problems(
                    new IdentityDocument(String.valueOf(it.documentType()), it.documentNumber())
                            .check(it.birthOn(), it.sex(), null, LocalDate.now(clock)),
                    "documentNumber",
                    it,
                    found);
        }
        if (it.registryNumber() != null) {
            problems(
                    RegistryNumber.check(it.registryNumber(), LocalDate.now(clock)),
                    "registryNumber",
                    it,
                    found);
        }
        return found;
    }

    /// A mistake is refused, a doubt is kept with a reason.
    private void problems(
            List<Problem> problems, String field, NewCandidate it, List<Refusal> found) {
        Locale locale = LocaleContextHolder.getLocale();
        problems.stream()
                .filter(p ->
                        p.forbids() || p.needsReason() && NewCandidate.text(it.override()) == null)
                .forEach(p ->
                        found.add(
                                Refusal.rule(
                                                p.forbids()
                                                        ? "candidate.mistake"
                                                        : "candidate.doubt",
                                                messages.getMessage(
                                                        "problem." + p.code(),
                                                        p.args().toArray(),
                                                        p.code(),
                                                        locale))
                                        .at(field)));
    }

    private List<Refusal> twice(UUID batch, List<CandidateRows.Line> lines) {
        var numbers =
                lines.stream()
                        .map(it -> NewCandidate.text(it.candidate().candidateNumber()))
                        .filter(Objects::nonNull)
                        .toList();
        var taken = rows.takenNumbers(batch, numbers);
        var known =
                rows.takenDocuments(
                        batch, lines.stream().map(CandidateRows.Line::candidate).toList());
        var seen = new HashSet<String>();
        var found = new ArrayList<Refusal>();
        for (var i = 0; i < lines.size(); i++) {
            var it = lines.get(i).candidate();
            var own = new ArrayList<Refusal>();
            var number = NewCandidate.text(it.candidateNumber());
            if (number != null && (taken.contains(number) || !seen.add("n" + number))) {
                own.add(Refusal.conflict("candidate.number-twice", number).at("candidateNumber"));
            }
            var document = rows.trace(it);
            if (document != null && (!seen.add("d" + document) || known.contains(document))) {
                own.add(
                        Refusal.conflict("candidate.document-twice", String.valueOf(it.name()))
                                .at("documentNumber"));
            }
            found.addAll(numbered(own, i, lines.size()));
        }
        return found;
    }

    /// Where there are many lines, each reason says which line it belongs to.
    private List<Refusal> numbered(List<Refusal> refusals, int index, int lines) {
        if (lines == 1) {
            return refusals;
        }
        Locale locale = LocaleContextHolder.getLocale();
        return refusals.stream()
                .map(it ->
                        new Refusal(
                                "candidate.line",
                                List.of(
                                        String.valueOf(index + 1),
                                        messages.getMessage(
                                                "refusal." + it.code(),
                                                it.args().toArray(),
                                                it.code(),
                                                locale)),
                                null,
                                it.kind()))
                .toList();
    }
}
