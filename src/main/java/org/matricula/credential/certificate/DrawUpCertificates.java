package org.matricula.credential.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Level;
import org.matricula.graduation.Conclusion;
import org.matricula.graduation.Conclusions;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 制证: makes certificates out to everybody whose conclusion stands and who has none, each under the
/// next number. All of them or none.
@Service
public class DrawUpCertificates {

    private static final int TOLD = 10;

    private final Conclusions conclusions;
    private final Graduates graduates;
    private final CertificateNumbers numbers;
    private final SerialNumbers serials;
    private final RedrawCertificates redraw;
    private final CertificateText text;
    private final DiplomaRows rows;
    private final Policies policies;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    DrawUpCertificates(
            Conclusions conclusions,
            Graduates graduates,
            CertificateNumbers numbers,
            SerialNumbers serials,
            RedrawCertificates redraw,
            CertificateText text,
            DiplomaRows rows,
            Policies policies,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.conclusions = conclusions;
        this.graduates = graduates;
        this.numbers = numbers;
        this.serials = serials;
        this.redraw = redraw;
        this.text = text;
        this.rows = rows;
        this.policies = policies;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return the new certificates
    /// @throws Refused if nobody of the decision lacks one, or something a certificate says is not
    ///   on record
    @Transactional
    public List<UUID> ofDecision(UUID institution, String decisionNo) {
        return draw(institution, graduates.decided(institution, decisionNo), null);
    }

    /// @param caseId the case that brought it about, null where none did
    @Transactional
    public List<UUID> draw(UUID institution, List<UUID> concluded, @Nullable UUID caseId) {
        serials.alone(institution, "certificates");
        var planned = new ArrayList<Planned>();
        var held = conclusions.hold(concluded).stream().map(Conclusion::id).toList();
        var former = redraw.former(held);
        for (var it : graduates.of(held)) {
            planned.addAll(planned(it, former));
        }
        Refused.unlessEmpty(refusals(institution, planned));
        var first = firsts(planned);
        var principal =
                policies.value(CertificatePolicies.PRINCIPAL, institution, LocalDate.now(clock));
        var fresh = planned.stream().map(it -> fresh(it, first, principal, caseId)).toList();
        var ids = rows.add(fresh, clock.instant());
        ledger.record(
                Act.of("certificate.draw", "unit:" + institution)
                        .at(units.get(institution).pos())
                        .inCase(caseId)
                        .to(
                                Map.of(
                                        "certificates", ids.size(),
                                        "first", fresh.getFirst().number(),
                                        "last", fresh.getLast().number())));
        return ids;
    }

    /// One certificate to be made out.
    private record Planned(
            Graduates.Graduate who,
            Kind kind,
            String prefix,
            RedrawCertificates.@Nullable Former former) {}

    private List<Planned> planned(
            Graduates.Graduate it,
            Map<WithdrawnCertificates.Place, RedrawCertificates.Former> former) {
        var all = new ArrayList<Planned>();
        if (!it.study()) {
            var before = former.get(new WithdrawnCertificates.Place(it.conclusionId(), "study"));
            var proof = before != null && before.withdrawn().sort() == Kind.PROOF;
            all.add(planned(it, proof ? Kind.PROOF : study(it), before));
        }
        if (it.degreeName() != null && !it.degreeHeld()) {
            all.add(
                    planned(
                            it,
                            Kind.DEGREE,
                            former.get(
                                    new WithdrawnCertificates.Place(it.conclusionId(), "degree"))));
        }
        return all;
    }

    private Planned planned(
            Graduates.Graduate it, Kind kind, RedrawCertificates.@Nullable Former former) {
        var on = former != null && former.exchanged() ? former.datedOn() : dated(it, kind);
        return new Planned(
                it, kind, numbers.prefix(it.institutionId(), kind, it.level(), on), former);
    }

    /// A degree certificate bears the day of the committee's decision.
    private static LocalDate dated(Graduates.Graduate it, Kind kind) {
        return kind == Kind.DEGREE && it.degreeOn() != null ? it.degreeOn() : it.concludedOn();
    }

    private static Kind study(Graduates.Graduate it) {
        return switch (it.outcome()) {
            case "completion" -> Kind.COMPLETION;
            case "incomplete" -> Kind.INCOMPLETE;
            default ->
                    it.education().equals("school")
                                    || Level.of(it.level()).filter(Level::school).isPresent()
                            ? Kind.SCHOOL
                            : Kind.DIPLOMA;
        };
    }

    private List<Refusal> refusals(UUID institution, List<Planned> planned) {
        var today = LocalDate.now(clock);
        if (planned.isEmpty()) {
            return List.of(Refusal.conflict("certificate.nobody"));
        }
        var all = new ArrayList<Refusal>();
        var obstacle = numbers.obstacle(institution, today);
        if (obstacle != null) {
            all.add(obstacle);
        }
        if (policies.value(CertificatePolicies.PRINCIPAL, institution, today).isBlank()) {
            all.add(Refusal.rule("certificate.no-principal", units.get(institution).name()));
        }
        var unknown =
                planned.stream()
                        .filter(it -> it.who().birthOn() == null)
                        .map(it -> it.who().name() + " " + it.who().studentNumber())
                        .distinct()
                        .toList();
        unknown.stream()
                .limit(TOLD)
                .forEach(it -> all.add(Refusal.rule("certificate.no-birth", it)));
        planned.stream()
                .filter(it -> it.kind() == Kind.DIPLOMA || it.kind() == Kind.COMPLETION)
                .filter(it -> Level.of(it.who().level()).filter(Level::school).isEmpty())
                .filter(it -> !it.who().education().equals("school"))
                .filter(it -> it.who().level() == null || it.who().major() == null)
                .limit(TOLD)
                .forEach(it ->
                        all.add(
                                Refusal.rule(
                                        "certificate.no-major",
                                        it.who().name() + " " + it.who().studentNumber())));
        planned.stream()
                .filter(it -> it.kind() == Kind.DEGREE)
                .filter(it -> !CertificateNumbers.national(Kind.DEGREE, it.who().level()))
                .limit(TOLD)
                .forEach(it ->
                        all.add(
                                Refusal.rule(
                                        "certificate.no-degree-level",
                                        it.who().name() + " " + it.who().studentNumber())));
        planned.stream()
                .filter(it -> it.who().completionStands() && it.kind() != Kind.DEGREE)
                .limit(TOLD)
                .forEach(it ->
                        all.add(
                                Refusal.conflict(
                                        "certificate.completion-out",
                                        it.who().name() + " " + it.who().studentNumber())));
        return all;
    }

    /// Takes the serials of every prefix at once, in one order for all.
    private Map<String, Long> firsts(List<Planned> planned) {
        var counts = new java.util.TreeMap<String, Integer>();
        planned.stream()
                .filter(it -> kept(it) == null)
                .forEach(it -> counts.merge(it.prefix(), 1, Integer::sum));
        var firsts = new LinkedHashMap<String, Long>();
        counts.forEach((prefix, some) -> firsts.put(prefix, numbers.take(prefix, some)));
        return firsts;
    }

    /// What was withdrawn keeps its number where that is still one of the series. 换发的毕业证书编号不变,
    /// where it is a national one; the school's own say by a letter what they are of.
    private static @Nullable String kept(Planned it) {
        var former = it.former() == null ? null : it.former().withdrawn().number();
        if (former != null
                && (former.equals(it.who().keeps())
                        || CertificateNumbers.within(it.prefix(), former))) {
            return former;
        }
        return it.kind() == Kind.DEGREE || !CertificateNumbers.national(it.kind(), it.who().level())
                ? null
                : it.who().keeps();
    }

    private Fresh fresh(
            Planned it, Map<String, Long> next, String principal, @Nullable UUID caseId) {
        var who = it.who();
        var kept = kept(it);
        var number = kept;
        if (number == null) {
            var serial = next.merge(it.prefix(), 1L, Long::sum) - 1;
            number = CertificateNumbers.number(it.prefix(), serial);
        }
        var words = text.of(who, it.kind());
        var fresh =
                new Fresh(
                        who.conclusionId(),
                        it.kind(),
                        number,
                        dated(who, it.kind()),
                        who.name(),
                        words.sex(),
                        java.util.Objects.requireNonNull(who.birthOn()),
                        who.entryOn(),
                        who.concludedOn(),
                        who.major(),
                        words.level(),
                        words.duration(),
                        words.form(),
                        it.kind() == Kind.DEGREE ? who.degreeName() : null,
                        who.school(),
                        principal,
                        words.body(),
                        it.kind() == Kind.DEGREE ? null : who.follows(),
                        caseId,
                        null);
        return it.former() == null ? fresh : redraw.inPlace(fresh, it.former(), who);
    }
}
