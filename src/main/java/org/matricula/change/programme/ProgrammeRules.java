package org.matricula.change.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.change.student.Destinations;
import org.matricula.change.student.Enrolments;
import org.matricula.kernel.Refusal;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policies;
import org.matricula.policy.Policy;
import org.matricula.registry.Cohorts;
import org.matricula.registry.Registry;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.StudentRecord;
import org.matricula.workflow.Application;
import org.springframework.stereotype.Component;

/// What a change of programme is held to before it is handed in.
@Component
class ProgrammeRules {

    static final String LAW = "普通高等学校学生管理规定 第二十一条";
    private static final String OPEN = "国家开放大学学籍管理办法";

    /// Whether it is asked for in rounds with published places.
    static final FlagPolicy ROUNDS =
            Policy.flag("programme.rounds", true).in("open", false).source(LAW);

    static final NumberPolicy TIMES = Policy.number("programme.most-times", 1, 1, 3).source(LAW);

    /// How long somebody has studied before, in days.
    static final DaysPolicy LEAST =
            Policy.days("programme.least-days", 90, 0, 400).in("open", 120).source(LAW);

    /// 毕业年级: so many days before graduation nobody changes.
    static final DaysPolicy GRADUATING =
            Policy.days("programme.graduating-days", 365, 0, 730).source(LAW);

    /// Weeks of the term in which it is asked for; nought for all of it.
    static final NumberPolicy WEEKS =
            Policy.number("programme.first-weeks", 0, 0, 30).in("open", 3).source(OPEN);

    /// 公示 in working days.
    static final NumberPolicy NOTICE = Policy.number("programme.notice-days", 5, 3, 30).source(LAW);

    /// Days after the change within which to report to the receiving department.
    static final DaysPolicy REPORT =
            Policy.days("programme.report-days", 14, 1, 60).source("普通高等学校学生管理规定 第三十条");

    static final List<Policy<?>> POLICIES =
            List.of(ROUNDS, TIMES, LEAST, GRADUATING, WEEKS, NOTICE, REPORT);

    static final String[] CODES = {
        "programme.no-round",
        "programme.day",
        "programme.no-places",
        "programme.times",
        "programme.first-term",
        "programme.graduating",
        "programme.weeks",
        "programme.not-one",
        "programme.same",
        "programme.back",
        "programme.level",
        "programme.none-here",
        "programme.not-here",
        "programme.other-kind",
        "programme.class",
        "move.elsewhere"
    };

    private final ProgrammeRounds rounds;
    private final Cohorts cohorts;
    private final Destinations destinations;
    private final Enrolments enrolments;
    private final Registry registry;
    private final Units units;
    private final Terms terms;
    private final Policies policies;

    ProgrammeRules(
            ProgrammeRounds rounds,
            Cohorts cohorts,
            Destinations destinations,
            Enrolments enrolments,
            Registry registry,
            Units units,
            Terms terms,
            Policies policies) {
        this.rounds = rounds;
        this.cohorts = cohorts;
        this.destinations = destinations;
        this.enrolments = enrolments;
        this.registry = registry;
        this.units = units;
        this.terms = terms;
        this.policies = policies;
    }

    List<Refusal> refusals(ProgrammeRequest form, Application it) {
        var institution = it.subject().institution();
        var student = registry.on(it.subject().id(), form.on());
        var target =
                units.find(form.major())
                        .filter(unit -> unit.kind().equals("major") && unit.openOn(form.on()))
                        .filter(unit -> institution.equals(unit.institutionId()))
                        .orElse(null);
        var times = destinations.times(student.enrolment(), StatusVerb.CHANGE_PROGRAMME);
        var most = policies.value(TIMES, institution, it.on());
        var least = policies.value(LEAST, institution, it.on());
        return Stream.concat(
                        round(form, it).stream(),
                        Refusal.all(
                                tooOften(most, times),
                                tooSoon(least, student.entryOn(), it.on()),
                                graduating(student, form, it),
                                weeks(it),
                                target == null
                                        ? Refusal.rule("programme.not-one").at("major")
                                        : null,
                                there(target, student, form, it))
                                .stream())
                .toList();
    }

    private List<Refusal> round(ProgrammeRequest form, Application it) {
        var institution = it.subject().institution();
        if (!policies.value(ROUNDS, institution, it.on())) {
            return Refusal.all(
                    form.unit() == null ? Refusal.rule("programme.class").at("unit") : null,
                    destinations.elsewhere(institution, form.unit(), form.on()));
        }
        var round = rounds.taking(institution, it.on()).orElse(null);
        if (round == null) {
            return List.of(Refusal.rule("programme.no-round"));
        }
        return Refusal.all(
                round.effectiveOn().equals(form.on())
                        ? null
                        : Refusal.rule("programme.day", round.effectiveOn().toString()).at("on"),
                rounds.places(round.id(), form.major()) > 0
                        ? null
                        : Refusal.rule("programme.no-places", round.name()).at("major"));
    }

    private @Nullable Refusal graduating(
            StudentRecord student, ProgrammeRequest form, Application it) {
        var days = policies.value(GRADUATING, it.subject().institution(), it.on());
        var graduation = enrolments.facts(student.enrolment()).graduationOn();
        return graduating(days, graduation, form.on());
    }

    static @Nullable Refusal graduating(int days, @Nullable LocalDate graduation, LocalDate on) {
        return Refusal.when(
                days > 0 && graduation != null && on.isAfter(graduation.minusDays(days)),
                "programme.graduating",
                days);
    }

    /// @param times how often it was granted before
    static @Nullable Refusal tooOften(int most, long times) {
        return Refusal.when(times >= most, "programme.times", most);
    }

    static @Nullable Refusal tooSoon(int least, LocalDate entryOn, LocalDate on) {
        return Refusal.when(on.isBefore(entryOn.plusDays(least)), "programme.first-term", least);
    }

    /// @param term in which it is asked for; null for none
    static @Nullable Refusal lateInTerm(int most, LocalDate on, @Nullable Term term) {
        return Refusal.when(
                most > 0 && term != null && on.isAfter(term.from().plusWeeks(most).minusDays(1)),
                "programme.weeks",
                most);
    }

    private @Nullable Refusal weeks(Application it) {
        var most = policies.value(WEEKS, it.subject().institution(), it.on());
        return most == 0
                ? null
                : lateInTerm(
                        most, it.on(), terms.on(it.subject().institution(), it.on()).orElse(null));
    }

    private @Nullable Refusal there(
            @Nullable Unit target, StudentRecord student, ProgrammeRequest form, Application it) {
        if (target == null) {
            return null;
        }
        var own = major(student.unit());
        if (own != null && own.id().equals(target.id())) {
            return Refusal.rule("programme.same").at("major");
        }
        if (destinations.stoodIn(student.enrolment(), target)) {
            return Refusal.rule("programme.back", target.name()).at("major");
        }
        if (own != null
                && target.stage() != null
                && own.stage() != null
                && !target.stage().equals(own.stage())) {
            return Refusal.rule("programme.level").at("major");
        }
        if (form.unit() != null && units.find(form.unit()).filter(target::covers).isEmpty()) {
            return Refusal.rule("programme.class").at("unit");
        }
        return it.subject().education().equals("open") ? together(target, student, form) : null;
    }

    /// 同一教学点、同一年级、同一学期, and the same type of student.
    private @Nullable Refusal together(Unit target, StudentRecord student, ProgrammeRequest form) {
        var own = cohorts.of(student.enrolment());
        var there = cohorts.within(target);
        var classes =
                units.below(target.id(), "class").stream()
                        .filter(it -> form.unit() == null || it.id().equals(form.unit()))
                        .filter(it -> Objects.equals(it.entryYear(), own.entryYear()))
                        .filter(it -> of(there, it).allMatch(own::entersWith))
                        .toList();
        if (classes.isEmpty() || !point(student.unit()).equals(point(target.id()))) {
            return Refusal.rule("programme.not-here").at("major");
        }
        return classes.stream().noneMatch(it -> of(there, it).allMatch(own::ofType))
                ? Refusal.rule("programme.other-kind").at("major")
                : null;
    }

    private static Stream<Cohorts.Cohort> of(List<Cohorts.Cohort> all, Unit unit) {
        return all.stream().filter(it -> it.unit().equals(unit.id()));
    }

    private Optional<UUID> point(UUID unit) {
        return units.path(unit).stream()
                .filter(it -> it.kind().equals("teaching-point"))
                .map(Unit::id)
                .findFirst();
    }

    @Nullable Unit major(UUID unit) {
        return units.path(unit).stream()
                .filter(it -> it.kind().equals("major"))
                .reduce((higher, lower) -> lower)
                .orElse(null);
    }

    int reportDays(UUID institution, LocalDate on) {
        return policies.value(REPORT, institution, on);
    }
}
